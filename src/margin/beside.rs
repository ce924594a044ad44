//! Everything with a card beside a document, in the order of the passages, and the marks that belong to it.

use super::Placed;
use crate::notebook::Note;
use crate::order::sort_by_key;
use crate::sheet::{Index, Mark};
use crate::text::Passage;
use std::ops::Range;
use std::sync::Arc;

/// All that has a card, found by where it is and by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    placed: Vec<Arc<Placed>>,
    index: Index,
}

impl Beside {
    /// What the collection has, which comes in order, and the reader's notes, which come with their places.
    pub fn new(curated: &[Arc<Placed>], notes: &[(Arc<Note>, Passage)]) -> Self {
        let mut notes: Vec<Placed> = notes.iter().map(|(note, passage)| Placed::note(note, *passage)).collect();
        sort_by_key(&mut notes, Placed::order);
        // Both are in order, and of thousands of claims none need be compared with another again.
        let mut placed = Vec::with_capacity(curated.len() + notes.len());
        let mut rest = curated;
        for note in notes {
            let (before, behind) = rest.split_at(rest.partition_point(|other| other.order() <= note.order()));
            placed.extend_from_slice(before);
            placed.push(Arc::new(note));
            rest = behind;
        }
        placed.extend_from_slice(rest);
        let index = Index::new(placed.iter().map(|placed| placed.passage).collect());
        Self { placed, index }
    }

    /// All of it, in order.
    pub fn placed(&self) -> &[Arc<Placed>] {
        &self.placed
    }

    /// The places in the order, from 0, of those whose passages begin in a part of the text.
    pub fn starting_in(&self, part: Option<Passage>) -> Range<usize> {
        part.map(|part| self.index.starting_in(part)).unwrap_or_default()
    }

    /// The place in the order of what has this name. It is found soonest if its passage begins in the part of the text.
    pub fn place_of(&self, id: &str, part: Option<Passage>) -> Option<usize> {
        self.starting_in(part).chain(0..self.placed.len()).find(|place| self.placed[*place].id == id)
    }

    /// The marks that lie on a part of the text, numbered as on paper.
    pub fn marks_on(&self, part: Passage) -> impl Iterator<Item = Mark> {
        self.index.touching(part).into_iter().map(|place| self.placed[place].mark(place + 1))
    }
}
