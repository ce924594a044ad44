//! The settings that a browser takes only at its start.

use crate::{Browser, Setup};

/// The part of a [`Setup`] that decides how a browser is started. Browsers that were started alike can be shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Launch {
    pub(crate) browser: Browser,
    pub(crate) dark: bool,
    pub(crate) reduced_motion: bool,
    pub(crate) touch: bool,
    pub(crate) scripts: bool,
    pub(crate) storage: bool,
    pub(crate) languages: Option<&'static str>,
    pub(crate) records_requests: bool,
}

impl Launch {
    /// The settings with which `browser` is started for a reader's setup.
    pub(crate) fn of(browser: Browser, setup: &Setup) -> Self {
        // Chromium is told of these in each tab (`Reader::prepare_tab`).
        let is_told_at_start = browser == Browser::Firefox;
        Self {
            browser,
            dark: setup.dark && is_told_at_start,
            reduced_motion: setup.reduced_motion && is_told_at_start,
            touch: setup.touch && is_told_at_start,
            scripts: setup.scripts,
            storage: setup.storage,
            languages: setup.languages,
            // Firefox records them anyway.
            records_requests: setup.records_requests && browser == Browser::Chromium,
        }
    }
}
