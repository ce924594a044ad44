//! The interface's words in a language, with what is put into them.

use super::Locale;
use super::formats::{DateStyle, Formats};
use super::phrases::{Phrase, Phrases};
use super::template::Argument::{Count, Text};
use super::template::{self, Argument};
use crate::annotation::{Malformed, Problem, Shape};
use crate::collection::{ClaimKind, Date, Document, DocumentType, Family, Particular, Relation, Side};
use crate::exchange::FileError;
use crate::judgement::Verdict;
use crate::notebook::{Field, ImportCount, Ink, NotSaved, NoteKind, Refusal, StoreError, Tag};
use crate::settings::Theme;
use std::ops::Deref;

/// Everything that the interface can say in one language. Phrases that take nothing are read as fields.
#[derive(Clone, Copy)]
pub struct Messages {
    phrases: &'static Phrases,
    formats: &'static dyn Formats,
    locale: Locale,
}

impl Deref for Messages {
    type Target = Phrases;

    fn deref(&self) -> &Phrases {
        self.phrases
    }
}

impl Messages {
    /// Phrases with their language's ways to write numbers and dates.
    pub const fn new(locale: Locale, phrases: &'static Phrases, formats: &'static dyn Formats) -> Self {
        Self { phrases, formats, locale }
    }

