//! The pool of idle browsers.

use std::sync::{LazyLock, Mutex, PoisonError};

use tokio::runtime::{Builder, Runtime};

use crate::launch::Launch;
use crate::session::Session;

/// The maximum number of idle browsers; the longest idle is closed first. Each takes 200 to 500 MB of memory.
const CAPACITY: usize = 8;

/// The runtime on which all sessions live, since they outlive the tests.
pub(crate) static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build();
    runtime.unwrap_or_else(|error| panic!("The Tokio runtime could not be started: {error}"))
});

/// The idle browsers, longest idle first.
static IDLE: Mutex<Vec<Session>> = Mutex::new(Vec::new());

/// Takes an idle browser with the same launch settings, or starts one.
pub(crate) async fn take(launch: Launch) -> Session {
    match take_idle(&launch) {
        Some(session) => session,
        None => Session::start(launch).await,
    }
}

/// Returns a browser to the pool.
pub(crate) fn put(session: Session) {
    let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
    idle.push(session);
    let ended = (idle.len() > CAPACITY).then(|| idle.remove(0));
    drop(idle);
    drop(ended);
}

fn take_idle(launch: &Launch) -> Option<Session> {
    let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
    let found = idle.iter().rposition(|session| session.launch == *launch)?;
    Some(idle.remove(found))
}
