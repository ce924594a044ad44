//! The texts that are revised: real ones, full of near-repetitions.

use std::process::Command;

/// The King James Bible as Debian's package `bible-kjv` prints it: one verse a line, its number before it.
///
/// # Errors
/// What is missing, and how to get it.
pub fn bible() -> Result<String, String> {
    let missing = || "the program `bible` is missing: apt-get install bible-kjv".to_owned();
    let output = Command::new("bible").args(["-f", "gen1:1-rev22:21"]).output().map_err(|_| missing())?;
    let printed = String::from_utf8(output.stdout).map_err(|_| missing())?;
    if printed.lines().count() == 31_102 { Ok(printed) } else { Err(missing()) }
}

/// The same without the verses' numbers, which make it easier to tell verses apart.
pub fn without_numbers(bible: &str) -> String {
    bible.lines().filter_map(|line| line.split_once(' ')).map(|(_, verse)| format!("{verse}\n")).collect()
}

/// Its beginning, up to the end of the verse that reaches so many characters.
pub fn beginning(text: &str, characters: usize) -> &str {
    let from = text.char_indices().nth(characters).map_or(text.len(), |(byte, _)| byte);
    let end = text[from..].find('\n').map_or(text.len(), |end| from + end + 1);
    &text[..end]
}
