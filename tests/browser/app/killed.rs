//! Pages and browsers that die in the middle of writing. CLAIMLIGHT_KILLS says how often (10); `make chaos` does it 200 times.
//!
//! What is shown as saved must survive the death of the page. What the death of the whole browser takes is measured and
//! printed: browsers write to disk some seconds later, and no page can ask them to hurry.

use std::env;
use std::time::Duration;

use browser_tests::{Reader, Setup, in_each_browser};
use serde_json::json;

use crate::noting::{LETTER, MEMO, NOTEBOOK, focus_on, open, shown_as_saved};

in_each_browser! {
    no_note_that_was_shown_as_saved_dies_with_its_page: patient();
    what_a_killed_browser_takes_is_measured: patient();
}

/// How often a page is killed, and how often a browser, which takes longer.
fn kills() -> (usize, usize) {
    let pages = env::var("CLAIMLIGHT_KILLS").map_or(10, |kills| kills.parse().expect("CLAIMLIGHT_KILLS is a number"));
    (pages, (pages / 4).clamp(2, 20))
}

fn patient() -> Setup {
    let kills = u32::try_from(kills().0).unwrap_or(u32::MAX);
    Setup::new().patience(Duration::from_secs(60) + Duration::from_secs(10) * kills)
}

async fn no_note_that_was_shown_as_saved_dies_with_its_page(reader: &mut Reader) {
    let mut saved: Vec<String> = Vec::new();
    let mut lost = Vec::new();
    let kills = kills().0;
    for kill in 0..kills {
        open(reader, if kill % 2 == 0 { LETTER } else { MEMO }).await;
        for note in 0..2 {
            let comment = format!("Kill {kill}, note {note}.");
            begin_note(reader, kill * 2 + note).await;
            reader.type_text(&comment).await;
            shown_as_saved_just_now(reader).await;
            saved.push(comment);
        }
        // Every other time it dies at that moment, and else in the middle of more.
        if kill % 2 == 1 {
            reader.type_text(" And on, and on …").await;
        }
        reader.kill_pages().await;
        lost.extend(missing(reader, &saved).await);
        assert_eq!(lost, [""; 0], "after {} kills, {} notes shown as saved", kill + 1, saved.len());
    }
    println!("{}, pages: {kills} kills, {} notes shown as saved, {} lost", reader.browser(), saved.len(), lost.len());
}

async fn what_a_killed_browser_takes_is_measured(reader: &mut Reader) {
    let (mut count, mut lost) = (0, 0);
    let kills = kills().1;
    for kill in 0..kills {
        open(reader, LETTER).await;
        let mut saved = Vec::new();
        for note in 0..3 {
            let comment = format!("Browser {kill}, note {note}.");
            begin_note(reader, kill * 3 + note).await;
            reader.type_text(&comment).await;
            shown_as_saved_just_now(reader).await;
            saved.push(comment);
        }
        reader.kill_browser().await;
        let missing = missing(reader, &saved).await;
        // What is there can be read: no writing was cut in half.
        assert_eq!(reader.count("#unreadable, #not-saved").await, 0, "kill {kill}");
        shown_as_saved(reader).await;
        count += saved.len();
        lost += missing.len();
    }
    println!(
        "{}, after killing the browser {kills} times: {lost} of {count} notes shown as saved were lost",
        reader.browser()
    );
}

/// Begins a note on some word of the open document, which one follows from a number.
async fn begin_note(reader: &Reader, number: usize) {
    let body = "const pieces = [...document.querySelectorAll('.sheet p[data-piece]')];
        const nodes = pieces.flatMap((piece) => {
            const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
            const nodes = [];
            while (walker.nextNode()) if (/\\w{6}/u.test(walker.currentNode.data)) nodes.push(walker.currentNode);
            return nodes;
        });
        const node = nodes[(arguments[0] * 7) % nodes.length];
        const { index, 0: word } = /\\w{6,}/u.exec(node.data);
        document.activeElement.blur();
        getSelection().setBaseAndExtent(node, index, node, index + word.length);";
    reader.call(body, vec![json!(number)]).await;
    reader.wait_for(".toolbar").await;
    reader.press("n").await;
    focus_on(reader, "#note-comment").await;
    reader.wait_until("an empty field", "return document.activeElement.value === ''", vec![]).await;
}

/// Returns at the very moment when the notes are shown as saved.
async fn shown_as_saved_just_now(reader: &Reader) {
    let body = "return new Promise((done) => {
        const look = () => document.querySelector('.saved.is-saved') && done(true);
        new MutationObserver(look).observe(document.querySelector('header'), { attributes: true, subtree: true });
        look();
    });";
    reader.call(body, vec![]).await;
}

/// Those of the notes that the notebook, opened anew, does not have.
async fn missing(reader: &Reader, saved: &[String]) -> Vec<String> {
    open(reader, NOTEBOOK).await;
    let there = reader.texts_of(".note-list > li .written").await;
    saved.iter().filter(|comment| !there.iter().any(|words| words.starts_with(*comment))).cloned().collect()
}
