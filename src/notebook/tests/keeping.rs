//! The keeper: what it calls saved is in the store, what it can't read it leaves alone, and it says what is wrong.

use crate::notebook::slot::{crc32, seal};
use crate::notebook::testing::{Fault, MemoryStore, at, book, comment, comments, name, note, note_that_says};
use crate::notebook::{
    Absorbed, Change, Command, Keeper, Loaded, NotSaved, Notebook, SlotName, Store, StoreError, Trouble, Unreadable,
    Writer,
};

pub(super) const A: &str = "claimlight:/app:letters:a";
pub(super) const B: &str = "claimlight:/app:letters:b";

pub(super) fn load(store: &MemoryStore, writer: u32) -> Loaded<MemoryStore> {
    Keeper::load(store.clone(), "/app", "letters", Writer(writer))
}

/// A page on a store, without trouble.
pub(super) fn page(store: &MemoryStore, writer: u32) -> (Keeper<MemoryStore>, Notebook) {
    let Loaded { keeper, notebook, asides, troubles } = load(store, writer);
    assert!(asides.is_empty() && troubles.is_empty());
    (keeper, notebook)
}

/// A store in which this many notes were saved one after the other.
pub(super) fn store_with(notes: u64) -> MemoryStore {
    let store = MemoryStore::default();
    let (mut keeper, mut notebook) = page(&store, 1);
    for number in 1..=notes {
        notebook.apply(Command::Add(note_that_says(number, "kept")), at(number as i64)).expect("new");
        keeper.save(&mut notebook).expect("room");
    }
    store
}

pub(super) fn newer_schema() -> String {
    let head = "claimlight notebook 2 9 2";
    format!("{head} {:08x}\n[]", crc32(format!("{head}\n[]").bytes()))
}

#[test]
fn saves_take_turns_and_come_back() {
    let store = store_with(3);
    let revisions: Vec<_> = store.entries().values().map(|slot| slot.split(' ').nth(3).map(str::to_owned)).collect();
    assert_eq!(revisions, [Some("3".to_owned()), Some("2".to_owned())]);
    assert_eq!(store.entries().into_keys().collect::<Vec<_>>(), [A, B]);
    assert_eq!(page(&store, 2).1.len(), 3);
}

#[test]
fn a_first_visit_writes_nothing_and_saving_nothing_new_neither() {
    let store = MemoryStore::default();
    page(&store, 1);
    assert!(store.past().is_empty());
    let store = store_with(1);
    let (mut keeper, mut notebook) = page(&store, 2);
    let before = store.entries();
    assert_eq!(keeper.save(&mut notebook).map(|saved| saved.revision), Ok(1));
    assert_eq!(store.entries(), before);
}

#[test]
fn collections_and_apps_do_not_see_each_other() {
    let store = store_with(1);
    for (path, collection) in [("/app", "other"), ("/", "letters"), ("/app:letters", ""), ("/app%3Aletters", "a")] {
        let mut loaded = Keeper::load(store.clone(), path, collection, Writer(2));
        assert!(loaded.notebook.is_empty() && loaded.asides.is_empty());
        loaded.notebook.apply(Command::Add(note(5)), at(5)).expect("new");
        loaded.keeper.save(&mut loaded.notebook).expect("room");
    }
    assert_eq!(store.entries().len(), 5);
    assert_eq!(page(&store, 3).1.len(), 1);
}

#[test]
fn what_cannot_be_read_is_set_aside_once_and_can_be_discarded() {
    let store = store_with(2);
    store.put(B, "not a notebook");
    for writer in 2..4 {
        let loaded = load(&store, writer);
        assert_eq!(loaded.notebook.len(), 1, "the older slot");
        let trouble = Trouble::Unreadable { slot: SlotName::B, why: Unreadable::NotOurs, left: None };
        assert_eq!(loaded.troubles, [trouble]);
        assert_eq!(loaded.asides.iter().map(|aside| aside.text.as_str()).collect::<Vec<_>>(), ["not a notebook"]);
    }
    let Loaded { mut keeper, mut notebook, asides, .. } = load(&store, 4);
    notebook.apply(Command::Add(note(3)), at(9)).expect("new");
    keeper.save(&mut notebook).expect("room");
    let later = load(&store, 5);
    assert_eq!((later.notebook.len(), later.troubles.len(), later.asides.len()), (2, 0, 1));
    keeper.discard(&asides[0]).expect("there");
    assert_eq!(load(&store, 6).asides, []);
}

