//! An index over a normal form: where each run of eight characters stands, by every fourth place.
//!
//! Places are kept in one list, sorted by the bucket of their run's hash and in the text's order in each bucket: eight bytes
//! for four characters of the text. A run that stands at any place is found through one of the four that begin near it, see
//! [`Grams::phase`]; an intact stretch of eleven characters always holds one that is indexed.

use super::normal::{Glyph, Normal};
use std::ops::ControlFlow;

/// Characters in a run.
pub const GRAM: usize = 8;

/// Every how many characters a run is indexed.
pub const STRIDE: usize = 4;

/// The shortest piece of the text that surely holds an indexed run.
pub const SURE: usize = GRAM + STRIDE - 1;

/// The index of a normal form.
#[derive(Clone, Debug)]
pub struct Grams {
    /// How far a hash is shifted to become a bucket's number.
    shift: u32,
    /// For each bucket where its places begin in `places`; one more for the end.
    starts: Vec<u32>,
    /// Numbers of runs: a place in the text divided by [`STRIDE`].
    places: Vec<u32>,
}

/// An index while it is built, in steps as small as one wants.
#[derive(Debug)]
pub struct Building {
    grams: Grams,
    /// How many runs there are.
    runs: usize,
    /// The bucket of each run that is counted and not yet placed.
    buckets: Vec<u32>,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    /// Counting how many runs fall in each bucket; the number of the next run.
    Counting(usize),
    /// Putting them there; the number of the next run, from the last to the first.
    Placing(usize),
}

impl Building {
    /// Begins an index.
    pub fn new(normal: &Normal) -> Self {
        let runs = (normal.length().0 + STRIDE).saturating_sub(GRAM) / STRIDE;
        let buckets = runs.next_power_of_two().max(2);
        let shift = u64::BITS - buckets.trailing_zeros();
        let grams = Grams { shift, starts: vec![0; buckets + 1], places: vec![0; runs] };
        Self { grams, runs, buckets: Vec::with_capacity(runs), stage: Stage::Counting(0) }
    }

    /// Goes on for about so many runs; breaks off with the index once it is done.
    pub fn advance(mut self, normal: &Normal, work: usize) -> ControlFlow<Grams, Self> {
        let characters = normal.characters();
        match self.stage {
            Stage::Counting(next) => {
                let end = self.runs.min(next + work);
                for number in next..end {
                    let bucket = self.grams.bucket(&characters[number * STRIDE..][..GRAM]);
                    self.grams.starts[bucket] += 1;
                    self.buckets.push(bucket as u32);
                }
                self.stage = Stage::Counting(end);
                if end == self.runs {
                    // Each bucket's end for now: placing from the last run to the first turns it into the start.
                    let mut sum = 0;
                    for start in &mut self.grams.starts {
                        sum += *start;
                        *start = sum;
                    }
                    self.stage = Stage::Placing(self.runs);
                }
                ControlFlow::Continue(self)
            }
            Stage::Placing(behind) => {
                let end = behind.saturating_sub(work);
                for (number, bucket) in self.buckets.drain(end..).enumerate().rev() {
                    let start = &mut self.grams.starts[bucket as usize];
                    *start -= 1;
                    self.grams.places[*start as usize] = (end + number) as u32;
                }
                self.stage = Stage::Placing(end);
                if end == 0 { ControlFlow::Break(self.grams) } else { ControlFlow::Continue(self) }
            }
        }
    }

    /// How much of the work is done, from 0 to 1.
    pub fn progress(&self) -> f64 {
        let done = match self.stage {
            Stage::Counting(next) => next,
            Stage::Placing(behind) => 2 * self.runs - behind,
        };
        done as f64 / (2 * self.runs.max(1)) as f64
    }
}

impl Grams {
    /// Builds an index in one go.
    pub fn new(normal: &Normal) -> Self {
        let mut building = Building::new(normal);
        loop {
            match building.advance(normal, usize::MAX / 2) {
                ControlFlow::Break(grams) => return grams,
                ControlFlow::Continue(more) => building = more,
            }
        }
    }

    /// Where runs stand that may be this one, by number, in the text's order: others can have the same hash.
    /// `run` has [`GRAM`] characters.
    pub fn places(&self, run: &[char]) -> &[u32] {
        let bucket = self.bucket(run);
        &self.places[self.starts[bucket] as usize..self.starts[bucket + 1] as usize]
    }

    /// Where the run with this number begins.
    pub fn start(number: u32) -> Glyph {
        Glyph(number as usize * STRIDE)
    }

    fn bucket(&self, run: &[char]) -> usize {
        // Fibonacci hashing, character by character; the upper bits are the well mixed ones. Two characters at a time would be
        // quicker, but more passages were placed wrongly (benches/revisions/tests/accuracy.rs).
        let mix = |hash: u64, character: &char| {
            (hash.rotate_left(5) ^ u64::from(u32::from(*character))).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        };
        (run.iter().fold(0, mix) >> self.shift) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(grams: &Grams, normal: &Normal, run: &[char]) -> Vec<usize> {
        let starts = grams.places(run).iter().map(|number| Grams::start(*number).0);
        starts.filter(|start| normal.characters()[*start..].starts_with(run)).collect()
    }

    proptest! {
        #[test]
        fn every_indexed_run_is_found_where_it_stands_and_in_order(text in "[abЩ😃]{0,200}", work in 1usize..20) {
            let normal = Normal::new(&text);
            let mut building = Building::new(&normal);
            let grams = loop {
                match building.advance(&normal, work) {
                    ControlFlow::Break(grams) => break grams,
                    ControlFlow::Continue(more) => building = more,
                }
            };
            for start in (0..(normal.length().0 + 1).saturating_sub(GRAM)).step_by(STRIDE) {
                let run = &normal.characters()[start..start + GRAM];
                let expected: Vec<usize> = (0..=normal.length().0 - GRAM)
                    .step_by(STRIDE)
                    .filter(|other| normal.characters()[*other..].starts_with(run))
                    .collect();
                prop_assert_eq!(found(&grams, &normal, run), expected);
            }
        }
    }

    #[test]
    fn a_text_shorter_than_a_run_has_an_empty_index() {
        for text in ["", "a", "seven c"] {
            let grams = Grams::new(&Normal::new(text));
            assert!(grams.places(&['x'; GRAM]).is_empty());
        }
    }
}
