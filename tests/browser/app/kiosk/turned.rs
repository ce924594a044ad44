//! A screen that is turned while somebody stands before it.

use browser_tests::{Reader, Setup, in_chromium_by_default, in_each_browser};

use super::hall::{answer, begin, come, hall, touch};
use super::visit::expect_it_fits;
use crate::room::settle;

const SETTINGS: &str =
    r#"{"kiosk": true, "claims": ["L-95", "B-blind"], "screen": 24, "address": "https://museum.example/letters/"}"#;

const UPRIGHT: (u32, u32) = (1080, 1920);
const LYING: (u32, u32) = (1920, 1080);

in_each_browser! {
    what_is_read_stays_in_sight_when_the_screen_is_turned: setup();
}

in_chromium_by_default! {
    a_visit_goes_on_when_the_screen_is_turned: setup();
}

fn setup() -> Setup {
    Setup::new().size(UPRIGHT.0, UPRIGHT.1).touch().serving(hall(SETTINGS))
}

/// Turns the screen, and waits until the exhibit has heard of it.
async fn turn(reader: &mut Reader, (width, height): (u32, u32)) {
    reader.resize(width, height).await;
    let body =
        "return innerWidth === arguments[0] && document.documentElement.classList.contains('lies') === arguments[1]";
    let lies = width > height;
    reader.wait_until("the exhibit to be laid out anew", body, vec![width.into(), lies.into()]).await;
    settle(reader).await;
}

/// How wide what is touched is at least, in CSS px.
async fn least_target(reader: &Reader) -> f64 {
    let body = "parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--touch'))";
    reader.eval(body).await.as_f64().expect("a width")
}

async fn a_visit_goes_on_when_the_screen_is_turned(reader: &mut Reader) {
    come(reader).await;
    let least = least_target(reader).await;
    for size in [LYING, UPRIGHT] {
        turn(reader, size).await;
        expect_it_fits(reader, "the waiting screen, turned").await;
    }
    touch(reader, "[data-touch='speak de']").await;
    begin(reader).await;
    answer(reader, 3).await;
    for size in [LYING, UPRIGHT, LYING] {
        turn(reader, size).await;
        // The same claim, the same answer, the same code, the same language.
        reader.wait_for("html[lang='de'] main.kclaim .qr").await;
        assert_eq!(reader.attribute(".answer:nth-of-type(3)", "aria-pressed").await.as_deref(), Some("true"));
        expect_it_fits(reader, "an answered claim, turned").await;
        let now = least_target(reader).await;
        assert!((now - least).abs() <= 1.0, "{}: targets have {now} px, and had {least}", reader.browser());
    }
    touch(reader, ".next").await;
    reader.wait_for_text(".step", "2").await;
    expect_it_fits(reader, "the next claim").await;
}

async fn what_is_read_stays_in_sight_when_the_screen_is_turned(reader: &mut Reader) {
    come(reader).await;
    begin(reader).await;
    touch(reader, ".call .quiet").await;
    reader.wait_for("main.kdocument mark.is-open").await;
    for size in [LYING, UPRIGHT] {
        turn(reader, size).await;
        expect_it_fits(reader, "a document, turned").await;
        let mark = reader.rect_of(".kread mark.is-open").await;
        let reading = reader.rect_of(".kread").await;
        let is_in_sight = mark.top >= reading.top && mark.bottom() <= reading.bottom();
        assert!(is_in_sight, "{}: {mark:?} in {reading:?}", reader.browser());
    }
}
