//! Keeping the notebook: the one way from a command to the saved notes, and the truth about how safe they are.

use crate::annotation::{Target, Timestamp};
use crate::browser::dom::window;
use crate::browser::local_store::LocalStore;
use crate::browser::surroundings::{while_here, work_while_here};
use crate::browser::{clock, location, locks, observe, outside};
use crate::collection::{Collection, Document};
use crate::notebook::{
    Aside, Change, Command, Edit, EditSession, Keeper, NotSaved, Note, NoteId, Notebook, Refusal, Standing, Trouble,
    UndoHistory, Usage, Writer, target_not_in, target_on,
};
use crate::text::{Digest, Passage};
use crate::ui::live::hear;
use crate::ui::standings::Standings;
use crate::ui::state::{Held, State};
use gloo_events::{EventListener, EventListenerOptions};
use gloo_utils::document as page;
use std::sync::Arc;

/// How safe the notes are.
#[derive(Clone, Debug, PartialEq)]
pub enum Safety {
    /// Everything that is in the notebook has been written and read back.
    Saved,
    /// The latest change is being written.
    Saving,
    /// The notes are only in this page's memory, and why.
    Unsaved(NotSaved),
    /// Everything was erased here, and is still in the storage.
    NotErased,
}

/// The reader's notebook and what keeps it. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct Keeping {
    notebook: State<Notebook>,
    undo: State<UndoHistory>,
    keeper: Held<Keeper<LocalStore>>,
    lock: Held<String>,
    /// The documents, of whose texts those are kept that notes are written on.
    documents: Held<Vec<Arc<Document>>>,
    /// Where the notes stand.
    pub standings: Standings,
    is_scheduled: Held<bool>,
    /// Whether everything was erased here and may still be in the storage.
    must_erase: Held<bool>,
    /// How safe the notes are.
    pub safety: State<Safety>,
    /// Data that could not be read, to be offered as files.
    pub asides: State<Vec<Aside>>,
    /// What went wrong in reading the storage.
    pub troubles: State<Vec<Trouble>>,
    /// How full the storage is.
    pub usage: State<Usage>,
}

impl Keeping {
    /// Loads the notebook of a collection. Nothing can be written before this is done.
    pub fn load(collection: &Collection) -> Self {
        let writer = Writer(u32::from_le_bytes(clock::random()));
        let folder = location::folder();
        let loaded = Keeper::load(LocalStore, &folder, collection.id.as_str(), writer);
        let keeping = Self {
            notebook: State::new(loaded.notebook),
            undo: State::new(UndoHistory::default()),
            keeper: Held::new(loaded.keeper),
            lock: Held::new(format!("claimlight:{folder}:{}", collection.id.as_str())),
            documents: Held::new(collection.documents.clone()),
            standings: Standings::new(),
            is_scheduled: Held::new(false),
            must_erase: Held::new(false),
            safety: State::new(loaded.troubles.iter().find_map(not_saved_for).map_or(Safety::Saved, Safety::Unsaved)),
            asides: State::new(loaded.asides),
            troubles: State::new(loaded.troubles),
            usage: State::new(Usage::default()),
        };
        keeping.with_now(|notebook| keeping.keeper.with_value(|keeper| keeper.clear_texts(notebook)));
        keeping.measure();
        keeping.listen();
        keeping
    }

    /// Something of the notebook, heard of when it changes.
    pub fn with<T>(&self, look: impl FnOnce(&Notebook) -> T) -> T {
        self.notebook.with(look)
    }

    /// Something of the notebook as it is now.
    pub fn with_now<T>(&self, look: impl FnOnce(&Notebook) -> T) -> T {
        self.notebook.with_untracked(look)
    }

    /// The notes on a document, each with its place; those that have none are left out.
    pub fn notes_in(&self, collection: &Collection, document: &Document) -> Vec<(Arc<Note>, Passage)> {
        let iri = collection.iri_of(&document.id);
        self.with(|notebook| {
            let notes = notebook.notes().filter(|note| note.source() == iri);
            notes.filter_map(|note| Some((note.clone(), self.standings.of(note, &document.text).passage()?))).collect()
        })
    }

    /// Where a note stands; `None` if its document is not in the collection.
    pub fn standing(&self, collection: &Collection, note: &Note) -> Option<Standing> {
        collection.document_by_iri(note.source()).map(|document| self.standings.of(note, &document.text))
    }

    /// How many notes the reader has to decide on; those on one document, or all.
    pub fn open_notes(&self, collection: &Collection, document: Option<&Document>) -> usize {
        let iri = document.map(|document| collection.iri_of(&document.id));
        self.with(|notebook| {
            let notes = notebook.notes().filter(|note| iri.as_ref().is_none_or(|iri| note.source() == iri));
            notes.filter(|note| self.standing(collection, note).is_some_and(|standing| standing.is_open())).count()
        })
    }

