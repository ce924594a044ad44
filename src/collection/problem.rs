//! What can be wrong with the files of a collection, with its place and in words that help to mend it.

use super::{DocumentType, Role};
use crate::annotation::Malformed;
use crate::order::sort_by_key;
use std::fmt;

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceError {
    /// The file, as it was named to the reader.
    pub file: String,
    /// The line from 1, where one can be named.
    pub line: Option<usize>,
    /// The character of that line from 1, where one can be named.
    pub column: Option<usize>,
    /// What is wrong.
    pub problem: SourceProblem,
}

/// Everything that is wrong: never nothing. One line each when written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceErrors(pub Vec<SourceError>);

/// What can be wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // Each is described by the words it is written in, below.
pub enum SourceProblem {
    NoFrontMatter,
    UnclosedFrontMatter,
    NotAField(String),
    UnknownKey { key: String, known: Vec<&'static str> },
    DoubledKey { key: String, line: usize },
    MissingKey(&'static str),
    EmptyValue(String),
    NoLanguage(String),
    NeedlessLanguage(String),
    BadLanguage(String),
    BadName(String),
    BadDate(String),
    BadType(String),
    BadFileName(String),
    UnknownRole(String),
    NestedFence { opened: usize },
    UnclosedFence,
    StrayFence,
    EmptyFence,
    UnknownOption(String),
    BreakOutsideParagraph,
    UnclosedMark(&'static str),
    UnknownStyle(String),
    NoText,
    WordsInManifest,
    Unreadable { file: String, reason: String },
    Unlisted,
    DoubledDocument { id: String, file: String },
    NotJson(String),
    Malformed { annotation: Option<String>, malformed: Malformed },
    Claim { annotation: String, problem: ClaimProblem },
}

/// What can be wrong with an annotation of `claims.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // Each is described by the words it is written in, below.
pub enum ClaimProblem {
    NeitherClaimNorLink,
    BadName,
    Doubled,
    NoBody(&'static str),
    NoLanguage(String),
    UnknownKind(String),
    UnknownRelation(String),
    UnknownDocument(String),
    UnknownClaim(String),
    ClaimElsewhere { claim: String, document: String },
    BadFinds,
    OneTarget,
    NoQuotation,
    Nowhere { words: String, document: String },
    Ambiguous { words: String, document: String, places: usize },
    Position { start: usize, end: usize },
}

impl fmt::Display for SourceErrors {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, error) in self.0.iter().enumerate() {
            let line_break = if number == 0 { "" } else { "\n" };
            write!(formatter, "{line_break}{error}")?;
        }
        Ok(())
    }
}

impl fmt::Display for SourceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.file)?;
        for number in [self.line, self.column].into_iter().flatten() {
            write!(formatter, ":{number}")?;
        }
        write!(formatter, ": {}", self.problem)
    }
}

impl fmt::Display for SourceProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFrontMatter => {
                write!(out, "the file must begin with a line of three hyphens, ---, and \"key: value\" lines below it")
            }
            Self::UnclosedFrontMatter => {
                write!(out, "the lines after this --- have no end; put another --- below the last \"key: value\" line")
            }
            Self::NotAField(line) => write!(out, "\"{line}\" is not of the form \"key: value\""),
            Self::UnknownKey { key, known } => {
                write!(out, "there is no key \"{key}\"; the keys are {}", known.join(", "))
            }
            Self::DoubledKey { key, line } => {
                write!(out, "\"{key}\" stands in line {line} already; keep one of the two")
            }
            Self::MissingKey(key) => write!(out, "\"{key}: …\" is missing above this line"),
            Self::EmptyValue(key) => {
                write!(out, "nothing stands behind \"{key}:\"; write its value or remove the line")
            }
            Self::NoLanguage(key) => {
                write!(out, "\"{key}\" needs its language: write \"{key}.en: …\" if the words are English")
            }
            Self::NeedlessLanguage(key) => {
                write!(out, "\"{key}\" is given as on the page: write it without a language")
            }
            Self::BadLanguage(tag) => {
                write!(out, "\"{tag}\" is no language tag; write one like \"en\", \"ru\" or \"pt-BR\"")
            }
            Self::BadName(name) => {
                write!(out, "\"{name}\" cannot be an id; use lower-case letters a to z, digits and hyphens")
            }
            Self::BadDate(date) => {
                write!(out, "\"{date}\" is no date of the calendar; write year-month-day, like 1986-01-11")
            }
            Self::BadType(name) => {
                let known: Vec<_> = DocumentType::ALL.iter().map(|(name, _)| *name).collect();
                write!(out, "there is no type \"{name}\"; the types are {}", known.join(", "))
            }
            Self::BadFileName(name) => {
                write!(out, "\"{name}\" must be the name of a file in the same folder, without slashes")
            }
            Self::UnknownRole(name) => {
                let known: Vec<_> = Role::FENCED.iter().map(|(name, _)| *name).collect();
                write!(out, "there is no block \"{name}\"; the blocks are page-break, {}", known.join(", "))
            }
            Self::NestedFence { opened } => {
                write!(out, "the block of line {opened} is still open; close it with a line ::: before this one begins")
            }
            Self::UnclosedFence => write!(out, "this block has no end; put a line ::: below its last line"),
            Self::StrayFence => {
                write!(out, "this ::: ends a block, but none is open; to begin one write its name, like \"::: date\"")
            }
            Self::EmptyFence => write!(out, "this block is empty; write its words or remove it"),
            Self::UnknownOption(option) => write!(
                out,
                "\"{option}\" means nothing here; only a page break takes a further word: \"::: page-break within-paragraph\""
            ),
            Self::BreakOutsideParagraph => {
                write!(out, "\"within-paragraph\" needs a plain paragraph right before and right behind the page break")
            }
            Self::UnclosedMark(mark) => {
                write!(out, "the mark {mark} is opened here and not closed; for the sign itself write a \\ before it")
            }
            Self::UnknownStyle(name) => {
                write!(out, "there is no mark \"{{{name}}}\"; behind brackets stands {{.sic}} or {{.label}}")
            }
            Self::NoText => write!(out, "the document has no text below its front matter"),
            Self::WordsInManifest => write!(out, "nothing can stand below the front matter of this file"),
            Self::Unreadable { file, reason } => write!(out, "the file \"{file}\" cannot be read ({reason})"),
            Self::Unlisted => {
                write!(
                    out,
                    "the file is not part of the collection; add a line \"document: …\" to collection.md or move it away"
                )
            }
            Self::DoubledDocument { id, file } => write!(out, "the id \"{id}\" is that of {file} already"),
            Self::NotJson(reason) => write!(out, "this is not JSON ({reason})"),
            Self::Malformed { annotation, malformed } => {
                if let Some(annotation) = annotation {
                    write!(out, "{annotation}: ")?;
                }
                malformed.fmt(out)
            }
            Self::Claim { annotation, problem } => write!(out, "{annotation}: {problem}"),
        }
    }
}

