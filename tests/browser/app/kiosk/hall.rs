//! What tests of the exhibit share: a folder with an operator's settings, and a visitor's ways.

use std::fs;
use std::path::PathBuf;

use browser_tests::Reader;
use serde_json::Value;

use crate::served;

/// The app with a `kiosk.json`.
pub fn hall(settings: &str) -> PathBuf {
    let folder = served::copied("hall");
    fs::write(folder.join("kiosk.json"), settings).expect("there is room");
    folder
}

/// Comes in, and waits for the waiting screen.
pub async fn come(reader: &Reader) {
    reader.visit("").await;
    reader.wait_for("html[data-app='started']").await;
    reader.wait_for("main.attract").await;
}

/// Touches the waiting screen.
pub async fn begin(reader: &Reader) {
    reader.tap(".attract .go").await;
    reader.wait_for("main.kclaim").await;
}

/// Touches a target, wherever it lies.
pub async fn touch(reader: &Reader, css: &str) {
    reader.wait_for(css).await;
    reader.call("document.querySelector(arguments[0]).click()", vec![css.into()]).await;
}

/// Gives the claim on the screen the first, second or third of the answers.
pub async fn answer(reader: &Reader, number: usize) {
    touch(reader, &format!(".answer:nth-of-type({number})")).await;
    reader.wait_for(".answer[aria-pressed='true']").await;
}

/// Opens the operator's panel by its key and the usual code.
pub async fn open_panel(reader: &Reader) {
    ask_for_code(reader).await;
    for digit in [1, 9, 8, 6] {
        touch(reader, &format!("[data-touch='digit {digit}']")).await;
    }
    reader.wait_for("[data-touch='export']").await;
}

/// Presses the operator's key on the waiting screen.
pub async fn ask_for_code(reader: &Reader) {
    let f2 =
        "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'F2', bubbles: true, cancelable: true }))";
    reader.call(f2, vec![]).await;
    reader.wait_for("main.service .digits").await;
}

/// What a fresh start looks like and has stored, apart from the counts: all that could hold something of a visitor.
pub async fn everything(reader: &Reader) -> Value {
    let body = "
        const storage = Object.fromEntries(Object.entries(localStorage).filter(([key]) => !/:(tally|faults)$/.test(key)));
        const root = document.documentElement;
        return {
            page: document.body.outerHTML,
            // The window of a browser under test can change its size by a line.
            root: [...root.attributes].filter(({ name }) => name !== 'style').map(({ name, value }) => `${name}=${value}`).sort(),
            storage, session: sessionStorage.length, address: location.href, history: history.length,
            selection: getSelection().toString(), focus: document.activeElement.tagName, scrolled: [scrollX, scrollY],
        }";
    reader.call(body, vec![]).await
}
