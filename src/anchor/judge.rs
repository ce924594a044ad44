//! Deciding between the places that something like the words stands in, or that there is none: never a silent guess.
//!
//! The thresholds are measured: `benches/revisions` counts what comes of texts revised with known truth, for these values
//! and for others (docs/anchoring.md has the table).

use super::distance::Pattern;
use super::evidence::{cost, evidence};
use super::guide::Guide;
use super::normal::{Glyph, Normal};
use super::search::{Candidate, LONG};
use super::sought::Sought;
use crate::order::sort_by;
use crate::text::Span;

/// How much must speak for a place to take it. Words are in characters, shares from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// The evidence that changed words need, as a share of their length, where landmarks let the place be expected …
    pub in_order: f32,
    /// … where they say it should be elsewhere …
    pub out_of_order: f32,
    /// … and where there are none.
    pub alone: f32,
    /// The share of their length that the words themselves must give, without their context.
    pub of_words: f32,
    /// The share of all evidence, words and context, that changed words need unless they are in order: a passage of another
    /// text often finds its words somewhere, but not its context.
    pub of_all: f32,
    /// The evidence that changed words need in any case, in characters: short words are like much else.
    pub at_least: f32,
    /// How much more evidence the best place needs than the next best, in characters.
    pub margin: f32,
    /// How much more than for a look-alike must speak for what is sought, in characters: less, and the place is that other's.
    pub margin_to_rivals: f32,
}

impl Thresholds {
    /// Those that leave few of the passages that still stand unfound, and take hardly any that are gone for others.
    pub const MEASURED: Self = Self {
        in_order: 0.65,
        out_of_order: 0.9,
        alone: 0.75,
        of_words: 0.5,
        of_all: 0.7,
        at_least: 24.0,
        margin: 12.0,
        margin_to_rivals: 2.0,
    };
}

/// Evidence for unchanged words that stand in their old place, in characters: nothing else need be thought of.
const IN_PLACE: f32 = 16.0;

/// The share of all evidence that changed words out of order need where more looked alike than could be written down: they may
/// be those of a look-alike that nobody knows of.
const ONE_OF_MANY: f32 = 0.95;

/// How far behind the best place another is of no interest, in characters.
pub const FAR: f32 = 24.0;

/// What being out of order costs, in characters: passages seldom move.
const OUT_OF_ORDER: f32 = 4.0;

/// A place and all that speaks for it.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// The place.
    pub candidate: Candidate,
    /// Evidence in characters, with what the place's order among the landmarks says.
    pub weight: f32,
    order: Order,
}

/// How a place lies among the landmarks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    In,
    Out,
    Unknown,
}

/// What is to be made of the places.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// This one; with how much more evidence than the next, in characters.
    Taken(Weighed, f32),
    /// One of these, the best first.
    Torn(Vec<Weighed>),
    /// None; the best there was.
    None(Option<Weighed>),
}

/// Weighs the places with what the guide says, and decides.
pub fn judge(
    normal: &Normal,
    sought: &Sought,
    candidates: &[Candidate],
    guide: &Guide,
    thresholds: &Thresholds,
) -> Verdict {
    let bracket = guide.bracket(sought, normal.length());
    let mut weighed: Vec<Weighed> =
        candidates.iter().map(|candidate| weigh(normal, sought, candidate, bracket)).collect();
    sort_by(&mut weighed, |one, other| other.weight.total_cmp(&one.weight));
    let is_own = |weighed: &Weighed| {
        is_whole_in_order(sought, weighed)
            || !is_a_rivals(normal, sought, weighed, thresholds)
                && !is_anothers(normal, sought, weighed, guide, thresholds)
    };
    // Only of places that matter it is asked whose they are: that takes time.
    let Some(number) = weighed.iter().position(is_own) else { return Verdict::None(weighed.into_iter().next()) };
    let best = weighed.remove(number);
    if !is_enough(sought, &best, guide, thresholds) {
        return Verdict::None(Some(best));
    }
    let others = &weighed[number..];
    let behind = |other: &Weighed| best.weight - other.weight.max(0.0);
    match others.iter().find(|other| behind(other) >= FAR || is_own(other)).map(behind) {
        Some(margin) if margin < thresholds.margin => {
            let near = others.iter().take_while(|other| best.weight - other.weight < thresholds.margin);
            let near: Vec<Weighed> = near.filter(|other| is_own(other)).cloned().collect();
            Verdict::Torn([vec![best], near].concat())
        }
        margin => {
            let margin = margin.unwrap_or(best.weight);
            Verdict::Taken(best, margin)
        }
    }
}

