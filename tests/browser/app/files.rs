//! Notes leave the browser as a file and come back from one; a file that is broken or foreign changes nothing. And how many
//! notes the browser holds.

use std::time::Duration;

use browser_tests::{Reader, Setup, in_chromium_by_default};
use serde_json::{Value, json};

use crate::noting::{
    LETTER, MEMO, NOTEBOOK, keep_note, listed, open, open_again, press_button, shown_as_saved, stored, wait_for_count,
    write_note,
};

in_chromium_by_default! {
    notes_come_back_from_a_file;
    a_file_that_is_no_file_of_notes_is_refused_and_changes_nothing;
    thousands_of_notes_fit: Setup::new().patience(Duration::from_secs(300));
}

async fn notes_come_back_from_a_file(reader: &mut Reader) {
    open(reader, LETTER).await;
    write_note(reader, "humanism", "A *first* note, with 😃 and Сахаров.").await;
    reader.click(".choices label:nth-child(2)").await;
    reader.click("#note-why").await;
    reader.type_text("Why?").await;
    reader.click("#note-tags").await;
    reader.type_text("право, law").await;
    shown_as_saved(reader).await;
    open(reader, MEMO).await;
    keep_note(reader, "pianist", "A second.").await;
    open(reader, NOTEBOOK).await;
    reader.wait_for_text(".keeping", "have not been saved to a file yet").await;
    let before = listed(reader).await;

    press_button(reader, ".notebook-head", "Save to a file").await;
    let (name, file) = reader.take_download().await;
    assert!(name.starts_with("claimlight-") && name.ends_with(".json"), "{name}");
    reader.wait_for_text(".keeping", "nothing has changed since").await;
    reader.wait_for_text(".backup", "last backup: ").await;
    conformance::expect_valid("the saved file", &String::from_utf8_lossy(&file));

    // Taken in where they are already, they are no second notes.
    reader.choose_file("#open-file", &name, &file).await;
    reader.wait_for_text("dialog", "2 the same as yours").await;
    press_button(reader, "dialog", "Add them to mine").await;
    reader.wait_gone("dialog").await;
    assert_eq!(listed(reader).await, before);

    press_button(reader, ".keeping", "Erase everything").await;
    press_button(reader, "dialog", "Erase everything").await;
    reader.wait_for(".notebook-empty").await;
    // What a file would bring is shown first, and can be left.
    reader.choose_file("#open-file", &name, &file).await;
    reader.wait_for_text("dialog", "It holds 2 notes: 2 new.").await;
    press_button(reader, "dialog", "Cancel").await;
    reader.wait_gone("dialog").await;
    assert_eq!(listed(reader).await, [""; 0]);
    reader.choose_file("#open-file", &name, &file).await;
    press_button(reader, "dialog", "Add them to mine").await;
    wait_for_count(reader, ".note-list > li", 2).await;
    shown_as_saved(reader).await;
    open_again(reader).await;
    assert_eq!(listed(reader).await, before);

    // Taking a file in is one step.
    press_button(reader, ".note-list > li", "Delete").await;
    press_button(reader, ".note-list > li", "Delete").await;
    reader.choose_file("#open-file", &name, &file).await;
    press_button(reader, "dialog", "Add them to mine").await;
    wait_for_count(reader, ".note-list > li", 2).await;
    press_button(reader, ".notice", "Undo").await;
    wait_for_count(reader, ".note-list > li", 0).await;
}

