//! The reader's selection in the page, as offsets into a document's text.
//!
//! Every element with `data-piece` holds, letter for letter, a part of the text and says with `data-start` where that
//! begins (UTF-16 units from the start of the text). A boundary between pieces belongs to the nearest piece inside.

use crate::browser::dom::{active_element, find_all, page, window};
use crate::browser::surroundings;
use crate::order::partition_point;
use crate::text::{Span, Utf16};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use web_sys::{DomRect, Element, Node, NodeList, Range};

/// A selection within one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Selected {
    /// The name of the document.
    pub document: String,
    /// The selected part of its text, in UTF-16 units; never empty.
    pub span: Span<Utf16>,
}

/// What is selected in a document's text; `None` where nothing of it is.
pub fn current() -> Option<Selected> {
    let range = selected_range().filter(|range| !range.collapsed())?;
    let sheet = sheet_of(&range)?;
    let pieces = sheet.query_selector_all("[data-piece]").ok()?;
    // What lies between the first piece and the last need not be looked at.
    let mut parts = touched(&pieces, &range).filter_map(|number| selected_part(&piece(&pieces, number)?, &range));
    let first = parts.next()?;
    let span = parts.next_back().map_or(first, |last| first.hull(last));
    Some(Selected { document: sheet.get_attribute("data-document")?, span })
}

/// The selection's range, if it has one. Chromium lays out what has changed before it answers.
fn selected_range() -> Option<Range> {
    let selection = window().get_selection().ok()??;
    match surroundings::shadow() {
        None => (selection.range_count() > 0).then(|| selection.get_range_at(0).ok())?,
        Some(root) => range_within(selection.unchecked_ref(), &root),
    }
}

#[wasm_bindgen]
extern "C" {
    /// A selection that is asked for what it has in a shadow tree: from outside, it lies around the tree as a whole.
    type ComposedSelection;
    #[wasm_bindgen(method, catch, js_name = getComposedRanges)]
    fn composed_ranges(this: &ComposedSelection, options: &Object) -> Result<Array, JsValue>;
    /// The DOM's `StaticRange`.
    type StaticRange;
    #[wasm_bindgen(method, getter, js_name = startContainer)]
    fn start_container(this: &StaticRange) -> Node;
    #[wasm_bindgen(method, getter, js_name = startOffset)]
    fn start_offset(this: &StaticRange) -> u32;
    #[wasm_bindgen(method, getter, js_name = endContainer)]
    fn end_container(this: &StaticRange) -> Node;
    #[wasm_bindgen(method, getter, js_name = endOffset)]
    fn end_offset(this: &StaticRange) -> u32;
}

/// The selection's range in a shadow tree.
fn range_within(selection: &ComposedSelection, root: &surroundings::Root) -> Option<Range> {
    let ranges = selection.composed_ranges(&shadow_roots(root)).ok()?;
    let fixed: StaticRange = ranges.get(0).dyn_into::<Object>().ok()?.unchecked_into();
    let range = page().create_range().ok()?;
    range.set_start(&fixed.start_container(), fixed.start_offset()).ok()?;
    range.set_end(&fixed.end_container(), fixed.end_offset()).ok()?;
    Some(range)
}

/// What tells a function of the DOM that it may look into a shadow tree.
fn shadow_roots(root: &surroundings::Root) -> Object {
    let options = Object::new();
    let _ = Reflect::set(&options, &"shadowRoots".into(), &Array::of1(root));
    options
}

/// Drops the selection.
pub fn clear() {
    if let Ok(Some(selection)) = window().get_selection() {
        let _ = selection.remove_all_ranges();
    }
}

/// The nodes that hold the ends of the selection, and the element that has the focus.
pub fn ends_and_focus() -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    nodes.extend(active_element().map(Node::from));
    if let Some(range) = selected_range() {
        nodes.extend([range.start_container(), range.end_container()].into_iter().flatten());
    }
    nodes
}

/// The DOM range of a part of a document's text.
pub fn range_of(sheet: &Element, span: Span<Utf16>) -> Option<Range> {
    let pieces = sheet.query_selector_all("[data-piece]").ok()?;
    let (first, from) = boundary(&pieces, span.start(), false)?;
    let (last, to) = boundary(&pieces, span.end(), true)?;
    let range = page().create_range().ok()?;
    range.set_start(&first, from).ok()?;
    range.set_end(&last, to).ok()?;
    Some(range)
}

/// The place of a point of the window in the text around it; `None` beside all words.
pub fn offset_at(x: f64, y: f64) -> Option<(String, Utf16)> {
    let (node, offset) = caret_at(x, y)?;
    let element = node.parent_element()?;
    let piece = element.closest("[data-piece]").ok()??;
    let sheet = piece.closest("[data-document]").ok()??;
    let before = page().create_range().ok()?;
    before.select_node_contents(&piece).ok()?;
    before.set_end(&node, offset).ok()?;
    let start = start_of(&piece)?;
    Some((sheet.get_attribute("data-document")?, Utf16(start.0 + length_of(&before))))
}

/// The rectangle of a range's last line, in CSS px of the window.
pub fn last_line(range: &Range) -> Option<DomRect> {
    let lines = range.get_client_rects()?;
    lines.item(lines.length().checked_sub(1)?)
}

