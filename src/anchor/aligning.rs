//! Finding what two texts have in common.
//!
//! First by long pieces that stand once in either text; then, in each gap between those, by shorter ones that stand once in
//! the gap on both sides: patience diff, by length instead of by depth. So even a text that says everything a thousand times
//! is aligned where it says something once. What is left over on both sides is looked through for what moved.

use super::common::{Common, Run};
use super::landmarks::longest_rising;
use super::normal::Glyph;
use super::pieces::{Pieces, Rolling};
use crate::text::Span;

/// How pieces of one length are looked for.
struct Level {
    length: usize,
    /// Every how many characters of the former text a piece begins.
    stride: usize,
    /// The longest gap that they are looked for in: in longer ones they hardly stand only once, and take long.
    widest: usize,
    /// Whether pieces of any gap are looked for in all: what moved.
    moved: bool,
}

const LEVELS: [Level; 6] = [
    Level { length: 128, stride: 32, widest: usize::MAX, moved: false },
    Level { length: 32, stride: 8, widest: usize::MAX, moved: false },
    // Before short pieces find in what moved here something like what stood here.
    Level { length: 48, stride: 8, widest: usize::MAX, moved: true },
    Level { length: 16, stride: 4, widest: 1 << 16, moved: false },
    Level { length: 8, stride: 2, widest: 1 << 13, moved: false },
    Level { length: 24, stride: 4, widest: usize::MAX, moved: true },
];

/// Pieces that are put in order together, at least; those of one gap always are.
const TOGETHER: usize = 1 << 14;

/// What stands for characters that were found in the other text: no character, and another in either text, so that they are
/// not found again.
const FOUND_OLD: u32 = u32::MAX;
const FOUND_NEW: u32 = u32::MAX - 1;

/// The search for what is common, in steps as small as one wants.
#[derive(Debug)]
pub struct Aligning {
    old: Vec<u32>,
    new: Vec<u32>,
    common: Common,
    /// What is in order of what this level has gone through.
    next: Vec<Run>,
    level: usize,
    pass: Pass,
    cursor: Cursor,
    pieces: Pieces,
}

/// What is done with the gaps of a level, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pass {
    /// Their pieces are put down.
    Put,
    /// It is noted which of them stood more than once.
    Note,
    /// They are found in the new text.
    Find,
    /// Runs are made of them.
    Take,
}

/// How far a pass has come.
#[derive(Clone, Copy, Debug, Default)]
struct Cursor {
    /// The gap before the run with this number.
    gap: usize,
    /// How many pieces of it are done.
    done: usize,
    /// The piece that is taken next.
    piece: usize,
}

impl Aligning {
    /// Begins with two texts.
    pub fn new(old: &[char], new: &[char]) -> Self {
        let characters = |text: &[char]| text.iter().map(|character| u32::from(*character)).collect();
        Self {
            old: characters(old),
            new: characters(new),
            common: Common::default(),
            next: Vec::new(),
            level: 0,
            pass: Pass::Put,
            cursor: Cursor::default(),
            pieces: Pieces::default(),
        }
    }

    /// Goes on for about so many characters; says whether that was the last.
    pub fn advance(&mut self, mut work: usize) -> bool {
        while let Some(level) = LEVELS.get(self.level) {
            if work == 0 {
                return false;
            }
            let done = match (self.pass, level.moved) {
                (Pass::Take, false) => self.take_in_order(level.length),
                (Pass::Take, true) => self.take_moved(level.length),
                _ => self.scan(level, work),
            };
            match done {
                Some(done) => work = work.saturating_sub(done),
                None => self.begin_pass(),
            }
        }
        true
    }

    /// What is common.
    pub fn finish(self) -> Common {
        self.common
    }

    fn begin_pass(&mut self) {
        self.cursor = Cursor::default();
        self.pass = match self.pass {
            Pass::Put => Pass::Note,
            Pass::Note => Pass::Find,
            Pass::Find => Pass::Take,
            Pass::Take => {
                if !LEVELS[self.level].moved {
                    self.common.in_order = std::mem::take(&mut self.next);
                }
                self.pieces = Pieces::default();
                self.level += 1;
                Pass::Put
            }
        };
    }

    /// The gap before the run with this number, on both sides.
    fn gap(&self, number: usize) -> (Span<Glyph>, Span<Glyph>) {
        let runs = &self.common.in_order;
        let before = number.checked_sub(1).map(|before| runs[before]);
        let (old_start, new_start) = before.map_or_else(Default::default, |run| (run.old_end(), run.new_end()));
        let (old_end, new_end) = runs.get(number).map_or_else(|| self.ends(), |run| (run.old, run.new));
        (Span::between(old_start, old_end), Span::between(new_start, new_end))
    }

