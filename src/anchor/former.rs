//! The text that annotations were written on, where it is at hand: it says what looked alike, and where everything went.

use super::describe::quote_apart;
use super::normal::Normal;
use super::search::Indexed;
use super::sought::Sought;
use crate::annotation::Target;
use crate::text::{Passage, Text};

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

    /// Its index.
    pub fn indexed(&self) -> &Indexed {
        &self.indexed
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
