//! Markdown ([CommonMark](https://spec.commonmark.org/0.31.2/)) as a small tree of what a note may look like: never a
//! string of HTML.
//!
//! What Markdown would hide is shown as text: HTML, images, link definitions, links that lead anywhere but to the Web
//! or to a mailbox. A line that ends in the note ends in what is shown.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag};
use std::ops::Range;

/// How deep quotes and lists nest; what is deeper is shown at this depth.
pub const DEPTH_LIMIT: usize = 12;

/// A piece of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A block of running text. A heading is one, in bold.
    Paragraph(Vec<Piece>),
    /// Somebody else's words.
    Quote(Vec<Piece>),
    /// A list; numbered from `start` if there is one. Items hold blocks, or running text where the list is tight.
    List {
        /// The first item's number.
        start: Option<u64>,
        /// What each item holds.
        items: Vec<Vec<Piece>>,
    },
    /// Lines as they were typed.
    CodeBlock(String),
    /// A line across.
    Rule,
    /// Words.
    Text(String),
    /// Words with stress.
    Emphasis(Vec<Piece>),
    /// Words with more stress.
    Strong(Vec<Piece>),
    /// Words as they were typed.
    Code(String),
    /// A link.
    Link {
        /// Begins with `http:`, `https:` or `mailto:`.
        address: String,
        /// What it reads.
        content: Vec<Piece>,
    },
    /// The end of a line.
    Break,
}

/// The pieces of a note's comment.
pub fn read_markdown(text: &str) -> Vec<Piece> {
    let mut tree = Tree { text, open: Vec::new(), root: Frame::new(Shape::Root), skip: 0 };
    for (event, range) in Parser::new_ext(text, Options::empty()).into_offset_iter() {
        tree.take(event, range);
    }
    tree.show_definitions(text.len());
    tree.root.pieces
}

struct Tree<'a> {
    text: &'a str,
    /// What has begun and not ended, outermost first.
    open: Vec<Frame>,
    root: Frame,
    /// How many elements are open in something that is shown as it was typed.
    skip: usize,
}

struct Frame {
    shape: Shape,
    pieces: Vec<Piece>,
    items: Vec<Vec<Piece>>,
    /// Where in the text the last thing in it ended, in bytes.
    end: usize,
}

enum Shape {
    Root,
    Paragraph,
    Heading,
    Quote,
    List(Option<u64>),
    Item,
    /// With what stands on its first line.
    CodeBlock(String),
    Emphasis,
    Strong,
    Link(String),
    Image(String),
    /// Too deep to be told apart.
    Flat,
}