#[test]
fn saving_mends_a_slot_that_cannot_be_read_though_nothing_is_new() {
    let store = store_with(2);
    store.put(A, "junk");
    let Loaded { mut keeper, mut notebook, .. } = load(&store, 2);
    keeper.save(&mut notebook).expect("room");
    let again = load(&store, 3);
    assert_eq!((again.notebook.len(), again.troubles, again.asides.len()), (2, vec![], 1));
}

#[test]
fn a_discarded_aside_does_not_come_back_from_its_slot() {
    let store = store_with(2);
    store.put(B, "junk");
    let loaded = load(&store, 2);
    loaded.keeper.discard(&loaded.asides[0]).expect("there");
    assert_eq!((load(&store, 3).troubles, load(&store, 3).asides), (vec![], vec![]));
}

#[test]
fn different_data_with_the_same_number_is_set_aside_beside_it() {
    let store = store_with(2);
    store.put(&format!("claimlight:/app:letters:aside:{:08x}", crc32(b"junk".iter().copied())), "other junk");
    store.put(B, "junk");
    assert_eq!(load(&store, 2).asides.len(), 2);
}

#[test]
fn what_cannot_be_set_aside_is_left_alone_and_nothing_is_saved() {
    let store = store_with(2);
    let junk = "x".repeat(3_000);
    store.put(B, &junk);
    store.limit(Some(5_000));
    let Loaded { mut keeper, mut notebook, troubles, .. } = load(&store, 2);
    let left = Some(StoreError::Full);
    assert_eq!(troubles, [Trouble::Unreadable { slot: SlotName::B, why: Unreadable::NotOurs, left }]);
    let before = (store.entries(), notebook.clone());
    notebook.apply(Command::Add(note(3)), at(9)).expect("new");
    assert_eq!(keeper.save(&mut notebook), Err(NotSaved::CannotSetAside(StoreError::Full)));
    assert_eq!(store.entries(), before.0);
    store.limit(None);
    keeper.save(&mut notebook).expect("room now");
    assert_eq!((load(&store, 3).notebook.len(), load(&store, 3).asides.len()), (2, 1));
}

#[test]
fn a_newer_schema_stops_the_writing_and_not_the_reading() {
    let store = store_with(2);
    store.put(A, &newer_schema());
    let Loaded { mut keeper, mut notebook, asides, troubles } = load(&store, 2);
    assert_eq!((troubles, asides), (vec![Trouble::NewerSchema(2)], vec![]));
    assert_eq!(notebook.len(), 2, "what the other slot has");
    let before = store.entries();
    notebook.apply(Command::Add(note(3)), at(9)).expect("new");
    assert_eq!(keeper.save(&mut notebook), Err(NotSaved::NewerSchema(2)));
    assert_eq!(keeper.absorb(&mut notebook), Err(Trouble::NewerSchema(2)));
    assert_eq!((store.entries(), notebook.len()), (before, 3));
}

#[test]
fn a_store_that_refuses_is_told_and_the_notes_stay() {
    for error in [StoreError::Full, StoreError::Forbidden, StoreError::Vanished, StoreError::Other("x".into())] {
        // Reading a, reading b, reading the target again, writing, reading back.
        for operation in 0..5 {
            let store = store_with(2);
            let (mut keeper, mut notebook) = page(&store, 2);
            notebook.apply(Command::Add(note(3)), at(9)).expect("new");
            let before = notebook.clone();
            store.fault(operation, Fault::Fail(error.clone()));
            assert_eq!(keeper.save(&mut notebook), Err(NotSaved::Store(error.clone())));
            assert_eq!(notebook, before);
            assert!(page(&store, 3).1.len() >= 2);
            assert!(keeper.save(&mut notebook).is_ok(), "the next attempt");
            assert_eq!(page(&store, 4).1, notebook);
        }
    }
}

