//! The app in a plain frame.

use std::fs;

use browser_tests::{Reader, Setup, in_chromium_by_default, in_each_browser};
use serde_json::{Value, json};

use super::{elsewhere, go_to, host, host_with, wait_for_app};
use crate::noting::{keep_note, pick};

in_each_browser! {
    the_address_of_a_frame_says_what_is_shown: Setup::new().serving(host());
    a_sandbox_that_lets_nothing_be_kept_is_named: Setup::new().serving(host_with(&sandboxed("allow-scripts")));
    a_page_of_another_site_gets_notes_only_where_the_host_says_so: Setup::new().serving(host());
}

in_chromium_by_default! {
    a_document_that_does_not_exist_is_said_in_the_frame: Setup::new().serving(host_with(UNKNOWN));
    a_sandbox_that_lets_notes_be_kept_is_enough: Setup::new().serving(host_with(&sandboxed("allow-scripts allow-same-origin")));
    messages_of_strangers_change_nothing: Setup::new().serving(host_with(STRANGERS));
    in_a_page_of_another_site_a_reader_is_told_where_the_notes_are: Setup::new().serving(host());
    where_nothing_can_be_kept_the_full_version_is_offered: Setup::new().without_storage().serving(host());
    an_address_that_cannot_be_followed_is_said: Setup::new().serving(host_with(WRONG));
    an_exhibit_in_a_frame_tells_what_visitors_answer: Setup::new().size(1080, 1920).serving(host_with(EXHIBIT));
}

const UNKNOWN: &str = "<!doctype html><iframe src='app/?document=no-such-letter&theme=purple'></iframe>";

const WRONG: &str =
    "<!doctype html><iframe src='app/?lang=xx&theme=purple' style='width: 100%; height: 600px'></iframe>";

const EXHIBIT: &str = "<!doctype html><iframe src='app/?kiosk' style='width: 1000px; height: 1800px'></iframe>";

fn sandboxed(rules: &str) -> String {
    format!("<!doctype html><iframe src='app/' sandbox='{rules}' style='width: 100%; height: 700px'></iframe>")
}

/// A page with the app in a frame, and in another frame somebody who has no business with it.
const STRANGERS: &str = "<!doctype html><iframe id='app' src='app/' style='width: 100%; height: 600px'></iframe>
    <iframe id='stranger' srcdoc='a stranger'></iframe>";

/// Listens to a frame from now on; what it says is in `heard`.
const LISTEN: &str = "window.heard = [];
    addEventListener('message', ({ data, source }) => heard.push({ ...data, from: source === frames[0] ? 'app' : 'somebody' }));";

async fn the_address_of_a_frame_says_what_is_shown(reader: &mut Reader) {
    reader.visit("frame.html").await;
    reader.enter_frame("iframe").await;
    wait_for_app(reader).await;
    reader.wait_for(".card.open").await;
    assert_eq!(reader.eval("location.hash").await, json!("#/gorbachev-letter/L-95"), "{}", reader.browser());
    assert_eq!(reader.attribute(".card.open", "data-for").await.as_deref(), Some("L-95"));
    for left_out in [".top", ".rail"] {
        assert!(!reader.sees(left_out).await, "{}: {left_out} is left out", reader.browser());
    }
    assert!(reader.sees(".sheet").await);
    assert_eq!(reader.attribute("html", "data-theme").await.as_deref(), Some("light"));
    // The reader's own choice is no business of the page around.
    let kept = "Object.keys(localStorage).filter((key) => key.endsWith(':settings'))";
    assert_eq!(reader.eval(kept).await, json!([]), "{}", reader.browser());
    assert!(!reader.sees("#in-frame").await, "{}: the same host's notes are kept as ever", reader.browser());
}

async fn a_document_that_does_not_exist_is_said_in_the_frame(reader: &mut Reader) {
    reader.visit("page.html").await;
    reader.enter_frame("iframe").await;
    wait_for_app(reader).await;
    reader.wait_for_text("#main", "#/no-such-letter").await;
    assert_eq!(reader.attribute("html", "data-theme").await, None, "{}: no theme is called so", reader.browser());
}

async fn a_sandbox_that_lets_nothing_be_kept_is_named(reader: &mut Reader) {
    reader.visit("page.html").await;
    reader.enter_frame("iframe").await;
    reader.wait_for_text("#boot-error", "allow-same-origin").await;
    assert!(reader.sees(".sheet").await, "{}: the documents can be read", reader.browser());
}

async fn a_sandbox_that_lets_notes_be_kept_is_enough(reader: &mut Reader) {
    reader.visit("page.html").await;
    reader.enter_frame("iframe").await;
    wait_for_app(reader).await;
    keep_note(reader, "humanism", "In a sandbox").await;
}

