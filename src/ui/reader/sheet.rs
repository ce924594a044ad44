//! The sheet on the desk: painted with its marks, and scrolled to what is opened.

use super::painter::Painting;
use super::{Reading, gestures};
use crate::browser::dom;
use crate::margin::layer_marks;
use crate::sheet::{Layer, Mark};
use crate::ui::desk::desk;
use crate::ui::live::on_change;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::reactive::owner::LocalStorage;

/// The document's sheet.
#[component]
pub fn Sheet() -> impl IntoView {
    let desk = desk();
    let reading = expect_context::<Reading>();
    let host = NodeRef::<Div>::new();
    let painting = StoredValue::<Option<Painting>, LocalStorage>::new_local(None);
    let marks = Memo::new(move |_| {
        let collection = desk.collection();
        let mut marks = reading
            .placed
            .with(|placed| reading.document.with_value(|document| layer_marks(&collection, document, placed)));
        marks.extend(reading.hits.get().into_iter().map(|passage| plain_mark(passage, Layer::Hit)));
        marks.extend(reading.marked.get().map(|passage| plain_mark(passage, Layer::Chosen)));
        marks
    });
    // What is painted and what is lit belong together: a piece that is painted anew has lost its light.
    let mut lit = None;
    on_change(move || {
        let Some(host) = host.get() else { return };
        let open = desk.open();
        painting.update_value(|painting| {
            marks.with(|marks| match painting {
                Some(painting) => painting.repaint(marks),
                None => {
                    *painting =
                        reading.document.with_value(|document| Painting::new(&host, document, marks, desk.messages()));
                }
            });
        });
        if let Some(formerly) = lit.take().filter(|id| Some(id) != open.as_ref()) {
            dom::set_class_of(&formerly, "is-open", false);
        }
        for mark in open.iter().flat_map(|id| dom::marks_of(id)) {
            let _ = mark.class_list().add_1("is-open");
        }
        lit = open;
    });
    // Scrolling follows the address, once the page has been laid out.
    on_change(move || {
        let Some(id) = desk.open() else { return };
        reading.placed.track();
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

fn plain_mark(passage: crate::text::Passage, layer: Layer) -> Mark {
    Mark { id: String::new(), passage, layer, number: None }
}

/// Scrolls a passage into the part of the window that nothing covers, unless it is there already.
fn show_passage(reading: &Reading, passage: crate::text::Passage) {
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
        dom::window().scroll_by_with_x_and_y(0.0, place.top() - goal);
    }
}
