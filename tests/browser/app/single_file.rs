//! The app in one file, opened from the reader's own device as by a double click: nothing is served, and nothing is asked for.

use std::fs;
use std::path::PathBuf;
use std::process;
use std::sync::atomic::{AtomicUsize, Ordering};

use browser_tests::{Reader, Setup, in_chromium_by_default, in_each_browser, places};
use serde_json::json;

use crate::kiosk::hall::{begin, come};
use crate::noting::{
    LETTER, NOTEBOOK, keep_note, listed, open, open_again, pick, press_button, shown_as_saved, stored, wait_for_count,
};
use crate::paper::expect_paper;
use crate::room::{go, settle};

in_each_browser! {
    a_pupil_reads_writes_finds_and_finds_again: single().own_browser();
    notes_leave_as_a_file_and_come_back: single();
    a_whole_session_asks_for_nothing: single().recording_requests();
    the_anchoring_engine_is_inside: single();
    an_exhibit_runs_from_it: Setup::new().size(1080, 1920).touch().opening(exhibit()).recording_requests();
}

in_chromium_by_default! {
    a_document_prints: single();
    every_language_is_inside: single();
    the_address_makes_an_exhibit_of_it: Setup::new().size(1080, 1920).touch().opening(places::single_file());
    notes_stay_with_the_browser_when_the_file_is_moved: single();
}

fn single() -> Setup {
    Setup::new().opening(places::single_file())
}

/// Another place for the file, as a stick is.
fn stick() -> PathBuf {
    static STICKS: AtomicUsize = AtomicUsize::new(0);
    let number = STICKS.fetch_add(1, Ordering::Relaxed);
    let folder = places::target("served").join(format!("stick-{}-{number}", process::id()));
    fs::create_dir_all(&folder).expect("a folder can be made");
    // As a browser calls what was loaded a second time; a name with a space and a letter that addresses cannot have.
    folder.join("claimlight (1) ß.html")
}

/// The file with the settings of an exhibit inside, as `KIOSK=… make single-file` puts them there.
fn exhibit() -> PathBuf {
    let file = stick();
    let begin = "<script type=\"application/json\" id=\"inside-kiosk.json\">";
    let page = fs::read_to_string(places::single_file()).expect("the file can be read");
    let (before, rest) = page.split_once(begin).expect("the file has settings");
    let (_, behind) = rest.split_once("</script>").expect("the settings end");
    let settings = r#"{"kiosk": true, "claims": ["L-95", "B-blind"], "address": "https://museum.example/letters/"}"#;
    fs::write(&file, format!("{before}{begin}{settings}</script>{behind}")).expect("there is room");
    file
}

async fn a_pupil_reads_writes_finds_and_finds_again(reader: &mut Reader) {
    open(reader, LETTER).await;
    assert!(reader.count("mark").await > 10, "{}: claims are lit", reader.browser());
    // The typeface is inside.
    settle(reader).await;
    let faces = "[...document.fonts].filter(({ status }) => status === 'loaded').length > 0";
    assert_eq!(reader.eval(faces).await, json!(true), "{}", reader.browser());
    keep_note(reader, "humanism", "Who says so?").await;
    open_again(reader).await;
    reader.wait_for_text(".card.note", "Who says so?").await;

    go(reader, "#/view/search/Sakharov").await;
    reader.wait_for_text(".note-count", "“Sakharov” is in 2 places in 2 documents").await;
    go(reader, "#/view/search/says").await;
    reader.wait_for_text(".found section:last-child li", "Who says so?").await;

    go(reader, NOTEBOOK).await;
    reader.wait_for_text(".note-list", "Who says so?").await;
    reader.wait_for_text(".keeping", "They are not in this file").await;
    reader.wait_for_text(".keeping", "Your notes are in this browser on this device").await;

    // What was written is there when the browser has been closed, too.
    reader.restart().await;
    open(reader, NOTEBOOK).await;
    reader.wait_for_text(".note-list", "Who says so?").await;
    assert_eq!(reader.page_errors().await, [""; 0]);
}

async fn notes_leave_as_a_file_and_come_back(reader: &mut Reader) {
    open(reader, LETTER).await;
    keep_note(reader, "humanism", "To be taken along.").await;
    open(reader, NOTEBOOK).await;
    press_button(reader, ".notebook-head", "Save to a file").await;
    let (name, file) = reader.take_download().await;
    press_button(reader, ".keeping", "Erase everything").await;
    press_button(reader, "dialog", "Erase everything").await;
    reader.wait_for(".notebook-empty").await;
    reader.choose_file("#open-file", &name, &file).await;
    reader.wait_for_text("dialog", "It holds 1 note: 1 new.").await;
    press_button(reader, "dialog", "Add them").await;
    wait_for_count(reader, ".note-list > li", 1).await;
    shown_as_saved(reader).await;
    assert!(listed(reader).await[0].contains("To be taken along."));
}

async fn every_language_is_inside(reader: &mut Reader) {
    open(reader, LETTER).await;
    let said = [
        ("ru", "Чтение", "этом файле"),
        ("es", "Leer", "este archivo"),
        ("fr", "Lire", "ce fichier"),
        ("de", "Lesen", "dieser Datei"),
        ("en", "Read", "this file"),
    ];
    for (tag, read, not_in_file) in said {
        pick(reader, "#language", tag).await;
        reader.wait_for_text(".top nav a", read).await;
        go(reader, NOTEBOOK).await;
        reader.wait_for_text(".keeping .not-in-file", not_in_file).await;
        go(reader, LETTER).await;
    }
    // The choice is kept, and an address can ask for another.
    pick(reader, "#language", "de").await;
    reader.wait_for_text(".top nav a", "Lesen").await;
    open_again(reader).await;
    reader.wait_for_text(".top nav a", "Lesen").await;
    open(reader, "?lang=fr#/gorbachev-letter").await;
    reader.wait_for_text(".top nav a", "Lire").await;
}