    /// The language.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The language's BCP 47 tag.
    pub fn tag(&self) -> &'static str {
        self.locale.tag()
    }

    /// A template with its arguments put in, as the language writes numbers.
    pub(crate) fn fill(&self, template: Phrase, arguments: &[(&str, Argument<'_>)]) -> String {
        template::fill(template, arguments, self.formats)
    }

    fn with(&self, template: Phrase, name: &str, words: &str) -> String {
        self.fill(template, &[(name, Text(words))])
    }

    fn counted(&self, template: Phrase, count: usize) -> String {
        self.fill(template, &[("count", Count(count))])
    }
}

/// What every view has.
impl Messages {
    /// What the browser calls the page at a place in the app.
    pub fn page_title(&self, place: &str) -> String {
        self.with(self.phrases.page_title, "place", place)
    }

    /// That an address names nothing.
    pub fn no_such_address(&self, address: &str) -> String {
        self.with(self.phrases.no_such_address, "address", address)
    }

    /// That the words of a language are missing.
    pub fn language_not_here(&self, language: &str) -> String {
        self.with(self.phrases.language_not_here, "language", language)
    }

    /// That the app does not speak a language.
    pub fn no_such_language(&self, tag: &str) -> String {
        self.with(self.phrases.no_such_language, "tag", tag)
    }

    /// When the notes were last saved to a file.
    pub fn last_backup(&self, when: Option<&str>) -> String {
        when.map_or_else(|| self.no_backup.to_owned(), |when| self.with(self.phrases.last_backup, "when", when))
    }

    /// Why the notes are not saved, and what to do.
    pub fn not_saved_because(&self, why: &NotSaved) -> String {
        let failed = match why {
            NotSaved::Store(StoreError::Forbidden) => self.storage_forbidden,
            NotSaved::Store(StoreError::Full) => self.storage_full,
            NotSaved::Store(StoreError::Vanished) => self.storage_vanished,
            NotSaved::Store(StoreError::Other(_)) => self.storage_failed,
            NotSaved::CannotSetAside(_) => self.cannot_set_aside,
            NotSaved::NewerSchema(_) => self.newer_schema,
            NotSaved::ReadBackDiffers => self.read_back_differs,
            NotSaved::Contended => self.contended,
        };
        let name = if let NotSaved::Store(StoreError::Other(name)) = why { name.as_str() } else { "" };
        self.fill(failed, &[("in_memory", Text(self.save_first)), ("name", Text(name))])
    }
}

/// Documents.
impl Messages {
    /// A month with its year.
    pub fn month(&self, date: Date) -> String {
        self.formats.date(date, DateStyle::Month)
    }

    /// A day with its day of the week.
    pub fn long_date(&self, date: Date) -> String {
        self.formats.date(date, DateStyle::Full)
    }

    /// A day without its day of the week.
    pub fn plain_date(&self, date: Date) -> String {
        self.formats.date(date, DateStyle::Long)
    }

    /// Who wrote to whom, and when.
    pub fn document_heading(&self, document: &Document) -> String {
        self.about(self.phrases.document_heading, document, DateStyle::Full)
    }

    /// A document in a word or two.
    pub fn document_short(&self, document: &Document) -> String {
        let date = self.formats.date(document.date, DateStyle::Day);
        let author = document.author_short.get(self.tag());
        self.fill(self.phrases.document_short, &[("author", Text(author)), ("date", Text(&date))])
    }

    /// Who wrote to whom.
    pub fn from_to(&self, document: &Document) -> String {
        let author = document.author_short.get(self.tag());
        let recipient = document.recipient_short.get(self.tag());
        self.fill(self.phrases.from_to, &[("author", Text(author)), ("recipient", Text(recipient))])
    }

    /// What a document is, and how many claims it makes.
    pub fn kind_and_claims(&self, kind: &str, claims: usize) -> String {
        self.fill(self.phrases.kind_and_claims, &[("kind", Text(kind)), ("count", Count(claims))])
    }

    /// The number of a page.
    pub fn page(&self, number: u32) -> String {
        self.counted(self.phrases.page, number as usize)
    }

    /// What a particular of a document is called.
    pub fn particular(&self, particular: Particular) -> Phrase {
        match particular {
            Particular::Identifier => self.identifier,
            Particular::Classification => self.classification,
            Particular::Reference => self.reference,
            Particular::Declassification => self.declassification,
            Particular::Release => self.release,
            Particular::Translation => self.translation,
            Particular::SignedBy => self.signed_by,
            Particular::Attachment => self.attachment,
        }
    }

    /// That nothing in a document has this name.
    pub fn no_such_passage(&self, name: &str) -> String {
        self.with(self.phrases.no_such_passage, "name", name)
    }

    fn about(&self, template: Phrase, document: &Document, style: DateStyle) -> String {
        let date = self.formats.date(document.date, style);
        let author = document.author.get(self.tag());
        let recipient = document.recipient.get(self.tag());
        self.fill(template, &[("author", Text(author)), ("recipient", Text(recipient)), ("date", Text(&date))])
    }
}

/// Claims and their links.
impl Messages {
    /// The heading over the claims of a document.
    pub fn claims_in(&self, document_type: DocumentType) -> Phrase {
        match document_type {
            DocumentType::Letter => self.claims_in_letter,
            DocumentType::Memorandum => self.claims_in_memorandum,
        }
    }

    /// A family of kinds, in the legend.
    pub fn family(&self, family: Family) -> Phrase {
        match family {
            Family::Number => self.numbers,
            Family::Law => self.laws,
            Family::Pledge => self.pledges,
            Family::Fact => self.facts,
            Family::View => self.views_held,
            Family::Report => self.reports,
            Family::Gap => self.gaps,
        }
    }

    /// A kind of claim.
    pub fn claim_kind(&self, kind: ClaimKind) -> Phrase {
        match kind {
            ClaimKind::Number => self.kind_number,
            ClaimKind::Law => self.kind_law,
            ClaimKind::Assurance => self.kind_assurance,
            ClaimKind::Promise => self.kind_promise,
            ClaimKind::Warning => self.kind_warning,
            ClaimKind::Fact => self.kind_fact,
            ClaimKind::Case => self.kind_case,
            ClaimKind::Provenance => self.kind_provenance,
            ClaimKind::Characterisation => self.kind_characterisation,
            ClaimKind::Opinion => self.kind_opinion,
            ClaimKind::Inference => self.kind_inference,
            ClaimKind::Reason => self.kind_reason,
            ClaimKind::Report => self.kind_report,
            ClaimKind::Absence => self.kind_absence,
            ClaimKind::Concession => self.kind_concession,
        }
    }

    /// How many links a passage has.
    pub fn link_count(&self, links: usize) -> String {
        self.counted(self.phrases.link_count, links)
    }

    /// A relation, read from one of its ends.
    pub fn relation(&self, relation: Relation, side: Side) -> Phrase {
        let (from, to) = match relation {
            Relation::Supports => (self.supports, self.is_supported_by),
            Relation::BearsAgainst => (self.bears_against, self.is_borne_against_by),
            Relation::AgreesWith => (self.agrees_with, self.agrees_with),
            Relation::DiffersFrom => (self.differs_from, self.differs_from),
            Relation::Qualifies => (self.qualifies, self.is_qualified_by),
            Relation::DependsOn => (self.depends_on, self.carries),
            Relation::QuotesExactly => (self.quotes_exactly, self.is_quoted_by),
            Relation::QuotesAltered => (self.quotes_altered, self.is_quoted_altered_by),
            Relation::Paraphrases => (self.paraphrases, self.is_paraphrased_by),
            Relation::Explains => (self.explains, self.is_explained_by),
            Relation::SilentOn => (self.is_silent_on, self.is_passed_over_by),
            Relation::CheckedIn => (self.checked_in, self.lets_check),
            Relation::NotHere => (self.not_here_relation, self.not_here_relation),
        };
        match side {
            Side::From => from,
            Side::To => to,
        }
    }

    /// That a source is not in the collection.
    pub fn not_in_collection(&self, name: &str) -> String {
        self.with(self.phrases.not_in_collection, "name", name)
    }

    /// What a link looked for, and where.
    pub fn found_in(&self, document: &str) -> String {
        self.with(self.phrases.found_in, "document", document)
    }

    /// The place of a card among its neighbours.
    pub fn place_of(&self, place: usize, of: usize) -> String {
        self.fill(self.phrases.place_of, &[("place", Count(place)), ("count", Count(of))])
    }

    /// The way back to where a link started.
    pub fn way_back(&self, place: &str) -> String {
        self.with(self.phrases.way_back, "place", place)
    }

    /// Words as they are copied, with where they stand.
    pub fn citation(&self, words: &str, document: &Document, collection: &str, address: &str) -> String {
        let date = self.formats.date(document.date, DateStyle::Long);
        let arguments = [
            ("words", Text(words)),
            ("author", Text(document.author.get(self.tag()))),
            ("recipient", Text(document.recipient.get(self.tag()))),
            ("date", Text(&date)),
            ("kind", Text(document.kind.get(self.tag()))),
            ("collection", Text(collection)),
            ("address", Text(address)),
        ];
        self.fill(self.phrases.citation, &arguments)
    }
}

/// Notes.
impl Messages {
    /// The type of a note.
    pub fn note_kind(&self, kind: Option<NoteKind>) -> Phrase {
        match kind {
            Some(NoteKind::Claim) => self.note_claim,
            Some(NoteKind::Evidence) => self.note_evidence,
            Some(NoteKind::Question) => self.note_question,
            Some(NoteKind::Context) => self.note_context,
            None => self.note_highlight,
        }
    }

    /// The type of a note where it is chosen.
    pub fn note_kind_choice(&self, kind: Option<NoteKind>) -> Phrase {
        if kind.is_none() { self.no_type } else { self.note_kind(kind) }
    }

    /// That a tag cannot be kept whole.
    pub fn tag_too_long(&self, tag: &Tag) -> String {
        self.with(self.phrases.tag_too_long, "tag", tag.as_str())
    }

    /// The colour of a mark.
    pub fn ink(&self, ink: Ink) -> Phrase {
        match ink {
            Ink::Yellow => self.yellow,
            Ink::Green => self.green,
            Ink::Blue => self.blue,
            Ink::Rose => self.rose,
        }
    }

    /// Why a note is not changed.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::NoSuchNote(_) => self.no_such_note.to_owned(),
            Refusal::AlreadyThere(_) => self.already_there.to_owned(),
            Refusal::NoSuchVersion(_) => self.no_such_version.to_owned(),
            Refusal::TooLong { field, length, limit } => {
                let template = match field {
                    Field::Why => self.why_too_long,
                    Field::Comment => self.comment_too_long,
                };
                self.fill(template, &[("length", Count(*length)), ("limit", Count(*limit))])
            }
        }
    }
}

