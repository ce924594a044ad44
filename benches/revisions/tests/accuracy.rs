//! How rightly passages are found again in revised texts, with seeds of its own: the bounds that the project promises.

use std::collections::BTreeMap;
use std::sync::Arc;

use claimlight::anchor::{Anchoring, Former, Indexing, Outcome};
use claimlight::text::Text;
use revisions::revise::{Kind, Revision};
use revisions::sample::{self, Case};
use revisions::score::{Score, scores};
use revisions::{corpus, foreign, made};

const REVISION_SEED: u64 = 1986;
const SAMPLE_SEED: u64 = 111;

/// Cases of each of the six kinds: more than 7,500 of what still stands.
const EACH: usize = 1_600;

fn bible() -> String {
    corpus::bible().unwrap_or_else(|missing| panic!("{missing}"))
}

fn anchored(text: &str, former: Option<&str>, cases: &[Case]) -> Vec<Outcome> {
    let targets = cases.iter().map(|case| case.target.clone()).collect();
    let former = former.map(|former| Arc::new(Former::new(Text::new(former), Indexing::new(former).finish())));
    Anchoring::new(Arc::new(Indexing::new(text).finish()), former, targets).finish()
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
    let scores = scores(&cases, &anchored(&new, None, &cases));
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

/// What is promised of a made text where the former text is at hand, in thousandths: how many are placed rightly at least,
/// how many wrongly at most, and how many of the deleted are pinned at most.
fn expect_told_apart(name: &str, text: &str, right: usize, wrong: usize, pinned: usize) {
    const EACH: usize = 400;
    let revision = Revision::new(text, REVISION_SEED);
    let cases = sample::by_the_standard(&revision, &sample::cases(&revision, EACH, SAMPLE_SEED));
    let new: String = revision.new.iter().collect();
    let scores = scores(&cases, &anchored(&new, Some(text), &cases));
    let standing = counted(name, &scores, |kind| kind != Kind::Deleted);
    let deleted = counted("deleted", &scores, |kind| kind == Kind::Deleted);
    assert!(standing.all() == 5 * EACH && deleted.all() == EACH);
    assert!(!is_at_most(standing.right, right - 1, standing.all()), "{right} of 1,000 are placed rightly");
    assert!(is_at_most(standing.wrong, wrong, standing.all()), "{wrong} of 1,000 are placed wrongly at most");
    assert!(is_at_most(deleted.wrong, pinned, deleted.all()), "{pinned} of 1,000 that are gone are pinned at most");
}

#[test]
fn the_former_text_tells_passages_of_a_manual_apart() {
    expect_told_apart("manual", &made::manual(2_000), 885, 8, 15);
}

#[test]
fn the_former_text_tells_passages_of_a_ledger_apart() {
    expect_told_apart("ledger", &made::ledger(6_000), 960, 5, 30);
}

#[test]
fn the_former_text_tells_many_passages_of_a_litany_apart() {
    expect_told_apart("litany", &made::litany(4_000), 630, 50, 100);
}

#[test]
fn passages_of_another_book_are_not_pinned() {
    let bible = bible();
    let text = corpus::beginning(&bible, 1_000_000);
    let other = bible.find("\nMat1:1 ").map_or("", |start| &bible[start..]);
    for length in [12, 20, 40] {
        let cases = foreign::cases(other, text, length, 1_000, SAMPLE_SEED);
        let scores = scores(&cases, &anchored(text, None, &cases));
        let foreign = counted(&format!("{length} characters"), &scores, |_| true);
        // The New Testament quotes the Old: now and then words are found that were taken from there.
        assert!(is_at_most(foreign.wrong, 3, foreign.all()));
    }
}
