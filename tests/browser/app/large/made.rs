//! A long document with claims all over it, made up from a seed: the same at every run, and in no file of the checkout.

use std::path::PathBuf;

use claimlight::collection::{ClaimKind, SourceFile, Sources};
use serde_json::{Value, json};

use crate::served;

/// The document's name in addresses.
pub const DOCUMENT: &str = "#/long";

/// So many words stand from the beginning of a claim to that of the next.
const SPACING: usize = 20;

const VOCABULARY: [&str; 32] = [
    "above", "bridge", "copper", "daylight", "eastern", "ferry", "garden", "harbour", "island", "journey", "kettle",
    "lantern", "market", "northern", "orchard", "paper", "quarter", "railway", "station", "timber", "under", "valley",
    "water", "yellow", "winter", "morning", "letter", "office", "people", "answer", "summer", "village",
];

/// A folder like `dist/` with the app and, in place of the documents, a made one with so many claims, every fifth of which
/// begins inside the one before it.
pub fn folder(name: &str, claims: usize) -> PathBuf {
    served::folder(name, &sources(claims))
}

/// A file with notes on the words of so many of the claims, as they would be written on a text with more before them.
pub fn notes_on_a_former_text(count: usize) -> Value {
    const CONTEXT: usize = 32;
    const MORE: usize = 1_000;
    let (text, starts) = text(count * SPACING);
    let note = |number: usize| {
        let (start, end) = (starts[number * SPACING], starts[number * SPACING + 5] - 1);
        json!({
            "id": format!("urn:uuid:00000000-0000-7000-8000-{number:012}"),
            "type": "Annotation",
            "motivation": "highlighting",
            "created": "2026-01-11T10:00:00Z",
            "target": {
                "type": "SpecificResource",
                "source": "urn:x-claimlight:made:long",
                "selector": [
                    {
                        "type": "TextQuoteSelector",
                        "exact": &text[start..end],
                        "prefix": &text[start.saturating_sub(CONTEXT)..start],
                        "suffix": &text[end..end + CONTEXT],
                    },
                    { "type": "TextPositionSelector", "start": start + MORE, "end": end + MORE },
                ],
            },
        })
    };
    let notes: Vec<Value> = (0..count).map(note).collect();
    json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": notes })
}

fn sources(claims: usize) -> Sources {
    let file = |file: &str, source: String| SourceFile { file: file.to_owned(), source };
    let front = "id: long\ntype: letter\nkind.en: letter\ntitle.en: A long letter\ndate: 1986-01-11\nauthor: Nobody\n\
        author-short: Nobody\nrecipient: Everybody\nrecipient-short: Everybody\nlanguage: en";
    let (text, starts) = text(claims * SPACING);
    let annotations = (0..claims).map(|number| claim(number, &text, &starts)).collect::<Vec<_>>();
    Sources {
        collection: file(
            "collection.md",
            "---\nid: made\ntitle.en: Made up\ndocument: long.md\nclaims: claims.json\n---\n".to_owned(),
        ),
        documents: vec![file("long.md", format!("---\n{front}\n---\n\n{text}\n"))],
        claims: file("claims.json", json!(annotations).to_string()),
    }
}

/// The text of so many words, in paragraphs of some eighty that begin with a number which stands nowhere else, and where in
/// it each word begins. It has no letter that counts otherwise in another unit, so these are its code points.
fn text(words: usize) -> (String, Vec<usize>) {
    let mut seed = 1986u32;
    let mut below = |limit: u32| {
        // Numerical Recipes' generator, of which the high bits are good enough.
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        ((seed >> 16) % limit) as usize
    };
    let mut text = String::new();
    let mut starts = Vec::with_capacity(words);
    let (mut paragraphs, mut left_in_paragraph, mut left_in_sentence) = (0, 0, 0);
    while starts.len() < words {
        if left_in_paragraph == 0 {
            paragraphs += 1;
            text += &format!("{}No{paragraphs}", if text.is_empty() { "" } else { ".\n\n" });
            (left_in_paragraph, left_in_sentence) = (60 + below(40), 8 + below(12));
        } else if left_in_sentence == 0 {
            text.push('.');
            left_in_sentence = 8 + below(12);
        }
        text.push(' ');
        starts.push(text.len());
        text += VOCABULARY[below(32)];
        left_in_paragraph -= 1;
        left_in_sentence = left_in_sentence.saturating_sub(1);
    }
    text += " the end.";
    (text, starts)
}

fn claim(number: usize, text: &str, starts: &[usize]) -> Value {
    // Five words, or those from the middle of the claim before on.
    let first = if number % 5 == 4 { (number - 1) * SPACING + 3 } else { number * SPACING };
    let (start, end) = (starts[first], starts[first + 5] - 1);
    let body = |purpose: &str, value: &str| json!({ "type": "TextualBody", "purpose": purpose, "value": value, "language": "en" });
    let (_, kind, _) = ClaimKind::ALL[number % ClaimKind::ALL.len()];
    json!({
        "id": format!("urn:x-claimlight:made:c-{number}"),
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            body("classifying", kind),
            body("identifying", "Nobody, to everybody"),
            body("questioning", &format!("Who says claim{number}?")),
        ],
        "target": {
            "type": "SpecificResource",
            "source": "urn:x-claimlight:made:long",
            "selector": [
                { "type": "TextQuoteSelector", "exact": &text[start..end] },
                { "type": "TextPositionSelector", "start": start, "end": end },
            ],
        },
    })
}
