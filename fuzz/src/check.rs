//! What must hold of every case.

use crate::case::Case;
use claimlight::anchor::{self, Anchoring, Former, Found, Indexed, Indexing, Outcome, difference, in_place};
use claimlight::annotation::{Quote, Selector, Target, targets_from_json};
use claimlight::text::{CodePoint, Passage, Span, Text};
use std::ops::ControlFlow;
use std::sync::Arc;
use unicode_normalization::char::canonical_combining_class;

/// Code points of context that are compared, at most.
const CONTEXT_LIMIT: usize = 128;

/// Anchors a case's annotations and describes its passages.
///
/// # Panics
/// Where something does not hold.
pub fn check(case: &Case) {
    let text = Text::new(case.text.as_str());
    let indexed = Arc::new(indexed(&case.text));
    let former = case.former.as_ref().map(|former| Former::new(Text::new(former.as_str()), self::indexed(former)));
    // One by one: a list with one that is no annotation is refused as a whole.
    let read = |annotation| targets_from_json(&format!("[{annotation}]")).unwrap_or_default();
    let targets: Vec<Target> = case.annotations.iter().cloned().flat_map(read).collect();
    let outcomes = anchored(&indexed, former.map(Arc::new), &targets, case.former.as_deref().unwrap_or_default());
    for (target, outcome) in targets.iter().zip(&outcomes) {
        expect_inside(&text, outcome);
        expect_words(&indexed, target, outcome);
        if let (Some(quote), Outcome::Changed(found)) = (target.quote(), outcome) {
            difference(&quote.exact, text.slice(found.passage).unwrap_or_default());
        }
        assert!(in_place(&text, target).is_none_or(|passage| is_inside(&text, passage)));
    }
    for passage in &case.passages {
        expect_described(&text, &indexed, *passage);
    }
}

/// The text's index; within one step for each 8,192 bytes of it, and three.
fn indexed(text: &str) -> Indexed {
    let mut indexing = Indexing::new(text);
    let mut progress = 0.0;
    for _ in 0..text.len() / 8_192 + 3 {
        assert!((progress..=1.0).contains(&indexing.progress()));
        progress = indexing.progress();
        match indexing.step() {
            ControlFlow::Break(indexed) => return indexed,
            ControlFlow::Continue(rest) => indexing = rest,
        }
    }
    panic!("indexing takes more steps than it may");
}

/// What came of the targets; within three steps for each, one for each 4,096 characters of the text's normal form, one for
/// each 2,048 of the former text's, and six. A character has four in the normal form at most.
fn anchored(text: &Arc<Indexed>, former: Option<Arc<Former>>, targets: &[Target], former_text: &str) -> Vec<Outcome> {
    let steps = 3 * targets.len() + text.normal().length().0 / 4_096 + 4 * former_text.chars().count() / 2_048 + 6;
    let mut anchoring = Anchoring::new(text.clone(), former, targets.to_vec());
    let mut progress = 0.0;
    for _ in 0..steps {
        assert!((progress..=1.0).contains(&anchoring.progress()));
        progress = anchoring.progress();
        if anchoring.step() {
            assert_eq!(anchoring.outcomes().len(), targets.len());
            return anchoring.finish();
        }
    }
    panic!("anchoring takes more steps than it may");
}

fn is_inside(text: &Text, passage: Passage) -> bool {
    passage.start() <= passage.end() && passage.end() <= text.length()
}

fn expect_inside(text: &Text, outcome: &Outcome) {
    let offered = match outcome {
        Outcome::Exact(found) | Outcome::Moved(found) | Outcome::Changed(found) => std::slice::from_ref(found),
        Outcome::Ambiguous(all) => all,
        Outcome::Lost(nearest) => nearest.as_slice(),
    };
    for Found { passage, confidence } in offered {
        assert!(is_inside(text, *passage), "{outcome:?} in a text of {}", text.length());
        assert!((0.0..=1.0).contains(confidence), "{outcome:?}");
    }
}

/// That what was not changed has the quotation's words, in normal form. One that ends between a letter and its marks has no
/// words that could be compared: where it stands, the marks may be in another order.
fn expect_words(text: &Indexed, target: &Target, outcome: &Outcome) {
    let (Some(quote), Outcome::Exact(found) | Outcome::Moved(found)) = (target.quote(), outcome) else { return };
    let words = words(quote);
    let is_mark = |character: char| canonical_combining_class(character) != 0;
    let cuts_letter = words.starts_with(is_mark) || quote.suffix.starts_with(is_mark);
    if !words.is_empty() && !cuts_letter {
        let normal = text.normal();
        let stands: String = normal.slice(normal.range(found.passage)).iter().collect();
        assert_eq!(stands.trim_matches(' '), words, "{outcome:?} of {quote:?}");
    }
}

/// A quotation's words in normal form, as they stand between their context.
fn words(quote: &Quote) -> String {
    let before = quote.prefix.chars().count().saturating_sub(CONTEXT_LIMIT);
    let prefix: String = quote.prefix.chars().skip(before).collect();
    let suffix: String = quote.suffix.chars().take(CONTEXT_LIMIT).collect();
    let indexed = indexed(&format!("{prefix}{}{suffix}", quote.exact));
    let start = prefix.chars().count();
    let range = indexed.normal().range(Span::between(CodePoint(start), CodePoint(start + quote.exact.chars().count())));
    indexed.normal().slice(range).iter().collect::<String>().trim_matches(' ').to_owned()
}

/// That a passage of the text is described by its words, and what is none is not.
fn expect_described(text: &Text, indexed: &Indexed, passage: Passage) {
    for selectors in [anchor::describe(text, passage), anchor::describe_apart(text, indexed, passage)] {
        match (&selectors[..], text.slice(passage)) {
            ([], None) => {}
            ([Selector::Quote(quote), Selector::Position(position)], Some(words)) => {
                assert!(quote.exact == words && position.passage == passage);
            }
            other => panic!("{passage:?} is described by {other:?}"),
        }
    }
}
