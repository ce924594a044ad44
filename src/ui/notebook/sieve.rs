//! What the notebook shows, and in which order: by document, type, tag and words.

use crate::notebook::{Filter, NoteKind, Order, Tag, count};
use crate::ui::desk::desk;
use crate::ui::live::live;
use leptos::prelude::*;

/// The fields above the list.
#[component]
pub fn Sieve(filter: RwSignal<Filter>, order: RwSignal<Order>) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let counts = Memo::new(move |_| desk.keeping.with(|notebook| count(notebook.notes())));
    let documents = move || {
        let collection = desk.collection();
        let rows = collection.documents.iter().map(|document| {
            let iri = collection.iri_of(&document.id);
            let number = counts.with(|counts| counts.sources.get(&iri).copied().unwrap_or(0));
            view! { <option value=iri>{(messages.with_count)(&(messages.document_short)(document), number)}</option> }
        });
        rows.collect_view()
    };
    let kinds = move || {
        let rows = NoteKind::ALL.map(Some).into_iter().chain([None]).map(|kind| {
            let number = counts.with(|counts| counts.kinds.get(&kind).copied().unwrap_or(0));
            let value = kind.map_or("none", NoteKind::name);
            view! { <option value=value>{(messages.with_count)((messages.note_kind)(kind), number)}</option> }
        });
        rows.collect_view()
    };
    let tags = move || {
        let tags = counts.with(|counts| counts.tags.clone()).into_iter();
        let rows = tags.map(|(tag, number)| {
            let name = tag.to_string();
            view! { <option value=name.clone()>{(messages.with_count)(&name, number)}</option> }
        });
        rows.collect_view()
    };
    let choose = move |change: fn(&mut Filter, String)| {
        move |event: leptos::ev::Event| filter.update(|filter| change(filter, event_target_value(&event)))
    };
    let set_order = move |event: leptos::ev::Event| {
        order.set(match event_target_value(&event).as_str() {
            "newest" => Order::Newest,
            "oldest" => Order::Oldest,
            _ => Order::Place,
        });
    };
    view! {
        <div class="sieve">
            <label class="field">
                <span>{messages.filter_words}</span>
                <input type="search" autocomplete="off" on:input=choose(|filter, words| filter.text = words)/>
            </label>
            <label class="field">
                <span>{messages.document}</span>
                <select on:change=choose(|filter, iri| filter.source = (!iri.is_empty()).then_some(iri))>
                    <option value="">{messages.all}</option>
                    {live(documents)}
                </select>
            </label>
            <label class="field">
                <span>{messages.kind}</span>
                <select on:change=choose(|filter, name| {
                    filter.kind = (!name.is_empty()).then(|| NoteKind::from_name(&name));
                })>
                    <option value="">{messages.all}</option>
                    {live(kinds)}
                </select>
            </label>
            <label class="field">
                <span>{messages.tag}</span>
                <select on:change=choose(|filter, name| filter.tag = Tag::new(&name).ok())>
                    <option value="">{messages.all}</option>
                    {live(tags)}
                </select>
            </label>
            <label class="field">
                <span>{messages.order}</span>
                <select on:change=set_order>
                    <option value="place">{messages.by_place}</option>
                    <option value="newest">{messages.newest_first}</option>
                    <option value="oldest">{messages.oldest_first}</option>
                </select>
            </label>
        </div>
    }
}
