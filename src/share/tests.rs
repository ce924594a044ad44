use super::letters;
use super::testing::{LETTER, collection, judgement, note, passage, recipe};
use super::*;
use crate::anchor::in_place;
use crate::annotation::{Annotation, Motivation, Target};
use crate::collection::Collection;
use crate::exchange::read_file;
use crate::judgement::{NoJudgement, Verdict};
use crate::notebook::{self, Edit, Tag};
use crate::text::Digest;
use proptest::prelude::*;

const PAGE: &str = "https://example.org/claimlight/";

fn fragment(link: &str) -> &str {
    link.split_once('#').map_or("", |(_, fragment)| fragment)
}

/// What comes out of the link that all of these fit into.
fn through_a_link(collection: &Collection, annotations: &[Annotation]) -> Unpacked {
    let packed = pack(collection, annotations, PAGE, Budget::Link);
    assert_eq!(packed.left_out, []);
    unpack(collection, fragment(&packed.link.expect("something is in it"))).expect("a link of ours")
}

fn notes(annotations: &[Annotation]) -> Vec<notebook::Note> {
    annotations.iter().cloned().map(notebook::Note::from).collect()
}

/// A link with any bytes in it, whose check is right.
fn link_of(bytes: &[u8]) -> String {
    let check = (Digest::of_bytes(bytes).bits() as u16).to_be_bytes();
    format!("n1={}", letters::write(&[&check[..], bytes].concat()))
}

fn link_of_form(form: &[u8]) -> String {
    link_of(&miniz_oxide::deflate::compress_to_vec(form, 10))
}

#[test]
fn what_is_no_link_says_why() {
    let table = [
        ("", LinkError::NotALink),
        ("#/gorbachev-letter", LinkError::NotALink),
        ("n=abc", LinkError::NotALink),
        ("n01=abc", LinkError::NotALink),
        ("n1", LinkError::NotALink),
        ("n99999999999=", LinkError::NotALink),
        ("#n2=abc", LinkError::UnknownVersion(2)),
        ("n1=", LinkError::Damaged),
        ("n1=.", LinkError::Damaged),
        ("n1=AAAAA", LinkError::Damaged),
        ("n1=ab(c", LinkError::Character { at: 2, found: '(' }),
        ("n1=.12a", LinkError::Character { at: 3, found: 'a' }),
        ("n1=щ", LinkError::Character { at: 0, found: 'щ' }),
    ];
    for (fragment, error) in table {
        assert_eq!(form_from_fragment(fragment), Err(error), "{fragment}");
        assert_eq!(is_link(fragment), error != LinkError::NotALink, "{fragment}");
    }
    let long = format!("n1={}", "A".repeat(FRAGMENT_LIMIT));
    assert_eq!(form_from_fragment(&long), Err(LinkError::TooLong(FRAGMENT_LIMIT + 3)));
    let malformed = |at, problem| Err(LinkError::Malformed(Malformed { at, problem }));
    let table: [(&[u8], _, _); 7] = [
        (b"", 0, Problem::EndsEarly),
        (b"\x01A\0", 0, Problem::Name),
        (b"\x01a\xff\xff\xff\xff\x0f", 7, Problem::EndsEarly),
        (b"\x01a\0\x03\0", 3, Problem::Meaning),
        (b"\x01a\0\x42\0", 3, Problem::Meaning),
        (b"\x01a\0\x0e\x04\x01b\x01c", 3, Problem::Meaning),
        (b"\x01a\0\x0d\0\x01b\0", 7, Problem::Number),
    ];
    for (form, at, problem) in table {
        assert_eq!(form_from_fragment(&link_of_form(form)), malformed(at, problem), "{form:?}");
    }
}

#[test]
fn a_few_bytes_that_stand_for_millions_are_not_unpacked() {
    let bomb = link_of_form(&vec![0; 1_000_000]);
    assert!(bomb.len() <= FRAGMENT_LIMIT, "{}", bomb.len());
    assert_eq!(form_from_fragment(&bomb), Err(LinkError::TooMuch));
    // As many items as would fit into the limit.
    let items = [&b"\x01a\0"[..], &b"\x0e\0\x01b\x01c".repeat(ITEM_LIMIT + 1)].concat();
    let error = form_from_fragment(&link_of_form(&items)).expect_err("too many");
    assert!(matches!(error, LinkError::Malformed(Malformed { problem: Problem::Items, .. })), "{error:?}");
}

