//! Commands: everything that can be done to a notebook.

use super::book::Former;
use super::{Change, Ink, Note, NoteId, NoteKind, Notebook, Role, Tag, VersionId};
use crate::annotation::{Target, Timestamp};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many code points a comment can have.
pub const COMMENT_LIMIT: usize = 100_000;

/// How many code points a line of why can have.
pub const WHY_LIMIT: usize = 1_000;

/// Something to do to a notebook.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant)] // A command lives for one call.
pub enum Command {
    /// A new note.
    Add(Note),
    /// One field of a note is different now.
    Edit {
        /// The note.
        id: NoteId,
        /// The field.
        edit: Edit,
    },
    /// One field of a note is different now, and whoever changed it had not seen what stood there: another tab wrote it
    /// in the meantime. The standing version is displaced.
    Displace {
        /// The note.
        id: NoteId,
        /// The field.
        edit: Edit,
    },
    /// A note and its displaced versions go.
    Delete(NoteId),
    /// A displaced version takes the place of the standing one, which is displaced in turn. It brings a deleted note
    /// back.
    TakeUp {
        /// The note.
        id: NoteId,
        /// One of its [`Notebook::history`].
        version: VersionId,
    },
    /// A displaced version goes.
    Forget {
        /// The note.
        id: NoteId,
        /// One of its [`Notebook::history`].
        version: VersionId,
    },
    /// The notes of a file join the notebook, see [`Notebook::weigh`].
    Import(Vec<Note>),
    /// Everything goes, here and in all tabs.
    EraseAll,
}

/// A new value for a field of a note.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// What the reader takes the passage for.
    Kind(Option<NoteKind>),
    /// The line of why, at most [`WHY_LIMIT`] code points.
    Why(String),
    /// The comment, at most [`COMMENT_LIMIT`] code points.
    Comment(String),
    /// The tags; each counts once.
    Tags(Vec<Tag>),
    /// The marker's colour.
    Ink(Ink),
    /// The passage, chosen anew.
    Target(Target),
}

/// A field whose length is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Field {
    Why,
    Comment,
}

/// Why a command was not carried out; the notebook is as before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such note, or no longer.
    NoSuchNote(NoteId),
    /// A note with this name is there already.
    AlreadyThere(NoteId),
    /// The note has no such displaced version.
    NoSuchVersion(VersionId),
    /// Too much text.
    TooLong {
        /// Where.
        field: Field,
        /// How many code points it has.
        length: usize,
        /// How many it can have.
        limit: usize,
    },
}

/// What importing notes would do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportCount {
    /// Notes that the notebook does not have, or had and deleted: they are added.
    pub new: usize,
    /// Notes that the reader changed later than the notebook's: they replace those, which are kept as displaced.
    pub later: usize,
    /// Notes that the reader changed earlier than the notebook's: they are kept as displaced.
    pub earlier: usize,
    /// Notes that the notebook has just so, standing or displaced.
    pub same: usize,
}

enum Arrival {
    New,
    Later,
    Earlier,
    Same,
}

impl Command {
    /// The notes that the command is about.
    pub(super) fn ids(&self, notebook: &Notebook) -> BTreeSet<NoteId> {
        let mut ids = BTreeSet::new();
        match self {
            Self::Add(Note { id, .. })
            | Self::Edit { id, .. }
            | Self::Displace { id, .. }
            | Self::Delete(id)
            | Self::TakeUp { id, .. }
            | Self::Forget { id, .. } => {
                ids.insert(id.clone());
            }
            Self::Import(notes) => ids.extend(notes.iter().map(|note| note.id.clone())),
            Self::EraseAll => ids.extend(notebook.entries.keys().cloned()),
        }
        ids
    }
}

impl Notebook {
    /// Carries out a command.
    ///
    /// # Errors
    /// Why it can't be; the notebook is as before then.
    pub fn apply(&mut self, command: Command, now: Timestamp) -> Result<Change, Refusal> {
        let ids = command.ids(self);
        let before: Vec<_> =
            ids.into_iter().map(|id| (self.entries.get(&id).cloned().unwrap_or_default(), id)).collect();
        let erases = command == Command::EraseAll;
        self.carry_out(command, now)?;
        let mut change = Change { erased: erases, record: erases, ..Change::default() };
        for (entry, id) in &before {
            change.compare(id, entry, self.entries.get(id).unwrap_or(&Default::default()));
        }
        Ok(change)
    }

    /// What [`Command::Import`] would do with these notes.
    pub fn weigh(&self, notes: &[Note]) -> ImportCount {
        let mut count = ImportCount::default();
        for note in notes {
            *match self.arrival(note) {
                Arrival::New => &mut count.new,
                Arrival::Later => &mut count.later,
                Arrival::Earlier => &mut count.earlier,
                Arrival::Same => &mut count.same,
            } += 1;
        }
        count
    }

