//! The list of notes: filtered, in order, counted; and the tags that a reader may be about to type.

use super::{Note, NoteKind, Notebook, Tag};
use crate::order::sort_by_key;
use crate::text::fold;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Where a note stands: the document's place in the collection, then where its passage begins. Later fields decide
/// ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The document's number in the collection.
    pub document: usize,
    /// The passage's first code point in the document's text; nothing, and so the first, for the whole document.
    pub start: Option<usize>,
}

/// How a list runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As one reads; notes without a place come last.
    #[default]
    Place,
    /// Latest change first; notes without a date come last.
    Newest,
    /// Earliest change first; notes without a date come last.
    Oldest,
}

/// What a list shows: notes that fulfil everything that is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// About this document, by IRI.
    pub source: Option<String>,
    /// Of this kind; `Some(None)` for notes without one.
    pub kind: Option<Option<NoteKind>>,
    /// With this tag.
    pub tag: Option<Tag>,
    /// With all these words, folded, in the quotation, the why, the comment, or the tags.
    pub text: String,
}

/// How many notes there are of what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    kinds: Tally,
    sources: Tally,
    tags: Tally,
}

/// How often each name was met. One type for all names, so that the map is compiled once.
type Tally = BTreeMap<String, usize>;

impl Counts {
    /// How many are of a kind, or without one.
    pub fn of_kind(&self, kind: Option<NoteKind>) -> usize {
        times(&self.kinds, kind_name(kind))
    }

    /// How many are about a document, by IRI.
    pub fn about(&self, source: &str) -> usize {
        times(&self.sources, source)
    }

    /// All tags in order of their names, with how many notes have each.
    pub fn tags(&self) -> impl Iterator<Item = (&str, usize)> {
        self.tags.iter().map(|(name, count)| (name.as_str(), *count))
    }
}

fn kind_name(kind: Option<NoteKind>) -> &'static str {
    kind.map_or("", NoteKind::name)
}

fn times(tally: &Tally, name: &str) -> usize {
    tally.get(name).copied().unwrap_or(0)
}

fn meet(tally: &mut Tally, name: &str) {
    *tally.entry(name.to_owned()).or_default() += 1;
}

/// The notes that the filter lets through, in order. `place` says where a note stands; nothing for one that can't be
/// placed.
pub fn list<'a>(
    notebook: &'a Notebook,
    filter: &Filter,
    order: Order,
    place: impl Fn(&Note) -> Option<Place>,
) -> Vec<&'a Note> {
    let words = fold(&filter.text);
    let words: Vec<&str> = words.split_whitespace().collect();
    let all = notebook.notes().map(AsRef::as_ref);
    let mut notes: Vec<&Note> = all.filter(|note| filter.lets_through(note, &words)).collect();
    match order {
        Order::Place => {
            let mut placed: Vec<_> = notes.into_iter().map(|note| (place(note), note)).collect();
            sort_by_key(&mut placed, |(place, note)| (place.is_none(), *place, note.created, &note.id));
            return placed.into_iter().map(|(_, note)| note).collect();
        }
        Order::Newest => sort_by_key(&mut notes, |note| (Reverse(note.modified.or(note.created)), &note.id)),
        Order::Oldest => sort_by_key(&mut notes, |note| {
            let date = note.modified.or(note.created);
            (date.is_none(), date, &note.id)
        }),
    }
    notes
}

/// Counts notes.
pub fn count<'a>(notes: impl IntoIterator<Item = &'a Note>) -> Counts {
    let mut counts = Counts::default();
    for note in notes {
        meet(&mut counts.kinds, kind_name(note.kind));
        note.sources().for_each(|source| meet(&mut counts.sources, source));
        note.tags.iter().for_each(|tag| meet(&mut counts.tags, tag.as_str()));
    }
    counts
}

/// Up to `limit` tags that begin with what was typed, or have a word that does, folded; the most frequent first. None
/// that the note has already.
pub fn suggest_tags(notebook: &Notebook, typed: &str, already: &[Tag], limit: usize) -> Vec<Tag> {
    let typed = fold(typed);
    let typed = typed.trim();
    let fits = |tag: &str| {
        let is_new = already.iter().all(|other| other.as_str() != tag);
        let tag = fold(tag);
        is_new && (tag.starts_with(typed) || tag.split(' ').any(|word| word.starts_with(typed)))
    };
    let counts = count(notebook.notes().map(AsRef::as_ref));
    let mut fitting: Vec<_> = counts.tags().filter(|(tag, _)| fits(tag)).collect();
    sort_by_key(&mut fitting, |(_, count)| Reverse(*count));
    fitting.into_iter().filter_map(|(tag, _)| Tag::new(tag).ok()).take(limit).collect()
}

impl Filter {
    fn lets_through(&self, note: &Note, words: &[&str]) -> bool {
        self.source.as_deref().is_none_or(|source| note.sources().any(|one| one == source))
            && self.kind.is_none_or(|kind| note.kind == kind)
            && self.tag.as_ref().is_none_or(|tag| note.tags.contains(tag))
            && (words.is_empty() || {
                let text = searchable(note);
                words.iter().all(|word| text.contains(word))
            })
    }
}

/// Everything in a note that a reader sees as words, folded.
fn searchable(note: &Note) -> String {
    let quote = note.target.quote().map_or("", |quote| &quote.exact);
    let tags = note.tags.iter().map(Tag::as_str);
    let pieces: Vec<&str> = [quote, &note.why, &note.comment].into_iter().chain(tags).collect();
    fold(&pieces.join("\n"))
}
