//! What a reader wrote in Markdown, as elements: never a string of HTML.

use crate::exchange::{Piece, read_markdown};
use leptos::prelude::*;

/// A note's comment.
#[component]
pub fn Written(markdown: String) -> impl IntoView {
    view! { <div class="written">{shown(read_markdown(&markdown))}</div> }
}

fn shown(pieces: Vec<Piece>) -> AnyView {
    pieces.into_iter().map(piece).collect_view().into_any()
}

fn piece(piece: Piece) -> AnyView {
    match piece {
        Piece::Paragraph(content) => view! { <p>{shown(content)}</p> }.into_any(),
        Piece::Quote(content) => view! { <blockquote>{shown(content)}</blockquote> }.into_any(),
        Piece::List { start, items } => {
            let items = items.into_iter().map(|item| view! { <li>{shown(item)}</li> }).collect_view();
            match start {
                Some(start) => view! { <ol start=start.to_string()>{items}</ol> }.into_any(),
                None => view! { <ul>{items}</ul> }.into_any(),
            }
        }
        Piece::CodeBlock(code) => view! { <pre><code>{code}</code></pre> }.into_any(),
        Piece::Rule => view! { <hr/> }.into_any(),
        Piece::Text(text) => text.into_any(),
        Piece::Emphasis(content) => view! { <em>{shown(content)}</em> }.into_any(),
        Piece::Strong(content) => view! { <strong>{shown(content)}</strong> }.into_any(),
        Piece::Code(code) => view! { <code>{code}</code> }.into_any(),
        // A link leaves the app: it opens beside it, and tells the other page nothing.
        Piece::Link { address, content } => {
            view! { <a href=address target="_blank" rel="noopener noreferrer">{shown(content)}</a> }.into_any()
        }
        Piece::Break => view! { <br/> }.into_any(),
    }
}
