//! The blocks of a note, line by line. Each level of quotes and lists reads its lines once.

use super::line::{Item, Start, indent, set_out};
use super::{DEPTH_LIMIT, Piece, words};

/// Whether running text is set apart as paragraphs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    Loose,
    Tight,
}

/// Reads lines that stand so deep in quotes and lists.
pub(super) fn read(lines: &[&str], depth: usize, setting: Setting) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = lines;
    while let [line, below @ ..] = rest {
        rest = match start(line, depth) {
            Start::Nothing => below,
            Start::Rule => {
                pieces.push(Piece::Rule);
                below
            }
            Start::Heading(title) => {
                pieces.push(Piece::Paragraph(vec![Piece::Strong(words::read(title, depth))]));
                below
            }
            Start::Fence(fence) => {
                let length = below.iter().position(|line| fence.is_closed_by(line)).unwrap_or(below.len());
                let first = Some(fence.rest).filter(|rest| !rest.is_empty());
                let code = below[..length].iter().map(|line| set_out(line, fence.indent));
                pieces.push(Piece::CodeBlock(first.into_iter().chain(code).flat_map(|line| [line, "\n"]).collect()));
                below.get(length + 1..).unwrap_or_default()
            }
            Start::Quote(_) => {
                let quoted = quoted(rest);
                pieces.push(Piece::Quote(read(&quoted, depth + 1, Setting::Loose)));
                &rest[quoted.len()..]
            }
            Start::Item(item) => {
                let (list, length) = list(rest, item, depth);
                pieces.push(list);
                &rest[length..]
            }
            Start::Words => {
                let more = below.iter().take_while(|line| start(line, depth).goes_on()).count();
                let (paragraph, below) = rest.split_at(more + 1);
                let text = paragraph.iter().map(|line| line.trim()).collect::<Vec<_>>().join("\n");
                let running = words::read(&text, depth);
                match setting {
                    Setting::Loose => pieces.push(Piece::Paragraph(running)),
                    Setting::Tight => pieces.extend(running),
                }
                below
            }
        };
    }
    pieces
}

/// What a line begins at a depth: where nothing can go deeper, quotes and lists are text.
fn start(line: &str, depth: usize) -> Start<'_> {
    match Start::of(line) {
        Start::Quote(_) | Start::Item(_) if depth >= DEPTH_LIMIT => Start::Words,
        start => start,
    }
}

/// Whether a line goes on with the paragraph above it, though it lacks what marks the quote or item around that.
fn goes_on(above: &[&str], line: &str) -> bool {
    above.last().is_some_and(|above| Start::of(above).can_go_on()) && Start::of(line).goes_on()
}

/// The lines of the quote that begins here.
fn quoted<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let mut inner = Vec::new();
    for line in lines {
        match Start::of(line) {
            Start::Quote(rest) => inner.push(rest),
            _ if goes_on(&inner, line) => inner.push(*line),
            _ => break,
        }
    }
    inner
}

/// The list that begins here, and how many lines it takes.
fn list(lines: &[&str], first: Item<'_>, depth: usize) -> (Piece, usize) {
    let mut items: Vec<Vec<&str>> = Vec::new();
    let mut item: Vec<&str> = vec![first.rest];
    let (mut inset, mut length) = (first.indent, 1);
    let (mut is_blank, mut setting) = (false, Setting::Tight);
    for line in &lines[1..] {
        let was_blank = std::mem::replace(&mut is_blank, line.trim().is_empty());
        match Start::of(line) {
            Start::Nothing => item.push(""),
            _ if indent(line) >= inset => {
                let inner = set_out(line, inset);
                // What is set in deeper belongs to a block in the item, and does not stretch the list.
                if was_blank && indent(inner) == 0 {
                    setting = Setting::Loose;
                }
                item.push(inner);
            }
            Start::Item(next) if next.sign == first.sign && next.number.is_some() == first.number.is_some() => {
                if was_blank {
                    setting = Setting::Loose;
                }
                items.push(std::mem::replace(&mut item, vec![next.rest]));
                inset = next.indent;
            }
            _ if goes_on(&item, line) => item.push(line),
            _ => break,
        }
        length += 1;
    }
    items.push(item);
    let items = items.iter().map(|lines| read(lines, depth + 1, setting)).collect();
    (Piece::List { start: first.number, items }, length)
}
