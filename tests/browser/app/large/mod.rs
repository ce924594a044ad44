//! A document of 200,000 words with 10,000 claims, every fifth of them overlapping another: marks and cards are in the page
//! where the reader is, everything can be reached, and nothing is lost on paper, in the browser's search or in a selection.

mod made;

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::Duration;

use browser_tests::{Browser, Reader, Setup, in_chromium_by_default, in_each_browser};
use serde_json::{Value, json};

use crate::noting::{NOTEBOOK, listed, shown_as_saved};
use crate::room::{go, in_page, open, settle, wait_for_focus};
use made::DOCUMENT;

in_each_browser! {
    marks_and_cards_are_where_the_reader_is: long();
    the_browsers_search_and_select_all_see_the_whole_text: long();
}

in_chromium_by_default! {
    everything_is_on_paper: Setup::new().serving(PRINTED.clone());
    overlapping_claims_are_each_reached_by_a_press: long();
    the_last_claim_is_reached_and_the_keyboard_goes_through_all: long();
    one_more_highlight_is_painted_and_counted: long();
    a_long_search_for_the_words_of_notes_tells_how_far_it_is: Setup::new().serving(SLOW.clone());
    a_long_notebook_is_gone_through_row_by_row;
}

static LONG: LazyLock<PathBuf> = LazyLock::new(|| made::folder("made-long", 10_000));

/// Less of it on a machine so slow that each of the engine's shortest turns takes three or four frames.
static SLOW: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = made::folder("made-slow", 1_000);
    let engine = folder.join("anchoring.js");
    fs::rename(&engine, folder.join("quick.js")).expect("the engine's script is in dist/");
    let slow = "import load, { Anchoring as Quick } from './quick.js';
        export default load;
        export class Anchoring extends Quick {
            work() {
                const end = performance.now() + 60;
                const isDone = super.work(0);
                while (performance.now() < end);
                return isDone;
            }
        }";
    fs::write(&engine, slow).expect("the folder can be written to");
    folder
});

/// Longer than what is painted whole, and short enough for paper.
static PRINTED: LazyLock<PathBuf> = LazyLock::new(|| made::folder("made-printed", 500));

/// A page for a text on all of which there are marks: some of the claims are off their level, and must not be seen to move.
fn long() -> Setup {
    Setup::new().serving(LONG.clone()).patience(Duration::from_secs(180))
}

/// More elements than this are not in the page: the paragraphs are two and a half thousand.
const ELEMENTS: usize = 5000;

async fn marks_and_cards_are_where_the_reader_is(reader: &mut Reader) {
    open(reader, DOCUMENT).await;
    assert_eq!(reader.eval(TEXT_IS_WHOLE).await, true, "letter for letter");
    for (place, here, not_here) in [(0.0, 0, 9999), (0.5, 5000, 0), (1.0, 9999, 5000), (0.0, 0, 9999)] {
        scroll_to(reader, place).await;
        reader.wait_for(&mark(here)).await;
        reader.wait_for(&format!("#card-c-{here}")).await;
        assert_eq!(reader.count(&format!("{}, #card-c-{not_here}", mark(not_here))).await, 0, "far from {place}");
        let elements = reader.count("*").await;
        assert!(elements < ELEMENTS, "{}: {elements} elements at {place}", reader.browser());
        // All that can be seen of the text has its marks, and each card is in the page with its passage.
        let body = "const problems = [];
            for (const piece of document.querySelectorAll('[data-piece]')) {
                const { top, bottom } = piece.getBoundingClientRect();
                const isUnmarked = bottom > 0 && top < innerHeight && !piece.querySelector('mark');
                if (isUnmarked && !piece.textContent.endsWith('the end.')) problems.push(piece.textContent);
            }
            return problems;";
        assert_eq!(reader.call(body, vec![]).await, json!([]), "unmarked at {place}");
    }
    assert_eq!(reader.eval(TEXT_IS_WHOLE).await, true, "letter for letter, after it all");
}

async fn overlapping_claims_are_each_reached_by_a_press(reader: &mut Reader) {
    open(reader, DOCUMENT).await;
    scroll_to(reader, 0.5).await;
    let names = "(() => {
        const inner = [...document.querySelectorAll('mark mark')].find((mark) => mark.getBoundingClientRect().top > 200);
        inner.setAttribute('data-pressed', '');
        return [inner.dataset.id, inner.parentElement.dataset.id];
    })()";
    let names = reader.eval(names).await;
    for (place, name) in [&names[0], &names[1], &names[0]].into_iter().enumerate() {
        reader.click("[data-pressed]").await;
        let name = name.as_str().unwrap_or_default();
        reader.wait_for(&format!("#card-{name}.open")).await;
        reader.wait_for(&format!("mark[data-id='{name}'].is-open")).await;
        assert_eq!(reader.count(".card.open").await, 1, "press {place}");
        settle(reader).await;
    }
}

