//! Starting without network, and what belongs to that: what is fetched, installed, configured, and switched off.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use browser_tests::{Reader, in_chromium_by_default, in_each_browser};
use serde_json::json;

use super::{
    caches, engines_name, expect_engine, kept, open_again, page_was_asked_for, publish_named, published, read, take_up,
    version, wait_for_caches_of_versions,
};
use crate::noting::{LETTER, NOTEBOOK, keep_note, listed, open};

in_each_browser! {
    after_the_first_visit_the_app_opens_without_network: published(&[""]);
    what_is_fetched_once_is_not_fetched_again: published(&[""]);
}

in_chromium_by_default! {
    a_killed_browser_starts_again_without_network: published(&[""]).own_browser();
    two_apps_on_one_host_leave_each_other_alone: published(&["one", "two"]);
    an_operators_configuration_is_always_the_newest: published(&[""]).own_browser();
    the_app_can_be_installed: published(&[""]).own_browser();
    the_worker_can_be_switched_off_by_the_host: published(&[""]);
}

async fn after_the_first_visit_the_app_opens_without_network(reader: &mut Reader) {
    open(reader, LETTER).await;
    keep_note(reader, "divided families", "Written with network.").await;
    kept(reader).await;
    assert_eq!(reader.count("#new-version .notice").await, 0, "the version that is there is no new one");
    reader.cut_network();
    // The page that is open has what it needs later, though it came before the worker.
    expect_engine(reader).await;

    open_again(reader).await;
    reader.wait_for_text(".card.note", "Written with network.").await;
    keep_note(reader, "humanism", "Written without.").await;
    for address in ["", "?utm_source=mail", "index.html", "index.html?x#/shultz-memo-jan-16"] {
        reader.visit(address).await;
        reader.wait_for("html[data-app='started']").await;
        reader.wait_for("main.reading .sheet").await;
    }
    open(reader, NOTEBOOK).await;
    assert_eq!(listed(reader).await.len(), 2);
    expect_engine(reader).await;
    let typefaces = "document.fonts.ready.then((all) => [...all].filter(({ status }) => status === 'error').length)";
    assert_eq!(reader.eval(typefaces).await, json!(0));
    // What is in no version is not invented.
    let missing = "fetch('./nothing.json').then(() => 'an answer', () => 'none')";
    assert_eq!(reader.eval(missing).await, "none");
    assert_eq!(reader.server().take_requests().iter().filter(|it| it.contains("nothing")).count(), 0);
}

async fn a_killed_browser_starts_again_without_network(reader: &mut Reader) {
    open(reader, LETTER).await;
    kept(reader).await;
    reader.cut_network();
    for _ in 0..2 {
        reader.kill_browser().await;
        open(reader, LETTER).await;
        expect_engine(reader).await;
    }
    reader.restart().await;
    open(reader, NOTEBOOK).await;
}

async fn what_is_fetched_once_is_not_fetched_again(reader: &mut Reader) {
    open(reader, LETTER).await;
    kept(reader).await;
    let first = version(reader).await;
    reader.server().take_requests();
    publish_named(&reader.folder(), "Second");
    take_up(reader, &reader.folder()).await;
    let asked = reader.server().take_requests();
    // The worker, and an operator's configuration, are in no version.
    let files: Vec<_> = asked.iter().filter(|it| !["/sw.js", "/kiosk.json"].contains(&it.as_str())).collect();
    assert_eq!(files, ["/anchoring.js", "/index.html"], "what has not changed is on this device");
    assert_eq!(version(reader).await, first);
}

async fn two_apps_on_one_host_leave_each_other_alone(reader: &mut Reader) {
    let folder = reader.folder();
    for name in ["one", "two"] {
        publish_named(&folder.join(name), &format!("{name}, first"));
        reader.visit(&format!("{name}/")).await;
        reader.wait_for("html[data-app='started']").await;
        kept(reader).await;
    }
    wait_for_caches_of_versions(reader, 2).await;
    for number in ["second", "third", "fourth"] {
        publish_named(&folder.join("two"), &format!("two, {number}"));
        take_up(reader, &folder.join("two")).await;
    }
    open_again(reader).await;
    kept(reader).await;
    reader.cut_network();
    for (name, engine) in [("one", "one, first"), ("two", "two, fourth")] {
        reader.visit(&format!("{name}/")).await;
        reader.wait_for("html[data-app='started']").await;
        assert_eq!(engines_name(reader).await, engine);
    }
}

