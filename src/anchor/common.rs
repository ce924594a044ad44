//! What two texts have in common: runs of characters that stand in the same order in both, and others that moved.

use super::normal::Glyph;

/// The same characters in both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where they stood.
    pub old: Glyph,
    /// Where they stand.
    pub new: Glyph,
    /// How many they are.
    pub length: usize,
}

impl Run {
    /// Where they ended.
    pub fn old_end(&self) -> Glyph {
        Glyph(self.old.0 + self.length)
    }

    /// Where they end.
    pub fn new_end(&self) -> Glyph {
        Glyph(self.new.0 + self.length)
    }
}

/// What two texts have in common.
#[derive(Clone, Debug, Default)]
pub struct Common {
    /// What is in order, in this order.
    pub in_order: Vec<Run>,
    /// What moved.
    pub moved: Vec<Run>,
}
