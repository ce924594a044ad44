//! A form out of bytes that anybody may have written.

use super::{About, Excerpt, Form, ITEM_LIMIT, Item, Note, Said, UUID_REST, about, flag, name, note, uuid_rest};
use crate::annotation::Timestamp;
use crate::collection::DocumentId;
use crate::judgement::Verdict;
use crate::notebook::{Ink, NoteKind, Tag};
use crate::share::bytes::{Malformed, Problem, Reader, Result};
use crate::text::{CodePoint, Passage, Span};
use uuid::Uuid;

pub(super) fn form(bytes: &[u8]) -> Result<Form> {
    let mut bytes = Reader::new(bytes);
    let collection = bytes.string_as(Problem::Name, |name| name.parse().ok())?;
    let mut documents = Vec::new();
    for _ in 0..bytes.number()? {
        documents.push(bytes.string_as(Problem::Name, |name| name.parse().ok())?);
    }
    let mut items = Vec::new();
    let mut items_of = Items { bytes, documents, created: 0, rest: [0; UUID_REST] };
    while !items_of.bytes.is_at_end() {
        if items.len() == ITEM_LIMIT {
            return Err(Malformed { at: items_of.bytes.at(), problem: Problem::Items });
        }
        items.push(items_of.next()?);
    }
    Ok(Form { collection, items })
}

struct Items<'a> {
    bytes: Reader<'a>,
    documents: Vec<DocumentId>,
    /// When the last item was made that says when, in milliseconds since 1970.
    created: i64,
    /// The end of the last UUID that was written out.
    rest: [u8; UUID_REST],
}

impl Items<'_> {
    fn next(&mut self) -> Result<Item> {
        let at = self.bytes.at();
        let meaningless = Malformed { at, problem: Problem::Meaning };
        let (first, second) = (self.bytes.byte()?, self.bytes.byte()?);
        let has = |flag| first & flag != 0;
        let is_claim = first & about::MASK == about::CLAIM;
        if has(flag::MODIFIED_SINCE) && !has(flag::MODIFIED) || is_claim && has(flag::REVISED) {
            return Err(meaningless);
        }
        let created = has(flag::CREATED).then(|| self.created()).transpose()?;
        let modified = match (has(flag::MODIFIED), has(flag::MODIFIED_SINCE)) {
            (true, true) => Some(self.moment()?),
            (true, false) => Some(created.ok_or(meaningless)?),
            (false, _) => None,
        };
        let iri = self.iri(first & name::MASK, created)?.ok_or(meaningless)?;
        let said = match first & about::MASK {
            about::CLAIM => {
                let verdict = Verdict::ALL.get(usize::from(second)).ok_or(meaningless)?.0;
                Said::Judgement(self.bytes.string_as(Problem::Name, |name| name.parse().ok())?, verdict)
            }
            about @ (about::PASSAGE | about::DOCUMENT) => {
                let code = usize::from(second & note::KIND);
                let kind = code.checked_sub(1).map(|code| NoteKind::ALL.get(code).copied().ok_or(meaningless));
                let ink = Ink::ALL[usize::from(second >> note::INK_SHIFT & note::INK)];
                Said::Note(self.note(about, kind.transpose()?, ink, second, has(flag::REVISED))?)
            }
            _ => return Err(meaningless),
        };
        Ok(Item { iri, created, modified, said })
    }

    fn created(&mut self) -> Result<Timestamp> {
        let created = self.moment()?;
        self.created = created.milliseconds();
        Ok(created)
    }

    /// A moment as so many milliseconds after the last item's.
    fn moment(&mut self) -> Result<Timestamp> {
        let at = self.bytes.at();
        let milliseconds = self.created.saturating_add(self.bytes.signed()?);
        let moment = Timestamp::from_milliseconds(milliseconds);
        // A moment is held within the years that can be written.
        (moment.milliseconds() == milliseconds).then_some(moment).ok_or(Malformed { at, problem: Problem::Number })
    }

    fn iri(&mut self, naming: u8, created: Option<Timestamp>) -> Result<Option<String>> {
        if naming == name::IRI {
            return self
                .bytes
                .string_as(Problem::Length, |iri| Some(iri.to_owned()).filter(|iri| !iri.is_empty()))
                .map(Some);
        }
        if naming == name::UUID {
            let bytes: [u8; 16] = self.bytes.array()?;
            self.rest = uuid_rest(&bytes);
            return Ok(Some(urn(bytes)));
        }
        if naming == name::TIMED {
            self.rest = self.bytes.array()?;
        }
        let moment = created.and_then(|created| u64::try_from(created.milliseconds()).ok());
        let Some(moment) = moment.filter(|moment| moment >> 48 == 0) else { return Ok(None) };
        let [_, _, moment @ ..] = moment.to_be_bytes();
        let bytes = moment.into_iter().chain(self.rest).collect::<Vec<u8>>();
        Ok(bytes.try_into().ok().map(urn))
    }

    fn note(&mut self, about: u8, kind: Option<NoteKind>, ink: Ink, flags: u8, is_revised: bool) -> Result<Note> {
        let at = self.bytes.at();
        let document = self.bytes.size()?;
        let document = self.documents.get(document).cloned().ok_or(Malformed { at, problem: Problem::Number })?;
        let about = if about == about::DOCUMENT { About::Whole } else { self.part()? };
        let at = self.bytes.at();
        let revision = if is_revised { self.bytes.number()? } else { 1 };
        let revision = u32::try_from(revision).map_err(|_| Malformed { at, problem: Problem::Number })?.max(1);
        let why = self.words(flags & note::WHY)?;
        let comment = self.words(flags & note::COMMENT)?;
        let mut tags = Vec::new();
        if flags & note::TAGS != 0 {
            for _ in 0..self.bytes.number()? {
                let is_tag = |name: &str| Tag::new(name).ok().filter(|tag| tag.as_str() == name);
                let tag = self.bytes.string_as(Problem::Tag, is_tag)?;
                if !tags.contains(&tag) {
                    tags.push(tag);
                }
            }
        }
        Ok(Note { document, about, kind, ink, why, comment, tags, revision })
    }

    fn words(&mut self, is_there: u8) -> Result<String> {
        if is_there == 0 { Ok(String::new()) } else { self.bytes.string().map(str::to_owned) }
    }

    fn part(&mut self) -> Result<About> {
        let at = self.bytes.at();
        let (start, length) = (self.bytes.size()?, self.bytes.size()?);
        let passage = passage(start, length).ok_or(Malformed { at, problem: Problem::Number })?;
        let fits = |words: &str| (1..=length).contains(&words.chars().count());
        let words = self.bytes.string_as(Problem::Length, |words| fits(words).then(|| words.to_owned()))?;
        let (before, behind) = (self.bytes.string()?.to_owned(), self.bytes.string()?.to_owned());
        let check = u16::from_be_bytes(self.bytes.array()?);
        Ok(About::Part { passage, excerpt: Excerpt { before, words, behind }, check })
    }
}

fn passage(start: usize, length: usize) -> Option<Passage> {
    Span::new(CodePoint(start), CodePoint(start.checked_add(length)?)).filter(|passage| !passage.is_empty())
}

fn urn(bytes: [u8; 16]) -> String {
    Uuid::from_bytes(bytes).urn().to_string()
}
