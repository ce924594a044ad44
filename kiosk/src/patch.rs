//! A tree put in the place of another, node by node, so that elements which stay keep the focus and what is scrolled in them,
//! and a screen reader hears of nothing but what has changed.

use claimlight::browser::dom;
use claimlight::sheet::{Element, Node};
use wasm_bindgen::JsCast;

/// Makes what a node holds, which was built from `old`, be as `new`.
pub fn patch(parent: &web_sys::Node, old: &[Node], new: &[Node]) {
    let children = parent.child_nodes();
    for (place, node) in (0u32..).zip(new) {
        let before = old.get(place as usize);
        let Some(child) = children.get(place) else {
            if let Some(made) = dom::build(node) {
                let _ = parent.append_child(&made);
            }
            continue;
        };
        match (before, node) {
            (Some(before), node) if before == node => {}
            (Some(Node::Text(_)), Node::Text(text)) => child.set_node_value(Some(text)),
            (Some(Node::Element(before)), Node::Element(element)) if before.tag == element.tag => {
                if let Some(child) = child.dyn_ref::<web_sys::Element>() {
                    patch_attributes(child, before, element);
                }
                patch(&child, &before.children, &element.children);
            }
            _ => {
                if let Some(made) = dom::build(node) {
                    let _ = parent.replace_child(&made, &child);
                }
            }
        }
    }
    while let Some(rest) = children.get(u32::try_from(new.len()).unwrap_or(u32::MAX)) {
        let _ = parent.remove_child(&rest);
    }
}

fn patch_attributes(element: &web_sys::Element, old: &Element, new: &Element) {
    for (name, value) in new.attributes.iter().filter(|attribute| !old.attributes.contains(attribute)) {
        let _ = element.set_attribute(name, value);
    }
    let is_kept = |name: &str| new.attributes.iter().any(|(kept, _)| *kept == name);
    for (name, _) in old.attributes.iter().filter(|(name, _)| !is_kept(name)) {
        let _ = element.remove_attribute(name);
    }
}
