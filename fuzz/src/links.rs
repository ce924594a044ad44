//! What must hold of links whatever stands in them: an answer or an error, no panic, and no passage taken for another.

use crate::input::Input;
use arbitrary::Arbitrary;
use claimlight::anchor::in_place;
use claimlight::annotation::{Annotation, Timestamp};
use claimlight::collection::Collection;
use claimlight::exchange::read_file;
use claimlight::notebook::{Note, NoteId, target_on};
use claimlight::share::{
    Budget, FORM_LIMIT, Form, LINK_LIMIT, LeftOut, Spelling, Unpacked, form_from_fragment, form_to_fragment, pack, qr,
    reach, unpack,
};
use claimlight::text::{Digest, Passage};
use serde_json::json;

/// The address of the page in links.
const PAGE: &str = "https://example.org/";

/// How many bytes are written as one number of seventeen digits, and how many digits fewer bytes take: docs/links.md.
const GROUP: usize = 7;
const DIGITS: [usize; 8] = [0, 3, 5, 8, 10, 13, 15, 17];

/// What is made of a fuzzer's bytes for links.
#[derive(Arbitrary, Clone, Debug)]
pub enum Links {
    /// What stands behind `#`, and an address.
    Fragment(String),
    /// Bytes behind a check that is right, as if somebody had made a link by hand.
    Deflated(Vec<u8>),
    /// A form.
    Form(Vec<u8>),
    /// The same, of the collection that it is unpacked in and on one of its documents.
    OwnForm(Vec<u8>),
    /// Notes on passages of a text, unpacked in it and in another.
    Notes(Input, String),
}

/// Reads, packs and unpacks.
///
/// # Panics
/// Where something does not hold.
pub fn check_links(links: &Links) {
    let collection = collection("the law of the land is the law of the sea, and so on; no more was said");
    match links {
        Links::Fragment(fragment) => {
            let _ = reach(fragment);
            expect_readable(&collection, fragment);
            expect_readable(&collection, &format!("n1={fragment}"));
        }
        Links::Deflated(deflated) => expect_readable(&collection, &link_of(deflated)),
        Links::Form(form) => expect_form(&collection, form),
        Links::OwnForm(form) => expect_form(&collection, &[&b"\x01c\x01\x01d"[..], form].concat()),
        Links::Notes(input, comment) => expect_notes(input, comment),
    }
}

fn collection(text: &str) -> Collection {
    let words = json!({ "@en": "x" });
    let document = json!({
        "id": "d", "type": "letter", "title": words, "kind": words, "date": "1986-01-11", "author": words,
        "authorShort": words, "recipient": words, "recipientShort": words, "language": "en", "notes": [], "particulars": [],
        "text": text, "blocks": [],
    });
    let bundle = json!({ "id": "c", "title": words, "documents": [document], "claims": [], "links": [] });
    Collection::from_bundle(&bundle.to_string()).expect("a sound bundle")
}

/// A link with these bytes in it, written by what docs/links.md says.
fn link_of(deflated: &[u8]) -> String {
    let check = (Digest::of_bytes(deflated).bits() as u16).to_be_bytes();
    let digits = |group: &[u8]| {
        let number = group.iter().fold(0u64, |number, byte| number << 8 | u64::from(*byte));
        format!("{number:0width$}", width = DIGITS[group.len()])
    };
    format!("n1=.{}", [&check[..], deflated].concat().chunks(GROUP).map(digits).collect::<String>())
}

fn expect_readable(collection: &Collection, fragment: &str) {
    if let Ok(unpacked) = unpack(collection, fragment) {
        let form = form_from_fragment(fragment).expect("what is unpacked can be read");
        assert!(form.to_bytes().len() <= FORM_LIMIT);
        expect_file(collection, &unpacked);
    }
}

fn expect_form(collection: &Collection, bytes: &[u8]) {
    let Ok(form) = Form::from_bytes(bytes) else { return };
    assert_eq!(Form::from_bytes(&form.to_bytes()).as_ref(), Ok(&form));
    for spelling in [Spelling::Letters, Spelling::Digits] {
        let fragment = form_to_fragment(&form, spelling);
        if let Ok(read) = form_from_fragment(&fragment) {
            assert_eq!(read, form);
            expect_readable(collection, &fragment);
        }
    }
}

/// That the app's import takes what comes out.
fn expect_file(collection: &Collection, unpacked: &Unpacked) {
    let notes: Vec<Note> = unpacked.annotations.iter().cloned().map(Note::from).collect();
    assert_eq!(read_file(unpacked.to_file(collection).as_bytes()), Ok(notes));
    let is_there = |iri: &String| unpacked.annotations.iter().any(|annotation| annotation.id == *iri);
    assert!(unpacked.doubts.iter().all(|(iri, _)| is_there(iri)));
}

fn expect_notes(input: &Input, comment: &str) {
    let case = input.case();
    let here = collection(case.former.as_deref().unwrap_or(&case.text));
    let there = collection(&case.text);
    let text = &here.documents[0].text;
    let passages = case.passages.iter().filter(|passage| !passage.is_empty() && text.slice(**passage).is_some());
    let note = |(number, passage): (usize, &Passage)| {
        let target = target_on(here.iri_of(&here.documents[0].id), text, *passage);
        let mut note = Note::new(NoteId::new(number as u64, [7; 10]), target, Timestamp::from_milliseconds(0));
        comment.clone_into(&mut note.comment);
        Annotation::from(&note)
    };
    let sent: Vec<Annotation> = passages.enumerate().map(note).collect();
    for budget in [Budget::Link, Budget::Qr] {
        let packed = pack(&here, &sent, PAGE, budget);
        assert!(packed.reduced.is_empty() && packed.left_out.iter().all(|(_, why)| *why == LeftOut::NoRoom));
        let Some(link) = packed.link else { continue };
        assert!(link.chars().count() <= LINK_LIMIT && (budget == Budget::Link || qr(&link).is_some()));
        let sent = sent.iter().filter(|annotation| packed.included.contains(&annotation.id));
        let unpacked = unpack(&here, &link[PAGE.len()..]).expect("a link of ours");
        assert!(unpacked.doubts.is_empty() && unpacked.annotations.iter().eq(sent.clone()));
        let unpacked = unpack(&there, &link[PAGE.len()..]).expect("a link of ours");
        for (sent, arrived) in sent.zip(&unpacked.annotations) {
            if unpacked.doubts.iter().all(|(iri, _)| *iri != arrived.id) {
                expect_same_words(sent, arrived, &there);
            }
        }
    }
}

/// That what is not in doubt has its words where it says that they are.
fn expect_same_words(sent: &Annotation, arrived: &Annotation, there: &Collection) {
    let text = &there.documents[0].text;
    let words = sent.targets[0].quote().map(|quote| quote.exact.as_str());
    let found = in_place(text, &arrived.targets[0]);
    assert_eq!(found.and_then(|passage| text.slice(passage)), words);
}
