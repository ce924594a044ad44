//! Search: in all documents and in the reader's notes, folded for case and accents, counted and lit.

use browser_tests::{Reader, in_chromium_by_default, in_each_browser};

use crate::room::{go, open, settle, wait_for_address, wait_for_focus, write_note};

in_each_browser! {
    hits_are_lit_and_gone_through_in_the_text;
}

in_chromium_by_default! {
    a_name_is_found_where_it_stands_and_shown_absent_where_not;
    notes_are_searched_too;
}

async fn a_name_is_found_where_it_stands_and_shown_absent_where_not(reader: &mut Reader) {
    open(reader, "").await;
    reader.press("/").await;
    wait_for_focus(reader, ".seek input").await;
    reader.type_text("Sakharov\n").await;
    wait_for_address(reader, "#/view/search/Sakharov").await;
    for words in ["Sakharov", "SAKHAROV", "sakhárov", "sakha\u{301}rov"] {
        if words != "Sakharov" {
            reader.click(".view .seek input").await;
            reader.press("Control+a").await;
            reader.type_text(&format!("{words}\n")).await;
        }
        reader.wait_for_text(".note-count", &format!("“{words}” is in 2 places in 2 documents")).await;
        let documents = reader.texts_of(".found section > h2").await;
        let expected = [("Gorbachev, 11", "not there"), ("Shultz, 14", "1 place"), ("Shultz, 16", "1 place")];
        for (heading, (name, count)) in documents.iter().zip(expected) {
            assert!(heading.starts_with(name) && heading.ends_with(count), "{words}: {heading}");
        }
        assert_eq!(reader.count(".found section.absent li").await, 0);
        assert_eq!(reader.texts_of(".found mark").await, ["Sakharov", "Sakharov"]);
        // In the rail of another view stands the same.
        assert_eq!(reader.value_of(".seek input").await, words);
    }
    go(reader, "#/view/search/Reagan's%20dog").await;
    reader.wait_for_text(".note-count", "is in none").await;
    go(reader, "#/view/search").await;
    reader.wait_for_text(".note-count", "Type a word").await;
    assert_eq!(reader.count(".found section").await, 0);
}

async fn notes_are_searched_too(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    let note = write_note(reader, "rather thorough", "discussion", "Why is Sakharov never named?").await;
    go(reader, "#/view/search/SAKHAROV").await;
    reader.wait_for_text(".found section:last-child h2", "1 place").await;
    reader.wait_for_text(".found section:last-child li", "Why is Sakharov never named?").await;
    reader.click(".found section:last-child li a").await;
    reader.wait_for(&format!(".card.note.open[data-for='{note}']")).await;
}

async fn hits_are_lit_and_gone_through_in_the_text(reader: &mut Reader) {
    open(reader, "#/view/search/letter").await;
    let count = reader.count(".found section:nth-child(2) li").await;
    assert!(count > 3, "{count}");
    reader.click(".found section:nth-child(2) li:first-child a").await;
    reader.wait_for(".sheet.memo mark.hit").await;
    reader.wait_for_text(".hit-bar", &format!("“letter”: {count} places here")).await;
    let shown = "return [...document.querySelectorAll('mark.hit')].map((it) => it.textContent.toLowerCase())";
    let lit = reader.call(shown, vec![]).await;
    assert_eq!(lit.as_array().map(Vec::len), Some(count));
    assert!(lit.as_array().into_iter().flatten().all(|words| words == "letter"), "{lit}");

    let first = reader.address().await;
    reader.click(".hit-bar button:nth-of-type(2)").await;
    reader
        .wait_until("the next place", "return !arguments[0].endsWith(location.hash)", vec![first.clone().into()])
        .await;
    settle(reader).await;
    assert_eq!(reader.count(".trouble").await, 0);
    reader.click(".hit-bar button:nth-of-type(1)").await;
    reader.wait_until("the former place", "return arguments[0].endsWith(location.hash)", vec![first.into()]).await;
    // Before the first comes the last.
    reader.click(".hit-bar button:nth-of-type(1)").await;
    settle(reader).await;
    let body = "const it = [...document.querySelectorAll('mark.hit')].at(-1).getBoundingClientRect();
        return it.top > document.querySelector('.hit-bar').getBoundingClientRect().bottom && it.bottom < innerHeight";
    reader.wait_until("the last place to be in view", body, vec![]).await;

    reader.click(".hit-bar a").await;
    reader.wait_for(".found").await;
    reader.back().await;
    reader.wait_for(".hit-bar").await;
    reader.click(".hit-bar button:last-child").await;
    reader.wait_gone(".hit-bar").await;
    assert_eq!(reader.count("mark.hit").await, 0);
}
