//! Erasing: afterwards no slot, nothing that was set aside and no other tab holds a word, and it can be taken back.

use super::keeping::{A, B, load, newer_schema, page, store_with};
use crate::notebook::testing::{Fault, MemoryStore, at, comment, note_that_says};
use crate::notebook::{Command, Keeper, Loaded, NotSaved, Notebook, SCHEMA, UndoHistory};

/// Saves twice, so that both slots have words, with junk set aside; then erases everything.
fn erased() -> (MemoryStore, Keeper<MemoryStore>, Notebook, UndoHistory) {
    let store = store_with(2);
    store.put(A, "unreadable words");
    let Loaded { mut keeper, mut notebook, .. } = load(&store, 2);
    notebook.apply(Command::Add(note_that_says(3, "words")), at(9)).expect("new");
    keeper.save(&mut notebook).expect("room");
    let mut undo = UndoHistory::default();
    undo.apply(&mut notebook, Command::EraseAll, None, at(50)).expect("possible");
    (store, keeper, notebook, undo)
}

fn has_words(store: &MemoryStore) -> bool {
    store.entries().values().any(|text| ["kept", "words", "pressure", "urn:"].iter().any(|word| text.contains(word)))
}

#[test]
fn erasing_leaves_no_word_in_the_store() {
    let (store, mut keeper, notebook, _) = erased();
    keeper.erase(&notebook).expect("possible");
    assert_eq!(store.entries().len(), 1);
    assert!(!has_words(&store));
    assert_eq!(page(&store, 3).1, notebook);
}

#[test]
fn erasing_can_be_taken_back_and_saved_again() {
    let (store, mut keeper, mut notebook, mut undo) = erased();
    keeper.erase(&notebook).expect("possible");
    undo.undo(&mut notebook, at(60)).expect("a step");
    keeper.save(&mut notebook).expect("room");
    assert_eq!(page(&store, 3).1.len(), 3);
}

#[test]
fn erasing_reaches_other_tabs_and_they_bring_nothing_back() {
    let (store, mut keeper, notebook, _) = erased();
    let Loaded { keeper: mut other, notebook: mut theirs, .. } = load(&store, 3);
    theirs.apply(comment(2, "words unseen"), at(40)).expect("there");
    keeper.erase(&notebook).expect("possible");
    let saved = other.save(&mut theirs).expect("room");
    assert!(saved.merged.erased && theirs.is_empty());
    assert!(!has_words(&store));
}

#[test]
fn an_erasure_that_is_interrupted_anywhere_is_finished_or_not_called_done() {
    for carried_out in [true, false] {
        for operation in 0.. {
            let (store, mut keeper, notebook, _) = erased();
            store.fault(operation, Fault::Die { carried_out });
            let done = keeper.erase(&notebook);
            let after = MemoryStore::with(store.entries());
            let loaded = load(&after, 3);
            assert!(done.is_err() || !has_words(&after));
            // Either it is as if it had not begun, but for what was set aside, or nothing is left.
            assert!(loaded.notebook.len() == 3 || !has_words(&after), "{operation}");
            if done.is_ok() {
                break;
            }
        }
    }
}

#[test]
fn erasing_works_where_the_store_is_full_or_broken() {
    let table: [fn(&MemoryStore); 2] = [
        |store| store.limit(Some(store.entries().iter().map(|(key, text)| key.len() + text.chars().count()).sum())),
        |store| store.put(B, "words that cannot be read"),
    ];
    for spoil in table {
        let (store, mut keeper, notebook, _) = erased();
        spoil(&store);
        keeper.erase(&notebook).expect("possible");
        assert!(!has_words(&store) && store.entries().len() == 1);
        assert!(page(&store, 3).1.is_empty());
    }
}

#[test]
fn what_was_written_again_before_the_store_could_forget_is_kept() {
    let (store, mut keeper, mut notebook, mut undo) = erased();
    undo.undo(&mut notebook, at(60)).expect("there is something");
    notebook.apply(Command::Add(note_that_says(4, "new words")), at(70)).expect("new");
    keeper.erase(&notebook).expect("possible");
    keeper.save(&mut notebook).expect("room");
    let (mut other, read) = page(&store, 3);
    assert_eq!((read.len(), &read), (4, &notebook));
    assert!(other.absorb(&mut notebook.clone()).is_ok_and(|absorbed| !absorbed.lacking));
}

#[test]
fn what_a_newer_page_has_written_is_not_erased() {
    let (store, mut keeper, notebook, _) = erased();
    store.put(B, &newer_schema());
    let before = store.entries();
    assert_eq!(keeper.erase(&notebook), Err(NotSaved::NewerSchema(SCHEMA + 1)));
    assert_eq!(store.entries(), before);
}
