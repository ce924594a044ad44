//! How much speaks for a place: the words that stand there, and the context around them.
//!
//! Evidence is counted in characters. A character of the words that stands there counts one. What differs costs by the
//! place as well as by the character: a replaced word is one change, not five. Context is read outwards from both ends of the place for as long as that adds something: it may have
//! changed altogether where a passage was moved, and then says nothing.

use super::distance::Step;
use super::normal::{Glyph, Normal};
use super::sought::Sought;
use crate::text::Span;

/// What each place costs where the words differ, in characters of evidence …
const COST_OF_PLACE: f32 = 1.5;

/// … and each character there.
const COST_OF_CHARACTER: f32 = 1.0;

/// What a character of the context that stands there counts, and what an error costs, in half characters of evidence.
const HALVES: i32 = 2;
const COST_OF_CONTEXT_ERROR: i32 = 3;

/// How many characters may be missing or extra in the context, before it is thought to be another.
const SHIFT: usize = 6;

/// How far evidence may fall while context is read, in half characters, before reading ends.
const DROP: i32 = 18;

/// Less than any evidence, with room to subtract from.
const NONE: i32 = i32::MIN / 2;

/// What speaks for a place, in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evidence {
    /// The words themselves; may be negative.
    pub words: f32,
    /// The context before them.
    pub before: f32,
    /// The context behind them.
    pub behind: f32,
}

impl Evidence {
    /// All that speaks for the place.
    pub fn total(&self) -> f32 {
        self.words + self.before + self.behind
    }
}

/// What it costs that words differ in these steps, in characters of evidence.
pub fn cost(steps: &[Step]) -> f32 {
    let differs = |step: &Step| *step != Step::Same;
    let places = steps.chunk_by(|one, next| differs(one) == differs(next)).filter(|run| differs(&run[0]));
    places.map(|place| COST_OF_PLACE + COST_OF_CHARACTER * place.len() as f32).sum()
}

/// What speaks for a place at which words stand that differ by so much.
pub fn evidence(normal: &Normal, sought: &Sought, place: Span<Glyph>, cost: f32) -> Evidence {
    let reach = sought.prefix().len().max(sought.suffix().len()) + SHIFT;
    let before = Span::between(Glyph(place.start().0.saturating_sub(reach)), place.start());
    let behind = Span::between(place.end(), Glyph(place.end().0 + reach));
    let backwards = |characters: &[char]| characters.iter().rev().copied().collect::<Vec<_>>();
    Evidence {
        words: sought.words().len() as f32 - cost,
        before: agreement(&backwards(sought.prefix()), &backwards(normal.slice(before))),
        behind: agreement(sought.suffix(), normal.slice(behind)),
    }
}

/// How well a text begins with a context, for as long as reading on adds something.
fn agreement(context: &[char], text: &[char]) -> f32 {
    let equal = context.iter().zip(text).take_while(|(one, other)| one == other).count();
    if equal == context.len() {
        return equal as f32;
    }
    // A banded table of the scores of all beginnings; what is equal from the start on needs none of it.
    let (context, text) = (&context[equal..], &text[equal..]);
    const WIDTH: usize = 2 * SHIFT + 1;
    let mut best = 0;
    // The column of the text is `row + place in the band - SHIFT`.
    let mut former = [NONE; WIDTH + 1];
    for (skipped, score) in (0..).zip(&mut former[SHIFT..WIDTH]) {
        *score = -COST_OF_CONTEXT_ERROR * skipped;
    }
    for (row, wanted) in context.iter().enumerate() {
        let mut scores = [NONE; WIDTH + 1];
        let (mut extra, mut top) = (NONE, NONE);
        for place in (SHIFT - 1).saturating_sub(row)..WIDTH {
            let missing = former[place + 1] - COST_OF_CONTEXT_ERROR;
            let found = (row + place).checked_sub(SHIFT).and_then(|column| text.get(column));
            let here = match found {
                Some(found) if found == wanted => former[place] + HALVES,
                Some(_) => former[place] - COST_OF_CONTEXT_ERROR,
                None => NONE,
            };
            scores[place] = here.max(missing).max(extra).max(NONE);
            extra = scores[place] - COST_OF_CONTEXT_ERROR;
            top = top.max(scores[place]);
        }
        best = best.max(top);
        if top < best - DROP {
            break;
        }
        former = scores;
    }
    equal as f32 + best as f32 / HALVES as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agreement_of(context: &str, text: &str) -> f32 {
        let characters = |string: &str| string.chars().collect::<Vec<_>>();
        agreement(&characters(context), &characters(text))
    }

    #[test]
    fn context_counts_for_as_long_as_it_adds_something() {
        let table = [
            ("and the earth", "and the earth was", 13.0),
            ("", "anything", 0.0),
            ("and the earth", "", 0.0),
            ("and the earth", "but then she", 0.0),
            ("and the earth", "and thy earth", 12.0 - 1.5),
            ("and the earth", "and earth was", 9.0 - 4.0 * 1.5 + 4.0 - 4.0),
            ("and the earth was", "and theearth was", 16.0 - 1.5),
            ("and the earth was", "and the  earth was", 17.0 - 1.5),
            (
                "and zzzzzzzzzzzzzzzzz and the earth was without form",
                "and kkkkkkkkkkkkkkkkk and the earth was without form",
                4.0,
            ),
        ];
        for (context, text, expected) in table {
            let expected: f32 = expected;
            assert!(
                (agreement_of(context, text) - expected).abs() < 2.1,
                "{context} / {text}: {}",
                agreement_of(context, text)
            );
        }
    }
}
