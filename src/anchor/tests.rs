//! What comes of looking for passages, from outside the engine.

use super::testing::{anchored, anchored_since, passage, target};
use super::*;
use crate::annotation::{Selector, Target};
use crate::text::{Passage, Text};
use proptest::prelude::*;

/// An outcome without its confidence, to be compared.
#[derive(Debug, PartialEq, Eq)]
enum Place {
    Exact(Passage),
    Moved(Passage),
    Changed(Passage),
    Ambiguous(Vec<Passage>),
    Lost,
}

fn place(outcome: &Outcome) -> Place {
    match outcome {
        Outcome::Exact(found) => Place::Exact(found.passage),
        Outcome::Moved(found) => Place::Moved(found.passage),
        Outcome::Changed(found) => Place::Changed(found.passage),
        Outcome::Ambiguous(found) => Place::Ambiguous(found.iter().map(|found| found.passage).collect()),
        Outcome::Lost(_) => Place::Lost,
    }
}

fn places(text: &str, target: Target) -> Place {
    place(&anchored(text, vec![target])[0])
}

#[test]
fn every_outcome() {
    let text = "😃 the law is the law; the court is the court";
    let nothing = Target::whole("urn:text");
    let position_alone = |start, end| Target {
        selectors: target("", "", "", Some((start, end))).selectors.split_off(1),
        ..nothing.clone()
    };
    let table = [
        ("in its place", target("", "the law", "", Some((2, 9))), Place::Exact(passage(2, 9))),
        ("a position alone", position_alone(2, 9), Place::Exact(passage(2, 9))),
        ("an empty quotation", target("", "", "", Some((2, 9))), Place::Exact(passage(2, 9))),
        ("the only such words", target("", "law;", "", None), Place::Exact(passage(17, 21))),
        ("words that moved", target("", "law;", "", Some((0, 4))), Place::Moved(passage(17, 21))),
        ("context tells", target("; the court is ", "the court", "", None), Place::Exact(passage(35, 44))),
        ("nothing tells", target("", "the law", "", None), Place::Ambiguous(vec![passage(2, 9), passage(13, 20)])),
        ("not there", target("", "the laws", "", Some((2, 10))), Place::Lost),
        ("case matters", target("", "The law", "", None), Place::Lost),
        ("a position beyond the text", position_alone(900, 950), Place::Lost),
        ("nothing sought", nothing, Place::Lost),
    ];
    for (name, target, expected) in table {
        assert_eq!(places(text, target), expected, "{name}");
    }
}

const LETTER: &str = "The question of the reunification of families was raised. It was said that more that 95 percent of \
    the marriages between Soviet and American citizens had no problems at all. The rest are being considered.";

#[test]
fn what_never_matters_leaves_words_exact() {
    let table = [
        ("“no problems”", "\"no problems\""),
        ("no problems", "no\n\n   problems"),
        ("Genève — 1985", "Gene\u{300}ve - 1985"),
        ("Congreſs ﬁled", "Congress filed"),
    ];
    for (written, stands) in table {
        let text = format!("Before it, {stands}, and what comes behind it.");
        let target = target("Before it, ", written, ", and what comes", None);
        assert!(matches!(places(&text, target), Place::Exact(_)), "{written}");
    }
}

#[test]
fn words_that_end_within_a_letter_are_not_the_same() {
    let table = [("мои", "это мой дом"), ("cafe", "the cafe\u{301} is closed"), ("f", "ﬁn"), ("wait..", "wait… no")];
    for (words, text) in table {
        assert_eq!(places(text, target("", words, "", None)), Place::Lost, "{words} in {text}");
    }
    let text = "They met with some friends in the old café, and then they left";
    let Place::Changed(found) = places(text, target("", "They met with some friends in the old cafe", "", None)) else {
        panic!("something like them stands there")
    };
    assert_eq!(Text::new(text).slice(found), Some("They met with some friends in the old café"));
    // A range of code points can end there too.
    assert!(matches!(places("the cafe\u{301}", target("", "cafe", "\u{301}", None)), Place::Exact(_)));
}

#[test]
fn changed_words_are_found_with_their_ends() {
    let text = LETTER.replace("more that 95 percent", "over 95 per cent");
    let quote = target("It was said that ", "more that 95 percent of the marriages", " between Soviet", None);
    let Place::Changed(found) = places(&text, quote) else { panic!("they are still there") };
    assert_eq!(Text::new(text).slice(found), Some("over 95 per cent of the marriages"));
}

