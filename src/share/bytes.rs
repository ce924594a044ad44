//! The bytes of a form: numbers and strings, written one behind the other, and read with suspicion.

use std::fmt;

/// Something in a form that cannot be: where, in bytes from its start, and what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// The byte at which the part begins that is wrong.
    pub at: usize,
    /// What is wrong with it.
    pub problem: Problem,
}

/// How bytes can fail to be a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// They end before the form does.
    EndsEarly,
    /// A number is greater than it can be.
    Number,
    /// A string is not UTF-8.
    NotUtf8,
    /// A string is not the name of a collection, a document or a claim.
    Name,
    /// A string is no tag.
    Tag,
    /// A string is longer or shorter than it can be.
    Length,
    /// A bit or a value is set that this version gives no meaning to.
    Meaning,
    /// There are more items than [`ITEM_LIMIT`](super::ITEM_LIMIT).
    Items,
}

impl Problem {
    /// The problem's name, as scripts have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::EndsEarly => "endsEarly",
            Self::Number => "number",
            Self::NotUtf8 => "notUtf8",
            Self::Name => "name",
            Self::Tag => "tag",
            Self::Length => "length",
            Self::Meaning => "meaning",
            Self::Items => "items",
        }
    }
}

/// The words for whoever writes such bytes; a reader of notes is told that the link is not whole.
impl fmt::Display for Malformed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "byte {}: {}", self.at, self.problem.name())
    }
}

pub(super) type Result<T> = std::result::Result<T, Malformed>;

/// Writes a number in groups of seven bits, the lowest first; the eighth bit says that another group follows (LEB128).
pub(super) fn put_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Writes a number that may be negative: 0, −1, 1, −2, … as 0, 1, 2, 3, ….
pub(super) fn put_signed(bytes: &mut Vec<u8>, number: i64) {
    put_number(bytes, ((number << 1) ^ (number >> 63)) as u64);
}

/// Writes a string: how many bytes of UTF-8 it has, and those.
pub(super) fn put_string(bytes: &mut Vec<u8>, string: &str) {
    put_number(bytes, string.len() as u64);
    bytes.extend_from_slice(string.as_bytes());
}

/// Bytes that are being read.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// How many bytes have been read.
    pub fn at(&self) -> usize {
        self.at
    }

    pub fn is_at_end(&self) -> bool {
        self.at >= self.bytes.len()
    }

    pub fn byte(&mut self) -> Result<u8> {
        self.take(1).map(|taken| taken.first().copied().unwrap_or_default())
    }

    pub fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let at = self.at;
        self.take(N)?.try_into().map_err(|_| Malformed { at, problem: Problem::EndsEarly })
    }

    pub fn number(&mut self) -> Result<u64> {
        let at = self.at;
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let group = u64::from(byte & 0x7f);
            // Of the tenth group there is room for one bit.
            if shift == 63 && byte > 1 {
                break;
            }
            number |= group << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(Malformed { at, problem: Problem::Number })
    }

    /// A number that counts something in memory.
    pub fn size(&mut self) -> Result<usize> {
        let at = self.at;
        usize::try_from(self.number()?).map_err(|_| Malformed { at, problem: Problem::Number })
    }

    pub fn signed(&mut self) -> Result<i64> {
        let number = self.number()?;
        Ok((number >> 1) as i64 ^ -((number & 1) as i64))
    }

    pub fn string(&mut self) -> Result<&'a str> {
        let length = self.size()?;
        let at = self.at;
        std::str::from_utf8(self.take(length)?).map_err(|_| Malformed { at, problem: Problem::NotUtf8 })
    }

    /// What `read` makes of the next string.
    pub fn string_as<T>(&mut self, problem: Problem, read: impl FnOnce(&str) -> Option<T>) -> Result<T> {
        let at = self.at;
        read(self.string()?).ok_or(Malformed { at, problem })
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let end = self.at.checked_add(count);
        let taken = end.and_then(|end| self.bytes.get(self.at..end));
        let taken = taken.ok_or(Malformed { at: self.at, problem: Problem::EndsEarly })?;
        self.at += count;
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_written_in_groups_of_seven_bits() {
        let table: [(u64, &[u8]); 4] = [(0, &[0]), (127, &[127]), (128, &[0x80, 1]), (300, &[0xac, 2])];
        for (number, expected) in table {
            let mut bytes = Vec::new();
            put_number(&mut bytes, number);
            assert_eq!(bytes, expected);
        }
    }

    #[test]
    fn what_is_too_great_or_ends_early_is_named_with_its_place() {
        let problem = |bytes: &[u8]| Reader::new(bytes).number().expect_err("no number").problem;
        assert_eq!(problem(&[0x80]), Problem::EndsEarly);
        assert_eq!(problem(&[0xff; 11]), Problem::Number);
        assert_eq!(problem(&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2]), Problem::Number);
        let mut reader = Reader::new(&[1, b'a', 2, 0xff, 0xff]);
        assert_eq!(reader.string(), Ok("a"));
        assert_eq!(reader.string(), Err(Malformed { at: 3, problem: Problem::NotUtf8 }));
        assert_eq!(Reader::new(&[9, b'a']).string(), Err(Malformed { at: 1, problem: Problem::EndsEarly }));
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(number: u64, signed: i64, string: String) {
            let mut bytes = Vec::new();
            put_number(&mut bytes, number);
            put_signed(&mut bytes, signed);
            put_string(&mut bytes, &string);
            let mut reader = Reader::new(&bytes);
            prop_assert_eq!((reader.number(), reader.signed(), reader.string()), (Ok(number), Ok(signed), Ok(&string[..])));
            prop_assert!(reader.is_at_end());
        }
    }
}
