//! A running browser with its driver, and the isolated contexts in which tests use it.
//!
//! A browser takes seconds of processor time to start, a context of it a fraction: tests share browsers and each gets a
//! *user context* of its own, which has its own cookies, storage, caches and service workers
//! (<https://w3c.github.io/webdriver-bidi/#user-contexts>). Firefox makes contexts over WebDriver BiDi; Chromium over its
//! DevTools protocol, since ChromeDriver implements BiDi as JavaScript in a page that would run alongside each test.

use std::fs;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};

use fantoccini::wd::WindowHandle;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::capabilities::{capabilities, profile};
use crate::connection::Connection;
use crate::driver::{Driver, is_running};
use crate::files::downloads;
use crate::launch::Launch;
use crate::{Browser, places};

/// A running browser, its driver and a WebDriver session. Dropping it kills both processes and removes the profile.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) launch: Launch,
    pub(crate) client: Client,
    pub(crate) driver: Driver,
    connection: Connection,
    /// The tab that the browser started with. It stays open, so that the browser does.
    first_tab: WindowHandle,
    /// The session's own folder: profile, downloads, the driver's log.
    pub(crate) home: PathBuf,
}

/// A user context's ID, unique within its browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UserContext(String);

impl Session {
    /// Starts a browser on a new profile.
    pub(crate) async fn start(launch: Launch) -> Self {
        static SESSIONS: AtomicU32 = AtomicU32::new(0);
        static CLEARED: Once = Once::new();
        let homes = places::target("browser-profiles");
        CLEARED.call_once(|| remove_left_behind(&homes));
        let number = SESSIONS.fetch_add(1, Ordering::Relaxed);
        let home = homes.join(format!("{}-{number}", process::id()));
        for folder in [profile(&home), downloads(&home)] {
            fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{} cannot be made: {error}", folder.display()));
        }
        let (driver, client, connection, first_tab) = start_browser(&launch, &home).await;
        Self { launch, client, driver, connection, first_tab, home }
    }

    /// Starts the browser again on the same profile, where it has been closed or has died.
    pub(crate) async fn start_again(&mut self) {
        self.driver.stop();
        // A browser that was killed has left its lock behind.
        for lock in ["SingletonLock", "SingletonSocket", "SingletonCookie"] {
            let _ = fs::remove_file(profile(&self.home).join(lock));
        }
        let (driver, client, connection, first_tab) = start_browser(&self.launch, &self.home).await;
        (self.driver, self.client, self.connection, self.first_tab) = (driver, client, connection, first_tab);
    }

    /// Makes a new user context with a tab in it, and switches to that tab.
    pub(crate) async fn open_context(&mut self) -> UserContext {
        let (command, name) = match self.launch.browser {
            Browser::Chromium => ("Target.createBrowserContext", "browserContextId"),
            Browser::Firefox => ("browser.createUserContext", "userContext"),
        };
        let made = self.command(command, json!({})).await;
        let context = UserContext(text(&made[name]));
        let downloads = downloads(&self.home);
        if self.launch.browser == Browser::Chromium {
            let behavior = json!({ "behavior": "allow", "browserContextId": context.0, "downloadPath": downloads });
            self.command("Browser.setDownloadBehavior", behavior).await;
        }
        self.open_tab(Some(&context)).await;
        context
    }

    /// Closes a user context with all its tabs, and switches to the browser's first tab.
    pub(crate) async fn close_context(&mut self, context: UserContext) {
        let switched = self.client.switch_to_window(self.first_tab.clone()).await;
        switched.unwrap_or_else(|error| panic!("{}: could not leave a context: {error}", self.launch.browser));
        let (command, name) = match self.launch.browser {
            Browser::Chromium => ("Target.disposeBrowserContext", "browserContextId"),
            Browser::Firefox => ("browser.removeUserContext", "userContext"),
        };
        self.command(command, json!({ name: context.0 })).await;
        for file in fs::read_dir(downloads(&self.home)).into_iter().flatten().flatten() {
            // A download that nobody took.
            let _ = fs::remove_file(file.path());
        }
    }