#[test]
fn long_words_with_whole_ends_are_changed_if_their_middle_is() {
    let chapter: String = (0..300).map(|verse| format!("Verse {verse} of the chapter. ")).collect();
    let text = chapter.replace("Verse 150 of", "Verse 150 not of");
    assert!(matches!(places(&text, target("", chapter.trim(), "", None)), Place::Changed(_)));
}

#[test]
fn words_that_are_gone_are_lost_and_the_nearest_is_offered() {
    let text =
        LETTER.replace("more that 95 percent of the marriages between Soviet and American citizens had", "there were");
    let quote =
        target("said that ", "more that 95 percent of the marriages between Soviet and American", " citizens", None);
    assert!(matches!(anchored(&text, vec![quote])[0], Outcome::Lost(_)));
}

#[test]
fn the_former_text_tells_a_passage_from_what_looked_like_it() {
    let line =
        |number: usize, name: &str| format!("Article {number}. The duty on {name} is four shillings the pound.\n");
    let names = ["tea", "coffee", "sugar", "pepper", "indigo", "cotton", "rice", "tobacco"];
    let old: String = (1..).zip(names).map(|(number, name)| line(number, name)).collect();
    let new = old.replace(&line(4, "pepper"), "");
    let of = |number: usize, name: &str| {
        let text = Text::new(old.as_str());
        let start = old.find(&line(number, name)).expect("it is there");
        let mut target = Target::whole("urn:text");
        target.selectors = describe(&text, passage(start, start + line(number, name).len() - 1));
        target
    };
    let outcomes = anchored_since(&old, &new, vec![of(4, "pepper"), of(5, "indigo"), of(8, "tobacco")]);
    assert_eq!(place(&outcomes[0]), Place::Lost);
    let words =
        |outcome: &Outcome| Text::new(new.as_str()).slice(outcome.passage().expect("it is there")).map(str::to_owned);
    assert_eq!(words(&outcomes[1]).as_deref(), Some(line(5, "indigo").trim_end()));
    assert_eq!(words(&outcomes[2]).as_deref(), Some(line(8, "tobacco").trim_end()));
}

/// A line of a ledger, so like all others that nothing but the former text tells what is gone from what came in its place.
fn entry(number: usize) -> String {
    let name = ["baker", "cooper", "draper", "fuller", "glover", "hatter", "joiner"][number % 7];
    let town = ["Arundel", "Barnstaple", "Carlisle", "Dover", "Exeter"][number % 5];
    format!("March {}. Received of the {name} at {town}, for goods, {} pounds.\n", 1 + number % 28, 3 + number * 7 % 31)
}

#[test]
fn what_moved_to_where_something_else_was_deleted_is_not_taken_for_that() {
    let entries = |numbers: Vec<usize>| numbers.into_iter().map(entry).collect::<String>();
    let old = entries((0..80).collect());
    // Two are gone, and two that stood further on stand there.
    let new = entries((0..40).chain(60..62).chain(42..60).chain(62..80).collect());
    let of = |number: usize| {
        let start = old.find(&entry(number)).expect("it is there");
        let mut target = Target::whole("urn:text");
        target.selectors = describe(&Text::new(old.as_str()), passage(start, start + entry(number).len() - 1));
        target
    };
    let outcomes = anchored_since(&old, &new, vec![of(40), of(60), of(42)]);
    let words =
        |outcome: &Outcome| Some(Text::new(new.as_str()).slice(outcome.passage()?).expect("it is there").to_owned());
    assert_eq!(words(&outcomes[0]), None);
    assert_eq!(words(&outcomes[1]).as_deref(), Some(entry(60).trim_end()));
    assert_eq!(words(&outcomes[2]).as_deref(), Some(entry(42).trim_end()));
}

