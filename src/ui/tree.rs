//! Parts of a view that only show something, as the plain trees that the served page is made of too.
//!
//! Leptos compiles its machinery anew for every tag in a view; a tree's elements all have one type.

use crate::sheet::{Element, Node};
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::view::iterators::StaticVec;

/// A tree as part of a view.
pub fn plain(tree: impl Into<Node>) -> AnyView {
    node(tree.into())
}

/// Several trees as part of a view.
pub fn all_plain(trees: impl IntoIterator<Item = impl Into<Node>>) -> AnyView {
    views(trees.into_iter().map(Into::into).collect()).into_any()
}

fn node(node: Node) -> AnyView {
    let Element { tag, attributes, children } = match node {
        Node::Text(text) => return text.into_any(),
        Node::Element(element) => element,
    };
    let attributes = attributes.into_iter().map(|(name, value)| custom_attribute(name, value).into_any_attr());
    custom(tag).add_any_attr(attributes.collect::<Vec<AnyAttribute>>()).child(views(children)).into_any()
}

fn views(nodes: Vec<Node>) -> StaticVec<AnyView> {
    nodes.into_iter().map(node).collect::<Vec<_>>().into()
}
