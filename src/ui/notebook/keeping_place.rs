//! Where the notes are, how full that place is, what could not be read there, and how to erase everything.

use crate::browser::{clock, files, location, observe};
use crate::ui::desk::{Dialog, desk};
use crate::ui::live::{live, live_some};
use crate::ui::parts::{all, button, button_while};
use crate::ui::state::State;
use leptos::prelude::*;

/// The foot of the notebook.
#[component]
pub fn KeepingPlace() -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let percent = move || desk.keeping.usage.with(|usage| usage.percent_full());
    let backup = move || {
        let (last, since) = desk.keeping.with(|notebook| (notebook.last_backup(), notebook.changes_since_backup()));
        messages.backup_state(last.map(clock::local).as_deref(), since)
    };
    view! {
        <section class="keeping" aria-labelledby="keeping-title">
            <h2 id="keeping-title">{messages.where_notes_are}</h2>
            <p>{messages.where_notes_are_words}</p>
            {location::is_file().then(|| view! { <p class="not-in-file">{messages.notes_not_in_file}</p> }.into_any())}
            <p>{live(backup)}</p>
            <label>
                {live(move || desk.keeping.usage.with(|usage| messages.room_left(usage.notes_left(), usage.percent_full())))}
                <meter min="0" max="100" low="70" high="90" optimum="0" value=move || percent().to_string()></meter>
            </label>
            <Asides/>
            <div class="does">
                {button("press grave", messages.erase_everything, move |_| desk.dialog.set(Some(Dialog::EraseAll)))}
            </div>
        </section>
    }
}

/// Data that could not be read: each to be saved as a file, and then to be let go.
#[component]
fn Asides() -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    live_some(move || {
        let asides = desk.keeping.asides.get();
        (!asides.is_empty()).then(|| {
            let rows = asides.into_iter().enumerate().map(|(number, aside)| {
                let discarded = aside.clone();
                let is_saved = State::new(false);
                let save = move |_| {
                    let name = format!("claimlight-unreadable-{}.txt", number + 1);
                    is_saved.set(files::save(&name, "text/plain", &aside.text).is_ok());
                };
                let discard = move |_| {
                    desk.keeping.discard_aside(&discarded);
                    observe::focus_in_next_frame(&["#main h1"]);
                };
                view! {
                    <li class="does">
                        {button("press", messages.save_aside, save)}
                        {button_while(move || is_saved.get(), "press", messages.discard_aside, discard)}
                    </li>
                }
            });
            view! {
                <p>{messages.asides_words}</p>
                <ul class="asides">{all(rows)}</ul>
            }
        })
    })
}
