//! Chosen notes and judgements in a link of bounded length; what finds no room is told.

use super::excerpt::Extent;
use super::form::{FORM_LIMIT, Form, ITEM_LIMIT};
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

/// How many in a row may find no room before no more are tried.
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
        let mut form = Form { collection: self.collection.id.clone(), items: Vec::new() };
        let (mut seen, mut included, mut left_out) = (BTreeSet::new(), Vec::new(), Vec::new());
        let mut without_room = 0;
        for annotation in annotations {
            let mut taken_in = || {
                if !seen.insert(&annotation.id) {
                    return Err(LeftOut::Doubled);
                }
                // To find the words of thousands of notes takes a while: not for those that no room is left for.
                if without_room == PATIENCE {
                    return Err(LeftOut::NoRoom);
                }
                form.items.push(item(annotation, texts, extent)?);
                if self.fits(&form) {
                    without_room = 0;
                    return Ok(());
                }
                form.items.pop();
                without_room += 1;
                Err(LeftOut::NoRoom)
            };
            match taken_in() {
                Ok(()) => included.push(annotation),
                Err(why) => left_out.push((annotation.id.clone(), why)),
            }
        }
        Packed {
            link: (!included.is_empty()).then(|| self.link(&form)),
            reduced: self.reduced(&included, &form),
            included: included.into_iter().map(|annotation| annotation.id.clone()).collect(),
            left_out,
        }
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