async fn the_last_claim_is_reached_and_the_keyboard_goes_through_all(reader: &mut Reader) {
    open(reader, &format!("{DOCUMENT}/c-9999")).await;
    expect_open(reader, 9999, "10,000 of 10,000").await;
    reader.press("k").await;
    expect_open(reader, 9998, "9,999 of 10,000").await;
    reader.press("j").await;
    expect_open(reader, 9999, "10,000 of 10,000").await;
    assert!(reader.attribute(".pbar button:last-child", "disabled").await.is_some(), "nothing is behind the last");
    go(reader, &format!("{DOCUMENT}/c-4321")).await;
    expect_open(reader, 4321, "4,322 of 10,000").await;

    // A card that is scrolled away is there still, with the focus in it, and closing it leads back to its passage.
    wait_for_focus_in_card(reader).await;
    scroll_to(reader, 0.0).await;
    reader.wait_for(&mark(0)).await;
    assert_eq!(reader.count("#card-c-4321.open").await, 1);
    reader.press("Escape").await;
    wait_for_focus(reader, &mark(4321)).await;

    // From mark to mark, further than what was painted at first.
    for _ in 0..60 {
        reader.press("Tab").await;
    }
    wait_for_focus(reader, &mark(4381)).await;
    reader.press("Enter").await;
    expect_open(reader, 4381, "4,382 of 10,000").await;
}

async fn the_browsers_search_and_select_all_see_the_whole_text(reader: &mut Reader) {
    open(reader, DOCUMENT).await;
    assert_eq!(reader.eval("window.find('No1234 ')").await, true, "{}", reader.browser());
    assert_eq!(reader.selected_text().await.trim(), "No1234");
    let is_seen = "const { top, bottom } = getSelection().getRangeAt(0).getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight && document.querySelectorAll('mark').length > 20;";
    reader.wait_until("what was found to be in view, among marks", is_seen, vec![]).await;
    settle(reader).await;
    assert_eq!(reader.selected_text().await.trim(), "No1234", "painting leaves the selection alone");

    reader.press("Control+a").await;
    scroll_to(reader, 1.0).await;
    let selected = reader.selected_text().await;
    assert!(["No1 ", "No1234 ", "the end."].iter().all(|words| selected.contains(words)), "{}", reader.browser());
    reader.wait_for(".toolbar").await;
    reader.press("Escape").await;
    reader.wait_for(&mark(9999)).await;
}

async fn one_more_highlight_is_painted_and_counted(reader: &mut Reader) {
    open(reader, DOCUMENT).await;
    scroll_to(reader, 1.0).await;
    reader.wait_for(&mark(9999)).await;
    let stays = "document.querySelector('[data-piece]:nth-last-child(2) mark').setAttribute('data-stays', '')";
    reader.eval(stays).await;
    reader.select(".sheet", "the end", "the end").await;
    reader.wait_for(".toolbar").await;
    reader.press("h").await;
    reader.wait_for("mark.is-open[class*='ink-']").await;
    reader.wait_for_text(".card.open .pos", "10,001 of 10,001").await;
    assert_eq!(reader.count("[data-stays]").await, 1, "other pieces keep their elements");
    shown_as_saved(reader).await;
    scroll_to(reader, 0.0).await;
    reader.wait_for(&mark(0)).await;
    reader.reload().await;
    open(reader, DOCUMENT).await;
    scroll_to(reader, 1.0).await;
    reader.wait_for("mark[class*='ink-']").await;
}

async fn a_long_search_for_the_words_of_notes_tells_how_far_it_is(reader: &mut Reader) {
    open(reader, DOCUMENT).await;
    go(reader, NOTEBOOK).await;
    // Somebody reads what is said meanwhile.
    let watched = "const read = () =>
            (document.body.dataset.told += document.querySelector('.settle-line')?.innerText ?? '');
        new MutationObserver(read).observe(document.body, { childList: true, characterData: true, subtree: true });";
    reader.call(&in_page(watched), vec![]).await;
    let file = made::notes_on_a_former_text(100);
    reader.choose_file("#open-file", "notes.json", file.to_string().as_bytes()).await;
    reader.wait_for("dialog .primary").await;
    reader.click("dialog .primary").await;
    reader.wait_for_text(".note-count", "100 notes").await;
    let is_told = "return /Looking for the words of your notes: [0-9]+ %/.test(document.body.dataset.told)";
    reader.wait_until("the search to tell how far it is", is_told, vec![]).await;
    let is_found = "return document.querySelector('.settle-line') === null";
    reader.wait_until("the search to end", is_found, vec![]).await;
    go(reader, DOCUMENT).await;
    reader.wait_for(&format!("{0} mark[class*='ink-'], mark[class*='ink-'] {0}", mark(0))).await;
    assert_eq!(reader.count(".settle-line").await, 0, "all words stand, if elsewhere: nothing is asked");
}

/// Fewer marks than this are painted of 500 where only those near the reader are.
const FEW_MARKS: usize = 300;