    fn ends(&self) -> (Glyph, Glyph) {
        (Glyph(self.old.len()), Glyph(self.new.len()))
    }

    /// Goes through some pieces of the next gap; says how much work that was. `None` where there is none left.
    fn scan(&mut self, level: &Level, work: usize) -> Option<usize> {
        let Cursor { gap, done, .. } = self.cursor;
        if gap > self.common.in_order.len() {
            return None;
        }
        let (old, new) = self.gap(gap);
        let lengths = [old.count(), new.count()];
        let is_passed_over = !level.moved && lengths.iter().any(|it| !(level.length..=level.widest).contains(it));
        let (text, gap_here) = if self.pass == Pass::Find { (&self.new, new) } else { (&self.old, old) };
        let start = gap_here.start().0;
        let pieces = (gap_here.count() + 1).saturating_sub(level.length);
        if is_passed_over || done >= pieces {
            self.cursor = Cursor { gap: gap + 1, ..Cursor::default() };
            return Some(1);
        }
        let end = pieces.min(done + work);
        let stretch = &text[start + done..start + end - 1 + level.length];
        for (number, hash) in (done..).zip(Rolling::new(stretch, level.length)) {
            // The same piece in another gap is another.
            let key = if level.moved { hash } else { hash.wrapping_add((gap as u64) << 32) };
            let place = Glyph(start + number);
            match self.pass {
                Pass::Put if number % level.stride == 0 => self.pieces.put(key, place),
                Pass::Put | Pass::Take => {}
                Pass::Note => self.pieces.note(key, place),
                Pass::Find => self.pieces.find(key, place),
            }
        }
        self.cursor.done = end;
        Some(end - done + level.length)
    }

    /// Takes the longest row of some pieces that is in order, those of whole gaps.
    fn take_in_order(&mut self, length: usize) -> Option<usize> {
        let Cursor { gap: first, piece, .. } = self.cursor;
        if first > self.common.in_order.len() {
            return None;
        }
        let (mut gap, mut end) = (first, piece);
        let mut found: Vec<(usize, Run)> = Vec::new();
        while gap <= self.common.in_order.len() && end - piece < TOGETHER {
            let (old, _) = self.gap(gap);
            while self.pieces.all.get(end).is_some_and(|piece| piece.old < old.end()) {
                found.extend(self.run(end, length).map(|run| (gap, run)));
                end += 1;
            }
            gap += 1;
        }
        let places: Vec<Glyph> = found.iter().map(|(_, run)| run.new).collect();
        let mut row = longest_rising(&places).into_iter().map(|number| found[number]).peekable();
        for number in first..gap {
            let behind = self.common.in_order.get(number).copied();
            while let Some((_, run)) = row.next_if(|(gap, _)| *gap == number) {
                let next = row.peek().filter(|(gap, _)| *gap == number).map(|(_, run)| *run);
                self.add(run, next.or(behind));
            }
            self.next.extend(behind);
        }
        self.cursor = Cursor { gap, done: 0, piece: end };
        Some(end - piece + gap - first)
    }

    /// Takes what moved, of some pieces.
    fn take_moved(&mut self, length: usize) -> Option<usize> {
        let first = self.cursor.piece;
        let end = self.pieces.all.len().min(first + TOGETHER);
        for number in first..end {
            let Some(piece) = self.run(number, length) else { continue };
            let run = self.widened(piece, <(Glyph, Glyph)>::default(), self.ends());
            self.strike_out(run);
            self.common.moved.push(run);
        }
        self.cursor.piece = end;
        (first < end).then_some(end - first)
    }

    /// What a piece has in common, if it stands once in both texts and was not found yet. Other pieces can have its hash.
    fn run(&self, piece: usize, length: usize) -> Option<Run> {
        let piece = self.pieces.all[piece];
        let (old, new) = (piece.old, piece.stands()?);
        let is_same = self.old[old.0..old.0 + length] == self.new[new.0..new.0 + length];
        is_same.then_some(Run { old, new, length })
    }

    /// Adds a run, as wide as it is between the last one and the one behind it.
    fn add(&mut self, run: Run, behind: Option<Run>) {
        let start = self.next.last().map_or_else(Default::default, |last| (last.old_end(), last.new_end()));
        // The last one can have reached into this: then it is the same, or comes too near.
        let reached = start.0.0.saturating_sub(run.old.0).max(start.1.0.saturating_sub(run.new.0));
        if reached >= run.length {
            return;
        }
        let run =
            Run { old: Glyph(run.old.0 + reached), new: Glyph(run.new.0 + reached), length: run.length - reached };
        let end = behind.map_or_else(|| self.ends(), |behind| (behind.old, behind.new));
        let run = self.widened(run, start, (end.0.max(run.old_end()), end.1.max(run.new_end())));
        self.strike_out(run);
        match self.next.last_mut() {
            Some(last) if last.old_end() == run.old && last.new_end() == run.new => last.length += run.length,
            _ => self.next.push(run),
        }
    }

