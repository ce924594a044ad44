//! The common case, for which no index is needed: a passage that still stands where it stood.

use crate::annotation::Target;
use crate::text::{Passage, Text};

/// The passage, if the text has exactly the target's words where its position says, with their context around them; of a
/// target that has only a position, that passage. `None` says nothing but that an [`Anchoring`](super::Anchoring) is needed.
pub fn in_place(text: &Text, target: &Target) -> Option<Passage> {
    let passage = target.position().filter(|passage| !passage.is_empty())?;
    let words = text.slice(passage)?;
    let Some(quote) = target.quote() else { return Some(passage) };
    let (start, end) = (text.to_byte(passage.start())?, text.to_byte(passage.end())?);
    let stands = words == quote.exact
        && text.as_str()[..start.0].ends_with(&quote.prefix)
        && text.as_str()[end.0..].starts_with(&quote.suffix);
    stands.then_some(passage)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::describe;
    use crate::anchor::testing::{passage, target};
    use proptest::prelude::*;

    #[test]
    fn only_what_stands_in_place_with_its_context_is_believed() {
        let text = Text::new("😃 the law is the law");
        let table = [
            (target("😃 ", "the law", " is", Some((2, 9))), Some(passage(2, 9))),
            (target("", "the law", "", Some((13, 20))), Some(passage(13, 20))),
            (target("is ", "the law", "", Some((2, 9))), None),
            (target("", "the law", "", None), None),
            (target("", "The law", "", Some((2, 9))), None),
            (target("", "the law", "", Some((500, 507))), None),
        ];
        for (target, expected) in table {
            assert_eq!(in_place(&text, &target), expected, "{target:?}");
        }
    }

    proptest! {
        #[test]
        fn what_was_described_is_in_place(string in "[ab😃e\u{301}Щ ]{1,200}", start in 0usize..200, length in 1usize..40) {
            let text = Text::new(string);
            let start = start.min(text.length().0 - 1);
            let passage = passage(start, (start + length).min(text.length().0));
            let mut target = Target::whole("urn:text");
            target.selectors = describe(&text, passage);
            prop_assert_eq!(in_place(&text, &target), Some(passage));
        }
    }
}
