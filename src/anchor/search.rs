//! Where in an indexed text the words of a quotation stand, or something like them: a bounded number of looks each.
//!
//! Exact words are found through the rarest of their runs. For changed ones, runs of the words and of their context propose
//! places, the rarest runs first; the places that most of them agree on are aligned with the words.

use super::distance::{Alignment, Pattern, Step};
use super::ends::{settled, whole_words};
use super::evidence::{Evidence, cost, evidence};
use super::grams::{GRAM, Grams, STRIDE, SURE};
use super::normal::{Glyph, Normal, is_mark};
use super::sought::Sought;
use crate::order::{sort_by, sort_by_key};
use crate::text::Span;
use std::cmp::Reverse;

/// How much is looked at for one quotation, at most.
#[derive(Clone, Copy, Debug)]
struct Effort {
    /// Runs of it and of its context that are looked up for places: the rarest.
    runs: usize,
    /// Places of runs: those near the place where it stood come first.
    hits: usize,
    /// Places that are aligned with the words.
    proposals: usize,
    /// Whether proposals are passed over that a good place leaves far behind.
    is_choosy: bool,
}

/// To find the best places. More costs time and finds hardly more (benches/revisions).
const FOR_THE_BEST: Effort = Effort { runs: 40, hits: 144, proposals: 8, is_choosy: true };

/// To find all that looks alike.
const FOR_ALL: Effort = Effort { runs: 96, hits: 400, proposals: 24, is_choosy: false };

/// Exact places that are told apart, at most.
pub const MOST_EXACT: usize = 48;

/// Places of a run that are few enough to be looked at at once for exact words.
const RARE: usize = 2;

/// Places of a run that are looked at for exact words, at most.
const MOST_LOOKS: usize = 400;

/// The share of the words that may be errors in a place that is looked at closer.
const MOST_ERRORS: f32 = 0.5;

/// The share of all evidence that makes a place so good that others are looked at only if they were proposed by more than
/// [`LESS`] times what proposed it.
const GOOD: f32 = 0.75;
const LESS: f32 = 0.4;

/// Candidates whose ends are put right, the best ones: the others serve to see what else is like the words.
const MOST_SETTLED: usize = 3;

/// Words longer than this, in characters, are found by their ends: aligning all of them would take longer than a frame.
pub const LONG: usize = 2_000;

/// Characters at each end that stand for long words.
const LONG_END: usize = 400;

/// Words and context that share no more characters than this with a place do not propose it by themselves.
const SLACK: usize = 12;

/// A text that can be searched.
#[derive(Clone, Debug)]
pub struct Indexed {
    normal: Normal,
    grams: Grams,
}

/// A place where words stand, or something like them.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The place.
    pub place: Span<Glyph>,
    /// What it costs that the words differ, in characters of evidence; nothing if they don't.
    pub cost: f32,
    /// What speaks for it.
    pub evidence: Evidence,
}

/// Where something may stand: the place at which the sought characters would begin, from the hits that propose it.
struct Proposal {
    /// The first and the last beginning that hits propose; negative where the text begins in the midst of it.
    beginnings: (isize, isize),
    /// How many of the sought characters lie in a run that was hit.
    covered: usize,
}

impl Indexed {
    /// A normal form with its index.
    pub fn new(normal: Normal, grams: Grams) -> Self {
        Self { normal, grams }
    }

    /// The text's normal form.
    pub fn normal(&self) -> &Normal {
        &self.normal
    }

    /// Whether every place of such words is in the index; shorter ones are not surely.
    pub fn has_all(words: &[char]) -> bool {
        words.len() >= SURE
    }

