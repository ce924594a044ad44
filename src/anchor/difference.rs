//! What was changed between two passages, word by word, as a reader would mark it.

use crate::text::{Digest, is_letter};

/// A piece of one passage or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// In both.
    Kept(String),
    /// Only in the first.
    Removed(String),
    /// Only in the second.
    Added(String),
}

/// Words that are compared one with another, at most: the time grows with the product of both counts. What is longer is
/// compared only as far as its beginning and end are the same.
const MOST: usize = 1_000;

/// A word, or a character between words. It has a digest because most are compared with others that they are not.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Token<'a> {
    digest: Digest,
    words: &'a str,
}

/// How a passage became another: its pieces in order. What is removed stands before what was put in its place.
pub fn difference(was: &str, is: &str) -> Vec<Change> {
    let (was, is) = (tokens(was), tokens(is));
    let before = was.iter().zip(&is).take_while(|(one, other)| one == other).count();
    let (was_rest, is_rest) = (&was[before..], &is[before..]);
    let behind = was_rest.iter().rev().zip(is_rest.iter().rev()).take_while(|(one, other)| one == other).count();
    let (was_middle, is_middle) = (&was_rest[..was_rest.len() - behind], &is_rest[..is_rest.len() - behind]);
    let mut changes = Changes::default();
    was[..before].iter().for_each(|token| changes.keep(token.words));
    for (removed, added) in replaced(was_middle, is_middle) {
        match (removed, added) {
            (Some(kept), Some(_)) => changes.keep(kept),
            (Some(removed), None) => changes.removed.push_str(removed),
            (None, Some(added)) => changes.added.push_str(added),
            (None, None) => {}
        }
    }
    was_rest[was_rest.len() - behind..].iter().for_each(|token| changes.keep(token.words));
    changes.finish()
}

#[derive(Default)]
struct Changes {
    done: Vec<Change>,
    kept: String,
    removed: String,
    added: String,
}

impl Changes {
    fn keep(&mut self, token: &str) {
        if !self.removed.is_empty() || !self.added.is_empty() {
            self.flush();
        }
        self.kept.push_str(token);
    }

    fn flush(&mut self) {
        let mut take = |piece: &mut String, change: fn(String) -> Change| {
            if !piece.is_empty() {
                self.done.push(change(std::mem::take(piece)));
            }
        };
        take(&mut self.kept, Change::Kept);
        take(&mut self.removed, Change::Removed);
        take(&mut self.added, Change::Added);
    }

    fn finish(mut self) -> Vec<Change> {
        self.flush();
        self.done
    }
}

/// Pairs of tokens of both sides: both where they are the same, else one of them. A longest common subsequence.
fn replaced<'a>(was: &[Token<'a>], is: &[Token<'a>]) -> Vec<(Option<&'a str>, Option<&'a str>)> {
    let removed = was.iter().map(|token| (Some(token.words), None));
    let added = is.iter().map(|token| (None, Some(token.words)));
    if was.len() > MOST || is.len() > MOST {
        return removed.chain(added).collect();
    }
    // For each pair of beginnings left, how many characters the rest has in common: words count more than spaces.
    let width = is.len() + 1;
    let mut common = vec![0u32; (was.len() + 1) * width];
    for (row, one) in was.iter().enumerate().rev() {
        for (column, other) in is.iter().enumerate().rev() {
            let skipped = common[(row + 1) * width + column].max(common[row * width + column + 1]);
            let both = common[(row + 1) * width + column + 1] + one.words.len() as u32;
            common[row * width + column] = if one == other { skipped.max(both) } else { skipped };
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut pairs = Vec::with_capacity(was.len() + is.len());
    while row < was.len() || column < is.len() {
        let rest = |row: usize, column: usize| common[row * width + column];
        let is_pair = row < was.len()
            && column < is.len()
            && was[row] == is[column]
            && rest(row, column) == rest(row + 1, column + 1) + was[row].words.len() as u32;
        if is_pair {
            pairs.push((Some(was[row].words), Some(is[column].words)));
            (row, column) = (row + 1, column + 1);
        } else if column == is.len() || row < was.len() && rest(row + 1, column) >= rest(row, column + 1) {
            pairs.push((Some(was[row].words), None));
            row += 1;
        } else {
            pairs.push((None, Some(is[column].words)));
            column += 1;
        }
    }
    pairs
}

/// Words, and each character between them.
fn tokens(string: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = string;
    while let Some(first) = rest.chars().next() {
        let length = match is_letter(first) {
            true => rest.find(|character| !is_letter(character)).unwrap_or(rest.len()),
            false => first.len_utf8(),
        };
        let (words, behind) = rest.split_at(length);
        tokens.push(Token { digest: Digest::of(words), words });
        rest = behind;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(was: &str, is: &str) -> String {
        let piece = |change: Change| match change {
            Change::Kept(words) => words,
            Change::Removed(words) => format!("[-{words}]"),
            Change::Added(words) => format!("[+{words}]"),
        };
        difference(was, is).into_iter().map(piece).collect()
    }

    #[test]
    fn words_are_marked_whole_and_what_was_removed_comes_first() {
        let table = [
            ("the same", "the same", "the same"),
            ("", "", ""),
            ("", "new", "[+new]"),
            ("more that 95 percent", "more than 95 percent", "more [-that][+than] 95 percent"),
            ("the old law stands", "the law stands", "the [-old ]law stands"),
            ("Щаранский 😃", "Сахаров 😃", "[-Щаранский][+Сахаров] 😃"),
            ("one two three", "one 2 3", "one [-two][+2] [-three][+3]"),
        ];
        for (was, is, expected) in table {
            assert_eq!(written(was, is), expected);
        }
    }

    proptest! {
        #[test]
        fn both_passages_can_be_read_from_the_difference(was in "[ab ,😃]{0,60}", is in "[ab ,😃]{0,60}") {
            let changes = difference(&was, &is);
            let side = |leave: fn(&Change) -> bool| {
                let words = changes.iter().filter(|change| !leave(change));
                words.map(|change| match change {
                    Change::Kept(words) | Change::Removed(words) | Change::Added(words) => words.as_str(),
                }).collect::<String>()
            };
            prop_assert_eq!(side(|change| matches!(change, Change::Added(_))), was);
            prop_assert_eq!(side(|change| matches!(change, Change::Removed(_))), is);
        }
    }
}
