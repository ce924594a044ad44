//! Passages of another book, whose words do not stand in the text: nothing of them may be found.

use crate::revise::Kind;
use crate::sample::Case;
use claimlight::anchor::describe;
use claimlight::annotation::Target;
use claimlight::text::{CodePoint, Span, Text};
use fastrand::Rng;

/// So many passages of another book, each so many characters long, with its context and its place there.
pub fn cases(book: &str, text: &str, length: usize, count: usize, seed: u64) -> Vec<Case> {
    let mut random = Rng::with_seed(seed);
    let book = Text::new(book);
    let mut cases = Vec::with_capacity(count);
    while cases.len() < count {
        let start = random.usize(..book.length().0 - length);
        let passage = Span::between(CodePoint(start), CodePoint(start + length));
        let words = book.slice(passage).unwrap_or_default();
        if text.contains(words.trim()) {
            continue;
        }
        let mut target = Target::whole("urn:another-book");
        target.selectors = describe(&book, passage);
        cases.push(Case { kind: Kind::Foreign, target, truth: None });
    }
    cases
}
