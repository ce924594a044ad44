//! Where the margin's cards stand: as level with their passages as they can without overlapping.
//!
//! Putting cards as near as possible to where they belong, in order and without overlap, is isotonic regression: with the
//! heights of the cards above taken off, the places must not decrease. The pool-adjacent-violators algorithm (Ayer et al.,
//! 1955, <https://doi.org/10.1214/aoms/1177728423>) finds the least squares in one pass. The open card weighs so much that
//! the others make room for it, upward and downward.

/// A card to be placed, in CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Card {
    /// Where its passage stands, from the top of the margin.
    pub level: f64,
    /// How high the card is.
    pub height: f64,
    /// Whether it is the open one.
    pub is_open: bool,
}

/// What an open card weighs beside a closed one.
const OPEN_WEIGHT: f64 = 1e9;

/// Cards that stand together as one block without a gap to spare.
struct Pool {
    /// Where the block wants to stand: the weighted mean of its cards' wishes.
    place: f64,
    weight: f64,
    cards: usize,
}

/// The top of each card in CSS px from the top of the margin, never above it. Cards come in the order of their passages.
pub fn stack(cards: &[Card], gap: f64) -> Vec<f64> {
    let mut pools: Vec<Pool> = Vec::with_capacity(cards.len());
    let mut above = 0.0;
    for card in cards {
        let weight = if card.is_open { OPEN_WEIGHT } else { 1.0 };
        let mut pool = Pool { place: card.level - above, weight, cards: 1 };
        while let Some(before) = pools.pop_if(|before| before.place >= pool.place) {
            let weight = before.weight + pool.weight;
            pool = Pool {
                place: (before.place * before.weight + pool.place * pool.weight) / weight,
                weight,
                cards: before.cards + pool.cards,
            };
        }
        pools.push(pool);
        above += card.height + gap;
    }
    let places = pools.iter().flat_map(|pool| std::iter::repeat_n(pool.place.max(0.0), pool.cards));
    let mut above = 0.0;
    cards
        .iter()
        .zip(places)
        .map(|(card, place)| {
            let top = place + above;
            above += card.height + gap;
            top
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn card(level: f64, height: f64) -> Card {
        Card { level, height, is_open: false }
    }

    #[test]
    fn cards_with_room_stand_level() {
        assert_eq!(stack(&[card(10.0, 20.0), card(50.0, 20.0)], 5.0), [10.0, 50.0]);
        assert_eq!(stack(&[], 5.0), [0.0; 0]);
    }

    #[test]
    fn cards_for_one_line_share_the_way() {
        assert_eq!(stack(&[card(100.0, 20.0), card(100.0, 20.0)], 10.0), [85.0, 115.0]);
    }

    #[test]
    fn the_others_make_room_for_the_open_card() {
        let open = Card { is_open: true, ..card(100.0, 200.0) };
        let tops = stack(&[card(95.0, 40.0), open, card(120.0, 40.0)], 10.0);
        assert!((tops[1] - 100.0).abs() < 0.01, "{tops:?}");
        assert!((tops[0] - 50.0).abs() < 0.01 && (tops[2] - 310.0).abs() < 0.01, "{tops:?}");
    }

    #[test]
    fn nothing_stands_above_the_margin() {
        assert_eq!(stack(&[card(0.0, 30.0), card(0.0, 30.0), card(0.0, 30.0)], 10.0), [0.0, 40.0, 80.0]);
    }

    proptest! {
        #[test]
        fn cards_never_overlap_and_keep_their_order(
            levels in proptest::collection::vec((0f64..2000.0, 1f64..300.0), 0..40),
            open in 0usize..40,
        ) {
            let mut levels = levels;
            levels.sort_by(|one, other| one.0.total_cmp(&other.0));
            let cards: Vec<Card> = levels.iter().enumerate()
                .map(|(number, (level, height))| Card { level: *level, height: *height, is_open: number == open })
                .collect();
            let tops = stack(&cards, 8.0);
            for number in 1..cards.len() {
                prop_assert!(tops[number] >= tops[number - 1] + cards[number - 1].height + 8.0 - 1e-6);
            }
            prop_assert!(tops.iter().all(|top| *top >= 0.0));
        }
    }
}