/// Asks the app in the first frame for something, and waits for the answer.
async fn ask(reader: &Reader, call: &str, with: Value) -> Value {
    let body = "
        const [call, given] = arguments;
        const id = Math.random();
        return new Promise((resolve) => {
            addEventListener('message', ({ data }) => { if (data.answer === id) resolve(data); });
            frames[0].postMessage({ claimlight: 1, id, call, with: given }, '*');
        });";
    reader.call(body, vec![call.into(), with]).await
}

async fn a_page_of_another_site_gets_notes_only_where_the_host_says_so(reader: &mut Reader) {
    let app = format!("{}app/", reader.server().address());
    let page = format!("<!doctype html><iframe src='{app}' style='width: 100%; height: 600px'></iframe>");
    fs::write(reader.folder().join("page.html"), page).expect("there is room");
    reader.visit("").await;
    let page = elsewhere(reader, "page.html");
    go_to(reader, &page).await;
    in_frame_with_note(reader).await;
    let refused = ask(reader, "annotations", json!([])).await;
    let refusal = refused["error"].as_str().unwrap_or_default().to_owned();
    assert!(refusal.contains("embed.json") && refusal.contains("http://localhost:"), "{}: {refused}", reader.browser());
    // What holds no words of the reader may be asked for, and is told. Of the note that was made before, nothing is.
    hear_of_a_note(reader).await;
    let opened = ask(reader, "open", json!(["shultz-memo-jan-14", "A-law"])).await;
    assert_eq!(opened["error"], Value::Null, "{}", reader.browser());
    reader.wait_until("the claim to be told", &told("claim-opened"), vec![]).await;
    for event in ["annotation-created", "annotations-changed"] {
        assert_eq!(reader.call(&told(event), vec![]).await, json!(false), "{}: {event}", reader.browser());
    }
    let import = ask(reader, "importAnnotations", json!([[]])).await;
    assert!(import["error"].as_str().is_some_and(|error| error.contains("embed.json")), "{import}");
    let unknown = ask(reader, "open", json!(["no-such-document"])).await;
    assert!(unknown["error"].as_str().is_some_and(|error| error.contains("no-such-document")), "{unknown}");

    let origin = page.trim_end_matches("/page.html");
    let rule = json!({ "origins": [origin] });
    fs::write(reader.folder().join("app/embed.json"), rule.to_string()).expect("there is room");
    reader.reload().await;
    in_frame_with_note(reader).await;
    hear_of_a_note(reader).await;
    reader.wait_until("the note to be told", &told("annotations-changed"), vec![]).await;
    let notes = ask(reader, "annotations", json!([])).await;
    assert!(notes["result"]["total"].as_u64().is_some_and(|total| total > 0), "{}: {notes}", reader.browser());
    let wrong = ask(reader, "importAnnotations", json!(["{ no file"])).await;
    assert!(wrong["error"].is_string(), "{}: {wrong}", reader.browser());
}

/// Listens to the frame, which tells what has happened in it, while a second note is made there.
async fn hear_of_a_note(reader: &Reader) {
    let hello = format!("{LISTEN} frames[0].postMessage({{ claimlight: 1, call: 'hello' }}, '*');");
    reader.call(&hello, vec![]).await;
    reader.enter_frame("iframe").await;
    keep_note(reader, "divided families", "More of the same").await;
    reader.leave_frame().await;
}

/// The body of a function that says whether an event has been heard.
fn told(event: &str) -> String {
    format!("return heard.some(({{ event }}) => event === '{event}')")
}

async fn in_frame_with_note(reader: &Reader) {
    reader.enter_frame("iframe").await;
    wait_for_app(reader).await;
    reader.call("location.hash = '#/gorbachev-letter'", vec![]).await;
    keep_note(reader, "humanism", "A reader's own words").await;
    reader.leave_frame().await;
}

async fn messages_of_strangers_change_nothing(reader: &mut Reader) {
    reader.visit("page.html").await;
    reader.enter_frame("#app").await;
    wait_for_app(reader).await;
    keep_note(reader, "humanism", "Nobody's business").await;
    reader.leave_frame().await;
    let body = format!(
        "{LISTEN}
        const app = frames[0];
        const stranger = document.getElementById('stranger').contentWindow;
        const send = stranger.eval('(to, message) => to.postMessage(message, \"*\")');
        send(app, {{ claimlight: 1, id: 1, call: 'annotations' }});
        send(app, {{ claimlight: 1, id: 2, call: 'open', with: ['shultz-memo-jan-14'] }});
        for (const message of [null, 'hello', 7, [], {{}}, {{ claimlight: 2, id: 3, call: 'annotations' }}, {{ claimlight: 1 }},
            {{ claimlight: 1, id: 4, call: 'constructor' }}, {{ claimlight: 1, id: 5, call: '__proto__', with: 9 }}, {{ claimlight: 1, id: 6, call: {{}} }}])
            app.postMessage(message, '*');
        app.postMessage({{ claimlight: 1, id: 7, call: 'open', with: 9 }}, '*');"
    );
    reader.call(&body, vec![]).await;
    reader.wait_until("the last answer", "return heard.some(({ answer }) => answer === 7)", vec![]).await;
    let answered = reader
        .eval("heard.filter(({ answer }) => answer !== undefined).map(({ answer, error }) => [answer, typeof error])")
        .await;
    assert_eq!(answered, json!([[7, "string"]]), "{}", reader.browser());
    reader.enter_frame("#app").await;
    assert_ne!(reader.eval("location.hash").await, json!("#/shultz-memo-jan-14"), "{}", reader.browser());
    assert_eq!(reader.page_errors().await, [""; 0]);
}

