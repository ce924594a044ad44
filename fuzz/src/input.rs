//! What is made of a fuzzer's bytes: recipes for texts and selectors, short enough that chance can vary them.

use arbitrary::Arbitrary;

/// A recipe for a case.
#[derive(Arbitrary, Clone, Debug)]
pub struct Input {
    /// The text's pieces.
    pub text: Vec<Piece>,
    /// How the text differs from the former one, if that is at hand.
    pub former: Option<Vec<Edit>>,
    /// The annotations.
    pub annotations: Vec<Note>,
    /// Ranges to describe.
    pub passages: Vec<(Offset, Offset)>,
}

/// A piece of a text.
#[derive(Arbitrary, Clone, Debug)]
pub enum Piece {
    /// Anything.
    Any(String),
    /// One of the words in stock, so often.
    Stock(u8, u8),
    /// The same, far more often: a text that takes several steps.
    Refrain(u8, u16),
}

/// A change of a text: so many code points are replaced.
#[derive(Arbitrary, Clone, Debug)]
pub struct Edit {
    /// Where.
    pub at: u16,
    /// How many.
    pub length: u8,
    /// By what.
    pub by: Piece,
}

/// An annotation.
#[derive(Arbitrary, Clone, Debug)]
pub struct Note {
    /// How its target is written.
    pub form: Form,
    /// Its selectors.
    pub selectors: Vec<Selector>,
}

/// The ways to write a target.
#[derive(Arbitrary, Clone, Debug)]
pub enum Form {
    /// As the annotation's target.
    One,
    /// As the first of several.
    List,
    /// By itself.
    Bare,
    /// As its source alone.
    Source,
}

/// A selector.
#[derive(Arbitrary, Clone, Debug)]
pub enum Selector {
    /// What describing a passage of the former text gives, or of the text if there is none.
    Described(u16, u16),
    /// A TextQuoteSelector.
    Quote {
        /// The words …
        exact: Words,
        /// … what stood before them …
        prefix: Words,
        /// … and behind them.
        suffix: Words,
        /// What looked like them.
        look_alikes: Vec<Words>,
    },
    /// A TextPositionSelector.
    Position(Offset, Offset),
    /// A TextPositionSelector with numbers that are none.
    Number(f64, i64),
}

/// Words of a selector.
#[derive(Arbitrary, Clone, Debug)]
pub enum Words {
    /// Those of the text: from where, and how many code points.
    OfText(u16, u16),
    /// The same, with one replaced.
    Spoiled(u16, u8, u8, char),
    /// Pieces like those of a text.
    Pieces(Vec<Piece>),
}

/// A position in a text, or far beyond it.
#[derive(Arbitrary, Clone, Copy, Debug)]
pub enum Offset {
    /// Most likely in the text.
    Near(u16),
    /// Most likely not.
    Far(u64),
    /// So far from the greatest there is.
    Last(u8),
}
