//! The app mounted in a page, without a frame.

use browser_tests::{Browser, Reader, Setup, in_chromium_by_default, in_each_browser};
use serde_json::{Value, json};

use super::{BREAKABLE, host, host_with};
use crate::room::settle;

in_each_browser! {
    two_apps_stand_on_one_page: Setup::new().serving(host());
    a_passage_is_marked_and_a_note_written_in_a_mounted_app: Setup::new().serving(host());
    hostile_styles_do_not_reach_a_mounted_app: Setup::new().serving(host_with(HOSTILE));
}

in_chromium_by_default! {
    the_page_keeps_its_title_its_address_and_its_typefaces: Setup::new().serving(host());
    what_is_unmounted_leaves_nothing_behind: Setup::new().serving(host());
    an_app_that_comes_takes_neither_focus_nor_place: Setup::new().serving(host_with(QUIET));
    whoever_hears_of_a_note_may_end_the_app: Setup::new().serving(host_with(ENDING));
    keys_in_a_field_of_the_app_are_no_keys_of_the_page: Setup::new().serving(host_with(ENDING));
    a_narrow_column_has_the_look_of_a_narrow_window: Setup::new().size(1440, 900).serving(host_with(NARROW));
    an_app_that_stops_in_a_call_is_broken: Setup::new().serving(host_with(&broken()));
    where_nothing_can_be_kept_the_full_version_is_offered: Setup::new().without_storage().serving(host());
    wrong_options_are_named: Setup::new().serving(host());
}

const FIRST: &str = "#first > div";
const SECOND: &str = "#second > div";

const HOSTILE: &str = "<!doctype html><style>
    html { font-size: 40px } * { color: rgb(255, 0, 0) !important; letter-spacing: 1em; line-height: 3 !important; }
    div, p, mark, main { display: none !important; } #place { display: block !important; }
    </style><div id='place'></div><script type='module'>
    import { mount } from './app/mount.js';
    await mount(document.getElementById('place'), { document: 'gorbachev-letter', language: 'en', theme: 'light' });
    document.documentElement.dataset.example = 'ready';
    </script>";

const QUIET: &str = "<!doctype html><input id='search' autofocus><div id='place'></div><script type='module'>
    import { mount } from './app/mount.js';
    document.getElementById('search').focus();
    window.app = await mount(document.getElementById('place'), { document: 'shultz-memo-jan-16', claim: 'A-law', language: 'en-GB' });
    const aborted = mount(document.body, { signal: AbortSignal.abort() }).catch(({ name }) => name);
    document.documentElement.dataset.aborted = await aborted;
    document.documentElement.dataset.example = 'ready';
    </script>";

const ENDING: &str = "<!doctype html><title>A page</title><div id='place'></div><script type='module'>
    import { mount } from './app/mount.js';
    addEventListener('hashchange', () => (document.title = 'The address changed'));
    window.heard = [];
    addEventListener('keydown', ({ key }) => heard.push(key));
    const app = await mount(document.getElementById('place'), {
        document: 'gorbachev-letter', language: 'en',
        on: { 'annotation-created': () => location.search === '?end' && app.unmount() },
    });
    document.documentElement.dataset.example = 'ready';
    </script>";

const NARROW: &str = "<!doctype html><div id='place' style='width: 380px'></div><script type='module'>
    import { mount } from './app/mount.js';
    await mount(document.getElementById('place'), { document: 'gorbachev-letter', language: 'en', theme: 'light' });
    document.documentElement.dataset.example = 'ready';
    </script>";

/// A page whose app traps when it is asked for the notes, and when it is to go.
fn broken() -> String {
    format!(
        "<!doctype html><div id='place'></div><script type='module'>{BREAKABLE}
        const {{ mount }} = await import('./app/mount.js');
        const place = document.getElementById('place');
        const heard = [];
        const on = {{ error: ({{ kind }}) => heard.push(kind) }};
        const broken = (deed) => {{
            window.isBroken = true;
            try {{ return deed(); }} catch ({{ name }}) {{ return name; }} finally {{ window.isBroken = false; }}
        }};
        const app = await mount(place, {{ document: 'gorbachev-letter', language: 'en', on }});
        const asked = broken(() => app.annotations());
        await Promise.resolve();
        const said = place.firstChild.shadowRoot.querySelector('.trouble')?.textContent;
        const ended = broken(() => app.unmount());
        const left = place.childNodes.length;
        // The next app has a module of its own.
        const next = await mount(place, {{ document: 'platt-memo-jan-27', language: 'en', on }});
        document.title = JSON.stringify([asked, heard, said, ended, left, next.annotations().total]);
        document.documentElement.dataset.example = 'ready';
        </script>"
    )
}

async fn come(reader: &Reader, page: &str) {
    reader.visit(page).await;
    reader.wait_for("html[data-example='ready']").await;
}

