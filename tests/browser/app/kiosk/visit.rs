//! A visitor's ninety seconds.

use browser_tests::{Reader, Setup, in_chromium_by_default, in_each_browser};

use super::hall::{begin, come, hall};
use crate::room::{expect_nothing_wrong, wait_for_focus};
use crate::served;

const SETTINGS: &str =
    r#"{"kiosk": true, "claims": ["L-95", "B-blind"], "address": "https://museum.example/letters/"}"#;

in_each_browser! {
    a_visitor_weighs_a_claim_and_then_sees_what_others_answered: standing();
    keys_scroll_what_is_read: standing();
}

in_chromium_by_default! {
    a_device_with_a_voice_reads_aloud_and_shows_what_it_reads: Setup::new().size(1080, 1920).touch().serving(with_a_voice());
    a_visitor_reads_the_claim_and_its_links_in_their_documents: standing();
    a_keypad_suffices: standing();
    what_was_scrolled_stays_when_something_else_changes: Setup::new().size(1366, 768).serving(hall(SETTINGS));
    everything_is_within_reach_on_a_standing_screen: standing();
    everything_fits_on_a_very_large_screen: Setup::new().size(3840, 2160).serving(hall(SETTINGS));
    everything_fits_on_a_lying_screen: Setup::new().size(1366, 768).serving(hall(SETTINGS));
    everything_fits_on_a_telephone: Setup::new().phone().serving(hall(SETTINGS));
    every_screen_is_accessible_in_every_language: standing();
    every_screen_is_legible_in_the_dark: standing().dark();
}

fn standing() -> Setup {
    Setup::new().size(1080, 1920).touch().serving(hall(SETTINGS))
}

async fn a_visitor_weighs_a_claim_and_then_sees_what_others_answered(reader: &mut Reader) {
    come(reader).await;
    reader.wait_for_text(".hall-text", "more that 95 percent").await;
    reader.wait_for_text(".ask h1", "Do the other three documents bear this out?").await;
    begin(reader).await;
    reader.wait_for_text(".answers h2", "Do these documents bear it out?").await;
    assert_eq!(reader.count(".tally").await, 0, "{}: no counts before the answer", reader.browser());
    assert_eq!(reader.count(".qr").await, 0);

    reader.tap(".answer:nth-of-type(3)").await;
    reader.wait_for_text(".answers small", "1 answer today").await;
    assert_eq!(reader.attribute(".answer:nth-of-type(3)", "aria-pressed").await.as_deref(), Some("true"));
    assert_eq!(reader.texts_of(".tally .count").await, ["0", "0", "1"]);
    reader.wait_for(".qr").await;
    // The first answer counts.
    reader.tap(".answer:nth-of-type(1)").await;
    assert_eq!(reader.texts_of(".tally .count").await, ["0", "0", "1"]);

    reader.tap(".next").await;
    reader.wait_for_text(".step", "Claim 2 of 2").await;
    reader.tap(".answer:nth-of-type(1)").await;
    reader.tap(".next").await;
    reader.wait_for("main.attract").await;

    // The next visitor's answer is added to it.
    begin(reader).await;
    assert_eq!(reader.count(".answer[aria-pressed]").await, 0);
    reader.tap(".answer:nth-of-type(2)").await;
    reader.wait_for_text(".answers small", "2 answers today").await;
    assert_eq!(reader.texts_of(".tally .count").await, ["0", "1", "1"]);
}

