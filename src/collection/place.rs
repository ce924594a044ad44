//! Where a quotation stands in a text: a curated one must stand in exactly one place.

use super::ClaimProblem;
use crate::annotation::Quote;
use crate::text::{Byte, Passage, Span, Text};

/// The only place where the quotation stands, between its prefix and its suffix. `document` is what errors call the text.
pub(crate) fn place(text: &Text, quote: &Quote, document: &str) -> Result<Passage, ClaimProblem> {
    if quote.exact.is_empty() {
        return Err(ClaimProblem::NoQuotation);
    }
    let string = text.as_str();
    let fits = |start: &Byte| {
        string[..start.0].ends_with(&quote.prefix) && string[start.0 + quote.exact.len()..].starts_with(&quote.suffix)
    };
    let starts: Vec<Byte> = text.starts_of(&quote.exact).filter(fits).collect();
    let passage = |start: Byte| {
        Span::new(text.byte_to_code_point(start)?, text.byte_to_code_point(Byte(start.0 + quote.exact.len()))?)
    };
    let (words, document) = (quote.exact.clone(), document.to_owned());
    match starts[..] {
        [start] => passage(start).ok_or(ClaimProblem::Nowhere { words, document }),
        [] => Err(ClaimProblem::Nowhere { words, document }),
        _ => Err(ClaimProblem::Ambiguous { words, document, places: starts.len() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::CodePoint;

    #[test]
    fn context_tells_equal_words_apart() {
        let text = Text::new("😃 the the U.S. anan");
        let quote = |prefix: &str, exact: &str, suffix: &str| Quote {
            exact: exact.to_owned(),
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
            ..Quote::default()
        };
        let at = |start, end| Span::new(CodePoint(start), CodePoint(end));
        let places = |prefix, exact, suffix| place(&text, &quote(prefix, exact, suffix), "x");
        assert_eq!(places("", "U.S.", "").ok(), at(10, 14));
        assert_eq!(places("the ", "the", "").ok(), at(6, 9));
        assert_eq!(places("😃 ", "the", " the").ok(), at(2, 5));
        assert!(matches!(places("", "the", ""), Err(ClaimProblem::Ambiguous { places: 2, .. })));
        assert!(matches!(places("", "an", ""), Err(ClaimProblem::Ambiguous { places: 2, .. })));
        assert!(matches!(places("", "US", ""), Err(ClaimProblem::Nowhere { .. })));
        assert!(matches!(places("a", "U.S.", ""), Err(ClaimProblem::Nowhere { .. })));
        assert!(matches!(places("", "", ""), Err(ClaimProblem::NoQuotation)));
    }
}