impl Tree<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        if self.skip > 0 {
            match event {
                Event::Start(_) => self.skip += 1,
                Event::End(_) => self.skip -= 1,
                _ => {}
            }
            return;
        }
        if !matches!(event, Event::End(_)) {
            self.show_definitions(range.start);
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(_) => {
                self.show_definitions(range.end);
                self.end();
            }
            Event::Code(code) => self.push(Piece::Code(code.into_string()), range.end),
            Event::Rule => self.push(Piece::Rule, range.end),
            Event::SoftBreak | Event::HardBreak => self.push(Piece::Break, range.end),
            Event::Text(words)
            | Event::Html(words)
            | Event::InlineHtml(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words)
            | Event::FootnoteReference(words) => self.push_words(&words, range.end),
            Event::TaskListMarker(_) => self.push_words(&self.text[range.clone()], range.end),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let shape = match tag {
            Tag::Heading { .. } => Shape::Heading,
            Tag::BlockQuote(_) => Shape::Quote,
            Tag::List(start) => Shape::List(start),
            Tag::Item => Shape::Item,
            Tag::CodeBlock(CodeBlockKind::Fenced(first_line)) => Shape::CodeBlock(first_line.into_string()),
            Tag::CodeBlock(CodeBlockKind::Indented) => Shape::CodeBlock(String::new()),
            Tag::Emphasis => Shape::Emphasis,
            Tag::Strong => Shape::Strong,
            Tag::Image { dest_url, .. } => Shape::Image(dest_url.into_string()),
            Tag::Link { link_type, dest_url, .. } => {
                let mailbox = if link_type == LinkType::Email { "mailto:" } else { "" };
                let address = format!("{mailbox}{dest_url}");
                if !leads_outside(&address) {
                    self.skip = 1;
                    return self.push_words(&self.text[range.clone()], range.end);
                }
                Shape::Link(address)
            }
            _ => Shape::Paragraph,
        };
        let too_deep = self.open.len() >= DEPTH_LIMIT && !matches!(shape, Shape::CodeBlock(_) | Shape::Image(_));
        let frame = Frame::new(if too_deep { Shape::Flat } else { shape });
        self.open.push(Frame { end: range.start, ..frame });
        self.parent(1).end = range.end;
    }

    fn end(&mut self) {
        let Some(Frame { shape, mut pieces, items, end }) = self.open.pop() else { return };
        while pieces.last() == Some(&Piece::Break) {
            pieces.pop();
        }
        let piece = match shape {
            Shape::Root | Shape::Flat => {
                self.spill(pieces);
                return;
            }
            Shape::Item => {
                match &self.top().shape {
                    Shape::List(_) => self.top().items.push(pieces),
                    _ => self.spill(pieces),
                }
                return;
            }
            Shape::Image(address) => {
                self.top().pieces.extend(pieces);
                return self.push_words(&format!(" ({address})"), end);
            }
            Shape::Paragraph => Piece::Paragraph(pieces),
            Shape::Heading => Piece::Paragraph(vec![Piece::Strong(pieces)]),
            Shape::Quote => Piece::Quote(pieces),
            Shape::List(start) => Piece::List { start, items },
            Shape::CodeBlock(first_line) => {
                let lines = if first_line.is_empty() { Vec::new() } else { vec![first_line] };
                let words = lines.into_iter().chain([words_of(&pieces)]).collect::<Vec<_>>().join("\n");
                Piece::CodeBlock(words)
            }
            Shape::Emphasis => Piece::Emphasis(pieces),
            Shape::Strong => Piece::Strong(pieces),
            Shape::Link(address) => Piece::Link { address, content: pieces },
        };
        self.top().pieces.push(piece);
    }

    /// Puts pieces where there can be no element around them.
    fn spill(&mut self, pieces: Vec<Piece>) {
        let parent = self.top();
        if !pieces.is_empty() {
            parent.pieces.extend(pieces);
            parent.pieces.push(Piece::Break);
        }
    }

    /// Shows the definitions of links between the last block and a place in the text: Markdown hides them, and
    /// `[1]: Gorbachev` is one. Nothing else that begins with a bracket stands between two blocks.
    fn show_definitions(&mut self, until: usize) {
        let text = self.text;
        let frame = self.top();
        if !matches!(frame.shape, Shape::Root | Shape::Quote | Shape::Item) {
            return;
        }
        let between = text.get(frame.end..until).unwrap_or_default();
        if let Some(start) = between.find('[') {
            let words = between[start..].trim_end().to_owned();
            self.open.push(Frame::new(Shape::Paragraph));
            self.push_words(&words, until);
            self.end();
        }
        let frame = self.top();
        frame.end = frame.end.max(until);
    }

    fn push(&mut self, piece: Piece, end: usize) {
        let frame = self.top();
        frame.pieces.push(piece);
        frame.end = end;
    }

    /// Adds words; where their lines end, lines end.
    fn push_words(&mut self, words: &str, end: usize) {
        let frame = self.top();
        frame.end = end;
        if matches!(frame.shape, Shape::CodeBlock(_)) {
            return frame.push_text(words);
        }
        for (number, line) in words.split('\n').enumerate() {
            if number > 0 {
                frame.pieces.push(Piece::Break);
            }
            frame.push_text(line);
        }
    }

    fn top(&mut self) -> &mut Frame {
        self.parent(0)
    }

    /// The frame so many levels above the innermost.
    fn parent(&mut self, levels: usize) -> &mut Frame {
        match self.open.len().checked_sub(levels + 1) {
            Some(index) => &mut self.open[index],
            None => &mut self.root,
        }
    }
}

impl Frame {
    fn new(shape: Shape) -> Self {
        Self { shape, pieces: Vec::new(), items: Vec::new(), end: 0 }
    }
    fn push_text(&mut self, words: &str) {
        match self.pieces.last_mut() {
            _ if words.is_empty() => {}
            Some(Piece::Text(last)) => last.push_str(words),
            _ => self.pieces.push(Piece::Text(words.to_owned())),
        }
    }
}

/// Whether a link may be followed: to the Web, or to a mailbox.
fn leads_outside(address: &str) -> bool {
    let starts_with =
        |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    ["http://", "https://", "mailto:"].into_iter().any(starts_with)
}

fn words_of(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| if let Piece::Text(words) = piece { words } else { "" }).collect()
}

#[cfg(test)]
mod tests;
