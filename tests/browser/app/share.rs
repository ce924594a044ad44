//! Links that carry notes: made in one browser, opened in another; and what was damaged on its way.

use browser_tests::{Reader, Setup, in_chromium_by_default, in_each_browser, places};
use claimlight::annotation::{Annotation, Timestamp};
use claimlight::judgement::{Judgement, Verdict};
use claimlight::share::{Budget, pack};

use crate::kiosk::hall::hall;
use crate::noting::{
    LETTER, NOTEBOOK, keep_note, listed, open, open_again, pick, press_button, shown_as_saved, stored, wait_for_count,
};
use crate::room::{collection, go, settle, wait_for_address};

in_each_browser! {
    the_one_file_makes_and_opens_links: Setup::new().opening(places::single_file()).recording_requests();
}

in_chromium_by_default! {
    chosen_notes_travel_in_a_link_and_are_merged;
    a_link_is_let_go_of_once_it_is_answered;
    a_link_that_cannot_be_read_says_why_and_changes_nothing;
    a_judgement_shows_on_its_claim_and_in_the_notebook;
    a_code_on_the_screen_is_read_and_opens: Setup::new().serving(hall(PUBLIC));
    a_code_has_its_size_on_a_phone: Setup::new().phone().serving(hall(PUBLIC));
    links_speak_the_readers_language;
    without_the_module_the_link_stays_to_be_tried_again: Setup::new().serving(without_the_module());
}

/// Settings of an app that is no exhibit, and whose address an operator has set.
const PUBLIC: &str = r#"{"kiosk": false, "address": "https://museum.example/letters/"}"#;

fn without_the_module() -> std::path::PathBuf {
    let folder = crate::served::copied("share");
    std::fs::remove_file(folder.join("share.js")).expect("the build has it");
    folder
}

/// Some judgements, as annotations.
fn judgements(verdicts: &[(&str, Verdict)]) -> Vec<Annotation> {
    let id = collection().id;
    let judgement = |(number, (claim, verdict)): (i64, &(&str, Verdict))| {
        let iri = format!("urn:uuid:01a0c450-6c00-7707-8707-{number:012x}");
        let now = Timestamp::from_milliseconds(1_790_000_000_000 + number);
        Judgement::new(iri, claim.parse().expect("a name"), *verdict, now).to_annotation(&id)
    };
    (0..).zip(verdicts).map(judgement).collect()
}

/// What stands in a link behind `#`, with that.
fn fragment(link: &str) -> String {
    format!("#{}", link.split_once('#').unwrap_or_else(|| panic!("{link} carries nothing")).1)
}

/// The fragment of a link with judgements.
fn link_with(verdicts: &[(&str, Verdict)]) -> String {
    let packed = pack(&collection(), &judgements(verdicts), "https://example.org/", Budget::Link);
    fragment(&packed.link.expect("they fit"))
}

/// Offers a link of what is listed, and reads it off the dialog.
async fn make_link(reader: &Reader) -> String {
    press_button(reader, ".notebook-head", "Make a link").await;
    reader.wait_for("dialog input[readonly]").await;
    reader.value_of("dialog input[readonly]").await
}

/// Comes in by a link, and waits until it is shown what it would bring.
async fn come_by(reader: &Reader, link: &str) {
    reader.visit("").await;
    reader.wait_for("html[data-app='started']").await;
    reader.visit(link).await;
    reader.wait_for("dialog h2").await;
}

