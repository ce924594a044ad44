//! A collection out of JSON.
//!
//! What is not of the right form gives nothing, without a reason: only a page that was changed by hand can be unsound, and
//! reasons are code that every visitor fetches.

use super::{BadBundle, STYLES};
use crate::collection::{
    Block, Claim, ClaimKind, Collection, CollectionId, Document, DocumentType, Find, Link, LinkEnd, Localized,
    PageBreak, Particular, Relation, Role, Run, Style, Styled, TextBlock,
};
use crate::text::{CodePoint, Passage, Span, Text};
use serde_json::Value;
use std::str::FromStr;
use std::sync::Arc;

pub(super) fn collection(bundle: &Value) -> Result<Collection, BadBundle> {
    let id: CollectionId = parsed(bundle, "id").ok_or(BadBundle("id"))?;
    let title = localized_at(bundle, "title").ok_or(BadBundle("title"))?;
    let documents =
        list_at(bundle, "documents", |value| document(value).map(Arc::new)).ok_or(BadBundle("documents"))?;
    let claims = list_at(bundle, "claims", |value| claim(value, &id).map(Arc::new)).ok_or(BadBundle("claims"))?;
    let links = list_at(bundle, "links", |value| link(value, &id)).ok_or(BadBundle("links"))?;
    Ok(Collection { id, title, documents, claims, links })
}

fn document(value: &Value) -> Option<Document> {
    let particular = |value: &Value| Some((named(&Particular::ALL, value.get(0)?)?, words(value.get(1)?)?));
    Some(Document {
        id: parsed(value, "id")?,
        document_type: named(&DocumentType::ALL, value.get("type")?)?,
        title: localized_at(value, "title")?,
        kind: localized_at(value, "kind")?,
        date: parsed(value, "date")?,
        author: localized_at(value, "author")?,
        author_short: localized_at(value, "authorShort")?,
        recipient: localized_at(value, "recipient")?,
        recipient_short: localized_at(value, "recipientShort")?,
        language: words_at(value, "language")?,
        notes: list_at(value, "notes", localized)?,
        particulars: list_at(value, "particulars", particular)?,
        text: Text::new(value.get("text")?.as_str()?),
        blocks: list_at(value, "blocks", block)?,
    })
}

fn block(value: &Value) -> Option<Block> {
    if let Some(at) = number_at(value, "at") {
        let ends_page = number_at(value, "endsPage")?.try_into().ok()?;
        let lines = list_at(value, "lines", |line| list(line, run))?;
        return Some(Block::PageBreak(PageBreak { at: CodePoint(at), lines, ends_page }));
    }
    let role = value.get("role").map_or(Some(Role::Paragraph), |role| named(&Role::FENCED, role))?;
    let holds = |name| value.get(name).is_some();
    Some(Block::Text(TextBlock {
        role,
        passage: passage(value)?,
        styles: if holds("styles") { list_at(value, "styles", styled)? } else { Vec::new() },
        continued: holds("continued"),
        interrupted: holds("interrupted"),
    }))
}

fn styled(value: &Value) -> Option<Styled> {
    Some(Styled { passage: passage(value)?, style: style(value)? })
}

fn run(value: &Value) -> Option<Run> {
    Some((words_at(value, "words")?, style(value)))
}

fn claim(value: &Value, collection: &CollectionId) -> Option<Claim> {
    let find = |value: &Value| {
        Some(Find { document: parsed(value, "document")?, spellings: list_at(value, "spellings", words)? })
    };
    Some(Claim {
        id: parsed(value, "id")?,
        iri: collection.iri_of(value.get("id")?.as_str()?),
        document: parsed(value, "document")?,
        passage: passage(value)?,
        kind: ClaimKind::from_name(value.get("kind")?.as_str()?)?,
        claimant: localized_at(value, "claimant")?,
        prompts: list_at(value, "prompts", localized)?,
        finds: list_at(value, "finds", find)?,
    })
}

fn link(value: &Value, collection: &CollectionId) -> Option<Link> {
    Some(Link {
        iri: collection.iri_of(value.get("id")?.as_str()?),
        from: end(value.get("from")?)?,
        to: end(value.get("to")?)?,
        relation: Relation::from_name(value.get("relation")?.as_str()?)?,
        note: localized_at(value, "note"),
    })
}

fn end(value: &Value) -> Option<LinkEnd> {
    if let Some(name) = localized_at(value, "notHere") {
        return Some(LinkEnd::NotHere(name));
    }
    let document = parsed(value, "document")?;
    Some(match passage(value) {
        Some(passage) => LinkEnd::Passage { document, passage, claim: parsed(value, "claim") },
        None => LinkEnd::Document(document),
    })
}

fn localized_at(value: &Value, name: &str) -> Option<Localized> {
    localized(value.get(name)?)
}

fn localized(value: &Value) -> Option<Localized> {
    let words = value.as_object()?.iter();
    let words = words.filter_map(|(language, words)| Some((language.strip_prefix('@')?, words.as_str()?)));
    Localized::group(words).into_iter().next()
}

fn passage(value: &Value) -> Option<Passage> {
    Span::new(CodePoint(number_at(value, "start")?), CodePoint(number_at(value, "end")?))
}

fn style(value: &Value) -> Option<Style> {
    named(&STYLES, value.get("style")?)
}

fn words_at(value: &Value, name: &str) -> Option<String> {
    words(value.get(name)?)
}

fn words(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn number_at(value: &Value, name: &str) -> Option<usize> {
    value.get(name)?.as_u64()?.try_into().ok()
}

fn parsed<T: FromStr>(value: &Value, name: &str) -> Option<T> {
    value.get(name)?.as_str()?.parse().ok()
}

/// The value that a table has for a name.
fn named<T: Copy>(table: &[(&'static str, T)], name: &Value) -> Option<T> {
    let name = name.as_str()?;
    table.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

fn list_at<T>(value: &Value, name: &str, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    list(value.get(name)?, read)
}

fn list<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(read).collect()
}
