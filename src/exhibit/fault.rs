//! What can be wrong in `kiosk.json`: where it stands, and what should stand there.

/// Something wrong in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The way to it: `attract.seconds`; empty for the whole file.
    pub key: String,
    /// What is wrong.
    pub problem: Problem,
}

/// How a setting can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The names, and the words of `Words::fault`, say it.
pub enum Problem {
    /// Counted from 1; the column in bytes.
    NotJson {
        line: usize,
        column: usize,
    },
    NotAnObject,
    UnknownKey {
        known: String,
    },
    NotASwitch,
    NotText,
    NotAList,
    Empty,
    NotBetween {
        from: u32,
        to: u32,
    },
    NotAPeriod,
    NotAnAddress,
    /// `localhost` and its like.
    AddressOfThisDevice,
    AddressWithPassword,
    NotACode,
    NoSuchClaim(String),
    /// A claim for the waiting screen that visitors do not weigh.
    NotWeighed(String),
    NoSuchDocument(String),
    NoSuchLanguage(String),
    /// None of the claims stands in one of the documents.
    NoClaimInThem,
}

impl Fault {
    /// A fault of a key.
    pub fn new(key: impl Into<String>, problem: Problem) -> Self {
        Self { key: key.into(), problem }
    }
}
