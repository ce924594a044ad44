//! The port to whatever keeps strings under keys on the reader's device.

/// Keeps strings under keys. Setting is all or nothing, as `localStorage` promises; the [`super::Keeper`] checks it all
/// the same.
pub trait Store {
    /// The string under a key.
    ///
    /// # Errors
    /// If the store can't be read.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Puts a string under a key.
    ///
    /// # Errors
    /// If there is no room or no permission; what was there before is then still there.
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError>;

    /// Takes away what is under a key, if anything.
    ///
    /// # Errors
    /// If the store can't be written.
    fn remove(&self, key: &str) -> Result<(), StoreError>;

    /// All keys, other apps' too.
    ///
    /// # Errors
    /// If the store can't be read.
    fn keys(&self) -> Result<Vec<String>, StoreError>;
}

/// Why a store did not do what it was asked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser does not allow it.
    Forbidden,
    /// There is no room.
    Full,
    /// There is no store, or no longer.
    Vanished,
    /// Anything else, by the browser's name for it.
    Other(String),
}
