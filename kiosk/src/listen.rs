//! What the exhibit hears: touches, keys, time. What a visitor could do beside the exhibit, the page forbids here as far as it
//! can; docs/kiosk.md says what the browser's own flags must do.

use crate::exhibit::Exhibit;
use claimlight::browser::dom::{page, window, window_size};
use claimlight::exhibit::Touch;
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::{Interval, Timeout};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, KeyboardEvent, PointerEvent};

/// How long the operator's press lasts, in ms.
const LONG: u32 = 3000;
/// The part of the window, at its upper start, where a long press is the operator's: one in so many.
const CORNER: f64 = 5.0;

/// Hears for as long as the page lives.
pub fn listen(exhibit: Exhibit) {
    forbid();
    hear_touches(&exhibit);
    hear_keys(&exhibit);
    hear_operator(&exhibit);
    let ticking = exhibit.clone();
    Interval::new(1000, move || ticking.tick()).forget();
    let turned = exhibit.clone();
    EventListener::new(&window(), "resize", move |_| turned.resized()).forget();
    if let Ok(voices) = window().speech_synthesis() {
        EventListener::new(&voices, "voiceschanged", move |_| exhibit.voices_changed()).forget();
    }
}

/// What would lead a visitor out of the exhibit, or take something along.
fn forbid() {
    let document: EventTarget = page().into();
    for event in ["contextmenu", "dragstart", "selectstart", "copy", "cut", "drop", "dragover"] {
        on(&document, event, Event::prevent_default);
    }
}

fn hear_touches(exhibit: &Exhibit) {
    let document: EventTarget = page().into();
    // A press that ends the warning means nothing else when it is released, over whatever the warning lay on.
    let ended_warning: Rc<Cell<bool>> = Rc::default();
    for event in ["pointerdown", "wheel", "touchmove"] {
        let (exhibit, ended_warning) = (exhibit.clone(), ended_warning.clone());
        on(&document, event, move |_| {
            let ends_warning = exhibit.stirred();
            if event == "pointerdown" {
                ended_warning.set(ends_warning);
            }
        });
    }
    let exhibit = exhibit.clone();
    // A press acts when it is released: browsers make a click of it then.
    on(&document, "click", move |event| {
        if ended_warning.take() || exhibit.stirred() || exhibit.starts_anyway() {
            return;
        }
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let target = element.and_then(|element| element.closest("[data-touch]").ok().flatten());
        if let Some(touch) = target.and_then(|target| Touch::parse(&target.get_attribute("data-touch")?)) {
            event.prevent_default();
            exhibit.touched(touch);
        }
    });
}

fn hear_keys(exhibit: &Exhibit) {
    let exhibit = exhibit.clone();
    on(&page().into(), "keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if exhibit.stirred() {
            // The key has ended the warning, and means nothing else.
            return event.prevent_default();
        }
        let key = event.key();
        match key.as_str() {
            "F2" => exhibit.operator(),
            _ if event.ctrl_key() || event.meta_key() || event.alt_key() => {}
            "ArrowDown" | "ArrowRight" => exhibit.step(true),
            "ArrowUp" | "ArrowLeft" => exhibit.step(false),
            "Tab" => return,
            // A button that has the focus is pressed by the browser itself.
            "Enter" | " " if page().active_element().is_some_and(|element| element.has_attribute("data-touch")) => {
                return;
            }
            "Enter" | " " if exhibit.is_waiting() => exhibit.touched(Touch::Begin),
            _ => {}
        }
        event.prevent_default();
    });
}

/// A press that stays in the corner for long enough opens the operator's panel.
fn hear_operator(exhibit: &Exhibit) {
    let document: EventTarget = page().into();
    let waiting: Rc<RefCell<Option<Timeout>>> = Rc::default();
    let (exhibit, begun) = (exhibit.clone(), waiting.clone());
    on(&document, "pointerdown", move |event| {
        let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
        let (width, height) = window_size();
        let is_in_corner =
            f64::from(event.client_x()) < width / CORNER && f64::from(event.client_y()) < height / CORNER;
        let exhibit = exhibit.clone();
        let then = is_in_corner.then(|| Timeout::new(LONG, move || exhibit.operator()));
        drop(begun.replace(then));
    });
    for event in ["pointerup", "pointercancel", "pointerleave"] {
        let waiting = waiting.clone();
        on(&document, event, move |_| drop(waiting.take()));
    }
}

/// Hears an event before anybody else, for as long as the page lives.
fn on(target: &EventTarget, event: &'static str, heard: impl Fn(&Event) + 'static) {
    let options = EventListenerOptions { phase: gloo_events::EventListenerPhase::Capture, passive: false };
    EventListener::new_with_options(target, event, options, move |event| heard(event)).forget();
}
