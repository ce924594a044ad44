//! Marks within a line: `~~struck~~`, `*by hand*`, `[words]{.sic}`, and `\` before a sign that is no mark.

use crate::collection::problem::Problems;
use crate::collection::{SourceProblem, Style};
use crate::order::sort_by_key;
use crate::text::is_letter;

/// A character of the file with its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    character: char,
    line: usize,
    column: usize,
}

/// Words without their marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Inline {
    /// The words.
    pub words: String,
    /// How many code points they have.
    pub length: usize,
    /// From which code point to which they look otherwise, and how; an inner range follows the one around it.
    pub styles: Vec<(usize, usize, Style)>,
}

/// A mark that is open.
struct Open {
    mark: Mark,
    /// The sign that opened it.
    sign: usize,
    /// The code point of the words that it begins at.
    start: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Struck,
    Handwriting,
    Brackets,
}

/// What a bracket means that belongs to `[words]{.name}`.
#[derive(Clone)]
enum Bracket {
    Opens,
    /// The name, and the sign behind the closing brace.
    Closes(String, usize),
}

/// The characters of a line, which has this number, without the white space around them.
pub(super) fn signs(words: &str, line: usize) -> Vec<Sign> {
    let indent = words.chars().take_while(|character| character.is_whitespace()).count();
    words.trim().chars().zip(indent + 1..).map(|(character, column)| Sign { character, line, column }).collect()
}

/// One line out of several, with a space between them.
pub(super) fn joined(lines: &[Vec<Sign>]) -> Vec<Sign> {
    let mut all: Vec<Sign> = Vec::new();
    for line in lines {
        if let Some(last) = all.last().copied() {
            all.push(Sign { character: ' ', ..last });
        }
        all.extend(line);
    }
    all
}

/// Reads the marks of a line.
pub(super) fn read(signs: &[Sign], problems: &mut Problems<'_>) -> Inline {
    let mut reader = Reader { signs, brackets: brackets(signs), open: Vec::new(), result: Inline::default() };
    let mut next = 0;
    while next < signs.len() {
        next = reader.step(next, problems);
    }
    for open in std::mem::take(&mut reader.open) {
        reader.report(&open, problems);
    }
    let mut result = reader.result;
    // The outer of two equal ranges was closed last.
    result.styles.reverse();
    sort_by_key(&mut result.styles, |(start, end, _)| (*start, std::cmp::Reverse(*end)));
    result
}

struct Reader<'a> {
    signs: &'a [Sign],
    brackets: Vec<Option<Bracket>>,
    open: Vec<Open>,
    result: Inline,
}

impl Reader<'_> {
    /// Reads what begins at sign `at`; returns the sign behind it.
    fn step(&mut self, at: usize, problems: &mut Problems<'_>) -> usize {
        if let Some(escaped) = escaped(self.signs, at) {
            self.push(escaped);
            return at + 2;
        }
        match (self.character(at), self.brackets.get(at).cloned().flatten()) {
            (Some('~'), _) if self.character(at + 1) == Some('~') => self.toggle(Mark::Struck, "~~", at),
            (Some('*'), _) => self.toggle(Mark::Handwriting, "*", at),
            (_, Some(Bracket::Opens)) => {
                self.open(Mark::Brackets, at);
                at + 1
            }
            (_, Some(Bracket::Closes(name, behind))) => {
                self.close_brackets(&name, at, problems);
                behind
            }
            (Some(character), None) => {
                self.push(character);
                at + 1
            }
            (None, None) => at + 1,
        }
    }

    /// A sign that both opens and closes: closes right behind a word, opens right before one, and else is itself.
    fn toggle(&mut self, mark: Mark, written: &str, at: usize) -> usize {
        let behind = at + written.len();
        let is_space = |character: Option<char>| character.is_none_or(char::is_whitespace);
        let before = at.checked_sub(1).and_then(|before| self.character(before));
        let closes = self.open.last().is_some_and(|open| open.mark == mark && open.start < self.result.length);
        if closes && !is_space(before) {
            self.close(if mark == Mark::Struck { Style::Struck } else { Style::Handwriting });
        } else if is_space(self.character(behind)) {
            written.chars().for_each(|character| self.push(character));
        } else {
            self.open(mark, at);
        }
        behind
    }

    fn close_brackets(&mut self, name: &str, at: usize, problems: &mut Problems<'_>) {
        // What was opened inside the brackets has to be closed inside them.
        while let Some(open) = self.open.pop_if(|open| open.mark != Mark::Brackets) {
            self.report(&open, problems);
        }
        match Style::NAMED.iter().find(|(known, _)| *known == name) {
            Some((_, style)) => self.close(*style),
            None => {
                self.open.pop();
                let Sign { line, column, .. } = self.signs[at];
                problems.add_at(Some(line), Some(column), SourceProblem::UnknownStyle(format!(".{name}")));
            }
        }
    }

    fn open(&mut self, mark: Mark, sign: usize) {
        self.open.push(Open { mark, sign, start: self.result.length });
    }

    fn close(&mut self, style: Style) {
        if let Some(open) = self.open.pop().filter(|open| open.start < self.result.length) {
            self.result.styles.push((open.start, self.result.length, style));
        }
    }

    fn report(&self, open: &Open, problems: &mut Problems<'_>) {
        let Sign { line, column, .. } = self.signs[open.sign];
        let written = match open.mark {
            Mark::Struck => "~~",
            Mark::Handwriting => "*",
            Mark::Brackets => "[",
        };
        problems.add_at(Some(line), Some(column), SourceProblem::UnclosedMark(written));
    }

    fn push(&mut self, character: char) {
        self.result.words.push(character);
        self.result.length += 1;
    }

    fn character(&self, at: usize) -> Option<char> {
        self.signs.get(at).map(|sign| sign.character)
    }
}

