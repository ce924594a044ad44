//! Saving the notes to a file, and opening one: what it would bring is shown before it is taken in.

use crate::annotation::Timestamp;
use crate::browser::surroundings::work_while_here;
use crate::browser::{clock, files};
use crate::exchange::{FILE_LIMIT, FileError, read_file, write_file};
use crate::i18n::Messages;
use crate::notebook::{Command, ImportCount, Note, NoteId};
use crate::sheet::element;
use crate::ui::desk::{Desk, Dialog, desk};
use crate::ui::parts::button;
use crate::ui::tree::all_plain;
use leptos::html::Input;
use leptos::prelude::*;

/// A file or a link that the reader opened, and what is said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedFile {
    /// Whether it can be taken in, with its name.
    pub title: String,
    /// The notes in it; nothing where something is wrong with it.
    pub notes: Option<Vec<Note>>,
    /// What is wrong with it, or what is to be known of its notes besides how many there are.
    pub words: Vec<String>,
}

impl OpenedFile {
    fn new(messages: Messages, name: &str, notes: Result<Vec<Note>, String>) -> Self {
        match notes {
            Ok(notes) => Self { title: messages.file_brings(name), notes: Some(notes), words: Vec::new() },
            Err(why) => Self { title: messages.file_refused(name), notes: None, words: vec![why] },
        }
    }
}

/// Hands the reader all notes as a W3C JSON file.
pub fn save_to_file(desk: &Desk) {
    let messages = desk.messages();
    let collection = desk.collection();
    let now = clock::now();
    let text = file_of_all(desk, now);
    let day = now.to_string().chars().take(10).collect::<String>();
    if files::save(&format!("claimlight-{}-{day}.json", collection.id.as_str()), "application/ld+json", &text).is_ok() {
        desk.keeping.record_backup();
        desk.tell(messages.file_saved, false);
    } else {
        desk.tell(messages.file_not_saved, false);
    }
}

/// All notes as the text of a W3C JSON file.
pub fn file_of_all(desk: &Desk, now: Timestamp) -> String {
    let name = NoteId::new(u64::try_from(now.milliseconds()).unwrap_or_default(), clock::random());
    let label = desk.messages().file_label(desk.collection().title.get(desk.tag()));
    desk.keeping.with_now(|notebook| write_file(notebook.notes().map(AsRef::as_ref), name.as_str(), &label))
}

/// The button that opens a file of notes.
#[component]
pub fn OpenFile() -> impl IntoView {
    let desk = desk();
    let input = NodeRef::<Input>::new();
    let opened = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // So that the same file can be opened again.
        input.set_value("");
        work_while_here(async move {
            let messages = desk.messages();
            // Asked first: a film that was chosen by mistake would not fit into the app's memory.
            let size = file.size() as usize;
            let notes = if size > FILE_LIMIT {
                Err(messages.file_error(&FileError::TooLarge(size)))
            } else {
                match files::read(&file).await {
                    Ok(bytes) => read_file(&bytes).map_err(|error| messages.file_error(&error)),
                    Err(_) => Err(messages.file_unreadable.to_owned()),
                }
            };
            desk.dialog.set(Some(Dialog::Opened(OpenedFile::new(messages, &file.name(), notes))));
        });
    };
    view! {
        <label class="press choice">
            <input type="file" id="open-file" accept=".json,application/json,application/ld+json" node_ref=input on:change=opened/>
            {desk.messages().open_file}
        </label>
    }
}

/// What an opened file or link would bring, to be taken in or left.
#[component]
pub fn Opened(file: OpenedFile, close: Callback<()>) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let OpenedFile { title, notes, words } = file;
    let paragraph = |words: String| element("p").text(words);
    let mut shown = vec![element("h2").text(title)];
    if let Some(notes) = &notes {
        let count: ImportCount = desk.keeping.with_now(|notebook| notebook.weigh(notes));
        shown.push(paragraph(messages.import_count(count)));
    }
    for words in words {
        let said = paragraph(words);
        shown.push(if notes.is_some() { said } else { said.attribute("role", "alert") });
    }
    let last = if notes.is_some() { messages.nothing_replaced } else { messages.nothing_changed };
    shown.push(paragraph(last.to_owned()));
    let buttons = match notes {
        None => button("press primary", messages.close, move |_| close.run(())),
        Some(notes) => {
            let take = move |_| {
                if desk.keeping.act(Command::Import(notes.clone()), None).is_ok() {
                    desk.tell(messages.file_taken_in, true);
                }
                close.run(());
            };
            let cancel = button("press", messages.cancel, move |_| close.run(()));
            (cancel, button("press primary", messages.take_in, take)).into_any()
        }
    };
    view! {
        {all_plain(shown)}
        <div class="dialog-end">{buttons}</div>
    }
}
