//! What happens to people's browsers: they are closed, they crash, sometimes only a page does, and the network goes.

use std::io::{self, BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::driver::{Process, kill};
use crate::{Browser, Reader};

/// How long a browser takes at most to notice what happened to it.
const PATIENCE: Duration = Duration::from_secs(10);

impl Reader {
    /// Closes the browser as a person does and opens it again, on the same profile. No page is open then.
    pub async fn restart(&mut self) {
        let open = self.driver.browser_processes();
        self.done("close the browser", self.client.clone().close().await);
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
        kill(&self.driver.browser_processes());
        self.start_again().await;
    }

    /// Kills the processes that pages run in, while the browser lives on. The reader then looks at a tab where nothing is
    /// open.
    pub async fn kill_pages(&self) {
        let pages: Vec<_> = self.driver.browser_processes().into_iter().filter(|it| self.is_page(it)).collect();
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
            match self.client.execute("return 1", vec![]).await {
                Err(error) if error.to_string().contains("parent process") => break,
                _ => assert!(started.elapsed() < PATIENCE, "Firefox has not noticed that its page is dead"),
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        self.done("leave the dead page", self.client.goto("about:blank").await);
    }

    /// ChromeDriver answers for a dead tab that it is dead, whatever it is told, and opens new ones only from a live one.
    /// Chromium itself listens to requests for tabs. It may give a new tab a process that it keeps in store and has not noticed
    /// to be dead: so it is given time to notice, and where the tab is dead all the same, the next one is tried.
    async fn replace_dead_tabs(&self) {
        tokio::time::sleep(Duration::from_millis(200)).await;
        let started = Instant::now();
        let mut dead = self.done("list the tabs", self.client.windows().await);
        loop {
            self.ask_chromium("PUT", "/json/new?about:blank");
            let tabs = self.done("list the tabs", self.client.windows().await);
            let new = tabs.into_iter().find(|tab| !dead.contains(tab));
            let new = new.unwrap_or_else(|| panic!("Chromium has not opened a tab"));
            self.done("look at the new tab", self.client.switch_to_window(new.clone()).await);
            match self.client.execute("return 1", vec![]).await {
                Ok(_) => break,
                Err(error) => assert!(started.elapsed() < PATIENCE, "Chromium opens only dead tabs: {error}"),
            }
            dead.push(new);
        }
        for tab in dead {
            self.ask_chromium("GET", &format!("/json/close/{}", String::from(tab)));
        }
        self.prepare_tab().await;
    }

    /// A request to the address at which Chromium takes commands.
    fn ask_chromium(&self, method: &str, path: &str) {
        let told = self.client.capabilities().map(|all| &all["goog:chromeOptions"]["debuggerAddress"]);
        let address = told.and_then(|address| address.as_str()).unwrap_or_else(|| panic!("Chromium tells no address"));
        let request = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
        let ask = || -> io::Result<String> {
            let mut connection = TcpStream::connect(address)?;
            connection.set_read_timeout(Some(PATIENCE))?;
            connection.write_all(request.as_bytes())?;
            // No more than the first line: Chromium leaves the connection open.
            let mut answer = String::new();
            BufReader::new(connection).read_line(&mut answer)?;
            Ok(answer)
        };
        let answer = ask().unwrap_or_else(|error| panic!("Chromium does not answer {path}: {error}"));
        assert!(answer.contains(" 200 "), "Chromium refuses {path}: {answer}");
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
        while self.driver.browser_processes().iter().any(alive) {
            assert!(started.elapsed() < PATIENCE, "{}: a process does not end", self.browser);
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}
