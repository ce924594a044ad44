//! The documents are the transcript, letter for letter.

use super::{assert_blocks_tile_the_text, document, january};
use claimlight::collection::{Block, Document, DocumentType, Particular, Role, Style, Weekday};

const TRANSCRIPT: &str = include_str!("../../documents/source/transcript.txt");

/// The words of a document in the order of its pages, stamps and marks included.
fn pages(document: &Document) -> String {
    let words = document.blocks.iter().map(|block| match block {
        Block::Text(block) => document.words_of(block).to_owned(),
        Block::PageBreak(page_break) => page_break.lines.iter().flatten().map(|(words, _)| words.as_str()).collect(),
    });
    words.collect()
}

fn without_white_space(words: &str) -> String {
    words.split_whitespace().collect()
}

#[test]
fn all_blocks_in_order_are_the_transcript_letter_for_letter() {
    let transcript = TRANSCRIPT.replace("~~", "").replace("*JPS*", "JPS").replace("*GPS*", "GPS");
    let documents: String = january().documents.iter().map(|document| pages(document)).collect();
    let (expected, found) = (without_white_space(&transcript), without_white_space(&documents));
    let same = expected.chars().zip(found.chars()).take_while(|(one, other)| one == other).count();
    let around = |words: &str| words.chars().skip(same.saturating_sub(20)).take(60).collect::<String>();
    assert!(expected == found, "they part here:\n  {}\n  {}", around(&expected), around(&found));
}

#[test]
fn the_text_is_made_of_the_blocks() {
    january().documents.iter().for_each(|document| assert_blocks_tile_the_text(document));
}

#[test]
fn every_block_plays_its_part() {
    use Role::*;
    let letter = [vec![HeadingNote, Address, Date, Salutation], vec![Paragraph; 8], vec![Closing, Signature]].concat();
    let head = [Letterhead, Routing, Classification, Date, Fields];
    let memo_14 = [head.to_vec(), vec![Paragraph; 6], vec![Classification, Reference, FileNumber]].concat();
    let head = [Routing, Letterhead, Date, Classification, Fields];
    let memo_16 = [head.to_vec(), vec![Paragraph; 7], vec![Classification, Reference, FileNumber]].concat();
    let platt = [Letterhead, Date, Classification, Fields, Paragraph, Signature, Attachment, Declassification];
    let platt = [platt.to_vec(), vec![Classification, Reference]].concat();
    let collection = january();
    for (name, expected) in [("L", letter), ("A", memo_14), ("B", memo_16), ("T", platt)] {
        let roles: Vec<Role> = document(&collection, name).text_blocks().map(|block| block.role).collect();
        assert_eq!(roles, expected, "{name}");
    }
}

#[test]
fn marks_are_styles_and_not_letters() {
    let table: &[(&str, Style, &[&str])] = &[
        ("L", Style::Sic, &["the", "that", "breaks"]),
        ("A", Style::Struck, &["SECRET/SENSITIVE", "SECRET/SENSITIVE"]),
        ("A", Style::Handwriting, &["JPS"]),
        ("A", Style::Label, &["MEMORANDUM FOR:", "FROM:", "SUBJECT:"]),
        ("B", Style::Struck, &["SECRET/SENSITIVE", "SECRET/SENSITIVE"]),
        ("B", Style::Handwriting, &["GPS"]),
        ("B", Style::Label, &["MEMORANDUM FOR:", "FROM:", "SUBJECT:"]),
        ("T", Style::Struck, &["SECRET/SENSITIVE", "SECRET/SENSITIVE"]),
        ("T", Style::Label, &["MEMORANDUM FOR", "Subject:"]),
    ];
    let collection = january();
    for (name, style, expected) in table {
        let document = document(&collection, name);
        let styled = document.text_blocks().flat_map(|block| &block.styles).filter(|styled| styled.style == *style);
        let words: Vec<&str> = styled.filter_map(|styled| document.text.slice(styled.passage)).collect();
        assert_eq!(words, *expected, "{name}, {style:?}");
    }
}

