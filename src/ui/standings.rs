//! Where all notes stand in their documents: known at once where nothing was changed, looked for by the engine otherwise.

use super::keeping::Keeping;
use crate::annotation::{Annotation, annotation_to_json};
use crate::browser::surroundings::work_while_here;
use crate::browser::{clock, engine};
use crate::collection::{Collection, Document};
use crate::json;
use crate::notebook::{Note, NoteId, Standing};
use crate::text::{Digest, Text};
use crate::ui::live::on_change;
use crate::ui::state::{Held, State};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How long a search may take before the reader is told of it, in ms.
const PATIENCE: i64 = 500;

/// Notes that cross to the engine at a time: a few ms.
const CROWD: usize = 500;

/// What is known of notes that are not in their place. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct Standings {
    found: State<BTreeMap<NoteId, (Arc<Note>, Standing)>>,
    is_at_work: Held<bool>,
    /// How the search goes.
    pub search: State<Search>,
    /// Whether only notes are listed that the reader has to decide on.
    pub only_open: State<bool>,
}

/// How the search for notes goes that are not in their place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Search {
    /// There is nothing to look for, or it will be done in a moment.
    Quiet,
    /// It takes a while; so much is done, from 0 to 1.
    Going(f64),
    /// The engine could not be fetched.
    Failed,
}

/// Notes on one document that were written on the same text.
struct Group {
    document: Arc<Document>,
    written_on: Option<Digest>,
    notes: Vec<Arc<Note>>,
}

impl Standings {
    /// Nothing is known yet.
    pub fn new() -> Self {
        Self {
            found: State::new(BTreeMap::new()),
            is_at_work: Held::new(false),
            search: State::new(Search::Quiet),
            only_open: State::new(false),
        }
    }

    /// Where a note stands in a text; heard of when it is found.
    pub fn of(&self, note: &Note, text: &Text) -> Standing {
        Standing::known(note, text).unwrap_or_else(|| {
            self.found.with(|found| match found.get(&note.id) {
                Some((sought, standing)) if sought.target == note.target => standing.clone(),
                _ => Standing::Sought,
            })
        })
    }

    /// Looks for notes whenever there are some that nothing is known of.
    pub fn follow(self, keeping: Keeping, collection: Arc<Collection>) {
        on_change(move || {
            let groups = keeping.with(|notebook| self.groups(&collection, notebook.notes()));
            if !groups.is_empty() && !self.is_at_work.get_value() {
                self.is_at_work.set_value(true);
                let collection = collection.clone();
                work_while_here(async move { self.work(keeping, collection, groups).await });
            }
        });
    }

    /// Tries again, once the engine could not be fetched.
    pub fn retry(self, keeping: Keeping, collection: Arc<Collection>) {
        let groups = keeping.with_now(|notebook| self.groups(&collection, notebook.notes()));
        self.is_at_work.set_value(true);
        work_while_here(async move { self.work(keeping, collection, groups).await });
    }

    /// The notes that have to be looked for.
    fn groups<'a>(&self, collection: &Collection, notes: impl Iterator<Item = &'a Arc<Note>>) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        self.found.with_untracked(|found| {
            for note in notes.filter(|note| !note.target.selectors.is_empty()) {
                let Some(document) = collection.document_by_iri(note.source()) else { continue };
                let is_known = found.get(&note.id).is_some_and(|(sought, _)| sought.target == note.target)
                    || Standing::known(note, &document.text).is_some();
                if is_known {
                    continue;
                }
                let written_on = note.written_on();
                let group =
                    groups.iter_mut().find(|group| group.document.id == document.id && group.written_on == written_on);
                match group {
                    Some(group) => group.notes.push(note.clone()),
                    None => groups.push(Group { document: document.clone(), written_on, notes: vec![note.clone()] }),
                }
            }
        });
        groups
    }

    async fn work(self, keeping: Keeping, collection: Arc<Collection>, mut groups: Vec<Group>) {
        while !groups.is_empty() {
            for group in groups {
                if self.look_for(keeping, group).await.is_err() {
                    self.is_at_work.set_value(false);
                    self.search.set(Search::Failed);
                    return;
                }
            }
            // Others may have come meanwhile.
            groups = keeping.with_now(|notebook| self.groups(&collection, notebook.notes()));
        }
        self.is_at_work.set_value(false);
        self.search.set(Search::Quiet);
    }

    async fn look_for(self, keeping: Keeping, group: Group) -> Result<(), ()> {
        let text = &group.document.text;
        let former = group.written_on.and_then(|digest| keeping.former_text(digest));
        let since = clock::now().milliseconds();
        let mut crowds = group.notes.chunks(CROWD);
        let mut next = || {
            let crowd = crowds.next()?.iter().map(|note| annotation_to_json(&Annotation::from(&**note)));
            Some(json::line(&Value::Array(crowd.collect())))
        };
        let tell = |done| {
            if clock::now().milliseconds() - since > PATIENCE {
                self.search.set(Search::Going(done));
            }
        };
        let mut notes = group.notes.iter();
        let mut standings = Vec::with_capacity(group.notes.len());
        let mut take = |crowd: &str| {
            let outcomes: Value = serde_json::from_str(crowd).unwrap_or_default();
            let outcomes = outcomes.as_array().into_iter().flatten().map(Standing::from_outcome);
            standings.extend(outcomes.zip(&mut notes));
        };
        engine::anchor(text.as_str(), former, &mut next, &tell, &mut take).await.map_err(drop)?;
        self.found.update(|found| {
            for (standing, note) in standings {
                found.insert(note.id.clone(), (note.clone(), standing));
            }
        });
        Ok(())
    }
}
