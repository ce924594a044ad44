//! Commands: what each does, and when it is refused.

use crate::annotation::Target;
use crate::notebook::testing::{at, book, comment, comments, name, note, note_that_says};
use crate::notebook::{
    COMMENT_LIMIT, Command, Edit, Field, ImportCount, Ink, Note, NoteKind, Notebook, Refusal, Tag, VersionId, WHY_LIMIT,
};

fn edit(edit: Edit) -> Command {
    Command::Edit { id: name(1), edit }
}

fn with_note() -> Notebook {
    let mut notebook = book(1);
    notebook.apply(Command::Add(note(1)), at(10)).expect("new");
    notebook
}

#[test]
fn edits_change_their_field_the_date_and_the_revision() {
    let tag = |name| Tag::new(name).expect("a tag");
    type IsDone = fn(&Note) -> bool;
    let edits: [(Edit, IsDone); 6] = [
        (Edit::Kind(Some(NoteKind::Evidence)), |note| note.kind == Some(NoteKind::Evidence)),
        (Edit::Why("because".into()), |note| note.why == "because"),
        (Edit::Comment("long".into()), |note| note.comment == "long"),
        (Edit::Tags(vec![tag("b"), tag("a"), tag("b")]), |note| note.tags.iter().map(Tag::as_str).eq(["b", "a"])),
        (Edit::Ink(Ink::Blue), |note| note.ink == Ink::Blue),
        (Edit::Target(Target::whole("urn:other")), |note| note.source() == "urn:other"),
    ];
    let mut notebook = with_note();
    for (moment, (change, is_done)) in (20..).zip(edits) {
        let touched = notebook.apply(edit(change.clone()), at(moment)).expect("possible");
        let edited = notebook.get(&name(1)).expect("there").clone();
        assert!(is_done(&edited), "{change:?}");
        assert!(touched.notes.contains(&name(1)), "{change:?}");
        assert_eq!((edited.modified, edited.created), (Some(at(moment)), Some(at(0))));
        let again = notebook.apply(edit(change), at(90)).expect("possible");
        assert!(again.is_empty() && notebook.get(&name(1)) == Some(&edited), "an edit without a difference");
    }
    assert_eq!(notebook.get(&name(1)).map(|note| note.revision), Some(7));
    assert!(notebook.history(&name(1)).is_empty());
}

#[test]
fn words_that_the_writer_had_not_seen_are_displaced() {
    let mut notebook = with_note();
    notebook.apply(comment(1, "another tab's"), at(20)).expect("there");
    let displace = |edit| Command::Displace { id: name(1), edit };
    notebook.apply(displace(Edit::Comment("mine".into())), at(30)).expect("there");
    assert_eq!(notebook.get(&name(1)).map(|note| note.comment.as_str()), Some("mine"));
    let former: Vec<_> = notebook.history(&name(1)).into_iter().filter_map(|version| version.note()).collect();
    assert_eq!(former.iter().map(|note| note.comment.as_str()).collect::<Vec<_>>(), ["another tab's"]);
    // Writing on displaces nothing more, and lets go of nothing.
    notebook.apply(comment(1, "mine, longer"), at(31)).expect("there");
    assert_eq!(notebook.history(&name(1)).len(), 1);
    notebook.apply(comment(1, "mine"), at(32)).expect("there");
    // Without a difference there is nothing to displace.
    let again = notebook.apply(displace(Edit::Comment("mine".into())), at(40)).expect("there");
    assert!(again.is_empty());
    assert_eq!(notebook.history(&name(1)).len(), 1);
}

#[test]
fn an_edit_knows_its_field() {
    let note = note_that_says(1, "words");
    let other = Note { comment: "other words".into(), ..note.clone() };
    assert!(!Edit::Comment("x".into()).finds_the_same(&note, &other));
    assert!(Edit::Why("x".into()).finds_the_same(&note, &other));
}

