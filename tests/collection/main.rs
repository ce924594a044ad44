//! The collection of January 1986, held against its transcript and against the list of claims that it was made from.

mod broken;
mod claims;
mod damaged;
mod format;
mod links;
mod sharing;
mod transcript;

use claimlight::collection::{Collection, Document, DocumentId, Sources, TextBlock};
use claimlight::press;
use std::fs;
use std::path::Path;

/// The front matter of a sound document.
const FRONT: &str = "---\nid: a-letter\ntype: letter\nkind.en: letter\ntitle.en: A letter\ndate: 1986-01-11\nauthor: Anna B.\n\
    author-short: Anna\nrecipient: Boris C.\nrecipient-short: Boris\nlanguage: en\n---\n";

/// The files in `documents/`.
fn sources() -> Sources {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("documents");
    let entries = fs::read_dir(&folder).expect("documents/ is there");
    let names: Vec<String> = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let read = |name: &str| fs::read_to_string(folder.join(name)).map_err(|error| error.to_string());
    press::gather("documents", &names, read).unwrap_or_else(|errors| panic!("{errors}"))
}

/// The collection in `documents/`.
fn january() -> Collection {
    Collection::from_sources(&sources()).unwrap_or_else(|errors| panic!("{errors}"))
}

/// The document that a letter of the brief stands for.
fn document<'a>(collection: &'a Collection, letter: &str) -> &'a Document {
    collection.document(&id(letter)).expect("one of the four")
}

fn id(letter: &str) -> DocumentId {
    let name = match letter {
        "L" => "gorbachev-letter",
        "A" => "shultz-memo-jan-14",
        "B" => "shultz-memo-jan-16",
        "T" => "platt-memo-jan-27",
        other => panic!("no document {other}"),
    };
    name.parse().expect("an id")
}

/// The text between the document's blocks and before and behind them, if the blocks lie in order.
fn gaps(document: &Document) -> Option<Vec<(&TextBlock, &str)>> {
    let mut end = document.text.whole().start();
    let mut gaps = Vec::new();
    for block in document.text_blocks() {
        let gap = claimlight::text::Span::new(end, block.passage.start())?;
        gaps.push((block, document.text.slice(gap)?));
        end = block.passage.end();
    }
    (end == document.text.length()).then_some(gaps)
}

/// What the documentation of [`Document::text`] says of the blocks.
fn assert_blocks_tile_the_text(document: &Document) {
    let gaps = gaps(document).expect("blocks in order, up to the end of the text");
    for (number, (block, gap)) in gaps.iter().enumerate() {
        let expected = match (number, block.continued) {
            (0, _) => "",
            (_, true) => " ",
            (_, false) => "\n\n",
        };
        assert_eq!(*gap, expected);
        assert!(!block.passage.is_empty());
        assert!(block.styles.iter().all(|styled| block.passage.encloses(styled.passage) && !styled.passage.is_empty()));
    }
}
