//! Revising a text by a seeded generator that knows where every character went.

use fastrand::Rng;
use std::ops::Range;

/// What is done to some verses in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Nothing: the words stand as they stood.
    Exact,
    /// Two letters in a hundred are wrong, doubled or missing.
    Letters2,
    /// Six letters in a hundred are.
    Letters6,
    /// Fifteen words in a hundred are replaced by others of the text.
    Words15,
    /// The verses stand elsewhere.
    Moved,
    /// The verses are gone.
    Deleted,
    /// They are of another book, and never stood in the text.
    Foreign,
}

impl Kind {
    /// What is done to sections of a text.
    pub const REVISIONS: [Self; 6] =
        [Self::Exact, Self::Letters2, Self::Letters6, Self::Words15, Self::Moved, Self::Deleted];

    /// The word in files and tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Letters2 => "letters-2",
            Self::Letters6 => "letters-6",
            Self::Words15 => "words-15",
            Self::Moved => "moved",
            Self::Deleted => "deleted",
            Self::Foreign => "foreign",
        }
    }
}

/// Some verses in a row that share their fate.
#[derive(Clone, Debug)]
pub struct Section {
    /// What was done to them.
    pub kind: Kind,
    /// Where they stood, in characters of the old text, without the last line's end.
    pub range: Range<usize>,
}

/// A text and its revision.
pub struct Revision {
    /// The text as it was.
    pub old: Vec<char>,
    /// The text as it is.
    pub new: Vec<char>,
    /// The old text's sections, in order.
    pub sections: Vec<Section>,
    /// For each character of the old text, where it or what took its place stands in the new one; `None` where it is gone.
    fates: Vec<Option<usize>>,
}

impl Revision {
    /// Revises a text of one verse a line. Half of the sections stay as they are; the other kinds share the rest.
    pub fn new(old: &str, seed: u64) -> Self {
        let mut random = Rng::with_seed(seed);
        let old: Vec<char> = old.chars().collect();
        let words: Vec<Vec<char>> = old
            .split(|character| !character.is_alphabetic())
            .filter(|word| !word.is_empty())
            .map(<[char]>::to_vec)
            .collect();
        let sections = sections(&old, &mut random);
        // What is moved lands before another section.
        let mut order: Vec<(usize, usize)> = Vec::new();
        for (number, section) in sections.iter().enumerate() {
            match section.kind {
                Kind::Deleted | Kind::Foreign => {}
                Kind::Moved => order.push((random.usize(..sections.len()), number)),
                _ => order.push((number, number)),
            }
        }
        // Of two before the same section the moved one comes first, as the kept one has the section's own number.
        order.sort_by_key(|(place, number)| (*place, *place == *number, *number));
        let mut revision = Self { new: Vec::new(), fates: vec![None; old.len()], old, sections };
        for (_, number) in order {
            revision.write(number, &words, &mut random);
        }
        revision
    }

    /// Where a range of the old text stands in the new one; `None` where all of it is gone.
    pub fn truth(&self, range: Range<usize>) -> Option<Range<usize>> {
        let mut fates = self.fates[range].iter().flatten();
        let first = *fates.next()?;
        let last = fates.next_back().copied().unwrap_or(first);
        Some(first..last + 1)
    }

    fn write(&mut self, number: usize, words: &[Vec<char>], random: &mut Rng) {
        let Section { kind, range } = self.sections[number].clone();
        let mut next = range.start;
        while next < range.end {
            let length = self.old[next..range.end].iter().take_while(|character| character.is_alphabetic()).count();
            if kind == Kind::Words15 && length > 0 && random.f64() < 0.15 {
                let other = &words[random.usize(..words.len())];
                for place in 0..length {
                    self.fates[next + place] = Some(self.new.len() + place.min(other.len() - 1));
                }
                self.fates[next + length - 1] = Some(self.new.len() + other.len() - 1);
                self.new.extend(other);
                next += length;
                continue;
            }
            for place in next..next + length.max(1) {
                self.write_letter(place, kind, random);
            }
            next += length.max(1);
        }
        self.new.push('\n');
    }

    fn write_letter(&mut self, place: usize, kind: Kind, random: &mut Rng) {
        let rate = match kind {
            Kind::Letters2 => 0.02,
            Kind::Letters6 => 0.06,
            _ => 0.0,
        };
        let character = self.old[place];
        let letter = |random: &mut Rng| char::from(b'a' + random.u8(..26));
        if character.is_alphabetic() && random.f64() < rate {
            match random.u8(..10) {
                0 | 1 => return,
                2 | 3 => self.new.extend([letter(random), character]),
                _ => self.new.push(letter(random)),
            }
        } else {
            self.new.push(character);
        }
        self.fates[place] = Some(self.new.len() - 1);
    }
}

/// One to three verses a section.
fn sections(old: &[char], random: &mut Rng) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut start = 0;
    while start < old.len() {
        let mut end = start;
        for _ in 0..random.usize(1..=3) {
            let line =
                old[end..].iter().position(|character| *character == '\n').map_or(old.len(), |place| end + place);
            end = (line + 1).min(old.len());
        }
        let kind = if random.bool() { Kind::Exact } else { Kind::REVISIONS[random.usize(1..Kind::REVISIONS.len())] };
        let last = end - usize::from(old[end - 1] == '\n');
        sections.push(Section { kind, range: start..last });
        start = end;
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "In the beginning God created the heaven and the earth.\nAnd the earth was without form, and void;\n\
        and darkness was upon the face of the deep.\n";

    #[test]
    fn the_truth_holds_the_same_words_where_nothing_was_done_to_them() {
        let old = TEXT.repeat(40);
        let revision = Revision::new(&old, 7);
        for section in &revision.sections {
            let truth = revision.truth(section.range.clone());
            match section.kind {
                Kind::Exact | Kind::Moved => {
                    let truth = truth.expect("it is still there");
                    assert_eq!(revision.new[truth], revision.old[section.range.clone()]);
                }
                Kind::Deleted | Kind::Foreign => assert_eq!(truth, None),
                Kind::Letters2 | Kind::Letters6 | Kind::Words15 => assert!(truth.is_some()),
            }
        }
    }

    #[test]
    fn the_same_seed_makes_the_same_revision() {
        let old = TEXT.repeat(10);
        assert_eq!(Revision::new(&old, 1).new, Revision::new(&old, 1).new);
        assert_ne!(Revision::new(&old, 1).new, Revision::new(&old, 2).new);
    }
}
