//! Lists: which notes, in which order, how many, and which tags to suggest.

use crate::notebook::testing::{at, book, name, note};
use crate::notebook::{Command, Filter, Note, NoteKind, Notebook, Order, Place, Tag, count, list, suggest_tags};

fn tag(name: &str) -> Tag {
    Tag::new(name).expect("a tag")
}

/// Four notes: two in the letter, one in a memorandum, one about a document that is not there.
fn notebook() -> Notebook {
    let with = |number, start, change: &dyn Fn(&mut Note)| {
        let mut note = Note { target: crate::notebook::testing::target("any pressure", start), ..note(number) };
        change(&mut note);
        note
    };
    let notes = [
        with(1, 90, &|note| {
            note.kind = Some(NoteKind::Claim);
            note.comment = "Who is **Щаранский**?".into();
            note.tags = vec![tag("Soviet law"), tag("names")];
            note.modified = Some(at(30));
        }),
        with(2, 20, &|note| {
            note.why = "Genève".into();
            note.tags = vec![tag("names")];
            note.modified = Some(at(40));
        }),
        with(3, 10, &|note| {
            note.target.source = "urn:memo".into();
            note.kind = Some(NoteKind::Question);
            note.tags = vec![tag("names"), tag("Nomenklatura")];
            note.modified = Some(at(20));
        }),
        with(4, 5, &|note| {
            note.target.source = "urn:elsewhere".into();
            (note.created, note.modified) = (None, None);
        }),
    ];
    let mut notebook = book(1);
    notebook.apply(Command::Import(notes.to_vec()), at(50)).expect("possible");
    notebook
}

fn place(note: &Note) -> Option<Place> {
    let document = match note.source() {
        "urn:memo" => 1,
        "urn:elsewhere" => return None,
        _ => 0,
    };
    Some(Place { document, start: note.target.position().map(|passage| passage.start().0) })
}

fn numbers(notes: &[&Note]) -> Vec<u64> {
    (1..=4)
        .map(|number| (notes.iter().position(|note| note.id == name(number)), number))
        .filter_map(|(position, number)| position.map(|position| (position, number)))
        .collect::<std::collections::BTreeMap<_, _>>()
        .into_values()
        .collect()
}

#[test]
fn a_list_runs_by_place_or_time() {
    let table = [(Order::Place, [2, 1, 3, 4]), (Order::Newest, [2, 1, 3, 4]), (Order::Oldest, [3, 1, 2, 4])];
    for (order, expected) in table {
        assert_eq!(numbers(&list(&notebook(), &Filter::default(), order, place)), expected, "{order:?}");
    }
}

#[test]
fn a_filter_lets_through_what_fulfils_all_of_it() {
    let all = Filter::default;
    let letter = || Some(note(1).source().to_owned());
    let table: [(Filter, &[u64]); 11] = [
        (Filter { source: letter(), ..all() }, &[2, 1]),
        (Filter { kind: Some(Some(NoteKind::Claim)), ..all() }, &[1]),
        (Filter { kind: Some(None), ..all() }, &[2, 4]),
        (Filter { tag: Some(tag("names")), ..all() }, &[2, 1, 3]),
        (Filter { tag: Some(tag("names")), kind: Some(None), ..all() }, &[2]),
        (Filter { text: "щаранский".into(), ..all() }, &[1]),
        (Filter { text: "GENEVE".into(), ..all() }, &[2]),
        (Filter { text: " pressure  any ".into(), ..all() }, &[2, 1, 3, 4]),
        (Filter { text: "pressure law".into(), ..all() }, &[1]),
        (Filter { text: "absent".into(), ..all() }, &[]),
        (Filter { text: "nomen".into(), source: letter(), ..all() }, &[]),
    ];
    for (filter, expected) in table {
        assert_eq!(numbers(&list(&notebook(), &filter, Order::Place, place)), expected, "{filter:?}");
    }
}

#[test]
fn notes_are_counted_by_kind_document_and_tag() {
    let notebook = notebook();
    let counts = count(notebook.notes().map(AsRef::as_ref));
    let kinds = [None, Some(NoteKind::Claim), Some(NoteKind::Question), Some(NoteKind::Context)];
    assert_eq!(kinds.map(|kind| counts.of_kind(kind)), [2, 1, 1, 0]);
    assert_eq!(counts.about(note(1).source()), 2);
    assert_eq!(counts.about("urn:x-nowhere"), 0);
    assert_eq!(counts.tags().collect::<Vec<_>>(), [("Nomenklatura", 1), ("Soviet law", 1), ("names", 3)]);
}

#[test]
fn tags_are_suggested_by_how_they_begin_and_how_often_they_are() {
    let suggest = |typed: &str, already: &[Tag]| -> Vec<String> {
        suggest_tags(&notebook(), typed, already, 3).iter().map(Tag::to_string).collect()
    };
    assert_eq!(suggest("", &[]), ["names", "Nomenklatura", "Soviet law"]);
    assert_eq!(suggest("N", &[]), ["names", "Nomenklatura"]);
    assert_eq!(suggest("n", &[tag("names")]), ["Nomenklatura"]);
    assert_eq!(suggest("law", &[]), ["Soviet law"]);
    assert_eq!(suggest("soviet l", &[]), ["Soviet law"]);
    assert_eq!(suggest("ames", &[]), [""; 0]);
    assert_eq!(suggest_tags(&notebook(), "", &[], 1).len(), 1);
}
