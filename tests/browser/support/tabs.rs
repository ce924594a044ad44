//! Tabs, and what a browser has to be told of each: its size, its colours, its finger.

use fantoccini::wd::WindowHandle;
use serde_json::json;

use crate::{Browser, Reader};

/// An open tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab(WindowHandle);

impl Reader {
    /// The tab that the reader looks at.
    pub async fn tab(&self) -> Tab {
        Tab(self.done("see which tab this is", self.client().window().await))
    }

    /// Opens another tab and looks at it. Nothing is open in it yet.
    pub async fn new_tab(&mut self) -> Tab {
        let tab = Tab(self.session.open_tab(self.context.as_ref()).await);
        self.prepare_tab().await;
        tab
    }

    /// Looks at another tab.
    pub async fn look_at(&self, tab: &Tab) {
        self.done("look at a tab", self.client().switch_to_window(tab.0.clone()).await);
    }

    /// Closes the tab that the reader looks at. `look_at` another one then.
    pub async fn close_tab(&self) {
        self.done("close the tab", self.client().close_window().await);
    }

    /// Looks into a frame of the page, until [`leave_frame`](Self::leave_frame): then that is the page.
    pub async fn enter_frame(&self, css: &str) {
        let frame = self.element(css).await;
        self.done(&format!("look into `{css}`"), frame.enter_frame().await);
    }

    /// Looks at the whole page again.
    pub async fn leave_frame(&self) {
        self.done("leave a frame", self.client().clone().enter_parent_frame().await);
    }

    /// Gives the page another size in CSS pixels.
    pub async fn resize(&mut self, width: u32, height: u32) {
        self.setup.size = (width, height);
        self.prepare_tab().await;
    }

    /// Tells the browser what holds for a tab and can't be told by flags and preferences.
    pub(crate) async fn prepare_tab(&mut self) {
        let (width, height) = self.setup.size;
        match self.browser {
            Browser::Chromium => {
                let touch = self.setup.touch;
                let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": touch });
                self.chromium("Emulation.setDeviceMetricsOverride", metrics).await;
                if touch {
                    // Only then: to be told of no finger would take the mouse away too.
                    self.chromium("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await;
                }
                let scheme = if self.setup.dark { "dark" } else { "light" };
                let motion = if self.setup.reduced_motion { "reduce" } else { "no-preference" };
                let features = json!([
                    { "name": "prefers-color-scheme", "value": scheme },
                    { "name": "prefers-reduced-motion", "value": motion },
                ]);
                self.chromium("Emulation.setEmulatedMedia", json!({ "features": features })).await;
                // Where `Reader::copied_text` looks.
                self.session.allow_clipboard(self.context.as_ref()).await;
            }
            // The rest is in its preferences. A window has its bars too: their height is what is missing inside.
            Browser::Firefox => {
                self.done("size the window", self.client().set_window_size(width, height).await);
                let inside = self.eval("innerHeight").await.as_u64().and_then(|height| height.try_into().ok());
                let bars = height.saturating_sub(inside.unwrap_or(height));
                self.done("size the window", self.client().set_window_size(width, height + bars).await);
            }
        }
    }
}
