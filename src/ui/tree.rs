//! A tree of plain nodes among the components: what the served page and the app build alike.

use crate::browser::dom;
use crate::sheet::Node;
use leptos::html::Div;
use leptos::prelude::*;

/// The tree as DOM nodes, in a wrapper that lays nothing out.
#[component]
pub fn Tree(node: Node) -> impl IntoView {
    let host = NodeRef::<Div>::new();
    let node = StoredValue::new(vec![node]);
    host.on_load(move |host| node.with_value(|nodes| dom::fill(&host, nodes)));
    view! { <div class="tree" node_ref=host></div> }
}
