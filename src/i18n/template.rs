//! Templates: phrases with places for names and numbers, in a part of ICU's MessageFormat.
//!
//! `{name}` is an argument. `{count, plural, =0 {…} one {…} other {…}}` chooses by a number: first by its value, then by its
//! category in the language (Unicode's CLDR); within a choice `#` is the number. Choices hold templates again. There is no way
//! to write a brace or, in a choice, a `#`; apostrophes are just that.
//! <https://unicode-org.github.io/icu/userguide/format_parse/messages/>

use super::formats::Formats;

/// What is put into a template.
#[derive(Clone, Copy, Debug)]
pub enum Argument<'a> {
    /// Words as they are.
    Text(&'a str),
    /// A number, written as the language writes it.
    Count(usize),
}

/// A template with its arguments put in. What is not well formed or not given is left out: tests hold all templates against
/// the arguments that they get.
pub fn fill(template: &str, arguments: &[(&str, Argument<'_>)], formats: &dyn Formats) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    write(template, arguments, None, formats, &mut filled);
    filled
}

fn write(
    template: &str,
    arguments: &[(&str, Argument<'_>)],
    number: Option<usize>,
    formats: &dyn Formats,
    filled: &mut String,
) {
    let mut rest = template;
    while let Some(at) = rest.find(['{', '#']) {
        filled.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(behind) = rest.strip_prefix('#') {
            match number {
                Some(number) => filled.push_str(&formats.number(number)),
                None => filled.push('#'),
            }
            rest = behind;
            continue;
        }
        let (inside, behind) = braced(rest);
        rest = behind;
        let (name, choices) = inside.split_once(',').unwrap_or((inside, ""));
        match arguments.iter().find(|(given, _)| *given == name.trim()) {
            Some((_, Argument::Text(text))) => filled.push_str(text),
            Some((_, Argument::Count(count))) if choices.is_empty() => filled.push_str(&formats.number(*count)),
            Some((_, Argument::Count(count))) => {
                write(chosen(choices, *count, formats), arguments, Some(*count), formats, filled);
            }
            None => {}
        }
    }
    filled.push_str(rest);
}

/// What stands between the brace that `text` begins with and the one that closes it, and what stands behind.
fn braced(text: &str) -> (&str, &str) {
    let mut depth = 0;
    for (at, sign) in text.bytes().enumerate() {
        match sign {
            b'{' => depth += 1,
            b'}' if depth == 1 => return (&text[1..at], &text[at + 1..]),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    (text.strip_prefix('{').unwrap_or(text), "")
}

/// The choice for a number out of ` plural, one {…} other {…}`.
fn chosen<'a>(choices: &'a str, count: usize, formats: &dyn Formats) -> &'a str {
    let category = formats.plural(count);
    let mut best = ("", 0);
    for (selector, choice) in choices_of(choices) {
        let rank = match selector.strip_prefix('=') {
            Some(value) if value.parse() == Ok(count) => 3,
            Some(_) => 0,
            None if selector == category => 2,
            None if selector == "other" => 1,
            None => 0,
        };
        if rank > best.1 {
            best = (choice, rank);
        }
    }
    best.0
}

/// Selectors and choices of ` plural, one {…} other {…}`.
fn choices_of(choices: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = choices.split_once(',').map_or("", |(_, rest)| rest);
    std::iter::from_fn(move || {
        let at = rest.find('{')?;
        let selector = rest[..at].trim();
        let (choice, behind) = braced(&rest[at..]);
        rest = behind;
        Some((selector, choice))
    })
}

/// The arguments that a template names, each with its selectors where it chooses by it; sorted, each once.
///
/// # Errors
/// What is wrong with the template, in a translator's words.
#[cfg(test)]
pub(crate) fn arguments_of(template: &str) -> Result<Vec<(String, Vec<String>)>, String> {
    let mut found = Vec::new();
    let mut rest = template;
    if template.matches('{').count() != template.matches('}').count() {
        return Err(format!("braces do not pair in “{template}”"));
    }
    while let Some(at) = rest.find('{') {
        let (inside, behind) = braced(&rest[at..]);
        rest = behind;
        let Some((name, choices)) = inside.split_once(',') else {
            found.push((inside.trim().to_owned(), Vec::new()));
            continue;
        };
        if !choices.trim_start().starts_with("plural,") {
            return Err(format!("only “plural” is known, in “{template}”"));
        }
        let mut selectors = Vec::new();
        for (selector, choice) in choices_of(choices) {
            selectors.push(selector.to_owned());
            found.extend(arguments_of(choice)?);
        }
        if !selectors.iter().any(|selector| selector == "other") {
            return Err(format!("“other” is missing in “{template}”"));
        }
        found.push((name.trim().to_owned(), selectors));
    }
    found.sort();
    found.dedup_by(|one, other| one.0 == other.0);
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::Argument::{Count, Text};
    use super::*;
    use crate::i18n::formats::Plain;
    use proptest::prelude::*;

    #[test]
    fn arguments_take_their_places() {
        let notes = "{count, plural, =0 {no note} one {# note} other {# notes}} in {place}";
        let table = [(0, "no note in A {x}"), (1, "1 note in A {x}"), (21, "21 notes in A {x}")];
        for (count, filled) in table {
            let arguments = [("count", Count(count)), ("place", Text("A {x}"))];
            assert_eq!(fill(notes, &arguments, &Plain), filled);
        }
        let nested = "{a, plural, one {{b, plural, one {#/{a}} other {#s/{a}}}} other {#, {name} # {b}}}";
        let arguments = [("a", Count(1)), ("b", Count(2)), ("name", Text("Щ"))];
        assert_eq!(fill(nested, &arguments, &Plain), "2s/1");
        let arguments = [("a", Count(3)), ("b", Count(2)), ("name", Text("Щ"))];
        assert_eq!(fill(nested, &arguments, &Plain), "3, Щ 3 2");
        assert_eq!(fill("#1 is {missing}here", &[], &Plain), "#1 is here");
    }

    #[test]
    fn a_template_names_its_arguments() {
        let found = arguments_of("{a} {b, plural, one {#} other {# {c}}} {a}").expect("a sound template");
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["a", "b", "c"]);
        assert!(arguments_of("{b, plural, one {#}}").is_err());
        assert!(arguments_of("{b, select, x {#}}").is_err());
        assert!(arguments_of("{b").is_err());
    }

    proptest! {
        #[test]
        fn nothing_panics(template in "[{}#,= a-z0-9щ]{0,40}", count in 0usize..30) {
            fill(&template, &[("a", Count(count)), ("b", Text("x"))], &Plain);
            let _ = arguments_of(&template);
        }
    }
}
