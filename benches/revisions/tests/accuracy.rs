//! How rightly passages are found again in revised texts, with seeds of its own: the bounds that the project promises.

use std::collections::BTreeMap;
use std::sync::Arc;

use claimlight::anchor::{Anchoring, Indexing, Outcome};
use revisions::revise::{Kind, Revision};
use revisions::sample::{self, Case};
use revisions::score::{Score, scores};
use revisions::{corpus, foreign};

const REVISION_SEED: u64 = 1986;
const SAMPLE_SEED: u64 = 111;

/// Cases of each of the six kinds: more than 7,500 of what still stands.
const EACH: usize = 1_600;

fn bible() -> String {
    corpus::bible().unwrap_or_else(|missing| panic!("{missing}"))
}

fn anchored(text: &str, cases: &[Case]) -> Vec<Outcome> {
    let targets = cases.iter().map(|case| case.target.clone()).collect();
    Anchoring::new(Arc::new(Indexing::new(text).finish()), None, targets).finish()
}

/// The counts of the kinds together, as a line of a table.
fn counted(name: &str, scores: &BTreeMap<Kind, Score>, is_counted: impl Fn(Kind) -> bool) -> Score {
    let mut all = Score::default();
    for score in scores.iter().filter(|(kind, _)| is_counted(**kind)).map(|(_, score)| score) {
        all.add(score);
    }
    println!("{name:>30}  {all:?} of {}", all.all());
    all
}

/// Whether `part` is at most so many in a thousand of `all`.
fn is_at_most(part: usize, thousandths: usize, all: usize) -> bool {
    part * 1_000 <= thousandths * all
}

fn expect_accuracy(name: &str, text: &str) {
    let revision = Revision::new(text, REVISION_SEED);
    let cases = sample::cases(&revision, EACH, SAMPLE_SEED);
    let new: String = revision.new.iter().collect();
    let scores = scores(&cases, &anchored(&new, &cases));
    for (kind, score) in &scores {
        println!("{:>30}  {score:?}", kind.name());
    }
    let standing = counted(name, &scores, |kind| kind != Kind::Deleted);
    let deleted = counted("deleted", &scores, |kind| kind == Kind::Deleted);
    assert!(standing.all() >= 7_500);
    assert!(is_at_most(standing.all() - standing.right, 10, standing.all()), "99 % are placed rightly");
    assert!(is_at_most(standing.wrong, 1, standing.all()), "0.1 % are placed wrongly at most");
    assert!(is_at_most(deleted.wrong, 10, deleted.all()), "1 % of the deleted are pinned at most");
}

#[test]
fn passages_are_found_again_in_the_first_million_characters_of_the_bible() {
    expect_accuracy("first million", corpus::beginning(&bible(), 1_000_000));
}

#[test]
fn passages_are_found_again_in_the_whole_bible() {
    expect_accuracy("whole", &bible());
}

#[test]
fn passages_of_another_book_are_not_pinned() {
    let bible = bible();
    let text = corpus::beginning(&bible, 1_000_000);
    let other = bible.find("\nMat1:1 ").map_or("", |start| &bible[start..]);
    for length in [12, 20, 40] {
        let cases = foreign::cases(other, text, length, 1_000, SAMPLE_SEED);
        let scores = scores(&cases, &anchored(text, &cases));
        let foreign = counted(&format!("{length} characters"), &scores, |_| true);
        // The New Testament quotes the Old: now and then words are found that were taken from there.
        assert!(is_at_most(foreign.wrong, 3, foreign.all()));
    }
}
