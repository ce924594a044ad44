//! "About this document": what its pages state about themselves, and the editors' notes.

use super::Reading;
use crate::ui::desk::desk;
use leptos::prelude::*;

/// The panel above the sheet.
#[component]
pub fn About() -> impl IntoView {
    let desk = desk();
    let reading = expect_context::<Reading>();
    let messages = desk.messages();
    reading.document.with_value(|document| {
        let particulars = document.particulars.iter().map(|(particular, words)| {
            view! { <dt>{(messages.particular)(*particular)}</dt><dd lang=document.language.clone()>{words.clone()}</dd> }
        });
        let notes = document.notes.iter().map(|note| view! { <li>{note.get(desk.language()).to_owned()}</li> });
        view! {
            <div class="about">
                <dl>
                    <dt>{messages.what_it_is}</dt>
                    <dd>{document.kind.get(desk.language()).to_owned()}</dd>
                    <dt>{messages.from}</dt>
                    <dd>{document.author.clone()}</dd>
                    <dt>{messages.to}</dt>
                    <dd>{document.recipient.clone()}</dd>
                    <dt>{messages.date}</dt>
                    <dd>{(messages.long_date)(document.date)}</dd>
                    {particulars.collect_view()}
                </dl>
                {(!document.notes.is_empty()).then(|| view! {
                    <h2>{messages.editors_notes}</h2>
                    <ul>{notes.collect_view()}</ul>
                })}
            </div>
        }
    })
}
