//! The operator's guide is about this very exhibit.

use super::configuration::KEYS;
use super::{Configuration, Period};
use crate::i18n::Locale;

const GUIDE: &str = include_str!("../../docs/kiosk.md");
const EXAMPLE: &str = include_str!("../../docs/kiosk/kiosk.json");

#[test]
fn the_table_of_settings_names_every_key_and_no_other() {
    let (_, settings) = GUIDE.split_once("## kiosk.json").expect("a chapter");
    let (settings, _) = settings.split_once("\n## ").expect("another chapter");
    let rows = settings.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    let named: Vec<&str> = rows.map(|(key, _)| key).collect();
    assert_eq!(named, KEYS);
    let periods = Period::ALL.map(|(_, name)| format!("`\"{name}\"`")).into_iter();
    let tags = Locale::ALL.map(|(locale, ..)| format!("`{}`", locale.tag())).into_iter();
    let missing: Vec<String> = periods.chain(tags).filter(|name| !settings.contains(name)).collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn the_example_is_right() {
    let collection = super::tests::collection();
    let (configuration, faults) = Configuration::read(EXAMPLE, &collection);
    assert_eq!(faults, []);
    assert_ne!(configuration, Configuration::defaults(&collection));
    let object: serde_json::Value = serde_json::from_str(EXAMPLE).expect("JSON");
    assert_eq!(object["kiosk"], true);
    assert!(object.as_object().is_some_and(|object| object.len() + 2 >= KEYS.len()), "it shows nearly every setting");
}
