//! Looks: light and dark, size and width of the text, and every window from a small phone to a wall.

use browser_tests::{Reader, Setup, in_chromium_by_default};
use serde_json::json;

use crate::room::{expect_nothing_wrong, go, in_page, open, settle, write_note};

in_chromium_by_default! {
    settings_are_kept;
    the_system_decides_until_the_reader_does: Setup::new().dark();
    no_window_scrolls_sideways;
    large_text_fits;
    an_alarm_fits: Setup::new().without_storage();
}

const VIEWS: [&str; 7] = [
    "#/gorbachev-letter",
    "#/gorbachev-letter/L-95",
    "#/shultz-memo-jan-16/B-husband",
    "#/platt-memo-jan-27",
    "#/view/notebook",
    "#/view/search/letter",
    "#/nowhere",
];

/// Looks at the views, one after the other, for anything that is wider than the window.
const SIDEWAYS: &str = "const problems = [];
    if (innerWidth !== given[0]) problems.push(`the page is ${innerWidth} px wide`);
    for (const view of given[1]) {
        location.hash = view;
        await settle();
        const page = document.documentElement;
        if (page.scrollWidth > page.clientWidth) {
            const wide = [...document.querySelectorAll('body *')].filter((it) => it.checkVisibility() && it.getBoundingClientRect().right > page.clientWidth + 1);
            problems.push(`${view}: ${page.scrollWidth} > ${page.clientWidth} by ${wide.slice(-1).map((it) => it.outerHTML.slice(0, 100))}`);
        }
        // What can be pressed or read is not cut off either.
        for (const it of document.querySelectorAll('.top > *, .sheet [data-piece], .card.open *, .note-list *, .found *, .sieve *')) {
            if (!it.checkVisibility() || getComputedStyle(it).clipPath !== 'none' || it.closest('.words')) continue;
            const { left, right, width } = it.getBoundingClientRect();
            if (width > 0 && (left < -1 || right > innerWidth + 1)) problems.push(`${view}: cut off: ${it.outerHTML.slice(0, 90)}`);
        }
    }
    return problems.slice(0, 5);";

async fn set(reader: &Reader, name: &str, words: &str) {
    reader.click(".tool").await;
    reader.wait_for("dialog[open]").await;
    let body = "const input = [...document.querySelectorAll(`input[name=\"${arguments[0]}\"]`)]
        .find((it) => it.parentElement.innerText.trim() === arguments[1]);
        input.parentElement.id = 'the-choice';";
    reader.call(body, vec![name.into(), words.into()]).await;
    reader.click("#the-choice input").await;
    reader.click("dialog .primary").await;
    reader.wait_gone("dialog").await;
}

async fn settings_are_kept(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    let looks = "(() => {
        const sheet = document.querySelector('.sheet');
        const text = [...sheet.querySelectorAll('p')].find((it) => it.textContent.startsWith('Your letter'));
        return [getComputedStyle(document.body.parentElement).getPropertyValue('--paper').trim(), parseFloat(getComputedStyle(sheet).fontSize), text.offsetWidth];
    })()";
    let plain = reader.eval(looks).await;
    set(reader, "line-width", "short").await;
    let short = reader.eval(looks).await;
    assert!(short[2].as_i64() < plain[2].as_i64(), "{plain} {short}");
    set(reader, "text-size", "200 %").await;
    set(reader, "theme", "dark").await;
    let large = reader.eval(looks).await;
    assert_eq!(large[1].as_f64(), plain[1].as_f64().map(|size| size * 2.0));
    assert_ne!(large[0], plain[0]);
    reader.reload().await;
    reader.wait_for("html[data-app='started']").await;
    settle(reader).await;
    assert_eq!(reader.eval(looks).await, large);
    set(reader, "theme", "light").await;
    assert_eq!(reader.eval(looks).await[0], plain[0]);
    set(reader, "theme", "as this device").await;
    assert_eq!(reader.count("html[data-theme]").await, 0);
}

async fn the_system_decides_until_the_reader_does(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    let lightness = in_page(
        "await settle();
        const [red, green, blue] = getComputedStyle(document.querySelector('.sheet')).backgroundColor.match(/[0-9.]+/g);
        return (+red + +green + +blue) / 3;",
    );
    assert!(reader.call(&lightness, vec![]).await.as_f64() < Some(60.0), "dark as the device");
    set(reader, "theme", "light").await;
    assert!(reader.call(&lightness, vec![]).await.as_f64() > Some(200.0), "light as the reader says");
    set(reader, "theme", "dark").await;
    assert!(reader.call(&lightness, vec![]).await.as_f64() < Some(60.0), "dark as the reader says");
}

/// A note whose words cannot be broken anywhere.
async fn write_long_words(reader: &Reader) -> String {
    let long = "Donaudampfschifffahrtsgesellschaft".repeat(8);
    let note = write_note(reader, "rather thorough", "discussion", &format!("{long} https://example.org/{long}")).await;
    go(reader, &format!("#/gorbachev-letter/{note}")).await;
    reader.press("e").await;
    reader.wait_for("#note-why").await;
    reader.click("#note-why").await;
    reader.type_text(&long).await;
    reader.click("#note-tags").await;
    reader.type_text(&long[..90]).await;
    reader.wait_for(".saved.is-saved").await;
    reader.press("Escape").await;
    reader.wait_gone(".card.open").await;
    format!("#/gorbachev-letter/{note}")
}

async fn no_window_scrolls_sideways(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    let note = write_long_words(reader).await;
    let views: Vec<_> = VIEWS.into_iter().chain([note.as_str(), "#/gorbachev-letter"]).collect();
    for width in [320, 390, 768, 1024, 1152, 1440, 1920, 3840] {
        reader.resize(width, 900).await;
        let given = vec![json!(width), json!(views)];
        expect_nothing_wrong(reader, &format!("{width} px"), SIDEWAYS, given).await;
        // The editor too, and the panels.
        go(reader, &note).await;
        reader.press("e").await;
        reader.wait_for("#note-why").await;
        expect_nothing_wrong(reader, &format!("the editor at {width} px"), SIDEWAYS, vec![json!(width), json!([note])])
            .await;
        reader.press("Escape").await;
        reader.press("?").await;
        reader.wait_for("dialog[open]").await;
        expect_nothing_wrong(reader, &format!("a panel at {width} px"), SIDEWAYS, vec![json!(width), json!([])]).await;
        reader.press("Escape").await;
        reader.wait_gone("dialog").await;
    }
}

async fn large_text_fits(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    set(reader, "text-size", "200 %").await;
    set(reader, "line-width", "long").await;
    for width in [320, 768, 1152, 1440] {
        reader.resize(width, 900).await;
        let given = vec![json!(width), json!(VIEWS)];
        expect_nothing_wrong(reader, &format!("twice the size at {width} px"), SIDEWAYS, given).await;
    }
}

async fn an_alarm_fits(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    reader.select(".sheet", "rather thorough", "discussion").await;
    reader.wait_for(".toolbar").await;
    reader.press("h").await;
    reader.wait_for("#not-saved").await;
    for width in [320, 390, 768, 1440] {
        reader.resize(width, 900).await;
        let given = vec![json!(width), json!(VIEWS)];
        expect_nothing_wrong(reader, &format!("the alarm at {width} px"), SIDEWAYS, given).await;
    }
}
