//! How each relation is drawn: the strokes of its line, and its colour.

use crate::collection::Relation;

/// One stroke of a line, in a box of 28 × 10.
#[derive(Clone, Copy, Debug)]
pub struct Stroke {
    /// An SVG path.
    pub path: &'static str,
    /// Its width.
    pub width: &'static str,
    /// Empty for an unbroken line.
    pub dashes: &'static str,
}

const fn stroke(path: &'static str, width: &'static str, dashes: &'static str) -> Stroke {
    Stroke { path, width, dashes }
}

/// The strokes of each relation's line, after the table of relations in ARCHITECTURE.md.
pub fn strokes(relation: Relation) -> &'static [Stroke] {
    const OPEN_CIRCLE: &str = "M20.3 5a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0 -6.4 0";
    match relation {
        Relation::Supports => const { &[stroke("M0 5h28", "4", "")] },
        Relation::BearsAgainst => const { &[stroke("M0 5h28", "1.5", ""), stroke("M0 5h28", "9", "1.5 4")] },
        Relation::AgreesWith => const { &[stroke("M0 5h28", "2", "")] },
        Relation::DiffersFrom => {
            const { &[stroke("M0 8l3.5 -6l3.5 6l3.5 -6l3.5 6l3.5 -6l3.5 6l3.5 -6l3.5 6", "1.5", "")] }
        }
        Relation::Qualifies => const { &[stroke("M0 5h28", "2.5", "7 3.5")] },
        Relation::DependsOn => const { &[stroke("M0 5h28", "2.5", "8 3 2 3")] },
        Relation::QuotesExactly => const { &[stroke("M0 2.5h28M0 7.5h28", "1.8", "")] },
        Relation::QuotesAltered => const { &[stroke("M0 2.5h28", "1.8", ""), stroke("M0 7.5h28", "1.8", "5 3")] },
        Relation::Paraphrases => const { &[stroke("M0 5q3.5 -5 7 0t7 0t7 0t7 0", "1.6", "")] },
        Relation::Explains => const { &[stroke("M0 5h26", "1.2", ""), stroke("M26.5 0v10", "2.5", "")] },
        Relation::SilentOn | Relation::CheckedIn | Relation::NotHere => {
            const { &[stroke("M0 5h19", "1.5", "1.5 3"), stroke(OPEN_CIRCLE, "1.5", "")] }
        }
    }
}

/// The token that a relation's colour has in the style sheets.
pub fn hue(relation: Relation) -> &'static str {
    match relation {
        Relation::Supports | Relation::AgreesWith => "supports",
        Relation::BearsAgainst | Relation::DiffersFrom => "contradicts",
        Relation::Qualifies | Relation::DependsOn => "qualifies",
        Relation::QuotesExactly => "exact",
        Relation::QuotesAltered => "altered",
        Relation::Paraphrases => "paraphrases",
        Relation::Explains | Relation::SilentOn | Relation::CheckedIn | Relation::NotHere => "silent",
    }
}
