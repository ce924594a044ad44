//! How a letter and a memorandum are laid out: which element each block becomes, and which blocks stand together.

use super::marks::{self, in_style};
use super::{Element, Mark, Node, element};
use crate::collection::{Block, Document, DocumentType, PageBreak, Role, Style, TextBlock};
use crate::i18n::Messages;
use crate::text::{Byte, CodePoint, Passage, Span, Text};

/// A longer run of paragraphs is divided into stretches of so many blocks. A browser that lays out one paragraph anew looks
/// at all that stand beside it, and of thousands that takes longer than all else about a mark.
const STRETCH: usize = 50;

/// The whole sheet of a document.
pub fn sheet(document: &Document, marks: &[Mark], messages: &Messages) -> Element {
    let kind = match document.document_type {
        DocumentType::Letter => "letter",
        DocumentType::Memorandum => "memo",
    };
    let mut sheet = element("article")
        .class(format!("sheet {kind}"))
        .attribute("lang", &document.language)
        .attribute("dir", document.direction())
        .attribute("data-document", document.id.as_str());
    let mut blocks = document.blocks.iter().enumerate().peekable();
    while let Some((number, _)) = blocks.next() {
        let Some(group) = group_of(document, number) else {
            sheet = sheet.child(block_element(document, number, marks, messages));
            continue;
        };
        let mut wrapper = element("div").class(group.0).child(block_element(document, number, marks, messages));
        while let Some((number, _)) = blocks.next_if(|(number, _)| group_of(document, *number) == Some(group)) {
            wrapper = wrapper.child(block_element(document, number, marks, messages));
        }
        sheet = sheet.child(wrapper);
    }
    sheet
}

/// What a text block's element holds: its words with the marks on them.
pub fn piece(text: &Text, block: &TextBlock, marks: &[Mark]) -> Vec<Node> {
    let inked = |part: Passage| marks::inked(text, part, &block.styles, marks);
    match block.role {
        Role::Fields => fields(text, block, &inked),
        Role::Address | Role::Letterhead | Role::Signature | Role::Declassification => {
            lines(text, block.passage, &inked)
        }
        _ => inked(block.passage),
    }
}

/// The frame that a block shares with its neighbours, if any: its class, and its number among those of the class.
fn group_of(document: &Document, number: usize) -> Option<(&'static str, usize)> {
    let role = |number: usize| match document.blocks.get(number) {
        Some(Block::Text(block)) => Some(block.role),
        _ => None,
    };
    let is_after_body = || (0..number).any(|earlier| role(earlier) == Some(Role::Paragraph));
    let class = match role(number)? {
        Role::Paragraph if document.blocks.len() > STRETCH => return Some(("stretch", number / STRETCH)),
        Role::Letterhead | Role::Routing => Some("letterhead"),
        Role::Address => Some("address"),
        Role::Date if number > 0 && role(number - 1) == Some(Role::Address) => Some("address"),
        Role::Closing | Role::Signature => Some("close"),
        Role::Reference | Role::FileNumber | Role::Declassification | Role::Attachment => Some("archive"),
        Role::Classification if is_after_body() => Some("archive"),
        _ => None,
    };
    class.map(|class| (class, 0))
}

fn block_element(document: &Document, number: usize, marks: &[Mark], messages: &Messages) -> Element {
    let block = match &document.blocks[number] {
        Block::PageBreak(page_break) => return page_break_element(page_break, messages),
        Block::Text(block) => block,
    };
    let (tag, class) = match block.role {
        Role::HeadingNote => ("p", "heading-note"),
        Role::Address => ("div", "addressee"),
        Role::Date => ("p", "date"),
        Role::Salutation => ("p", "salute"),
        Role::Letterhead => ("div", "head"),
        Role::Routing => ("p", "rr"),
        Role::Classification => ("p", "struck"),
        Role::Fields => ("dl", "memo-block"),
        Role::Closing => ("p", ""),
        Role::Signature => ("div", "signed"),
        Role::Reference => ("p", "reference"),
        Role::FileNumber => ("p", "stamp"),
        Role::Attachment => ("p", "attachment"),
        Role::Declassification => ("div", "declassified"),
        Role::Paragraph if block.continued => ("p", "continued"),
        Role::Paragraph => ("p", ""),
    };
    let start = document.text.to_utf16(block.passage.start()).unwrap_or_default();
    element(tag)
        .class(class)
        .attribute("data-piece", number.to_string())
        .attribute("data-start", start.0.to_string())
        .children(piece(&document.text, block, marks))
}

