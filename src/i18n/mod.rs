//! Every word of the interface, typed: a language that lacks one does not compile.

mod english;
mod messages;

pub use messages::Messages;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// English.
    #[default]
    English,
}

impl Locale {
    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
        }
    }

    /// The words.
    pub fn messages(self) -> &'static Messages {
        match self {
            Self::English => &english::ENGLISH,
        }
    }
}
