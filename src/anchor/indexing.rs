//! A text on its way to becoming searchable, in steps of a millisecond or so.

use super::grams::Building;
use super::normal::Normal;
use super::search::Indexed;
use std::ops::ControlFlow;

/// Bytes of text, or runs of the index, in one step.
const STEP: usize = 1 << 14;

/// A text that is being indexed.
#[derive(Debug)]
pub struct Indexing {
    text: String,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    /// So many bytes have been read, and have become this.
    Reading(usize, Normal),
    Building(Normal, Building),
}

impl Indexing {
    /// Begins with a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), stage: Stage::Reading(0, Normal::default()) }
    }

    /// Goes one step on; breaks off with the text once that was the last.
    pub fn step(mut self) -> ControlFlow<Indexed, Self> {
        self.stage = match self.stage {
            Stage::Reading(read, mut normal) => {
                let end = self.text.ceil_char_boundary((read + STEP).min(self.text.len()));
                normal.extend(&self.text[read..end]);
                if end < self.text.len() {
                    Stage::Reading(end, normal)
                } else {
                    normal.finish();
                    let building = Building::new(&normal);
                    Stage::Building(normal, building)
                }
            }
            Stage::Building(normal, building) => match building.advance(&normal, STEP) {
                ControlFlow::Break(grams) => return ControlFlow::Break(Indexed::new(normal, grams)),
                ControlFlow::Continue(building) => Stage::Building(normal, building),
            },
        };
        ControlFlow::Continue(self)
    }

    /// Goes on to the end.
    pub fn finish(mut self) -> Indexed {
        loop {
            match self.step() {
                ControlFlow::Break(indexed) => return indexed,
                ControlFlow::Continue(rest) => self = rest,
            }
        }
    }

    /// How much is done, from 0 to 1.
    pub fn progress(&self) -> f64 {
        match &self.stage {
            Stage::Reading(read, _) => 0.5 * *read as f64 / self.text.len().max(1) as f64,
            Stage::Building(_, building) => 0.5 + 0.5 * building.progress(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::normal::Glyph;

    #[test]
    fn a_text_is_indexed_in_steps_and_the_progress_never_falls() {
        let text = "все слова 😃 and the words ".repeat(3_000) + "the very last of them";
        let mut indexing = Indexing::new(text);
        let mut progress = vec![0.0];
        let indexed = loop {
            progress.push(indexing.progress());
            match indexing.step() {
                ControlFlow::Break(indexed) => break indexed,
                ControlFlow::Continue(rest) => indexing = rest,
            }
        };
        assert!(progress.len() > 5 && progress.is_sorted() && progress.iter().all(|share| (0.0..=1.0).contains(share)));
        let words: Vec<char> = "the very last of them".chars().collect();
        let [found] = indexed.exact(&words, Glyph(0))[..] else { panic!("they stand there once") };
        assert_eq!(found.0 + words.len(), indexed.normal().length().0);
    }
}
