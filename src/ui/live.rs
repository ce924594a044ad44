//! Parts of a view that follow what they read, all of one type.
//!
//! Leptos compiles its machinery anew for the type of every closure in a view, a kilobyte or two each. Boxed, they share one.

use leptos::prelude::*;
use std::sync::Arc;

/// Something that is worked out again whenever what it reads has changed.
pub type Live<T> = Box<dyn FnMut() -> T + Send>;

/// A part of a view that is made again whenever what it reads has changed.
pub fn live<V: IntoAny>(part: impl Fn() -> V + Send + 'static) -> Live<AnyView> {
    Box::new(move || part().into_any())
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
    let condition: Box<dyn Fn() -> bool + Send + Sync> = Box::new(condition);
    let holds = Memo::new(move |_| condition());
    live(move || if holds.get() { part().into_any() } else { ().into_any() })
}

/// Does something now, and again whenever what it reads has changed.
pub fn on_change(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_| run());
}

/// What a row of a list is of: while both stay the same, so does the row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RowKey {
    /// Its name, which no other row has.
    pub id: String,
    /// Changes when the row is to be made anew.
    pub version: String,
}

/// A list whose rows stay as they are while others come, go and change places.
pub fn rows(
    keys: impl Fn() -> Vec<RowKey> + Send + 'static,
    row: impl Fn(RowKey) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let keys: Box<dyn Fn() -> Vec<RowKey> + Send> = Box::new(keys);
    let row: Arc<dyn Fn(RowKey) -> AnyView + Send + Sync> = Arc::new(row);
    view! { <For each=keys key=RowKey::clone children=move |key| row(key)/> }.into_any()
}
