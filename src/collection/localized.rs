//! The collection's own words, in one language or several.

/// Words by BCP 47 language tag; there is always at least one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Localized {
    first: Entry,
    others: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    language: String,
    words: String,
}

/// The language that is taken where the asked one is missing.
const FALLBACK: &str = "en";

impl Localized {
    /// Words in one language.
    pub fn new(language: impl Into<String>, words: impl Into<String>) -> Self {
        Self { first: Entry { language: language.into(), words: words.into() }, others: Vec::new() }
    }

    /// The same in one more language; `false` if it is there in that language already.
    pub fn add(&mut self, language: &str, words: &str) -> bool {
        let is_new = self.entries().all(|entry| entry.language != language);
        if is_new {
            self.others.push(Entry { language: language.to_owned(), words: words.to_owned() });
        }
        is_new
    }

    /// The words in `language`, else in its main language (`pt` for `pt-BR`), else in English, else in the first language.
    pub fn get(&self, language: &str) -> &str {
        self.get_tagged(language).1
    }

    /// As [`get`](Self::get), with the tag of the language that was found: what an element's `lang` must say.
    pub fn get_tagged(&self, language: &str) -> (&str, &str) {
        let main = language.split('-').next().unwrap_or(language);
        let entry = [language, main, FALLBACK]
            .iter()
            .find_map(|wanted| self.entries().find(|entry| entry.language.eq_ignore_ascii_case(wanted)))
            .unwrap_or(&self.first);
        (&entry.language, &entry.words)
    }

    /// The tags of all languages, the first one first.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.entries().map(|entry| entry.language.as_str())
    }

    /// Sorts words into entries of several languages: the n-th of each language belong together.
    pub(crate) fn group<'a>(words: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<Self> {
        let mut groups: Vec<Self> = Vec::new();
        for (language, words) in words {
            if !groups.iter_mut().any(|group| group.add(language, words)) {
                groups.push(Self::new(language, words));
            }
        }
        groups
    }

    fn entries(&self) -> impl Iterator<Item = &Entry> {
        std::iter::once(&self.first).chain(&self.others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_falls_back() {
        let mut words = Localized::new("de", "Brief");
        assert!(words.add("en", "letter") && words.add("pt", "carta") && !words.add("en", "note"));
        for (asked, found) in [("de", "Brief"), ("DE", "Brief"), ("pt-BR", "carta"), ("fr", "letter"), ("", "letter")] {
            assert_eq!(words.get(asked), found, "{asked}");
        }
        assert_eq!(words.get_tagged("fr"), ("en", "letter"));
        assert_eq!(Localized::new("ru", "письмо").get("en"), "письмо");
    }

    #[test]
    fn the_first_of_each_language_belong_together() {
        let notes = Localized::group([("en", "one"), ("en", "two"), ("ru", "один"), ("ru", "два"), ("ru", "три")]);
        let russian: Vec<_> = notes.iter().map(|note| note.get("ru")).collect();
        assert_eq!(russian, ["один", "два", "три"]);
        assert_eq!(notes[1].get("en"), "two");
    }
}
