//! New versions: they are said, taken up whole or not at all, and never mixed.

use std::fs;

use browser_tests::{Reader, in_chromium_by_default, in_each_browser};
use serde_json::Value;

use super::{
    change, engines_name, kept, open_again, publish_named, published, read, refuse, served_title, take_up, version,
    wait_for_caches_of_versions,
};
use crate::noting::{LETTER, keep_note, open, pick, press_button};

in_each_browser! {
    a_new_version_is_said_and_used_from_the_next_start: published(&[""]);
}

in_chromium_by_default! {
    an_open_page_keeps_its_version_through_many: published(&[""]);
    a_new_version_that_is_not_let_in_at_once_asks_again: published(&[""]);
    a_new_version_is_said_in_the_readers_language: published(&[""]);
    a_page_that_came_before_the_worker_is_not_mixed_with_a_later_version: published(&[""]);
    a_host_that_is_half_updated_is_not_taken_up: published(&[""]);
}

async fn a_new_version_is_said_and_used_from_the_next_start(reader: &mut Reader) {
    publish_named(&reader.folder(), "First");
    open(reader, LETTER).await;
    kept(reader).await;
    let first = version(reader).await;
    open_again(reader).await;
    assert_eq!(version(reader).await, first);

    publish_named(&reader.folder(), "Second");
    take_up(reader, &reader.folder()).await;
    reader.wait_for_text("#new-version", "A new version is ready.").await;
    reader.expect_accessible("a page that has a new version").await;
    assert_eq!(reader.attribute("#new-version", "role").await.as_deref(), Some("status"));
    // The open page is what it was, whatever it asks for.
    assert_eq!(version(reader).await, first);
    assert_eq!(engines_name(reader).await, "First");
    assert_eq!(served_title(reader).await, "First");
    reader.cut_network();
    assert_eq!(engines_name(reader).await, "First");
    press_button(reader, "#new-version", "Later").await;
    reader.wait_gone("#new-version .notice").await;
    // What is being written when the reader has agreed is saved.
    keep_note(reader, "divided families", "Written on the first.").await;

    open_again(reader).await;
    assert_ne!(version(reader).await, first);
    assert_eq!(engines_name(reader).await, "Second");
    assert_eq!(served_title(reader).await, "Second");
    reader.wait_for_text(".card.note", "Written on the first.").await;
    kept(reader).await;
    assert_eq!(reader.count("#new-version .notice").await, 0);

    // And by the button.
    reader.mend_network();
    publish_named(&reader.folder(), "Third");
    take_up(reader, &reader.folder()).await;
    press_button(reader, "#new-version", "Use it now").await;
    reader
        .wait_until("the page to be loaded again", "return !document.querySelector('#new-version .notice')", vec![])
        .await;
    reader.wait_for("html[data-app='started']").await;
    assert_eq!(engines_name(reader).await, "Third");
}

async fn a_new_version_is_said_in_the_readers_language(reader: &mut Reader) {
    open(reader, &format!("?lang=de{LETTER}")).await;
    kept(reader).await;
    publish_named(&reader.folder(), "Second");
    take_up(reader, &reader.folder()).await;
    reader.wait_for_text("#new-version", "Eine neue Version ist bereit.").await;
    assert_eq!(reader.texts_of("#new-version button").await, ["Jetzt verwenden", "Später"]);
    // It goes with the page, back to English too, whose words are in the page itself.
    for (tag, words, buttons) in [
        ("ru", "Готова новая версия.", ["Перейти на неё сейчас", "Позже"]),
        ("en", "A new version is ready.", ["Use it now", "Later"]),
    ] {
        pick(reader, "#language", tag).await;
        reader.wait_for_text("#new-version", words).await;
        assert_eq!(reader.texts_of("#new-version button").await, buttons);
    }
    press_button(reader, "#new-version", "Later").await;
    reader.wait_gone("#new-version .notice").await;
    pick(reader, "#language", "fr").await;
    reader.wait_for("html[lang='fr']").await;
    assert_eq!(reader.count("#new-version .notice").await, 0);
    assert_eq!(reader.page_errors().await, [""; 0]);
}

