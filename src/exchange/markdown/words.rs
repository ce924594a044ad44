//! Running text: stress, code, links and ends of lines, sign by sign.
//!
//! What has begun and not ended is a stack, no deeper than [`DEPTH_LIMIT`]: so no string of signs takes long.

use super::{DEPTH_LIMIT, Piece, begins_with, leads_outside};
use crate::text::is_letter;

/// How many backticks in a row can begin code.
const TICKS: usize = 3;
/// How deep parentheses nest in a link's address.
const PARENTHESES: usize = 8;

/// Reads running text in a block that stands so deep.
pub(super) fn read(text: &str, depth: usize) -> Vec<Piece> {
    let room = DEPTH_LIMIT.saturating_sub(depth);
    let mut reader = Reader { text, at: 0, pieces: Vec::new(), open: Vec::new(), room, no_code: [false; TICKS] };
    while let Some(sign) = reader.rest().chars().next() {
        reader.take(sign);
    }
    reader.give_up(0);
    reader.pieces
}

struct Reader<'a> {
    text: &'a str,
    /// The byte that is read next.
    at: usize,
    /// What stands in the innermost of what is open.
    pieces: Vec<Piece>,
    open: Vec<Open>,
    room: usize,
    /// For each number of backticks whether it is known not to come again.
    no_code: [bool; TICKS],
}

/// Something that has begun and may end.
struct Open {
    mark: Mark,
    /// Where its mark begins.
    start: usize,
    /// What stands before it, in the same element.
    before: Vec<Piece>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Emphasis(char),
    Strong(char),
    Link,
    /// A bracket that is no link, as there is one in it.
    Bracket,
    Image,
}

impl Mark {
    fn is_bracket(self) -> bool {
        !matches!(self, Self::Emphasis(_) | Self::Strong(_))
    }

    fn is_stress(self, sign: char) -> bool {
        self == Self::Emphasis(sign) || self == Self::Strong(sign)
    }

    fn length(self) -> usize {
        if matches!(self, Self::Strong(_) | Self::Image) { 2 } else { 1 }
    }
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Reads what begins with this sign.
    fn take(&mut self, sign: char) {
        let rest = self.rest();
        match sign {
            '\n' => {
                self.pieces.push(Piece::Break);
                self.at += 1;
            }
            '\\' => {
                self.at += 1;
                match rest[1..].chars().next() {
                    Some('\n') => {}
                    Some(next) if next.is_ascii_punctuation() => self.take_text(1),
                    _ => self.push_text("\\"),
                }
            }
            '`' => self.code(),
            '*' | '_' => self.stress(sign),
            '!' if rest.starts_with("![") => self.begin(Mark::Image),
            '[' => self.begin(Mark::Link),
            ']' => self.end_bracket(),
            '<' => self.autolink(),
            'h' | 'H' if begins_with(rest, "http://") || begins_with(rest, "https://") => self.bare_address(),
            sign => self.take_text(sign.len_utf8()),
        }
    }

    fn begin(&mut self, mark: Mark) {
        if self.open.len() >= self.room {
            return self.take_text(mark.length());
        }
        self.open.push(Open { mark, start: self.at, before: std::mem::take(&mut self.pieces) });
        self.at += mark.length();
    }

    /// Turns what has begun into text, until only so much is open.
    fn give_up(&mut self, left: usize) {
        while self.open.len() > left {
            let Some(Open { mark, start, before }) = self.open.pop() else { return };
            let inner = std::mem::replace(&mut self.pieces, before);
            self.push_text(&self.text[start..start + mark.length()]);
            inner.into_iter().for_each(|piece| self.push(piece));
        }
    }

    fn code(&mut self) {
        let rest = self.rest();
        let inner = rest.trim_start_matches('`');
        let ticks = rest.len() - inner.len();
        let known = self.no_code.get(ticks - 1).copied().unwrap_or(true);
        let Some(length) = (!known).then(|| closing_ticks(inner, ticks)).flatten() else {
            if let Some(known) = self.no_code.get_mut(ticks - 1) {
                *known = true;
            }
            return self.take_text(ticks);
        };
        let code = inner[..length].replace('\n', " ");
        let padded = code.strip_prefix(' ').and_then(|code| code.strip_suffix(' '));
        let code = padded.filter(|code| !code.trim().is_empty()).unwrap_or(&code).to_owned();
        self.pieces.push(Piece::Code(code));
        self.at += 2 * ticks + length;
    }

