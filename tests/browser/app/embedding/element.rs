//! The app as an element of a page.

use std::fs;

use browser_tests::{Reader, Setup, in_each_browser, places};
use serde_json::json;

use super::{host, host_with, wait_for_app};
use crate::noting::keep_note;

in_each_browser! {
    an_element_shows_the_app_and_tells_what_happens: Setup::new().serving(host());
    an_element_follows_its_attributes: Setup::new().serving(host());
    an_element_without_an_address_says_so: Setup::new().serving(host_with(WITHOUT_ADDRESS));
    what_is_asked_of_an_element_before_it_is_on_the_page_waits: Setup::new().serving(host_with(GOING));
    what_was_asked_of_an_element_that_goes_is_answered: Setup::new().serving(host_with(GOING));
    hostile_styles_do_not_reach_an_element: Setup::new().serving(host_with(HOSTILE));
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

async fn hostile_styles_do_not_reach_an_element(reader: &mut Reader) {
    reader.visit("page.html").await;
    reader.enter_frame("claim-light >>> iframe").await;
    wait_for_app(reader).await;
    assert!(reader.sees(".sheet").await, "{}", reader.browser());
    assert_eq!(reader.eval("getComputedStyle(document.querySelector('.top')).letterSpacing").await, json!("normal"));
}
