//! What exhibit.js counts of a module that stops, and when it calls a page well again.

use browser_tests::{Reader, Setup, in_each_browser};

use super::hall::{come, hall};
use crate::served;

in_each_browser! {
    a_page_that_ran_for_long_is_well_again_and_begins_anew_to_count: setup();
    a_page_that_stops_before_is_not_well: setup();
}

/// A trap when a test says so; the timer by which a page is well rings when a test says so, and others, where it is slow, hardly
/// ever.
const TRAP: &str = "
    const later = window.setTimeout;
    document.addEventListener('trap', () => later(() => { throw new WebAssembly.RuntimeError('unreachable'); }));
    window.setTimeout = (call, time, ...rest) => {
        if (time !== 600000) return later(call, window.isSlow ? 60000 : time, ...rest);
        document.addEventListener('well', () => call());
    };";

fn setup() -> Setup {
    let folder = hall(r#"{"kiosk": true, "claims": ["L-95"], "reload": false}"#);
    served::run_in_page(&folder, TRAP);
    Setup::new().size(1080, 1920).serving(folder)
}

/// How often the page was loaded anew, and how often of late.
async fn faults(reader: &Reader) -> (u64, u64) {
    let body = "const key = Object.keys(localStorage).find((key) => key.endsWith(':faults'));
        const { count, inVain } = JSON.parse(localStorage.getItem(key));
        return [count, inVain]";
    let told = reader.call(body, vec![]).await;
    (told[0].as_u64().unwrap_or_default(), told[1].as_u64().unwrap_or_default())
}

async fn happens(reader: &Reader, event: &str) {
    reader.call("document.dispatchEvent(new Event(arguments[0]))", vec![event.into()]).await;
}

/// Waits until the module has stopped and the page was loaded anew.
async fn stops(reader: &Reader) {
    reader.call("window.isOld = true", vec![]).await;
    happens(reader, "trap").await;
    let is_new = "return !window.isOld && document.documentElement.dataset.app === 'started'";
    reader.wait_until("the page to be loaded anew", is_new, vec![]).await;
}

async fn a_page_that_ran_for_long_is_well_again_and_begins_anew_to_count(reader: &mut Reader) {
    come(reader).await;
    stops(reader).await;
    stops(reader).await;
    assert_eq!(faults(reader).await, (2, 2), "{}", reader.browser());
    happens(reader, "well").await;
    assert_eq!(faults(reader).await, (2, 0), "{}", reader.browser());
    stops(reader).await;
    assert_eq!(faults(reader).await, (3, 1), "{}", reader.browser());
}

async fn a_page_that_stops_before_is_not_well(reader: &mut Reader) {
    come(reader).await;
    // It waits to be loaded anew.
    reader.call("window.isSlow = true", vec![]).await;
    happens(reader, "trap").await;
    let counted = "return Object.keys(localStorage).some((key) => key.endsWith(':faults'))";
    reader.wait_until("the fault to be counted", counted, vec![]).await;
    happens(reader, "well").await;
    assert_eq!(faults(reader).await, (1, 1), "{}", reader.browser());
}
