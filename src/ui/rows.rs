//! Lists whose rows come and go.
//!
//! Leptos has such lists too. They take a row out of the page and put it back where others come before it, and with that
//! row goes the focus in it; and they take four kilobytes of what a first visit loads.

use super::live::on_change_and_paper;
use super::tree::plain;
use crate::browser::dom;
use crate::sheet::element;
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use leptos::tachys::view::any_view::AnyViewState;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a row of a list is of: while both stay the same, so does the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowKey {
    /// Its name, which no other row has.
    pub id: String,
    /// Changes when the row is to be made anew.
    pub version: String,
}

/// A row that is in the page until it is dropped.
struct Row {
    key: RowKey,
    owner: Owner,
    state: AnyViewState,
}

impl Drop for Row {
    fn drop(&mut self) {
        self.state.unmount();
        self.owner.cleanup();
    }
}

/// A list whose rows stay as they are, and where they are, while others come and go. Each row is one element.
pub fn rows(keys: impl Fn() -> Vec<RowKey> + 'static, row: impl Fn(RowKey) -> AnyView + 'static) -> AnyView {
    rows_of(Box::new(keys), Box::new(row))
}

fn rows_of(keys: Box<dyn Fn() -> Vec<RowKey>>, row: Box<dyn Fn(RowKey) -> AnyView>) -> AnyView {
    static LISTS: AtomicUsize = AtomicUsize::new(0);
    // It stands where the list ends; `template` may stand in every list.
    let id = format!("rows-{}", LISTS.fetch_add(1, Ordering::Relaxed));
    let marker = plain(element("template").attribute("id", id.clone()));
    let owner = Owner::new();
    let mut rows: Vec<Row> = Vec::new();
    on_change_and_paper(move || {
        let keys = keys();
        let Some(marker) = dom::by_id(&id) else { return };
        let Some(parent) = marker.parent_element() else { return };
        let mut former = std::mem::take(&mut rows);
        for key in keys {
            rows.push(match former.iter().position(|row| row.key == key) {
                Some(place) => former.remove(place),
                None => {
                    let owner = owner.child();
                    let state = owner.with(|| untrack(|| row(key.clone()).build()));
                    Row { key, owner, state }
                }
            });
        }
        drop(former);
        // From the last row to the first each goes before the one behind it, unless it is there already.
        let mut behind: web_sys::Node = marker.into();
        for row in rows.iter_mut().rev() {
            let Some(element) = row.state.elements().into_iter().next() else { continue };
            if element.next_sibling().as_ref() != Some(&behind) {
                row.state.mount(&parent, Some(&behind));
            }
            behind = element.into();
        }
    });
    marker
}