#[test]
fn texts_at_the_edge_end_in_an_outcome() {
    let refrain = "and it was so, and the evening and the morning were another day; ".repeat(10_000);
    let letter = "a".repeat(50_000);
    let texts = ["", " ", "a", "😃", "\u{301}", &letter, &refrain, "שלום עולם, השלום הזה", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 😃😃😃 𝔘𝔫𝔦𝔠𝔬𝔡𝔢"];
    let long: String = refrain.chars().take(5_000).collect();
    let quotes = ["a", " ", "the", "and it was so", "😃", "שלום", "𝔘𝔫𝔦", "\u{301}", &letter[..300], &long];
    for text in texts {
        let length = text.chars().count();
        for quote in quotes {
            for position in
                [None, Some((0, quote.chars().count())), Some((length, length + 1)), Some((usize::MAX - 1, usize::MAX))]
            {
                let outcome = &anchored(text, vec![target("", quote, "", position)])[0];
                assert!(
                    outcome.passage().is_none_or(|passage| passage.end().0 <= length),
                    "{quote} in a text of {length}"
                );
            }
        }
    }
    assert!(matches!(places(&letter, target("", "a", "", None)), Place::Ambiguous(_)));
    assert!(matches!(places(&refrain, target("", "and it was so", "", None)), Place::Ambiguous(_)));
    assert!(matches!(places("שלום עולם", target("", "עולם", "", None)), Place::Exact(_)));
}

#[test]
fn positions_beyond_every_text_make_landmarks_that_can_be_reckoned_with() {
    let former = "A record of what was said by both sides";
    let text = format!("{former}. {LETTER} Sharansky was released in February of the year that followed, on a bridge.");
    let beyond = Some((usize::MAX - 1, usize::MAX));
    let targets = vec![
        target("", "Sharansky was released in February", " of the year", beyond),
        target("", "more than 95 per cent of all marriages between Soviet and Americans", "", beyond),
    ];
    assert!(matches!(anchored_since(former, &text, targets)[0], Outcome::Moved(_)));
}

#[test]
fn long_words_that_look_alike_are_not_compared_letter_by_letter() {
    // A table of all their letters by all their letters would take 90 GB.
    let chapter: String = LETTER.chars().cycle().take(600_000).collect();
    let mut target = target("", &chapter, "", None);
    let Some(Selector::Quote(quote)) = target.selectors.first_mut() else { panic!("it has a quotation") };
    let look_alike = serde_json::json!([{ "exact": format!("{chapter}!") }]);
    quote.other.insert("claimlight:lookAlikes".to_owned(), look_alike);
    assert!(matches!(places(&format!("{chapter}?"), target), Place::Exact(_)));
}

/// Text that repeats itself, with what breaks counting.
fn awkward_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("the law of the land ".to_owned()),
        Just("😃 ".to_owned()),
        Just("e\u{301}te\u{301} ".to_owned()),
        Just("Щаранский\n".to_owned()),
        "[a-f ]{0,30}",
    ];
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn what_was_described_is_found_again(string in awkward_text(), start in 0usize..400, length in 1usize..80) {
        let text = Text::new(string);
        let start = start.min(text.length().0.saturating_sub(1));
        let passage = passage(start, (start + length).min(text.length().0));
        // What is described has no white space at its ends, and is not white space alone.
        let Some(passage) = crate::text::trimmed(&text, passage) else { return Ok(()) };
        let mut target = Target::whole("urn:text");
        target.selectors = describe(&text, passage);
        prop_assert_eq!(place(&anchored(text.as_str(), vec![target])[0]), Place::Exact(passage));
    }

    #[test]
    fn no_passage_leads_out_of_the_text(
        text in awkward_text(), other in awkward_text(), former in awkward_text(),
        exact in "\\PC{0,40}", prefix in "\\PC{0,20}", position in proptest::option::of((0usize..500, 0usize..500)),
    ) {
        let position = position.map(|(start, end)| (start.min(end), start.max(end)));
        let targets = vec![target(&prefix, &exact, &other, position), target("", &other, &exact, position)];
        let length = text.chars().count();
        for outcome in anchored(&text, targets.clone()).iter().chain(&anchored_since(&former, &text, targets)) {
            let offered = match outcome {
                Outcome::Exact(found) | Outcome::Moved(found) | Outcome::Changed(found) => vec![*found],
                Outcome::Ambiguous(all) => all.clone(),
                Outcome::Lost(nearest) => nearest.iter().copied().collect(),
            };
            for Found { passage, confidence } in offered {
                prop_assert!(passage.end().0 <= length);
                prop_assert!((0.0..=1.0).contains(&confidence));
            }
        }
    }

    #[test]
    fn the_search_finds_the_best_place_wherever_a_seed_is_intact(
        words in "[a-h]{40,80}", before in "[i-p ]{30,200}", behind in "[i-p ]{30,200}", errors in proptest::collection::vec(0usize..80, 0..3),
    ) {
        // Three pieces of eleven characters at least, of which an error can spoil one.
        let mut changed: Vec<char> = words.chars().collect();
        for error in errors {
            let place = error % changed.len();
            changed[place] = 'z';
        }
        let changed: String = changed.into_iter().collect();
        let text = format!("{before} {changed} {behind}");
        let outcome = &anchored(&text, vec![target("", &words, "", None)])[0];
        let found = outcome.passage().map(|found| Text::new(text.as_str()).slice(found).unwrap_or_default().to_owned());
        prop_assert_eq!(found, Some(changed));
    }
}
