//! What an operator reads in the panel, and takes along as a table.

use super::fault::Fault;
use super::tally::Tally;
use crate::i18n::Locale;

/// What the panel shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The app's version.
    pub version: String,
    /// Seconds since the page was loaded.
    pub uptime: u64,
    /// Bytes that the app keeps in the browser's storage; `None` where the storage is closed.
    pub storage: Option<usize>,
    /// How often the app was restarted after a fault.
    pub faults: u32,
    /// What went wrong last, in the browser's words.
    pub last_fault: Option<String>,
    /// What is wrong in `kiosk.json`.
    pub settings: Vec<Fault>,
    /// Whether counts could not be saved, though the storage is open.
    pub is_unsaved: bool,
    /// Languages that are not offered, since their words are missing.
    pub lost: Vec<Locale>,
}

/// What the panel says as comma-separated values (RFC 4180): a line for each period and claim, and one for the visits of each
/// period. What belongs to no period stands before them, its value in the third column.
pub fn csv(report: &Report, tally: &Tally) -> String {
    let mut lines = String::from("period,what,supported,contradicted,cannot be checked here\r\n");
    let facts = [
        ("version", Some(report.version.clone())),
        ("seconds since the start", Some(report.uptime.to_string())),
        ("bytes stored", report.storage.map(|bytes| bytes.to_string())),
        ("faults", Some(report.faults.to_string())),
        ("last fault", report.last_fault.clone()),
    ];
    for (what, value) in facts {
        lines += &format!(",{what},{},,\r\n", cell(&value.unwrap_or_default()));
    }
    for (name, sums) in tally.periods() {
        lines += &format!("{},visits,{},,\r\n", cell(name), sums.visits);
        for (claim, [supported, contradicted, unchecked]) in &sums.answers {
            lines += &format!("{},{},{supported},{contradicted},{unchecked}\r\n", cell(name), cell(claim));
        }
    }
    lines
}

/// A value as a cell: quoted where it must be, and never a formula for a spreadsheet.
fn cell(value: &str) -> String {
    let value = if value.starts_with(['=', '+', '-', '@', '\t']) { format!("'{value}") } else { value.to_owned() };
    if value.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", value.replace('"', "\"\"")) } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judgement::Verdict;

    #[test]
    fn counts_become_a_table() {
        let mut tally = Tally::default();
        tally.count_visit("2026-11-25");
        tally.count("2026-11-25", &"L-95".parse().expect("a name"), Verdict::Contradicted);
        let last_fault = Some("RuntimeError: unreachable, twice".to_owned());
        let report = Report { version: "1.2".to_owned(), uptime: 90, faults: 2, last_fault, ..Report::default() };
        let lines = [
            "period,what,supported,contradicted,cannot be checked here",
            ",version,1.2,,",
            ",seconds since the start,90,,",
            ",bytes stored,,,",
            ",faults,2,,",
            ",last fault,\"RuntimeError: unreachable, twice\",,",
            "2026-11-25,visits,1,,",
            "2026-11-25,L-95,0,1,0",
            "",
        ];
        assert_eq!(csv(&report, &tally), lines.join("\r\n"));
        for (value, expected) in [("a", "a"), ("a,b", "\"a,b\""), ("\"", "\"\"\"\""), ("=1", "'=1")] {
            assert_eq!(cell(value), expected);
        }
    }
}
