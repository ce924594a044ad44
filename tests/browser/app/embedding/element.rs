//! The app as an element of a page.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use browser_tests::{Reader, Setup, in_chromium_by_default, in_each_browser, places};
use serde_json::json;

use super::{BREAKABLE, host, host_with, wait_for_app};
use crate::held_clock::advance;
use crate::noting::keep_note;
use crate::{held_clock, served};

in_each_browser! {
    an_element_shows_the_app_and_tells_what_happens: Setup::new().serving(host());
    an_element_that_goes_and_comes_is_loaded: Setup::new().serving(host_with(GOING));
    hostile_styles_do_not_reach_an_element: Setup::new().serving(host_with(HOSTILE));
}

in_chromium_by_default! {
    an_element_follows_its_attributes: Setup::new().serving(host());
    an_element_without_an_address_says_so: Setup::new().serving(host_with(WITHOUT_ADDRESS));
    what_is_asked_of_an_element_before_it_is_on_the_page_waits: Setup::new().serving(host_with(GOING));
    what_was_asked_of_an_element_that_goes_is_answered: Setup::new().serving(host_with(GOING));
    an_element_says_that_no_app_answers: Setup::new().serving(host_with_held_clock());
    an_element_tells_only_what_the_app_has_to_tell: Setup::new().serving(saying("[{ event: 'ready' }, { event: 'click' }, { event: 'claim-opened' }]"));
    a_failure_is_remembered_until_the_app_is_ready_after_all: Setup::new().serving(saying("[{ event: 'error', detail: { kind: 'notStarted', message: 'not today' } }]"));
    an_app_that_stops_in_a_call_is_said_to_have_stopped: Setup::new().serving(stopping());
}

const WITHOUT_ADDRESS: &str = "<!doctype html><script type='module'>
    addEventListener('error', ({ detail }) => { if (detail) document.title = detail.message; }, true);
    await import('./app/claim-light.js');
    document.body.append(document.createElement('claim-light'));
    </script><body></body>";

const GOING: &str = "<!doctype html><script type='module' src='app/claim-light.js'></script>
    <claim-light src='app/'></claim-light>";

const HOSTILE: &str = "<!doctype html><style>
    * { font-size: 40px !important; color: red !important; letter-spacing: 1em; }
    iframe { display: none !important; } div { position: fixed !important; }
    </style><script type='module' src='app/claim-light.js'></script>
    <claim-light src='app/' document='gorbachev-letter'></claim-light>";

/// The time that an element waits for an app.
const PATIENCE: Duration = Duration::from_secs(15);

/// The title tells what is said: by the event, and by the promises of what was asked before it and after.
const NOBODY: &str = "<!doctype html><script src='held-clock.js'></script>
    <script type='module' src='app/claim-light.js'></script><script type='module'>
        await customElements.whenDefined('claim-light');
        const element = document.createElement('claim-light');
        const told = ['waiting'];
        const tell = (words) => {
            told.push(words);
            document.title = told.join('|');
        };
        const refused = (promise) => promise.then(() => tell('an answer'), ({ message }) => tell(message));
        element.addEventListener('error', ({ detail }) => { tell(detail.message); refused(element.theme('dark')); });
        element.addEventListener('ready', () => tell('ready'));
        element.setAttribute('src', 'nowhere/');
        document.body.append(element);
        refused(element.annotations());
        document.title = 'waiting';
    </script><body></body>";

/// A host whose page waits for an app that is not there.
fn host_with_held_clock() -> PathBuf {
    let folder = host_with(NOBODY);
    fs::write(folder.join("held-clock.js"), held_clock::script()).expect("there is room");
    folder
}

/// A host whose app is not ours: it says some messages, and after a pause that it is ready.
fn saying(messages: &str) -> PathBuf {
    let folder = host_with(
        "<!doctype html><script type='module' src='app/claim-light.js'></script><script type='module'>
        await customElements.whenDefined('claim-light');
        const element = document.createElement('claim-light');
        const heard = [];
        for (const event of ['ready', 'click', 'claim-opened', 'error'])
            element.addEventListener(event, () => (document.title = [...heard, heard.push(event) && event].join(' ')));
        element.setAttribute('src', 'other.html');
        document.body.append(element);
        </script><body></body>",
    );
    let other = format!(
        "<!doctype html><script>
        for (const message of {messages}) parent.postMessage({{ claimlight: 1, ...message }}, '*');
        addEventListener('message', ({{ data }}) => {{ if (data.call === 'theme') parent.postMessage({{ claimlight: 1, answer: data.id }}, '*'); }});
        </script>"
    );
    fs::write(folder.join("other.html"), other).expect("there is room");
    folder
}

/// A host whose app stops while it is asked for the notes.
fn stopping() -> PathBuf {
    let folder = host_with(GOING);
    let script = format!(
        "{BREAKABLE}
        // Before the app hears it. That answers before anything else happens in the page.
        addEventListener('message', ({{ data }}) => {{
            window.isBroken = data.call === 'annotations';
            setTimeout(() => (window.isBroken = false));
        }});"
    );
    served::run_in_page(&folder.join("app"), &script);
    folder
}

