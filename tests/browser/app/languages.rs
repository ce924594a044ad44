//! The interface in five languages: chosen in place, kept, and nowhere a word that is hard-wired.

use std::fs;
use std::path::{Path, PathBuf};

use browser_tests::{Reader, Setup, in_chromium_by_default, in_each_browser};
use serde_json::{Value, json};

use crate::noting::pick;
use crate::room::{expect_nothing_wrong, go, open, settle};
use crate::served;

in_each_browser! {
    a_script_that_runs_to_the_left_mirrors_the_page: Setup::new().size(1440, 900).serving(pseudo("rtl"));
}

in_chromium_by_default! {
    a_language_is_chosen_by_its_own_name_and_kept;
    the_browsers_language_is_spoken_at_first: Setup::new().speaking("ja,de-AT,fr");
    the_address_asks_for_a_language: Setup::new().phone();
    an_address_that_asks_for_no_language_of_ours_is_told_so;
    every_language_is_accessible: Setup::new().size(1440, 900);
    every_language_is_accessible_in_the_dark_on_a_phone: Setup::new().phone().dark();
    no_word_is_hard_wired_and_long_words_fit: Setup::new().size(1440, 900).serving(pseudo("ltr"));
    long_words_fit_on_a_phone: Setup::new().phone().serving(pseudo("ltr"));
    the_last_choice_holds_whatever_comes_first: Setup::new().serving(slow_german());
    words_of_another_version_give_way_to_english: Setup::new().serving(former_french());
    settings_that_are_none_change_nothing;
    the_page_itself_speaks_the_language_too: Setup::new().serving(page_in_pseudo());
    a_language_that_cannot_be_had_is_said_and_english_stays: Setup::new().serving(without_french());
}

/// The languages with a word that only they have, in the bar.
const READ: [(&str, &str); 5] = [("en", "Read"), ("ru", "Чтение"), ("es", "Leer"), ("fr", "Lire"), ("de", "Lesen")];

async fn choose(reader: &Reader, css: &str, tag: &str) {
    let body = "const select = document.querySelector(arguments[0]);
        select.value = arguments[1];
        select.dispatchEvent(new Event('change', { bubbles: true }))";
    reader.call(body, vec![css.into(), tag.into()]).await;
    let body = "return document.documentElement.lang === arguments[0]";
    reader.wait_until(&format!("the page to be in {tag}"), body, vec![tag.into()]).await;
    settle(reader).await;
}

async fn a_language_is_chosen_by_its_own_name_and_kept(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter/L-95").await;
    assert_eq!(reader.texts_of("#language option").await, ["English", "Русский", "Español", "Français", "Deutsch"]);
    for (tag, read) in READ.into_iter().rev() {
        choose(reader, "#language", tag).await;
        reader.wait_for_text(".top nav a", read).await;
        assert!(reader.has_focus("#language").await, "{}: the focus stays on the list", reader.browser());
        // What is read stays in its own language, and open.
        assert_eq!(reader.attribute(".sheet", "lang").await.as_deref(), Some("en"));
        assert!(reader.count("mark.is-open").await > 0, "{}: {tag}", reader.browser());
    }
    choose(reader, "#language", "de").await;
    reader.wait_for_text(".card.open", "Zahl").await;
    reader.reload().await;
    reader.wait_for("html[data-app='started'][lang='de']").await;
    reader.wait_for_text("h1", "11. Januar 1986").await;
    reader.wait_for_text(".rail .docs", "Aussagen").await;
}

async fn the_address_asks_for_a_language(reader: &mut Reader) {
    open(reader, "?lang=fr-CA#/gorbachev-letter").await;
    reader.wait_for_text("h1", "11 janvier 1986").await;
    // A phone has the list among the settings.
    reader.tap(".tool").await;
    reader.wait_for("dialog[open] .language").await;
    reader.wait_for_text("dialog", "Aucun locuteur natif").await;
    choose(reader, "dialog .language", "ru").await;
    reader.wait_for_text("dialog h2", "Размер текста").await;
    open(reader, "?lang=tlh#/gorbachev-letter").await;
    assert_eq!(reader.attribute("html", "lang").await.as_deref(), Some("ru"), "an unknown language changes nothing");
    reader.wait_for_text(".notice", "Приложение не говорит на языке «tlh»").await;
}

