//! Passage → selectors: the words, as much context as tells them apart, and their position.

use crate::annotation::{Position, Quote, Selector};
use crate::text::{CodePoint, Passage, Span, Text};

/// Context to keep on each side, in code points, even where the words alone are unique: what helps when the text changes.
const CONTEXT: usize = 32;

/// Context to keep on each side at most, in code points: where a text repeats itself without end, so would the context.
const CONTEXT_LIMIT: usize = 128;

/// The selectors for a passage: a quotation with its context, then the position. Empty if the passage is not in the text.
pub fn describe(text: &Text, passage: Passage) -> Vec<Selector> {
    let Some(exact) = text.slice(passage) else { return Vec::new() };
    let mut reach = CONTEXT;
    while reach < CONTEXT_LIMIT && !is_unique(text, passage, reach) {
        reach *= 2;
    }
    let (prefix, suffix) = context(text, passage, reach);
    vec![
        Selector::Quote(Quote {
            exact: exact.to_owned(),
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
            ..Quote::default()
        }),
        Selector::Position(Position { passage, other: serde_json::Map::new() }),
    ]
}

/// Whether the words with so much context stand only once in the text.
fn is_unique(text: &Text, passage: Passage, reach: usize) -> bool {
    let Some(words) = text.slice(widened(text, passage, reach)) else { return true };
    text.as_str().match_indices(words).nth(1).is_none()
}

fn context(text: &Text, passage: Passage, reach: usize) -> (&str, &str) {
    let wide = widened(text, passage, reach);
    let slice = |start, end| Span::new(start, end).and_then(|part| text.slice(part)).unwrap_or_default();
    (slice(wide.start(), passage.start()), slice(passage.end(), wide.end()))
}

fn widened(text: &Text, passage: Passage, reach: usize) -> Passage {
    Span::between(
        CodePoint(passage.start().0.saturating_sub(reach)),
        CodePoint((passage.end().0 + reach).min(text.length().0)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(string: &str, start: usize, end: usize) -> Quote {
        let text = Text::new(string);
        match describe(&text, Span::between(CodePoint(start), CodePoint(end))).into_iter().next() {
            Some(Selector::Quote(quote)) => quote,
            other => panic!("no quotation but {other:?}"),
        }
    }

    #[test]
    fn context_is_counted_in_code_points() {
        let string = format!("{}word{}", "😃".repeat(100), "Щ".repeat(100));
        let quote = quote(&string, 100, 104);
        assert_eq!(quote.exact, "word");
        assert_eq!(quote.prefix.chars().count(), CONTEXT);
        assert_eq!(quote.suffix.chars().count(), CONTEXT);
    }

    #[test]
    fn context_grows_until_it_is_unique_and_no_further_than_the_limit() {
        let refrain = "and it came to pass that the same words stood there once more; ".repeat(400);
        let marked = format!("{refrain}THE END");
        let near_the_end = refrain.len() - 100;
        let quote_near_end = quote(&marked, near_the_end, near_the_end + 4);
        assert!(quote_near_end.suffix.ends_with("THE END"));
        let in_the_midst = quote(&refrain, 6300, 6304);
        assert_eq!(in_the_midst.prefix.len(), CONTEXT_LIMIT);
    }
}
