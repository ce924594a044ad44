//! Notes in and out: files that readers keep and hand on, and the Markdown that they write.

mod file;
mod markdown;

pub use file::{FILE_LIMIT, FileError, Spot, read_file, write_file};
pub use markdown::{DEPTH_LIMIT, Piece, read_markdown};
