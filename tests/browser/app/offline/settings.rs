//! An operator's `kiosk.json` that cannot be had: as long as nobody knows whether the app is an exhibit, it is no reading room.

use std::fs;

use browser_tests::{Reader, Setup, in_chromium_by_default, in_each_browser};
use serde_json::json;

use super::{change, kept, publish, published};
use crate::kiosk::hall::hall;
use crate::noting::{LETTER, open};
use crate::served;

in_each_browser! {
    settings_come_from_the_network_where_the_caches_fail: published(&[""]);
}

in_chromium_by_default! {
    settings_that_do_not_come_at_once_are_asked_for_again: failing(EXHIBIT, "window.failing = 2;");
    without_settings_nothing_starts_and_the_page_says_so: failing(EXHIBIT, "window.failing = Infinity;");
    a_reading_room_waits_for_its_settings_too: failing(READING_ROOM, "window.failing = Infinity;");
    an_exhibit_whose_script_does_not_come_asks_for_it_again: hall_of(EXHIBIT);
    a_switch_that_is_not_off_is_an_exhibit: hall_of(r#"{"kiosk": "true"}"#);
}

const EXHIBIT: &str = r#"{"kiosk": true, "claims": ["L-95", "B-blind"]}"#;
const READING_ROOM: &str = r#"{"kiosk": false}"#;

fn hall_of(settings: &str) -> Setup {
    Setup::new().size(1080, 1920).touch().serving(hall(settings))
}

/// A host that answers with 503 the first times that it is asked for the settings. It is mended by an event of the window.
fn failing(settings: &str, times: &str) -> Setup {
    let folder = hall(settings);
    let script = "
        const real = window.fetch;
        addEventListener('mended', () => (window.failing = 0));
        window.fetch = (address, ...more) => {
            const fails = `${address}`.includes('kiosk.json') && window.failing-- > 0;
            return fails ? Promise.resolve(new Response('', { status: 503 })) : real(address, ...more);
        };";
    served::run_in_page(&folder, &format!("{times}{script}"));
    Setup::new().size(1080, 1920).touch().serving(folder)
}

async fn settings_that_do_not_come_at_once_are_asked_for_again(reader: &mut Reader) {
    reader.visit("").await;
    reader.wait_for("main.attract").await;
    assert!(!reader.sees("#boot-error").await, "{}", reader.browser());
}

async fn without_settings_nothing_starts_and_the_page_says_so(reader: &mut Reader) {
    expect_nothing_starts(reader).await;
    reader.wait_for("main.attract").await;
    assert!(!reader.sees("#boot-error").await, "{}: what was wrong is not any more", reader.browser());
}

async fn a_reading_room_waits_for_its_settings_too(reader: &mut Reader) {
    expect_nothing_starts(reader).await;
    reader.wait_for("html[data-app='started']").await;
    reader.wait_for("#language").await;
    assert!(!reader.sees("#boot-error").await, "{}", reader.browser());
}

/// Nothing starts until the host is mended; the documents can be read meanwhile.
async fn expect_nothing_starts(reader: &Reader) {
    reader.visit("").await;
    reader.wait_for_text("#boot-error", "You can read the documents here").await;
    assert!(reader.sees(".sheet").await, "{}", reader.browser());
    assert!(!reader.sees("#language").await, "{}: it may be an exhibit", reader.browser());
    reader.call("dispatchEvent(new Event('mended'))", vec![]).await;
}

async fn an_exhibit_whose_script_does_not_come_asks_for_it_again(reader: &mut Reader) {
    let file = reader.folder().join("exhibit.js");
    let script = fs::read(&file).expect("the exhibit has been built");
    fs::remove_file(&file).expect("it is there");
    reader.visit("").await;
    reader.wait_for_text("#boot-error", "You can read the documents here").await;
    fs::write(&file, script).expect("there is room");
    reader.wait_for("main.attract").await;
    assert!(!reader.sees("#boot-error").await, "{}", reader.browser());
}

async fn a_switch_that_is_not_off_is_an_exhibit(reader: &mut Reader) {
    reader.visit("").await;
    reader.wait_for_text("main.service .settings", "kiosk should be true or false").await;
    let table = [
        (r#"{"kiosk" : false}"#, "#language"),
        (r#"{"kiosk": 1}"#, "main.service .settings"),
        ("{}", "#language"),
        (r#"{"kiosk":true}"#, "main.attract"),
    ];
    for (settings, shown) in table {
        fs::write(reader.folder().join("kiosk.json"), settings).expect("there is room");
        reader.reload().await;
        reader.wait_for("html[data-app='started']").await;
        assert!(reader.sees(shown).await, "{}: {settings}", reader.browser());
    }
}

async fn settings_come_from_the_network_where_the_caches_fail(reader: &mut Reader) {
    let folder = reader.folder();
    fs::write(folder.join("kiosk.json"), READING_ROOM).expect("there is room");
    change(&folder, "sw.js", |worker| {
        let broken = "caches.open = caches.match = () => Promise.reject(new Error('broken'))";
        format!("{worker}\naddEventListener('message', ({{ data }}) => {{ if (data === 'break') {broken}; }});\n")
    });
    publish(&folder);
    open(reader, LETTER).await;
    kept(reader).await;
    let body = "return navigator.serviceWorker.ready.then(({ active }) => {
        active.postMessage('break');
        return fetch('./kiosk.json').then((answer) => answer.text(), () => 'none');
    })";
    assert_eq!(reader.call(body, vec![]).await, json!(READING_ROOM), "{}", reader.browser());
}
