//! The notebook: every note with its quotation, found and ordered, the way to its text, and everything erased.

use browser_tests::{Reader, in_chromium_by_default, in_each_browser};
use serde_json::json;

use crate::noting::{
    LETTER, MEMO, NOTEBOOK, keep_note, listed, open, open_again, pick, press_button, shown_as_saved, stored,
    wait_for_count, write_note,
};

in_each_browser! {
    notes_are_listed_sifted_sorted_and_lead_to_their_text;
}

in_chromium_by_default! {
    a_filter_ends_with_the_last_note_that_it_lets_through;
    a_note_without_a_card_is_read_and_edited_in_the_notebook;
    everything_is_erased_after_a_question_and_leaves_no_word;
}

async fn notes_are_listed_sifted_sorted_and_lead_to_their_text(reader: &mut Reader) {
    open(reader, NOTEBOOK).await;
    reader.wait_for_text(".notebook-empty", "No notes yet").await;

    // Written in another order than one reads them.
    open(reader, MEMO).await;
    write_note(reader, "pianist", "Third as one reads; first written.").await;
    reader.click(".choices label:nth-child(3)").await;
    reader.click("#note-tags").await;
    reader.type_text("Café, law").await;
    shown_as_saved(reader).await;
    open(reader, LETTER).await;
    keep_note(reader, "humanism", "Second as one reads; second written.").await;
    write_note(reader, "conformity", "First as one reads; third written.").await;
    reader.click("#note-tags").await;
    reader.type_text("law").await;
    shown_as_saved(reader).await;

    open(reader, NOTEBOOK).await;
    let order = async || -> Vec<String> {
        let begins = listed(reader).await;
        let words = ["First", "Second", "Third"];
        begins.iter().map(|note| words.iter().find(|word| note.contains(*word)).unwrap_or(&"?").to_string()).collect()
    };
    reader.wait_for_text(".note-count", "3 notes").await;
    assert_eq!(order().await, ["First", "Second", "Third"]);
    assert_eq!(reader.texts_of(".note-list blockquote").await, ["conformity", "humanism", "pianist"]);
    let order_field = ".sieve label:nth-child(5) select";
    pick(reader, order_field, "newest").await;
    assert_eq!(order().await, ["First", "Second", "Third"]);
    pick(reader, order_field, "oldest").await;
    assert_eq!(order().await, ["Third", "Second", "First"]);
    pick(reader, order_field, "place").await;

    // By document, by type, by tag; each choice says how many it has.
    let sifts: [(u32, &str, &[&str]); 4] = [
        (2, "Gorbachev, 11 January (2)", &["First", "Second"]),
        (3, "question (1)", &["Third"]),
        (4, "law (2)", &["First", "Third"]),
        (4, "Café (1)", &["Third"]),
    ];
    for (field, choice, notes) in sifts {
        let field = format!(".sieve label:nth-child({field}) select");
        pick(reader, &field, choice).await;
        reader.wait_for_text(".note-count", &format!("{} of 3 notes", notes.len())).await;
        assert_eq!(order().await, notes, "{choice}");
        pick(reader, &field, "all").await;
        wait_for_count(reader, ".note-list > li", 3).await;
    }
    // By words of the quotation, the note, or a tag; capitals and accents do not matter.
    for (words, note) in [("HUMANISM", "Second"), ("conformity", "First"), ("cafe", "Third")] {
        reader.click(".sieve input").await;
        reader.type_text(words).await;
        reader.wait_for_text(".note-count", "1 of 3 notes").await;
        assert_eq!(order().await, [note], "{words}");
        reader.press("Control+a").await;
        reader.press("Delete").await;
        wait_for_count(reader, ".note-list > li", 3).await;
    }

    press_button(reader, ".note-list > li:nth-child(2)", "Go to text").await;
    reader.wait_for_text(".card.note.open", "Second as one reads").await;
    let is_seen = "const place = document.querySelector('mark.is-open').getBoundingClientRect();
        return place.top > 0 && place.bottom < innerHeight";
    reader.wait_until("the passage to be in view", is_seen, vec![]).await;
    reader.back().await;
    reader.wait_for(".note-list").await;
    press_button(reader, ".note-list > li:nth-child(3)", "Edit").await;
    reader.wait_for(".card.note.open #note-comment").await;
    assert!(reader.value_of("#note-comment").await.starts_with("Third"));
}

async fn a_filter_ends_with_the_last_note_that_it_lets_through(reader: &mut Reader) {
    open(reader, LETTER).await;
    for (words, tag) in [("humanism", "alpha"), ("conformity", "beta")] {
        write_note(reader, words, tag).await;
        reader.click("#note-tags").await;
        reader.type_text(tag).await;
        shown_as_saved(reader).await;
        reader.press("Escape").await;
    }
    open(reader, NOTEBOOK).await;
    let tags = ".sieve label:nth-child(4) select";
    pick(reader, tags, "beta").await;
    reader.wait_for_text(".note-count", "1 of 2 notes").await;
    press_button(reader, ".note-list > li", "Delete").await;
    reader.wait_for_text(".note-count", "1 note").await;
    assert_eq!(reader.value_of(tags).await, "");

    // What is chosen stays chosen while the list of tags changes, and when the list was empty.
    pick(reader, tags, "alpha").await;
    press_button(reader, ".notebook-head", "Undo").await;
    reader.wait_for_text(".note-count", "1 of 2 notes").await;
    assert_eq!(reader.value_of(tags).await, "alpha");
    press_button(reader, ".keeping", "Erase everything").await;
    press_button(reader, "dialog", "Erase everything").await;
    reader.wait_for(".notebook-empty").await;
    press_button(reader, ".notebook-head", "Undo").await;
    reader.wait_for_text(".note-count", "1 of 2 notes").await;
    assert_eq!(reader.value_of(tags).await, "alpha");
}

