//! The anchoring engine as a wasm module of its own: typed functions for a page, a worker or Node, without the app.
//!
//! Loading it starts nothing. What it gives is described for TypeScript in `anchoring.d.ts` beside this file, and for
//! people in docs/anchoring.md.
#![cfg_attr(target_arch = "wasm32", no_main)]

use claimlight::anchor::{self, Change, Former, Found, Indexed, Indexing, Outcome, difference};
use claimlight::annotation::{Target, selector_to_json, targets_from_json};
use claimlight::text::{CodePoint, Span, Text};
use serde::Serialize;
use serde_json::Value;
use std::cell::RefCell;
use std::ops::ControlFlow;
use std::sync::Arc;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("anchoring.d.ts");

thread_local! {
    /// The text that was asked about last, as it is asked about again and again.
    static LAST: RefCell<Option<Arc<Prepared>>> = const { RefCell::new(None) };
}

struct Prepared {
    text: Text,
    indexed: Arc<Indexed>,
}

fn prepared(text: String) -> Arc<Prepared> {
    LAST.with_borrow_mut(|last| match last {
        Some(prepared) if prepared.text.as_str() == text => prepared.clone(),
        _ => {
            let indexed = Arc::new(Indexing::new(text.as_str()).finish());
            last.insert(Arc::new(Prepared { text: Text::new(text), indexed })).clone()
        }
    })
}

/// What came of each annotation in the text, in their order.
///
/// # Errors
/// The first annotation that is none, with its place.
#[wasm_bindgen(js_name = anchorAll, unchecked_return_type = "Outcome[]")]
pub fn anchor_all(
    text: String,
    #[wasm_bindgen(unchecked_param_type = "Annotation[]")] annotations: JsValue,
    former: Option<String>,
) -> Result<JsValue, JsError> {
    let targets = targets(annotations)?;
    let prepared = prepared(text);
    let former = former.map(|former| {
        let indexed = Indexing::new(former.as_str()).finish();
        Arc::new(Former::new(Text::new(former), indexed))
    });
    let outcomes = anchor::Anchoring::new(prepared.indexed.clone(), former, targets.clone()).finish();
    written(&prepared.text, &targets, &outcomes)
}

/// The selectors for the passage from `start` up to `end`, in code points.
///
/// # Errors
/// That the passage is not in the text.
#[wasm_bindgen(unchecked_return_type = "Selector[]")]
pub fn describe(text: String, start: usize, end: usize) -> Result<JsValue, JsError> {
    let prepared = prepared(text);
    let length = prepared.text.length();
    let passage = Span::new(CodePoint(start), CodePoint(end)).filter(|passage| passage.end() <= length);
    let passage =
        passage.ok_or_else(|| JsError::new(&format!("there is no passage from {start} to {end} in {length}")))?;
    let selectors = anchor::describe_apart(&prepared.text, &prepared.indexed, passage);
    to_js(&selectors.iter().map(selector_to_json).collect::<Vec<Value>>())
}

/// Many annotations being anchored, a little at a time, so that a page stays lively: `add` them, `work` until all is done,
/// `take` what came of them.
#[wasm_bindgen]
pub struct Anchoring {
    text: Text,
    former: Option<String>,
    targets: Vec<Target>,
    taken: usize,
    stage: Stage,
}

enum Stage {
    Indexing(Indexing),
    IndexingFormer {
        text: Arc<Indexed>,
        former: Text,
        indexing: Indexing,
    },
    Anchoring(Box<anchor::Anchoring>),
    /// Between two stages, within one step.
    Between,
}

#[wasm_bindgen]
impl Anchoring {
    /// Begins with a text; `former` is the text that the annotations were written on, where it is at hand.
    #[wasm_bindgen(constructor)]
    pub fn new(text: String, former: Option<String>) -> Self {
        let stage = Stage::Indexing(Indexing::new(text.as_str()));
        Self { text: Text::new(text), former, targets: Vec::new(), taken: 0, stage }
    }

    /// Adds annotations; those that are added after the work has begun are passed over.
    ///
    /// # Errors
    /// The first annotation that is none, with its place; none is added then.
    pub fn add(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Annotation[]")] annotations: JsValue,
    ) -> Result<(), JsError> {
        self.targets.extend(targets(annotations)?);
        Ok(())
    }

    /// Works for about so many milliseconds; says whether all is done.
    pub fn work(&mut self, milliseconds: f64) -> bool {
        let end = js_sys::Date::now() + milliseconds;
        loop {
            // The clock has whole milliseconds and is slow to look at; a step is far shorter.
            for _ in 0..8 {
                if self.step() {
                    return true;
                }
            }
            if js_sys::Date::now() >= end {
                return false;
            }
        }
    }

    /// How much is done, from 0 to 1.
    #[wasm_bindgen(getter)]
    pub fn progress(&self) -> f64 {
        match &self.stage {
            Stage::Indexing(indexing) => 0.2 * indexing.progress(),
            Stage::IndexingFormer { indexing, .. } => 0.2 + 0.2 * indexing.progress(),
            Stage::Anchoring(anchoring) => 0.4 + 0.6 * anchoring.progress(),
            Stage::Between => 0.0,
        }
    }

