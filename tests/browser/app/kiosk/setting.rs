//! Settings that are wrong, and an exhibit that is asked for by its address.

use std::fs;
use std::path::PathBuf;

use browser_tests::{Reader, Setup, in_chromium_by_default};

use super::hall::{begin, come, hall, open_panel};
use crate::served;

in_chromium_by_default! {
    wrong_settings_are_named_and_the_exhibit_starts_all_the_same: setup(WRONG);
    any_key_starts_it_in_spite_of_wrong_settings: setup(WRONG);
    a_language_without_its_words_is_not_offered_and_named_to_the_operator: Setup::new().size(1080, 1920).touch().serving(without_french());
    a_file_that_is_no_json_is_named_with_its_line: setup("{\n  \"kiosk\": true,\n  \"claims\": [\"L-95\"\n}");
    documents_that_there_are_not_are_named_and_the_others_shown: setup(NO_SUCH_DOCUMENT);
    documents_without_a_claim_to_weigh_give_way_to_all: setup(NO_CLAIM_IN_THEM);
    a_language_that_there_is_not_changes_nothing: setup(r#"{"kiosk": true, "languages": ["xx"], "claims": ["L-95"]}"#);
    the_address_alone_makes_it_an_exhibit_without_a_code_for_nobody;
    nothing_is_counted_where_the_operator_wants_no_counts: setup(r#"{"kiosk": true, "tally": false, "claims": ["L-95"]}"#);
}

const WRONG: &str = r#"{"kiosk": true, "ilde": 60, "claims": ["L-95", "L-96"], "languages": ["ru", "xx"], "code": 12}"#;

const NO_SUCH_DOCUMENT: &str = r#"{"kiosk": true, "documents": ["shultz-memo-jan-14", "a-letter"]}"#;
const NO_CLAIM_IN_THEM: &str = r#"{"kiosk": true, "documents": ["shultz-memo-jan-14"], "claims": ["L-95"]}"#;

fn setup(settings: &str) -> Setup {
    Setup::new().size(1080, 1920).touch().serving(hall(settings))
}

async fn wrong_settings_are_named_and_the_exhibit_starts_all_the_same(reader: &mut Reader) {
    reader.visit("").await;
    reader.wait_for("main.service").await;
    for words in ["ilde", "L-96", "xx", "code", "kiosk.json"] {
        reader.wait_for_text("main.service", words).await;
    }
    reader.tap("main.service").await;
    reader.wait_for("main.attract").await;
    // What is right in them is taken.
    assert_eq!(reader.attribute("html", "lang").await.as_deref(), Some("ru"));
    assert_eq!(reader.count("[data-touch^='speak']").await, 0);
}

async fn any_key_starts_it_in_spite_of_wrong_settings(reader: &mut Reader) {
    reader.visit("").await;
    reader.wait_for("main.service .settings[role='alert']").await;
    reader.expect_accessible("wrong settings").await;
    reader.press("ArrowDown").await;
    reader.wait_for("main.attract").await;
}

fn without_french() -> PathBuf {
    let folder = hall(r#"{"kiosk": true, "claims": ["L-95"], "languages": ["en", "fr", "de"]}"#);
    fs::remove_file(served::file_called(&folder, "words-fr")).expect("it is there");
    folder
}

async fn a_language_without_its_words_is_not_offered_and_named_to_the_operator(reader: &mut Reader) {
    come(reader).await;
    assert_eq!(reader.texts_of(".languages button").await, ["Deutsch"], "{}", reader.browser());
    open_panel(reader).await;
    reader.wait_for_text(".facts", "Français: the words could not be loaded").await;
    reader.wait_for_text(".facts", "No native speaker has looked over these translations yet: Deutsch").await;
}

async fn a_file_that_is_no_json_is_named_with_its_line(reader: &mut Reader) {
    reader.visit("").await;
    reader.wait_for_text("main.service", "The file is not JSON from line 4").await;
    reader.tap("main.service").await;
    begin(reader).await;
}

async fn documents_that_there_are_not_are_named_and_the_others_shown(reader: &mut Reader) {
    reader.visit("").await;
    reader.wait_for_text("main.service", "documents: no document of this collection is called “a-letter”.").await;
    // What else is set is right: the claims are those of the document that there is.
    assert_eq!(reader.count("main.service li").await, 1);
    reader.tap("main.service").await;
    begin(reader).await;
    reader.wait_for_text(".ktop .k-line", "Shultz, 14 January").await;
    reader.tap(".call .quiet").await;
    reader.wait_for("main.kdocument .sheet[data-document='shultz-memo-jan-14'] mark.is-open").await;
    // Of the others what they say is shown, but no way into them.
    reader.tap("[data-touch='back']").await;
    reader.wait_for("main.kclaim").await;
    assert_eq!(reader.count("button.passage").await, 0, "{}", reader.browser());
}

async fn documents_without_a_claim_to_weigh_give_way_to_all(reader: &mut Reader) {
    reader.visit("").await;
    reader.wait_for_text("main.service", "documents: none of the claims stands in one of these documents.").await;
    reader.tap("main.service").await;
    begin(reader).await;
    reader.tap(".call .quiet").await;
    reader.wait_for("main.kdocument .sheet[data-document='gorbachev-letter'] mark.is-open").await;
}

async fn a_language_that_there_is_not_changes_nothing(reader: &mut Reader) {
    reader.visit("?lang=xx").await;
    reader.wait_for_text("main.service", "languages: the interface does not speak “xx”.").await;
    reader.tap("main.service").await;
    reader.wait_for("html[lang='en'] main.attract").await;
    assert_eq!(reader.count("[data-touch^='speak']").await, 4, "{}: all of them, by default", reader.browser());
}

async fn the_address_alone_makes_it_an_exhibit_without_a_code_for_nobody(reader: &mut Reader) {
    reader.visit("?kiosk").await;
    reader.wait_for("main.attract").await;
    reader.click(".attract .go").await;
    reader.wait_for("main.kclaim").await;
    reader.click(".answer").await;
    reader.wait_for(".answer[aria-pressed='true']").await;
    // Nobody else can open an address of this machine.
    assert_eq!(reader.count(".qr").await, 0);
}

async fn nothing_is_counted_where_the_operator_wants_no_counts(reader: &mut Reader) {
    reader.visit("").await;
    reader.wait_for_text(".attract footer", "Nothing of your visit is kept.").await;
    begin(reader).await;
    reader.tap(".answer").await;
    reader.wait_for(".answer[aria-pressed='true']").await;
    assert_eq!(reader.count(".tally").await, 0);
    assert_eq!(reader.eval("localStorage.length").await, 0);
}
