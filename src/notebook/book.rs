//! The notebook: all notes of a reader in a collection, as one value that merges with what other tabs made of it.

use super::version::{Content, Entry, Seen, Standing};
use super::{Change, Note, NoteId, Version, VersionId, Writer};
use crate::annotation::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A reader's notes in a collection, with what was deleted and what was displaced.
///
/// Two notebooks are equal if they hold the same, whichever page they belong to.
#[derive(Clone, Debug)]
pub struct Notebook {
    writer: Writer,
    pub(super) seen: Seen,
    pub(super) entries: BTreeMap<NoteId, Entry>,
    /// What was written up to this moment is gone for good.
    pub(super) erased: Option<Timestamp>,
    pub(super) backup: Option<Timestamp>,
}

impl PartialEq for Notebook {
    fn eq(&self, other: &Self) -> bool {
        (&self.seen, &self.entries, self.erased, self.backup)
            == (&other.seen, &other.entries, other.erased, other.backup)
    }
}

impl Notebook {
    /// An empty notebook, in which this writer will write.
    pub fn new(writer: Writer) -> Self {
        Self { writer, seen: Seen::new(), entries: BTreeMap::new(), erased: None, backup: None }
    }

    /// All notes, in order of their names: those made here in the order in which they were made.
    pub fn notes(&self) -> impl Iterator<Item = &Arc<Note>> {
        self.entries.values().filter_map(Entry::note)
    }

    /// The note with this name.
    pub fn get(&self, id: &NoteId) -> Option<&Arc<Note>> {
        self.entries.get(id).and_then(Entry::note)
    }

    /// How many notes there are.
    pub fn len(&self) -> usize {
        self.notes().count()
    }

    /// Whether there is no note.
    pub fn is_empty(&self) -> bool {
        self.notes().next().is_none()
    }

    /// Earlier versions of a note that another tab's, another file's or an undone one displaced; the latest first.
    pub fn history(&self, id: &NoteId) -> Vec<&Version> {
        self.entries.get(id).map(Entry::displaced).unwrap_or_default()
    }

    /// Notes that were deleted, of which there are words that whoever deleted them had not seen.
    pub fn deleted_unseen(&self) -> impl Iterator<Item = (&NoteId, Vec<&Version>)> {
        self.entries
            .iter()
            .filter(|(_, entry)| entry.note().is_none())
            .map(|(id, entry)| (id, entry.displaced()))
            .filter(|(_, versions)| !versions.is_empty())
    }

    /// When everything was last erased.
    pub fn erased(&self) -> Option<Timestamp> {
        self.erased
    }

    /// When the notes were last saved to a file.
    pub fn last_backup(&self) -> Option<Timestamp> {
        self.backup.filter(|backup| Some(*backup) > self.erased)
    }

    /// How many notes are new, different or gone since they were last saved to a file.
    pub fn changes_since_backup(&self) -> usize {
        match self.last_backup() {
            None => self.len(),
            Some(backup) => {
                self.entries.values().filter(|entry| entry.head().is_some_and(|head| head.at > backup)).count()
            }
        }
    }

    /// Remembers that all notes have been saved to a file.
    pub fn record_backup(&mut self, now: Timestamp) {
        let latest = self.entries.values().filter_map(Entry::latest).max();
        self.backup = Some(now).max(self.backup).max(latest);
    }

    /// Takes in what another notebook holds. Merging is commutative, associative and idempotent: in whatever order tabs
    /// hear of each other, they end with the same.
    pub fn merge(&mut self, other: &Self) -> Change {
        let erased = self.erased.max(other.erased);
        let mut change = Change { erased: erased > self.erased, ..Change::default() };
        let outline = self.outline();
        let mine = std::mem::take(&mut self.entries);
        let mut ids = BTreeSet::new();
        ids.extend(mine.keys().chain(other.entries.keys()).cloned());
        let nothing = Entry::default();
        for id in ids {
            let before = mine.get(&id).unwrap_or(&nothing);
            let mut after = before.merge(&self.seen, other.entries.get(&id).unwrap_or(&nothing), &other.seen);
            after.retain(|version| Some(version.at) > erased);
            change.compare(&id, before, &after);
            if !after.is_empty() {
                self.entries.insert(id, after);
            }
        }
        for (writer, count) in &other.seen {
            let known = self.seen.entry(*writer).or_insert(0);
            *known = (*known).max(*count);
        }
        self.erased = erased;
        self.backup = self.backup.max(other.backup);
        change.record = self.outline() != outline;
        change
    }

