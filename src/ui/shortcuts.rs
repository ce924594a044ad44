//! What keys do wherever the reader is.

use super::desk::{Desk, Dialog};
use super::reader::{Deed, do_with_selected};
use crate::address::Address;
use crate::browser::keyboard::{Press, on_press};
use crate::browser::{dom, location, observe};
use gloo_events::EventListener;

/// Listens for shortcuts.
pub fn listen(desk: Desk) -> EventListener {
    on_press(move |press| {
        if desk.dialog.get_untracked().is_some() {
            return false;
        }
        match (press.command, press.in_field) {
            (true, false) => with_command(&desk, press),
            (false, false) => alone(&desk, press),
            _ => false,
        }
    })
}

/// Undo and redo. In a field they are the field's own.
fn with_command(desk: &Desk, press: &Press) -> bool {
    match (press.key.to_ascii_lowercase().as_str(), press.shift) {
        ("z", false) => desk.undo(),
        ("z", true) | ("y", false) => desk.redo(),
        _ => return false,
    }
    true
}

/// Single keys, which can be switched off; Escape cannot.
fn alone(desk: &Desk, press: &Press) -> bool {
    if press.key == "Escape" {
        return escape(desk);
    }
    if !desk.settings.with_untracked(|settings| settings.shortcuts) {
        return false;
    }
    match press.key {
        "?" => desk.dialog.set(Some(Dialog::Shortcuts)),
        "/" => seek(desk),
        "h" => return do_with_selected(desk, Deed::Highlight),
        "n" => return do_with_selected(desk, Deed::Note),
        "c" => return do_with_selected(desk, Deed::Copy),
        "m" if desk.document_now().is_some() => desk.is_marking.set(true),
        "j" => neighbour(".pbar button:last-child"),
        "k" => neighbour(".pbar button:first-child"),
        "e" if desk.open_now().is_some() => edit(desk),
        _ => return false,
    }
    true
}

fn escape(desk: &Desk) -> bool {
    if desk.chosen.with_untracked(Option::is_some) {
        crate::browser::selection::clear();
        desk.chosen.set(None);
        return true;
    }
    if let (Some(document), Some(_)) = (desk.document_now(), desk.open_now()) {
        desk.editing.set(None);
        desk.open_in(&document.id, None);
        return true;
    }
    false
}

/// Goes to the field for words to search for: beside a document, or in its own view.
fn seek(desk: &Desk) {
    if desk.document_now().is_some() {
        desk.rail_is_open.set(true);
    } else if !desk.address.with_untracked(|address| matches!(address, Address::Search(_))) {
        location::go(&Address::Search(String::new()));
    }
    observe::focus_in_next_frame(&[".seek input"]);
}

/// The next or previous card, by the button that goes there.
fn neighbour(button: &str) {
    if let Some(button) = dom::find(button) {
        button.click();
    }
}

/// Edits the open card, if it is a note's.
fn edit(desk: &Desk) {
    if dom::find(".card.note.open").is_some() {
        desk.editing.set(desk.open_now());
        observe::focus_in_next_frame(&["#note-comment"]);
    }
}
