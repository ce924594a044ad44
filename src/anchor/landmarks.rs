//! Landmarks: passages that were surely found, which say where what stood between them may stand now.

use super::normal::Glyph;
use crate::text::{CodePoint, Span};

/// A place in the text of then, and where it is in the text of now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Landmark {
    /// The old place.
    pub old: CodePoint,
    /// The new one.
    pub new: Glyph,
}

/// The landmarks that agree with each other: the longest row of them that is in order in both texts.
#[derive(Clone, Debug, Default)]
pub struct Landmarks {
    row: Vec<Landmark>,
}

impl Landmarks {
    /// Keeps those that agree.
    pub fn new(mut landmarks: Vec<Landmark>) -> Self {
        landmarks.sort_unstable();
        landmarks.dedup_by_key(|landmark| landmark.old);
        let places: Vec<Glyph> = landmarks.iter().map(|landmark| landmark.new).collect();
        Self { row: longest_rising(&places).into_iter().map(|number| landmarks[number]).collect() }
    }

    /// Where something that stood there may stand now, if it is still in order: between the landmarks around it.
    pub fn between(&self, old: CodePoint, length: Glyph) -> Span<Glyph> {
        let next = self.row.partition_point(|landmark| landmark.old <= old);
        let start = next.checked_sub(1).map_or(Glyph(0), |before| self.row[before].new);
        let end = self.row.get(next).map_or(length, |behind| behind.new);
        Span::between(start, end)
    }

    /// Whether there is any.
    pub fn is_empty(&self) -> bool {
        self.row.is_empty()
    }
}

/// The longest subsequence of places that rises, by their numbers (patience sorting, O(n log n)).
pub fn longest_rising(places: &[Glyph]) -> Vec<usize> {
    // For each length the smallest place that a row of that length ends with.
    let mut ends: Vec<usize> = Vec::new();
    let mut former: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (number, place) in places.iter().enumerate() {
        let length = ends.partition_point(|end| places[*end] < *place);
        former.push(length.checked_sub(1).map(|before| ends[before]));
        match ends.get_mut(length) {
            Some(end) => *end = number,
            None => ends.push(number),
        }
    }
    let mut row: Vec<usize> = std::iter::successors(ends.last().copied(), |number| former[*number]).collect();
    row.reverse();
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn landmark(old: usize, new: usize) -> Landmark {
        Landmark { old: CodePoint(old), new: Glyph(new) }
    }

    #[test]
    fn what_is_out_of_order_is_no_landmark() {
        let landmarks = Landmarks::new(vec![landmark(30, 20), landmark(10, 10), landmark(20, 900), landmark(40, 50)]);
        let bracket = |old| landmarks.between(CodePoint(old), Glyph(1000));
        assert_eq!(bracket(25), Span::between(Glyph(10), Glyph(20)));
        assert_eq!(bracket(5), Span::between(Glyph(0), Glyph(10)));
        assert_eq!(bracket(50), Span::between(Glyph(50), Glyph(1000)));
    }

    proptest! {
        #[test]
        fn the_row_rises_and_none_is_longer(places in proptest::collection::vec(0usize..30, 0..12)) {
            let glyphs: Vec<Glyph> = places.iter().copied().map(Glyph).collect();
            let row = longest_rising(&glyphs);
            prop_assert!(row.windows(2).all(|pair| pair[0] < pair[1] && places[pair[0]] < places[pair[1]]));
            let mut longest: Vec<usize> = Vec::new();
            for (number, place) in places.iter().enumerate() {
                let before = (0..number).filter(|other| places[*other] < *place).map(|other| longest[other]).max();
                longest.push(before.unwrap_or(0) + 1);
            }
            prop_assert_eq!(row.len(), longest.into_iter().max().unwrap_or(0));
        }
    }
}