    /// The places where exactly these words stand, the nearest to `near` first, [`MOST_EXACT`] at most. Of words shorter than
    /// [`SURE`] characters only the one at `near`.
    pub fn exact(&self, words: &[char], near: Glyph) -> Vec<Glyph> {
        let characters = self.normal.characters();
        let stands_at = |start: usize| characters.get(start..).is_some_and(|rest| rest.starts_with(words));
        if !Self::has_all(words) {
            return Some(near).filter(|near| !words.is_empty() && stands_at(near.0)).into_iter().collect();
        }
        let mut found: Vec<Glyph> = Vec::new();
        // Wherever the words stand, an indexed run begins at one of four offsets in them; for each of the four residues the
        // rarest run will do.
        for residue in 0..STRIDE {
            let mut rarest: Option<(usize, &[u32])> = None;
            for offset in (residue..words.len() + 1 - GRAM).step_by(STRIDE).take(64) {
                let places = self.grams.places(&words[offset..offset + GRAM]);
                if rarest.is_none_or(|(_, fewest)| places.len() < fewest.len()) {
                    rarest = Some((offset, places));
                }
                // To compare the words in so few places is quicker than to look for a rarer run.
                if places.len() <= RARE {
                    break;
                }
            }
            let Some((offset, places)) = rarest else { continue };
            let starts =
                nearest(places, near.0 + offset).take(MOST_LOOKS).filter_map(|place| place.checked_sub(offset));
            found.extend(starts.filter(|start| stands_at(*start)).take(MOST_EXACT).map(Glyph));
        }
        sort_by_key(&mut found, |place| (place.0.abs_diff(near.0), *place));
        found.truncate(MOST_EXACT);
        found
    }

    /// Everywhere that the words stand, or something like them, the best first.
    pub fn all_like(&self, sought: &Sought, near: Glyph) -> Vec<Candidate> {
        let mut candidates: Vec<Candidate> =
            self.exact(sought.words(), near).into_iter().map(|start| self.exact_candidate(sought, start)).collect();
        for other in self.similar_with(sought, Some(near), FOR_ALL) {
            if candidates.iter().all(|candidate| candidate.place.intersection(other.place).is_none()) {
                candidates.push(other);
            }
        }
        sort_by_evidence(&mut candidates);
        candidates
    }

    /// The candidate of words that stand here exactly.
    pub fn exact_candidate(&self, sought: &Sought, start: Glyph) -> Candidate {
        self.candidate(sought, Span::between(start, Glyph(start.0 + sought.words().len())), 0.0)
    }

    /// Places where something like the words stands, the best first. `near` is where they stood.
    pub fn similar(&self, sought: &Sought, near: Option<Glyph>) -> Vec<Candidate> {
        self.similar_with(sought, near, FOR_THE_BEST)
    }

    fn similar_with(&self, sought: &Sought, near: Option<Glyph>, effort: Effort) -> Vec<Candidate> {
        if sought.words().len() > LONG {
            return self.similar_by_ends(sought, near).into_iter().collect();
        }
        let pattern = Pattern::new(sought.words());
        let length = sought.words().len();
        let slack = SLACK + length / 8;
        let begin = |beginning: isize| beginning.saturating_add_unsigned(sought.words_start()).max(0) as usize;
        let mut found: Vec<(Candidate, Alignment)> = Vec::new();
        let mut enough = 0;
        for Proposal { beginnings, covered } in self.proposals(sought, near, effort) {
            if covered < enough && effort.is_choosy {
                break;
            }
            let (first, last) = (begin(beginnings.0), begin(beginnings.1));
            let stretch = Span::between(Glyph(first.saturating_sub(slack)), Glyph(last + length + slack));
            let Some((place, alignment)) = self.aligned(&pattern, length, stretch, Glyph(last + length)) else {
                continue;
            };
            let candidate = self.candidate(sought, place, cost(&alignment.steps));
            if candidate.evidence.total() >= GOOD * sought.full_evidence() {
                enough = enough.max((LESS * covered as f32) as usize);
            }
            // A stretch can end in the midst of the place: another that has all of it is better.
            match found.iter_mut().find(|(other, _)| is_same(other.place, place)) {
                Some(other) if candidate.cost < other.0.cost => *other = (candidate, alignment),
                Some(_) => {}
                None => found.push((candidate, alignment)),
            }
        }
        sort_by(&mut found, |(one, _), (other, _)| other.evidence.total().total_cmp(&one.evidence.total()));
        let settle = |(number, (candidate, alignment)): (usize, (Candidate, Alignment))| match number < MOST_SETTLED {
            true => self.candidate(sought, settled(&self.normal, sought, candidate.place, &alignment), candidate.cost),
            false => candidate,
        };
        let mut candidates: Vec<Candidate> = found.into_iter().enumerate().map(settle).collect();
        sort_by_evidence(&mut candidates);
        candidates
    }