#[test]
fn a_link_that_lost_its_end_or_a_letter_is_not_opened() {
    let collection = collection(&[LETTER]);
    let annotations = [Annotation::from(&note(&collection, 0, passage(4, 13), 0))];
    for budget in [Budget::Link, Budget::Qr] {
        let link = pack(&collection, &annotations, PAGE, budget).link.expect("one fits");
        let fragment = fragment(&link);
        for end in "n1=".len()..fragment.len() {
            assert_eq!(form_from_fragment(&fragment[..end]), Err(LinkError::Damaged), "{end}");
        }
        for at in "n1=.".len()..fragment.len() {
            let other = if fragment.as_bytes()[at] == b'3' { "4" } else { "3" };
            let changed = format!("{}{other}{}", &fragment[..at], &fragment[at + 1..]);
            // The last letter's lowest bits mean nothing.
            let is_read = form_from_fragment(&changed).is_ok();
            assert!(!is_read || at + 1 == fragment.len(), "{changed}");
        }
    }
}

#[test]
fn what_a_link_cannot_carry_is_told() {
    let collection = collection(&[LETTER]);
    let first = note(&collection, 0, passage(4, 13), 0);
    let named = |number: u64, change: &dyn Fn(&mut Annotation)| {
        let mut annotation = Annotation::from(&note(&collection, 0, passage(4, 13), number));
        change(&mut annotation);
        annotation
    };
    let retarget = |target: Target| move |annotation: &mut Annotation| annotation.targets = vec![target.clone()];
    let gone = named(3, &|annotation| {
        let target = notebook::target_not_in(&annotation.targets[0], &collection.documents[0].text);
        annotation.targets = vec![target];
    });
    let mut elsewhere = first.target.clone();
    elsewhere.source = collection.id.iri_of("doc-7");
    let mut lost = first.target.clone();
    lost.selectors = note(&self::collection(&["nothing of the letter is in here, not a word"]), 0, passage(11, 30), 0)
        .target
        .selectors;
    let annotations = [
        Annotation::from(&first),
        named(0, &|_| {}),
        named(1, &retarget(Target::whole("https://example.org/"))),
        named(2, &retarget(elsewhere)),
        gone.clone(),
        named(4, &retarget(lost)),
        named(5, &|annotation| annotation.motivations = vec![Motivation::Assessing]),
        named(6, &|annotation| {
            annotation.other.insert("own:x".into(), 1.into());
        }),
        judgement(&collection, "L-7", Verdict::Supported, 7),
    ];
    let packed = pack(&collection, &annotations, PAGE, Budget::Link);
    let iri = |number: usize| annotations[number].id.clone();
    assert_eq!((packed.included, packed.reduced), (vec![iri(0), iri(7)], vec![iri(7)]));
    let expected = [
        (iri(1), LeftOut::Doubled),
        (iri(2), LeftOut::OtherDocument("https://example.org/".into())),
        (iri(3), LeftOut::OtherDocument("urn:x-claimlight:january-1986:doc-7".into())),
        (iri(4), LeftOut::NotFound),
        (iri(5), LeftOut::NotFound),
        (iri(6), LeftOut::NoJudgement(NoJudgement::NoVerdict)),
        (iri(8), LeftOut::NoJudgement(NoJudgement::NotAClaim("urn:x-claimlight:january-1986:L-7".into()))),
    ];
    assert_eq!(packed.left_out, expected);
    assert_eq!(pack(&collection, &[gone], PAGE, Budget::Link).link, None);
}

#[test]
fn what_finds_no_room_is_told_and_the_first_have_precedence() {
    let collection = collection(&[LETTER]);
    let long = |number: u64, seed: u64| {
        let mut note = note(&collection, 0, passage(4, 60), number);
        // Words that hardly compress.
        note.comment =
            (0..40).map(|word| format!("{:x} ", (word + 100 * seed).wrapping_mul(0x9e37_79b9_7f4a_7c15))).collect();
        Annotation::from(&note)
    };
    let short = Annotation::from(&note(&collection, 0, passage(4, 60), 9));
    let annotations = [long(1, 1), long(2, 2), long(3, 3), long(4, 4), long(5, 5), short];
    for (budget, included) in [(Budget::Link, vec![0, 1, 2, 5]), (Budget::Qr, vec![5])] {
        let packed = pack(&collection, &annotations, "https://example.org/#/doc-0", budget);
        let iris: Vec<String> = included.iter().map(|number: &usize| annotations[*number].id.clone()).collect();
        assert_eq!(packed.included, iris, "{budget:?}");
        assert_eq!(packed.left_out.len() + packed.included.len(), annotations.len());
        assert!(packed.left_out.iter().all(|(_, why)| *why == LeftOut::NoRoom));
        let link = packed.link.expect("some fit");
        assert!(link.starts_with("https://example.org/#n1=") && link.chars().count() <= LINK_LIMIT);
        if budget == Budget::Qr {
            assert!(qr(&link).is_some(), "{}", link.len());
        }
    }
    // A page whose own address leaves no room.
    let packed = pack(&collection, &annotations, &format!("https://example.org/{}", "x".repeat(2_000)), Budget::Link);
    assert_eq!((packed.link, packed.left_out.len()), (None, annotations.len()));
}

