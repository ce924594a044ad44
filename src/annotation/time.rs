//! Moments as annotations write them: milliseconds since 1970, in UTC.

use std::fmt;

/// A moment, in milliseconds since 1970-01-01T00:00:00Z. Written as `xsd:dateTime` with a `Z`, as the model demands (§3.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// The last millisecond of the year 9999: later years would need a fifth digit.
const LATEST: i64 = 253_402_300_799_999;
const DAY: i64 = 86_400_000;

impl Timestamp {
    /// The moment so many milliseconds after 1970 began, held within the years 0 to 9999.
    pub fn from_milliseconds(milliseconds: i64) -> Self {
        Self(milliseconds.clamp(-62_167_219_200_000, LATEST))
    }

    /// Milliseconds since 1970 began.
    pub fn milliseconds(self) -> i64 {
        self.0
    }

    /// Reads `2026-01-11T08:30:00Z`, with a fraction of a second or an offset like `+03:00` where there is one.
    pub fn parse(string: &str) -> Option<Self> {
        let (date, time) = string.split_once(['T', 't'])?;
        let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
        let zone = time.find(['Z', 'z', '+', '-'])?;
        let (clock, zone) = time.split_at(zone);
        let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
        let [hour, minute, second] = numbers(clock, ':', [2, 2, 2])?;
        let in_range = (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day)
            && hour < 24
            && minute < 60
            && second <= 60;
        if !in_range || !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let offset_minutes = match zone {
            "Z" | "z" => 0,
            _ => {
                let [hours, minutes] = numbers(zone.get(1..)?, ':', [2, 2])?;
                (hours * 60 + minutes) * if zone.starts_with('-') { -1 } else { 1 }
            }
        };
        let thousandths: i64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
        let seconds =
            days_since_1970(year, month, day) * 86_400 + hour * 3600 + (minute - offset_minutes) * 60 + second;
        Some(Self::from_milliseconds(seconds * 1000 + thousandths))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil(self.0.div_euclid(DAY));
        let within = self.0.rem_euclid(DAY);
        let (seconds, thousandths) = (within / 1000, within % 1000);
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        write!(formatter, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{thousandths:03}Z")
    }
}

/// Numbers of fixed widths between separators.
fn numbers<const N: usize>(string: &str, separator: char, widths: [usize; N]) -> Option<[i64; N]> {
    let mut parts = string.split(separator);
    let mut result = [0; N];
    for (number, width) in result.iter_mut().zip(widths) {
        let part = parts.next()?;
        if part.len() != width || !part.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(result)
}

fn days_in(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar. Algorithm `days_from_civil` of Howard Hinnant,
/// <https://howardhinnant.github.io/date_algorithms.html>: years begin in March, so that a leap day is a year's last.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The inverse of [`days_since_1970`], `civil_from_days` of the same source.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day_of_year - (153 * shifted_month + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_moments() {
        let table = [
            ("1970-01-01T00:00:00.000Z", 0),
            ("1986-01-11T00:00:00.000Z", 505_785_600_000),
            ("2000-02-29T23:59:59.999Z", 951_868_799_999),
            ("1969-12-31T23:59:59.000Z", -1000),
        ];
        for (string, milliseconds) in table {
            assert_eq!(Timestamp::from_milliseconds(milliseconds).to_string(), string);
            assert_eq!(Timestamp::parse(string), Some(Timestamp::from_milliseconds(milliseconds)));
        }
    }

    #[test]
    fn other_spellings_of_one_moment() {
        let moment = Timestamp::parse("2026-11-23T20:50:14.000Z");
        for string in ["2026-11-23T20:50:14Z", "2026-11-23T23:50:14+03:00", "2026-11-23T20:20:14.0-00:30"] {
            assert_eq!(Timestamp::parse(string), moment, "{string}");
        }
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for string in [
            "",
            "yesterday",
            "2026-13-01T00:00:00Z",
            "2026-02-29T00:00:00Z",
            "2026-01-01T00:00:00",
            "2026-1-1T0:0:0Z",
            "2026-01-01T00:00:00.é1Z",
        ] {
            assert_eq!(Timestamp::parse(string), None, "{string}");
        }
    }

    proptest! {
        #[test]
        fn every_moment_is_read_as_it_was_written(milliseconds in -62_167_219_200_000i64..=LATEST) {
            let moment = Timestamp::from_milliseconds(milliseconds);
            prop_assert_eq!(Timestamp::parse(&moment.to_string()), Some(moment));
        }

        #[test]
        fn no_string_panics(string in "\\PC{0,40}") {
            Timestamp::parse(&string);
        }
    }
}
