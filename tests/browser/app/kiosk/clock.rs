//! A clock that jumps: somebody sets it, or the device had no power and begins in 1970.
//!
//! Visits and the page's age are told by the clock that only runs forward; the device's own says only what period an answer is
//! counted in, and when it is night.

use std::time::Duration;

use browser_tests::{Reader, Setup, in_chromium_by_default};
use claimlight::judgement::Verdict;

use super::hall::{answer, begin, come, hall, open_panel, touch};
use super::takeaway::{said, taken_along};
use crate::held_clock::{self, HOUR, advance, jump, loads, now, set};

const SETTINGS: &str = r#"{"kiosk": true, "claims": ["L-95", "B-blind"], "idle": 10, "warning": 20, "reload": 4,
    "address": "https://museum.example/letters/"}"#;

/// Some of the seconds at which the exhibit looks at its clocks, and the rest of those until the warning.
const LOOKS: Duration = Duration::from_secs(4);
const UNTIL_THE_WARNING: Duration = Duration::from_secs(6);

in_chromium_by_default! {
    a_clock_that_jumps_ends_no_visit_and_prolongs_none: setup();
    the_page_is_loaded_anew_once_in_the_night_whatever_the_clock_does: setup();
    answers_stay_apart_when_the_clock_is_set_back: setup();
    a_clock_that_was_wrong_for_days_counts_in_the_days_it_said: setup();
}

fn setup() -> Setup {
    let folder = hall(SETTINGS);
    held_clock::hold(&folder);
    Setup::new().size(1080, 1920).touch().serving(folder)
}

/// When it is half past so many o'clock in the hall, on a day in November.
async fn half_past(reader: &Reader, hour: u8) -> i64 {
    let moment = reader.call("return new Date(2026, 10, 25, arguments[0], 30).getTime()", vec![hour.into()]).await;
    moment.as_i64().expect("a moment in ms")
}

async fn a_clock_that_jumps_ends_no_visit_and_prolongs_none(reader: &mut Reader) {
    come(reader).await;
    for ahead in [-6 * HOUR, 6 * HOUR, -24 * 365 * HOUR] {
        begin(reader).await;
        set(reader, now(reader).await + ahead).await;
        advance(reader, LOOKS).await;
        assert_eq!(reader.count(".warning").await, 0, "{}: {ahead}", reader.browser());
        assert_eq!(reader.count("main.kclaim").await, 1, "{}: {ahead}", reader.browser());
        // The warning comes when it would have come.
        advance(reader, UNTIL_THE_WARNING).await;
        reader.wait_for_text(".warning .seconds", "20 seconds").await;
        reader.tap(".veil").await;
        reader.wait_gone(".warning").await;
        reader.tap(".restart").await;
        reader.wait_for("main.attract").await;
    }
    let title = reader.title().await;
    advance(reader, Duration::from_secs(10)).await;
    let body = "return document.title !== arguments[0] && /^Claimlight kiosk · beat \\d+ · waiting · 0 faults$/.test(document.title)";
    reader.wait_until("the beat to go on", body, vec![title.into()]).await;
}

async fn the_page_is_loaded_anew_once_in_the_night_whatever_the_clock_does(reader: &mut Reader) {
    const DAYS_RUN: Duration = Duration::from_secs(30 * 3600);
    come(reader).await;
    let night = half_past(reader, 4).await;
    // A page that has hardly run is not loaded anew, however often it becomes night.
    for stands in [night, night - HOUR, night, night + 24 * HOUR, night] {
        set(reader, stands).await;
        advance(reader, LOOKS).await;
    }
    assert_eq!(loads(reader).await, 1, "{}", reader.browser());
    // By day neither, however long it has run.
    set(reader, night + 8 * HOUR - 30 * HOUR).await;
    jump(reader, DAYS_RUN).await;
    advance(reader, LOOKS).await;
    assert_eq!(loads(reader).await, 1, "{}", reader.browser());
    // At night it is, once: the night lasts, begins again, and the clock is set in it.
    set(reader, night).await;
    advance(reader, LOOKS).await;
    let body = "return JSON.parse(window.name).loads === 2 && document.documentElement.dataset.app === 'started'";
    reader.wait_until("the page to be loaded anew", body, vec![]).await;
    reader.wait_for("main.attract").await;
    for stands in [night, night - HOUR, night - 30 * 24 * HOUR] {
        set(reader, stands).await;
        advance(reader, LOOKS).await;
    }
    assert_eq!(loads(reader).await, 2, "{}", reader.browser());
    // The panel says how long this page has run, whatever the clock did meanwhile.
    open_panel(reader).await;
    reader.wait_for_text("main.service", "Running for 0 h 0 min").await;
    reader.wait_for_text("main.service", "Nothing went wrong").await;
}

async fn answers_stay_apart_when_the_clock_is_set_back(reader: &mut Reader) {
    come(reader).await;
    let day = half_past(reader, 12).await;
    // By as much as an answer's place, by hours, before 1970, and a clock that stands still.
    for (first, second) in [(day, day - 1), (day, day - 6 * HOUR), (0, -HOUR), (0, 0)] {
        set(reader, first).await;
        begin(reader).await;
        answer(reader, 1).await;
        touch(reader, ".next").await;
        reader.wait_for_text(".step", "Claim 2 of 2").await;
        set(reader, second).await;
        answer(reader, 2).await;
        let both = [said("L-95", Verdict::Supported), said("B-blind", Verdict::Contradicted)];
        assert_eq!(taken_along(reader).await, both, "{}: {first}, then {second}", reader.browser());
        touch(reader, ".next").await;
        reader.wait_for("main.attract").await;
    }
}

async fn a_clock_that_was_wrong_for_days_counts_in_the_days_it_said(reader: &mut Reader) {
    come(reader).await;
    let day = half_past(reader, 12).await;
    for (stands, counted) in
        [(day, "1 answer"), (day + 48 * HOUR, "1 answer"), (day - HOUR, "2 answers"), (0, "1 answer")]
    {
        set(reader, stands).await;
        begin(reader).await;
        answer(reader, 1).await;
        reader.wait_for_text(".answers small", &format!("{counted} today")).await;
        touch(reader, ".restart").await;
        reader.wait_for("main.attract").await;
    }
}
