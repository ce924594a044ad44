//! Front matter: `key: value` lines between two lines of three hyphens.

use crate::collection::problem::Problems;
use crate::collection::{Localized, SourceProblem};

/// A key that the front matter can have.
pub(super) struct Key {
    name: &'static str,
    usage: Use,
}

/// How often a key stands in the front matter, and whether its value is in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// Exactly once, as on the page.
    Once,
    /// At least once, as on the page.
    OneOrMore,
    /// Any number of times, as on the page.
    AnyNumber,
    /// In one language at least, once in each.
    OnceALanguage,
    /// A name: once as on the page, and once in each language that writes it otherwise.
    Named,
    /// Any number of times in any number of languages.
    AnyNumberALanguage,
}

/// The front matter, with only known keys in it, each as often as it may be.
pub(super) struct Fields<'a> {
    fields: Vec<Field<'a>>,
    /// The number of the line that ends it.
    end: usize,
}

/// One line of the front matter.
#[derive(Clone, Copy)]
pub(super) struct Field<'a> {
    /// The key, without a language.
    pub key: &'a str,
    /// The language, empty where the value is given as on the page.
    pub language: &'a str,
    /// What stands behind the colon; never nothing.
    pub value: &'a str,
    /// The number of the line, from 1.
    pub line: usize,
}

/// The line that begins and ends the front matter.
const BORDER: &str = "---";

impl Key {
    pub const fn new(name: &'static str, usage: Use) -> Self {
        Self { name, usage }
    }
}

impl Use {
    fn may_have_a_language(self) -> bool {
        matches!(self, Self::OnceALanguage | Self::AnyNumberALanguage | Self::Named)
    }

    fn may_have_no_language(self) -> bool {
        !matches!(self, Self::OnceALanguage | Self::AnyNumberALanguage)
    }

    fn is_needed(self) -> bool {
        matches!(self, Self::Once | Self::OneOrMore | Self::OnceALanguage | Self::Named)
    }

    fn is_single(self) -> bool {
        matches!(self, Self::Once | Self::OnceALanguage | Self::Named)
    }
}

impl<'a> Fields<'a> {
    /// Reads the front matter at the start of a file; `None` if it has no begin or end.
    pub fn read(lines: &[&'a str], keys: &[Key], problems: &mut Problems<'_>) -> Option<Self> {
        if lines.first().map(|line| line.trim_end()) != Some(BORDER) {
            problems.add(1, SourceProblem::NoFrontMatter);
            return None;
        }
        let Some(end) = lines.iter().skip(1).position(|line| line.trim_end() == BORDER).map(|index| index + 2) else {
            problems.add(1, SourceProblem::UnclosedFrontMatter);
            return None;
        };
        let mut fields: Vec<Field<'a>> = Vec::new();
        for (line, words) in (2..end).zip(&lines[1..]) {
            if words.trim().is_empty() {
                continue;
            }
            match field(words.trim(), line, keys, &fields) {
                Ok(field) => fields.push(field),
                Err(problem) => problems.add(line, problem),
            }
        }
        for key in keys.iter().filter(|key| key.usage.is_needed()) {
            // A line that stands there with a fault has been named already.
            let is_there = lines[1..end].iter().any(|line| line.trim().split([':', '.']).next() == Some(key.name));
            if !is_there {
                problems.add(end, SourceProblem::MissingKey(key.name));
            }
        }
        Some(Self { fields, end })
    }

    /// The number of the line that ends the front matter.
    pub fn end(&self) -> usize {
        self.end
    }

    /// Every line, in order.
    pub fn all(&self) -> impl Iterator<Item = Field<'a>> {
        self.fields.iter().copied()
    }

    /// Every line with this key.
    pub fn with_key(&self, key: &str) -> impl Iterator<Item = Field<'a>> {
        self.all().filter(move |field| field.key == key)
    }

    /// The value of a key, understood by `read`; what it does not understand becomes the given problem.
    pub fn value<T>(
        &self,
        key: &str,
        problems: &mut Problems<'_>,
        problem: impl Fn(String) -> SourceProblem,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let field = self.with_key(key).next()?;
        let value = read(field.value);
        if value.is_none() {
            problems.add(field.line, problem(field.value.to_owned()));
        }
        value
    }

    /// The value of a key in all its languages.
    pub fn localized(&self, key: &str) -> Option<Localized> {
        self.localized_list(key).into_iter().next()
    }

    /// The values of a key that may stand there many times, each in all its languages.
    pub fn localized_list(&self, key: &str) -> Vec<Localized> {
        Localized::group(self.with_key(key).map(|field| (field.language, field.value)))
    }
}

/// Whether the tag has the form of a BCP 47 language tag.
pub(super) fn is_language(tag: &str) -> bool {
    tag.split('-').enumerate().all(|(number, part)| {
        let good_sign = |byte: u8| if number == 0 { byte.is_ascii_alphabetic() } else { byte.is_ascii_alphanumeric() };
        let shortest = if number == 0 { 2 } else { 1 };
        (shortest..=8).contains(&part.len()) && part.bytes().all(good_sign)
    })
}

/// One line; `before` are the lines above it.
fn field<'a>(words: &'a str, line: usize, keys: &[Key], before: &[Field<'a>]) -> Result<Field<'a>, SourceProblem> {
    let Some((name, value)) = words.split_once(':') else { return Err(SourceProblem::NotAField(words.to_owned())) };
    let (name, value) = (name.trim(), value.trim());
    let (key, language) = name.split_once('.').unwrap_or((name, ""));
    let Some(Key { usage, .. }) = keys.iter().find(|known| known.name == key) else {
        return Err(SourceProblem::UnknownKey {
            key: key.to_owned(),
            known: keys.iter().map(|known| known.name).collect(),
        });
    };
    let has_language = name.contains('.');
    if !has_language && !usage.may_have_no_language() {
        return Err(SourceProblem::NoLanguage(key.to_owned()));
    }
    if has_language && !usage.may_have_a_language() {
        return Err(SourceProblem::NeedlessLanguage(key.to_owned()));
    }
    if has_language && !is_language(language) {
        return Err(SourceProblem::BadLanguage(language.to_owned()));
    }
    let same = before.iter().find(|field| (field.key, field.language) == (key, language));
    if let Some(same) = same.filter(|_| usage.is_single()) {
        return Err(SourceProblem::DoubledKey { key: name.to_owned(), line: same.line });
    }
    if value.is_empty() {
        return Err(SourceProblem::EmptyValue(name.to_owned()));
    }
    Ok(Field { key, language, value, line })
}
