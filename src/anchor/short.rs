//! Words too short for the index: where all of them stand, found together in one pass over the text.

use super::normal::Glyph;
use crate::order::sort_by_key;
use std::collections::HashMap;

/// Places that are kept of one word, at most: far more than a reader could choose from.
const MOST: usize = 4_096;

/// Characters that one step looks at.
const STEP: usize = 1 << 14;

/// Short words that are being looked for.
#[derive(Debug, Default)]
pub struct ShortWords {
    /// For each length in characters, the words and their places so far.
    by_length: Vec<HashMap<Box<[char]>, Vec<Glyph>>>,
    next: usize,
}

impl ShortWords {
    /// Adds words to look for; to be done before the first step.
    pub fn add(&mut self, words: &[char]) {
        if self.by_length.len() <= words.len() {
            self.by_length.resize_with(words.len() + 1, HashMap::new);
        }
        self.by_length[words.len()].entry(words.into()).or_default();
    }

    /// Looks at a little more of the text; says whether that was the last of it.
    pub fn step(&mut self, text: &[char]) -> bool {
        if self.by_length.is_empty() {
            return true;
        }
        let end = (self.next + STEP).min(text.len());
        for start in self.next..end {
            for (length, words) in self.by_length.iter_mut().enumerate().filter(|(_, words)| !words.is_empty()) {
                let places = text.get(start..start + length).and_then(|piece| words.get_mut(piece));
                if let Some(places) = places.filter(|places| places.len() < MOST) {
                    places.push(Glyph(start));
                }
            }
        }
        self.next = end;
        end == text.len()
    }

    /// The places of words, the nearest to a place first, so many at most.
    pub fn places(&self, words: &[char], near: Glyph, most: usize) -> Vec<Glyph> {
        let places = self.by_length.get(words.len()).and_then(|of_length| of_length.get(words));
        let mut places = places.cloned().unwrap_or_default();
        sort_by_key(&mut places, |place| (place.0.abs_diff(near.0), *place));
        places.truncate(most);
        places
    }
}
