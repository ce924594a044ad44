//! In the editor: nothing that is typed goes without a word.

use browser_tests::{Reader, in_each_browser};

use crate::noting::{LETTER, open, open_note, press_button, shown_as_saved, write_note};

in_each_browser! {
    undoing_while_a_note_is_written_shows_the_note_as_it_is;
    words_that_do_not_fit_are_said_until_they_do;
    a_tag_may_have_a_comma_and_one_that_is_too_long_is_said;
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
    reader.click("#note-why").await;
    reader.type_text(&"w".repeat(1_001)).await;
    reader.wait_for_text(".editor [role=alert]", "has 1001 characters; 1000 is the most").await;
    // It is not forgotten over something else, and closing the editor would throw it away.
    reader.click(".editor fieldset:last-of-type label:nth-child(2)").await;
    reader.click("#note-comment").await;
    reader.type_text("!").await;
    reader.wait_for_text(".editor [role=alert]", "has 1001 characters").await;
    press_button(reader, ".editor", "Done").await;
    reader.wait_for_text(".editor [role=alert]", "has 1001 characters").await;

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
    reader.press("End").await;
    reader.type_text(&format!(", {}", "x".repeat(101))).await;
    reader.wait_for_text(".editor [role=alert]", "more than 100 characters").await;
    reader.press("Escape").await;
    open_note(reader).await;
    assert_eq!(reader.texts_of(".card.note.open .tags li").await, ["Reagan, Ronald", "law"]);
}
