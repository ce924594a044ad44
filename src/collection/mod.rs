//! Documents and the curated claims about them, as one thing to open: a [`Collection`].
//!
//! A collection is written as one Markdown file a document (`docs/source-format.md`) and one file of W3C annotations.
//! They are read and checked when the app is built; the page carries what was read, as one block of JSON.

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
mod sources;
mod whole;

pub use bundle::BadBundle;
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
pub use sources::{SourceFile, Sources};
pub use whole::Collection;
