//! The rows of a long list, of which only some are in the page: how much room the others take.

use super::{REACH, near};
use std::collections::BTreeMap;
use std::ops::Range;

/// The height of a row where none has been seen yet, in CSS px.
const GUESS: f64 = 150.0;

/// The rows by name, each as high as it was when it was seen last; the others count as high as those on average.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    names: Vec<String>,
    /// In CSS px.
    heights: Vec<Option<f64>>,
}

impl Rows {
    /// Other rows, or the same in another order: what was seen of those that stay is remembered.
    pub fn renew<'a>(&mut self, names: impl Iterator<Item = &'a str>) {
        let names: Vec<String> = names.map(str::to_owned).collect();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for (place, name) in self.names.iter().enumerate().filter(|(place, _)| self.heights[*place].is_some()) {
            *places.entry(name.clone()).or_default() = place;
        }
        self.heights = names.iter().map(|name| self.heights[*places.get(name)?]).collect();
        self.names = names;
    }

    /// Remembers how high a row is, in CSS px.
    pub fn see(&mut self, place: usize, height: f64) {
        if let Some(seen) = self.heights.get_mut(place) {
            *seen = Some(height);
        }
    }

    /// The places of the rows near a window of this height; `top` is where the list begins, from the top of the window.
    pub fn near(&self, top: f64, height: f64) -> Range<usize> {
        let tops = self.tops();
        near(self.names.len(), height, REACH, &|place| (top + tops[place], top + tops[place + 1]))
    }

    /// How much room is to be left before each of the rows that are shown, for those that are not, and behind the last.
    pub fn gaps(&self, shown: &[usize]) -> Vec<f64> {
        let tops = self.tops();
        let mut behind = 0;
        let mut gaps = Vec::new();
        for place in shown {
            gaps.push(tops[*place] - tops[behind]);
            behind = place + 1;
        }
        gaps.push(tops[self.names.len()] - tops[behind]);
        gaps
    }

    /// Where each row begins, and at last where the list ends.
    fn tops(&self) -> Vec<f64> {
        let seen: Vec<f64> = self.heights.iter().copied().flatten().collect();
        let usual = if seen.is_empty() { GUESS } else { seen.iter().sum::<f64>() / seen.len() as f64 };
        let mut tops = vec![0.0];
        let mut top = 0.0;
        for height in &self.heights {
            top += height.unwrap_or(usual);
            tops.push(top);
        }
        tops
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(names: &str) -> Rows {
        let mut rows = Rows::default();
        rows.renew(names.split(' '));
        rows
    }

    #[test]
    fn rows_that_move_keep_their_heights() {
        let mut rows = rows("a b c d");
        assert_eq!(rows.gaps(&[1]), [GUESS, 2.0 * GUESS]);
        rows.see(0, 100.0);
        rows.see(2, 300.0);
        rows.see(9, 900.0);
        assert_eq!(rows.gaps(&[]), [800.0]);
        rows.renew("d c a".split(' '));
        assert_eq!(rows.gaps(&[1, 2]), [200.0, 0.0, 0.0]);
        assert_eq!(rows.gaps(&[0]), [0.0, 400.0]);
        assert_eq!(rows.near(-1000.0, 10.0), 3..3);
    }

    proptest! {
        #[test]
        fn what_is_left_out_takes_its_room(
            heights in proptest::collection::vec(proptest::option::of(1f64..400.0), 1..60),
            shown in proptest::collection::btree_set(0usize..60, 0..10),
        ) {
            let mut rows = rows(&"x ".repeat(heights.len() - 1));
            for (place, height) in heights.iter().enumerate() {
                height.iter().for_each(|height| rows.see(place, *height));
            }
            let shown: Vec<usize> = shown.into_iter().filter(|place| *place < heights.len()).collect();
            let tops = rows.tops();
            let in_the_page: f64 = shown.iter().map(|place| tops[place + 1] - tops[*place]).sum();
            let left_out: f64 = rows.gaps(&shown).iter().sum();
            prop_assert!((in_the_page + left_out - tops[heights.len()]).abs() < 1e-6);
        }
    }
}
