//! What the hall has besides the screen: the clock, the storage, the window's size and address.

use claimlight::annotation::Timestamp;
use claimlight::browser::dom::{self, window};
use claimlight::browser::local_store::LocalStore;
use claimlight::browser::{clock, location};
use claimlight::exhibit::{Comfort, Scale, ScreenSize, scale};
use claimlight::notebook::Store;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

const DAY: i64 = 86_400_000;
const MINUTE: i64 = 60_000;

/// Time that only runs forward, in ms since the page was loaded.
pub fn uptime() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// The time in the hall by the device's clock: days since 1 January 1970, and the hour of the day.
pub fn local_time() -> (i64, u8) {
    let now: Timestamp = clock::now();
    let offset = js_sys::Date::new_0().get_timezone_offset() as i64;
    let local = now.milliseconds() - offset * MINUTE;
    (local.div_euclid(DAY), u8::try_from(local.rem_euclid(DAY) / 3_600_000).unwrap_or_default())
}

/// Bytes that this app's folder takes in the storage; `None` where it is closed. Browsers store two bytes a UTF-16 unit.
pub fn stored() -> Option<usize> {
    let own = format!("claimlight:{}:", location::folder());
    let keys = LocalStore.keys().ok()?.into_iter().filter(|key| key.starts_with(&own));
    let of = |key: String| {
        let value = LocalStore.get(&key).ok().flatten()?;
        Some((key.encode_utf16().count() + value.encode_utf16().count()) * 2)
    };
    Some(keys.filter_map(of).sum())
}

/// How large everything is in this window.
pub fn scale_of(screen: ScreenSize) -> Scale {
    let (width, height) = dom::window_size();
    scale(width, height, screen)
}

/// Fits everything to the window and to what is known of the screen. Whether the screen lies that stood, or the other way.
pub fn fit(screen: ScreenSize, comfort: Comfort, direction: &str, tag: &str) -> bool {
    let (width, height) = dom::window_size();
    let Scale { percent, target } = scale_of(screen);
    let Some(root) = dom::page().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    let size = if comfort.is_large { percent * 4 / 3 } else { percent };
    let _ = root.style().set_property("--kiosk-scale", &format!("{}.{:02}", size / 100, size % 100));
    let _ = root.style().set_property("--touch", &format!("{target}px"));
    let _ = root.set_attribute("lang", tag);
    let _ = root.set_attribute("dir", direction);
    let _ = match comfort.is_strong {
        true => root.set_attribute("data-contrast", "more"),
        false => root.remove_attribute("data-contrast"),
    };
    // Whether the screen lies: a window that is only a little wider than high is laid out upright.
    let lies = width > height * 1.1;
    let did_lie = root.class_list().contains("lies");
    let _ = root.class_list().toggle_with_force("lies", lies);
    lies != did_lie
}

/// Forgets what the browser itself keeps of a visit: the selection, the focus, what was scrolled. The address is taken back to
/// what it was; nothing is ever added to the history.
pub fn forget(address: &str) {
    if let Ok(Some(selection)) = window().get_selection() {
        let _ = selection.remove_all_ranges();
    }
    if let Some(focused) = dom::page().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = focused.blur();
    }
    window().scroll_to_with_x_and_y(0.0, 0.0);
    if let Ok(history) = window().history()
        && window().location().href().is_ok_and(|now| now != address)
    {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(address));
    }
}

/// The page's address as others would open it: not as an exhibit.
pub fn own_address() -> String {
    address().split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// The page's address.
pub fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// Loads the page anew.
pub fn reload() {
    let _ = window().location().reload();
}
