//! What an operator reads in the panel, and takes along as a table.

use super::fault::Fault;
use super::tally::Tally;

/// What the panel shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The app's version.
    pub version: String,
    /// Seconds since the page was loaded.
    pub uptime: u64,
    /// Bytes that the app keeps in the browser's storage; `None` where the storage is closed.
    pub storage: Option<usize>,
    /// How often the app had to be loaded anew since something went wrong.
    pub faults: u32,
    /// What went wrong last, in the browser's words.
    pub last_fault: Option<String>,
    /// What is wrong in `kiosk.json`.
    pub settings: Vec<Fault>,
}

/// The counts as comma-separated values (RFC 4180): a line for each period and claim, and one for the visits of each period.
pub fn csv(tally: &Tally) -> String {
    let mut lines = String::from("period,what,supported,contradicted,cannot be checked here\r\n");
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
        let lines = "period,what,supported,contradicted,cannot be checked here\r\n2026-11-25,visits,1,,\r\n2026-11-25,L-95,0,1,0\r\n";
        assert_eq!(csv(&tally), lines);
        for (value, expected) in [("a", "a"), ("a,b", "\"a,b\""), ("\"", "\"\"\"\""), ("=1", "'=1")] {
            assert_eq!(cell(value), expected);
        }
    }
}
