//! The reader's settings: kept in the storage from visit to visit, and set on the page.

use crate::browser::local_store::LocalStore;
use crate::browser::location;
use crate::notebook::Store;
use crate::settings::{Settings, Theme};
use web_sys::HtmlElement;

/// The settings of the last visit; the usual ones where there are none, or the storage is closed.
pub fn load() -> Settings {
    LocalStore.get(&key()).ok().flatten().map_or_else(Settings::default, |json| Settings::from_json(&json))
}

/// Keeps the settings for the next visit, where the browser lets us.
pub fn keep(settings: &Settings) {
    let _ = LocalStore.set(&key(), &settings.to_json());
}

/// Sets the settings on the page's root element, where the style sheets read them.
pub fn apply(settings: &Settings, page: &HtmlElement) {
    let _ = match settings.theme {
        Theme::System => page.remove_attribute("data-theme"),
        Theme::Light => page.set_attribute("data-theme", "light"),
        Theme::Dark => page.set_attribute("data-theme", "dark"),
    };
    let scale = |percent: u16| format!("{}.{:02}", percent / 100, percent % 100);
    let _ = page.style().set_property("--text-scale", &scale(settings.text_percent));
    let _ = page.style().set_property("--measure-scale", &scale(settings.measure_percent));
}

/// Settings are named by the app's folder, as notes are, since schools put many apps on one host.
fn key() -> String {
    format!("claimlight:{}:settings", location::folder())
}
