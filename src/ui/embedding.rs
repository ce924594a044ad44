//! What the page around the app hears of it, and may ask of it: docs/embedding.md.

use crate::address::Address;
use crate::annotation::{Annotation, annotation_to_json};
use crate::browser::{location, outside};
use crate::exchange::read_file;
use crate::json;
use crate::notebook::{Command, Note};
use crate::settings::Theme;
use crate::ui::desk::Desk;
use crate::ui::keeping::Safety;
use crate::ui::live::on_change;
use serde_json::json;

/// Tells of claims that are opened, and of notes that cannot be saved.
pub fn tell_outside(desk: Desk) {
    on_change(move || {
        let opened = desk.address.with(|address| match address {
            Address::Document { document, open: Some(open) } => Some((document.clone(), open.clone())),
            _ => None,
        });
        if let Some((document, open)) = opened
            && desk.collection().claims_of(&document).any(|claim| claim.id.as_str() == open)
        {
            outside::tell("claim-opened", || json::line(&json!({ "document": document.as_str(), "claim": open })));
        }
    });
    on_change(move || {
        if matches!(desk.keeping.safety.get(), Safety::Unsaved(_)) {
            outside::tell("error", || json::line(&json!({ "kind": "notSaved" })));
        }
    });
}

/// Tells of a note that the reader has made.
pub fn tell_of_note(note: &Note) {
    outside::tell("annotation-created", || json::line(&annotation_to_json(&Annotation::from(note))));
}

/// Opens a document, and a claim, linked passage or note in it; whether the collection has the document.
pub fn open(desk: &Desk, document: &str, open: Option<String>) -> bool {
    let document = document.parse().ok().filter(|id| desk.collection().document(id).is_some());
    let Some(document) = document else { return false };
    location::go(&Address::Document { document, open });
    true
}

/// Takes in a file of annotations, as if the reader had opened it; gives `{ added, changed }` as JSON: how many were.
///
/// # Errors
/// What is wrong with the file, in the reader's language.
pub fn import(desk: &Desk, file: &str) -> Result<String, String> {
    let messages = desk.messages();
    let notes = read_file(file.as_bytes()).map_err(|error| messages.file_error(&error))?;
    let count = desk.keeping.with_now(|notebook| notebook.weigh(&notes));
    if count.new + count.later > 0 {
        desk.keeping.act(Command::Import(notes), None).map_err(|_| messages.nothing_changed.to_owned())?;
        desk.tell(messages.file_taken_in, true);
    }
    Ok(json::line(&json!({ "added": count.new, "changed": count.later })))
}

/// Light or dark, until the reader chooses; whether there is a theme of this name.
pub fn theme(desk: &Desk, name: &str) -> bool {
    let theme = match name {
        "auto" => Theme::System,
        "light" => Theme::Light,
        "dark" => Theme::Dark,
        _ => return false,
    };
    desk.given_theme.set(Some(theme));
    true
}
