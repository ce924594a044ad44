//! Looking into both slots: what is in them, and what of it the notebook does not have yet.

use super::Keeper;
use crate::notebook::book::Outline;
use crate::notebook::slot::{SCHEMA, SlotName, Unreadable, open};
use crate::notebook::{Change, Notebook, Store, StoreError};

/// What a slot held when its notes joined the notebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// The slot's first line.
    pub(super) seal: String,
    pub(super) outline: Outline,
}

/// What is in a slot.
#[derive(Debug)]
pub(super) enum Found {
    Nothing,
    Notebook {
        text: String,
        revision: u64,
        known: Known,
        /// What it holds, if that has not joined the notebook yet.
        news: Option<Notebook>,
    },
    Broken(String, Unreadable),
    Newer {
        schema: u32,
        revision: u64,
    },
}

/// The newest slot that can be read.
#[derive(Clone, Copy)]
pub(super) struct Newest<'a> {
    pub(super) slot: SlotName,
    pub(super) revision: u64,
    pub(super) known: &'a Known,
}

impl<S: Store> Keeper<S> {
    /// Reads both slots.
    pub(super) fn survey(&self) -> Result<[Found; 2], StoreError> {
        Ok([self.look_into(SlotName::A)?, self.look_into(SlotName::B)?])
    }

    pub(super) fn look_into(&self, slot: SlotName) -> Result<Found, StoreError> {
        let Some(text) = self.store.get(&self.key(slot))? else { return Ok(Found::Nothing) };
        let opened = open(&text).and_then(|sealed| {
            if sealed.schema > SCHEMA {
                return Ok(Found::Newer { schema: sealed.schema, revision: sealed.revision });
            }
            let known = self.known[slot as usize].clone().filter(|known| known.seal == sealed.seal);
            let (known, news) = match known {
                Some(known) => (known, None),
                None => {
                    let news = sealed.notebook(self.writer)?;
                    (Known::new(sealed.seal, news.outline()), Some(news))
                }
            };
            Ok(Found::Notebook { text: String::new(), revision: sealed.revision, known, news })
        });
        Ok(match opened {
            Ok(Found::Notebook { revision, known, news, .. }) => Found::Notebook { text, revision, known, news },
            Ok(found) => found,
            Err(why) => Found::Broken(text, why),
        })
    }

    /// A slot from before the last erasure.
    pub(super) fn stale(&self, notebook: &Notebook) -> Option<SlotName> {
        SlotName::BOTH.into_iter().find(|slot| {
            self.known[*slot as usize].as_ref().is_some_and(|known| known.outline.erased < notebook.erased)
        })
    }
}

impl Known {
    pub(super) fn new(text: &str, outline: Outline) -> Self {
        Self { seal: text.lines().next().unwrap_or_default().to_owned(), outline }
    }
}

impl Found {
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Notebook { text, .. } | Self::Broken(text, _) => Some(text),
            Self::Nothing | Self::Newer { .. } => None,
        }
    }

    pub(super) fn revision(&self) -> u64 {
        match self {
            Self::Notebook { revision, .. } | Self::Newer { revision, .. } => *revision,
            Self::Nothing | Self::Broken(..) => 0,
        }
    }
}

/// The newest slot that can be read.
pub(super) fn newest(found: &[Found; 2]) -> Option<Newest<'_>> {
    let readable = SlotName::BOTH.into_iter().zip(found).filter_map(|(slot, found)| match found {
        Found::Notebook { revision, known, .. } => Some(Newest { slot, revision: *revision, known }),
        _ => None,
    });
    readable.max_by_key(|newest| newest.revision)
}

pub(super) fn newer(found: &[Found; 2]) -> Option<u32> {
    found.iter().find_map(|slot| match slot {
        Found::Newer { schema, .. } => Some(*schema),
        _ => None,
    })
}

pub(super) fn known(found: &[Found; 2]) -> [Option<Known>; 2] {
    found.each_ref().map(|slot| match slot {
        Found::Notebook { known, .. } => Some(known.clone()),
        _ => None,
    })
}

/// The notebook with what is new in the slots; nothing if that is nothing.
pub(super) fn with_news(notebook: &Notebook, found: &[Found; 2]) -> (Option<Notebook>, Change) {
    let mut merged = None;
    let mut change = Change::default();
    for slot in found {
        if let Found::Notebook { news: Some(news), .. } = slot {
            change = change.and(merged.get_or_insert_with(|| notebook.clone()).merge(news));
        }
    }
    (merged, change)
}
