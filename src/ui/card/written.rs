//! What a reader wrote in Markdown, as elements: never a string of HTML.

use crate::exchange::{Piece, read_markdown};
use crate::sheet::{Element, Node, element};

/// A note's comment.
pub fn written(markdown: &str) -> Element {
    with("div", read_markdown(markdown)).class("written")
}

fn with(tag: &'static str, content: Vec<Piece>) -> Element {
    element(tag).children(content.into_iter().map(node))
}

fn node(piece: Piece) -> Node {
    let element = match piece {
        Piece::Text(text) => return Node::Text(text),
        Piece::Paragraph(content) => with("p", content),
        Piece::Quote(content) => with("blockquote", content),
        Piece::List { start, items } => {
            let list = match start {
                Some(start) => element("ol").attribute("start", start.to_string()),
                None => element("ul"),
            };
            list.children(items.into_iter().map(|item| with("li", item)))
        }
        Piece::CodeBlock(code) => element("pre").child(element("code").text(code)),
        Piece::Rule => element("hr"),
        Piece::Emphasis(content) => with("em", content),
        Piece::Strong(content) => with("strong", content),
        Piece::Code(code) => element("code").text(code),
        // A link leaves the app: it opens beside it, and tells the other page nothing.
        Piece::Link { address, content } => with("a", content)
            .attribute("href", address)
            .attribute("target", "_blank")
            .attribute("rel", "noopener noreferrer"),
        Piece::Break => element("br"),
    };
    element.into()
}
