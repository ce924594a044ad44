//! While nobody is there: one claim after another, large, and a question.

use super::Shown;
use super::parts::{heading, in_sentence, languages, target, target_of};
use crate::exhibit::touch::Touch;
use crate::exhibit::visit::{Stage, Visit};
use crate::sheet::{Element, element};

/// Margins that the screen's content moves through, so that no edge burns in.
const PLACES: usize = 8;

pub fn screen(visit: &Visit, shown: &Shown<'_>) -> Element {
    let Stage::Attract { turn } = visit.stage else { return element("main") };
    let words = &shown.words;
    let tag = words.messages.tag();
    let claim = visit.claim(shown.configuration).and_then(|id| shown.collection.claim(id));
    let document = claim.and_then(|claim| shown.collection.document(&claim.document));
    let mut main =
        target_of(element("main").class("attract"), Touch::Begin).attribute("data-place", (turn % PLACES).to_string());
    if let Some((claim, document)) = claim.zip(document) {
        let (author, recipient) = (document.author.get(tag), document.recipient.get(tag));
        let header = element("header")
            .child(element("p").class("k-line").child(element("b").text(words.messages.plain_date(document.date))))
            .child(element("p").class("k-line").text(words.writes(author, recipient)));
        let text = element("p").class("hall-text").attribute("lang", &document.language);
        main = main.child(header).child(text.children(in_sentence(document, claim, 1)));
    }
    let others = shown.configuration.documents.len().saturating_sub(1);
    let kept = if shown.configuration.tally.is_some() { words.answers_are_counted } else { words.nothing_is_kept };
    let ask = element("div")
        .class("ask")
        .child(heading("", words.attract_question(others)))
        .child(element("div").class("begin").child(target(Touch::Begin, "go", words.touch_to_weigh)))
        .children(languages(visit, shown))
        .child(element("footer").child(element("p").text(format!("{}. {kept}", shown.collection.title.get(tag)))));
    main.child(ask)
}
