//! The margin: a card for every claim, linked passage and note that is near, as level with its words as there is room.

use super::Reading;
use crate::browser::dom;
use crate::browser::observe::SizeWatch;
use crate::margin::{Card, Item, stack};
use crate::order::sort_by_key;
use crate::ui::card::{CardFrame, Neighbours};
use crate::ui::desk::{Desk, desk};
use crate::ui::live::{on_change, shown_while};
use crate::ui::parts::{button, button_while};
use crate::ui::rows::{RowKey, rows};
use crate::ui::state::{Derived, Held, State};
use leptos::prelude::*;
use web_sys::HtmlElement;

/// Space between two cards, in CSS px.
const GAP: f64 = 12.0;

/// Where there are more cards than this, none glides: to let forty do it takes Chromium 6 ms of the frame.
const CROWD: usize = 24;

/// The margin of the open document, and the bar below it where the margin is a sheet from below.
#[component]
pub fn Margin() -> impl IntoView {
    let desk = desk();
    let reading = expect_context::<Reading>();
    let margin = State::<Option<web_sys::Element>>::new(None);
    let messages = desk.messages();
    let of = Derived::new(move |_| reading.beside.with(|beside| beside.placed().len()));
    let place_of = move |id: &str| reading.beside.with(|beside| beside.place_of(id, reading.near.get()));
    let open_place = move || place_of(&desk.open()?);
    let keys = Derived::new(move |_| {
        // What is open or has the focus stays, wherever the window goes.
        let focused = dom::find(".card:focus-within").and_then(|card| place_of(&card.get_attribute("data-for")?));
        reading.beside.with(|beside| {
            let near = beside.starting_in(reading.near.get());
            let mut places: Vec<usize> = near.chain(open_place()).chain(focused).collect();
            sort_by_key(&mut places, |place| *place);
            places.dedup();
            let key = |place: usize| RowKey { id: beside.placed()[place].id.clone(), version: String::new() };
            places.into_iter().map(key).collect::<Vec<_>>()
        })
    });
    let watch = Held::<Option<SizeWatch>>::new(SizeWatch::new(move || {
        // Measured after this turn, or the observer would hear its own work.
        reading.before_next_frame(move || {
            desk.is_on_paper.notify();
            keys.with_untracked(|keys| place_cards(&desk, keys));
        });
    }));
    let card = move |RowKey { id, .. }| {
        let (of_placed, of_place) = (id.clone(), id.clone());
        let placed = Derived::new(move |_| {
            let place = place_of(&of_placed)?;
            reading.beside.with(|beside| beside.placed().get(place).cloned())
        });
        let place = Derived::new(move |_| place_of(&of_place).map_or(0, |place| place + 1));
        let neighbours = Neighbours { place, of };
        view! { <CardFrame document=reading.document placed=placed id=id neighbours=neighbours/> }.into_any()
    };
    let list = rows(move || keys.get(), card);
    let mut formerly_near = None;
    on_change(move || {
        // Cards and marks that came or went, opened or closed, are measured anew.
        keys.track();
        desk.editing.track();
        let _ = desk.open();
        reading.marked.track();
        let Some(margin) = margin.get() else { return };
        let near = reading.near.get_untracked();
        let formerly = std::mem::replace(&mut formerly_near, near);
        let classes = margin.class_list();
        let measure = move || {
            watch.with_value(|watch| {
                let Some(watch) = watch else { return };
                let sheet = dom::find(".sheet-host").filter(|_| formerly.is_none());
                let new = dom::find_all(&margin, ".card:not([data-placed])");
                sheet.iter().chain(&new).for_each(|element| watch.watch(element));
            });
            keys.with_untracked(|keys| place_cards(&desk, keys));
        };
        // Where something is opened or closed, the others are seen to make room, unless there is a crowd. Whoever scrolls sees
        // cards come with their passages, and does not see the others glide.
        let is_scrolled = formerly != near;
        let is_crowd = keys.with_untracked(Vec::len) > CROWD;
        let _ = classes.toggle_with_force("is-gliding", !is_scrolled && !is_crowd);
        if is_scrolled && formerly.is_some() {
            measure();
        } else {
            reading.before_next_frame(measure);
        }
    });
    let has_notes =
        move || reading.beside.with(|beside| beside.placed().iter().any(|placed| matches!(placed.item, Item::Note(_))));
    let to = move |way: Way, words| {
        let has_neighbour = move || neighbour(open_place(), way).is_some_and(|place| place < of.get());
        let go = move |_| {
            let place = neighbour(untrack(open_place), way);
            let id = place
                .and_then(|place| reading.beside.with_untracked(|beside| Some(beside.placed().get(place)?.id.clone())));
            if let (Some(document), Some(id)) = (desk.document_now(), id) {
                desk.editing.set(None);
                desk.open_in(&document.id, Some(id));
            }
        };
        button_while(has_neighbour, "", words, go)
    };
    view! {
        <aside class="margin" node_ref=margin aria-label=messages.claims_and_notes>
            {shown_while(move || !has_notes(), move || view! {
                <p class="margin-empty">{messages.margin_empty}</p>
            })}
            {list}
        </aside>
        <nav class="pbar" aria-label=messages.claim_to_claim>
            {to(Way::Earlier, messages.earlier)}
            {button("primary", messages.mark_a_passage, move |_| desk.is_marking.set(true))}
            {to(Way::Later, messages.later)}
        </nav>
    }
}

