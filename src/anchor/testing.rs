//! What tests of anchoring share.

use super::{Anchoring, Former, Indexing, Outcome};
use crate::annotation::{Position, Quote, Selector, Target};
use crate::text::{CodePoint, Passage, Span, Text};
use std::sync::Arc;

/// A passage, in code points.
pub fn passage(start: usize, end: usize) -> Passage {
    Span::between(CodePoint(start), CodePoint(end))
}

/// A target with a quotation and, if there is one, a position.
pub fn target(prefix: &str, exact: &str, suffix: &str, position: Option<(usize, usize)>) -> Target {
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

/// What comes of targets in a text.
pub fn anchored(text: &str, targets: Vec<Target>) -> Vec<Outcome> {
    Anchoring::new(Arc::new(Indexing::new(text).finish()), None, targets).finish()
}

/// What comes of targets in a text, with the text that they were written on.
pub fn anchored_since(former: &str, text: &str, targets: Vec<Target>) -> Vec<Outcome> {
    let former = Former::new(Text::new(former), Indexing::new(former).finish());
    Anchoring::new(Arc::new(Indexing::new(text).finish()), Some(Arc::new(former)), targets).finish()
}
