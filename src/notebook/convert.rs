//! Notes as W3C annotations: each field has its body or property, and whatever has no field is kept beside them.
//!
//! | field | in the annotation |
//! | --- | --- |
//! | kind, why, comment, tags | TextualBody with the purpose classifying, describing, commenting (Markdown), tagging |
//! | – | motivation: commenting if there is a why or a comment, else highlighting |
//! | ink, revision | own properties, left out where they say nothing: yellow, 1 |

use super::{Ink, Note, NoteId, NoteKind, Tag};
use crate::annotation::{Annotation, Body, Motivation, Target, TextualBody};
use crate::judgement::Verdict;
use serde_json::{Map, Value};

/// The property with the marker's colour; its prefix is [`crate::annotation::OWN_PREFIX`].
const INK: &str = "claimlight:ink";
/// The property with the number of times that the note was written.
const REVISION: &str = "claimlight:revision";
/// What comments are written in.
const MARKDOWN: &str = "text/markdown";

/// What an annotation holds that a [`Note`] has no field for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Kept {
    /// The motivations, where they are not what the note's own words would make them.
    motivations: Option<Vec<Motivation>>,
    /// All targets but the first.
    targets: Vec<Target>,
    /// The bodies that stand behind a field and say more than the field can.
    fields: Vec<TextualBody>,
    /// The bodies that stand behind no field.
    bodies: Vec<Body>,
    /// Every other property.
    other: Map<String, Value>,
}

/// The fields that are bodies in an annotation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Kind,
    Why,
    Comment,
    Tag,
}

impl Kept {
    pub(super) fn sources(&self) -> impl Iterator<Item = &str> {
        self.targets.iter().map(|target| target.source.as_str())
    }

    /// Called when the reader writes a field anew: what was said of the old words' format and language no longer holds.
    pub(super) fn rewrite(&mut self, role: Role) {
        for body in self.fields.iter_mut().filter(|body| Role::of(body) == Some(role)) {
            body.language = None;
            body.format = role.format();
        }
    }

    /// Called when the reader changes the note: highlighting and commenting are then ours to decide again.
    pub(super) fn reconsider_motivations(&mut self, has_words: bool) {
        let Some(mut motivations) = self.motivations.take() else { return };
        motivations.retain(|one| !matches!(one, Motivation::Highlighting | Motivation::Commenting));
        if motivations.is_empty() {
            return;
        }
        if has_words {
            motivations.push(Motivation::Commenting);
        }
        self.motivations = Some(motivations);
    }
}

impl Role {
    /// The field that a body stands behind. One without a purpose is what the annotation says, so it is a comment.
    fn of(body: &TextualBody) -> Option<Self> {
        match body.purpose {
            Some(Motivation::Classifying) => Some(Self::Kind),
            Some(Motivation::Describing) => Some(Self::Why),
            Some(Motivation::Commenting) | None => Some(Self::Comment),
            Some(Motivation::Tagging) => Some(Self::Tag),
            Some(_) => None,
        }
    }

    fn purpose(self) -> Motivation {
        match self {
            Self::Kind => Motivation::Classifying,
            Self::Why => Motivation::Describing,
            Self::Comment => Motivation::Commenting,
            Self::Tag => Motivation::Tagging,
        }
    }

    fn format(self) -> Option<String> {
        (self == Self::Comment).then(|| MARKDOWN.to_owned())
    }

    /// The body that a field makes by itself.
    fn body(self, value: &str) -> TextualBody {
        TextualBody { format: self.format(), ..TextualBody::new(self.purpose(), value) }
    }
}

impl From<Annotation> for Note {
    fn from(annotation: Annotation) -> Self {
        let Annotation { id, motivations, created, modified, targets, bodies, mut other } = annotation;
        let mut targets = targets.into_iter().map(without_type);
        // The model asks for a target; an annotation put together without one is about nothing.
        let target = targets.next().unwrap_or_else(|| Target::whole(""));
        let revision = other.get(REVISION).and_then(Value::as_u64).and_then(|number| u32::try_from(number).ok());
        if revision.is_some() {
            other.shift_remove(REVISION);
        }
        let ink = other.get(INK).and_then(Value::as_str).and_then(Ink::from_name);
        if ink.is_some() {
            other.shift_remove(INK);
        }
        let mut note = Self {
            id: NoteId::from_iri(id),
            target,
            kind: None,
            why: String::new(),
            comment: String::new(),
            tags: Vec::new(),
            ink: ink.unwrap_or_default(),
            created,
            modified,
            revision: revision.unwrap_or(1).max(1),
            kept: Kept { targets: targets.collect(), other, ..Kept::default() },
        };
        for body in bodies {
            match body {
                Body::Text(text) => note.take(text),
                body => note.kept.bodies.push(body),
            }
        }
        note.kept.motivations = (motivations != [note.motivation()]).then_some(motivations);
        note
    }
}

