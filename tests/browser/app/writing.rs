//! In the editor: nothing that is typed goes without a word.

use browser_tests::{Reader, in_chromium_by_default, in_each_browser};

use crate::noting::{LETTER, open, open_note, press_button, shown_as_saved, write_note};

in_each_browser! {
    undoing_while_a_note_is_written_shows_the_note_as_it_is;
}

in_chromium_by_default! {
    words_that_do_not_fit_are_said_until_they_do;
    a_tag_may_have_a_comma_and_one_that_is_too_long_is_said;
    tags_are_suggested_by_how_they_begin;
}

/// Puts words behind those that a field has, all at once.
async fn paste(reader: &Reader, css: &str, words: &str) {
    let body = "const field = document.querySelector(arguments[0]);
        field.focus();
        field.setRangeText(arguments[1], field.value.length, field.value.length, 'end');
        field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));";
    reader.call(body, vec![css.into(), words.into()]).await;
}

async fn undoing_while_a_note_is_written_shows_the_note_as_it_is(reader: &mut Reader) {
    open(reader, LETTER).await;
    write_note(reader, "humanism", "Typed first.").await;
    reader.click(".editor .choices label:nth-child(3)").await;
    reader.press("Control+z").await;
    reader.wait_gone(".editor").await;
    reader.wait_for_text(".card.note.open", "nothing written yet").await;
    shown_as_saved(reader).await;
    reader.press("Control+Shift+z").await;
    reader.wait_for_text(".card.note.open", "Typed first.").await;
}

async fn words_that_do_not_fit_are_said_until_they_do(reader: &mut Reader) {
    open(reader, LETTER).await;
    write_note(reader, "humanism", "A note.").await;
    paste(reader, "#note-why", &"w".repeat(1_001)).await;
    reader.wait_for_text(".editor [role=alert]", "has 1,001 characters; 1,000 is the most").await;
    // It is not forgotten over something else, and closing the editor would throw what is too much away.
    reader.click(".editor fieldset:last-of-type label:nth-child(2)").await;
    reader.click("#note-comment").await;
    reader.type_text("!").await;
    reader.wait_for_text(".editor [role=alert]", "has 1,001 characters").await;
    press_button(reader, ".editor", "Done").await;
    reader.wait_for_text(".editor [role=alert]", "has 1,001 characters").await;

    reader.click("#note-why").await;
    reader.press("End").await;
    reader.press("Backspace").await;
    reader.wait_gone(".editor [role=alert] p").await;
    press_button(reader, ".editor", "Done").await;
    reader.wait_for_text(".card.note.open .why", &"w".repeat(1_000)).await;
}

async fn a_tag_may_have_a_comma_and_one_that_is_too_long_is_said(reader: &mut Reader) {
    open(reader, LETTER).await;
    write_note(reader, "humanism", "A note.").await;
    reader.click("#note-tags").await;
    reader.type_text("\"Reagan, Ronald\", law").await;
    press_button(reader, ".editor", "Done").await;
    reader.wait_for(".card.note.open .tags").await;
    assert_eq!(reader.texts_of(".card.note.open .tags li").await, ["Reagan, Ronald", "law"]);

    press_button(reader, ".card.note.open", "Edit").await;
    reader.click("#note-tags").await;
    assert_eq!(reader.value_of("#note-tags").await, "\"Reagan, Ronald\", law");
    paste(reader, "#note-tags", &format!(", {}", "x".repeat(101))).await;
    reader.wait_for_text(".editor [role=alert]", "is too long").await;
    reader.press("Escape").await;
    open_note(reader).await;
    let kept = reader.texts_of(".card.note.open .tags li").await;
    assert_eq!(kept, ["Reagan, Ronald", "law", &"x".repeat(100)]);
}

async fn tags_are_suggested_by_how_they_begin(reader: &mut Reader) {
    open(reader, LETTER).await;
    write_note(reader, "humanism", "A note.").await;
    reader.click("#note-tags").await;
    reader.type_text("law, lawyers, marriage").await;
    press_button(reader, ".editor", "Done").await;
    reader.press("Escape").await;
    write_note(reader, "conformity", "Another.").await;
    reader.click("#note-tags").await;
    reader.type_text("visa, la").await;
    reader.wait_until(
        "two suggestions",
        "return [...document.querySelectorAll('.suggestions button')].map((it) => it.innerText).join() === '+ law,+ lawyers'",
        vec![],
    )
    .await;
    press_button(reader, ".suggestions", "+ lawyers").await;
    assert_eq!(reader.value_of("#note-tags").await, "visa, lawyers");
    press_button(reader, ".editor", "Done").await;
    press_button(reader, ".card.note.open", "Edit").await;
    // A tag that the note has is not taken for the beginning of another.
    press_button(reader, ".suggestions", "+ law").await;
    assert_eq!(reader.value_of("#note-tags").await, "visa, lawyers, law");
}
