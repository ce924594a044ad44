//! A clock that the test holds: in the page, time passes only when the test advances it.
//!
//! Timers, `Date` and `performance.now` are replaced by Sinon's fake timers (<https://sinonjs.org>). Frames, animations and
//! promises are the browser's.

use std::fs;
use std::path::Path;
use std::time::Duration;

use browser_tests::{Reader, sinon};
use serde_json::Value;

use crate::served;

/// A second and an hour of the device's clock, in ms.
pub const SECOND: i64 = 1000;
pub const HOUR: i64 = 3600 * SECOND;

/// Keeps the device's time (ms since 1970) and the number of loads in `window.name`, which survives page loads. In Firefox a
/// driver's scripts run in a sandbox, so they reach the clock through events.
const HOLD: &str = "
    const { now = Date.now(), loads = 0 } = JSON.parse(window.name || '{}');
    // For scripts that are not part of the page, such as the audit.
    window.realTimers = { setTimeout: window.setTimeout.bind(window) };
    const toFake = ['Date', 'performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'];
    const clock = sinon.useFakeTimers({ now, toFake });
    const remember = (loads) => (window.name = JSON.stringify({ now: clock.Date.now(), loads }));
    remember(loads + 1);
    for (const [event, move] of [
        ['clock-advances', (ms) => clock.tick(ms)],
        ['clock-jumps', (ms) => clock.jump(ms)],
        ['clock-is-set', (ms) => clock.setSystemTime(ms)],
    ])
        addEventListener(event, ({ detail }) => {
            try {
                move(detail);
            } finally {
                remember(loads + 1);
            }
        });";

/// Holds the clocks of the pages in a folder.
pub fn hold(folder: &Path) {
    served::run_in_page(folder, &script());
}

/// The script that holds a page's clock. It must run before the page's own scripts.
pub fn script() -> String {
    let file = sinon();
    let sinon = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    format!("{sinon}\n{HOLD}")
}

/// Advances the clock. Timers that fall due are called in order before this returns.
pub async fn advance(reader: &Reader, time: Duration) {
    tell(reader, "clock-advances", time.as_millis().try_into().unwrap_or(i64::MAX)).await;
}

/// Advances the clock as on a device that slept meanwhile: each timer is called once at most.
pub async fn jump(reader: &Reader, time: Duration) {
    tell(reader, "clock-jumps", time.as_millis().try_into().unwrap_or(i64::MAX)).await;
}

/// Sets the device's clock to `time` (ms since 1970), as a user or network time does; no timer falls due.
pub async fn set(reader: &Reader, time: i64) {
    tell(reader, "clock-is-set", time).await;
}

/// The time on the device's clock, in ms since 1970.
pub async fn now(reader: &Reader) -> i64 {
    remembered(reader, "now").await.as_i64().expect("the page's clock is held")
}

/// The number of times that the page was loaded.
pub async fn loads(reader: &Reader) -> Value {
    remembered(reader, "loads").await
}

async fn remembered(reader: &Reader, name: &str) -> Value {
    reader.eval("JSON.parse(window.name)").await[name].take()
}

async fn tell(reader: &Reader, event: &str, detail: i64) {
    let body = "const [event, detail] = arguments; dispatchEvent(new CustomEvent(event, { detail }))";
    reader.call(body, vec![event.into(), detail.into()]).await;
}
