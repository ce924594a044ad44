//! What a visitor asks for: the first line of an HTTP request, and the file it means.

use std::io::{self, BufRead, BufReader, Read};
use std::path::{Component, Path, PathBuf};

/// No head of a request is longer than this, in bytes.
const LONGEST_HEAD: u64 = 64 * 1024;

/// The first line of a request, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// The path with its query, as it was sent.
    pub(crate) target: String,
}

impl Request {
    /// Reads a request's head to its end; `None` where it isn't one.
    pub(crate) fn read(from: impl Read) -> io::Result<Option<Self>> {
        let mut lines = BufReader::new(from.take(LONGEST_HEAD)).lines();
        let Some(first) = lines.next().transpose()? else {
            return Ok(None);
        };
        // The other lines are read too: a connection that is closed with some unread is reset, and the answer with it.
        for line in lines {
            if line?.is_empty() {
                break;
            }
        }
        let mut words = first.split(' ');
        Ok(match (words.next(), words.next(), words.next()) {
            (Some(method), Some(target), Some(_version)) => {
                Some(Self { method: method.to_owned(), target: target.to_owned() })
            }
            _ => None,
        })
    }

    /// The file in `folder` that is meant, whether or not it is there; `None` where the path leaves the folder.
    pub(crate) fn file_in(&self, folder: &Path) -> Option<PathBuf> {
        let path = self.target.split(['?', '#']).next()?;
        let mut path = percent_decoded(path.strip_prefix('/')?)?;
        if path.is_empty() || path.ends_with('/') {
            path.push_str("index.html");
        }
        let path = Path::new(&path);
        path.components().all(|part| matches!(part, Component::Normal(_))).then(|| folder.join(path))
    }
}

/// `None` where what comes out is not text, or has a NUL in it.
fn percent_decoded(text: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => hex_digit(bytes.next()?)? * 16 + hex_digit(bytes.next()?)?,
            other => other,
        });
    }
    String::from_utf8(decoded).ok().filter(|text| !text.contains('\0'))
}

fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16)?.try_into().ok()
}