#[derive(Clone, Copy)]
enum Way {
    Earlier,
    Later,
}

/// The place before or behind the open card's; the first where none is open.
fn neighbour(open: Option<usize>, way: Way) -> Option<usize> {
    match (open, way) {
        (None, Way::Later) => Some(0),
        (None, Way::Earlier) => None,
        (Some(place), Way::Earlier) => place.checked_sub(1),
        (Some(place), Way::Later) => Some(place + 1),
    }
}

/// Measures passages and cards, and puts each card where [`stack`] says.
fn place_cards(desk: &Desk, keys: &[RowKey]) {
    let Some(margin) = dom::find(".margin") else { return };
    let top = margin.get_bounding_client_rect().top();
    let open = desk.open_now();
    let mut cards = Vec::new();
    let mut elements = Vec::new();
    let marks = dom::marks();
    for RowKey { id, .. } in keys {
        let mark = marks.iter().find(|(name, _)| name == id).map(|(_, mark)| mark);
        let (Some(card), Some(mark)) = (dom::by_id(&format!("card-{id}")), mark) else { continue };
        let Some(line) = mark.get_client_rects().item(0) else { continue };
        let is_open = open.as_ref() == Some(id);
        // The open card's leader leaves it a little below its edge and meets the middle of the line.
        let level = if is_open { line.top() + line.height() / 2.0 - 18.0 } else { line.top() };
        cards.push(Card { level: level - top, height: f64::from(card.offset_height()), is_open });
        elements.push(card);
    }
    // Before anything moves, or all would be laid out twice.
    let sheet = dom::find(".sheet-host").map_or(0.0, |sheet| f64::from(sheet.offset_height()));
    let places = stack(&cards, GAP);
    let mut bottom: f64 = 0.0;
    for ((element, card), place) in elements.iter().zip(&cards).zip(&places) {
        bottom = bottom.max(place + card.height);
        let _ = element.class_list().toggle_with_force("adrift", (place - card.level).abs() > 3.0);
        // Of all that would move it, browsers are quickest with this.
        set_property(element, "transform", &format!("translateY({}px)", place.round() as i64));
        if !element.has_attribute("data-placed") {
            let _ = element.set_attribute("data-placed", "");
        }
    }
    // Cards may need more room than the sheet has.
    let needed = bottom.ceil() + 48.0;
    let room = if needed > sheet { format!("{}px", needed as i64) } else { String::new() };
    set_property(&margin, "min-block-size", &room);
}

/// Sets a property of an element's own style, if it isn't that already: whatever is set has all looked at anew that it may
/// change.
fn set_property(element: &HtmlElement, name: &str, value: &str) {
    let style = element.style();
    if style.get_property_value(name).is_ok_and(|now| now != value) {
        let _ = style.set_property(name, value);
    }
}
