//! Who sits before the browser, and what they have told it.

use std::env;
use std::path::PathBuf;
use std::time::Duration;

use crate::places;

/// How a [`Reader`](crate::Reader) has set up their browser. The plain one has a laptop's size and everything allowed.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The page's width and height in CSS pixels.
    pub(crate) size: (u32, u32),
    pub(crate) dark: bool,
    pub(crate) reduced_motion: bool,
    pub(crate) touch: bool,
    pub(crate) scripts: bool,
    pub(crate) storage: bool,
    pub(crate) languages: Option<&'static str>,
    folder: Option<PathBuf>,
    is_kept: bool,
    pub(crate) file: Option<PathBuf>,
    pub(crate) patience: Duration,
    pub(crate) records_requests: bool,
    own_browser: bool,
}

impl Default for Setup {
    fn default() -> Self {
        Self::new()
    }
}

impl Setup {
    /// A light page of 1280 × 800 with reduced motion, a mouse, scripts and storage, and [`places::fetched_dist`] to read.
    pub fn new() -> Self {
        Self {
            size: (1280, 800),
            dark: false,
            reduced_motion: true,
            touch: false,
            scripts: true,
            storage: true,
            languages: None,
            folder: None,
            is_kept: false,
            file: None,
            patience: Duration::from_secs(120),
            records_requests: false,
            own_browser: false,
        }
    }

    /// The page's width and height in CSS pixels.
    pub fn size(mut self, width: u32, height: u32) -> Self {
        self.size = (width, height);
        self
    }

    /// Prefers dark colours.
    pub fn dark(mut self) -> Self {
        self.dark = true;
        self
    }

    /// Does not prefer reduced motion: what moves is seen to move.
    pub fn in_motion(mut self) -> Self {
        self.reduced_motion = false;
        self
    }

    /// A finger, and no mouse.
    pub fn touch(mut self) -> Self {
        self.touch = true;
        self
    }

    /// A phone: 390 × 844, and a finger.
    pub fn phone(self) -> Self {
        self.size(390, 844).touch()
    }

    /// Scripts are switched off.
    pub fn without_scripts(mut self) -> Self {
        self.scripts = false;
        self
    }

    /// Sites may store nothing: touching `localStorage` throws, as it does where all cookies are blocked.
    pub fn without_storage(mut self) -> Self {
        self.storage = false;
        self
    }

    /// Wants pages in these languages: `"ja,de-AT"`.
    pub fn speaking(mut self, languages: &'static str) -> Self {
        self.languages = Some(languages);
        self
    }

    /// `dist/` as it was built: the page keeps itself on the device.
    pub fn kept_on_device(mut self) -> Self {
        self.is_kept = true;
        self
    }

    /// Another folder than `dist/`.
    pub fn serving(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = Some(folder.into());
        self
    }

    /// No server: a page that lies on the reader's device and is opened by a double click. Addresses are within that file.
    pub fn opening(mut self, file: impl Into<PathBuf>) -> Self {
        self.file = Some(file.into());
        self
    }

    /// How long the whole test may take (two minutes, unless said).
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// A browser that records what its pages request, for [`Reader::requests`](crate::Reader::requests). In Chromium the record
    /// costs a sixth of a test's processor time.
    pub fn recording_requests(mut self) -> Self {
        self.records_requests = true;
        self
    }

    /// A browser that no other test uses: for tests that close it, kill it or measure its memory.
    pub fn own_browser(mut self) -> Self {
        self.own_browser = true;
        self
    }

    /// Returns `true` if the browser can't be shared: it is closed or killed, or its settings hold for all its contexts.
    pub(crate) fn needs_own_browser(&self) -> bool {
        self.own_browser || !self.scripts || !self.storage || self.languages.is_some()
    }

    pub(crate) fn served(&self) -> PathBuf {
        let is_kept = self.is_kept || env::var_os("CLAIMLIGHT_KEPT").is_some();
        let dist = || if is_kept { places::dist() } else { places::fetched_dist() };
        self.folder.clone().unwrap_or_else(dist)
    }
}
