//! What the notebook shows, and in which order: by document, type, tag and words.

use crate::notebook::{Filter, NoteKind, Order, Tag, count};
use crate::ui::desk::desk;
use crate::ui::live::on_change;
use crate::ui::parts::{option, select};
use crate::ui::rows::{RowKey, rows};
use crate::ui::state::{Derived, State};
use leptos::prelude::*;

/// The fields above the list.
#[component]
pub fn Sieve(filter: State<Filter>, order: State<Order>) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let counts = Derived::new(move |_| desk.keeping.with(|notebook| count(notebook.notes().map(AsRef::as_ref))));
    let documents = move || {
        let collection = desk.collection();
        let rows = collection.documents.iter().map(|document| {
            let iri = collection.iri_of(&document.id);
            let number = counts.with(|counts| counts.about(&iri));
            let words = messages.with_count(&messages.document_short(document), number);
            RowKey { id: iri, version: words }
        });
        rows.collect()
    };
    let kinds = move || {
        let rows = NoteKind::ALL.map(Some).into_iter().chain([None]).map(|kind| {
            let number = counts.with(|counts| counts.of_kind(kind));
            let words = messages.with_count(messages.note_kind(kind), number);
            RowKey { id: kind_value(kind), version: words }
        });
        rows.collect()
    };
    let tags = move || {
        counts.with(|counts| {
            let tags = counts.tags();
            tags.map(|(name, number)| RowKey { id: name.to_owned(), version: messages.with_count(name, number) })
                .collect()
        })
    };
    // With its last note a tag goes from the list, and must not go on hiding the others.
    on_change(move || {
        let is_gone = |tag: &Tag| counts.with(|counts| counts.tags().all(|(name, _)| name != tag.as_str()));
        if filter.with_untracked(|filter| filter.tag.as_ref().is_some_and(is_gone)) {
            filter.update(|filter| filter.tag = None);
        }
    });
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
    // Whoever comes back to the notebook's fields finds them as they sift.
    let chosen = move |of: fn(&Filter) -> String| filter.with_untracked(of);
    let all = move |of| option("", messages.all, chosen(of).is_empty());
    let options = move |keys: Box<dyn Fn() -> Vec<RowKey> + Send>, of: fn(&Filter) -> String| {
        let row = move |RowKey { id, version: words }| {
            let is_chosen = chosen(of) == id;
            option(id, words, is_chosen)
        };
        (all(of), rows(keys, row)).into_any()
    };
    let documents = options(Box::new(documents), |filter| filter.source.clone().unwrap_or_default());
    let kinds = options(Box::new(kinds), |filter| filter.kind.map(kind_value).unwrap_or_default());
    let tags = options(Box::new(tags), |filter| filter.tag.as_ref().map(Tag::to_string).unwrap_or_default());
    let now = order.get_untracked();
    let orders = [
        ("place", messages.by_place, Order::Place),
        ("newest", messages.newest_first, Order::Newest),
        ("oldest", messages.oldest_first, Order::Oldest),
    ];
    let orders = Vec::from(orders.map(|(value, words, order)| option(value, words, order == now))).into_any();
    let search = choose(|filter, words| filter.text = words);
    view! {
        <div class="sieve">
            <label class="field">
                <span>{messages.filter_words}</span>
                <input
                    type="search"
                    autocomplete="off"
                    prop:value=filter.with_untracked(|filter| filter.text.clone())
                    on:input=move |event| search(event_target_value(&event))
                />
            </label>
            {select(messages.document, documents, choose(|filter, iri| filter.source = (!iri.is_empty()).then_some(iri)))}
            {select(messages.kind, kinds, choose(set_kind))}
            {select(messages.tag, tags, choose(|filter, name| filter.tag = Tag::new(&name).ok()))}
            {select(messages.order, orders, set_order)}
        </div>
    }
}

/// The value of the choice of a kind.
fn kind_value(kind: Option<NoteKind>) -> String {
    kind.map_or("none", NoteKind::name).to_owned()
}
