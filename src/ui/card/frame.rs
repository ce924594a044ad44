//! The frame of every card: closed with a button to open it, open with a way to close it; hover and focus answer its mark.

use super::claim::{OpenClaim, closed_claim};
use super::linked::{OpenLinked, closed_linked};
use super::note::{OpenNote, closed_note};
use super::swatch::{note_swatch, swatch};
use crate::browser::{dom, observe};
use crate::collection::Document;
use crate::margin::{Item, Placed};
use crate::sheet::{element, family_class, relation_slug};
use crate::ui::desk::{Desk, desk};
use crate::ui::editor::Editor;
use crate::ui::live::{follow, live, live_some};
use crate::ui::parts::{button, close_button};
use crate::ui::state::{Derived, Held, State};
use crate::ui::tree::plain;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use std::sync::Arc;

/// What the card shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Closed,
    Open,
    Editing,
}

/// How much of the sheet from below is seen, where the margin is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Height {
    Low,
    Half,
    Full,
}

/// Where the card stands among the others beside its document: "7 of 11".
#[derive(Clone, Copy)]
pub struct Neighbours {
    /// From 1; its number on paper.
    pub place: Derived<usize>,
    /// How many there are.
    pub of: Derived<usize>,
}

/// One card. It opens, closes and edits itself; where it stands is the margin's business.
#[component]
pub fn CardFrame(
    /// The document beside which the card stands.
    document: Held<Arc<Document>>,
    /// What the card is of; it may change while the card stays.
    placed: Derived<Option<Arc<Placed>>>,
    /// Its name.
    id: String,
    /// Its place among the others.
    neighbours: Neighbours,
) -> impl IntoView {
    let desk = desk();
    let height = State::new(Height::Half);
    let mode = {
        let id = id.clone();
        Derived::new(move |_| match () {
            () if desk.open().as_deref() != Some(&id) => Mode::Closed,
            () if desk.editing.get().as_deref() == Some(&id) => Mode::Editing,
            () => Mode::Open,
        })
    };
    let class = move || {
        let state = match mode.get() {
            Mode::Closed => "card closed",
            _ => "card open",
        };
        let height = match height.get() {
            Height::Low => " is-low",
            Height::Half => "",
            Height::Full => " is-full",
        };
        format!("{state}{height} {}", placed.get().map(|placed| item_class(&placed.item)).unwrap_or_default())
    };
    let hover = {
        let id = id.clone();
        move |on: bool| dom::set_class_of(&id, "is-hovered", on)
    };
    let (enter, leave, focus, blur) = (hover.clone(), hover.clone(), hover.clone(), hover);
    let on_escape = move |event: KeyboardEvent| {
        // While a word is being composed, Escape belongs to the input method.
        if event.key() == "Escape" && !event.is_composing() && mode.get_untracked() != Mode::Closed {
            event.stop_propagation();
            event.prevent_default();
            close(&desk, document);
        }
    };
    let open = {
        let id = id.clone();
        Callback::new(move |()| {
            if mode.get_untracked() == Mode::Closed {
                desk.open_in(&document.with_value(|document| document.id.clone()), Some(id.clone()));
                // What was pressed is gone with the closed card.
                observe::focus_in_next_frame(&[".card.open h3"]);
            }
        })
    };
    view! {
        <section
            class=follow(class)
            id=format!("card-{id}")
            data-for=id
            on:pointerenter=move |_| enter(true)
            on:pointerleave=move |_| leave(false)
            on:focusin=move |_| focus(true)
            on:focusout=move |_| blur(false)
            on:keydown=on_escape
            on:click=move |_| open.run(())
        >
            {live(move || {
                let mode = mode.get();
                // While a note is being written its own keystrokes change it: the editor must not be made anew for them.
                let placed = if mode == Mode::Editing { placed.get_untracked() } else { placed.get() }?;
                Some(match mode {
                    Mode::Closed => closed(&desk, document, &placed, neighbours, open),
                    Mode::Open | Mode::Editing => {
                        opened(&desk, document, &placed, neighbours, height, mode == Mode::Editing)
                    }
                })
            })}
        </section>
    }
}

fn closed(
    desk: &Desk,
    document: Held<Arc<Document>>,
    placed: &Placed,
    neighbours: Neighbours,
    open: Callback<()>,
) -> AnyView {
    let (head, body) = match &placed.item {
        Item::Claim(claim) => closed_claim(desk, claim),
        Item::Linked(linked) => {
            document.with_value(|document| closed_linked(desk, document, placed.passage, linked.relation))
        }
        Item::Note(note) => closed_note(desk, note),
    };
    view! {
        <h3 data-number=follow(move || neighbours.place.get().to_string())>
            <button
                class="open-it"
                aria-expanded="false"
                on:click=move |event| {
                    event.stop_propagation();
                    open.run(());
                }
            >
                {head}
            </button>
        </h3>
        {body}
    }
    .into_any()
}