    fn carry_out(&mut self, command: Command, now: Timestamp) -> Result<(), Refusal> {
        match command {
            Command::Add(note) => {
                let id = note.id.clone();
                if self.get(&id).is_some() {
                    return Err(Refusal::AlreadyThere(id));
                }
                check(Field::Why, &note.why)?;
                check(Field::Comment, &note.comment)?;
                self.put(&id, Some(note.into()), Former::Gone, now);
            }
            Command::Edit { id, edit } => self.edit(&id, edit, Former::Gone, now)?,
            Command::Displace { id, edit } => self.edit(&id, edit, Former::Kept, now)?,
            Command::Delete(id) => {
                self.standing(&id)?;
                self.put(&id, None, Former::Gone, now);
                self.forget(&id, |_| true);
            }
            Command::TakeUp { id, version } => {
                let mut note = self.displaced(&id, version)?;
                Arc::make_mut(&mut note).modified = Some(self.moment(&id, now));
                self.put(&id, Some(note), Former::Kept, now);
                self.forget(&id, |displaced| displaced.id == version);
            }
            Command::Forget { id, version } => {
                let forgotten = self.displaced(&id, version)?;
                self.forget(&id, |displaced| displaced.note().is_some_and(|note| note.says_the_same_as(&forgotten)));
            }
            Command::Import(notes) => notes.into_iter().for_each(|note| self.import(note, now)),
            Command::EraseAll => self.erase(now),
        }
        Ok(())
    }

    fn edit(&mut self, id: &NoteId, edit: Edit, former: Former, now: Timestamp) -> Result<(), Refusal> {
        let note = self.standing(id)?;
        let mut edited = Note::clone(note);
        edit.apply_to(&mut edited)?;
        if !edited.says_the_same_as(note) {
            edited.modified = Some(self.moment(id, now));
            self.put(id, Some(edited.into()), former, now);
        }
        Ok(())
    }

    fn standing(&self, id: &NoteId) -> Result<&Arc<Note>, Refusal> {
        self.get(id).ok_or_else(|| Refusal::NoSuchNote(id.clone()))
    }

    fn displaced(&self, id: &NoteId, version: VersionId) -> Result<Arc<Note>, Refusal> {
        let history = self.history(id);
        let note = history.iter().find(|displaced| displaced.id == version).and_then(|displaced| displaced.note());
        note.cloned().ok_or(Refusal::NoSuchVersion(version))
    }

    fn arrival(&self, note: &Note) -> Arrival {
        let Some(standing) = self.get(&note.id) else { return Arrival::New };
        let displaced = self.history(&note.id);
        let mut known = displaced.iter().filter_map(|version| version.note()).chain([standing]);
        if known.any(|known| known.says_the_same_as(note)) {
            Arrival::Same
        } else if (note.modified, note.revision) > (standing.modified, standing.revision) {
            Arrival::Later
        } else {
            Arrival::Earlier
        }
    }

    fn import(&mut self, note: Note, now: Timestamp) {
        let id = note.id.clone();
        let arrival = self.arrival(&note);
        let note = Arc::new(note);
        match arrival {
            Arrival::New => self.put(&id, Some(note), Former::Gone, now),
            Arrival::Later => self.put(&id, Some(note), Former::Kept, now),
            Arrival::Earlier => self.keep(&id, note, now),
            Arrival::Same => {}
        }
    }
}

impl Edit {
    /// Whether the field that this changes is the same in both notes.
    pub fn finds_the_same(&self, one: &Note, other: &Note) -> bool {
        match self {
            Self::Kind(_) => one.kind == other.kind,
            Self::Why(_) => one.why == other.why,
            Self::Comment(_) => one.comment == other.comment,
            Self::Tags(_) => one.tags == other.tags,
            Self::Ink(_) => one.ink == other.ink,
            Self::Target(_) => one.target == other.target,
        }
    }

    /// The edit with as many code points as fit.
    #[must_use]
    pub fn shortened(self) -> Self {
        let cut = |words: String, limit| words.chars().take(limit).collect();
        match self {
            Self::Why(why) => Self::Why(cut(why, WHY_LIMIT)),
            Self::Comment(comment) => Self::Comment(cut(comment, COMMENT_LIMIT)),
            other => other,
        }
    }

    /// Changes the field.
    ///
    /// # Errors
    /// [`Refusal::TooLong`]; the note is as before then.
    pub fn apply_to(self, note: &mut Note) -> Result<(), Refusal> {
        match self {
            Self::Kind(kind) => note.kind = kind,
            Self::Why(why) => write(note, Field::Why, why)?,
            Self::Comment(comment) => write(note, Field::Comment, comment)?,
            Self::Tags(tags) => {
                note.tags.clear();
                for tag in tags {
                    if !note.tags.contains(&tag) {
                        note.tags.push(tag);
                    }
                }
            }
            Self::Ink(ink) => note.ink = ink,
            Self::Target(target) => note.target = target,
        }
        Ok(())
    }
}

fn write(note: &mut Note, field: Field, words: String) -> Result<(), Refusal> {
    check(field, &words)?;
    let (place, role) = match field {
        Field::Why => (&mut note.why, Role::Why),
        Field::Comment => (&mut note.comment, Role::Comment),
    };
    if *place != words {
        *place = words;
        note.kept.rewrite(role);
        note.kept.reconsider_motivations(!note.why.is_empty() || !note.comment.is_empty());
    }
    Ok(())
}

fn check(field: Field, words: &str) -> Result<(), Refusal> {
    let limit = match field {
        Field::Why => WHY_LIMIT,
        Field::Comment => COMMENT_LIMIT,
    };
    match words.chars().count() {
        length if length > limit => Err(Refusal::TooLong { field, length, limit }),
        _ => Ok(()),
    }
}
