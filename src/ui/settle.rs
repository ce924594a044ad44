//! What a reader has to decide of a note whose document was revised: whether changed words still are its own, which of
//! several places was meant, whether what is nearest to lost words is what was meant.

use crate::anchor::Change;
use crate::collection::Document;
use crate::notebook::{Note, Standing};
use crate::search::{Excerpt, excerpt};
use crate::sheet::{Element, element};
use crate::text::Passage;
use crate::ui::desk::{Desk, desk};
use crate::ui::live::live;
use crate::ui::parts::{all, button};
use crate::ui::standings::Search;
use crate::ui::tree::{all_plain, plain};
use leptos::prelude::*;
use std::sync::Arc;

/// Places to choose from, at most: nobody compares more.
const MOST_PLACES: usize = 6;

/// The question, what it is about, and the answers; nothing where there is nothing to decide.
#[component]
pub fn Settle(note: Arc<Note>, document: Arc<Document>, standing: Standing) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let answer = |words: &'static str, passage: Option<Passage>| {
        let (note, document) = (note.clone(), document.clone());
        button("press", words, move |event| {
            event.stop_propagation();
            settle(&desk, &document, &note, passage);
        })
    };
    let place = |passage: Passage, words| {
        view! {
            <li>{plain(surroundings(&document, passage))} {answer(words, Some(passage))}</li>
        }
    };
    let none = || answer(messages.not_here, None);
    let leave = || answer(messages.without_place, None);
    let (question, about, answers) = match standing {
        Standing::Found(_) | Standing::Sought => return ().into_any(),
        Standing::Changed(passage, changes) => {
            let answers = (answer(messages.still_mine, Some(passage)), none()).into_any();
            (messages.note_changed.to_owned(), plain(difference(&changes)), answers)
        }
        Standing::Ambiguous(places) => {
            let question = messages.note_ambiguous(places.len());
            let places = places.into_iter().take(MOST_PLACES).map(|passage| place(passage, messages.this_one));
            (question, view! { <ol class="places">{all(places)}</ol> }.into_any(), none())
        }
        Standing::Lost(None) => (messages.note_lost.to_owned(), ().into_any(), leave()),
        Standing::Nowhere => (messages.note_lost.to_owned(), ().into_any(), ().into_any()),
        Standing::Lost(Some(passage)) => {
            let nearest = view! { <ol class="places">{place(passage, messages.this_one)}</ol> };
            (format!("{} {}", messages.note_lost, messages.nearest), nearest.into_any(), leave())
        }
    };
    view! {
        <div class="settle">
            {all_plain([element("p").class("why").text(question)])}
            {about}
            <div class="does">{answers}</div>
        </div>
    }
    .into_any()
}

/// How the search for the places of notes goes, if it takes a while or could not be done.
#[component]
pub fn SearchLine() -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let standings = desk.keeping.standings;
    live(move || {
        let (words, again) = match standings.search.get() {
            Search::Quiet => return None,
            Search::Going(done) => (messages.notes_sought(done), None),
            Search::Failed => {
                let retry = move |_| standings.retry(desk.keeping, desk.collection());
                (messages.notes_not_sought.to_owned(), Some(button("press", messages.try_again, retry)))
            }
        };
        Some(view! { <p class="settle-line" role="status">{words} " " {again}</p> })
    })
}

fn settle(desk: &Desk, document: &Document, note: &Note, passage: Option<Passage>) {
    let messages = desk.messages();
    desk.keeping.settle(document, note, passage);
    desk.tell(if passage.is_some() { messages.settled } else { messages.settled_as_lost }, true);
    crate::browser::observe::focus_in_next_frame(&[".card.open h3", "#main h1"]);
}

/// What was removed struck out, what was added underlined, as an editor marks them.
fn difference(changes: &[Change]) -> Element {
    element("blockquote").class("difference").children(changes.iter().map(|change| match change {
        Change::Kept(words) => crate::sheet::Node::Text(words.clone()),
        Change::Removed(words) => element("del").text(words).into(),
        Change::Added(words) => element("ins").text(words).into(),
    }))
}

fn surroundings(document: &Document, passage: Passage) -> Element {
    let Excerpt { before, hit, behind } = excerpt(&document.text, passage);
    element("p").text(before).child(element("mark").class("hit").text(hit)).text(behind)
}
