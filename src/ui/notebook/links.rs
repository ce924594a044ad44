//! Links that carry notes: one is made of what the notebook lists; of one that the page was opened with is shown what it
//! would bring. The module `share` does the work and has the words.

use super::OpenedFile;
use crate::browser::languages::Language;
use crate::browser::share::Share;
use crate::browser::surroundings::work_while_here;
use crate::browser::{languages, location, share};
use crate::exchange::{read_file, write_file};
use crate::notebook::{Note, NoteId, Notebook};
use crate::ui::desk::{Desk, Dialog};
use crate::ui::rows::RowKey;
use serde_json::Value;
use std::sync::Arc;

/// Something that is done with the module, in the language that is spoken; nothing comes of it where that fails.
type Work = Box<dyn FnOnce(&Share, &Language) -> Option<()>>;

/// Does something with the module, or says that it cannot be had.
fn with_module(desk: Desk, work: Work) {
    work_while_here(async move {
        let language = languages::spoken();
        let done = share::open().await.ok().zip(language).and_then(|(share, language)| work(&share, &language));
        if done.is_none() {
            desk.tell(desk.messages().links_not_here, false);
        }
    });
}

/// Shows what the link would bring that stands in the address, if one does. Where the module cannot be had, the link stays in
/// the address, so loading the page again tries again.
pub fn open_link(desk: Desk) {
    if let Some(fragment) = location::link() {
        with_module(
            desk,
            Box::new(move |share, language| {
                let opened = opened(&share.read_link(&fragment, language).ok()?)?;
                desk.dialog.set(Some(Dialog::Opened(opened)));
                Some(())
            }),
        );
    }
}

fn opened(json: &str) -> Option<OpenedFile> {
    let link: Value = serde_json::from_str(json).ok()?;
    let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Some(OpenedFile {
        title: words(&link["title"]),
        notes: link["file"].as_str().and_then(|file| read_file(file.as_bytes()).ok()),
        words: link["words"].as_array()?.iter().map(words).collect(),
    })
}

/// Offers a link with the notes that are listed, those first, and with all judgements.
pub fn offer_link(desk: Desk, listed: &[RowKey]) {
    let annotations = desk.keeping.with_now(|notebook| chosen(notebook, listed));
    with_module(
        desk,
        Box::new(move |_, _| {
            desk.dialog.set(Some(Dialog::Link(annotations)));
            Some(())
        }),
    );
}

fn chosen(notebook: &Notebook, listed: &[RowKey]) -> String {
    let mut chosen: Vec<&Arc<Note>> = Vec::new();
    chosen.extend(listed.iter().filter_map(|key| notebook.get(&NoteId::from_iri(&key.id))));
    let is_listed = |note: &Note| listed.iter().any(|key| key.id == note.id.as_str());
    chosen.extend(notebook.notes().filter(|note| note.verdict().is_some() && !is_listed(note)));
    write_file(chosen.into_iter().map(AsRef::as_ref), "", "")
}

/// Lets the module fill a place in a dialog with a link.
pub fn fill(desk: Desk, place: web_sys::HtmlElement, annotations: String) {
    with_module(desk, Box::new(move |share, language| share.offer_link(&place, &annotations, language).ok()));
}
