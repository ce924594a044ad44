//! Marking without dragging: sentences are stops for the arrow keys, words for Shift and the arrows, and a finger taps
//! the first word and the last.

use super::Reading;
use super::toolbar::Deeds;
use crate::browser::{dom, observe, selection, surroundings};
use crate::text::{Passage, sentences, words};
use crate::ui::desk::{Chosen, desk};
use crate::ui::live::{hear, live, on_change, shown_while};
use crate::ui::parts::button;
use crate::ui::state::{Held, State};
use gloo_events::{EventListener, EventListenerOptions};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// How far the marking has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Where does it start?
    Start,
    /// It starts with this stop; where does it end?
    End(Passage),
    /// It is this; what shall be done with it?
    Done(Passage),
}

/// The bar at the foot of the page that leads through the marking.
#[component]
pub fn Marking() -> impl IntoView {
    let desk = desk();
    let reading = expect_context::<Reading>();
    let messages = desk.messages();
    let (sentences, words) = reading.document.with_value(|document| (sentences(&document.text), words(&document.text)));
    let stops = Held::new(Stops { sentences, words });
    let stage = State::new(Stage::Start);
    let first = stops.with_value(|stops| first_in_view(&reading, &stops.sentences));
    let cursor = State::new(first);
    let bar = State::<Option<web_sys::Element>>::new(None);

    let is_done = move || matches!(stage.get(), Stage::Done(_));
    let leave = move || {
        desk.chosen.set(None);
        desk.is_marking.set(false);
        observe::focus_in_next_frame(&["#document-title"]);
    };
    let step = move |way: isize, by_word: bool| {
        let from = cursor.get_untracked();
        let next = stops.with_value(|stops| stops.next(from, way, by_word));
        cursor.set(next.or(from));
    };
    let confirm = move || {
        let Some(here) = cursor.get_untracked() else { return };
        match stage.get_untracked() {
            Stage::Start => stage.set(Stage::End(here)),
            Stage::End(start) => stage.set(Stage::Done(start.hull(here))),
            Stage::Done(_) => {}
        }
    };
    let back = move || match stage.get_untracked() {
        Stage::Start => leave(),
        Stage::End(_) | Stage::Done(_) => stage.set(Stage::Start),
    };
    let keys = move |event: KeyboardEvent| {
        let is_done = matches!(stage.get_untracked(), Stage::Done(_));
        match event.key().as_str() {
            "ArrowRight" | "ArrowDown" if !is_done => step(1, event.shift_key()),
            "ArrowLeft" | "ArrowUp" if !is_done => step(-1, event.shift_key()),
            "Enter" if !is_done && is_on_bar(&event) => confirm(),
            "Escape" => back(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    // A tap sets the first word, then the last.
    let tapped = EventListener::new_with_options(
        &surroundings::root(),
        "click",
        EventListenerOptions::run_in_capture_phase(),
        move |event| {
            let Some(event) = event.dyn_ref::<web_sys::MouseEvent>() else { return };
            let Some(word) = word_at(&reading, &stops, event) else { return };
            event.stop_propagation();
            cursor.set(Some(word));
            if matches!(stage.get_untracked(), Stage::Done(_)) {
                stage.set(Stage::Start);
            }
            confirm();
        },
    );
    hear([tapped]);
    on_cleanup(move || reading.marked.set(None));

    // What is lit, chosen and said follows the stage and the stop.
    on_change(move || {
        let Some(here) = cursor.get() else { return };
        let (lit, chosen) = match stage.get() {
            Stage::Start => (here, None),
            Stage::End(start) => (start.hull(here), None),
            Stage::Done(passage) => (passage, Some(passage)),
        };
        reading.marked.set(Some(lit));
        let document = reading.document.with_value(|document| document.id.clone());
        desk.chosen.set(chosen.map(|passage| Chosen { document, passage }));
        desk.say(reading.document.with_value(|document| document.text.slice(here).unwrap_or_default().to_owned()));
        observe::before_next_frame(scroll_to_chosen);
    });
    on_change(move || {
        let is_done = matches!(stage.get(), Stage::Done(_));
        let Some(bar) = bar.get() else { return };
        observe::before_next_frame(move || {
            let place = if is_done { dom::find(".marking-bar .does button") } else { bar.dyn_into().ok() };
            dom::focus(place.as_ref());
        });
    });
    selection::clear();

    view! {
        <div
            class="marking-bar"
            role="application"
            tabindex="0"
            aria-label=messages.marking_label
            node_ref=bar
            on:keydown=keys
        >
            <p>
                {live(move || match stage.get() {
                    Stage::Start => messages.marking_start,
                    Stage::End(_) => messages.marking_end,
                    Stage::Done(_) => messages.marking_done,
                })}
            </p>
            <div class="does deeds">
                {shown_while(is_done, move || view! { <Deeds/> })}
                {shown_while(
                    move || !is_done(),
                    move || view! {
                        {button("press", messages.previous_sentence, move |_| step(-1, false))}
                        {button("press", messages.next_sentence, move |_| step(1, false))}
                        <button class="press primary" on:click=move |_| confirm()>
                            {live(move || if stage.get() == Stage::Start { messages.starts_here } else { messages.ends_here })}
                        </button>
                    },
                )}
                {button("press", messages.cancel, move |_| leave())}
            </div>
        </div>
    }
}

/// Where the arrow keys stop.
struct Stops {
    sentences: Vec<Passage>,
    words: Vec<Passage>,
}

impl Stops {
    /// The next or previous stop; `None` at the ends of the text. A word's step from a sentence begins at its first word.
    fn next(&self, from: Option<Passage>, way: isize, by_word: bool) -> Option<Passage> {
        let stops = if by_word { &self.words } else { &self.sentences };
        let Some(from) = from else { return stops.first().copied() };
        match stops.iter().position(|stop| *stop == from) {
            Some(place) => stops.get(place.checked_add_signed(way)?).copied(),
            None if by_word => stops.iter().find(|word| from.encloses(**word)).copied(),
            // From a word, the sentence around it is the stop before; the one behind it comes next.
            None if way < 0 => stops.iter().rfind(|sentence| sentence.start() <= from.start()).copied(),
            None => stops.iter().find(|sentence| sentence.start() > from.start()).copied(),
        }
    }
}

/// The first sentence that the reader sees.
fn first_in_view(reading: &Reading, sentences: &[Passage]) -> Option<Passage> {
    let near = reading.near.get_untracked();
    let visible = sentences.iter().find(|sentence| {
        near.is_none_or(|near| near.encloses(**sentence))
            && reading.range_of(**sentence).is_some_and(|range| range.get_bounding_client_rect().top() >= 60.0)
    });
    visible.or(sentences.first()).copied()
}

/// The word under a press, if it was on the text.
fn word_at(reading: &Reading, stops: &Held<Stops>, event: &web_sys::MouseEvent) -> Option<Passage> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    target.closest(".sheet").ok()??;
    let (_, offset) = selection::offset_at(f64::from(event.client_x()), f64::from(event.client_y()))?;
    let place = reading.document.with_value(|document| document.text.utf16_to_code_point(offset))?;
    stops.with_value(|stops| stops.words.iter().find(|word| word.start() <= place && place <= word.end()).copied())
}

fn is_on_bar(event: &KeyboardEvent) -> bool {
    let target: web_sys::Element = event_target(event);
    target.class_list().contains("marking-bar")
}

/// Keeps the stop in the part of the window between the two bars.
fn scroll_to_chosen() {
    let Some(mark) = dom::find("mark.chosen") else { return };
    let place = mark.get_bounding_client_rect();
    let (_, height) = dom::window_size();
    if place.top() < 80.0 || place.bottom() > height - 120.0 {
        surroundings::scroll_by(place.top() - height / 3.0);
    }
}
