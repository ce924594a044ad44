//! Text with marks: cut wherever a mark or a style begins or ends, each cut wrapped in the marks that cover it.

use super::{Node, element};
use crate::collection::{Family, Relation, Style, Styled};
use crate::notebook::{Ink, NoteKind};
use crate::order::sort_by_key;
use crate::text::{Passage, Span, Text};
use std::cmp::Reverse;

/// A mark on a passage: what is lit, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The name of what the mark belongs to, as the address names it.
    pub id: String,
    /// The words it lies on.
    pub passage: Passage,
    /// What it looks like.
    pub layer: Layer,
    /// The number of its card on paper, from 1.
    pub number: Option<usize>,
    /// Whether its card is open.
    pub is_open: bool,
}

/// What a mark is for. The order is that of nesting, the outermost first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// A curated claim.
    Claim(Family),
    /// A passage that is no claim but stands at the end of a curated link.
    Linked(Relation),
    /// A reader's note.
    Note(Option<NoteKind>, Ink),
    /// A place that a search found.
    Hit,
    /// What is being marked just now.
    Chosen,
}

impl Layer {
    fn class(self) -> String {
        match self {
            Self::Claim(family) => family_class(family).to_owned(),
            Self::Linked(relation) => format!("x-{}", relation_slug(relation)),
            Self::Note(kind, ink) => format!("r-{} ink-{}", kind.map_or("plain", NoteKind::name), ink.name()),
            Self::Hit => "hit".to_owned(),
            Self::Chosen => "chosen".to_owned(),
        }
    }

    /// Whether the mark has a card that it can be opened to.
    fn has_card(self) -> bool {
        !matches!(self, Self::Hit | Self::Chosen)
    }
}

/// The class that a family is drawn by, on marks, cards and swatches alike.
pub fn family_class(family: Family) -> &'static str {
    match family {
        Family::Number => "k-number",
        Family::Law => "k-law",
        Family::Pledge => "k-pledge",
        Family::Fact => "k-fact",
        Family::View => "k-view",
        Family::Report => "k-report",
        Family::Gap => "k-gap",
    }
}

/// A relation's name for classes and drawings.
pub fn relation_slug(relation: Relation) -> &'static str {
    match relation {
        Relation::Supports => "supports",
        Relation::BearsAgainst => "bears-against",
        Relation::AgreesWith => "agrees-with",
        Relation::DiffersFrom => "differs-from",
        Relation::Qualifies => "qualifies",
        Relation::DependsOn => "depends-on",
        Relation::QuotesExactly => "quotes-exactly",
        Relation::QuotesAltered => "quotes-altered",
        Relation::Paraphrases => "paraphrases",
        Relation::Explains => "explains",
        Relation::SilentOn | Relation::CheckedIn | Relation::NotHere => "silent-on",
    }
}

/// A part of the text with all marks and styles on it.
pub fn inked(text: &Text, part: Passage, styles: &[Styled], marks: &[Mark]) -> Vec<Node> {
    let mut marks: Vec<&Mark> = marks.iter().filter(|mark| part.intersection(mark.passage).is_some()).collect();
    sort_by_key(&mut marks, |mark| (mark.layer, mark.passage.start(), Reverse(mark.passage.end()), &mark.id));
    let mut cuts = vec![part.start(), part.end()];
    let ends = marks.iter().map(|mark| mark.passage).chain(styles.iter().map(|styled| styled.passage));
    for passage in ends {
        cuts.extend([passage.start(), passage.end()].into_iter().filter(|cut| part.contains(*cut)));
    }
    sort_by_key(&mut cuts, |cut| *cut);
    cuts.dedup();
    cuts.windows(2)
        .filter_map(|ends| Span::new(ends[0], ends[1]))
        .map(|segment| {
            let words = Node::Text(text.slice(segment).unwrap_or_default().to_owned());
            let styled = styles
                .iter()
                .filter(|styled| styled.passage.encloses(segment))
                .fold(words, |inner, styled| in_style(inner, styled.style, styled.passage.end() == segment.end()));
            let covering = marks.iter().rev().filter(|mark| mark.passage.encloses(segment));
            covering.fold(styled, |inner, mark| in_mark(inner, mark, segment))
        })
        .collect()
}

fn in_mark(inner: Node, mark: &Mark, segment: Passage) -> Node {
    let class = mark.layer.class() + if mark.is_open { " is-open" } else { "" };
    let mut wrapped = element("mark").class(class).attribute("data-id", &mark.id);
    if mark.layer.has_card() && mark.passage.start() == segment.start() {
        wrapped = wrapped.attribute("tabindex", "0").attribute("aria-details", format!("card-{}", mark.id));
    }
    if let Some(number) = mark.number.filter(|_| mark.passage.end() == segment.end()) {
        wrapped = wrapped.attribute("data-number", number.to_string());
    }
    wrapped.child(inner).into()
}

/// Words in the style that the source gives them; `[sic]` is said once, behind the last of its words.
pub(super) fn in_style(inner: Node, style: Style, is_last: bool) -> Node {
    match style {
        Style::Struck => element("s").child(inner).into(),
        Style::Handwriting => element("span").class("hand").child(inner).into(),
        Style::Sic if is_last => element("span").class("sic").child(inner).into(),
        Style::Sic | Style::Label => inner,
    }
}