    /// The place in a stretch of the text that is most like the words. Takes time with the stretch's length.
    pub fn similar_in(&self, sought: &Sought, stretch: Span<Glyph>) -> Option<Candidate> {
        let length = sought.words().len();
        let found =
            (length <= LONG).then(|| self.aligned(&Pattern::new(sought.words()), length, stretch, stretch.start()));
        let (place, alignment) = found??;
        Some(self.candidate(sought, settled(&self.normal, sought, place, &alignment), cost(&alignment.steps)))
    }

    /// The place in a stretch that is most like words of this length, and how it differs.
    fn aligned(
        &self,
        words: &Pattern<'_>,
        length: usize,
        stretch: Span<Glyph>,
        end: Glyph,
    ) -> Option<(Span<Glyph>, Alignment)> {
        let most = (length as f32 * MOST_ERRORS) as usize;
        let offset = stretch.start().0;
        let alignment = words.align(self.normal.slice(stretch), end.0 - offset, most)?;
        let place = Span::between(Glyph(offset + alignment.place.start), Glyph(offset + alignment.place.end));
        Some((place, alignment))
    }

    fn candidate(&self, sought: &Sought, place: Span<Glyph>, cost: f32) -> Candidate {
        let cost = if cost == 0.0 && self.cuts_letter(sought, place) { self::cost(&[Step::Extra]) } else { cost };
        Candidate { place, cost, evidence: evidence(&self.normal, sought, place, cost) }
    }

    /// Whether a place ends within a letter, where the words did not: "cafe" does not stand in "café".
    fn cuts_letter(&self, sought: &Sought, place: Span<Glyph>) -> bool {
        let marks = [sought.words().first(), sought.suffix().first()];
        let ends = [place.start(), place.end()].into_iter().zip(marks);
        let mut ends = ends.filter(|(_, behind)| !behind.is_some_and(|behind| is_mark(*behind)));
        ends.any(|(end, _)| self.normal.is_within_letter(end))
    }

    /// Long words by what is like their beginning and their end, if the two are about as far from each other as they were.
    fn similar_by_ends(&self, sought: &Sought, near: Option<Glyph>) -> Option<Candidate> {
        let length = sought.words().len();
        let (head, tail) = (sought.head(LONG_END), sought.tail(LONG_END));
        let tail_near = near.map(|near| Glyph(near.0 + length - LONG_END));
        let (heads, tails) = (self.similar(&head, near), self.similar(&tail, tail_near));
        let pairs = heads.iter().flat_map(|head| tails.iter().map(move |tail| (head, tail)));
        let fits = |(head, tail): &(&Candidate, &Candidate)| {
            let is = tail.place.end().0.saturating_sub(head.place.start().0);
            (length / 2..length * 2).contains(&is)
        };
        let (head, tail) = pairs.filter(fits).max_by(|one, other| (both(*one)).total_cmp(&both(*other)))?;
        // What lies between the ends is taken to be as much changed as they are.
        let cost = (head.cost + tail.cost) * length as f32 / (2 * LONG_END) as f32;
        let place = whole_words(&self.normal, sought, Span::between(head.place.start(), tail.place.end()));
        let is_same = self.normal.slice(place) == sought.words();
        let cost = if is_same { cost } else { cost.max(self::cost(&[Step::Other])) };
        Some(self.candidate(sought, place, cost))
    }

