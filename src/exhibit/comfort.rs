//! How a visitor wants the screen: larger text, stronger contrast.

/// A visitor's comfort; gone with the visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Comfort {
    /// Whether letters are a third larger.
    pub is_large: bool,
    /// Whether contrast is as strong as it can be.
    pub is_strong: bool,
}
