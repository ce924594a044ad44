//! The keeper: writes the notebook into a store so that what it calls saved survives the page, and reads it back.
//!
//! Two slots are written by turns, so that at every moment one of them is whole. Before each writing both are read, and
//! what another tab wrote joins the notebook. After it the slot is read back and compared; only then the notebook
//! counts as saved. What can't be read is set aside under a key of its own before its slot is written again. A keeper
//! exists only once it has loaded, so nothing can be written before.
//!
//! Tabs that save in the same instant can still overwrite each other's slot, as a store has no transactions. Each then
//! hears of the other ([`Keeper::absorb`]), sees that the store lacks something and saves again; where a lock is to be
//! had, it should be held while saving.

use super::payload::{Written, encode};
use super::slot::{SlotName, Unreadable, crc32, open, seal};
use super::{Change, Notebook, Store, StoreError, Writer};

mod erase;
mod load;
mod survey;
mod texts;

use survey::{Found, Known, known, newer, newest, with_news};

/// How often saving begins anew when another tab writes at the same time.
const ATTEMPTS: usize = 4;

/// Keeps one notebook in a store.
#[derive(Debug)]
pub struct Keeper<S> {
    store: S,
    prefix: String,
    writer: Writer,
    /// What each slot held when its notes last joined the notebook.
    known: [Option<Known>; 2],
    written: Written,
}

/// A keeper that has read its store, and what it found there.
#[derive(Debug)]
pub struct Loaded<S> {
    /// What saves the notebook from now on.
    pub keeper: Keeper<S>,
    /// Everything that could be read.
    pub notebook: Notebook,
    /// Data that could not be read, now or earlier, and is to be offered as files.
    pub asides: Vec<Aside>,
    /// What went wrong, if anything.
    pub troubles: Vec<Trouble>,
}

/// Data that could not be read, and was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The key that it is under.
    pub key: String,
    /// The data, as it was found.
    pub text: String,
}

/// What can go wrong in reading the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The store could not be read.
    Store(StoreError),
    /// A slot could not be read. If the other could, the notebook is as of the save before.
    Unreadable {
        /// Which one.
        slot: SlotName,
        /// What is wrong with it.
        why: Unreadable,
        /// Why it could not be set aside; nothing if it was. It is left alone then, and nothing is saved.
        left: Option<StoreError>,
    },
    /// A newer page wrote a slot, with this schema: nothing is saved from here.
    NewerSchema(u32),
}

/// The notebook has been saved: written, read back, and found the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The slot's revision: higher with every save of any tab.
    pub revision: u64,
    /// What another tab had written and now is in the notebook too.
    pub merged: Change,
    /// Slots that could not be read, and were set aside before they were written again.
    pub troubles: Vec<Trouble>,
}

/// Why the notebook was not saved; it is as before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSaved {
    /// The store refused.
    Store(StoreError),
    /// A slot that can't be read could not be set aside, and is not overwritten.
    CannotSetAside(StoreError),
    /// A newer page has taken over, with this schema.
    NewerSchema(u32),
    /// What was read back is not what was written.
    ReadBackDiffers,
    /// Other tabs wrote at the same time, again and again.
    Contended,
}

/// What became of the notebook when another tab's writing was heard of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absorbed {
    /// What is different now.
    pub change: Change,
    /// Whether the store lacks something that the notebook has, or has something that was erased: then it must be saved
    /// again.
    pub lacking: bool,
    /// Whether the store held the notebook before and now holds nothing.
    pub vanished: bool,
}

impl<S: Store> Keeper<S> {
    /// Saves the notebook, with what other tabs have saved meanwhile.
    ///
    /// # Errors
    /// Why it could not be saved. The notebook is as before then, and at least one slot holds what it held before.
    pub fn save(&mut self, notebook: &mut Notebook) -> Result<Saved, NotSaved> {
        for _ in 0..ATTEMPTS {
            if let Some(saved) = self.try_to_save(notebook)? {
                return Ok(saved);
            }
        }
        Err(NotSaved::Contended)
    }

    /// Takes in what another tab has written.
    ///
    /// # Errors
    /// If the store can't be read, or a newer page has written.
    pub fn absorb(&mut self, notebook: &mut Notebook) -> Result<Absorbed, Trouble> {
        let found = self.survey().map_err(Trouble::Store)?;
        if let Some(schema) = newer(&found) {
            return Err(Trouble::NewerSchema(schema));
        }
        let vanished =
            self.known.iter().any(Option::is_some) && found.iter().all(|slot| matches!(slot, Found::Nothing));
        let (merged, change) = with_news(notebook, &found);
        if let Some(merged) = merged {
            *notebook = merged;
        }
        self.known = known(&found);
        let outline = notebook.outline();
        let written =
            newest(&found).map_or_else(|| Notebook::new(self.writer).outline(), |newest| newest.known.outline.clone());
        let lacking = written != outline || self.stale(notebook).is_some();
        Ok(Absorbed { change, lacking, vanished })
    }

