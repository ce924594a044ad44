//! Every word of the interface, typed: a language that lacks one does not compile.
//!
//! English is in the module; the other languages are printed into files of their own by the press, and fetched by those who
//! read them.

mod english;
mod file;
pub(crate) mod formats;
mod french;
mod german;
mod locale;
mod messages;
pub(crate) mod phrases;
mod russian;
mod spanish;
pub(crate) mod template;
#[cfg(test)]
pub(crate) mod tests;

pub use file::LanguageFile;
pub use formats::{DateStyle, Formats};
pub use locale::Locale;
pub use messages::Messages;
pub use phrases::{PagePhrases, Phrase, Phrases};

/// The languages that are not in the module, with what the press prints of them.
pub const TRANSLATIONS: [(Locale, &Phrases, &PagePhrases); 4] = [
    (Locale::Russian, &russian::RUSSIAN, &russian::RUSSIAN_PAGE),
    (Locale::Spanish, &spanish::SPANISH, &spanish::SPANISH_PAGE),
    (Locale::French, &french::FRENCH, &french::FRENCH_PAGE),
    (Locale::German, &german::GERMAN, &german::GERMAN_PAGE),
];

impl Messages {
    /// The interface in English, where there is no browser.
    pub const fn english() -> Self {
        Self::new(Locale::English, &english::ENGLISH, &formats::Plain)
    }

    /// The interface in English, with dates and numbers as a browser writes them.
    pub const fn english_with(formats: &'static dyn Formats) -> Self {
        Self::new(Locale::English, &english::ENGLISH, formats)
    }
}
