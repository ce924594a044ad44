//! The counts in the browser's storage, where another window of the exhibit may count too.

use claimlight::browser::local_store::LocalStore;
use claimlight::browser::location;
use claimlight::exhibit::Tally;
use claimlight::notebook::Store;

/// The counts, as this window knows them.
pub struct Counts {
    tally: Tally,
    /// Whether the storage has them all. While it has not, what this window has counted is not given up for what is stored.
    is_saved: bool,
}

impl Counts {
    /// The counts of former days.
    pub fn stored() -> Self {
        let mut counts = Self { tally: Tally::default(), is_saved: true };
        counts.look();
        counts
    }

    /// Takes in what other windows have counted meanwhile.
    pub fn look(&mut self) {
        if self.is_saved
            && let Ok(stored) = LocalStore.get(&key())
        {
            self.tally = stored.map_or_else(Tally::default, |json| Tally::from_json(&json));
        }
    }

    /// Counts, and saves that.
    pub fn count(&mut self, count: impl FnOnce(&mut Tally)) {
        self.look();
        count(&mut self.tally);
        self.is_saved = LocalStore.set(&key(), &self.tally.to_json()).is_ok();
    }

    /// What has been counted.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Whether the counts outlive this page.
    pub fn is_saved(&self) -> bool {
        self.is_saved
    }
}

fn key() -> String {
    format!("claimlight:{}:tally", location::folder())
}