    /// A run with what is the same before and behind it, between places of the old text and the new one.
    fn widened(&self, run: Run, start: (Glyph, Glyph), end: (Glyph, Glyph)) -> Run {
        let (old, new) = (&self.old, &self.new);
        let before = old[start.0.0..run.old.0].iter().rev().zip(new[start.1.0..run.new.0].iter().rev());
        let before = before.take_while(|(one, other)| one == other).count();
        let behind = old[run.old_end().0..end.0.0].iter().zip(&new[run.new_end().0..end.1.0]);
        let behind = behind.take_while(|(one, other)| one == other).count();
        Run { old: Glyph(run.old.0 - before), new: Glyph(run.new.0 - before), length: before + run.length + behind }
    }

    fn strike_out(&mut self, run: Run) {
        self.old[run.old.0..run.old_end().0].fill(FOUND_OLD);
        self.new[run.new.0..run.new_end().0].fill(FOUND_NEW);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What is common, with little done in each step; no more steps than there may be.
    fn common(old: &str, new: &str, work: usize) -> Common {
        let characters = |text: &str| text.chars().collect::<Vec<_>>();
        let (old, new) = (characters(old), characters(new));
        let mut aligning = Aligning::new(&old, &new);
        for _ in 0..=(32 * old.len() + 16 * new.len() + 64) / work {
            if aligning.advance(work) {
                return aligning.finish();
            }
        }
        panic!("aligning {} and {} characters takes more work than it may", old.len(), new.len());
    }

    fn psalm(verses: impl Iterator<Item = usize>) -> String {
        verses.map(|verse| format!("Verse {verse}: and it was so, and the morning was another day.\n")).collect()
    }

    #[test]
    fn what_was_only_said_again_is_aligned_by_what_was_said_once() {
        let (old, gone) = (psalm(100..200), "Verse 150: and it was so, and the morning was another day.\n");
        let common = common(&old, &old.replace(gone, ""), 1 << 10);
        let found: usize = common.in_order.iter().map(|run| run.length).sum();
        assert!(common.moved.is_empty() && found == old.len() - gone.len(), "{common:?}");
    }

    #[test]
    fn what_moved_is_found_where_it_stands_now() {
        let old = psalm(100..200);
        let new = psalm((100..150).chain(152..180).chain(150..152).chain(180..200));
        let moved = common(&old, &new, 1 << 10).moved;
        assert_eq!(moved.len(), 1);
        let expected = (old.find("Verse 150").unwrap_or_default(), new.find("Verse 150").unwrap_or_default());
        assert!(moved[0].old.0.abs_diff(expected.0) < 8 && moved[0].new.0.abs_diff(expected.1) < 8);
        assert!(moved[0].length.abs_diff(2 * psalm(150..151).len()) < 16);
    }

    /// Something revised: verses, most of them in order, some again, some changed.
    fn verses() -> impl Strategy<Value = String> {
        let verse = (100usize..130, 0usize..9).prop_map(|(verse, change)| match change {
            0 => "Another verse that stands alone.\n".to_owned(),
            1 => psalm(verse..verse + 1).replace("morning", "evening"),
            _ => psalm(verse..verse + 1),
        });
        proptest::collection::vec(verse, 0..24).prop_map(|verses| verses.concat())
    }

    proptest! {
        #[test]
        fn runs_are_the_same_in_both_texts_and_none_comes_twice(old in verses(), new in verses(), work in 64usize..4_000) {
            let common = common(&old, &new, work);
            let in_order = &common.in_order;
            prop_assert!(in_order.windows(2).all(|two| two[0].old_end() <= two[1].old && two[0].new_end() <= two[1].new));
            let all = [&in_order[..], &common.moved[..]].concat();
            let (mut olds, mut news) = (vec![0; old.len()], vec![0; new.len()]);
            for run in all {
                prop_assert_eq!(&old[run.old.0..run.old_end().0], &new[run.new.0..run.new_end().0]);
                olds[run.old.0..run.old_end().0].iter_mut().for_each(|times| *times += 1);
                news[run.new.0..run.new_end().0].iter_mut().for_each(|times| *times += 1);
            }
            prop_assert!(olds.iter().chain(&news).all(|times| *times <= 1));
        }
    }
}