async fn a_file_that_is_no_file_of_notes_is_refused_and_changes_nothing(reader: &mut Reader) {
    open(reader, LETTER).await;
    keep_note(reader, "humanism", "Mine.").await;
    open(reader, NOTEBOOK).await;
    press_button(reader, ".notebook-head", "Save to a file").await;
    let (_, file) = reader.take_download().await;
    shown_as_saved(reader).await;
    let (notes, slots) = (listed(reader).await, stored(reader).await);
    let good = String::from_utf8(file).expect("JSON is text");
    let cut: String = good.chars().take(good.chars().count() / 2).collect();
    let without_target = good.replacen("\"target\"", "\"tarjet\"", 1);
    let files: [(&str, &str, &str); 6] = [
        ("empty.json", "", "The file is empty."),
        ("half.json", &cut, "The file ends too early, in line "),
        ("letter.txt", "Dear Mr. President,\n", "line 1, character 1 is not JSON"),
        ("settings.json", "{\"theme\": \"dark\"}", "There are no notes in it."),
        ("edited.json", &good.replacen(',', ";", 1), "is not JSON"),
        ("foreign.json", &without_target, "“target” is missing"),
    ];
    let files = files.map(|(name, content, reason)| (name, content.as_bytes(), reason));
    // As an older editor saves it.
    let latin1 = ("latin1.json", b"[{\"id\": \"urn:caf\xe9\"}]".as_slice(), "line 1, character 17");
    for (name, content, reason) in files.into_iter().chain([latin1]) {
        reader.choose_file("#open-file", name, content).await;
        reader.wait_for_text("dialog", &format!("“{name}” was not opened")).await;
        reader.wait_for_text("dialog [role=alert]", reason).await;
        reader.wait_for_text("dialog", "Your notes are as they were.").await;
        reader.press("Escape").await;
        reader.wait_gone("dialog").await;
    }
    assert_eq!(listed(reader).await, notes);
    assert_eq!(stored(reader).await, slots);
}

/// A note as students write them: one sentence marked, three sentences about it.
const COMMENT: &str = "The letter gives a share and a total, but not the number of couples that it takes for refused. \
    Somebody would have to count them, and the memorandum of the 14th says who did. I would ask for that list first.";

/// A number as English writes it.
fn grouped(number: usize) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", number / 1000, number % 1000) }
}

async fn thousands_of_notes_fit(reader: &mut Reader) {
    const STEP: usize = 250;
    open(reader, LETTER).await;
    keep_note(reader, "It is high time to take a realistic look at this whole issue", COMMENT).await;
    open(reader, NOTEBOOK).await;
    press_button(reader, ".notebook-head", "Save to a file").await;
    let (_, file) = reader.take_download().await;
    // The list shall not grow with the notes: here it is the storage that counts.
    reader.click(".sieve input").await;
    reader.type_text("nothing says this").await;

    let mut fitting = 1;
    loop {
        let name = format!("notes-{fitting}.json");
        reader.choose_file("#open-file", &name, &many(&file, fitting, STEP)).await;
        press_button(reader, "dialog", "Add them to mine").await;
        reader.wait_gone("dialog").await;
        reader.wait_for(".saved.is-saved, .saved.is-unsaved").await;
        reader.wait_for_text(".note-count", &format!("of {} notes", grouped(fitting + STEP))).await;
        if reader.count(".saved.is-unsaved").await > 0 {
            break;
        }
        fitting += STEP;
    }
    reader.wait_for_text("#not-saved", "full").await;
    let size = stored(reader).await.iter().map(|(key, value)| key.len() + value.len()).sum::<usize>();
    println!(
        "{}: {fitting} notes fit, and {} do not; the storage then holds {size} bytes",
        reader.browser(),
        fitting + STEP
    );
    assert!(fitting >= 1_000, "{fitting}");

    // They are all there, and so is what did not fit, as long as the page lives.
    reader.wait_for_text(".note-count", &format!("of {} notes", grouped(fitting + STEP))).await;
    open_again(reader).await;
    reader.wait_for_text(".note-count", &format!("{} notes", grouped(fitting))).await;
}

/// A file of so many copies of a file's one note, each with a name of its own.
fn many(file: &[u8], from: usize, count: usize) -> Vec<u8> {
    let mut file: Value = serde_json::from_slice(file).expect("the app saves JSON");
    let page = if file["first"].is_object() { &mut file["first"] } else { &mut file };
    let items = page["items"].as_array_mut().expect("the file is a collection");
    let note = items.remove(0);
    items.extend((from..from + count).map(|number| {
        let mut copy = note.clone();
        copy["id"] = json!(format!("urn:uuid:01a20a76-ba5e-7a4f-9664-{number:012x}"));
        copy
    }));
    file.to_string().into_bytes()
}
