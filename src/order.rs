//! Sorting whose machinery is compiled once: the standard library's is compiled anew for every type and key, and each
//! time costs 4 to 5 kB of the wasm that a reader waits for. What is sorted here is short.
//!
//! [`partition_point`] is there for what is no slice.
//!
//! For the same reason sets and maps are built with `extend`: `collect` and `from` sort what they are given first.

use std::cmp::Ordering;

/// Sorts by a key; what is equal in it stays in order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts by a comparison; what is equal in it stays in order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = ordered(items.len(), &|one, other| compare(&items[one], &items[other]));
    arrange(order, &mut |one, other| items.swap(one, other));
}

/// The first of the numbers below `count` for which something does not hold, where it holds for all before and for none
/// behind; `count` if there is none.
pub fn partition_point(count: usize, holds: &dyn Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        if holds(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// The numbers below `count` in order: a merge sort.
fn ordered(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut length = 1;
    while length < count {
        let mut merged = Vec::with_capacity(count);
        for pair in order.chunks(2 * length) {
            let (mut left, mut right) = pair.split_at(length.min(pair.len()));
            while let ([one, left_rest @ ..], [other, right_rest @ ..]) = (left, right) {
                if compare(*one, *other).is_gt() {
                    merged.push(*other);
                    right = right_rest;
                } else {
                    merged.push(*one);
                    left = left_rest;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        order = merged;
        length *= 2;
    }
    order
}

/// Brings each item to its place by swaps, one cycle after the other; `order` says which item belongs where.
fn arrange(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut place = start;
        loop {
            let wanted = std::mem::replace(&mut order[place], place);
            if wanted == start || wanted == place {
                break;
            }
            swap(place, wanted);
            place = wanted;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_partition_point_is_where_it_is(count in 0usize..50, point in 0usize..60) {
            prop_assert_eq!(partition_point(count, &|number| number < point), point.min(count));
        }

        #[test]
        fn everything_is_sorted_as_by_the_standard_library(keys in proptest::collection::vec(0u8..12, 0..200)) {
            let mut items: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            sort_by_key(&mut items, |(key, _)| *key);
            prop_assert_eq!(items, expected);
        }
    }
}
