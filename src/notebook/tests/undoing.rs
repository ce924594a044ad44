//! Undo: everything can be taken back and done again, and nothing that another tab wrote goes with it.

use crate::annotation::Timestamp;
use crate::notebook::testing::{
    Deed, at, book, comment, comments, deed, name, note, note_that_says, opened_by, perform,
};
use crate::notebook::{Change, Command, EditSession, Note, NoteId, Notebook, UndoHistory};
use proptest::prelude::*;

/// A notebook with its steps and a clock.
#[derive(Default)]
struct Desk {
    notebook: Option<Notebook>,
    undo: UndoHistory,
    clock: i64,
}

impl Desk {
    fn notebook(&mut self) -> &mut Notebook {
        self.notebook.get_or_insert_with(|| book(1))
    }

    fn tick(&mut self) -> Timestamp {
        self.clock += 10;
        at(self.clock)
    }

    fn apply(&mut self, command: Command) -> &mut Self {
        self.type_in(None, command)
    }

    fn type_in(&mut self, session: Option<EditSession>, command: Command) -> &mut Self {
        let now = self.tick();
        let notebook = self.notebook.get_or_insert_with(|| book(1));
        self.undo.apply(notebook, command, session, now).expect("possible");
        self
    }

    fn undo(&mut self) -> Option<Change> {
        let now = self.tick();
        let notebook = self.notebook.get_or_insert_with(|| book(1));
        self.undo.undo(notebook, now)
    }

    fn redo(&mut self) -> Option<Change> {
        let now = self.tick();
        let notebook = self.notebook.get_or_insert_with(|| book(1));
        self.undo.redo(notebook, now)
    }

    /// Another tab sees the notebook, does something, and this one hears of it.
    fn elsewhere(&mut self, command: Command) -> &mut Self {
        let now = self.tick();
        let mut other = opened_by(2, self.notebook());
        other.apply(command, now).expect("possible");
        self.notebook().merge(&other);
        self
    }

    fn comments(&mut self) -> Vec<String> {
        comments(self.notebook(), 1)
    }
}

fn with_note() -> Desk {
    let mut desk = Desk::default();
    desk.apply(Command::Add(note_that_says(1, "first")));
    desk
}

#[test]
fn typing_in_one_editor_is_one_step() {
    let mut desk = with_note();
    for words in ["s", "se", "sec"] {
        desk.type_in(Some(EditSession(1)), comment(1, words));
    }
    desk.type_in(Some(EditSession(2)), comment(1, "third"));
    for expected in [&["sec"][..], &["first"], &[]] {
        assert!(desk.undo().is_some());
        assert_eq!(desk.comments(), expected);
    }
    assert_eq!(desk.undo(), None);
    for expected in ["first", "sec", "third"] {
        assert!(desk.redo().is_some());
        assert_eq!(desk.comments(), [expected]);
    }
    assert_eq!(desk.redo(), None);
}

#[test]
fn a_new_command_ends_what_could_be_done_again() {
    let mut desk = with_note();
    desk.undo();
    desk.apply(Command::Add(note(2)));
    assert!(desk.redo().is_none());
    let (undo, notebook) = (&desk.undo, desk.notebook.as_ref().expect("there"));
    assert!(undo.can_undo(notebook) && !undo.can_redo(notebook));
}

#[test]
fn a_deleted_note_comes_back_with_its_date_and_its_history() {
    let mut desk = with_note();
    let mut other = opened_by(2, desk.notebook());
    desk.apply(comment(1, "mine"));
    other.apply(comment(1, "theirs"), at(500)).expect("there");
    desk.notebook().merge(&other);
    let before = desk.notebook().get(&name(1)).cloned();
    desk.apply(Command::Delete(name(1)));
    assert_eq!(desk.comments(), [""; 0]);
    desk.undo();
    assert_eq!(desk.comments(), ["theirs", "mine"]);
    let after = desk.notebook().get(&name(1)).cloned();
    assert_eq!(after.and_then(|note| note.modified), before.and_then(|note| note.modified));
}

#[test]
fn undo_writes_a_new_version_that_other_tabs_learn_of() {
    let mut desk = with_note();
    desk.apply(comment(1, "second"));
    let mut other = opened_by(2, desk.notebook());
    desk.undo();
    let notebook = desk.notebook().clone();
    assert!(!other.merge(&notebook).is_empty());
    assert_eq!(comments(&other, 1), ["first"]);
    assert_eq!(other, notebook);
}

