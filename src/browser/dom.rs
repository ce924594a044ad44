//! Trees of [`Node`]s as DOM nodes: text becomes text nodes, so nothing in a document is ever parsed as markup.

use crate::browser::surroundings;
use crate::sheet::Node;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Window};

const SVG: &str = "http://www.w3.org/2000/svg";

/// The window. The app runs in nothing else.
pub fn window() -> Window {
    gloo_utils::window()
}

/// The window's width and height in CSS px.
pub fn window_size() -> (f64, f64) {
    let (width, height) = (window().inner_width(), window().inner_height());
    [width, height].map(|side| side.ok().and_then(|side| side.as_f64()).unwrap_or(0.0)).into()
}

/// The page. What is looked for in it, is looked for in [`surroundings`]: others may stand on the page too.
pub fn page() -> Document {
    gloo_utils::document()
}

/// Gives the page its title, where it is the app's own.
pub fn set_title(title: &str) {
    if surroundings::is_own_page() {
        page().set_title(title);
    }
}

/// Goes to where the app begins.
pub fn scroll_to_start() {
    match surroundings::page_element() {
        Some(element) if !surroundings::is_own_page() => element.scroll_into_view(),
        _ => window().scroll_to_with_x_and_y(0.0, 0.0),
    }
}

/// Makes DOM nodes of a tree. A name that no element or attribute can have leaves that one out.
pub fn build(node: &Node) -> Option<web_sys::Node> {
    match node {
        Node::Text(text) => Some(page().create_text_node(text).into()),
        Node::Element(element) => {
            let made = match element.tag {
                "svg" | "path" => page().create_element_ns(Some(SVG), element.tag),
                tag => page().create_element(tag),
            };
            let made = made.ok()?;
            for (name, value) in &element.attributes {
                let _ = made.set_attribute(name, value);
            }
            append(&made, &element.children);
            Some(made.into())
        }
    }
}

/// Puts new content into an element, in place of what it holds.
pub fn fill(element: &Element, content: &[Node]) {
    element.set_text_content(None);
    append(element, content);
}

/// Makes what an element holds, which was built from `old`, be as `new`, where only values of attributes differ; whether
/// it is so now. No element loses the focus or the selection by it.
pub fn retouch(parent: &web_sys::Node, old: &[Node], new: &[Node]) -> bool {
    let children = parent.child_nodes();
    let retouch_one = |(number, (old, new)): (u32, (&Node, &Node))| match (old, new) {
        (Node::Element(old), Node::Element(new)) => {
            let made: Option<Element> = children.get(number).and_then(|child| child.dyn_into().ok());
            let is_alike = old.tag == new.tag && old.attributes.len() == new.attributes.len();
            made.filter(|_| is_alike).is_some_and(|made| {
                let mut pairs = old.attributes.iter().zip(&new.attributes);
                pairs.all(|(old, new)| old == new || old.0 == new.0 && made.set_attribute(new.0, &new.1).is_ok())
                    && retouch(&made, &old.children, &new.children)
            })
        }
        (old, new) => old == new,
    };
    old.len() == new.len() && (0..).zip(old.iter().zip(new)).all(retouch_one)
}

fn append(parent: &Element, children: &[Node]) {
    for child in children.iter().filter_map(build) {
        let _ = parent.append_child(&child);
    }
}

/// The first element of the app that a CSS selector finds.
pub fn find(selector: &str) -> Option<HtmlElement> {
    surroundings::root().query_selector(selector)?.dyn_into().ok()
}

/// All elements below `root` that a CSS selector finds.
pub fn find_all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|number| list.get(number)?.dyn_into().ok()).collect()
}

/// The element with this `id`.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    surroundings::root().get_element_by_id(id)?.dyn_into().ok()
}

/// The element of the app that has the focus.
pub fn active_element() -> Option<Element> {
    surroundings::root().active_element()
}

/// Moves the keyboard's focus to an element without scrolling; does nothing if there is none.
pub fn focus(element: Option<&HtmlElement>) {
    if let Some(element) = element {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// The elements of all marks that are painted, in the text's order, each with the mark's name.
pub fn marks() -> Vec<(String, HtmlElement)> {
    let marks = find_all(surroundings::root().unchecked_ref(), "mark[data-id]");
    marks.into_iter().filter_map(|mark| Some((mark.get_attribute("data-id")?, mark))).collect()
}

/// The element that a mark begins with, if it is painted.
pub fn first_mark(id: &str) -> Option<HtmlElement> {
    marks().into_iter().find(|(name, _)| name == id).map(|(_, mark)| mark)
}

/// The name of the mark that begins next behind this one; of the one before it where there is none.
pub fn mark_beside(id: &str) -> Option<String> {
    let starts = marks().into_iter().filter(|(_, mark)| mark.has_attribute("tabindex"));
    let names: Vec<String> = starts.map(|(name, _)| name).collect();
    let place = names.iter().position(|name| name == id)?;
    let (before, behind) = (&names[..place], &names[place + 1..]);
    behind.iter().chain(before.iter().rev()).find(|name| *name != id).cloned()
}

/// Adds or removes a class on every element of a mark and on its card.
pub fn set_class_of(id: &str, class: &str, on: bool) {
    let marks = marks().into_iter().filter(|(name, _)| name == id).map(|(_, mark)| mark);
    for element in marks.chain(by_id(&format!("card-{id}"))) {
        let _ = element.class_list().toggle_with_force(class, on);
    }
}