async fn an_address_that_asks_for_no_language_of_ours_is_told_so(reader: &mut Reader) {
    for (tag, shown) in [("xx", "xx"), ("-", "-"), ("__proto__", "__proto__"), ("%22%5D%2C*", "\"],*")] {
        open(reader, &format!("?lang={tag}#/gorbachev-letter")).await;
        assert_eq!(reader.attribute("html", "lang").await.as_deref(), Some("en"), "{tag:?}");
        let said = format!("The app does not speak “{shown}”.");
        reader.wait_for_text(".notice", &said).await;
    }
    reader.click(".notice button").await;
    reader.wait_gone(".notice").await;
    open(reader, "?lang=#/gorbachev-letter").await;
    assert_eq!(reader.count(".notice").await, 0, "nothing was asked for");
    assert_eq!(reader.page_errors().await, [""; 0]);
}

async fn every_language_is_accessible(reader: &mut Reader) {
    for (tag, read) in READ {
        open(reader, &format!("?lang={tag}#/gorbachev-letter/L-95")).await;
        reader.wait_for_text(".top nav a", read).await;
        reader.expect_accessible(&format!("an open claim in {tag}")).await;
        go(reader, "#/view/notebook").await;
        reader.expect_accessible(&format!("the notebook in {tag}")).await;
    }
}

async fn every_language_is_accessible_in_the_dark_on_a_phone(reader: &mut Reader) {
    every_language_is_accessible(reader).await;
}

async fn no_word_is_hard_wired_and_long_words_fit(reader: &mut Reader) {
    open(reader, "?lang=fr#/gorbachev-letter/L-95").await;
    expect_pseudo(reader, "a claim").await;
    for (address, view) in [
        ("#/shultz-memo-jan-16", "a memorandum"),
        ("#/view/notebook", "the notebook"),
        ("#/view/search/law", "what was found"),
        ("#/gorbachev-letter/NOPE", "a passage that is not there"),
        ("#/nowhere", "an address that names nothing"),
    ] {
        go(reader, address).await;
        expect_pseudo(reader, view).await;
    }
    reader.press("?").await;
    reader.wait_for("dialog[open]").await;
    expect_pseudo(reader, "the shortcuts").await;
    reader.press("Escape").await;
    reader.wait_gone("dialog").await;
    reader.click(".tool").await;
    reader.wait_for("dialog[open]").await;
    expect_pseudo(reader, "the settings").await;
}

async fn long_words_fit_on_a_phone(reader: &mut Reader) {
    for address in ["?lang=fr#/gorbachev-letter/L-95", "?lang=fr#/view/notebook", "?lang=fr#/view/search/law"] {
        open(reader, address).await;
        expect_it_fits(reader, address).await;
    }
}

async fn a_script_that_runs_to_the_left_mirrors_the_page(reader: &mut Reader) {
    open(reader, "?lang=fr#/gorbachev-letter/L-95").await;
    assert_eq!(reader.attribute("html", "dir").await.as_deref(), Some("rtl"));
    let [rail, sheet, margin] =
        [reader.rect_of(".rail").await, reader.rect_of(".sheet").await, reader.rect_of(".margin").await];
    assert!(
        rail.left > sheet.right() && margin.right() <= sheet.left,
        "{}: {rail:?} {sheet:?} {margin:?}",
        reader.browser()
    );
    // The document's own script still runs to the right.
    let direction = reader.eval("getComputedStyle(document.querySelector('.sheet')).direction").await;
    assert_eq!(direction, "ltr", "{}", reader.browser());
    expect_it_fits(reader, "a page that runs to the left").await;
}