async fn an_operators_configuration_is_always_the_newest(reader: &mut Reader) {
    let file = reader.folder().join("kiosk.json");
    let asked = "return fetch('./kiosk.json').then((it) => it.ok ? it.text() : it.status, () => 'none')";
    let write = |text: &str| fs::write(&file, text).expect("the folder can be written to");
    write("{\"minutes\":0}");
    open(reader, LETTER).await;
    kept(reader).await;
    // The page had it before there was a worker. It is there all the same.
    reader.cut_network();
    assert_eq!(reader.call(asked, vec![]).await, "{\"minutes\":0}");
    reader.mend_network();
    for text in ["{\"minutes\":1}", "{\"minutes\":2}"] {
        write(text);
        assert_eq!(reader.call(asked, vec![]).await, text);
    }
    // A slip is shown, and no good copy.
    write("{\"minutes\":");
    assert_eq!(reader.call(asked, vec![]).await, "{\"minutes\":");
    reader.cut_network();
    assert_eq!(reader.call(asked, vec![]).await, "{\"minutes\":2}");
    reader.kill_browser().await;
    open(reader, LETTER).await;
    assert_eq!(reader.call(asked, vec![]).await, "{\"minutes\":2}");
    // Taken away, it is gone, without network too.
    reader.mend_network();
    fs::remove_file(&file).expect("it is there");
    assert_eq!(reader.call(asked, vec![]).await, 404);
    reader.cut_network();
    assert_eq!(reader.call(asked, vec![]).await, 404, "that there is none is known too");
}

async fn the_app_can_be_installed(reader: &mut Reader) {
    open(reader, "").await;
    let address = reader.eval("document.querySelector('link[rel=manifest]').href").await;
    let manifest = reader.call("return fetch(arguments[0]).then((it) => it.json())", vec![address]).await;
    for member in ["name", "short_name", "description"] {
        assert!(manifest[member].as_str().is_some_and(|it| !it.is_empty()), "{member}");
    }
    assert_eq!((&manifest["start_url"], &manifest["scope"]), (&json!("./"), &json!("./")));
    assert_eq!(manifest["display"], "standalone");
    // A relative one would be the host's root, and all apps of a host one app. Without it the folder is the identity.
    assert_eq!(manifest.get("id"), None);

    let decoded = "return Promise.all(arguments[0].map(async ({ src, sizes }) => {
        const image = new Image();
        image.src = new URL(src, document.baseURI);
        await image.decode();
        return [sizes, `${image.naturalWidth}x${image.naturalHeight}`];
    }))";
    let mut icons = manifest["icons"].as_array().cloned().unwrap_or_default();
    let touch = reader.eval("document.querySelector('link[rel=apple-touch-icon]').getAttribute('href')").await;
    icons.push(json!({ "src": touch, "sizes": "180x180" }));
    let sizes = reader.call(decoded, vec![json!(icons)]).await;
    let found: BTreeMap<_, _> = icons
        .iter()
        .zip(sizes.as_array().into_iter().flatten())
        .map(|(icon, size)| {
            ((icon["src"].to_string(), icon["purpose"].to_string()), (size[0].clone(), size[1].clone()))
        })
        .collect();
    assert_eq!(found.len(), 5, "{found:?}");
    for ((file, _), (said, is)) in &found {
        assert!(said == "any" || said == is, "{file}: {said} and {is}");
    }
    let has = |sizes: &str, purpose: Option<&str>| {
        icons.iter().any(|icon| icon["sizes"] == sizes && icon["purpose"].as_str() == purpose)
    };
    assert!(has("any", None) && has("192x192", None) && has("512x512", None) && has("512x512", Some("maskable")));
    assert_eq!(reader.page_errors().await, [""; 0]);
}

/// What docs/offline.md tells a host to put in the worker's place.
async fn the_worker_can_be_switched_off_by_the_host(reader: &mut Reader) {
    open(reader, LETTER).await;
    kept(reader).await;
    let words = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/offline.md"));
    let (_, rest) = words.split_once("```js\n").expect("docs/offline.md has a worker that ends all");
    let (script, _) = rest.split_once("```").expect("the script ends");
    fs::write(reader.folder().join("sw.js"), script).expect("the folder can be written to");
    look_for_the_end(reader).await;
    assert_eq!(caches(reader).await, [""; 0]);
    reader.server().take_requests();
    open_again(reader).await;
    assert!(page_was_asked_for(reader));
}

async fn look_for_the_end(reader: &Reader) {
    let body = "const registration = await navigator.serviceWorker.ready;
        await registration.update().catch(() => {});
        while (await navigator.serviceWorker.getRegistration()) await new Promise((done) => setTimeout(done, 20));";
    reader.call(&format!("return (async () => {{ {body} }})()"), vec![]).await;
}
