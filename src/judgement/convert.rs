//! Judgements as W3C annotations: `assessing` the claim's own annotation, with the verdict as a term of a list.
//!
//! | field | in the annotation |
//! | --- | --- |
//! | – | motivation: assessing |
//! | claim | target: the IRI of the claim. A part of a document with `claimlight:claim`, as links have it, is read too |
//! | verdict | TextualBody with the purpose classifying, in English, as the kinds of claims are written |

use super::{Judgement, Verdict};
use crate::annotation::{Annotation, Body, Motivation, Target, TextualBody};
use crate::collection::{ClaimId, CollectionId};
use serde_json::{Map, Value};

/// The property of a target that names the claim; its prefix is [`crate::annotation::OWN_PREFIX`].
const CLAIM: &str = "claimlight:claim";
/// The language of the verdicts' names.
const LANGUAGE: &str = "en";

/// Why an annotation is no judgement on a claim of a collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoJudgement {
    /// It assesses nothing.
    NotAssessing,
    /// It has none or several targets.
    OneTarget,
    /// It is about something else than a claim of the collection, which has this IRI.
    NotAClaim(String),
    /// It has no verdict.
    NoVerdict,
    /// Its verdict is none of ours.
    UnknownVerdict(String),
}

/// What an annotation holds that a [`Judgement`] has no field for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Kept {
    /// The motivations, where there are more than ours.
    motivations: Option<Vec<Motivation>>,
    /// The target, where it says more than the claim's IRI.
    target: Option<Target>,
    /// The verdict's body, where it is not as ours.
    verdict: Option<TextualBody>,
    /// All other bodies.
    bodies: Vec<Body>,
    /// Every other property.
    other: Map<String, Value>,
}

/// Whether an annotation is meant as a judgement, though it may be none on a claim of the collection.
pub fn is_judgement(annotation: &Annotation) -> bool {
    annotation.motivations.contains(&Motivation::Assessing)
}

impl Judgement {
    /// Reads a judgement on a claim of the collection. Whether the collection has that claim is not asked.
    ///
    /// # Errors
    /// Why it is none.
    pub fn from_annotation(annotation: Annotation, collection: &CollectionId) -> Result<Self, NoJudgement> {
        if !is_judgement(&annotation) {
            return Err(NoJudgement::NotAssessing);
        }
        let Annotation { id, motivations, created, modified, targets, mut bodies, other } = annotation;
        let [target] = targets.try_into().map_err(|_| NoJudgement::OneTarget)?;
        let claim = claim_of(&target, collection)?;
        let (verdict, body) = take_verdict(&mut bodies)?;
        let target = (target != target_of(&claim, collection)).then_some(target);
        let motivations = (motivations != [Motivation::Assessing]).then_some(motivations);
        let kept = Kept { motivations, target, verdict: (body != body_of(verdict)).then_some(body), bodies, other };
        Ok(Self { iri: id, claim, verdict, created, modified, kept })
    }

    /// The judgement as an annotation.
    pub fn to_annotation(&self, collection: &CollectionId) -> Annotation {
        let kept = &self.kept;
        let names_the_claim = |target: &&Target| claim_of(target, collection).as_ref() == Ok(&self.claim);
        let target = kept.target.as_ref().filter(names_the_claim).cloned();
        let verdict = match &kept.verdict {
            Some(body) => TextualBody { value: self.verdict.name().to_owned(), ..body.clone() },
            None => body_of(self.verdict),
        };
        Annotation {
            id: self.iri.clone(),
            motivations: kept.motivations.clone().unwrap_or_else(|| vec![Motivation::Assessing]),
            created: self.created,
            modified: self.modified,
            targets: vec![target.unwrap_or_else(|| target_of(&self.claim, collection))],
            bodies: std::iter::once(Body::Text(verdict)).chain(kept.bodies.iter().cloned()).collect(),
            other: kept.other.clone(),
        }
    }
}

/// The name of the claim that a target is.
pub(super) fn claim_of(target: &Target, collection: &CollectionId) -> Result<ClaimId, NoJudgement> {
    let iri = target.other.get(CLAIM).and_then(Value::as_str).unwrap_or(&target.source);
    let claim = collection.name_in(iri).and_then(|name| name.parse().ok());
    claim.ok_or_else(|| NoJudgement::NotAClaim(iri.to_owned()))
}

fn target_of(claim: &ClaimId, collection: &CollectionId) -> Target {
    Target::whole(collection.iri_of(claim))
}

fn body_of(verdict: Verdict) -> TextualBody {
    let language = Some(LANGUAGE.to_owned());
    TextualBody { language, ..TextualBody::new(Motivation::Classifying, verdict.name()) }
}

/// Takes the first body that is a verdict, which need not say that it is one of a list: the annotation says that it judges.
fn take_verdict(bodies: &mut Vec<Body>) -> Result<(Verdict, TextualBody), NoJudgement> {
    let is_term =
        |text: &TextualBody| matches!(text.purpose, None | Some(Motivation::Classifying) | Some(Motivation::Assessing));
    let terms = || {
        bodies.iter().enumerate().filter_map(|(number, body)| match body {
            Body::Text(text) if is_term(text) => Some((number, text)),
            _ => None,
        })
    };
    let verdict = terms().find_map(|(number, text)| Some((number, Verdict::from_name(&text.value)?)));
    let Some((number, verdict)) = verdict else {
        let unknown = terms().next().map(|(_, text)| NoJudgement::UnknownVerdict(text.value.clone()));
        return Err(unknown.unwrap_or(NoJudgement::NoVerdict));
    };
    match bodies.remove(number) {
        Body::Text(text) => Ok((verdict, text)),
        _ => Err(NoJudgement::NoVerdict),
    }
}
