//! Sentences and words of a text: the stops for marking without a mouse.
//!
//! Boundaries are those of [UAX #29], except that an initial ("George P. Shultz") or an abbreviation that goes on
//! ("U.S. - Soviet") does not end a sentence.
//!
//! [UAX #29]: https://www.unicode.org/reports/tr29/

use super::{Byte, Passage, Span, Text};
use unicode_segmentation::UnicodeSegmentation;

/// The sentences of the text in order, without the white space around them. A line break ends a sentence.
pub fn sentences(text: &Text) -> Vec<Passage> {
    let string = text.as_str();
    let mut sentences = Vec::new();
    let mut start = 0;
    for (byte, piece) in string.split_sentence_bound_indices() {
        let end = byte + piece.len();
        if goes_on(&string[start..end], &string[end..]) {
            continue;
        }
        sentences.extend(trimmed_bytes(text, start, end));
        start = end;
    }
    sentences.extend(trimmed_bytes(text, start, string.len()));
    sentences
}

/// The words of the text in order: what has a letter or a digit.
pub fn words(text: &Text) -> Vec<Passage> {
    text.as_str().unicode_word_indices().filter_map(|(byte, word)| passage(text, byte, byte + word.len())).collect()
}

/// A passage without the white space at its ends; `None` if there is nothing else in it, or it is not in the text.
pub fn trimmed(text: &Text, passage: Passage) -> Option<Passage> {
    let (start, end) = (text.to_byte(passage.start())?, text.to_byte(passage.end())?);
    trimmed_bytes(text, start.0, end.0)
}

/// Whether the sentence so far only seems to end here.
fn goes_on(sentence: &str, rest: &str) -> bool {
    let ended = sentence.trim_end();
    if ended.is_empty() || sentence.ends_with('\n') {
        return false;
    }
    let Some(last_word) = ended.split_whitespace().last() else { return false };
    let Some(initials) = last_word.trim_start_matches(['(', '"', '“']).strip_suffix('.') else { return false };
    let letters: Vec<&str> = initials.split('.').collect();
    let is_initialism = letters.iter().all(|part| {
        let mut characters = part.chars();
        characters.next().is_some_and(char::is_uppercase) && characters.next().is_none()
    });
    match letters.len() {
        _ if !is_initialism => false,
        1 => true,
        _ => !rest
            .trim_start()
            .starts_with(|next: char| next.is_uppercase() || next.is_numeric() || "\"“(".contains(next)),
    }
}

fn trimmed_bytes(text: &Text, start: usize, end: usize) -> Option<Passage> {
    let piece = &text.as_str()[start..end];
    let inner = piece.trim();
    let inner_start = start + (piece.len() - piece.trim_start().len());
    (!inner.is_empty()).then(|| passage(text, inner_start, inner_start + inner.len()))?
}

fn passage(text: &Text, start: usize, end: usize) -> Option<Passage> {
    Span::new(text.byte_to_code_point(Byte(start))?, text.byte_to_code_point(Byte(end))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slices<'text>(text: &'text Text, passages: &[Passage]) -> Vec<&'text str> {
        passages.iter().filter_map(|passage| text.slice(*passage)).collect()
    }

    #[test]
    fn sentences_stop_where_a_reader_would() {
        let table: &[(&str, &[&str])] = &[
            ("", &[]),
            ("One. Two!  Three?", &["One.", "Two!", "Three?"]),
            ("George P. Shultz wrote. He signed.", &["George P. Shultz wrote.", "He signed."]),
            ("in the U.S. - Soviet relationship. Finally", &["in the U.S. - Soviet relationship.", "Finally"]),
            ("children in the U.S. The first", &["children in the U.S.", "The first"]),
            ("resolved by \"U.S. pressure\", and", &["resolved by \"U.S. pressure\", and"]),
            ("Washington, D.C.\n\nJanuary 11, 1986", &["Washington, D.C.", "January 11, 1986"]),
            ("«Нет». Да 😃. Так.", &["«Нет».", "Да 😃.", "Так."]),
        ];
        for (string, expected) in table {
            let text = Text::new(*string);
            assert_eq!(slices(&text, &sentences(&text)), *expected, "{string}");
        }
    }

    #[test]
    fn words_leave_out_punctuation() {
        let text = Text::new("a 77-year-old, McClellan's 😃 Щаранский");
        assert_eq!(slices(&text, &words(&text)), ["a", "77", "year", "old", "McClellan's", "Щаранский"]);
    }

    proptest! {
        #[test]
        fn sentences_come_in_order_and_hold_every_word(string in "([A-Za-z.!? \n\"😃é]|U\\.S\\. ){0,80}") {
            let text = Text::new(string);
            let sentences = sentences(&text);
            prop_assert!(sentences.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
            for word in words(&text) {
                prop_assert!(sentences.iter().any(|sentence| sentence.encloses(word)), "{:?}", text.slice(word));
            }
        }
    }
}