async fn in_a_page_of_another_site_a_reader_is_told_where_the_notes_are(reader: &mut Reader) {
    let app = format!("{}app/?lang=fr", reader.server().address());
    let page = format!("<!doctype html><iframe src='{app}' style='width: 100%; height: 700px'></iframe>");
    fs::write(reader.folder().join("page.html"), page).expect("there is room");
    reader.visit("").await;
    go_to(reader, &elsewhere(reader, "page.html")).await;
    reader.enter_frame("iframe").await;
    wait_for_app(reader).await;
    reader.wait_for_text("#in-frame", "Vos notes n’appartiennent ici qu’à cette partie de la page").await;
    let whole = reader.attribute("#in-frame a", "href").await.unwrap_or_default();
    assert!(whole.starts_with("/app/"), "{}: {whole}", reader.browser());
    keep_note(reader, "humanism", "From a frame").await;
    reader.click("#in-frame button").await;
    let (name, file) = reader.take_download().await;
    assert_eq!(name, "claimlight.json", "{}", reader.browser());
    assert!(String::from_utf8_lossy(&file).contains("From a frame"), "{}", reader.browser());
    reader.expect_accessible("the app in a frame").await;
    pick(reader, "#language", "de").await;
    reader.wait_for_text("#in-frame", "Ihre Notizen gehören hier nur zu diesem Teil der Seite").await;
    reader.wait_for_text("#in-frame a", "Vollständige Fassung öffnen").await;
}

async fn where_nothing_can_be_kept_the_full_version_is_offered(reader: &mut Reader) {
    let app = format!("{}app/?document=gorbachev-letter&claim=L-95", reader.server().address());
    let page = format!("<!doctype html><iframe src='{app}' style='width: 100%; height: 700px'></iframe>");
    fs::write(reader.folder().join("page.html"), page).expect("there is room");
    for page in [format!("{}page.html", reader.server().address()), elsewhere(reader, "page.html")] {
        reader.visit("").await;
        go_to(reader, &page).await;
        reader.enter_frame("iframe").await;
        wait_for_app(reader).await;
        reader.wait_for_text("#not-saved a", "Open the full version").await;
        assert!(!reader.sees("#in-frame").await, "{}: nothing belongs to this part of the page", reader.browser());
        assert_eq!(reader.attribute("#not-saved a", "href").await.as_deref(), Some("/app/#/gorbachev-letter/L-95"));
        reader.leave_frame().await;
    }
}

async fn an_address_that_cannot_be_followed_is_said(reader: &mut Reader) {
    reader.visit("page.html").await;
    reader.enter_frame("iframe").await;
    wait_for_app(reader).await;
    reader.wait_for_text(".notice", "The app does not speak “xx”").await;
    reader.leave_frame().await;
    reader.call(&format!("{LISTEN} frames[0].postMessage({{ claimlight: 1, call: 'hello' }}, '*');"), vec![]).await;
    for words in ["there is no language xx", "there is no theme purple"] {
        let body =
            "return heard.some(({ event, detail }) => event === 'error' && detail.message.includes(arguments[0]))";
        reader.wait_until(&format!("{words} to be told"), body, vec![words.into()]).await;
    }
}

async fn an_exhibit_in_a_frame_tells_what_visitors_answer(reader: &mut Reader) {
    reader.visit("page.html").await;
    let hello = format!("{LISTEN} frames[0].postMessage({{ claimlight: 1, call: 'hello' }}, '*');");
    reader.enter_frame("iframe").await;
    wait_for_app(reader).await;
    reader.leave_frame().await;
    reader.call(&hello, vec![]).await;
    reader.enter_frame("iframe").await;
    reader.click(".attract .go").await;
    reader.wait_for("main.kclaim").await;
    reader.click("[data-touch^='answer']").await;
    reader.leave_frame().await;
    reader.wait_until("the answer to be told", "return heard.some(({ event }) => event === 'judged')", vec![]).await;
    let told = reader.eval("heard.filter(({ event }) => ['claim-opened', 'judged'].includes(event)).map(({ event, detail }) => [event, typeof detail.claim])").await;
    assert_eq!(told, json!([["claim-opened", "string"], ["judged", "string"]]), "{}", reader.browser());
}