    /// Reads asterisks or underscores in a row: they end what they can, and what is left may begin something.
    fn stress(&mut self, sign: char) {
        let rest = self.rest().trim_start_matches(sign);
        let mut length = self.rest().len() - rest.len();
        let (begins, ends) = flanks(self.text[..self.at].chars().next_back(), sign, rest.chars().next());
        while ends && length > 0 {
            let Some(index) = self.open.iter().rposition(|open| open.mark.is_bracket() || open.mark.is_stress(sign))
            else {
                break;
            };
            if self.open[index].mark.is_bracket() {
                break;
            }
            self.give_up(index + 1);
            let ended = self.end_stress(sign, length);
            length -= ended;
            self.at += ended;
        }
        while begins && length > 0 && self.open.len() < self.room {
            let mark = if length % 2 == 1 { Mark::Emphasis(sign) } else { Mark::Strong(sign) };
            self.begin(mark);
            length -= mark.length();
        }
        self.take_text(length);
    }

    /// Ends the innermost stress with as many signs as it takes.
    fn end_stress(&mut self, sign: char, length: usize) -> usize {
        let Some(Open { mark, start, before }) = self.open.pop() else { return length };
        let inner = std::mem::replace(&mut self.pieces, before);
        if mark == Mark::Strong(sign) && length > 1 {
            self.pieces.push(Piece::Strong(inner));
            return 2;
        }
        if mark == Mark::Strong(sign) {
            // Of two signs one is left. Before them may stand a third: `***a* b**`.
            match self.open.last_mut() {
                Some(outer) if outer.mark == Mark::Emphasis(sign) && outer.start + 1 == start => {
                    outer.mark = Mark::Strong(sign);
                }
                _ => self.push_text(&self.text[start..=start]),
            }
        }
        self.pieces.push(Piece::Emphasis(inner));
        1
    }

    fn end_bracket(&mut self) {
        let Some(index) = self.open.iter().rposition(|open| open.mark.is_bracket()) else { return self.take_text(1) };
        self.give_up(index + 1);
        let target = self.rest()[1..].strip_prefix('(').and_then(address);
        let Some((address, length)) = target.filter(|_| self.open[index].mark != Mark::Bracket) else {
            self.give_up(index);
            return self.take_text(1);
        };
        let Some(Open { mark, start, before }) = self.open.pop() else { return };
        let inner = std::mem::replace(&mut self.pieces, before);
        self.at += "](".len() + length;
        if mark == Mark::Image {
            inner.into_iter().for_each(|piece| self.push(piece));
            self.push_text(&format!(" ({address})"));
        } else if leads_outside(&address) {
            for outer in self.open.iter_mut().filter(|outer| outer.mark == Mark::Link) {
                outer.mark = Mark::Bracket;
            }
            self.pieces.push(Piece::Link { address, content: without_links(inner) });
        } else {
            for (number, line) in self.text[start..self.at].split('\n').enumerate() {
                if number > 0 {
                    self.pieces.push(Piece::Break);
                }
                self.push_text(line);
            }
        }
    }

    fn autolink(&mut self) {
        let inner = &self.rest()[1..];
        let end = inner.find(|sign: char| sign.is_whitespace() || sign == '<' || sign == '>');
        let address = end.filter(|end| inner[*end..].starts_with('>')).map_or("", |end| &inner[..end]);
        let mailbox = if is_mailbox(address) { "mailto:" } else { "" };
        if mailbox.is_empty() && !leads_outside(address) {
            return self.take_text(1);
        }
        let content = vec![Piece::Text(address.to_owned())];
        self.pieces.push(Piece::Link { address: format!("{mailbox}{address}"), content });
        self.at += address.len() + "<>".len();
    }

