//! A hit with its surroundings, for a list of what was found.

use crate::text::{CodePoint, Passage, Span, Text};

/// How many code points of surroundings stand on each side of a hit at most.
const SURROUNDINGS: usize = 70;

/// A hit and what stands around it; white space is single spaces, and an ellipsis marks a cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// What stands before the hit.
    pub before: String,
    /// The hit itself.
    pub hit: String,
    /// What stands behind it.
    pub behind: String,
}

/// The surroundings of a hit, cut between words.
pub fn excerpt(text: &Text, hit: Passage) -> Excerpt {
    let start = CodePoint(hit.start().0.saturating_sub(SURROUNDINGS));
    let end = CodePoint((hit.end().0 + SURROUNDINGS).min(text.length().0));
    let words = |from, to| Span::new(from, to).and_then(|part| text.slice(part)).unwrap_or_default();
    let mut before = words(start, hit.start());
    let mut behind = words(hit.end(), end);
    let (is_cut_before, is_cut_behind) = (start.0 > 0, end < text.length());
    if is_cut_before {
        before = before.find(char::is_whitespace).map_or(before, |space| &before[space..]);
    }
    if is_cut_behind {
        behind = behind.rfind(char::is_whitespace).map_or(behind, |space| &behind[..space]);
    }
    Excerpt {
        before: if is_cut_before {
            format!("… {}", single_spaced(before).trim_start())
        } else {
            single_spaced(before)
        },
        hit: single_spaced(words(hit.start(), hit.end())),
        behind: if is_cut_behind { format!("{} …", single_spaced(behind).trim_end()) } else { single_spaced(behind) },
    }
}

/// White space of any length as one space, at the ends too.
fn single_spaced(words: &str) -> String {
    let mut spaced = String::with_capacity(words.len());
    for character in words.chars() {
        if !character.is_whitespace() {
            spaced.push(character);
        } else if !spaced.ends_with(' ') {
            spaced.push(' ');
        }
    }
    spaced
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Folded;

    #[test]
    fn surroundings_are_cut_between_words() {
        let text =
            Text::new(format!("{} the case of\n\nSakharov 😃 was not {}", "before ".repeat(30), "behind ".repeat(30)));
        let hit = Folded::new(text.as_str()).find_all("sakharov")[0];
        let excerpt = excerpt(&text, hit);
        assert_eq!(excerpt.hit, "Sakharov");
        assert!(excerpt.before.starts_with("… before") && excerpt.before.ends_with("the case of "), "{excerpt:?}");
        assert!(
            excerpt.behind.starts_with(" 😃 was not behind") && excerpt.behind.ends_with("behind …"),
            "{excerpt:?}"
        );
    }

    #[test]
    fn nothing_is_cut_off_a_short_text() {
        let text = Text::new("Yes, Orlov too.");
        let hit = Folded::new(text.as_str()).find_all("orlov")[0];
        assert_eq!(
            excerpt(&text, hit),
            Excerpt { before: "Yes, ".into(), hit: "Orlov".into(), behind: " too.".into() }
        );
    }
}
