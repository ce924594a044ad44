//! What comes of looking for a passage, and how sure it is.

use crate::text::Passage;

/// A passage, and how sure it is that it's the one that was meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// The passage.
    pub passage: Passage,
    /// From 0 to 1; what the scale means is said at [`Outcome`].
    pub confidence: f32,
}

/// What came of looking for a passage.
///
/// The confidence is the share of what was remembered, words and context, that stands at the place; in a place that was
/// taken it is lowered the nearer the next best comes. 1 says that everything stands there as it stood.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The words stand where the selectors say.
    Exact(Found),
    /// The same words stand elsewhere.
    Moved(Found),
    /// Words that were changed stand there, and nothing else comes near them.
    Changed(Found),
    /// Several places are so much alike that nothing tells which was meant; the best first.
    Ambiguous(Vec<Found>),
    /// Nothing can be said to be the passage. The nearest there is, to be offered and not to be taken.
    Lost(Option<Found>),
}

impl Outcome {
    /// The passage, where there is exactly one.
    pub fn passage(&self) -> Option<Passage> {
        match self {
            Self::Exact(found) | Self::Moved(found) | Self::Changed(found) => Some(found.passage),
            Self::Ambiguous(_) | Self::Lost(_) => None,
        }
    }

    /// The outcome's name, as files and scripts have it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Exact(_) => "exact",
            Self::Moved(_) => "moved",
            Self::Changed(_) => "changed",
            Self::Ambiguous(_) => "ambiguous",
            Self::Lost(_) => "lost",
        }
    }
}
