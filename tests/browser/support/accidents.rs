//! What happens to people's browsers: they are closed, they crash, sometimes only a page does, and the network goes.

use std::time::{Duration, Instant};

use crate::driver::{Process, kill};
use crate::{Browser, Reader};

/// How long a browser takes at most to notice what happened to it.
const PATIENCE: Duration = Duration::from_secs(30);

impl Reader {
    /// Closes the browser as a person does and opens it again, on the same profile. No page is open then.
    pub async fn restart(&mut self) {
        self.expect_own_browser();
        let open = self.session.driver.browser_processes();
        self.done("close the browser", self.client().clone().close().await);
        // It may have something to write yet.
        self.wait_for_end_of(&open).await;
        self.start_again().await;
    }

    /// Cuts the network: nobody answers at the pages' address any more.
    pub fn cut_network(&mut self) {
        self.server.stop();
    }

    /// Mends the network: all is served again, at the same address.
    pub fn mend_network(&mut self) {
        self.server.go_on().unwrap_or_else(|error| panic!("The pages cannot be served again: {error}"));
    }

    /// Kills the browser with all its processes, and starts it again on the same profile. No page is open then.
    pub async fn kill_browser(&mut self) {
        self.expect_own_browser();
        kill(&self.session.driver.browser_processes());
        self.start_again().await;
    }

    /// Kills the processes that pages run in, while the browser lives on. The reader then looks at a tab where nothing is
    /// open.
    pub async fn kill_pages(&mut self) {
        self.expect_own_browser();
        let pages: Vec<_> = self.session.driver.browser_processes().into_iter().filter(|it| self.is_page(it)).collect();
        assert!(!pages.is_empty(), "{}: no process runs a page", self.browser);
        kill(&pages);
        self.wait_for_end_of(&pages).await;
        match self.browser {
            Browser::Chromium => self.replace_dead_tabs().await,
            Browser::Firefox => self.leave_dead_tab().await,
        }
    }

    /// Firefox makes a new process when a dead tab goes somewhere, but only once it has noticed and shows its own page about
    /// the crash. In that page, which belongs to Firefox, no script may run: this is how it is told.
    async fn leave_dead_tab(&self) {
        let started = Instant::now();
        loop {
            match self.client().execute("return 1", vec![]).await {
                Err(error) if error.to_string().contains("parent process") => break,
                _ => assert!(started.elapsed() < PATIENCE, "Firefox has not noticed that its page is dead"),
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        self.done("leave the dead page", self.client().goto("about:blank").await);
    }

    /// ChromeDriver answers for a dead tab that it is dead, whatever it is told, and opens new ones only from a live one.
    /// Chromium itself listens to requests for tabs. It may give a new tab a process that it keeps in store and has not noticed
    /// to be dead: then the next one is tried.
    async fn replace_dead_tabs(&mut self) {
        let started = Instant::now();
        let mut dead = self.done("list the tabs", self.client().windows().await);
        loop {
            let new = self.session.open_tab_over_devtools().await;
            match self.client().execute("return 1", vec![]).await {
                Ok(_) => break,
                Err(error) => assert!(started.elapsed() < PATIENCE, "Chromium opens only dead tabs: {error}"),
            }
            dead.push(new);
        }
        for tab in dead {
            self.session.close_tab_over_devtools(tab).await;
        }
        self.prepare_tab().await;
    }

    fn expect_own_browser(&self) {
        assert!(self.context.is_none(), "A test that closes or kills its browser needs Setup::own_browser");
    }

    pub(crate) fn is_page(&self, process: &Process) -> bool {
        match self.browser {
            Browser::Chromium => process.command.contains("--type=renderer"),
            Browser::Firefox => process.command.contains("-contentproc") && process.command.trim_end().ends_with("tab"),
        }
    }

    async fn wait_for_end_of(&self, ending: &[Process]) {
        let started = Instant::now();
        let alive = |process: &Process| ending.iter().any(|it| it.id == process.id);
        while self.session.driver.browser_processes().iter().any(alive) {
            assert!(started.elapsed() < PATIENCE, "{}: a process does not end", self.browser);
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}
