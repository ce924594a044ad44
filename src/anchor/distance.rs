//! Edit distance with 64 rows at a time: where in a stretch of text a pattern stands with the fewest errors, and which.
//!
//! Myers' algorithm in Hyyrö's formulation for patterns of any length. A column of the table of distances is kept as two
//! bits a row: whether the distance rises or falls from the row above. The columns are kept, so the way back through the
//! table gives the place's start and every error.
//!
//! G. Myers, A fast bit-vector algorithm for approximate string matching based on dynamic programming, J. ACM 46(3), 1999;
//! H. Hyyrö, A bit-vector algorithm for computing Levenshtein and Damerau edit distances, Nordic J. Computing 10(1), 2003.

use std::collections::HashMap;
use std::ops::Range;

const ROWS: usize = 64;

/// A pattern, made ready for being looked for in many stretches.
pub struct Pattern<'a> {
    characters: &'a [char],
    blocks: usize,
    /// For each ASCII character, and for each block, the rows of the pattern that it stands in.
    ascii: Vec<u64>,
    /// The same for all others; they are fewer.
    others: HashMap<char, Vec<u64>>,
    /// The same for a character that the pattern doesn't have.
    nowhere: Vec<u64>,
}

/// One step of turning the pattern into what stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The same character in both.
    Same,
    /// Another character stands there.
    Other,
    /// A character of the pattern is missing.
    Missing,
    /// The text has one more.
    Extra,
}

/// Where a pattern stands in a stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alignment {
    /// The place, counted from the stretch's start in characters.
    pub place: Range<usize>,
    /// How many characters are other, missing or extra: the edit distance.
    pub errors: usize,
    /// From the pattern's start to its end.
    pub steps: Vec<Step>,
}

/// The vertical differences of one block of a column: bit by bit, whether the distance rises or falls from the row above.
#[derive(Clone, Copy)]
struct Column {
    rises: u64,
    falls: u64,
}

impl<'a> Pattern<'a> {
    /// Makes a pattern ready.
    pub fn new(characters: &'a [char]) -> Self {
        let blocks = characters.len().div_ceil(ROWS);
        let mut ascii = vec![0; 128 * blocks];
        let mut others: HashMap<char, Vec<u64>> = HashMap::new();
        for (row, character) in characters.iter().enumerate() {
            let rows = match u8::try_from(*character) {
                Ok(code) if code < 128 => &mut ascii[usize::from(code) * blocks..],
                _ => &mut others.entry(*character).or_insert_with(|| vec![0; blocks])[..],
            };
            rows[row / ROWS] |= 1 << (row % ROWS);
        }
        Self { characters, blocks, ascii, others, nowhere: vec![0; blocks] }
    }

    /// The place in a stretch with the fewest errors; of those that are as good, the one whose end is nearest to `end`.
    /// Nothing if that are more errors than `most`. The time grows with the stretch's length times the pattern's / 64.
    pub fn align(&self, stretch: &[char], end: usize, most: usize) -> Option<Alignment> {
        if self.characters.is_empty() {
            let place = end.min(stretch.len());
            return Some(Alignment { place: place..place, errors: 0, steps: Vec::new() });
        }
        let mut columns = vec![Column { rises: !0, falls: 0 }; self.blocks * (stretch.len() + 1)];
        let mut errors = self.characters.len();
        let mut best = (errors, end, 0);
        for (number, character) in stretch.iter().enumerate() {
            let (former, next) = columns[number * self.blocks..].split_at_mut(self.blocks);
            errors = errors.saturating_add_signed(self.advance(*character, former, next));
            best = best.min((errors, (number + 1).abs_diff(end), number + 1));
        }
        let (errors, _, end) = best;
        (errors <= most).then(|| self.walk_back(stretch, &columns, errors, end))
    }

    /// Fills the next column, for one more character of the text; says how much the distance in its last row rises.
    fn advance(&self, character: char, former: &[Column], next: &mut [Column]) -> isize {
        // What the block above hands down: whether the distance in its last row rises or falls along the text. Above the
        // first row it does neither, so that the pattern may begin anywhere.
        let (mut rises_above, mut falls_above) = (0, 0);
        let (mut rising, mut falling) = (0, 0);
        for ((Column { rises, falls }, next), equal) in former.iter().zip(next).zip(self.rows_of(character)) {
            let vertical = equal | falls;
            let equal = equal | falls_above;
            let horizontal = ((equal & rises).wrapping_add(*rises) ^ rises) | equal;
            rising = falls | !(horizontal | rises);
            falling = rises & horizontal;
            let (rising_below, falling_below) = (rising << 1 | rises_above, falling << 1 | falls_above);
            *next = Column { rises: falling_below | !(vertical | rising_below), falls: rising_below & vertical };
            (rises_above, falls_above) = (rising >> (ROWS - 1), falling >> (ROWS - 1));
        }
        let last_row = (self.characters.len() - 1) % ROWS;
        (rising >> last_row & 1) as isize - (falling >> last_row & 1) as isize
    }

