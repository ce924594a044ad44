//! Every claim of the brief is there, with its exact words and its kind.

use super::{document, id, january, sources};
use claimlight::annotation::{Body, annotations_from_json};
use claimlight::collection::{ClaimKind, Collection, Family};
use claimlight::press;
use std::fs;
use std::path::Path;

/// The brief's table: the claim, its words, its kind.
const CLAIMS: [(&str, &str, &str); 34] = [
    (
        "L-laws",
        "the Soviet laws do not create impediments when decisions are taken on the questions regarding departure from the USSR by Soviet citizens who have legal grounds for that",
        "law",
    ),
    ("L-internal", "the questions involved pertain to the internal competence of our state", "law"),
    ("L-majority", "the overwhelming majority of such questions is resolved positively", "number"),
    (
        "L-400",
        "Only in the past 5 years there have been over 400 marriages between Soviet and American citizens.",
        "number",
    ),
    (
        "L-95",
        "more that 95 percent - encountered no problems with regard to the reunification of the spouses and to living together",
        "number",
    ),
    (
        "L-exceptions",
        "there are exceptions, and we have frankly and repeatedly told you what they are about",
        "concession",
    ),
    (
        "L-humanism",
        "questions of this kind are resolved by us on the basis of humanism and taking into account the interests of the people concerned",
        "assurance",
    ),
    (
        "L-proportion",
        "the attempts to blow them out of proportion in the general balance of Soviet-American relations",
        "characterisation",
    ),
    (
        "L-linkage",
        "the continued attempts by the American side to tie up trade and economic relations with questions of a different nature will bring no benefit",
        "warning",
    ),
    ("L-pressure", "nobody is entitled to violate it - whether under any pressure or without it", "law"),
    ("L-sent", "Your letter of December 7, transmitted through Secretary Baldrige", "fact"),
    ("A-monday", "Dobrynin came by Monday evening to deliver Gorbachev's response", "fact"),
    ("A-bureaucrats", "It smacked of having been drafted by bureaucrats.", "characterisation"),
    ("A-tone", "The letter is non-polemical in tone", "characterisation"),
    (
        "A-assurance",
        "reiterates the assurance Gorbachev gave you directly that individual cases of divided spouses can be resolved",
        "report",
    ),
    (
        "A-law",
        "affirms that Soviet law is not a barrier to the emigration of Soviet citizens who meet its criteria, and rejects bending the rules to resolve specific cases",
        "report",
    ),
    ("A-pressure", "Moscow will not be swayed in this respect by U.S. pressure", "report"),
    (
        "A-silence",
        "The letter did not address the three specific cases raised in your letter (Sakharov, Shcharanskiy and Orlov) or those I mentioned in my earlier letter to Shevardnadze.",
        "absence",
    ),
    ("A-do", "the important thing is not what they say, but what they do", "opinion"),
    (
        "A-mcclellan",
        "The resolution late last week of the case of Irina McClellan's daughter is a sign that the positive steps which began before the Geneva meeting are continuing for the moment.",
        "inference",
    ),
    ("A-tomorrow", "we could take up specific cases tomorrow with the Soviet Embassy here", "fact"),
    ("B-monday", "When Dobrynin delivered Gorbachev's response to your letter on human rights Monday", "fact"),
    ("B-list", "a list of individuals who will be allowed to leave the Soviet Union", "promise"),
    ("B-gesture", "this gesture was specifically connected to your letter to Gorbachev", "report"),
    (
        "B-1932",
        "a 77-year-old U.S. citizen who had traveled to the Soviet Union during a school break in 1932 and had not been permitted to leave since that time",
        "case",
    ),
    (
        "B-boy",
        "a 16-year-old boy whose father was killed in a car accident last fall, leaving him alone in Leningrad",
        "case",
    ),
    (
        "B-resolve",
        "they would resolve a longstanding U.S. citizen case I had raised in a letter to Shevardnadze, as well as four other cases we had raised earlier",
        "promise",
    ),
    (
        "B-blind",
        "a blind Soviet woman in her sixties who has been separated from her husband for almost thirty years",
        "case",
    ),
    ("B-defected", "because her husband had \"violated Soviet law\" (he defected in 1956)", "reason given"),
    ("B-husband", "the Soviet husband of an American wife and father of two small children in the U.S.", "case"),
    ("B-security", "because of \"state security\"", "reason given"),
    (
        "B-silence",
        "they made no response on the Soviet Jewish pianist Vladimir Feltsman; on the general question of increased emigration; or on Sakharov, Shcharansky, and Orlov, all of whom you raised in your letter",
        "absence",
    ),
    ("B-pressure", "any overt attempts to \"pressure\" Moscow would abort the process", "warning"),
    (
        "T-original",
        "The signed Russian-language original of General Secretary Gorbachev's letter to President Reagan dated January 11, 1986, concerning human rights issues and an unofficial English translation provided by the Soviet Embassy are forwarded with this memo.",
        "provenance",
    ),
];

