//! Measuring: how full the store is, and how many notes fit.

use super::keeping::{B, load, page, store_with};
use crate::notebook::testing::{MemoryStore, at, note_that_says, target};
use crate::notebook::usage::TYPICAL_NOTE;
use crate::notebook::{Command, Note, NoteKind, STORE_LIMIT, Tag, Usage};

#[test]
fn usage_says_how_full_the_store_is_and_what_still_fits() {
    let store = MemoryStore::default();
    let (keeper, _) = page(&store, 1);
    let usage = keeper.usage(0).expect("readable");
    assert_eq!((usage, usage.percent_full()), (Usage::default(), 0));
    assert!((2_000..4_000).contains(&usage.notes_left()), "{}", usage.notes_left());
    let store = store_with(4);
    store.put("somebody else's", "😃");
    store.put("claimlight:/app:letters:aside:00000000", "junk");
    let usage = load(&store, 9).keeper.usage(4).expect("readable");
    let longest = store.entries()[B].encode_utf16().count() + B.len();
    assert_eq!(usage, Usage { slot: longest, asides: 42, others: 17, notes: 4 });
    let full = Usage { slot: STORE_LIMIT / 2, notes: 3_000, ..Usage::default() };
    assert_eq!((full.percent_full(), full.notes_left()), (100, 0));
    let half = Usage { slot: STORE_LIMIT / 4, ..full };
    assert_eq!(half.percent_full(), 50);
}

/// What the documentation says of how many notes fit rests on this note: a sentence marked, with everything a reader
/// can write.
#[test]
fn a_typical_note_takes_what_is_said() {
    let note = |number| Note {
        target: target(&"word ".repeat(18), 4_000),
        kind: Some(NoteKind::Claim),
        why: "Who is meant by us?".into(),
        tags: Tag::new("humanism").into_iter().collect(),
        ..note_that_says(number, &"and ".repeat(30))
    };
    let store = MemoryStore::default();
    let (mut keeper, mut notebook) = page(&store, 1);
    for number in 1..=50 {
        notebook.apply(Command::Add(note(number)), at(0)).expect("new");
    }
    keeper.save(&mut notebook).expect("room");
    let each = keeper.usage(50).expect("readable").slot / 50;
    assert!((TYPICAL_NOTE * 9 / 10..=TYPICAL_NOTE).contains(&each), "{each}");
    assert_eq!(Usage::default().notes_left(), 2_500);
}
