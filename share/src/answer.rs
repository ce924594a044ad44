//! What comes of a call, as JSON: data, so that whoever called can say it in the reader's language.

use claimlight::collection::Collection;
use claimlight::json;
use claimlight::judgement::NoJudgement;
use claimlight::share::{Doubt, LeftOut, LinkError, NotFit, Packed, Reach, Unpacked};
use serde_json::{Value, json};

/// Why a call gave nothing.
pub enum Failure {
    /// This part of the bundle is missing or not of the right form.
    Collection(&'static str),
    /// The annotations are none.
    Annotations,
    /// There is no such budget.
    Budget,
    /// The link cannot be read.
    Link(LinkError),
    /// The address is not fit for others.
    Address(NotFit),
}

/// The answer, or `{ "error": … }`, as JSON.
pub fn answer(give: impl FnOnce() -> Result<Value, Failure>) -> String {
    json::line(&give().unwrap_or_else(|failure| json!({ "error": failed(failure) })))
}

pub fn packed(packed: Packed) -> Value {
    let left_out: Vec<Value> = packed.left_out.into_iter().map(|(iri, why)| left_out(&iri, why)).collect();
    json!({
        "link": packed.link,
        "included": packed.included,
        "reduced": packed.reduced,
        "leftOut": left_out,
    })
}

pub fn unpacked(unpacked: &Unpacked, collection: &Collection) -> Value {
    let doubt = |(iri, doubt): &(String, Doubt)| json!({ "id": iri, "why": name_of_doubt(*doubt) });
    json!({
        "file": unpacked.to_file(collection),
        "doubts": unpacked.doubts.iter().map(doubt).collect::<Vec<Value>>(),
    })
}

pub fn name_of_reach(reach: Reach) -> &'static str {
    match reach {
        Reach::Everyone => "everyone",
        Reach::SameNetwork => "sameNetwork",
    }
}

fn left_out(iri: &str, why: LeftOut) -> Value {
    match why {
        LeftOut::NoRoom => json!({ "id": iri, "why": "noRoom" }),
        LeftOut::OtherDocument(document) => json!({ "id": iri, "why": "otherDocument", "about": document }),
        LeftOut::NotFound => json!({ "id": iri, "why": "notFound" }),
        LeftOut::NoJudgement(why) => match why {
            NoJudgement::NotAClaim(about) => json!({ "id": iri, "why": "noClaim", "about": about }),
            NoJudgement::UnknownVerdict(verdict) => json!({ "id": iri, "why": "noVerdict", "verdict": verdict }),
            NoJudgement::NoVerdict | NoJudgement::NotAssessing => json!({ "id": iri, "why": "noVerdict" }),
            NoJudgement::OneTarget => json!({ "id": iri, "why": "noClaim" }),
        },
        LeftOut::Doubled => json!({ "id": iri, "why": "doubled" }),
    }
}

fn name_of_doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::OtherWords => "otherWords",
        Doubt::UnknownDocument => "unknownDocument",
        Doubt::UnknownClaim => "unknownClaim",
    }
}

fn failed(failure: Failure) -> Value {
    match failure {
        Failure::Collection(part) => json!({ "kind": "collection", "part": part }),
        Failure::Annotations => json!({ "kind": "annotations" }),
        Failure::Budget => json!({ "kind": "budget" }),
        Failure::Link(error) => unreadable(error),
        Failure::Address(not_fit) => json!({ "kind": match not_fit {
            NotFit::NotOnTheWeb => "notOnTheWeb",
            NotFit::ThisMachine => "thisMachine",
            NotFit::HoldsPassword => "holdsPassword",
        } }),
    }
}

fn unreadable(error: LinkError) -> Value {
    match error {
        LinkError::NotALink => json!({ "kind": "notALink" }),
        LinkError::UnknownVersion(version) => json!({ "kind": "unknownVersion", "version": version }),
        LinkError::TooLong(length) => json!({ "kind": "tooLong", "length": length }),
        LinkError::Character { at, found } => json!({ "kind": "character", "at": at, "found": found }),
        LinkError::Damaged => json!({ "kind": "damaged" }),
        LinkError::TooMuch => json!({ "kind": "tooMuch" }),
        LinkError::Malformed(malformed) => {
            json!({ "kind": "malformed", "at": malformed.at, "problem": malformed.problem.name() })
        }
    }
}
