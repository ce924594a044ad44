//! The app is published anew with a revised document: every note finds its words again, or asks, or says that they are gone.

use browser_tests::{Reader, Setup, in_chromium_by_default};

use crate::noting::{
    LETTER, MARK, NOTEBOOK, keep_note, open, open_again, press_button, shown_as_saved, wait_for_count,
};
use crate::served::{first_collection, folder, put};

in_chromium_by_default! {
    changed_words_are_shown_with_what_was_changed_and_the_reader_decides: published();
    moved_words_keep_their_note_without_a_question: published();
    words_that_stand_twice_are_asked_for: published();
    lost_words_are_listed_and_never_dropped: published();
    notes_of_a_file_find_their_words_in_a_revised_document: published();
}

/// The words that notes are written on here.
const WORDS: &str = "which live partially in the USSR";
const TWICE: &str = "accurately we are going to follow jointly the real priorities";
const GONE: &str = "outlined in detail our approach";

/// A sentence before everything else: whatever comes behind it has moved.
const MOVED: (&str, &str) =
    ("Your letter of December 7, transmitted", "I thank you. Your letter of December 7, transmitted");

/// A copy of the app that can be published anew.
fn published() -> Setup {
    Setup::new().serving(folder("revised", &first_collection(&[])))
}

/// Publishes the app anew, with other words in the letter, and loads the page again.
async fn publish(reader: &Reader, revisions: &[(&str, &str)]) {
    put(&reader.folder(), &first_collection(revisions));
    open_again(reader).await;
}

async fn marked(reader: &Reader) -> Vec<String> {
    reader.texts_of(&format!(".sheet {MARK}")).await
}

async fn moved_words_keep_their_note_without_a_question(reader: &mut Reader) {
    open(reader, LETTER).await;
    keep_note(reader, WORDS, "Where?").await;
    publish(reader, &[MOVED]).await;
    reader.wait_for(&format!(".sheet {MARK}")).await;
    assert_eq!(marked(reader).await, [WORDS]);
    assert_eq!(reader.texts_of(".settle, .settle-line").await, [""; 0]);
}

async fn changed_words_are_shown_with_what_was_changed_and_the_reader_decides(reader: &mut Reader) {
    open(reader, LETTER).await;
    keep_note(reader, WORDS, "Where?").await;
    publish(reader, &[MOVED, (WORDS, "who live partly in the USSR")]).await;
    reader.wait_for(&format!(".sheet {MARK}")).await;
    assert_eq!(marked(reader).await, ["who live partly in the USSR"]);

    // The way from the document to the question.
    reader.wait_for_text(".settle-line", "one of your notes needs a look").await;
    reader.click(".settle-line a").await;
    reader.wait_for_text(".note-list .settle", "these words were changed").await;
    assert_eq!(reader.texts_of(".difference del").await, ["which", "partially"]);
    assert_eq!(reader.texts_of(".difference ins").await, ["who", "partly"]);

    // Refused, the note has no place; undone, it is asked again; accepted, it stands on the new words, after a reload too.
    press_button(reader, ".settle", "None of these").await;
    reader.wait_for_text(".note-list .lost", "no longer in the document").await;
    press_button(reader, ".notice", "Undo").await;
    press_button(reader, ".settle", "Yes, keep it here").await;
    reader.wait_gone(".settle").await;
    assert_eq!(reader.texts_of(".note-list blockquote").await, ["who live partly in the USSR"]);
    shown_as_saved(reader).await;
    open_again(reader).await;
    open(reader, LETTER).await;
    assert_eq!(marked(reader).await, ["who live partly in the USSR"]);
    assert_eq!(reader.texts_of(".settle-line").await, [""; 0]);
}

async fn words_that_stand_twice_are_asked_for(reader: &mut Reader) {
    open(reader, LETTER).await;
    keep_note(reader, TWICE, "Which priorities?").await;
    let paragraph = "It would seem that much will now depend on how accurately we are going to follow jointly the real \
        priorities in our relations, if we wish to bring about their tangible normalization already in the near future. I \
        think, the chances are not bad here.";
    publish(reader, &[MOVED, (paragraph, &format!("{paragraph}\n\n{paragraph}"))]).await;
    open(reader, NOTEBOOK).await;
    reader.wait_for_text(".note-list .settle", "are now in 2 places").await;
    assert_eq!(reader.texts_of(".settle .places mark").await, [TWICE, TWICE]);
    reader.click(".settle .places li:last-child button").await;
    reader.wait_gone(".settle").await;
    shown_as_saved(reader).await;
    open(reader, LETTER).await;
    let place = "return document.querySelector('.sheet mark[class*=ink-]').closest('[data-piece]').previousElementSibling.textContent";
    let before = reader.call(place, vec![]).await;
    assert!(before.as_str().is_some_and(|before| before.starts_with("It would seem")), "{before}");
}

async fn lost_words_are_listed_and_never_dropped(reader: &mut Reader) {
    open(reader, LETTER).await;
    keep_note(reader, GONE, "Is it?").await;
    keep_note(reader, WORDS, "Where?").await;
    let sentence = "At that time I outlined in detail our approach to these questions, and, it seemed to me, you took in what \
        was said with certain understanding.";
    publish(reader, &[(sentence, "That is all.")]).await;
    reader.wait_for_text(".settle-line", "one of your notes needs a look").await;
    assert_eq!(marked(reader).await, [WORDS]);
    open(reader, NOTEBOOK).await;
    wait_for_count(reader, ".note-list > li", 2).await;
    reader.click(".settle-line button").await;
    wait_for_count(reader, ".note-list > li", 1).await;
    reader.wait_for_text(".note-list .lost .settle", "no longer in the document").await;
    press_button(reader, ".settle", "Keep it without a place").await;
    // Decided, it is no longer asked for, and still there.
    reader.wait_gone(".settle-line").await;
    wait_for_count(reader, ".note-list > li", 2).await;
    shown_as_saved(reader).await;
    open_again(reader).await;
    wait_for_count(reader, ".note-list > li", 2).await;
    assert_eq!(reader.texts_of(".settle-line").await, [""; 0]);
    // With the old text the words are back.
    publish(reader, &[]).await;
    wait_for_count(reader, ".note-list > li:not(.lost)", 2).await;
}

async fn notes_of_a_file_find_their_words_in_a_revised_document(reader: &mut Reader) {
    open(reader, LETTER).await;
    keep_note(reader, WORDS, "Where?").await;
    open(reader, NOTEBOOK).await;
    press_button(reader, ".notebook-head", "Save to a file").await;
    let (name, file) = reader.take_download().await;
    press_button(reader, ".keeping", "Erase everything").await;
    press_button(reader, "dialog", "Erase everything").await;
    reader.wait_for(".notebook-empty").await;
    publish(reader, &[MOVED, (WORDS, "who live partly in the USSR")]).await;
    reader.choose_file("#open-file", &name, &file).await;
    press_button(reader, "dialog", "Add them to mine").await;
    reader.wait_for_text(".note-list .settle", "these words were changed").await;
}
