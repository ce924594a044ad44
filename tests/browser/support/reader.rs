//! Somebody who sits before a browser: where they go and what they see there.

use std::cell::Cell;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use fantoccini::Client;
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use serve::Server;

use crate::launch::Launch;
use crate::session::{Session, UserContext};
use crate::{Browser, Setup, pool};

/// The longest wait for something to appear. It is far longer than the app takes, so that a test does not fail where the machine is busy.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often they look.
const PERIOD: Duration = Duration::from_millis(25);

/// Somebody who sits before a browser that has just been installed.
///
/// What they can't do ends the test with a panic that says what they tried.
#[derive(Debug)]
pub struct Reader {
    pub(crate) browser: Browser,
    pub(crate) setup: Setup,
    // Before the server, whose pages it shows to the end.
    pub(crate) session: Session,
    /// `None` where the browser is the reader's own.
    pub(crate) context: Option<UserContext>,
    pub(crate) server: Server,
    /// How much of the driver's log has been looked through for errors, in bytes.
    pub(crate) log_seen: Cell<usize>,
}

impl Reader {
    /// Gives the reader a browser in which nothing has been stored and a server for what there is to read. No page is open
    /// yet.
    pub async fn new(browser: Browser, setup: Setup) -> Self {
        let server = Server::start(setup.served()).unwrap_or_else(|error| panic!("No page can be served: {error}"));
        let launch = Launch::of(browser, &setup);
        let (session, context) = if setup.needs_own_browser() {
            (Session::start(launch).await, None)
        } else {
            let mut session = pool::take(launch).await;
            let context = session.open_context().await;
            (session, Some(context))
        };
        let mut reader = Self { browser, setup, session, context, server, log_seen: Cell::default() };
        reader.forget_records().await;
        reader.prepare_tab().await;
        reader
    }

    /// Closes what the reader has opened, and leaves a shared browser to the next one.
    pub(crate) async fn leave(mut self) {
        if let Some(context) = self.context.take() {
            self.session.close_context(context).await;
            pool::put(self.session);
        }
    }

    /// Starts the browser again, on the same profile, where it has been closed or has died.
    pub(crate) async fn start_again(&mut self) {
        self.session.start_again().await;
        self.log_seen.set(0);
        self.prepare_tab().await;
    }

    /// The WebDriver session's client.
    pub(crate) fn client(&self) -> &Client {
        &self.session.client
    }

    /// Which browser it is.
    pub fn browser(&self) -> Browser {
        self.browser
    }

    /// The folder that is served.
    pub fn folder(&self) -> PathBuf {
        self.setup.served()
    }

    /// The server of the pages, which knows what was asked of it.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// What addresses are within: the server's address, or that of the file that was opened.
    pub(crate) fn base(&self) -> String {
        match &self.setup.file {
            Some(file) => {
                url::Url::from_file_path(file).unwrap_or_else(|()| panic!("{} is no whole path", file.display())).into()
            }
            None => self.server.address(),
        }
    }

    /// Opens another file on the device from now on.
    pub fn take_file(&mut self, file: impl Into<PathBuf>) {
        self.setup.file = Some(file.into());
    }

    /// Goes to an address within what is served: `""`, `"#/gorbachev-letter"`, `"index.html"`.
    pub async fn visit(&self, address: &str) {
        let whole = format!("{}{address}", self.base());
        self.done(&format!("open {whole}"), self.client().goto(&whole).await);
        // Firefox answers now and then while the former page is still there.
        let page = whole.split('#').next().unwrap_or_default();
        let body = "return location.href.split('#')[0] === arguments[0]";
        self.wait_until(&format!("the page {page}"), body, vec![page.into()]).await;
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.done("load the page again", self.client().refresh().await);
    }

    /// Goes back in the tab's history.
    pub async fn back(&self) {
        self.done("go back", self.client().back().await);
    }

    /// Goes forward in the tab's history.
    pub async fn forward(&self) {
        self.done("go forward", self.client().forward().await);
    }

    /// The address of the open page, from the served folder on: `""`, `"#/gorbachev-letter"`.
    pub async fn address(&self) -> String {
        let whole = self.done("read the address", self.client().current_url().await).to_string();
        whole.strip_prefix(&self.base()).map_or(whole.clone(), str::to_owned)
    }

    /// The page's title.
    pub async fn title(&self) -> String {
        self.done("read the title", self.client().title().await)
    }

    /// The value of a JavaScript expression; a promise is awaited.
    pub async fn eval(&self, expression: &str) -> Value {
        self.call(&format!("return ({expression})"), vec![]).await
    }

    /// Runs the body of a JavaScript function, which finds its arguments in `arguments`, and elements by `all(css)`.
    ///
    /// Wherever a selector is given, here and in what follows, `host >>> inner` means what `inner` finds in the shadow tree of
    /// what `host` finds.
    pub async fn call(&self, body: &str, arguments: Vec<Value>) -> Value {
        let begin: String = body.chars().take(200).collect();
        self.done(&format!("run {begin}"), self.try_call(body, arguments).await)
    }

    /// The same, where an error is no end of the test.
    pub(crate) async fn try_call(&self, body: &str, arguments: Vec<Value>) -> Result<Value, CmdError> {
        self.client().execute(&with_all(body), arguments).await
    }

    /// Waits until the app has taken the page over, or has said that it can't.
    pub async fn wait_for_app(&self) {
        self.wait_until("the app to start", "return document.documentElement.dataset.app", vec![]).await;
    }

    /// Waits until an element can be seen (though it may be outside the viewport).
    pub async fn wait_for(&self, css: &str) {
        self.wait_until(
            &format!("`{css}` to be seen"),
            "return all(arguments[0]).some((element) => element.checkVisibility())",
            vec![css.into()],
        )
        .await;
    }