    /// Reads an address that stands among words: what ends the sentence is not part of it.
    fn bare_address(&mut self) {
        if self.text[..self.at].ends_with(is_letter) {
            return self.take_text(1);
        }
        let rest = self.rest();
        let end = rest.find(|sign: char| sign.is_whitespace() || "<>[]`*\"“”«»".contains(sign));
        let mut address = &rest[..end.unwrap_or(rest.len())];
        let mut surplus = address.matches(')').count().saturating_sub(address.matches('(').count());
        while let Some(last) = address.chars().next_back() {
            match last {
                ')' if surplus > 0 => surplus -= 1,
                '.' | ',' | ':' | ';' | '!' | '?' | '\'' | '’' | '_' => {}
                _ => break,
            }
            address = &address[..address.len() - last.len_utf8()];
        }
        if address.find("://").is_none_or(|place| place + "://".len() == address.len()) {
            return self.take_text(1);
        }
        self.pieces.push(Piece::Link { address: address.to_owned(), content: vec![Piece::Text(address.to_owned())] });
        self.at += address.len();
    }

    /// Takes so many bytes as they are.
    fn take_text(&mut self, length: usize) {
        self.push_text(&self.text[self.at..self.at + length]);
        self.at += length;
    }

    fn push(&mut self, piece: Piece) {
        match piece {
            Piece::Text(words) => self.push_text(&words),
            piece => self.pieces.push(piece),
        }
    }

    fn push_text(&mut self, words: &str) {
        match self.pieces.last_mut() {
            _ if words.is_empty() => {}
            Some(Piece::Text(last)) => last.push_str(words),
            _ => self.pieces.push(Piece::Text(words.to_owned())),
        }
    }
}

/// Where so many backticks stand, no more and no less.
fn closing_ticks(text: &str, ticks: usize) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text[at..].find('`')?;
        let length = text[at..].bytes().take_while(|byte| *byte == b'`').count();
        if length == ticks {
            return Some(at);
        }
        at += length;
    }
}

/// Whether signs between these two can begin stress, and whether they can end it. Underscores do neither within a word.
fn flanks(before: Option<char>, sign: char, behind: Option<char>) -> (bool, bool) {
    let is_blank = |side: Option<char>| side.is_none_or(char::is_whitespace);
    let is_in_word = |side: Option<char>| side.is_some_and(is_letter);
    let begins = !is_blank(behind) && (is_in_word(behind) || !is_in_word(before));
    let ends = !is_blank(before) && (is_in_word(before) || !is_in_word(behind));
    let is_free = |side| sign == '*' || !is_in_word(side);
    (begins && is_free(before), ends && is_free(behind))
}

/// The address that stands behind the parenthesis of a link, and how many bytes it takes with the one that closes.
fn address(text: &str) -> Option<(String, usize)> {
    let mut address = String::new();
    let mut depth = 0;
    let mut signs = text.char_indices();
    while let Some((place, sign)) = signs.next() {
        match sign {
            ')' if depth == 0 => return Some((address, place + 1)),
            ')' => depth -= 1,
            '(' if depth == PARENTHESES => return None,
            '(' => depth += 1,
            sign if sign.is_whitespace() || sign.is_control() => return None,
            _ => {}
        }
        match signs.clone().next() {
            Some((_, next)) if sign == '\\' && next.is_ascii_punctuation() => {
                address.push(next);
                signs.next();
            }
            _ => address.push(sign),
        }
    }
    None
}

fn is_mailbox(address: &str) -> bool {
    let is_name = |name: &str| !name.is_empty() && name.chars().all(|sign| is_letter(sign) || ".+-_".contains(sign));
    address.split_once('@').is_some_and(|(name, host)| is_name(name) && is_name(host))
}

/// What a link reads: an address among its words is no link of its own.
fn without_links(pieces: Vec<Piece>) -> Vec<Piece> {
    let plain = |piece| match piece {
        Piece::Link { content, .. } => content,
        Piece::Emphasis(content) => vec![Piece::Emphasis(without_links(content))],
        Piece::Strong(content) => vec![Piece::Strong(without_links(content))],
        piece => vec![piece],
    };
    pieces.into_iter().flat_map(plain).collect()
}
