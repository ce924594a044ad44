//! Where exactly a place begins and ends whose words were changed.
//!
//! An alignment leaves the ends open: a word that was replaced at the end may as well be missing. The context tells, where
//! it is still there; otherwise the ends lie between words if they did so before.

use super::distance::{Alignment, Pattern, Step};
use super::normal::{Glyph, Normal};
use super::sought::Sought;
use crate::text::Span;

/// Characters of context that say where an end lies; fewer than half of them say nothing.
const CONTEXT: usize = 16;

/// The share of that context that may be wrong.
const WRONG: usize = 5;

/// A word's length, in characters: how far an end is moved to have words whole.
const WORD: usize = 12;

/// Characters in a row that are certainly the words' and no accident.
const CERTAIN: usize = 6;

/// The place that an alignment of the words has found, with its ends where theirs were.
pub fn settled(normal: &Normal, sought: &Sought, place: Span<Glyph>, alignment: &Alignment) -> Span<Glyph> {
    if alignment.errors == 0 {
        return place;
    }
    let place = whole_words(normal, sought, place);
    let outwards = WORD + sought.words().len() / 6;
    let start = start_behind(normal, sought.prefix(), place, outwards, loose(alignment.steps.iter()));
    let end = end_before(normal, sought.suffix(), place, outwards, loose(alignment.steps.iter().rev()));
    let (start, end) = (start.unwrap_or(place.start()), end.unwrap_or(place.end()));
    if start < end { trimmed(normal, Span::between(start, end)) } else { place }
}

/// Where the context before a place ends, looked for so far before its start and behind it.
fn start_behind(
    normal: &Normal,
    prefix: &[char],
    place: Span<Glyph>,
    outwards: usize,
    inwards: usize,
) -> Option<Glyph> {
    let context = &prefix[prefix.len().saturating_sub(CONTEXT)..];
    let inwards = inwards + context.len() / 4;
    let from = Glyph(place.start().0.saturating_sub(outwards + context.len()));
    let to = Glyph((place.start().0 + inwards).min(place.end().0));
    let found = found(normal, context, Span::between(from, to), place.start().0 - from.0)?;
    Some(Glyph(from.0 + found.place.end))
}

/// Where the context behind a place begins.
fn end_before(normal: &Normal, suffix: &[char], place: Span<Glyph>, outwards: usize, inwards: usize) -> Option<Glyph> {
    let context = &suffix[..suffix.len().min(CONTEXT)];
    let inwards = inwards + context.len() / 4;
    let from = Glyph(place.end().0.saturating_sub(inwards).max(place.start().0));
    let to = Glyph(place.end().0 + outwards + context.len());
    let found = found(normal, context, Span::between(from, to), place.end().0 - from.0 + context.len())?;
    Some(Glyph(from.0 + found.place.start))
}

fn found(normal: &Normal, context: &[char], stretch: Span<Glyph>, end: usize) -> Option<Alignment> {
    let is_enough = context.len() >= CONTEXT / 2;
    is_enough.then(|| Pattern::new(context).align(normal.slice(stretch), end, context.len() / WRONG))?
}

/// How many characters of the text lie before the first that are certainly the words'.
fn loose<'a>(steps: impl Iterator<Item = &'a Step>) -> usize {
    let (mut passed, mut run) = (0, 0);
    for step in steps {
        passed += usize::from(*step != Step::Missing);
        run = if *step == Step::Same { run + 1 } else { 0 };
        if run == CERTAIN {
            break;
        }
    }
    passed - run
}

/// A place whose ends lie between words, if those of what is sought did.
pub fn whole_words(normal: &Normal, sought: &Sought, place: Span<Glyph>) -> Span<Glyph> {
    let characters = normal.characters();
    let is_cut = |at: usize| at > 0 && cuts(characters.get(at - 1), characters.get(at));
    let (mut start, mut end) = (place.start().0, place.end().0);
    if !cuts(sought.prefix().last(), sought.words().first()) && is_cut(start) {
        let back = (start.saturating_sub(WORD)..start).rev().find(|at| !is_cut(*at));
        let on = (start..end.min(start + WORD)).find(|at| !is_cut(*at));
        start = nearer(start, back, on);
    }
    if !cuts(sought.words().last(), sought.suffix().first()) && is_cut(end) {
        let on = (end..(end + WORD).min(characters.len() + 1)).find(|at| !is_cut(*at));
        let back = (start.max(end.saturating_sub(WORD))..end).rev().find(|at| !is_cut(*at));
        end = nearer(end, on, back);
    }
    trimmed(normal, Span::between(Glyph(start), Glyph(end)))
}

/// Whether an end between these two would cut a word.
fn cuts(before: Option<&char>, behind: Option<&char>) -> bool {
    before.is_some_and(|before| before.is_alphanumeric()) && behind.is_some_and(|behind| behind.is_alphanumeric())
}

/// The nearer of two places, the first if they are as near.
fn nearer(from: usize, first: Option<usize>, second: Option<usize>) -> usize {
    let nearer = |one: usize, other: usize| if other.abs_diff(from) < one.abs_diff(from) { other } else { one };
    match (first, second) {
        (Some(first), Some(second)) => nearer(first, second),
        (one, other) => one.or(other).unwrap_or(from),
    }
}

fn trimmed(normal: &Normal, place: Span<Glyph>) -> Span<Glyph> {
    let characters = normal.slice(place);
    let before = characters.iter().take_while(|character| **character == ' ').count();
    let behind = characters[before..].iter().rev().take_while(|character| **character == ' ').count();
    Span::between(Glyph(place.start().0 + before), Glyph(place.start().0 + characters.len() - behind))
}
