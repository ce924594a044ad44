//! What indexing, searching and verifying cost natively, and how that grows from ten thousand to ten million characters.
//!
//!     cargo bench -p anchoring-bench

#![allow(missing_docs)] // What the macros make is called by nobody.

use std::hint::black_box;
use std::sync::Arc;

use claimlight::anchor::{Anchoring, Indexed, Indexing};
use claimlight::annotation::Target;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use revisions::corpus;
use revisions::revise::{Kind, Revision};
use revisions::sample::{self, Case};

/// Characters of the texts.
const SIZES: [usize; 4] = [10_000, 100_000, 1_000_000, 10_000_000];

/// Annotations that are anchored together.
const TOGETHER: usize = 100;

/// The Bible's beginning, or the Bible as often as it takes.
fn text(characters: usize) -> String {
    let bible = corpus::bible().unwrap_or_else(|missing| panic!("{missing}"));
    let mut text = String::new();
    while text.len() < characters {
        text += &bible;
    }
    corpus::beginning(&text, characters.min(text.len())).to_owned()
}

fn of_kinds(cases: &[Case], kinds: &[Kind]) -> Vec<Target> {
    let chosen = cases.iter().filter(|case| kinds.contains(&case.kind)).map(|case| case.target.clone());
    chosen.take(TOGETHER).collect()
}

fn anchoring(criterion: &mut Criterion) {
    for size in SIZES {
        let revision = Revision::new(&text(size), 1);
        let new: String = revision.new.iter().collect();
        let mut group = criterion.benchmark_group("index");
        group.sample_size(10).throughput(Throughput::Elements(size as u64));
        group.bench_with_input(BenchmarkId::from_parameter(size), &new, |bencher, new| {
            bencher.iter(|| Indexing::new(black_box(new.as_str())).finish());
        });
        group.finish();
        let indexed: Arc<Indexed> = Arc::new(Indexing::new(new).finish());
        let cases = sample::by_the_standard(&revision, &sample::cases(&revision, TOGETHER, 2));
        let kinds: [(&str, &[Kind]); 2] =
            [("search exact", &[Kind::Exact]), ("search and verify changed", &[Kind::Letters6, Kind::Words15])];
        for (name, kinds) in kinds {
            let targets = of_kinds(&cases, kinds);
            let mut group = criterion.benchmark_group(name);
            group.sample_size(10).throughput(Throughput::Elements(targets.len() as u64));
            group.bench_with_input(BenchmarkId::from_parameter(size), &targets, |bencher, targets| {
                bencher.iter(|| Anchoring::new(indexed.clone(), None, targets.clone()).finish());
            });
            group.finish();
        }
    }
}

criterion_group!(benches, anchoring);
criterion_main!(benches);
