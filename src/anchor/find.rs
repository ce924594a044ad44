//! Selectors → passage, with an honest outcome: never a silent guess.

use crate::annotation::{Quote, Target};
use crate::text::{Byte, CodePoint, Passage, Span, Text};

/// What came of looking for a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The words stand where the selectors say.
    Exact(Passage),
    /// The same words stand elsewhere, and nowhere else as well.
    Moved(Passage),
    /// The words stand in several places, and nothing tells which was meant; in the text's order.
    Ambiguous(Vec<Passage>),
    /// The words stand nowhere in the text.
    Lost,
}

impl Outcome {
    /// The passage, where there is exactly one.
    pub fn passage(&self) -> Option<Passage> {
        match self {
            Self::Exact(passage) | Self::Moved(passage) => Some(*passage),
            Self::Ambiguous(_) | Self::Lost => None,
        }
    }
}

/// Finds what a target selects in the text.
///
/// The quotation decides: a position alone is believed only if there is no quotation to contradict it. Among equal words
/// the position wins where it fits; then those with the most of the remembered context around them.
pub fn anchor(text: &Text, target: &Target) -> Outcome {
    let hint = target.position().filter(|passage| text.slice(*passage).is_some() && !passage.is_empty());
    let Some(quote) = target.quote().filter(|quote| !quote.exact.is_empty()) else {
        return hint.map_or(Outcome::Lost, Outcome::Exact);
    };
    let places = occurrences(text, &quote.exact);
    if let Some(hint) = hint.filter(|hint| places.contains(hint)) {
        // The position fits, unless the context says that these words moved and others like them took their place.
        let here = context_score(text, quote, hint);
        if places.iter().all(|place| context_score(text, quote, *place) <= here) {
            return Outcome::Exact(hint);
        }
    }
    let best = places.iter().map(|place| context_score(text, quote, *place)).max().unwrap_or(0);
    let candidates: Vec<Passage> =
        places.into_iter().filter(|place| context_score(text, quote, *place) == best).collect();
    match candidates.as_slice() {
        [] => Outcome::Lost,
        [place] if target.position().is_none() => Outcome::Exact(*place),
        [place] => Outcome::Moved(*place),
        _ => Outcome::Ambiguous(candidates),
    }
}

/// Every place where the words stand, overlapping ones included.
fn occurrences(text: &Text, words: &str) -> Vec<Passage> {
    let place =
        |start: Byte| Span::new(text.byte_to_code_point(start)?, text.byte_to_code_point(Byte(start.0 + words.len()))?);
    text.starts_of(words).filter_map(place).collect()
}

/// How many characters of the remembered context stand around a place, counted outwards from it.
fn context_score(text: &Text, quote: &Quote, place: Passage) -> usize {
    let around = |start: CodePoint, end: CodePoint| {
        Span::new(start, end).and_then(|passage| text.slice(passage)).unwrap_or_default()
    };
    let before = around(CodePoint(0), place.start()).chars().rev();
    let behind = around(place.end(), text.length()).chars();
    agreement(quote.prefix.chars().rev(), before) + agreement(quote.suffix.chars(), behind)
}

fn agreement(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::describe;
    use crate::annotation::{Position, Selector};
    use proptest::prelude::*;

    fn passage(start: usize, end: usize) -> Passage {
        Span::between(CodePoint(start), CodePoint(end))
    }

    fn target(prefix: &str, exact: &str, suffix: &str, position: Option<(usize, usize)>) -> Target {
        let mut target = Target::whole("urn:text");
        target.selectors.push(Selector::Quote(Quote {
            exact: exact.into(),
            prefix: prefix.into(),
            suffix: suffix.into(),
            ..Quote::default()
        }));
        target.selectors.extend(position.map(|(start, end)| {
            Selector::Position(Position { passage: passage(start, end), other: serde_json::Map::new() })
        }));
        target
    }

    #[test]
    fn every_outcome() {
        let text = Text::new("😃 the law is the law; the court is the court");
        let table = [
            ("in its place", target("", "the law", "", Some((2, 9))), Outcome::Exact(passage(2, 9))),
            (
                "a position alone",
                Target { selectors: target("", "", "", Some((2, 9))).selectors, ..Target::whole("urn:text") },
                Outcome::Exact(passage(2, 9)),
            ),
            ("the only such words", target("", "law;", "", None), Outcome::Exact(passage(17, 21))),
            ("words that moved", target("", "law;", "", Some((0, 4))), Outcome::Moved(passage(17, 21))),
            ("context tells", target("is ", "the law", "", None), Outcome::Exact(passage(13, 20))),
            (
                "context beats a position that came to fit",
                target("; ", "the", " court", Some((2, 5))),
                Outcome::Moved(passage(22, 25)),
            ),
            (
                "nothing tells",
                target("", "the law", "", None),
                Outcome::Ambiguous(vec![passage(2, 9), passage(13, 20)]),
            ),
            ("not there", target("", "the laws", "", Some((2, 9))), Outcome::Lost),
            ("case matters", target("", "The law", "", None), Outcome::Lost),
            ("a position beyond the text", target("", "", "", Some((900, 950))), Outcome::Lost),
        ];
        for (name, target, outcome) in table {
            assert_eq!(anchor(&text, &target), outcome, "{name}");
        }
    }

    proptest! {
        #[test]
        fn what_was_described_is_found_again(string in "[ab😃e\u{301}Щ ]{1,200}", start in 0usize..200, length in 1usize..40) {
            let text = Text::new(string);
            let start = start.min(text.length().0 - 1);
            let passage = passage(start, (start + length).min(text.length().0));
            let mut target = Target::whole("urn:text");
            target.selectors = describe(&text, passage);
            prop_assert_eq!(anchor(&text, &target), Outcome::Exact(passage));
        }
    }
}
