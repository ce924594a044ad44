//! What happens to the storage is said at once, and nothing that was written is lost by it.

use browser_tests::{Reader, Setup, in_chromium_by_default, in_each_browser};

use crate::noting::{
    LETTER, NOTEBOOK, keep_note, listed, open, open_again, press_button, shown_as_saved, store, stored, wait_for_count,
    write_note,
};

in_each_browser! {
    a_full_storage_is_said_at_once_and_the_notes_are_saved_when_there_is_room;
    a_forbidden_storage_is_said_at_once_and_a_file_keeps_the_notes: Setup::new().without_storage();
}

in_chromium_by_default! {
    a_slot_that_is_damaged_while_the_page_is_open_is_said_and_offered;
    a_damaged_slot_is_set_aside_and_the_other_one_stands;
    a_slot_that_was_cut_short_is_set_aside_and_the_other_one_stands;
    two_damaged_slots_are_both_set_aside_and_new_notes_are_kept_beside_them;
    data_that_cannot_be_set_aside_is_not_overwritten;
    a_newer_notebook_is_not_written_over;
    what_could_not_be_erased_is_said_and_erased_later;
}

async fn a_full_storage_is_said_at_once_and_the_notes_are_saved_when_there_is_room(reader: &mut Reader) {
    open(reader, LETTER).await;
    keep_note(reader, "divided families", "Saved before.").await;
    fill_storage(reader).await;
    write_note(reader, "humanism", "Written when all was full, a long note that needs some room of its own.").await;
    reader.wait_for_text("#not-saved", "full").await;
    reader.wait_for(".saved.is-unsaved").await;
    reader.press("Escape").await;
    wait_for_count(reader, ".card.note", 2).await;

    // A file has what the storage has not.
    press_button(reader, "#not-saved", "Save to a file").await;
    let (name, content) = reader.take_download().await;
    let content = String::from_utf8_lossy(&content).into_owned();
    assert!(name.starts_with("claimlight-") && name.ends_with(".json"), "{name}");
    assert!(content.contains("Saved before.") && content.contains("Written when all was full"), "{content}");
    // Saving to a file saves no notes here, and nobody says so.
    reader.wait_for(".saved.is-unsaved").await;
    // A retry that fails is no success.
    press_button(reader, "#not-saved", "Try again").await;
    reader.wait_for(".saved.is-unsaved").await;
    assert!(stored(reader).await.values().any(|value| value.contains("Saved before.")));

    empty_storage_of_others(reader).await;
    press_button(reader, "#not-saved", "Try again").await;
    shown_as_saved(reader).await;
    assert!(!asks_before_leaving(reader).await);
    reader.wait_gone("#not-saved").await;
    open_again(reader).await;
    wait_for_count(reader, ".card.note", 2).await;
    reader.wait_for_text(".card.note", "Written when all was full").await;
}

/// Another app on the same host takes all the room that is left.
async fn fill_storage(reader: &Reader) {
    let body = "for (let length = 4 << 20, number = 0; length >= 1; ) {
            try { localStorage.setItem(`filler ${number++}`, 'x'.repeat(length)); } catch { length >>= 1; }
        }";
    reader.call(body, vec![]).await;
}

/// The other app lets go of it.
async fn empty_storage_of_others(reader: &Reader) {
    let body = "const others = Object.keys(localStorage).filter((key) => key.startsWith('filler'));
        others.forEach((key) => localStorage.removeItem(key));";
    reader.call(body, vec![]).await;
}

async fn a_forbidden_storage_is_said_at_once_and_a_file_keeps_the_notes(reader: &mut Reader) {
    open(reader, LETTER).await;
    reader.wait_for_text("#not-saved", "does not let this page store").await;
    reader.wait_for(".saved.is-unsaved").await;
    write_note(reader, "humanism", "Only in memory.").await;
    reader.press("Escape").await;
    reader.wait_for_text(".card.note", "Only in memory.").await;
    reader.wait_for(".saved.is-unsaved").await;
    assert!(asks_before_leaving(reader).await);
    press_button(reader, "#not-saved", "Save to a file").await;
    let (_, content) = reader.take_download().await;
    assert!(String::from_utf8_lossy(&content).contains("Only in memory."));

    // All the views work, and the notes are in them until the page is left.
    press_button(reader, "header", "Notebook").await;
    reader.wait_for_text(".note-list > li", "Only in memory.").await;
    press_button(reader, "header", "Read").await;
    reader.wait_for_text(".card.note", "Only in memory.").await;
    press_button(reader, "#not-saved", "Try again").await;
    reader.wait_for(".saved.is-unsaved").await;
    assert_eq!(reader.page_errors().await, [""; 0]);
}