#[test]
fn every_claim_has_its_exact_words_and_kind() {
    let collection = january();
    assert_eq!(collection.claims.len(), CLAIMS.len());
    for (name, words, kind) in CLAIMS {
        let claim = collection.claim(&name.parse().expect(name)).expect(name);
        let document = document(&collection, &name[..1]);
        assert_eq!(claim.document, document.id, "{name}");
        assert_eq!(document.text.slice(claim.passage), Some(words), "{name}");
        assert_eq!(claim.kind.name(), kind, "{name}");
        assert_eq!(claim.iri, format!("urn:x-claimlight:january-1986:{name}"));
    }
}

#[test]
fn claims_come_by_document_and_place_and_are_lit_by_family() {
    use Family::{Fact, Gap, Law, Number, Pledge, Report, View};
    let collection = january();
    let table = [
        ("L", vec![(Number, 3), (Law, 3), (Pledge, 2), (Fact, 1), (View, 1), (Gap, 1)]),
        ("A", vec![(Fact, 2), (View, 4), (Report, 3), (Gap, 1)]),
        ("B", vec![(Pledge, 3), (Fact, 5), (View, 2), (Report, 1), (Gap, 1)]),
        ("T", vec![(Fact, 1)]),
    ];
    for (name, expected) in table {
        let claims: Vec<_> = collection.claims_of(&id(name)).collect();
        assert!(claims.windows(2).all(|pair| pair[0].passage <= pair[1].passage), "{name}");
        let count = |family| claims.iter().filter(|claim| claim.kind.family() == family).count();
        let found: Vec<_> =
            Family::ALL.into_iter().map(|family| (family, count(family))).filter(|(_, n)| *n > 0).collect();
        assert_eq!(found, expected, "{name}");
    }
    let order: Vec<_> = collection.claims.iter().map(|claim| &claim.document).collect();
    assert!(order.is_sorted_by_key(|name| collection.documents.iter().position(|document| document.id == **name)));
}

#[test]
fn every_claim_says_who_makes_it_and_asks_one_or_two_questions() {
    for claim in january().claims {
        assert!(!claim.claimant.get("en").is_empty(), "{}", claim.id);
        assert!((1..=2).contains(&claim.prompts.len()), "{}", claim.id);
        for prompt in &claim.prompts {
            assert_eq!(prompt.languages().collect::<Vec<_>>(), LANGUAGES, "{}", claim.id);
        }
    }
}

/// The languages that the collection's own words are in.
const LANGUAGES: [&str; 5] = ["en", "ru", "es", "fr", "de"];

#[test]
fn the_collections_own_words_are_in_every_language() {
    let collection = january();
    let mut words = vec![&collection.title];
    for document in &collection.documents {
        words.extend([&document.title, &document.kind]);
        words.extend(&document.notes);
    }
    words.extend(collection.claims.iter().map(|claim| &claim.claimant));
    words.extend(collection.links.iter().filter_map(|link| link.note.as_ref()));
    for words in words {
        assert_eq!(words.languages().collect::<Vec<_>>(), LANGUAGES, "{}", words.get("en"));
    }
}

#[test]
fn an_absence_names_what_to_look_for_in_every_spelling() {
    let collection = january();
    let with_finds: Vec<_> = collection.claims.iter().filter(|claim| !claim.finds.is_empty()).collect();
    let [silence] = with_finds[..] else { panic!("one claim to look up") };
    assert_eq!((silence.id.as_str(), silence.kind), ("A-silence", ClaimKind::Absence));
    assert!(silence.finds.iter().all(|find| find.document == id("L")));
    let spellings: Vec<_> = silence.finds.iter().map(|find| find.spellings.join(", ")).collect();
    assert_eq!(spellings, ["Sakharov", "Shcharanskiy, Shcharansky", "Orlov"]);
}

#[test]
fn positions_count_code_points_of_the_canonical_text() {
    let collection = january();
    let json = serde_json::from_str(&sources().claims.source).expect("JSON");
    let annotations = annotations_from_json(&json).expect("annotations");
    let mut positions = 0;
    for annotation in &annotations {
        let there = annotation.bodies.iter().filter_map(|body| match body {
            Body::Resource(resource) => Some(resource),
            _ => None,
        });
        for end in annotation.targets.iter().chain(there) {
            let document = collection.document_by_iri(&end.source).expect("a document");
            let quoted = end.quote().map(|quote| quote.exact.as_str());
            assert_eq!(end.position().and_then(|position| document.text.slice(position)), quoted, "{}", annotation.id);
            positions += usize::from(quoted.is_some());
        }
    }
    assert!(positions > CLAIMS.len());
}

#[test]
fn the_page_carries_the_same_collection() {
    assert_eq!(Collection::from_bundle(&january().to_bundle()), Ok(january()));
}

#[test]
fn positions_are_written_anew_and_nothing_else_changes() {
    let sound = sources();
    let mut moved = sound.clone();
    moved.claims.source = sound.claims.source.replace("\"start\": 6", "\"start\": 5");
    assert_ne!(moved, sound);
    assert_eq!(press::with_positions(&moved), Ok(sound.claims.source.clone()));
}

#[test]
fn the_claims_are_annotations_as_the_w3c_asks() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("documents/claims.json");
    conformance::expect_valid("claims.json", &fs::read_to_string(file).expect("claims.json is there"));
}
