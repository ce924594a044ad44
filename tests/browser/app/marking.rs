//! Marking without dragging, by keyboard and by finger; and what a highlight does to the page: it appears at once, and
//! nothing moves.

use browser_tests::{Reader, Setup, in_chromium_by_default, in_each_browser};
use serde_json::{Value, json};

use crate::room::{in_page, open, settle, wait_for_focus};

in_each_browser! {
    a_note_is_written_by_keyboard_alone;
    a_finger_marks_by_the_first_word_and_the_last: Setup::new().phone().in_motion();
    words_that_a_finger_selects_get_the_toolbar: Setup::new().phone();
    a_highlight_is_painted_before_the_next_frame;
}

in_chromium_by_default! {
    nothing_moves_when_a_highlight_is_made: Setup::new().in_motion();
}

/// Where the focus is, it is to be seen, once a card that makes room has come to rest; a heading that the focus was led to
/// needs no outline.
async fn expect_visible_focus(reader: &Reader, step: &str) {
    let body = "const it = document.activeElement;
        const style = getComputedStyle(it.matches('.choice input') ? it.closest('.choice') : it);
        const isDrawn = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
        const { top, bottom } = it.getBoundingClientRect();
        return it !== document.body && (isDrawn || it.matches('[tabindex=\"-1\"]')) && bottom >= 0 && top <= innerHeight";
    reader.wait_until(&format!("the focus to be seen after {step}"), body, vec![]).await;
}

async fn a_note_is_written_by_keyboard_alone(reader: &mut Reader) {
    open(reader, "").await;
    // The first stop leads past the lists to the text.
    reader.press("Tab").await;
    wait_for_focus(reader, ".skip").await;
    expect_visible_focus(reader, "Tab").await;
    reader.press("Enter").await;
    wait_for_focus(reader, "h1").await;

    reader.press("m").await;
    wait_for_focus(reader, ".marking-bar").await;
    expect_visible_focus(reader, "M").await;
    let sentence = lit(reader).await;
    reader.press("ArrowRight").await;
    wait_until_lit_otherwise(reader, &sentence).await;
    reader.press("ArrowLeft").await;
    wait_until_lit(reader, &sentence).await;

    let goal = "Only in the past 5 years there have been over 400 marriages between Soviet and American citizens.";
    for _ in 0..30 {
        let here = lit(reader).await;
        if here == goal {
            break;
        }
        reader.press("ArrowDown").await;
        wait_until_lit_otherwise(reader, &here).await;
    }
    assert_eq!(lit(reader).await, goal);
    // Word by word to “in the”.
    reader.press("Shift+ArrowRight").await;
    wait_until_lit(reader, "Only").await;
    reader.press("Shift+ArrowRight").await;
    wait_until_lit_otherwise(reader, "Only").await;
    reader.press("Enter").await;
    reader.wait_for_text(".marking-bar p", "Where does it end?").await;
    reader.press("Shift+ArrowRight").await;
    wait_until_lit(reader, "in the").await;
    reader.press("Enter").await;
    wait_for_focus(reader, ".marking-bar button").await;
    expect_visible_focus(reader, "Enter").await;

    reader.press("n").await;
    wait_for_focus(reader, "#note-comment").await;
    expect_visible_focus(reader, "N").await;
    reader.type_text("Written by keyboard alone, m h n c ? / j k e").await;
    assert_eq!(reader.value_of("#note-comment").await, "Written by keyboard alone, m h n c ? / j k e");
    reader.press("Escape").await;
    reader.wait_gone(".card.open").await;
    wait_for_focus(reader, "mark[class^='r-']").await;
    expect_visible_focus(reader, "Escape").await;
    reader.wait_for(".saved.is-saved").await;

    reader.reload().await;
    reader.wait_for("html[data-app='started']").await;
    reader.wait_for_text(".card.note", "Written by keyboard alone").await;
    let body = "return [...document.querySelectorAll(\"mark[class^='r-']\")].map((it) => it.textContent).join('') === 'in the'";
    reader.wait_until("the marked words", body, vec![]).await;
}

/// The passage that is being marked.
async fn lit(reader: &Reader) -> String {
    let body = "return [...document.querySelectorAll('mark.chosen')].map((it) => it.textContent).join('')";
    reader.call(body, vec![]).await.as_str().unwrap_or_default().to_owned()
}

async fn wait_until_lit(reader: &Reader, words: &str) {
    let body =
        "return [...document.querySelectorAll('mark.chosen')].map((it) => it.textContent).join('') === arguments[0]";
    reader.wait_until(words, body, vec![words.into()]).await;
}

async fn wait_until_lit_otherwise(reader: &Reader, formerly: &str) {
    let body =
        "return [...document.querySelectorAll('mark.chosen')].map((it) => it.textContent).join('') !== arguments[0]";
    reader.wait_until("another stop", body, vec![formerly.into()]).await;
}

async fn a_finger_marks_by_the_first_word_and_the_last(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    reader.tap(".pbar .primary").await;
    reader.wait_for(".marking-bar").await;
    reader.tap_words(".sheet", "discussion").await;
    reader.wait_for_text(".marking-bar p", "Where does it end?").await;
    reader.tap_words(".sheet", "Geneva").await;
    reader.wait_for_text(".marking-bar p", "What would you like").await;
    assert_eq!(lit(reader).await, "discussion in Geneva");
    reader.tap(".marking-bar .does button:nth-child(2)").await;
    wait_for_focus(reader, "#note-comment").await;
    reader.type_text("by finger").await;
    reader.tap(".card.open .x").await;
    reader.wait_gone(".card.open").await;
    reader.wait_for(".saved.is-saved").await;
    reader.reload().await;
    reader.wait_for("html[data-app='started']").await;
    assert_eq!(reader.texts_of("mark[class^='r-']").await.concat(), "discussion in Geneva");
}

