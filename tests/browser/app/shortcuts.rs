//! Single keys: listed under `?`, silent in fields, and switched off where they are not wanted.

use browser_tests::{Reader, Setup, in_chromium_by_default, in_each_browser};

use crate::room::{open, settle, wait_for_focus};

in_each_browser! {
    letters_in_fields_are_letters;
    keys_go_from_card_to_card: Setup::new().in_motion();
}

in_chromium_by_default! {
    single_keys_are_listed_and_can_be_switched_off;
}

async fn single_keys_are_listed_and_can_be_switched_off(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    reader.press("?").await;
    reader.wait_for("dialog[open] .shortcut-list").await;
    let keys = reader.texts_of("dialog dt").await;
    for key in ["M", "H", "N", "C", "J", "K", "E", "/", "?", "Escape"] {
        assert!(keys.iter().any(|listed| listed == key), "{key} is not in {keys:?}");
    }
    reader.press("Escape").await;
    reader.wait_gone("dialog").await;

    reader.click(".tool").await;
    reader.wait_for("dialog[open]").await;
    reader.click("#single-keys").await;
    reader.click("dialog .primary").await;
    reader.wait_gone("dialog").await;
    wait_for_focus(reader, ".tool").await;
    for _ in 0..2 {
        for key in ["m", "?", "/", "j"] {
            reader.press(key).await;
        }
        settle(reader).await;
        assert_eq!(reader.count("dialog, .marking-bar, .card.open").await, 0);
        assert!(!reader.has_focus(".seek input").await);
        // They are off on the next visit as well.
        reader.reload().await;
        reader.wait_for("html[data-app='started']").await;
        settle(reader).await;
    }
    reader.select(".sheet", "rather thorough", "discussion").await;
    reader.wait_for(".toolbar").await;
    assert_eq!(reader.count(".toolbar kbd").await, 0);
    reader.press("h").await;
    settle(reader).await;
    assert_eq!(reader.count("mark[class^='r-']").await, 0);
    // Escape still ends the selection.
    reader.press("Escape").await;
    reader.wait_gone(".toolbar").await;
}

async fn letters_in_fields_are_letters(reader: &mut Reader) {
    const KEYS: &str = "mhncjke?/";
    open(reader, "#/gorbachev-letter").await;
    reader.press("/").await;
    wait_for_focus(reader, ".seek input").await;
    reader.type_text(KEYS).await;
    assert_eq!(reader.value_of(".seek input").await, KEYS);
    assert_eq!(reader.count("dialog, .marking-bar, .card.open").await, 0);

    reader.select(".sheet", "rather thorough", "discussion").await;
    reader.wait_for(".toolbar").await;
    reader.press("n").await;
    wait_for_focus(reader, "#note-comment").await;
    for field in ["#note-comment", "#note-why", "#note-tags"] {
        reader.click(field).await;
        reader.type_text(KEYS).await;
        assert_eq!(reader.value_of(field).await, KEYS);
    }
    assert_eq!(reader.count("dialog, .marking-bar").await, 0);
    assert_eq!(reader.count(".card.open").await, 1);
}

async fn keys_go_from_card_to_card(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    let cards = "[...document.querySelectorAll('.card')].map((card) => card.dataset.for)";
    let cards = reader.eval(cards).await;
    for (key, card) in [("j", 0), ("j", 1), ("j", 2), ("k", 1)] {
        reader.press(key).await;
        let name = cards[card].as_str().unwrap_or_default();
        reader.wait_for(&format!(".card.open[data-for='{name}']")).await;
    }
    reader.press("Escape").await;
    reader.wait_gone(".card.open").await;
}
