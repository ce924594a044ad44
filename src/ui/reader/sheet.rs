//! The sheet on the desk: painted with its marks, and scrolled to what is opened.

use super::painter::Painting;
use super::{Reading, gestures};
use crate::browser::dom;
use crate::browser::surroundings;
use crate::margin::beside_claims;
use crate::sheet::{Index, Layer, Mark};
use crate::text::Passage;
use crate::ui::desk::desk;
use crate::ui::live::{holds, on_change, on_change_and_paper};
use crate::ui::state::{Held, State};
use leptos::prelude::*;

/// A document with at most so many marks is painted whole, with all its cards, and nothing has to follow the reader about.
/// Measured on ten thousand words, with two slow cores: each mark and its card take a millisecond or two before the first
/// frame, 200 of them twice as long as all else; painted only near the window, 500 take nothing that could be measured.
const WHOLE: usize = 100;

/// The document's sheet.
#[component]
pub fn Sheet() -> impl IntoView {
    let desk = desk();
    let reading = expect_context::<Reading>();
    let host = State::<Option<web_sys::Element>>::new(None);
    let painting = Held::<Option<Painting>>::new(None);
    let has_few_marks = holds(move || {
        reading.beside.with(|beside| beside.placed().len()) + reading.hits.with(|hits| hits.passages().len()) <= WHOLE
    });
    // What is near follows the window, and comes to be all on paper.
    on_change_and_paper(move || {
        let Some(host) = host.get() else { return };
        let is_whole = desk.is_on_paper.get() || has_few_marks.get();
        painting.update_value(|painting| {
            reading.document.with_value(|document| {
                if painting.is_none() {
                    *painting = Painting::new(&host, document, &desk.messages());
                }
                let Some(painting) = painting else { return };
                let was = reading.near.get_untracked();
                let near = if is_whole { Some(document.text.whole()) } else { painting.near(was) };
                if painting.is_behind || near != was {
                    reading.near.set(near);
                }
            });
        });
    });
    let beside_claims = reading.document.with_value(|document| beside_claims(&desk.collection(), document));
    let beside_index = Index::new(beside_claims.iter().map(|mark| mark.passage).collect());
    on_change_and_paper(move || {
        let open = desk.open();
        let (near, marked) = (reading.near.get(), reading.marked.get());
        // What is open is there to be gone back to, and what is being marked to be scrolled to.
        let is_open = open.as_ref().and_then(|open| reading.passage_of(open));
        let wanted: Vec<Passage> = [near, is_open, marked].into_iter().flatten().collect();
        reading.beside.with(|beside| {
            reading.hits.with(|hits| {
                let marks_on = |part: Passage| {
                    let mut marks: Vec<Mark> = beside.marks_on(part).collect();
                    marks.extend(beside_index.touching(part).into_iter().map(|number| beside_claims[number].clone()));
                    for mark in &mut marks {
                        mark.is_open = Some(&mark.id) == open.as_ref();
                    }
                    let hits = hits.touching(part).into_iter().map(|number| hits.passages()[number]);
                    marks.extend(hits.map(|hit| plain_mark(hit, Layer::Hit)));
                    let marked = marked.filter(|marked| marked.intersection(part).is_some());
                    marks.extend(marked.map(|marked| plain_mark(marked, Layer::Chosen)));
                    marks
                };
                painting.update_value(|painting| {
                    if let Some(painting) = painting {
                        painting.paint(&wanted, &marks_on);
                    }
                });
            });
        });
    });
    // Scrolling follows the address, once the page has been laid out.
    on_change(move || {
        let Some(id) = desk.open() else { return };
        reading.beside.track();
        reading.before_next_frame(move || {
            if let Some(passage) = reading.passage_of(&id) {
                show_passage(&reading, passage);
            }
        });
    });
    view! {
        <div
            node_ref=host
            class="sheet-host"
            on:mousedown=gestures::pressed_down
            on:click=gestures::pressed(desk)
            on:keydown=gestures::keyed(desk)
            on:pointerover=gestures::hovered(true)
            on:pointerout=gestures::hovered(false)
            on:focusin=gestures::focused(true)
            on:focusout=gestures::focused(false)
        ></div>
    }
}

fn plain_mark(passage: Passage, layer: Layer) -> Mark {
    Mark { id: String::new(), passage, layer, number: None, is_open: false }
}

/// Scrolls a passage into the part of the window that nothing covers, unless it is there already.
fn show_passage(reading: &Reading, passage: Passage) {
    let Some(range) = reading.range_of(passage) else { return };
    let place = range.get_bounding_client_rect();
    let (_, height) = dom::window_size();
    // The bar covers the top, and below it the line of a search; below 72rem the sheet from below covers the lower half.
    let has_sheet_below = dom::find(".pbar").is_some_and(|bar| bar.offset_height() > 0);
    let top = dom::find(".hit-bar").map_or(72.0, |bar| f64::from(bar.offset_height()) + 64.0);
    let bottom = if has_sheet_below { height * 0.45 } else { height - 96.0 };
    let is_seen = place.top() >= top && place.bottom() <= bottom;
    if !is_seen {
        let goal = if has_sheet_below { top + 8.0 } else { top + (bottom - top) * 0.25 };
        surroundings::scroll_by(place.top() - goal);
    }
}
