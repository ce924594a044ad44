//! Where things are in the checkout.

use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{env, fs, io, process};

/// The app as it was built, or the folder that `CLAIMLIGHT_DIST` names.
///
/// # Panics
/// Where nothing has been built.
pub fn dist() -> PathBuf {
    let dist = env::var_os("CLAIMLIGHT_DIST").map_or_else(|| checkout().join("dist"), PathBuf::from);
    assert!(dist.join("index.html").is_file(), "There is no app in {}. Build it first: make build", dist.display());
    dist
}

/// A folder of this process with the app as it was built, except that its page has no version ([`without_version`]). The
/// service worker takes two fifths of a first visit's processor time.
///
/// # Panics
/// Where nothing has been built, or there is no room.
pub fn fetched_dist() -> PathBuf {
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        let folder = target("served").join(format!("fetched-{}", process::id()));
        // An earlier process can have had the same number.
        let _ = fs::remove_dir_all(&folder);
        link_without_version(&dist(), &folder)
            .unwrap_or_else(|error| panic!("{} cannot be made: {error}", folder.display()));
        folder
    });
    FOLDER.clone()
}

/// A page as it was built, without its version: it is then always fetched, as in a development build, and no service worker keeps it on
/// the device.
pub fn without_version(page: &str) -> String {
    page.replacen(" data-version=", " data-was-version=", 1)
}

fn link_without_version(dist: &Path, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for entry in fs::read_dir(dist)? {
        let (file, name) = entry.map(|entry| (entry.path(), entry.file_name()))?;
        if name == "index.html" {
            let page = fs::read_to_string(&file)?;
            fs::write(folder.join(name), without_version(&page))?;
        } else {
            symlink(&file, folder.join(name))?;
        }
    }
    Ok(())
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
