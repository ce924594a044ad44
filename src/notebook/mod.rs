//! The reader's notebook: their annotations, what can be done to them, and everything that keeps them safe.
//!
//! A [`Command`] changes the [`Notebook`], and an [`UndoHistory`] takes it back. Notebooks of several tabs merge
//! without losing a word. A [`Keeper`] writes the notebook into a [`Store`] so that what it calls saved survives.

mod book;
mod change;
mod command;
mod convert;
mod keeper;
mod listing;
mod note;
mod payload;
mod slot;
mod standing;
mod store;
mod tag;
mod undo;
mod usage;
mod version;

pub use book::Notebook;
pub use change::Change;
pub use command::{COMMENT_LIMIT, Command, Edit, Field, ImportCount, Refusal, WHY_LIMIT};
use convert::{Kept, Role};
pub use keeper::{Absorbed, Aside, Keeper, Loaded, NotSaved, Saved, Trouble};
pub use listing::{Counts, Filter, Order, Place, count, list, suggest_tags};
pub use note::{Ink, NOT_IN, Note, NoteId, NoteKind};
pub use slot::{SCHEMA, SlotName, Unreadable};
pub use standing::{Standing, target_not_in, target_on};
pub use store::{Store, StoreError};
pub use tag::{NoTag, TAG_LIMIT, Tag, last_of_line, line_of_tags, tags_from_line};
pub use undo::{EditSession, UndoHistory};
pub use usage::{STORE_LIMIT, Usage};
pub use version::{Version, VersionId, Writer};

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
