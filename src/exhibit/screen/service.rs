//! For the operator: the code, the panel, and what is wrong in the settings.

use super::Shown;
use super::parts::{heading, target};
use crate::exhibit::fault::Fault;
use crate::exhibit::operator::Report;
use crate::exhibit::phrases::Words;
use crate::exhibit::tally::VERDICTS;
use crate::exhibit::touch::Touch;
use crate::sheet::{Element, element};

/// How many periods' visits the operator's panel shows.
const PERIODS_SHOWN: usize = 7;

/// Ten digits, as telephones have them.
pub fn code(shown: &Shown<'_>, digits: usize, was_wrong: bool) -> Element {
    let words = &shown.words;
    let length = shown.configuration.code.length();
    let dots = format!("{}{}", "●".repeat(digits), "○".repeat(length.saturating_sub(digits)));
    let dots = element("p")
        .class("dots")
        .attribute("role", "img")
        .attribute("aria-label", words.digits_touched(digits))
        .text(dots);
    let keys = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(|digit| target(Touch::Digit(digit), "digit", digit.to_string()));
    let last = [
        target(Touch::Erase, "digit", words.erase),
        target(Touch::Digit(0), "digit", "0"),
        target(Touch::Leave, "digit", words.leave),
    ];
    let wrong = was_wrong.then(|| element("p").class("wrong").attribute("role", "alert").text(words.code_wrong));
    element("main")
        .class("service")
        .child(heading("", words.code_asked))
        .child(dots)
        .children(wrong)
        .child(element("div").class("digits").children(keys).children(last))
}

/// Version, uptime, storage, faults, languages, settings, visits and answers.
pub fn panel(shown: &Shown<'_>) -> Element {
    let words = &shown.words;
    let Report { version, uptime, storage, faults, last_fault, settings, is_unsaved, lost } = shown.report;
    let facts = [
        format!("{} {version}", words.version),
        words.running_for(*uptime),
        words.stored(*storage),
        words.faults_so_far(*faults),
    ];
    let last = last_fault.as_ref().map(|what| words.last_fault_was(what));
    let unsaved = is_unsaved.then(|| words.counts_unsaved.to_owned());
    let lost = lost.iter().map(|locale| words.language_is_lost(locale.name()));
    let unreviewed = shown.configuration.languages.iter().filter(|locale| !locale.is_reviewed());
    let unreviewed: Vec<&str> = unreviewed.map(|locale| locale.name()).collect();
    let unreviewed = (!unreviewed.is_empty()).then(|| words.unreviewed(&unreviewed.join(", ")));
    let facts = facts.into_iter().chain(last).chain(unsaved).chain(lost).chain(unreviewed);
    let facts = facts.map(|fact| element("li").text(fact));
    let latest = shown.tally.periods().rev().take(PERIODS_SHOWN);
    let visits = latest.map(|(period, sums)| element("li").text(words.visits_in(period, sums.visits)));
    element("main")
        .class("service")
        .child(heading("", words.panel))
        .child(element("ul").class("facts").children(facts))
        .child(element("ul").class("facts").children(visits))
        .children(answers(shown))
        .child(settings_list(words, settings))
        .child(target(Touch::Export, "quiet", words.export))
        .child(target(Touch::Reload, "quiet", words.reload))
        .child(target(Touch::Leave, "next", words.leave))
}

/// What was answered in the present period, a row for each claim.
fn answers(shown: &Shown<'_>) -> Option<Element> {
    let words = &shown.words;
    let answers = || shown.tally.answers(&shown.period);
    let total: u32 = answers().flat_map(|(_, counts)| counts).sum();
    let period = shown.configuration.tally.filter(|_| total > 0)?;
    let names = VERDICTS.map(|verdict| element("th").attribute("scope", "col").text(words.verdict(verdict).0));
    let head = element("tr").child(element("td")).children(names);
    let rows = answers().map(|(claim, counts)| {
        let cells = counts.map(|count| element("td").text(words.number(count as usize)));
        element("tr").child(element("th").attribute("scope", "row").text(claim)).children(cells)
    });
    let caption = element("caption").text(words.answers_in(period, total as usize));
    let table = element("table").class("counts").child(caption);
    Some(table.child(element("thead").child(head)).child(element("tbody").children(rows)))
}

/// What is wrong in the settings, and that the exhibit starts all the same. The seconds are no part of what is announced: they
/// would be read out one by one.
pub fn wrong_settings(words: &Words, report: &Report, seconds: u32) -> Element {
    element("main")
        .class("service")
        .child(settings_list(words, &report.settings).attribute("role", "alert"))
        .child(element("p").text(words.starts_in(seconds)))
}

fn settings_list(words: &Words, faults: &[Fault]) -> Element {
    let section = element("section").class("settings");
    if faults.is_empty() {
        return section.child(element("p").text(words.settings_right));
    }
    let rows = faults.iter().map(|fault| element("li").text(words.fault(fault)));
    section.child(element("h2").text(words.settings_wrong)).child(element("ul").class("facts").children(rows))
}
