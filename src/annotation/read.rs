//! Reading annotations from JSON: what is understood becomes types, the rest is kept, what breaks the model is named with its place.

use super::{Annotation, Body, Motivation, Position, Quote, Selector, Target, TextualBody, Timestamp};
use crate::text::{CodePoint, Span};
use serde_json::{Map, Value};
use std::fmt;

/// Something in a file that is not an annotation: where, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// The way to the place, like `items[3].target.selector`; empty for the whole.
    pub place: String,
    /// What is wrong there.
    pub problem: Problem,
}

/// How JSON can fail to be an annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A property that must be there is not.
    Missing(&'static str),
    /// A value is not what the model asks for.
    Not(Shape),
    /// The file holds no list of annotations.
    NoAnnotations,
}

/// What the model asks of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The names say it.
pub enum Shape {
    Text,
    List,
    Object,
    WholeNumber,
    DateTime,
    /// A range whose end does not lie before its start.
    ForwardRange,
    /// In a notebook: how much is known of each writer.
    Counts,
    /// In a notebook: the name of a version.
    VersionName,
}

impl fmt::Display for Shape {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Text => "text",
            Self::List => "a list",
            Self::Object => "an object",
            Self::WholeNumber => "a whole number",
            Self::DateTime => "a date and time",
            Self::ForwardRange => "a range that runs forward",
            Self::Counts => "a count for each writer",
            Self::VersionName => "the name of a version",
        })
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.place.is_empty() { "the file" } else { &self.place };
        match self.problem {
            Problem::Missing(property) => write!(out, "{place} has no \"{property}\""),
            Problem::Not(expected) => write!(out, "{place} is not {expected}"),
            Problem::NoAnnotations => write!(out, "{place} holds no annotations"),
        }
    }
}

type Result<T> = std::result::Result<T, Malformed>;

/// The way to a value; written out only where something is wrong with it.
#[derive(Clone, Copy)]
enum Way<'a> {
    /// The whole that is read, by a name or by none.
    Whole(&'a str),
    /// A property of an object.
    Property(&'a Way<'a>, &'a str),
    /// An item of a list.
    Item(&'a Way<'a>, usize),
}

impl fmt::Display for Way<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(name) | Self::Property(Self::Whole(""), name) => out.write_str(name),
            Self::Property(object, name) => write!(out, "{object}.{name}"),
            Self::Item(list, number) => write!(out, "{list}[{number}]"),
        }
    }
}

/// Reads every annotation of a W3C AnnotationCollection, an AnnotationPage, a list, or a single annotation.
///
/// # Errors
/// The first thing that breaks the model, with its place.
pub fn annotations_from_json(value: &Value) -> Result<Vec<Annotation>> {
    let list = |items: &Value, way: Way<'_>| match items {
        Value::Array(items) => {
            items.iter().enumerate().map(|(number, item)| annotation(item, Way::Item(&way, number))).collect()
        }
        _ => fail(way, Problem::Not(Shape::List)),
    };
    let whole = Way::Whole("");
    match value {
        Value::Array(_) => list(value, whole),
        Value::Object(object) => match (object.get("items"), object.get("first"), object.get("target")) {
            (Some(items), ..) => list(items, Way::Whole("items")),
            (_, Some(Value::Object(page)), _) => {
                let first = Way::Whole("first");
                let items = page.get("items").map_or_else(|| fail(first, Problem::Missing("items")), Ok)?;
                list(items, Way::Property(&first, "items"))
            }
            (_, _, Some(_)) => Ok(vec![annotation(value, whole)?]),
            _ if object.get("total") == Some(&Value::from(0)) => Ok(Vec::new()),
            _ => fail(whole, Problem::NoAnnotations),
        },
        _ => fail(whole, Problem::NoAnnotations),
    }
}

/// Reads one annotation; `place` is put before the places that errors name.
///
/// # Errors
/// The first thing that breaks the model, with its place.
pub fn annotation_from_json(value: &Value, place: &str) -> Result<Annotation> {
    annotation(value, Way::Whole(place))
}

fn annotation(value: &Value, way: Way<'_>) -> Result<Annotation> {
    let mut object = object(value.clone(), way)?;
    object.shift_remove("@context");
    object.shift_remove("type");
    let id = take_text(&mut object, "id", way)?.map_or_else(|| fail(way, Problem::Missing("id")), Ok)?;
    let motivations = match object.shift_remove("motivation") {
        None => Vec::new(),
        Some(value) => one_or_many(value)
            .iter()
            .map(|name| text(name, Way::Property(&way, "motivation")).map(Motivation::from_name))
            .collect::<Result<_>>()?,
    };
    let created = take_time(&mut object, "created", way)?;
    let modified = take_time(&mut object, "modified", way)?;
    let targets = object
        .remove("target")
        .map_or_else(|| fail(way, Problem::Missing("target")), Ok)
        .and_then(|value| each(value, Way::Property(&way, "target"), target))?;
    if targets.is_empty() {
        return fail(way, Problem::Missing("target"));
    }
    let bodies = match object.shift_remove("body") {
        None => Vec::new(),
        Some(value) => each(value, Way::Property(&way, "body"), body)?,
    };
    Ok(Annotation { id, motivations, created, modified, targets, bodies, other: object })
}

/// The first target of each annotation of a list; what has no `target` is read as one itself.
///
/// # Errors
/// The first thing that breaks the model, with its place.
pub(super) fn targets(annotations: Vec<Value>) -> Result<Vec<Target>> {
    let of_annotation = |(number, mut annotation): (usize, Value)| {
        let first = match annotation.get_mut("target").map(Value::take) {
            Some(Value::Array(targets)) => targets.into_iter().next().unwrap_or_default(),
            Some(target) => target,
            None => annotation,
        };
        target(first, Way::Property(&Way::Item(&Way::Whole("annotations"), number), "target"))
    };
    annotations.into_iter().enumerate().map(of_annotation).collect()
}

