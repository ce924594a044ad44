//! The page as the stage of the screens: what has changed is put in place, and the focus and what was scrolled stay.

use claimlight::browser::dom;
use claimlight::sheet::Node;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Shows screens, one after another.
pub struct Stage {
    host: HtmlElement,
    shown: Vec<Node>,
}

impl Stage {
    /// A stage in an element, which is emptied.
    pub fn new(host: HtmlElement) -> Self {
        host.set_text_content(None);
        Self { host, shown: Vec::new() }
    }

    /// Puts a screen in the place of the last one. Of the same screen, what is scrolled stays where it is; the focus stays on
    /// what does the same.
    pub fn show(&mut self, screen: Vec<Node>, is_same: bool) {
        if screen == self.shown {
            return;
        }
        let focused = dom::page().active_element().and_then(|element| element.get_attribute("data-touch"));
        let scrolled: Vec<i32> = self.scrollers().iter().map(Element::scroll_top).collect();
        for (number, node) in (0u32..).zip(&screen) {
            let old = self.host.child_nodes().get(number);
            let is_there = self.shown.get(number as usize) == Some(node);
            match (old, dom::build(node)) {
                (Some(_), _) if is_there => {}
                (Some(old), Some(new)) => drop(self.host.replace_child(&new, &old)),
                (None, Some(new)) => drop(self.host.append_child(&new)),
                _ => {}
            }
        }
        while let Some(rest) = self.host.child_nodes().get(u32::try_from(screen.len()).unwrap_or(u32::MAX)) {
            let _ = self.host.remove_child(&rest);
        }
        self.shown = screen;
        if is_same {
            self.scrollers().iter().zip(scrolled).for_each(|(scroller, top)| scroller.set_scroll_top(top));
        } else {
            self.show_what_is_read();
        }
        self.focus_again(focused);
    }

    /// Empties the stage of everything that a visit may have left in it.
    pub fn clear(&mut self) {
        self.host.set_text_content(None);
        self.shown.clear();
    }

    /// Moves the focus among what can be touched, as the arrow keys of a keypad do.
    pub fn step(&self, is_forward: bool) {
        let targets: Vec<HtmlElement> = self.targets();
        let now = dom::page().active_element();
        let place = targets.iter().position(|target| Some(target.as_ref()) == now.as_ref());
        let count = targets.len();
        let next = match (place, is_forward) {
            (None, true) => 0,
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
        for scroller in self.scrollers() {
            scroller.set_scroll_top(scroller.scroll_top() + scroller.client_height() * hundredths / 100);
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
        let over = dom::find(".veil");
        let root: Element = over.unwrap_or_else(|| self.host.clone()).unchecked_into();
        dom::find_all(&root, "button[data-touch]")
    }

    fn scrollers(&self) -> Vec<Element> {
        dom::find_all(&self.host, ".kread").into_iter().map(JsCast::unchecked_into).collect()
    }

    fn focus_again(&self, focused: Option<String>) {
        let Some(word) = focused else { return };
        let same = self.targets().into_iter().find(|target| target.get_attribute("data-touch") == Some(word.clone()));
        // Where nothing does the same any more, a keypad begins at the first.
        if let Some(target) = same.or_else(|| self.targets().into_iter().next()) {
            dom::focus(Some(&target));
        }
    }
}