/// The notebook.
impl Messages {
    /// How many notes are shown of all.
    pub fn notes_shown(&self, shown: usize, total: usize) -> String {
        if shown == total {
            return self.counted(self.notes, total);
        }
        self.fill(self.phrases.notes_shown, &[("shown", Count(shown)), ("count", Count(total))])
    }

    /// A choice with how many it has.
    pub fn with_count(&self, name: &str, count: usize) -> String {
        self.fill(self.phrases.with_count, &[("name", Text(name)), ("count", Count(count))])
    }

    /// What a reader found of a claim.
    pub fn answered(&self, verdict: Verdict) -> String {
        let verdict = match verdict {
            Verdict::Supported => self.verdict_supported,
            Verdict::Contradicted => self.verdict_contradicted,
            Verdict::CannotBeChecked => self.verdict_not_here,
            Verdict::NeedsAnotherSource => self.verdict_elsewhere,
        };
        self.with(self.phrases.answered, "verdict", verdict)
    }

    /// A document that is not in the collection.
    pub fn unknown_document(&self, iri: &str) -> String {
        self.with(self.phrases.unknown_document, "iri", iri)
    }

    /// That a note's words stand in several places.
    pub fn note_ambiguous(&self, places: usize) -> String {
        self.counted(self.phrases.note_ambiguous, places)
    }