#[test]
fn the_script_of_the_element_has_four_kilobytes_at_most() {
    let bytes = fs::metadata(places::dist().join("claim-light.js")).expect("the element is built").len();
    assert!(bytes <= 4096, "{bytes} bytes");
}

async fn an_element_shows_the_app_and_tells_what_happens(reader: &mut Reader) {
    reader.visit("element.html").await;
    reader.enter_frame("#letter >>> iframe").await;
    wait_for_app(reader).await;
    assert_eq!(reader.attribute("html", "lang").await.as_deref(), Some("fr"), "{}", reader.browser());
    assert_eq!(reader.attribute("html", "data-theme").await.as_deref(), Some("dark"), "{}", reader.browser());
    reader.leave_frame().await;
    reader.click("#show").await;
    reader.wait_for_text("#opened", "L-95").await;
    reader.enter_frame("#letter >>> iframe").await;
    reader.wait_for(".card.open").await;
    keep_note(reader, "humanism", "Within an element").await;
    reader.leave_frame().await;
    reader.wait_for_text("#notes", "A new one: urn:uuid:").await;
    reader.click("#count").await;
    reader
        .wait_until("the notes to be counted", "return document.getElementById('notes').textContent === '1'", vec![])
        .await;
    // The element beside it has its own document, language and size, and has opened nothing.
    reader.enter_frame("#memorandum >>> iframe").await;
    wait_for_app(reader).await;
    assert_eq!(reader.eval("location.hash").await, json!("#/shultz-memo-jan-14"), "{}", reader.browser());
    assert_eq!(reader.attribute("html", "lang").await.as_deref(), Some("en"), "{}", reader.browser());
    reader.leave_frame().await;
    let heights = "all('claim-light').map((element) => element.clientHeight)";
    let heights = reader.call(&format!("return {heights}"), vec![]).await;
    assert!(
        heights.as_array().is_some_and(|heights| heights
            .iter()
            .all(|height| height.as_u64().is_some_and(|height| (300..=720).contains(&height)))),
        "{}: {heights}",
        reader.browser()
    );
    assert_eq!(reader.page_errors().await, [""; 0]);
}

async fn an_element_follows_its_attributes(reader: &mut Reader) {
    reader.visit("element.html").await;
    reader.enter_frame("#memorandum >>> iframe").await;
    wait_for_app(reader).await;
    reader.leave_frame().await;
    let set = "const [element] = all('#memorandum'); element.setAttribute('claim', 'A-law'); element.setAttribute('theme', 'dark')";
    reader.call(set, vec![]).await;
    reader.enter_frame("#memorandum >>> iframe").await;
    reader.wait_until("the claim", "return location.hash === '#/shultz-memo-jan-14/A-law'", vec![]).await;
    reader.wait_for("html[data-theme='dark']").await;
    reader.leave_frame().await;
    reader.call("all('#memorandum')[0].setAttribute('lang', 'de')", vec![]).await;
    reader.enter_frame("#memorandum >>> iframe").await;
    reader.wait_for("html[lang='de'][data-app='started']").await;
}

async fn an_element_without_an_address_says_so(reader: &mut Reader) {
    reader.visit("page.html").await;
    reader.wait_until("the error", "return document.title.includes('src=')", vec![]).await;
}

async fn what_is_asked_of_an_element_before_it_is_on_the_page_waits(reader: &mut Reader) {
    reader.visit("page.html").await;
    let body = "return customElements.whenDefined('claim-light').then(async () => {
        const history_before = history.length;
        const element = document.createElement('claim-light');
        const asked = element.annotations();
        element.setAttribute('src', 'app/');
        document.body.append(element);
        element.setAttribute('document', 'shultz-memo-jan-14');
        element.theme = 'dark';
        const { total } = await asked;
        element.setAttribute('src', 'app/#/platt-memo-jan-27');
        element.setAttribute('lang', 'de');
        const again = await element.annotations();
        return [total, again.total, history.length - history_before, element.getAttribute('theme')];
    })";
    assert_eq!(reader.call(body, vec![]).await, json!([0, 0, 0, "dark"]), "{}", reader.browser());
    let wrong = "return customElements.whenDefined('claim-light').then(async () => {
        const element = document.createElement('claim-light');
        element.setAttribute('src', 'https://');
        const said = new Promise((resolve) => element.addEventListener('error', ({ detail }) => resolve(detail.message)));
        document.body.append(element);
        return said;
    })";
    let said = reader.call(wrong, vec![]).await;
    assert!(said.as_str().is_some_and(|said| said.contains("src=")), "{}: {said}", reader.browser());
}

