//! Writes revised texts with cases for the benchmark in a browser, or measures them here.
//!
//!     revisions FOLDER              writes FOLDER/NAME.json for each text
//!     revisions measure [TEXT…]     prints how rightly everything is placed, and how long it takes; of all texts, or of some
//!     revisions sweep               prints what other thresholds would do

use claimlight::anchor::{Anchoring, Former, Indexing, Outcome};
use claimlight::annotation::{Annotation, annotation_to_json};
use claimlight::json;
use claimlight::text::{Passage, Text};
use revisions::revise::{Kind, Revision};
use revisions::sample::Case;
use revisions::{corpus, foreign, made, sample, score, sweep};
use serde_json::{Map, Value, json};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Seeds of their own: the thresholds were chosen by others.
const REVISION_SEED: u64 = 86;
const SAMPLE_SEED: u64 = 11;

/// Cases of each kind; there are six kinds.
const EACH: usize = 1_667;

/// The same in the whole text: the changed ones, which are of three kinds, are ten thousand together.
const EACH_IN_WHOLE: usize = 3_334;

/// Where the New Testament begins, which is the other book: as like the rest of the Bible as another book can be.
const OTHER_BOOK: &str = "\nMat1:1 ";

fn main() -> Result<(), String> {
    let bible = corpus::bible()?;
    match std::env::args().nth(1).as_deref() {
        None => Err("what: a folder, `measure` or `sweep`?".to_owned()),
        Some("measure") => measure(&bible, &std::env::args().skip(2).collect::<Vec<_>>()),
        Some("sweep") => {
            sweep::sweep(&bible, other_book(&bible));
            Ok(())
        }
        Some(folder) => write(&bible, folder),
    }
}

fn other_book(bible: &str) -> &str {
    bible.find(OTHER_BOOK).map_or("", |start| &bible[start..])
}

/// A text, and cases in it.
struct Trial {
    name: String,
    old: String,
    new: String,
    /// As this engine writes them.
    cases: Vec<Case>,
    /// The same as others write them.
    by_the_standard: Vec<Case>,
}

/// Those of all texts that have one of these names; all, where there is none.
fn trials(bible: &str, names: &[String]) -> Vec<Trial> {
    let is_wanted = |name: &str| names.is_empty() || names.iter().any(|wanted| wanted == name);
    let numberless = corpus::without_numbers(bible);
    let million = corpus::beginning(bible, 1_000_000);
    let (manual, ledger, litany) = (made::manual(2_000), made::ledger(6_000), made::litany(4_000));
    let texts = [
        ("million", million, EACH),
        ("whole", bible, EACH_IN_WHOLE),
        ("without-numbers", corpus::beginning(&numberless, 1_000_000), EACH),
        ("manual", &manual, EACH),
        ("ledger", &ledger, EACH),
        ("litany", &litany, EACH),
    ];
    let mut trials: Vec<Trial> = texts
        .into_iter()
        .filter(|(name, ..)| is_wanted(name))
        .map(|(name, old, each)| {
            let revision = Revision::new(old, REVISION_SEED);
            let cases = sample::cases(&revision, each, SAMPLE_SEED);
            let by_the_standard = sample::by_the_standard(&revision, &cases);
            let new = revision.new.iter().collect();
            Trial { name: name.to_owned(), old: old.to_owned(), new, cases, by_the_standard }
        })
        .collect();
    let foreign = [12, 20, 40].map(|length| (length, format!("foreign-{length}")));
    trials.extend(foreign.into_iter().filter(|(_, name)| is_wanted(name)).map(|(length, name)| {
        let cases = foreign::cases(other_book(bible), million, length, 1_000, SAMPLE_SEED);
        Trial { name, old: String::new(), new: million.to_owned(), by_the_standard: cases.clone(), cases }
    }));
    trials
}

