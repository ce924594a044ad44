//! Where words stand on the page.

use serde_json::Value;

use crate::Reader;
use crate::pointer::Point;

/// Words on the page: a point at their beginning and one at their end.
pub(crate) struct Words {
    pub(crate) start: Point,
    pub(crate) end: Point,
}

impl Words {
    pub(crate) fn middle(&self) -> Point {
        // Of words that run over two lines the beginning is sure to be inside.
        if self.start.y == self.end.y {
            Point { x: i64::midpoint(self.start.x, self.end.x), y: self.start.y }
        } else {
            Point { x: self.start.x + 2, y: self.start.y }
        }
    }
}

impl Reader {
    /// Finds the first place where `within` says `words`, and brings it into view.
    pub(crate) async fn find_words(&self, within: &str, words: &str) -> Words {
        self.find_passage(within, words, words).await
    }

    /// Finds what `within` says from the first words `from` to the words `to` that follow, and brings it into view.
    pub(crate) async fn find_passage(&self, within: &str, from: &str, to: &str) -> Words {
        let place = self.call(include_str!("words.js"), vec![within.into(), from.into(), to.into()]).await;
        if let Some(problem) = place["problem"].as_str() {
            panic!("{}: {problem}", self.browser);
        }
        Words { start: point(&place["start"]), end: point(&place["end"]) }
    }

    /// The text that is selected, as the browser would copy it.
    pub async fn selected_text(&self) -> String {
        self.eval("getSelection().toString()").await.as_str().unwrap_or_default().to_owned()
    }
}

fn point(value: &Value) -> Point {
    let number = |index: usize| value[index].as_i64().unwrap_or_else(|| panic!("no point: {value}"));
    Point { x: number(0), y: number(1) }
}
