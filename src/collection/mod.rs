//! Documents and the curated claims about them, as one thing to open: a [`Collection`].
//!
//! A collection is written as one Markdown file a document (`docs/source-format.md`) and one file of W3C annotations.
//! The same readers check these files when the app is built and read them in the browser.

mod bundle;
mod claim;
mod curated;
mod date;
mod document;
mod id;
mod link;
mod localized;
mod place;
mod problem;
mod source;
mod whole;

pub use bundle::{SourceFile, Sources, data_block};
pub use claim::{Claim, ClaimKind, Family, Find};
pub use date::{Date, Weekday};
pub use document::{Block, Document, DocumentType, PageBreak, Particular, Role, Run, Style, Styled, TextBlock};
pub use id::{BadId, ClaimId, CollectionId, DocumentId};
pub use link::{Attached, Link, LinkEnd, Relation, Side};
pub use localized::Localized;
pub(crate) use place::place;
pub(crate) use problem::Problems;
pub(crate) use source::Manifest;

pub use problem::{ClaimProblem, SourceError, SourceErrors, SourceProblem};
pub use whole::Collection;
