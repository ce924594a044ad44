//! A note's life: words are selected, something is written, it stays, and everything can be taken back.

use browser_tests::{Reader, Setup, in_chromium_by_default, in_each_browser};
use serde_json::json;

use crate::noting::{
    LETTER, MARK, NOTEBOOK, choose, focus_on, keep_note, listed, open, open_again, open_note, press_button,
    shown_as_saved, spoken, wait_for_count, write_note,
};

in_each_browser! {
    the_sentence_across_the_page_break_is_one;
    any_way_of_selecting_marks_the_words_that_were_selected;
    a_selection_can_begin_on_a_claim;
    everything_is_done_and_taken_back_by_keyboard: Setup::new().in_motion();
    an_input_method_keeps_its_keys;
}

in_chromium_by_default! {
    a_note_in_any_script_is_there_after_reloading_and_reopening: Setup::new().own_browser();
    a_key_marks_what_is_selected_though_the_toolbar_has_yet_to_follow;
    a_key_marks_nothing_once_nothing_is_selected;
    everything_is_done_and_taken_back_by_buttons: Setup::new().in_motion();
    what_looks_like_markup_is_shown_as_text;
}

const HUMANISM: &str = "But generally, and I want to stress it once again, questions of this kind are resolved by us on \
    the basis of humanism and taking into account the interests of the people concerned.";

async fn a_note_in_any_script_is_there_after_reloading_and_reopening(reader: &mut Reader) {
    // An astral character, an e with a combining accent, Cyrillic.
    let comment = "Who says so? 😃 cafe\u{301} Сахаров";
    open(reader, LETTER).await;
    choose(reader, "in strict conformity", "with the laws").await;
    press_button(reader, ".toolbar", "Note").await;
    focus_on(reader, "#note-comment").await;
    reader.type_text(comment).await;
    reader.click("#note-tags").await;
    reader.type_text("закон, 😃 law").await;
    shown_as_saved(reader).await;

    open_again(reader).await;
    reader.wait_for_text(".card.note.open .written", comment).await;
    assert_eq!(reader.texts_of(".card.note.open .tags li").await, ["закон", "😃 law"]);

    reader.restart().await;
    open(reader, LETTER).await;
    reader.wait_for_text(".card.note", comment).await;
    // It may be cut by claims; one part of it is its beginning.
    assert_eq!(reader.count(&format!("{MARK}[tabindex]")).await, 1);
    open(reader, NOTEBOOK).await;
    let notes = listed(reader).await;
    assert_eq!(notes.len(), 1);
    for words in ["Gorbachev, 11 January", "in strict conformity with the laws", comment, "закон", "😃 law"] {
        assert!(notes[0].contains(words), "{words} is not in {notes:?}");
    }
}

async fn the_sentence_across_the_page_break_is_one(reader: &mut Reader) {
    open(reader, LETTER).await;
    choose(reader, "But generally", "people concerned.").await;
    press_button(reader, ".toolbar", "Copy").await;
    reader.wait_for(".notice").await;
    let copied = reader.copied_text().await;
    assert!(copied.starts_with(&format!("“{HUMANISM}”\n— Mikhail Gorbachev to Ronald Reagan")), "{copied}");

    choose(reader, "But generally", "people concerned.").await;
    press_button(reader, ".toolbar", "Highlight").await;
    reader.wait_for(".card.note.open").await;
    wait_for_count(reader, ".card.note", 1).await;
    assert_eq!(reader.text_of(".card.note.open blockquote").await, HUMANISM);
    // The highlight is on both pages, and the stamps between them are not lit.
    let pieces =
        format!("new Set([...document.querySelectorAll(\"{MARK}\")].map((mark) => mark.closest('[data-piece]'))).size");
    assert_eq!(reader.eval(&pieces).await, 2);
    assert_eq!(reader.count(".pagebreak mark").await, 0);

    shown_as_saved(reader).await;
    open(reader, NOTEBOOK).await;
    assert_eq!(reader.texts_of(".note-list blockquote").await, [HUMANISM]);
}

