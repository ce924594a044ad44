//! Passages of the old text, described there, and where they are in the new one.

use crate::revise::{Kind, Revision, Section};
use claimlight::anchor::{Indexing, describe, describe_apart};
use claimlight::annotation::Target;
use claimlight::text::{CodePoint, Passage, Span, Text};
use fastrand::Rng;
use std::ops::Range;

/// A passage that was written down, and what became of it.
#[derive(Clone, Debug)]
pub struct Case {
    /// What was done to it.
    pub kind: Kind,
    /// How it was written down.
    pub target: Target,
    /// Where it stands now, in code points; `None` where it is gone.
    pub truth: Option<Passage>,
}

/// Shortest and longest passages, in characters.
pub const LENGTHS: Range<usize> = 24..225;

/// So many passages of each kind, in random order.
pub fn cases(revision: &Revision, each: usize, seed: u64) -> Vec<Case> {
    let mut random = Rng::with_seed(seed);
    let text = Text::new(revision.old.iter().collect::<String>());
    let indexed = Indexing::new(text.as_str()).finish();
    let mut cases = Vec::new();
    for kind in Kind::REVISIONS {
        let mut sections: Vec<&Section> = revision
            .sections
            .iter()
            .filter(|section| section.kind == kind && section.range.len() > LENGTHS.start)
            .collect();
        random.shuffle(&mut sections);
        for number in 0..each {
            let section = sections[number % sections.len()];
            let range = range_in(section, &revision.old, &mut random);
            let passage = passage(range.clone());
            let mut target = Target::whole("urn:bible");
            target.selectors = describe_apart(&text, &indexed, passage);
            cases.push(Case { kind, target, truth: revision.truth(range).map(self::passage) });
        }
    }
    random.shuffle(&mut cases);
    cases
}

/// The same with the standard's selectors as other tools write them, and no more.
pub fn by_the_standard(revision: &Revision, cases: &[Case]) -> Vec<Case> {
    let text = Text::new(revision.old.iter().collect::<String>());
    let mut cases = cases.to_vec();
    for case in &mut cases {
        if let Some(passage) = case.target.position() {
            case.target.selectors = describe(&text, passage);
        }
    }
    cases
}

/// A range that begins with a word.
fn range_in(section: &Section, text: &[char], random: &mut Rng) -> Range<usize> {
    let length = random.usize(LENGTHS).min(section.range.len());
    let mut start = section.range.start + random.usize(..=section.range.len() - length);
    while start > section.range.start && text[start - 1] != ' ' {
        start -= 1;
    }
    start..start + length
}

fn passage(range: Range<usize>) -> Passage {
    Span::between(CodePoint(range.start), CodePoint(range.end))
}