/// Clicks what the reader has scrolled to the middle of the window: at its edge stand the bars of the app that is there.
async fn click_in_the_middle(reader: &Reader, css: &str) {
    reader
        .call("all(arguments[0])[0].scrollIntoView({ block: 'center', behavior: 'instant' })", vec![css.into()])
        .await;
    let body = "const { top, bottom, left, right } = all(arguments[0])[0].getBoundingClientRect();
        const root = all(arguments[0])[0].getRootNode();
        return all(arguments[0])[0].contains(root.elementFromPoint((left + right) / 2, (top + bottom) / 2))";
    reader.wait_until(&format!("`{css}` to be free"), body, vec![css.into()]).await;
    reader.click(css).await;
}

fn within(app: &str, css: &str) -> String {
    format!("{app} >>> {css}")
}

async fn two_apps_stand_on_one_page(reader: &mut Reader) {
    come(reader, "mount.html").await;
    reader.wait_for(&within(FIRST, ".sheet[data-document='gorbachev-letter']")).await;
    reader.wait_for(&within(SECOND, ".sheet[data-document='shultz-memo-jan-14']")).await;
    assert_eq!(reader.attribute(&within(FIRST, ".page"), "lang").await.as_deref(), Some("en"));
    assert_eq!(reader.attribute(&within(SECOND, ".page"), "lang").await.as_deref(), Some("de"));
    assert_eq!(reader.attribute(&within(SECOND, ".page"), "data-theme").await.as_deref(), Some("dark"));
    assert!(!reader.sees(&within(FIRST, ".top")).await && reader.sees(&within(SECOND, ".top")).await);
    // A touch on a claim opens its card in that app alone.
    click_in_the_middle(reader, &within(FIRST, "mark[data-id='L-95']")).await;
    reader.wait_for(&within(FIRST, ".card.open")).await;
    reader.wait_for_text("#heard", "Opened: L-95").await;
    assert_eq!(reader.count(&within(SECOND, ".card.open")).await, 0, "{}", reader.browser());
    // The app's own links lead within the app.
    click_in_the_middle(reader, &within(SECOND, ".bars")).await;
    reader.click(&within(SECOND, ".docs li:last-child a")).await;
    reader.wait_for(&within(SECOND, ".sheet[data-document='platt-memo-jan-27']")).await;
    assert_eq!(reader.eval("location.hash").await, json!(""), "{}", reader.browser());
    assert!(reader.sees(&within(FIRST, ".sheet[data-document='gorbachev-letter']")).await);
    assert_eq!(reader.page_errors().await, [""; 0]);
}

async fn a_passage_is_marked_and_a_note_written_in_a_mounted_app(reader: &mut Reader) {
    come(reader, "mount.html").await;
    reader.wait_for(&within(FIRST, ".sheet")).await;
    reader.select(&within(FIRST, ".sheet"), "humanism", "humanism").await;
    reader.wait_for(&within(FIRST, ".toolbar")).await;
    assert_eq!(reader.count(&within(SECOND, ".toolbar")).await, 0, "{}", reader.browser());
    // The keys are the app's after a press of the mouse in it.
    reader.press("n").await;
    reader.wait_for(&within(FIRST, ".card.open #note-comment")).await;
    let focused = "return all(arguments[0])[0].getRootNode().activeElement?.id === 'note-comment'";
    reader.wait_until("the field to have the focus", focused, vec![within(FIRST, ".page").into()]).await;
    // Letters that are shortcuts elsewhere are letters here.
    reader.type_text("hnmj? /").await;
    assert_eq!(reader.value_of(&within(FIRST, "#note-comment")).await, "hnmj? /", "{}", reader.browser());
    reader.wait_for_text("#heard", "Made: urn:uuid:").await;
    reader.press("Escape").await;
    reader.wait_for(&within(FIRST, "mark.note, mark[data-id^='note-']")).await;
    // The app beside it, which shows its notebook, hears of the note.
    click_in_the_middle(reader, &within(SECOND, "nav a[href='#/view/notebook']")).await;
    reader.wait_for_text(&within(SECOND, ".note-list"), "hnmj? /").await;
}

async fn the_page_keeps_its_title_its_address_and_its_typefaces(reader: &mut Reader) {
    come(reader, "mount.html").await;
    assert_eq!(reader.title().await, "Two documents side by side");
    let before = reader.eval("[location.href, history.length, document.documentElement.lang, document.documentElement.getAttribute('style')]").await;
    click_in_the_middle(reader, &within(FIRST, "mark[data-id='L-95']")).await;
    reader.wait_for(&within(FIRST, ".card.open")).await;
    let after = reader.eval("[location.href, history.length, document.documentElement.lang, document.documentElement.getAttribute('style')]").await;
    assert_eq!(before, after, "{}", reader.browser());
    assert_eq!(reader.title().await, "Two documents side by side");
    let face = "getComputedStyle(document.querySelector('h1')).fontFamily";
    assert!(reader.eval(face).await.as_str().is_some_and(|face| face.starts_with("Georgia")));
}

