//! The design's rules that no compiler holds: which module may name what, and what style sheets and colours must keep to.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn checkout() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// All files below a folder whose names end so, with their names from the checkout on.
fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let mut folders = vec![checkout().join(folder)];
    let mut found: Vec<PathBuf> = vec![];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "there is nothing in {folder}");
    let name = |path: &Path| path.strip_prefix(checkout()).unwrap_or(path).to_string_lossy().replace('\\', "/");
    found.iter().map(|path| (name(path), read(path))).collect()
}

/// The lines of Rust code that are no comments, with their numbers.
fn code(source: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(source.lines()).filter(|(_, line)| !line.trim_start().starts_with("//"))
}

// ---- Modules ----

#[test]
fn only_the_browsers_half_names_the_web() {
    const WEB: [&str; 7] = ["web_sys", "js_sys", "wasm_bindgen", "leptos", "gloo", "crate::browser", "crate::ui"];
    const HALF: [&str; 5] = ["src/browser/", "src/ui/", "src/api.rs", "src/main.rs", "src/lib.rs"];
    let mut wrong = vec![];
    for (file, source) in files("src", "rs") {
        if HALF.iter().any(|part| file.starts_with(part)) {
            continue;
        }
        for (number, line) in code(&source) {
            let named = WEB.iter().filter(|name| line.contains(**name));
            wrong.extend(named.map(|name| format!("{file}:{number} names {name}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_web_apis_know_nothing_of_the_views() {
    let mut wrong = vec![];
    for (file, source) in files("src/browser", "rs") {
        wrong.extend(
            code(&source)
                .filter(|(_, line)| line.contains("crate::ui") || line.contains("leptos"))
                .map(|(number, line)| format!("{file}:{number}: {}", line.trim())),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_string_ever_becomes_markup() {
    const PARSERS: [&str; 11] = [
        "inner_html",
        "innerHTML",
        "outer_html",
        "outerHTML",
        "insert_adjacent_html",
        "insertAdjacentHTML",
        "parse_from_string",
        "create_contextual_fragment",
        "srcdoc",
        "document.write",
        "eval(",
    ];
    let scripts = ["boot.js", "exhibit.js", "language.js", "resources.js", "resources-inside.js"]
        .map(|name| (name.to_owned(), read(&checkout().join(name))));
    let mut wrong = vec![];
    let folders = [
        ("src", "rs"),
        ("engine/src", "rs"),
        ("kiosk/src", "rs"),
        ("share/src", "rs"),
        ("embed", "js"),
        ("offline", "js"),
    ];
    let sources = folders.into_iter().flat_map(|(folder, extension)| files(folder, extension));
    for (file, source) in sources.chain(scripts) {
        for (number, line) in code(&source) {
            let named = PARSERS.iter().filter(|name| line.contains(**name));
            wrong.extend(named.map(|name| format!("{file}:{number} names {name}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

// ---- Style sheets ----

/// A style sheet's text without its comments.
fn without_comments(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, behind)| behind);
    }
    bare + rest
}

/// The declarations of a style sheet: names and values.
fn declarations(css: &str) -> Vec<(String, String)> {
    let bare = without_comments(css);
    let mut found = vec![];
    let mut start = 0;
    for (at, mark) in bare.match_indices(['{', '}', ';']) {
        // What ends in a brace that opens is a selector or a condition.
        if mark != "{"
            && let Some((name, value)) = bare[start..at].split_once(':')
        {
            found.push((name.trim().to_owned(), value.trim().to_owned()));
        }
        start = at + 1;
    }
    found
}

#[test]
fn style_sheets_know_no_left_and_right() {
    const SIDES: [&str; 4] = ["left", "right", "top", "bottom"];
    const SIZES: [&str; 6] = ["width", "height", "min-width", "max-width", "min-height", "max-height"];
    let is_physical = |name: &str, value: &str| {
        let is_side = SIDES.contains(&name)
            || ["margin-", "padding-", "border-", "scroll-margin-", "scroll-padding-"]
                .iter()
                .filter_map(|group| name.strip_prefix(group))
                .any(|rest| SIDES.iter().any(|side| rest == *side || rest.starts_with(&format!("{side}-"))));
        let points_aside = ["text-align", "float", "clear"].contains(&name) && ["left", "right"].contains(&value);
        is_side || SIZES.contains(&name) || points_aside
    };
    assert!(
        is_physical("margin-left", "0") && is_physical("border-top-width", "0") && is_physical("text-align", "left")
    );
    assert!(!is_physical("margin-inline", "0") && !is_physical("border-block-end", "0"));
    let mut wrong = vec![];
    for (file, css) in files("style", "css") {
        let physical = declarations(&css).into_iter().filter(|(name, value)| is_physical(name, value));
        wrong.extend(physical.map(|(name, value)| format!("{file}: {name}: {value}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn colours_are_stated_among_the_tokens_alone() {
    const NAMED: [&str; 14] = [
        "black", "white", "red", "green", "blue", "yellow", "gray", "grey", "orange", "purple", "pink", "brown",
        "silver", "gold",
    ];
    let states_a_colour = |value: &str| {
        let functions = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color("];
        let is_hex = |word: &str| {
            word.strip_prefix('#').is_some_and(|rest| rest.len() >= 3 && rest.chars().all(|it| it.is_ascii_hexdigit()))
        };
        let mut words = value.split(|it: char| it.is_whitespace() || "(),".contains(it));
        functions.iter().any(|function| value.contains(function)) || words.any(|it| is_hex(it) || NAMED.contains(&it))
    };
    assert!(states_a_colour("1px solid #fff") && states_a_colour("rgb(0 0 0 / .4)") && states_a_colour("red"));
    assert!(!states_a_colour("var(--ink)") && !states_a_colour("transparent") && !states_a_colour("CanvasText"));
    let mut wrong = vec![];
    for (file, css) in files("style", "css") {
        // Paper is always white.
        if ["style/tokens.css", "style/kiosk/tokens.css", "style/print.css"].contains(&file.as_str()) {
            continue;
        }
        let stated = declarations(&css).into_iter().filter(|(_, value)| states_a_colour(value));
        wrong.extend(stated.map(|(name, value)| format!("{file}: {name}: {value}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_custom_property_that_is_used_is_set_somewhere() {
    // The app sets these on elements.
    const SET_BY_THE_APP: [&str; 6] =
        ["--left", "--top", "--text-scale", "--measure-scale", "--kiosk-scale", "--touch"];
    let sheets = files("style", "css");
    let all: Vec<_> = sheets.iter().flat_map(|(_, css)| declarations(css)).collect();
    let set: BTreeSet<&str> = all.iter().map(|(name, _)| name.as_str()).chain(SET_BY_THE_APP).collect();
    let mut wrong = BTreeSet::new();
    for (_, value) in &all {
        for part in value.split("var(").skip(1) {
            let name = part.split([',', ')']).next().unwrap_or_default().trim();
            if !set.contains(name) {
                wrong.insert(name);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

// ---- Colours ----

fn tokens() -> String {
    without_comments(&read(&checkout().join("style/tokens.css")))
}

/// What stands between the braces behind the first `opening`.
fn block<'a>(css: &'a str, opening: &str) -> &'a str {
    let start = css.find(opening).unwrap_or_else(|| panic!("{opening} is not among the tokens")) + opening.len();
    let inside = css[start..].find('{').map_or("", |brace| &css[start + brace + 1..]);
    let mut depth = 1;
    let end = inside.find(|it: char| {
        depth += match it {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        depth == 0
    });
    &inside[..end.unwrap_or(inside.len())]
}

#[test]
fn the_dark_colours_are_the_same_by_the_system_and_by_choice() {
    const DARK: &str = "@media (prefers-color-scheme: dark)";
    const MORE: &str = "@media (prefers-contrast: more)";
    const CHOSEN: &str = r#":root[data-theme="dark"]"#;
    let css = tokens();
    let by_system = declarations(&format!("{{{}", block(block(&css, DARK), ":root")));
    let by_choice = declarations(&format!("{{{}", block(&css, &format!("\n{CHOSEN}"))));
    assert!(by_system.len() > 40, "{}", by_system.len());
    assert_eq!(by_system, by_choice);

    let more_by_system = block(&css, &format!("{MORE} and (prefers-color-scheme: dark)"));
    let more_by_choice = css.rfind(&format!("{MORE} {{")).map_or("", |start| block(&css[start..], MORE));
    assert!(more_by_choice.contains(CHOSEN), "{more_by_choice}");
    let inside = |part: &str| declarations(&format!("{{{}", block(part, ":root:root")));
    assert!(inside(more_by_system).len() > 10);
    assert_eq!(inside(more_by_system), inside(more_by_choice));
}

#[test]
fn the_strong_contrast_of_the_exhibit_is_the_systems() {
    const MORE: &str = "@media (prefers-contrast: more)";
    const DARK: &str = "(prefers-color-scheme: dark)";
    let (css, exhibit) = (tokens(), without_comments(&read(&checkout().join("style/kiosk/tokens.css"))));
    let inside = |part: &str| declarations(&format!("{{{}", block(part, ":root:root")));
    assert!(inside(&exhibit).len() > 20);
    assert_eq!(inside(block(&css, MORE)), inside(&exhibit));
    let dark = block(&css, &format!("{MORE} and {DARK}"));
    assert_eq!(inside(dark), inside(block(&exhibit, &format!("@media {DARK}"))));
}

/// A system draws an installed app's window, and the moment before there is a page in it, in the page's own colours.
#[test]
fn the_manifests_colours_are_the_grounds() {
    let manifest = read(&checkout().join("offline/manifest.webmanifest"));
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap_or_else(|error| panic!("{error}"));
    let css = tokens();
    let light = declarations(&format!("{{{}", block(&css, ":root")));
    let ground = light.iter().find(|(name, _)| name == "--ground").map(|(_, value)| value.as_str());
    assert!(ground.is_some());
    for member in ["background_color", "theme_color"] {
        assert_eq!(manifest[member].as_str(), ground, "{member}");
    }
}

type Tokens = BTreeMap<String, String>;

/// Red, green and blue from 0 to 255, and how opaque.
#[derive(Clone, Copy)]
struct Colour([f64; 3], f64);

impl Colour {
    fn read(value: &str, tokens: &Tokens) -> Self {
        if let Some(name) = value.strip_prefix("var(").and_then(|rest| rest.strip_suffix(')')) {
            return Self::read(&tokens[name], tokens);
        }
        if value == "transparent" {
            return Self([0.0; 3], 0.0);
        }
        if let Some(hex) = value.strip_prefix('#') {
            let part = |at: usize| {
                let digits = hex.get(at..at + 2).unwrap_or_default();
                f64::from(u8::from_str_radix(digits, 16).unwrap_or_else(|error| panic!("{value}: {error}")))
            };
            return Self([part(0), part(2), part(4)], 1.0);
        }
        let numbers: Vec<f64> = value
            .split(|it: char| !it.is_ascii_digit() && it != '.')
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().unwrap_or_else(|error| panic!("{value}: {error}")))
            .collect();
        assert!(value.starts_with("rgb(") && numbers.len() >= 3, "{value} is no colour");
        Self([numbers[0], numbers[1], numbers[2]], numbers.get(3).copied().unwrap_or(1.0))
    }

    fn with_opacity(self, opacity: f64) -> Self {
        Self(self.0, opacity)
    }

    fn over(self, ground: Self) -> Self {
        let mix = |part: usize| self.0[part] * self.1 + ground.0[part] * (1.0 - self.1);
        Self([mix(0), mix(1), mix(2)], 1.0)
    }

    /// <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>
    fn luminance(self) -> f64 {
        let linear = |part: f64| {
            let part = part / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>
    fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }
}

#[test]
fn black_on_white_has_the_greatest_contrast() {
    let (black, white) = (Colour([0.0; 3], 1.0), Colour([255.0; 3], 1.0));
    assert!((black.contrast(white) - 21.0).abs() < 1e-9 && (white.contrast(black) - 21.0).abs() < 1e-9);
    assert!((white.contrast(white) - 1.0).abs() < 1e-9);
    assert!(black.with_opacity(0.5).over(white).0.iter().all(|part| (part - 127.5).abs() < 1e-9));
}

#[test]
fn every_colour_has_its_contrast() {
    let css = tokens();
    let set = |part: &str| -> Tokens {
        declarations(&format!("{{{part}")).into_iter().filter(|(name, _)| name.starts_with("--")).collect()
    };
    let light = set(block(&css, ":root"));
    let dark = set(block(block(&css, "@media (prefers-color-scheme: dark)"), ":root"));
    let more = set(block(block(&css, "@media (prefers-contrast: more)"), ":root:root"));
    let more_dark =
        set(block(block(&css, "@media (prefers-contrast: more) and (prefers-color-scheme: dark)"), ":root:root"));
    let layered = |layers: &[&Tokens]| -> Tokens {
        layers.iter().flat_map(|layer| layer.iter()).map(|(name, value)| (name.clone(), value.clone())).collect()
    };
    let themes = [
        ("light", layered(&[&light])),
        ("dark", layered(&[&light, &dark])),
        ("more contrast, light", layered(&[&light, &more])),
        ("more contrast, dark", layered(&[&light, &dark, &more, &more_dark])),
    ];
    let mut wrong = vec![];
    for (theme, tokens) in &themes {
        for (name, need, pairs) in checks(tokens) {
            assert!(!pairs.is_empty(), "{name}");
            for (of, ratio) in pairs.into_iter().filter(|(_, ratio)| *ratio < need) {
                wrong.push(format!("{theme}: {name}, {of}: {ratio:.2}, needs {need}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is compared, the ratio it needs, and the ratio of each pair.
type Check = (&'static str, f64, Vec<(String, f64)>);

/// What is held: its name, the ratio that it needs, and the ratios that there are.
fn checks(tokens: &Tokens) -> Vec<Check> {
    const FAMILIES: [&str; 8] = ["number", "law", "pledge", "fact", "view", "report", "gap", "reader"];
    const INKS: [&str; 4] = ["yellow", "green", "blue", "rose"];
    const RELATIONS: [&str; 7] = ["supports", "contradicts", "qualifies", "exact", "altered", "paraphrases", "silent"];
    const GROUNDS: [&str; 3] = ["paper", "ground", "raised"];
    let value = |name: &str| {
        tokens.get(&format!("--{name}")).unwrap_or_else(|| panic!("--{name} is not among the tokens")).as_str()
    };
    let colour = |name: &str| Colour::read(value(name), tokens);
    let number = |name: &str| value(name).trim_end_matches('%').parse::<f64>().unwrap_or_else(|_| panic!("--{name}"));
    let (ink, on_lit, paper, ground) = (colour("ink"), colour("on-lit"), colour("paper"), colour("ground"));
    let tint = |of: &str| colour(&format!("{of}-tint"));
    let lit = |of: &str| colour(&format!("{of}-lit"));
    let line = |of: &str| colour(&format!("{of}-line"));
    let each = |names: &[&str], ratio: &dyn Fn(&str) -> f64| -> Vec<(String, f64)> {
        names.iter().map(|name| ((*name).to_owned(), ratio(name))).collect()
    };
    let pairs = |ones: &[&str], others: &[&str], ratio: &dyn Fn(&str, &str) -> f64| -> Vec<(String, f64)> {
        let pairs = ones.iter().flat_map(|one| others.iter().map(move |other| (*one, *other)));
        pairs.map(|(one, other)| (format!("{one} and {other}"), ratio(one, other))).collect()
    };
    let marks: Vec<&str> = FAMILIES.into_iter().chain(INKS).collect();
    let sheets = ["paper", "ground"];
    vec![
        ("ink on its grounds", 7.0, each(&GROUNDS, &|on| ink.contrast(colour(on)))),
        ("second ink on its grounds", 4.5, each(&GROUNDS, &|on| colour("ink-2").contrast(colour(on)))),
        ("words on one tint", 4.5, each(&marks, &|of| ink.contrast(tint(of).over(paper)))),
        (
            "words on two tints",
            4.5,
            pairs(&marks, &marks, &|one, other| ink.contrast(tint(other).over(tint(one).over(paper)))),
        ),
        ("words in the open mark", 4.5, each(&marks, &|of| on_lit.contrast(lit(of).over(paper)))),
        ("words in the open mark, a tint over it", 4.5, {
            // A claim is never drawn over a note's mark.
            let over = |one: &str, other: &str| on_lit.contrast(tint(other).over(lit(one).over(paper)));
            pairs(&FAMILIES, &marks, &|one, other| if one == other { 21.0 } else { over(one, other) })
        }),
        (
            "words in the open mark, over a tint",
            4.5,
            pairs(&marks, &marks, &|one, other| on_lit.contrast(lit(one).over(tint(other).over(paper)))),
        ),
        (
            "a family's word on its tint",
            4.5,
            pairs(&FAMILIES, &sheets, &|of, on| line(of).contrast(tint(of).over(colour(on)))),
        ),
        ("a line against its tint", 3.0, each(&FAMILIES, &|of| line(of).contrast(tint(of).over(paper)))),
        (
            "the reader's line against the marker's inks",
            3.0,
            each(&INKS, &|of| line("reader").contrast(tint(of).over(paper))),
        ),
        ("a relation on paper and ground", 4.5, pairs(&RELATIONS, &sheets, &|of, on| colour(of).contrast(colour(on)))),
        (
            "words on a ribbon's tint",
            4.5,
            each(&RELATIONS, &|of| ink.contrast(colour(of).with_opacity(0.26).over(paper))),
        ),
        (
            "words in an open quotation",
            4.5,
            each(&RELATIONS, &|of| {
                on_lit.contrast(colour(of).with_opacity(number("relation-lit") / 100.0).over(paper))
            }),
        ),
        (
            "a ribbon's word on the open ribbon",
            4.5,
            each(&RELATIONS, &|of| ink.contrast(colour(of).with_opacity(2.0 * number("ribbon-fill")).over(ground))),
        ),
        (
            "stamp, pencil and carbon",
            4.5,
            pairs(&["stamp", "pencil", "carbon"], &sheets, &|of, on| colour(of).contrast(colour(on))),
        ),
        ("an alarm", 4.5, each(&GROUNDS, &|on| colour("alarm").contrast(colour(on)))),
        ("a pressed button", 4.5, each(&["carbon"], &|on| colour("on-carbon").contrast(colour(on)))),
        ("what a search found", 4.5, each(&["hit"], &|on| colour("on-hit").contrast(colour(on)))),
        ("what a search found, on paper", 3.0, each(&GROUNDS, &|on| colour("hit").contrast(colour(on)))),
        ("the focus", 3.0, each(&GROUNDS, &|on| colour("focus").contrast(colour(on)))),
        ("the edge of what one presses", 3.0, each(&GROUNDS, &|on| colour("edge").contrast(colour(on)))),
    ]
}
