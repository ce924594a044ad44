//! How full the store is, and how many more notes fit.

use super::slot::SlotName;
use super::{Keeper, Store, StoreError};

/// What browsers give an origin, in UTF-16 units of keys and values: Chromium 5,242,880, Firefox about as much.
/// Somewhat less is counted on.
pub const STORE_LIMIT: usize = 5_000_000;

/// What one more note takes in a slot before there is a note to measure, in UTF-16 units.
pub(super) const TYPICAL_NOTE: usize = 1_000;

/// What the store holds, in UTF-16 units of keys and values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// The larger slot: after two more saves, both have at least its size.
    pub slot: usize,
    /// Data that was set aside.
    pub asides: usize,
    /// Other collections' and other apps' keys under the same origin.
    pub others: usize,
    /// How many notes the slot holds.
    pub notes: usize,
}

impl Usage {
    /// How full the store is in percent: 100 when the next note may not fit.
    pub fn percent_full(&self) -> usize {
        (self.needed() / (STORE_LIMIT / 100)).min(100)
    }

    /// About how many more notes fit, as long as those that are there.
    pub fn notes_left(&self) -> usize {
        let note = self.slot.checked_div(self.notes).unwrap_or(TYPICAL_NOTE).max(1);
        STORE_LIMIT.saturating_sub(self.needed()) / (2 * note)
    }

    fn needed(&self) -> usize {
        2 * self.slot + self.asides + self.others
    }
}

impl<S: Store> Keeper<S> {
    /// Measures the store, for a notebook with so many notes. It reads every key.
    ///
    /// # Errors
    /// If the store can't be read.
    pub fn usage(&self, notes: usize) -> Result<Usage, StoreError> {
        let mut usage = Usage { notes, ..Usage::default() };
        for key in self.store().keys()? {
            let value = self.store().get(&key)?.unwrap_or_default();
            let size = key.encode_utf16().count() + value.encode_utf16().count();
            if SlotName::BOTH.iter().any(|slot| self.key(*slot) == key) {
                usage.slot = usage.slot.max(size);
            } else if self.is_aside(&key) {
                usage.asides += size;
            } else {
                usage.others += size;
            }
        }
        Ok(usage)
    }
}
