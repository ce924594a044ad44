//! Painting a sheet: the tree of the document as elements, and again only the pieces whose marks have changed.

use crate::browser::dom;
use crate::collection::{Block, Document};
use crate::i18n::Messages;
use crate::sheet::{self, Mark, Node};
use std::sync::Arc;
use web_sys::Element;

/// A painted sheet: its element, and what each piece of it holds.
pub struct Painting {
    element: Element,
    document: Arc<Document>,
    /// For each block of the document, the content it was last painted with; nothing for a page break.
    pieces: Vec<Option<Vec<Node>>>,
}

impl Painting {
    /// Paints a document anew, in place of what `parent` holds.
    pub fn new(parent: &Element, document: &Arc<Document>, marks: &[Mark], messages: &Messages) -> Option<Self> {
        let tree = Node::from(sheet::sheet(document, marks, messages));
        parent.set_text_content(None);
        let element: Element = wasm_bindgen::JsCast::dyn_into(dom::build(&tree)?).ok()?;
        parent.append_child(&element).ok()?;
        let pieces = document.blocks.iter().map(|block| content(document, block, marks)).collect();
        Some(Self { element, document: document.clone(), pieces })
    }

    /// Paints the pieces again that look otherwise with these marks; the others keep their elements, focus and selection.
    pub fn repaint(&mut self, marks: &[Mark]) {
        let focused = dom::page().active_element().and_then(|element| element.get_attribute("data-id"));
        for (number, block) in self.document.blocks.iter().enumerate() {
            let content = content(&self.document, block, marks);
            if content == self.pieces[number] {
                continue;
            }
            let selector = format!("[data-piece=\"{number}\"]");
            if let (Ok(Some(piece)), Some(nodes)) = (self.element.query_selector(&selector), &content) {
                dom::fill(&piece, nodes);
            }
            self.pieces[number] = content;
        }
        // Elements that were replaced took the focus with them: the same mark gets it back.
        let lost = dom::page().active_element().is_none_or(|element| element.tag_name() == "BODY");
        if let Some(id) = focused.filter(|_| lost) {
            dom::focus(dom::first_mark(&id).as_ref());
        }
    }
}

fn content(document: &Document, block: &Block, marks: &[Mark]) -> Option<Vec<Node>> {
    match block {
        Block::Text(block) => Some(sheet::piece(&document.text, block, marks)),
        Block::PageBreak(_) => None,
    }
}
