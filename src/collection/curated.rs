//! Claims and links out of W3C annotations: their words found in the documents, their bodies understood.

use super::place::place;
use super::problem::Problems;
use super::{
    Claim, ClaimId, ClaimKind, ClaimProblem, CollectionId, Document, DocumentId, Find, Link, LinkEnd, Localized,
    Relation, SourceProblem,
};
use crate::annotation::{Annotation, Body, Malformed, Motivation, Target, TextualBody, annotations_from_json};
use crate::json;
use crate::order::sort_by_key;
use crate::text::Passage;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The claim whose card shows a link's end.
const CLAIM: &str = "claimlight:claim";
/// The names that a claim says are absent.
const FINDS: &str = "claimlight:finds";
const FIND_DOCUMENT: &str = "claimlight:document";
const FIND_SPELLINGS: &str = "claimlight:spellings";

/// The claims, by document and place, and the links, in the order of the file.
pub(super) struct Curated {
    pub claims: Vec<Arc<Claim>>,
    pub links: Vec<Link>,
}

type Result<T> = std::result::Result<T, ClaimProblem>;

/// Reads the annotations of a collection. `source` is the file that they come from, whose lines are named.
pub(super) fn read(
    annotations: &Value,
    source: &str,
    id: &CollectionId,
    documents: &[Arc<Document>],
    problems: &mut Problems<'_>,
) -> Curated {
    let mut reader = Reader { id, documents, claims: Vec::new(), places: BTreeMap::new() };
    let mut links = Vec::new();
    let all = annotations_from_json(annotations).unwrap_or_else(|malformed| {
        let annotation = annotation_at(annotations, &malformed);
        let line = annotation.as_deref().and_then(|iri| line_of(source, iri));
        let annotation = annotation.map(|iri| id.name_in(&iri).unwrap_or(&iri).to_owned());
        problems.add_at(line, None, SourceProblem::Malformed { annotation, malformed });
        Vec::new()
    });
    let mut add = |annotation: &Annotation, problem| {
        let line = line_of(source, &annotation.id);
        let annotation = id.name_in(&annotation.id).unwrap_or(&annotation.id).to_owned();
        problems.add_at(line, None, SourceProblem::Claim { annotation, problem });
    };
    let mut met: BTreeMap<String, usize> = BTreeMap::new();
    for annotation in &all {
        let times = met.entry(annotation.id.clone()).or_default();
        *times += 1;
        if *times > 1 {
            add(annotation, ClaimProblem::Doubled);
        } else if annotation.motivations == [Motivation::Classifying] {
            match reader.claim(annotation) {
                Ok(claim) => {
                    *reader.places.entry(claim.iri.clone()).or_default() = reader.claims.len();
                    reader.claims.push(Arc::new(claim));
                }
                Err(problem) => add(annotation, problem),
            }
        } else if annotation.motivations != [Motivation::Linking] {
            add(annotation, ClaimProblem::NeitherClaimNorLink);
        }
    }
    for annotation in all.iter().filter(|annotation| annotation.motivations == [Motivation::Linking]) {
        match reader.link(annotation) {
            Ok(link) => links.push(link),
            Err(problem) => add(annotation, problem),
        }
    }
    let mut claims = reader.claims;
    let order = |claim: &Claim| documents.iter().position(|document| document.id == claim.document);
    sort_by_key(&mut claims, |claim| (order(claim), claim.passage));
    Curated { claims, links }
}

struct Reader<'a> {
    id: &'a CollectionId,
    documents: &'a [Arc<Document>],
    claims: Vec<Arc<Claim>>,
    /// Where in `claims` the claim with an IRI is.
    places: BTreeMap<String, usize>,
}

