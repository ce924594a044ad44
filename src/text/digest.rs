//! A short name for a text that follows from its content: two texts with the same name are the same, but for an accident.

use std::fmt;

/// A text's digest: 64 bits of FNV-1a, written as sixteen hexadecimal digits. It tells versions of a document apart; it does
/// not guard against anybody who wants two texts to have the same.
///
/// <https://www.rfc-editor.org/rfc/rfc9923> describes the hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(u64);

impl Digest {
    /// The digest of a text.
    pub fn of(text: &str) -> Self {
        Self::of_bytes(text.as_bytes())
    }

    /// The digest of any bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        let offset_basis = 0xcbf2_9ce4_8422_2325;
        Self(bytes.iter().fold(offset_basis, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)))
    }

    /// All 64 bits. The lowest ones are a digest by themselves, of which two texts have the same so much more often.
    pub fn bits(self) -> u64 {
        self.0
    }

    /// The digest that is written so.
    pub fn parse(written: &str) -> Option<Self> {
        (written.len() == 16).then(|| u64::from_str_radix(written, 16).ok().map(Self))?
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_the_published_vectors() {
        for (text, digest) in [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")] {
            assert_eq!(Digest::of(text).to_string(), digest);
            assert_eq!(Digest::parse(digest), Some(Digest::of(text)));
        }
        assert_eq!(
            (Digest::parse(""), Digest::parse("85944171f73967e8x"), Digest::parse("8594-171f73967e8")),
            (None, None, None)
        );
    }
}