#[test]
fn a_refused_command_changes_nothing() {
    let long = "я".repeat(COMMENT_LIMIT + 1);
    let line: String = long.chars().take(WHY_LIMIT + 1).collect();
    let no_version = VersionId::parse("00000009-1").expect("a name");
    let too_long = |field, length, limit| Refusal::TooLong { field, length, limit };
    let table = [
        (Command::Add(note(1)), Refusal::AlreadyThere(name(1))),
        (Command::Add(note_that_says(2, &long)), too_long(Field::Comment, COMMENT_LIMIT + 1, COMMENT_LIMIT)),
        (comment(2, "x"), Refusal::NoSuchNote(name(2))),
        (Command::Delete(name(2)), Refusal::NoSuchNote(name(2))),
        (comment(1, &long), too_long(Field::Comment, COMMENT_LIMIT + 1, COMMENT_LIMIT)),
        (edit(Edit::Why(line)), too_long(Field::Why, WHY_LIMIT + 1, WHY_LIMIT)),
        (Command::TakeUp { id: name(1), version: no_version }, Refusal::NoSuchVersion(no_version)),
        (Command::Forget { id: name(2), version: no_version }, Refusal::NoSuchVersion(no_version)),
    ];
    for (command, refusal) in table {
        let mut notebook = with_note();
        assert_eq!(notebook.apply(command, at(20)), Err(refusal));
        assert_eq!(notebook, with_note());
    }
    let mut notebook = with_note();
    assert!(notebook.apply(comment(1, &"я".repeat(COMMENT_LIMIT)), at(20)).is_ok());
}

#[test]
fn a_file_adds_what_is_missing_and_lets_the_later_version_stand() {
    let dated = |comment: &str, modified| Note { modified: Some(at(modified)), ..note_that_says(1, comment) };
    let count = |new, later, earlier, same| ImportCount { new, later, earlier, same };
    let table = [
        (dated("here", 20), count(0, 0, 0, 1), &["here"][..]),
        (dated("here", 99), count(0, 0, 0, 1), &["here"]),
        (dated("file", 99), count(0, 1, 0, 0), &["file", "here"]),
        (dated("file", 15), count(0, 0, 1, 0), &["here", "file"]),
        (note_that_says(2, "file"), count(1, 0, 0, 0), &["here"]),
        (Note { modified: None, ..note_that_says(1, "undated") }, count(0, 0, 1, 0), &["here", "undated"]),
    ];
    for (note, count, expected) in table {
        let mut notebook = with_note();
        notebook.apply(comment(1, "here"), at(20)).expect("possible");
        assert_eq!(notebook.weigh(std::slice::from_ref(&note)), count);
        notebook.apply(Command::Import(vec![note.clone()]), at(200)).expect("possible");
        assert_eq!(comments(&notebook, 1), expected);
        let once = notebook.clone();
        assert!(notebook.apply(Command::Import(vec![note]), at(300)).expect("possible").is_empty());
        assert_eq!(notebook, once, "a file that is restored twice");
    }
}

#[test]
fn a_file_brings_a_deleted_note_back_as_it_was() {
    let mut notebook = with_note();
    let saved = notebook.get(&name(1)).expect("there").clone();
    notebook.apply(Command::Delete(name(1)), at(20)).expect("there");
    notebook.apply(Command::Import(vec![Note::clone(&saved)]), at(30)).expect("possible");
    let back = notebook.get(&name(1)).expect("there");
    assert!(back.says_the_same_as(&saved) && back.modified == saved.modified);
    assert!(back.revision > saved.revision);
}

#[test]
fn changes_since_the_last_file_are_counted() {
    let mut notebook = with_note();
    assert_eq!((notebook.last_backup(), notebook.changes_since_backup()), (None, 1));
    notebook.record_backup(at(20));
    assert_eq!((notebook.last_backup(), notebook.changes_since_backup()), (Some(at(20)), 0));
    notebook.apply(comment(1, "x"), at(20)).expect("there");
    notebook.apply(Command::Add(note(2)), at(21)).expect("new");
    assert_eq!(notebook.changes_since_backup(), 2, "also what was written in the same millisecond");
    notebook.apply(Command::Delete(name(1)), at(30)).expect("there");
    assert_eq!(notebook.changes_since_backup(), 2);
    notebook.apply(Command::EraseAll, at(30)).expect("possible");
    assert_eq!((notebook.last_backup(), notebook.changes_since_backup()), (None, 0));
}
