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
    let folder = copied(name);
    put(&folder, sources);
    folder
}

/// A folder of its own with the app as it was built, whose files a test changes. The page has no version then, as in a
/// development build, so it is not kept on the device but always fetched.
pub fn copied(name: &str) -> PathBuf {
    let folder = built(name, &[""]);
    edit_page(&folder, places::without_version);
    folder
}

/// The file of a folder whose name begins so.
pub fn file_called(folder: &Path, begin: &str) -> PathBuf {
    let mut entries = fs::read_dir(folder).expect("the folder can be read").flatten().map(|entry| entry.path());
    let is_called = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(begin));
    entries.find(is_called).unwrap_or_else(|| panic!("there is no {begin}… in {}", folder.display()))
}

/// Runs a script in the pages of a folder, before the app and after scripts that were put there earlier: in the pages' own
/// world, where a test's scripts cannot put anything.
pub fn run_in_page(folder: &Path, script: &str) {
    static SCRIPTS: AtomicUsize = AtomicUsize::new(0);
    let name = format!("before-{}.js", SCRIPTS.fetch_add(1, Ordering::Relaxed));
    fs::write(folder.join(&name), script).expect("there is room");
    let begin = "<meta name=\"viewport\"";
    edit_page(folder, |html| html.replacen(begin, &format!("<script src=\"{name}\"></script>{begin}"), 1));
}

fn edit_page(folder: &Path, edit: impl FnOnce(&str) -> String) {
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).expect("the page has been copied");
    fs::write(&page, edit(&html)).expect("there is room");
}

/// A folder of its own with the app as it was built, or in each of the folders in it that are named.
pub fn built(name: &str, folders: &[&str]) -> PathBuf {
    let folder = own_folder(name);
    for inner in folders {
        copy(&places::dist(), &folder.join(inner));
    }
    folder
}

fn own_folder(name: &str) -> PathBuf {
    static FOLDERS: AtomicUsize = AtomicUsize::new(0);
    let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
    places::target("served").join(format!("{name}-{}-{number}", process::id()))
}

/// Puts a collection into a folder, in place of the one that is there: as if the app had been published anew.
pub fn put(folder: &Path, sources: &Sources) {
    let data = "<script type=\"application/json\" id=\"collection\">";
    let collection = Collection::from_sources(sources).unwrap_or_else(|errors| panic!("{errors}")).to_bundle();
    edit_page(folder, |html| {
        let (before, rest) = html.split_once("<div id=\"app\">").expect("the page has a place for the app");
        let (_, rest) = rest.split_once(data).expect("the page has its collection");
        let (_, behind) = rest.split_once("</script>").expect("the collection ends");
        format!("{before}<div id=\"app\"></div>{data}{collection}</script>{behind}")
    });
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
        if from.ends_with("claimlight.html") {
            // No page links to the one file, and it is as large as all others together.
        } else if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("there is room");
        }
    }
}