async fn a_visitor_reads_the_claim_and_its_links_in_their_documents(reader: &mut Reader) {
    come(reader).await;
    begin(reader).await;
    reader.tap(".call .quiet").await;
    reader.wait_for("main.kdocument .sheet[data-document='gorbachev-letter']").await;
    let mark = reader.rect_of(".kread mark.is-open").await;
    let reading = reader.rect_of(".kread").await;
    assert!(
        mark.top >= reading.top && mark.bottom() <= reading.bottom(),
        "{}: the claim is in sight",
        reader.browser()
    );
    let top = reader.eval("document.querySelector('.kread').scrollTop").await;
    reader.tap("[data-touch='up']").await;
    reader
        .wait_until(
            "the letter to move",
            "return document.querySelector('.kread').scrollTop !== arguments[0]",
            vec![top],
        )
        .await;
    reader.tap("[data-touch='back']").await;
    reader.wait_for("main.kclaim").await;
    reader.tap(".passage").await;
    reader.wait_for("main.kdocument .sheet[data-document='shultz-memo-jan-16'] mark.is-open").await;
    reader.tap(".restart").await;
    reader.wait_for("main.attract").await;
}

async fn a_keypad_suffices(reader: &mut Reader) {
    come(reader).await;
    reader.press("Enter").await;
    reader.wait_for("main.kclaim").await;
    for _ in 0..12 {
        if reader.has_focus(".answer").await {
            break;
        }
        reader.press("ArrowDown").await;
    }
    wait_for_focus(reader, ".answer").await;
    reader.press("ArrowRight").await;
    reader.press("Enter").await;
    reader.wait_for_text(".answer[aria-pressed='true']", "Contradicted").await;
    // The focus is still where it was.
    wait_for_focus(reader, ".answer[aria-pressed='true']").await;
    reader.press("ArrowUp").await;
    reader.press("ArrowUp").await;
    reader.press("ArrowUp").await;
    reader.press("Enter").await;
    reader.wait_for("main.kdocument").await;
}

async fn keys_scroll_what_is_read(reader: &mut Reader) {
    come(reader).await;
    begin(reader).await;
    reader.tap(".call .quiet").await;
    reader.wait_for("main.kdocument").await;
    reader.call("document.querySelector('.kread').focus()", vec![]).await;
    let comes = [
        ("Home", "scrollTop === 0"),
        ("PageDown", "scrollTop > 0"),
        ("End", "scrollTop > reading.clientHeight"),
        ("PageUp", "scrollTop < reading.scrollHeight - reading.clientHeight - 9"),
    ];
    for (key, place) in comes {
        reader.press(key).await;
        let body = format!("const reading = document.querySelector('.kread'); return reading.{place}");
        reader.wait_until(key, &body, vec![]).await;
    }
}

async fn what_was_scrolled_stays_when_something_else_changes(reader: &mut Reader) {
    come(reader).await;
    press(reader, ".attract .go").await;
    reader.wait_for("main.kclaim").await;
    let scrolled = "(() => { document.querySelector('.above').scrollTop = 60; return document.querySelector('.above').scrollTop })()";
    assert_eq!(reader.eval(scrolled).await, 60, "{}", reader.browser());
    press(reader, ".answer").await;
    reader.wait_for(".answer[aria-pressed='true']").await;
    assert_eq!(reader.eval("document.querySelector('.above').scrollTop").await, 60, "{}", reader.browser());
}

async fn everything_is_within_reach_on_a_standing_screen(reader: &mut Reader) {
    expect_every_screen_fits(reader).await;
    // What a visitor needs stands in the lower half.
    let body = "await settle();
        return [...document.querySelectorAll('.answer, .ways .next, .comfort button')]
            .filter((it) => it.getBoundingClientRect().top < innerHeight / 2)
            .map((it) => it.textContent)";
    expect_nothing_wrong(reader, "what is out of reach", body, vec![]).await;
}

async fn everything_fits_on_a_very_large_screen(reader: &mut Reader) {
    expect_every_screen_fits(reader).await;
}

async fn everything_fits_on_a_lying_screen(reader: &mut Reader) {
    expect_every_screen_fits(reader).await;
}

async fn everything_fits_on_a_telephone(reader: &mut Reader) {
    expect_every_screen_fits(reader).await;
}

