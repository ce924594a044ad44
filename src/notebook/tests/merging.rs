//! Notebooks of several tabs: in whatever order they hear of each other, they end with the same, and no word is lost.

use crate::notebook::testing::{
    Deed, at, book, comment, comments, deed, name, note, note_that_says, opened_by, perform,
};
use crate::notebook::{Command, Notebook, UndoHistory};
use proptest::prelude::*;

/// Two tabs that both know of note 1.
fn two_tabs() -> (Notebook, Notebook) {
    let mut one = book(1);
    one.apply(Command::Add(note_that_says(1, "first")), at(10)).expect("new");
    let other = opened_by(2, &one);
    (one, other)
}

fn after(notebook: &Notebook, command: Command, moment: i64) -> Notebook {
    let mut notebook = notebook.clone();
    notebook.apply(command, at(moment)).expect("possible");
    notebook
}

fn merged(one: &Notebook, other: &Notebook) -> Notebook {
    let mut merged = one.clone();
    merged.merge(other);
    merged
}

#[test]
fn notes_of_both_tabs_are_there() {
    let (one, other) = two_tabs();
    let both = merged(&after(&one, Command::Add(note(2)), 20), &after(&other, Command::Add(note(3)), 20));
    assert_eq!(both.notes().map(|note| note.id.clone()).collect::<Vec<_>>(), [name(1), name(2), name(3)]);
}

#[test]
fn what_becomes_of_one_note_that_two_tabs_changed() {
    let said = |words: &str| comment(1, words);
    let delete = || Command::Delete(name(1));
    // What the one tab does and when, what the other does and when, and the comments that are then there.
    type Row = (Command, i64, Command, i64, &'static [&'static str], bool);
    let table: [Row; 8] = [
        (said("one"), 20, said("other"), 30, &["other", "one"], true),
        (said("one"), 30, said("other"), 20, &["one", "other"], true),
        // At the same moment the order of the writers decides: any will do, if it is always the same.
        (said("one"), 20, said("other"), 20, &["other", "one"], true),
        (said("same"), 20, said("same"), 30, &["same"], true),
        (delete(), 20, said("other"), 30, &["other"], true),
        (delete(), 30, said("other"), 20, &["other"], false),
        (delete(), 20, delete(), 30, &[], false),
        // A clock that ran backwards does not bring old words back.
        (said("one"), 5, said("other"), 7, &["other", "one"], true),
    ];
    for (command, moment, other_command, other_moment, expected, stands) in table {
        let (one, other) = two_tabs();
        let (one, other) = (after(&one, command, moment), after(&other, other_command, other_moment));
        let both = merged(&one, &other);
        assert_eq!(comments(&both, 1), expected);
        assert_eq!(both.get(&name(1)).is_some(), stands);
        assert_eq!(both, merged(&other, &one));
    }
}

#[test]
fn what_a_writer_knew_of_is_no_displaced_version() {
    let (one, mut other) = two_tabs();
    let edited = after(&after(&one, comment(1, "second"), 20), comment(1, "third"), 30);
    let change = other.merge(&edited);
    assert_eq!(comments(&other, 1), ["third"]);
    assert!(change.notes.contains(&name(1)) && change.displaced.is_empty());
    assert!(other.merge(&one).is_empty(), "an older state is no news");
    assert!(other.merge(&edited).is_empty());
}

#[test]
fn a_change_is_empty_only_if_the_notebook_is_as_before() {
    let (one, mut other) = two_tabs();
    let mut saved_to_file = one.clone();
    saved_to_file.record_backup(at(50));
    let change = other.merge(&saved_to_file);
    assert!(change.record && change.notes.is_empty() && !change.is_empty());
    assert_eq!(other.last_backup(), Some(at(50)));
    assert!(other.merge(&saved_to_file).is_empty());
}

#[test]
fn a_displaced_version_is_told_and_can_be_taken_up_or_forgotten() {
    let (one, other) = two_tabs();
    let mut both = after(&one, comment(1, "mine"), 20);
    let change = both.merge(&after(&other, comment(1, "theirs"), 30));
    assert!(change.displaced.contains(&name(1)));
    let version = both.history(&name(1))[0].id;
    let taken_up = after(&both, Command::TakeUp { id: name(1), version }, 40);
    assert_eq!(comments(&taken_up, 1), ["mine", "theirs"]);
    let version = taken_up.history(&name(1))[0].id;
    assert_eq!(comments(&after(&taken_up, Command::Forget { id: name(1), version }, 50), 1), ["mine"]);
    assert_eq!(comments(&after(&both, comment(1, "on"), 40), 1), ["on", "mine"], "history stays with an edit");
}

