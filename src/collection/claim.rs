//! A curated claim: words of a document that assert something, and what a reader may ask about them.

use super::{ClaimId, DocumentId, Localized};
use crate::text::Passage;

/// A passage that asserts something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its name in addresses.
    pub id: ClaimId,
    /// The annotation's IRI.
    pub iri: String,
    /// The document it stands in.
    pub document: DocumentId,
    /// Its words, in code points of the document's text.
    pub passage: Passage,
    /// What kind of claim it is.
    pub kind: ClaimKind,
    /// Who makes it, and to whom.
    pub claimant: Localized,
    /// Questions to ask of it; the first one stands on the closed card.
    pub prompts: Vec<Localized>,
    /// Names whose absence the claim asserts, to be looked for.
    pub finds: Vec<Find>,
}

/// A name to look for in a document, in every spelling that the collection has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    /// Where to look.
    pub document: DocumentId,
    /// The spellings; at least one.
    pub spellings: Vec<String>,
}

/// What a claim asserts, finely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // The names say it.
pub enum ClaimKind {
    Number,
    Law,
    Assurance,
    Promise,
    Warning,
    Fact,
    Case,
    Provenance,
    Characterisation,
    Opinion,
    Inference,
    Reason,
    Report,
    Absence,
    Concession,
}

/// What a claim asserts, as it is lit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// A number.
    Number,
    /// What the law is or says.
    Law,
    /// A word given: an assurance, a promise, a warning.
    Pledge,
    /// What happened or is there.
    Fact,
    /// What somebody thinks of it.
    View,
    /// Another's words.
    Report,
    /// What is missing.
    Gap,
}

impl ClaimKind {
    /// Every kind with its name in `claims.json` and its family.
    pub const ALL: [(Self, &'static str, Family); 15] = [
        (Self::Number, "number", Family::Number),
        (Self::Law, "law", Family::Law),
        (Self::Assurance, "assurance", Family::Pledge),
        (Self::Promise, "promise", Family::Pledge),
        (Self::Warning, "warning", Family::Pledge),
        (Self::Fact, "fact", Family::Fact),
        (Self::Case, "case", Family::Fact),
        (Self::Provenance, "provenance", Family::Fact),
        (Self::Characterisation, "characterisation", Family::View),
        (Self::Opinion, "opinion", Family::View),
        (Self::Inference, "inference", Family::View),
        (Self::Reason, "reason given", Family::View),
        (Self::Report, "report", Family::Report),
        (Self::Absence, "absence", Family::Gap),
        (Self::Concession, "concession", Family::Gap),
    ];

    /// The kind with this name in `claims.json`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == name).map(|(kind, ..)| *kind)
    }

    /// The name in `claims.json`: "reason given".
    pub fn name(self) -> &'static str {
        self.entry().1
    }

    /// The family that it is lit as.
    pub fn family(self) -> Family {
        self.entry().2
    }

    fn entry(self) -> (Self, &'static str, Family) {
        Self::ALL[self as usize]
    }
}

impl Family {
    /// Every family, in the order of legends.
    pub const ALL: [Self; 7] = [Self::Number, Self::Law, Self::Pledge, Self::Fact, Self::View, Self::Report, Self::Gap];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_kinds() {
        for (kind, name, family) in ClaimKind::ALL {
            assert_eq!((kind.name(), kind.family(), ClaimKind::from_name(name)), (name, family, Some(kind)));
        }
        assert_eq!(ClaimKind::from_name("truth"), None);
    }
}
