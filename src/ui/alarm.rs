//! What is wrong with the storage, at the top of the page: what failed, what is safe, what to do.

use super::desk::desk;
use super::keeping::Safety;
use super::notebook::save_to_file;
use crate::browser::{observe, surroundings};
use crate::notebook::Trouble;
use crate::sheet::element;
use crate::ui::live::{live, shown_while};
use crate::ui::parts::button;
use crate::ui::state::Derived;
use crate::ui::tree::all_plain;
use leptos::prelude::*;

/// The alarm; nothing while all is well.
#[component]
pub fn Alarm() -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    // What stood before stands while it is tried again, so that a retry which fails in the same way does not alarm again.
    let standing = Derived::new(move |former: Option<&Safety>| match (desk.keeping.safety.get(), former) {
        (Safety::Saving, Some(former)) => former.clone(),
        (now, _) => now,
    });
    let retry = move || button("press", messages.try_again, move |_| desk.keeping.retry());
    // A page of its own may be allowed what a part of another is not.
    let full_version = move || {
        let link = element("a").class("press").attribute("target", "_blank").attribute("rel", "noopener");
        all_plain(surroundings::full_version().map(|full| link.attribute("href", full).text(messages.full_version)))
    };
    let alarm = move || match standing.get() {
        Safety::Saved | Safety::Saving => None,
        Safety::Unsaved(why) => Some(
            view! {
                <div class="trouble" role="alert" id="not-saved">
                    <p>{messages.not_saved_because(&why)}</p>
                    {retry()}
                    {button("press primary", messages.save_to_file, move |_| save_to_file(&desk))}
                    {full_version()}
                </div>
            }
            .into_any(),
        ),
        Safety::NotErased => Some(
            view! {
                <div class="trouble" role="alert" id="not-erased">
                    <p>{messages.not_erased_words}</p>
                    {retry()}
                </div>
            }
            .into_any(),
        ),
    };
    let unreadable = move || {
        let was_set_aside = |trouble: &Trouble| matches!(trouble, Trouble::Unreadable { left: None, .. });
        desk.keeping.troubles.with(|troubles| troubles.iter().any(was_set_aside))
    };
    let close = move |_| {
        desk.keeping.troubles.set(Vec::new());
        observe::focus_in_next_frame(&["#main h1"]);
    };
    view! {
        {live(alarm)}
        {shown_while(unreadable, move || view! {
            <div class="trouble" role="alert" id="unreadable">
                <p>{messages.unreadable_words}</p>
                <a class="press" href="#/view/notebook">{messages.notebook}</a>
                {button("press", messages.close, close)}
            </div>
        })}
    }
}
