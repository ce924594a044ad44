//! Where a note stands in its document as it is now, and what the reader has to decide.

use super::Note;
use super::note::{NOT_IN, WRITTEN_ON};
use crate::anchor::{Change, describe, in_place};
use crate::annotation::Target;
use crate::text::{CodePoint, Digest, Passage, Span, Text};
use serde_json::Value;

/// Where a note stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// On these words: they are the note's own, wherever they stand now.
    Found(Passage),
    /// On words that were changed; the reader has not said yet whether they still are the note's.
    Changed(Passage, Vec<Change>),
    /// On one of these; the reader has not said yet on which.
    Ambiguous(Vec<Passage>),
    /// On nothing. What is nearest to it can be offered.
    Lost(Option<Passage>),
    /// On nothing, as the reader has said.
    Nowhere,
    /// It is still being looked for.
    Sought,
}

impl Standing {
    /// The standing of a note that needs no search: its words are in their place, or the reader has decided that they are
    /// nowhere in this text. `None` says that it has to be looked for.
    pub fn known(note: &Note, text: &Text) -> Option<Self> {
        match note.target.other.get(NOT_IN).and_then(Value::as_str).and_then(Digest::parse) {
            Some(digest) if digest == text.digest() => Some(Self::Nowhere),
            _ => in_place(text, &note.target).map(Self::Found),
        }
    }

    /// The standing that follows from what the anchoring engine says, see `anchoring.d.ts`. What can't be read is lost.
    pub fn from_outcome(outcome: &Value) -> Self {
        match outcome.get("outcome").and_then(Value::as_str) {
            Some("exact" | "moved") => passage(outcome).map_or(Self::Lost(None), Self::Found),
            Some("changed") => {
                let changes = outcome.get("difference").and_then(Value::as_array).into_iter().flatten();
                let changes = changes.filter_map(change).collect();
                passage(outcome).map_or(Self::Lost(None), |passage| Self::Changed(passage, changes))
            }
            Some("ambiguous") => {
                let candidates = outcome.get("candidates").and_then(Value::as_array).into_iter().flatten();
                Self::Ambiguous(candidates.filter_map(passage).collect())
            }
            _ => Self::Lost(outcome.get("nearest").and_then(passage)),
        }
    }

    /// The passage that the note is shown on.
    pub fn passage(&self) -> Option<Passage> {
        match self {
            Self::Found(passage) | Self::Changed(passage, _) => Some(*passage),
            Self::Ambiguous(_) | Self::Lost(_) | Self::Nowhere | Self::Sought => None,
        }
    }

    /// Another number for each kind of standing.
    pub fn number(&self) -> u8 {
        match self {
            Self::Found(_) => 1,
            Self::Changed(..) => 2,
            Self::Ambiguous(_) => 3,
            Self::Lost(_) => 4,
            Self::Nowhere => 5,
            Self::Sought => 6,
        }
    }

    /// Whether the reader has something to decide.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Changed(..) | Self::Ambiguous(_) | Self::Lost(_))
    }
}

/// A target for a passage of a document's text, which the target remembers by its digest.
pub fn target_on(source: String, text: &Text, passage: Passage) -> Target {
    let mut target = Target::whole(source);
    target.selectors = describe(text, passage);
    target.other.insert(WRITTEN_ON.to_owned(), text.digest().to_string().into());
    target
}

/// The note's target, with the reader's word that it is nowhere in a text.
pub fn target_not_in(target: &Target, text: &Text) -> Target {
    let mut target = target.clone();
    target.other.insert(NOT_IN.to_owned(), text.digest().to_string().into());
    target
}

fn passage(value: &Value) -> Option<Passage> {
    let number = |name| value.get(name).and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok());
    Span::new(CodePoint(number("start")?), CodePoint(number("end")?))
}

fn change(value: &Value) -> Option<Change> {
    let text = value.get("text")?.as_str()?.to_owned();
    Some(match value.get("kind")?.as_str()? {
        "kept" => Change::Kept(text),
        "removed" => Change::Removed(text),
        _ => Change::Added(text),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::Timestamp;
    use crate::notebook::NoteId;
    use serde_json::json;

    #[test]
    fn what_the_engine_says_becomes_a_standing() {
        let passage = |start, end| Span::between(CodePoint(start), CodePoint(end));
        let kept = json!({ "kind": "kept", "text": "the " });
        let added = json!({ "kind": "added", "text": "law" });
        let table = [
            (json!({ "outcome": "moved", "start": 3, "end": 9, "confidence": 1 }), Standing::Found(passage(3, 9))),
            (
                json!({ "outcome": "changed", "start": 0, "end": 7, "difference": [kept, added] }),
                Standing::Changed(passage(0, 7), vec![Change::Kept("the ".into()), Change::Added("law".into())]),
            ),
            (
                json!({ "outcome": "ambiguous", "candidates": [{ "start": 1, "end": 2 }, { "start": 4, "end": 5 }] }),
                Standing::Ambiguous(vec![passage(1, 2), passage(4, 5)]),
            ),
            (json!({ "outcome": "lost" }), Standing::Lost(None)),
            (json!({ "outcome": "lost", "nearest": { "start": 1, "end": 2 } }), Standing::Lost(Some(passage(1, 2)))),
            (json!({ "outcome": "exact", "start": 5, "end": 2 }), Standing::Lost(None)),
            (json!(7), Standing::Lost(None)),
        ];
        for (outcome, standing) in table {
            assert_eq!(Standing::from_outcome(&outcome), standing, "{outcome}");
        }
    }

    #[test]
    fn a_reader_who_says_it_is_not_here_is_believed_until_the_text_is_another() {
        let (old, new) = (Text::new("the law of the land"), Text::new("the law of this land"));
        let chosen = target_on("urn:doc".into(), &old, Span::between(CodePoint(4), CodePoint(7)));
        let mut note = Note::new(NoteId::new(0, [0; 10]), chosen, Timestamp::from_milliseconds(0));
        assert_eq!(note.written_on(), Some(old.digest()));
        assert!(matches!(Standing::known(&note, &old), Some(Standing::Found(_))));
        assert_eq!(Standing::known(&note, &new), None);
        note.target = target_not_in(&note.target, &new);
        assert_eq!(Standing::known(&note, &new), Some(Standing::Nowhere));
        assert!(matches!(Standing::known(&note, &old), Some(Standing::Found(_))));
    }
}
