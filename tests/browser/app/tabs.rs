//! Two tabs at once lose nothing.

use browser_tests::{Reader, Setup, Tab, in_chromium_by_default, in_each_browser};
use serde_json::json;

use crate::noting::{
    LETTER, NOTEBOOK, focus_on, keep_note, listed, open, open_note, press_button, shown_as_saved, stored,
    wait_for_count, write_note,
};

in_each_browser! {
    notes_made_in_two_tabs_are_in_both: Setup::new().own_browser();
    what_a_tab_writes_does_not_come_back_to_it;
}

in_chromium_by_default! {
    where_two_tabs_write_one_note_the_later_stands_and_the_earlier_is_kept: Setup::new().own_browser();
    a_note_deleted_in_one_tab_is_gone_in_the_other_and_can_come_back;
    words_written_while_another_tab_deleted_their_note_can_be_taken_up;
    what_another_page_clears_is_written_again;
}

/// Opens the letter in two tabs; the reader looks at the second.
async fn two_tabs(reader: &mut Reader) -> (Tab, Tab) {
    open(reader, LETTER).await;
    let first = reader.tab().await;
    let second = reader.new_tab().await;
    open(reader, LETTER).await;
    (first, second)
}

async fn notes_made_in_two_tabs_are_in_both(reader: &mut Reader) {
    let (first, second) = two_tabs(reader).await;
    let notes = [(&first, "humanism", "From the first."), (&second, "divided families", "From the second.")];
    for (tab, words, comment) in notes {
        reader.look_at(tab).await;
        keep_note(reader, words, comment).await;
    }
    keep_note(reader, "400 marriages", "Once more from the second.").await;
    for tab in [&first, &second] {
        reader.look_at(tab).await;
        wait_for_count(reader, ".card.note", 3).await;
        shown_as_saved(reader).await;
        for (_, _, comment) in notes {
            reader.wait_for_text(".card.note", comment).await;
        }
    }
    reader.restart().await;
    open(reader, NOTEBOOK).await;
    assert_eq!(listed(reader).await.len(), 3);
}

async fn where_two_tabs_write_one_note_the_later_stands_and_the_earlier_is_kept(reader: &mut Reader) {
    let (first, second) = two_tabs(reader).await;
    write_note(reader, "humanism", "Both.").await;
    shown_as_saved(reader).await;
    reader.look_at(&first).await;
    open_note(reader).await;
    press_button(reader, ".card.note.open", "Edit").await;
    reader.click("#note-comment").await;
    reader.press("Control+End").await;
    reader.type_text(" The first says so.").await;
    shown_as_saved(reader).await;
    assert_eq!(reader.value_of("#note-comment").await, "Both. The first says so.");

    // The second tab's editor was open all the time, without the first one's words.
    reader.look_at(&second).await;
    focus_on(reader, "#note-comment").await;
    reader.press("Control+End").await;
    reader.type_text(" The second says no.").await;
    shown_as_saved(reader).await;

    let (standing, kept) = ("Both. The second says no.", "Both. The first says so.");
    for tab in [&second, &first] {
        reader.look_at(tab).await;
        press_button(reader, ".card.note.open", "Done").await;
        reader.wait_for_text(".card.note.open", standing).await;
        reader.wait_for_text(".former", "Other versions of this note").await;
        reader.click(".former summary").await;
        reader.wait_for_text(".former", kept).await;
    }
    // The kept one can be taken up; then the other is kept.
    press_button(reader, ".former", "Use this one").await;
    reader.wait_for_text(".card.note.open > .written", kept).await;
    shown_as_saved(reader).await;
    reader.restart().await;
    open(reader, LETTER).await;
    open_note(reader).await;
    reader.wait_for_text(".card.note.open > .written", kept).await;
    reader.click(".former summary").await;
    reader.wait_for_text(".former", standing).await;
}