    /// What came of the next annotations, in their order, so many at most; an empty list once all have been taken.
    ///
    /// # Errors
    /// None that a caller could cause.
    #[wasm_bindgen(unchecked_return_type = "Outcome[]")]
    pub fn take(&mut self, most: usize) -> Result<JsValue, JsError> {
        let Stage::Anchoring(anchoring) = &self.stage else { return written(&self.text, &[], &[]) };
        let next = self.taken..anchoring.outcomes().len().min(self.taken.saturating_add(most));
        self.taken = next.end;
        written(&self.text, &self.targets[next.clone()], &anchoring.outcomes()[next])
    }

    fn step(&mut self) -> bool {
        self.stage = match std::mem::replace(&mut self.stage, Stage::Between) {
            Stage::Indexing(text) => match text.step() {
                ControlFlow::Continue(text) => Stage::Indexing(text),
                ControlFlow::Break(text) => match self.former.take() {
                    None => self.anchoring(Arc::new(text), None),
                    Some(former) => {
                        let indexing = Indexing::new(former.as_str());
                        Stage::IndexingFormer { text: Arc::new(text), former: Text::new(former), indexing }
                    }
                },
            },
            Stage::IndexingFormer { text, former, indexing } => match indexing.step() {
                ControlFlow::Continue(indexing) => Stage::IndexingFormer { text, former, indexing },
                ControlFlow::Break(indexed) => self.anchoring(text, Some(Former::new(former, indexed))),
            },
            Stage::Anchoring(mut anchoring) => {
                let is_done = anchoring.step();
                self.stage = Stage::Anchoring(anchoring);
                return is_done;
            }
            Stage::Between => Stage::Between,
        };
        false
    }

    fn anchoring(&self, text: Arc<Indexed>, former: Option<Former>) -> Stage {
        Stage::Anchoring(Box::new(anchor::Anchoring::new(text, former.map(Arc::new), self.targets.clone())))
    }
}

/// The targets of annotations: of each the first.
fn targets(annotations: JsValue) -> Result<Vec<Target>, JsError> {
    // As one string: property by property they take three times as long to cross.
    let unreadable = || JsError::new("the annotations are no list that could be written as JSON");
    let json = js_sys::JSON::stringify(&annotations).map_err(|_| unreadable())?;
    let json = json.as_string().ok_or_else(unreadable)?;
    targets_from_json(&json).map_err(|malformed| JsError::new(&malformed.to_string()))
}

/// An outcome as scripts get it; `anchoring.d.ts` says what it holds.
#[derive(Serialize)]
struct Written<'a> {
    outcome: &'a str,
    #[serde(flatten)]
    found: Option<WrittenFound>,
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<Vec<WrittenChange>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    candidates: Option<Vec<WrittenFound>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest: Option<WrittenFound>,
}

#[derive(Serialize)]
struct WrittenFound {
    start: usize,
    end: usize,
    confidence: f32,
}

#[derive(Serialize)]
struct WrittenChange {
    kind: &'static str,
    text: String,
}

fn written(text: &Text, targets: &[Target], outcomes: &[Outcome]) -> Result<JsValue, JsError> {
    let written: Vec<Written> =
        targets.iter().zip(outcomes).map(|(target, outcome)| write(text, target, outcome)).collect();
    to_js(&written)
}

fn write<'a>(text: &Text, target: &Target, outcome: &'a Outcome) -> Written<'a> {
    let mut written =
        Written { outcome: outcome.name(), found: None, difference: None, candidates: None, nearest: None };
    match outcome {
        Outcome::Exact(found) | Outcome::Moved(found) => written.found = Some(found.into()),
        Outcome::Changed(found) => {
            let was = target.quote().map(|quote| quote.exact.as_str()).unwrap_or_default();
            let changes = difference(was, text.slice(found.passage).unwrap_or_default());
            written.found = Some(found.into());
            written.difference = Some(changes.into_iter().map(WrittenChange::from).collect());
        }
        Outcome::Ambiguous(candidates) => {
            written.candidates = Some(candidates.iter().map(WrittenFound::from).collect())
        }
        Outcome::Lost(nearest) => written.nearest = nearest.as_ref().map(WrittenFound::from),
    }
    written
}

impl From<&Found> for WrittenFound {
    fn from(found: &Found) -> Self {
        let Found { passage, confidence } = found;
        Self { start: passage.start().0, end: passage.end().0, confidence: *confidence }
    }
}

impl From<Change> for WrittenChange {
    fn from(change: Change) -> Self {
        let (kind, text) = match change {
            Change::Kept(text) => ("kept", text),
            Change::Removed(text) => ("removed", text),
            Change::Added(text) => ("added", text),
        };
        Self { kind, text }
    }
}

/// A value as scripts get it. It crosses as one string: property by property takes several times as long.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    let json = serde_json::to_string(value)?;
    js_sys::JSON::parse(&json).map_err(|_| JsError::new("the outcome is no JSON"))
}

/// Off the web there is nobody to call the functions.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The anchoring engine is a wasm module: docs/anchoring.md says how to call it.");
}
