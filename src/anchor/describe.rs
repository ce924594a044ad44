//! Passage → selectors: the words, as much context as tells them apart, and their position.

use super::judge::Thresholds;
use super::look_alikes;
use super::search::{Candidate, Indexed};
use super::sought::{CONTEXT_LIMIT, LOOK_ALIKES, Sought};
use crate::annotation::{Position, Quote, Selector};
use crate::text::{CodePoint, Passage, Span, Text};

/// Context to keep on each side, in code points, even where the words alone are unique: what helps when the text changes.
const CONTEXT: usize = 32;

/// The share of a passage's words that must speak for another place to call it a look-alike.
const LIKE: f32 = 0.5;

/// The selectors for a passage: a quotation with its context, then the position. Empty if the passage is not in the text.
///
/// The context is the shortest that makes the passage unique; [`CONTEXT_LIMIT`] at most: where a text repeats itself without
/// end, so would the context.
pub fn describe(text: &Text, passage: Passage) -> Vec<Selector> {
    let mut reach = CONTEXT;
    while reach < CONTEXT_LIMIT && !is_unique(text, passage, reach) {
        reach *= 2;
    }
    let Some(quote) = quote(text, passage, reach) else { return Vec::new() };
    vec![Selector::Quote(quote), Selector::Position(Position { passage, other: serde_json::Map::new() })]
}

/// The same, with what looks alike in the text, as an own property of the quotation. The context goes on until it tells the
/// passage from what looks alike, even when some of it will have changed.
pub fn describe_apart(text: &Text, indexed: &Indexed, passage: Passage) -> Vec<Selector> {
    let Some((mut quote, look_alikes)) = quote_apart(text, indexed, passage) else { return Vec::new() };
    if !look_alikes.is_empty() {
        quote.other.insert(LOOK_ALIKES.to_owned(), look_alikes::write(&look_alikes));
    }
    vec![Selector::Quote(quote), Selector::Position(Position { passage, other: serde_json::Map::new() })]
}

/// A passage's quotation, and those of what looks alike.
pub(super) fn quote_apart(text: &Text, indexed: &Indexed, passage: Passage) -> Option<(Quote, Vec<Quote>)> {
    let own = indexed.normal().range(passage);
    let mut reach = CONTEXT;
    loop {
        let quote = quote(text, passage, reach)?;
        let sought = Sought::of_quote(&quote);
        let like = LIKE * sought.words().len() as f32;
        let mut others: Vec<Candidate> = indexed.all_like(&sought, own.start());
        others.retain(|other| other.place.intersection(own).is_none() && other.evidence.total() >= like);
        let nearest = others.first().map_or(0.0, |other| other.evidence.total());
        if reach < CONTEXT_LIMIT && nearest > sought.full_evidence() - Thresholds::MEASURED.margin {
            reach *= 2;
            continue;
        }
        let look_alikes = others.iter().take(look_alikes::MOST);
        let look_alikes =
            look_alikes.filter_map(|other| self::quote(text, indexed.normal().passage(other.place), reach));
        return Some((quote, look_alikes.collect()));
    }
}

/// The quotation of a passage with so much context on each side; `None` if it is not in the text.
fn quote(text: &Text, passage: Passage, reach: usize) -> Option<Quote> {
    let wide = widened(text, passage, reach);
    let slice = |start, end| Some(text.slice(Span::new(start, end)?)?.to_owned());
    Some(Quote {
        exact: text.slice(passage)?.to_owned(),
        prefix: slice(wide.start(), passage.start())?,
        suffix: slice(passage.end(), wide.end())?,
        ..Quote::default()
    })
}

/// Whether the words with so much context stand only once in the text.
fn is_unique(text: &Text, passage: Passage, reach: usize) -> bool {
    let Some(words) = text.slice(widened(text, passage, reach)) else { return true };
    text.as_str().match_indices(words).nth(1).is_none()
}

fn widened(text: &Text, passage: Passage, reach: usize) -> Passage {
    Span::between(
        CodePoint(passage.start().0.saturating_sub(reach)),
        CodePoint(passage.end().0.saturating_add(reach).min(text.length().0)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::Indexing;

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

    #[test]
    fn what_is_not_in_the_text_has_no_selectors() {
        let text = Text::new("the law");
        let indexed = Indexing::new(text.as_str()).finish();
        for (start, end) in [(0, 8), (8, 8), (100, 200), (0, usize::MAX), (usize::MAX, usize::MAX)] {
            let passage = Span::between(CodePoint(start), CodePoint(end));
            assert!(describe(&text, passage).is_empty() && describe_apart(&text, &indexed, passage).is_empty());
        }
    }
}
