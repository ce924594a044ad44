//! The text that annotations were written on, where it is at hand: it says where everything else went, and what looked alike.

use super::describe::quote_apart;
use super::landmarks::Landmark;
use super::normal::{Glyph, Normal};
use super::search::Indexed;
use super::sought::Sought;
use crate::annotation::Target;
use crate::text::{Passage, Span, Text};

/// Characters of a piece that is looked for in the new text; one begins where the last one ended.
const PIECE: usize = 32;

/// The text of then.
#[derive(Clone, Debug)]
pub struct Former {
    text: Text,
    indexed: Indexed,
}

impl Former {
    /// A text with its index.
    pub fn new(text: Text, indexed: Indexed) -> Self {
        Self { text, indexed }
    }

    /// How many pieces there are to make landmarks of.
    pub fn pieces(&self) -> usize {
        self.indexed.normal().length().0 / PIECE
    }

    /// Where a piece went, if it stood only once and stands only once.
    pub fn landmark(&self, piece: usize, new: &Indexed) -> Option<Landmark> {
        let normal = self.indexed.normal();
        let range = Span::between(Glyph(piece * PIECE), Glyph((piece + 1) * PIECE));
        let words = normal.slice(range);
        let [place] = new.exact(words, Glyph(0))[..] else { return None };
        let [_] = self.indexed.exact(words, Glyph(0))[..] else { return None };
        Some(Landmark { old: normal.passage(range).start(), new: place })
    }

    /// What a target selected in this text, with all that this text knows of it. Where it selected nothing, `None`.
    pub fn sought(&self, target: &Target) -> Option<Sought> {
        let passage = self.passage(target)?;
        let (quote, look_alikes) = quote_apart(&self.text, &self.indexed, passage)?;
        Some(Sought::known(&quote, passage, look_alikes))
    }

    fn passage(&self, target: &Target) -> Option<Passage> {
        let position = target.position().filter(|passage| !passage.is_empty());
        let words = position.and_then(|passage| self.text.slice(passage))?;
        let is_it = |quote: &str| quote == words || Normal::new(quote) == Normal::new(words);
        position.filter(|_| target.quote().is_none_or(|quote| is_it(&quote.exact)))
    }
}