    /// Opens a tab, in a user context or in the default one, and switches to it.
    pub(crate) async fn open_tab(&mut self, context: Option<&UserContext>) -> WindowHandle {
        // Both browsers' names of tabs are also WebDriver's window handles.
        let tab = match (self.launch.browser, context) {
            (Browser::Chromium, Some(context)) => {
                let target = json!({ "url": "about:blank", "browserContextId": context.0 });
                self.command("Target.createTarget", target).await["targetId"].take()
            }
            (Browser::Firefox, Some(context)) => {
                let tab = json!({ "type": "tab", "userContext": context.0 });
                self.command("browsingContext.create", tab).await["context"].take()
            }
            (browser, None) => {
                let opened = self.client.new_window(true).await;
                let opened = opened.unwrap_or_else(|error| panic!("{browser}: could not open a tab: {error}"));
                Value::from(String::from(opened.handle))
            }
        };
        self.switch_to_tab(&tab).await
    }

    /// Lets pages of a context, or of the default one, use the clipboard without asking.
    pub(crate) async fn allow_clipboard(&mut self, context: Option<&UserContext>) {
        if self.launch.browser == Browser::Chromium {
            let mut clipboard = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
            if let Some(context) = context {
                clipboard["browserContextId"] = json!(context.0);
            }
            self.command("Browser.grantPermissions", clipboard).await;
        }
    }

    /// Opens a tab and switches to it where WebDriver can't, since its current tab is dead. Chromium only.
    pub(crate) async fn open_tab_over_devtools(&mut self) -> WindowHandle {
        let made = self.command("Target.createTarget", json!({ "url": "about:blank" })).await;
        self.switch_to_tab(&made["targetId"]).await
    }

    /// Closes a tab, dead or alive. Chromium only.
    pub(crate) async fn close_tab_over_devtools(&mut self, tab: WindowHandle) {
        self.command("Target.closeTarget", json!({ "targetId": String::from(tab) })).await;
    }

    async fn switch_to_tab(&self, tab: &Value) -> WindowHandle {
        let browser = self.launch.browser;
        let handle = WindowHandle::try_from(text(tab));
        let handle = handle.unwrap_or_else(|error| panic!("{browser}: {tab} is no window handle: {error}"));
        let switched = self.client.switch_to_window(handle.clone()).await;
        switched.unwrap_or_else(|error| panic!("{browser}: could not switch to a new tab: {error}"));
        handle
    }

    async fn command(&mut self, command: &str, parameters: Value) -> Value {
        let outcome = self.connection.command(command, parameters).await;
        outcome.unwrap_or_else(|error| panic!("{}: {command}: {error}", self.launch.browser))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A profile is some 20 MB. If it can't be removed, the next test run removes it.
        self.driver.stop();
        let _ = fs::remove_dir_all(&self.home);
    }
}

/// Removes the folders that earlier test processes left: those of browsers still in the pool when the process ended.
fn remove_left_behind(homes: &Path) {
    for home in fs::read_dir(homes).into_iter().flatten().flatten() {
        let name = home.file_name().to_string_lossy().into_owned();
        if !is_running(name.split('-').next().unwrap_or_default()) {
            // If it can't be removed, `make clean` does it.
            let _ = fs::remove_dir_all(home.path());
        }
    }
}

async fn start_browser(launch: &Launch, home: &Path) -> (Driver, Client, Connection, WindowHandle) {
    let browser = launch.browser;
    let driver = Driver::start(browser, home);
    let client = ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities(launch, home))
        .connect(&driver.address())
        .await;
    let client = client.unwrap_or_else(|error| panic!("{browser} does not start: {error}\n{}", driver.log()));
    let address = connection_address(browser, &client, home);
    let connection = Connection::open(&address).await;
    let connection = connection
        .unwrap_or_else(|error| panic!("{browser}: could not connect to its WebSocket at {address}: {error}"));
    let first_tab = client.window().await;
    let first_tab = first_tab.unwrap_or_else(|error| panic!("{browser} starts without a tab: {error}"));
    (driver, client, connection, first_tab)
}

/// The address of the web socket at which a browser takes commands.
fn connection_address(browser: Browser, client: &Client, home: &Path) -> String {
    match browser {
        Browser::Chromium => {
            // Two lines: the port and the path.
            let file = profile(home).join("DevToolsActivePort");
            let told = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            let (port, path) = told
                .split_once('\n')
                .unwrap_or_else(|| panic!("{} should hold a port and a path: {told:?}", file.display()));
            format!("ws://127.0.0.1:{port}{path}")
        }
        Browser::Firefox => {
            let told = client.capabilities().map(|capabilities| text(&capabilities["webSocketUrl"]));
            told.unwrap_or_else(|| {
                panic!("Firefox did not offer WebDriver BiDi (its capabilities have no webSocketUrl)")
            })
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