impl fmt::Display for ClaimProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NeitherClaimNorLink => {
                write!(out, "its motivation must be \"classifying\" for a claim or \"linking\" for a link")
            }
            Self::BadName => write!(
                out,
                "its id must be the collection's, a colon, and a name of letters a to z, digits and hyphens, like urn:x-claimlight:january-1986:L-95"
            ),
            Self::Doubled => write!(out, "another annotation has the same id"),
            Self::NoBody(purpose) => write!(out, "it has no body with the purpose \"{purpose}\""),
            Self::NoLanguage(words) => write!(out, "the words \"{words}\" have no language"),
            Self::UnknownKind(name) => write!(out, "there is no kind of claim \"{name}\""),
            Self::UnknownRelation(name) => write!(out, "there is no relation \"{name}\""),
            Self::UnknownDocument(iri) => write!(out, "the collection has no document {iri}"),
            Self::UnknownClaim(iri) => write!(out, "the collection has no claim {iri}"),
            Self::ClaimElsewhere { claim, document } => {
                write!(out, "it ties words of {document} to {claim}, a claim of another document")
            }
            Self::BadFinds => write!(
                out,
                "\"claimlight:finds\" must be a list of objects, each with \"claimlight:document\" and a list of \"claimlight:spellings\""
            ),
            Self::OneTarget => write!(out, "it must have exactly one target"),
            Self::NoQuotation => write!(out, "its target has no TextQuoteSelector with the words"),
            Self::Nowhere { words, document } => write!(out, "the words “{words}” stand nowhere in {document}"),
            Self::Ambiguous { words, document, places } => write!(
                out,
                "the words “{words}” stand in {places} places of {document}; add what stands before or behind them as prefix or suffix"
            ),
            Self::Position { start, end } => write!(
                out,
                "its words stand from {start} to {end}, which its TextPositionSelector does not say; `cargo run --bin press -- positions documents` writes it anew"
            ),
        }
    }
}

impl std::error::Error for SourceError {}
impl std::error::Error for SourceErrors {}

/// Gathers what is wrong with one file.
#[derive(Debug)]
pub(crate) struct Problems<'a> {
    file: &'a str,
    errors: Vec<SourceError>,
}

impl<'a> Problems<'a> {
    /// Nothing is wrong with `file` yet.
    pub fn new(file: &'a str) -> Self {
        Self { file, errors: Vec::new() }
    }

    /// Something is wrong in a line.
    pub fn add(&mut self, line: usize, problem: SourceProblem) {
        self.add_at(Some(line), None, problem);
    }

    /// Something is wrong, wherever that can be said.
    pub fn add_at(&mut self, line: Option<usize>, column: Option<usize>, problem: SourceProblem) {
        self.errors.push(SourceError { file: self.file.to_owned(), line, column, problem });
    }

    /// The value, if nothing was wrong. Whoever has no value has said why.
    pub fn finish<T>(mut self, value: Option<T>) -> Result<T, SourceErrors> {
        sort_by_key(&mut self.errors, |error| (error.line, error.column));
        value.filter(|_| self.errors.is_empty()).ok_or(SourceErrors(self.errors))
    }
}
