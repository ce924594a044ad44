//! A visitor has gone: a warning, and then nothing is left of the visit.

use std::time::Duration;

use browser_tests::{Reader, Setup, in_chromium_by_default, in_each_browser};
use serde_json::json;

use super::hall::{begin, come, everything, hall, touch};
use crate::held_clock::advance;
use crate::room::wait_for_focus;
use crate::{held_clock, served};

const SETTINGS: &str = r#"{"kiosk": true, "claims": ["L-95", "B-blind"], "idle": 10, "warning": 20, "reload": false,
    "attract": {"seconds": 4},
    "address": "https://museum.example/letters/"}"#;

/// The waiting screen stays as it is for longer than the test lasts.
const SLOW: &str = r#"{"kiosk": true, "claims": ["L-95"], "reload": false, "attract": {"seconds": 600}}"#;

/// The time until the warning, from there to the start, and from one attract screen to the next.
const IDLE: Duration = Duration::from_secs(10);
const WARNING: Duration = Duration::from_secs(20);
const ATTRACT: Duration = Duration::from_secs(4);

/// The watchdog's title changes once in this time.
const BEAT: Duration = Duration::from_secs(10);

const SECOND: Duration = Duration::from_secs(1);

in_each_browser! {
    nothing_is_left_of_a_visitor_who_has_gone: setup();
}

in_chromium_by_default! {
    nothing_leads_a_visitor_out: setup();
    nothing_is_left_of_a_visitor_who_ends_the_visit: Setup::new().size(1080, 1920).serving(hall(SLOW));
    a_touch_anywhere_or_any_key_ends_the_warning: setup();
    a_keypad_goes_on_behind_the_warning_where_it_was: setup();
    the_waiting_screen_moves: setup();
    a_module_that_stops_is_started_anew_and_counted: setup();
}

fn setup() -> Setup {
    let folder = hall(SETTINGS);
    held_clock::hold(&folder);
    let script = "document.addEventListener('trap', () => setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); }));";
    served::run_in_page(&folder, script);
    Setup::new().size(1080, 1920).touch().serving(folder)
}

async fn nothing_is_left_of_a_visitor_who_has_gone(reader: &mut Reader) {
    come(reader).await;
    let fresh = everything(reader).await;
    // A visitor who does everything.
    for target in [
        "[data-touch='speak ru']",
        ".attract .go",
        ".answer:nth-of-type(2)",
        "[data-touch='size']",
        "[data-touch='contrast']",
        ".passage",
        "[data-touch='down']",
    ] {
        reader.wait_for(target).await;
        reader.call("document.querySelector(arguments[0]).click()", vec![target.into()]).await;
    }
    reader.press("ArrowDown").await;
    reader.wait_for("html[data-contrast='more'][lang='ru'] main.kdocument").await;
    advance(reader, IDLE).await;
    reader.wait_for_text(".warning", "Вы ещё здесь").await;
    advance(reader, WARNING).await;
    reader.wait_gone(".warning").await;
    reader.wait_for("main.attract").await;
    let body = "return document.querySelector('.attract')?.dataset.place === '0'";
    reader.wait_until("the first waiting screen", body, vec![]).await;
    assert_eq!(everything(reader).await, fresh, "{}", reader.browser());
}

async fn nothing_is_left_of_a_visitor_who_ends_the_visit(reader: &mut Reader) {
    come(reader).await;
    let fresh = everything(reader).await;
    for last in [".restart", ".next"] {
        reader.click(".attract .go").await;
        reader.wait_for("main.kclaim").await;
        reader.click("[data-touch='contrast']").await;
        reader.click(".answer:nth-of-type(1)").await;
        // What a browser, or somebody at a keyboard, may have done.
        let body = "history.replaceState(null, '', '#x'); getSelection().selectAllChildren(document.querySelector('blockquote'))";
        reader.call(body, vec![]).await;
        reader.click(last).await;
        reader.wait_for("main.attract").await;
        assert_eq!(everything(reader).await, fresh, "{}: {last}", reader.browser());
    }
}

async fn a_touch_anywhere_or_any_key_ends_the_warning(reader: &mut Reader) {
    come(reader).await;
    begin(reader).await;
    advance(reader, IDLE).await;
    reader.wait_for(".warning").await;
    reader.wait_for_text(".warning .seconds", "20 seconds").await;
    // Not on the button: anywhere. It presses nothing that lies below.
    reader.tap(".veil").await;
    reader.wait_gone(".warning").await;
    assert_eq!(reader.count("main.kclaim").await, 1);
    assert_eq!(reader.count(".answer[aria-pressed]").await, 0);
    advance(reader, IDLE).await;
    reader.wait_for(".warning").await;
    reader.press("Enter").await;
    reader.wait_gone(".warning").await;
    assert_eq!(reader.count("main.kclaim").await, 1);
}

