//! What a first visit transfers, as a host sends it with brotli, and the most it may be.

use std::fs;
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;
use browser_tests::places;

/// Something that is loaded: its name in the table, the files it consists of, and what they may take together.
struct Budget {
    name: &'static str,
    /// Whether the files are the anchoring engine's, which are called after it.
    is_engine: bool,
    extensions: &'static [&'static str],
    bytes: usize,
}

/// A page on a school's slow line is there within a few seconds. What has been done for it: ARCHITECTURE.md, decision 14.
const BUDGETS: [Budget; 3] = [
    Budget {
        name: "the documents, the app and its styles",
        is_engine: false,
        extensions: &["html", "wasm", "js", "css", "svg"],
        bytes: 260_000,
    },
    // The text is shown without waiting for them.
    Budget { name: "the typefaces", is_engine: false, extensions: &["woff2"], bytes: 80_000 },
    // It is fetched when a document was revised that there are notes on.
    Budget { name: "the anchoring engine", is_engine: true, extensions: &["wasm", "js"], bytes: 120_000 },
];

#[test]
fn a_first_visit_is_small() {
    let files = files_in(&places::dist());
    let mut too_big = Vec::new();
    for Budget { name, is_engine, extensions, bytes } in BUDGETS {
        let mut total = 0;
        for extension in extensions {
            let of_this_kind = files.iter().filter(|file| {
                let name = file.file_name().unwrap_or_default().to_string_lossy();
                file.extension().is_some_and(|it| it == *extension) && name.starts_with("anchoring") == is_engine
            });
            let size: usize = of_this_kind.map(|file| transferred(file)).sum();
            println!("{extension:>6} {:>8.1} kB", kilobytes(size));
            total += size;
        }
        println!("{:>15.1} kB of at most {:.0} kB: {name}\n", kilobytes(total), kilobytes(bytes));
        if total > bytes {
            too_big.push(name);
        }
    }
    assert!(too_big.is_empty(), "Too big: {}", too_big.join("; "));
}

/// All files in a folder and the folders in it.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the built folder can be read").flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files_in(&path) } else { vec![path] }).collect()
}

/// How many bytes a host sends for a file: compressed, unless that makes it longer.
fn transferred(file: &Path) -> usize {
    let content = fs::read(file).expect("a built file can be read");
    let best = BrotliEncoderParams { quality: 11, ..BrotliEncoderParams::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut content.as_slice(), &mut compressed, &best).expect("memory can be written to");
    content.len().min(compressed.len())
}

#[expect(clippy::cast_precision_loss, reason = "sizes far below 2^53")]
fn kilobytes(bytes: usize) -> f64 {
    bytes as f64 / 1000.0
}
