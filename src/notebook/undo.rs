//! Undo and redo: every command can be taken back until the page is left, and no word of another tab's goes with it.
//!
//! A step remembers what the notes were before and after it. Taking it back writes the state before as a new version,
//! so that other tabs learn of it like of any edit. Where another tab has changed a note since, what it wrote is
//! displaced, not lost; where another tab has deleted it or brought it back, that stands.

use super::book::Former;
use super::version::Entry;
use super::{Change, Command, Note, NoteId, Notebook, Refusal};
use crate::annotation::Timestamp;
use std::sync::Arc;

/// One stay in an editor: all that is typed into a note during it is one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EditSession(pub u64);

/// The steps that can be taken back and done again. It is never stored.
#[derive(Clone, Debug, Default)]
pub struct UndoHistory {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// When everything had been erased, as far as these steps know.
    erased: Option<Timestamp>,
}

#[derive(Clone, Debug)]
struct Step {
    session: Option<EditSession>,
    /// Whether doing it again means erasing everything.
    erases: bool,
    pages: Vec<Page>,
}

/// What a step did to one note.
#[derive(Clone, Debug)]
struct Page {
    id: NoteId,
    before: State,
    after: State,
}

/// A note with the versions that it displaced.
#[derive(Clone, Debug, Default)]
struct State {
    note: Option<Arc<Note>>,
    displaced: Vec<Arc<Note>>,
}

impl UndoHistory {
    /// Carries out a command so that it can be taken back. Commands for one note in one session make one step.
    ///
    /// # Errors
    /// Why the command can't be carried out; nothing has changed then.
    pub fn apply(
        &mut self,
        notebook: &mut Notebook,
        command: Command,
        session: Option<EditSession>,
        now: Timestamp,
    ) -> Result<Change, Refusal> {
        self.forget_what_was_erased(notebook);
        let (change, step) = self.carry_out(notebook, command, session, now)?;
        if let Some(step) = step {
            self.undone.clear();
            self.record(step);
        }
        Ok(change)
    }

    fn carry_out(
        &mut self,
        notebook: &mut Notebook,
        command: Command,
        session: Option<EditSession>,
        now: Timestamp,
    ) -> Result<(Change, Option<Step>), Refusal> {
        let erases = command == Command::EraseAll;
        let ids = command.ids(notebook);
        let before: Vec<_> = ids.into_iter().map(|id| (State::of(notebook, &id), id)).collect();
        let change = notebook.apply(command, now)?;
        self.erased = notebook.erased();
        let pages: Vec<_> = before
            .into_iter()
            .map(|(before, id)| Page { after: State::of(notebook, &id), before, id })
            .filter(|page| !page.before.same_as(&page.after))
            .collect();
        let step = (!pages.is_empty()).then_some(Step { session, erases, pages });
        Ok((change, step))
    }

    /// Takes the last step back; nothing if there is none that makes a difference.
    pub fn undo(&mut self, notebook: &mut Notebook, now: Timestamp) -> Option<Change> {
        self.forget_what_was_erased(notebook);
        turn(&mut self.done, &mut self.undone, notebook, now)
    }

    /// Does the last step again that was taken back; nothing if there is none that makes a difference.
    pub fn redo(&mut self, notebook: &mut Notebook, now: Timestamp) -> Option<Change> {
        self.forget_what_was_erased(notebook);
        // Erasing again takes whatever is there now.
        if self.undone.last().is_some_and(|step| step.erases) {
            self.undone.pop();
            let (change, step) = self.carry_out(notebook, Command::EraseAll, None, now).ok()?;
            self.done.extend(step);
            return Some(change);
        }
        turn(&mut self.undone, &mut self.done, notebook, now)
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self, notebook: &Notebook) -> bool {
        self.erased == notebook.erased() && !self.done.is_empty()
    }

    /// Whether there is a step to do again.
    pub fn can_redo(&self, notebook: &Notebook) -> bool {
        self.erased == notebook.erased() && !self.undone.is_empty()
    }

    fn record(&mut self, step: Step) {
        if let (Some(last), [page]) = (self.done.last_mut(), step.pages.as_slice())
            && let [known] = last.pages.as_mut_slice()
            && step.session.is_some()
            && last.session == step.session
            && known.id == page.id
            // Otherwise another tab wrote between the two, and one step would take that back as well.
            && known.after.same_as(&page.before)
        {
            known.after = page.after.clone();
        } else {
            self.done.push(step);
        }
    }

    /// When another tab has erased everything, the steps go too: they hold words.
    fn forget_what_was_erased(&mut self, notebook: &Notebook) {
        if self.erased != notebook.erased() {
            *self = Self { erased: notebook.erased(), ..Self::default() };
        }
    }
}

/// Takes steps of one stack back until one makes a difference, and puts that one on the other stack.
fn turn(from: &mut Vec<Step>, onto: &mut Vec<Step>, notebook: &mut Notebook, now: Timestamp) -> Option<Change> {
    while let Some(step) = from.pop() {
        let mut change = Change::default();
        let mut pages = Vec::new();
        for Page { id, before, after } in step.pages {
            let entry = notebook.entries.get(&id).cloned().unwrap_or_default();
            write(notebook, &id, &after, &before, now);
            change.compare(&id, &entry, notebook.entries.get(&id).unwrap_or(&Entry::default()));
            pages.push(Page { id, before: after, after: before });
        }
        if !change.is_empty() {
            onto.push(Step { session: None, erases: step.erases, pages });
            return Some(change);
        }
    }
    None
}

/// Brings a note from one state to another, as far as nobody else has written.
fn write(notebook: &mut Notebook, id: &NoteId, from: &State, to: &State, now: Timestamp) {
    let current = notebook.get(id).cloned();
    // Deleted since, or brought back since, by somebody else.
    if current.is_some() != from.note.is_some() {
        return;
    }
    if !same(current.as_deref(), to.note.as_deref()) {
        let former = if same(current.as_deref(), from.note.as_deref()) { Former::Gone } else { Former::Kept };
        let mut note = to.note.clone();
        if let (Some(note), Some(_)) = (&mut note, &current) {
            Arc::make_mut(note).modified = Some(notebook.moment(id, now));
        }
        notebook.put(id, note, former, now);
    }
    let gone = |note: &Arc<Note>| from.has_displaced(note) && !to.has_displaced(note);
    notebook.forget(id, |version| version.note().is_some_and(gone));
    let present = State::of(notebook, id);
    for note in to.displaced.iter().filter(|note| !from.has_displaced(note) && !present.has_displaced(note)) {
        notebook.keep(id, note.clone(), now);
    }
}

impl State {
    fn of(notebook: &Notebook, id: &NoteId) -> Self {
        Self {
            note: notebook.get(id).cloned(),
            displaced: notebook.history(id).into_iter().filter_map(|version| version.note().cloned()).collect(),
        }
    }

    fn same_as(&self, other: &Self) -> bool {
        same(self.note.as_deref(), other.note.as_deref())
            && self.displaced.len() == other.displaced.len()
            && self.displaced.iter().all(|note| other.has_displaced(note))
    }

    fn has_displaced(&self, note: &Note) -> bool {
        self.displaced.iter().any(|displaced| displaced.says_the_same_as(note))
    }
}

fn same(one: Option<&Note>, other: Option<&Note>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.says_the_same_as(other),
        (None, None) => true,
        _ => false,
    }
}
