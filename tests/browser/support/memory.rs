//! What a page holds on to: as the browser counts it, and as the system does.

use std::fs;

use serde_json::json;

use crate::{Browser, Reader};

/// What a page holds on to. What a browser does not tell is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Bytes of living JavaScript objects, after rubbish was collected.
    pub heap: Option<u64>,
    /// Nodes of the page and of whatever is detached from it and still alive.
    pub nodes: Option<u64>,
    /// Listeners on events.
    pub listeners: Option<u64>,
    /// Bytes of this machine's memory that the processes of pages have, wherever Linux tells.
    pub resident: Option<u64>,
}

impl Reader {
    /// What the open page holds on to. Chromium collects its rubbish first; Firefox cannot be asked to, and tells nothing.
    pub async fn held(&self) -> Held {
        let mut held = Held::default();
        if self.browser == Browser::Chromium {
            self.chromium("Performance.enable", json!({})).await;
            // What the first collection lets go of may hold on to more.
            for _ in 0..2 {
                self.chromium("HeapProfiler.collectGarbage", json!({})).await;
            }
            let told = self.chromium("Performance.getMetrics", json!({})).await;
            let of = |name: &str| {
                let mut metrics = told["metrics"].as_array().into_iter().flatten();
                metrics.find(|metric| metric["name"] == name)?["value"].as_f64().map(|value| value as u64)
            };
            held.heap = of("JSHeapUsedSize");
            held.nodes = of("Nodes");
            held.listeners = of("JSEventListeners");
        }
        let processes = self.session.driver.browser_processes();
        let pages = processes.iter().filter(|process| self.is_page(process));
        let resident: u64 = pages.filter_map(|page| resident(page.id)).sum();
        held.resident = (resident > 0).then_some(resident);
        held
    }
}

/// `VmRSS:     1234 kB`
fn resident(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
