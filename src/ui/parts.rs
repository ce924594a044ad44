//! Parts that many views are put together from. Each is compiled once, and not anew in every view that has it.

use super::live::Live;
use leptos::ev::{Event, MouseEvent};
use leptos::oco::Oco;
use leptos::prelude::*;

/// Words on a part of a view.
type Words = Oco<'static, str>;

/// Several parts of a view, one behind the other.
pub fn all(views: impl IntoIterator<Item = impl IntoAny>) -> Vec<AnyView> {
    views.into_iter().map(IntoAny::into_any).collect()
}

/// A button with its class, which may be empty, and what a press on it does.
pub fn button(class: &'static str, words: impl Into<Words>, press: impl FnMut(MouseEvent) + 'static) -> AnyView {
    button_of(class, words.into(), None, Box::new(press))
}

/// A button that can be pressed only as long as a condition holds.
pub fn button_while(
    condition: impl Fn() -> bool + Send + 'static,
    class: &'static str,
    words: impl Into<Words>,
    press: impl FnMut(MouseEvent) + 'static,
) -> AnyView {
    button_of(class, words.into(), Some(Box::new(move || !condition())), Box::new(press))
}

fn button_of(
    class: &'static str,
    words: Words,
    is_disabled: Option<Live<bool>>,
    press: Box<dyn FnMut(MouseEvent)>,
) -> AnyView {
    view! { <button class=class disabled=is_disabled on:click=press>{words}</button> }.into_any()
}

/// The cross that closes something.
pub fn close_button(class: &'static str, label: &'static str, press: impl FnMut(MouseEvent) + 'static) -> AnyView {
    let press: Box<dyn FnMut(MouseEvent)> = Box::new(press);
    view! { <button class=class aria-label=label on:click=press>"×"</button> }.into_any()
}

/// One of several choices that exclude each other; `name` is common to them.
pub fn choice(name: &'static str, is_chosen: bool, shown: AnyView, choose: impl Fn() + 'static) -> AnyView {
    let choose: Box<dyn FnMut(Event)> = Box::new(move |_| choose());
    view! {
        <label class="choice">
            <input type="radio" name=name checked=is_chosen on:change=choose/>
            {shown}
        </label>
    }
    .into_any()
}

/// A question with choices below it.
pub fn choices(question: &'static str, choices: Vec<AnyView>) -> AnyView {
    view! { <fieldset><legend>{question}</legend><div class="choices">{choices}</div></fieldset> }.into_any()
}

/// A list to choose from; `choose` is given the value of the one that was chosen.
pub fn select(label: &'static str, options: AnyView, choose: impl Fn(String) + 'static) -> AnyView {
    let choose: Box<dyn FnMut(Event)> = Box::new(move |event| choose(event_target_value(&event)));
    view! {
        <label class="field">
            <span>{label}</span>
            <select on:change=choose>{options}</select>
        </label>
    }
    .into_any()
}

/// One line of a list to choose from.
pub fn option(value: impl Into<Words>, words: impl Into<Words>, is_chosen: bool) -> AnyView {
    let (value, words): (Words, Words) = (value.into(), words.into());
    view! { <option value=value prop:selected=is_chosen>{words}</option> }.into_any()
}