/// The sign that a backslash at `at` makes literal.
fn escaped(signs: &[Sign], at: usize) -> Option<char> {
    let next = signs.get(at).filter(|sign| sign.character == '\\').and(signs.get(at + 1))?;
    next.character.is_ascii_punctuation().then_some(next.character)
}

/// For each sign, what it means as a bracket of `[words]{.name}`. Other brackets are signs like all others.
fn brackets(signs: &[Sign]) -> Vec<Option<Bracket>> {
    let mut meanings = vec![None; signs.len()];
    let mut open = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        match signs[at].character {
            _ if escaped(signs, at).is_some() => at += 1,
            '[' => open.push(at),
            ']' => {
                let name = name_behind(&signs[at + 1..]);
                if let (Some(start), Some((name, length))) = (open.pop(), name) {
                    meanings[start] = Some(Bracket::Opens);
                    meanings[at] = Some(Bracket::Closes(name, at + 1 + length));
                }
            }
            _ => {}
        }
        at += 1;
    }
    meanings
}

/// The name in `{.name}` at the start of `signs`, and how many signs that takes.
fn name_behind(signs: &[Sign]) -> Option<(String, usize)> {
    let [brace, dot, rest @ ..] = signs else { return None };
    if (brace.character, dot.character) != ('{', '.') {
        return None;
    }
    let name: String =
        rest.iter().map(|sign| sign.character).take_while(|sign| is_letter(*sign) || *sign == '-').collect();
    let length = name.chars().count();
    (rest.get(length)?.character == '}').then_some((name, length + 3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Style::{Handwriting, Label, Sic, Struck};

    fn inline(words: &str) -> (Inline, Vec<String>) {
        let mut problems = Problems::new("x.md");
        let inline = read(&signs(words, 1), &mut problems);
        let found = problems.finish::<()>(None).expect_err("no value").0;
        (inline, found.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn marks_become_styles_and_everything_else_is_literal() {
        type Expected<'a> = (&'a str, &'a [(usize, usize, Style)]);
        let table: &[(&str, Expected<'_>)] = &[
            ("plain", ("plain", &[])),
            ("~~SECRET~~", ("SECRET", &[(0, 6, Struck)])),
            ("Shultz *JPS*", ("Shultz JPS", &[(7, 10, Handwriting)])),
            ("more [that]{.sic} 95", ("more that 95", &[(5, 9, Sic)])),
            ("[FROM:]{.label} x", ("FROM: x", &[(0, 5, Label)])),
            ("[a *b*]{.sic}", ("a b", &[(0, 3, Sic), (2, 3, Handwriting)])),
            ("*[a]{.sic}*", ("a", &[(0, 1, Handwriting), (0, 1, Sic)])),
            ("597 * 110, 2 ~ 3, ~~ ", ("597 * 110, 2 ~ 3, ~~", &[])),
            ("597 \\*109A \\~~ \\[x]{.sic} \\\\ \\a", ("597 *109A ~~ [x]{.sic} \\ \\a", &[])),
            ("[Feltsman] and [x](y) {.sic} []", ("[Feltsman] and [x](y) {.sic} []", &[])),
            ("[[a]]{.sic}", ("[a]", &[(0, 3, Sic)])),
            ("[]{.sic}", ("", &[])),
            ("*😃e\u{301}* Щ", ("😃e\u{301} Щ", &[(0, 3, Handwriting)])),
            ("<b>&amp;</b>", ("<b>&amp;</b>", &[])),
        ];
        for (source, (words, styles)) in table {
            let (inline, problems) = inline(source);
            assert_eq!((inline.words.as_str(), inline.styles.as_slice()), (*words, *styles), "{source}");
            assert_eq!(problems, Vec::<String>::new(), "{source}");
            assert_eq!(inline.length, inline.words.chars().count());
        }
    }

    #[test]
    fn an_open_mark_is_named_with_its_place() {
        let table = [
            ("the *109A", "x.md:1:5: the mark * is opened here"),
            ("  ~~x", "x.md:1:3: the mark ~~ is opened here"),
            ("[a *b]{.sic}", "x.md:1:4: the mark * is opened here"),
            ("[a]{.bold}", "x.md:1:3: there is no mark \"{.bold}\""),
        ];
        for (source, expected) in table {
            let (_, problems) = inline(source);
            assert_eq!(problems.len(), 1, "{source}: {problems:?}");
            assert!(problems[0].starts_with(expected), "{source}: {problems:?}");
        }
    }
}
