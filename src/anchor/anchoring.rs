//! Many annotations anchored in a text together, in steps so small that nobody waits for one.
//!
//! First the places are found that each may have; those that are sure become landmarks; then each is judged with what the
//! landmarks say. Where the text is at hand that the annotations were written on, all of it is followed instead.

use super::aligning::Aligning;
use super::former::Former;
use super::guide::Guide;
use super::judge::{FAR, Thresholds, Verdict, Weighed, judge};
use super::landmarks::{Landmark, Landmarks};
use super::normal::Glyph;
use super::outcome::{Found, Outcome};
use super::search::{Candidate, Indexed, MOST_EXACT, sort_by_evidence};
use super::short::ShortWords;
use super::sought::Sought;
use super::whereabouts::Whereabouts;
use crate::annotation::Target;
use crate::text::Span;
use std::sync::Arc;

/// The share of the context that makes exact words sure where they stand, so that no changed ones are looked for.
const SURE_CONTEXT: f32 = 0.8;

/// The margin, in characters, and the share of all evidence that make a passage a landmark: no other place is near.
const LANDMARK_MARGIN: f32 = FAR;
const LANDMARK_SHARE: f32 = 0.85;

/// The widest stretch between landmarks that is searched from end to end, in characters.
const BETWEEN: usize = 4_000;

/// Characters of the two texts that are compared in one step, about.
const WORK: usize = 1 << 16;

/// The confidence in a position without words that would confirm it.
const POSITION_ALONE: f32 = 0.5;

/// Annotations being anchored in a text.
#[derive(Debug)]
pub struct Anchoring {
    text: Arc<Indexed>,
    former: Option<Arc<Former>>,
    targets: Vec<Target>,
    sought: Vec<Sought>,
    found: Vec<Vec<Candidate>>,
    short: ShortWords,
    landmarks: Vec<Landmark>,
    aligning: Option<Aligning>,
    guide: Guide,
    outcomes: Vec<Outcome>,
    thresholds: Thresholds,
    stage: Stage,
}

/// What is done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Finding where each target may be.
    Find,
    /// Finding short words, all together.
    FindShort,
    /// Following all of the former text.
    Follow,
    /// Making a landmark of each target that is sure, from this one on.
    Mark(usize),
    /// Judging each.
    Judge,
    Done,
}

impl Anchoring {
    /// Begins to anchor targets in a text; `former` is the text that they were written on, where it is at hand.
    pub fn new(text: Arc<Indexed>, former: Option<Arc<Former>>, targets: Vec<Target>) -> Self {
        Self {
            text,
            former,
            sought: Vec::with_capacity(targets.len()),
            found: Vec::with_capacity(targets.len()),
            outcomes: Vec::with_capacity(targets.len()),
            targets,
            short: ShortWords::default(),
            landmarks: Vec::new(),
            aligning: None,
            guide: Guide::default(),
            thresholds: Thresholds::MEASURED,
            stage: Stage::Find,
        }
    }

    /// The same with other thresholds, to measure them.
    pub fn with_thresholds(self, thresholds: Thresholds) -> Self {
        Self { thresholds, ..self }
    }

    /// What came of each target, in their order; with all the time that it takes.
    pub fn finish(mut self) -> Vec<Outcome> {
        while !self.step() {}
        self.outcomes
    }

    /// What came of the targets so far, in their order.
    pub fn outcomes(&self) -> &[Outcome] {
        &self.outcomes
    }

    /// How much is done, from 0 to 1.
    pub fn progress(&self) -> f64 {
        let all = self.targets.len().max(1) as f64;
        (0.7 * self.sought.len() as f64 + 0.3 * self.outcomes.len() as f64) / all
    }

    /// Goes one step on, a millisecond's work at most for ordinary annotations; says whether that was the last.
    pub fn step(&mut self) -> bool {
        self.stage = match self.stage {
            Stage::Find if self.sought.len() < self.targets.len() => self.find(),
            Stage::Find => Stage::FindShort,
            Stage::FindShort => match self.short.step(self.text.normal().characters()) {
                true => self.take_short(),
                false => Stage::FindShort,
            },
            Stage::Follow => self.follow(),
            Stage::Mark(target) => self.mark(target),
            Stage::Judge if self.outcomes.len() < self.targets.len() => self.judge(),
            Stage::Judge | Stage::Done => Stage::Done,
        };
        self.stage == Stage::Done
    }

    /// Finds where the next target may be.
    fn find(&mut self) -> Stage {
        let target = &self.targets[self.sought.len()];
        let known = self.former.as_ref().and_then(|former| former.sought(target));
        let sought = known.unwrap_or_else(|| Sought::new(target));
        let mut found: Vec<Candidate> = Vec::new();
        if !sought.words().is_empty() {
            let near = self.near(&sought);
            let exact = self.text.exact(sought.words(), near.unwrap_or_default());
            found.extend(exact.into_iter().map(|start| self.text.exact_candidate(&sought, start)));
            if !is_sure(&sought, &found) {
                add(&mut found, self.text.similar(&sought, near));
                if !Indexed::has_all(sought.words()) {
                    self.short.add(sought.words());
                }
            }
        }
        self.sought.push(sought);
        self.found.push(found);
        Stage::Find
    }

    /// Adds the places of short words to what else was found.
    fn take_short(&mut self) -> Stage {
        for (sought, found) in self.sought.iter().zip(&mut self.found) {
            let near = sought.position.map_or(Glyph(0), |position| self.text.normal().range(position).start());
            let places = self.short.places(sought.words(), near, MOST_EXACT);
            let exact = places.into_iter().map(|start| self.text.exact_candidate(sought, start));
            add(found, exact.collect());
        }
        self.aligning = self
            .former
            .as_ref()
            .map(|former| Aligning::new(former.indexed().normal().characters(), self.text.normal().characters()));
        Stage::Follow
    }

