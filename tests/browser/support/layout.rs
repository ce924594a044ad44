//! Where things stand on the page.

use serde_json::Value;

use crate::Reader;

/// An element's border box in CSS pixels, from the viewport's upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// The distance from the viewport's left edge.
    pub left: f64,
    /// The distance from the viewport's top edge.
    pub top: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}

impl Rect {
    /// Its right edge.
    pub fn right(&self) -> f64 {
        self.left + self.width
    }

    /// Its lower edge.
    pub fn bottom(&self) -> f64 {
        self.top + self.height
    }

    /// Whether they have some room in common. Touching is not overlapping.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right() && other.left < self.right() && self.top < other.bottom() && other.top < self.bottom()
    }
}

impl Reader {
    /// Where the first such element stands.
    pub async fn rect_of(&self, css: &str) -> Rect {
        self.rects_of(css).await.into_iter().next().unwrap_or_else(|| panic!("{}: there is no `{css}`", self.browser))
    }

    /// Where all such elements stand, in the order of the document.
    pub async fn rects_of(&self, css: &str) -> Vec<Rect> {
        let body = "return [...document.querySelectorAll(arguments[0])]
            .map((element) => element.getBoundingClientRect().toJSON())";
        self.call(body, vec![css.into()]).await.as_array().into_iter().flatten().map(rect).collect()
    }
}

fn rect(value: &Value) -> Rect {
    let number = |name: &str| value[name].as_f64().unwrap_or_else(|| panic!("no rectangle: {value}"));
    Rect { left: number("left"), top: number("top"), width: number("width"), height: number("height") }
}