fn target(value: Value, way: Way<'_>) -> Result<Target> {
    if let Value::String(source) = value {
        return Ok(Target::whole(source));
    }
    let mut object = object(value, way)?;
    let source = match object.shift_remove("source") {
        Some(Value::String(source)) => source,
        Some(Value::Object(source)) => {
            let id = source.get("id").and_then(Value::as_str).map(str::to_owned);
            object.insert("source".to_owned(), Value::Object(source));
            id.map_or_else(|| fail(Way::Property(&way, "source"), Problem::Missing("id")), Ok)?
        }
        Some(_) => return fail(Way::Property(&way, "source"), Problem::Not(Shape::Text)),
        // A resource that is described in place: its own id names it.
        None => match object.get("id").and_then(Value::as_str) {
            Some(id) => id.to_owned(),
            None => return fail(way, Problem::Missing("source")),
        },
    };
    let selectors = match object.shift_remove("selector") {
        None => Vec::new(),
        Some(value) => each(value, Way::Property(&way, "selector"), selector)?,
    };
    Ok(Target { source, selectors, other: object })
}

fn selector(value: Value, way: Way<'_>) -> Result<Selector> {
    let mut object = match value {
        Value::Object(object) => object,
        other => return Ok(Selector::Other(other)),
    };
    match object.get("type").and_then(Value::as_str) {
        Some("TextQuoteSelector") => {
            object.shift_remove("type");
            let exact = take_text(&mut object, "exact", way)?;
            Ok(Selector::Quote(Quote {
                exact: exact.map_or_else(|| fail(way, Problem::Missing("exact")), Ok)?,
                prefix: take_text(&mut object, "prefix", way)?.unwrap_or_default(),
                suffix: take_text(&mut object, "suffix", way)?.unwrap_or_default(),
                other: object,
            }))
        }
        Some("TextPositionSelector") => {
            object.shift_remove("type");
            let mut number = |name: &'static str| match object.shift_remove(name) {
                None => fail(way, Problem::Missing(name)),
                Some(value) => value.as_u64().and_then(|number| usize::try_from(number).ok()).map_or_else(
                    || fail(Way::Property(&way, name), Problem::Not(Shape::WholeNumber)),
                    |number| Ok(CodePoint(number)),
                ),
            };
            let (start, end) = (number("start")?, number("end")?);
            let passage = Span::new(start, end).map_or_else(|| fail(way, Problem::Not(Shape::ForwardRange)), Ok)?;
            Ok(Selector::Position(Position { passage, other: object }))
        }
        _ => Ok(Selector::Other(Value::Object(object))),
    }
}

fn body(value: Value, way: Way<'_>) -> Result<Body> {
    let mut object = match value {
        Value::Object(object) => object,
        other => return Ok(Body::Other(other)),
    };
    let is_text = object.get("type").and_then(Value::as_str) == Some("TextualBody");
    if !is_text {
        let is_part = object.contains_key("source");
        let whole = Value::Object(object);
        return if is_part { target(whole, way).map(Body::Resource) } else { Ok(Body::Other(whole)) };
    }
    // A purpose or language given as a list is legal and beyond what Claimlight reads: the body stays as it came.
    if ["purpose", "language", "format"].iter().any(|name| object.get(*name).is_some_and(|value| !value.is_string())) {
        return Ok(Body::Other(Value::Object(object)));
    }
    object.shift_remove("type");
    let value = take_text(&mut object, "value", way)?;
    Ok(Body::Text(TextualBody {
        value: value.map_or_else(|| fail(way, Problem::Missing("value")), Ok)?,
        purpose: take_text(&mut object, "purpose", way)?.map(|name| Motivation::from_name(&name)),
        language: take_text(&mut object, "language", way)?,
        format: take_text(&mut object, "format", way)?,
        other: object,
    }))
}

fn fail<T>(way: Way<'_>, problem: Problem) -> Result<T> {
    Err(Malformed { place: way.to_string(), problem })
}

fn one_or_many(value: Value) -> Vec<Value> {
    match value {
        Value::Array(values) => values,
        one => vec![one],
    }
}

fn each<T>(value: Value, way: Way<'_>, read: fn(Value, Way<'_>) -> Result<T>) -> Result<Vec<T>> {
    match value {
        Value::Array(values) => {
            values.into_iter().enumerate().map(|(number, value)| read(value, Way::Item(&way, number))).collect()
        }
        one => Ok(vec![read(one, way)?]),
    }
}

fn object(value: Value, way: Way<'_>) -> Result<Map<String, Value>> {
    match value {
        Value::Object(object) => Ok(object),
        _ => fail(way, Problem::Not(Shape::Object)),
    }
}

fn text<'value>(value: &'value Value, way: Way<'_>) -> Result<&'value str> {
    value.as_str().map_or_else(|| fail(way, Problem::Not(Shape::Text)), Ok)
}

fn take_text(object: &mut Map<String, Value>, name: &'static str, way: Way<'_>) -> Result<Option<String>> {
    match object.shift_remove(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => fail(Way::Property(&way, name), Problem::Not(Shape::Text)),
    }
}

fn take_time(object: &mut Map<String, Value>, name: &'static str, way: Way<'_>) -> Result<Option<Timestamp>> {
    let Some(string) = take_text(object, name, way)? else { return Ok(None) };
    Timestamp::parse(&string)
        .map_or_else(|| fail(Way::Property(&way, name), Problem::Not(Shape::DateTime)), |time| Ok(Some(time)))
}