async fn what_is_unmounted_leaves_nothing_behind(reader: &mut Reader) {
    come(reader, "mount.html").await;
    click_in_the_middle(reader, &within(FIRST, "mark[data-id='L-95']")).await;
    reader.wait_for(&within(FIRST, ".card.open")).await;
    let round = |times: usize| {
        let body = "
        const { mount } = await import('./app/mount.js');
        const place = document.createElement('div');
        document.body.append(place);
        for (let time = 0; time < times; time += 1) {
            const app = await mount(place, { document: 'gorbachev-letter', claim: 'L-95', language: 'fr' });
            // It has painted, and has asked for what comes after its first frame.
            for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
            app.unmount();
            app.unmount();
            if (place.childNodes.length > 0) return 'something is left';
            try { app.open('gorbachev-letter'); return 'it still answers'; } catch {}
        }
        place.remove();
        return [document.fonts.size, document.body.children.length, document.adoptedStyleSheets.length];";
        format!("return (async () => {{ const times = {times}; {body} }})()")
    };
    let once = reader.call(&round(1), vec![]).await;
    let held_once = held(reader).await;
    let often = reader.call(&round(8), vec![]).await;
    assert_eq!(once, often, "{}", reader.browser());
    if let (Some(once), Some(often)) = (held_once, held(reader).await) {
        assert_eq!(once, often, "nodes and listeners after one time and after eight more");
    }
    // A module that is used again begins anew.
    let again = "return import('./app/mount.js').then(async ({ mount }) => {
        const place = document.createElement('div');
        document.body.append(place);
        (await mount(place, { document: 'platt-memo-jan-27', language: 'en' })).unmount();
        const app = await mount(place, { language: 'en' });
        const shown = place.firstChild.shadowRoot.querySelector('.sheet').dataset.document;
        app.unmount();
        place.remove();
        return shown;
    })";
    assert_eq!(reader.call(again, vec![]).await, json!("gorbachev-letter"), "{}", reader.browser());
    // The others stay, and the place can be taken again.
    reader.click("#away").await;
    reader
        .wait_until("the first to go", "return document.getElementById('first').childNodes.length === 0", vec![])
        .await;
    assert!(reader.sees(&within(SECOND, ".sheet")).await);
    reader.click("#back").await;
    reader.wait_for(&within(FIRST, ".sheet")).await;
    assert_eq!(reader.page_errors().await, [""; 0]);
}

/// Nodes and listeners of the page, where the browser counts them.
async fn held(reader: &Reader) -> Option<(u64, u64)> {
    if reader.browser() != Browser::Chromium {
        return None;
    }
    let held = reader.held().await;
    Some((held.nodes?, held.listeners?))
}

async fn an_app_that_comes_takes_neither_focus_nor_place(reader: &mut Reader) {
    come(reader, "page.html").await;
    reader.wait_for(&within("#place > div", ".sheet[data-document='shultz-memo-jan-16']")).await;
    settle(reader).await;
    let seen = reader
        .eval("[document.activeElement.id, scrollY, location.hash, document.documentElement.dataset.aborted]")
        .await;
    assert_eq!(seen, json!(["search", 0, "", "AbortError"]), "{}", reader.browser());
    assert_eq!(
        reader.eval("document.body.lastElementChild.tagName").await,
        json!("SCRIPT"),
        "nothing is left of what was aborted"
    );
}

async fn whoever_hears_of_a_note_may_end_the_app(reader: &mut Reader) {
    come(reader, "page.html?end").await;
    let sheet = within("#place > div", ".sheet");
    reader.wait_for(&sheet).await;
    reader.select(&sheet, "humanism", "humanism").await;
    reader.wait_for(&within("#place > div", ".toolbar")).await;
    reader.press("h").await;
    reader
        .wait_until("the app to end", "return document.getElementById('place').childNodes.length === 0", vec![])
        .await;
    assert_eq!(reader.title().await, "A page", "{}", reader.browser());
    assert_eq!(reader.eval("location.hash").await, json!(""), "{}", reader.browser());
    assert_eq!(reader.page_errors().await, [""; 0]);
    let kept = "Object.entries(localStorage).some(([key, value]) => key.includes('january-1986') && value.includes('humanism'))";
    assert_eq!(reader.eval(kept).await, json!(true), "{}: the note is saved before the app goes", reader.browser());
}

