//! What a visitor takes along: a QR code of a link with the answers, as judgements.

use crate::hall;
use claimlight::annotation::{Annotation, Timestamp};
use claimlight::browser::clock;
use claimlight::collection::{ClaimId, Collection};
use claimlight::exhibit::{Configuration, QrCode};
use claimlight::judgement::{Judgement, Verdict};
use claimlight::notebook::NoteId;
use claimlight::share::{Budget, pack, public_address, qr};

/// The code, made anew when there is another answer.
#[derive(Default)]
pub struct Takeaway {
    judgements: Vec<Annotation>,
    /// Chance that all names of a visitor's judgements share: so they take less room in the code. Gone with the visit.
    chance: [u8; 10],
    /// When the last judgement was made, in ms since 1970.
    last: Option<i64>,
    code: Option<QrCode>,
}

/// A module of the code is so many CSS px wide at least: what a telephone tells apart at arm's length.
const MODULE: u32 = 4;

impl Takeaway {
    /// The code for the answers of a visit; `percent` is the scale of the screen. There is none before the first answer, where
    /// the operator wants none, and where nobody could open the address.
    pub fn code(
        &mut self,
        answers: &[(ClaimId, Verdict)],
        collection: &Collection,
        configuration: &Configuration,
        percent: u32,
    ) -> Option<QrCode> {
        if !configuration.qr {
            return None;
        }
        if answers.len() < self.judgements.len() {
            *self = Self::default();
        }
        if answers.len() > self.judgements.len() {
            if self.judgements.is_empty() {
                self.chance = clock::random();
            }
            for (claim, verdict) in &answers[self.judgements.len()..] {
                let judgement = self.judgement(claim.clone(), *verdict);
                self.judgements.push(judgement.to_annotation(&collection.id));
            }
            self.code = self.make(collection, configuration);
        }
        let module = (MODULE * percent / 100).max(MODULE);
        self.code.clone().map(|code| QrCode { module, ..code })
    }

    fn judgement(&mut self, claim: ClaimId, verdict: Verdict) -> Judgement {
        // Two answers cannot have the same name: not within a millisecond, nor when the device's clock is set back between them.
        let earliest = self.last.map_or(0, |last| last.saturating_add(1));
        let moment = clock::now().milliseconds().max(earliest);
        self.last = Some(moment);
        let name = NoteId::new(moment.unsigned_abs(), self.chance);
        Judgement::new(name.as_str(), claim, verdict, Timestamp::from_milliseconds(moment))
    }

    fn make(&self, collection: &Collection, configuration: &Configuration) -> Option<QrCode> {
        let (address, _) = public_address(configuration.address.as_deref(), &hall::own_address()).ok()?;
        let packed = pack(collection, &self.judgements, &address, Budget::Qr);
        let code = qr(&packed.link?)?;
        Some(QrCode { side: code.size(), path: code.path(), left_out: packed.left_out.len(), module: MODULE })
    }
}
