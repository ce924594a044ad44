//! A static file server for one machine: what any host of `dist/` would do, and a list of what was asked for.
//!
//! It answers `GET` and `HEAD` on 127.0.0.1, one request a connection, and keeps nothing in caches, so that a test
//! and a person who has just built always see the newest files.

mod request;

use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use std::{fs, mem};

use request::Request;

/// A folder that is being served, until this is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    listening: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    folder: PathBuf,
    requests: Mutex<Vec<String>>,
    stopping: AtomicBool,
}

impl Server {
    /// Serves `folder` at a port that is free.
    ///
    /// # Errors
    /// Where the system gives none.
    pub fn start(folder: impl Into<PathBuf>) -> io::Result<Self> {
        Self::start_at(folder, 0)
    }

    /// Serves `folder` at `port`.
    ///
    /// # Errors
    /// [`io::ErrorKind::AddrInUse`] where somebody else does, or what the system says.
    pub fn start_at(folder: impl Into<PathBuf>, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        let shared =
            Arc::new(Shared { folder: folder.into(), requests: Mutex::default(), stopping: AtomicBool::new(false) });
        let mut server = Self { address, shared, listening: None };
        server.listen_at(listener);
        Ok(server)
    }

    /// Stops: whoever asks finds nobody there. The folder and what was asked for are remembered.
    pub fn stop(&mut self) {
        self.shared.stopping.store(true, Ordering::Relaxed);
        // The listening thread looks up at its next visitor: this one.
        let _ = TcpStream::connect(self.address);
        if let Some(listening) = self.listening.take() {
            let _ = listening.join();
        }
    }

    /// Goes on where it was, after [`stop`](Self::stop).
    ///
    /// # Errors
    /// [`io::ErrorKind::AddrInUse`] where somebody else has taken its port, or what the system says.
    pub fn go_on(&mut self) -> io::Result<()> {
        if self.listening.is_none() {
            let listener = TcpListener::bind(self.address)?;
            self.listen_at(listener);
        }
        Ok(())
    }

    fn listen_at(&mut self, listener: TcpListener) {
        self.shared.stopping.store(false, Ordering::Relaxed);
        let shared = Arc::clone(&self.shared);
        self.listening = Some(thread::spawn(move || listen(&listener, &shared)));
    }

    /// The address of the folder's `index.html`, with a slash at its end.
    pub fn address(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// The paths that were asked for since this was last called, in order, with their queries.
    pub fn take_requests(&self) -> Vec<String> {
        mem::take(&mut self.shared.requests.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Goes on for ever.
    pub fn wait(mut self) {
        if let Some(listening) = self.listening.take() {
            // A thread that only listens has nothing to say when it ends.
            let _ = listening.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A thread a connection: browsers open some that they never use, and those must not hold up the others.
fn listen(listener: &TcpListener, shared: &Arc<Shared>) {
    for connection in listener.incoming() {
        if shared.stopping.load(Ordering::Relaxed) {
            return;
        }
        if let Ok(connection) = connection {
            let shared = Arc::clone(shared);
            // A visitor who goes away in the middle is nobody's error.
            thread::spawn(move || answer(&connection, &shared).ok());
        }
    }
}

fn answer(connection: &TcpStream, shared: &Shared) -> io::Result<()> {
    connection.set_read_timeout(Some(Duration::from_secs(30)))?;
    let Some(request) = Request::read(connection)? else {
        return respond(connection, "400 Bad Request", "text/plain", b"", true);
    };
    shared.requests.lock().unwrap_or_else(PoisonError::into_inner).push(request.target.clone());
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return respond(connection, "405 Method Not Allowed", "text/plain", b"", true);
    }
    let with_body = request.method == "GET";
    match request.file_in(&shared.folder).and_then(|file| Some((fs::read(&file).ok()?, file))) {
        Some((body, file)) => respond(connection, "200 OK", media_type(&file), &body, with_body),
        None => respond(connection, "404 Not Found", "text/plain", b"Not found.\n", with_body),
    }
}

fn respond(mut connection: &TcpStream, status: &str, media_type: &str, body: &[u8], with_body: bool) -> io::Result<()> {
    let length = body.len();
    write!(
        connection,
        "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\n\
         Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
    )?;
    connection.write_all(if with_body { body } else { b"" })
}

/// The media types of what a built page consists of. Browsers compile WebAssembly while it arrives only as its own type.
fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn ask(server: &Server, request: &str) -> String {
        let mut connection = TcpStream::connect(server.address).expect("the server listens");
        connection.write_all(request.as_bytes()).expect("the server reads");
        let mut answer = String::new();
        connection.read_to_string(&mut answer).expect("the server answers in text");
        answer
    }

    #[test]
    fn serves_a_folder_and_nothing_around_it() {
        let server = Server::start(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).expect("a free port");
        for (request, status) in [
            ("GET /lib.rs HTTP/1.1\r\n\r\n", "200 OK"),
            ("GET /lib.rs?v=1 HTTP/1.1\r\n\r\n", "200 OK"),
            ("GET /%6cib.rs HTTP/1.1\r\n\r\n", "200 OK"),
            ("GET / HTTP/1.1\r\n\r\n", "404 Not Found"),
            ("GET /../Cargo.toml HTTP/1.1\r\n\r\n", "404 Not Found"),
            ("GET /%2e%2e/Cargo.toml HTTP/1.1\r\n\r\n", "404 Not Found"),
            ("GET //etc/passwd HTTP/1.1\r\n\r\n", "404 Not Found"),
            ("POST /lib.rs HTTP/1.1\r\n\r\n", "405 Method Not Allowed"),
            ("nonsense\r\n\r\n", "400 Bad Request"),
        ] {
            let answer = ask(&server, request);
            assert!(answer.starts_with(&format!("HTTP/1.1 {status}\r\n")), "{request:?} → {answer}");
        }
    }

    #[test]
    fn stops_and_goes_on_at_the_same_address() {
        let mut server = Server::start(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).expect("a free port");
        let address = server.address();
        for _ in 0..3 {
            assert!(ask(&server, "GET /lib.rs HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 200"));
            server.stop();
            assert!(TcpStream::connect(server.address).is_err());
            server.go_on().expect("its port is free");
            assert_eq!(server.address(), address);
        }
    }

    #[test]
    fn head_has_no_body_and_requests_are_remembered_once() {
        let server = Server::start(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).expect("a free port");
        let answer = ask(&server, "HEAD /lib.rs HTTP/1.1\r\n\r\n");
        assert!(answer.ends_with("\r\n\r\n"), "{answer}");
        assert_eq!(server.take_requests(), ["/lib.rs"]);
        assert!(server.take_requests().is_empty());
    }
}
