//! Pages and browsers that die in the middle of writing. CLAIMLIGHT_KILLS says how often (4); `make test-all` does it
//! 10 times, `make chaos` 200.
//!
//! Notes shown as saved must survive the death of the page. The death of the whole browser may take the last notes, since
//! browsers write to disk some seconds later and no page can ask them to hurry. How many is printed; it is asserted that it takes
//! no others, and leaves at most one as it was while it was being written.

use std::env;
use std::time::Duration;

use browser_tests::{Reader, Setup, in_chromium_by_default, in_each_browser};
use serde_json::json;

use crate::noting::{LETTER, MEMO, NOTEBOOK, focus_on, open, shown_as_saved, stored};

in_each_browser! {
    no_note_that_was_shown_as_saved_dies_with_its_page: patient();
}

in_chromium_by_default! {
    a_killed_browser_takes_no_more_than_the_last_notes: patient();
}

/// How often a page is killed, and how often a browser, which takes longer.
fn kills() -> (usize, usize) {
    let pages = env::var("CLAIMLIGHT_KILLS").map_or(4, |kills| kills.parse().expect("CLAIMLIGHT_KILLS is a number"));
    (pages, (pages / 4).clamp(2, 20))
}

fn patient() -> Setup {
    let kills = u32::try_from(kills().0).unwrap_or(u32::MAX);
    Setup::new().own_browser().patience(Duration::from_secs(60) + Duration::from_secs(10) * kills)
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
        assert_eq!(
            listed_notes(reader).await,
            saved.len(),
            "{}: the app has read all that is stored",
            reader.browser()
        );
        assert_eq!(lost, [""; 0], "after {} kills, {} notes shown as saved", kill + 1, saved.len());
    }
    println!("{}, pages: {kills} kills, {} notes shown as saved, {} lost", reader.browser(), saved.len(), lost.len());
}

async fn a_killed_browser_takes_no_more_than_the_last_notes(reader: &mut Reader) {
    // The notes that were there after an earlier start: they have been written to disk.
    let mut kept: Vec<String> = Vec::new();
    let (mut count, mut lost, mut partial) = (0, 0, 0);
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
        assert_eq!(missing(reader, &kept).await, [""; 0], "{}: kill {kill}, notes of earlier starts", reader.browser());
        // Of two notes the later one is not there without the earlier.
        let missing = missing(reader, &saved).await;
        assert!(saved.ends_with(&missing), "{}: kill {kill} took {missing:?} of {saved:?}", reader.browser());
        // What is there can be read: no writing was cut in half.
        assert_eq!(reader.count("#unreadable, #not-saved").await, 0, "kill {kill}");
        shown_as_saved(reader).await;
        count += saved.len();
        lost += missing.len();
        saved.truncate(saved.len() - missing.len());
        kept.append(&mut saved);
        // The disk has the storage of some moment: one note can be there as it was while it was being written.
        let more = listed_notes(reader).await.checked_sub(kept.len() + partial);
        let most = usize::from(!missing.is_empty());
        assert!(more.is_some_and(|more| more <= most), "{}: kill {kill}, {more:?} more notes", reader.browser());
        partial += more.unwrap_or_default();
    }
    println!(
        "{}, after killing the browser {kills} times: {lost} of {count} notes shown as saved were lost, {partial} of them in part",
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

/// Those of the notes that are not stored any more, once the app has started again and opened the notebook.
async fn missing(reader: &Reader, saved: &[String]) -> Vec<String> {
    open(reader, NOTEBOOK).await;
    let stored: String = stored(reader).await.into_values().collect();
    saved.iter().filter(|comment| !stored.contains(*comment)).cloned().collect()
}

/// The number of notes that the notebook shows.
async fn listed_notes(reader: &Reader) -> usize {
    if reader.sees(".notebook-empty").await {
        return 0;
    }
    let digits: String = reader.text_of(".note-count").await.chars().filter(char::is_ascii_digit).collect();
    digits
        .parse()
        .unwrap_or_else(|_| panic!("{}: the notebook does not say how many notes there are", reader.browser()))
}