/// A selection set by a script, as browsers set it by means that a driver lacks: where it is, and the words that must be
/// marked.
const SELECTIONS: [(&str, &str); 6] = [
    // Backwards, within one paragraph.
    (
        "const [node, at] = find('on the basis of humanism'); select(node, at + 24, node, at)",
        "on the basis of humanism",
    ),
    // Backwards, across the page break.
    (
        "const [a, at] = find('stress it once'); const [z, to] = find('of this kind'); select(z, to + 12, a, at)",
        "stress it once again, questions of this kind",
    ),
    // A paragraph as an element with all its children.
    (
        "const piece = find('I share your desire')[0].parentElement.closest('[data-piece]');
        const before = [...piece.parentElement.children].indexOf(piece);
        select(piece.parentElement, before, piece.parentElement, before + 1)",
        "I share your desire to channel … in this area are awaiting their resolution.",
    ),
    // It ends where the next paragraph begins, as a triple click in Chromium does.
    (
        "const [node] = find('I would like to note'); const piece = node.parentElement.closest('[data-piece]');
        select(node, 0, piece.nextElementSibling, 0)",
        "I would like to note … rather than yesterday.",
    ),
    // It begins among the stamps, which are not the document's words.
    (
        "const [node, at] = find('of this kind'); select(document.querySelector('.pagebreak'), 0, node, at + 12)",
        "of this kind",
    ),
    // It begins above the document.
    (
        "const [node, at] = find('Ronald W.'); select(document.querySelector('h1'), 0, node, at + 9)",
        "Unofficial translation … Ronald W.",
    ),
];

async fn any_way_of_selecting_marks_the_words_that_were_selected(reader: &mut Reader) {
    open(reader, LETTER).await;
    for (selection, words) in SELECTIONS {
        let body = format!(
            "const find = (words) => {{
                const walker = document.createTreeWalker(document.querySelector('.sheet'), NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {{
                    const at = walker.currentNode.data.indexOf(words);
                    if (at >= 0) return [walker.currentNode, at];
                }}
                throw new Error(words);
            }};
            const select = (...ends) => getSelection().setBaseAndExtent(...ends);
            {selection}"
        );
        reader.call(&body, vec![]).await;
        expect_marked(reader, words).await;
    }
    // Three clicks select a paragraph.
    reader.triple_click_words(".sheet", "It would seem").await;
    expect_marked(reader, "It would seem that much … the chances are not bad here.").await;
}

async fn a_key_marks_what_is_selected_though_the_toolbar_has_yet_to_follow(reader: &mut Reader) {
    open(reader, LETTER).await;
    reader.double_click_words(".sheet", "It would seem").await;
    reader.wait_for(".toolbar").await;
    let hold_frames = "window.paint = requestAnimationFrame;
        window.heldFrames = [];
        window.requestAnimationFrame = (callback) => heldFrames.push(callback);";
    reader.call(hold_frames, vec![]).await;
    reader.triple_click_words(".sheet", "It would seem").await;
    reader.press("h").await;
    let paint = "window.requestAnimationFrame = window.paint;
        for (const callback of heldFrames) requestAnimationFrame(callback);";
    reader.call(paint, vec![]).await;
    let quotation = spoken(&reader.text_of(".card.open blockquote").await);
    assert!(quotation.starts_with("It would seem that much") && quotation.ends_with("not bad here."), "{quotation}");
}

async fn a_key_marks_nothing_once_nothing_is_selected(reader: &mut Reader) {
    open(reader, LETTER).await;
    choose(reader, "legal grounds", "for that").await;
    // Pressed before the page is told that the selection has changed.
    let unselect_and_press = "getSelection().removeAllRanges();
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'h', bubbles: true, cancelable: true }));";
    reader.call(unselect_and_press, vec![]).await;
    reader.wait_gone(".toolbar").await;
    assert_eq!(reader.count(".card.note").await, 0);
}

/// Highlights what is selected, looks at the quotation, and takes the highlight back. Of long ones the words tell only the
/// beginning and the end.
async fn expect_marked(reader: &Reader, words: &str) {
    reader.wait_for(".toolbar").await;
    reader.press("h").await;
    focus_on(reader, ".choices").await;
    let quotation = spoken(&reader.text_of(".card.open blockquote").await);
    match words.split_once(" … ") {
        Some((start, end)) => assert!(quotation.starts_with(start) && quotation.ends_with(end), "{words}: {quotation}"),
        None => assert_eq!(quotation, words),
    }
    press_button(reader, ".card.open", "Delete").await;
    wait_for_count(reader, ".card.note", 0).await;
}

