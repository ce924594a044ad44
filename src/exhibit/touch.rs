//! What can be touched: each target on the screen carries one of these, as a word or two.

use crate::i18n::Locale;
use crate::judgement::Verdict;
use std::fmt;

/// What a touch on a target means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touch {
    /// Weigh the claim that is shown while nobody is there.
    Begin,
    /// Go on in another language.
    Speak(Locale),
    /// Answer.
    Answer(Verdict),
    /// The next claim; behind the last one the visit ends.
    Next,
    /// Read the claim in its document, or the words that a link leads to: the number of the link on the claim's screen.
    Read(Option<usize>),
    /// From the document back to the claim.
    Back,
    /// End the visit.
    StartOver,
    /// Larger text, or the normal one.
    Size,
    /// Stronger contrast, or the normal one.
    Contrast,
    /// Read aloud, or stop.
    Aloud,
    /// Scroll what is read by most of its height.
    Up,
    /// The same, downward.
    Down,
    /// “Don't reset”.
    Stay,
    /// A digit of the operator's code.
    Digit(u8),
    /// Take the last digit back.
    Erase,
    /// Leave the operator's panel.
    Leave,
    /// The panel's counts as a file.
    Export,
    /// Load the page anew.
    Reload,
}

/// Those that are a word alone.
const WORDS: [(&str, Touch); 15] = [
    ("begin", Touch::Begin),
    ("next", Touch::Next),
    ("read", Touch::Read(None)),
    ("back", Touch::Back),
    ("start-over", Touch::StartOver),
    ("size", Touch::Size),
    ("contrast", Touch::Contrast),
    ("aloud", Touch::Aloud),
    ("up", Touch::Up),
    ("down", Touch::Down),
    ("stay", Touch::Stay),
    ("erase", Touch::Erase),
    ("leave", Touch::Leave),
    ("export", Touch::Export),
    ("reload", Touch::Reload),
];

impl Touch {
    /// The touch that a target carries.
    pub fn parse(word: &str) -> Option<Self> {
        let (name, detail) = word.split_once(' ').unwrap_or((word, ""));
        match (name, detail) {
            ("speak", tag) => Locale::from_tag(tag).map(Self::Speak),
            ("answer", name) => Verdict::from_name(name).map(Self::Answer),
            ("digit", digit) => digit.parse().ok().filter(|digit| *digit < 10).map(Self::Digit),
            ("read", number) if !number.is_empty() => number.parse().ok().map(|number| Self::Read(Some(number))),
            (name, "") => WORDS.iter().find(|(known, _)| *known == name).map(|(_, touch)| *touch),
            _ => None,
        }
    }
}

impl fmt::Display for Touch {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Speak(locale) => write!(out, "speak {}", locale.tag()),
            Self::Answer(verdict) => write!(out, "answer {}", verdict.name()),
            Self::Digit(digit) => write!(out, "digit {digit}"),
            Self::Read(Some(number)) => write!(out, "read {number}"),
            touch => out.write_str(WORDS.iter().find(|(_, known)| known == touch).map_or("", |(name, _)| name)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_says_what_a_touch_on_it_means() {
        let others = [
            Touch::Speak(Locale::Russian),
            Touch::Answer(Verdict::CannotBeChecked),
            Touch::Digit(7),
            Touch::Read(Some(3)),
        ];
        let words = WORDS.iter().map(|(_, touch)| *touch);
        for touch in words.chain(others) {
            assert_eq!(Touch::parse(&touch.to_string()), Some(touch));
        }
        for word in ["", "nothing", "digit 10", "digit x", "speak xx", "answer true", "next 3", "read x"] {
            assert_eq!(Touch::parse(word), None, "{word}");
        }
    }
}