#[test]
fn words_that_a_deletion_had_not_seen_can_be_brought_back() {
    let (one, other) = two_tabs();
    let both = merged(&after(&one, Command::Delete(name(1)), 30), &after(&other, comment(1, "late"), 20));
    let (id, versions) = both.deleted_unseen().next().expect("one");
    let back = after(&both, Command::TakeUp { id: id.clone(), version: versions[0].id }, 40);
    assert_eq!(comments(&back, 1), ["late"]);
    assert_eq!(back.deleted_unseen().count(), 0);
}

#[test]
fn deleting_leaves_no_word() {
    let (one, other) = two_tabs();
    let both = merged(&after(&one, comment(1, "mine"), 20), &after(&other, comment(1, "theirs"), 30));
    let deleted = after(&both, Command::Delete(name(1)), 40);
    assert_eq!(comments(&deleted, 1), [""; 0]);
    assert_eq!(merged(&deleted, &both), merged(&both, &deleted));
    assert_eq!(comments(&merged(&both, &deleted), 1), [""; 0]);
}

#[test]
fn erasing_wins_over_what_was_written_before_it_anywhere() {
    let (one, other) = two_tabs();
    let unseen = after(&after(&other, Command::Add(note(2)), 20), comment(1, "late"), 30);
    let erased = after(&one, Command::EraseAll, 40);
    let later = after(&unseen, Command::Add(note(3)), 50);
    let mut told = later.clone();
    assert!(told.merge(&erased).erased);
    assert_eq!(told.notes().map(|note| note.id.clone()).collect::<Vec<_>>(), [name(3)]);
    assert_eq!(told, merged(&erased, &later));
    assert_eq!(told.deleted_unseen().count(), 0);
    let written_on = after(&erased, Command::Add(note(4)), 30);
    assert_eq!(merged(&written_on, &one).len(), 1, "a note after erasing stays though the clock ran back");
}

/// Three tabs, what they do, and whom they hear of in between.
fn tabs() -> impl Strategy<Value = Vec<(usize, Result<Deed, usize>)>> {
    let step = (0usize..3, prop_oneof![4 => deed().prop_map(Ok), 1 => (0usize..3).prop_map(Err)]);
    proptest::collection::vec(step, 0..40)
}

fn play(steps: &[(usize, Result<Deed, usize>)]) -> [Notebook; 3] {
    let mut tabs =
        [(book(1), UndoHistory::default()), (book(2), UndoHistory::default()), (book(3), UndoHistory::default())];
    for (moment, (tab, step)) in steps.iter().enumerate() {
        match step {
            // Time passes unevenly, so that tabs also write at the same moment.
            Ok(deed) => {
                let (notebook, undo) = &mut tabs[*tab];
                perform(deed, notebook, undo, at(moment as i64 / 3 * 2));
            }
            Err(from) => {
                let other = tabs[*from].0.clone();
                tabs[*tab].0.merge(&other);
            }
        }
    }
    tabs.map(|(notebook, _)| notebook)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn merging_is_commutative_associative_and_idempotent(steps in tabs()) {
        let [a, b, c] = play(&steps);
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
        prop_assert_eq!(merged(&a, &a), a.clone());
        prop_assert_eq!(merged(&merged(&a, &b), &b), merged(&a, &b));
    }

    #[test]
    fn a_change_names_every_note_that_differs(steps in tabs()) {
        let [mut a, b, _] = play(&steps);
        let before = a.clone();
        let change = a.merge(&b);
        prop_assert_eq!(before == a, change.is_empty());
        for number in 0..4 {
            let id = name(number);
            let differs = before.get(&id) != a.get(&id) || comments(&before, number) != comments(&a, number);
            prop_assert!(!differs || change.notes.contains(&id));
        }
    }

    #[test]
    fn what_is_standing_anywhere_is_somewhere_afterwards_unless_it_was_seen_and_replaced(steps in tabs()) {
        let [a, b, _] = play(&steps);
        let both = merged(&a, &b);
        for number in 0..4 {
            for (mine, other) in [(&a, &b), (&b, &a)] {
                let Some(entry) = mine.entries.get(&name(number)) else { continue };
                let Some(head) = entry.head() else { continue };
                let unseen = !head.id.is_in(&other.seen) && Some(head.at) > both.erased;
                let Some(note) = head.note() else { continue };
                if unseen {
                    prop_assert!(comments(&both, number).contains(&note.comment));
                }
            }
        }
    }
}
