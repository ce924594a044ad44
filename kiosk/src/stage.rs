//! The page as the stage of the screens: what has changed is put in place, and the focus and what was scrolled stay.

use crate::patch::patch;
use claimlight::browser::dom;
use claimlight::exhibit::Touch;
use claimlight::sheet::Node;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Shows screens, one after another.
pub struct Stage {
    host: HtmlElement,
    shown: Vec<Node>,
    /// What had the focus when something was laid over the screen, and gets it back.
    below: Option<String>,
}

impl Stage {
    /// A stage in an element, which is emptied.
    pub fn new(host: HtmlElement) -> Self {
        host.set_text_content(None);
        Self { host, shown: Vec::new(), below: None }
    }

    /// Puts a screen in the place of the last one. Of the same screen, only what has changed is touched, so what is scrolled
    /// stays where it is; the focus stays on what does the same.
    pub fn show(&mut self, screen: Vec<Node>, is_same: bool) {
        if screen == self.shown {
            return;
        }
        let focused = focused();
        let was_covered = cover().is_some();
        if !is_same {
            // Nothing of another screen is used again: a button would keep the focus and mean something else.
            self.host.set_text_content(None);
            self.shown.clear();
        }
        patch(&self.host, &self.shown, &screen);
        self.shown = screen;
        if !is_same {
            self.show_what_is_read();
        }
        match (was_covered, cover().is_some()) {
            (false, true) => {
                self.below = focused;
                dom::focus(self.targets().first());
            }
            (true, false) => {
                let below = self.below.take();
                self.focus_again(below);
            }
            _ => self.focus_again(focused),
        }
    }

    /// Empties the stage of everything that a visit may have left in it.
    pub fn clear(&mut self) {
        self.host.set_text_content(None);
        self.shown.clear();
        self.below = None;
    }

    /// Moves the focus among what can be touched, as the arrow keys of a keypad do. From nowhere it does not come upon what
    /// ends the visit.
    pub fn step(&self, is_forward: bool) {
        let targets: Vec<HtmlElement> = self.targets();
        let now = dom::page().active_element();
        let place = targets.iter().position(|target| Some(target.as_ref()) == now.as_ref());
        let count = targets.len();
        let next = match (place, is_forward) {
            (None, true) => targets.iter().position(|target| !ends_the_visit(target)).unwrap_or_default(),
            (None, false) => count.saturating_sub(1),
            (Some(place), true) => (place + 1) % count.max(1),
            (Some(place), false) => (place + count - 1) % count.max(1),
        };
        if let Some(target) = targets.get(next) {
            let _ = target.focus();
        }
    }

    /// Scrolls what is read, by so many hundredths of its height.
    pub fn scroll(&self, hundredths: i32) {
        for reading in dom::find_all(&self.host, ".kread") {
            reading.set_scroll_top(reading.scroll_top() + reading.client_height() * hundredths / 100);
        }
    }

    /// Scrolls what is read to the passage that it is read for: other lines break where the screen has been turned.
    pub fn show_what_is_read(&self) {
        if let Some(mark) = dom::find(".kread mark.is-open") {
            mark.scroll_into_view_with_bool(true);
        }
    }

    fn targets(&self) -> Vec<HtmlElement> {
        // What lies over the rest is all that can be touched.
        let root: Element = cover().unwrap_or_else(|| self.host.clone()).unchecked_into();
        dom::find_all(&root, "button[data-touch]")
    }

    /// Gives the focus to what does the same as what had it. Where nothing does any more, a keypad begins at the screen's
    /// heading, from where no key ends the visit by mistake.
    fn focus_again(&self, lost: Option<String>) {
        let Some(lost) = lost.filter(|lost| focused().as_ref() != Some(lost)) else { return };
        let same = dom::find(&lost);
        dom::focus(same.or_else(|| dom::find("main h1")).as_ref());
    }
}

/// What lies over the rest.
fn cover() -> Option<HtmlElement> {
    dom::find(".veil")
}

/// What has the focus, as a CSS selector of what does the same on a later screen; `None` where nothing of a screen has it.
fn focused() -> Option<String> {
    let focused = dom::page().active_element()?;
    match focused.get_attribute("data-touch") {
        // Words of touches have no signs that a selector would have to escape.
        Some(word) => Some(format!("button[data-touch='{word}']")),
        None if focused.has_attribute("tabindex") => focused.class_list().item(0).map(|class| format!(".{class}")),
        None => None,
    }
}

fn ends_the_visit(target: &HtmlElement) -> bool {
    target.get_attribute("data-touch") == Some(Touch::StartOver.to_string())
}