#[test]
fn the_sentence_that_the_page_break_interrupts_is_one() {
    let collection = january();
    let letter = document(&collection, "L");
    let sentence = "questions of this kind are resolved by us on the basis of humanism";
    let (start, _) = letter.text.as_str().split_once(sentence).expect("the sentence, in one piece");
    let [break_at] = letter
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| matches!(block, Block::PageBreak(_)))
        .map(|(at, _)| at)
        .collect::<Vec<_>>()[..]
    else {
        panic!("one page break")
    };
    let [Block::Text(before), Block::PageBreak(page_break), Block::Text(behind)] =
        &letter.blocks[break_at - 1..=break_at + 1]
    else {
        panic!("a page break between paragraphs")
    };
    assert!(before.interrupted && behind.continued && !before.continued && !behind.interrupted);
    assert_eq!(page_break.at.0, start.chars().count() + "questions".len());
    assert_eq!((page_break.at, page_break.ends_page), (before.passage.end(), 1));
    let stamps: Vec<String> =
        page_break.lines.iter().map(|runs| runs.iter().map(|run| run.0.as_str()).collect()).collect();
    assert_eq!(stamps, ["RELEASED / Released", "FILE 597-001 * 110", "BY sm NARA, DATE 10/22/99"]);
    assert!(!letter.text.as_str().contains("RELEASED"));
}

#[test]
fn the_sources_errors_and_spellings_stay() {
    let table = [
        ("L", "in the the U.S."),
        ("L", "more that 95 percent"),
        ("L", "the breaks are being put"),
        ("A", "(Sakharov, Shcharanskiy and Orlov)"),
        ("B", "Sakharov, Shcharansky, and Orlov"),
        ("A", "George P. Shultz JPS"),
        ("A", "597-001 *109A"),
        ("B", "597-001 # 111"),
        ("T", "BMckmley\nfor Nicholas Platt\nExecutive Secretary"),
    ];
    let collection = january();
    for (name, words) in table {
        assert_eq!(document(&collection, name).text.as_str().matches(words).count(), 1, "{name}: {words}");
    }
}

#[test]
fn the_documents_say_what_they_are() {
    use DocumentType::{Letter, Memorandum};
    let table = [
        ("L", Letter, "letter, two pages", "1986-01-11", Weekday::Saturday, ["Gorbachev", "Reagan"]),
        ("A", Memorandum, "memorandum", "1986-01-14", Weekday::Tuesday, ["Shultz", "Reagan"]),
        ("B", Memorandum, "memorandum", "1986-01-16", Weekday::Thursday, ["Shultz", "Reagan"]),
        ("T", Memorandum, "transmittal", "1986-01-27", Weekday::Monday, ["Platt", "Poindexter"]),
    ];
    let collection = january();
    assert_eq!(collection.title.get("en"), "Four documents of January 1986");
    for ((name, document_type, kind, date, weekday, people), found) in table.into_iter().zip(&collection.documents) {
        assert_eq!(**found, *document(&collection, name), "by date");
        assert_eq!((found.document_type, found.kind.get("en")), (document_type, kind));
        assert_eq!((found.date.to_string().as_str(), found.date.weekday()), (date, weekday));
        assert_eq!([found.author_short.get("en"), found.recipient_short.get("en")], people);
        assert_eq!(found.language, "en");
        assert!(!found.notes.is_empty());
    }
}

#[test]
fn metadata_comes_from_the_pages_alone() {
    let collection = january();
    for document in &collection.documents {
        let pages = without_white_space(&pages(document));
        for (particular, words) in &document.particulars {
            assert!(pages.contains(&without_white_space(words)), "{}: {particular:?}: {words}", document.id);
        }
    }
    let identifier = |name| {
        let mut particulars = document(&collection, name).particulars.iter();
        particulars.find(|(particular, _)| *particular == Particular::Identifier).map(|(_, words)| words.as_str())
    };
    let identifiers = ["L", "A", "B", "T"].map(identifier);
    assert_eq!(identifiers, [Some("FILE 597-001 * 110"), Some("597-001 *109A"), Some("597-001 # 111"), None]);
}