async fn a_language_that_cannot_be_had_is_said_and_english_stays(reader: &mut Reader) {
    open(reader, "?lang=fr#/gorbachev-letter").await;
    assert_eq!(reader.attribute("html", "lang").await.as_deref(), Some("en"));
    let body = "const select = document.querySelector('#language');
        select.value = 'fr';
        select.dispatchEvent(new Event('change', { bubbles: true }))";
    reader.call(body, vec![]).await;
    reader.wait_for_text(".notice", "Français could not be loaded").await;
    assert_eq!(reader.value_of("#language").await, "en");
}

async fn the_browsers_language_is_spoken_at_first(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    assert_eq!(reader.eval("navigator.languages[0]").await, json!("ja"), "{}", reader.browser());
    reader.wait_for("html[data-app='started'][lang='de']").await;
    reader.wait_for_text("h1", "11. Januar 1986").await;
    // A choice goes before it, on the next visit too.
    choose(reader, "#language", "es").await;
    reader.reload().await;
    reader.wait_for("html[data-app='started'][lang='es']").await;
}

async fn the_last_choice_holds_whatever_comes_first(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    pick(reader, "#language", "de").await;
    choose(reader, "#language", "fr").await;
    reader.call("dispatchEvent(new Event('german may come'))", vec![]).await;
    reader.wait_for("html[data-german='there']").await;
    settle(reader).await;
    assert_eq!(reader.attribute("html", "lang").await.as_deref(), Some("fr"), "{}", reader.browser());
    assert_eq!(reader.value_of("#language").await, "fr", "{}", reader.browser());
    reader.reload().await;
    reader.wait_for("html[data-app='started'][lang='fr']").await;
}

async fn words_of_another_version_give_way_to_english(reader: &mut Reader) {
    open(reader, "?lang=fr#/gorbachev-letter").await;
    reader.wait_for("html[data-app='started'][lang='en']").await;
    reader.wait_for_text("h1", "11 January 1986").await;
    reader.wait_for_text(".top nav a", "Read").await;
    choose(reader, "#language", "de").await;
    pick(reader, "#language", "fr").await;
    reader.wait_for_text(".notice", "Français").await;
    assert_eq!(reader.attribute("html", "lang").await.as_deref(), Some("de"), "{}", reader.browser());
    assert_eq!(reader.value_of("#language").await, "de", "{}", reader.browser());
}

/// What boot.js and frame.js say. The words of offline.js are read in tests of its own.
async fn the_page_itself_speaks_the_language_too(reader: &mut Reader) {
    let app = format!("{}?lang=fr", reader.server().address());
    let page = format!("<!doctype html><iframe src='{app}' style='width: 100%; height: 700px'></iframe>");
    fs::write(reader.folder().join("page.html"), page).expect("there is room");
    reader.visit("").await;
    let elsewhere = reader.server().address().replace("127.0.0.1", "localhost") + "page.html";
    reader.call("location.href = arguments[0]", vec![elsewhere.into()]).await;
    reader.wait_for("iframe").await;
    reader.enter_frame("iframe").await;
    reader.wait_for("html[data-app='started']").await;
    for words in ["#in-frame p", "#in-frame a", "#in-frame button"] {
        reader.wait_for_text(words, "⟦").await;
    }
    reader.call("dispatchEvent(new Event('stop'))", vec![]).await;
    reader.wait_for_text("#boot-error", "⟦").await;
}

async fn settings_that_are_none_change_nothing(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    for settings in [r#"{"language":7}"#, r#"{"language":{"split":1}}"#, r#"{"language":"xx"}"#, "null", "7", "{"] {
        let body = "localStorage.setItem('claimlight:/:settings', arguments[0])";
        reader.call(body, vec![settings.into()]).await;
        reader.reload().await;
        reader.wait_for("html[data-app='started'][lang='en']").await;
    }
    assert_eq!(reader.page_errors().await, [""; 0]);
}