#[test]
fn a_store_that_was_forbidden_while_loading_can_be_saved_to_later() {
    let store = store_with(2);
    store.fault(0, Fault::Fail(StoreError::Forbidden));
    store.fault(1, Fault::Fail(StoreError::Forbidden));
    let Loaded { mut keeper, mut notebook, troubles, .. } = load(&store, 2);
    assert_eq!(troubles, [Trouble::Store(StoreError::Forbidden)]);
    notebook.apply(Command::Add(note(3)), at(9)).expect("new");
    let saved = keeper.save(&mut notebook).expect("allowed now");
    assert!(saved.merged.notes.contains(&name(1)));
    assert_eq!(page(&store, 3).1.len(), 3);
}

#[test]
fn a_write_that_was_cut_is_noticed_and_is_nobodys_words() {
    let store = store_with(2);
    let (mut keeper, mut notebook) = page(&store, 2);
    notebook.apply(Command::Add(note(3)), at(9)).expect("new");
    store.fault(3, Fault::Truncate(900));
    assert_eq!(keeper.save(&mut notebook), Err(NotSaved::ReadBackDiffers));
    assert_eq!(page(&store, 3).1.len(), 2);
    keeper.save(&mut notebook).expect("room");
    assert_eq!(page(&store, 4).1.len(), 3);
}

#[test]
fn saving_takes_in_what_another_tab_saved() {
    let store = store_with(1);
    let (mut one, mut mine) = page(&store, 2);
    let (mut other, mut theirs) = page(&store, 3);
    mine.apply(comment(1, "mine"), at(20)).expect("there");
    theirs.apply(comment(1, "theirs"), at(30)).expect("there");
    one.save(&mut mine).expect("room");
    let saved = other.save(&mut theirs).expect("room");
    assert!(saved.merged.displaced.contains(&name(1)));
    assert_eq!(comments(&theirs, 1), ["theirs", "mine"]);
    let absorbed = one.absorb(&mut mine).expect("readable");
    assert!(absorbed.change.notes.contains(&name(1)) && !absorbed.lacking);
    assert_eq!(mine, theirs);
    let nothing = Absorbed { change: Change::default(), lacking: false, vanished: false };
    assert_eq!(one.absorb(&mut mine), Ok(nothing));
}

#[test]
fn what_is_missing_in_the_store_is_told() {
    let store = store_with(2);
    let (mut keeper, mut notebook) = page(&store, 2);
    for key in [A, B] {
        store.remove(key).expect("there");
    }
    let absorbed = keeper.absorb(&mut notebook).expect("readable");
    assert!(absorbed.lacking && absorbed.vanished && notebook.len() == 2);
    assert!(!keeper.absorb(&mut notebook).expect("readable").vanished, "told once");
    keeper.save(&mut notebook).expect("room");
    assert_eq!(page(&store, 3).1.len(), 2);
    let (mut keeper, mut notebook) = page(&MemoryStore::default(), 4);
    let absorbed = keeper.absorb(&mut notebook).expect("readable");
    assert!(!absorbed.lacking && !absorbed.vanished, "nothing lacks where nothing was");
}

#[test]
fn a_full_store_loses_nothing_that_was_saved() {
    let store = MemoryStore::default();
    store.limit(Some(20_000));
    let (mut keeper, mut notebook) = page(&store, 1);
    let mut saved = 0;
    for number in 1.. {
        notebook.apply(Command::Add(note(number)), at(number as i64)).expect("new");
        match keeper.save(&mut notebook) {
            Ok(_) => saved = number as usize,
            Err(error) => {
                assert_eq!(error, NotSaved::Store(StoreError::Full));
                break;
            }
        }
    }
    assert!(saved > 5);
    assert_eq!(notebook.len(), saved + 1);
    assert_eq!(page(&store, 2).1.len(), saved);
}

#[test]
fn a_slot_sealed_by_hand_is_a_slot() {
    let store = MemoryStore::default();
    store.put(A, &seal(1, r#"{"seen":{},"versions":[]}"#));
    assert_eq!(page(&store, 1).1, book(1));
}
