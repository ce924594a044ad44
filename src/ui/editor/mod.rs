//! Writing a note in its card. What is typed is in the notebook at once; one stay in the editor is one step to undo.

use crate::browser::{clock, dom, observe};
use crate::notebook::{Command, Edit, EditSession, Ink, Note, NoteId, NoteKind, Refusal, Tag, suggest_tags};
use crate::ui::card::{delete_in_text, note_swatch_class};
use crate::ui::desk::{Desk, desk};
use crate::ui::live::live;
use crate::ui::parts::{self, button, choice};
use leptos::ev::MouseEvent;
use leptos::html::Input;
use leptos::prelude::*;
use std::sync::Arc;

/// How many tags are suggested at once.
const SUGGESTIONS: usize = 6;

/// One stay in the editor of one note.
#[derive(Clone, Copy)]
struct Writing {
    desk: Desk,
    id: StoredValue<NoteId>,
    session: EditSession,
    /// The note as this editor shows it, which another tab's words do not reach.
    shown: StoredValue<Note>,
    refusal: RwSignal<Option<Refusal>>,
}

impl Writing {
    /// Carries out an edit; what is refused is said below the field and changes nothing.
    fn edit(self, edit: Edit) {
        let id = self.id.get_value();
        let is_seen = self.desk.keeping.with_now(|notebook| {
            notebook.get(&id).is_none_or(|note| self.shown.with_value(|shown| edit.finds_the_same(note, shown)))
        });
        self.shown.update_value(|shown| drop(edit.clone().apply_to(shown)));
        let command = if is_seen { Command::Edit { id, edit } } else { Command::Displace { id, edit } };
        self.refusal.set(self.desk.keeping.act(command, Some(self.session)).err());
    }

    fn tags(self) -> Vec<Tag> {
        self.desk.keeping.with(|notebook| {
            self.id.with_value(|id| notebook.get(id).map(|note| note.tags.clone()).unwrap_or_default())
        })
    }
}

/// The editor of one note.
#[component]
pub fn Editor(note: Arc<Note>) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let writing = Writing {
        desk,
        id: StoredValue::new(note.id.clone()),
        session: EditSession(u64::from_le_bytes(clock::random())),
        shown: StoredValue::new(Note::clone(&note)),
        refusal: RwSignal::new(None),
    };
    let quotation = note.target.quote().map(|quote| quote.exact.clone());
    let done = move |event: MouseEvent| {
        event.stop_propagation();
        desk.editing.set(None);
        observe::before_next_frame(|| dom::focus(dom::find(".card.open h3").as_ref()));
    };
    let delete = move |event: MouseEvent| {
        event.stop_propagation();
        delete_in_text(&desk, writing.id.get_value());
    };
    view! {
        <blockquote>{quotation}</blockquote>
        <div class="editor">
            <Kinds writing=writing chosen=note.kind/>
            <label class="field">
                <span>{messages.why} " " <span class="hint">{messages.why_hint}</span></span>
                <input
                    class="own"
                    type="text"
                    id="note-why"
                    autocomplete="off"
                    prop:value=note.why.clone()
                    on:input=move |event| writing.edit(Edit::Why(event_target_value(&event)))
                />
            </label>
            <label class="field">
                <span>{messages.note} " " <span class="hint">{messages.note_hint}</span></span>
                <textarea
                    id="note-comment"
                    rows="4"
                    prop:value=note.comment.clone()
                    on:input=move |event| writing.edit(Edit::Comment(event_target_value(&event)))
                ></textarea>
            </label>
            <TagField writing=writing/>
            <Inks writing=writing chosen=note.ink/>
            <p role="alert">{live(move || writing.refusal.get().map(|refusal| (messages.refusal)(&refusal)))}</p>
            <div class="does">
                {button("press primary", messages.done, done)}
                {button("press", messages.delete, delete)}
            </div>
        </div>
    }
}

/// What the passage is taken for: one of four, or nothing.
#[component]
fn Kinds(writing: Writing, chosen: Option<NoteKind>) -> impl IntoView {
    let messages = writing.desk.messages();
    let choices = NoteKind::ALL.map(Some).into_iter().chain([None]).map(|kind| {
        let class = match kind {
            Some(_) => note_swatch_class(kind, Ink::Yellow),
            None => String::new(),
        };
        let shown = view! { <span class=class>{(messages.note_kind_choice)(kind)}</span> };
        choice("note-kind", kind == chosen, shown.into_any(), move || writing.edit(Edit::Kind(kind)))
    });
    parts::choices(messages.kind_question, choices.collect())
}

/// The marker's colour.
#[component]
fn Inks(writing: Writing, chosen: Ink) -> impl IntoView {
    let messages = writing.desk.messages();
    let choices = Ink::ALL.into_iter().map(|ink| {
        let shown = view! { <span class=format!("ink ink-{}", ink.name())></span> {(messages.ink)(ink)} };
        choice("note-ink", ink == chosen, shown.into_any(), move || writing.edit(Edit::Ink(ink)))
    });
    parts::choices(messages.colour, choices.collect())
}

/// The tags: typed with commas between them, or taken from those that other notes have.
#[component]
fn TagField(writing: Writing) -> impl IntoView {
    let desk = writing.desk;
    let messages = desk.messages();
    let field = NodeRef::<Input>::new();
    let initial = untrack(|| writing.tags()).iter().map(Tag::as_str).collect::<Vec<_>>().join(", ");
    // What the field holds. It is not written back while somebody types: half a character or a word that is being
    // composed would be spoilt by it.
    let text = RwSignal::new(initial.clone());
    let typed = move |value: String| {
        text.set(value.clone());
        let tags = value.split(',').filter_map(|name| Tag::new(name).ok()).collect();
        writing.edit(Edit::Tags(tags));
    };
    let suggestions = move || {
        let already = writing.tags();
        let last = text.with(|text| text.rsplit(',').next().unwrap_or_default().trim().to_owned());
        // A tag that is complete asks for no other.
        let begun = if already.iter().any(|tag| tag.as_str() == last) { "" } else { &last };
        desk.keeping.with(|notebook| suggest_tags(notebook, begun, &already, SUGGESTIONS))
    };
    let take = move |tag: &Tag| {
        let already = untrack(|| writing.tags());
        let last = text.with_untracked(|text| text.rsplit(',').next().unwrap_or_default().trim().to_owned());
        let is_begun = crate::text::fold(tag.as_str()).starts_with(&crate::text::fold(&last));
        let kept = already.iter().map(Tag::as_str).filter(|name| !is_begun || *name != last);
        let tags = kept.chain([tag.as_str()]).collect::<Vec<_>>().join(", ");
        if let Some(field) = field.get_untracked() {
            field.set_value(&tags);
            // The button that was pressed is about to go.
            let _ = field.focus();
        }
        typed(tags);
    };
    view! {
        <div class="field">
            <label for="note-tags">{messages.tags} " " <span class="hint">{messages.tags_hint}</span></label>
            <input
                class="own"
                id="note-tags"
                type="text"
                autocomplete="off"
                node_ref=field
                prop:value=initial
                on:input=move |event| typed(event_target_value(&event))
            />
            {live(move || {
                let tags = suggestions();
                (!tags.is_empty()).then(|| {
                    let buttons = tags.into_iter().map(|tag| {
                        button("", format!("+ {tag}"), move |event: MouseEvent| {
                            event.stop_propagation();
                            take(&tag);
                        })
                    });
                    view! {
                        <div class="suggestions" role="group" aria-label=messages.suggested_tags>
                            {buttons.collect_view()}
                        </div>
                    }
                })
            })}
        </div>
    }
}
