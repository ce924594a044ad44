//! Parts of a view that follow what they read, all of one type.
//!
//! Leptos compiles its machinery anew for the type of every closure in a view, a kilobyte or two each. Boxed, they share one.

use crate::browser::observe;
use crate::ui::state::{Derived, Held};
use gloo_events::EventListener;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// Something that is worked out again whenever what it reads has changed.
pub type Live<T> = Box<dyn FnMut() -> T + Send>;

/// A part of a view that is made again whenever what it reads has changed.
pub fn live<V: IntoAny>(part: impl Fn() -> V + Send + 'static) -> Live<AnyView> {
    Box::new(move || part().into_any())
}

/// The same of a part that is not always there.
pub fn live_some<V: IntoAny>(part: impl Fn() -> Option<V> + Send + 'static) -> Live<AnyView> {
    live(move || part().map(IntoAny::into_any))
}

/// The value of an attribute that follows what it reads.
pub fn follow<T>(value: impl Fn() -> T + Send + 'static) -> Live<T> {
    Box::new(value)
}

/// A part of a view that is there as long as a condition holds. It is not made again while the condition stays as it is.
pub fn shown_while<V: IntoAny>(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    part: impl Fn() -> V + Send + 'static,
) -> Live<AnyView> {
    let holds = holds(condition);
    live(move || if holds.get() { part().into_any() } else { ().into_any() })
}

/// Whether a condition holds: heard of only when that changes.
pub fn holds(condition: impl Fn() -> bool + Send + Sync + 'static) -> Derived<bool> {
    let condition: Box<dyn Fn() -> bool + Send + Sync> = Box::new(condition);
    Derived::new(move |_| condition())
}

/// Does something now, and again whenever what it reads has changed.
pub fn on_change(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_| run());
}

/// Does the same as [`on_change`], and does it at once when the page is about to be printed: the browser waits no longer
/// than its event takes.
pub fn on_change_and_paper(run: impl FnMut() + 'static) {
    let run: Rc<RefCell<dyn FnMut()>> = Rc::new(RefCell::new(run));
    let again = run.clone();
    on_change(move || run.borrow_mut()());
    hear([observe::on_paper(true, move || again.borrow_mut()())]);
}

/// Keeps listeners for as long as the view is there that they are made in.
pub fn hear(listeners: impl IntoIterator<Item = EventListener>) {
    let listeners: Vec<EventListener> = listeners.into_iter().collect();
    Held::new(listeners);
}
