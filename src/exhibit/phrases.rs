//! What an exhibit says, in all its languages: they travel with it, since the next visitor may speak any of them.

mod english;
mod french;
mod german;
mod russian;
mod spanish;

use super::configuration::Period;
use super::fault::{Fault, Problem};
use crate::i18n::phrases::{Phrase, phrases};
use crate::i18n::template::Argument::{Count, Text};
use crate::i18n::{Locale, Messages};
use crate::judgement::Verdict;
use std::ops::Deref;

phrases! {
    /// All phrases of an exhibit in one language.
    ExhibitPhrases {
    // While nobody is there
    touch_to_weigh writes attract_question answers_are_counted nothing_is_kept languages

    // A claim
    step start_over read_in_document read_passage what_documents_say nothing_said question
    supported supported_hint contradicted contradicted_hint cannot_be_checked cannot_be_checked_hint
    answers_today answers_this_week answers_this_month answers_so_far earlier_visitors
    next finish take_with_you take_words left_out qr_label

    // A document
    back_to_claim up down

    // Comfort
    read_aloud stop_reading no_voice larger normal_size stronger_contrast normal_contrast

    // Nobody there
    still_there seconds_left stay

    // For the operator
    code_asked code_wrong digits_touched erase leave
    panel version uptime storage no_storage counts_unsaved faults no_faults last_fault settings_right settings_wrong
    language_lost unreviewed_languages
    visits export reload starts_anyway
    whole_file not_json not_an_object unknown_key not_a_switch not_text not_a_list empty_list not_between not_a_period
    not_an_address address_of_this_device address_with_password not_a_code no_such_claim claim_not_weighed
    no_such_document no_such_language no_claim_in_them
    }
}

/// An exhibit's words, with the interface's in the same language.
#[derive(Clone, Copy)]
pub struct Words {
    /// What readers of the app are told.
    pub messages: Messages,
    phrases: &'static ExhibitPhrases,
}

impl Deref for Words {
    type Target = ExhibitPhrases;

    fn deref(&self) -> &ExhibitPhrases {
        self.phrases
    }
}

impl ExhibitPhrases {
    /// The phrases in a language.
    pub const fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::English => &english::ENGLISH,
            Locale::Russian => &russian::RUSSIAN,
            Locale::Spanish => &spanish::SPANISH,
            Locale::French => &french::FRENCH,
            Locale::German => &german::GERMAN,
        }
    }
}

impl Words {
    /// The exhibit's words in the language of the interface's.
    pub fn new(messages: Messages) -> Self {
        Self { messages, phrases: ExhibitPhrases::of(messages.locale()) }
    }

    fn counted(&self, template: Phrase, count: usize) -> String {
        self.messages.fill(template, &[("count", Count(count))])
    }

    fn with(&self, template: Phrase, name: &str, words: &str) -> String {
        self.messages.fill(template, &[(name, Text(words))])
    }

    /// Who writes to whom.
    pub fn writes(&self, author: &str, recipient: &str) -> String {
        self.messages.fill(self.phrases.writes, &[("author", Text(author)), ("recipient", Text(recipient))])
    }

    /// Whether the other documents bear a claim out.
    pub fn attract_question(&self, others: usize) -> String {
        self.counted(self.phrases.attract_question, others)
    }

    /// Which claim of how many.
    pub fn step(&self, place: usize, of: usize) -> String {
        self.messages.fill(self.phrases.step, &[("place", Count(place)), ("count", Count(of))])
    }

    /// A verdict that is offered, and what it means.
    pub fn verdict(&self, verdict: Verdict) -> (Phrase, Phrase) {
        match verdict {
            Verdict::Supported => (self.supported, self.supported_hint),
            Verdict::Contradicted => (self.contradicted, self.contradicted_hint),
            Verdict::CannotBeChecked | Verdict::NeedsAnotherSource => {
                (self.cannot_be_checked, self.cannot_be_checked_hint)
            }
        }
    }

    /// How many answers there are in a period.
    pub fn answers_in(&self, period: Period, answers: usize) -> String {
        let template = match period {
            Period::Day => self.answers_today,
            Period::Week => self.answers_this_week,
            Period::Month => self.answers_this_month,
            Period::Always => self.answers_so_far,
        };
        self.counted(template, answers)
    }

    /// How much a QR code had to leave out.
    pub fn left_out(&self, answers: usize) -> String {
        self.counted(self.phrases.left_out, answers)
    }

