//! The margin: a card for every claim, linked passage and note, as level with its words as there is room.

use super::Reading;
use crate::browser::dom;
use crate::browser::observe::{self, SizeWatch};
use crate::margin::{Card, Item, Placed, stack};
use crate::ui::card::{CardFrame, Neighbours};
use crate::ui::desk::{Desk, desk};
use crate::ui::live::{RowKey, on_change, rows, shown_while};
use crate::ui::parts::{button, button_while};
use leptos::html::Aside;
use leptos::prelude::*;
use leptos::reactive::owner::LocalStorage;

/// Space between two cards, in CSS px.
const GAP: f64 = 12.0;

/// The margin of the open document, and the bar below it where the margin is a sheet from below.
#[component]
pub fn Margin() -> impl IntoView {
    let desk = desk();
    let reading = expect_context::<Reading>();
    let margin = NodeRef::<Aside>::new();
    let messages = desk.messages();
    let keys = Memo::new(move |_| {
        let key = |placed: &Placed| RowKey { id: placed.id.clone(), version: String::new() };
        reading.placed.with(|placed| placed.iter().map(key).collect::<Vec<_>>())
    });
    let of = Memo::new(move |_| keys.with(Vec::len));
    let watch = StoredValue::<Option<SizeWatch>, LocalStorage>::new_local(SizeWatch::new(move || {
        // Measured after this turn, or the observer would hear its own work.
        reading.before_next_frame(move || place_cards(&desk, &reading));
    }));
    on_change(move || {
        // Cards and marks that came or went, opened or closed, are measured anew.
        keys.track();
        desk.editing.track();
        let _ = desk.open();
        reading.marked.track();
        let Some(margin) = margin.get() else { return };
        reading.before_next_frame(move || {
            watch.with_value(|watch| {
                let Some(watch) = watch else { return };
                watch.forget_all();
                dom::find(".sheet-host").iter().for_each(|sheet| watch.watch(sheet));
                dom::find_all(&margin, ".card").iter().for_each(|card| watch.watch(card));
            });
            place_cards(&desk, &reading);
        });
    });
    let card = move |RowKey { id, .. }| {
        let placed = {
            let id = id.clone();
            Memo::new(move |_| reading.placed.with(|placed| placed.iter().find(|placed| placed.id == id).cloned()))
        };
        let place = {
            let id = id.clone();
            Memo::new(move |_| keys.with(|keys| place_of(&id, keys).map_or(0, |place| place + 1)))
        };
        let neighbours = Neighbours { place, of };
        view! { <CardFrame document=reading.document placed=placed id=id neighbours=neighbours/> }.into_any()
    };
    let has_notes =
        move || reading.placed.with(|placed| placed.iter().any(|placed| matches!(placed.item, Item::Note(_))));
    let to = move |way: Way, words| {
        let has_neighbour = move || neighbour(&desk, &keys, way).is_some();
        button_while(has_neighbour, "", words, move |_| go(&desk, &keys, way))
    };
    view! {
        <aside class="margin is-settling" node_ref=margin aria-label=messages.claims_and_notes>
            {shown_while(move || !has_notes(), move || view! {
                <p class="margin-empty">{messages.margin_empty}</p>
            })}
            {rows(move || keys.get(), card)}
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

/// The card before or behind the open one; the first where none is open.
fn neighbour(desk: &Desk, keys: &Memo<Vec<RowKey>>, way: Way) -> Option<String> {
    let open = desk.open();
    keys.with(|keys| {
        let place = open.and_then(|open| place_of(&open, keys));
        let next = match (place, way) {
            (None, Way::Later) => 0,
            (None, Way::Earlier) => return None,
            (Some(place), Way::Earlier) => place.checked_sub(1)?,
            (Some(place), Way::Later) => place + 1,
        };
        keys.get(next).map(|key| key.id.clone())
    })
}

fn place_of(id: &str, keys: &[RowKey]) -> Option<usize> {
    keys.iter().position(|key| key.id == id)
}

fn go(desk: &Desk, keys: &Memo<Vec<RowKey>>, way: Way) {
    if let (Some(document), Some(id)) = (desk.document_now(), neighbour(desk, keys, way)) {
        desk.editing.set(None);
        desk.open_in(&document.id, Some(id));
    }
}

/// Measures passages and cards, and puts each card where [`stack`] says.
fn place_cards(desk: &Desk, reading: &Reading) {
    let Some(margin) = dom::find(".margin") else { return };
    let top = margin.get_bounding_client_rect().top();
    let open = desk.open_now();
    let mut cards = Vec::new();
    let mut elements = Vec::new();
    for id in reading.placed.with_untracked(|placed| placed.iter().map(|placed| placed.id.clone()).collect::<Vec<_>>())
    {
        let (Some(card), Some(mark)) = (dom::by_id(&format!("card-{id}")), dom::first_mark(&id)) else { continue };
        let Some(line) = mark.get_client_rects().item(0) else { continue };
        let is_open = open.as_deref() == Some(id.as_str());
        // The open card's leader leaves it a little below its edge and meets the middle of the line.
        let level = if is_open { line.top() + line.height() / 2.0 - 18.0 } else { line.top() };
        cards.push(Card { level: level - top, height: f64::from(card.offset_height()), is_open });
        elements.push(card);
    }
    let places = stack(&cards, GAP);
    let mut bottom: f64 = 0.0;
    for ((element, card), place) in elements.iter().zip(&cards).zip(&places) {
        let _ = element.style().set_property("--at", &format!("{}px", place.round() as i64));
        let _ = element.class_list().toggle_with_force("adrift", (place - card.level).abs() > 3.0);
        let _ = element.set_attribute("data-placed", "");
        bottom = bottom.max(place + card.height);
    }
    let _ = margin.style().set_property("min-block-size", &format!("{}px", bottom.ceil() as i64 + 48));
    // The first placing is no move to be seen.
    observe::before_next_frame(move || drop(margin.class_list().remove_1("is-settling")));
}
