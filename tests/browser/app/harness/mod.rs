//! The words of the library, each tried on a page made for it, so that a failing test of the app is the app's fault.

use std::path::Path;

use browser_tests::{Reader, Setup, in_chromium_by_default, places};
use serde_json::json;

in_chromium_by_default! {
    clicks_keys_and_taps_arrive: page();
    what_moves_is_pressed_once_it_rests: page().in_motion();
    words_are_selected_with_the_mouse: page();
    a_page_has_its_size_and_its_colours: page().size(320, 500).dark();
    a_window_can_be_resized: page();
    a_phone_has_a_finger: page().phone();
    scripts_can_be_off: page().without_scripts();
    storage_can_be_forbidden: page().without_storage();
    tabs_are_two_views_of_one_store: page();
    what_is_stored_outlives_a_restart: page().own_browser();
    pages_can_be_killed: page().own_browser();
    browsers_can_be_killed: page().own_browser();
    axe_finds_the_planted_fault: page();
    errors_and_requests_are_seen: page().recording_requests();
    files_and_copies_change_hands: page();
    a_page_is_photographed_and_printed: page();
}

fn page() -> Setup {
    Setup::new().serving(Path::new(env!("CARGO_MANIFEST_DIR")).join("app/harness/page"))
}

async fn open(reader: &Reader) {
    reader.visit("").await;
    reader.wait_for("html[data-ready]").await;
}

async fn clicks_keys_and_taps_arrive(reader: &mut Reader) {
    open(reader).await;
    reader.click("#count").await;
    reader.tap("#count").await;
    reader.wait_for_text("#count", "2").await;
    reader.wait_for_text("#heard", "touch").await;

    reader.press("Control+Shift+ArrowRight").await;
    assert_eq!(reader.text_of("#heard").await, "Control+Shift+ArrowRight");

    reader.click("#note").await;
    reader.type_text("Ünder “quotes”, Сахаров").await;
    reader.press("Shift+Home").await;
    reader.press("Backspace").await;
    reader.type_text("Сахаров 💛").await;
    assert_eq!(reader.value_of("#note").await, "Сахаров 💛");
    assert!(reader.has_focus("#note").await && !reader.has_focus("#count").await);
}

async fn what_moves_is_pressed_once_it_rests(reader: &mut Reader) {
    open(reader).await;
    let glide = "document.querySelector('#count').animate(
        [{ translate: '0 0' }, { translate: '0 300px' }], { duration: 400, fill: 'forwards' });";
    for presses in ["1", "2"] {
        reader.call(glide, vec![]).await;
        match presses {
            "1" => reader.click("#count").await,
            _ => reader.tap("#count").await,
        }
        reader.wait_for_text("#count", presses).await;
    }
}

async fn words_are_selected_with_the_mouse(reader: &mut Reader) {
    open(reader).await;
    reader.select("#letter", "first", "its last").await;
    assert_eq!(reader.selected_text().await, "first words of a short letter, and its last");
    reader.double_click_words("#letter", "short").await;
    assert_eq!(reader.selected_text().await.trim(), "short");
}

async fn a_page_has_its_size_and_its_colours(reader: &mut Reader) {
    for tab in ["first", "second"] {
        open(reader).await;
        assert_eq!(reader.eval("[innerWidth, innerHeight]").await, json!([320, 500]), "{tab}");
        for feature in ["(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)", "(hover: hover)"] {
            assert_eq!(reader.eval(&format!("matchMedia('{feature}').matches")).await, true, "{feature}, {tab}");
        }
        reader.new_tab().await;
    }
}

async fn a_window_can_be_resized(reader: &mut Reader) {
    open(reader).await;
    for (width, height) in [(320, 600), (1440, 900)] {
        reader.resize(width, height).await;
        assert_eq!(reader.eval("[innerWidth, innerHeight]").await, json!([width, height]));
    }
    let [letter, note] = [reader.rect_of("#letter").await, reader.rect_of("#note").await];
    assert!(letter.bottom() <= note.top && !letter.overlaps(&note), "{letter:?} {note:?}");
}

