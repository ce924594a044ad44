//! One source: what it is, and its blocks over one canonical text.

use super::source;
use super::{Date, DocumentId, Localized, SourceErrors};
use crate::text::{CodePoint, Passage, Text};

/// A primary source with its metadata, as its Markdown file gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its name in addresses and IRIs.
    pub id: DocumentId,
    /// What the page is laid out as.
    pub document_type: DocumentType,
    /// What it is called in the collection.
    pub title: Localized,
    /// What it is, in a word or two: "letter, two pages".
    pub kind: Localized,
    /// The day that it bears.
    pub date: Date,
    /// Who wrote it: "George P. Shultz".
    pub author: Localized,
    /// The same for lists: "Shultz".
    pub author_short: Localized,
    /// To whom: "the President".
    pub recipient: Localized,
    /// The same for lists: "Reagan".
    pub recipient_short: Localized,
    /// The language of the text, as a BCP 47 tag.
    pub language: String,
    /// The editors' notes about it.
    pub notes: Vec<Localized>,
    /// What else the pages state about themselves, in their words, in the order of the file.
    pub particulars: Vec<(Particular, String)>,
    /// The blocks in the order of the pages.
    pub blocks: Vec<Block>,
    /// The canonical text: the blocks' text in order, joined by a blank line, or by a space where a paragraph goes on
    /// behind a page break. Lines within a block end with a line break. What stands at a page break is not in it.
    pub text: Text,
}

/// How a document is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The names say it.
pub enum DocumentType {
    Letter,
    Memorandum,
}

/// What a page can state about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Particular {
    /// A number or mark to find it by.
    Identifier,
    /// How secret it was.
    Classification,
    /// A reference beside the classification.
    Reference,
    /// When it stops being secret.
    Declassification,
    /// Its release.
    Release,
    /// That it is a translation, and whose.
    Translation,
    /// The signature.
    SignedBy,
    /// What is attached to it.
    Attachment,
}

/// A piece of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Words of the canonical text.
    Text(TextBlock),
    /// The end of a page, with the marks that lie there.
    PageBreak(PageBreak),
}

/// A paragraph, a heading, a mark: a run of the canonical text with one role.
#[derive(Clone, Debug, PartialEq)]
pub struct TextBlock {
    /// What part it plays on the page.
    pub role: Role,
    /// Its place in the document's text, in code points; longer than nothing.
    pub passage: Passage,
    /// The parts that look or read otherwise, in order of their start; an inner one follows the one around it.
    pub styles: Vec<Styled>,
    /// Whether it goes on with the paragraph that a page break interrupted.
    pub continued: bool,
    /// Whether a page break interrupts it, so that the next text block goes on with it.
    pub interrupted: bool,
}

/// The part that a block plays on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // The names say it; docs/source-format.md describes them.
pub enum Role {
    Address,
    Attachment,
    Classification,
    Closing,
    Date,
    Declassification,
    Fields,
    FileNumber,
    HeadingNote,
    Letterhead,
    Paragraph,
    Reference,
    Routing,
    Salutation,
    Signature,
}

/// A passage that looks or reads otherwise than the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Styled {
    /// The passage, in code points of the document's text.
    pub passage: Passage,
    /// How it differs.
    pub style: Style,
}

/// How words can differ from the words around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Struck out on the page.
    Struck,
    /// Written by hand on the page.
    Handwriting,
    /// Odd, and so in the source.
    Sic,
    /// The printed label of a field, like "FROM:".
    Label,
}

/// The end of a page. Its marks are the document's too, but stand outside the canonical text.
#[derive(Clone, Debug, PartialEq)]
pub struct PageBreak {
    /// Behind which code point of the document's text it lies.
    pub at: CodePoint,
    /// The marks that lie there, line by line.
    pub lines: Vec<Vec<Run>>,
    /// The number of the page that ends, from 1.
    pub ends_page: u32,
}

/// Words that look alike.
pub type Run = (String, Option<Style>);

impl Document {
    /// Which way the text runs: `ltr` or `rtl`, by the script that its language is usually written in.
    pub fn direction(&self) -> &'static str {
        const LEFTWARD: [&str; 9] = ["ar", "arc", "dv", "fa", "he", "ps", "sd", "ur", "yi"];
        let main = self.language.split('-').next().unwrap_or_default();
        if LEFTWARD.contains(&main) { "rtl" } else { "ltr" }
    }

    /// Reads a document from its Markdown; `file` is the name that errors give.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order of lines.
    pub fn parse(source: &str, file: &str) -> Result<Self, SourceErrors> {
        source::document(source, file)
    }

    /// The blocks that are text, in order.
    pub fn text_blocks(&self) -> impl Iterator<Item = &TextBlock> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Text(block) => Some(block),
            Block::PageBreak(_) => None,
        })
    }

    /// The words of a block; empty for a block of another document.
    pub fn words_of(&self, block: &TextBlock) -> &str {
        self.text.slice(block.passage).unwrap_or_default()
    }
}

impl DocumentType {
    /// Every type with its name in the front matter.
    pub const ALL: [(&'static str, Self); 2] = [("letter", Self::Letter), ("memorandum", Self::Memorandum)];
}

impl Particular {
    /// Every particular with its key in the front matter.
    pub const ALL: [(&'static str, Self); 8] = [
        ("identifier", Self::Identifier),
        ("classification", Self::Classification),
        ("reference", Self::Reference),
        ("declassification", Self::Declassification),
        ("release", Self::Release),
        ("translation", Self::Translation),
        ("signed-by", Self::SignedBy),
        ("attachment", Self::Attachment),
    ];
}

impl Role {
    /// The roles of fenced blocks, with their names. A paragraph needs no fence.
    pub const FENCED: [(&'static str, Self); 14] = [
        ("address", Self::Address),
        ("attachment", Self::Attachment),
        ("classification", Self::Classification),
        ("closing", Self::Closing),
        ("date", Self::Date),
        ("declassification", Self::Declassification),
        ("fields", Self::Fields),
        ("file-number", Self::FileNumber),
        ("heading-note", Self::HeadingNote),
        ("letterhead", Self::Letterhead),
        ("reference", Self::Reference),
        ("routing", Self::Routing),
        ("salutation", Self::Salutation),
        ("signature", Self::Signature),
    ];
}

impl Style {
    /// The styles that are written `[words]{.name}`.
    pub const NAMED: [(&'static str, Self); 2] = [("sic", Self::Sic), ("label", Self::Label)];
}
