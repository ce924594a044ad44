//! What is said of a link, in sentences: what it carries, what is left out and why, what is to be known of what it brings.

use super::item::LeftOut;
use super::link::LinkError;
use super::pack::{Budget, Packed};
use super::phrases::SharePhrases;
use super::unpack::{Doubt, Unpacked};
use crate::annotation::Annotation;
use crate::i18n::phrases::Phrase;
use crate::i18n::template::Argument::{Count, Text};
use crate::i18n::template::{self, Argument};
use crate::i18n::{Formats, Locale};
use crate::judgement::is_judgement;
use std::ops::Deref;

/// Everything that is said of links in one language. Phrases that take nothing are read as fields.
#[derive(Clone, Copy)]
pub struct Words {
    phrases: &'static SharePhrases,
    formats: &'static dyn Formats,
}

impl Deref for Words {
    type Target = SharePhrases;

    fn deref(&self) -> &SharePhrases {
        self.phrases
    }
}

impl Words {
    /// The words of a language, with its ways to write numbers.
    pub fn new(locale: Locale, formats: &'static dyn Formats) -> Self {
        Self { phrases: SharePhrases::of(locale), formats }
    }

    fn fill(&self, template: Phrase, arguments: &[(&str, Argument<'_>)]) -> String {
        template::fill(template, arguments, self.formats)
    }

    fn counted(&self, template: Phrase, count: usize) -> String {
        self.fill(template, &[("count", Count(count))])
    }

    /// What a link carries of some annotations.
    pub fn carries(&self, packed: &Packed, annotations: &[Annotation]) -> String {
        let is_in = |annotation: &&Annotation| packed.included.contains(&annotation.id);
        let judgements = annotations.iter().filter(is_in).filter(|annotation| is_judgement(annotation)).count();
        let notes = packed.included.len() - judgements;
        let words = [(notes, self.notes), (judgements, self.judgements)].map(|(count, of)| self.counted(of, count));
        let what = match (notes, judgements) {
            (_, 0) => words[0].clone(),
            (0, _) => words[1].clone(),
            _ => self.fill(self.and, &[("notes", Text(&words[0])), ("judgements", Text(&words[1]))]),
        };
        self.fill(self.phrases.carries, &[("what", Text(&what))])
    }

    /// What is not in a link, a reason each.
    pub fn left_out(&self, packed: &Packed, budget: Budget) -> Vec<String> {
        let no_room = match budget {
            Budget::Link => self.no_room_in_link,
            Budget::Qr => self.no_room_in_code,
        };
        let template = |why: &LeftOut| match why {
            LeftOut::NoRoom => Some(no_room),
            LeftOut::OtherDocument(_) => Some(self.other_document),
            LeftOut::NotFound => Some(self.not_found),
            LeftOut::NoJudgement(_) => Some(self.no_judgement),
            // The one before it has that name and is in the link.
            LeftOut::Doubled => None,
        };
        let found: Vec<Phrase> = packed.left_out.iter().filter_map(|(_, why)| template(why)).collect();
        self.each([no_room, self.other_document, self.not_found, self.no_judgement], &found)
    }

    /// That other programs wrote more than a link carries.
    pub fn reduced(&self, packed: &Packed) -> Option<String> {
        let count = packed.reduced.len();
        (count > 0).then(|| self.counted(self.phrases.reduced, count))
    }

    /// What a picture of a code shows, for who cannot see it.
    pub fn code_label(&self, carries: &str) -> String {
        self.fill(self.phrases.code_label, &[("carries", Text(carries))])
    }

    /// What is to be known of what a link brings, besides how much it is.
    pub fn remarks(&self, unpacked: &Unpacked) -> Vec<String> {
        let judgements = unpacked.annotations.iter().filter(|annotation| is_judgement(annotation)).count();
        let doubts = unpacked.doubts.iter().map(|(_, doubt)| match doubt {
            Doubt::OtherWords => self.other_words,
            Doubt::UnknownDocument => self.unknown_document,
            Doubt::UnknownClaim => self.unknown_claim,
        });
        let found: Vec<Phrase> = std::iter::repeat_n(self.judgements_among, judgements).chain(doubts).collect();
        self.each([self.judgements_among, self.other_words, self.unknown_document, self.unknown_claim], &found)
    }

    /// Why a link was not opened, and what to do.
    pub fn error(&self, error: LinkError) -> String {
        match error {
            LinkError::UnknownVersion(version) => {
                self.fill(self.newer_version, &[("version", Count(version as usize))])
            }
            LinkError::TooLong(length) => self.counted(self.too_long, length),
            LinkError::Character { at, found } => {
                let found = found.to_string();
                self.fill(self.wrong_character, &[("character", Text(&found)), ("place", Count(at + 1))])
            }
            LinkError::NotALink | LinkError::Damaged => self.damaged.to_owned(),
            LinkError::TooMuch => self.too_much.to_owned(),
            LinkError::Malformed(malformed) => {
                let place = malformed.to_string();
                self.fill(self.no_notes, &[("place", Text(&place))])
            }
        }
    }

    /// Those of some templates that were found, with how often each was.
    fn each<const N: usize>(&self, templates: [Phrase; N], found: &[Phrase]) -> Vec<String> {
        let times = |template: Phrase| found.iter().filter(|one| **one == template).count();
        let counts = templates.into_iter().map(|template| (template, times(template)));
        counts.filter(|(_, count)| *count > 0).map(|(template, count)| self.counted(template, count)).collect()
    }
}
