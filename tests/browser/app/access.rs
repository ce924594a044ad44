//! Accessible to everyone: axe-core finds nothing serious in any view, and the Tab key comes by everything in order.

use browser_tests::{Reader, Setup, in_chromium_by_default, in_each_browser};

use crate::room::{go, open, settle, wait_for_focus, write_note};

in_each_browser! {
    every_view_is_shown_without_an_error: Setup::new().size(1440, 900).kept_on_device();
    the_tab_key_comes_by_everything_in_order;
}

in_chromium_by_default! {
    every_view_is_accessible: Setup::new().size(1440, 900);
    an_alarm_is_accessible: Setup::new().without_storage();
    every_view_is_legible_in_the_dark: Setup::new().size(1440, 900).dark();
    every_view_is_accessible_on_a_phone: Setup::new().phone();
}

async fn every_view_is_shown_without_an_error(reader: &mut Reader) {
    let expect_no_error = async |reader: &Reader, view: &str| {
        assert_eq!(reader.page_errors().await, [""; 0], "{}: {view}", reader.browser());
    };
    go_through_every_view(reader, expect_no_error).await;
}

async fn every_view_is_accessible(reader: &mut Reader) {
    go_through_every_view(reader, async |reader, view| reader.expect_accessible(view).await).await;
}

async fn every_view_is_legible_in_the_dark(reader: &mut Reader) {
    go_through_every_view(reader, async |reader, view| reader.expect_legible(view).await).await;
}

async fn every_view_is_accessible_on_a_phone(reader: &mut Reader) {
    let in_all_colours = async |reader: &Reader, view: &str| {
        reader.expect_accessible(view).await;
        reader.call("document.documentElement.dataset.theme = 'dark'", vec![]).await;
        settle(reader).await;
        reader.expect_legible(&format!("{view} in the dark")).await;
        reader.call("delete document.documentElement.dataset.theme", vec![]).await;
        settle(reader).await;
    };
    go_through_every_view(reader, in_all_colours).await;
}

/// Does what readers do, and looks at each view on the way.
async fn go_through_every_view(reader: &Reader, expect: impl AsyncFn(&Reader, &str)) {
    open(reader, "#/view/notebook").await;
    expect(reader, "the empty notebook").await;
    for (address, view) in [
        ("#/gorbachev-letter", "a letter"),
        ("#/gorbachev-letter/L-95", "an open claim"),
        ("#/shultz-memo-jan-16", "a memorandum"),
        ("#/gorbachev-letter/NOPE", "a passage that is not there"),
        ("#/view/search/Sakharov", "what was found"),
        ("#/shultz-memo-jan-14", "hits that are lit"),
        ("#/nowhere", "an address that names nothing"),
    ] {
        go(reader, address).await;
        expect(reader, view).await;
    }
    reader.press("?").await;
    reader.wait_for("dialog[open]").await;
    expect(reader, "the list of shortcuts").await;
    reader.press("Escape").await;
    reader.click(".tool").await;
    reader.wait_for("dialog[open] #single-keys").await;
    expect(reader, "the settings").await;
    reader.press("Escape").await;
    reader.wait_gone("dialog").await;

    go(reader, "#/gorbachev-letter").await;
    reader.click(".doc-line button").await;
    reader.wait_for(".about").await;
    expect(reader, "what the document is").await;
    reader.press("m").await;
    wait_for_focus(reader, ".marking-bar").await;
    expect(reader, "the marking").await;
    reader.press("Enter").await;
    reader.wait_for_text(".marking-bar p", "Where does it end?").await;
    reader.press("Enter").await;
    wait_for_focus(reader, ".marking-bar button").await;
    expect(reader, "a marked passage").await;
    reader.press("n").await;
    wait_for_focus(reader, "#note-comment").await;
    reader.type_text("**Written** here").await;
    reader.click("#note-tags").await;
    reader.type_text("geneva, law").await;
    settle(reader).await;
    expect(reader, "the editor").await;
    reader.click(".card.open .editor .primary").await;
    reader.wait_gone(".editor").await;
    settle(reader).await;
    expect(reader, "an open note").await;
    go(reader, "#/view/notebook").await;
    reader.wait_for(".note-list > li").await;
    expect(reader, "a notebook with a note").await;
    reader.click(".keeping .grave").await;
    reader.wait_for("dialog[open]").await;
    expect(reader, "the question before everything is erased").await;
    reader.press("Escape").await;
    reader.wait_gone("dialog").await;
    reader.choose_file("#open-file", "broken.json", b"{ \"not\": ").await;
    reader.wait_for("dialog[open]").await;
    expect(reader, "a file that was refused").await;
    reader.press("Escape").await;
    reader.click(".note-list .does button:last-child").await;
    reader.wait_for(".notice").await;
    settle(reader).await;
    expect(reader, "a word in passing").await;
}

async fn an_alarm_is_accessible(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    reader.select(".sheet", "rather thorough", "discussion").await;
    reader.wait_for(".toolbar").await;
    reader.expect_accessible("the toolbar").await;
    reader.press("h").await;
    reader.wait_for("#not-saved").await;
    settle(reader).await;
    reader.expect_accessible("the alarm").await;
}

async fn the_tab_key_comes_by_everything_in_order(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    write_note(reader, "rather thorough", "discussion", "in between").await;
    reader.reload().await;
    reader.wait_for("html[data-app='started']").await;
    settle(reader).await;
    // From stop to stop as they follow each other: each part of the page in one go, none twice.
    let part = "(() => {
        const it = document.activeElement;
        const parts = ['.skip', '.top', '.rail', '.doc-line', '.sheet', '.margin', '.notice', 'body'];
        return parts.find((part) => it.closest(part));
    })()";
    let mut parts: Vec<String> = vec![];
    for _ in 0..80 {
        reader.press("Tab").await;
        let here = reader.eval(part).await.as_str().unwrap_or_default().to_owned();
        if here == "body" {
            break;
        }
        if parts.last() != Some(&here) {
            parts.push(here);
        }
        let body = "const it = document.activeElement;
            const { top, bottom } = it.getBoundingClientRect();
            const style = getComputedStyle(it);
            const middle = document.elementFromPoint(it.getClientRects()[0].left + 3, it.getClientRects()[0].top + 3);
            return it === document.body || style.outlineStyle !== 'none' && bottom > 0 && top < innerHeight
                && (it.contains(middle) || middle?.contains(it) || !middle?.closest('.top, .pbar'));";
        reader.wait_until("the focus to be seen", body, vec![]).await;
        if parts.len() > 6 {
            break;
        }
    }
    assert_eq!(parts[..6], [".skip", ".top", ".rail", ".doc-line", ".sheet", ".margin"], "{}", reader.browser());
}
