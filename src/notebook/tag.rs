//! A tag: a short name that a reader groups notes by.

use std::fmt;

/// How many code points a tag can have.
pub const TAG_LIMIT: usize = 100;

/// A tag: at least one visible character, single spaces between words, none around them, at most [`TAG_LIMIT`] code
/// points.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(String);

/// Why a string is no tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoTag {
    /// Nothing but white space.
    Empty,
    /// More than [`TAG_LIMIT`] code points; the tag has the first of them.
    TooLong(Tag),
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
            length if length > TAG_LIMIT => Err(NoTag::TooLong(Self(name.chars().take(TAG_LIMIT).collect()))),
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
    parts(line).map(|part| Tag::new(&unquoted(part))).filter(|tag| *tag != Err(NoTag::Empty)).collect()
}

/// A line of tags cut before the last of them, and that one as far as it has been typed.
pub fn last_of_line(line: &str) -> (&str, String) {
    let last = parts(line).last().unwrap_or_default();
    (&line[..line.len() - last.len()], unquoted(last).trim().to_owned())
}

/// What stands between the commas that are not in quotation marks.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let line = rest?;
        let end = end_of_part(line);
        rest = line.get(end + 1..);
        line.get(..end)
    })
}

/// The byte at which the first part ends: at a comma, or with the line.
fn end_of_part(line: &str) -> usize {
    let is_quoted = line.trim_start().starts_with('"');
    let mut marks = 0;
    let ends = |character| {
        marks += usize::from(character == '"');
        character == ',' && (!is_quoted || marks % 2 == 0)
    };
    line.find(ends).unwrap_or(line.len())
}

fn unquoted(part: &str) -> String {
    let part = part.trim();
    match part.strip_prefix('"') {
        Some(quoted) => quoted.strip_suffix('"').unwrap_or(quoted).replace("\"\"", "\""),
        None => part.to_owned(),
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
    }

    #[test]
    fn the_last_tag_of_a_line_is_the_one_that_is_typed() {
        let table = [
            ("", "", ""),
            ("law", "", "law"),
            ("law, hum", "law,", "hum"),
            ("law, ", "law,", ""),
            ("law, \"Reagan, Ro", "law,", "Reagan, Ro"),
        ];
        for (line, before, last) in table {
            assert_eq!(last_of_line(line), (before, last.to_owned()), "{line}");
        }
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
        let longest = Tag::new(&"я".repeat(TAG_LIMIT)).expect("just short enough");
        assert_eq!(Tag::new(&"я".repeat(TAG_LIMIT + 1)), Err(NoTag::TooLong(longest)));
    }
}