    fn rows_of(&self, character: char) -> &[u64] {
        match u8::try_from(character) {
            Ok(code) if code < 128 => &self.ascii[usize::from(code) * self.blocks..][..self.blocks],
            _ => self.others.get(&character).unwrap_or(&self.nowhere),
        }
    }

    /// From the cell in the last row of the column `end` back to the first row.
    fn walk_back(&self, stretch: &[char], columns: &[Column], errors: usize, end: usize) -> Alignment {
        let difference = |row: usize, column: usize| {
            let Column { rises, falls } = columns[column * self.blocks + (row - 1) / ROWS];
            let bit = (row - 1) % ROWS;
            (rises >> bit & 1) as isize - (falls >> bit & 1) as isize
        };
        let (mut row, mut column) = (self.characters.len(), end);
        let mut steps = Vec::with_capacity(row + errors);
        while row > 0 {
            let step = if column > 0 && self.characters[row - 1] == stretch[column - 1] {
                Step::Same
            } else if column == 0 || difference(row, column) == 1 {
                Step::Missing
            } else if difference(row, column - 1) == -1 {
                Step::Extra
            } else {
                Step::Other
            };
            steps.push(step);
            row -= usize::from(step != Step::Extra);
            column -= usize::from(step != Step::Missing);
        }
        steps.reverse();
        Alignment { place: column..end, errors, steps }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn characters(string: &str) -> Vec<char> {
        string.chars().collect()
    }

    /// The whole table of distances, with a free start in the text, as every textbook has it; its last row.
    fn oracle(pattern: &[char], stretch: &[char]) -> Vec<usize> {
        let mut row = vec![0; stretch.len() + 1];
        for (number, wanted) in pattern.iter().enumerate() {
            let mut next = vec![number + 1];
            for (column, found) in stretch.iter().enumerate() {
                let replaced = row[column] + usize::from(wanted != found);
                next.push(replaced.min(row[column + 1] + 1).min(next[column] + 1));
            }
            row = next;
        }
        row
    }

    /// What the steps make of the pattern, taking what is new from the text.
    fn carried_out(pattern: &[char], stretch: &[char], alignment: &Alignment) -> (Vec<char>, usize) {
        let (mut row, mut column, mut errors) = (0, alignment.place.start, 0);
        let mut made = Vec::new();
        for step in &alignment.steps {
            errors += usize::from(*step != Step::Same);
            match step {
                Step::Same => made.push(pattern[row]),
                Step::Other | Step::Extra => made.push(stretch[column]),
                Step::Missing => {}
            }
            row += usize::from(*step != Step::Extra);
            column += usize::from(*step != Step::Missing);
        }
        (made, errors)
    }

    #[test]
    fn the_nearest_of_equally_good_places_is_taken() {
        let (pattern, stretch) = (characters("the law"), characters("the law, the law, the lam"));
        let pattern = Pattern::new(&pattern);
        for (end, place) in [(0, 0..7), (7, 0..7), (14, 9..16), (25, 9..16)] {
            assert_eq!(pattern.align(&stretch, end, 0).expect("it is there").place, place);
        }
        assert_eq!(pattern.align(&characters("a lawyer"), 0, 2), None);
    }

    #[test]
    fn nothing_is_found_everywhere_and_anything_in_nothing_is_missing() {
        let place = Pattern::new(&[]).align(&characters("text"), 2, 0).map(|alignment| alignment.place);
        assert_eq!(place, Some(2..2));
        let pattern = characters("abc");
        let alignment = Pattern::new(&pattern).align(&[], 0, 3).expect("three are missing");
        assert_eq!((alignment.errors, alignment.steps), (3, vec![Step::Missing; 3]));
    }

    proptest! {
        #[test]
        fn the_distance_is_the_oracles_on_every_stretch(
            pattern in "[abЩ😃]{1,200}", stretch in "[abcЩ😃]{0,260}", end in 0usize..300,
        ) {
            let (pattern, stretch) = (characters(&pattern), characters(&stretch));
            let expected = oracle(&pattern, &stretch);
            let fewest = expected.iter().copied().min().unwrap_or_default();
            let ready = Pattern::new(&pattern);
            let alignment = ready.align(&stretch, end, pattern.len()).expect("all may be missing");
            prop_assert_eq!(alignment.errors, fewest);
            prop_assert_eq!(expected[alignment.place.end], fewest);
            let (made, errors) = carried_out(&pattern, &stretch, &alignment);
            prop_assert_eq!(&made, &stretch[alignment.place.clone()]);
            prop_assert_eq!(errors, fewest);
        }

        #[test]
        fn a_pattern_with_errors_is_found_where_it_stands(
            pattern in "[a-f]{70,150}", before in "[g-k]{0,40}", behind in "[g-k]{0,40}", error in 0usize..70,
        ) {
            let mut changed = characters(&pattern);
            changed.remove(error);
            let stretch = [characters(&before), changed, characters(&behind)].concat();
            let pattern = characters(&pattern);
            let alignment = Pattern::new(&pattern).align(&stretch, before.len() + pattern.len(), 1).expect("one is missing");
            prop_assert_eq!(alignment.errors, 1);
        }
    }
}
