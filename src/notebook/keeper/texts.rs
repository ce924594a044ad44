//! The texts that notes were written on, kept beside the notebook, each once: when a document has been revised, they say where
//! every passage went.
//!
//! A text stands under a key that names its digest, and never changes. It is a help and no note: where there is no room for
//! it, the notes are saved all the same, and are found again by their selectors alone.

use super::Keeper;
use crate::notebook::{Notebook, Store};
use crate::text::{Digest, Text};

/// The longest text that is kept, in UTF-16 units, as the store counts them: a tenth of the room that browsers give. Longer
/// ones would take the room of the notes.
const LONGEST: usize = 256 * 1024;

impl<S: Store> Keeper<S> {
    /// The text with this digest, if it was kept and is still as it was.
    pub fn former_text(&self, digest: Digest) -> Option<String> {
        self.store.get(&self.text_key(digest)).ok().flatten().filter(|text| Digest::of(text) == digest)
    }

    /// Keeps a text that a note was written on, unless it is there already or has no room.
    pub fn keep_text(&self, digest: Digest, text: &Text) {
        let key = self.text_key(digest);
        if text.utf16_length().0 <= LONGEST && self.store.get(&key) == Ok(None) {
            // A help: what has no room is done without.
            let _ = self.store.set(&key, text.as_str());
        }
    }

    /// Lets go of the texts that no note was written on.
    pub fn clear_texts(&self, notebook: &Notebook) {
        let is_needed = |key: &String| {
            let mut digests = notebook.notes().filter_map(|note| note.written_on());
            digests.any(|digest| self.text_key(digest) == *key)
        };
        let keys = self.store.keys().unwrap_or_default();
        for key in keys.into_iter().filter(|key| self.is_text(key) && !is_needed(key)) {
            // What can't be taken away now is taken away the next time.
            let _ = self.store.remove(&key);
        }
    }

    pub(super) fn is_text(&self, key: &str) -> bool {
        key.strip_prefix(&self.prefix).is_some_and(|key| key.starts_with("text:"))
    }

    fn text_key(&self, digest: Digest) -> String {
        format!("{}text:{digest}", self.prefix)
    }
}
