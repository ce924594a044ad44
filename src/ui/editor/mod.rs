//! Writing a note in its card. What is typed is in the notebook at once; one stay in the editor is one step to undo.

use crate::browser::{clock, observe};
use crate::notebook::{
    Command, Edit, EditSession, Ink, Note, NoteId, NoteKind, TAG_LIMIT, Tag, line_of_tags, suggest_tags, tags_from_line,
};
use crate::sheet::element;
use crate::ui::card::{delete_in_text, note_swatch_class};
use crate::ui::desk::{Desk, desk};
use crate::ui::live::live;
use crate::ui::parts::{self, button, choice};
use crate::ui::tree::all_plain;
use leptos::ev::MouseEvent;
use leptos::html::Input;
use leptos::prelude::*;
use std::mem::Discriminant;
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
    /// The fields whose words are not in the notebook, and why.
    unkept: RwSignal<Vec<(Discriminant<Edit>, String)>>,
}

impl Writing {
    /// Carries out an edit; what is refused changes nothing, and is said as long as it stands.
    fn edit(self, edit: Edit) {
        self.edit_in_part(edit, None);
    }

    /// [`edit`](Self::edit), where a part of what was typed can't be kept, and why.
    fn edit_in_part(self, edit: Edit, unkept: Option<String>) {
        let id = self.id.get_value();
        let field = std::mem::discriminant(&edit);
        let is_seen = self.desk.keeping.with_now(|notebook| {
            notebook.get(&id).is_none_or(|note| self.shown.with_value(|shown| edit.finds_the_same(note, shown)))
        });
        self.shown.update_value(|shown| drop(edit.clone().apply_to(shown)));
        let command = if is_seen { Command::Edit { id, edit } } else { Command::Displace { id, edit } };
        let refused = self.desk.keeping.act(command, Some(self.session)).err();
        let unkept = refused.map(|refusal| (self.desk.messages().refusal)(&refusal)).or(unkept);
        self.unkept.update(|fields| {
            fields.retain(|(other, _)| *other != field);
            fields.extend(unkept.map(|why| (field, why)));
        });
    }

    /// Whether closing the editor would throw away words that can still be made to fit.
    fn holds_unkept(self) -> bool {
        let is_there = self.desk.keeping.with_now(|notebook| notebook.get(&self.id.get_value()).is_some());
        is_there && self.unkept.with_untracked(|fields| !fields.is_empty())
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
        unkept: RwSignal::new(Vec::new()),
    };
    let quotation = note.target.quote().map(|quote| quote.exact.clone());
    let done = move |event: MouseEvent| {
        event.stop_propagation();
        if writing.holds_unkept() {
            writing.unkept.with_untracked(|fields| fields.iter().for_each(|(_, why)| desk.say(why)));
        } else {
            desk.editing.set(None);
            observe::focus_in_next_frame(".card.open h3");
        }
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
            <div role="alert">
                {live(move || all_plain(writing.unkept.get().into_iter().map(|(_, why)| element("p").text(why))))}
            </div>
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
    let initial = line_of_tags(&untrack(|| writing.tags()));
    // What the field holds. It is not written back while somebody types: half a character or a word that is being
    // composed would be spoilt by it.
    let text = RwSignal::new(initial.clone());
    let typed = move |value: String| {
        text.set(value.clone());
        let (tags, unkept): (Vec<_>, Vec<_>) = tags_from_line(&value).into_iter().partition(Result::is_ok);
        let too_long = (!unkept.is_empty()).then(|| (messages.tag_too_long)(TAG_LIMIT));
        writing.edit_in_part(Edit::Tags(tags.into_iter().flatten().collect()), too_long);
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
        let kept = already.iter().filter(|other| !is_begun || other.as_str() != last);
        let tags = line_of_tags(kept.chain([tag]));
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
