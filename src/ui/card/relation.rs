//! A relation as it is drawn and read: each has its own line, and reads from both ends.

use crate::collection::Relation;
use crate::sheet::{hue, strokes};
use crate::ui::desk::desk;
use crate::ui::parts::all;
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
                {all(strokes)}
            </svg>
            {words}
        </span>
    }
}

/// How a relation reads from one of its ends.
pub fn reading(relation: Relation, side: crate::collection::Side) -> &'static str {
    desk().messages().relation(relation, side)
}
