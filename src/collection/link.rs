//! A curated link: how one passage bears on another, followed from both ends.

use super::{ClaimId, DocumentId, Localized};
use crate::text::Passage;

/// How one end bears on the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The annotation's IRI.
    pub iri: String,
    /// The end that the relation starts from.
    pub from: LinkEnd,
    /// The end that it points at.
    pub to: LinkEnd,
    /// How `from` bears on `to`.
    pub relation: Relation,
    /// What to see there.
    pub note: Option<Localized>,
}

/// What a link can be tied to.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkEnd {
    /// Words of a document.
    Passage {
        /// The document.
        document: DocumentId,
        /// The words, in code points of the document's text.
        passage: Passage,
        /// The claim on whose card the link is shown; its own words may be others.
        claim: Option<ClaimId>,
    },
    /// A document as a whole.
    Document(DocumentId),
    /// Something that is not in the collection, by what it is called.
    NotHere(Localized),
}

/// One of a link's two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The end that the relation starts from.
    From,
    /// The end that it points at.
    To,
}

/// A link, seen from one of its ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attached<'a> {
    /// The link.
    pub link: &'a Link,
    /// The end that it is seen from.
    pub side: Side,
}

/// How one passage can bear on another: one list for curated links and for readers' evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // The names say it.
pub enum Relation {
    Supports,
    BearsAgainst,
    AgreesWith,
    DiffersFrom,
    Qualifies,
    DependsOn,
    QuotesExactly,
    QuotesAltered,
    Paraphrases,
    Explains,
    SilentOn,
    /// Where it can be checked, by looking for what is said to be absent.
    CheckedIn,
    /// What it goes back to is not in the collection.
    NotHere,
}

impl Relation {
    /// Every relation with its name in `claims.json`, which reads from the first end to the second.
    pub const ALL: [(Self, &'static str); 13] = [
        (Self::Supports, "supports"),
        (Self::BearsAgainst, "bears against"),
        (Self::AgreesWith, "agrees with"),
        (Self::DiffersFrom, "differs from"),
        (Self::Qualifies, "qualifies"),
        (Self::DependsOn, "depends on"),
        (Self::QuotesExactly, "quotes, word for word"),
        (Self::QuotesAltered, "quotes, altered"),
        (Self::Paraphrases, "paraphrases"),
        (Self::Explains, "explains"),
        (Self::SilentOn, "is silent on"),
        (Self::CheckedIn, "can be checked in"),
        (Self::NotHere, "a source not here"),
    ];

    /// The relation with this name in `claims.json`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(relation, _)| *relation)
    }

    /// The name in `claims.json`.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

impl Link {
    /// One of the ends.
    pub fn end(&self, side: Side) -> &LinkEnd {
        match side {
            Side::From => &self.from,
            Side::To => &self.to,
        }
    }

    /// The link as seen from each end.
    pub fn sides(&self) -> impl Iterator<Item = Attached<'_>> {
        [Side::From, Side::To].into_iter().map(|side| Attached { link: self, side })
    }
}

impl<'a> Attached<'a> {
    /// The end that the link is seen from.
    pub fn here(self) -> &'a LinkEnd {
        self.link.end(self.side)
    }

    /// The other end.
    pub fn there(self) -> &'a LinkEnd {
        self.link.end(self.side.other())
    }
}

impl Side {
    /// The other side.
    pub fn other(self) -> Self {
        match self {
            Self::From => Self::To,
            Self::To => Self::From,
        }
    }
}

impl LinkEnd {
    /// The document that the end lies in, if it is in the collection.
    pub fn document(&self) -> Option<&DocumentId> {
        match self {
            Self::Passage { document, .. } | Self::Document(document) => Some(document),
            Self::NotHere(_) => None,
        }
    }

    /// The claim on whose card the link is shown.
    pub fn claim(&self) -> Option<&ClaimId> {
        match self {
            Self::Passage { claim, .. } => claim.as_ref(),
            Self::Document(_) | Self::NotHere(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_relations() {
        for (relation, name) in Relation::ALL {
            assert_eq!((relation.name(), Relation::from_name(name)), (name, Some(relation)));
        }
        assert_eq!(Relation::from_name("proves"), None);
    }
}
