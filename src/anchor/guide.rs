//! What says where a passage may be expected, and whose a place is: landmarks, or all that became of the former text.

use super::former::Former;
use super::landmarks::Landmarks;
use super::normal::{Glyph, Normal};
use super::owner::is_anothers;
use super::search::Candidate;
use super::sought::Sought;
use super::whereabouts::Whereabouts;
use crate::text::Span;
use std::sync::Arc;

/// What is known besides the passage itself.
#[derive(Clone, Debug, Default)]
pub enum Guide {
    /// Nothing.
    #[default]
    None,
    /// Annotations that were surely found.
    Landmarks(Landmarks),
    /// The text that the annotations were written on, and what became of it.
    Former(Arc<Former>, Whereabouts),
}

impl Guide {
    /// Where what is sought may begin in a text of this length, if it is still in order.
    pub fn bracket(&self, sought: &Sought, length: Glyph) -> Option<Span<Glyph>> {
        let position = sought.position?;
        match self {
            Self::Landmarks(landmarks) if !landmarks.is_empty() => Some(landmarks.between(position.start(), length)),
            Self::Former(former, whereabouts) => Some(whereabouts.expected(former.indexed().normal().range(position))),
            Self::None | Self::Landmarks(_) => None,
        }
    }

    /// Whether the text is known that the annotations were written on, and with it all that looked alike.
    pub fn knows_the_former_text(&self) -> bool {
        matches!(self, Self::Former(..))
    }

    /// Whether a place is another passage's, which stood in the former text and explains it as well; so much evidence does not
    /// explain it as well.
    pub fn is_anothers(
        &self,
        new: &Normal,
        sought: &Sought,
        candidate: &Candidate,
        is_expected: bool,
        less: f32,
    ) -> bool {
        let Self::Former(former, whereabouts) = self else { return false };
        let has_room = is_expected
            || candidate.cost == 0.0
            || whereabouts.leave_room(candidate.place.start(), sought.words().len());
        !has_room || is_anothers(former.indexed(), whereabouts, new, sought, candidate, less)
    }
}
