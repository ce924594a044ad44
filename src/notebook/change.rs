//! What a change touched, so that what shows it can be painted again and nothing else.

use super::NoteId;
use super::version::Entry;
use std::collections::BTreeSet;

/// What a change touched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The notes that are new, different or gone.
    pub notes: BTreeSet<NoteId>,
    /// The notes of which an earlier version was displaced and is now kept beside them.
    pub displaced: BTreeSet<NoteId>,
    /// Whether everything was erased, here or in another tab.
    pub erased: bool,
    /// Whether anything differs in what the notebook records, be it only when it was last saved to a file.
    pub record: bool,
}

impl Change {
    /// Whether the notebook is as before: nothing to paint, to tell or to save.
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty() && self.displaced.is_empty() && !self.erased && !self.record
    }

    /// Both changes together.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.notes.extend(other.notes);
        self.displaced.extend(other.displaced);
        self.erased |= other.erased;
        self.record |= other.record;
        self
    }

    /// Adds what differs between two states of a note.
    pub(super) fn compare(&mut self, id: &NoteId, before: &Entry, after: &Entry) {
        let (displaced_before, displaced) = (before.displaced(), after.displaced());
        if displaced.iter().any(|version| !displaced_before.contains(version)) {
            self.displaced.insert(id.clone());
        }
        self.record |= before != after;
        if before.note() != after.note() || displaced != displaced_before {
            self.notes.insert(id.clone());
        }
    }
}