#[test]
fn what_another_tab_wrote_in_between_is_displaced_and_not_lost() {
    let mut desk = with_note();
    desk.apply(comment(1, "mine")).elsewhere(comment(1, "theirs"));
    let change = desk.undo().expect("a step");
    assert!(change.displaced.contains(&name(1)));
    assert_eq!(desk.comments(), ["first", "theirs"]);
    desk.redo();
    assert_eq!(desk.comments(), ["mine", "theirs"]);
}

#[test]
fn typing_does_not_run_together_over_what_another_tab_wrote() {
    let session = Some(EditSession(1));
    let mut desk = with_note();
    desk.type_in(session, comment(1, "mine"))
        .elsewhere(comment(1, "theirs"))
        .type_in(session, comment(1, "theirs, mine"));
    desk.undo();
    assert_eq!(desk.comments(), ["theirs"]);
}

#[test]
fn taking_back_a_note_that_another_tab_wrote_in_keeps_its_words() {
    let mut desk = with_note();
    desk.elsewhere(comment(1, "theirs"));
    desk.undo();
    assert_eq!(desk.notebook().len(), 0);
    assert_eq!(desk.comments(), ["theirs"]);
    assert_eq!(desk.notebook().deleted_unseen().count(), 1);
}

#[test]
fn what_another_tab_deleted_stays_deleted() {
    let mut desk = with_note();
    desk.apply(Command::Add(note(2))).apply(comment(1, "second")).elsewhere(Command::Delete(name(1)));
    desk.undo();
    assert_eq!(desk.notebook().len(), 0, "the step that makes no difference is skipped, the one before it taken back");
}

#[test]
fn erasing_can_be_taken_back_and_done_again() {
    let mut desk = with_note();
    desk.apply(Command::Add(note(2))).apply(Command::EraseAll);
    assert!(desk.notebook().is_empty());
    desk.undo();
    assert_eq!(desk.notebook().len(), 2);
    let mut other = opened_by(2, desk.notebook());
    desk.elsewhere(Command::Add(note(3)));
    let change = desk.redo().expect("a step");
    assert!(change.erased && desk.notebook().is_empty());
    let notebook = desk.notebook().clone();
    assert!(other.merge(&notebook).erased && other.is_empty());
    desk.undo();
    assert_eq!(desk.notebook().len(), 3, "also what another tab had added");
}

#[test]
fn erasing_elsewhere_ends_what_could_be_taken_back() {
    let mut desk = with_note();
    desk.apply(Command::Delete(name(1))).elsewhere(Command::EraseAll);
    let (undo, notebook) = (&desk.undo, desk.notebook.as_ref().expect("there"));
    assert!(!undo.can_undo(notebook));
    assert_eq!(desk.undo(), None);
    assert!(desk.notebook().is_empty());
}

/// What a reader sees.
fn view(notebook: &Notebook) -> Vec<(NoteId, Option<Note>, Vec<String>)> {
    (0..4)
        .map(|number| {
            let note =
                notebook.get(&name(number)).map(|note| Note { revision: 0, modified: None, ..Note::clone(note) });
            let mut comments = comments(notebook, number);
            comments.sort_unstable();
            (name(number), note, comments)
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_deed_can_be_taken_back_and_done_again(deeds in proptest::collection::vec(deed(), 0..30)) {
        let mut notebook = book(1);
        let mut undo = UndoHistory::default();
        let mut views = vec![view(&notebook)];
        let mut clock = 0;
        for deed in deeds.iter().filter(|deed| !matches!(deed, Deed::Undo | Deed::Redo)) {
            clock += 1;
            perform(deed, &mut notebook, &mut undo, at(clock));
            if views.last() != Some(&view(&notebook)) {
                views.push(view(&notebook));
            }
        }
        for expected in views.iter().rev().skip(1) {
            clock += 1;
            prop_assert!(undo.undo(&mut notebook, at(clock)).is_some());
            prop_assert_eq!(&view(&notebook), expected);
        }
        for expected in views.iter().skip(1) {
            clock += 1;
            prop_assert!(undo.redo(&mut notebook, at(clock)).is_some());
            prop_assert_eq!(&view(&notebook), expected);
        }
    }
}
