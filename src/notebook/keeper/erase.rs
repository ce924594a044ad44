//! Erasing: after it no slot, no aside and no kept text holds a word.

use super::{Found, Keeper, Known, NotSaved, newer, newest};
use crate::notebook::payload::encode;
use crate::notebook::slot::{SlotName, seal};
use crate::notebook::{Notebook, Store, StoreError};

impl<S: Store> Keeper<S> {
    /// Makes the store forget, after [`crate::notebook::Command::EraseAll`] was applied to the notebook. One slot
    /// stays, without a word: it tells other tabs to forget too. Notes that the notebook has again by then are not
    /// saved by this.
    ///
    /// # Errors
    /// Why the store may still hold something. Erasing again is safe.
    pub fn erase(&mut self, notebook: &Notebook) -> Result<(), NotSaved> {
        let found = self.survey().map_err(NotSaved::Store)?;
        if let Some(schema) = newer(&found) {
            return Err(NotSaved::NewerSchema(schema));
        }
        let done = self.erase_in_store(notebook, &found).map_err(NotSaved::Store)?;
        done.ok_or(NotSaved::ReadBackDiffers)
    }

    /// Nothing if the store does not show afterwards what it should.
    fn erase_in_store(&mut self, notebook: &Notebook, found: &[Found; 2]) -> Result<Option<()>, StoreError> {
        for key in self.store.keys()?.into_iter().filter(|key| self.is_aside(key) || self.is_text(key)) {
            self.store.remove(&key)?;
        }
        let revision = found.iter().map(Found::revision).max().unwrap_or(0) + 1;
        let target = newest(found).map_or(SlotName::A, |newest| newest.slot.other());
        let wordless = notebook.wordless();
        let text = seal(revision, &encode(&wordless, &mut self.written));
        // What is known of the slots goes first: whatever is still in them when this fails will be read anew.
        self.known = [None, None];
        if self.store.set(&self.key(target), &text) == Err(StoreError::Full) {
            self.store.remove(&self.key(target))?;
        }
        self.store.set(&self.key(target), &text)?;
        self.store.remove(&self.key(target.other()))?;
        let done = self.store.get(&self.key(target))?.is_some_and(|back| back == text)
            && self.store.keys()?.iter().filter(|key| key.starts_with(&self.prefix)).count() == 1;
        self.known[target as usize] = Some(Known::new(&text, wordless.outline()));
        Ok(done.then_some(()))
    }
}