async fn a_note_deleted_in_one_tab_is_gone_in_the_other_and_can_come_back(reader: &mut Reader) {
    let (first, second) = two_tabs(reader).await;
    keep_note(reader, "humanism", "Soon gone.").await;
    reader.look_at(&first).await;
    reader.wait_for_text(".card.note", "Soon gone.").await;
    open_note(reader).await;

    reader.look_at(&second).await;
    open_note(reader).await;
    press_button(reader, ".card.note.open", "Delete").await;
    wait_for_count(reader, ".card.note", 0).await;
    shown_as_saved(reader).await;
    reader.look_at(&first).await;
    wait_for_count(reader, ".card.note", 0).await;
    wait_for_count(reader, "mark[class*='ink-']", 0).await;

    reader.look_at(&second).await;
    press_button(reader, ".notice", "Undo").await;
    wait_for_count(reader, ".card.note", 1).await;
    shown_as_saved(reader).await;
    reader.look_at(&first).await;
    reader.wait_for_text(".card.note", "Soon gone.").await;
    assert_eq!(reader.page_errors().await, [""; 0]);
}

async fn words_written_while_another_tab_deleted_their_note_can_be_taken_up(reader: &mut Reader) {
    let (first, second) = two_tabs(reader).await;
    keep_note(reader, "humanism", "Known to both.").await;
    // The second tab is no longer heard, as when the storage is full.
    let refuse = "window.setItem = Storage.prototype.setItem;
        Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }";
    reader.call(refuse, vec![]).await;
    open_note(reader).await;
    press_button(reader, ".card.note.open", "Edit").await;
    reader.click("#note-comment").await;
    reader.press("Control+End").await;
    reader.type_text(" Unheard.").await;
    reader.wait_for("#not-saved").await;

    reader.look_at(&first).await;
    open_note(reader).await;
    press_button(reader, ".card.note.open", "Delete").await;
    wait_for_count(reader, ".card.note", 0).await;
    shown_as_saved(reader).await;

    reader.look_at(&second).await;
    reader.call("Storage.prototype.setItem = window.setItem", vec![]).await;
    reader.eval("dispatchEvent(new StorageEvent('storage', { key: null, storageArea: localStorage }))").await;
    shown_as_saved(reader).await;
    press_button(reader, "header", "Notebook").await;
    reader.click(".former summary").await;
    reader.wait_for_text(".former", "Known to both. Unheard.").await;
    press_button(reader, ".former", "Use this one").await;
    reader.wait_for_text(".note-list > li", "Known to both. Unheard.").await;
    reader.wait_gone(".former").await;
}

async fn what_a_tab_writes_does_not_come_back_to_it(reader: &mut Reader) {
    let (first, second) = two_tabs(reader).await;
    keep_note(reader, "humanism", "Once.").await;
    reader.look_at(&first).await;
    reader.wait_for_text(".card.note", "Once.").await;
    let slots = stored(reader).await;
    // The tab hears of writing that is its own, or no news: nothing is written for that, here or by the answer of the other.
    let body = "for (const [key, newValue] of [...Object.entries(localStorage), ['something else', 'x'], [null, null]])
            dispatchEvent(new StorageEvent('storage', { key, newValue, storageArea: localStorage }));
        return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));";
    for tab in [&first, &second] {
        reader.look_at(tab).await;
        reader.call(body, vec![]).await;
        shown_as_saved(reader).await;
        assert_eq!(reader.count(".card.note").await, 1);
    }
    assert_eq!(stored(reader).await, slots);
}

async fn what_another_page_clears_is_written_again(reader: &mut Reader) {
    open(reader, LETTER).await;
    let first = reader.tab().await;
    keep_note(reader, "humanism", "Not to be cleared.").await;
    // A page of the same origin that is not the app: all of an origin's pages share one storage.
    let second = reader.new_tab().await;
    reader.visit("boot.js").await;
    reader.eval("localStorage.clear()").await;
    reader.look_at(&first).await;
    reader
        .wait_until(
            "the notes to be written again",
            "return Object.values(localStorage).some((value) => value.includes('Not to be cleared.'))",
            vec![],
        )
        .await;
    shown_as_saved(reader).await;
    reader.look_at(&second).await;
    assert_eq!(
        reader.eval("Object.values(localStorage).some((value) => value.includes('Not to be cleared.'))").await,
        json!(true)
    );
    open(reader, NOTEBOOK).await;
    assert_eq!(listed(reader).await.len(), 1);
}
