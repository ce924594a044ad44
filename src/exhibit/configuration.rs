//! What an operator sets: `kiosk.json`, checked line by line, with defaults in place of what is wrong.

use super::fault::{Fault, Problem};
use crate::collection::{ClaimId, Collection, DocumentId};
use crate::i18n::Locale;
use crate::share::{NotFit, reach};
use serde_json::{Map, Value};
use std::str::FromStr;

/// How an exhibit is set up.
#[derive(Clone, Debug, PartialEq)]
pub struct Configuration {
    /// The claims that visitors weigh, in their order; never none.
    pub claims: Vec<ClaimId>,
    /// The documents that visitors can read; never none.
    pub documents: Vec<DocumentId>,
    /// The languages that visitors can choose, the first one first; never none.
    pub languages: Vec<Locale>,
    /// Seconds without a touch until the warning.
    pub idle: u32,
    /// Seconds from the warning to the start.
    pub warning: u32,
    /// What is known of the screen's size.
    pub screen: Screen,
    /// What is shown while nobody is there.
    pub attract: Attract,
    /// For how long answers are counted together; `None` if they are not counted.
    pub tally: Option<Period>,
    /// Where visitors find the app on their own devices: what a QR code leads to.
    pub address: Option<String>,
    /// Whether the device reads aloud.
    pub speech: bool,
    /// Whether a QR code is offered.
    pub qr: bool,
    /// The hour of the night, 0 to 23, in which the page is loaded anew; `None` for never.
    pub reload: Option<u8>,
    /// What opens the operator's panel.
    pub code: Code,
}

/// The claims that are shown, one after another, while nobody is there; all of them among those that visitors weigh.
#[derive(Clone, Debug, PartialEq)]
pub struct Attract {
    /// In their order; never none.
    pub claims: Vec<ClaimId>,
    /// How long each stays, in seconds.
    pub seconds: u32,
}

/// What is known of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Screen {
    /// Its diagonal, in tenths of an inch.
    pub diagonal: Option<u32>,
    /// By how much everything is larger than it would be, in percent.
    pub percent: Option<u32>,
}

/// How long answers are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The names say it.
pub enum Period {
    Day,
    Week,
    Month,
    Always,
}

/// The digits that open the operator's panel. They keep visitors out; whoever reads the file knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code(String);

/// Every key that the file can have.
pub(super) const KEYS: [&str; 16] = [
    "kiosk",
    "claims",
    "documents",
    "languages",
    "idle",
    "warning",
    "screen",
    "scale",
    "attract",
    "tally",
    "address",
    "speech",
    "qr",
    "reload",
    "code",
    "comment",
];
const ATTRACT_KEYS: [&str; 2] = ["claims", "seconds"];
/// How many claims are offered where the file names none.
const SOME: usize = 5;
/// In bytes: a longer one leaves a QR code little room for answers.
const LONGEST_ADDRESS: usize = 200;

impl Configuration {
    /// The defaults for a collection.
    pub fn defaults(collection: &Collection) -> Self {
        let documents: Vec<_> = collection.documents.iter().map(|document| document.id.clone()).collect();
        let claims = linked_claims(collection, &documents);
        Self {
            attract: Attract { claims: claims.clone(), seconds: 12 },
            claims,
            documents,
            languages: Locale::ALL.map(|(locale, ..)| locale).to_vec(),
            idle: 120,
            warning: 30,
            screen: Screen::default(),
            tally: Some(Period::Day),
            address: None,
            speech: true,
            qr: true,
            reload: Some(4),
            code: Code("1986".to_owned()),
        }
    }

    /// Reads the file. What is wrong in it is named, and a default stands in its place.
    pub fn read(file: &str, collection: &Collection) -> (Self, Vec<Fault>) {
        let defaults = Self::defaults(collection);
        let mut faults = Vec::new();
        let object = match serde_json::from_str(file) {
            Ok(Value::Object(object)) => object,
            Ok(_) => return (defaults, vec![Fault::new("", Problem::NotAnObject)]),
            Err(error) => {
                let problem = Problem::NotJson { line: error.line(), column: error.column() };
                return (defaults, vec![Fault::new("", problem)]);
            }
        };
        let mut reading = Reading { object: &object, within: "", faults: &mut faults };
        reading.only(&KEYS);
        // The page has started an exhibit already; here only a slip in the value is named.
        reading.switch("kiosk");
        let configuration = Self::from_fields(&mut reading, defaults, collection);
        (configuration, faults)
    }

