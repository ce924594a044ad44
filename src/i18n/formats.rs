//! How a language writes numbers and dates and which plurals it knows: what a browser's `Intl` says, and plain English without one.

use crate::collection::Date;

/// A language's ways with numbers and dates.
pub trait Formats: Send + Sync {
    /// The category of a number among the language's plurals, as CLDR calls it: `one`, `few`, `many`, `other` …
    fn plural(&self, count: usize) -> String;
    /// A whole number.
    fn number(&self, number: usize) -> String;
    /// A day of the calendar.
    fn date(&self, date: Date, style: DateStyle) -> String;
}

/// How much of a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// January 1986
    Month,
    /// 11 January
    Day,
    /// 11 January 1986
    Long,
    /// Saturday 11 January 1986
    Full,
}

impl DateStyle {
    /// What `language.js` calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Day => "day",
            Self::Long => "long",
            Self::Full => "full",
        }
    }
}

/// English where there is no browser: in the page as it is served, and in tests.
#[derive(Clone, Copy, Debug)]
pub struct Plain;

impl Formats for Plain {
    fn plural(&self, count: usize) -> String {
        if count == 1 { "one" } else { "other" }.to_owned()
    }

    fn number(&self, number: usize) -> String {
        number.to_string()
    }

    fn date(&self, date: Date, style: DateStyle) -> String {
        let month = MONTHS.get(usize::from(date.month()).wrapping_sub(1)).copied().unwrap_or_default();
        let (day, year) = (date.day(), date.year());
        match style {
            DateStyle::Month => format!("{month} {year}"),
            DateStyle::Day => format!("{day} {month}"),
            DateStyle::Long => format!("{day} {month} {year}"),
            DateStyle::Full => format!("{:?} {day} {month} {year}", date.weekday()),
        }
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
