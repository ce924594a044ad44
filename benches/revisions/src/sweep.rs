//! What other thresholds would do: each changed by itself, over revisions with seeds that nothing is promised by.

use crate::revise::{Kind, Revision};
use crate::sample::{self, Case};
use crate::score::{Score, scores};
use crate::{corpus, foreign, made};
use claimlight::anchor::{Anchoring, Indexed, Indexing, Thresholds};
use std::sync::Arc;

/// Pairs of seeds for revisions and samples.
const SEEDS: [(u64, u64); 2] = [(31, 41), (59, 26)];

/// Cases of each kind and pair of seeds.
const EACH: usize = 1_000;

/// Passages of another book, and how long they are.
const FOREIGN: usize = 1_000;
const FOREIGN_LENGTHS: [usize; 2] = [20, 40];

/// A threshold: its name, its place, and the values that are tried.
struct Threshold {
    name: &'static str,
    place: fn(&mut Thresholds) -> &mut f32,
    values: [f32; 5],
}

const THRESHOLDS: [Threshold; 8] = [
    Threshold { name: "in_order", place: |all| &mut all.in_order, values: [0.45, 0.55, 0.65, 0.75, 0.85] },
    Threshold { name: "out_of_order", place: |all| &mut all.out_of_order, values: [0.7, 0.8, 0.9, 1.0, 1.1] },
    Threshold { name: "alone", place: |all| &mut all.alone, values: [0.55, 0.65, 0.75, 0.85, 0.95] },
    Threshold { name: "of_words", place: |all| &mut all.of_words, values: [0.3, 0.4, 0.5, 0.6, 0.7] },
    Threshold { name: "of_all", place: |all| &mut all.of_all, values: [0.5, 0.6, 0.7, 0.8, 0.9] },
    Threshold { name: "at_least", place: |all| &mut all.at_least, values: [8.0, 16.0, 24.0, 32.0, 40.0] },
    Threshold { name: "margin", place: |all| &mut all.margin, values: [4.0, 8.0, 12.0, 16.0, 24.0] },
    Threshold { name: "margin_to_rivals", place: |all| &mut all.margin_to_rivals, values: [-8.0, 0.0, 2.0, 4.0, 12.0] },
];

/// Cases, and the text to find them in.
struct Trial {
    text: Arc<Indexed>,
    cases: Vec<Case>,
}

impl Trial {
    fn revised(old: &str) -> Vec<Self> {
        let trial = |(revision, sample)| {
            let revision = Revision::new(old, revision);
            let cases = sample::cases(&revision, EACH, sample);
            Self::new(&revision.new.iter().collect::<String>(), cases)
        };
        SEEDS.into_iter().map(trial).collect()
    }

    fn new(text: &str, cases: Vec<Case>) -> Self {
        Self { text: Arc::new(Indexing::new(text).finish()), cases }
    }
}

/// What comes of trials with some thresholds: of what stands, and of what is gone.
fn counted(trials: &[Trial], thresholds: Thresholds) -> (Score, Score) {
    let (mut standing, mut gone) = (Score::default(), Score::default());
    for Trial { text, cases } in trials {
        let targets = cases.iter().map(|case| case.target.clone()).collect();
        let outcomes = Anchoring::new(text.clone(), None, targets).with_thresholds(thresholds).finish();
        for (kind, score) in scores(cases, &outcomes) {
            let is_gone = matches!(kind, Kind::Deleted | Kind::Foreign);
            if is_gone { &mut gone } else { &mut standing }.add(&score);
        }
    }
    (standing, gone)
}

/// Prints a line for each value of each threshold, as a table.
pub fn sweep(bible: &str, other_book: &str) {
    let million = corpus::beginning(bible, 1_000_000);
    let bible = Trial::revised(million);
    let foreign = FOREIGN_LENGTHS
        .map(|length| Trial::new(million, foreign::cases(other_book, million, length, FOREIGN, SEEDS[0].1)));
    let ledger = Trial::revised(&made::ledger(6_000));
    println!("| | | right | wrong | deleted pinned | foreign pinned | ledger: right | wrong | deleted pinned |");
    println!("|{}", " --- |".repeat(9));
    let line = |name: &str, value: &str, thresholds| {
        let of_revised = |trials: &[Trial]| {
            let (standing, gone) = counted(trials, thresholds);
            [(standing.right, standing.all(), 2), (standing.wrong, standing.all(), 3), (gone.wrong, gone.all(), 2)]
                .map(|(part, all, digits)| format!("{:.digits$} %", 100.0 * part as f64 / all.max(1) as f64))
                .join(" | ")
        };
        let foreign = counted(&foreign, thresholds).1.wrong;
        println!("| {name} | {value} | {} | {foreign} | {} |", of_revised(&bible), of_revised(&ledger));
    };
    line("as they are", "", Thresholds::MEASURED);
    for Threshold { name, place, values } in THRESHOLDS {
        for value in values {
            let mut thresholds = Thresholds::MEASURED;
            // Where it has this value already there is nothing new to see.
            if std::mem::replace(place(&mut thresholds), value) != value {
                line(name, &value.to_string(), thresholds);
            }
        }
    }
}
