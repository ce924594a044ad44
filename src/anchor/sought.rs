//! What is sought: an annotation's selectors in the form in which they are compared.

use super::look_alikes;
use super::normal::{Glyph, Normal};
use crate::annotation::{Quote, Target};
use crate::text::{CodePoint, Passage, Span};
use std::cell::OnceCell;
use std::ops::Range;

/// Characters of context that are compared on each side, at most; those nearest to the words.
pub const CONTEXT_LIMIT: usize = 128;

/// The own property of a quotation that holds [`Sought::rivals`].
pub const LOOK_ALIKES: &str = "claimlight:lookAlikes";

/// A quotation with its context, and where it stood.
#[derive(Clone, Debug, Default)]
pub struct Sought {
    /// Context, words and context, as they stood in the text.
    characters: Vec<char>,
    words: Range<usize>,
    /// Where the words stood when they were written down, in code points of the text of then.
    pub position: Option<Passage>,
    /// What else looked alike then, as it is written down; most are decided without it.
    look_alikes: Vec<Quote>,
    rivals: OnceCell<Vec<Self>>,
}

impl Sought {
    /// What a target selects; nothing if it has neither words nor a position.
    pub fn new(target: &Target) -> Self {
        let position = target.position().filter(|passage| !passage.is_empty());
        let quote = target.quote();
        let look_alikes = quote.and_then(|quote| quote.other.get(LOOK_ALIKES)).map(look_alikes::read);
        let look_alikes = look_alikes.unwrap_or_default();
        Self { position, look_alikes, ..quote.map(Self::of_quote).unwrap_or_default() }
    }

    /// What a passage of a text selected that is at hand: a quotation, its place, and what looks alike.
    pub fn known(quote: &Quote, position: Passage, look_alikes: Vec<Quote>) -> Self {
        Self { position: Some(position), look_alikes, ..Self::of_quote(quote) }
    }

    /// What a quotation selects.
    pub fn of_quote(quote: &Quote) -> Self {
        let prefix = last(&quote.prefix, CONTEXT_LIMIT);
        let suffix = first(&quote.suffix, CONTEXT_LIMIT);
        let normal = Normal::new(&[prefix, &quote.exact, suffix].concat());
        let start = CodePoint(prefix.chars().count());
        let range = normal.range(Span::between(start, CodePoint(start.0 + quote.exact.chars().count())));
        let words = trimmed(normal.characters(), range);
        Self { characters: normal.into_characters(), words, ..Self::default() }
    }

    /// A place of a text, with so much context before and behind.
    pub fn at(normal: &Normal, place: Span<Glyph>, before: usize, behind: usize) -> Self {
        let start = place.start().0.saturating_sub(before);
        let characters = normal.slice(Span::between(Glyph(start), Glyph(place.end().0 + behind))).to_vec();
        Self { characters, words: place.start().0 - start..place.end().0 - start, ..Self::default() }
    }

    /// Places that looked alike when the words were written down.
    pub fn rivals(&self) -> &[Self] {
        self.rivals.get_or_init(|| self.look_alikes.iter().map(Self::of_quote).collect())
    }

    /// Whether as many places looked alike as are written down at most: then there may be more.
    pub fn is_one_of_many(&self) -> bool {
        self.look_alikes.len() == look_alikes::MOST
    }

    /// Context, words and context in one.
    pub fn characters(&self) -> &[char] {
        &self.characters
    }

    /// The words.
    pub fn words(&self) -> &[char] {
        &self.characters[self.words.clone()]
    }

    /// Where the words begin in [`Sought::characters`].
    pub fn words_start(&self) -> usize {
        self.words.start
    }

    /// What stood before the words.
    pub fn prefix(&self) -> &[char] {
        &self.characters[..self.words.start]
    }

    /// What stood behind them.
    pub fn suffix(&self) -> &[char] {
        &self.characters[self.words.end..]
    }

    /// The beginning of the words, as something to be sought by itself.
    pub fn head(&self, length: usize) -> Self {
        let end = self.words.end.min(self.words.start + length);
        let characters = self.characters[..(end + CONTEXT_LIMIT).min(self.characters.len())].to_vec();
        Self { characters, words: self.words.start..end, ..Self::default() }
    }

    /// The end of the words, as something to be sought by itself.
    pub fn tail(&self, length: usize) -> Self {
        let start = self.words.start.max(self.words.end.saturating_sub(length));
        let cut = start.saturating_sub(CONTEXT_LIMIT);
        let words = start - cut..self.words.end - cut;
        Self { characters: self.characters[cut..].to_vec(), words, ..Self::default() }
    }

    /// The evidence for a place where everything stands as it stood.
    pub fn full_evidence(&self) -> f32 {
        self.characters.len() as f32
    }
}

/// The words' range without the spaces at its ends.
fn trimmed(characters: &[char], range: Span<Glyph>) -> Range<usize> {
    let (mut start, mut end) = (range.start().0, range.end().0);
    while start < end && characters[start] == ' ' {
        start += 1;
    }
    while start < end && characters[end - 1] == ' ' {
        end -= 1;
    }
    start..end
}

fn first(string: &str, count: usize) -> &str {
    string.char_indices().nth(count).map_or(string, |(byte, _)| &string[..byte])
}

fn last(string: &str, count: usize) -> &str {
    let more = count.checked_sub(1).and_then(|before| string.char_indices().rev().nth(before));
    more.map_or(string, |(byte, _)| &string[byte..])
}