    /// How far the search for the words of notes is: `done` of 1.
    pub fn notes_sought(&self, done: f64) -> String {
        self.counted(self.phrases.notes_sought, (done * 100.0) as usize)
    }

    /// How many notes wait to be looked at.
    pub fn to_settle(&self, notes: usize) -> String {
        self.counted(self.phrases.to_settle, notes)
    }

    /// The same, of this document.
    pub fn to_settle_here(&self, notes: usize) -> String {
        self.counted(self.phrases.to_settle_here, notes)
    }

    /// How the notes stand in files.
    pub fn backup_state(&self, last: Option<&str>, changes: usize) -> String {
        let Some(when) = last else {
            return if changes == 0 { self.nothing_to_back_up } else { self.never_backed_up }.to_owned();
        };
        let template = if changes == 0 { self.backed_up } else { self.backed_up_since };
        self.fill(template, &[("when", Text(when)), ("count", Count(changes))])
    }

    /// How many more notes the storage takes, and how full it is, in percent.
    pub fn room_left(&self, notes: usize, percent: usize) -> String {
        self.fill(self.phrases.room_left, &[("count", Count(notes)), ("percent", Count(percent))])
    }

    /// What erasing will do.
    pub fn erase_words(&self, notes: usize, has_asides: bool) -> String {
        let unreadable = if has_asides { self.erase_asides } else { "" };
        self.fill(self.phrases.erase_words, &[("count", Count(notes)), ("unreadable", Text(unreadable))])
    }
}

/// Files.
impl Messages {
    /// What a file of notes says that it is.
    pub fn file_label(&self, collection: &str) -> String {
        self.with(self.phrases.file_label, "collection", collection)
    }

    /// That a file was not opened.
    pub fn file_refused(&self, name: &str) -> String {
        self.with(self.phrases.file_refused, "name", name)
    }

    /// What is wrong with a file.
    pub fn file_error(&self, error: &FileError) -> String {
        let at = |template, line: usize, column: usize| {
            self.fill(template, &[("line", Count(line)), ("column", Count(column))])
        };
        match error {
            FileError::Empty => self.file_empty.to_owned(),
            FileError::TooLarge(bytes) => self.counted(self.file_too_large, bytes / 1_000_000),
            FileError::NotText(spot) => at(self.file_not_text, spot.line, spot.column),
            FileError::TooDeep => self.file_too_deep.to_owned(),
            FileError::NotJson(spot) => at(self.file_not_json, spot.line, spot.column),
            FileError::CutShort(spot) => at(self.file_cut_short, spot.line, spot.column),
            FileError::NoAnnotations => self.file_no_annotations.to_owned(),
            FileError::Malformed(Malformed { place, problem }) => {
                let place = if place.is_empty() { self.file_whole } else { place };
                let problem = match problem {
                    Problem::Missing(name) => self.with(self.lacks, "name", name),
                    Problem::Not(what) => self.with(self.should_be, "what", self.shape(*what)),
                    Problem::NoAnnotations => self.no_annotations.to_owned(),
                };
                self.fill(self.file_malformed, &[("place", Text(place)), ("problem", Text(&problem))])
            }
        }
    }

