//! What exhibit.js counts of a module that stops, and when it calls a page well again.

use std::time::Duration;

use browser_tests::{Reader, Setup, in_chromium_by_default};

use super::hall::{come, hall};
use crate::held_clock::advance;
use crate::{held_clock, served};

in_chromium_by_default! {
    a_page_that_ran_for_long_is_well_again_and_begins_anew_to_count: setup();
    a_page_that_stops_before_is_not_well: setup();
}

/// A trap when a test says so.
const TRAP: &str = "document.addEventListener('trap', () => setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); }));";

/// A page that ran for this long is well again.
const WELL: Duration = Duration::from_secs(600);

/// A page that stops for the first time is loaded again after this time, and one that has stopped twice in vain after five.
const FIRST_WAIT: Duration = Duration::from_secs(1);
const LONGEST_WAIT: Duration = Duration::from_secs(5);

fn setup() -> Setup {
    let folder = hall(r#"{"kiosk": true, "claims": ["L-95"], "reload": false}"#);
    held_clock::hold(&folder);
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

/// Lets the module trap.
async fn trap(reader: &Reader) {
    reader.call("document.dispatchEvent(new Event('trap'))", vec![]).await;
    advance(reader, Duration::ZERO).await;
    let counted = "return Object.keys(localStorage).some((key) => key.endsWith(':faults'))";
    reader.wait_until("the fault to be counted", counted, vec![]).await;
}

/// Lets the module trap, and waits until the page has been loaded again.
async fn stops(reader: &Reader) {
    reader.call("window.isOld = true", vec![]).await;
    trap(reader).await;
    advance(reader, LONGEST_WAIT).await;
    let is_new = "return !window.isOld && document.documentElement.dataset.app === 'started'";
    reader.wait_until("the page to be loaded anew", is_new, vec![]).await;
}

async fn a_page_that_ran_for_long_is_well_again_and_begins_anew_to_count(reader: &mut Reader) {
    come(reader).await;
    stops(reader).await;
    stops(reader).await;
    assert_eq!(faults(reader).await, (2, 2), "{}", reader.browser());
    advance(reader, WELL).await;
    assert_eq!(faults(reader).await, (2, 0), "{}", reader.browser());
    stops(reader).await;
    assert_eq!(faults(reader).await, (3, 1), "{}", reader.browser());
}

async fn a_page_that_stops_before_is_not_well(reader: &mut Reader) {
    come(reader).await;
    // It stops just before it would be well, and would be so while it waits to be loaded again.
    advance(reader, WELL - FIRST_WAIT / 2).await;
    trap(reader).await;
    advance(reader, FIRST_WAIT * 3 / 4).await;
    assert_eq!(faults(reader).await, (1, 1), "{}", reader.browser());
}
