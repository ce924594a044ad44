//! Whose a place is: the reverse question. What stands there now stood somewhere in the former text; if that is not what is
//! sought and explains the place as well, the place is that other's.

use super::normal::{Glyph, Normal};
use super::search::{Candidate, Indexed, LONG, MOST_EXACT};
use super::sought::Sought;
use super::whereabouts::Whereabouts;
use crate::text::Span;

/// The longest stretch that is searched from end to end for what stood there, in characters.
const STRETCH: usize = 2_000;

/// The share of what is sought that was followed to a place, from which on only what stood there is asked about.
const FOLLOWED: f32 = 0.9;

/// The share of another passage that was followed elsewhere, from which on it is believed to be there and not here.
const ELSEWHERE: f32 = 0.8;

/// How much better another passage's words have to be than changed ones to take the place whatever the context says, in
/// characters.
const BETTER: f32 = 8.0;

/// Whether a place is another's: whether something else in the former text has more evidence than `less`.
pub fn is_anothers(
    former: &Indexed,
    whereabouts: &Whereabouts,
    new: &Normal,
    sought: &Sought,
    candidate: &Candidate,
    less: f32,
) -> bool {
    let place = candidate.place;
    if sought.words().len() > LONG {
        return false;
    }
    let own = sought.position.map(|position| former.normal().range(position));
    let is_other = |other: &Candidate| {
        own.and_then(|own| own.intersection(other.place)).is_none_or(|both| 2 * both.count() <= place.count())
    };
    let stands = Sought::at(new, place, sought.prefix().len(), sought.suffix().len());
    let origin = whereabouts.origin(place);
    let is_narrow = origin.count() <= STRETCH + 2 * place.count();
    let stood_there = is_narrow.then(|| former.similar_in(&stands, origin)).flatten();
    if stood_there.is_some_and(|other| is_other(&other) && other.evidence.total() > less) {
        return true;
    }
    if own.is_some_and(|own| whereabouts.shares(own, place).0 >= FOLLOWED) {
        return false;
    }
    // Nothing says that the place is its own: all else is thought of that might have come here.
    let all = former.all_like(&stands, own.map_or(Glyph(0), Span::start));
    let is_as_good = |other: &Candidate| {
        let is_better = candidate.cost > 0.0 && other.evidence.words > candidate.evidence.words + BETTER;
        is_better || other.evidence.total() > less
    };
    let came_from = |other: &Candidate| {
        is_other(other) && is_as_good(other) && whereabouts.shares(other.place, place).1 < ELSEWHERE
    };
    // There may be more of the same words than were looked at.
    all.iter().filter(|other| other.cost == 0.0).count() >= MOST_EXACT || all.iter().any(came_from)
}
