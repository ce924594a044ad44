//! After the first visit the app opens without network, takes up new versions whole or not at all, and mixes none.
//!
//! "Published" is what `scripts/precache.mjs` makes of a folder: a version. Without network means that nobody listens at the
//! app's address.

mod caches;
mod settings;
mod start;
mod versions;

use std::fs;
use std::path::Path;
use std::process::Command;

use browser_tests::{Reader, Setup};
use serde_json::Value;

use crate::served::built;

fn published(folders: &[&str]) -> Setup {
    Setup::new().serving(built("offline", folders))
}

// ---- What publishers do

/// Makes a version of what is in a folder.
fn publish(folder: &Path) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/precache.mjs");
    let output = Command::new("node").arg(script).arg(folder).output().expect("node is needed to build the app");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Changes a file of the folder, without making a version of it.
fn change(folder: &Path, file: &str, by: impl FnOnce(String) -> String) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    fs::write(&path, by(text)).expect("the folder can be written to");
}

/// Publishes a version whose page has a title and whose engine a name of its own.
fn publish_named(folder: &Path, name: &str) {
    change(folder, "index.html", |page| {
        let (before, rest) = page.split_once("<title>").expect("the page has a title");
        let (_, behind) = rest.split_once("</title>").expect("the title ends");
        format!("{before}<title>{name}</title>{behind}")
    });
    change(folder, "anchoring.js", |script| {
        let script = script.split("\nexport const named").next().unwrap_or_default().to_owned();
        format!("{script}\nexport const named = '{name}';\n")
    });
    publish(folder);
}

// ---- What readers find

/// Loads the page again as its reader does, and waits until the app has it. What WebDriver calls so goes past the worker in
/// Firefox, as with Shift held down.
async fn open_again(reader: &Reader) {
    reader.call("window.isOld = true; setTimeout(() => location.reload())", vec![]).await;
    let is_new = "return !window.isOld && document.documentElement.dataset.app === 'started'";
    reader.wait_until("the page to be loaded again", is_new, vec![]).await;
}

/// Waits until all of a version is on this device: of the page's own, or a later one.
async fn kept(reader: &Reader) {
    reader
        .wait_until("the app to be kept on this device", "return document.documentElement.dataset.offline", vec![])
        .await;
}

/// Has the browser look for a new version, and waits until the open page has heard that the one in the folder is whole.
async fn take_up(reader: &Reader, folder: &Path) {
    let body = format!("{LOOK} return look().then(() => document.documentElement.dataset.offline === arguments[0])");
    reader.wait_until("the new version to be ready", &body, vec![published_version(folder).into()]).await;
}

/// Has the browser look for a new version, and waits until it has asked for a file and refused the version.
async fn refuse(reader: &Reader, file: &str) {
    reader.server().take_requests();
    let mut asked = vec![];
    while !asked.iter().any(|it| it == file) {
        reader.call(&format!("{LOOK} return look().then(() => 1)"), vec![]).await;
        asked.extend(reader.server().take_requests());
    }
    let body = "return navigator.serviceWorker.ready.then(({ installing }) => !installing)";
    reader.wait_until("nothing to be installed", body, vec![]).await;
    wait_for_caches_of_versions(reader, 1).await;
}

/// Browsers make one of two looks at a time, and a page that has just come looks by itself. So this is done again and again.
const LOOK: &str =
    "const look = () => navigator.serviceWorker.ready.then((it) => it.update().then(() => it, () => it));";

/// The version that a folder's page says it is.
fn published_version(folder: &Path) -> String {
    let page = read(&folder.join("index.html"));
    let (_, rest) = page.split_once("data-version=\"").expect("the page has a version");
    rest.split('"').next().unwrap_or_default().to_owned()
}

/// The version that the open page says it is.
async fn version(reader: &Reader) -> Value {
    reader.eval("document.documentElement.dataset.version").await
}

/// The title that the page was served with; the app has given it another since.
async fn served_title(reader: &Reader) -> Value {
    let body = "return fetch('./index.html').then((page) => page.text()).then((text) => /<title>(.*?)</.exec(text)[1])";
    reader.call(body, vec![]).await
}

/// What the engine's script says its name is, as the open page gets it; null where it gets none.
async fn engines_name(reader: &Reader) -> Value {
    let body = "return fetch('./anchoring.js').then((it) => it.ok ? it.text() : '').catch(() => '')
        .then((text) => /named = '(.*?)'/.exec(text)?.[1] ?? null)";
    reader.call(body, vec![]).await
}

/// Anchors a quotation with the engine, which is fetched for it.
async fn expect_engine(reader: &Reader) {
    let body =
        "return import(new URL('./anchoring.js', document.baseURI)).then(async ({ default: load, Anchoring }) => {
        await load();
        const anchoring = new Anchoring('The quick brown fox.');
        anchoring.add([{ id: 'urn:x', type: 'Annotation', target: { source: 'urn:y',
            selector: { type: 'TextQuoteSelector', exact: 'brown' } } }]);
        while (!anchoring.work(100));
        return JSON.stringify(anchoring.take(10));
    })";
    let outcome = reader.call(body, vec![]).await;
    assert!(outcome.as_str().is_some_and(|it| it.contains("exact")), "{}: {outcome}", reader.browser());
}

/// The names of all caches of the host.
async fn caches(reader: &Reader) -> Vec<String> {
    let names = reader.eval("caches.keys()").await;
    names.as_array().into_iter().flatten().filter_map(|name| Some(name.as_str()?.to_owned())).collect()
}

/// Waits until there are the caches of so many versions. A version that begins to be used takes a moment to clear up.
async fn wait_for_caches_of_versions(reader: &Reader, count: usize) {
    let body =
        "return caches.keys().then((all) => all.filter((it) => it.includes(' version ')).length === arguments[0])";
    reader.wait_until(&format!("{count} versions to be kept"), body, vec![count.into()]).await;
}

/// Whether the page itself was asked of the host since this was last looked at.
fn page_was_asked_for(reader: &Reader) -> bool {
    reader.server().take_requests().iter().any(|it| it == "/" || it.starts_with("/index.html"))
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