#[test]
fn a_kiosks_judgements_fit_into_a_code() {
    let collection = collection(&[LETTER]);
    let verdicts = Verdict::ALL.map(|(verdict, _)| verdict);
    let judgements: Vec<Annotation> = (0..40)
        .map(|number: u64| {
            let claim = if number.is_multiple_of(2) { "L-95" } else { "L-laws" };
            judgement(&collection, claim, verdicts[usize::try_from(number).expect("small") % 4], 17_000 * number)
        })
        .collect();
    let packed = pack(&collection, &judgements, PAGE, Budget::Qr);
    assert_eq!((packed.included.len(), packed.reduced.len()), (40, 0));
    let link = packed.link.expect("all fit");
    assert_eq!(unpack(&collection, fragment(&link)).expect("a link of ours").annotations, judgements);
}

#[test]
fn a_quotation_whose_words_differ_is_never_taken_for_found() {
    let here = collection(&[LETTER]);
    let there = LETTER.replace("no problems", "few problems");
    let moved = format!("A preface. {LETTER}");
    let note = Annotation::from(&note(&here, 0, passage(63, 98), 0));
    for (budget, is_whole) in [(Budget::Link, true), (Budget::Qr, false)] {
        let link = pack(&here, std::slice::from_ref(&note), PAGE, budget).link.expect("it fits");
        // The very text: the very note.
        assert_eq!(unpack(&here, fragment(&link)).expect("a link of ours").annotations, std::slice::from_ref(&note));
        // Its words elsewhere: found by its excerpt.
        let unpacked = unpack(&collection(&[&moved]), fragment(&link)).expect("a link of ours");
        let target = &unpacked.annotations[0].targets[0];
        assert_eq!((unpacked.doubts, target.position()), (vec![], Some(passage(74, 109))), "{budget:?}");
        assert_eq!(target.quote().map(|quote| &quote.exact), note.targets[0].quote().map(|quote| &quote.exact));
        // Other words: said to be in doubt, with no more said to be quoted than is known.
        let elsewhere = collection(&[&there]);
        let unpacked = unpack(&elsewhere, fragment(&link)).expect("a link of ours");
        assert_eq!(unpacked.doubts, [(note.id.clone(), Doubt::OtherWords)]);
        let target = &unpacked.annotations[0].targets[0];
        let quote = target.quote().expect("a quotation");
        assert_eq!(in_place(&elsewhere.documents[0].text, target), None);
        assert_eq!((target.position().is_some(), !quote.exact.ends_with('…')), (is_whole, is_whole));
    }
    // Another collection: everything is kept, nothing is believed.
    let link = pack(&here, &[note.clone(), judgement(&here, "L-95", Verdict::Supported, 1)], PAGE, Budget::Link).link;
    let mut other = here.clone();
    other.id = "march-1986".parse().expect("a name");
    let unpacked = unpack(&other, fragment(&link.expect("they fit"))).expect("a link of ours");
    let doubts: Vec<Doubt> = unpacked.doubts.iter().map(|(_, doubt)| *doubt).collect();
    assert_eq!(doubts, [Doubt::UnknownDocument, Doubt::UnknownClaim]);
    assert_eq!(unpacked.annotations[0].targets[0].source, note.targets[0].source);
}

#[test]
fn what_is_opened_twice_is_merged_as_the_same() {
    let collection = collection(&[LETTER]);
    let mut note = note(&collection, 0, passage(63, 80), 0);
    note.tags = Tag::new("human rights").into_iter().collect();
    let mut book = notebook::testing::book(1);
    book.apply(notebook::Command::Add(note), notebook::testing::at(5)).expect("new");
    let sent: Vec<Annotation> = book.notes().map(|note| Annotation::from(&**note)).collect();
    let arrived = notes(&through_a_link(&collection, &sent).annotations);
    assert_eq!(book.weigh(&arrived).same, 1);
    let mut other = notebook::testing::book(2);
    other.apply(notebook::Command::Import(arrived.clone()), notebook::testing::at(9)).expect("possible");
    assert_eq!(other.weigh(&arrived).same, 1);
    let id = arrived[0].id.clone();
    let edit = Edit::Comment("Mine.".into());
    other.apply(notebook::Command::Edit { id, edit }, notebook::testing::at(2_000_000_000_000)).expect("possible");
    assert_eq!(other.weigh(&arrived).earlier, 1);
}

