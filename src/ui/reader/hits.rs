//! The line above the sheet while a search is lit: how many places there are here, from one to the next, and the end of it.

use super::Reading;
use crate::address::Address;
use crate::browser::location;
use crate::margin::passage_id;
use crate::ui::desk::desk;
use crate::ui::live::{follow, live, shown_while};
use crate::ui::parts::button;
use leptos::prelude::*;

/// What the search found in this document; nothing while none is lit.
#[component]
pub fn HitBar() -> impl IntoView {
    let desk = desk();
    let reading = expect_context::<Reading>();
    let messages = desk.messages();
    let go = move |way: isize| {
        let hits = reading.hits.get_untracked();
        let hits = hits.passages();
        let open = desk.open_now().and_then(|id| reading.passage_of(&id));
        let next = match open {
            None if way < 0 => hits.last(),
            None => hits.first(),
            Some(open) if way < 0 => hits.iter().rfind(|hit| hit.end() <= open.start()).or(hits.last()),
            Some(open) => hits.iter().find(|hit| hit.start() >= open.end()).or(hits.first()),
        };
        if let (Some(hit), Some(document)) = (next, desk.document_now()) {
            location::go(&Address::within(&document.id, passage_id(*hit)));
        }
    };
    view! {
        {shown_while(move || desk.sought.with(|words| !words.is_empty()), move || view! {
            <div class="hit-bar" role="status">
                <p>{live(move || messages.hits_here(&desk.sought.get(), reading.hits.with(|hits| hits.passages().len())))}</p>
                {shown_while(move || reading.hits.with(|hits| !hits.passages().is_empty()), move || view! {
                    {button("plain-link", messages.previous_hit, move |_| go(-1))}
                    {button("plain-link", messages.next_hit, move |_| go(1))}
                })}
                <a class="plain-link" href=follow(move || Address::Search(desk.sought.get()).to_string())>{messages.all_hits}</a>
                {button("plain-link", messages.end_search, move |_| desk.sought.set(String::new()))}
            </div>
        })}
    }
}
