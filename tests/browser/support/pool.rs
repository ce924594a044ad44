//! Browsers that wait for the next test.

use std::sync::{LazyLock, Mutex, PoisonError};

use tokio::runtime::{Builder, Runtime};

use crate::launch::Launch;
use crate::session::Session;

/// At most this many browsers wait; the one that has waited longest ends first. One has some 200 to 500 MB.
const CAPACITY: usize = 8;

/// The runtime on which all sessions live, since they outlive the tests.
pub(crate) static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build();
    runtime.unwrap_or_else(|error| panic!("No runtime: {error}"))
});

/// In the order in which they came to wait.
static WAITING: Mutex<Vec<Session>> = Mutex::new(Vec::new());

/// A browser that was started like this: one that waits, or else a new one.
pub(crate) async fn take(launch: Launch) -> Session {
    match take_waiting(&launch) {
        Some(session) => session,
        None => Session::start(launch).await,
    }
}

/// Lets a browser wait for another test.
pub(crate) fn put(session: Session) {
    let mut waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
    waiting.push(session);
    let ended = (waiting.len() > CAPACITY).then(|| waiting.remove(0));
    drop(waiting);
    drop(ended);
}

fn take_waiting(launch: &Launch) -> Option<Session> {
    let mut waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
    let found = waiting.iter().rposition(|session| session.launch == *launch)?;
    Some(waiting.remove(found))
}