    fn shape(&self, shape: Shape) -> Phrase {
        match shape {
            Shape::Text => self.shape_text,
            Shape::List => self.shape_list,
            Shape::Object => self.shape_object,
            Shape::WholeNumber => self.shape_number,
            Shape::DateTime => self.shape_time,
            Shape::ForwardRange => self.shape_range,
            Shape::Counts => self.shape_counts,
            Shape::VersionName => self.shape_version,
        }
    }

    /// That a file can be taken in.
    pub fn file_brings(&self, name: &str) -> String {
        self.with(self.phrases.file_brings, "name", name)
    }

    /// What a file would bring.
    pub fn import_count(&self, count: ImportCount) -> String {
        let ImportCount { new, later, earlier, same } = count;
        let parts =
            [(new, self.file_new), (later, self.file_later), (earlier, self.file_earlier), (same, self.file_same)];
        let mut all = String::new();
        for (count, template) in parts.into_iter().filter(|(count, _)| *count > 0) {
            if !all.is_empty() {
                all.push_str(", ");
            }
            all.push_str(&self.counted(template, count));
        }
        self.fill(self.file_holds, &[("count", Count(new + later + earlier + same)), ("parts", Text(&all))])
    }
}

/// Search and settings.
impl Messages {
    /// The heading of a search.
    pub fn search_for(&self, words: &str) -> String {
        self.with(self.phrases.search_for, "words", words)
    }

    /// In how many places of how many documents words were found.
    pub fn found_in_documents(&self, words: &str, places: usize, documents: usize) -> String {
        let arguments = [("words", Text(words)), ("count", Count(places)), ("documents", Count(documents))];
        self.fill(self.phrases.found_in_documents, &arguments)
    }

    /// In how many places.
    pub fn found_count(&self, places: usize) -> String {
        self.counted(self.phrases.found_count, places)
    }

    /// In how many places of this document.
    pub fn hits_here(&self, words: &str, places: usize) -> String {
        self.fill(self.phrases.hits_here, &[("words", Text(words)), ("count", Count(places))])
    }

    /// A share of a hundred.
    pub fn percent(&self, percent: u16) -> String {
        self.counted(self.phrases.percent, usize::from(percent))
    }

    /// A length of lines, in percent of what is usual.
    pub fn line_width_name(&self, percent: u16) -> Phrase {
        match percent {
            ..100 => self.lines_short,
            100 => self.lines_as_drawn,
            _ => self.lines_long,
        }
    }

    /// Light, dark, or as the device says.
    pub fn theme_name(&self, theme: Theme) -> Phrase {
        match theme {
            Theme::System => self.theme_system,
            Theme::Light => self.theme_light,
            Theme::Dark => self.theme_dark,
        }
    }

    /// Keys, with spaces between those that are pressed together, and what they do.
    pub fn shortcut_list(&self) -> [(&'static str, Phrase); 15] {
        [
            ("M", self.key_mark),
            ("← →", self.key_sentences),
            ("Shift ← →", self.key_words),
            ("Enter", self.key_enter),
            ("H", self.key_highlight),
            ("N", self.key_note),
            ("C", self.key_copy),
            ("J", self.key_next),
            ("K", self.key_previous),
            ("E", self.key_edit),
            ("/", self.key_search),
            ("Ctrl Z", self.key_undo),
            ("Ctrl Shift Z", self.key_redo),
            ("Escape", self.key_escape),
            ("?", self.key_list),
        ]
    }
}
