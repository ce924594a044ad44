//! The desk: what all views share, and the few things that any of them can do.

use super::keeping::Keeping;
use super::languages::Spoken;
use super::preferences;
use crate::address::Address;
use crate::browser::{location, observe, surroundings};
use crate::collection::{Collection, Document, DocumentId};
use crate::i18n::Messages;
use crate::settings::{Settings, Theme};
use crate::text::Passage;
use crate::ui::state::{Held, State};
use leptos::prelude::*;
use std::sync::Arc;

/// Handles to everything that is shared; copying it copies no data.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The collection as the page carries it, from which it is read anew for another language.
    bundle: Held<Arc<str>>,
    collection: Held<Arc<Collection>>,
    messages: Held<Messages>,
    /// Tells that the language has changed: every word on the page is another then.
    pub language: State<()>,
    /// Where the reader is.
    pub address: State<Address>,
    /// The reader's notes, and how they are kept.
    pub keeping: Keeping,
    /// Light or dark, text size, line width, shortcuts.
    pub settings: State<Settings>,
    /// Light or dark as the page around the app wants it, until the reader chooses.
    pub given_theme: State<Option<Theme>>,
    /// The words just selected.
    pub chosen: State<Option<Chosen>>,
    /// Whether a passage is being marked without dragging.
    pub is_marking: State<bool>,
    /// The note that is being written.
    pub editing: State<Option<String>>,
    /// A word in passing, with a way back.
    pub notice: State<Option<Notice>>,
    /// Where the reader came from by links, for the way back; the latest last.
    pub trail: State<Vec<Step>>,
    /// Whether the list of documents is open, where it is a menu.
    pub rail_is_open: State<bool>,
    /// The panel that is open over the page.
    pub dialog: State<Option<Dialog>>,
    /// Whether the page is being printed. Heard of anew whenever something may have moved: a view that shows only what is
    /// near the window follows this.
    pub is_on_paper: State<bool>,
    /// What a screen reader shall say next.
    pub said: State<String>,
    /// The words that are searched for and lit in the text.
    pub sought: State<String>,
}

/// A passage of a document that the reader has chosen to do something with.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// The document.
    pub document: DocumentId,
    /// The words.
    pub passage: Passage,
}

/// A way that was taken by a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Where it started.
    pub from: Address,
    /// Where it led.
    pub to: Address,
}

/// A word in passing at the foot of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What it says.
    pub words: String,
    /// Whether it offers to take the last change back.
    pub offers_undo: bool,
}

/// A panel over the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// Text size, line width, theme, shortcuts.
    Settings,
    /// The list of shortcuts.
    Shortcuts,
    /// The question before everything is erased.
    EraseAll,
    /// What a file or a link would bring, or what is wrong with it.
    Opened(super::notebook::OpenedFile),
    /// A link with annotations, which are given as the text of a file.
    Link(String),
}

impl Desk {
    /// Lays the desk for a collection.
    pub fn new(bundle: String, spoken: Spoken, keeping: Keeping) -> Self {
        Self {
            bundle: Held::new(bundle.into()),
            collection: Held::new(Arc::new(spoken.collection)),
            messages: Held::new(spoken.messages),
            language: State::new(()),
            address: State::new(location::current()),
            keeping,
            settings: State::new(preferences::load()),
            given_theme: State::new(None),
            chosen: State::new(None),
            is_marking: State::new(false),
            editing: State::new(None),
            notice: State::new(None),
            trail: State::new(Vec::new()),
            rail_is_open: State::new(false),
            dialog: State::new(None),
            is_on_paper: State::new(false),
            said: State::new(String::new()),
            sought: State::new(String::new()),
        }
    }

    /// The documents and their claims.
    pub fn collection(&self) -> Arc<Collection> {
        self.collection.get_value()
    }

    /// The collection as the page carries it.
    pub fn bundle(&self) -> Arc<str> {
        self.bundle.get_value()
    }

    /// The interface's words.
    pub fn messages(&self) -> Messages {
        self.messages.get_value()
    }

    /// The language of the interface, as a BCP 47 tag.
    pub fn tag(&self) -> &'static str {
        self.messages().tag()
    }

    /// Goes on in another language.
    pub fn set_language(&self, spoken: Spoken) {
        self.messages.set_value(spoken.messages);
        self.collection.set_value(Arc::new(spoken.collection));
        self.language.notify();
    }

    /// The document that the address names, or the first one; `None` in other views and where the name is nobody's.
    pub fn document(&self) -> Option<Arc<Document>> {
        self.address.with(|address| self.document_at(address))
    }

    /// [`document`](Self::document), asked once.
    pub fn document_now(&self) -> Option<Arc<Document>> {
        self.address.with_untracked(|address| self.document_at(address))
    }

    fn document_at(&self, address: &Address) -> Option<Arc<Document>> {
        let collection = self.collection();
        match address {
            Address::Start => collection.documents.first().cloned(),
            Address::Document { document, .. } => collection.document(document).cloned(),
            _ => None,
        }
    }

    /// What is open in the document.
    pub fn open(&self) -> Option<String> {
        self.address.with(|address| address.open().map(str::to_owned))
    }

    /// [`open`](Self::open), asked once.
    pub fn open_now(&self) -> Option<String> {
        self.address.with_untracked(|address| address.open().map(str::to_owned))
    }

    /// Opens something in a document, or closes what is open.
    pub fn open_in(&self, document: &DocumentId, open: Option<String>) {
        location::go(&Address::Document { document: document.clone(), open });
    }

    /// Follows a link, remembering where it started.
    pub fn follow(&self, to: Address) {
        let from = self.address.get_untracked();
        self.trail.update(|trail| trail.push(Step { from, to: to.clone() }));
        location::go(&to);
    }

    /// Says something to a screen reader. The same words twice are two announcements.
    pub fn say(&self, words: impl Into<String>) {
        let words = words.into();
        let repeated = self.said.with_untracked(|said| *said == words);
        self.said.set(if repeated { words + "\u{a0}" } else { words });
    }

    /// Shows a word in passing, and has it said.
    pub fn tell(&self, words: impl Into<String>, offers_undo: bool) {
        let words = words.into();
        self.say(words.clone());
        self.notice.set(Some(Notice { words, offers_undo }));
    }

    /// Takes the last change back, and says so.
    pub fn undo(&self) {
        let messages = self.messages();
        self.turn(Keeping::undo, messages.undone, messages.nothing_to_undo);
    }

    /// Does the change again that was taken back last, and says so.
    pub fn redo(&self) {
        let messages = self.messages();
        self.turn(Keeping::redo, messages.redone, messages.nothing_to_redo);
    }

    fn turn(&self, turn: fn(&Keeping) -> bool, done: &'static str, nothing: &'static str) {
        let is_done = turn(&self.keeping);
        // An editor would go on showing words that are no longer there.
        if is_done && self.editing.get_untracked().is_some() {
            self.editing.set(None);
            observe::focus_in_next_frame(&[".card.open h3", "#main h1"]);
        }
        self.tell(if is_done { done } else { nothing }, false);
    }

    /// Sets light or dark, size and width on the page's root element.
    pub fn apply_settings(&self) {
        let settings = self.settings.get();
        let theme = self.given_theme.get().unwrap_or(settings.theme);
        if let Some(page) = surroundings::page_element() {
            preferences::apply(&Settings { theme, ..settings }, &page);
        }
    }
}

/// The desk, from wherever it is asked.
pub fn desk() -> Desk {
    expect_context::<Desk>()
}