    /// A new note on a passage, not yet in the notebook.
    pub fn new_note(collection: &Collection, document: &Document, passage: Passage) -> Note {
        let now = clock::now();
        let milliseconds = u64::try_from(now.milliseconds()).unwrap_or_default();
        let target = target_on(collection.iri_of(&document.id), &document.text, passage);
        Note::new(NoteId::new(milliseconds, clock::random()), target, now)
    }

    /// Lays a note on a passage of its document, by the reader's choice; without one, on nothing in the text as it is.
    pub fn settle(&self, document: &Document, note: &Note, passage: Option<Passage>) {
        let target: Target = match passage {
            Some(passage) => target_on(note.source().to_owned(), &document.text, passage),
            None => target_not_in(&note.target, &document.text),
        };
        // A note that another tab has deleted meanwhile needs no place.
        let _ = self.act(Command::Edit { id: note.id.clone(), edit: Edit::Target(target) }, None);
    }

    /// The text with this digest, if a note was written on it here.
    pub fn former_text(&self, digest: Digest) -> Option<String> {
        self.keeper.with_value(|keeper| keeper.former_text(digest))
    }

    /// Carries out a command, and sees to it that the result is saved.
    ///
    /// # Errors
    /// Why the command was not carried out; nothing has changed then.
    pub fn act(&self, command: Command, session: Option<EditSession>) -> Result<(), Refusal> {
        let erases = command == Command::EraseAll;
        if erases {
            // What other tabs have written up to now can be brought back too.
            self.absorb();
        }
        let mut notebook = self.notebook.get_untracked();
        let mut result = Ok(());
        self.undo.update(|undo| result = undo.apply(&mut notebook, command, session, clock::now()).map(drop));
        result?;
        self.notebook.set(notebook);
        if erases {
            self.erase();
        } else {
            self.schedule()
        }
        Ok(())
    }

    /// Takes the last change back; says whether there was one.
    pub fn undo(&self) -> bool {
        self.turn(UndoHistory::undo)
    }

    /// Does the change again that was taken back last; says whether there was one.
    pub fn redo(&self) -> bool {
        self.turn(UndoHistory::redo)
    }

    /// Whether there is a change to take back, and one to do again.
    pub fn turns(&self) -> (bool, bool) {
        self.undo.with(|undo| self.notebook.with(|notebook| (undo.can_undo(notebook), undo.can_redo(notebook))))
    }

    /// Remembers that all notes have just been saved to a file.
    pub fn record_backup(&self) {
        self.notebook.update(|notebook| notebook.record_backup(clock::now()));
        self.schedule();
    }

    /// Lets go of data that was set aside, once the reader has it as a file.
    pub fn discard_aside(&self, aside: &Aside) {
        if self.keeper.with_value(|keeper| keeper.discard(aside)).is_ok() {
            self.asides.update(|asides| asides.retain(|other| other != aside));
            self.troubles.set(Vec::new());
            self.schedule();
        }
    }

    /// Tries again to save.
    pub fn retry(&self) {
        self.schedule();
    }

    fn turn(&self, turn: fn(&mut UndoHistory, &mut Notebook, Timestamp) -> Option<Change>) -> bool {
        let mut notebook = self.notebook.get_untracked();
        let mut change = None;
        self.undo.update(|undo| change = turn(undo, &mut notebook, clock::now()));
        let Some(change) = change else { return false };
        self.notebook.set(notebook);
        // Doing an erasure again must leave nothing behind either.
        if change.erased {
            self.erase();
        } else {
            self.schedule()
        }
        true
    }

    /// Saves soon: after the change has been painted, and while no other tab is saving.
    fn schedule(&self) {
        self.safety.set(Safety::Saving);
        if self.is_scheduled.get_value() {
            return;
        }
        self.is_scheduled.set_value(true);
        let keeping = *self;
        observe::after_next_paint(move || {
            work_while_here(async move {
                locks::with_lock(&keeping.lock.get_value(), while_here(move || keeping.save())).await;
            });
        });
    }

    /// Saves before the app goes, also what could not be saved before; whether all is safe.
    pub fn save_at_last(&self) -> bool {
        if self.would_lose() {
            self.is_scheduled.set_value(true);
        }
        self.save();
        !self.would_lose()
    }