    /// That what is in a language cannot be read aloud.
    pub fn no_voice(&self, language: &str) -> String {
        self.with(self.phrases.no_voice, "language", language)
    }

    /// A whole number, as the language writes it.
    pub fn number(&self, number: usize) -> String {
        self.counted("{count}", number)
    }

    /// How long until the start.
    pub fn seconds_left(&self, seconds: u32) -> String {
        self.counted(self.phrases.seconds_left, seconds as usize)
    }

    /// How many digits were touched, for who cannot see them.
    pub fn digits_touched(&self, digits: usize) -> String {
        self.counted(self.phrases.digits_touched, digits)
    }

    /// How long the app has been running.
    pub fn running_for(&self, seconds: u64) -> String {
        let hours = Count(usize::try_from(seconds / 3600).unwrap_or_default());
        let minutes = Count(usize::try_from(seconds / 60 % 60).unwrap_or_default());
        self.messages.fill(self.uptime, &[("hours", hours), ("minutes", minutes)])
    }

    /// How much is stored, in bytes.
    pub fn stored(&self, bytes: Option<usize>) -> String {
        bytes.map_or_else(|| self.no_storage.to_owned(), |bytes| self.counted(self.storage, bytes))
    }

    /// How often something went wrong.
    pub fn faults_so_far(&self, faults: u32) -> String {
        if faults == 0 { self.no_faults.to_owned() } else { self.counted(self.faults, faults as usize) }
    }

    /// What went wrong last, in the browser's words.
    pub fn last_fault_was(&self, what: &str) -> String {
        self.with(self.last_fault, "what", what)
    }

    /// How many visits there were in a period.
    pub fn visits_in(&self, period: &str, visits: u32) -> String {
        self.messages.fill(self.visits, &[("period", Text(period)), ("count", Count(visits as usize))])
    }

    /// That a language is not offered, since its words are missing.
    pub fn language_is_lost(&self, language: &str) -> String {
        self.with(self.language_lost, "language", language)
    }

    /// Which languages no native speaker has looked over.
    pub fn unreviewed(&self, languages: &str) -> String {
        self.with(self.unreviewed_languages, "languages", languages)
    }

    /// That the exhibit starts in spite of wrong settings.
    pub fn starts_in(&self, seconds: u32) -> String {
        self.counted(self.starts_anyway, seconds as usize)
    }

    /// What is wrong in the settings, and what should stand there.
    pub fn fault(&self, fault: &Fault) -> String {
        let key = if fault.key.is_empty() { self.whole_file } else { fault.key.as_str() };
        let (template, first, second): (Phrase, _, _) = match &fault.problem {
            Problem::NotJson { line, column } => (self.not_json, ("line", Count(*line)), ("column", Count(*column))),
            Problem::NotBetween { from, to } => {
                (self.not_between, ("from", Count(*from as usize)), ("to", Count(*to as usize)))
            }
            other => {
                let (template, name) = match other {
                    Problem::UnknownKey { known } => (self.unknown_key, known.as_str()),
                    Problem::NotWeighed(name) => (self.claim_not_weighed, name.as_str()),
                    Problem::NoSuchClaim(name) => (self.no_such_claim, name.as_str()),
                    Problem::NoSuchDocument(name) => (self.no_such_document, name.as_str()),
                    Problem::NoSuchLanguage(name) => (self.no_such_language, name.as_str()),
                    Problem::NotAnObject => (self.not_an_object, ""),
                    Problem::NotASwitch => (self.not_a_switch, ""),
                    Problem::NotText => (self.not_text, ""),
                    Problem::NotAList => (self.not_a_list, ""),
                    Problem::Empty => (self.empty_list, ""),
                    Problem::NotAPeriod => (self.not_a_period, ""),
                    Problem::AddressOfThisDevice => (self.address_of_this_device, ""),
                    Problem::AddressWithPassword => (self.address_with_password, ""),
                    Problem::NotAnAddress => (self.not_an_address, ""),
                    Problem::NotACode => (self.not_a_code, ""),
                    Problem::NotJson { .. } | Problem::NotBetween { .. } | Problem::NoClaimInThem => {
                        (self.no_claim_in_them, "")
                    }
                };
                (template, ("name", Text(name)), ("name", Text(name)))
            }
        };
        self.messages.fill(template, &[("key", Text(key)), first, second])
    }
}