async fn what_was_asked_of_an_element_that_goes_is_answered(reader: &mut Reader) {
    reader.visit("page.html").await;
    let body = "return customElements.whenDefined('claim-light').then(() => {
        const [element] = all('claim-light');
        const asked = element.annotations().then(() => 'notes', ({ message }) => message);
        element.remove();
        return asked;
    })";
    assert_eq!(reader.call(body, vec![]).await, json!("the element was taken out of the page"), "{}", reader.browser());
}

async fn an_element_that_goes_and_comes_is_loaded(reader: &mut Reader) {
    reader.visit("page.html").await;
    let body = "return customElements.whenDefined('claim-light').then(async () => {
        const element = document.createElement('claim-light');
        element.setAttribute('src', 'app/');
        document.body.append(element);
        element.remove();
        // What was put off until this is done has been done now.
        await new Promise((done) => setTimeout(done));
        document.body.append(element);
        return (await element.annotations()).total;
    })";
    assert_eq!(reader.call(body, vec![]).await, json!(0), "{}", reader.browser());
}

async fn an_element_says_that_no_app_answers(reader: &mut Reader) {
    reader.visit("page.html").await;
    reader.wait_until("what is said", "return document.title.startsWith('waiting')", vec![]).await;
    advance(reader, PATIENCE - Duration::from_secs(1)).await;
    assert_eq!(reader.title().await, "waiting", "{}: an app may still come", reader.browser());
    advance(reader, Duration::from_secs(1)).await;
    reader.wait_until("three refusals", "return document.title.split('|').length === 4", vec![]).await;
    let title = reader.title().await;
    for said in title.split('|').skip(1) {
        assert!(said.contains("no Claimlight") && said.contains("/nowhere/"), "{}: {said}", reader.browser());
    }
    // Another address is another attempt.
    reader.call("all('claim-light')[0].setAttribute('src', 'app/')", vec![]).await;
    reader.wait_until("the app", "return document.title.endsWith('|ready')", vec![]).await;
    let total = "return all('claim-light')[0].annotations().then(({ total }) => total)";
    assert_eq!(reader.call(total, vec![]).await, json!(0), "{}", reader.browser());
}

async fn an_element_tells_only_what_the_app_has_to_tell(reader: &mut Reader) {
    reader.visit("page.html").await;
    reader.wait_until("what is told last", "return document.title.includes('claim-opened')", vec![]).await;
    assert_eq!(reader.title().await, "ready claim-opened", "{}", reader.browser());
}

async fn a_failure_is_remembered_until_the_app_is_ready_after_all(reader: &mut Reader) {
    reader.visit("page.html").await;
    reader.wait_until("the failure", "return document.title === 'error'", vec![]).await;
    let refused = "all('claim-light')[0].theme('dark').then(() => 'done', ({ message }) => message)";
    assert_eq!(reader.call(&format!("return {refused}"), vec![]).await, json!("not today"), "{}", reader.browser());
    reader.enter_frame("claim-light >>> iframe").await;
    reader.call("parent.postMessage({ claimlight: 1, event: 'ready' }, '*')", vec![]).await;
    reader.leave_frame().await;
    reader.wait_until("the app", "return document.title === 'error ready'", vec![]).await;
    assert_eq!(reader.call(&format!("return {refused}"), vec![]).await, json!("done"), "{}", reader.browser());
}

async fn an_app_that_stops_in_a_call_is_said_to_have_stopped(reader: &mut Reader) {
    reader.visit("page.html").await;
    reader.enter_frame("claim-light >>> iframe").await;
    wait_for_app(reader).await;
    reader.leave_frame().await;
    let body = "const [element] = all('claim-light');
        const said = new Promise((resolve) => element.addEventListener('error', ({ detail }) => resolve(detail.kind)));
        const refused = () => element.annotations().then(() => 'notes', ({ name }) => name);
        return (async () => [await refused(), await said, await refused()])()";
    assert_eq!(reader.call(body, vec![]).await, json!(["Error", "stopped", "Error"]), "{}", reader.browser());
    reader.enter_frame("claim-light >>> iframe").await;
    reader.wait_for_text("#boot-error", "it has stopped").await;
}

async fn hostile_styles_do_not_reach_an_element(reader: &mut Reader) {
    reader.visit("page.html").await;
    reader.wait_for("claim-light >>> iframe").await;
    // At once, since its height follows what is in it.
    let sizes = "return ['claim-light', 'claim-light >>> iframe'].map((css) => {
        const { width, height } = all(css)[0].getBoundingClientRect();
        return [width, height];
    })";
    let sizes = reader.call(sizes, vec![]).await;
    assert_eq!(sizes[0], sizes[1], "{}", reader.browser());
    assert!((0..2).all(|side| sizes[0][side].as_f64() > Some(300.0)), "{}: {sizes}", reader.browser());
    reader.enter_frame("claim-light >>> iframe").await;
    wait_for_app(reader).await;
    assert!(reader.sees(".sheet").await, "{}", reader.browser());
}
