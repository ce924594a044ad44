//! Saving the notes to a file, and opening one: what it would bring is shown before it is taken in.

use crate::browser::{clock, files};
use crate::exchange::{FILE_LIMIT, FileError, read_file, write_file};
use crate::notebook::{Command, ImportCount, Note, NoteId};
use crate::ui::desk::{Desk, Dialog, desk};
use crate::ui::parts::button;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A file that the reader opened.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedFile {
    /// Its name.
    pub name: String,
    /// The notes in it, or what is wrong with it.
    pub notes: Result<Vec<Note>, Unopened>,
}

/// Why a file brings nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unopened {
    /// The browser could not read it.
    Unreadable,
    /// It holds no notes that can be understood.
    Bad(FileError),
}

/// Hands the reader all notes as a W3C JSON file.
pub fn save_to_file(desk: &Desk) {
    let messages = desk.messages();
    let collection = desk.collection();
    let now = clock::now();
    let name = NoteId::new(u64::try_from(now.milliseconds()).unwrap_or_default(), clock::random());
    let label = (messages.file_label)(collection.title.get(desk.language()));
    let text = desk.keeping.with_now(|notebook| write_file(notebook.notes().map(AsRef::as_ref), name.as_str(), &label));
    let day = now.to_string().chars().take(10).collect::<String>();
    if files::save(&format!("claimlight-{}-{day}.json", collection.id.as_str()), "application/ld+json", &text).is_ok() {
        desk.keeping.record_backup();
        desk.tell(messages.file_saved, false);
    } else {
        desk.tell(messages.file_not_saved, false);
    }
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
        spawn_local(async move {
            // Asked first: a film that was chosen by mistake would not fit into the app's memory.
            let size = file.size() as usize;
            let notes = if size > FILE_LIMIT {
                Err(Unopened::Bad(FileError::TooLarge(size)))
            } else {
                match files::read(&file).await {
                    Ok(bytes) => read_file(&bytes).map_err(Unopened::Bad),
                    Err(_) => Err(Unopened::Unreadable),
                }
            };
            desk.dialog.set(Some(Dialog::Opened(OpenedFile { name: file.name(), notes })));
        });
    };
    view! {
        <label class="press choice">
            <input type="file" id="open-file" accept=".json,application/json,application/ld+json" node_ref=input on:change=opened/>
            {desk.messages().open_file}
        </label>
    }
}

/// What an opened file would bring, to be taken in or left.
#[component]
pub fn Opened(file: OpenedFile, close: Callback<()>) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    match file.notes {
        Err(why) => {
            let words = match why {
                Unopened::Unreadable => messages.file_unreadable.to_owned(),
                Unopened::Bad(error) => (messages.file_error)(&error),
            };
            view! {
                <h2>{(messages.file_refused)(&file.name)}</h2>
                <p role="alert">{words}</p>
                <p>{messages.nothing_changed}</p>
                <div class="dialog-end">
                    {button("press primary", messages.close, move |_| close.run(()))}
                </div>
            }
            .into_any()
        }
        Ok(notes) => {
            let count: ImportCount = desk.keeping.with_now(|notebook| notebook.weigh(&notes));
            let take = move |_| {
                if desk.keeping.act(Command::Import(notes.clone()), None).is_ok() {
                    desk.tell(messages.file_taken_in, true);
                }
                close.run(());
            };
            view! {
                <h2>{(messages.file_brings)(&file.name)}</h2>
                <p>{(messages.import_count)(count)}</p>
                <p>{messages.nothing_replaced}</p>
                <div class="dialog-end">
                    {button("press", messages.cancel, move |_| close.run(()))}
                    {button("press primary", messages.take_in, take)}
                </div>
            }
            .into_any()
        }
    }
}
