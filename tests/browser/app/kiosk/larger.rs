//! Larger text and stronger contrast, on every screen and at every size: whatever can be touched can be reached.

use std::time::Duration;

use browser_tests::{Reader, Setup, in_chromium_by_default};

use super::hall::{answer, ask_for_code, hall, touch};
use super::visit::expect_it_fits;
use crate::held_clock::{self, advance};

const SETTINGS: &str = r#"{"kiosk": true, "claims": ["L-95", "B-blind"], "ilde": 1, "idle": 10, "warning": 300,
    "address": "https://museum.example/letters/"}"#;

/// The time until the warning.
const IDLE: Duration = Duration::from_secs(10);

in_chromium_by_default! {
    larger_text_fits_on_a_standing_screen: setup().size(1080, 1920);
    larger_text_fits_on_a_lying_screen: setup().size(1366, 768);
    larger_text_fits_on_a_very_large_screen: setup().size(3840, 2160);
    larger_text_fits_on_a_telephone: setup().phone();
}

fn setup() -> Setup {
    let folder = hall(SETTINGS);
    held_clock::hold(&folder);
    Setup::new().serving(folder)
}

async fn larger_text_fits_on_a_standing_screen(reader: &mut Reader) {
    expect_every_screen_fits(reader).await;
}

async fn larger_text_fits_on_a_lying_screen(reader: &mut Reader) {
    expect_every_screen_fits(reader).await;
}

async fn larger_text_fits_on_a_very_large_screen(reader: &mut Reader) {
    expect_every_screen_fits(reader).await;
}

async fn larger_text_fits_on_a_telephone(reader: &mut Reader) {
    expect_every_screen_fits(reader).await;
}

/// Goes through everything in German, whose words are long.
async fn expect_every_screen_fits(reader: &Reader) {
    reader.visit("").await;
    reader.wait_for("main.service .settings").await;
    check(reader, "wrong settings").await;
    reader.press("Enter").await;
    reader.wait_for("main.attract").await;
    ask_for_code(reader).await;
    check(reader, "the code").await;
    for digit in [1, 9, 8, 6] {
        touch(reader, &format!("[data-touch='digit {digit}']")).await;
    }
    reader.wait_for("[data-touch='export']").await;
    check(reader, "the panel").await;
    touch(reader, "[data-touch='leave']").await;

    touch(reader, "[data-touch='speak de']").await;
    touch(reader, ".attract .go").await;
    touch(reader, "[data-touch='size']").await;
    touch(reader, "[data-touch='contrast']").await;
    reader.wait_for("html[lang='de'][data-contrast='more'] main.kclaim").await;
    check(reader, "a claim").await;
    answer(reader, 3).await;
    reader.wait_for(".qr").await;
    check(reader, "an answered claim").await;
    touch(reader, ".call .quiet").await;
    reader.wait_for("main.kdocument").await;
    check(reader, "a document").await;
    advance(reader, IDLE).await;
    reader.wait_for(".warning").await;
    check(reader, "the warning").await;
}

async fn check(reader: &Reader, screen: &str) {
    expect_it_fits(reader, screen).await;
    reader.expect_accessible(screen).await;
}
