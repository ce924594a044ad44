//! A relation as it is drawn and read: each has its own line, and reads from both ends.

use crate::collection::Relation;
use crate::ui::desk::desk;
use leptos::prelude::*;

/// The line of a relation (28 × 10 CSS px) and its word, as it reads from one of its ends.
#[component]
pub fn RelationWord(relation: Relation, words: &'static str) -> impl IntoView {
    let strokes = strokes(relation).iter().map(|stroke| {
        view! {
            <path
                d=stroke.path
                fill="none"
                stroke=format!("var(--{})", hue(relation))
                stroke-width=stroke.width
                stroke-dasharray=stroke.dashes
            />
        }
    });
    view! {
        <span class="rel">
            <svg viewBox="0 0 28 10" width="28" height="10" aria-hidden="true">
                {strokes.collect_view()}
            </svg>
            {words}
        </span>
    }
}

/// How a relation reads from one of its ends.
pub fn reading(relation: Relation, side: crate::collection::Side) -> &'static str {
    (desk().messages().relation)(relation, side)
}

struct Stroke {
    path: &'static str,
    width: &'static str,
    /// Empty for an unbroken line.
    dashes: &'static str,
}

const fn stroke(path: &'static str, width: &'static str, dashes: &'static str) -> Stroke {
    Stroke { path, width, dashes }
}

/// The strokes of each relation's line, after the table of relations in ARCHITECTURE.md.
fn strokes(relation: Relation) -> &'static [Stroke] {
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
fn hue(relation: Relation) -> &'static str {
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