/// Goes through a visit in German, whose words are long, and ends on an answered claim.
async fn expect_every_screen_fits(reader: &Reader) {
    come(reader).await;
    expect_it_fits(reader, "the waiting screen").await;
    press(reader, ".attract [data-touch='speak de']").await;
    reader.wait_for_text(".ask h1", "bestätigt").await;
    expect_it_fits(reader, "the waiting screen in German").await;
    press(reader, ".attract .go").await;
    reader.wait_for("main.kclaim").await;
    expect_it_fits(reader, "a claim").await;
    press(reader, ".call .quiet").await;
    reader.wait_for("main.kdocument").await;
    expect_it_fits(reader, "a document").await;
    press(reader, "[data-touch='back']").await;
    press(reader, ".answer").await;
    reader.wait_for(".qr").await;
    expect_it_fits(reader, "an answered claim").await;
}

async fn press(reader: &Reader, css: &str) {
    reader.call("document.querySelector(arguments[0]).click()", vec![css.into()]).await;
}

/// Nothing lies beside the screen or under something else, and what is touched is as wide as a finger.
pub async fn expect_it_fits(reader: &Reader, screen: &str) {
    let body = "
        await settle();
        const least = parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--touch'));
        const wrong = document.documentElement.scrollWidth > innerWidth ? ['it scrolls sideways'] : [];
        if (!(least >= 44)) wrong.push(`a target may have ${least} px`);
        const main = document.querySelector('main');
        if (main.scrollWidth > main.clientWidth + 1) wrong.push(`it is ${main.scrollWidth} wide`);
        const scrolled = [...document.querySelectorAll('main, .above, .below, .kread')].map((it) => [it, it.scrollTop]);
        for (const it of document.querySelectorAll('button[data-touch]')) {
            const name = it.textContent.slice(0, 30);
            // What lies beyond an edge can be scrolled to.
            if (it.closest('main')) it.scrollIntoView({ block: 'nearest' });
            const { left, right, top, bottom, width, height } = it.getBoundingClientRect();
            for (const [scroller, at] of scrolled) scroller.scrollTop = at;
            if (left < 0 || right > innerWidth + 1) wrong.push(`${name}: from ${left} to ${right}`);
            if (Math.min(width, height) < least - 1) wrong.push(`${name}: ${width} × ${height}`);
            if (top < 0 || bottom > innerHeight + 1) wrong.push(`${name}: from ${top} down to ${bottom}`);
        }
        const parts = [...document.querySelectorAll('.above, .answers, .takeaway, .below .ways, .ktop, .hall-text, .ask')];
        for (const [one, other] of parts.flatMap((one, at) => parts.slice(at + 1).map((other) => [one, other]))) {
            const isInside = one.contains(other) || other.contains(one);
            if (!isInside && overlap(one.getBoundingClientRect(), other.getBoundingClientRect()))
                wrong.push(`${one.className} lies over ${other.className}`);
        }
        const qr = document.querySelector('.qr');
        if (qr) {
            const modules = parseInt(qr.getAttribute('viewBox').split(' ')[2], 10);
            if (qr.getBoundingClientRect().width / modules < 3.99) wrong.push('the modules of the code are too small');
        }
        return wrong;";
    expect_nothing_wrong(reader, screen, body, vec![]).await;
}

async fn every_screen_is_accessible_in_every_language(reader: &mut Reader) {
    go_through_every_screen(reader, async |reader, screen| reader.expect_accessible(screen).await).await;
}

async fn every_screen_is_legible_in_the_dark(reader: &mut Reader) {
    go_through_every_screen(reader, async |reader, screen| reader.expect_legible(screen).await).await;
}

/// Goes through a visit in each language, and looks at each screen.
async fn go_through_every_screen(reader: &Reader, expect: impl AsyncFn(&Reader, &str)) {
    for tag in ["en", "ru", "es", "fr", "de"] {
        come(reader).await;
        if tag != "en" {
            press(reader, &format!("[data-touch='speak {tag}']")).await;
        }
        expect(reader, &format!("the waiting screen in {tag}")).await;
        press(reader, ".attract .go").await;
        reader.wait_for("main.kclaim").await;
        press(reader, ".answer").await;
        reader.wait_for(".qr").await;
        expect(reader, &format!("an answered claim in {tag}")).await;
        press(reader, "[data-touch='contrast']").await;
        reader.wait_for("html[data-contrast='more']").await;
        expect(reader, &format!("an answered claim in {tag} with strong contrast")).await;
        press(reader, ".call .quiet").await;
        reader.wait_for("main.kdocument").await;
        expect(reader, &format!("a document in {tag}")).await;
    }
}