async fn words_that_a_finger_selects_get_the_toolbar(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    reader.press_words_long(".sheet", "Geneva").await;
    // Drivers' fingers press, but the selection that a phone makes of it is the system's: it is made here instead.
    reader
        .call(
            "if (getSelection().isCollapsed) {
                const words = document.createTreeWalker(document.querySelector('.sheet'), NodeFilter.SHOW_TEXT);
                while (words.nextNode()) {
                    const at = words.currentNode.data.indexOf('Geneva');
                    if (at >= 0) getSelection().setBaseAndExtent(words.currentNode, at, words.currentNode, at + 6);
                }
            }",
            vec![],
        )
        .await;
    reader.wait_for(".toolbar").await;
    settle(reader).await;
    let body = "const bar = document.querySelector('.toolbar').getBoundingClientRect();
        const words = getSelection().getRangeAt(0).getBoundingClientRect();
        return [bar.top >= words.bottom || bar.bottom <= words.top, bar.left >= 0 && bar.right <= innerWidth,
            Math.min(...[...document.querySelectorAll('.toolbar button')].map((it) => it.offsetHeight)) >= 44]";
    assert_eq!(
        reader.call(body, vec![]).await,
        json!([true, true, true]),
        "beside the words, in the window, finger-sized"
    );
    reader.tap(".toolbar button:first-child").await;
    reader.wait_for(".card.note.open").await;
    assert_eq!(reader.texts_of("mark[class^='r-']").await.concat().trim(), "Geneva");
}

async fn a_highlight_is_painted_before_the_next_frame(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    let watch = "const heard = arguments[0];
        window.seen = null;
        document.addEventListener(heard, (event) => {
            const before = document.querySelectorAll('mark[class^=\"r-\"]').length;
            requestAnimationFrame(() => {
                const marks = document.querySelectorAll('mark[class^=\"r-\"]').length;
                window.seen = { marks: marks - before, after: performance.now() - event.timeStamp };
            });
        }, { capture: true, once: true })";
    for (heard, from, to) in [("keydown", "discussion", "Geneva"), ("click", "in detail", "questions")] {
        reader.select(".sheet", from, to).await;
        reader.wait_for(".toolbar").await;
        reader.call(watch, vec![heard.into()]).await;
        match heard {
            "keydown" => reader.press("h").await,
            _ => reader.click(".toolbar button:first-child").await,
        }
        reader.wait_until("a frame", "return window.seen", vec![]).await;
        let seen = reader.eval("window.seen").await;
        println!("{}: a highlight is in the page {} ms after its {heard}", reader.browser(), seen["after"]);
        assert!(seen["marks"].as_u64() > Some(0), "{}: not in the frame that follows the {heard}", reader.browser());
        wait_for_focus(reader, ".choices").await;
        reader.press("Escape").await;
        reader.wait_gone(".card.open").await;
    }
}

async fn nothing_moves_when_a_highlight_is_made(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    reader.select(".sheet", "encountered no problems", "exceptions").await;
    reader.wait_for(".toolbar").await;
    // Every piece as a box, and every tenth letter.
    let places = in_page(
        "await settle();
        const list = [];
        const place = ({ left, top, width }) => [left, top + scrollY, width];
        for (const piece of document.querySelectorAll('[data-piece]')) {
            const { height } = piece.getBoundingClientRect();
            list.push([...place(piece.getBoundingClientRect()), height]);
            const words = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
            let at = 0;
            while (words.nextNode()) {
                const { currentNode: node } = words;
                for (let letter = (10 - (at % 10)) % 10; letter < node.length; letter += 10) {
                    const range = document.createRange();
                    range.setStart(node, letter);
                    range.setEnd(node, letter + 1);
                    list.push([at + letter, ...place(range.getBoundingClientRect())]);
                }
                at += node.length;
            }
        }
        return list;",
    );
    let before = reader.call(&places, vec![]).await;
    reader.press("h").await;
    reader.wait_for(".card.note.open").await;
    let opened = reader.call(&places, vec![]).await;
    reader.press("Escape").await;
    reader.wait_gone(".card.open").await;
    let closed = reader.call(&places, vec![]).await;
    let [before, opened, closed] = [before, opened, closed].map(|places| numbers(&places));
    assert!(before.len() > 200, "{}", before.len());
    for (state, after) in [("open", opened), ("closed", closed)] {
        assert_eq!(before.len(), after.len());
        // Where the page is scrolled to is no whole number everywhere.
        let far = |one: &[f64], other: &[f64]| one.iter().zip(other).any(|(one, other)| (one - other).abs() > 0.5);
        let moved: Vec<_> = before.iter().zip(&after).filter(|(one, other)| far(one, other)).take(3).collect();
        assert!(moved.is_empty(), "{}: with the card {state}: {moved:?}", reader.browser());
    }
}

fn numbers(places: &Value) -> Vec<Vec<f64>> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    list(places).iter().map(|place| list(place).iter().filter_map(Value::as_f64).collect()).collect()
}