proptest! {
    #[test]
    fn every_note_and_judgement_comes_back(recipes in proptest::collection::vec(recipe(), 1..6), second in "[a-zщ😃 ]{1,300}") {
        let collection = collection(&[LETTER, &second]);
        let mut annotations: Vec<Annotation> = recipes.iter().map(|recipe| recipe.annotation(&collection)).collect();
        let mut seen = std::collections::BTreeSet::new();
        annotations.retain(|annotation| seen.insert(annotation.id.clone()));
        for budget in [Budget::Link, Budget::Qr] {
            let packed = pack(&collection, &annotations, PAGE, budget);
            prop_assert_eq!(packed.included.len() + packed.left_out.len(), annotations.len());
            prop_assert!(packed.left_out.iter().all(|(_, why)| *why == LeftOut::NoRoom), "{:?}", packed.left_out);
            prop_assert!(packed.reduced.is_empty());
            let Some(link) = packed.link else { continue };
            prop_assert!(link.chars().count() <= LINK_LIMIT);
            prop_assert!(budget == Budget::Link || qr(&link).is_some());
            let unpacked = unpack(&collection, fragment(&link)).expect("a link of ours");
            let sent: Vec<&Annotation> = annotations.iter().filter(|one| packed.included.contains(&one.id)).collect();
            prop_assert_eq!(unpacked.annotations.iter().collect::<Vec<_>>(), sent);
            prop_assert_eq!(unpacked.doubts, vec![]);
        }
    }

    #[test]
    fn in_another_text_a_passage_is_found_word_for_word_or_in_doubt(
        start in 0usize..150, length in 1usize..120, at in 0usize..150, gone in 0usize..40, come in "[a-z .]{0,40}",
    ) {
        let here = collection(&[LETTER]);
        let end = here.documents[0].text.length().0;
        let start = start.min(end - 1);
        let note = note(&here, 0, passage(start, (start + length).min(end)), 0);
        let mut characters: Vec<char> = LETTER.chars().collect();
        let at = at.min(characters.len());
        let behind = (at + gone).min(characters.len());
        characters.splice(at..behind, come.chars());
        let there = collection(&[&characters.iter().collect::<String>()]);
        let sent = [Annotation::from(&note)];
        for budget in [Budget::Link, Budget::Qr] {
            let link = pack(&here, &sent, PAGE, budget).link.expect("one fits");
            let unpacked = unpack(&there, fragment(&link)).expect("a link of ours");
            let target = &unpacked.annotations[0].targets[0];
            let found = in_place(&there.documents[0].text, target);
            let words = note.target.quote().map(|quote| quote.exact.as_str());
            if unpacked.doubts.is_empty() {
                prop_assert_eq!(found.and_then(|passage| there.documents[0].text.slice(passage)), words);
            } else {
                prop_assert_eq!(found, None);
            }
        }
    }

    #[test]
    fn no_fragment_panics(fragment in prop_oneof!["\\PC{0,60}", "#?n1=[A-Za-z0-9_-]{0,80}", "n1=\\.[0-9]{0,80}"]) {
        let _ = unpack(&collection(&[LETTER]), &fragment);
    }

    #[test]
    fn no_bytes_panic_and_what_is_read_can_be_saved(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let collection = collection(&[LETTER]);
        let _ = form_from_fragment(&link_of(&bytes));
        let named = [&b"\x0cjanuary-1986\x01\x05doc-0"[..], &bytes].concat();
        for form in [&bytes[..], &named] {
            if let Ok(form) = Form::from_bytes(form) {
                prop_assert_eq!(Form::from_bytes(&form.to_bytes()), Ok(form.clone()));
                let unpacked = unpack(&collection, &form_to_fragment(&form, Spelling::Letters));
                if let Ok(unpacked) = unpacked {
                    let file = unpacked.to_file(&collection);
                    let read = read_file(file.as_bytes()).expect("a file of ours");
                    prop_assert_eq!(read, notes(&unpacked.annotations));
                }
            }
        }
    }
}