fn opened(
    desk: &Desk,
    document: Held<Arc<Document>>,
    placed: &Placed,
    neighbours: Neighbours,
    height: State<Height>,
    is_editing: bool,
) -> AnyView {
    let messages = desk.messages();
    let desk = *desk;
    let (name, who, body) = match placed.item.clone() {
        Item::Claim(claim) => (
            plain(swatch(claim.kind)),
            claim.claimant.get(desk.tag()).to_owned(),
            view! { <OpenClaim claim=claim/> }.into_any(),
        ),
        Item::Linked(_) => (
            messages.linked_passage.into_any(),
            String::new(),
            document.with_value(|document| {
                view! { <OpenLinked document=document.clone() passage=placed.passage/> }.into_any()
            }),
        ),
        Item::Note(note) => (
            plain(note_swatch(note.kind, note.ink)),
            messages.yours.to_owned(),
            if is_editing {
                view! { <Editor note=note/> }.into_any()
            } else {
                view! { <OpenNote note=note/> }.into_any()
            },
        ),
    };
    view! {
        <Grip height=height/>
        <header>
            <h3 tabindex="-1" data-number=follow(move || neighbours.place.get().to_string())>{name}</h3>
            {plain(element("p").class("who").text(who))}
            <p class="pos">{live(move || messages.place_of(neighbours.place.get(), neighbours.of.get()))}</p>
            {close_button("x", messages.close, move |event| {
                event.stop_propagation();
                close(&desk, document);
            })}
        </header>
        {body}
        <WayBack/>
    }
    .into_any()
}

/// Leads back to where a link was followed from.
#[component]
pub fn WayBack() -> impl IntoView {
    let desk = desk();
    let step = move || desk.trail.with(|trail| trail.last().filter(|step| step.to == desk.address.get()).cloned());
    live_some(move || {
        step().map(|step| {
            let words = desk.messages().way_back(&crate::ui::naming::address_name(&desk, &step.from));
            button("way-back plain-link", words, move |event| {
                event.stop_propagation();
                desk.trail.update(|trail| drop(trail.pop()));
                crate::browser::location::go(&step.from);
            })
        })
    })
}

/// Sets the height of the sheet from below: by dragging, or a press for the next height.
#[component]
fn Grip(height: State<Height>) -> impl IntoView {
    let desk = desk();
    // Where a drag began, in CSS px of the window.
    let start = Held::new(None::<f64>);
    // A drag ends in a click as well, which is not to count as a press.
    let was_dragged = Held::new(false);
    let taller = move |height: Height| match height {
        Height::Low => Height::Half,
        Height::Half | Height::Full => Height::Full,
    };
    let lower = move |height: Height| match height {
        Height::Full => Height::Half,
        Height::Half | Height::Low => Height::Low,
    };
    let dropped = move |event: PointerEvent| {
        let Some(from) = start.get_value() else { return };
        start.set_value(None);
        let way = f64::from(event.client_y()) - from;
        // A finger never stands quite still: shorter than this is a press, which the click handles.
        was_dragged.set_value(way.abs() > 12.0);
        if way.abs() > 12.0 {
            height.update(|height| *height = if way < 0.0 { taller(*height) } else { lower(*height) });
        }
    };
    let pressed = move |event: leptos::ev::MouseEvent| {
        event.stop_propagation();
        if was_dragged.get_value() {
            was_dragged.set_value(false);
        } else {
            height.update(|height| *height = if *height == Height::Full { Height::Low } else { taller(*height) });
        }
    };
    view! {
        <button
            class="sheet-grip"
            aria-label=desk.messages().sheet_height
            on:pointerdown=move |event| {
                start.set_value(Some(f64::from(event.client_y())));
                let target: web_sys::Element = event_target(&event);
                let _ = target.set_pointer_capture(event.pointer_id());
            }
            on:pointerup=dropped
            on:click=pressed
        ></button>
    }
}

/// Closes the open card; the focus goes back to its passage.
fn close(desk: &Desk, document: Held<Arc<Document>>) {
    let open = desk.open_now();
    desk.editing.set(None);
    let document = document.with_value(|document| document.id.clone());
    desk.open_in(&document, None);
    dom::focus(open.and_then(|id| dom::first_mark(&id)).as_ref());
}

fn item_class(item: &Item) -> String {
    match item {
        Item::Claim(claim) => format!("claim {}", family_class(claim.kind.family())),
        Item::Linked(linked) => format!("linked x-{}", relation_slug(linked.relation)),
        Item::Note(note) => format!("note ink-{}", note.ink.name()),
    }
}
