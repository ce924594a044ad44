//! Swatches: a word in the line and tint of what it stands for.

use crate::collection::ClaimKind;
use crate::notebook::{Ink, NoteKind};
use crate::sheet::family_class;
use crate::ui::desk::desk;
use leptos::prelude::*;

/// A claim's kind in its family's colours.
#[component]
pub fn Swatch(kind: ClaimKind) -> impl IntoView {
    let class = format!("swatch {}", family_class(kind.family()));
    view! { <span class=class>{(desk().messages().claim_kind)(kind)}</span> }
}

/// The type of a reader's note in its ink.
#[component]
pub fn NoteSwatch(kind: Option<NoteKind>, ink: Ink) -> impl IntoView {
    view! { <span class=note_swatch_class(kind, ink)>{(desk().messages().note_kind)(kind)}</span> }
}

/// The classes of a note's swatch.
pub fn note_swatch_class(kind: Option<NoteKind>, ink: Ink) -> String {
    format!("swatch r-{} ink-{}", kind.map_or("plain", NoteKind::name), ink.name())
}
