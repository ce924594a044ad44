//! A judgement: what a reader finds of a claim, as a W3C annotation of the claim's.
//!
//! The collection itself never judges. A verdict is the reader's, and it is about the claim, not about the words that make it:
//! where a document is revised, the claim keeps its name.

mod convert;
#[cfg(test)]
mod tests;

pub use convert::{NoJudgement, is_judgement};

use crate::annotation::Timestamp;
use crate::collection::{Claim, ClaimId, Collection};
use crate::notebook::Note;
use convert::Kept;
use std::sync::Arc;

/// What a reader finds of a claim. To an annotation and back, nothing of it is lost: what has no field here is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The annotation's IRI, `urn:uuid:…` for those made here.
    pub iri: String,
    /// The claim that is judged.
    pub claim: ClaimId,
    /// What the reader finds.
    pub verdict: Verdict,
    /// When it was made; a file from elsewhere may not say.
    pub created: Option<Timestamp>,
    /// When the reader last changed it; a file from elsewhere may not say.
    pub modified: Option<Timestamp>,
    /// What an annotation holds beyond all this: what others wrote, and what a later Claimlight has fields for.
    kept: Kept,
}

/// What a reader can find of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Something in the collection bears it out.
    Supported,
    /// Something in the collection speaks against it.
    Contradicted,
    /// Nothing in the collection could settle it.
    CannotBeChecked,
    /// It could be settled, by a source that is not in the collection.
    NeedsAnotherSource,
}

impl Judgement {
    /// A verdict that is made now.
    pub fn new(iri: impl Into<String>, claim: ClaimId, verdict: Verdict, now: Timestamp) -> Self {
        Self { iri: iri.into(), claim, verdict, created: Some(now), modified: Some(now), kept: Kept::default() }
    }
}

impl Verdict {
    /// Every verdict with its name in files, in the order in which they are offered.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Supported, "supported"),
        (Self::Contradicted, "contradicted"),
        (Self::CannotBeChecked, "cannot be checked here"),
        (Self::NeedsAnotherSource, "needs another source"),
    ];

    /// The verdict with this name in files.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(verdict, _)| *verdict)
    }

    /// The name in files.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// The claim of a collection that a note of the notebook judges, and how: judgements are kept among the notes.
pub fn judged<'a>(collection: &'a Collection, note: &Note) -> Option<(&'a Arc<Claim>, Verdict)> {
    let verdict = note.verdict()?;
    let claim = convert::claim_of(&note.target, &collection.id).ok()?;
    Some((collection.claim(&claim)?, verdict))
}
