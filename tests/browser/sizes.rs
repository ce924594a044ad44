//! What a first visit transfers, as a host sends it with brotli, and the most it may be.

use std::fs;
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;
use browser_tests::places;

/// Something that is loaded: its name in the table, the files it consists of, and what they may take together.
struct Budget {
    name: &'static str,
    /// What the names of its files begin with; nothing for all that belong to no other.
    called: &'static [&'static str],
    extensions: &'static [&'static str],
    bytes: usize,
}

/// The files of a language begin so.
const WORDS: &[&str] = &["words-"];

/// A page on a school's slow line is there within a few seconds. What has been done for it: ARCHITECTURE.md, decision 14.
const BUDGETS: [Budget; 8] = [
    Budget {
        name: "the documents, the app and its styles, in any one language",
        called: &[],
        extensions: &["html", "wasm", "js", "css", "svg", "json"],
        bytes: 260_000,
    },
    // The text is shown without waiting for them.
    Budget {
        name: "the typefaces",
        called: &["claimlight-sans", "claimlight-text"],
        extensions: &["woff2"],
        bytes: 80_000,
    },
    // It is fetched when a document was revised that there are notes on.
    Budget { name: "the anchoring engine", called: &["anchoring"], extensions: &["wasm", "js"], bytes: 120_000 },
    // It is fetched when a reader makes or opens a link with notes. What is said of links is in it, in five languages.
    Budget { name: "what packs links", called: &["share"], extensions: &["wasm", "js"], bytes: 145_000 },
    // It is fetched once the app has started and is idle. Less than a picture: who reads on a slow line must not feel it.
    Budget {
        name: "what keeps the app on the device",
        called: &["sw.js", "offline.js", "manifest.", "app-"],
        extensions: &["js", "webmanifest", "png"],
        bytes: 10_000,
    },
    // Readers of another language than English fetch one of these: the largest counts as part of a first visit.
    Budget { name: "the words of four languages", called: WORDS, extensions: &["json"], bytes: 36_000 },
    // Only in other pages; the collection once more is most of it, for those that mount the app.
    Budget {
        name: "the app in other pages",
        called: &["claim-light", "embed", "frame", "mount"],
        extensions: &["js", "json"],
        bytes: 16_000,
    },
    // Only where the app is an exhibit. Half of it is what packs links, the anchoring engine among it.
    Budget { name: "the exhibit", called: &["kiosk", "exhibit"], extensions: &["wasm", "js", "css"], bytes: 175_000 },
];

/// The app in one file. It is nobody's visit: it is handed out on a stick, where its own size counts.
const ONE_FILE: &str = "claimlight.html";

/// How large it may be.
const ONE_FILE_BYTES: usize = 2_800_000;

#[test]
fn a_first_visit_is_small() {
    let mut files = files_in(&places::dist());
    files.retain(|file| !file.ends_with(ONE_FILE));
    let words = files.iter().filter(|file| is_called(file, WORDS)).map(|file| transferred(file)).max();
    let mut too_big = Vec::new();
    for Budget { name, called, extensions, bytes } in BUDGETS {
        let mut total = 0;
        for extension in extensions {
            let of_this_kind = files.iter().filter(|file| file.extension().is_some_and(|it| it == *extension));
            let of_it = of_this_kind.filter(|file| match called {
                [] => !BUDGETS.iter().any(|other| is_called(file, other.called)),
                called => is_called(file, called),
            });
            let size: usize = of_it.map(|file| transferred(file)).sum();
            println!("{extension:>6} {:>8.1} kB", kilobytes(size));
            total += size;
        }
        if called.is_empty() {
            let words = words.expect("the build has other languages than English");
            println!("{:>6} {:>8.1} kB", "words", kilobytes(words));
            total += words;
        }
        println!("{:>15.1} kB of at most {:.0} kB: {name}\n", kilobytes(total), kilobytes(bytes));
        if total > bytes {
            too_big.push(name);
        }
    }
    assert!(too_big.is_empty(), "Too big: {}", too_big.join("; "));
}

#[test]
fn the_one_file_is_small_enough_to_be_sent() {
    let file = fs::read(places::single_file()).expect("a built file can be read");
    println!("{:>15.1} kB of at most {:.0} kB: the one file", kilobytes(file.len()), kilobytes(ONE_FILE_BYTES));
    assert!(file.len() <= ONE_FILE_BYTES, "{}", file.len());
}

/// Whether a file's name begins in one of these ways.
fn is_called(file: &Path, names: &[&str]) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    names.iter().any(|begin| name.starts_with(begin))
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
