//! A text that knows where its code points are in bytes and in UTF-16 units.

use super::{Byte, CodePoint, Digest, Passage, Span, Utf16};
use memchr::memmem::Finder;

/// Code points between two entries of the index: a conversion walks at most this many.
const STRIDE: usize = 64;

/// Where a code point with a multiple of [`STRIDE`] as its number begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Milestone {
    byte: usize,
    utf16: usize,
}

/// A plain text with an index for its offsets, built once: conversions take constant time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    string: String,
    milestones: Vec<Milestone>,
    length: CodePoint,
    utf16_length: Utf16,
    digest: Digest,
}

/// One place in the text in all three units.
#[derive(Clone, Copy)]
struct Place {
    code_point: usize,
    byte: usize,
    utf16: usize,
}

impl Text {
    /// Builds the index, in one pass over the text.
    pub fn new(string: impl Into<String>) -> Self {
        let string = string.into();
        let mut milestones = Vec::with_capacity(string.len() / STRIDE + 1);
        let (mut code_point, mut utf16) = (0, 0);
        for (byte, character) in string.char_indices() {
            if code_point % STRIDE == 0 {
                milestones.push(Milestone { byte, utf16 });
            }
            code_point += 1;
            utf16 += character.len_utf16();
        }
        let digest = Digest::of(&string);
        Self { string, milestones, length: CodePoint(code_point), utf16_length: Utf16(utf16), digest }
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// How many code points the text has.
    pub fn length(&self) -> CodePoint {
        self.length
    }

    /// How many UTF-16 code units the text has.
    pub fn utf16_length(&self) -> Utf16 {
        self.utf16_length
    }

    /// The text's digest.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The whole text as a passage.
    pub fn whole(&self) -> Passage {
        Span::between(CodePoint(0), self.length)
    }

    /// The words of a passage; `None` if it reaches beyond the text.
    pub fn slice(&self, passage: Passage) -> Option<&str> {
        let (start, end) = (self.to_byte(passage.start())?, self.to_byte(passage.end())?);
        self.string.get(start.0..end.0)
    }

    /// Every place where the words begin, overlapping ones included; none for no words.
    pub fn starts_of(&self, words: &str) -> impl Iterator<Item = Byte> {
        let step = words.chars().next().map(char::len_utf8);
        let finder = Finder::new(words);
        let next = move |from: usize| Some(from + finder.find(self.string.as_bytes().get(from..)?)?);
        let first = step.and_then(|_| next(0));
        std::iter::successors(first, move |start| next(start + step?)).map(Byte)
    }

    /// Code points → bytes; `None` beyond the text.
    pub fn to_byte(&self, offset: CodePoint) -> Option<Byte> {
        self.place_of(offset).map(|place| Byte(place.byte))
    }

    /// Code points → UTF-16 units; `None` beyond the text.
    pub fn to_utf16(&self, offset: CodePoint) -> Option<Utf16> {
        self.place_of(offset).map(|place| Utf16(place.utf16))
    }

    /// A passage in UTF-16 units; `None` if it reaches beyond the text.
    pub fn to_utf16_span(&self, passage: Passage) -> Option<Span<Utf16>> {
        Span::new(self.to_utf16(passage.start())?, self.to_utf16(passage.end())?)
    }

    /// Bytes → code points; `None` beyond the text or inside a code point.
    pub fn byte_to_code_point(&self, offset: Byte) -> Option<CodePoint> {
        if !self.string.is_char_boundary(offset.0) {
            return None;
        }
        let place = self.walk(self.milestones.partition_point(|milestone| milestone.byte <= offset.0), |place| {
            place.byte >= offset.0
        });
        (place.byte == offset.0).then_some(CodePoint(place.code_point))
    }

    /// UTF-16 units → code points; `None` beyond the text or between the halves of a surrogate pair.
    pub fn utf16_to_code_point(&self, offset: Utf16) -> Option<CodePoint> {
        let place = self.walk(self.milestones.partition_point(|milestone| milestone.utf16 <= offset.0), |place| {
            place.utf16 >= offset.0
        });
        (place.utf16 == offset.0).then_some(CodePoint(place.code_point))
    }

    fn place_of(&self, offset: CodePoint) -> Option<Place> {
        if offset > self.length {
            return None;
        }
        Some(self.walk(offset.0 / STRIDE + 1, |place| place.code_point >= offset.0))
    }

    /// Walks on from the milestone before `behind` until `arrived` or the text ends.
    fn walk(&self, behind: usize, arrived: impl Fn(Place) -> bool) -> Place {
        let number = behind.min(self.milestones.len()).saturating_sub(1);
        let Milestone { byte, utf16 } = self.milestones.get(number).copied().unwrap_or(Milestone { byte: 0, utf16: 0 });
        let mut place = Place { code_point: number * STRIDE, byte, utf16 };
        let mut characters = self.string[byte..].chars();
        while !arrived(place) {
            let Some(character) = characters.next() else { break };
            place.code_point += 1;
            place.byte += character.len_utf8();
            place.utf16 += character.len_utf16();
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Text with what breaks counting: astral characters, combining marks, Cyrillic, CRLF.
    fn awkward_text() -> impl Strategy<Value = String> {
        proptest::collection::vec(
            prop_oneof![
                Just("😃".to_owned()),
                Just("e\u{301}".to_owned()),
                Just("Щаранский ".to_owned()),
                Just("\r\n".to_owned()),
                "[a-z ]{0,80}",
                any::<char>().prop_map(String::from),
            ],
            0..40,
        )
        .prop_map(|pieces| pieces.concat())
    }

    #[test]
    fn the_three_units_differ_where_the_text_is_not_ascii() {
        let text = Text::new("a😃e\u{301}Щb");
        let table = [(0, 0, 0), (1, 1, 1), (2, 5, 3), (3, 6, 4), (4, 8, 5), (5, 10, 6), (6, 11, 7)];
        for (code_point, byte, utf16) in table {
            assert_eq!(text.to_byte(CodePoint(code_point)), Some(Byte(byte)));
            assert_eq!(text.to_utf16(CodePoint(code_point)), Some(Utf16(utf16)));
        }
        assert_eq!(text.to_byte(CodePoint(7)), None);
    }

    #[test]
    fn an_offset_inside_a_character_converts_to_nothing() {
        let text = Text::new("😃");
        assert_eq!(text.utf16_to_code_point(Utf16(1)), None);
        assert_eq!(text.byte_to_code_point(Byte(2)), None);
        assert_eq!(text.utf16_to_code_point(Utf16(3)), None);
        assert_eq!(Text::new("").utf16_to_code_point(Utf16(0)), Some(CodePoint(0)));
    }

    proptest! {
        #[test]
        fn every_offset_survives_the_way_there_and_back(string in awkward_text()) {
            let text = Text::new(string.clone());
            for (number, (byte, _)) in string.char_indices().chain([(string.len(), ' ')]).enumerate() {
                let offset = CodePoint(number);
                prop_assert_eq!(text.to_byte(offset), Some(Byte(byte)));
                let utf16 = text.to_utf16(offset).expect("inside the text");
                prop_assert_eq!(utf16.0, string[..byte].encode_utf16().count());
                prop_assert_eq!(text.utf16_to_code_point(utf16), Some(offset));
                prop_assert_eq!(text.byte_to_code_point(Byte(byte)), Some(offset));
            }
        }

        #[test]
        fn no_offset_panics(string in awkward_text(), offset in 0usize..10_000) {
            let text = Text::new(string);
            text.to_byte(CodePoint(offset));
            text.to_utf16(CodePoint(offset));
            text.byte_to_code_point(Byte(offset));
            text.utf16_to_code_point(Utf16(offset));
        }
    }
}
