//! Pieces of a text that stand only once: a table of them by hash, and the hashes of all pieces of a stretch.

use super::normal::Glyph;

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// Pieces of the former text, and where they stand in the new one.
#[derive(Debug, Default)]
pub struct Pieces {
    /// All of them, in the order in which they were put down.
    pub all: Vec<Piece>,
    /// Their numbers of pieces by their keys, with linear probing; more than half of it is free.
    table: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
pub struct Piece {
    key: u64,
    /// Where it stood.
    pub old: Glyph,
    places: Places,
}

/// Where a piece was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Places {
    /// Only where it stood.
    Old,
    /// There, and at one place of the new text.
    Both(Glyph),
    /// More than once in one of the texts.
    Several,
}

impl Piece {
    /// Where it stands, if it is once in both texts.
    pub fn stands(&self) -> Option<Glyph> {
        if let Places::Both(new) = self.places { Some(new) } else { None }
    }
}

impl Pieces {
    /// Puts a piece of the former text down.
    pub fn put(&mut self, key: u64, old: Glyph) {
        if 2 * self.all.len() >= self.table.len() {
            self.grow();
        }
        let slot = self.slot(key);
        match self.all.get_mut(self.table[slot] as usize) {
            Some(piece) => piece.places = Places::Several,
            None => {
                self.table[slot] = self.all.len() as u32;
                self.all.push(Piece { key, old, places: Places::Old });
            }
        }
    }

    /// Notes that a piece stood at a place, if it is here: elsewhere than it was put down, it is none that stands only once.
    pub fn note(&mut self, key: u64, old: Glyph) {
        if let Some(piece) = self.get(key).filter(|piece| piece.old != old) {
            piece.places = Places::Several;
        }
    }

    /// Finds a piece in the new text, if it is here.
    pub fn find(&mut self, key: u64, new: Glyph) {
        if let Some(piece) = self.get(key) {
            piece.places = if piece.places == Places::Old { Places::Both(new) } else { Places::Several };
        }
    }

    fn get(&mut self, key: u64) -> Option<&mut Piece> {
        if self.all.is_empty() {
            return None;
        }
        let slot = self.slot(key);
        self.all.get_mut(self.table[slot] as usize)
    }

    /// The slot that has this key, or where it belongs.
    fn slot(&self, key: u64) -> usize {
        let mask = self.table.len() - 1;
        let mut slot = (key.wrapping_mul(GOLDEN) >> 32) as usize & mask;
        while self.all.get(self.table[slot] as usize).is_some_and(|piece| piece.key != key) {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        let size = (4 * self.all.len()).next_power_of_two().max(64);
        self.table = vec![u32::MAX; size];
        for number in 0..self.all.len() {
            let slot = self.slot(self.all[number].key);
            self.table[slot] = number as u32;
        }
    }
}

/// The hashes of all pieces of a stretch, one after the other: each comes from the last by one character more and one less.
pub struct Rolling<'a> {
    characters: &'a [u32],
    length: usize,
    next: usize,
    hash: u64,
    /// What the character counts that falls out.
    first: u64,
}

impl<'a> Rolling<'a> {
    /// Pieces of this length.
    pub fn new(characters: &'a [u32], length: usize) -> Self {
        let hash = characters.iter().take(length - 1).fold(0, with);
        let first = (0..length).fold(1u64, |power, _| power.wrapping_mul(GOLDEN));
        Self { characters, length, next: length - 1, hash, first }
    }
}

fn with(hash: u64, character: &u32) -> u64 {
    hash.wrapping_mul(GOLDEN).wrapping_add(u64::from(*character))
}

impl Iterator for Rolling<'_> {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        let character = self.characters.get(self.next)?;
        let mut hash = with(self.hash, character);
        if let Some(out) = self.next.checked_sub(self.length) {
            hash = hash.wrapping_sub(u64::from(self.characters[out]).wrapping_mul(self.first));
        }
        self.hash = hash;
        self.next += 1;
        Some(hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn codes(text: &str) -> Vec<u32> {
        text.chars().map(u32::from).collect()
    }

    proptest! {
        #[test]
        fn pieces_that_stand_once_in_both_texts_are_told_from_all_others(
            old in "[ab]{0,40}", new in "[ab]{0,40}", length in 1usize..6,
        ) {
            let (old, new) = (codes(&old), codes(&new));
            let mut pieces = Pieces::default();
            for (place, key) in Rolling::new(&old, length).enumerate() {
                pieces.put(key, Glyph(place));
            }
            for (place, key) in Rolling::new(&old, length).enumerate() {
                pieces.note(key, Glyph(place));
            }
            for (place, key) in Rolling::new(&new, length).enumerate() {
                pieces.find(key, Glyph(place));
            }
            let found: Vec<(Glyph, Glyph)> =
                pieces.all.iter().filter_map(|piece| Some((piece.old, piece.stands()?))).collect();
            let only = |text: &[u32], piece: &[u32]| {
                let mut places = (0..text.len()).filter(|place| text[*place..].starts_with(piece));
                places.next().filter(|_| places.next().is_none()).map(Glyph)
            };
            let expected: Vec<(Glyph, Glyph)> =
                old.windows(length).filter_map(|piece| Some((only(&old, piece)?, only(&new, piece)?))).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