async fn a_phone_has_a_finger(reader: &mut Reader) {
    open(reader).await;
    assert_eq!(reader.eval("[innerWidth, innerHeight]").await, json!([390, 844]));
    assert_eq!(reader.eval("matchMedia('(pointer: coarse) and (hover: none)').matches").await, true);
    reader.tap_words("#letter", "first").await;
    reader.wait_for_text("#heard", "touch").await;
}

async fn scripts_can_be_off(reader: &mut Reader) {
    reader.visit("").await;
    reader.wait_for("#letter").await;
    assert_eq!(reader.count("html[data-ready]").await, 0);
    assert_eq!(reader.text_of("#letter").await, "The first words of a short letter, and its last words.");
}

async fn storage_can_be_forbidden(reader: &mut Reader) {
    open(reader).await;
    assert_eq!(reader.text_of("#stored").await, "SecurityError");
}

async fn tabs_are_two_views_of_one_store(reader: &mut Reader) {
    open(reader).await;
    let first = reader.tab().await;
    reader.new_tab().await;
    open(reader).await;
    assert_eq!(reader.text_of("#stored").await, "visit 2");
    reader.close_tab().await;
    reader.look_at(&first).await;
    assert_eq!(reader.text_of("#stored").await, "visit 1");
}

async fn what_is_stored_outlives_a_restart(reader: &mut Reader) {
    open(reader).await;
    reader.restart().await;
    open(reader).await;
    assert_eq!(reader.text_of("#stored").await, "visit 2");
}

async fn pages_can_be_killed(reader: &mut Reader) {
    open(reader).await;
    reader.eval("window.alive = true").await;
    reader.kill_pages().await;
    open(reader).await;
    assert_eq!(reader.eval("window.alive").await, json!(null));
    assert_eq!(reader.text_of("#stored").await, "visit 2");
}

async fn browsers_can_be_killed(reader: &mut Reader) {
    for _ in 0..2 {
        open(reader).await;
        reader.kill_browser().await;
    }
    open(reader).await;
    assert!(reader.text_of("#stored").await.starts_with("visit "));
}

async fn axe_finds_the_planted_fault(reader: &mut Reader) {
    open(reader).await;
    let rules: Vec<_> = reader.violations().await.into_iter().map(|violation| violation.rule).collect();
    assert_eq!(rules, ["image-alt"]);
}

async fn errors_and_requests_are_seen(reader: &mut Reader) {
    open(reader).await;
    assert_eq!(reader.page_errors().await, [""; 0]);
    assert_eq!(reader.foreign_requests().await, [""; 0]);
    assert!(reader.requests().await.iter().any(|address| address.ends_with("/page.js")));
    assert_eq!(reader.server().take_requests(), ["/", "/page.js"]);

    reader.call("console.error('planted'); setTimeout(() => { throw new Error('thrown'); })", vec![]).await;
    let mut errors = reader.page_errors().await;
    for error in ["planted", "thrown"] {
        // They arrive when the browser has time for them; the test's patience ends this.
        while !errors.iter().any(|it| it.contains(error)) {
            errors.extend(reader.page_errors().await);
        }
    }
}

async fn files_and_copies_change_hands(reader: &mut Reader) {
    open(reader).await;
    for _ in 0..2 {
        reader.click("#save").await;
        let (name, content) = reader.take_download().await;
        assert_eq!((name.as_str(), content.as_slice()), ("notes.json", "{\"note\":\"Ü\"}".as_bytes()));
    }
    reader.choose_file("#open", "saved.json", b"[]").await;
    reader.wait_for_text("#opened", "saved.json: []").await;
    reader.click("#copy").await;
    assert_eq!(reader.copied_text().await, "copied words");
}

async fn a_page_is_photographed_and_printed(reader: &mut Reader) {
    open(reader).await;
    let picture = places::target("tmp").join(format!("photograph-{}.png", reader.browser()));
    reader.photograph_all(&picture).await;
    assert!(std::fs::read(&picture).expect("the picture is there").starts_with(b"\x89PNG"));
    let printed = reader.printed_text().await;
    assert!(printed.contains("The first words of a short letter"), "{printed:?}");
}
