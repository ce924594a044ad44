//! Offsets into a text: one type for each of the three units that the Web mixes.
//!
//! W3C selectors count Unicode code points ([Web Annotation Data Model, §4.2.4 and §4.2.5]), the DOM counts UTF-16 code
//! units, and Rust slices bytes. None of the three converts into another without the [`Text`](super::Text) it points into.
//!
//! [Web Annotation Data Model, §4.2.4 and §4.2.5]: https://www.w3.org/TR/annotation-model/#text-position-selector

use std::fmt;

macro_rules! offset {
    ($(#[$doc:meta])* $name:ident, $unit:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub usize);

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(formatter, concat!("{} ", $unit), self.0)
            }
        }
    };
}

offset!(
    /// So many Unicode code points (scalar values) from the start of a text.
    CodePoint,
    "code points"
);
offset!(
    /// So many UTF-16 code units from the start of a text, as the DOM counts them.
    Utf16,
    "UTF-16 units"
);
offset!(
    /// So many bytes of UTF-8 from the start of a text.
    Byte,
    "bytes"
);

/// A half-open range `[start, end)` of offsets in one unit; `start` is never behind `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span<O> {
    start: O,
    end: O,
}

/// A range of a document's text that has been found, in code points.
pub type Passage = Span<CodePoint>;

impl<O: Copy + Ord> Span<O> {
    /// The range from `start` up to but not including `end`; `None` if it would run backwards.
    pub fn new(start: O, end: O) -> Option<Self> {
        (start <= end).then_some(Self { start, end })
    }

    /// The range between two offsets, whichever comes first.
    pub fn between(one: O, other: O) -> Self {
        Self { start: one.min(other), end: one.max(other) }
    }

    /// Where the range begins.
    pub fn start(self) -> O {
        self.start
    }

    /// The first offset behind the range.
    pub fn end(self) -> O {
        self.end
    }

    /// Whether nothing lies in the range.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `offset` points at something inside the range.
    pub fn contains(self, offset: O) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the other range lies inside this one.
    pub fn encloses(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// What both ranges have in common, if that is not empty.
    pub fn intersection(self, other: Self) -> Option<Self> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Self { start, end })
    }

    /// The smallest range that holds both.
    pub fn hull(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl Passage {
    /// How many code points the passage holds.
    pub fn length(self) -> usize {
        self.end.0 - self.start.0
    }
}
