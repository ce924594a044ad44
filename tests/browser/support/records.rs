//! What went on behind the page: errors, and requests.

use serde_json::{Value, json};

use crate::{Browser, Reader};

impl Reader {
    /// Drops what the browser has recorded so far, which is of other readers.
    pub(crate) async fn forget_records(&self) {
        match self.browser {
            Browser::Chromium => {
                self.chromium_log("browser").await;
                if self.setup.records_requests {
                    self.chromium_log("performance").await;
                }
            }
            Browser::Firefox => self.log_seen.set(self.session.driver.log().len()),
        }
    }

    /// Uncaught exceptions and `console.error` since this was last asked. Chromium also tells what its policy refused and
    /// what could not be loaded.
    pub async fn page_errors(&self) -> Vec<String> {
        match self.browser {
            Browser::Chromium => {
                let entries = self.chromium_log("browser").await;
                entries.iter().filter(|entry| entry["level"] == "SEVERE").map(|entry| text(&entry["message"])).collect()
            }
            Browser::Firefox => {
                let log = self.session.driver.log();
                let new = log.get(self.log_seen.replace(log.len())..).unwrap_or_default();
                let thrown = format!("JavaScript error: {}", self.base());
                // Firefox's own messages stand there too; what a page says is in quotation marks.
                let is_error = |line: &&str| line.starts_with(&thrown) || line.starts_with("console.error: \"");
                new.lines().filter(is_error).map(str::to_owned).collect()
            }
        }
    }

    /// The addresses of all that the open page has loaded, itself included. Chromium also tells of requests that failed.
    ///
    /// # Panics
    /// Without [`Setup::recording_requests`](crate::Setup::recording_requests).
    pub async fn requests(&self) -> Vec<String> {
        assert!(self.setup.records_requests, "A test that looks at requests needs Setup::recording_requests");
        let body =
            "return performance.getEntries().filter(({ entryType }) => ['navigation', 'resource'].includes(entryType))
            // Firefox calls a page from a file no more than that.
            .map(({ entryType, name }) => entryType === 'navigation' && name === 'document' ? location.href : name)";
        let listed = self.call(body, vec![]).await;
        let mut requests: Vec<_> = listed.as_array().into_iter().flatten().map(text).collect();
        if self.browser == Browser::Chromium {
            requests.extend(self.chromium_log("performance").await.iter().filter_map(requested));
        }
        requests
    }

    /// The addresses among [`requests`](Self::requests) that are neither on the page's own origin nor the page's own file.
    pub async fn foreign_requests(&self) -> Vec<String> {
        // What is in the page itself is asked of nobody, and Chromium's first tab consists of Chromium's own parts.
        const NOWHERE: [&str; 3] = ["blob:", "chrome:", "data:"];
        let own = self.base();
        let mut foreign = self.requests().await;
        foreign
            .retain(|address| !address.starts_with(&own) && !NOWHERE.iter().any(|scheme| address.starts_with(scheme)));
        foreign
    }

    async fn chromium_log(&self, kind: &str) -> Vec<Value> {
        let entries = self.done("read the log", self.post("se/log", json!({ "type": kind })).await);
        entries.as_array().cloned().unwrap_or_default()
    }
}

/// The address of a request that Chromium tells of.
fn requested(entry: &Value) -> Option<String> {
    let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
    let event = &event["message"];
    (event["method"] == "Network.requestWillBeSent").then(|| text(&event["params"]["request"]["url"]))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