impl Reader<'_> {
    fn claim(&self, annotation: &Annotation) -> Result<Claim> {
        let name = self.id.name_in(&annotation.id).ok_or(ClaimProblem::BadName)?;
        let id: ClaimId = name.parse().map_err(|_| ClaimProblem::BadName)?;
        if self.documents.iter().any(|document| document.id.as_str() == name) {
            return Err(ClaimProblem::Doubled);
        }
        let [target] = &annotation.targets[..] else { return Err(ClaimProblem::OneTarget) };
        let document = self.document(&target.source)?;
        let passage = self.passage(target, document)?.ok_or(ClaimProblem::NoQuotation)?;
        let kind = class(annotation)?;
        Ok(Claim {
            id,
            iri: annotation.id.clone(),
            document: document.id.clone(),
            passage,
            kind: ClaimKind::from_name(kind).ok_or_else(|| ClaimProblem::UnknownKind(kind.to_owned()))?,
            claimant: needed(words(annotation, &Motivation::Identifying)?, "identifying")?,
            prompts: match words(annotation, &Motivation::Questioning)? {
                prompts if prompts.is_empty() => return Err(ClaimProblem::NoBody("questioning")),
                prompts => prompts,
            },
            finds: annotation.other.get(FINDS).map_or_else(|| Ok(Vec::new()), |finds| self.finds(finds))?,
        })
    }

    fn link(&self, annotation: &Annotation) -> Result<Link> {
        self.id.name_in(&annotation.id).ok_or(ClaimProblem::BadName)?;
        let [target] = &annotation.targets[..] else { return Err(ClaimProblem::OneTarget) };
        let there = annotation.bodies.iter().find_map(|body| match body {
            Body::Resource(resource) => Some(resource),
            _ => None,
        });
        let not_here = || needed(words(annotation, &Motivation::Identifying)?, "linking").map(LinkEnd::NotHere);
        let relation = class(annotation)?;
        Ok(Link {
            iri: annotation.id.clone(),
            from: self.end(target)?,
            to: there.map_or_else(not_here, |there| self.end(there))?,
            relation: Relation::from_name(relation)
                .ok_or_else(|| ClaimProblem::UnknownRelation(relation.to_owned()))?,
            note: words(annotation, &Motivation::Describing)?.into_iter().next(),
        })
    }

    fn end(&self, target: &Target) -> Result<LinkEnd> {
        let document = self.document(&target.source)?;
        let claim = target.other.get(CLAIM).map(|claim| self.claim_in(claim, document)).transpose()?;
        match self.passage(target, document)? {
            Some(passage) => Ok(LinkEnd::Passage { document: document.id.clone(), passage, claim }),
            None if claim.is_some() => Err(ClaimProblem::NoQuotation),
            None => Ok(LinkEnd::Document(document.id.clone())),
        }
    }

    fn claim_in(&self, iri: &Value, document: &Document) -> Result<ClaimId> {
        let unknown = || ClaimProblem::UnknownClaim(iri.as_str().map_or_else(|| json::line(iri), str::to_owned));
        let place = iri.as_str().and_then(|iri| self.places.get(iri)).ok_or_else(unknown)?;
        let claim = &self.claims[*place];
        if claim.document != document.id {
            let (claim, document) = (claim.id.to_string(), document.id.to_string());
            return Err(ClaimProblem::ClaimElsewhere { claim, document });
        }
        Ok(claim.id.clone())
    }

    fn finds(&self, finds: &Value) -> Result<Vec<Find>> {
        let finds = finds.as_array().ok_or(ClaimProblem::BadFinds)?;
        finds.iter().map(|find| self.find(find.as_object().ok_or(ClaimProblem::BadFinds)?)).collect()
    }

    fn find(&self, find: &Map<String, Value>) -> Result<Find> {
        let document = find.get(FIND_DOCUMENT).and_then(Value::as_str).ok_or(ClaimProblem::BadFinds)?;
        let spellings = find.get(FIND_SPELLINGS).and_then(Value::as_array).ok_or(ClaimProblem::BadFinds)?;
        let spellings: Option<Vec<String>> =
            spellings.iter().map(|spelling| spelling.as_str().map(str::to_owned)).collect();
        let spellings = spellings.filter(|spellings| !spellings.is_empty()).ok_or(ClaimProblem::BadFinds)?;
        Ok(Find { document: self.document(document)?.id.clone(), spellings })
    }

    /// The only place of the target's words in the document; `None` for the whole document.
    fn passage(&self, target: &Target, document: &Document) -> Result<Option<Passage>> {
        if target.selectors.is_empty() {
            return Ok(None);
        }
        let quote = target.quote().ok_or(ClaimProblem::NoQuotation)?;
        let passage = place(&document.text, quote, document.id.as_str())?;
        match target.position() {
            Some(position) if position != passage => {
                Err(ClaimProblem::Position { start: passage.start().0, end: passage.end().0 })
            }
            _ => Ok(Some(passage)),
        }
    }

    fn document(&self, iri: &str) -> Result<&Arc<Document>> {
        let id: Option<DocumentId> = self.id.name_in(iri).and_then(|name| name.parse().ok());
        self.documents
            .iter()
            .find(|document| Some(&document.id) == id.as_ref())
            .ok_or_else(|| ClaimProblem::UnknownDocument(iri.to_owned()))
    }
}

/// The kind of a claim or the relation of a link: a name of a list, not words in a language.
fn class(annotation: &Annotation) -> Result<&str> {
    let class = annotation.texts(&Motivation::Classifying).next();
    class.map(|body| body.value.as_str()).ok_or(ClaimProblem::NoBody("classifying"))
}

/// The annotation's words for a purpose, in all their languages.
fn words(annotation: &Annotation, purpose: &Motivation) -> Result<Vec<Localized>> {
    let tagged = |body: &TextualBody| match &body.language {
        Some(language) => Ok((language.clone(), body.value.clone())),
        None => Err(ClaimProblem::NoLanguage(body.value.clone())),
    };
    let words: Vec<(String, String)> = annotation.texts(purpose).map(tagged).collect::<Result<_>>()?;
    Ok(Localized::group(words.iter().map(|(language, words)| (language.as_str(), words.as_str()))))
}

fn needed(words: Vec<Localized>, purpose: &'static str) -> Result<Localized> {
    words.into_iter().next().ok_or(ClaimProblem::NoBody(purpose))
}

/// The line in which the annotation with this IRI gives its id.
fn line_of(source: &str, iri: &str) -> Option<usize> {
    let quoted = json::line(&iri.into());
    let is_id = |start: &usize| {
        let before = source[..*start].trim_end().strip_suffix(':').map(str::trim_end);
        before.is_some_and(|before| before.ends_with("\"id\""))
    };
    let (start, _) = source.match_indices(&quoted).find(|(start, _)| is_id(start))?;
    Some(source[..start].matches('\n').count() + 1)
}

/// The IRI of the annotation that a place like `first.items[3].target` lies in.
fn annotation_at(annotations: &Value, malformed: &Malformed) -> Option<String> {
    let (list, rest) = malformed.place.split_once('[')?;
    let number: usize = rest.split_once(']')?.0.parse().ok()?;
    let items = list.split('.').filter(|name| !name.is_empty()).try_fold(annotations, |value, name| value.get(name))?;
    items.get(number)?.get("id")?.as_str().map(str::to_owned)
}