    /// The notebook without its words: only what other tabs need to know so that they drop theirs. Of what has been written
    /// again since, it claims to have seen nothing: lacking it otherwise means that it is gone.
    pub(super) fn wordless(&self) -> Self {
        let mut wordless = Self { entries: BTreeMap::new(), ..self.clone() };
        for version in self.entries.values().flat_map(Entry::versions) {
            if let Some(seen) = wordless.seen.get_mut(&version.id.writer) {
                *seen = (*seen).min(version.id.count.saturating_sub(1));
            }
        }
        wordless
    }

    pub(super) fn outline(&self) -> Outline {
        let versions =
            self.entries.values().flat_map(|entry| entry.versions().iter().map(|version| version.id)).collect();
        Outline { seen: self.seen.clone(), versions, erased: self.erased, backup: self.backup }
    }

    /// Makes this a new version of the note, or deletes it. It takes the place of the standing version, which goes, or
    /// with [`Former::Kept`] stays among the displaced.
    pub(super) fn put(&mut self, id: &NoteId, note: Option<Arc<Note>>, former: Former, now: Timestamp) {
        let entry = self.entries.get(id);
        let revision = entry.map_or(1, Entry::next_revision);
        let content = match note {
            Some(mut note) => {
                Arc::make_mut(&mut note).revision = revision.max(note.revision);
                Content::Note(note)
            }
            None => Content::Deleted { revision },
        };
        let replaced = entry.and_then(Entry::head).map(|head| head.id).filter(|_| former == Former::Gone);
        let version = self.version(id, Standing::Current, content, now);
        let entry = self.entries.entry(id.clone()).or_default();
        entry.retain(|version| Some(version.id) != replaced && version.note().is_some());
        entry.insert(version);
    }

    /// Adds a version that is only there to be looked up.
    pub(super) fn keep(&mut self, id: &NoteId, note: Arc<Note>, now: Timestamp) {
        let version = self.version(id, Standing::Kept, Content::Note(note), now);
        self.entries.entry(id.clone()).or_default().insert(version);
    }

    /// Lets go of displaced versions; whether there was one.
    pub(super) fn forget(&mut self, id: &NoteId, goes: impl Fn(&Version) -> bool) -> bool {
        let Some(entry) = self.entries.get_mut(id) else { return false };
        let standing = entry.head().map(|head| head.id);
        let before = entry.versions().len();
        entry.retain(|version| Some(version.id) == standing || !goes(version));
        entry.versions().len() < before
    }

    /// Forgets everything that was written up to now.
    pub(super) fn erase(&mut self, now: Timestamp) {
        let latest = self.entries.values().filter_map(Entry::latest).max();
        self.erased = Some(now).max(latest).max(self.erased.map(just_after)).max(self.backup);
        self.entries.clear();
    }

    /// The moment to write into the notebook: the clock's, unless that runs behind what was written already.
    pub(super) fn moment(&self, id: &NoteId, now: Timestamp) -> Timestamp {
        let floor = self.erased.max(self.backup).map(just_after);
        let latest = self.entries.get(id).and_then(Entry::latest);
        Some(now).max(floor).max(latest).unwrap_or(now)
    }

    fn version(&mut self, id: &NoteId, standing: Standing, content: Content, now: Timestamp) -> Version {
        let at = self.moment(id, now);
        let count = self.seen.entry(self.writer).or_insert(0);
        *count = count.saturating_add(1);
        Version { id: VersionId { writer: self.writer, count: *count }, at, standing, content }
    }
}

/// What a notebook holds, by name: two with the same outline hold the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Outline {
    seen: Seen,
    versions: Vec<VersionId>,
    pub(super) erased: Option<Timestamp>,
    backup: Option<Timestamp>,
}

/// What becomes of the version that stood before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Former {
    Gone,
    Kept,
}

fn just_after(moment: Timestamp) -> Timestamp {
    Timestamp::from_milliseconds(moment.milliseconds().saturating_add(1))
}
