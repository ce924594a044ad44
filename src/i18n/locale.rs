//! The languages that the interface speaks.

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)] // The names say it.
pub enum Locale {
    #[default]
    English,
    Russian,
    Spanish,
    French,
    German,
}

impl Locale {
    /// All languages with their BCP 47 tags and their own names, in the order in which they are offered.
    pub const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::English, "en", "English"),
        (Self::Russian, "ru", "Русский"),
        (Self::Spanish, "es", "Español"),
        (Self::French, "fr", "Français"),
        (Self::German, "de", "Deutsch"),
    ];

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// What the language calls itself.
    pub const fn name(self) -> &'static str {
        Self::ALL[self as usize].2
    }

    /// Whether a native speaker has looked over the words.
    pub const fn is_reviewed(self) -> bool {
        matches!(self, Self::English)
    }

    /// The language that a tag asks for: `fr` and `fr-CA` ask for French.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let main = tag.split(['-', '_']).next().unwrap_or(tag);
        Self::ALL.iter().find(|(_, known, _)| known.eq_ignore_ascii_case(main)).map(|(locale, ..)| *locale)
    }

    /// The first of some wished languages that there is.
    pub fn first_of<'a>(mut tags: impl Iterator<Item = &'a str>) -> Option<Self> {
        tags.find_map(Self::from_tag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_asks_for_its_language() {
        for (locale, tag, name) in Locale::ALL {
            assert_eq!((locale.tag(), locale.name(), Locale::from_tag(tag)), (tag, name, Some(locale)));
        }
        let table = [("FR-ca", Some(Locale::French)), ("ru_RU", Some(Locale::Russian)), ("x", None), ("", None)];
        for (tag, locale) in table {
            assert_eq!(Locale::from_tag(tag), locale, "{tag}");
        }
        assert_eq!(Locale::first_of(["ja", "de-AT", "en"].into_iter()), Some(Locale::German));
    }
}
