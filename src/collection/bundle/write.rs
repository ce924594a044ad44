//! A collection into JSON.

use super::STYLES;
use crate::collection::{
    Block, Claim, Collection, Document, DocumentType, Find, Link, LinkEnd, Localized, PageBreak, Particular, Role, Run,
    Style, Styled, TextBlock,
};
use crate::text::Passage;
use serde_json::{Map, Value, json};

pub(super) fn collection(collection: &Collection) -> Value {
    json!({
        "id": collection.id.as_str(),
        "title": localized(&collection.title),
        "documents": list(&collection.documents, |document| self::document(document)),
        "claims": list(&collection.claims, |claim| self::claim(claim)),
        "links": list(&collection.links, |link| self::link(collection, link)),
    })
}

fn document(document: &Document) -> Value {
    let particular = |(particular, words): &(Particular, String)| json!([name_of(&Particular::ALL, particular), words]);
    json!({
        "id": document.id.as_str(),
        "type": name_of(&DocumentType::ALL, &document.document_type),
        "title": localized(&document.title),
        "kind": localized(&document.kind),
        "date": document.date.to_string(),
        "author": localized(&document.author),
        "authorShort": localized(&document.author_short),
        "recipient": localized(&document.recipient),
        "recipientShort": localized(&document.recipient_short),
        "language": document.language,
        "notes": list(&document.notes, localized),
        "particulars": list(&document.particulars, particular),
        "text": document.text.as_str(),
        "blocks": list(&document.blocks, block),
    })
}

fn block(block: &Block) -> Value {
    match block {
        Block::Text(block) => text_block(block),
        Block::PageBreak(page_break) => self::page_break(page_break),
    }
}

/// A paragraph has no role; of the rest, what is not so is left out.
fn text_block(block: &TextBlock) -> Value {
    let mut object = stretch(block.passage);
    if block.role != Role::Paragraph {
        object.insert("role".to_owned(), name_of(&Role::FENCED, &block.role));
    }
    if !block.styles.is_empty() {
        object.insert("styles".to_owned(), list(&block.styles, styled));
    }
    for (name, holds) in [("continued", block.continued), ("interrupted", block.interrupted)] {
        if holds {
            object.insert(name.to_owned(), true.into());
        }
    }
    Value::Object(object)
}

fn styled(styled: &Styled) -> Value {
    let mut object = stretch(styled.passage);
    object.insert("style".to_owned(), style(&styled.style));
    Value::Object(object)
}

fn page_break(page_break: &PageBreak) -> Value {
    let run = |(words, style): &Run| json!({ "words": words, "style": style.as_ref().map(self::style) });
    json!({
        "at": page_break.at.0,
        "endsPage": page_break.ends_page,
        "lines": list(&page_break.lines, |line| list(line, run)),
    })
}

fn claim(claim: &Claim) -> Value {
    let find = |find: &Find| json!({ "document": find.document.as_str(), "spellings": find.spellings });
    let mut object = stretch(claim.passage);
    object.extend([
        ("id".to_owned(), claim.id.as_str().into()),
        ("document".to_owned(), claim.document.as_str().into()),
        ("kind".to_owned(), claim.kind.name().into()),
        ("claimant".to_owned(), localized(&claim.claimant)),
        ("prompts".to_owned(), list(&claim.prompts, localized)),
        ("finds".to_owned(), list(&claim.finds, find)),
    ]);
    Value::Object(object)
}

fn link(collection: &Collection, link: &Link) -> Value {
    json!({
        "id": collection.id.name_in(&link.iri),
        "from": end(&link.from),
        "to": end(&link.to),
        "relation": link.relation.name(),
        "note": link.note.as_ref().map(localized),
    })
}

fn end(end: &LinkEnd) -> Value {
    match end {
        LinkEnd::Passage { document, passage, claim } => {
            let mut object = stretch(*passage);
            object.insert("document".to_owned(), document.as_str().into());
            object.insert("claim".to_owned(), claim.as_ref().map(|claim| claim.as_str()).into());
            Value::Object(object)
        }
        LinkEnd::Document(document) => json!({ "document": document.as_str() }),
        LinkEnd::NotHere(name) => json!({ "notHere": localized(name) }),
    }
}

/// Words by their language, under names that [`words`](super::words) knows.
fn localized(words: &Localized) -> Value {
    Value::Object(words.languages().map(|language| (format!("@{language}"), words.get(language).into())).collect())
}

fn stretch(passage: Passage) -> Map<String, Value> {
    let offsets = [("start", passage.start()), ("end", passage.end())];
    offsets.into_iter().map(|(name, offset)| (name.to_owned(), offset.0.into())).collect()
}

fn style(style: &Style) -> Value {
    name_of(&STYLES, style)
}

/// The name that a table has for a value.
fn name_of<T: PartialEq>(table: &[(&'static str, T)], value: &T) -> Value {
    table.iter().find(|(_, known)| known == value).map(|(name, _)| *name).into()
}

fn list<T>(items: &[T], write: impl Fn(&T) -> Value) -> Value {
    Value::Array(items.iter().map(write).collect())
}
