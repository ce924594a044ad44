//! Parts that several screens have.

use super::Shown;
use crate::collection::{Block, Claim, Document, TextBlock};
use crate::exhibit::touch::Touch;
use crate::exhibit::visit::Visit;
use crate::i18n::Locale;
use crate::sheet::{Element, Layer, Mark, Node, element, inked};
use crate::text::{CodePoint, Passage, Span, sentences};

/// A button.
pub fn target(touch: Touch, class: &str, words: impl Into<String>) -> Element {
    target_of(element("button").class(class).attribute("type", "button"), touch).text(words)
}

/// What a screen is called. The focus is taken there where what had it has gone.
pub fn heading(class: &str, words: impl Into<String>) -> Element {
    element("h1").class(class).attribute("tabindex", "-1").text(words)
}

/// Anything that can be touched.
pub fn target_of(element: Element, touch: Touch) -> Element {
    element.attribute("data-touch", touch.to_string())
}

/// The languages by their own names, but for the one that is spoken; nothing where there is only one.
pub fn languages(visit: &Visit, shown: &Shown<'_>) -> Option<Element> {
    let others = shown.configuration.languages.iter().filter(|locale| **locale != visit.locale);
    let buttons: Vec<Element> = others
        .map(|locale: &Locale| target(Touch::Speak(*locale), "quiet", locale.name()).attribute("lang", locale.tag()))
        .collect();
    let list = element("nav").class("languages").attribute("aria-label", shown.words.languages);
    (!buttons.is_empty()).then(|| list.children(buttons))
}

/// Larger text, stronger contrast, reading aloud. Each button says what it will do; and where the device has no voice for a
/// language on the screen, that is said too.
pub fn comfort(visit: &Visit, shown: &Shown<'_>) -> Element {
    let words = &shown.words;
    let size = if visit.comfort.is_large { words.normal_size } else { words.larger };
    let contrast = if visit.comfort.is_strong { words.normal_contrast } else { words.stronger_contrast };
    let aloud = if visit.is_reading_aloud { words.stop_reading } else { words.read_aloud };
    let languages = if shown.configuration.speech { languages_read(shown) } else { Vec::new() };
    let (voiced, mute): (Vec<&str>, Vec<&str>) = languages.into_iter().partition(|tag| (shown.has_voice)(tag));
    let reading = (!voiced.is_empty()).then(|| target(Touch::Aloud, "quiet", aloud));
    let name = |tag: &str| Locale::from_tag(tag).map_or_else(|| tag.to_owned(), |locale| locale.name().to_owned());
    let missing = mute.into_iter().map(|tag| element("p").class("no-voice").text(words.no_voice(&name(tag))));
    element("div")
        .class("comfort")
        .child(target(Touch::Size, "quiet", size))
        .child(target(Touch::Contrast, "quiet", contrast))
        .children(reading)
        .children(missing)
}

/// The languages that are read aloud: the visit's, and those of the documents.
fn languages_read<'a>(shown: &Shown<'a>) -> Vec<&'a str> {
    let mut tags = vec![shown.words.messages.tag()];
    let documents = shown.configuration.documents.iter().filter_map(|id| shown.collection.document(id));
    for document in documents {
        if !tags.contains(&document.language.as_str()) {
            tags.push(&document.language);
        }
    }
    tags
}

/// The claim in its sentence, with as many sentences around it as asked for; never beyond its paragraph.
pub fn in_sentence(document: &Document, claim: &Claim, around: usize) -> Vec<Node> {
    let Some(block) = block_of(document, claim.passage) else { return Vec::new() };
    let within: Vec<Passage> = sentences(&document.text)
        .into_iter()
        .filter_map(|sentence| sentence.intersection(block.passage))
        .filter(|sentence| !sentence.is_empty())
        .collect();
    let touching = |sentence: &&Passage| sentence.intersection(claim.passage).is_some_and(|common| !common.is_empty());
    let first = within.iter().position(|sentence| touching(&sentence)).unwrap_or_default();
    let last = within.iter().rposition(|sentence| touching(&sentence)).unwrap_or(first);
    let shown = &within[first.saturating_sub(around)..(last + around + 1).min(within.len())];
    let part = shown.iter().copied().reduce(Span::hull).unwrap_or(claim.passage);
    without_cards(inked(&document.text, trimmed(document, part), &block.styles, &[mark(claim)]))
}

/// The same words with marks that lead nowhere: an exhibit has no cards.
pub fn without_cards(nodes: Vec<Node>) -> Vec<Node> {
    let quiet = |node| match node {
        Node::Text(text) => Node::Text(text),
        Node::Element(mut element) => {
            element.attributes.retain(|(name, _)| !["tabindex", "aria-details"].contains(name));
            element.children = without_cards(element.children);
            Node::Element(element)
        }
    };
    nodes.into_iter().map(quiet).collect()
}

/// The mark on a claim; nothing opens by touching it.
pub fn mark(claim: &Claim) -> Mark {
    let layer = Layer::Claim(claim.kind.family());
    Mark { id: claim.id.to_string(), passage: claim.passage, layer, number: None, is_open: true }
}

fn block_of(document: &Document, passage: Passage) -> Option<&TextBlock> {
    document.blocks.iter().find_map(|block| match block {
        Block::Text(block) if block.passage.intersection(passage).is_some_and(|common| !common.is_empty()) => {
            Some(block)
        }
        _ => None,
    })
}

/// A part of the text without the white space at its end.
fn trimmed(document: &Document, part: Passage) -> Passage {
    let words = document.text.slice(part).unwrap_or_default();
    let spaces = words.chars().rev().take_while(|character| character.is_whitespace()).count();
    Span::new(part.start(), CodePoint(part.end().0 - spaces)).unwrap_or(part)
}