async fn a_selection_can_begin_on_a_claim(reader: &mut Reader) {
    open(reader, LETTER).await;
    for (from, to) in [("nobody is entitled", "without it"), ("the questions involved", "our state and that")] {
        reader.select(".sheet", from, to).await;
        let selected = reader.selected_text().await;
        assert!(selected.starts_with(from) && selected.ends_with(to), "{}: {selected:?}", reader.browser());
        reader.wait_for(".toolbar").await;
    }
    // The press has taken nothing from the keyboard.
    wait_for_count(reader, "mark[data-id='L-pressure'][tabindex='0']", 1).await;
}

async fn everything_is_done_and_taken_back_by_keyboard(reader: &mut Reader) {
    let note = ".card.note";
    open(reader, LETTER).await;
    choose(reader, "legal grounds", "for that").await;
    reader.press("n").await;
    focus_on(reader, "#note-comment").await;
    reader.type_text("Which grounds?").await;
    reader.press("Shift+Tab").await;
    focus_on(reader, "#note-why").await;
    reader.type_text("A condition.").await;
    // Closing the card leads back to the passage, and Enter into the card again.
    reader.press("Escape").await;
    focus_on(reader, MARK).await;
    reader.press("Enter").await;
    focus_on(reader, ".card.note.open h3").await;
    reader.press("e").await;
    focus_on(reader, "#note-comment").await;
    reader.press("End").await;
    reader.type_text(" Who has them?").await;
    reader.press("Escape").await;
    focus_on(reader, MARK).await;
    reader.wait_for_text(note, "Which grounds? Who has them?").await;

    // One stay in the editor is one step, and making the note another.
    reader.press("Control+z").await;
    reader.wait_for_text(".notice", "Undone.").await;
    assert!(!reader.text_of(note).await.contains("Who has them?"));
    assert!(reader.text_of(note).await.contains("Which grounds?"));
    reader.press("Control+z").await;
    reader.wait_for_text(note, "nothing written yet").await;
    reader.press("Control+z").await;
    wait_for_count(reader, note, 0).await;
    reader.press("Control+z").await;
    reader.wait_for_text(".notice", "There is nothing to undo.").await;

    for step in ["nothing written yet", "Which grounds?", "Who has them?"] {
        reader.press("Control+Shift+z").await;
        reader.wait_for_text(note, step).await;
    }
    reader.press("Control+y").await;
    reader.wait_for_text(".notice", "There is nothing to redo.").await;
    shown_as_saved(reader).await;
    open_again(reader).await;
    reader.wait_for_text(note, "Which grounds? Who has them?").await;
}

async fn everything_is_done_and_taken_back_by_buttons(reader: &mut Reader) {
    open(reader, LETTER).await;
    keep_note(reader, "400 marriages", "Between whom?").await;
    open_note(reader).await;
    press_button(reader, ".card.open", "Edit").await;
    reader.click(".choices label:nth-child(3)").await;
    reader.click("#note-why").await;
    reader.type_text("A figure.").await;
    press_button(reader, ".card.open", "Done").await;
    focus_on(reader, ".card.note.open h3").await;
    reader.wait_for_text(".card.open h3", "question").await;
    reader.wait_for_text(".card.open .why", "A figure.").await;

    // Whoever deletes the note has the focus where the reading goes on, and a way back.
    press_button(reader, ".card.open", "Delete").await;
    wait_for_count(reader, ".card.note", 0).await;
    focus_on(reader, "main *").await;
    press_button(reader, ".notice", "Undo").await;
    reader.wait_for_text(".card.note", "Between whom?").await;
    focus_on(reader, "main *").await;

    open(reader, NOTEBOOK).await;
    press_button(reader, ".note-list", "Delete").await;
    wait_for_count(reader, ".note-list > li", 0).await;
    reader.wait_for(".notebook-empty").await;
    focus_on(reader, "main *").await;
    press_button(reader, ".notebook-head", "Undo").await;
    wait_for_count(reader, ".note-list > li", 1).await;
    press_button(reader, ".notebook-head", "Undo").await;
    reader.wait_for_text(".note-list", "Between whom?").await;
    assert!(!reader.text_of(".note-list").await.contains("A figure."));
    press_button(reader, ".notebook-head", "Redo").await;
    reader.wait_for_text(".note-list", "A figure.").await;
}