    /// One attempt; nothing if another tab came in between.
    fn try_to_save(&mut self, notebook: &mut Notebook) -> Result<Option<Saved>, NotSaved> {
        let found = self.survey().map_err(NotSaved::Store)?;
        if let Some(schema) = newer(&found) {
            return Err(NotSaved::NewerSchema(schema));
        }
        let mut troubles = Vec::new();
        for (slot, found) in SlotName::BOTH.into_iter().zip(&found) {
            if let Found::Broken(text, why) = found {
                self.set_aside(text).map_err(NotSaved::CannotSetAside)?;
                troubles.push(Trouble::Unreadable { slot, why: why.clone(), left: None });
            }
        }
        let (merged, change) = with_news(notebook, &found);
        let current = merged.as_ref().unwrap_or(notebook);
        let outline = current.outline();
        let mut revision = 1;
        let mut written = None;
        match newest(&found) {
            // Another tab has saved the same already, and both slots are whole.
            Some(newest) if newest.known.outline == outline && troubles.is_empty() => revision = newest.revision,
            newest => {
                let target = newest.map_or(SlotName::A, |newest| newest.slot.other());
                revision += newest.map_or(0, |newest| newest.revision);
                let text = seal(revision, &encode(current, &mut self.written));
                if !self.write(target, found[target as usize].text(), &text)? {
                    return Ok(None);
                }
                written = Some((target, Known::new(&text, outline)));
            }
        }
        if let Some(merged) = merged {
            *notebook = merged;
        }
        self.known = known(&found);
        if let Some((target, known)) = written {
            self.known[target as usize] = Some(known);
        }
        self.clean_up(notebook, &found);
        Ok(Some(Saved { revision, merged: change, troubles }))
    }

    /// Empties the other slot if it may hold what was erased: all that was not is in the one just written. If it can't
    /// be emptied now, the next save tries again.
    fn clean_up(&mut self, notebook: &Notebook, found: &[Found; 2]) {
        let Some(slot) = self.stale(notebook) else { return };
        let key = self.key(slot);
        let is_gone = match self.store.get(&key) {
            // Unless another tab has written it since.
            Ok(there) if there.as_deref() == found[slot as usize].text() => self.store.remove(&key).is_ok(),
            Ok(_) => true,
            Err(_) => false,
        };
        if is_gone {
            self.known[slot as usize] = None;
        }
    }

    /// Writes a slot and reads it back; `false` if another tab came in between.
    fn write(&self, slot: SlotName, there: Option<&str>, text: &str) -> Result<bool, NotSaved> {
        let key = self.key(slot);
        if self.store.get(&key).map_err(NotSaved::Store)?.as_deref() != there {
            return Ok(false);
        }
        self.store.set(&key, text).map_err(NotSaved::Store)?;
        match self.store.get(&key).map_err(NotSaved::Store)? {
            Some(back) if back == text => Ok(true),
            Some(back) if open(&back).is_ok() => Ok(false),
            _ => {
                // Not somebody's words, only a failed writing of ours: it must not be taken for theirs.
                self.store.remove(&key).map_err(NotSaved::Store)?;
                Err(NotSaved::ReadBackDiffers)
            }
        }
    }

    /// Copies data under a key of its own, unless it is there already. The key follows from the data, so that tabs
    /// which do so at once agree.
    fn set_aside(&self, text: &str) -> Result<(), StoreError> {
        let mut number = crc32(text.bytes());
        loop {
            let key = self.aside_key(number);
            match self.store.get(&key)? {
                Some(aside) if aside == text => return Ok(()),
                Some(_) => number = number.wrapping_add(1),
                None => {
                    self.store.set(&key, text)?;
                    return match self.store.get(&key)? {
                        Some(aside) if aside == text => Ok(()),
                        _ => self.store.remove(&key).and(Err(StoreError::Full)),
                    };
                }
            }
        }
    }

    pub(super) fn store(&self) -> &S {
        &self.store
    }

    pub(super) fn key(&self, slot: SlotName) -> String {
        let name = match slot {
            SlotName::A => "a",
            SlotName::B => "b",
        };
        format!("{}{name}", self.prefix)
    }

    pub(super) fn is_aside(&self, key: &str) -> bool {
        key.strip_prefix(&self.prefix).is_some_and(|key| key.starts_with("aside:"))
    }

    fn aside_key(&self, number: u32) -> String {
        format!("{}aside:{number:08x}", self.prefix)
    }
}
