//! The first visit: the app starts, asks nobody else for anything, and where it can't start the text is there and says why.

use std::fs;
use std::path::{Path, PathBuf};

use browser_tests::{Reader, Setup, in_chromium_by_default, in_each_browser, places};
use serde_json::Value;

use crate::room::{collection, in_page};

in_each_browser! {
    the_app_starts_quietly: Setup::new().kept_on_device().recording_requests();
    the_app_takes_the_text_over_without_a_jump: Setup::new().serving(dist_before_and_after());
}

in_chromium_by_default! {
    the_text_is_there_without_scripts: Setup::new().without_scripts();
    all_documents_and_their_claims_are_there_without_scripts: Setup::new().without_scripts();
    an_app_that_does_not_arrive_says_so: Setup::new().serving(dist_without_its_module());
}

async fn the_app_starts_quietly(reader: &mut Reader) {
    reader.visit("").await;
    reader.wait_for("html[data-app='started']").await;
    assert_eq!(reader.page_errors().await, [""; 0]);
    assert_eq!(reader.foreign_requests().await, [""; 0]);
    assert_eq!(reader.count("#boot-error:not([hidden])").await, 0);
}

async fn the_text_is_there_without_scripts(reader: &mut Reader) {
    reader.visit("").await;
    reader.wait_for_text("#app", "human").await;
    assert_eq!(reader.count("html[data-app]").await, 0);
    reader.wait_for("noscript").await;
}

async fn all_documents_and_their_claims_are_there_without_scripts(reader: &mut Reader) {
    let collection = collection();
    for (width, height) in [(1280, 800), (390, 844)] {
        reader.resize(width, height).await;
        reader.visit("").await;
        let shown = reader.texts_of(".sheet").await;
        assert_eq!(shown.len(), collection.documents.len());
        let squeezed = |words: &str| words.split_whitespace().collect::<String>();
        for (shown, document) in shown.iter().zip(&collection.documents) {
            let shown = squeezed(shown);
            for block in document.text_blocks() {
                let words = squeezed(document.words_of(block));
                assert!(shown.contains(&words), "{}: “{}” is not to be read", document.id, document.words_of(block));
            }
        }
        let lists = reader.texts_of(".static-claims").await;
        assert_eq!(lists.len(), collection.documents.len());
        for (list, document) in lists.iter().zip(&collection.documents) {
            for claim in collection.claims_of(&document.id) {
                let words = document.text.slice(claim.passage).unwrap_or_default();
                assert!(squeezed(list).contains(&squeezed(words)), "{} is not listed: {list}", claim.id);
                assert!(list.contains(claim.kind.name()), "{} has no kind: {list}", claim.id);
            }
        }
        for (number, document) in collection.documents.iter().enumerate() {
            reader.click(&format!(".docs li:nth-child({}) a", number + 1)).await;
            let body = "const it = document.getElementById(arguments[0]).getBoundingClientRect();
                return it.top >= 0 && it.top < 200 || it.bottom <= innerHeight";
            let id = format!("/{}", document.id);
            reader.wait_until("the document to be in view", body, vec![id.into()]).await;
            reader.call("scrollTo(0, 0)", vec![]).await;
        }
    }
}

/// The sheet and its paragraphs stand, to the pixel, where the page had them before the app arrived.
async fn the_app_takes_the_text_over_without_a_jump(reader: &mut Reader) {
    let places = in_page(
        "await settle();
        const sheet = [...document.querySelectorAll('.sheet')].find((it) => it.checkVisibility());
        const boxes = [sheet, ...sheet.querySelectorAll('[data-piece]')];
        return boxes.flatMap((it) => {
            const { left, top, width } = it.getBoundingClientRect();
            return [left, top, width];
        });",
    );
    for (width, height) in [(1440, 900), (1080, 1920), (390, 844)] {
        reader.resize(width, height).await;
        for address in ["", "#/shultz-memo-jan-16"] {
            reader.visit(&format!("before/{address}")).await;
            let before = reader.call(&places, vec![]).await;
            reader.visit(&format!("after/{address}")).await;
            reader.wait_for("html[data-app='started']").await;
            let after = reader.call(&places, vec![]).await;
            let numbers =
                |list: &Value| list.as_array().into_iter().flatten().filter_map(Value::as_f64).collect::<Vec<_>>();
            let (before, after) = (numbers(&before), numbers(&after));
            let far = before.iter().zip(&after).position(|(one, other)| (one - other).abs() > 0.5);
            assert!(before.len() > 30 && before.len() == after.len(), "{} and {}", before.len(), after.len());
            let pair = far.map(|at| (at, before[at], after[at]));
            assert_eq!(pair, None, "{}: {address:?} at {width} px", reader.browser());
        }
    }
}

async fn an_app_that_does_not_arrive_says_so(reader: &mut Reader) {
    reader.visit("").await;
    reader.wait_for("html[data-app='failed']").await;
    assert!(reader.text_of("#boot-error").await.contains("You can read the documents here"));
    reader.wait_for_text("#app", "human").await;
}

/// A copy of what was built, in which the module is not WebAssembly.
fn dist_without_its_module() -> PathBuf {
    let broken = places::target("tmp").join(format!("dist-without-module-{:?}", std::thread::current().id()));
    copy(&places::dist(), &broken);
    for file in fs::read_dir(&broken).expect("the copy can be read").flatten() {
        if file.path().extension().is_some_and(|extension| extension == "wasm") {
            fs::write(file.path(), "not a module").expect("the copy can be written to");
        }
    }
    broken
}

/// Two copies of what was built: in `before/` the app never starts, in `after/` it does.
fn dist_before_and_after() -> PathBuf {
    let folder = places::target("tmp").join(format!("dist-before-and-after-{:?}", std::thread::current().id()));
    copy(&places::dist(), &folder.join("before"));
    copy(&places::dist(), &folder.join("after"));
    fs::write(folder.join("before/boot.js"), "").expect("the copy can be written to");
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("target/ can be written to");
    for file in fs::read_dir(from).expect("dist/ can be read").flatten() {
        let copied = to.join(file.file_name());
        if file.path().is_dir() {
            copy(&file.path(), &copied);
        } else {
            fs::copy(file.path(), copied).expect("a built file can be copied");
        }
    }
}