    /// Where the sought characters may begin, the proposals that cover most of them first.
    fn proposals(&self, sought: &Sought, near: Option<Glyph>, effort: Effort) -> Vec<Proposal> {
        let near = near.map_or(0, |near| near.0.saturating_sub(sought.words_start()));
        let mut hits = self.hits(sought.characters(), near, effort);
        hits.sort_unstable();
        let slack = (SLACK + sought.characters().len() / 16) as isize;
        let mut proposals: Vec<Proposal> = Vec::new();
        let mut rest = &hits[..];
        while let Some((first, _)) = rest.first() {
            let group = rest.partition_point(|(beginning, _)| beginning - first <= slack);
            let (group, behind) = rest.split_at(group);
            let last = group.last().map_or(*first, |(beginning, _)| *beginning);
            proposals.push(Proposal { beginnings: (*first, last), covered: covered(group) });
            rest = behind;
        }
        let order = |proposal: &Proposal| (Reverse(proposal.covered), proposal.beginnings.0.abs_diff(near as isize));
        if proposals.len() > effort.proposals {
            proposals.select_nth_unstable_by_key(effort.proposals, order);
            proposals.truncate(effort.proposals);
        }
        sort_by_key(&mut proposals, order);
        proposals
    }

    /// Where runs of the sought characters may stand: for each the beginning that it proposes, and its offset. Some have only
    /// the same hash; they propose places that no other run agrees on.
    fn hits(&self, characters: &[char], near: usize, effort: Effort) -> Vec<(isize, usize)> {
        let offsets = (characters.len() + 1).saturating_sub(GRAM);
        let mut runs: Vec<(usize, &[u32])> = (0..offsets)
            .map(|offset| (offset, self.grams.places(&characters[offset..offset + GRAM])))
            .filter(|(_, places)| !places.is_empty())
            .collect();
        let rarity = |(offset, places): &(usize, &[u32])| (places.len(), *offset);
        if runs.len() > effort.runs {
            runs.select_nth_unstable_by_key(effort.runs, rarity);
            runs.truncate(effort.runs);
        }
        runs.sort_unstable_by_key(rarity);
        let mut hits = Vec::with_capacity(effort.hits);
        for (offset, places) in runs {
            let looks = effort.hits - hits.len();
            hits.extend(
                nearest(places, near + offset).take(looks).map(|start| (start as isize - offset as isize, offset)),
            );
        }
        hits
    }
}

/// Sorts candidates, those with the most evidence first.
pub fn sort_by_evidence(candidates: &mut [Candidate]) {
    sort_by(candidates, |one, other| other.evidence.total().total_cmp(&one.evidence.total()));
}

fn both((head, tail): (&Candidate, &Candidate)) -> f32 {
    head.evidence.total() + tail.evidence.total()
}

/// Whether two places have more than half of one of them in common.
fn is_same(one: Span<Glyph>, other: Span<Glyph>) -> bool {
    let length = |span: Span<Glyph>| span.end().0 - span.start().0;
    one.intersection(other).is_some_and(|both| 2 * length(both) > length(one).min(length(other)))
}

/// How many characters of what is sought lie in a run that was hit.
fn covered(hits: &[(isize, usize)]) -> usize {
    let mut offsets: Vec<usize> = hits.iter().map(|(_, offset)| *offset).collect();
    offsets.sort_unstable();
    let (mut covered, mut end) = (0, 0);
    for offset in offsets {
        covered += offset + GRAM - offset.max(end).min(offset + GRAM);
        end = offset + GRAM;
    }
    covered
}

/// Starts of runs, the nearest to a place first.
fn nearest(places: &[u32], near: usize) -> impl Iterator<Item = usize> {
    let start = |number: u32| Grams::start(number).0;
    let middle = places.partition_point(|number| start(*number) < near);
    let (mut before, mut behind) = (places[..middle].iter().rev().peekable(), places[middle..].iter().peekable());
    std::iter::from_fn(move || {
        let next = match (before.peek(), behind.peek()) {
            (Some(left), Some(right)) if start(**left).abs_diff(near) <= start(**right).abs_diff(near) => before.next(),
            (_, Some(_)) => behind.next(),
            (_, None) => before.next(),
        };
        next.map(|number| start(*number))
    })
}
