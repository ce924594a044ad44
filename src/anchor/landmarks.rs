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
    /// Whether all of the former text went into them.
    are_of_all: bool,
}

impl Landmarks {
    /// Keeps those that agree. `are_of_all` says whether all of the former text went into them, or only some annotations.
    pub fn new(mut landmarks: Vec<Landmark>, are_of_all: bool) -> Self {
        landmarks.sort_unstable();
        landmarks.dedup_by_key(|landmark| landmark.old);
        Self { row: longest_rising(&landmarks), are_of_all }
    }

    /// Where something that stood there may stand now, if it is still in order: between the landmarks around it.
    pub fn between(&self, old: CodePoint, length: Glyph) -> Span<Glyph> {
        let next = self.row.partition_point(|landmark| landmark.old <= old);
        let start = next.checked_sub(1).map_or(Glyph(0), |before| self.row[before].new);
        let end = self.row.get(next).map_or(length, |behind| behind.new);
        Span::between(start, end)
    }

    /// Whether something of this length that stood elsewhere can be at a place now. Where all of the former text went into
    /// the landmarks, it can't if those around the place are no further apart than they were: what stands there stood there.
    pub fn leave_room(&self, new: Glyph, length: usize) -> bool {
        let next = self.row.partition_point(|landmark| landmark.new <= new);
        let around = next.checked_sub(1).and_then(|before| Some((self.row.get(before)?, self.row.get(next)?)));
        !self.are_of_all
            || around.is_none_or(|(before, behind)| {
                // An annotation may say that it stood anywhere.
                let needed = (behind.old.0 - before.old.0).saturating_add(length / 2);
                behind.new.0 - before.new.0 >= needed
            })
    }

    /// Whether there is any.
    pub fn is_empty(&self) -> bool {
        self.row.is_empty()
    }
}

/// The longest subsequence in which the new places rise as the old ones do (patience sorting, O(n log n)).
fn longest_rising(landmarks: &[Landmark]) -> Vec<Landmark> {
    // For each length the landmark with the smallest new place that a row of that length ends with.
    let mut ends: Vec<usize> = Vec::new();
    let mut former: Vec<Option<usize>> = Vec::with_capacity(landmarks.len());
    for (number, landmark) in landmarks.iter().enumerate() {
        let length = ends.partition_point(|end| landmarks[*end].new < landmark.new);
        former.push(length.checked_sub(1).map(|before| ends[before]));
        match ends.get_mut(length) {
            Some(end) => *end = number,
            None => ends.push(number),
        }
    }
    let mut row: Vec<Landmark> =
        std::iter::successors(ends.last().copied(), |number| former[*number]).map(|number| landmarks[number]).collect();
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
        let landmarks =
            Landmarks::new(vec![landmark(30, 20), landmark(10, 10), landmark(20, 900), landmark(40, 50)], true);
        let bracket = |old| landmarks.between(CodePoint(old), Glyph(1000));
        assert_eq!(bracket(25), Span::between(Glyph(10), Glyph(20)));
        assert_eq!(bracket(5), Span::between(Glyph(0), Glyph(10)));
        assert_eq!(bracket(50), Span::between(Glyph(50), Glyph(1000)));
        // Between 20 and 50 there were ten characters and are thirty.
        assert!(landmarks.leave_room(Glyph(30), 40) && !landmarks.leave_room(Glyph(30), 42));
        assert!(!landmarks.leave_room(Glyph(15), 10) && landmarks.leave_room(Glyph(500), 10));
    }

    proptest! {
        #[test]
        fn the_row_rises_and_none_is_longer(places in proptest::collection::vec(0usize..30, 0..12)) {
            let landmarks: Vec<Landmark> = places.iter().enumerate().map(|(old, new)| landmark(old, *new)).collect();
            let row = longest_rising(&landmarks);
            prop_assert!(row.windows(2).all(|pair| pair[0].new < pair[1].new && pair[0].old < pair[1].old));
            let mut longest: Vec<usize> = Vec::new();
            for (number, place) in places.iter().enumerate() {
                let before = (0..number).filter(|other| places[*other] < *place).map(|other| longest[other]).max();
                longest.push(before.unwrap_or(0) + 1);
            }
            prop_assert_eq!(row.len(), longest.into_iter().max().unwrap_or(0));
        }
    }
}
