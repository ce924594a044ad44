//! Keys, one after the other, as fingers press them.

use serde_json::{Value, json};

use crate::Reader;

/// Keys with names, as `KeyboardEvent.key` calls them, and the code points that stand for them
/// (<https://www.w3.org/TR/webdriver2/#keyboard-actions>).
const NAMED: &[(&str, char)] = &[
    ("Alt", '\u{E00A}'),
    ("ArrowDown", '\u{E015}'),
    ("ArrowLeft", '\u{E012}'),
    ("ArrowRight", '\u{E014}'),
    ("ArrowUp", '\u{E013}'),
    ("Backspace", '\u{E003}'),
    ("Control", '\u{E009}'),
    ("Delete", '\u{E017}'),
    ("End", '\u{E010}'),
    ("Enter", '\u{E007}'),
    ("Escape", '\u{E00C}'),
    ("Home", '\u{E011}'),
    ("Meta", '\u{E03D}'),
    ("PageDown", '\u{E00F}'),
    ("PageUp", '\u{E00E}'),
    ("Shift", '\u{E008}'),
    ("Space", ' '),
    ("Tab", '\u{E004}'),
];

impl Reader {
    /// Presses a key, with others held where the name has plus signs: `"Enter"`, `"?"`, `"Shift+ArrowRight"`,
    /// `"Control+z"`. It goes wherever the focus is.
    pub async fn press(&self, keys: &str) {
        let keys: Vec<_> = split(keys).into_iter().map(code).collect();
        let down = keys.iter().map(|key| json!({ "type": "keyDown", "value": key }));
        let up = keys.iter().rev().map(|key| json!({ "type": "keyUp", "value": key }));
        self.keys(down.chain(up).collect()).await;
    }

    /// Types a text, with Enter for its line breaks.
    pub async fn type_text(&self, text: &str) {
        let strokes = text.chars().flat_map(|character| {
            let key = if character == '\n' { code("Enter") } else { character.into() };
            [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })]
        });
        self.keys(strokes.collect()).await;
    }

    async fn keys(&self, actions: Vec<Value>) {
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": actions });
        self.done("press keys", self.post("actions", json!({ "actions": [keyboard] })).await);
    }
}

/// A plus sign can also be the key itself: "Control++".
fn split(keys: &str) -> Vec<&str> {
    match keys.strip_suffix('+') {
        Some("") => vec!["+"],
        Some(held) => held.trim_end_matches('+').split('+').chain(["+"]).collect(),
        None => keys.split('+').collect(),
    }
}

fn code(name: &str) -> String {
    let named = NAMED.iter().find(|(known, _)| *known == name).map(|(_, code)| code.to_string());
    named.unwrap_or_else(|| {
        assert!(name.chars().count() == 1, "No key is called {name:?}");
        name.to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn keys_are_named_as_people_write_them() {
        assert_eq!(split("Enter"), ["Enter"]);
        assert_eq!(split("Control+Shift+z"), ["Control", "Shift", "z"]);
        assert_eq!(split("+"), ["+"]);
        assert_eq!(split("Control++"), ["Control", "+"]);
    }
}
