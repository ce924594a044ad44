//! What the notebook shows, and in which order: by document, type, tag and words.

use crate::notebook::{Filter, NoteKind, Order, Tag, count};
use crate::ui::desk::desk;
use crate::ui::live::{Live, live};
use crate::ui::parts::{option, select};
use leptos::prelude::*;

/// The fields above the list.
#[component]
pub fn Sieve(filter: RwSignal<Filter>, order: RwSignal<Order>) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let counts = Memo::new(move |_| desk.keeping.with(|notebook| count(notebook.notes().map(AsRef::as_ref))));
    let documents = move || {
        let collection = desk.collection();
        let rows = collection.documents.iter().map(|document| {
            let iri = collection.iri_of(&document.id);
            let number = counts.with(|counts| counts.about(&iri));
            option(iri, (messages.with_count)(&(messages.document_short)(document), number))
        });
        rows.collect_view()
    };
    let kinds = move || {
        let rows = NoteKind::ALL.map(Some).into_iter().chain([None]).map(|kind| {
            let number = counts.with(|counts| counts.of_kind(kind));
            let value = kind.map_or("none", NoteKind::name);
            option(value, (messages.with_count)((messages.note_kind)(kind), number))
        });
        rows.collect_view()
    };
    let tags = move || {
        counts.with(|counts| {
            let rows = counts.tags().map(|(name, number)| option(name.to_owned(), (messages.with_count)(name, number)));
            rows.collect_view()
        })
    };
    let choose =
        move |change: fn(&mut Filter, String)| move |value: String| filter.update(|filter| change(filter, value));
    let set_order = move |name: String| {
        order.set(match name.as_str() {
            "newest" => Order::Newest,
            "oldest" => Order::Oldest,
            _ => Order::Place,
        });
    };
    let set_kind = |filter: &mut Filter, name: String| {
        filter.kind = (!name.is_empty()).then(|| NoteKind::from_name(&name));
    };
    let all_or = |options: Live<AnyView>| (option("", messages.all), options).into_any();
    let orders = [("place", messages.by_place), ("newest", messages.newest_first), ("oldest", messages.oldest_first)];
    let orders = orders.map(|(value, words)| option(value, words)).collect_view().into_any();
    let search = choose(|filter, words| filter.text = words);
    view! {
        <div class="sieve">
            <label class="field">
                <span>{messages.filter_words}</span>
                <input type="search" autocomplete="off" on:input=move |event| search(event_target_value(&event))/>
            </label>
            {select(messages.document, all_or(live(documents)), choose(|filter, iri| filter.source = (!iri.is_empty()).then_some(iri)))}
            {select(messages.kind, all_or(live(kinds)), choose(set_kind))}
            {select(messages.tag, all_or(live(tags)), choose(|filter, name| filter.tag = Tag::new(&name).ok()))}
            {select(messages.order, orders, set_order)}
        </div>
    }
}
