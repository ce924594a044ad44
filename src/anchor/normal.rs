//! A text in the form in which it is compared: what never matters is gone, and every character leads back to its place.
//!
//! White space counts as one space, wherever it stands and however much; quotes, dashes, ligatures and the long s are the
//! keyboard's; letters with accents are taken apart (Unicode's canonical decomposition, [UAX #15]); what is invisible is not
//! there. Case and letters stay as they are.
//!
//! [UAX #15]: https://www.unicode.org/reports/tr15/

use crate::order::sort_by_key;
use crate::text::{CodePoint, Passage, Span};
use std::fmt;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical};

/// So many characters from the start of a text's normal form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Glyph(pub usize);

impl fmt::Display for Glyph {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} characters of the normal form", self.0)
    }
}

impl Span<Glyph> {
    /// How many characters the range holds.
    pub fn count(self) -> usize {
        self.end().0 - self.start().0
    }
}

/// A text's normal form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Normal {
    characters: Vec<char>,
    /// For each character the code point of the text that it came from.
    origins: Vec<u32>,
    /// How many code points of the text have been taken in.
    taken: u32,
    /// Where the last cluster of a letter and the marks on it begins, while marks may still be put in their order.
    cluster: usize,
}

impl Normal {
    /// The normal form of a whole text.
    pub fn new(text: &str) -> Self {
        let mut normal = Self::default();
        normal.extend(text);
        normal.finish();
        normal
    }

    /// Takes in more of the text: pieces of any length, one behind the other.
    pub fn extend(&mut self, text: &str) {
        self.characters.reserve(text.len());
        self.origins.reserve(text.len());
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            let plain = self.plain(rest);
            if plain > 0 {
                self.put_plain(&rest.as_bytes()[..plain]);
            } else {
                self.push(character);
                self.taken += 1;
            }
            rest = &rest[plain.max(character.len_utf8())..];
        }
    }

    /// How many of the next bytes are characters of the normal form as they stand. Most of most texts are, so that they are
    /// taken together.
    fn plain(&self, text: &str) -> usize {
        let mut follows_space = matches!(self.characters.last(), None | Some(' '));
        let is_plain = |byte: &u8| {
            let is_space = *byte == b' ';
            let is_plain = if is_space { !follows_space } else { is_plain_letter(*byte) };
            follows_space = is_space;
            is_plain
        };
        text.as_bytes().iter().copied().take_while(is_plain).count()
    }

    fn put_plain(&mut self, bytes: &[u8]) {
        self.order_marks();
        self.characters.extend(bytes.iter().map(|byte| char::from(*byte)));
        let taken = self.taken;
        self.taken += bytes.len() as u32;
        self.origins.extend(taken..self.taken);
        // A mark can follow the last of them.
        self.cluster = self.characters.len() - 1;
    }

    /// Says that the text ends here.
    pub fn finish(&mut self) {
        self.order_marks();
        if self.characters.last() == Some(&' ') {
            self.characters.pop();
            self.origins.pop();
        }
    }

    /// The characters.
    pub fn characters(&self) -> &[char] {
        &self.characters
    }

    /// The characters, without the way back.
    pub fn into_characters(self) -> Vec<char> {
        self.characters
    }

    /// How many characters there are.
    pub fn length(&self) -> Glyph {
        Glyph(self.characters.len())
    }

    /// The whole text as a passage of it.
    pub fn whole(&self) -> Passage {
        Span::between(CodePoint(0), CodePoint(self.taken as usize))
    }

    /// What stands in a range; as much of it as there is.
    pub fn slice(&self, range: Span<Glyph>) -> &[char] {
        let end = range.end().0.min(self.characters.len());
        &self.characters[range.start().0.min(end)..end]
    }

    /// The passage of the text that a range came from; empty for what is not there.
    pub fn passage(&self, range: Span<Glyph>) -> Passage {
        let end = range.end().0.min(self.origins.len());
        let origins = &self.origins[range.start().0.min(end)..end];
        match (origins.iter().min(), origins.iter().max()) {
            (Some(first), Some(last)) => Span::between(CodePoint(*first as usize), CodePoint(*last as usize + 1)),
            _ => {
                let place = self.origins.get(range.start().0).map_or(self.taken, |origin| *origin);
                Span::between(CodePoint(place as usize), CodePoint(place as usize))
            }
        }
    }

    /// The first character that came from this code point of the text or from one behind it.
    pub fn glyph(&self, offset: CodePoint) -> Glyph {
        Glyph(self.origins.partition_point(|origin| (*origin as usize) < offset.0))
    }

    /// The range that a passage of the text became.
    pub fn range(&self, passage: Passage) -> Span<Glyph> {
        Span::between(self.glyph(passage.start()), self.glyph(passage.end()))
    }

    /// Whether this place lies within a letter: between it and a mark on it, or in what one character of the text became.
    pub fn is_within_letter(&self, place: Glyph) -> bool {
        let before = place.0.checked_sub(1).and_then(|before| self.origins.get(before));
        let (Some(before), Some(behind)) = (before, self.origins.get(place.0)) else { return false };
        before == behind || is_mark(self.characters[place.0])
    }

    fn push(&mut self, character: char) {
        match character {
            _ if character.is_whitespace() => self.put_space(),
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => self.put_dash(),
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => {}
            _ => match spelled_out(character) {
                Some(letters) => letters.chars().for_each(|letter| self.put_letter(letter)),
                None => decompose_canonical(character, |part| self.put(part)),
            },
        }
    }

    fn put_letter(&mut self, letter: char) {
        self.order_marks();
        self.append(letter);
    }

    /// A letter, or a mark on the one before.
    fn put(&mut self, character: char) {
        if canonical_combining_class(character) == 0 {
            self.order_marks();
        }
        self.append(character);
    }

    fn put_space(&mut self) {
        if !matches!(self.characters.last(), None | Some(' ')) {
            self.put_letter(' ');
        }
    }

    /// A typewriter has two hyphens for a dash.
    fn put_dash(&mut self) {
        if self.characters.last() != Some(&'-') {
            self.put_letter('-');
        }
    }

    fn append(&mut self, character: char) {
        self.characters.push(character);
        self.origins.push(self.taken);
    }

    /// Puts the marks on the last letter into the order that Unicode gives them, and begins a new cluster.
    fn order_marks(&mut self) {
        let end = self.characters.len();
        if end - self.cluster > 2 {
            let cluster = self.cluster..end;
            let marks =
                self.characters[cluster.clone()].iter().copied().zip(self.origins[cluster.clone()].iter().copied());
            let mut marks: Vec<(char, u32)> = marks.collect();
            sort_by_key(&mut marks, |(mark, _)| canonical_combining_class(*mark));
            for (place, (mark, origin)) in cluster.zip(marks) {
                (self.characters[place], self.origins[place]) = (mark, origin);
            }
        }
        self.cluster = end;
    }
}