    fn from_fields(reading: &mut Reading<'_>, defaults: Self, collection: &Collection) -> Self {
        let claim = |name: &str| {
            let id = ClaimId::from_str(name).ok().filter(|id| collection.claim(id).is_some());
            id.ok_or_else(|| Problem::NoSuchClaim(name.to_owned()))
        };
        let document = |name: &str| {
            let id = DocumentId::from_str(name).ok().filter(|id| collection.document(id).is_some());
            id.ok_or_else(|| Problem::NoSuchDocument(name.to_owned()))
        };
        let language = |tag: &str| Locale::from_tag(tag).ok_or_else(|| Problem::NoSuchLanguage(tag.to_owned()));
        let mut documents = reading.list("documents", document).unwrap_or_else(|| defaults.documents.clone());
        let named = reading.list("claims", claim);
        let mut claims = named.clone().unwrap_or_else(|| linked_claims(collection, &documents));
        claims.retain(|id| stands_in(collection, id, &documents));
        if claims.is_empty() {
            // The documents were narrowed to some that none of the claims stand in.
            reading.fault("documents", Problem::NoClaimInThem);
            documents = defaults.documents;
            claims = named.unwrap_or(defaults.claims);
        }
        let attract = match reading.object.get("attract") {
            None => Attract { claims: claims.clone(), seconds: defaults.attract.seconds },
            Some(Value::Object(object)) => {
                let mut reading = Reading { object, within: "attract.", faults: reading.faults };
                reading.only(&ATTRACT_KEYS);
                // A touch on the waiting screen opens the claim that it shows.
                let weighed = |name: &str| {
                    let id = claim(name)?;
                    if claims.contains(&id) { Ok(id) } else { Err(Problem::NotWeighed(name.to_owned())) }
                };
                let shown = reading.list("claims", weighed).unwrap_or_else(|| claims.clone());
                Attract {
                    claims: shown,
                    seconds: reading.number("seconds", 4, 600).unwrap_or(defaults.attract.seconds),
                }
            }
            Some(_) => {
                reading.fault("attract", Problem::NotAnObject);
                Attract { claims: claims.clone(), seconds: defaults.attract.seconds }
            }
        };
        Self {
            claims,
            documents,
            languages: reading.list("languages", language).unwrap_or(defaults.languages),
            idle: reading.number("idle", 10, 3600).unwrap_or(defaults.idle),
            // WCAG 2.2.1 asks for 20 seconds at least.
            warning: reading.number("warning", 20, 300).unwrap_or(defaults.warning),
            screen: Screen { diagonal: reading.tenths("screen", 30, 3000), percent: reading.number("scale", 40, 400) },
            attract,
            tally: reading.tally().unwrap_or(defaults.tally),
            address: reading.address(),
            speech: reading.switch("speech").unwrap_or(defaults.speech),
            qr: reading.switch("qr").unwrap_or(defaults.qr),
            reload: reading.hour().unwrap_or(defaults.reload),
            code: reading.code().unwrap_or(defaults.code),
        }
    }
}

impl Code {
    /// Whether these digits open the panel.
    pub fn opens(&self, digits: &str) -> bool {
        self.0 == digits
    }

    /// How many digits it has.
    pub fn length(&self) -> usize {
        self.0.len()
    }
}

/// Whether a claim stands in one of these documents.
fn stands_in(collection: &Collection, id: &ClaimId, documents: &[DocumentId]) -> bool {
    collection.claim(id).is_some_and(|claim| documents.contains(&claim.document))
}

/// The claims of these documents that other documents speak of, those with most links first; any claims where there are none.
fn linked_claims(collection: &Collection, documents: &[DocumentId]) -> Vec<ClaimId> {
    let there = collection.claims.iter().filter(|claim| documents.contains(&claim.document));
    let mut linked: Vec<(usize, &ClaimId)> =
        there.map(|claim| (collection.links_of_claim(&claim.id).count(), &claim.id)).collect();
    linked.sort_by_key(|(links, _)| std::cmp::Reverse(*links));
    linked.into_iter().take(SOME).map(|(_, id)| id.clone()).collect()
}

/// An object of the file on its way to fields.
struct Reading<'a> {
    object: &'a Map<String, Value>,
    /// The way to the object: `attract.`
    within: &'static str,
    faults: &'a mut Vec<Fault>,
}

