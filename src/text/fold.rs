//! A text folded for searching: case, accents and typographic variants do not matter, and every hit leads back to its place.

use super::accents::bare;
use super::case::lower;
use super::{CodePoint, Passage, Span};

/// A folded text and, for each of its characters, the code point of the original that it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    string: String,
    /// For each byte of `string`, the code points of the original that it came from: the first, and the one behind the last.
    origin: Vec<(u32, u32)>,
}

/// A string folded for comparison: lower case, no accents, straight quotes and hyphens, single spaces.
pub fn fold(string: &str) -> String {
    Folded::new(string).string
}

impl Folded {
    /// Folds a text, keeping the way back.
    pub fn new(text: &str) -> Self {
        let mut folded = Self { string: String::with_capacity(text.len()), origin: Vec::with_capacity(text.len()) };
        for (number, character) in (0u32..).zip(text.chars()) {
            if character.is_whitespace() && folded.string.ends_with(' ') || is_accent(character) {
                folded.swallow(number);
            } else if character.is_whitespace() {
                folded.push(' ', number);
            } else {
                let small = lower(character);
                let letter = plain(bare(small).unwrap_or(small));
                match ligature(letter) {
                    Some(letters) => letters.chars().for_each(|letter| folded.push(letter, number)),
                    None => folded.push(letter, number),
                }
            }
        }
        folded
    }

    /// Every place in the original where the folded `needle` stands, in order, without overlaps; none for an empty one.
    pub fn find_all(&self, needle: &str) -> Vec<Passage> {
        let needle = fold(needle);
        let needle = needle.trim();
        if needle.is_empty() {
            return Vec::new();
        }
        self.string
            .match_indices(needle)
            .filter_map(|(byte, _)| {
                let (start, _) = *self.origin.get(byte)?;
                let (_, end) = *self.origin.get(byte + needle.len() - 1)?;
                Span::new(CodePoint(start as usize), CodePoint(end as usize))
            })
            .collect()
    }

    fn push(&mut self, character: char, origin: u32) {
        self.string.push(character);
        self.origin.resize(self.string.len(), (origin, origin + 1));
    }

    /// Counts a code point that leaves no trace in the folded text to the character before it.
    fn swallow(&mut self, origin: u32) {
        let last_character = self.string.chars().next_back().map_or(0, char::len_utf8);
        for (_, end) in self.origin.iter_mut().rev().take(last_character) {
            *end = origin + 1;
        }
    }
}

/// Whether a character only adds something to the one before it: the blocks of combining diacritical marks.
pub(super) fn is_accent(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36F}'
            | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}'
            | '\u{20D0}'..='\u{20FF}'
            | '\u{FE20}'..='\u{FE2F}'
    )
}

/// The small letters that printers join. The tables for all compatibility characters would weigh more than this whole module.
fn ligature(character: char) -> Option<&'static str> {
    Some(match character {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'ĳ' => "ij",
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        _ => return None,
    })
}

/// The character that a keyboard has for a typographic one.
fn plain(character: char) -> char {
    match character {
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' | '\u{2032}' => '\'',
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' | '\u{2033}' | '«' | '»' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        'ſ' => 's',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;
    use proptest::prelude::*;

    #[test]
    fn case_accents_and_typography_do_not_matter() {
        let table: &[(&str, &str, &[&str])] = &[
            ("Sakharov, SAKHAROV", "sakharov", &["Sakharov", "SAKHAROV"]),
            ("Geneva, Genève", "GENEVE", &["Genève"]),
            ("e\u{301}te\u{301}", "été", &["e\u{301}te\u{301}"]),
            ("the “party line”", "\"party line\"", &["“party line”"]),
            ("Soviet–American", "soviet-american", &["Soviet–American"]),
            ("two\n\n  lines", "two lines", &["two\n\n  lines"]),
            ("ﬁled", "file", &["ﬁle"]),
            ("Congreſs", "congress", &["Congreſs"]),
            ("Сахаров и САХАРОВ", "сахаров", &["Сахаров", "САХАРОВ"]),
            ("😃 smile 😃", "😃", &["😃", "😃"]),
            ("anything", "  ", &[]),
        ];
        for (string, needle, expected) in table {
            let text = Text::new(*string);
            let found: Vec<_> = Folded::new(string).find_all(needle).into_iter().map(|hit| text.slice(hit)).collect();
            assert_eq!(found, expected.iter().map(|hit| Some(*hit)).collect::<Vec<_>>(), "{string} / {needle}");
        }
    }

    proptest! {
        #[test]
        fn a_piece_of_the_text_is_always_found(string in "[a-zA-Zé😃Щ\" \n]{1,60}", start in 0usize..60, length in 1usize..20) {
            let characters: Vec<char> = string.chars().collect();
            let start = start.min(characters.len() - 1);
            let end = (start + length).min(characters.len());
            let piece: String = characters[start..end].iter().collect();
            prop_assume!(!piece.trim().is_empty());
            let hits = Folded::new(&string).find_all(&piece);
            prop_assert!(!hits.is_empty());
            prop_assert!(hits.iter().all(|hit| hit.end().0 <= characters.len()));
        }
    }
}
