//! What the exhibit hears: touches, keys, time. What a visitor could do beside the exhibit, the page forbids here as far as it
//! can; docs/kiosk.md says what the browser's own flags must do.

use crate::exhibit::Exhibit;
use claimlight::browser::dom::{page, window, window_size};
use claimlight::exhibit::Touch;
use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo_timers::callback::{Interval, Timeout};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, KeyboardEvent, PointerEvent};

/// How long the operator's press lasts, in ms.
const LONG: u32 = 3000;
/// The part of the window, at its upper left, where a long press is the operator's: one in so many.
const CORNER: f64 = 5.0;

/// Keys that press a button.
const PRESSING: [&str; 2] = ["Enter", " "];
/// What can be scrolled.
const SCROLLERS: &str = ".kread, .above, .below, .service";

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
        watch(&document, event, move |_| {
            let ends_warning = exhibit.stirred();
            if event == "pointerdown" {
                ended_warning.set(ends_warning);
            }
        });
    }
    // It may be released nowhere, and what comes then is no part of it.
    for event in ["pointercancel", "keydown"] {
        let ended_warning = ended_warning.clone();
        watch(&document, event, move |_| ended_warning.set(false));
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
    let document: EventTarget = page().into();
    // Browsers make a click of a space when it is released.
    let is_spent: Rc<Cell<bool>> = Rc::default();
    let spent = is_spent.clone();
    on(&document, "keyup", move |event| {
        if spent.take() {
            event.prevent_default();
        }
    });
    on(&document, "keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let key = event.key();
        if event.repeat() && PRESSING.contains(&key.as_str()) {
            // A key that is held down, or that something lies on, presses once.
            return event.prevent_default();
        }
        is_spent.set(exhibit.stirred() || exhibit.starts_anyway());
        if is_spent.get() {
            // The key has ended what lay over the rest, and means nothing else.
            return event.prevent_default();
        }
        match key.as_str() {
            "F2" => exhibit.operator(),
            _ if event.ctrl_key() || event.meta_key() || event.alt_key() => {}
            "ArrowDown" | "ArrowRight" => exhibit.step(true),
            "ArrowUp" | "ArrowLeft" => exhibit.step(false),
            "Tab" => return,
            "PageUp" | "PageDown" | "Home" | "End" if page().active_element().is_some_and(scrolls) => return,
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

/// Whether keys scroll an element or what it stands in.
fn scrolls(element: Element) -> bool {
    element.closest(SCROLLERS).is_ok_and(|scroller| scroller.is_some())
}

/// A press that begins in the corner and lasts for long enough opens the operator's panel.
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

/// Hears an event before anybody else, for as long as the page lives, and may forbid what the browser would do.
fn on(target: &EventTarget, event: &'static str, heard: impl Fn(&Event) + 'static) {
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    EventListener::new_with_options(target, event, options, move |event| heard(event)).forget();
}

/// Hears an event in the same way and forbids nothing, so that scrolling need not wait.
fn watch(target: &EventTarget, event: &'static str, heard: impl Fn(&Event) + 'static) {
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
    EventListener::new_with_options(target, event, options, move |event| heard(event)).forget();
}
