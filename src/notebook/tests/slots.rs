//! Slots: a notebook comes back from its slot, and whatever happens to a slot is noticed.

use crate::annotation::{Problem, Shape};
use crate::notebook::slot::{SCHEMA, crc32, open, seal};
use crate::notebook::testing::{MemoryStore, any_note, at, book, comment, deed, note, note_that_says, perform};
use crate::notebook::{Command, Keeper, Notebook, SlotName, Trouble, UndoHistory, Unreadable, Writer, payload};
use proptest::prelude::*;
use std::collections::BTreeMap;

const KEYS: [&str; 2] = ["claimlight:/app:letters:a", "claimlight:/app:letters:b"];

fn encode(notebook: &Notebook) -> String {
    payload::encode(notebook, &mut payload::Written::new())
}

fn slot(notebook: &Notebook) -> String {
    seal(7, &encode(notebook))
}

/// Two saves: the slots, older and newer, and the notebooks that they hold.
fn two_saves() -> ([String; 2], [Notebook; 2]) {
    let mut older = book(1);
    older.apply(Command::Add(note_that_says(1, "Щ😃")), at(5)).expect("new");
    let mut newer = older.clone();
    newer.apply(comment(1, "e\u{301}dited"), at(6)).expect("there");
    newer.apply(Command::Add(note(2)), at(7)).expect("new");
    ([seal(1, &encode(&older)), seal(2, &encode(&newer))], [older, newer])
}

#[test]
fn a_slot_looks_like_this() {
    let mut notebook = book(10);
    notebook.apply(Command::Add(note(1)), at(5)).expect("new");
    notebook.apply(Command::Delete(note(1).id), at(6)).expect("there");
    notebook.record_backup(at(7));
    let payload = concat!(
        r#"{"seen":{"0000000a":2},"backup":"1970-01-01T00:00:00.007Z","versions":[{"version":"0000000a-2","#,
        r#""at":"1970-01-01T00:00:00.006Z","deleted":"urn:uuid:00000000-0001-7707-8707-070707070707","revision":2}]}"#
    );
    assert_eq!(slot(&notebook), format!("claimlight notebook 1 7 200 8e503bad\n{payload}"));
    assert_eq!(crc32(b"123456789".iter().copied()), 0xCBF4_3926, "the check value of CRC-32/ISO-HDLC");
}

#[test]
fn what_is_no_slot_is_told_apart() {
    let ([whole, _], _) = two_saves();
    let header = whole.find('\n').expect("a first line");
    let table = [
        (String::new(), Unreadable::Truncated),
        (whole[..header - 20].to_owned(), Unreadable::Truncated),
        (whole[..whole.len() - 10].to_owned(), Unreadable::Truncated),
        (format!("{whole} "), Unreadable::Damaged),
        (whole.replace("highlighting", "Highlighting").replace("commenting", "kommenting"), Unreadable::Damaged),
        (whole.replacen("notebook 1", "notebook 2", 1), Unreadable::Damaged),
        ("{\"notes\":[]}".to_owned(), Unreadable::NotOurs),
    ];
    for (text, why) in table {
        assert_eq!(open(&text).err(), Some(why), "{text}");
    }
}