/// The sheet that a range touches.
fn sheet_of(range: &Range) -> Option<Element> {
    let node = range.common_ancestor_container().ok()?;
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    if let Ok(Some(sheet)) = element.closest("[data-document]") {
        return Some(sheet);
    }
    // The selection runs out of the sheet, or starts above it.
    find_all(&element, "[data-document]")
        .into_iter()
        .find(|sheet| range.intersects_node(sheet).unwrap_or(false))
        .map(Into::into)
}

/// The numbers of the pieces that a range touches, found without looking at the others: of these there can be thousands.
fn touched(pieces: &NodeList, range: &Range) -> std::ops::Range<usize> {
    // -1, 0 or 1: before the range, in it, behind it.
    let place = |number: usize, is_end: bool| {
        let piece = piece(pieces, number)?;
        let offset = if is_end { piece.child_nodes().length() } else { 0 };
        range.compare_point(&piece, offset).ok()
    };
    let count = pieces.length() as usize;
    let first = partition_point(count, &|number| place(number, true).is_some_and(|place| place < 0));
    let end = partition_point(count, &|number| place(number, false).is_some_and(|place| place <= 0));
    first..end
}

fn piece(pieces: &NodeList, number: usize) -> Option<Element> {
    pieces.get(u32::try_from(number).ok()?)?.dyn_into().ok()
}

/// The part of a piece that lies in the range.
fn selected_part(piece: &Element, range: &Range) -> Option<Span<Utf16>> {
    if !range.intersects_node(piece).ok()? {
        return None;
    }
    let start = start_of(piece)?;
    let whole = page().create_range().ok()?;
    whole.select_node_contents(piece).ok()?;
    let before = whole.clone_range();
    let is_inside = |node: Option<Node>| node.is_some_and(|node| piece.contains(Some(&node)));
    let from = if is_inside(range.start_container().ok()) {
        before.set_end(&range.start_container().ok()?, range.start_offset().ok()?).ok()?;
        length_of(&before)
    } else {
        0
    };
    let to = if is_inside(range.end_container().ok()) {
        let before_end = whole.clone_range();
        before_end.set_end(&range.end_container().ok()?, range.end_offset().ok()?).ok()?;
        length_of(&before_end)
    } else {
        length_of(&whole)
    };
    (from < to).then(|| Span::between(Utf16(start.0 + from), Utf16(start.0 + to)))
}

/// Where a piece begins in the text.
fn start_of(piece: &Element) -> Option<Utf16> {
    piece.get_attribute("data-start")?.parse().ok().map(Utf16)
}

/// How many UTF-16 units of text a range holds. The DOM's `toString` joins its text nodes and adds nothing.
fn length_of(range: &Range) -> usize {
    String::from(range.to_string()).encode_utf16().count()
}

/// The text node and the offset in it where a place of the text is; at the end of a piece only if `at_end`.
fn boundary(pieces: &NodeList, offset: Utf16, at_end: bool) -> Option<(Node, u32)> {
    let start = |number: usize| piece(pieces, number).as_ref().and_then(start_of);
    let begins_before =
        |number: usize| start(number).is_some_and(|start| if at_end { start < offset } else { start <= offset });
    let number = partition_point(pieces.length() as usize, &begins_before).checked_sub(1)?;
    let mut rest = offset.0 - start(number)?.0;
    text_node_at(&piece(pieces, number)?.into(), &mut rest, at_end)
}

/// Walks the text nodes below `node` until `rest` units are used up.
fn text_node_at(node: &Node, rest: &mut usize, at_end: bool) -> Option<(Node, u32)> {
    if node.node_type() == Node::TEXT_NODE {
        let length = node.node_value().unwrap_or_default().encode_utf16().count();
        if *rest < length || at_end && *rest == length {
            return Some((node.clone(), u32::try_from(*rest).ok()?));
        }
        *rest -= length;
        return None;
    }
    let children = node.child_nodes();
    (0..children.length())
        .filter_map(|number| children.get(number))
        .find_map(|child| text_node_at(&child, rest, at_end))
}

/// The caret at a point: the standard's `caretPositionFromPoint`, or WebKit's and older Chromium's `caretRangeFromPoint`.
fn caret_at(x: f64, y: f64) -> Option<(Node, u32)> {
    let page = page();
    let options = surroundings::shadow().map_or(JsValue::UNDEFINED, |root| shadow_roots(&root).into());
    let call = |name: &str| -> Option<JsValue> {
        let method = Reflect::get(&page, &name.into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
        let found = method.call3(&page, &x.into(), &y.into(), &options).ok()?;
        (!found.is_null() && !found.is_undefined()).then_some(found)
    };
    let property = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let (node, offset) = if let Some(position) = call("caretPositionFromPoint") {
        (property(&position, "offsetNode")?, property(&position, "offset")?)
    } else {
        let range = call("caretRangeFromPoint")?;
        (property(&range, "startContainer")?, property(&range, "startOffset")?)
    };
    let node: Node = node.dyn_into().ok()?;
    (node.node_type() == Node::TEXT_NODE).then_some((node, offset.as_f64()? as u32))
}
