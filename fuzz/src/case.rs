//! Recipe → case: texts, annotations as a file has them, and ranges.

use crate::input::{Edit, Form, Input, Note, Offset, Piece, Selector, Words};
use claimlight::anchor::{Indexing, describe_apart};
use claimlight::annotation::selector_to_json;
use claimlight::text::{CodePoint, Passage, Span, Text};
use serde_json::{Value, json};

/// Code points of a text, at most: two steps of every stage, and a second for thousands of cases.
const LONGEST: usize = 40_000;

/// Annotations, passages and look-alikes, at most.
const MOST: usize = 16;

/// What texts repeat, and what breaks counting.
const STOCK: [&str; 24] = [
    "the law of the land ",
    "and it was so, and the evening and the morning were another day; ",
    "Article 4. The duty on tea is four shillings.\n",
    "Article 5. The duty on rice is four shillings.\n",
    "a",
    "ab",
    " ",
    "\n\n",
    "-",
    "--",
    "“Genève”",
    "Gene\u{300}ve ",
    "é",
    "e\u{301}",
    "\u{323}",
    "\u{307}",
    "ﬃ",
    "…",
    "й",
    "Щаранский ",
    "\u{200B}",
    "\u{AD}",
    "😃",
    "שלום ",
];

/// Texts with what is asked of them.
#[derive(Clone, Debug)]
pub struct Case {
    /// The text to find everything in.
    pub text: String,
    /// The text that the annotations were written on.
    pub former: Option<String>,
    /// The annotations, as they stand in a file.
    pub annotations: Vec<Value>,
    /// Ranges to describe, in the text or not.
    pub passages: Vec<Passage>,
}

impl Input {
    /// Carries the recipe out.
    pub fn case(&self) -> Case {
        let text = cut(self.text.iter().map(piece).collect());
        let former = self.former.as_ref().map(|edits| cut(edited(&text, edits)));
        let described = Text::new(former.as_deref().unwrap_or(&text));
        let passage =
            |(start, end): &(Offset, Offset)| Span::between(CodePoint(offset(*start)), CodePoint(offset(*end)));
        Case {
            annotations: self.annotations.iter().take(MOST).map(|note| annotation(note, &described)).collect(),
            passages: self.passages.iter().take(MOST).map(passage).collect(),
            text,
            former,
        }
    }
}

fn piece(piece: &Piece) -> String {
    let stock = |number: u8| STOCK[usize::from(number) % STOCK.len()];
    match piece {
        Piece::Any(string) => string.clone(),
        Piece::Stock(number, count) => stock(*number).repeat(usize::from(*count % 8)),
        Piece::Refrain(number, count) => stock(*number).repeat(usize::from(*count) % 4_000),
    }
}

fn cut(text: String) -> String {
    text.char_indices().nth(LONGEST).map(|(byte, _)| text[..byte].to_owned()).unwrap_or(text)
}

fn edited(text: &str, edits: &[Edit]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for edit in edits.iter().take(MOST) {
        let start = usize::from(edit.at) % (characters.len() + 1);
        let end = characters.len().min(start + usize::from(edit.length));
        characters.splice(start..end, piece(&edit.by).chars());
    }
    characters.into_iter().collect()
}

fn annotation(note: &Note, text: &Text) -> Value {
    let selectors: Vec<Value> = note.selectors.iter().take(MOST).flat_map(|it| selector(it, text)).collect();
    let target = json!({ "source": "urn:text", "selector": selectors });
    match note.form {
        Form::One => json!({ "target": target }),
        Form::List => json!({ "target": [target, "urn:other"] }),
        Form::Bare => target,
        Form::Source => json!({ "target": "urn:text" }),
    }
}

fn selector(selector: &Selector, text: &Text) -> Vec<Value> {
    match selector {
        Selector::Described(start, length) => {
            let indexed = Indexing::new(text.as_str()).finish();
            let described = describe_apart(text, &indexed, passage(text, *start, usize::from(*length)));
            described.iter().map(selector_to_json).collect()
        }
        Selector::Quote { exact, prefix, suffix, look_alikes } => {
            let look_alike = |exact: &Words| json!({ "exact": words(exact, text), "prefix": words(prefix, text) });
            vec![json!({
                "type": "TextQuoteSelector",
                "exact": words(exact, text),
                "prefix": words(prefix, text),
                "suffix": words(suffix, text),
                "claimlight:lookAlikes": look_alikes.iter().take(MOST).map(look_alike).collect::<Vec<Value>>(),
            })]
        }
        Selector::Position(start, end) => {
            vec![json!({ "type": "TextPositionSelector", "start": offset(*start), "end": offset(*end) })]
        }
        Selector::Number(start, end) => {
            vec![json!({ "type": "TextPositionSelector", "start": start, "end": end })]
        }
    }
}

fn words(words: &Words, text: &Text) -> String {
    let of_text = |start: u16, length: usize| text.slice(passage(text, start, length)).unwrap_or_default().to_owned();
    match words {
        Words::OfText(start, length) => of_text(*start, usize::from(*length)),
        Words::Spoiled(start, length, at, by) => {
            let place = usize::from(*at) % (usize::from(*length) + 1);
            let spoil = |(number, character)| if number == place { *by } else { character };
            of_text(*start, usize::from(*length)).chars().enumerate().map(spoil).collect()
        }
        Words::Pieces(pieces) => cut(pieces.iter().map(piece).collect()),
    }
}

/// A passage of the text that begins about there; shorter where the text ends.
fn passage(text: &Text, start: u16, length: usize) -> Passage {
    let start = usize::from(start) % (text.length().0 + 1);
    Span::between(CodePoint(start), CodePoint(text.length().0.min(start + length)))
}

fn offset(offset: Offset) -> usize {
    match offset {
        Offset::Near(near) => usize::from(near),
        Offset::Far(far) => usize::try_from(far).unwrap_or(usize::MAX),
        Offset::Last(before) => usize::MAX - usize::from(before),
    }
}
