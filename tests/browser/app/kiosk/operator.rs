//! The operator's panel.

use std::time::Duration;

use browser_tests::{Reader, Setup, in_chromium_by_default};

use super::hall::{answer, begin, come, hall, open_panel, touch};
use crate::held_clock::{self, advance};

in_chromium_by_default! {
    the_panel_opens_by_a_long_press_and_the_code: setup();
    two_windows_of_the_exhibit_count_together: Setup::new().size(1080, 1920).touch().serving(hall(USUAL_CODE));
    counts_that_cannot_be_saved_are_kept_and_that_is_said: Setup::new().size(1080, 1920).touch().serving(hall(USUAL_CODE));
}

/// The duration of the operator's press.
const LONG_PRESS: Duration = Duration::from_secs(3);

const USUAL_CODE: &str = r#"{"kiosk": true, "claims": ["L-95"]}"#;

fn setup() -> Setup {
    let folder = hall(r#"{"kiosk": true, "claims": ["L-95"], "code": "0741"}"#);
    held_clock::hold(&folder);
    Setup::new().size(1080, 1920).serving(folder)
}

async fn the_panel_opens_by_a_long_press_and_the_code(reader: &mut Reader) {
    come(reader).await;
    reader.click(".attract .go").await;
    reader.wait_for("main.kclaim").await;
    reader.click(".answer").await;
    reader.click(".next").await;
    reader.wait_for("main.attract").await;
    let press = "const at = { clientX: 40, clientY: 40, bubbles: true, pointerId: 1 };
        document.querySelector('.attract').dispatchEvent(new PointerEvent(arguments[0], at))";
    // A short press is a visitor's.
    reader.call(press, vec!["pointerdown".into()]).await;
    advance(reader, LONG_PRESS / 2).await;
    reader.call(press, vec!["pointerup".into()]).await;
    advance(reader, LONG_PRESS).await;
    assert_eq!(reader.count("main.attract").await, 1, "{}", reader.browser());
    reader.call(press, vec!["pointerdown".into()]).await;
    advance(reader, LONG_PRESS).await;
    reader.wait_for("main.service .digits").await;
    reader.call("document.body.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))", vec![]).await;
    for digit in [1, 2, 3, 4] {
        reader.click(&format!("[data-touch='digit {digit}']")).await;
    }
    reader.wait_for_text(".wrong", "That was not the code.").await;
    for digit in [0, 7, 4, 1] {
        reader.click(&format!("[data-touch='digit {digit}']")).await;
    }
    reader.wait_for_text("main.service h1", "For the operator").await;
    for words in ["Version", "Running for", "Nothing went wrong", "Nothing is wrong in kiosk.json", ": 1 visit"] {
        reader.wait_for_text("main.service", words).await;
    }
    assert_eq!(reader.texts_of(".counts tbody td").await, ["1", "0", "0"]);
    reader.expect_accessible("the panel").await;
    reader.click("[data-touch='export']").await;
    let (name, content) = reader.take_download().await;
    let table = String::from_utf8(content).expect("text");
    assert_eq!(name, "claimlight-kiosk.csv");
    for line in [",visits,1,,", ",L-95,1,0,0", ",faults,0,,", ",last fault,,,"] {
        assert!(table.contains(line), "{line}: {table}");
    }
    assert!(table.contains(",version,") && table.contains(",bytes stored,"), "{table}");
    reader.click("[data-touch='leave']").await;
    reader.wait_for("main.attract").await;
}

/// Answers the one claim, and goes through the end of the visit.
async fn visit(reader: &Reader) {
    begin(reader).await;
    answer(reader, 1).await;
    touch(reader, ".next").await;
    reader.wait_for("main.attract").await;
}

async fn two_windows_of_the_exhibit_count_together(reader: &mut Reader) {
    come(reader).await;
    visit(reader).await;
    // Another window of the same profile has counted seven visits; another app on the host has stored something too.
    let body = "
        const key = Object.keys(localStorage).find((key) => key.endsWith(':tally'));
        const counts = JSON.parse(localStorage.getItem(key));
        Object.values(counts)[0].visits += 7;
        localStorage.setItem(key, JSON.stringify(counts));
        localStorage.setItem('claimlight:/elsewhere/:notes', 'x'.repeat(100000));";
    reader.call(body, vec![]).await;
    visit(reader).await;
    open_panel(reader).await;
    reader.wait_for_text(".facts", ": 9 visits").await;
    assert_eq!(reader.texts_of(".counts tbody td").await, ["2", "0", "0"]);
    let stored = reader.text_of(".facts").await;
    assert!(!stored.contains("200,"), "{}: only what is this app's own: {stored}", reader.browser());
}

async fn counts_that_cannot_be_saved_are_kept_and_that_is_said(reader: &mut Reader) {
    come(reader).await;
    visit(reader).await;
    reader
        .call("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }", vec![])
        .await;
    visit(reader).await;
    visit(reader).await;
    open_panel(reader).await;
    reader.wait_for_text(".facts", "The counts cannot be saved").await;
    reader.wait_for_text(".facts", ": 3 visits").await;
}
