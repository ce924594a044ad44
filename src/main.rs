//! The wasm binary. Loading it starts nothing: a page calls [`api::start`].
#![cfg_attr(target_arch = "wasm32", no_main)]

mod api;

/// Off the web there is no page to start in.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Claimlight runs in a browser: `make run` builds and serves it.");
}