async fn chosen_notes_travel_in_a_link_and_are_merged(reader: &mut Reader) {
    open(reader, LETTER).await;
    keep_note(reader, "humanism", "Chosen, with 😃 and Сахаров.").await;
    keep_note(reader, "realistic look", "Left at home.").await;
    keep_note(reader, "high time", "Chosen as well.").await;
    open(reader, NOTEBOOK).await;
    wait_for_count(reader, ".note-list > li", 3).await;
    reader.click(".sieve input").await;
    reader.type_text("chosen").await;
    wait_for_count(reader, ".note-list > li", 2).await;
    let link = make_link(reader).await;
    reader.wait_for_text("dialog", "It carries 2 notes.").await;
    reader.wait_for_text("dialog", "Anyone who has the link can read what is in it.").await;
    // Tests are served by this very machine.
    reader.wait_for_text("dialog", "the link opens only here").await;
    reader.wait_for_text("dialog", "There is no QR code: a phone could not open this page’s address.").await;
    assert_eq!(reader.count("dialog [data-does='code']").await, 0);
    assert!(link.len() <= 2_000 && link.contains("/#n1="), "{link}");
    reader.expect_accessible("a link that is made").await;
    press_button(reader, "dialog", "Copy the link").await;
    reader.wait_for_text("dialog [role='status']", "Link copied.").await;
    assert_eq!(reader.copied_text().await, link);
    press_button(reader, "dialog", "Close").await;
    reader.wait_gone("dialog").await;

    // Somebody else, in a browser of their own.
    let other = Reader::new(reader.browser(), Setup::new()).await;
    other.visit(&fragment(&link)).await;
    other.wait_for_text("dialog h2", "This link brings notes").await;
    other.wait_for_text("dialog", "It holds 2 notes: 2 new.").await;
    other.expect_accessible("a link that was opened").await;
    press_button(&other, "dialog", "Add them to mine").await;
    other.wait_gone("dialog").await;
    other.wait_for_text(".notice", "The notes are in your notebook.").await;
    shown_as_saved(&other).await;
    wait_for_count(&other, ".card.note", 2).await;
    go(&other, NOTEBOOK).await;
    let taken = listed(&other).await;
    assert_eq!(taken.len(), 2, "{taken:?}");
    assert!(taken[0].contains("Chosen") && taken[1].contains("Chosen"), "{taken:?}");

    // Opened twice it changes nothing.
    go(&other, &fragment(&link)).await;
    other.wait_for_text("dialog", "It holds 2 notes: 2 the same as yours.").await;
    press_button(&other, "dialog", "Add them to mine").await;
    other.wait_gone("dialog").await;
    open(&other, NOTEBOOK).await;
    assert_eq!(listed(&other).await, taken);

    // Whoever made it has the very notes; undoing what was taken in is one step.
    reader.visit(&fragment(&link)).await;
    reader.wait_for_text("dialog", "2 the same as yours").await;
    press_button(reader, "dialog", "Cancel").await;
    press_button(&other, ".note-list > li", "Delete").await;
    wait_for_count(&other, ".note-list > li", 1).await;
    assert_eq!(reader.page_errors().await, [""; 0]);
    assert_eq!(other.page_errors().await, [""; 0]);
}

async fn a_link_is_let_go_of_once_it_is_answered(reader: &mut Reader) {
    let link = link_with(&[("L-95", Verdict::Supported)]);
    // Left alone, it is asked again.
    reader.visit(&link).await;
    reader.wait_for_text("dialog", "It holds 1 note: 1 new.").await;
    open_again(reader).await;
    reader.wait_for_text("dialog", "It holds 1 note: 1 new.").await;
    press_button(reader, "dialog", "Cancel").await;
    reader.wait_gone("dialog").await;
    wait_for_address(reader, "#/").await;
    open_again(reader).await;
    settle(reader).await;
    assert_eq!(reader.count("dialog").await, 0);
    assert_eq!(stored(reader).await.values().filter(|value| value.contains("assessing")).count(), 0);

    // While the app is open, too; and by the key.
    open(reader, LETTER).await;
    go(reader, &link).await;
    reader.wait_for_text("dialog", "1 of them is a judgement on a claim.").await;
    reader.press("Escape").await;
    reader.wait_gone("dialog").await;
    wait_for_address(reader, "#/").await;

    // What is taken in can be taken back.
    go(reader, &link).await;
    press_button(reader, "dialog", "Add them to mine").await;
    wait_for_address(reader, "#/").await;
    press_button(reader, ".notice", "Undo").await;
    open(reader, NOTEBOOK).await;
    reader.wait_for(".notebook-empty").await;
}

async fn a_link_that_cannot_be_read_says_why_and_changes_nothing(reader: &mut Reader) {
    open(reader, LETTER).await;
    keep_note(reader, "humanism", "Mine.").await;
    let before = stored(reader).await;
    let whole = link_with(&[("L-95", Verdict::Supported), ("L-400", Verdict::CannotBeChecked)]);
    let cut = &whole[..whole.len() - 5];
    let foreign = format!("{}!{}", &whole[..10], &whole[10..]);
    let long = format!("#n1={}", "A".repeat(3_000));
    let table = [
        (cut, "It is not complete"),
        ("#n2=AAAA", "It was made by a newer version of Claimlight, in format 2."),
        (&foreign, "There is a “!” in it"),
        (&long, "links with notes have 2,000 at most"),
        ("#n1=", "It is not complete"),
    ];
    for (link, why) in table {
        come_by(reader, link).await;
        reader.wait_for_text("dialog h2", "The link was not opened").await;
        reader.wait_for_text("dialog [role='alert']", why).await;
        reader.wait_for_text("dialog", "Your notes are as they were.").await;
        press_button(reader, "dialog", "Close").await;
        reader.wait_gone("dialog").await;
        wait_for_address(reader, "#/").await;
    }
    assert_eq!(stored(reader).await, before);
    assert_eq!(reader.page_errors().await, [""; 0]);
}

