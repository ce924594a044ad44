//! Writing a note in its card. What is typed is in the notebook at once; one stay in the editor is one step to undo.

use crate::browser::{clock, observe};
use crate::notebook::{
    Command, Edit, EditSession, Ink, NoTag, Note, NoteId, NoteKind, Refusal, Tag, last_of_line, line_of_tags,
    suggest_tags, tags_from_line,
};
use crate::sheet::element;
use crate::ui::card::{delete_in_text, note_swatch_class};
use crate::ui::desk::{Desk, desk};
use crate::ui::live::{live, live_some};
use crate::ui::parts::{self, all, button, choice};
use crate::ui::state::{Held, State};
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
    id: Held<NoteId>,
    session: EditSession,
    /// The note as this editor shows it, which another tab's words do not reach.
    shown: Held<Note>,
    /// The fields whose words are not in the notebook, and why.
    unkept: State<Vec<(Discriminant<Edit>, String)>>,
}

impl Writing {
    /// Carries out an edit. Of what is too long, as much as fits is kept, and what is not is said as long as it stands.
    fn edit(self, edit: Edit) {
        let field = std::mem::discriminant(&edit);
        let refusal = self.act(edit.clone()).err();
        if let Some(Refusal::TooLong { .. }) = refusal {
            drop(self.act(edit.shortened()));
        }
        self.say_of(field, refusal.map(|refusal| self.desk.messages().refusal(&refusal)));
    }

    /// Says why a field's words are not kept as they are, or that they are.
    fn say_of(self, field: Discriminant<Edit>, why: Option<String>) {
        self.unkept.update(|fields| {
            fields.retain(|(other, _)| *other != field);
            fields.extend(why.map(|why| (field, why)));
        });
    }

    fn act(self, edit: Edit) -> Result<(), Refusal> {
        let id = self.id.get_value();
        let is_seen = self.desk.keeping.with_now(|notebook| {
            notebook.get(&id).is_none_or(|note| self.shown.with_value(|shown| edit.finds_the_same(note, shown)))
        });
        self.shown.update_value(|shown| drop(edit.clone().apply_to(shown)));
        let command = if is_seen { Command::Edit { id, edit } } else { Command::Displace { id, edit } };
        self.desk.keeping.act(command, Some(self.session))
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
        id: Held::new(note.id.clone()),
        session: EditSession(u64::from_le_bytes(clock::random())),
        shown: Held::new(Note::clone(&note)),
        unkept: State::new(Vec::new()),
    };
    let quotation = note.target.quote().map(|quote| quote.exact.clone());
    let done = move |event: MouseEvent| {
        event.stop_propagation();
        if writing.holds_unkept() {
            writing.unkept.with_untracked(|fields| fields.iter().for_each(|(_, why)| desk.say(why)));
        } else {
            desk.editing.set(None);
            observe::focus_in_next_frame(&[".card.open h3", "#main h1"]);
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
        let shown = view! { <span class=class>{messages.note_kind_choice(kind)}</span> };
        choice("note-kind", kind == chosen, shown.into_any(), move || writing.edit(Edit::Kind(kind)))
    });
    parts::choices(messages.kind_question, choices.collect())
}

/// The marker's colour.
#[component]
fn Inks(writing: Writing, chosen: Ink) -> impl IntoView {
    let messages = writing.desk.messages();
    let choices = Ink::ALL.into_iter().map(|ink| {
        let shown = view! { <span class=format!("ink ink-{}", ink.name())></span> {messages.ink(ink)} };
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
    let had = Held::new(untrack(|| writing.tags()));
    let initial = had.with_value(|had| line_of_tags(had));
    // What the field holds. It is not written back while somebody types: half a character or a word that is being
    // composed would be spoilt by it.
    let text = State::new(initial.clone());
    let typed = move |value: String| {
        text.set(value.clone());
        let mut too_long = None;
        let tags = tags_from_line(&value).into_iter().filter_map(|tag| match tag {
            Err(NoTag::TooLong(cut)) => {
                too_long = Some(messages.tag_too_long(&cut));
                Some(cut)
            }
            tag => tag.ok(),
        });
        let edit = Edit::Tags(tags.collect());
        let field = std::mem::discriminant(&edit);
        writing.edit(edit);
        if too_long.is_some() {
            writing.say_of(field, too_long);
        }
    };
    // What is being typed asks for tags that begin so; a tag that the note had before asks for nothing.
    let begun = move |text: &str| {
        let (_, last) = last_of_line(text);
        Some(last).filter(|last| had.with_value(|had| had.iter().all(|tag| tag.as_str() != last))).unwrap_or_default()
    };
    let suggestions = move || {
        let begun = text.with(|text| begun(text));
        desk.keeping.with(|notebook| suggest_tags(notebook, &begun, &writing.tags(), SUGGESTIONS))
    };
    let take = move |tag: &Tag| {
        let line = text.get_untracked();
        let before = if begun(&line).is_empty() { &line } else { last_of_line(&line).0 };
        let before = before.trim_end_matches([',', ' ']);
        let tag = line_of_tags([tag]);
        let line = if before.is_empty() { tag } else { format!("{before}, {tag}") };
        if let Some(field) = field.get_untracked() {
            field.set_value(&line);
            // The button that was pressed is about to go.
            let _ = field.focus();
        }
        typed(line);
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
            {live_some(move || {
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
                            {all(buttons)}
                        </div>
                    }
                })
            })}
        </div>
    }
}