    /// Waits until no such element can be seen.
    pub async fn wait_gone(&self, css: &str) {
        self.wait_until(
            &format!("`{css}` to be gone"),
            "return !all(arguments[0]).some((element) => element.checkVisibility())",
            vec![css.into()],
        )
        .await;
    }

    /// Waits until some element of that kind has `words` in its text.
    pub async fn wait_for_text(&self, css: &str, words: &str) {
        self.wait_until(
            &format!("`{css}` to say {words:?}"),
            "return all(arguments[0]).some((element) => element.innerText.includes(arguments[1]))",
            vec![css.into(), words.into()],
        )
        .await;
    }

    /// Waits until the open page has that [`address`](Self::address).
    pub async fn wait_for_address(&self, address: &str) {
        let whole = format!("{}{address}", self.base());
        self.wait_until(&format!("the address {whole}"), "return location.href === arguments[0]", vec![whole.into()])
            .await;
    }

    /// Waits until the body of a JavaScript function returns something true. `what` is for the message: "Waited 30 s for …".
    pub async fn wait_until(&self, what: &str, body: &str, arguments: Vec<Value>) {
        let started = Instant::now();
        loop {
            // A page that is just going away can answer with an error: only an answer counts.
            let answer = self.try_call(body, arguments.clone()).await;
            match &answer {
                Ok(value) if is_true(value) => return,
                Err(error) if started.elapsed() > PATIENCE => panic!("{}: waited for {what}: {error}", self.browser),
                Ok(_) if started.elapsed() > PATIENCE => {
                    panic!("{}: waited {PATIENCE:?} for {what}", self.browser)
                }
                _ => tokio::time::sleep(PERIOD).await,
            }
        }
    }

    /// How many elements there are, seen or not.
    pub async fn count(&self, css: &str) -> usize {
        let count = self.call("return all(arguments[0]).length", vec![css.into()]).await;
        count.as_u64().and_then(|count| count.try_into().ok()).unwrap_or_default()
    }

    /// Whether any such element can be seen (though it may be outside the viewport).
    pub async fn sees(&self, css: &str) -> bool {
        let body = "return all(arguments[0]).some((element) => element.checkVisibility())";
        self.call(body, vec![css.into()]).await == Value::Bool(true)
    }

    /// The text of the first such element as it is shown.
    pub async fn text_of(&self, css: &str) -> String {
        self.texts_of(css).await.into_iter().next().unwrap_or_else(|| panic!("{}: there is no `{css}`", self.browser))
    }

    /// The texts of all such elements as they are shown.
    pub async fn texts_of(&self, css: &str) -> Vec<String> {
        let body = "return all(arguments[0]).map((element) => element.innerText.trim())";
        let texts = self.call(body, vec![css.into()]).await;
        texts.as_array().into_iter().flatten().filter_map(|text| Some(text.as_str()?.to_owned())).collect()
    }

    /// An attribute of the first such element; `None` where it has none.
    pub async fn attribute(&self, css: &str, name: &str) -> Option<String> {
        let body = "return all(arguments[0])[0].getAttribute(arguments[1])";
        self.call(body, vec![css.into(), name.into()]).await.as_str().map(str::to_owned)
    }

    /// What a field holds.
    pub async fn value_of(&self, css: &str) -> String {
        let value = self.call("return all(arguments[0])[0].value", vec![css.into()]).await;
        value.as_str().unwrap_or_else(|| panic!("{}: `{css}` is no field", self.browser)).to_owned()
    }

    /// Whether the element, or one inside it, has the focus.
    pub async fn has_focus(&self, css: &str) -> bool {
        let body = "return document.activeElement?.closest(arguments[0]) !== null";
        self.call(body, vec![css.into()]).await == Value::Bool(true)
    }

    /// The first such element.
    pub(crate) async fn element(&self, css: &str) -> Element {
        let found = self.call("return all(arguments[0])[0]", vec![css.into()]).await;
        let id = found[ELEMENT].as_str().unwrap_or_else(|| panic!("{}: there is no `{css}`", self.browser));
        Element::from_element_id(self.client().clone(), id.to_owned().into())
    }

    /// Sends a command that the WebDriver client has no function for.
    pub(crate) async fn post(&self, path: &'static str, body: Value) -> Result<Value, CmdError> {
        self.client().issue_cmd(Command { method: Method::POST, path, body: Some(body) }).await
    }

    /// Asks something that the WebDriver client has no function for.
    pub(crate) async fn get(&self, path: &'static str) -> Result<Value, CmdError> {
        self.client().issue_cmd(Command { method: Method::GET, path, body: None }).await
    }

    /// A command of Chromium's own protocol.
    pub(crate) async fn chromium(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.done(command, self.post("goog/cdp/execute", body).await)
    }

    /// What came of it, or the end of the test.
    pub(crate) fn done<T>(&self, what: &str, outcome: Result<T, CmdError>) -> T {
        outcome.unwrap_or_else(|error| panic!("{}: could not {what}: {error}", self.browser))
    }
}

/// What an element is called by in answers (WebDriver, section 11).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// As JavaScript sees it.
fn is_true(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Bool(false)) && *value != json!(0) && *value != json!("")
}

/// A command by its path under the session.
#[derive(Debug)]
struct Command {
    method: Method,
    path: &'static str,
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        (self.method.clone(), self.body.as_ref().map(Value::to_string))
    }
}

/// The body of a function with `all` around it; it may have something of that name itself.
fn with_all(body: &str) -> String {
    format!(
        "const all = (path) => path.split(' >>> ').reduce((roots, css) =>
            roots.flatMap((root) => [...(root.shadowRoot ?? root).querySelectorAll(css)]), [document]);
        {{ {body}
        }}"
    )
}
