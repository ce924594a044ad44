//! Where everything of the former text went, and where everything of the new one came from.

use super::common::{Common, Run};
use super::normal::Glyph;
use crate::order::sort_by_key;
use crate::text::Span;

/// How far from where its surroundings say something may stand, in characters: ends of changed words are not sharp.
const LOOSE: usize = 16;

/// The runs that two texts have in common, to be asked from either side.
#[derive(Clone, Debug)]
pub struct Whereabouts {
    /// Those in order.
    in_order: Vec<Run>,
    /// Those that moved, as they stood.
    moved_then: Vec<Run>,
    /// The same as they stand.
    moved_now: Vec<Run>,
    old_end: Glyph,
    new_end: Glyph,
}

impl Whereabouts {
    /// Of what is common to texts that end there.
    pub fn new(common: Common, old_end: Glyph, new_end: Glyph) -> Self {
        let Common { in_order, moved } = common;
        let (mut moved_then, mut moved_now) = (moved.clone(), moved);
        sort_by_key(&mut moved_then, |run| run.old);
        sort_by_key(&mut moved_now, |run| run.new);
        Self { in_order, moved_then, moved_now, old_end, new_end }
    }

    /// Where something is to be expected that stood there: where it moved, or between what stood around it.
    pub fn expected(&self, old: Span<Glyph>) -> Span<Glyph> {
        let middle = Glyph(old.start().0.midpoint(old.end().0));
        let moved = before(&self.moved_then, |run| run.old <= middle).filter(|run| middle < run.old_end());
        let place = if let Some(moved) = moved {
            let start = Glyph((moved.new.0 + old.start().0).saturating_sub(moved.old.0));
            Span::between(start, start)
        } else {
            let start = self.new_place(old.start());
            let behind = self.in_order.partition_point(|run| run.old_end() <= old.start());
            let behind = self.in_order.get(behind);
            Span::between(start, behind.map_or(self.new_end, |run| run.new.max(start)))
        };
        loosened(place, LOOSE, self.new_end)
    }

    /// Where what stands there stood, as far as that can be said: so much more on both sides is looked at.
    pub fn origin(&self, new: Span<Glyph>) -> Span<Glyph> {
        let middle = Glyph(new.start().0.midpoint(new.end().0));
        let moved = before(&self.moved_now, |run| run.new <= middle).filter(|run| middle < run.new_end());
        let place = moved.map_or_else(
            || {
                let start = before(&self.in_order, |run| run.new <= new.start())
                    .map_or(Glyph(0), |run| Glyph((run.old.0 + (new.start().0 - run.new.0)).min(run.old_end().0)));
                let behind = self.in_order.partition_point(|run| run.new_end() < new.end());
                let end = self
                    .in_order
                    .get(behind)
                    .map_or(self.old_end, |run| Glyph(run.old.0 + new.end().0.saturating_sub(run.new.0)));
                Span::between(start, end)
            },
            |run| Span::between(run.old, run.old_end()),
        );
        loosened(place, LOOSE, self.old_end)
    }

    /// Whether something of this length that stood elsewhere can be at a place now: not within a run, nor in a gap that is
    /// no wider than it was.
    pub fn leave_room(&self, new: Glyph, length: usize) -> bool {
        let number = self.in_order.partition_point(|run| run.new <= new);
        let around =
            number.checked_sub(1).and_then(|before| Some((self.in_order.get(before)?, self.in_order.get(number)?)));
        around.is_none_or(|(before, behind)| {
            let gap = (behind.old.0 - before.old_end().0).saturating_add(length / 2);
            new >= before.new_end() && behind.new.0 - before.new_end().0 >= gap
        })
    }

    /// The share of an old place that stands in a new one, and the share that stands elsewhere.
    pub fn shares(&self, old: Span<Glyph>, new: Span<Glyph>) -> (f32, f32) {
        let (mut there, mut elsewhere) = (0, 0);
        for runs in [&self.in_order, &self.moved_then] {
            let first = runs.partition_point(|run| run.old_end() <= old.start());
            for run in runs[first..].iter().take_while(|run| run.old < old.end()) {
                let (start, end) = (run.old.max(old.start()), run.old_end().min(old.end()));
                let stands = |place: Glyph| Glyph(place.0 - run.old.0 + run.new.0);
                let both = Span::between(stands(start), stands(end)).intersection(new).map_or(0, Span::count);
                there += both;
                elsewhere += end.0 - start.0 - both;
            }
        }
        let all = old.count().max(1) as f32;
        (there as f32 / all, elsewhere as f32 / all)
    }

    fn new_place(&self, old: Glyph) -> Glyph {
        before(&self.in_order, |run| run.old <= old)
            .map_or(Glyph(0), |run| Glyph((run.new.0 + (old.0 - run.old.0)).min(run.new_end().0)))
    }
}

/// The last run of which this holds, where it holds for all before.
fn before(runs: &[Run], holds: impl Fn(&Run) -> bool) -> Option<&Run> {
    runs.partition_point(holds).checked_sub(1).map(|last| &runs[last])
}

fn loosened(place: Span<Glyph>, by: usize, end: Glyph) -> Span<Glyph> {
    Span::between(Glyph(place.start().0.saturating_sub(by)), Glyph((place.end().0 + by).min(end.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: usize, end: usize) -> Span<Glyph> {
        Span::between(Glyph(start), Glyph(end))
    }

    fn run(old: usize, new: usize, length: usize) -> Run {
        Run { old: Glyph(old), new: Glyph(new), length }
    }

    /// A hundred characters, then fifty that moved behind the rest, a hundred that were rewritten as 140, and a hundred.
    fn whereabouts() -> Whereabouts {
        let common = Common { in_order: vec![run(0, 0, 100), run(250, 240, 100)], moved: vec![run(100, 340, 50)] };
        Whereabouts::new(common, Glyph(350), Glyph(390))
    }

    #[test]
    fn everything_is_followed_where_it_went_or_to_between_what_stood_around_it() {
        type Ask = fn(&Whereabouts, Span<Glyph>) -> Span<Glyph>;
        let (expected, origin): (Ask, Ask) = (Whereabouts::expected, Whereabouts::origin);
        let table = [
            ("in order", expected, span(40, 60), span(24, 56)),
            ("moved", expected, span(110, 140), span(334, 366)),
            ("rewritten", expected, span(170, 200), span(84, 256)),
            ("at the end", expected, span(345, 350), span(319, 351)),
            ("back, in order", origin, span(40, 60), span(24, 76)),
            ("back, moved", origin, span(350, 380), span(84, 166)),
            ("back, rewritten", origin, span(120, 150), span(84, 266)),
        ];
        for (name, ask, place, answer) in table {
            assert_eq!(ask(&whereabouts(), place), answer, "{name}");
        }
    }

    #[test]
    fn there_is_room_where_more_stands_than_stood() {
        let whereabouts = whereabouts();
        assert!(!whereabouts.leave_room(Glyph(50), 1) && !whereabouts.leave_room(Glyph(120), 40));
        let common = Common { in_order: vec![run(0, 0, 100), run(110, 150, 100)], moved: Vec::new() };
        assert!(Whereabouts::new(common, Glyph(210), Glyph(250)).leave_room(Glyph(120), 40));
    }

    #[test]
    fn shares_are_of_what_was_followed() {
        assert_eq!(whereabouts().shares(span(50, 150), span(60, 100)), (0.4, 0.6));
        assert_eq!(whereabouts().shares(span(150, 250), span(0, 390)), (0.0, 0.0));
    }
}
