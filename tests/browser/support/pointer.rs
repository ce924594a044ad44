//! Mouse and finger.

use serde_json::{Value, json};

use crate::Reader;
use crate::words::Words;

/// A point of the viewport in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Point {
    pub(crate) x: i64,
    pub(crate) y: i64,
}

impl Point {
    fn reached(self) -> Value {
        json!({ "type": "pointerMove", "duration": 0, "x": self.x, "y": self.y })
    }

    /// Slowly enough for a browser to see a drag.
    fn slowly_reached(self) -> Value {
        json!({ "type": "pointerMove", "duration": 40, "x": self.x, "y": self.y })
    }
}

fn down() -> Value {
    json!({ "type": "pointerDown", "button": 0 })
}

fn up() -> Value {
    json!({ "type": "pointerUp", "button": 0 })
}

/// What points.
#[derive(Clone, Copy, Debug)]
enum Pointer {
    Mouse,
    Finger,
}

/// How long a finger rests for what is called a long press, in milliseconds.
const LONG_PRESS: u32 = 900;

/// For how many frames an element that rests has stayed where it is.
const RESTING: u32 = 3;

/// After how many frames nobody waits any more for an element to rest.
const MOVING: u32 = 120;

impl Reader {
    /// Clicks an element once it rests. It is brought into view; where something lies over it, the test ends.
    pub async fn click(&self, css: &str) {
        self.wait_for_rest(css).await;
        let element = self.element(css).await;
        self.done(&format!("click `{css}`"), element.click().await);
    }

    /// Clicks where `within` says `words`.
    pub async fn click_words(&self, within: &str, words: &str) {
        let at = self.find_words(within, words).await.middle();
        self.point(Pointer::Mouse, &[at.reached(), down(), up()]).await;
    }

    /// Clicks twice where `within` says `words`.
    pub async fn double_click_words(&self, within: &str, words: &str) {
        let at = self.find_words(within, words).await.middle();
        self.point(Pointer::Mouse, &[at.reached(), down(), up(), down(), up()]).await;
    }

    /// Clicks three times where `within` says `words`.
    pub async fn triple_click_words(&self, within: &str, words: &str) {
        let at = self.find_words(within, words).await.middle();
        self.point(Pointer::Mouse, &[at.reached(), down(), up(), down(), up(), down(), up()]).await;
    }

    /// Moves the mouse over an element.
    pub async fn hover(&self, css: &str) {
        let at = self.middle_of(css).await;
        self.point(Pointer::Mouse, &[at.reached()]).await;
    }

    /// Selects words with the mouse, from the beginning of `from` to the end of `to`; the same words twice select just them.
    pub async fn select(&self, within: &str, from: &str, to: &str) {
        let Words { start, end } = self.find_passage(within, from, to).await;
        let half_way = Point { x: i64::midpoint(start.x, end.x), y: i64::midpoint(start.y, end.y) };
        let drag = [start.reached(), down(), half_way.slowly_reached(), end.slowly_reached(), up()];
        self.point(Pointer::Mouse, &drag).await;
    }

    /// Taps an element with a finger.
    pub async fn tap(&self, css: &str) {
        let at = self.middle_of(css).await;
        self.point(Pointer::Finger, &[at.reached(), down(), up()]).await;
    }

    /// Taps where `within` says `words`.
    pub async fn tap_words(&self, within: &str, words: &str) {
        let at = self.find_words(within, words).await.middle();
        self.point(Pointer::Finger, &[at.reached(), down(), up()]).await;
    }

    /// Rests a finger on words, as one does to select them.
    pub async fn press_words_long(&self, within: &str, words: &str) {
        let at = self.find_words(within, words).await.middle();
        let rest = json!({ "type": "pause", "duration": LONG_PRESS });
        self.point(Pointer::Finger, &[at.reached(), down(), rest, up()]).await;
    }

    /// Drags an element with a finger, so many CSS pixels downward (upward where that is negative).
    pub async fn drag(&self, css: &str, down_by: i64) {
        let from = self.middle_of(css).await;
        let to = Point { y: from.y + down_by, ..from };
        let half_way = Point { y: i64::midpoint(from.y, to.y), ..from };
        let drag = [from.reached(), down(), half_way.slowly_reached(), to.slowly_reached(), up()];
        self.point(Pointer::Finger, &drag).await;
    }

    async fn middle_of(&self, css: &str) -> Point {
        self.wait_for_rest(css).await;
        let body = "const element = all(arguments[0])[0];
            if (!element) return null;
            element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
            const { left, top, width, height } = element.getBoundingClientRect();
            return [Math.round(left + width / 2), Math.round(top + height / 2)];";
        let at = self.call(body, vec![css.into()]).await;
        match (at[0].as_i64(), at[1].as_i64()) {
            (Some(x), Some(y)) => Point { x, y },
            _ => panic!("{}: there is no `{css}`", self.browser),
        }
    }

    /// Waits until an element stays where it is for some frames, as nobody presses what moves. What never rests, or is
    /// not there, is not waited for.
    async fn wait_for_rest(&self, css: &str) {
        // Without scripts a page is given no frames, and hardly anything moves.
        if !self.setup.scripts {
            return;
        }
        let body = "const [css, enough, most] = arguments;
            const frame = () => new Promise(requestAnimationFrame);
            const place = () => {
                const { left, top, width, height } = all(css)[0]?.getBoundingClientRect() ?? {};
                return [left, top, width, height].join();
            };
            return (async () => {
                let former = place();
                for (let resting = 0, frames = 0; resting < enough && frames < most; frames++) {
                    await frame();
                    const now = place();
                    resting = now === former ? resting + 1 : 0;
                    former = now;
                }
            })();";
        // A page that is just going away answers with an error; what follows finds out.
        let _ = self.try_call(body, vec![css.into(), RESTING.into(), MOVING.into()]).await;
    }

    async fn point(&self, pointer: Pointer, actions: &[Value]) {
        let (id, kind) = match pointer {
            Pointer::Mouse => ("mouse", "mouse"),
            Pointer::Finger => ("finger", "touch"),
        };
        let source = json!({
            "type": "pointer", "id": id, "parameters": { "pointerType": kind }, "actions": actions,
        });
        self.done(&format!("use the {id}"), self.post("actions", json!({ "actions": [source] })).await);
    }
}
