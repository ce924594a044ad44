//! A form as bytes.

use super::{About, Form, Item, Note, Said, UUID_REST, about, flag, name, note, uuid_rest};
use crate::annotation::Timestamp;
use crate::collection::DocumentId;
use crate::judgement::Verdict;
use crate::notebook::{Ink, NoteKind};
use crate::share::bytes::{put_number, put_signed, put_string};
use uuid::Uuid;

pub(super) fn form(form: &Form) -> Vec<u8> {
    let mut bytes = Vec::new();
    put_string(&mut bytes, form.collection.as_str());
    let documents = documents(form);
    put_number(&mut bytes, documents.len() as u64);
    documents.iter().for_each(|document| put_string(&mut bytes, document.as_str()));
    let mut writer = Writer { bytes, documents, created: 0, rest: [0; UUID_REST] };
    form.items.iter().for_each(|item| writer.item(item));
    writer.bytes
}

/// The documents that notes are on, each once.
fn documents(form: &Form) -> Vec<&DocumentId> {
    let mut documents = Vec::new();
    for item in &form.items {
        if let Said::Note(note) = &item.said
            && !documents.contains(&&note.document)
        {
            documents.push(&note.document);
        }
    }
    documents
}

struct Writer<'a> {
    bytes: Vec<u8>,
    documents: Vec<&'a DocumentId>,
    /// When the last item was made that says when, in milliseconds since 1970.
    created: i64,
    /// The end of the last UUID that was written out.
    rest: [u8; UUID_REST],
}

impl Writer<'_> {
    fn item(&mut self, item: &Item) {
        let uuid = uuid(&item.iri);
        let is_timed = |uuid: &Uuid| moment(uuid) == item.created.map(Timestamp::milliseconds);
        let naming = match uuid {
            None => name::IRI,
            Some(uuid) if !is_timed(&uuid) => name::UUID,
            Some(uuid) if uuid.as_bytes().ends_with(&self.rest) => name::LIKE_BEFORE,
            Some(_) => name::TIMED,
        };
        let about = match &item.said {
            Said::Judgement(..) => about::CLAIM,
            Said::Note(Note { about: About::Whole, .. }) => about::DOCUMENT,
            Said::Note(Note { about: About::Part { .. }, .. }) => about::PASSAGE,
        };
        let revised = matches!(&item.said, Said::Note(note) if note.revision > 1);
        let flags = [
            (flag::CREATED, item.created.is_some()),
            (flag::MODIFIED, item.modified.is_some()),
            (flag::MODIFIED_SINCE, item.modified.is_some() && item.modified != item.created),
            (flag::REVISED, revised),
        ];
        let flags = flags.iter().filter(|(_, is_set)| *is_set).map(|(flag, _)| flag).sum::<u8>();
        self.bytes.push(about | naming | flags);
        self.bytes.push(match &item.said {
            Said::Judgement(_, verdict) => code(&Verdict::ALL.map(|(verdict, _)| verdict), verdict),
            Said::Note(note) => second_byte(note),
        });
        self.times(item);
        self.name(&item.iri, naming, uuid);
        match &item.said {
            Said::Judgement(claim, _) => put_string(&mut self.bytes, claim.as_str()),
            Said::Note(note) => self.note(note),
        }
    }

    fn times(&mut self, item: &Item) {
        let created = item.created.map(Timestamp::milliseconds);
        if let Some(created) = created {
            put_signed(&mut self.bytes, created - self.created);
            self.created = created;
        }
        if let Some(modified) = item.modified.filter(|modified| Some(*modified) != item.created) {
            put_signed(&mut self.bytes, modified.milliseconds() - self.created);
        }
    }

    fn name(&mut self, iri: &str, naming: u8, uuid: Option<Uuid>) {
        let Some(uuid) = uuid else { return put_string(&mut self.bytes, iri) };
        let rest = uuid_rest(uuid.as_bytes());
        match naming {
            name::LIKE_BEFORE => return,
            name::TIMED => self.bytes.extend_from_slice(&rest),
            _ => self.bytes.extend_from_slice(uuid.as_bytes()),
        }
        self.rest = rest;
    }

    fn note(&mut self, note: &Note) {
        let document = self.documents.iter().position(|known| **known == note.document).unwrap_or_default();
        put_number(&mut self.bytes, document as u64);
        if let About::Part { passage, excerpt, check } = &note.about {
            put_number(&mut self.bytes, passage.start().0 as u64);
            put_number(&mut self.bytes, passage.length() as u64);
            for words in [&excerpt.words, &excerpt.before, &excerpt.behind] {
                put_string(&mut self.bytes, words);
            }
            self.bytes.extend_from_slice(&check.to_be_bytes());
        }
        if note.revision > 1 {
            put_number(&mut self.bytes, note.revision.into());
        }
        for words in [&note.why, &note.comment] {
            if !words.is_empty() {
                put_string(&mut self.bytes, words);
            }
        }
        if !note.tags.is_empty() {
            put_number(&mut self.bytes, note.tags.len() as u64);
            note.tags.iter().for_each(|tag| put_string(&mut self.bytes, tag.as_str()));
        }
    }
}

fn second_byte(note: &Note) -> u8 {
    let kind = note.kind.map_or(0, |kind| 1 + code(&NoteKind::ALL, &kind));
    let words = [
        (note::WHY, !note.why.is_empty()),
        (note::COMMENT, !note.comment.is_empty()),
        (note::TAGS, !note.tags.is_empty()),
    ];
    let words = words.iter().filter(|(_, is_set)| *is_set).map(|(flag, _)| flag).sum::<u8>();
    kind | code(&Ink::ALL, &note.ink) << note::INK_SHIFT | words
}

/// Where in its list a value stands.
fn code<T: PartialEq>(all: &[T], value: &T) -> u8 {
    all.iter().position(|known| known == value).and_then(|code| u8::try_from(code).ok()).unwrap_or_default()
}

/// The UUID that an IRI is, if it is written as those made here are.
fn uuid(iri: &str) -> Option<Uuid> {
    let uuid = Uuid::try_parse(iri.strip_prefix("urn:uuid:")?).ok()?;
    (uuid.urn().to_string() == iri).then_some(uuid)
}

/// The first 48 bits of a UUID: in version 7, milliseconds since 1970.
fn moment(uuid: &Uuid) -> Option<i64> {
    i64::try_from(uuid.as_u128() >> (8 * UUID_REST)).ok()
}