impl From<&Note> for Annotation {
    fn from(note: &Note) -> Self {
        let kept = &note.kept;
        let mut bodies = Vec::new();
        let single = [
            (Role::Kind, note.kind.map_or("", NoteKind::name)),
            (Role::Why, note.why.as_str()),
            (Role::Comment, note.comment.as_str()),
        ];
        for (role, value) in single.into_iter().filter(|(_, value)| !value.is_empty()) {
            let known = kept.fields.iter().find(|body| Role::of(body) == Some(role));
            let body =
                known.map_or_else(|| role.body(value), |body| TextualBody { value: value.into(), ..body.clone() });
            bodies.push(Body::Text(body));
        }
        for tag in &note.tags {
            let known = kept.fields.iter().find(|body| stands_behind(body, tag));
            bodies.push(Body::Text(known.map_or_else(|| Role::Tag.body(tag.as_str()), Clone::clone)));
        }
        bodies.extend(kept.bodies.iter().cloned());
        let mut other = kept.other.clone();
        if note.ink != Ink::default() {
            other.insert(INK.into(), note.ink.name().into());
        }
        if note.revision > 1 {
            other.insert(REVISION.into(), note.revision.into());
        }
        Self {
            id: note.id.as_str().to_owned(),
            motivations: kept.motivations.clone().unwrap_or_else(|| vec![note.motivation()]),
            created: note.created,
            modified: note.modified,
            targets: std::iter::once(&note.target).chain(&kept.targets).cloned().collect(),
            bodies,
            other,
        }
    }
}

impl Note {
    /// What the note finds of a claim, if it is a judgement. A verdict without a purpose has been taken for the comment.
    pub fn verdict(&self) -> Option<Verdict> {
        self.kept.motivations.as_ref().filter(|motivations| motivations.contains(&Motivation::Assessing))?;
        let kept = self.kept.bodies.iter().find_map(|body| match body {
            Body::Text(text) => Verdict::from_name(&text.value),
            _ => None,
        });
        kept.or_else(|| Verdict::from_name(&self.comment))
    }

    fn motivation(&self) -> Motivation {
        if self.has_words() { Motivation::Commenting } else { Motivation::Highlighting }
    }

    /// Puts a body into the field it stands behind, or among the kept ones if that is taken.
    fn take(&mut self, body: TextualBody) {
        let role = Role::of(&body).filter(|role| match role {
            Role::Kind if self.kind.is_none() => {
                self.kind = NoteKind::from_name(&body.value);
                self.kind.is_some()
            }
            Role::Why => fill(&mut self.why, &body.value),
            Role::Comment => fill(&mut self.comment, &body.value),
            Role::Tag => Tag::new(&body.value).is_ok_and(|tag| {
                let is_new = !self.tags.contains(&tag);
                if is_new {
                    self.tags.push(tag);
                }
                is_new
            }),
            Role::Kind => false,
        });
        match role {
            None => self.kept.bodies.push(Body::Text(body)),
            Some(Role::Tag) if Tag::new(&body.value).is_ok_and(|tag| Role::Tag.body(tag.as_str()) == body) => {}
            Some(role) if role != Role::Tag && role.body(&body.value) == body => {}
            Some(_) => self.kept.fields.push(body),
        }
    }
}

/// A target whose type goes without saying, as for those made here: else a note would not be the same after a file.
fn without_type(mut target: Target) -> Target {
    let says_itself = !target.selectors.is_empty() && !target.other.contains_key("id");
    if says_itself && target.other.get("type").and_then(Value::as_str) == Some("SpecificResource") {
        target.other.shift_remove("type");
    }
    target
}

/// Whether the words went into the field: it was empty and they are not.
fn fill(field: &mut String, words: &str) -> bool {
    let fits = field.is_empty() && !words.is_empty();
    if fits {
        words.clone_into(field);
    }
    fits
}

fn stands_behind(body: &TextualBody, tag: &Tag) -> bool {
    Role::of(body) == Some(Role::Tag) && Tag::new(&body.value).as_ref() == Ok(tag)
}