async fn a_document_prints(reader: &mut Reader) {
    open(reader, LETTER).await;
    keep_note(reader, "thorough discussion", "A note for the *paper*.").await;
    expect_paper(reader, &["A note for the paper."]).await;
}

async fn a_whole_session_asks_for_nothing(reader: &mut Reader) {
    open(reader, LETTER).await;
    let policy = "document.querySelector('meta[http-equiv=\"Content-Security-Policy\"]')?.content";
    let policy = reader.eval(policy).await.as_str().unwrap_or_default().to_owned();
    for rule in
        ["default-src 'none'", "connect-src 'none'", "font-src data:", "style-src 'sha256-", "script-src 'sha256-"]
    {
        assert!(policy.contains(rule), "{rule} is not in {policy:?}");
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
    let listen = "window.broken = [];
        document.addEventListener('securitypolicyviolation', (event) => window.broken.push(`${event.violatedDirective} ${event.blockedURI}`));";
    reader.call(listen, vec![]).await;
    keep_note(reader, "humanism", "<img src=https://example.org/x.png> ![x](https://example.org/y.png)").await;
    pick(reader, "#language", "ru").await;
    for address in ["#/shultz-memo-jan-14/A-law", NOTEBOOK, "#/view/search/law", "#/nowhere"] {
        go(reader, address).await;
    }
    pick(reader, "#language", "en").await;
    reader.click(".tool").await;
    reader.wait_for("dialog[open]").await;
    assert_eq!(reader.eval("window.broken").await, json!([]), "{}", reader.browser());
    assert_eq!(reader.page_errors().await, [""; 0]);
    assert_eq!(reader.foreign_requests().await, [""; 0]);
    let resources =
        "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith('data:'))";
    assert_eq!(reader.eval(resources).await, json!([]), "{}", reader.browser());
    assert_eq!(reader.server().take_requests(), [""; 0]);
    // The listener hears.
    let run =
        "const it = document.createElement('script'); it.textContent = 'window.ran = 1'; document.head.append(it)";
    reader.call(run, vec![]).await;
    reader.wait_until("the policy to refuse a script", "return window.broken.length > 0 && !window.ran", vec![]).await;
}

/// A note of a file whose words stand elsewhere now.
async fn the_anchoring_engine_is_inside(reader: &mut Reader) {
    open(reader, LETTER).await;
    keep_note(reader, "humanism", "To learn the letter’s name from.").await;
    open(reader, NOTEBOOK).await;
    press_button(reader, ".notebook-head", "Save to a file").await;
    let mut file: serde_json::Value = serde_json::from_slice(&reader.take_download().await.1).expect("JSON");
    let letter = file["first"]["items"][0]["target"]["source"]["id"].take();
    let quote = json!({"type": "TextQuoteSelector", "exact": "400 marriages between Soviet"});
    let body = json!({"type": "TextualBody", "value": "Found again."});
    let foreign = json!([{"id": "urn:x:1", "body": body, "target": {"source": letter, "selector": quote}}]);
    reader.choose_file("#open-file", "foreign.json", foreign.to_string().as_bytes()).await;
    press_button(reader, "dialog", "Add them").await;
    wait_for_count(reader, ".note-list > li", 2).await;
    reader.wait_for_text(".note-list > li:not(.lost)", "Found again.").await;
    open(reader, LETTER).await;
    reader.wait_for_text(".card.note", "Found again.").await;
    assert_eq!(reader.page_errors().await, [""; 0]);
}

async fn an_exhibit_runs_from_it(reader: &mut Reader) {
    come(reader).await;
    answer_the_first_claim(reader).await;
    // A code that leads to the museum's page, not to this file.
    reader.wait_for(".qr").await;
    reader.tap(".next").await;
    reader.wait_for_text(".step", "2 of 2").await;
    // The counts of the day outlive the page.
    come(reader).await;
    begin(reader).await;
    reader.tap(".answer:nth-of-type(1)").await;
    reader.wait_for_text(".answers small", "2 answers today").await;
    assert_eq!(reader.page_errors().await, [""; 0]);
    assert_eq!(reader.foreign_requests().await, [""; 0]);
}

async fn the_address_makes_an_exhibit_of_it(reader: &mut Reader) {
    reader.visit("?kiosk").await;
    reader.wait_for("main.attract").await;
    answer_the_first_claim(reader).await;
    assert_eq!(reader.count(".qr").await, 0, "nobody else could open this file's address");
}

async fn answer_the_first_claim(reader: &Reader) {
    begin(reader).await;
    // The exhibit's styles are inside: an answer is as high as a finger needs it.
    let answer = reader.rect_of(".answer").await;
    assert!(answer.bottom() - answer.top >= 44.0, "{}: {answer:?}", reader.browser());
    reader.tap(".answer:nth-of-type(3)").await;
    reader.wait_for_text(".answers small", "1 answer today").await;
}

async fn notes_stay_with_the_browser_when_the_file_is_moved(reader: &mut Reader) {
    open(reader, LETTER).await;
    keep_note(reader, "humanism", "Written where the file was.").await;
    assert!(stored(reader).await.keys().all(|key| key.starts_with("claimlight:file:")), "{}", reader.browser());
    let moved = stick();
    fs::copy(places::single_file(), &moved).expect("there is room");
    reader.take_file(moved);
    open(reader, NOTEBOOK).await;
    reader.wait_for_text(".note-list", "Written where the file was.").await;
}