impl Reading<'_> {
    fn fault(&mut self, key: &str, problem: Problem) {
        self.faults.push(Fault::new(format!("{}{key}", self.within), problem));
    }

    fn only(&mut self, keys: &[&'static str]) {
        let unknown: Vec<String> = self.object.keys().filter(|key| !keys.contains(&key.as_str())).cloned().collect();
        for key in unknown {
            self.fault(&key, Problem::UnknownKey { known: keys.join(", ") });
        }
    }

    /// A value that is there, as `read` understands it; a fault where it does not.
    fn value<T>(&mut self, key: &str, read: impl Fn(&Value) -> Result<T, Problem>) -> Option<T> {
        match read(self.object.get(key)?) {
            Ok(value) => Some(value),
            Err(problem) => {
                self.fault(key, problem);
                None
            }
        }
    }

    fn switch(&mut self, key: &str) -> Option<bool> {
        self.value(key, |value| value.as_bool().ok_or(Problem::NotASwitch))
    }

    fn number(&mut self, key: &str, from: u32, to: u32) -> Option<u32> {
        self.value(key, |value| {
            let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
            number.filter(|number| (from..=to).contains(number)).ok_or(Problem::NotBetween { from, to })
        })
    }

    /// A number that may have a decimal, in tenths; `from` and `to` are tenths.
    fn tenths(&mut self, key: &str, from: u32, to: u32) -> Option<u32> {
        self.value(key, |value| {
            let tenths = value.as_f64().map(|number| (number * 10.0).round() as i64);
            let tenths = tenths.and_then(|tenths| u32::try_from(tenths).ok());
            let between = Problem::NotBetween { from: from / 10, to: to / 10 };
            tenths.filter(|tenths| (from..=to).contains(tenths)).ok_or(between)
        })
    }

    /// A list with at least one item that is understood; each of the others is a fault.
    fn list<T: PartialEq>(&mut self, key: &str, read: impl Fn(&str) -> Result<T, Problem>) -> Option<Vec<T>> {
        let list = self.value(key, |value| value.as_array().cloned().ok_or(Problem::NotAList))?;
        let mut items = Vec::new();
        for item in &list {
            match item.as_str().ok_or(Problem::NotText).and_then(&read) {
                Ok(item) if !items.contains(&item) => items.push(item),
                Ok(_) => {}
                Err(problem) => self.fault(key, problem),
            }
        }
        if list.is_empty() {
            self.fault(key, Problem::Empty);
        }
        (!items.is_empty()).then_some(items)
    }

    fn tally(&mut self) -> Option<Option<Period>> {
        self.value("tally", |value| match value {
            Value::Bool(false) => Ok(None),
            Value::Bool(true) => Ok(Some(Period::Day)),
            value => {
                let period = value.as_str().and_then(Period::from_name);
                period.map(Some).ok_or(Problem::NotAPeriod)
            }
        })
    }

    fn hour(&mut self) -> Option<Option<u8>> {
        self.value("reload", |value| match value {
            Value::Bool(false) => Ok(None),
            value => {
                let hour = value.as_u64().filter(|hour| *hour < 24).and_then(|hour| u8::try_from(hour).ok());
                hour.map(Some).ok_or(Problem::NotBetween { from: 0, to: 23 })
            }
        })
    }

    fn address(&mut self) -> Option<String> {
        self.value("address", |value| {
            let address = value.as_str().ok_or(Problem::NotText)?;
            if address.contains(['#', ' ']) || address.len() > LONGEST_ADDRESS {
                return Err(Problem::NotAnAddress);
            }
            match reach(address) {
                Ok(_) => Ok(address.to_owned()),
                Err(NotFit::NotOnTheWeb) => Err(Problem::NotAnAddress),
                Err(NotFit::ThisMachine) => Err(Problem::AddressOfThisDevice),
                Err(NotFit::HoldsPassword) => Err(Problem::AddressWithPassword),
            }
        })
    }

    fn code(&mut self) -> Option<Code> {
        self.value("code", |value| {
            let code = value.as_str().ok_or(Problem::NotACode)?;
            let is_code = (4..=8).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit());
            is_code.then(|| Code(code.to_owned())).ok_or(Problem::NotACode)
        })
    }
}

impl Period {
    /// Every period with its name in the file.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::Day, "day"), (Self::Week, "week"), (Self::Month, "month"), (Self::Always, "always")];

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(period, _)| *period)
    }
}
