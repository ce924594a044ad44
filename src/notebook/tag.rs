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

/// Tags in one line, as [`tags_from_line`] reads them.
pub fn line_of_tags<'a>(tags: impl IntoIterator<Item = &'a Tag>) -> String {
    let quoted = |name: &str| match name.contains(',') || name.starts_with('"') {
        true => format!("\"{}\"", name.replace('"', "\"\"")),
        false => name.to_owned(),
    };
    tags.into_iter().map(|tag| quoted(tag.as_str())).collect::<Vec<_>>().join(", ")
}

/// The tags that a reader typed with commas between them. One that has a comma itself stands in quotation marks, in which
/// two stand for one; a mark that is not closed yet holds to the end. Nothing between two commas is no mistake.
pub fn tags_from_line(line: &str) -> Vec<Result<Tag, NoTag>> {
    let mut parts = vec![String::new()];
    let mut is_quoted = false;
    let mut characters = line.chars().peekable();
    while let (Some(character), Some(part)) = (characters.next(), parts.last_mut()) {
        match character {
            '"' if is_quoted => match characters.next_if_eq(&'"') {
                Some(mark) => part.push(mark),
                None => is_quoted = false,
            },
            '"' if part.trim().is_empty() => is_quoted = true,
            ',' if !is_quoted => parts.push(String::new()),
            other => part.push(other),
        }
    }
    parts.iter().map(|part| Tag::new(part)).filter(|tag| *tag != Err(NoTag::Empty)).collect()
}

impl fmt::Display for Tag {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn commas_part_tags_unless_they_are_in_quotation_marks() {
        let table: &[(&str, &[&str])] = &[
            ("", &[]),
            (" , ,", &[]),
            ("law, human  rights", &["law", "human rights"]),
            ("\"Reagan, Ronald\", law", &["Reagan, Ronald", "law"]),
            ("\"Reagan, Ron", &["Reagan, Ron"]),
            ("the \"party line\"", &["the \"party line\""]),
            ("\"\"\"refuseniks\"\", so called\"", &["\"refuseniks\", so called"]),
        ];
        for (line, expected) in table {
            let tags: Vec<_> = tags_from_line(line).into_iter().flatten().collect();
            assert_eq!(tags.iter().map(Tag::as_str).collect::<Vec<_>>(), *expected, "{line}");
        }
        assert_eq!(tags_from_line(&"я".repeat(TAG_LIMIT + 1)), [Err(NoTag::TooLong(TAG_LIMIT + 1))]);
    }

    proptest! {
        #[test]
        fn tags_survive_being_shown_and_typed(names in proptest::collection::vec("[a-zя,\" ]{1,12}", 0..4)) {
            let tags: Vec<Tag> = names.iter().filter_map(|name| Tag::new(name).ok()).collect();
            let read: Vec<Tag> = tags_from_line(&line_of_tags(&tags)).into_iter().flatten().collect();
            prop_assert_eq!(read, tags);
        }
    }

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