/// Whether the browser would ask before the page is left.
async fn asks_before_leaving(reader: &Reader) -> bool {
    let leaving = "const leaving = new Event('beforeunload', { cancelable: true });
        dispatchEvent(leaving);
        return leaving.defaultPrevented;";
    reader.call(leaving, vec![]).await == true
}

/// Keeps two notes, by two saves at least, so that both slots hold something. Where the newer slot is.
async fn two_saves(reader: &Reader) -> (String, String) {
    open(reader, LETTER).await;
    keep_note(reader, "humanism", "The first.").await;
    keep_note(reader, "divided families", "The second.").await;
    let slots = slots(reader).await;
    assert_eq!(slots.len(), 2, "{slots:?}");
    // The first line says after the schema how manieth the save was.
    let revision = |slot: &str| slot.split(' ').nth(3).and_then(|number| number.parse::<u64>().ok());
    slots.into_iter().max_by_key(|(_, slot)| revision(slot)).expect("there are two")
}

/// The slots with their keys.
async fn slots(reader: &Reader) -> Vec<(String, String)> {
    let is_slot = |key: &str| key.starts_with("claimlight:") && (key.ends_with(":a") || key.ends_with(":b"));
    stored(reader).await.into_iter().filter(|(key, _)| is_slot(key)).collect()
}

/// What was set aside.
async fn asides(reader: &Reader) -> Vec<String> {
    stored(reader).await.into_iter().filter(|(key, _)| key.contains(":aside:")).map(|(_, text)| text).collect()
}

async fn a_damaged_slot_is_set_aside_and_the_other_one_stands(reader: &mut Reader) {
    let (key, slot) = two_saves(reader).await;
    let damaged = slot.replacen("The first.", "The fyrst.", 1);
    expect_rescue(reader, &key, &damaged).await;
}

async fn a_slot_that_was_cut_short_is_set_aside_and_the_other_one_stands(reader: &mut Reader) {
    let (key, slot) = two_saves(reader).await;
    expect_rescue(reader, &key, &slot[..slot.len() * 2 / 3]).await;
}

/// Puts something unreadable into the newer slot and reloads: the older slot's notes are there, the unreadable data is
/// offered as a file, stays until it is thrown away, and does not hinder new notes.
async fn expect_rescue(reader: &Reader, key: &str, unreadable: &str) {
    store(reader, key, unreadable).await;
    open_again(reader).await;
    reader.wait_for_text("#unreadable", "could not be read").await;
    // The slot before held everything but the last strokes.
    wait_for_count(reader, ".card.note", 2).await;
    reader.wait_for_text(".card.note", "The first.").await;
    keep_note(reader, "400 marriages", "The third.").await;
    keep_note(reader, "exit applications", "The fourth.").await;
    assert_eq!(asides(reader).await, [unreadable]);

    open_again(reader).await;
    wait_for_count(reader, ".card.note", 4).await;
    reader.wait_gone("#unreadable").await;
    open(reader, NOTEBOOK).await;
    press_button(reader, ".keeping", "Save unreadable data").await;
    let (_, content) = reader.take_download().await;
    assert_eq!(String::from_utf8_lossy(&content), unreadable);
    press_button(reader, ".keeping", "Throw it away").await;
    reader.wait_gone(".asides").await;
    shown_as_saved(reader).await;
    assert_eq!(asides(reader).await, [""; 0]);
    assert_eq!(listed(reader).await.len(), 4);
}

async fn two_damaged_slots_are_both_set_aside_and_new_notes_are_kept_beside_them(reader: &mut Reader) {
    two_saves(reader).await;
    let mut unreadable = Vec::new();
    for (key, slot) in slots(reader).await {
        let damaged = slot.replacen("The", "Teh", 1);
        store(reader, &key, &damaged).await;
        unreadable.push(damaged);
    }
    open_again(reader).await;
    reader.wait_for_text("#unreadable", "could not be read").await;
    wait_for_count(reader, ".card.note", 0).await;
    keep_note(reader, "humanism", "A new beginning.").await;
    keep_note(reader, "divided families", "And on.").await;
    open_again(reader).await;
    wait_for_count(reader, ".card.note", 2).await;
    let mut set_aside = asides(reader).await;
    set_aside.sort();
    unreadable.sort();
    assert_eq!(set_aside, unreadable);
    open(reader, NOTEBOOK).await;
    wait_for_count(reader, ".asides li", 2).await;
}

