//! What people do again and again when they make notes, and where they look whether all is well.

use std::collections::BTreeMap;

use browser_tests::Reader;

use crate::room::settle;

/// The address of the letter of 11 January.
pub const LETTER: &str = "#/gorbachev-letter";

/// The address of the memorandum of 16 January.
pub const MEMO: &str = "#/shultz-memo-jan-16";

/// The address of the notebook.
pub const NOTEBOOK: &str = "#/view/notebook";

/// The marks of the reader's own notes.
pub const MARK: &str = "mark[class*='ink-']";

/// Goes to a document or view, and waits until the app has it.
pub async fn open(reader: &Reader, address: &str) {
    reader.visit(address).await;
    reader.wait_for("html[data-app='started']").await;
    reader.wait_for(if address.starts_with("#/view") { "main.view" } else { "main.reading .sheet" }).await;
}

/// Loads the page again, and waits until the app has it.
pub async fn open_again(reader: &Reader) {
    reader.reload().await;
    reader.wait_for("html[data-app='started']").await;
}

/// Selects words of the open document with the mouse.
pub async fn choose(reader: &Reader, from: &str, to: &str) {
    settle(reader).await; // Nobody aims at what scrolls.
    reader.select(".sheet", from, to).await;
    reader.wait_for(".toolbar").await;
}

/// Writes a note on words of the open document, and leaves its card open and the cursor in it.
pub async fn write_note(reader: &Reader, words: &str, comment: &str) {
    choose(reader, words, words).await;
    reader.press("n").await;
    focus_on(reader, "#note-comment").await;
    reader.type_text(comment).await;
}

/// Writes a note, waits until it is shown as saved, and closes its card.
pub async fn keep_note(reader: &Reader, words: &str, comment: &str) {
    write_note(reader, words, comment).await;
    shown_as_saved(reader).await;
    reader.press("Escape").await;
    reader.wait_gone(".card.open").await;
}

/// Opens the card of the first of the reader's notes.
pub async fn open_note(reader: &Reader) {
    reader.wait_for(".card.note .open-it").await;
    settle(reader).await;
    reader.click(".card.note .open-it").await;
    reader.wait_for(".card.note.open").await;
}

/// Waits until the notes are shown as saved.
pub async fn shown_as_saved(reader: &Reader) {
    reader.wait_for(".saved.is-saved").await;
}

/// Waits until an element has the focus.
pub async fn focus_on(reader: &Reader, css: &str) {
    let body = "return Boolean(document.activeElement?.closest(arguments[0]))";
    reader.wait_until(&format!("`{css}` to have the focus"), body, vec![css.into()]).await;
}

/// Waits until there are so many elements.
pub async fn wait_for_count(reader: &Reader, css: &str, count: usize) {
    let body = "return document.querySelectorAll(arguments[0]).length === arguments[1]";
    reader.wait_until(&format!("{count} of `{css}`"), body, vec![css.into(), count.into()]).await;
}

/// Makes a choice in a list that drops down.
pub async fn pick(reader: &Reader, css: &str, value: &str) {
    let body = "const [css, value] = arguments;
        const field = document.querySelector(css);
        const choice = [...field.options].find((option) => option.value === value || option.text.startsWith(value));
        field.value = choice.value;
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    reader.call(body, vec![css.into(), value.into()]).await;
}

/// The notes in the open notebook, each as one text: what, quotation, words.
pub async fn listed(reader: &Reader) -> Vec<String> {
    reader.texts_of(".note-list > li").await
}

/// Presses the button that says `words`.
pub async fn press_button(reader: &Reader, within: &str, words: &str) {
    let body = "const [within, words] = arguments;
        document.querySelectorAll('[data-pressed]').forEach((button) => button.removeAttribute('data-pressed'));
        const all = [...document.querySelectorAll(`${within} button, ${within} a`)];
        const button = all.find((button) => button.innerText.trim().startsWith(words) && button.checkVisibility());
        button?.setAttribute('data-pressed', '');
        return Boolean(button);";
    // Cards move to their places, and nobody presses what moves; by then it may be another element.
    for _ in 0..2 {
        reader.wait_until(&format!("a button {words:?} in `{within}`"), body, vec![within.into(), words.into()]).await;
        settle(reader).await;
    }
    reader.click("[data-pressed]").await;
}

/// Everything in the browser's storage.
pub async fn stored(reader: &Reader) -> BTreeMap<String, String> {
    let all = reader.eval("Object.entries(localStorage)").await;
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    all.as_array().into_iter().flatten().map(|entry| (text(&entry[0]), text(&entry[1]))).collect()
}

/// Puts something into the browser's storage behind the app's back.
pub async fn store(reader: &Reader, key: &str, value: &str) {
    reader.call("localStorage.setItem(arguments[0], arguments[1])", vec![key.into(), value.into()]).await;
}

/// A text with single spaces for all white space, as one hears it.
pub fn spoken(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
