//! Versions of notes: what each page writes has a number of its own, so notebooks know of each other's what they have
//! seen.
//!
//! Every version is named by the page that wrote it and that page's count. A notebook keeps, for each writer, the
//! highest count it has seen. A version that another notebook lacks is therefore either news to it, or something it has
//! seen and replaced; nothing has to be compared by time to tell the two apart (an optimised observed-remove set,
//! Bieniusa et al., <https://arxiv.org/abs/1210.3368>). Time only decides which of two versions stands, neither of
//! whose writers knew the other.

use super::Note;
use crate::annotation::Timestamp;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// A page, from its loading to its end: a random number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Writer(pub u32);

/// The name of a version: who wrote it, and the how manieth of theirs it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VersionId {
    pub(super) writer: Writer,
    pub(super) count: u32,
}

/// A state of a note, or its deletion.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// Its name.
    pub id: VersionId,
    /// When it was written into a notebook.
    pub at: Timestamp,
    pub(super) standing: Standing,
    pub(super) content: Content,
}

/// Whether a version competes for being the note's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// It is only there to be looked up.
    Kept,
    Current,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    Note(Arc<Note>),
    /// A deletion holds no words.
    Deleted {
        revision: u32,
    },
}

/// For each writer the highest count that has been seen.
pub(super) type Seen = BTreeMap<Writer, u32>;

/// All there is about one note: the version that stands comes first, then those that it displaced, in order of rank.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Entry(Vec<Version>);

impl Version {
    /// The note as this version has it; nothing for a deletion.
    pub fn note(&self) -> Option<&Arc<Note>> {
        match &self.content {
            Content::Note(note) => Some(note),
            Content::Deleted { .. } => None,
        }
    }

    pub(super) fn revision(&self) -> u32 {
        match &self.content {
            Content::Note(note) => note.revision,
            Content::Deleted { revision } => *revision,
        }
    }

    /// What decides between versions that did not know each other: later wins. No two versions are equal in it.
    fn rank(&self) -> (Standing, Timestamp, u32, VersionId) {
        (self.standing, self.at, self.revision(), self.id)
    }
}

impl VersionId {
    pub(super) fn is_in(self, seen: &Seen) -> bool {
        seen.get(&self.writer).is_some_and(|count| self.count <= *count)
    }

    /// Reads what `Display` writes.
    pub fn parse(string: &str) -> Option<Self> {
        let (writer, count) = string.split_once('-')?;
        Some(Self { writer: Writer::parse(writer)?, count: count.parse().ok()? })
    }
}

impl Writer {
    /// Reads what `Display` writes.
    pub fn parse(string: &str) -> Option<Self> {
        u32::from_str_radix(string, 16).ok().map(Self)
    }
}

impl fmt::Display for Writer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:08x}", self.0)
    }
}

impl fmt::Display for VersionId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{}", self.writer, self.count)
    }
}

impl Entry {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn versions(&self) -> &[Version] {
        &self.0
    }

    /// The version that stands.
    pub(super) fn head(&self) -> Option<&Version> {
        self.0.first().filter(|version| version.standing == Standing::Current)
    }

    /// The note as it stands; nothing if it is deleted.
    pub(super) fn note(&self) -> Option<&Arc<Note>> {
        self.head().and_then(Version::note)
    }

    /// The words that the standing version displaced, latest first; each once, and none that stand.
    pub(super) fn displaced(&self) -> Vec<&Version> {
        let mut distinct: Vec<&Version> = Vec::new();
        for version in &self.0 {
            let Some(note) = version.note() else { continue };
            let known = |other: &&Version| other.note().is_some_and(|other| other.says_the_same_as(note));
            if !self.head().iter().any(known) && !distinct.iter().any(known) {
                distinct.push(version);
            }
        }
        distinct
    }

    /// The number for the next revision.
    pub(super) fn next_revision(&self) -> u32 {
        self.0.iter().map(Version::revision).max().unwrap_or(0).saturating_add(1)
    }

    /// The latest moment at which anything was written here.
    pub(super) fn latest(&self) -> Option<Timestamp> {
        self.0.iter().map(|version| version.at).max()
    }

    pub(super) fn insert(&mut self, version: Version) {
        let place = self.0.iter().position(|other| other.rank() < version.rank()).unwrap_or(self.0.len());
        self.0.insert(place, version);
    }

    pub(super) fn retain(&mut self, keep: impl FnMut(&Version) -> bool) {
        self.0.retain(keep);
    }

    /// What two notebooks have of one note, taken together: what both have, and what one has that the other never saw.
    pub(super) fn merge(&self, seen: &Seen, other: &Self, seen_by_other: &Seen) -> Self {
        let has = |entry: &Self, id| entry.0.iter().any(|version| version.id == id);
        let mine = self.0.iter().filter(|version| has(other, version.id) || !version.id.is_in(seen_by_other));
        let theirs = other.0.iter().filter(|version| !has(self, version.id) && !version.id.is_in(seen));
        let mut merged = Self::default();
        mine.chain(theirs).for_each(|version| merged.insert(version.clone()));
        merged
    }
}