async fn a_slot_that_is_damaged_while_the_page_is_open_is_said_and_offered(reader: &mut Reader) {
    let (key, slot) = two_saves(reader).await;
    let damaged = slot.replacen("The first.", "The fyrst.", 1);
    store(reader, &key, &damaged).await;
    keep_note(reader, "400 marriages", "The third.").await;
    reader.wait_for_text("#unreadable", "could not be read").await;
    press_button(reader, "#unreadable", "Notebook").await;
    assert_eq!(listed(reader).await.len(), 3);
    // It is thrown away only when the reader has it.
    assert_eq!(reader.attribute(".asides button:last-child", "disabled").await.as_deref(), Some(""));
    press_button(reader, ".keeping", "Save unreadable data").await;
    assert_eq!(String::from_utf8_lossy(&reader.take_download().await.1), damaged);
    press_button(reader, ".keeping", "Throw it away").await;
    reader.wait_gone(".asides").await;
    shown_as_saved(reader).await;
    assert_eq!(asides(reader).await, [""; 0]);
}

async fn data_that_cannot_be_set_aside_is_not_overwritten(reader: &mut Reader) {
    let (key, slot) = two_saves(reader).await;
    // Somebody else's data leaves no room for another copy.
    let damaged = slot.replacen("The first.", "The fyrst.", 1);
    store(reader, &key, &damaged).await;
    fill_storage(reader).await;
    open_again(reader).await;
    reader.wait_for_text("#not-saved", "not overwritten").await;
    write_note(reader, "400 marriages", "In memory.").await;
    reader.press("Escape").await;
    reader.wait_for(".saved.is-unsaved").await;
    assert_eq!(stored(reader).await.get(&key), Some(&damaged));
    // The notebook offers it. Once it is gone, and there is room, all is saved.
    press_button(reader, "header", "Notebook").await;
    press_button(reader, ".keeping", "Save unreadable data").await;
    assert_eq!(String::from_utf8_lossy(&reader.take_download().await.1), damaged);
    press_button(reader, ".keeping", "Throw it away").await;
    reader.wait_gone(".asides").await;
    empty_storage_of_others(reader).await;
    press_button(reader, "#not-saved", "Try again").await;
    shown_as_saved(reader).await;
    open_again(reader).await;
    wait_for_count(reader, ".note-list > li", 3).await;
}

async fn a_newer_notebook_is_not_written_over(reader: &mut Reader) {
    let (key, _) = two_saves(reader).await;
    store(reader, &key, &newer_slot()).await;
    let before = stored(reader).await;
    open_again(reader).await;
    reader.wait_for_text("#not-saved", "newer version").await;
    reader.wait_for(".saved.is-unsaved").await;
    write_note(reader, "400 marriages", "In memory.").await;
    reader.press("Escape").await;
    press_button(reader, "#not-saved", "Try again").await;
    reader.wait_for(".saved.is-unsaved").await;
    reader.wait_for_text(".card.note", "In memory.").await;
    open_again(reader).await;
    reader.wait_for_text("#not-saved", "newer version").await;
    assert_eq!(stored(reader).await, before);
}

async fn what_could_not_be_erased_is_said_and_erased_later(reader: &mut Reader) {
    two_saves(reader).await;
    open(reader, NOTEBOOK).await;
    let refuse = "window.setItem = Storage.prototype.setItem;
        Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }";
    reader.call(refuse, vec![]).await;
    press_button(reader, ".keeping", "Erase everything").await;
    press_button(reader, "dialog", "Erase everything").await;
    reader.wait_for_text("#not-erased", "still on this device").await;
    assert!(asks_before_leaving(reader).await);
    // What is taken back meanwhile stays, and nothing else.
    press_button(reader, ".notebook-head", "Undo").await;
    press_button(reader, ".note-list > li", "Delete").await;
    reader.wait_for(".saved.is-unsaved").await;
    reader.call("Storage.prototype.setItem = window.setItem", vec![]).await;
    press_button(reader, "#not-erased", "Try again").await;
    shown_as_saved(reader).await;
    reader.wait_gone("#not-erased").await;
    let left = listed(reader).await;
    assert_eq!(left.len(), 1);
    open_again(reader).await;
    wait_for_count(reader, ".note-list > li", 1).await;
    assert_eq!(listed(reader).await, left);
}

/// A slot as a later version of the app may write it.
fn newer_slot() -> String {
    let payload = "{\"chapters\":[]}";
    let head = format!("claimlight notebook 2 1000 {}", payload.len());
    let bits = format!("{head}\n{payload}")
        .bytes()
        .fold(!0, |sum: u32, byte| (0..8).fold(sum ^ u32::from(byte), |sum, _| (sum >> 1) ^ (0xEDB8_8320 * (sum & 1))));
    format!("{head} {:08x}\n{payload}", !bits)
}
