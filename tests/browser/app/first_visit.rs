//! The first visit: the app starts, asks nobody else for anything, and where it can't start the text is there and says why.

use std::fs;
use std::path::{Path, PathBuf};

use browser_tests::{Reader, Setup, in_each_browser, places};

in_each_browser! {
    the_app_starts_quietly;
    the_text_is_there_without_scripts: Setup::new().without_scripts();
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