fn measure(bible: &str, names: &[String]) -> Result<(), String> {
    for Trial { name, old, new, cases, by_the_standard } in trials(bible, names) {
        report(&format!("{name}, with look-alikes"), &cases, anchor(&new, None, &cases, cases.len()));
        if old.is_empty() {
            continue;
        }
        let all = by_the_standard.len();
        let by_the_standard = &by_the_standard;
        report(
            &format!("{name}, by the standard's selectors"),
            by_the_standard,
            anchor(&new, None, by_the_standard, all),
        );
        report(&format!("{name}, the same one by one"), by_the_standard, anchor(&new, None, by_the_standard, 1));
        report(
            &format!("{name}, with the former text"),
            by_the_standard,
            anchor(&new, Some(&old), by_the_standard, all),
        );
    }
    Ok(())
}

fn report(name: &str, cases: &[Case], (outcomes, indexed, anchored): (Vec<Outcome>, Duration, Duration)) {
    let scores = score::scores(cases, &outcomes);
    println!("{name}: {} cases, indexed in {indexed:.0?}, anchored in {anchored:.0?}", cases.len());
    let standing = scores.iter().filter(|(kind, _)| !matches!(kind, Kind::Deleted | Kind::Foreign));
    let (mut right, mut wrong, mut all) = (0, 0, 0);
    for (_, score) in standing {
        (right, wrong, all) = (right + score.right, wrong + score.wrong, all + score.all());
    }
    for (kind, score) in &scores {
        let score::Score { right, wrong, ambiguous, lost } = score;
        println!("    {:10} right {right:5}  wrong {wrong:4}  ambiguous {ambiguous:4}  lost {lost:5}", kind.name());
    }
    let percent = |part: usize, all: usize| 100.0 * part as f64 / all.max(1) as f64;
    if all > 0 {
        println!("    of those that stand: right {:.2} %, wrong {:.3} %", percent(right, all), percent(wrong, all));
    }
    for (kind, score) in scores.iter().filter(|(kind, _)| matches!(kind, Kind::Deleted | Kind::Foreign)) {
        println!("    {} pinned: {:.2} %", kind.name(), percent(score.wrong, score.all()));
    }
}

/// What comes of the cases, so many at a time: the more there are together, the more they say about each other.
fn anchor(new: &str, former: Option<&str>, cases: &[Case], together: usize) -> (Vec<Outcome>, Duration, Duration) {
    let former = former.map(|old| Arc::new(Former::new(Text::new(old), Indexing::new(old).finish())));
    let start = Instant::now();
    let text = Arc::new(Indexing::new(new).finish());
    let indexed = start.elapsed();
    let outcomes = cases.chunks(together).flat_map(|cases| {
        let targets = cases.iter().map(|case| case.target.clone()).collect();
        Anchoring::new(text.clone(), former.clone(), targets).finish()
    });
    (outcomes.collect(), indexed, start.elapsed() - indexed)
}

fn write(bible: &str, folder: &str) -> Result<(), String> {
    let said = |error: std::io::Error| format!("{folder}: {error}");
    std::fs::create_dir_all(folder).map_err(said)?;
    for trial in trials(bible, &[]) {
        let cases: Vec<Value> = trial.cases.iter().zip(&trial.by_the_standard).map(case_as_json).collect();
        let file = json!({ "text": trial.new, "former": trial.old, "cases": cases });
        std::fs::write(format!("{folder}/{}.json", trial.name), json::line(&file)).map_err(said)?;
    }
    Ok(())
}

fn case_as_json((case, by_the_standard): (&Case, &Case)) -> Value {
    json!({
        "kind": case.kind.name(),
        "annotation": annotation(case),
        "byTheStandard": annotation(by_the_standard),
        "truth": case.truth.map(|passage: Passage| json!({ "start": passage.start().0, "end": passage.end().0 })),
    })
}

fn annotation(case: &Case) -> Value {
    let annotation = Annotation {
        id: "urn:case".to_owned(),
        motivations: Vec::new(),
        created: None,
        modified: None,
        targets: vec![case.target.clone()],
        bodies: Vec::new(),
        other: Map::new(),
    };
    annotation_to_json(&annotation)
}