#[test]
fn a_slot_that_is_whole_and_no_notebook_says_where() {
    let read = |payload: &str| {
        let text = seal(1, payload);
        open(&text).expect("whole").notebook(Writer(1)).expect_err("no notebook")
    };
    assert_eq!(read("{\"seen\":"), Unreadable::NotJson { line: 1, column: 8 });
    let table = [
        (r#"{"versions":[]}"#, "seen", Problem::Not(Shape::Counts)),
        (r#"{"seen":{},"versions":{}}"#, "versions", Problem::Not(Shape::List)),
        (r#"{"seen":{"x":1},"versions":[]}"#, "seen", Problem::Not(Shape::Counts)),
        (r#"{"seen":{},"versions":[{"version":"1-1"}]}"#, "versions[0].at", Problem::Not(Shape::DateTime)),
        (
            r#"{"seen":{},"versions":[{"version":"1-1","at":"2026-01-01T00:00:00Z","note":{"id":"urn:x"}}]}"#,
            "versions[0].note",
            Problem::Missing("target"),
        ),
    ];
    for (payload, place, problem) in table {
        let Unreadable::Malformed(malformed) = read(payload) else { panic!("{payload}") };
        assert_eq!((malformed.place.as_str(), malformed.problem), (place, problem));
    }
}

#[test]
fn a_newer_schema_is_no_damage() {
    let newer = seal(3, "whatever it has").replacen(&format!("notebook {SCHEMA} "), "notebook 2 ", 1);
    let head = newer.split_once('\n').and_then(|(first, _)| first.rsplit_once(' ')).expect("a first line").0;
    let sum = crc32(format!("{head}\nwhatever it has").bytes());
    let text = format!("{head} {sum:08x}\nwhatever it has");
    assert_eq!(open(&text).map(|sealed| sealed.schema), Ok(2));
}

/// Loads from two slots, the second of which is the newer and the given one is damaged: what is then in the notebook,
/// and what is told.
fn load(slots: [&str; 2], damaged: usize, text: &str) -> (Notebook, Vec<Trouble>, MemoryStore) {
    let mut entries: BTreeMap<String, String> =
        KEYS.iter().zip(slots).map(|(key, slot)| ((*key).to_owned(), slot.to_owned())).collect();
    entries.insert(KEYS[damaged].to_owned(), text.to_owned());
    let store = MemoryStore::with(entries);
    let loaded = Keeper::load(store.clone(), "/app", "letters", Writer(9));
    assert_eq!(loaded.asides.iter().map(|aside| aside.text.as_str()).collect::<Vec<_>>(), [text]);
    (loaded.notebook, loaded.troubles, store)
}

#[test]
fn every_truncation_of_a_slot_loads_the_other() {
    let ([older, newer], notebooks) = two_saves();
    for (damaged, text) in [&older, &newer].into_iter().enumerate() {
        for (end, _) in text.char_indices() {
            let (notebook, troubles, _) = load([&older, &newer], damaged, &text[..end]);
            assert_eq!(notebook, notebooks[1 - damaged]);
            assert!(matches!(troubles.as_slice(), [Trouble::Unreadable { left: None, .. }]));
        }
    }
}

#[test]
fn every_flipped_bit_of_a_slot_loads_the_other() {
    let ([older, newer], notebooks) = two_saves();
    for (damaged, text) in [&older, &newer].into_iter().enumerate() {
        for index in 0..text.len() {
            for bit in 0..8 {
                let mut bytes = text.clone().into_bytes();
                bytes[index] ^= 1 << bit;
                // A browser shows what is no longer Unicode with replacement characters.
                let flipped = String::from_utf8_lossy(&bytes).into_owned();
                assert!(open(&flipped).is_err(), "bit {bit} of byte {index}: {flipped}");
                if (index + bit) % 7 == 0 {
                    assert_eq!(load([&older, &newer], damaged, &flipped).0, notebooks[1 - damaged]);
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn every_notebook_comes_back(
        deeds in proptest::collection::vec(deed(), 0..20),
        notes in proptest::collection::vec(any_note(), 0..4),
    ) {
        let mut notebook = book(1);
        let mut undo = UndoHistory::default();
        notebook.apply(Command::Import(notes), at(0)).expect("possible");
        for (moment, deed) in (1..).zip(&deeds) {
            perform(deed, &mut notebook, &mut undo, at(moment));
        }
        let text = slot(&notebook);
        let sealed = open(&text).expect("whole");
        prop_assert_eq!(sealed.revision, 7);
        prop_assert_eq!(sealed.notebook(Writer(2)), Ok(notebook));
    }

    #[test]
    fn any_changed_character_is_noticed(
        place in any::<prop::sample::Index>(),
        character in any::<char>(),
        length in 0usize..4,
    ) {
        let ([_, whole], _) = two_saves();
        let characters: Vec<char> = whole.chars().collect();
        let place = place.index(characters.len());
        let end = (place + length).min(characters.len());
        let changed: String = characters[..place].iter().chain([&character]).chain(&characters[end..]).collect();
        prop_assert!(changed == whole || open(&changed).is_err());
    }

    #[test]
    fn no_string_panics(text in prop_oneof![any::<String>(), "claimlight notebook [0-9 a-f]{0,30}\n?.{0,10}"]) {
        let _ = open(&text).and_then(|sealed| sealed.notebook(Writer(1)));
    }
}

#[test]
fn slots_take_turns() {
    assert_eq!(SlotName::BOTH.map(SlotName::other), [SlotName::B, SlotName::A]);
}