    fn follow(&mut self) -> Stage {
        let (Some(former), Some(aligning)) = (&self.former, &mut self.aligning) else { return Stage::Mark(0) };
        if !aligning.advance(WORK) {
            return Stage::Follow;
        }
        let common = self.aligning.take().map(Aligning::finish).unwrap_or_default();
        let ends = (former.indexed().normal().length(), self.text.normal().length());
        self.guide = Guide::Former(former.clone(), Whereabouts::new(common, ends.0, ends.1));
        Stage::Judge
    }

    fn mark(&mut self, target: usize) -> Stage {
        let (Some(sought), Some(found)) = (self.sought.get(target), self.found.get_mut(target)) else {
            self.guide = Guide::Landmarks(Landmarks::new(std::mem::take(&mut self.landmarks)));
            return Stage::Judge;
        };
        sort_by_evidence(found);
        let verdict = judge(self.text.normal(), sought, found, &Guide::None, &self.thresholds);
        if let (Some(position), Verdict::Taken(best, margin)) = (sought.position, verdict)
            && margin >= LANDMARK_MARGIN
            && best.candidate.evidence.total() >= LANDMARK_SHARE * sought.full_evidence()
        {
            self.landmarks.push(Landmark { old: position.start(), new: best.candidate.place.start() });
        }
        Stage::Mark(target + 1)
    }

    /// Judges the next target.
    fn judge(&mut self) -> Stage {
        let next = self.outcomes.len();
        let sought = &self.sought[next];
        let between = self.between(sought, &self.found[next]);
        self.found[next].extend(between);
        let outcome = match sought.words() {
            [] => self.of_position(sought),
            _ => self
                .outcome(sought, judge(self.text.normal(), sought, &self.found[next], &self.guide, &self.thresholds)),
        };
        self.outcomes.push(outcome);
        Stage::Judge
    }

    /// What is most like the words between the landmarks, if nothing was found there and it isn't far.
    fn between(&self, sought: &Sought, found: &[Candidate]) -> Option<Candidate> {
        let bracket = self.guide.bracket(sought, self.text.normal().length()).filter(|_| !sought.words().is_empty())?;
        let lies_there = |place: Span<Glyph>| bracket.start() <= place.start() && place.start() <= bracket.end();
        if found.iter().any(|candidate| lies_there(candidate.place)) {
            return None;
        }
        let stretch = Span::between(bracket.start(), Glyph(bracket.end().0 + sought.words().len()));
        let is_near = stretch.end().0 - stretch.start().0 <= BETWEEN;
        is_near.then(|| self.text.similar_in(sought, stretch))?.filter(|candidate| lies_there(candidate.place))
    }

    /// A position alone is believed, if the text has it.
    fn of_position(&self, sought: &Sought) -> Outcome {
        let normal = self.text.normal();
        let position = sought.position.filter(|position| position.end() <= normal.whole().end());
        let found = position.map(|passage| Found { passage, confidence: POSITION_ALONE });
        found.map_or(Outcome::Lost(None), Outcome::Exact)
    }

    fn outcome(&self, sought: &Sought, verdict: Verdict) -> Outcome {
        let found = |weighed: &Weighed, margin: f32| {
            let share = weighed.candidate.evidence.total() / sought.full_evidence().max(1.0);
            let apart = (margin / LANDMARK_MARGIN).clamp(0.0, 1.0);
            let passage = self.text.normal().passage(weighed.candidate.place);
            Found { passage, confidence: share.clamp(0.0, 1.0) * apart }
        };
        match verdict {
            Verdict::Taken(best, margin) => {
                let is_same = best.candidate.cost == 0.0;
                let found =
                    found(&best, if is_same && self.is_whole(sought, &best) { LANDMARK_MARGIN } else { margin });
                match sought.position {
                    _ if !is_same => Outcome::Changed(found),
                    Some(position) if position.start() != found.passage.start() => Outcome::Moved(found),
                    _ => Outcome::Exact(found),
                }
            }
            Verdict::Torn(all) => Outcome::Ambiguous(all.iter().map(|one| found(one, LANDMARK_MARGIN)).collect()),
            Verdict::None(best) => Outcome::Lost(best.map(|best| found(&best, LANDMARK_MARGIN))),
        }
    }

    /// Whether everything stands there as it stood, words and context.
    fn is_whole(&self, sought: &Sought, weighed: &Weighed) -> bool {
        weighed.candidate.evidence.total() >= sought.full_evidence()
    }

    fn near(&self, sought: &Sought) -> Option<Glyph> {
        sought.position.map(|position| self.text.normal().glyph(position.start()))
    }
}

/// Whether one of the exact places has so much of the context that no other need be looked for.
fn is_sure(sought: &Sought, exact: &[Candidate]) -> bool {
    let context = (sought.prefix().len() + sought.suffix().len()) as f32;
    let has_context = |one: &Candidate| one.evidence.before + one.evidence.behind >= SURE_CONTEXT * context;
    context > 0.0 && exact.iter().any(has_context)
}

/// Adds candidates that are not there yet.
fn add(found: &mut Vec<Candidate>, more: Vec<Candidate>) {
    for one in more {
        if found.iter().all(|other| other.place.intersection(one.place).is_none()) {
            found.push(one);
        }
    }
}
