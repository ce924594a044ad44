//! One test body in both browsers, and what is left to look at when it fails.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::Duration;

use tokio::time::timeout;

use crate::pool::RUNTIME;
use crate::{Browser, Reader, Setup, places};

/// Makes a test for each browser of functions that take a `&mut Reader`. Their names are `NAME::chromium` and
/// `NAME::firefox`, so that
/// `cargo test -p browser-tests --features dist firefox -- --include-ignored` runs all of Firefox's.
///
/// A name alone gets the plain [`Setup`]; another one stands after a colon.
#[macro_export]
macro_rules! in_each_browser {
    ($($test:ident $(: $setup:expr)?;)+) => {
        $crate::browser_tests! { [] $($test $(: $setup)?;)+ }
    };
}

/// Like [`in_each_browser!`], for behaviour that hardly depends on the engine: Firefox's tests run only with
/// `--include-ignored`, as in `make test-all`.
#[macro_export]
macro_rules! in_chromium_by_default {
    ($($test:ident $(: $setup:expr)?;)+) => {
        $crate::browser_tests! { [#[ignore = "run by make test-all"]] $($test $(: $setup)?;)+ }
    };
}

/// Makes the tests of [`in_each_browser!`] and [`in_chromium_by_default!`]; Firefox's get the attributes in brackets.
#[doc(hidden)]
#[macro_export]
macro_rules! browser_tests {
    ($firefox:tt $($test:ident $(: $setup:expr)?;)+) => { $(
        $crate::browser_test! { $firefox $test { let setup = $crate::Setup::new(); $(let setup = $setup;)? setup } }
    )+ };
}

#[doc(hidden)]
#[macro_export]
macro_rules! browser_test {
    ([$(#[$firefox:meta])*] $test:ident $setup:block) => {
        mod $test {
            #[allow(unused_imports)]
            use super::*;

            #[test]
            fn chromium() {
                $crate::run(concat!(stringify!($test), "-chromium"), $crate::Browser::Chromium, $setup, super::$test);
            }

            #[test]
            $(#[$firefox])*
            fn firefox() {
                $crate::run(concat!(stringify!($test), "-firefox"), $crate::Browser::Firefox, $setup, super::$test);
            }
        }
    };
}

/// Runs a test with a new reader. Where it fails, a picture of the page and the page's errors are left and named.
///
/// # Panics
/// As the test does; where no browser is to be had; and where the setup's patience ends.
pub fn run(name: &str, browser: Browser, setup: Setup, test: impl AsyncFn(&mut Reader)) {
    let patience = setup.patience;
    let mut reader = RUNTIME.block_on(Reader::new(browser, setup));
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        RUNTIME.block_on(async {
            let in_time = timeout(patience, test(&mut reader)).await;
            assert!(in_time.is_ok(), "{browser}: not finished within {patience:?}");
        });
    }));
    if let Err(failure) = outcome {
        // The browser may be in no state to answer; the test has failed already.
        let looking = catch_unwind(AssertUnwindSafe(|| {
            RUNTIME.block_on(async { timeout(Duration::from_secs(20), look_at_failure(name, &reader)).await.ok() });
        }));
        // The browser ends with its reader: nobody knows what the test has left in it.
        drop((looking, reader));
        resume_unwind(failure);
    }
    RUNTIME.block_on(reader.leave());
}

async fn look_at_failure(name: &str, reader: &Reader) {
    let picture = places::failures().join(format!("{name}.png"));
    for error in reader.page_errors().await {
        eprintln!("The page said: {error}");
    }
    reader.photograph(&picture).await;
    eprintln!("The page was at {:?}. A picture of it: {}", reader.address().await, picture.display());
}
