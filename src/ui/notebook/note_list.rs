//! The list of notes: of a long one only the rows near the window are in the page, and room is left for the others.

use super::row::row;
use crate::browser::dom;
use crate::browser::surroundings;
use crate::margin::note_name;
use crate::near::Rows;
use crate::notebook::{Note, NoteId};
use crate::ui::desk::{Desk, desk};
use crate::ui::live::on_change_and_paper;
use crate::ui::rows::{RowKey, rows};
use crate::ui::state::{Derived, Held};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::HtmlElement;

/// A list of at most so many notes is in the page whole.
const WHOLE: usize = 200;

/// The list of notes; `listed` has their names.
#[component]
pub fn NoteList(listed: Derived<Vec<RowKey>>) -> impl IntoView {
    let desk = desk();
    let heights = Held::new(Rows::default());
    // Whether the list is another since room was made in it.
    let is_other = Held::new(true);
    // Counted once the heights are those of this list.
    let count = Derived::new(move |_| {
        listed.with(|listed| {
            heights.update_value(|heights| heights.renew(listed.iter().map(|key| key.id.as_str())));
            is_other.set_value(true);
            listed.len()
        })
    });
    let keys = Derived::new(move |_| {
        let count = count.get();
        let writing = desk.editing.get();
        let is_whole = desk.is_on_paper.get() || count <= WHOLE;
        listed.with(|listed| {
            let near = if is_whole {
                0..count
            } else {
                let top = dom::find(".note-list").map_or(0.0, |list| list.get_bounding_client_rect().top());
                heights.with_value(|heights| heights.near(top, dom::window_size().1))
            };
            // What is written in or has the focus stays, wherever the window goes.
            let focused = dom::find(".note-list > :focus-within").and_then(|row| row.get_attribute("data-for"));
            let is_kept = |key: &RowKey| {
                focused.as_ref() == Some(&key.id)
                    || writing.is_some() && writing == Some(note_name(&NoteId::from_iri(&key.id)))
            };
            let shown = (0..).zip(listed).filter(|(place, key)| near.contains(place) || is_kept(key));
            desk.keeping.with(|notebook| {
                let notes = shown.filter_map(|(_, key)| notebook.get(&NoteId::from_iri(&key.id)));
                notes.map(|note| row_key(&desk, note, writing.as_deref())).collect::<Vec<_>>()
            })
        })
    });
    let seen = Rc::new(Cell::new(None));
    let seen_before = seen.clone();
    let keys_now = move || {
        seen_before.set(first_seen());
        keys.get()
    };
    let list = rows(keys_now, move |key| row(&desk, &key.id));
    on_change_and_paper(move || {
        let mut shown = keys.get().into_iter().peekable();
        let is_shown = |(_, key): &(usize, &RowKey)| shown.next_if(|next| next.id == key.id).is_some();
        let places: Vec<usize> =
            listed.with(|listed| (0..).zip(listed).filter(is_shown).map(|(place, _)| place).collect());
        heights.update_value(|heights| make_room(heights, &places, count.get()));
        // Rows above that had not been seen may be higher or lower than was thought: what is being read stays where it is.
        if let Some((row, top)) = seen.take().filter(|(row, _)| !is_other.get_value() && row.is_connected()) {
            surroundings::scroll_by(row.get_bounding_client_rect().top() - top);
        }
        is_other.set_value(false);
    });
    view! { <ol class="note-list">{list}</ol> }
}

/// The first row that can be seen, and where it begins, in CSS px from the top of the window.
fn first_seen() -> Option<(HtmlElement, f64)> {
    let rows = dom::find_all(&*dom::find(".note-list")?, ":scope > li").into_iter();
    let mut places = rows.map(|row| (row.clone(), row.get_bounding_client_rect()));
    places.find(|(_, place)| place.bottom() > 0.0).map(|(row, place)| (row, place.top()))
}

/// Measures the rows that are in the page, and leaves room between them for those that are not. A screen reader is told
/// where among all of them it is.
fn make_room(heights: &mut Rows, places: &[usize], count: usize) {
    let Some(list) = dom::find(".note-list") else { return };
    let rows = dom::find_all(&list, ":scope > li");
    for (row, place) in rows.iter().zip(places) {
        heights.see(*place, row.get_bounding_client_rect().height());
        let _ = row.set_attribute("aria-posinset", &(place + 1).to_string());
        let _ = row.set_attribute("aria-setsize", &count.to_string());
    }
    let gaps = heights.gaps(places);
    for (row, gap) in rows.iter().zip(&gaps) {
        let _ = row.style().set_property("margin-block-start", &px(*gap));
    }
    let _ = list.style().set_property("padding-block-end", &px(gaps.last().copied().unwrap_or(0.0)));
}

/// The row stays as it is while its note is being written: the editor must not be made anew for its own keystrokes.
fn row_key(desk: &Desk, note: &Note, writing: Option<&str>) -> RowKey {
    let modified = note.modified.map(|time| time.to_string()).unwrap_or_default();
    let standing = desk.keeping.standing(&desk.collection(), note).map_or(0, |standing| standing.number());
    let is_written = writing == Some(&note_name(&note.id));
    let version = if is_written { String::new() } else { format!("{} {modified} {standing}", note.revision) };
    RowKey { id: note.id.to_string(), version }
}

/// Which row of the list an element is in, from 0.
pub fn place_in_list(element: &web_sys::Element) -> usize {
    let row = element.closest(".note-list > li").ok().flatten();
    let rows = dom::find(".note-list").map(|list| dom::find_all(&list, ":scope > li")).unwrap_or_default();
    rows.iter().position(|other| row.as_ref().is_some_and(|row| row.is_same_node(Some(other)))).unwrap_or(0)
}

/// Puts the focus where a row was deleted: on the row that took its place, the last, or the view's title.
pub fn focus_in_list(place: usize) {
    let buttons = dom::find(".note-list").map(|list| dom::find_all(&list, ":scope > li .does button:last-child"));
    let buttons = buttons.unwrap_or_default();
    let title = dom::find("#main h1");
    dom::focus(buttons.get(place).or(buttons.last()).or(title.as_ref()));
}

/// Whole pixels: writing a fraction would take more code than all else here.
fn px(length: f64) -> String {
    format!("{}px", length.round() as i64)
}
