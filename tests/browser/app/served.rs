//! Folders like `dist/` with the app and another collection than the first.

use std::fs;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicUsize, Ordering};

use browser_tests::places;
use claimlight::collection::{Collection, Sources};
use claimlight::press::{gather, with_positions};

/// A folder of its own with the app and a collection.
pub fn folder(name: &str, sources: &Sources) -> PathBuf {
    static FOLDERS: AtomicUsize = AtomicUsize::new(0);
    let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
    let folder = places::target("served").join(format!("{name}-{}-{number}", process::id()));
    copy(&places::dist(), &folder);
    put(&folder, sources);
    folder
}

/// Puts a collection into a folder, in place of the one that is there: as if the app had been published anew.
pub fn put(folder: &Path, sources: &Sources) {
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).expect("the page has been copied");
    let data = "<script type=\"application/json\" id=\"collection\">";
    let (before, rest) = html.split_once("<div id=\"app\">").expect("the page has a place for the app");
    let (_, rest) = rest.split_once(data).expect("the page has its collection");
    let (_, behind) = rest.split_once("</script>").expect("the collection ends");
    let collection = Collection::from_sources(sources).unwrap_or_else(|errors| panic!("{errors}")).to_bundle();
    fs::write(&page, format!("{before}<div id=\"app\"></div>{data}{collection}</script>{behind}"))
        .expect("there is room");
}

/// The first collection, with its documents revised: each pair is words and what stands in their place.
pub fn first_collection(revisions: &[(&str, &str)]) -> Sources {
    let documents = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../documents");
    let names: Vec<String> = fs::read_dir(&documents)
        .expect("the checkout has documents")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    let read = |name: &str| fs::read_to_string(documents.join(name)).map_err(|error| error.to_string());
    let mut sources = gather("documents", &names, read).unwrap_or_else(|errors| panic!("{errors}"));
    for (was, is) in revisions {
        let revised = sources.documents.iter_mut().find(|file| file.source.contains(was));
        let revised = revised.unwrap_or_else(|| panic!("no document says {was}"));
        revised.source = revised.source.replace(was, is);
    }
    sources.claims.source = with_positions(&sources).unwrap_or_else(|errors| panic!("{errors}"));
    sources
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder can be read").flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("there is room");
        }
    }
}
