//! A collection: its documents, claims and links, and the ways between them.

use super::{Attached, Claim, ClaimId, CollectionId, Document, DocumentId, Link, LinkEnd, Localized};
use std::sync::Arc;

/// A set of documents with the claims they make, as one thing to open.
#[derive(Clone, Debug, PartialEq)]
pub struct Collection {
    /// Its name in IRIs.
    pub id: CollectionId,
    /// What it is called.
    pub title: Localized,
    /// The documents, by date.
    pub documents: Vec<Arc<Document>>,
    /// The claims, by document and place.
    pub claims: Vec<Arc<Claim>>,
    /// How they bear on each other.
    pub links: Vec<Link>,
}

impl Collection {
    /// The document with this name.
    pub fn document(&self, id: &DocumentId) -> Option<&Arc<Document>> {
        self.documents.iter().find(|document| document.id == *id)
    }

    /// The claim with this name.
    pub fn claim(&self, id: &ClaimId) -> Option<&Arc<Claim>> {
        self.claims.iter().find(|claim| claim.id == *id)
    }

    /// The claims that a document makes, by place.
    pub fn claims_of(&self, document: &DocumentId) -> impl Iterator<Item = &Arc<Claim>> {
        self.claims.iter().filter(move |claim| claim.document == *document)
    }

    /// The links that the claim's card shows, each seen from the claim, whichever end that is.
    pub fn links_of_claim(&self, claim: &ClaimId) -> impl Iterator<Item = Attached<'_>> {
        self.links.iter().flat_map(Link::sides).filter(move |attached| attached.here().claim() == Some(claim))
    }

    /// The IRI that annotations give a document of the collection.
    pub fn iri_of(&self, document: &DocumentId) -> String {
        self.id.iri_of(document)
    }

    /// The document with this IRI.
    pub fn document_by_iri(&self, iri: &str) -> Option<&Arc<Document>> {
        self.document(&self.id.name_in(iri)?.parse().ok()?)
    }

    /// The words of a link's end; `None` for a whole document and for what is not here.
    pub fn words_at(&self, end: &LinkEnd) -> Option<&str> {
        match end {
            LinkEnd::Passage { document, passage, .. } => self.document(document)?.text.slice(*passage),
            LinkEnd::Document(_) | LinkEnd::NotHere(_) => None,
        }
    }
}
