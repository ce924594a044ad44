//! Sentences and words of a text: the stops for marking without a mouse.
//!
//! A sentence ends at a full stop, a question mark or an exclamation mark, with the quotes and brackets that close behind
//! it, before white space and something that is no small letter; and at the end of a line. An initial ("George P. Shultz")
//! and an abbreviation that goes on ("U.S. - Soviet") end none. This is the core of [UAX #29]'s rules without its tables,
//! which would add more to what a first visit loads than all the documents do.
//!
//! [UAX #29]: https://www.unicode.org/reports/tr29/#Sentence_Boundaries

use super::case::{is_capital, is_small};
use super::letter::is_letter;
use super::{Byte, Passage, Span, Text};

/// The sentences of the text in order, without the white space around them.
pub fn sentences(text: &Text) -> Vec<Passage> {
    let string = text.as_str();
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut rest = string.char_indices();
    while let Some((byte, character)) = rest.next() {
        let behind = rest.offset();
        let end = match character {
            '\n' => Some(byte),
            '.' | '?' | '!' | '…' => {
                end_of_sentence(&string[start..behind], &string[behind..]).map(|more| behind + more)
            }
            _ => None,
        };
        if let Some(end) = end {
            sentences.extend(trimmed_bytes(text, start, end));
            start = end;
        }
    }
    sentences.extend(trimmed_bytes(text, start, string.len()));
    sentences
}

/// The words of the text in order: letters and digits, with the accents on them and the apostrophes inside them.
pub fn words(text: &Text) -> Vec<Passage> {
    let string = text.as_str();
    let mut words = Vec::new();
    let mut start = None;
    let mut characters = string.char_indices().peekable();
    while let Some((byte, character)) = characters.next() {
        let joins = matches!(character, '\'' | '’') && characters.peek().is_some_and(|(_, next)| is_letter(*next));
        match start {
            None if is_letter(character) => start = Some(byte),
            Some(from) if !is_letter(character) && !joins => {
                words.extend(passage(text, from, byte));
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.and_then(|from| passage(text, from, string.len())));
    words
}

/// A passage without the white space at its ends; `None` if there is nothing else in it, or it is not in the text.
pub fn trimmed(text: &Text, passage: Passage) -> Option<Passage> {
    let (start, end) = (text.to_byte(passage.start())?, text.to_byte(passage.end())?);
    trimmed_bytes(text, start.0, end.0)
}

/// How many bytes of closing quotes and brackets still belong to a sentence that ends here; `None` if it goes on.
fn end_of_sentence(sentence: &str, rest: &str) -> Option<usize> {
    let closed = rest.trim_start_matches(['"', '\'', '”', '’', '»', ')', ']']);
    let next = closed.trim_start();
    let is_apart = next.is_empty() || next.len() < closed.len();
    let begins_anew = !next.starts_with(is_small);
    (is_apart && begins_anew && !is_abbreviated(sentence, next)).then(|| rest.len() - closed.len())
}

/// Whether a full stop only ends an initial, or an abbreviation made of such that the sentence goes on behind.
fn is_abbreviated(sentence: &str, next: &str) -> bool {
    let last_word = sentence.rsplit(char::is_whitespace).next().unwrap_or_default();
    let Some(initials) = last_word.trim_start_matches(['(', '"', '“']).strip_suffix('.') else { return false };
    let mut letters = initials.split('.');
    let is_initial = |part: &str| {
        let mut characters = part.chars();
        characters.next().is_some_and(is_capital) && characters.next().is_none()
    };
    match letters.clone().count() {
        _ if !letters.all(is_initial) => false,
        1 => true,
        _ => !next.starts_with(|next: char| is_capital(next) || next.is_ascii_digit() || "\"“(".contains(next)),
    }
}

fn trimmed_bytes(text: &Text, start: usize, end: usize) -> Option<Passage> {
    let piece = text.as_str().get(start..end)?;
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
            ("\"of the people concerned.\" But it", &["\"of the people concerned.\"", "But it"]),
            ("about 3.5 percent. Yes", &["about 3.5 percent.", "Yes"]),
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
        let table: &[(&str, &[&str])] = &[
            ("a 77-year-old, McClellan's 😃 Щаранский", &["a", "77", "year", "old", "McClellan's", "Щаранский"]),
            ("e\u{301}te\u{301} 'quoted' the people’s", &["e\u{301}te\u{301}", "quoted", "the", "people’s"]),
            ("...", &[]),
        ];
        for (string, expected) in table {
            let text = Text::new(*string);
            assert_eq!(slices(&text, &words(&text)), *expected, "{string}");
        }
    }

    proptest! {
        #[test]
        fn sentences_come_in_order_and_hold_every_word(string in "([A-Za-z.!?' \n\"😃é\u{301}]|U\\.S\\. ){0,80}") {
            let text = Text::new(string);
            let sentences = sentences(&text);
            prop_assert!(sentences.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
            for word in words(&text) {
                prop_assert!(sentences.iter().any(|sentence| sentence.encloses(word)), "{:?}", text.slice(word));
            }
        }

        #[test]
        fn no_text_panics(string in "\\PC{0,60}") {
            let text = Text::new(string);
            sentences(&text);
            words(&text);
        }
    }
}
