//! Where things are in the checkout.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// The app as it was built, or the folder that `CLAIMLIGHT_DIST` names.
///
/// # Panics
/// Where nothing has been built.
pub fn dist() -> PathBuf {
    let dist = env::var_os("CLAIMLIGHT_DIST").map_or_else(|| checkout().join("dist"), PathBuf::from);
    assert!(dist.join("index.html").is_file(), "There is no app in {}. Build it first: make build", dist.display());
    dist
}

/// The app in one file, as it was built.
///
/// # Panics
/// Where it has not been made.
pub fn single_file() -> PathBuf {
    let file = dist().join("claimlight.html");
    assert!(file.is_file(), "There is no {}. Make it first: make single-file", file.display());
    file
}

/// A folder of `target/` that is there from now on.
///
/// # Panics
/// Where it can't be made.
pub fn target(name: &str) -> PathBuf {
    let folder = checkout().join("target").join(name);
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{} cannot be made: {error}", folder.display()));
    folder
}

/// Where pictures of failed tests go.
pub fn failures() -> PathBuf {
    target("browser-failures")
}

/// Without dots in it: Chromium takes no profile by a path that has some.
fn checkout() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).map_or_else(|| package.to_owned(), Path::to_owned)
}