/// The desk seen between two pages, with the archive's marks lying in it. None of it is the document's text.
fn page_break_element(page_break: &PageBreak, messages: &Messages) -> Element {
    let page = |number: u32| element("span").class("pb-no").text(messages.page(number));
    let stamps = page_break.lines.iter().map(|line| {
        element("span").class("stamp").children(line.iter().map(|(words, style)| {
            let words = Node::Text(words.clone());
            style.map_or(words.clone(), |style: Style| in_style(words, style, true))
        }))
    });
    element("div")
        .class("pagebreak")
        .attribute("role", "note")
        .attribute("aria-label", messages.page_break)
        .child(page(page_break.ends_page))
        .child(element("span").class("stamps").children(stamps))
        .child(page(page_break.ends_page + 1))
}

/// A block of separate lines, with the line breaks of the text between them.
fn lines(text: &Text, part: Passage, inked: &impl Fn(Passage) -> Vec<Node>) -> Vec<Node> {
    let mut nodes = Vec::new();
    for line in split(text, part) {
        if !nodes.is_empty() {
            nodes.push(Node::Text("\n".to_owned()));
        }
        nodes.push(element("span").class("line").children(inked(line)).into());
    }
    nodes
}

/// FOR, FROM and SUBJECT: each line with a label begins a row, and the lines behind it belong to it.
fn fields(text: &Text, block: &TextBlock, inked: &impl Fn(Passage) -> Vec<Node>) -> Vec<Node> {
    let label_in = |line: Passage| {
        block
            .styles
            .iter()
            .find(|styled| styled.style == Style::Label && line.encloses(styled.passage))
            .map(|styled| styled.passage)
    };
    let mut nodes: Vec<Node> = Vec::new();
    let mut row: Option<(Passage, Vec<Node>)> = None;
    let close = |row: Option<(Passage, Vec<Node>)>| {
        row.map(|(label, value)| {
            let term = element("dt").children(inked(label));
            Node::from(element("div").child(term).text(" ").child(element("dd").children(value)))
        })
    };
    for line in split(text, block.passage) {
        match label_in(line) {
            Some(label) => {
                if let Some(closed) = close(row.take()) {
                    nodes.extend([closed, Node::Text("\n".to_owned())]);
                }
                // One space stands between the label and its value; it is the text's, and no element's.
                let value = Span::new(CodePoint(label.end().0 + 1), line.end());
                row = Some((label, value.map(inked).unwrap_or_default()));
            }
            None => {
                if let Some((_, value)) = &mut row {
                    value.push(Node::Text("\n".to_owned()));
                    value.push(element("span").class("line").children(inked(line)).into());
                }
            }
        }
    }
    nodes.extend(close(row));
    nodes
}

/// The lines of a part of the text, without their breaks.
fn split(text: &Text, part: Passage) -> Vec<Passage> {
    let Some(start) = text.to_byte(part.start()) else { return Vec::new() };
    let mut byte = start.0;
    let mut lines = Vec::new();
    for line in text.slice(part).unwrap_or_default().split('\n') {
        let ends = (text.byte_to_code_point(Byte(byte)), text.byte_to_code_point(Byte(byte + line.len())));
        if let (Some(start), Some(end)) = ends {
            lines.extend(Span::new(start, end));
        }
        byte += line.len() + 1;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Messages;

    /// The sheet of a letter with a salutation, so many paragraphs, and a page break behind the third.
    fn letter(paragraphs: usize) -> Vec<Node> {
        let front = "id: a\ntype: letter\nkind.en: letter\ntitle.en: A\ndate: 1986-01-11\nauthor: B\nauthor-short: B\n\
            recipient: C\nrecipient-short: C\nlanguage: en";
        let words: Vec<String> = (0..paragraphs).map(|number| format!("p{number}")).collect();
        let body = words.join("\n\n").replacen("p3", "::: page-break\n:::\n\np3", 1);
        let source = format!("---\n{front}\n---\n\n::: salutation\nDear\n:::\n\n{body}\n");
        let document = Document::parse(&source, "a.md").unwrap_or_else(|errors| panic!("{errors}"));
        sheet(&document, &[], &Messages::english()).children
    }

    #[test]
    fn only_many_paragraphs_are_divided_into_stretches() {
        let stretches = |nodes: &[Node]| -> Vec<usize> {
            let holds = |node: &Node| match node {
                Node::Element(element) if element.attributes.contains(&("class", "stretch".to_owned())) => {
                    Some(element.children.len())
                }
                _ => None,
            };
            nodes.iter().filter_map(holds).collect()
        };
        assert_eq!(stretches(&letter(20)), [0; 0]);
        assert_eq!(stretches(&letter(120)), [3, 45, 50, 22]);
    }
}
