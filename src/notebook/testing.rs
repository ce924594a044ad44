//! What the tests of the notebook share: notes, moments, random deeds, and a store that fails on demand.

use super::{Command, Edit, Ink, Note, NoteId, NoteKind, Notebook, Tag, UndoHistory, Writer};
use crate::annotation::{Position, Quote, Selector, Target, Timestamp};
use crate::text::{CodePoint, Span};
use proptest::prelude::*;
use serde_json::Map;

mod store;

pub(crate) use store::{Fault, MemoryStore};

pub(crate) fn at(milliseconds: i64) -> Timestamp {
    Timestamp::from_milliseconds(milliseconds)
}

pub(crate) fn name(number: u64) -> NoteId {
    NoteId::new(number, [7; 10])
}

pub(crate) fn target(exact: &str, start: usize) -> Target {
    let end = start + exact.chars().count();
    Target {
        source: "urn:x-claimlight:reykjavik:gorbachev-letter".into(),
        selectors: vec![
            Selector::Quote(Quote {
                exact: exact.into(),
                prefix: "and ".into(),
                suffix: ".".into(),
                other: Map::new(),
            }),
            Selector::Position(Position {
                passage: Span::between(CodePoint(start), CodePoint(end)),
                other: Map::new(),
            }),
        ],
        other: Map::new(),
    }
}

pub(crate) fn note(number: u64) -> Note {
    Note::new(name(number), target("any pressure", 40), at(0))
}

pub(crate) fn note_that_says(number: u64, comment: &str) -> Note {
    Note { comment: comment.into(), ..note(number) }
}

/// An empty notebook of the writer with this number.
pub(crate) fn book(writer: u32) -> Notebook {
    Notebook::new(Writer(writer))
}

/// The same notebook, opened by another page.
pub(crate) fn opened_by(writer: u32, notebook: &Notebook) -> Notebook {
    let mut opened = book(writer);
    opened.merge(notebook);
    opened
}

pub(crate) fn comment(number: u64, words: &str) -> Command {
    Command::Edit { id: name(number), edit: Edit::Comment(words.into()) }
}

/// The comments of a note: the standing one first, then the displaced ones.
pub(crate) fn comments(notebook: &Notebook, number: u64) -> Vec<String> {
    let history = notebook.history(&name(number));
    let displaced = history.iter().filter_map(|version| version.note());
    notebook.get(&name(number)).into_iter().chain(displaced).map(|note| note.comment.clone()).collect()
}

/// Something that a reader does, with small numbers for notes, so that deeds meet.
#[derive(Clone, Debug)]
pub(crate) enum Deed {
    Add(u64),
    Comment(u64, String),
    Tag(u64),
    Delete(u64),
    Import(u64, String, i64),
    TakeUp(u64),
    EraseAll,
    Backup,
    Undo,
    Redo,
}

pub(crate) fn deed() -> impl Strategy<Value = Deed> {
    let number = || 0u64..4;
    prop_oneof![
        4 => number().prop_map(Deed::Add),
        6 => (number(), "[a-zщ😃]{0,4}").prop_map(|(number, words)| Deed::Comment(number, words)),
        1 => number().prop_map(Deed::Tag),
        2 => number().prop_map(Deed::Delete),
        1 => (number(), "[A-Z]{1,3}", 0i64..60).prop_map(|(number, words, moment)| Deed::Import(number, words, moment)),
        1 => number().prop_map(Deed::TakeUp),
        1 => Just(Deed::EraseAll),
        1 => Just(Deed::Backup),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
    ]
}

/// Does it, if it can be done.
pub(crate) fn perform(deed: &Deed, notebook: &mut Notebook, undo: &mut UndoHistory, now: Timestamp) {
    let command = match deed {
        Deed::Add(number) => Command::Add(note(*number)),
        Deed::Comment(number, words) => comment(*number, words),
        Deed::Tag(number) => {
            let tags = Tag::new("Sakharov").into_iter().collect();
            Command::Edit { id: name(*number), edit: Edit::Tags(tags) }
        }
        Deed::Delete(number) => Command::Delete(name(*number)),
        Deed::Import(number, words, modified) => {
            Command::Import(vec![Note { modified: Some(at(*modified)), ..note_that_says(*number, words) }])
        }
        Deed::TakeUp(number) => {
            let Some(version) = notebook.history(&name(*number)).first().map(|version| version.id) else { return };
            Command::TakeUp { id: name(*number), version }
        }
        Deed::EraseAll => Command::EraseAll,
        Deed::Backup => return notebook.record_backup(now),
        Deed::Undo => {
            undo.undo(notebook, now);
            return;
        }
        Deed::Redo => {
            undo.redo(notebook, now);
            return;
        }
    };
    let _ = undo.apply(notebook, command, None, now);
}

/// Notes of every shape.
pub(crate) fn any_note() -> impl Strategy<Value = Note> {
    let kind = proptest::option::of(proptest::sample::select(NoteKind::ALL.to_vec()));
    let ink = proptest::sample::select(Ink::ALL.to_vec());
    let tags = proptest::collection::btree_set("[a-zа-я]{1,8}", 0..4);
    (any::<u32>(), kind, ink, "\\PC{0,20}", "[\\PC\n]{0,60}", tags, 1u32..9).prop_map(
        |(number, kind, ink, why, comment, tags, revision)| Note {
            kind,
            ink,
            why,
            comment,
            tags: tags.iter().filter_map(|tag| Tag::new(tag).ok()).collect(),
            revision,
            ..note(number.into())
        },
    )
}
