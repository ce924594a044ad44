//! A store in memory that is full, forbidden, interrupted or dead when a test wants it to be.

use crate::notebook::{Store, StoreError};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::rc::Rc;

/// What goes wrong with an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It fails.
    Fail(StoreError),
    /// It seems to succeed, and keeps only this part of the value, in thousandths.
    Truncate(usize),
    /// It and everything after it fails, as the page is dead; it is still carried out if so told.
    Die { carried_out: bool },
}

/// A store in memory. Clones are views of one store, as tabs have them.
#[derive(Clone, Default)]
pub(crate) struct MemoryStore(Rc<Inner>);

type Interruption = Box<dyn FnOnce()>;

#[derive(Default)]
struct Inner {
    entries: RefCell<BTreeMap<String, String>>,
    /// In UTF-16 units of keys and values.
    quota: Cell<Option<usize>>,
    faults: RefCell<BTreeMap<usize, Fault>>,
    count: Cell<usize>,
    dead: Cell<bool>,
    /// Runs before the operation with this number.
    interruption: RefCell<Option<(usize, Interruption)>>,
    /// The store after each operation that changed it, oldest first.
    past: RefCell<Vec<BTreeMap<String, String>>>,
}

impl fmt::Debug for MemoryStore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.entries.borrow().fmt(formatter)
    }
}

impl MemoryStore {
    /// A store with these entries.
    pub(crate) fn with(entries: BTreeMap<String, String>) -> Self {
        let store = Self::default();
        store.0.entries.replace(entries);
        store
    }

    pub(crate) fn entries(&self) -> BTreeMap<String, String> {
        self.0.entries.borrow().clone()
    }

    pub(crate) fn past(&self) -> Vec<BTreeMap<String, String>> {
        self.0.past.borrow().clone()
    }

    pub(crate) fn put(&self, key: &str, value: &str) {
        self.0.entries.borrow_mut().insert(key.to_owned(), value.to_owned());
    }

    pub(crate) fn limit(&self, quota: Option<usize>) {
        self.0.quota.set(quota);
    }

    /// Lets the operation with this number, counted from now and from 0, go wrong.
    pub(crate) fn fault(&self, operation: usize, fault: Fault) {
        self.0.faults.borrow_mut().insert(self.0.count.get() + operation, fault);
    }

    /// Runs something before the operation with this number, counted from now and from 0.
    pub(crate) fn interrupt(&self, operation: usize, what: impl FnOnce() + 'static) {
        self.0.interruption.replace(Some((self.0.count.get() + operation, Box::new(what))));
    }

    /// Lets go of an interruption that has not come.
    pub(crate) fn uninterrupt(&self) {
        self.0.interruption.replace(None);
    }

    fn begin(&self) -> Result<Option<Fault>, StoreError> {
        let number = self.0.count.get();
        self.0.count.set(number + 1);
        let due = self.0.interruption.borrow().as_ref().is_some_and(|(due, _)| *due == number);
        if due && let Some((_, interruption)) = self.0.interruption.take() {
            interruption();
        }
        if self.0.dead.get() {
            return Err(StoreError::Vanished);
        }
        match self.0.faults.borrow_mut().remove(&number) {
            Some(Fault::Fail(error)) => Err(error),
            Some(Fault::Die { carried_out }) => {
                self.0.dead.set(true);
                if carried_out { Ok(Some(Fault::Die { carried_out })) } else { Err(StoreError::Vanished) }
            }
            fault => Ok(fault),
        }
    }

    /// The answer to an operation that was carried out: a dead page does not hear it.
    fn answer<T>(&self, answer: T) -> Result<T, StoreError> {
        if self.0.dead.get() { Err(StoreError::Vanished) } else { Ok(answer) }
    }

    fn remember(&self) {
        self.0.past.borrow_mut().push(self.entries());
    }
}

impl Store for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.begin()?;
        self.answer(self.0.entries.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let fault = self.begin()?;
        let kept: String = match fault {
            Some(Fault::Truncate(thousandths)) => {
                value.chars().take(value.chars().count() * thousandths / 1000).collect()
            }
            _ => value.to_owned(),
        };
        let mut entries = self.entries();
        entries.insert(key.to_owned(), kept);
        let size: usize =
            entries.iter().map(|(key, value)| key.encode_utf16().count() + value.encode_utf16().count()).sum();
        if self.0.quota.get().is_some_and(|quota| size > quota) {
            return Err(StoreError::Full);
        }
        self.0.entries.replace(entries);
        self.remember();
        self.answer(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.begin()?;
        if self.0.entries.borrow_mut().remove(key).is_some() {
            self.remember();
        }
        self.answer(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.begin()?;
        let keys: BTreeSet<String> = self.0.entries.borrow().keys().cloned().collect();
        self.answer(keys.into_iter().collect())
    }
}
