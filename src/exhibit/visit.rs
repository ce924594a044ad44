//! A visit: where the visitor is, what was answered, and how a touch changes it.
//!
//! A visit is a value. That it ended means that it was replaced by a fresh one: nothing else holds anything of a visitor.

use super::comfort::Comfort;
use super::configuration::Configuration;
use super::touch::Touch;
use crate::collection::ClaimId;
use crate::i18n::Locale;
use crate::judgement::Verdict;

/// Everything that the exhibit knows of the moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// What is on the screen.
    pub stage: Stage,
    /// In which language.
    pub locale: Locale,
    /// What the visitor answered, in the order of answering, one answer a claim.
    pub answers: Vec<(ClaimId, Verdict)>,
    /// How the visitor wants the screen.
    pub comfort: Comfort,
    /// Whether something is being read aloud.
    pub is_reading_aloud: bool,
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nobody is there: the claims by turns. The turn counts on for as long as nobody comes.
    Attract {
        /// Which turn it is.
        turn: usize,
    },
    /// A claim is weighed: its number among the configured ones.
    Claim(usize),
    /// It is read in its document, or in that of a link of it.
    Document {
        /// The claim's number.
        claim: usize,
        /// The number of the link on the claim's screen whose other end is read; `None` for the claim itself.
        link: Option<usize>,
    },
    /// The digits of the operator's code are asked for.
    Code {
        /// Those that were touched.
        digits: String,
        /// Whether wrong ones were touched just before.
        was_wrong: bool,
    },
    /// The operator's panel.
    Panel,
}

/// What a touch asks of the world outside the visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Count the start of a visit.
    CountVisit,
    /// Count an answer.
    Count(ClaimId, Verdict),
    /// Read aloud what is on the screen.
    ReadAloud,
    /// Stop reading aloud.
    Hush,
    /// Scroll by so many hundredths of what can be seen.
    Scroll(i32),
    /// Save the counts as a file.
    Export,
    /// Load the page anew.
    Reload,
}

impl Visit {
    /// The exhibit when nobody is there.
    pub fn fresh(configuration: &Configuration) -> Self {
        Self::waiting(configuration, 0)
    }

    /// The same at a later turn of the claims.
    pub fn waiting(configuration: &Configuration, turn: usize) -> Self {
        Self {
            stage: Stage::Attract { turn },
            locale: configuration.languages.first().copied().unwrap_or_default(),
            answers: Vec::new(),
            comfort: Comfort::default(),
            is_reading_aloud: false,
        }
    }

    /// Whether somebody may be there, so that it has to be watched when they go.
    pub fn is_under_way(&self, configuration: &Configuration) -> bool {
        let Stage::Attract { turn } = self.stage else { return true };
        *self != Self::waiting(configuration, turn)
    }

    /// Whether the waiting screen is shown.
    pub fn is_waiting(&self) -> bool {
        matches!(self.stage, Stage::Attract { .. })
    }

    /// The claim on the screen.
    pub fn claim<'a>(&self, configuration: &'a Configuration) -> Option<&'a ClaimId> {
        match self.stage {
            Stage::Attract { turn } => {
                let claims = &configuration.attract.claims;
                claims.get(turn % claims.len().max(1))
            }
            Stage::Claim(number) | Stage::Document { claim: number, .. } => configuration.claims.get(number),
            Stage::Code { .. } | Stage::Panel => None,
        }
    }

    /// What the visitor answered on a claim.
    pub fn answer(&self, claim: &ClaimId) -> Option<Verdict> {
        self.answers.iter().find(|(answered, _)| answered == claim).map(|(_, verdict)| *verdict)
    }

    /// The next turn of the claims, if nobody is there.
    pub fn turn(&mut self) {
        if let Stage::Attract { turn } = &mut self.stage {
            *turn = turn.wrapping_add(1);
        }
    }

    /// The operator wants to get in: a long press.
    pub fn ask_for_code(&mut self) {
        self.stage = Stage::Code { digits: String::new(), was_wrong: false };
    }

    /// A touch on a target. One that does not belong to what is on the screen changes nothing: it was meant for another.
    pub fn touch(&mut self, touch: Touch, configuration: &Configuration) -> Vec<Effect> {
        let mut effects = self.moved(touch, configuration);
        let still_reads = matches!(touch, Touch::Aloud | Touch::Up | Touch::Down | Touch::Stay);
        if self.is_reading_aloud && !still_reads {
            self.is_reading_aloud = false;
            effects.push(Effect::Hush);
        }
        effects
    }

    fn moved(&mut self, touch: Touch, configuration: &Configuration) -> Vec<Effect> {
        match (&mut self.stage, touch) {
            (Stage::Attract { .. }, Touch::Begin) => {
                let begun = self.claim(configuration).cloned();
                let number = configuration.claims.iter().position(|claim| Some(claim) == begun.as_ref());
                self.stage = Stage::Claim(number.unwrap_or_default());
                return vec![Effect::CountVisit];
            }
            (_, Touch::Speak(locale)) if configuration.languages.contains(&locale) => {
                self.locale = locale;
            }
            (Stage::Claim(number), Touch::Answer(verdict)) => {
                let claim = configuration.claims.get(*number).cloned();
                // The first answer counts; with the counts in sight another one would be another question.
                if let Some(claim) = claim.filter(|claim| self.answer(claim).is_none()) {
                    self.answers.push((claim.clone(), verdict));
                    return vec![Effect::Count(claim, verdict)];
                }
            }
            (Stage::Claim(number), Touch::Next) if *number + 1 < configuration.claims.len() => *number += 1,
            (Stage::Claim(_), Touch::Next) | (Stage::Claim(_) | Stage::Document { .. }, Touch::StartOver) => {
                let was_reading_aloud = self.is_reading_aloud;
                *self = Self { is_reading_aloud: was_reading_aloud, ..Self::fresh(configuration) };
            }
            (Stage::Claim(claim), Touch::Read(link)) => self.stage = Stage::Document { claim: *claim, link },
            (Stage::Document { claim, .. }, Touch::Back) => self.stage = Stage::Claim(*claim),
            (Stage::Document { .. }, Touch::Up) => return vec![Effect::Scroll(-75)],
            (Stage::Document { .. }, Touch::Down) => return vec![Effect::Scroll(75)],
            (_, Touch::Size) => self.comfort.is_large = !self.comfort.is_large,
            (_, Touch::Contrast) => self.comfort.is_strong = !self.comfort.is_strong,
            (Stage::Claim(_) | Stage::Document { .. }, Touch::Aloud) if configuration.speech => {
                self.is_reading_aloud = !self.is_reading_aloud;
                return vec![if self.is_reading_aloud { Effect::ReadAloud } else { Effect::Hush }];
            }
            (Stage::Code { digits, was_wrong }, Touch::Digit(digit)) => {
                *was_wrong = false;
                digits.push(char::from(b'0' + digit % 10));
                if configuration.code.opens(digits) {
                    self.stage = Stage::Panel;
                } else if digits.len() >= configuration.code.length() {
                    digits.clear();
                    *was_wrong = true;
                }
            }
            (Stage::Code { digits, .. }, Touch::Erase) => drop(digits.pop()),
            (Stage::Code { .. } | Stage::Panel, Touch::Leave) => *self = Self::fresh(configuration),
            (Stage::Panel, Touch::Export) => return vec![Effect::Export],
            (Stage::Panel, Touch::Reload) => return vec![Effect::Reload],
            _ => {}
        }
        Vec::new()
    }
}
