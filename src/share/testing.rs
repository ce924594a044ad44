//! What the tests of links share: small collections, and notes on any of their passages.

use crate::annotation::{Annotation, Timestamp};
use crate::collection::Collection;
use crate::judgement::{Judgement, Verdict};
use crate::notebook::{Ink, Note, NoteId, NoteKind, Tag, target_on};
use crate::text::{CodePoint, Passage, Span};
use proptest::prelude::*;
use serde_json::json;

/// A text in which every sentence but one word is there twice.
pub const LETTER: &str = "The questions are resolved in strict conformity with the laws. Over 400 marriages had no problems. \
    The questions are resolved in strict conformity with the law. 😃 Щаранский e\u{301}crit.";

/// A collection of documents with these texts, `doc-0`, `doc-1`, …, and two claims.
pub fn collection(texts: &[&str]) -> Collection {
    let words = json!({ "@en": "x" });
    let document = |(number, text): (usize, &&str)| {
        json!({
            "id": format!("doc-{number}"), "type": "letter", "title": words, "kind": words, "date": "1986-01-11",
            "author": words, "authorShort": words, "recipient": words, "recipientShort": words, "language": "en",
            "notes": [], "particulars": [], "text": text, "blocks": [],
        })
    };
    let claim = |id: &str| {
        json!({
            "id": id, "document": "doc-0", "start": 0, "end": 1, "kind": "number", "claimant": words,
            "prompts": [words], "finds": [],
        })
    };
    let bundle = json!({
        "id": "january-1986", "title": words, "documents": texts.iter().enumerate().map(document).collect::<Vec<_>>(),
        "claims": [claim("L-95"), claim("L-laws")], "links": [],
    });
    Collection::from_bundle(&bundle.to_string()).expect("a sound bundle")
}

/// A passage, in code points.
pub fn passage(start: usize, end: usize) -> Passage {
    Span::between(CodePoint(start), CodePoint(end))
}

/// A plain highlight of a passage of a document, made at a moment that its number says.
pub fn note(collection: &Collection, document: usize, passage: Passage, number: u64) -> Note {
    let document = &collection.documents[document];
    let target = target_on(collection.iri_of(&document.id), &document.text, passage);
    let now = Timestamp::from_milliseconds(1_790_000_000_000 + i64::try_from(number).expect("small"));
    Note::new(NoteId::new(1_790_000_000_000 + number, [7; 10]), target, now)
}

/// A judgement on one of the claims.
pub fn judgement(collection: &Collection, claim: &str, verdict: Verdict, number: u64) -> Annotation {
    let milliseconds = 1_790_000_000_000 + number;
    let now = Timestamp::from_milliseconds(i64::try_from(milliseconds).expect("small"));
    let iri = NoteId::new(milliseconds, [7; 10]).to_string();
    Judgement::new(iri, claim.parse().expect("a name"), verdict, now).to_annotation(&collection.id)
}

/// What is drawn for a note or a judgement.
#[derive(Clone, Debug)]
pub struct Recipe {
    document: usize,
    start: usize,
    length: usize,
    number: u64,
    random: [u8; 10],
    iri: Option<String>,
    created: Option<i64>,
    modified: Option<i64>,
    kind: Option<NoteKind>,
    ink: Ink,
    why: String,
    comment: String,
    tags: Vec<String>,
    revision: u32,
    verdict: Option<Verdict>,
}

impl Recipe {
    /// The annotation in a collection whose documents are not empty. A length of nothing makes a note on the whole document.
    pub fn annotation(&self, collection: &Collection) -> Annotation {
        let named = NoteId::new(self.number, self.random);
        let id = self.iri.clone().map_or(named, NoteId::from_iri);
        let time = |milliseconds: Option<i64>| milliseconds.map(Timestamp::from_milliseconds);
        if let Some(verdict) = self.verdict {
            let claim = &collection.claims[self.start % collection.claims.len()].id;
            let now = Timestamp::from_milliseconds(0);
            let mut judgement = Judgement::new(id.as_str(), claim.clone(), verdict, now);
            (judgement.created, judgement.modified) = (time(self.created), time(self.modified));
            return judgement.to_annotation(&collection.id);
        }
        let number = self.document % collection.documents.len();
        let end = collection.documents[number].text.length().0;
        let start = self.start % end;
        let mut note = note(collection, number, passage(start, (start + self.length).min(end)), 0);
        if self.length == 0 {
            note.target = crate::annotation::Target::whole(note.source());
        }
        note.id = id;
        (note.created, note.modified) = (time(self.created), time(self.modified));
        (note.kind, note.ink, note.revision) = (self.kind, self.ink, self.revision);
        note.why.clone_from(&self.why);
        note.comment.clone_from(&self.comment);
        note.tags = self.tags.iter().filter_map(|tag| Tag::new(tag).ok()).collect();
        Annotation::from(&note)
    }
}

/// Notes and judgements of every shape.
pub fn recipe() -> impl Strategy<Value = Recipe> {
    let number = 1_790_000_000_000u64..1_790_000_100_000;
    let random = prop_oneof![Just([7; 10]), any::<[u8; 10]>()];
    let iri = proptest::option::weighted(0.2, "https://example\\.org/[a-zщ]{1,9}|urn:uuid:[0-9a-fA-F-]{30,40}");
    let named = (number, random, iri);
    let at = prop_oneof![Just(1_790_000_000_000), -62_167_219_200_000i64..=253_402_300_799_999];
    let times = (proptest::option::weighted(0.8, at.clone()), proptest::option::weighted(0.8, at), any::<bool>());
    let place = (0usize..9, 0usize..400, prop_oneof![4 => 1usize..80, 1 => Just(0)]);
    let kind = proptest::option::of(proptest::sample::select(NoteKind::ALL.to_vec()));
    let look = (kind, proptest::sample::select(Ink::ALL.to_vec()), prop_oneof![Just(1), 1u32..9, Just(u32::MAX)]);
    let tags = proptest::collection::btree_set("[a-zа-я]{1,8}", 0..3);
    let words = ("\\PC{0,20}", "[\\PC\n]{0,60}", tags);
    let verdicts = Verdict::ALL.map(|(verdict, _)| verdict).to_vec();
    let verdict = proptest::option::weighted(0.3, proptest::sample::select(verdicts));
    (named, times, place, look, words, verdict).prop_map(
        |((number, random, iri), (created, modified, is_timed), (document, start, length), look, words, verdict)| {
            let created = if is_timed { i64::try_from(number).ok() } else { created };
            let (kind, ink, revision) = look;
            let (why, comment, tags) = words;
            let tags = tags.into_iter().collect();
            Recipe {
                document,
                start,
                length,
                number,
                random,
                iri,
                created,
                modified,
                kind,
                ink,
                why,
                comment,
                tags,
                revision,
                verdict,
            }
        },
    )
}