/// Whether enough speaks for a place to take it, if no other comes near.
fn is_enough(sought: &Sought, weighed: &Weighed, guide: &Guide, thresholds: &Thresholds) -> bool {
    let evidence = weighed.candidate.evidence;
    if weighed.candidate.cost == 0.0 {
        return true;
    }
    let may_be_unknown = sought.is_one_of_many() && !guide.knows_the_former_text();
    if may_be_unknown && weighed.order != Order::In && evidence.total() < ONE_OF_MANY * sought.full_evidence() {
        return false;
    }
    let length = sought.words().len() as f32;
    let (of_words, of_all) = match weighed.order {
        Order::In => (thresholds.in_order, 0.0),
        Order::Out => (thresholds.out_of_order, thresholds.of_all),
        Order::Unknown => (thresholds.alone, thresholds.of_all),
    };
    let needed = (of_words * length).max(of_all * sought.full_evidence()).max(thresholds.at_least);
    evidence.words >= thresholds.of_words * length && evidence.total() >= needed
}

/// Whether a place is that of something else in the former text.
fn is_anothers(normal: &Normal, sought: &Sought, weighed: &Weighed, guide: &Guide, thresholds: &Thresholds) -> bool {
    let own = weighed.candidate.evidence.total();
    let is_expected = weighed.order == Order::In;
    guide.is_anothers(normal, sought, &weighed.candidate, is_expected, own - margin(weighed, thresholds))
}

/// Whether everything stands as it stood where it is to be expected: then the place is its own.
fn is_whole_in_order(sought: &Sought, weighed: &Weighed) -> bool {
    weighed.order == Order::In && weighed.candidate.evidence.total() >= sought.full_evidence()
}

/// How much less evidence than what is sought another may have to explain a place as well.
fn margin(weighed: &Weighed, thresholds: &Thresholds) -> f32 {
    if weighed.order == Order::In { 0.0 } else { thresholds.margin_to_rivals }
}

/// Whether a look-alike explains a place as well as what is sought does: then the place is its own. Where the place is in
/// order, it has to explain it better. Long words have no rivals: comparing them would take longer than a frame.
fn is_a_rivals(normal: &Normal, sought: &Sought, weighed: &Weighed, thresholds: &Thresholds) -> bool {
    let candidate = &weighed.candidate;
    let less = candidate.evidence.total() - margin(weighed, thresholds);
    if sought.words().len() > LONG {
        return false;
    }
    sought.rivals().iter().filter(|rival| rival.words().len() <= LONG).any(|rival| {
        // The context is compared first: mostly it is another.
        let at_most = evidence(normal, rival, candidate.place, 0.0).total();
        at_most > less && at_most - cost_at(normal, rival, candidate.place) > less
    })
}

/// What it costs that a rival's words differ from those at a place.
fn cost_at(normal: &Normal, rival: &Sought, place: Span<Glyph>) -> f32 {
    const SLACK: usize = 8;
    let start = Glyph(place.start().0.saturating_sub(SLACK));
    let stretch = normal.slice(Span::between(start, Glyph(place.end().0 + SLACK)));
    let alignment = Pattern::new(rival.words()).align(stretch, place.end().0 - start.0, usize::MAX);
    alignment.map_or(0.0, |alignment| cost(&alignment.steps))
}

fn weigh(normal: &Normal, sought: &Sought, candidate: &Candidate, bracket: Option<Span<Glyph>>) -> Weighed {
    let order = match bracket {
        None => Order::Unknown,
        Some(bracket) if bracket.start() <= candidate.place.start() && candidate.place.start() <= bracket.end() => {
            Order::In
        }
        Some(_) => Order::Out,
    };
    // A place in order is worth as many characters as its order says bits: the fewer places would be, the more.
    let of_order = match (bracket, order) {
        (Some(bracket), Order::In) => {
            let width = (bracket.end().0 - bracket.start().0).max(1) as f32;
            (normal.length().0 as f32 / width).log2()
        }
        (_, Order::Out) => -OUT_OF_ORDER,
        _ => 0.0,
    };
    let stands_in_place = candidate.cost == 0.0
        && sought.position.is_some_and(|position| normal.range(position).start() == candidate.place.start());
    let weight = candidate.evidence.total() + of_order + if stands_in_place { IN_PLACE } else { 0.0 };
    Weighed { candidate: candidate.clone(), weight, order }
}
