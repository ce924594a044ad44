//! How a reader wants the page: light or dark, size of the text, length of the lines, shortcuts.

use crate::i18n::Locale;
use crate::json;
use serde_json::{Value, json};

/// The reader's choices.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Light, dark, or as the device says.
    pub theme: Theme,
    /// The size of the documents' text, in percent.
    pub text_percent: u16,
    /// The length of its lines, in percent.
    pub measure_percent: u16,
    /// Whether single keys do something.
    pub shortcuts: bool,
    /// The language of the interface; `None` follows the browser.
    pub language: Option<Locale>,
}

/// The ground of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)] // The names say it.
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    /// All themes, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    fn name(self) -> &'static str {
        match self {
            Self::System => "System",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }
}

/// The sizes of text that are offered, in percent.
pub const TEXT_PERCENTS: [u16; 6] = [85, 100, 115, 130, 160, 200];

/// The lengths of lines that are offered, in percent.
pub const MEASURE_PERCENTS: [u16; 3] = [80, 100, 125];

impl Default for Settings {
    fn default() -> Self {
        Self { theme: Theme::System, text_percent: 100, measure_percent: 100, shortcuts: true, language: None }
    }
}

impl Settings {
    /// The choices as they were kept. What an older or newer version wrote is read as far as it goes; what is not
    /// offered gives way to what is usual.
    pub fn from_json(json: &str) -> Self {
        // Field by field: a derived reader would bring the wasm more machinery than all other JSON needs together.
        let read: Value = serde_json::from_str(json).unwrap_or_default();
        let usual = Self::default();
        let percent = |name: &str, offers: &[u16]| {
            let percent = read.get(name)?.as_u64()?;
            offers.iter().copied().find(|offer| u64::from(*offer) == percent)
        };
        let theme = read.get("theme").and_then(Value::as_str);
        Self {
            theme: Theme::ALL.into_iter().find(|known| Some(known.name()) == theme).unwrap_or_default(),
            text_percent: percent("text_percent", &TEXT_PERCENTS).unwrap_or(usual.text_percent),
            measure_percent: percent("measure_percent", &MEASURE_PERCENTS).unwrap_or(usual.measure_percent),
            shortcuts: read.get("shortcuts").and_then(Value::as_bool).unwrap_or(usual.shortcuts),
            language: read.get("language").and_then(Value::as_str).and_then(Locale::from_tag),
        }
    }

    /// The choices to be kept.
    pub fn to_json(&self) -> String {
        json::line(&json!({
            "theme": self.theme.name(),
            "text_percent": self.text_percent,
            "measure_percent": self.measure_percent,
            "shortcuts": self.shortcuts,
            "language": self.language.map(Locale::tag),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_read_as_they_were_kept() {
        let settings = Settings {
            theme: Theme::Dark,
            text_percent: 160,
            measure_percent: 80,
            shortcuts: false,
            language: Some(Locale::French),
        };
        assert_eq!(Settings::from_json(&settings.to_json()), settings);
    }

    #[test]
    fn what_cannot_be_read_gives_way_to_what_is_usual() {
        for json in [
            "",
            "{",
            "[]",
            "{\"theme\":\"Blue\",\"shortcuts\":1}",
            "{\"text_percent\":9000}",
            "{\"measure_percent\":3,\"unknown\":1}",
        ] {
            assert_eq!(Settings::from_json(json), Settings::default(), "{json}");
        }
    }
}