async fn an_input_method_keeps_its_keys(reader: &mut Reader) {
    // What a browser sends while a word is composed; a driver has no input method.
    const COMPOSE: &str = "const [text, ended] = arguments;
        const field = document.activeElement;
        const key = (key) => field.dispatchEvent(
            new KeyboardEvent('keydown', { key, isComposing: true, keyCode: 229, bubbles: true, cancelable: true }));
        field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
        for (const name of ['n', 'Enter', 'Escape', '?', 'z']) if (!key(name)) throw new Error(`${name} was taken away`);
        if ('value' in field) {
            field.value += text;
            const typed = { inputType: 'insertCompositionText', data: text, isComposing: true, bubbles: true };
            field.dispatchEvent(new InputEvent('input', typed));
        }
        field.dispatchEvent(new CompositionEvent('compositionend', { data: text, bubbles: true }));";
    open(reader, LETTER).await;
    write_note(reader, "humanism", "jin").await;
    reader.call(COMPOSE, vec![json!(" 人道主義")]).await;
    focus_on(reader, "#note-comment").await;
    reader.call(COMPOSE, vec![json!(" ヒューマニズム")]).await;
    reader.type_text(".").await;
    shown_as_saved(reader).await;
    assert_eq!(reader.count("dialog").await, 0);
    assert_eq!(reader.value_of("#note-comment").await, "jin 人道主義 ヒューマニズム.");

    // Outside fields as well: nothing is marked, opened or closed by the keys of a word.
    reader.press("Escape").await;
    reader.wait_gone(".card.open").await;
    choose(reader, "divided families", "divided families").await;
    reader.call(COMPOSE, vec![json!("")]).await;
    reader.wait_for(".toolbar").await;
    assert_eq!(reader.count("dialog").await, 0);
    assert_eq!(reader.count(".card.note").await, 1);

    open_again(reader).await;
    reader.wait_for_text(".card.note", "jin 人道主義 ヒューマニズム.").await;
}

async fn what_looks_like_markup_is_shown_as_text(reader: &mut Reader) {
    let attacks = [
        "<img src=x onerror=alert(1)>",
        "<script>alert(2)</script>",
        "[here](javascript:alert(3))",
        "<javascript:alert(4)>",
        "[there](data:text/html,<script>alert(5)</script>)",
    ];
    open(reader, LETTER).await;
    write_note(reader, "humanism", &attacks.join("\n\n")).await;
    reader.click("#note-why").await;
    reader.type_text("<b onclick=alert(6)>why</b>").await;
    reader.click("#note-tags").await;
    reader.type_text("<i>tag</i>").await;
    // Suggested to another note, it is text as well.
    write_note(reader, "divided families", "Another.").await;
    reader.wait_for_text(".suggestions", "<i>tag</i>").await;
    shown_as_saved(reader).await;

    let expect_text = async |css: &str| {
        for words in attacks.iter().copied().chain(["<b onclick=alert(6)>why</b>", "<i>tag</i>"]) {
            let words = words.trim_start_matches("[here](").trim_start_matches("[there](").trim_end_matches(')');
            reader.wait_for_text(css, words).await;
        }
        let made = "img[src='x'], #app script, .written b, .written i, .tags i, .why b, a[href^='javascript'], a[href^='data']";
        assert_eq!(reader.count(made).await, 0, "{css}");
    };
    open(reader, NOTEBOOK).await;
    expect_text(".note-list").await;
    press_button(reader, ".note-list > li:last-of-type", "Go to text").await;
    expect_text(".card.open").await;
    open(reader, "#/view/search/onclick").await;
    reader.wait_for_text("main", "<b onclick=alert(6)>why</b>").await;
    assert_eq!(reader.page_errors().await, [""; 0]);
}
