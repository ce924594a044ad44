//! Finding again, in the text at hand, the passages that a form's excerpts stand for: surely, or not at all.

use super::excerpt::{begins, quote};
use super::form::Excerpt;
use crate::anchor::{Anchoring, Indexing, Outcome, in_place};
use crate::annotation::{Position, Selector, Target};
use crate::collection::Document;
use crate::text::{CodePoint, Digest, Passage, Span, Text};
use std::sync::Arc;

/// A passage as a form has it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sought<'a> {
    /// Where it lay in the text that it was chosen in.
    pub passage: Passage,
    /// The words by which it is found.
    pub excerpt: &'a Excerpt,
    /// The low bits of the digest of its words.
    pub check: u16,
}

/// The low bits of the digest of a passage's words.
pub(super) fn words_bits(words: &str) -> u16 {
    Digest::of(words).bits() as u16
}

/// The passages in the document, in their order; `None` for each that is not surely there, word for word.
///
/// Where the excerpt stands in its place, that is where the passage is: so it always is in the text that it was chosen in. In
/// another the engine looks for the excerpt. Words are never taken for the passage unless their digest is the passage's.
pub(super) fn find(document: &Document, sought: &[Sought<'_>]) -> Vec<Option<Passage>> {
    let text = &document.text;
    let stands = |one: &Sought<'_>| checked(text, one, in_place(text, &target(one))?.start());
    let mut found: Vec<Option<Passage>> = sought.iter().map(stands).collect();
    let open: Vec<usize> = (0..sought.len()).filter(|number| found[*number].is_none()).collect();
    if open.is_empty() {
        return found;
    }
    // All of them together: short words are looked for in one pass.
    let targets = open.iter().map(|number| target(&sought[*number])).collect();
    let indexed = Arc::new(Indexing::new(text.as_str()).finish());
    let outcomes = Anchoring::new(indexed, None, targets).finish();
    for (number, outcome) in open.into_iter().zip(outcomes) {
        let one = &sought[number];
        found[number] = match outcome {
            Outcome::Exact(place) | Outcome::Moved(place) => {
                start(text, one, place.passage).and_then(|start| checked(text, one, start))
            }
            _ => None,
        };
    }
    found
}

fn target(sought: &Sought<'_>) -> Target {
    let start = sought.passage.start();
    let end = CodePoint(start.0.saturating_add(sought.excerpt.words.chars().count()));
    let position = Position { passage: Span::between(start, end), other: serde_json::Map::new() };
    let selectors = vec![Selector::Quote(quote(sought.excerpt)), Selector::Position(position)];
    Target { selectors, ..Target::whole("") }
}

/// Where a passage begins whose excerpt the engine found: white space at the excerpt's beginning is not part of what it finds.
fn start(text: &Text, sought: &Sought<'_>, found: Passage) -> Option<CodePoint> {
    let words = &sought.excerpt.words;
    let indent = words.chars().count() - words.trim_start().chars().count();
    let start = CodePoint(found.start().0.checked_sub(indent)?);
    begins(text, found, start).then_some(start)
}

/// The passage that begins there, if its words are the right ones.
fn checked(text: &Text, sought: &Sought<'_>, start: CodePoint) -> Option<Passage> {
    let passage = Span::new(start, CodePoint(start.0.checked_add(sought.passage.length())?))?;
    (words_bits(text.slice(passage)?) == sought.check).then_some(passage)
}