/// In Chromium it happens that nothing comes of a worker's asking to take over.
async fn a_new_version_that_is_not_let_in_at_once_asks_again(reader: &mut Reader) {
    publish_named(&reader.folder(), "First");
    open(reader, LETTER).await;
    kept(reader).await;
    publish_named(&reader.folder(), "Second");
    change(&reader.folder(), "sw.js", |script| {
        format!(
            "{{ const ask = self.skipWaiting.bind(self); let isHeard = false;
            self.skipWaiting = async () => {{ if (isHeard) await ask(); isHeard = true; }}; }}\n{script}"
        )
    });
    take_up(reader, &reader.folder()).await;
    reader.wait_for_text("#new-version", "A new version is ready.").await;
    open_again(reader).await;
    assert_eq!(engines_name(reader).await, "Second");
}

async fn an_open_page_keeps_its_version_through_many(reader: &mut Reader) {
    publish_named(&reader.folder(), "v0");
    open(reader, LETTER).await;
    kept(reader).await;
    // One page came before the worker, the other from it.
    let first = reader.tab().await;
    let second = reader.new_tab().await;
    open(reader, LETTER).await;
    kept(reader).await;
    for number in 1..=4 {
        publish_named(&reader.folder(), &format!("v{number}"));
        take_up(reader, &reader.folder()).await;
    }
    for tab in [&first, &second] {
        reader.look_at(tab).await;
        reader.wait_for_text("#new-version", "A new version is ready.").await;
        assert_eq!(reader.count("#new-version .notice").await, 1, "it is said once");
        assert_eq!(engines_name(reader).await, "v0");
    }
    // The newest, the one before, and the one of the open pages.
    wait_for_caches_of_versions(reader, 3).await;
    for tab in [&first, &second] {
        reader.look_at(tab).await;
        open_again(reader).await;
        kept(reader).await;
        assert_eq!(engines_name(reader).await, "v4");
    }
    publish_named(&reader.folder(), "v5");
    take_up(reader, &reader.folder()).await;
    wait_for_caches_of_versions(reader, 2).await;
}

async fn a_page_that_came_before_the_worker_is_not_mixed_with_a_later_version(reader: &mut Reader) {
    let folder = reader.folder();
    publish_named(&folder, "First");
    fs::rename(folder.join("sw.js"), folder.join("kept-back")).expect("there is a worker");
    open(reader, LETTER).await;
    reader
        .wait_until(
            "the page to look for a worker",
            "return navigator.serviceWorker.getRegistration().then((it) => !it)",
            vec![],
        )
        .await;
    fs::rename(folder.join("kept-back"), folder.join("sw.js")).expect("there is a worker");
    publish_named(&folder, "Second");
    reader.eval("navigator.serviceWorker.register('./sw.js').then(() => 1)").await;
    reader.wait_for_text("#new-version", "A new version is ready.").await;
    // Its own engine is nowhere any more. The other version's is not for it.
    assert_eq!(engines_name(reader).await, Value::Null);
    open_again(reader).await;
    assert_eq!(engines_name(reader).await, "Second");
}

async fn a_host_that_is_half_updated_is_not_taken_up(reader: &mut Reader) {
    let folder = reader.folder();
    publish_named(&folder, "First");
    open(reader, LETTER).await;
    kept(reader).await;
    let first = version(reader).await;
    let (old_engine, old_module) =
        (read(&folder.join("anchoring.js")), fs::read(folder.join("anchoring_bg.wasm")).expect("it is in dist/"));
    publish_named(&folder, "Second");
    let new_engine = read(&folder.join("anchoring.js"));
    for (what, file, content) in [
        ("an old file", "anchoring.js", old_engine.as_bytes()),
        ("a truncated file", "anchoring.js", &new_engine.as_bytes()[..new_engine.len() / 2]),
        ("an empty file", "anchoring.js", b"".as_slice()),
    ] {
        fs::write(folder.join(file), content).expect("the folder can be written to");
        refuse(reader, "/anchoring.js").await;
        open_again(reader).await;
        kept(reader).await;
        assert_eq!(version(reader).await, first, "{what}");
        assert_eq!(engines_name(reader).await, "First", "{what}");
        assert_eq!(reader.count("#new-version .notice").await, 0, "{what}");
    }
    fs::remove_file(folder.join("anchoring.js")).expect("it is there");
    refuse(reader, "/anchoring.js").await;

    fs::write(folder.join("anchoring.js"), &new_engine).expect("the folder can be written to");
    assert_eq!(fs::read(folder.join("anchoring_bg.wasm")).expect("it is in dist/"), old_module);
    take_up(reader, &reader.folder()).await;
    reader.wait_for_text("#new-version", "A new version is ready.").await;
    open_again(reader).await;
    assert_eq!(engines_name(reader).await, "Second");
}