async fn a_judgement_shows_on_its_claim_and_in_the_notebook(reader: &mut Reader) {
    reader.visit(&link_with(&[("L-95", Verdict::Supported), ("B-blind", Verdict::NeedsAnotherSource)])).await;
    reader.wait_for_text("dialog", "2 of them are judgements on claims.").await;
    press_button(reader, "dialog", "Add them to mine").await;
    shown_as_saved(reader).await;
    open(reader, "#/gorbachev-letter/L-95").await;
    reader.wait_for_text(".card.open", "Answered: supported").await;
    reader.wait_for_text(".card.open", "2026").await;
    reader.expect_accessible("a claim that was judged").await;

    open(reader, NOTEBOOK).await;
    wait_for_count(reader, ".note-list > li", 2).await;
    reader.wait_for_text(".note-list > li:first-child", "95 percent").await;
    reader.wait_for_text(".note-list > li:nth-child(2)", "Answered: needs another source").await;
    // A saved file has them as W3C annotations.
    press_button(reader, ".notebook-head", "Save to a file").await;
    let file: serde_json::Value = serde_json::from_slice(&reader.take_download().await.1).expect("JSON");
    let first = &file["first"]["items"][0];
    assert_eq!(
        (&first["motivation"], &first["target"]),
        (&"assessing".into(), &"urn:x-claimlight:january-1986:L-95".into())
    );
    // They go into links with the notes.
    let again = make_link(reader).await;
    reader.wait_for_text("dialog", "It carries 2 judgements on claims.").await;
    assert!(again.contains("#n1="));
    press_button(reader, "dialog", "Close").await;

    press_button(reader, ".note-list > li:first-child", "Go to text").await;
    reader.wait_for("#card-L-95.open").await;
    open(reader, NOTEBOOK).await;
    press_button(reader, ".note-list > li:first-child", "Delete").await;
    wait_for_count(reader, ".note-list > li", 1).await;
    open(reader, "#/gorbachev-letter/L-95").await;
    reader.wait_for(".card.open .prompts").await;
    assert!(!reader.text_of(".card.open").await.contains("Answered"));
}

/// What an independent reader reads off the code that is on the screen.
async fn read_code(reader: &Reader) -> String {
    reader.wait_for("dialog .code svg").await;
    settle(reader).await;
    let picture = reader.picture_of("dialog .code svg").await;
    let mut decoder = png::Decoder::new(std::io::Cursor::new(&picture));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut decoded = decoder.read_info().expect("the browser sends a PNG");
    let mut pixels = vec![0; decoded.output_buffer_size().expect("a picture of some size")];
    let info = decoded.next_frame(&mut pixels).expect("a whole picture");
    let (channels, width) = (info.color_type.samples(), info.width as usize);
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, info.height as usize, |x, y| {
        pixels[(y * width + x) * channels]
    });
    let codes = image.detect_grids();
    assert_eq!(codes.len(), 1, "{}: one code is on the screen", reader.browser());
    codes[0].decode().unwrap_or_else(|error| panic!("{}: {error}", reader.browser())).1
}

/// How many CSS px a module of the code on the screen is wide.
async fn module(reader: &Reader) -> f64 {
    let body = "const code = document.querySelector('dialog .code svg');
        return code.getBoundingClientRect().width / code.viewBox.baseVal.width";
    reader.call(body, vec![]).await.as_f64().expect("a width")
}

/// Words that hardly compress: they fit into a link, and into no code.
fn long_words() -> String {
    (1..60u64).map(|number| format!("{:x} ", number.wrapping_mul(0x9e37_79b9_7f4a_7c15))).collect()
}

