//! A form behind the `#` of an address: its version, its check, and its bytes, deflated and spelled.

use super::bytes::Malformed;
use super::form::{FORM_LIMIT, Form};
use super::{digits, letters};
use crate::text::Digest;
use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

/// The version of the format that is written and read here; it stands in every link.
const VERSION: u32 = 1;

/// What stands before the digits of a link that is spelled in them: no letter of base64url.
const DIGITS_MARK: char = '.';

/// How many characters can stand behind `#` in what is read: no more than in a whole link.
pub const FRAGMENT_LIMIT: usize = 2_000;

/// How bytes are written in a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// In base64url: the shortest link.
    Letters,
    /// In decimal digits: the smallest QR code.
    Digits,
}

/// Why what stands behind `#` cannot be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It carries nothing.
    NotALink,
    /// It was written by a version that knows another format.
    UnknownVersion(u32),
    /// It has so many characters, more than [`FRAGMENT_LIMIT`].
    TooLong(usize),
    /// A character that is in no link stands at this place, counted from 0 behind `=`.
    Character {
        /// How many characters stand before it.
        at: usize,
        /// The character.
        found: char,
    },
    /// It does not hold what its check says.
    Damaged,
    /// It would unpack to more than [`FORM_LIMIT`] bytes.
    TooMuch,
    /// It is whole, and what it holds is no notes.
    Malformed(Malformed),
}

/// Whether what stands behind `#`, with or without that, is meant as a link that carries notes, of whatever version.
pub fn is_link(fragment: &str) -> bool {
    version_and_rest(fragment).is_some()
}

/// The form as it stands behind `#`, without that.
pub fn form_to_fragment(form: &Form, spelling: Spelling) -> String {
    let deflated = deflated(&form.to_bytes());
    let bytes = [&check(&deflated)[..], &deflated].concat();
    match spelling {
        Spelling::Letters => format!("n{VERSION}={}", letters::write(&bytes)),
        Spelling::Digits => format!("n{VERSION}={DIGITS_MARK}{}", digits::write(&bytes)),
    }
}

/// Reads what [`form_to_fragment`] writes, with or without `#` in front.
///
/// # Errors
/// Why it cannot be read.
pub fn form_from_fragment(fragment: &str) -> Result<Form, LinkError> {
    let (version, rest) = version_and_rest(fragment).ok_or(LinkError::NotALink)?;
    if version != VERSION {
        return Err(LinkError::UnknownVersion(version));
    }
    if let Some((byte, _)) = fragment.char_indices().nth(FRAGMENT_LIMIT) {
        return Err(LinkError::TooLong(FRAGMENT_LIMIT + fragment[byte..].chars().count()));
    }
    let bytes = match rest.strip_prefix(DIGITS_MARK) {
        Some(rest) => spelled(rest, 1, |sign| sign.is_ascii_digit(), digits::read)?,
        None => spelled(rest, 0, letters::is_sign, letters::read)?,
    };
    let (stated, deflated) = bytes.split_at_checked(CHECK).ok_or(LinkError::Damaged)?;
    if deflated.is_empty() || stated != check(deflated) {
        return Err(LinkError::Damaged);
    }
    // Grows with what is written into it, up to the limit: a few bytes that stand for millions end there.
    let form = decompress_to_vec_with_limit(deflated, FORM_LIMIT).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => LinkError::TooMuch,
        _ => LinkError::Damaged,
    })?;
    Form::from_bytes(&form).map_err(LinkError::Malformed)
}

/// The number of the version, and what stands behind `=`.
fn version_and_rest(fragment: &str) -> Option<(u32, &str)> {
    let (version, rest) = fragment.strip_prefix('#').unwrap_or(fragment).strip_prefix('n')?.split_once('=')?;
    let is_number = version.bytes().all(|sign| sign.is_ascii_digit()) && !version.starts_with('0');
    version.parse().ok().filter(|_| is_number).map(|version| (version, rest))
}

fn spelled(
    string: &str,
    before: usize,
    is_sign: fn(char) -> bool,
    read: fn(&str) -> Option<Vec<u8>>,
) -> Result<Vec<u8>, LinkError> {
    match string.chars().enumerate().find(|(_, sign)| !is_sign(*sign)) {
        Some((at, found)) => Err(LinkError::Character { at: at + before, found }),
        None => read(string).ok_or(LinkError::Damaged),
    }
}

/// How many bytes the check has.
const CHECK: usize = 2;

/// The low 16 bits of the digest: enough to tell that a link lost its end or a letter on its way.
fn check(bytes: &[u8]) -> [u8; CHECK] {
    (Digest::of_bytes(bytes).bits() as u16).to_be_bytes()
}

/// The best compression that there is; what codes are cheaper for so few bytes, those of their own or the standard's, is tried.
const LEVEL: i32 = 10;
/// Deflate without zlib's header, in zlib's own way to say so.
const RAW: i32 = -15;
/// zlib's numbers for its default strategy and for the standard's fixed codes (`Z_DEFAULT_STRATEGY`, `Z_FIXED`).
const STRATEGIES: [i32; 2] = [0, 4];

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let of_strategy = |strategy| {
        let mut deflated = Vec::new();
        let mut compressor = CompressorOxide::new(create_comp_flags_from_zip_params(LEVEL, RAW, strategy));
        compress_to_output(&mut compressor, bytes, TDEFLFlush::Finish, |written| {
            deflated.extend_from_slice(written);
            true
        });
        deflated
    };
    STRATEGIES.map(of_strategy).into_iter().min_by_key(Vec::len).unwrap_or_default()
}