/// Every word of the interface is one of the language's, and nothing is cut off.
async fn expect_pseudo(reader: &Reader, view: &str) {
    let body = "
        await settle();
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const wrong = [];
        while (walker.nextNode()) {
            const text = walker.currentNode;
            const element = text.parentElement;
            const words = text.data.trim();
            const isOwn = element.closest('[lang], .wordmark, option, kbd, script, dt, .hit, noscript, .tool') || !element.checkVisibility();
            if (isOwn || !/[A-Za-z]{2}/.test(words)) continue;
            let around = element;
            while (around && !around.textContent.includes('⟦')) around = around.parentElement;
            if (!around || around === document.body || around.id === 'app') wrong.push(words.slice(0, 60));
        }
        for (const element of document.querySelectorAll('[aria-label], [placeholder]')) {
            const label = element.getAttribute('aria-label') ?? element.getAttribute('placeholder');
            if (element.checkVisibility() && !label.includes('⟦')) wrong.push(`label: ${label}`);
        }
        return wrong;";
    expect_nothing_wrong(reader, &format!("words that are hard-wired in {view}"), body, vec![]).await;
    expect_it_fits(reader, view).await;
}

async fn expect_it_fits(reader: &Reader, view: &str) {
    let body = "
        await settle();
        const page = document.documentElement;
        const wrong = page.scrollWidth > page.clientWidth ? [`the page is ${page.scrollWidth} wide`] : [];
        for (const element of document.querySelectorAll('button, a, .swatch, h1, h2, h3, legend, label')) {
            if (!element.checkVisibility()) continue;
            const { left, right } = element.getBoundingClientRect();
            if (right > page.clientWidth + 1 || left < -1) wrong.push(`${element.className || element.tagName} from ${left} to ${right}`);
        }
        return wrong;";
    expect_nothing_wrong(reader, &format!("what does not fit in {view}"), body, vec![]).await;
}

/// The app with a language in the place of French whose words are marked and half as long again.
fn pseudo(direction: &str) -> PathBuf {
    let folder = served::copied("pseudo");
    let file = served::file_called(&folder, "words-fr-");
    let mut words: Value =
        serde_json::from_str(&fs::read_to_string(&file).expect("the words of French")).expect("they are JSON");
    words["direction"] = json!(direction);
    let mark = |phrase: &mut Value| {
        if let Some(text) = phrase.as_str() {
            let longer = "·".repeat(text.chars().count().min(60) * 2 / 5);
            *phrase = json!(format!("⟦{text}{longer}⟧"));
        }
    };
    for list in ["phrases", "collection"] {
        words[list].as_array_mut().into_iter().flatten().for_each(mark);
    }
    words["page"].as_object_mut().into_iter().flatten().for_each(|(_, phrase)| mark(phrase));
    fs::write(&file, words.to_string()).expect("there is room");
    folder
}

/// The same, with a page that has it in a frame, and an event of the window that stops it.
fn page_in_pseudo() -> PathBuf {
    let folder = pseudo("ltr");
    let script = "addEventListener('stop', () =>
        dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') })));";
    served::run_in_page(&folder, script);
    folder
}

/// The app with German words that come only when an event of the window lets them.
fn slow_german() -> PathBuf {
    let folder = served::copied("slow-german");
    let script = "
        const real = window.fetch;
        const may = new Promise((resolve) => addEventListener('german may come', resolve));
        window.fetch = async (address, ...more) => {
            const isGerman = `${address}`.includes('words-de-');
            if (isGerman) await may;
            const answer = await real(address, ...more);
            // Once the app has had its turn, and has painted.
            const there = () => (document.documentElement.dataset.german = 'there');
            if (isGerman) requestAnimationFrame(() => requestAnimationFrame(there));
            return answer;
        };";
    served::run_in_page(&folder, script);
    folder
}

/// The app with French words of another version: a phrase is missing.
fn former_french() -> PathBuf {
    let folder = served::copied("former-french");
    let file = served::file_called(&folder, "words-fr-");
    let mut words: Value =
        serde_json::from_str(&fs::read_to_string(&file).expect("the words of French")).expect("they are JSON");
    words["phrases"].as_array_mut().expect("a list").pop();
    fs::write(&file, words.to_string()).expect("there is room");
    folder
}

fn without_french() -> PathBuf {
    let folder = served::copied("without-french");
    remove(&folder);
    folder
}

fn remove(folder: &Path) {
    fs::remove_file(served::file_called(folder, "words-fr-")).expect("the file can be removed");
}
