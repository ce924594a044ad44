//! Counting what came of the cases.

use crate::revise::Kind;
use crate::sample::Case;
use claimlight::anchor::Outcome;
use claimlight::text::Passage;
use std::collections::BTreeMap;

/// How much of two passages is common, from 0 to 1: their intersection by their union.
pub fn overlap(one: Passage, other: Passage) -> f64 {
    let common = one.intersection(other).map_or(0, Passage::length);
    common as f64 / (one.length() + other.length() - common).max(1) as f64
}

/// An overlap from which on a passage was found rightly.
pub const RIGHT: f64 = 0.8;

/// What came of the cases of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Placed where they are.
    pub right: usize,
    /// Placed elsewhere, or placed though they are gone.
    pub wrong: usize,
    /// Left to the reader to choose.
    pub ambiguous: usize,
    /// Said to be lost.
    pub lost: usize,
}

impl Score {
    /// All cases.
    pub fn all(&self) -> usize {
        self.right + self.wrong + self.ambiguous + self.lost
    }

    /// Counts what others counted.
    pub fn add(&mut self, other: &Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.ambiguous += other.ambiguous;
        self.lost += other.lost;
    }

    /// Counts one more.
    pub fn count(&mut self, case: &Case, outcome: &Outcome) {
        match (outcome, outcome.passage(), case.truth) {
            (Outcome::Ambiguous(_), ..) => self.ambiguous += 1,
            (_, None, _) => self.lost += 1,
            (_, Some(found), Some(truth)) if overlap(found, truth) >= RIGHT => self.right += 1,
            _ => self.wrong += 1,
        }
    }
}

/// The scores by kind.
pub fn scores(cases: &[Case], outcomes: &[Outcome]) -> BTreeMap<Kind, Score> {
    let mut scores: BTreeMap<Kind, Score> = BTreeMap::new();
    for (case, outcome) in cases.iter().zip(outcomes) {
        scores.entry(case.kind).or_default().count(case, outcome);
    }
    scores
}
