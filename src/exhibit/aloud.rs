//! What is read aloud of a screen, sentence by sentence, each in its language.

use super::screen::Shown;
use super::tally::VERDICTS;
use super::visit::{Stage, Visit};
use crate::collection::{Block, Document, LinkEnd};
use crate::text::{Passage, Text, sentences};

/// A sentence to be read aloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utterance {
    /// The BCP 47 tag of its language.
    pub language: String,
    /// The sentence.
    pub words: String,
}

/// What is read aloud of the screen of a visit.
pub fn aloud(visit: &Visit, shown: &Shown<'_>) -> Vec<Utterance> {
    let mut said = Vec::new();
    let claim = visit.claim(shown.configuration).and_then(|id| shown.collection.claim(id));
    let Some((claim, document)) = claim.and_then(|claim| Some((claim, shown.collection.document(&claim.document)?)))
    else {
        return said;
    };
    let words = &shown.words;
    let tag = words.messages.tag();
    match visit.stage {
        Stage::Claim(_) => {
            say(&mut said, tag, &words.messages.document_heading(document));
            say_passage(&mut said, document, claim.passage);
            say(&mut said, tag, words.what_documents_say);
            for attached in shown.collection.links_of_claim(&claim.id) {
                let end = attached.there();
                say(&mut said, tag, words.messages.relation(attached.link.relation, attached.side));
                let other = end.document().and_then(|id| shown.collection.document(id));
                if let (LinkEnd::Passage { passage, .. }, Some(other)) = (end, other) {
                    say(&mut said, tag, &words.messages.document_short(other));
                    say_passage(&mut said, other, *passage);
                }
                if let LinkEnd::NotHere(name) = end {
                    say(&mut said, tag, &words.messages.not_in_collection(name.get(tag)));
                }
                if let Some(note) = &attached.link.note {
                    say(&mut said, tag, note.get(tag));
                }
            }
            say(&mut said, tag, words.question);
            for (name, hint) in VERDICTS.map(|verdict| words.verdict(verdict)) {
                say(&mut said, tag, &format!("{name}: {hint}."));
            }
        }
        Stage::Document { link, .. } => {
            let attached = link.and_then(|number| shown.collection.links_of_claim(&claim.id).nth(number));
            let (document, passage) = match attached.map(|attached| attached.there()) {
                Some(LinkEnd::Passage { document: id, passage, .. }) => {
                    (shown.collection.document(id).unwrap_or(document), *passage)
                }
                _ => (document, claim.passage),
            };
            // From the paragraph of what is lit to the end.
            let from = |block: &&Block| matches!(block, Block::Text(block) if block.passage.end() > passage.start());
            for block in document.blocks.iter().skip_while(|block| !from(block)) {
                if let Block::Text(block) = block {
                    say_passage(&mut said, document, block.passage);
                }
            }
        }
        Stage::Attract { .. } | Stage::Code { .. } | Stage::Panel => {}
    }
    said
}

fn say_passage(said: &mut Vec<Utterance>, document: &Document, passage: Passage) {
    say(said, &document.language, document.text.slice(passage).unwrap_or_default());
}

fn say(said: &mut Vec<Utterance>, language: &str, words: &str) {
    let text = Text::new(words);
    for sentence in sentences(&text) {
        let words = text.slice(sentence).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            said.push(Utterance { language: language.to_owned(), words });
        }
    }
}