    /// Saves now what waits to be saved.
    fn save(&self) {
        if !self.is_scheduled.get_value() {
            return; // The page was about to go meanwhile, and has been saved already.
        }
        self.is_scheduled.set_value(false);
        if self.must_erase.get_value() && !self.erase() {
            return;
        }
        let mut notebook = self.notebook.get_untracked();
        let result = self.keeper.try_update_value(|keeper| keeper.save(&mut notebook));
        match result {
            Some(Ok(saved)) => {
                if !saved.merged.is_empty() {
                    self.notebook.set(notebook);
                }
                if !saved.troubles.is_empty() {
                    self.troubles.update(|troubles| troubles.extend(saved.troubles));
                    self.look_for_asides();
                }
                self.safety.set(Safety::Saved);
                self.keep_texts();
                outside::tell("saved", || "null".to_owned());
            }
            Some(Err(why)) => {
                self.safety.set(Safety::Unsaved(why));
                // What could not be set aside is offered too: the alarm says so.
                self.look_for_asides();
            }
            None => {}
        }
        self.measure();
    }

    /// Makes the storage forget; whether it did. Otherwise the next save begins with that.
    fn erase(&self) -> bool {
        let notebook = self.notebook.get_untracked();
        let result = self.keeper.try_update_value(|keeper| keeper.erase(&notebook));
        let is_done = result == Some(Ok(()));
        self.must_erase.set_value(!is_done);
        if is_done {
            self.forget_asides();
            self.safety.set(Safety::Saved);
            outside::tell("saved", || "null".to_owned());
        } else {
            self.safety.set(Safety::NotErased);
        }
        self.measure();
        is_done
    }

    /// Keeps the texts of the documents that there are notes on, once the notes themselves are safe.
    fn keep_texts(&self) {
        self.documents.with_value(|documents| {
            for document in documents {
                let digest = document.text.digest();
                if self.with_now(|notebook| notebook.notes().any(|note| note.written_on() == Some(digest))) {
                    self.keeper.with_value(|keeper| keeper.keep_text(digest, &document.text));
                }
            }
        });
    }

    fn look_for_asides(&self) {
        if let Ok(asides) = self.keeper.with_value(Keeper::asides) {
            self.asides.set(asides);
        }
    }

    fn forget_asides(&self) {
        self.asides.set(Vec::new());
        self.troubles.set(Vec::new());
    }

    /// Takes in what another tab wrote, and writes again what it did not know of.
    pub fn absorb(&self) {
        let mut notebook = self.notebook.get_untracked();
        match self.keeper.try_update_value(|keeper| keeper.absorb(&mut notebook)) {
            Some(Ok(absorbed)) => {
                if absorbed.change.erased {
                    self.forget_asides();
                }
                if !absorbed.change.is_empty() {
                    self.notebook.set(notebook);
                }
                if absorbed.lacking || absorbed.vanished {
                    self.schedule();
                }
            }
            Some(Err(trouble)) => {
                if let Some(why) = not_saved_for(&trouble) {
                    self.safety.set(Safety::Unsaved(why));
                }
            }
            None => {}
        }
    }

    fn measure(&self) {
        let notes = self.with_now(Notebook::len);
        if let Ok(usage) = self.keeper.with_value(|keeper| keeper.usage(notes)) {
            self.usage.set(usage);
        }
    }

    /// Hears of other tabs, and of the page being left.
    fn listen(self) {
        // The browser asks the reader whether to leave, in its own words.
        let ask = EventListenerOptions::enable_prevent_default();
        hear([
            EventListener::new(&window(), "storage", move |_| self.absorb()),
            EventListener::new(&window(), "pagehide", move |_| self.save()),
            EventListener::new_with_options(&window(), "beforeunload", ask, move |event| {
                self.save();
                if self.would_lose() {
                    event.prevent_default();
                }
            }),
            EventListener::new(&page(), "visibilitychange", move |_| match page().visibility_state() {
                web_sys::VisibilityState::Hidden => self.save(),
                // Whatever happened to the storage meanwhile: cleared by hand, or written by a tab that is gone.
                _ => self.absorb(),
            }),
        ]);
    }

    /// Whether the reader would lose something if the app went now.
    fn would_lose(&self) -> bool {
        match self.safety.get_untracked() {
            Safety::Saved | Safety::Saving => false,
            Safety::Unsaved(_) => !self.with_now(Notebook::is_empty),
            Safety::NotErased => true,
        }
    }
}

/// What a trouble in reading means for saving, if anything.
fn not_saved_for(trouble: &Trouble) -> Option<NotSaved> {
    match trouble {
        Trouble::Store(error) => Some(NotSaved::Store(error.clone())),
        Trouble::Unreadable { left: Some(error), .. } => Some(NotSaved::CannotSetAside(error.clone())),
        Trouble::Unreadable { left: None, .. } => None,
        Trouble::NewerSchema(schema) => Some(NotSaved::NewerSchema(*schema)),
    }
}