async fn keys_in_a_field_of_the_app_are_no_keys_of_the_page(reader: &mut Reader) {
    come(reader, "page.html").await;
    let sheet = within("#place > div", ".sheet");
    reader.wait_for(&sheet).await;
    reader.select(&sheet, "humanism", "humanism").await;
    reader.wait_for(&within("#place > div", ".toolbar")).await;
    reader.press("n").await;
    reader.wait_for(&within("#place > div", ".card.open #note-comment")).await;
    let focused = "return all(arguments[0])[0].getRootNode().activeElement?.id === 'note-comment'";
    reader.wait_until("the field to have the focus", focused, vec![within("#place > div", ".page").into()]).await;
    reader.type_text("/s").await;
    assert_eq!(reader.value_of(&within("#place > div", "#note-comment")).await, "/s", "{}", reader.browser());
    let heard = "const heard = (window.wrappedJSObject ?? window).heard; return [...heard].some((key) => key === '/' || key === 's')";
    assert_eq!(reader.call(heard, vec![]).await, json!(false), "{}", reader.browser());
}

async fn hostile_styles_do_not_reach_a_mounted_app(reader: &mut Reader) {
    come(reader, "page.html").await;
    let sheet = within("#place > div", ".sheet");
    reader.wait_for(&sheet).await;
    let look = "const style = getComputedStyle(all(arguments[0])[0]); return [style.fontSize, style.letterSpacing, style.color]";
    let looks = reader.call(look, vec![within("#place > div", ".sheet p").into()]).await;
    assert_eq!(looks, json!(["19px", "normal", "rgb(25, 27, 26)"]), "{}", reader.browser());
    assert!(reader.sees(&within("#place > div", "mark")).await, "{}", reader.browser());
}

async fn a_narrow_column_has_the_look_of_a_narrow_window(reader: &mut Reader) {
    come(reader, "page.html").await;
    let rail = within("#place > div", ".rail");
    reader.wait_for(&within("#place > div", ".sheet")).await;
    assert!(!reader.sees(&rail).await, "{}: the list is a menu there", reader.browser());
    let wide = "const box = document.getElementById('place').getBoundingClientRect();
        return all('#place > div >>> .sheet, #place > div >>> .top').filter((it) => it.getBoundingClientRect().right > box.right + 1).length";
    assert_eq!(reader.call(wide, vec![]).await, json!(0), "{}", reader.browser());
    reader.call("document.getElementById('place').style.width = '1300px'", vec![]).await;
    reader.wait_for(&rail).await;
}

async fn an_app_that_stops_in_a_call_is_broken(reader: &mut Reader) {
    come(reader, "page.html").await;
    let found: Value = serde_json::from_str(&reader.title().await).expect("the page says what it found");
    assert!(found[2].as_str().is_some_and(|said| said.contains("it has stopped")), "{}: {found}", reader.browser());
    assert_eq!(found[0], json!("RuntimeError"), "{}: {found}", reader.browser());
    assert_eq!(found[1], json!(["stopped"]), "{}: {found}", reader.browser());
    assert_eq!(
        (&found[3], &found[4], &found[5]),
        (&Value::Null, &json!(0), &json!(0)),
        "{}: {found}",
        reader.browser()
    );
}

async fn where_nothing_can_be_kept_the_full_version_is_offered(reader: &mut Reader) {
    come(reader, "mount.html").await;
    let full = within(FIRST, "#not-saved a");
    reader.wait_for_text(&full, "Open the full version").await;
    let leads = format!("{}app/#/gorbachev-letter", reader.server().address());
    assert_eq!(reader.attribute(&full, "href").await, Some(leads), "{}", reader.browser());
}

async fn wrong_options_are_named(reader: &mut Reader) {
    come(reader, "mount.html").await;
    let body = "const [name] = arguments;
        const wrong = {
            element: [null, {}], option: [document.body, { langauge: 'fr' }], type: [document.body, { document: 7 }],
            event: [document.body, { on: { ready() {} } }], document: [document.body, { document: 'no-such' }],
            theme: [document.body, { theme: 'purple' }], language: [document.body, { language: 'xx' }],
        }[name];
        return import('./app/mount.js').then(({ mount }) => mount(...wrong)).then(() => 'mounted', ({ message }) => message);";
    let table = [
        ("element", "needs an element"),
        ("option", "langauge"),
        ("type", "the option document has to be a string"),
        ("event", "ready"),
        ("document", "no-such"),
        ("theme", "purple"),
        ("language", "xx"),
    ];
    for (name, said) in table {
        let message = reader.call(body, vec![name.into()]).await;
        assert!(
            message.as_str().is_some_and(|message| message.contains(said)),
            "{}: {name}: {message}",
            reader.browser()
        );
        let left = reader.eval("document.body.lastElementChild.tagName + document.body.children.length").await;
        assert_eq!(left, json!("DIV4"), "{}: {name} leaves nothing", reader.browser());
    }
}