async fn a_note_without_a_card_is_read_and_edited_in_the_notebook(reader: &mut Reader) {
    open(reader, LETTER).await;
    keep_note(reader, "humanism", "To learn the letter’s name from.").await;
    open(reader, NOTEBOOK).await;
    press_button(reader, ".notebook-head", "Save to a file").await;
    let mut file: serde_json::Value = serde_json::from_slice(&reader.take_download().await.1).expect("JSON");
    let note = &mut file["first"]["items"][0];
    let letter = note["target"]["source"]["id"].clone();
    let quote = json!({"type": "TextQuoteSelector", "exact": "words that nobody wrote"});
    let foreign = json!([
        {"id": "L-95", "target": letter, "body": {"type": "TextualBody", "value": "On the whole letter."}},
        {"id": "at-1-2", "target": {"source": letter, "selector": quote}},
    ]);
    reader.choose_file("#open-file", "foreign.json", foreign.to_string().as_bytes()).await;
    press_button(reader, "dialog", "Add them to mine").await;
    wait_for_count(reader, ".note-list > li", 3).await;
    // A note on the whole document comes before those on its words, and leads to it.
    assert!(listed(reader).await[0].contains("On the whole letter."));
    assert_eq!(reader.attribute(".note-list > li:first-child a", "href").await.as_deref(), Some(LETTER));
    reader.wait_for_text(".note-list > li.lost", "no longer in the document").await;

    // The list does not follow what is typed, or the editor would go with its row.
    pick(reader, ".sieve label:nth-child(5) select", "newest").await;
    pick(reader, ".sieve label:nth-child(3) select", "highlight").await;
    press_button(reader, ".note-list > li.lost", "Edit").await;
    reader.click(".editor .choices label:nth-child(3)").await;
    reader.click("#note-comment").await;
    reader.type_text("Where have they gone?").await;
    shown_as_saved(reader).await;
    press_button(reader, ".editor", "Done").await;
    reader.wait_gone(".note-list > li.lost").await;
    pick(reader, ".sieve label:nth-child(3) select", "all").await;
    reader.wait_for_text(".note-list > li.lost", "Where have they gone?").await;
    open(reader, "#/view/search/gone").await;
    assert_eq!(reader.attribute(".found li a", "href").await.as_deref(), Some(NOTEBOOK));
    // Names that claims and passages have too hide nobody's card.
    open(reader, "#/gorbachev-letter/L-95").await;
    reader.wait_for(".card.claim.open[data-for='L-95']").await;
    assert_eq!(reader.page_errors().await, [""; 0]);
}

async fn everything_is_erased_after_a_question_and_leaves_no_word(reader: &mut Reader) {
    let words = ["Wombat", "wolverine", "Walrus"];
    open(reader, LETTER).await;
    keep_note(reader, "humanism", words[0]).await;
    keep_note(reader, "conformity", words[1]).await;
    // Something of it is set aside as well.
    let spoil = "const key = Object.keys(localStorage).find((key) => key.endsWith(':a'));
        localStorage.setItem(key, localStorage.getItem(key).replace('{', '{ '));";
    reader.call(spoil, vec![]).await;
    open_again(reader).await;
    keep_note(reader, "400 marriages", words[2]).await;

    open(reader, NOTEBOOK).await;
    press_button(reader, ".keeping", "Erase everything").await;
    reader.wait_for_text("dialog", "Your 3 notes").await;
    press_button(reader, "dialog", "Keep them").await;
    reader.wait_gone("dialog").await;
    wait_for_count(reader, ".note-list > li", 3).await;

    press_button(reader, ".keeping", "Erase everything").await;
    press_button(reader, "dialog", "Erase everything").await;
    reader.wait_for(".notebook-empty").await;
    shown_as_saved(reader).await;
    expect_no_word(reader, &words).await;

    // It can be taken back until the page is left, and done again.
    press_button(reader, ".notice", "Undo").await;
    wait_for_count(reader, ".note-list > li", 3).await;
    shown_as_saved(reader).await;
    press_button(reader, ".notebook-head", "Redo").await;
    reader.wait_for(".notebook-empty").await;
    shown_as_saved(reader).await;
    expect_no_word(reader, &words).await;

    open_again(reader).await;
    reader.wait_for(".notebook-empty").await;
    assert!(reader.eval("document.querySelector('.notebook-head button').disabled").await == json!(true));
    expect_no_word(reader, &words).await;
    // What is written from then on stays.
    open(reader, LETTER).await;
    keep_note(reader, "humanism", "A new note.").await;
    open_again(reader).await;
    wait_for_count(reader, ".card.note", 1).await;
}

/// Neither notes nor quotations are left in the browser's storage.
async fn expect_no_word(reader: &Reader, words: &[&str]) {
    for (key, value) in stored(reader).await {
        for word in words.iter().copied().chain(["humanism", "conformity", "marriages"]) {
            assert!(!key.contains(word) && !value.contains(word), "{word} is in {key}: {value}");
        }
        assert!(!key.contains(":aside:"), "{key} is left");
    }
}