async fn everything_is_on_paper(reader: &mut Reader) {
    open(reader, DOCUMENT).await;
    let painted = reader.count("mark").await;
    assert!(painted < FEW_MARKS, "{painted} marks are painted");
    let printed = reader.printed_text().await;
    let words: Vec<&str> = printed.split_whitespace().collect();
    assert!(words.windows(2).any(|pair| pair == ["the", "end."]), "the text is not on paper to its end");
    for number in 0..500 {
        let question = format!("claim{number}?");
        assert!(words.contains(&question.as_str()), "{}: {question} is not on paper", reader.browser());
    }
    if reader.browser() == Browser::Chromium {
        for number in 1..=500 {
            assert!(words.contains(&format!("{number}.").as_str()), "no card is numbered {number}");
        }
        // In the text each number stands behind the words that it is for, and a character that keeps it there.
        assert!(words.contains(&"\u{2060}499"), "the marks are not numbered to the end");
    }
    // The exact number depends on the height of the lines: marks that are no longer near may linger.
    let are_few = "return document.querySelectorAll('mark').length < arguments[0]";
    reader.wait_until("the far marks to be gone again", are_few, vec![FEW_MARKS.into()]).await;
}

async fn a_long_notebook_is_gone_through_row_by_row(reader: &mut Reader) {
    open(reader, NOTEBOOK).await;
    let notes = (0..260).map(|number| {
        // Of different heights.
        let comment = format!("Note {number}. {}", "A word more. ".repeat(number % 12));
        json!({
            "id": format!("urn:uuid:00000000-0000-7000-8000-{number:012}"),
            "type": "Annotation",
            "motivation": "commenting",
            "created": "2026-01-11T10:00:00Z",
            "body": { "type": "TextualBody", "value": comment, "format": "text/markdown", "purpose": "commenting" },
            "target": "urn:x-claimlight:january-1986:gorbachev-letter",
        })
    });
    let file = json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": notes.collect::<Vec<_>>() });
    reader.choose_file("#open-file", "notes.json", file.to_string().as_bytes()).await;
    reader.wait_for("dialog .primary").await;
    reader.click("dialog .primary").await;
    reader.wait_for_text(".note-count", "260 notes").await;
    settle(reader).await;
    let rows = listed(reader).await;
    assert!(rows.len() < 100 && rows[0].contains("Note 0."), "{} rows", rows.len());
    assert_eq!(reader.attribute(".note-list > li", "aria-posinset").await.as_deref(), Some("1"));
    assert_eq!(reader.attribute(".note-list > li", "aria-setsize").await.as_deref(), Some("260"));

    // Going down by the window's height, every note is met.
    let body = "let met = new Set();
        for (;;) {
            const rows = [...document.querySelectorAll('.note-list > li')];
            for (const row of rows) {
                const { top, bottom } = row.getBoundingClientRect();
                if (bottom > 0 && top < innerHeight) met.add(row.innerText.match(/Note (\\d+)/)[1]);
            }
            if (rows.length > 100) return [`${rows.length} rows are in the page`];
            const before = scrollY;
            scrollBy(0, innerHeight * 0.9);
            await settle();
            if (scrollY === before) break;
        }
        return met.size === 260 ? [] : [`${met.size} notes were met`];";
    assert_eq!(reader.call(&in_page(body), vec![]).await, json!([]), "{}", reader.browser());

    // What has the focus is kept, and the next one is reached from it.
    reader.eval("document.querySelector('.note-list > li:last-of-type .does button:last-child').focus()").await;
    scroll_to(reader, 0.0).await;
    reader.wait_for_text(".note-list > li:first-child", "Note 0.").await;
    let focused = reader.eval("document.activeElement.closest('li')?.ariaPosInSet").await;
    assert_eq!(focused, Value::from("260"), "{}: the focus is where it was", reader.browser());
}

/// Whether the pieces hold the text that the page was given, letter for letter.
const TEXT_IS_WHOLE: &str =
    "[...document.querySelectorAll('[data-piece]')].map((piece) => piece.textContent).join('\\n\\n') ===
    JSON.parse(document.getElementById('collection').textContent).documents[0].text";

fn mark(number: usize) -> String {
    format!("mark[data-id='c-{number}']")
}

/// Scrolls to a part of the whole height, from 0 to 1, and waits until the page has followed.
async fn scroll_to(reader: &Reader, place: f64) {
    let body = "scrollTo(0, document.documentElement.scrollHeight * given[0]); await settle();";
    reader.call(&in_page(body), vec![place.into()]).await;
}

/// Waits until a claim's card is open, with its passage in view.
async fn expect_open(reader: &Reader, number: usize, place: &str) {
    reader.wait_for(&format!("#card-c-{number}.open")).await;
    reader.wait_for_text(".card.open .pos", place).await;
    let is_seen = "const { top, bottom } = document.querySelector(arguments[0]).getBoundingClientRect();
        return top > 0 && bottom < innerHeight";
    reader.wait_until("the passage to be in view", is_seen, vec![format!("{}.is-open", mark(number)).into()]).await;
}

async fn wait_for_focus_in_card(reader: &Reader) {
    reader.eval("document.querySelector('.card.open h3').focus({ preventScroll: true })").await;
    wait_for_focus(reader, ".card.open").await;
}
