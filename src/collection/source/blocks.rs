//! The body of a document: paragraphs between blank lines, and blocks between fences of colons.

use super::inline::{self, Inline, Sign};
use crate::collection::problem::Problems;
use crate::collection::{Block, PageBreak, Role, Run, SourceProblem, Styled, TextBlock};
use crate::text::{CodePoint, Span, Text};

/// A block as it stands in the file.
struct Raw {
    kind: Kind,
    /// The number of its first line.
    line: usize,
    lines: Vec<Vec<Sign>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text(Role),
    PageBreak { within_paragraph: bool },
}

const FENCE: &str = ":::";
const PAGE_BREAK: &str = "page-break";
const WITHIN_PARAGRAPH: &str = "within-paragraph";
/// What stands between two blocks in the canonical text.
const BETWEEN_BLOCKS: &str = "\n\n";
/// What stands there where a paragraph goes on behind a page break.
const WITHIN_A_PARAGRAPH: &str = " ";

/// Reads the lines behind line `after`: the blocks, and the canonical text that they lie in.
pub(super) fn read(lines: &[&str], after: usize, problems: &mut Problems<'_>) -> Option<(Vec<Block>, Text)> {
    let raw = split(lines, after, problems);
    check(&raw, problems);
    let mut page = Page::default();
    for (number, block) in raw.iter().enumerate() {
        let before = number.checked_sub(1).map(|number| raw[number].kind);
        let behind = raw.get(number + 1).map(|block| block.kind);
        match block.kind {
            Kind::Text(role) => page.text_block(role, block, [before, behind].map(interrupts), problems),
            Kind::PageBreak { .. } => page.page_break(block, problems),
        }
    }
    if page.length == 0 {
        problems.add(after, SourceProblem::NoText);
        return None;
    }
    Some((page.blocks, Text::new(page.text)))
}

fn interrupts(kind: Option<Kind>) -> bool {
    kind == Some(Kind::PageBreak { within_paragraph: true })
}

/// Splits the body into blocks.
fn split(lines: &[&str], after: usize, problems: &mut Problems<'_>) -> Vec<Raw> {
    let mut blocks: Vec<Raw> = Vec::new();
    let mut open: Option<Raw> = None;
    let mut is_fenced = false;
    for (line, words) in (after + 1..).zip(lines.iter().skip(after)) {
        let words = words.trim();
        if words.starts_with(FENCE) {
            let name = words.trim_matches(':').trim();
            match (&open, name.is_empty()) {
                (Some(block), false) if is_fenced => {
                    problems.add(line, SourceProblem::NestedFence { opened: block.line });
                }
                (_, true) if is_fenced => {
                    blocks.extend(open.take());
                    is_fenced = false;
                }
                (_, true) => problems.add(line, SourceProblem::StrayFence),
                (_, false) => {
                    blocks.extend(open.take());
                    let (kind, problem) = kind(name);
                    if let Some(problem) = problem {
                        problems.add(line, problem);
                    }
                    open = Some(Raw { kind, line, lines: Vec::new() });
                    is_fenced = true;
                }
            }
        } else if !words.is_empty() {
            let paragraph = || Raw { kind: Kind::Text(Role::Paragraph), line, lines: Vec::new() };
            open.get_or_insert_with(paragraph).lines.push(inline::signs(lines[line - 1], line));
        } else if !is_fenced {
            blocks.extend(open.take());
        }
    }
    if let Some(block) = open.as_ref().filter(|_| is_fenced) {
        problems.add(block.line, SourceProblem::UnclosedFence);
    }
    blocks.extend(open);
    blocks
}

/// What a fence begins, by the words behind it, and what is wrong with them.
///
/// A block with a bad name is read on as a paragraph, so that its end is no second fault.
fn kind(words: &str) -> (Kind, Option<SourceProblem>) {
    let (name, option) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    let option = option.trim();
    let role = Role::FENCED.iter().find(|(known, _)| *known == name).map(|(_, role)| *role);
    let kind = match role {
        Some(role) => Kind::Text(role),
        None if name == PAGE_BREAK => Kind::PageBreak { within_paragraph: option == WITHIN_PARAGRAPH },
        None => return (Kind::Text(Role::Paragraph), Some(SourceProblem::UnknownRole(name.to_owned()))),
    };
    let understood = option.is_empty() || kind == Kind::PageBreak { within_paragraph: true };
    (kind, (!understood).then(|| SourceProblem::UnknownOption(option.to_owned())))
}

/// A page break within a paragraph has a paragraph on both sides.
fn check(blocks: &[Raw], problems: &mut Problems<'_>) {
    let is_paragraph = |number: Option<usize>| {
        number.and_then(|number| blocks.get(number)).is_some_and(|block| block.kind == Kind::Text(Role::Paragraph))
    };
    for (number, block) in blocks.iter().enumerate().filter(|(_, block)| interrupts(Some(block.kind))) {
        if !(is_paragraph(number.checked_sub(1)) && is_paragraph(Some(number + 1))) {
            problems.add(block.line, SourceProblem::BreakOutsideParagraph);
        }
    }
}

/// The blocks so far, and their text.
#[derive(Default)]
struct Page {
    blocks: Vec<Block>,
    text: String,
    /// The code points of the text.
    length: usize,
    page_breaks: u32,
}

impl Page {
    fn text_block(&mut self, role: Role, raw: &Raw, [continued, interrupted]: [bool; 2], problems: &mut Problems<'_>) {
        let lines = if role == Role::Paragraph { vec![inline::joined(&raw.lines)] } else { raw.lines.clone() };
        let lines: Vec<Inline> = lines.iter().map(|line| inline::read(line, problems)).collect();
        if lines.iter().all(|line| line.words.trim().is_empty()) {
            problems.add(raw.line, SourceProblem::EmptyFence);
            return;
        }
        if self.length > 0 {
            self.push(if continued { WITHIN_A_PARAGRAPH } else { BETWEEN_BLOCKS });
        }
        let start = self.length;
        let mut styles = Vec::new();
        for (number, line) in lines.iter().enumerate() {
            if number > 0 {
                self.push("\n");
            }
            styles.extend(line.styles.iter().map(|(from, to, style)| Styled {
                passage: Span::between(CodePoint(self.length + from), CodePoint(self.length + to)),
                style: *style,
            }));
            self.push(&line.words);
        }
        let passage = Span::between(CodePoint(start), CodePoint(self.length));
        self.blocks.push(Block::Text(TextBlock { role, passage, styles, continued, interrupted }));
    }

    fn page_break(&mut self, raw: &Raw, problems: &mut Problems<'_>) {
        self.page_breaks += 1;
        let lines = raw.lines.iter().map(|line| runs(&inline::read(line, problems))).collect();
        self.blocks.push(Block::PageBreak(PageBreak {
            at: CodePoint(self.length),
            lines,
            ends_page: self.page_breaks,
        }));
    }

    fn push(&mut self, words: &str) {
        self.text.push_str(words);
        self.length += words.chars().count();
    }
}

/// A line as pieces that look alike; of two styles around the same words the inner one counts.
fn runs(line: &Inline) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, character) in line.words.chars().enumerate() {
        let style = line.styles.iter().rev().find(|(start, end, _)| (*start..*end).contains(&at)).map(|found| found.2);
        match runs.last_mut().filter(|run| run.1 == style) {
            Some(run) => run.0.push(character),
            None => runs.push((character.to_string(), style)),
        }
    }
    runs
}
