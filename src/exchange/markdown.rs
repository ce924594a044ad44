//! Markdown as a small tree of what a note may look like: never a string of HTML.
//!
//! What is read is the part of [CommonMark](https://spec.commonmark.org/0.31.2/) that notes need: quotes, lists, code,
//! rules, headings with `#`, stress, links to the Web or to a mailbox, and backslashes. Everything else is text and shown
//! as typed: HTML, entities, link definitions, links that lead elsewhere. A line that ends in the note ends in what is
//! shown. It is no library because of its size: a whole CommonMark parser with its table of entities is a fifth of all
//! that a reader waits for at the first visit.

mod blocks;
mod line;
mod words;

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
    let lines: Vec<&str> = text.lines().collect();
    blocks::read(&lines, 0, blocks::Setting::Loose)
}

/// Whether a link may be followed: to the Web, or to a mailbox.
fn leads_outside(address: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| begins_with(address, scheme))
}

/// Whether a string begins with these letters, be they small or capital.
fn begins_with(string: &str, start: &str) -> bool {
    string.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests;
