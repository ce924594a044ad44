//! A slot: one string that holds a whole notebook, and shows whether it is still as it was written.
//!
//! ```text
//! claimlight notebook SCHEMA REVISION LENGTH CHECKSUM
//! {"seen":…
//! ```
//!
//! The length counts the bytes of UTF-8 behind the first line. The checksum is a CRC-32 over all but itself, in
//! hexadecimal: it finds every run of up to 32 changed bits. Every later schema keeps this first line, so that an older
//! page can tell a newer page's notebook from a damaged one.

use super::{Notebook, Writer, payload};
use crate::annotation::Malformed;

/// The schema that this page writes.
pub const SCHEMA: u32 = 1;

const MAGIC: &str = "claimlight notebook ";

/// The two slots, written by turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum SlotName {
    A,
    B,
}

/// Why a slot can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It does not begin as a slot does.
    NotOurs,
    /// Its end is missing.
    Truncated,
    /// Something in it is not as it was written.
    Damaged,
    /// It is as it was written, and is no JSON.
    NotJson {
        /// From 1, behind the first line of the slot.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// It is JSON, and is no notebook.
    Malformed(Malformed),
}

/// A slot that is as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sealed<'a> {
    pub(super) schema: u32,
    pub(super) revision: u64,
    /// The first line: two slots with the same hold the same.
    pub(super) seal: &'a str,
    pub(super) payload: &'a str,
}

impl SlotName {
    pub(super) const BOTH: [Self; 2] = [Self::A, Self::B];

    pub(super) fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }
}

/// A slot for a payload.
pub(super) fn seal(revision: u64, payload: &str) -> String {
    let head = format!("{MAGIC}{SCHEMA} {revision} {}", payload.len());
    let sum = checksum(&head, payload);
    format!("{head} {sum}\n{payload}")
}

/// Makes sure that a slot is as it was written.
pub(super) fn open(slot: &str) -> Result<Sealed<'_>, Unreadable> {
    if !slot.starts_with(MAGIC) {
        return Err(if MAGIC.starts_with(slot) { Unreadable::Truncated } else { Unreadable::NotOurs });
    }
    let (seal, payload) = slot.split_once('\n').ok_or(Unreadable::Truncated)?;
    let (head, sum) = seal.rsplit_once(' ').ok_or(Unreadable::Damaged)?;
    let mut numbers = head.get(MAGIC.len()..).unwrap_or_default().split(' ');
    let mut number = || numbers.next().and_then(|number| number.parse::<u64>().ok()).ok_or(Unreadable::Damaged);
    let (schema, revision, length) = (number()?, number()?, number()?);
    if (payload.len() as u64) < length {
        return Err(Unreadable::Truncated);
    }
    if sum != checksum(head, payload) {
        return Err(Unreadable::Damaged);
    }
    let schema = u32::try_from(schema).map_err(|_| Unreadable::Damaged)?;
    Ok(Sealed { schema, revision, seal, payload })
}

impl Sealed<'_> {
    /// The notebook in the slot, in which this writer will write.
    pub(super) fn notebook(&self, writer: Writer) -> Result<Notebook, Unreadable> {
        let json = serde_json::from_str(self.payload)
            .map_err(|error| Unreadable::NotJson { line: error.line(), column: error.column() })?;
        payload::decode(&json, writer).map_err(Unreadable::Malformed)
    }
}

fn checksum(head: &str, payload: &str) -> String {
    let pieces = [head, "\n", payload];
    format!("{:08x}", crc32(pieces.into_iter().flat_map(str::bytes)))
}

/// CRC-32 as in ISO 3309, bit-reversed polynomial `0xEDB88320`.
pub(super) fn crc32(bytes: impl Iterator<Item = u8>) -> u32 {
    !bytes.fold(!0, |crc: u32, byte| (crc >> 8) ^ TABLE[usize::from(byte ^ crc.to_le_bytes()[0])])
}

const TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut index = 0;
    while index < 256 {
        let mut crc = index as u32;
        let mut bit = 0;
        while bit < 8 {
            crc = (crc >> 1) ^ (0xEDB8_8320 * (crc & 1));
            bit += 1;
        }
        table[index] = crc;
        index += 1;
    }
    table
};
