//! Painting a sheet: the document's text as elements, and marks on the pieces of it that are near.
//!
//! A mark moves nothing, so a piece is as high without its marks as with them, and holds the same text. However many
//! marks lie on a long document, the page pays for those that can soon be seen.

use crate::browser::{dom, selection};
use crate::collection::{Document, TextBlock};
use crate::i18n::Messages;
use crate::near::{REACH, near};
use crate::sheet::{self, Mark, Node};
use crate::text::{Passage, Span};
use std::cell::OnceCell;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// How far beyond the window what has marks keeps them, in heights of the window: not all that comes near has another go.
const KEPT: f64 = 1.5;

/// A painted sheet.
pub struct Painting {
    document: Arc<Document>,
    pieces: Vec<Piece>,
    /// Whether some piece could not follow the window, because it held the focus or the selection.
    pub is_behind: bool,
}

struct Piece {
    element: Element,
    block: TextBlock,
    is_near: bool,
    /// What it was filled with last; nothing where that is text without marks.
    marked: Option<Vec<Node>>,
}

impl Painting {
    /// Puts the text of a document in place of what `parent` holds.
    pub fn new(parent: &Element, document: &Arc<Document>, messages: &Messages) -> Option<Self> {
        let tree = Node::from(sheet::sheet(document, &[], messages));
        parent.set_text_content(None);
        let element: Element = dom::build(&tree)?.dyn_into().ok()?;
        parent.append_child(&element).ok()?;
        let elements = dom::find_all(&element, "[data-piece]").into_iter();
        let piece = |(element, block): (web_sys::HtmlElement, &TextBlock)| Piece {
            element: element.into(),
            block: block.clone(),
            is_near: false,
            marked: None,
        };
        let pieces = elements.zip(document.text_blocks()).map(piece).collect();
        Some(Self { document: document.clone(), pieces, is_behind: false })
    }

    /// The part of the text that is near the window; of what `was` near, what has not been left far behind stays.
    pub fn near(&self, was: Option<Passage>) -> Option<Passage> {
        let near = self.within(REACH)?;
        // On paper all of it was.
        let stays = |was: &Passage| *was != self.document.text.whole() && was.intersection(near).is_some();
        let Some(was) = was.filter(stays) else { return Some(near) };
        if was.encloses(near) {
            return Some(was);
        }
        let kept = self.within(KEPT).and_then(|kept| kept.intersection(was));
        Some(kept.map_or(near, |kept| kept.hull(near)))
    }

    fn within(&self, reach: f64) -> Option<Passage> {
        let (_, height) = dom::window_size();
        let within = near(self.pieces.len(), height, reach, &|number| {
            let place = self.pieces[number].element.get_bounding_client_rect();
            (place.top(), place.bottom())
        });
        let pieces = self.pieces.get(within)?;
        Span::new(pieces.first()?.block.passage.start(), pieces.last()?.block.passage.end())
    }

    /// Paints what looks otherwise with these marks; all other pieces keep their elements, and with them focus and
    /// selection. A piece has marks as long as one of the parts of the text that are `wanted` touches it.
    pub fn paint(&mut self, wanted: &[Passage], marks_on: &dyn Fn(Passage) -> Vec<Mark>) {
        // Asked only where it matters: for the selection Chromium lays out the page.
        let held = OnceCell::new();
        let focused = dom::active_element().and_then(|element| element.get_attribute("data-id"));
        self.is_behind = false;
        for Piece { element, block, is_near, marked } in &mut self.pieces {
            let is_wanted = wanted.iter().any(|part| part.intersection(block.passage).is_some());
            // Whoever reads on with something focused or selected finds it again when they come back.
            if is_wanted != *is_near {
                let held = held.get_or_init(selection::ends_and_focus);
                if held.iter().any(|node| element.contains(Some(node))) {
                    self.is_behind = true;
                } else {
                    *is_near = is_wanted;
                }
            }
            let marks = if *is_near { marks_on(block.passage) } else { Vec::new() };
            let content = (!marks.is_empty()).then(|| sheet::piece(&self.document.text, block, &marks));
            if content == *marked {
                continue;
            }
            let is_retouched = match (&*marked, &content) {
                (Some(old), Some(new)) => dom::retouch(element, old, new),
                _ => false,
            };
            if !is_retouched {
                let plain = || sheet::piece(&self.document.text, block, &[]);
                dom::fill(element, content.as_ref().unwrap_or(&plain()));
            }
            *marked = content;
        }
        // Elements that were replaced took the focus with them: the same mark gets it back.
        let lost = dom::active_element().is_none_or(|element| element.tag_name() == "BODY");
        if let Some(id) = focused.filter(|_| lost) {
            dom::focus(dom::first_mark(&id).as_ref());
        }
    }
}
