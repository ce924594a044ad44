//! Which of many passages touch a part of the text, found without looking at the others.

use crate::order::partition_point;
use crate::text::{CodePoint, Passage};
use std::ops::Range;

/// Passages in the order of their starts, as an interval tree without pointers: the root of a stretch of the list is its
/// middle, and what stands before and behind it are the branches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    passages: Vec<Passage>,
    /// For each passage, where the last one of the stretch that it is the root of ends.
    reach: Vec<CodePoint>,
}

impl Index {
    /// An index of passages that come in the order of their starts.
    pub fn new(passages: Vec<Passage>) -> Self {
        let mut reach = vec![CodePoint(0); passages.len()];
        measure(&passages, &mut reach);
        Self { passages, reach }
    }

    /// All passages, in their order.
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// The numbers of the passages that have something in common with a part of the text, in order.
    pub fn touching(&self, part: Passage) -> Vec<usize> {
        let mut found = Vec::new();
        self.collect(0..self.passages.len(), part, &mut found);
        found
    }

    /// The numbers of the passages that begin in a part of the text.
    pub fn starting_in(&self, part: Passage) -> Range<usize> {
        let before = |end| partition_point(self.passages.len(), &|number| self.passages[number].start() < end);
        before(part.start())..before(part.end())
    }

    fn collect(&self, stretch: Range<usize>, part: Passage, found: &mut Vec<usize>) {
        let root = stretch.start + stretch.len() / 2;
        if stretch.is_empty() || self.reach[root] <= part.start() {
            return;
        }
        self.collect(stretch.start..root, part, found);
        let passage = self.passages[root];
        if passage.start() < part.end() {
            found.extend(passage.intersection(part).map(|_| root));
            self.collect(root + 1..stretch.end, part, found);
        }
    }
}

/// Fills in the reach of every root in a stretch, and says that of the whole.
fn measure(passages: &[Passage], reach: &mut [CodePoint]) -> CodePoint {
    let root = passages.len() / 2;
    let Some(passage) = passages.get(root) else { return CodePoint(0) };
    let before = measure(&passages[..root], &mut reach[..root]);
    let behind = measure(&passages[root + 1..], &mut reach[root + 1..]);
    reach[root] = passage.end().max(before).max(behind);
    reach[root]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use proptest::prelude::*;

    fn passage((start, length): (usize, usize)) -> Passage {
        Span::between(CodePoint(start), CodePoint(start + length))
    }

    #[test]
    fn what_reaches_in_from_before_is_found() {
        let index = Index::new([(0, 100), (10, 5), (20, 5), (30, 5)].map(passage).to_vec());
        let table = [((12, 10), vec![0, 1, 2]), ((25, 5), vec![0]), ((90, 50), vec![0]), ((100, 5), vec![])];
        for (part, expected) in table {
            assert_eq!(index.touching(passage(part)), expected, "{part:?}");
        }
        assert_eq!(index.starting_in(passage((10, 20))), 1..3);
        assert_eq!(Index::default().touching(passage((0, 9))), [0; 0]);
    }

    proptest! {
        #[test]
        fn nothing_else_is_found(
            mut passages in proptest::collection::vec((0usize..200, 0usize..40), 0..80),
            part in (0usize..200, 0usize..60),
        ) {
            passages.sort_unstable();
            let passages: Vec<Passage> = passages.into_iter().map(passage).collect();
            let part = passage(part);
            let index = Index::new(passages.clone());
            let holding = |holds: &dyn Fn(&Passage) -> bool| -> Vec<usize> {
                (0..passages.len()).filter(|number| holds(&passages[*number])).collect()
            };
            prop_assert_eq!(index.touching(part), holding(&|passage| passage.intersection(part).is_some()));
            prop_assert_eq!(index.starting_in(part).collect::<Vec<_>>(), holding(&|passage| part.contains(passage.start())));
        }
    }
}
