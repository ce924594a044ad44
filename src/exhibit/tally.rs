//! What visitors answered: counts alone, by claim and verdict, kept for a period.
//!
//! No count is tied to a visitor, a time of day or another count. A period is named by its first day, so a clock that jumps
//! back goes on with the period that it jumped to.

use super::configuration::Period;
use crate::annotation::Timestamp;
use crate::collection::ClaimId;
use crate::json;
use crate::judgement::Verdict;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The verdicts that a visitor chooses from, in their order.
pub const VERDICTS: [Verdict; 3] = [Verdict::Supported, Verdict::Contradicted, Verdict::CannotBeChecked];

/// How many periods are kept: more than a year of days.
const MOST_PERIODS: usize = 400;
const DAY: i64 = 86_400_000;

/// Counts of one claim, in the order of [`VERDICTS`].
pub type Counts = [u32; 3];

/// The counts of every period, by the period's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    periods: BTreeMap<String, Sums>,
}

/// The counts of a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// How many visits began.
    pub visits: u32,
    /// Answers by claim.
    pub answers: BTreeMap<String, Counts>,
}

impl Tally {
    /// Counts one answer in the period called `name`.
    pub fn count(&mut self, name: &str, claim: &ClaimId, verdict: Verdict) {
        let Some(place) = VERDICTS.iter().position(|known| *known == verdict) else { return };
        let counts = self.period(name).answers.entry(claim.to_string()).or_default();
        counts[place] = counts[place].saturating_add(1);
    }

    /// Counts the start of a visit.
    pub fn count_visit(&mut self, name: &str) {
        let sums = self.period(name);
        sums.visits = sums.visits.saturating_add(1);
    }

    /// What was answered on a claim.
    pub fn of(&self, name: &str, claim: &ClaimId) -> Counts {
        self.periods.get(name).and_then(|sums| sums.answers.get(claim.as_str())).copied().unwrap_or_default()
    }

    /// The claims that were answered on in the period called `name`, each with its counts.
    pub fn answers(&self, name: &str) -> impl Iterator<Item = (&str, &Counts)> {
        let sums = self.periods.get(name);
        sums.into_iter().flat_map(|sums| &sums.answers).map(|(claim, counts)| (claim.as_str(), counts))
    }

    /// Every period with its name, the earliest first.
    pub fn periods(&self) -> impl DoubleEndedIterator<Item = (&str, &Sums)> {
        self.periods.iter().map(|(name, sums)| (name.as_str(), sums))
    }

    fn period(&mut self, name: &str) -> &mut Sums {
        while self.periods.len() >= MOST_PERIODS && !self.periods.contains_key(name) {
            self.periods.pop_first();
        }
        self.periods.entry(name.to_owned()).or_default()
    }

    /// The counts as they are kept.
    pub fn to_json(&self) -> String {
        let periods = self.periods.iter().map(|(name, sums)| {
            let answers: Map<String, Value> =
                sums.answers.iter().map(|(claim, counts)| (claim.clone(), json!(counts))).collect();
            (name.clone(), json!({ "visits": sums.visits, "answers": answers }))
        });
        json::line(&Value::Object(periods.collect()))
    }

    /// Reads what was kept. What is damaged counts as nothing.
    pub fn from_json(json: &str) -> Self {
        let Ok(Value::Object(periods)) = serde_json::from_str(json) else { return Self::default() };
        let number = |value: &Value| value.as_u64().and_then(|number| u32::try_from(number).ok()).unwrap_or_default();
        let sums = |value: &Value| {
            let answers = value.get("answers").and_then(Value::as_object).into_iter().flatten();
            let counts = |value: &Value| std::array::from_fn(|place| value.get(place).map(number).unwrap_or_default());
            Sums {
                visits: value.get("visits").map(number).unwrap_or_default(),
                answers: answers.map(|(claim, value)| (claim.clone(), counts(value))).collect(),
            }
        };
        let periods = periods.iter().rev().take(MOST_PERIODS);
        Self { periods: periods.map(|(name, value)| (name.clone(), sums(value))).collect() }
    }
}

impl Period {
    /// The name of the period that a day lies in; `day` counts from 1 January 1970, as the exhibit's place counts days.
    pub fn name(self, day: i64) -> String {
        let date = |day: i64| Timestamp::from_milliseconds(day.saturating_mul(DAY)).to_string();
        match self {
            Self::Day => date(day)[..10].to_owned(),
            // The first day of 1970 was a Thursday.
            Self::Week => date(day - (day + 3).rem_euclid(7))[..10].to_owned(),
            Self::Month => date(day)[..7].to_owned(),
            Self::Always => "always".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn claim(name: &str) -> ClaimId {
        name.parse().expect("a claim's name")
    }

    #[test]
    fn periods_are_named_by_their_first_day() {
        // 25 November 2026, a Wednesday.
        let day = 20_782;
        let table = [
            (Period::Day, "2026-11-25"),
            (Period::Week, "2026-11-23"),
            (Period::Month, "2026-11"),
            (Period::Always, "always"),
        ];
        for (period, name) in table {
            assert_eq!(period.name(day), name);
        }
        assert_eq!(Period::Week.name(0), "1969-12-29");
    }

    #[test]
    fn answers_are_counted_by_period_and_kept() {
        let mut tally = Tally::default();
        tally.count_visit("a");
        tally.count("a", &claim("L-95"), Verdict::Contradicted);
        tally.count("a", &claim("L-95"), Verdict::Contradicted);
        tally.count("b", &claim("L-95"), Verdict::CannotBeChecked);
        assert_eq!(tally.of("a", &claim("L-95")), [0, 2, 0]);
        assert_eq!(tally.of("b", &claim("L-95")), [0, 0, 1]);
        assert_eq!(tally.of("b", &claim("L-400")), [0, 0, 0]);
        assert_eq!(Tally::from_json(&tally.to_json()), tally);
    }

    #[test]
    fn no_more_than_a_year_of_days_is_kept() {
        let mut tally = Tally::default();
        for day in 0..1000 {
            tally.count_visit(&Period::Day.name(day));
        }
        assert_eq!(tally.periods().count(), MOST_PERIODS);
        assert_eq!(tally.periods().last().map(|(name, _)| name.to_owned()), Some(Period::Day.name(999)));
    }

    proptest! {
        #[test]
        fn nothing_stored_panics(json in "[\\[\\]{}\":,a-z0-9]{0,60}", day in any::<i32>()) {
            Tally::from_json(&json);
            for (period, _) in Period::ALL {
                period.name(i64::from(day));
            }
        }
    }
}
