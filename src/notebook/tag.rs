//! A tag: a short name that a reader groups notes by.

use std::fmt;

/// How many code points a tag can have.
pub const TAG_LIMIT: usize = 100;

/// A tag: at least one visible character, single spaces between words, none around them, at most [`TAG_LIMIT`] code
/// points.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(String);

/// Why a string is no tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTag {
    /// Nothing but white space.
    Empty,
    /// More than [`TAG_LIMIT`] code points: so many.
    TooLong(usize),
}

impl Tag {
    /// The tag that a reader typed.
    ///
    /// # Errors
    /// If nothing was typed, or too much.
    pub fn new(typed: &str) -> Result<Self, NoTag> {
        let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        match name.chars().count() {
            0 => Err(NoTag::Empty),
            length if length > TAG_LIMIT => Err(NoTag::TooLong(length)),
            _ => Ok(Self(name)),
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_does_not_make_another_tag() {
        let table = [
            ("Sakharov", Ok("Sakharov")),
            ("  human \t rights\n", Ok("human rights")),
            ("права\u{a0}человека", Ok("права человека")),
            (" \n", Err(NoTag::Empty)),
        ];
        for (typed, expected) in table {
            assert_eq!(Tag::new(typed).as_ref().map(Tag::as_str), expected.as_ref().copied());
        }
        assert_eq!(Tag::new(&"я".repeat(TAG_LIMIT)).map(|tag| tag.as_str().len()), Ok(2 * TAG_LIMIT));
        assert_eq!(Tag::new(&"я".repeat(TAG_LIMIT + 1)), Err(NoTag::TooLong(TAG_LIMIT + 1)));
    }
}