async fn a_device_with_a_voice_reads_aloud_and_shows_what_it_reads(reader: &mut Reader) {
    come(reader).await;
    begin(reader).await;
    reader.tap("[data-touch='aloud']").await;
    wait_until_shown(reader, "en local Mikhail Gorbachev to Ronald Reagan").await;
    reader.wait_for_text(".comfort", "Stop reading").await;
    expect_nothing_covered(reader).await;
    reader.tap("[data-touch='aloud']").await;
    reader.wait_gone(".spoken").await;
    reader.tap("[data-touch='aloud']").await;
    // To its end, and then it stops by itself. Each sentence stood on the screen while it was read.
    wait_until_shown(reader, "en local more that 95 percent - encountered no problems").await;
    wait_until_shown(reader, "en local Cannot be checked here: these documents cannot settle it.").await;
    reader.wait_gone(".spoken").await;
    reader.wait_for_text(".comfort", "Read aloud").await;
    let shown = reader.eval("document.documentElement.dataset.shown").await;
    assert!(shown.as_str().is_some_and(|shown| !shown.contains("remote")), "only a local voice speaks: {shown}");
    // Without a voice for the language only the documents are read, and the screen says why.
    press(reader, "[data-touch='speak de']").await;
    reader.wait_for_text(".no-voice", "Deutsch").await;
    reader.call("document.documentElement.dataset.shown = ''", vec![]).await;
    reader.tap("[data-touch='aloud']").await;
    wait_until_shown(reader, "en local more that 95 percent - encountered no problems").await;
}

/// Nothing lies over what can be touched, but for what is scrolled out of sight.
async fn expect_nothing_covered(reader: &Reader) {
    let body = "
        await settle();
        return [...document.querySelectorAll('button[data-touch]')].filter((it) => !it.closest('.above, .kread')).filter((it) => {
            const { left, top, width, height } = it.getBoundingClientRect();
            return !it.contains(document.elementFromPoint(left + width / 2, top + height - 4));
        }).map((it) => it.textContent);";
    expect_nothing_wrong(reader, "what is covered", body, vec![]).await;
}

/// Waits until the device has read a sentence, and the screen has shown it meanwhile, with its language.
async fn wait_until_shown(reader: &Reader, words: &str) {
    let body = "return (document.documentElement.dataset.shown ?? '').includes(arguments[0])";
    reader.wait_until(words, body, vec![words.into()]).await;
}

/// A device with one local voice, for English, which takes a moment for each sentence and notes what is shown then; and one that is not local.
fn with_a_voice() -> std::path::PathBuf {
    let folder = hall(SETTINGS);
    let script = "
        const made = (lang, localService) => {
            const voice = Object.create(SpeechSynthesisVoice.prototype);
            return Object.defineProperties(voice, { lang: { value: lang }, localService: { value: localService } });
        };
        const voices = [made('en-US', false), made('en-GB', true), made('de-DE', false)];
        let timer;
        const double = {
            getVoices: () => voices,
            speak(utterance) {
                const kind = utterance.voice.localService ? 'local' : 'remote';
                timer = setTimeout(() => {
                    const shown = document.querySelector('.spoken');
                    const { dataset } = document.documentElement;
                    dataset.shown = `${dataset.shown ?? ''}\n${shown?.lang} ${kind} ${shown?.textContent}`;
                    utterance.onend?.();
                }, 300);
            },
            cancel() { clearTimeout(timer); },
            addEventListener() {}, removeEventListener() {},
        };
        Object.defineProperty(window, 'speechSynthesis', { value: double });
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };";
    served::run_in_page(&folder, script);
    folder
}
