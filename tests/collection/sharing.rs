//! The collection's own passages and claims in links: how short they get, and that they come back.

use super::january;
use claimlight::annotation::{Annotation, Timestamp, annotations_from_json};
use claimlight::collection::{Claim, Collection};
use claimlight::judgement::{Judgement, Verdict};
use claimlight::notebook::{Note, NoteId, target_on};
use claimlight::share::{About, Budget, Said, Spelling, form_from_fragment, form_to_fragment, pack, qr, unpack};
use std::fs;
use std::path::Path;

const PAGE: &str = "https://example.org/";

/// A moment, and the beginning of the names that are given at it.
const MOMENT: u64 = 1_790_000_000_000;

fn at(milliseconds: u64) -> Timestamp {
    Timestamp::from_milliseconds(i64::try_from(milliseconds).expect("a moment"))
}

/// Names of the same page, made within an hour; or each with randomness of its own.
fn name(number: usize, is_random: bool) -> NoteId {
    let random = |byte: u8| (number as u8).wrapping_mul(151).wrapping_add(byte.wrapping_mul(89)) ^ byte;
    let ending = if is_random { std::array::from_fn(|byte| random(byte as u8)) } else { [7; 10] };
    NoteId::new(MOMENT + 17_000 * number as u64, ending)
}

/// A note on the words of a claim.
fn note(collection: &Collection, claim: &Claim, number: usize, comment: &str) -> Annotation {
    let text = &collection.document(&claim.document).expect("there").text;
    let target = target_on(collection.iri_of(&claim.document), text, claim.passage);
    let mut note = Note::new(name(number, true), target, at(MOMENT + 17_000 * number as u64));
    comment.clone_into(&mut note.comment);
    Annotation::from(&note)
}

fn judgement(collection: &Collection, number: usize, is_random: bool) -> Annotation {
    let claim = &collection.claims[number * 7 % collection.claims.len()];
    let (verdict, _) = Verdict::ALL[number * number % 3];
    let now = at(MOMENT + 17_000 * number as u64);
    let judgement = Judgement::new(name(number, is_random).as_str(), claim.id.clone(), verdict, now);
    judgement.to_annotation(&collection.id)
}

fn fragment(link: &str) -> &str {
    link.strip_prefix(PAGE).expect("the page comes first")
}

#[test]
fn a_note_on_each_claims_words_comes_back() {
    let collection = january();
    let notes: Vec<Annotation> =
        collection.claims.iter().enumerate().map(|(number, claim)| note(&collection, claim, number, "Why?")).collect();
    let (mut all, mut short) = (0, 0);
    for some in notes.chunks(8) {
        for budget in [Budget::Link, Budget::Qr] {
            let packed = pack(&collection, some, PAGE, budget);
            assert!(budget == Budget::Qr || packed.left_out.is_empty(), "{packed:?}");
            let link = packed.link.expect("some fit");
            let unpacked = unpack(&collection, fragment(&link)).expect("a link of ours");
            assert_eq!(unpacked.doubts, []);
            assert!(unpacked.annotations.iter().all(|annotation| some.contains(annotation)));
            for item in form_from_fragment(fragment(&link)).expect("a link of ours").items {
                if let (Said::Note(note), Budget::Qr) = (item.said, budget)
                    && let About::Part { passage, excerpt, .. } = note.about
                {
                    all += passage.length();
                    short += excerpt.words.chars().count();
                }
            }
        }
    }
    println!("quotations: {all} code points, {short} of them in the links");
    assert!(3 * short < all);
}

/// How many of as many as could be asked for find room.
fn room(budget: Budget, annotations: &[Annotation], collection: &Collection) -> usize {
    let packed = pack(collection, annotations, PAGE, budget);
    assert!(budget == Budget::Link || qr(&packed.link.expect("some fit")).is_some());
    packed.included.len()
}

#[test]
fn as_many_fit_as_docs_links_says() {
    let collection = january();
    let judgements =
        |is_random| -> Vec<Annotation> { (0..200).map(|number| judgement(&collection, number, is_random)).collect() };
    // Prose of a hundred signs that is another each time.
    let prose: Vec<char> = collection.documents.iter().flat_map(|document| document.text.as_str().chars()).collect();
    let comment = |number: usize| prose[131 * number..131 * number + 100].iter().collect::<String>();
    let commented: Vec<Annotation> = (0..60)
        .map(|number| note(&collection, &collection.claims[number % collection.claims.len()], number, &comment(number)))
        .collect();
    let measured = [
        (Budget::Qr, judgements(true)),
        (Budget::Qr, judgements(false)),
        (Budget::Qr, commented.clone()),
        (Budget::Link, judgements(true)),
        (Budget::Link, commented),
    ]
    .map(|(budget, annotations)| room(budget, &annotations, &collection));
    println!(
        "judgements in a code, the same of one page, notes in a code; judgements and notes in a link: {measured:?}"
    );
    let promised = [16, 70, 3, 93, 15];
    assert!(measured.iter().zip(promised).all(|(measured, promised)| *measured >= promised), "{measured:?}");
}

/// The example of docs/links.md: a note of one question, and a judgement.
fn example(collection: &Collection) -> Vec<Annotation> {
    let script = docs("links-example.mjs");
    let name = collection.id.iri();
    let moment = "2026-09-21T14:13:20.000Z";
    assert!(script.contains(moment), "the script has another moment");
    let annotations = serde_json::json!([
        {
            "id": "urn:uuid:01a0c450-6c00-7707-8707-070707070707", "type": "Annotation", "motivation": "commenting",
            "created": moment, "modified": moment,
            "body": {"type": "TextualBody", "value": "Counted by whom?", "purpose": "commenting", "format": "text/markdown"},
            "target": {"source": format!("{name}:gorbachev-letter"),
                "selector": {"type": "TextQuoteSelector", "exact": "over 400 marriages"}},
        },
        {
            "id": "urn:uuid:01a0c450-6c00-7707-8707-070707070708", "type": "Annotation", "motivation": "assessing",
            "created": moment,
            "body": {"type": "TextualBody", "value": "cannot be checked here", "purpose": "classifying", "language": "en"},
            "target": format!("{name}:L-400"),
        },
    ]);
    annotations_from_json(&annotations).expect("legal annotations")
}

fn docs(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn the_example_of_docs_links_is_what_is_written() {
    let collection = january();
    let docs = docs("links.md");
    let link = pack(&collection, &example(&collection), PAGE, Budget::Link).link.expect("it fits");
    let form = form_from_fragment(fragment(&link)).expect("a link of ours");
    // The table's first column has the bytes in hexadecimal.
    let table = docs.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |")).map(|(bytes, _)| bytes);
    let stated: Vec<&str> = table.flat_map(str::split_whitespace).collect();
    let written: Vec<String> = form.to_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(stated, written, "{}", written.join(" "));
    for link in [link, form_to_fragment(&form, Spelling::Digits)] {
        assert!(docs.contains(&link), "{link}");
    }
}
