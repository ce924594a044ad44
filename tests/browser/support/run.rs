//! One test body in both browsers, and what is left to look at when it fails.

use std::any::Any;
use std::env;
use std::fs::OpenOptions;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::Duration;

use tokio::runtime::Builder;
use tokio::time::timeout;

use crate::{Browser, Reader, Setup, places};

/// Makes a test for each browser of functions that take a `&mut Reader`. Their names are `NAME::chromium` and
/// `NAME::firefox`, so that `cargo test -p browser-tests firefox` runs Firefox's.
///
/// A name alone gets the plain [`Setup`]; another one stands after a colon.
#[macro_export]
macro_rules! in_each_browser {
    ($($test:ident $(: $setup:expr)?;)+) => { $(
        mod $test {
            #[allow(unused_imports)]
            use super::*;

            #[test]
            fn chromium() {
                let setup = $crate::Setup::new();
                $(let setup = $setup;)?
                $crate::run(concat!(stringify!($test), "-chromium"), $crate::Browser::Chromium, setup, super::$test);
            }

            #[test]
            fn firefox() {
                let setup = $crate::Setup::new();
                $(let setup = $setup;)?
                $crate::run(concat!(stringify!($test), "-firefox"), $crate::Browser::Firefox, setup, super::$test);
            }
        }
    )+ };
}

/// Runs a test with a new reader. Where it fails, a picture of the page and the page's errors are left and named.
///
/// Where `CLAIMLIGHT_TRIES` says so, a test that fails is run again, that often in all, each time with a new reader. If it
/// passes then, that is noted in [`places::late_passes`]: such a test, or what it tests, waits to be mended.
///
/// # Panics
/// As the test does; where no browser is to be had; and where the setup's patience ends.
pub fn run(name: &str, browser: Browser, setup: Setup, test: impl AsyncFn(&mut Reader)) {
    let tries = env::var("CLAIMLIGHT_TRIES").map_or(1, |tries| tries.parse().expect("CLAIMLIGHT_TRIES is a number"));
    for attempt in 1.. {
        match run_once(name, browser, setup.clone(), &test) {
            Ok(()) if attempt == 1 => return,
            Ok(()) => return note_late_pass(name, attempt),
            Err(failure) if attempt >= tries => resume_unwind(failure),
            Err(_) => eprintln!("Try {attempt} of {tries} has failed."),
        }
    }
}

fn run_once(name: &str, browser: Browser, setup: Setup, test: impl AsyncFn(&mut Reader)) -> Result<(), Failure> {
    let patience = setup.patience;
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime = runtime.unwrap_or_else(|error| panic!("No runtime: {error}"));
    let mut reader = runtime.block_on(Reader::new(browser, setup));
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            let in_time = timeout(patience, test(&mut reader)).await;
            assert!(in_time.is_ok(), "{browser}: not finished within {patience:?}");
        });
    }));
    if outcome.is_err() {
        // The browser may be in no state to answer; the test has failed already.
        let looking = catch_unwind(AssertUnwindSafe(|| {
            runtime.block_on(async { timeout(Duration::from_secs(20), look_at_failure(name, &reader)).await.ok() });
        }));
        drop((looking, reader));
    }
    outcome
}

/// What a test panicked with.
type Failure = Box<dyn Any + Send>;

fn note_late_pass(name: &str, attempt: usize) {
    let line = format!("{name} (try {attempt})\n");
    let list = OpenOptions::new().append(true).create(true).open(places::late_passes());
    let written = list.and_then(|mut list| list.write_all(line.as_bytes()));
    written.unwrap_or_else(|error| panic!("A late pass can't be noted: {error}"));
}

async fn look_at_failure(name: &str, reader: &Reader) {
    let picture = places::failures().join(format!("{name}.png"));
    for error in reader.page_errors().await {
        eprintln!("The page said: {error}");
    }
    reader.photograph(&picture).await;
    eprintln!("The page was at {:?}. A picture of it: {}", reader.address().await, picture.display());
}
