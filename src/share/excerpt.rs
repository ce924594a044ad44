//! The shortest words that tell where a passage begins: what a link carries of a quotation.
//!
//! Whether they do is asked of the anchoring engine, as the copy that receives them will ask it.

use super::form::Excerpt;
use crate::anchor::{Anchoring, Indexed, Outcome};
use crate::annotation::{Quote, Selector, Target};
use crate::text::{CodePoint, Passage, Span, Text};
use std::sync::Arc;

/// Code points of a passage to keep at least, even where fewer stand only once: another text may have those elsewhere.
const LEAST: usize = 12;

/// Code points of context on a side to begin with, where the words alone are not enough, and those that the engine compares.
const CONTEXT: usize = 8;
const MOST_CONTEXT: usize = 128;

/// How much of a passage an excerpt is to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// All of its words, so that a copy with another text can say how they differ.
    All,
    /// As little as tells where it begins.
    Shortest,
}

/// An excerpt for a passage; `None` if the passage is empty or not in the text. Where the text repeats itself so much that
/// nothing tells the places apart, it is the longest there is: then only the very same text has the passage.
pub(super) fn excerpt(text: &Text, indexed: &Arc<Indexed>, passage: Passage, extent: Extent) -> Option<Excerpt> {
    text.slice(passage).filter(|words| !words.is_empty())?;
    let all = passage.length();
    let mut length = match extent {
        Extent::All => all,
        Extent::Shortest => shortest_unique(text, passage.start(), LEAST.min(all), all)?,
    };
    let mut context = 0;
    loop {
        let excerpt = cut(text, passage, length, context)?;
        if context >= MOST_CONTEXT || tells(text, indexed, passage.start(), &excerpt) {
            return Some(excerpt);
        }
        if length < all {
            length = all.min(length + length / 2 + 1);
        } else {
            context = (2 * context).max(CONTEXT);
        }
    }
}

/// The excerpt that holds so many code points of the passage, and so many on each side of it.
fn cut(text: &Text, passage: Passage, length: usize, context: usize) -> Option<Excerpt> {
    let (start, end) = (passage.start(), passage.end());
    let slice = |from: CodePoint, to: usize| {
        let to = CodePoint(to).min(text.length());
        Some(text.slice(Span::new(from, to)?)?.to_owned())
    };
    Some(Excerpt {
        before: slice(CodePoint(start.0.saturating_sub(context)), start.0)?,
        words: slice(start, start.0.checked_add(length)?)?,
        behind: slice(end, end.0.checked_add(context)?)?,
    })
}

/// How many code points from `start` on stand only once in the text: as few as possible, between `least` and `most`. The more
/// there are, the fewer places have them, so the number is found by halving.
fn shortest_unique(text: &Text, start: CodePoint, least: usize, most: usize) -> Option<usize> {
    let (mut low, mut high) = (least, most);
    while low < high {
        let middle = low + (high - low) / 2;
        let words = text.slice(Span::new(start, CodePoint(start.0.checked_add(middle)?))?)?;
        if text.starts_of(words).nth(1).is_none() { high = middle } else { low = middle + 1 }
    }
    Some(low)
}

/// Whether the engine finds the passage's beginning by the excerpt alone, without being told where it was.
fn tells(text: &Text, indexed: &Arc<Indexed>, start: CodePoint, excerpt: &Excerpt) -> bool {
    let target = Target { selectors: vec![Selector::Quote(quote(excerpt))], ..Target::whole("") };
    let outcomes = Anchoring::new(indexed.clone(), None, vec![target]).finish();
    let found = outcomes.first().and_then(|outcome| match outcome {
        Outcome::Exact(found) | Outcome::Moved(found) => Some(found.passage),
        _ => None,
    });
    found.is_some_and(|found| begins(text, found, start))
}

/// Whether a passage that the engine found begins there. The engine leaves out white space at the ends.
pub(super) fn begins(text: &Text, found: Passage, start: CodePoint) -> bool {
    let between = Span::new(start, found.start()).and_then(|between| text.slice(between));
    between.is_some_and(|between| between.trim().is_empty())
}

/// The excerpt as a quotation.
pub(super) fn quote(excerpt: &Excerpt) -> Quote {
    let Excerpt { before, words, behind } = excerpt.clone();
    Quote { exact: words, prefix: before, suffix: behind, ..Quote::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::Indexing;
    use proptest::prelude::*;

    fn shortest(string: &str, start: usize, end: usize) -> Option<(String, String, String)> {
        let indexed = Arc::new(Indexing::new(string).finish());
        let passage = Span::between(CodePoint(start), CodePoint(end));
        let excerpt = excerpt(&Text::new(string), &indexed, passage, Extent::Shortest)?;
        Some((excerpt.before, excerpt.words, excerpt.behind))
    }

    #[test]
    fn an_excerpt_is_as_short_as_its_text_allows() {
        let string = "the law of the land is the law of the sea, and so on; no more was said";
        let table = [
            // Twelve code points at least …
            (41, 70, ("", ", and so on;", "")),
            // … and as many as differ enough from the same words elsewhere.
            (0, 40, ("", "the law of the land is th", "")),
            // The words alone stand twice.
            (23, 30, (" of the land is ", "the law", " of the sea, and")),
            (0, 7, ("", "the law", " of the ")),
        ];
        for (start, end, (before, words, behind)) in table {
            assert_eq!(shortest(string, start, end), Some((before.to_owned(), words.to_owned(), behind.to_owned())));
        }
        assert_eq!((shortest(string, 3, 3), shortest(string, 40, 400)), (None, None));
    }

    proptest! {
        #[test]
        fn an_excerpt_begins_with_its_passage(string in "[ab😃e\u{301}Щ ]{1,120}", start in 0usize..120, length in 1usize..40) {
            let text = Text::new(string.clone());
            let start = start.min(text.length().0 - 1);
            let end = (start + length).min(text.length().0);
            let (before, words, behind) = shortest(&string, start, end).expect("in the text");
            let passage = Span::between(CodePoint(start), CodePoint(end));
            prop_assert!(!words.is_empty() && text.slice(passage).is_some_and(|all| all.starts_with(&words)));
            let place = text.to_byte(CodePoint(start)).expect("in the text").0;
            prop_assert!(string[..place].ends_with(&before));
            let place = text.to_byte(CodePoint(end)).expect("in the text").0;
            prop_assert!(string[place..].starts_with(&behind));
        }
    }
}