async fn a_code_on_the_screen_is_read_and_opens(reader: &mut Reader) {
    open(reader, LETTER).await;
    keep_note(reader, "humanism", "On a telephone, please.").await;
    keep_note(reader, "realistic look", &long_words()).await;
    open(reader, NOTEBOOK).await;
    let link = make_link(reader).await;
    assert!(link.starts_with("https://museum.example/letters/#n1="), "{link}");
    reader.wait_for_text("dialog", "It carries 2 notes.").await;
    press_button(reader, "dialog", "Show a QR code").await;
    reader.wait_for_text("dialog .code", "It carries 1 note.").await;
    reader.wait_for_text("dialog .code", "1 for which there was no room: a QR code holds less than a link.").await;
    reader.expect_accessible("a QR code").await;
    assert!(module(reader).await >= 4.0);
    let code = read_code(reader).await;
    let carried = code.strip_prefix("https://museum.example/letters/").expect("the address that was set");
    press_button(reader, "dialog", "Close").await;

    let other = Reader::new(reader.browser(), Setup::new()).await;
    other.visit(carried).await;
    other.wait_for_text("dialog", "It holds 1 note: 1 new.").await;
    press_button(&other, "dialog", "Add them to mine").await;
    other.wait_for_text(".card.note", "On a telephone, please.").await;
}

async fn a_code_has_its_size_on_a_phone(reader: &mut Reader) {
    reader.visit(&link_with(&[("L-95", Verdict::Supported)])).await;
    press_button(reader, "dialog", "Add them to mine").await;
    reader.wait_gone("dialog").await;
    open(reader, NOTEBOOK).await;
    make_link(reader).await;
    press_button(reader, "dialog", "Show a QR code").await;
    assert!(read_code(reader).await.starts_with("https://museum.example/letters/#n1=."));
    assert!(module(reader).await >= 4.0);
    let body = "const code = document.querySelector('dialog .code svg').getBoundingClientRect();
        return code.left >= 0 && code.right <= innerWidth";
    assert_eq!(reader.call(body, vec![]).await, true, "{}", reader.browser());
}

async fn links_speak_the_readers_language(reader: &mut Reader) {
    open(reader, LETTER).await;
    let link = link_with(&[("L-95", Verdict::Supported)]);
    let said = [
        ("ru", "В этой ссылке есть заметки", "Среди них 1 оценка утверждения."),
        ("es", "Este enlace trae notas", "1 de ellas es un juicio"),
        ("fr", "Ce lien apporte des notes", "1 d’entre elles est un jugement"),
        ("de", "Dieser Link bringt Notizen", "1 davon ist ein Urteil"),
    ];
    for (tag, title, remark) in said {
        pick(reader, "#language", tag).await;
        reader.wait_for(&format!("html[lang='{tag}']")).await;
        go(reader, &link).await;
        reader.wait_for_text("dialog h2", title).await;
        reader.wait_for_text("dialog", remark).await;
        reader.press("Escape").await;
        reader.wait_gone("dialog").await;
    }
}

async fn without_the_module_the_link_stays_to_be_tried_again(reader: &mut Reader) {
    let link = link_with(&[("L-95", Verdict::Supported)]);
    reader.visit(&link).await;
    reader.wait_for_text(".notice", "Links with notes cannot be made or opened right now").await;
    wait_for_address(reader, &link).await;
    assert_eq!(reader.count("dialog").await, 0);
}

async fn the_one_file_makes_and_opens_links(reader: &mut Reader) {
    reader.visit(&link_with(&[("L-95", Verdict::Contradicted)])).await;
    reader.wait_for_text("dialog", "It holds 1 note: 1 new.").await;
    press_button(reader, "dialog", "Add them to mine").await;
    shown_as_saved(reader).await;
    open(reader, "#/gorbachev-letter/L-95").await;
    reader.wait_for_text(".card.open", "Answered: contradicted").await;
    open(reader, NOTEBOOK).await;
    let link = make_link(reader).await;
    assert!(link.starts_with("file:///") && link.contains("#n1="), "{link}");
    reader.wait_for_text("dialog", "This page was opened from a file").await;
    reader.wait_for_text("dialog", "There is no QR code").await;
    reader.visit(&fragment(&link)).await;
    reader.wait_for_text("dialog", "1 the same as yours").await;
    assert_eq!(reader.page_errors().await, [""; 0]);
    assert_eq!(reader.foreign_requests().await, [""; 0]);
}