async fn a_keypad_goes_on_behind_the_warning_where_it_was(reader: &mut Reader) {
    come(reader).await;
    reader.press("Enter").await;
    reader.wait_for("main.kclaim").await;
    let second = "[data-touch='answer contradicted']";
    for _ in 0..12 {
        if reader.has_focus(second).await {
            break;
        }
        reader.press("ArrowDown").await;
    }
    wait_for_focus(reader, second).await;
    advance(reader, IDLE).await;
    wait_for_focus(reader, ".warning .go").await;
    assert_eq!(reader.count("main[inert]").await, 1);
    // The seconds go by in the same warning, which is announced once.
    reader.call("document.querySelector('.warning').isTheSame = true", vec![]).await;
    advance(reader, SECOND).await;
    reader.wait_for_text(".warning .seconds", "19 seconds").await;
    assert_eq!(reader.eval("document.querySelector('.warning').isTheSame").await, true);
    wait_for_focus(reader, ".warning .go").await;
    // A finger that stays on the key presses nothing more.
    reader.press("Enter").await;
    reader.wait_gone(".warning").await;
    wait_for_focus(reader, second).await;
    let body =
        "const event = new KeyboardEvent('keydown', { key: 'Enter', repeat: true, bubbles: true, cancelable: true });
        return !document.activeElement.dispatchEvent(event)";
    assert_eq!(reader.call(body, vec![]).await, true, "{}", reader.browser());
    assert_eq!(reader.count("main[inert], .answer[aria-pressed]").await, 0);
    // The next press counts.
    reader.press("Enter").await;
    reader.wait_for_text(".answer[aria-pressed='true']", "Contradicted").await;
    // On another screen the focus comes upon nothing that ends the visit.
    touch(reader, ".call .quiet").await;
    reader.wait_for("main.kdocument").await;
    assert!(!reader.has_focus(".restart").await, "{}", reader.browser());
    reader.press("ArrowDown").await;
    assert!(!reader.has_focus(".restart").await, "{}", reader.browser());
}

async fn nothing_leads_a_visitor_out(reader: &mut Reader) {
    come(reader).await;
    begin(reader).await;
    let length = reader.eval("history.length").await;
    let body = "
        const on = document.querySelector('blockquote');
        const isStopped = (event) => !on.dispatchEvent(event);
        const event = (name) => new Event(name, { bubbles: true, cancelable: true });
        const key = (key, more) => new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
        return {
            stopped: ['contextmenu', 'dragstart', 'selectstart', 'copy', 'cut', 'drop'].every((name) => isStopped(event(name))),
            keys: isStopped(key('p', { ctrlKey: true })) && isStopped(key('s', { ctrlKey: true })) && isStopped(key('F5')),
            links: document.querySelectorAll('a[href], input[type=file], iframe').length,
            selecting: getComputedStyle(document.body).userSelect,
        }";
    let expected = json!({ "stopped": true, "keys": true, "links": 0, "selecting": "none" });
    assert_eq!(reader.call(body, vec![]).await, expected, "{}", reader.browser());
    reader.tap(".call .quiet").await;
    reader.tap("[data-touch='back']").await;
    assert_eq!(reader.eval("history.length").await, length, "{}: the address is never pushed", reader.browser());
}

async fn the_waiting_screen_moves(reader: &mut Reader) {
    come(reader).await;
    let first = reader.text_of(".hall-text").await;
    let title = reader.title().await;
    advance(reader, ATTRACT).await;
    let body = "return document.querySelector('.hall-text').innerText.trim() !== arguments[0]";
    reader.wait_until("another claim", body, vec![first.into()]).await;
    assert_eq!(reader.attribute(".attract", "data-place").await.as_deref(), Some("1"));
    // A watchdog reads the title.
    advance(reader, BEAT).await;
    let body = "return document.title !== arguments[0] && /^Claimlight kiosk · beat \\d+ · waiting · 0 faults$/.test(document.title)";
    reader.wait_until("the next beat", body, vec![title.into()]).await;
}

async fn a_module_that_stops_is_started_anew_and_counted(reader: &mut Reader) {
    come(reader).await;
    begin(reader).await;
    reader.call("document.dispatchEvent(new Event('trap'))", vec![]).await;
    advance(reader, Duration::ZERO).await;
    // As long as the page waits until it is loaded again.
    advance(reader, SECOND).await;
    reader.wait_for("html[data-app='started'] main.attract").await;
    advance(reader, SECOND).await;
    let body = "return / 1 faults$/.test(document.title)";
    reader.wait_until("the fault to be counted", body, vec![]).await;
}
