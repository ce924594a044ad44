//! What tests of the reading room share: coming in, and taking in the page at one glance.

use std::fs;
use std::path::Path;

use browser_tests::Reader;
use claimlight::collection::Collection;
use claimlight::press;
use serde_json::{Value, json};

/// The collection that is read, from its files.
pub fn collection() -> Collection {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../documents");
    let entries = fs::read_dir(&folder).expect("documents/ is there");
    let names: Vec<String> = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let read = |name: &str| fs::read_to_string(folder.join(name)).map_err(|error| error.to_string());
    let sources = press::gather("documents", &names, read).unwrap_or_else(|errors| panic!("{errors}"));
    Collection::from_sources(&sources).unwrap_or_else(|errors| panic!("{errors}"))
}

/// Loads the page at an address and waits until the app has laid it out.
pub async fn open(reader: &Reader, address: &str) {
    reader.visit(address).await;
    reader.wait_for("html[data-app='started']").await;
    settle(reader).await;
}

/// Goes to an address within the page that is open, and waits until it is laid out.
pub async fn go(reader: &Reader, address: &str) {
    reader.call("location.hash = arguments[0]", vec![address.into()]).await;
    settle(reader).await;
}

/// Waits until the typeface is there, what follows a change is laid out, and nothing moves any more.
pub async fn settle(reader: &Reader) {
    reader.call(&in_page("await settle();"), vec![]).await;
}

/// The body of an asynchronous function in the page, which can `settle()` and look whether boxes `overlap(one, other)`.
pub fn in_page(body: &str) -> String {
    format!(
        "const frame = () => new Promise(requestAnimationFrame);
        const settle = async () => {{
            await document.fonts.ready;
            await frame();
            await frame();
            await frame();
            await Promise.allSettled(document.getAnimations().map(({{ finished }}) => finished));
            await frame();
        }};
        const overlap = (one, other) =>
            Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.5 &&
            Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 0.5;
        const given = arguments;
        return (async () => {{ {body} }})();"
    )
}

/// Runs a body as [`in_page`] has it, which returns a list of what is wrong, and ends the test where something is.
pub async fn expect_nothing_wrong(reader: &Reader, what: &str, body: &str, given: Vec<Value>) {
    let problems = reader.call(&in_page(body), given).await;
    assert_eq!(problems, json!([]), "{}: {what}", reader.browser());
}

/// Writes a note on words of the open document, from `from` to `to`, and closes its card. Its name in addresses.
pub async fn write_note(reader: &Reader, from: &str, to: &str, words: &str) -> String {
    reader.select(".sheet", from, to).await;
    reader.wait_for(".toolbar").await;
    reader.press("n").await;
    reader.wait_for(".card.open #note-comment").await;
    wait_for_focus(reader, "#note-comment").await;
    reader.type_text(words).await;
    let name = reader.attribute(".card.open", "data-for").await.unwrap_or_default();
    reader.press("Escape").await;
    reader.wait_gone(".card.open").await;
    reader.wait_for(".saved.is-saved").await;
    name
}

/// Waits until an element, or one inside it, has the focus.
pub async fn wait_for_focus(reader: &Reader, css: &str) {
    let body = "return document.activeElement?.closest(arguments[0]) !== null";
    reader.wait_until(&format!("the focus to be on `{css}`"), body, vec![css.into()]).await;
}

/// Waits until the address is this one.
pub async fn wait_for_address(reader: &Reader, address: &str) {
    let body = "return location.hash === arguments[0]";
    reader.wait_until(&format!("the address {address}"), body, vec![address.into()]).await;
}

/// Scrolls an element to the middle of the window, clear of the bar.
pub async fn bring_into_view(reader: &Reader, css: &str) {
    let body = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })";
    reader.call(body, vec![css.into()]).await;
}