/// Whether a byte is a character that stays as it is, whatever stands before and behind it.
fn is_plain_letter(byte: u8) -> bool {
    byte.is_ascii_graphic() && byte != b'-'
}

/// Whether a character of the normal form is a mark on the letter before it.
pub fn is_mark(character: char) -> bool {
    canonical_combining_class(character) != 0
}

/// The characters of a keyboard for a typographic one.
fn spelled_out(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' | '\u{2032}' | '\u{2039}' | '\u{203A}' | '\u{2BC}' => "'",
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' | '\u{2033}' | '«' | '»' => "\"",
        '…' => "...",
        'ſ' => "s",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'ĳ' => "ij",
        'Ĳ' => "IJ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    fn written(string: &str) -> String {
        Normal::new(string).characters().iter().collect()
    }

    #[test]
    fn what_never_matters_is_gone() {
        let table = [
            ("  two\n\n \tlines\u{A0}here ", "two lines here"),
            ("the “party line” – it’s", "the \"party line\" - it's"),
            ("wait -- no", "wait - no"),
            ("ﬁled in Congreſs…", "filed in Congress..."),
            ("soft\u{AD}hyphen, zero\u{200B}width", "softhyphen, zerowidth"),
            ("Genève", "Gene\u{300}ve"),
            ("Gene\u{300}ve", "Gene\u{300}ve"),
            ("q\u{307}\u{323}", "q\u{323}\u{307}"),
            ("Case STAYS", "Case STAYS"),
            ("Щаранский 😃", "Щаранскии\u{306} 😃"),
            ("", ""),
            (" \n ", ""),
        ];
        for (text, normal) in table {
            assert_eq!(written(text), normal, "{text:?}");
        }
    }

    #[test]
    fn every_range_leads_back_to_its_words() {
        let text = Text::new("the ﬁrst “Genève\n\n  e\u{301}te\u{301}” 😃 end");
        let normal = Normal::new(text.as_str());
        let table =
            [("first", "ﬁrst"), ("\"Gene\u{300}ve e\u{301}", "“Genève\n\n  e\u{301}"), ("😃", "😃"), ("end", "end")];
        for (sought, found) in table {
            let whole: String = normal.characters().iter().collect();
            let start = whole[..whole.find(sought).expect("it is there")].chars().count();
            let range = Span::between(Glyph(start), Glyph(start + sought.chars().count()));
            assert_eq!(text.slice(normal.passage(range)), Some(found));
            assert_eq!(normal.range(normal.passage(range)), range);
        }
    }

    proptest! {
        #[test]
        fn normal_forms_of_unicode_do_not_matter(string in "[a-zé\u{300}-\u{303}\u{323}각ﬁ😃 ]{0,40}") {
            prop_assert_eq!(written(&string.nfc().collect::<String>()), written(&string.nfd().collect::<String>()));
        }

        #[test]
        fn pieces_make_the_same_as_the_whole(one in "\\PC{0,20}", other in "\\PC{0,20}") {
            let mut pieces = Normal::default();
            pieces.extend(&one);
            pieces.extend(&other);
            pieces.finish();
            prop_assert_eq!(pieces, Normal::new(&format!("{one}{other}")));
        }

        #[test]
        fn no_range_leads_out_of_the_text(string in "\\PC{0,40}", start in 0usize..60, length in 0usize..60) {
            let text = Text::new(string);
            let normal = Normal::new(text.as_str());
            let passage = normal.passage(Span::between(Glyph(start), Glyph(start + length)));
            prop_assert!(text.slice(passage).is_some());
        }
    }
}
