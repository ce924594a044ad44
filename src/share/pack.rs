//! Chosen notes and judgements in a link of bounded length; what finds no room is told.

use super::excerpt::Extent;
use super::form::{FORM_LIMIT, Form, ITEM_LIMIT, Item};
use super::item::{LeftOut, Texts, item};
use super::link::{Spelling, form_to_fragment};
use super::qr;
use super::unpack::unpack_form;
use crate::annotation::Annotation;
use crate::collection::Collection;
use crate::judgement::{Judgement, is_judgement};
use crate::notebook;
use std::collections::BTreeSet;

/// How many characters a link can have, with the address of the page in front: what every browser, messenger and mail takes.
pub const LINK_LIMIT: usize = 2_000;

/// How many in a row may find no room before the rest is not tried any more.
const PATIENCE: usize = 32;

/// What a link must fit into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Budget {
    /// A message: [`LINK_LIMIT`] characters.
    Link,
    /// A QR code that a telephone reads off a screen: version 15 at most, with error correction M.
    Qr,
}

/// A link, and what became of each annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// The link; `None` where nothing is in it.
    pub link: Option<String>,
    /// The IRIs of those that are in it, in their order.
    pub included: Vec<String>,
    /// The IRIs of those among them that say more than a link carries: what other tools wrote, or selectors of another kind.
    pub reduced: Vec<String>,
    /// The IRIs of those that are not in it, and why.
    pub left_out: Vec<(String, LeftOut)>,
}

/// Packs annotations into a link to the page at `address`, whose own fragment is dropped. Those that come first have
/// precedence; none is ever cut.
pub fn pack(collection: &Collection, annotations: &[Annotation], address: &str, budget: Budget) -> Packed {
    let packing = Packing { collection, page: address.split('#').next().unwrap_or_default(), budget };
    let mut texts = Texts::new(collection);
    match budget {
        Budget::Qr => packing.pack(annotations, &mut texts, Extent::Shortest),
        // Quotations go whole if there is room for all of them.
        Budget::Link => {
            let whole = packing.pack(annotations, &mut texts, Extent::All);
            let lacks_room = whole.left_out.iter().any(|(_, why)| *why == LeftOut::NoRoom);
            if lacks_room { packing.pack(annotations, &mut texts, Extent::Shortest) } else { whole }
        }
    }
}

struct Packing<'a> {
    collection: &'a Collection,
    page: &'a str,
    budget: Budget,
}

impl Packing<'_> {
    fn pack(&self, annotations: &[Annotation], texts: &mut Texts<'_>, extent: Extent) -> Packed {
        let mut seen = BTreeSet::new();
        let mut left_out = Vec::new();
        let mut candidates: Vec<(&Annotation, Item)> = Vec::new();
        for annotation in annotations {
            let item = match seen.insert(&annotation.id) {
                true => item(annotation, texts, extent),
                false => Err(LeftOut::Doubled),
            };
            match item {
                Ok(item) => candidates.push((annotation, item)),
                Err(why) => left_out.push((annotation.id.clone(), why)),
            }
        }
        let (fitting, too_many) = self.fitting(candidates);
        left_out.extend(too_many.into_iter().map(|iri| (iri, LeftOut::NoRoom)));
        let (included, form) = fitting;
        Packed {
            link: (!included.is_empty()).then(|| self.link(&form)),
            reduced: self.reduced(&included, &form),
            included: included.into_iter().map(|annotation| annotation.id.clone()).collect(),
            left_out,
        }
    }

    /// As many as fit, in their order, and the IRIs of the others.
    fn fitting<'a>(&self, candidates: Vec<(&'a Annotation, Item)>) -> ((Vec<&'a Annotation>, Form), Vec<String>) {
        let mut form = Form { collection: self.collection.id.clone(), items: Vec::new() };
        let (mut included, mut others, mut in_a_row) = (Vec::new(), Vec::new(), 0);
        for (annotation, item) in candidates {
            form.items.push(item);
            if in_a_row < PATIENCE && self.fits(&form) {
                included.push(annotation);
                in_a_row = 0;
            } else {
                form.items.pop();
                others.push(annotation.id.clone());
                in_a_row += 1;
            }
        }
        ((included, form), others)
    }

    fn fits(&self, form: &Form) -> bool {
        if form.items.len() > ITEM_LIMIT || form.to_bytes().len() > FORM_LIMIT {
            return false;
        }
        let link = self.link(form);
        link.chars().count() <= LINK_LIMIT && (self.budget == Budget::Link || qr::fits(&link))
    }

    fn link(&self, form: &Form) -> String {
        let spelling = match self.budget {
            Budget::Link => Spelling::Letters,
            Budget::Qr => Spelling::Digits,
        };
        format!("{}#{}", self.page, form_to_fragment(form, spelling))
    }

    /// Those of which the receiver does not get everything: what comes out of the link is compared with what went in.
    fn reduced(&self, included: &[&Annotation], form: &Form) -> Vec<String> {
        let arrives = unpack_form(self.collection, form).annotations;
        let pairs = included.iter().zip(arrives);
        pairs.filter(|(sent, arrives)| !self.is_the_same(sent, arrives)).map(|(sent, _)| sent.id.clone()).collect()
    }

    fn is_the_same(&self, one: &Annotation, other: &Annotation) -> bool {
        let judgement = |annotation: &Annotation| Judgement::from_annotation(annotation.clone(), &self.collection.id);
        if is_judgement(one) {
            return judgement(one) == judgement(other);
        }
        let note = |annotation: &Annotation| notebook::Note::from(annotation.clone());
        note(one).says_the_same_as(&note(other))
    }
}
