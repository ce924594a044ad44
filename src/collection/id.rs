//! Names that stand in addresses, file names and IRIs: of a collection, a document, a claim.

use std::fmt;
use std::str::FromStr;

/// A string that is no such name: it is empty, or has a sign that is not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadId;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $allowed:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The name as it is written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = BadId;

            fn from_str(string: &str) -> Result<Self, BadId> {
                let allowed: fn(char) -> bool = $allowed;
                let good = !string.is_empty() && string.chars().all(|sign| sign == '-' || allowed(sign));
                good.then(|| Self(string.to_owned())).ok_or(BadId)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

id!(
    /// The name of a collection: lower-case letters, digits and hyphens (`january-1986`).
    CollectionId,
    |sign| sign.is_ascii_lowercase() || sign.is_ascii_digit()
);
id!(
    /// The name of a document: lower-case letters, digits and hyphens (`gorbachev-letter`).
    DocumentId,
    |sign| sign.is_ascii_lowercase() || sign.is_ascii_digit()
);
id!(
    /// The name of a claim: letters, digits and hyphens (`L-95`).
    ClaimId,
    |sign| sign.is_ascii_alphanumeric()
);

/// What the IRIs of every collection begin with.
const IRI: &str = "urn:x-claimlight:";

impl CollectionId {
    /// The IRI of the collection.
    pub fn iri(&self) -> String {
        format!("{IRI}{self}")
    }

    /// The IRI of a document, a claim or a link of the collection.
    pub fn iri_of(&self, name: impl fmt::Display) -> String {
        format!("{IRI}{self}:{name}")
    }

    /// The name in an IRI of the collection.
    pub fn name_in<'iri>(&self, iri: &'iri str) -> Option<&'iri str> {
        iri.strip_prefix(IRI)?.strip_prefix(self.as_str())?.strip_prefix(':')
    }
}

impl fmt::Display for BadId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not a name of letters, digits and hyphens")
    }
}

impl std::error::Error for BadId {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_can_stand_in_an_address() {
        for good in ["gorbachev-letter", "a", "1986"] {
            assert_eq!(good.parse::<DocumentId>().expect(good).to_string(), good);
        }
        for bad in ["", "L-95", "a b", "a/b", "щ", "a.md", "#"] {
            assert_eq!(bad.parse::<DocumentId>(), Err(BadId), "{bad}");
        }
        assert!("L-95".parse::<ClaimId>().is_ok());
        assert!("L/95".parse::<ClaimId>().is_err());
    }

    #[test]
    fn a_name_and_its_iri_give_each_other() {
        let id: CollectionId = "january-1986".parse().expect("an id");
        assert_eq!(id.iri_of("L-95"), "urn:x-claimlight:january-1986:L-95");
        assert_eq!(id.name_in(&id.iri_of("L-95")), Some("L-95"));
        for other in ["urn:x-claimlight:january-1987:L-95", "urn:x-claimlight:january-1986", "https://example.org/"] {
            assert_eq!(id.name_in(other), None, "{other}");
        }
    }
}
