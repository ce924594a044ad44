//! axe-core, asked about the page as it stands.

use std::{fmt, fs};

use serde_json::{Value, json};

use crate::{Reader, tools};

/// A rule of axe-core that the page breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The rule's name, as in <https://dequeuniversity.com/rules/axe/>.
    pub rule: String,
    /// `serious` or `critical`.
    pub impact: String,
    /// What the rule asks for.
    pub help: String,
    /// Where it is broken, as CSS selectors.
    pub places: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}\n  {}", self.rule, self.impact, self.help, self.places.join("\n  "))
    }
}

/// The rules about colours alone.
const OF_COLOURS: [&str; 2] = ["color-contrast", "link-in-text-block"];

impl Reader {
    /// The serious and critical violations that axe-core finds in the whole page.
    pub async fn violations(&self) -> Vec<Violation> {
        self.violations_of(json!({})).await
    }

    /// Ends the test where axe-core finds something serious or critical. `view` names what is looked at.
    pub async fn expect_accessible(&self, view: &str) {
        self.expect_none(view, &self.violations().await);
    }

    /// Checks the colour rules only, for a page already audited in another colour scheme.
    pub async fn expect_legible(&self, view: &str) {
        self.expect_none(view, &self.violations_of(json!({ "runOnly": OF_COLOURS })).await);
    }

    async fn violations_of(&self, options: Value) -> Vec<Violation> {
        let script = tools::axe();
        let axe = fs::read_to_string(&script).unwrap_or_else(|error| panic!("{}: {error}", script.display()));
        // As a driver's script it is no part of the page, so the page's policy has nothing to say about it.
        let body = format!(
            "// The audit uses the real timers even where a test holds the page's clock.
            const {{ setTimeout }} = window.realTimers ?? window;
            const [options] = arguments;
            return (async () => {{
                {axe};
                const all = await axe.run(document, {{ resultTypes: ['violations'], ...options }});
                return all.violations.filter(({{ impact }}) => ['serious', 'critical'].includes(impact));
            }})()"
        );
        let found = self.call(&body, vec![options]).await;
        found.as_array().into_iter().flatten().map(violation).collect()
    }

    fn expect_none(&self, view: &str, violations: &[Violation]) {
        let list: Vec<_> = violations.iter().map(ToString::to_string).collect();
        assert!(list.is_empty(), "{}: {view} is not accessible:\n{}", self.browser, list.join("\n"));
    }
}

fn violation(value: &Value) -> Violation {
    let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let places = value["nodes"].as_array().into_iter().flatten().map(|node| node["target"].to_string());
    Violation { rule: text("id"), impact: text("impact"), help: text("help"), places: places.collect() }
}
