//! Swatches: a word in the line and tint of what it stands for.

use crate::collection::ClaimKind;
use crate::notebook::{Ink, NoteKind};
use crate::sheet::{Element, element, family_class};
use crate::ui::desk::desk;

/// A claim's kind in its family's colours.
pub fn swatch(kind: ClaimKind) -> Element {
    let class = format!("swatch {}", family_class(kind.family()));
    element("span").class(class).text(desk().messages().claim_kind(kind))
}

/// The type of a reader's note in its ink.
pub fn note_swatch(kind: Option<NoteKind>, ink: Ink) -> Element {
    element("span").class(note_swatch_class(kind, ink)).text(desk().messages().note_kind(kind))
}

/// The classes of a note's swatch.
pub fn note_swatch_class(kind: Option<NoteKind>, ink: Ink) -> String {
    format!("swatch r-{} ink-{}", kind.map_or("plain", NoteKind::name), ink.name())
}
