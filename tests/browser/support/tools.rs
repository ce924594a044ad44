//! Where this machine's browsers, their drivers and the accessibility checker are.
//!
//! `scripts/test` says so in the environment. Without it, what is in `PATH` and in the tools folder is taken.

use std::env;
use std::path::{Path, PathBuf};

use crate::Browser;

/// A program that the tests need, and all it may be called.
pub(crate) struct Program {
    variable: &'static str,
    names: &'static [&'static str],
}

impl Browser {
    pub(crate) fn program(self) -> Program {
        match self {
            Self::Chromium => Program {
                variable: "CHROMIUM",
                names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
            },
            Self::Firefox => Program { variable: "FIREFOX", names: &["firefox-esr", "firefox"] },
        }
    }

    pub(crate) fn driver(self) -> Program {
        match self {
            Self::Chromium => Program { variable: "CHROMEDRIVER", names: &["chromedriver"] },
            Self::Firefox => Program { variable: "GECKODRIVER", names: &["geckodriver"] },
        }
    }
}

impl Program {
    /// Where it is. A test that can't find it fails: passing would say that it had looked.
    pub(crate) fn find(&self) -> PathBuf {
        let Self { variable, names } = self;
        env::var_os(variable)
            .map(PathBuf::from)
            .or_else(|| names.iter().find_map(|name| in_path(name).or_else(|| in_tools(&format!("bin/{name}")))))
            .unwrap_or_else(|| {
                panic!(
                    "There is no {} here. Install it with scripts/setup browsers, or name it in {variable}",
                    names[0]
                )
            })
    }
}

/// axe-core, as one script.
pub(crate) fn axe() -> PathBuf {
    env::var_os("AXE")
        .map(PathBuf::from)
        .or_else(|| in_tools("node_modules/axe-core/axe.min.js"))
        .unwrap_or_else(|| panic!("axe-core is not here. Install it with scripts/setup axe"))
}

/// Sinon, as one script: the timers and clocks of a page, in the hands of a test.
pub fn sinon() -> PathBuf {
    env::var_os("SINON")
        .map(PathBuf::from)
        .or_else(|| in_tools("node_modules/sinon/pkg/sinon.js"))
        .unwrap_or_else(|| panic!("Sinon is not here. Install it with scripts/setup sinon"))
}

fn in_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// A file of any of the tools that `scripts/setup` installed.
fn in_tools(file: &str) -> Option<PathBuf> {
    let cache = || Some(PathBuf::from(env::var_os("XDG_CACHE_HOME")?));
    let home = || Some(Path::new(&env::var_os("HOME")?).join(".cache"));
    let tools = env::var_os("CLAIMLIGHT_TOOLS")
        .map(PathBuf::from)
        .or_else(|| Some(cache().or_else(home)?.join("claimlight/tools")))?;
    let mut found: Vec<_> = tools.read_dir().ok()?.flatten().map(|tool| tool.path().join(file)).collect();
    found.retain(|file| file.is_file());
    found.sort();
    found.pop()
}
