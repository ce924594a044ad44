//! What of something long is near the window, and so worth having in the page.

mod rows;

pub use rows::Rows;

use crate::order::partition_point;
use std::ops::Range;

/// How far beyond the window something is still near, in heights of the window.
pub const REACH: f64 = 1.0;

/// The numbers of those within `reach` of a window, in heights of the window, of `count` that stand one below the other.
/// `place` says where one begins and ends. All of it in CSS px from the top of the window.
pub fn near(count: usize, height: f64, reach: f64, place: &dyn Fn(usize) -> (f64, f64)) -> Range<usize> {
    let first = partition_point(count, &|number| place(number).1 < -reach * height);
    let end = partition_point(count, &|number| place(number).0 <= (1.0 + reach) * height);
    first..end.max(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_window_above_below_and_beside_everything() {
        let place = |top: f64| move |number: usize| (top + 100.0 * number as f64, top + 100.0 * (number + 1) as f64);
        let table = [(0.0, 0..3), (-350.0, 2..6), (-10_000.0, 10..10), (10_000.0, 0..0)];
        for (top, expected) in table {
            assert_eq!(near(10, 100.0, REACH, &place(top)), expected, "{top}");
        }
        assert_eq!(near(0, 100.0, REACH, &place(0.0)), 0..0);
    }

    proptest! {
        #[test]
        fn everything_in_reach_is_near_and_nothing_else(
            heights in proptest::collection::vec(0f64..500.0, 0..60),
            top in -10_000f64..2000.0,
        ) {
            let mut below = top;
            let places: Vec<(f64, f64)> = heights.iter().map(|height| {
                let above = below;
                below += height;
                (above, below)
            }).collect();
            let near = near(places.len(), 800.0, REACH, &|number| places[number]);
            for (number, (above, below)) in places.iter().enumerate() {
                prop_assert_eq!(near.contains(&number), *below >= -800.0 && *above <= 1600.0);
            }
        }
    }
}
