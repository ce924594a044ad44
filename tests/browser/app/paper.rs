//! On paper: the document, its claims and notes numbered, and nothing that one presses.

use browser_tests::{Browser, Reader, Setup, in_each_browser};

use crate::noting::write_note;
use crate::room::{go, open};

in_each_browser! {
    a_document_prints_with_numbered_claims_and_notes;
    a_phone_prints_the_same: Setup::new().phone();
}

async fn a_document_prints_with_numbered_claims_and_notes(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    write_note(reader, "thorough discussion", "A note for the *paper*.").await;
    reader.click("#note-why").await;
    reader.type_text("A line of why.").await;
    for address in ["#/gorbachev-letter", "#/gorbachev-letter/L-95"] {
        go(reader, address).await;
        expect_paper(reader, &["A line of why.", "A note for the paper."]).await;
    }
}

async fn a_phone_prints_the_same(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    expect_paper(reader, &["Only in the past 5 years"]).await;
}

pub async fn expect_paper(reader: &Reader, also: &[&str]) {
    let printed = reader.printed_text().await;
    let words = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    let browser = reader.browser();
    let always = ["Dear Mr. President", "M. GORBACHEV", "tangible normalization already in the near future"];
    for said in always.iter().chain(also) {
        assert!(words.contains(*said), "{browser}: “{said}” is not on paper:\n{printed}");
    }
    // Firefox draws what is bold as shapes, which are to be seen, but are no text in the file.
    if browser == Browser::Chromium {
        for number in 1..=11 {
            assert!(words.contains(&format!(" {number}. ")), "nothing is numbered {number}:\n{printed}");
        }
        for kind in ["number", "assurance", "law"] {
            assert!(words.contains(kind), "no {kind}:\n{printed}");
        }
    }
    for chrome in [
        "Search texts",
        "Notebook",
        "Saved on this device",
        "Mark a passage",
        "Earlier",
        "About this document",
        "×",
        "Skip to",
    ] {
        assert!(!words.contains(chrome), "{browser}: “{chrome}” is on paper:\n{printed}");
    }
}
