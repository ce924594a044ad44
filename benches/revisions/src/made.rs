//! Made-up texts that repeat themselves worse than any book: of a reference manual, a ledger and a litany almost every line is
//! like others.

use fastrand::Rng;

const NAMES: [&str; 24] = [
    "anchor", "basket", "candle", "dagger", "engine", "feather", "gimlet", "hammer", "inkwell", "jacket", "kettle",
    "lantern", "mallet", "needle", "oilcan", "padlock", "quiver", "ribbon", "saddle", "trowel", "urn", "valve",
    "whistle", "yoke",
];

const TOWNS: [&str; 12] = [
    "Arundel",
    "Barnstaple",
    "Carlisle",
    "Dover",
    "Exeter",
    "Falmouth",
    "Gloucester",
    "Hull",
    "Ipswich",
    "Jarrow",
    "Kendal",
    "Lancaster",
];

/// A manual: for each part the same sentences, with its name and a number in them.
pub fn manual(parts: usize) -> String {
    let mut random = Rng::with_seed(1);
    let part = |number: usize| {
        let (name, other) = (NAMES[number % 24], NAMES[random.usize(..24)]);
        format!(
            "The option --{name}-{number} sets the {name} of a section. It takes a number from 0 to {}.\nIf --{name}-{number} is not \
             given, the {name} of the section before is used, as with --{other}.\nThe option has no effect on a section that has \
             no {name}.\n",
            random.u16(10..500)
        )
    };
    (0..parts).map(part).collect()
}

/// A ledger: for each entry a date, a name, a town and a sum.
pub fn ledger(entries: usize) -> String {
    let mut random = Rng::with_seed(2);
    let entry = |number: usize| {
        let (day, town, name) = (1 + number % 28, TOWNS[random.usize(..12)], NAMES[random.usize(..24)]);
        let (pounds, shillings) = (random.u8(1..40), random.u8(..20));
        format!(
            "March {day}. Received of the {name} merchant at {town}, for goods delivered, {pounds} pounds {shillings} shillings.\n"
        )
    };
    (0..entries).map(entry).collect()
}

/// A litany: the same answer to one invocation after another.
pub fn litany(invocations: usize) -> String {
    let mut random = Rng::with_seed(3);
    let invocation = |number: usize| {
        let (one, other) = (NAMES[random.usize(..24)], NAMES[number % 24]);
        format!(
            "From the {one} and the {other}, deliver us, we pray, and hear us in this hour.\nHear us, and deliver us, we pray.\n"
        )
    };
    (0..invocations).map(invocation).collect()
}
