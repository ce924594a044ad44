//! What is on the screen: a tree that follows from the visit and from what is known around it.
//!
//! Whatever can be touched carries `data-touch`, a [`Touch`] as a word, so the tree says all that can be done.

mod attract;
mod claim;
mod document;
mod parts;
mod service;

use super::aloud::Utterance;
use super::configuration::Configuration;
use super::idle::Idle;
use super::operator::Report;
use super::phrases::Words;
use super::tally::Tally;
use super::touch::Touch;
use super::visit::{Stage, Visit};
use crate::collection::Collection;
use crate::sheet::{Element, Node, element};
use parts::{target, target_of};

/// A sentence of more characters than this is read along in smaller letters.
const LONG_SENTENCE: usize = 200;

/// What the screen shows beyond the visit itself.
pub struct Shown<'a> {
    /// How the exhibit is set up.
    pub configuration: &'a Configuration,
    /// The documents and claims.
    pub collection: &'a Collection,
    /// The words in the visit's language.
    pub words: Words,
    /// What visitors answered.
    pub tally: &'a Tally,
    /// The name of the period that is counted in now.
    pub period: String,
    /// Whether a visitor may have gone.
    pub idle: Idle,
    /// Whether the device has a voice for a language, by its BCP 47 tag.
    pub has_voice: &'a dyn Fn(&str) -> bool,
    /// The sentence that is being read aloud.
    pub spoken: Option<&'a Utterance>,
    /// The QR code with the visit's answers, where there is one.
    pub code: Option<QrCode>,
    /// What the operator's panel shows beside the tally.
    pub report: &'a Report,
}

/// A QR code to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    /// Its side in modules, the quiet zone included.
    pub side: usize,
    /// The dark modules as an SVG path, one unit a module.
    pub path: String,
    /// How many answers did not fit in.
    pub left_out: usize,
    /// How wide a module is, in CSS px.
    pub module: u32,
}

/// The screen of a visit.
pub fn show(visit: &Visit, shown: &Shown<'_>) -> Vec<Node> {
    let mut main = match &visit.stage {
        Stage::Attract { .. } => attract::screen(visit, shown),
        Stage::Claim(number) => claim::screen(visit, shown, *number),
        Stage::Document { claim, link } => document::screen(visit, shown, *claim, *link),
        Stage::Code { digits, was_wrong } => service::code(shown, digits.len(), *was_wrong),
        Stage::Panel => service::panel(shown),
    };
    if let Idle::Warning(_) = shown.idle {
        main = main.attribute("inert", "");
    }
    let mut screen: Vec<Node> = vec![main.into()];
    if visit.is_reading_aloud {
        screen.push(spoken(shown.spoken).into());
    }
    if let Idle::Warning(seconds) = shown.idle {
        screen.push(warning(&shown.words, seconds).into());
    }
    screen
}

/// The settings that are wrong, before the exhibit starts in spite of them.
pub fn wrong_settings(words: &Words, report: &Report, seconds: u32) -> Vec<Node> {
    vec![service::wrong_settings(words, report, seconds).into()]
}

/// Below everything else, for as long as the device reads: between two sentences too, so that nothing else moves.
fn spoken(sentence: Option<&Utterance>) -> Element {
    let Some(Utterance { language, words }) = sentence else { return element("p").class("spoken") };
    let class = if words.chars().count() > LONG_SENTENCE { "spoken is-long" } else { "spoken" };
    element("p").class(class).attribute("lang", language).text(words)
}

/// Over everything else: a touch anywhere ends it, so all of it is the target.
fn warning(words: &Words, seconds: u32) -> Element {
    let title = element("b").text(words.still_there);
    let left = element("span").class("seconds").text(words.seconds_left(seconds));
    let bar = element("div")
        .class("warning")
        .attribute("role", "alertdialog")
        .attribute("aria-modal", "true")
        .attribute("aria-label", words.still_there)
        .child(title)
        .child(left)
        .child(target(Touch::Stay, "go", words.stay));
    target_of(element("div").class("veil"), Touch::Stay).child(bar)
}
