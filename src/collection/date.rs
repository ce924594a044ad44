//! The day that a document bears.

use std::fmt;
use std::str::FromStr;

/// A day of the Gregorian calendar, between the years 1 and 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The seven names say it.
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Date {
    /// The date, if the calendar has it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let good = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days).contains(&day);
        good.then_some(Self { year, month, day })
    }

    /// The year, like 1986.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 for January.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        // Counting a year from March puts the leap day last, so one term gives the days before a month.
        let months_since_march = (u32::from(self.month) + 9) % 12;
        let year = u32::from(self.year) - u32::from(self.month < 3);
        let leap_days = year / 4 - year / 100 + year / 400;
        let days = 365 * year + leap_days + (153 * months_since_march + 2) / 5 + u32::from(self.day);
        match days % 7 {
            0 => Weekday::Tuesday,
            1 => Weekday::Wednesday,
            2 => Weekday::Thursday,
            3 => Weekday::Friday,
            4 => Weekday::Saturday,
            5 => Weekday::Sunday,
            _ => Weekday::Monday,
        }
    }
}

/// Reads `1986-01-11`.
impl FromStr for Date {
    type Err = ();

    fn from_str(string: &str) -> Result<Self, ()> {
        let parts: Vec<&str> = string.split('-').collect();
        let [year, month, day] = parts[..] else { return Err(()) };
        let digits = |part: &str, width| part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit());
        if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
            return Err(());
        }
        let date = || Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        date().ok_or(())
    }
}

/// Writes `1986-01-11`.
impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_week_are_the_calendars() {
        let table = [
            ("1986-01-11", Weekday::Saturday),
            ("1986-01-13", Weekday::Monday),
            ("1986-01-14", Weekday::Tuesday),
            ("1986-01-16", Weekday::Thursday),
            ("1986-01-27", Weekday::Monday),
            ("1999-10-22", Weekday::Friday),
            ("2000-02-29", Weekday::Tuesday),
            ("2000-03-01", Weekday::Wednesday),
            ("0001-01-01", Weekday::Monday),
        ];
        for (string, weekday) in table {
            let date: Date = string.parse().expect(string);
            assert_eq!((date.weekday(), date.to_string()), (weekday, string.to_owned()));
        }
    }

    #[test]
    fn what_the_calendar_lacks_is_no_date() {
        for string in
            ["", "1986", "1986-1-1", "1986-13-01", "1986-02-29", "0000-01-01", "11 January 1986", "1986-01-11x"]
        {
            assert_eq!(string.parse::<Date>(), Err(()), "{string}");
        }
    }
}
