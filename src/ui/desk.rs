//! The desk: what all views share, and the few things that any of them can do.

use super::keeping::Keeping;
use super::preferences;
use crate::address::Address;
use crate::browser::{dom, location, observe};
use crate::collection::{Collection, Document, DocumentId};
use crate::i18n::{Locale, Messages};
use crate::settings::Settings;
use crate::text::Passage;
use leptos::prelude::*;
use std::sync::Arc;

/// Handles to everything that is shared; copying it copies no data.
#[derive(Clone, Copy)]
pub struct Desk {
    collection: StoredValue<Arc<Collection>>,
    /// Where the reader is.
    pub address: RwSignal<Address>,
    /// The reader's notes, and how they are kept.
    pub keeping: Keeping,
    /// Light or dark, text size, line width, shortcuts.
    pub settings: RwSignal<Settings>,
    /// The words just selected.
    pub chosen: RwSignal<Option<Chosen>>,
    /// Whether a passage is being marked without dragging.
    pub is_marking: RwSignal<bool>,
    /// The note that is being written.
    pub editing: RwSignal<Option<String>>,
    /// A word in passing, with a way back.
    pub notice: RwSignal<Option<Notice>>,
    /// Where the reader came from by links, for the way back; the latest last.
    pub trail: RwSignal<Vec<Step>>,
    /// Whether the list of documents is open, where it is a menu.
    pub rail_is_open: RwSignal<bool>,
    /// The panel that is open over the page.
    pub dialog: RwSignal<Option<Dialog>>,
    /// Whether the page is being printed. Heard of anew whenever something may have moved: a view that shows only what is
    /// near the window follows this.
    pub is_on_paper: RwSignal<bool>,
    /// What a screen reader shall say next.
    pub said: RwSignal<String>,
    /// The words that are searched for and lit in the text.
    pub sought: RwSignal<String>,
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
    /// What a file would bring, or what is wrong with it.
    Opened(super::notebook::OpenedFile),
}

impl Desk {
    /// Lays the desk for a collection.
    pub fn new(collection: Collection, keeping: Keeping) -> Self {
        Self {
            collection: StoredValue::new(Arc::new(collection)),
            address: RwSignal::new(location::current()),
            keeping,
            settings: RwSignal::new(preferences::load()),
            chosen: RwSignal::new(None),
            is_marking: RwSignal::new(false),
            editing: RwSignal::new(None),
            notice: RwSignal::new(None),
            trail: RwSignal::new(Vec::new()),
            rail_is_open: RwSignal::new(false),
            dialog: RwSignal::new(None),
            is_on_paper: RwSignal::new(false),
            said: RwSignal::new(String::new()),
            sought: RwSignal::new(String::new()),
        }
    }

    /// The documents and their claims.
    pub fn collection(&self) -> Arc<Collection> {
        self.collection.get_value()
    }

    /// The interface's words.
    pub fn messages(&self) -> &'static Messages {
        Locale::default().messages()
    }

    /// The language of the interface, as a BCP 47 tag.
    pub fn language(&self) -> &'static str {
        Locale::default().tag()
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

    /// Sets light or dark, size and width on the page itself.
    pub fn apply_settings(&self) {
        let settings = self.settings.get();
        if let Some(root) = dom::page().document_element() {
            preferences::apply(&settings, &root);
        }
    }
}

/// The desk, from wherever it is asked.
pub fn desk() -> Desk {
    expect_context::<Desk>()
}
