//! The capabilities of a WebDriver session: the browser's own flags and preferences for a [`Launch`].

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::Browser;
use crate::files::downloads;
use crate::launch::Launch;

/// The profile's folder within a session's own folder.
pub(crate) fn profile(home: &Path) -> PathBuf {
    home.join("profile")
}

/// The capabilities of a new session whose own folder is `home`.
pub(crate) fn capabilities(launch: &Launch, home: &Path) -> Map<String, Value> {
    let profile = &profile(home);
    let program = launch.browser.program().find();
    let options = match launch.browser {
        Browser::Chromium => json!({
            "goog:chromeOptions": {
                "binary": program,
                "args": chromium_arguments(profile),
                "prefs": chromium_preferences(launch, home),
            },
            // Where `Reader::page_errors` and `Reader::requests` look.
            "goog:loggingPrefs": { "browser": "ALL", "performance": if launch.records_requests { "ALL" } else { "OFF" } },
        }),
        Browser::Firefox => {
            allow_narrow_windows(profile);
            json!({
                "webSocketUrl": true,
                "moz:firefoxOptions": {
                    "binary": firefox_that_survives_its_pages(&program, home),
                    "args": ["-headless", "-profile", profile],
                    "prefs": firefox_preferences(launch, home),
                },
            })
        }
    };
    let Value::Object(mut capabilities) = options else { unreachable!("both are written as objects") };
    capabilities.insert("timeouts".to_owned(), json!({ "pageLoad": 30_000, "script": 60_000 }));
    capabilities
}

fn chromium_arguments(profile: &Path) -> Vec<String> {
    let mut arguments: Vec<_> = [
        "--headless=new",
        "--disable-gpu",
        // No spare renderer process, which a test could kill instead of its page's; and no built-in pages for the address
        // bar's popups, which take longer to load than ours.
        "--disable-features=SpareRendererForSitePerProcess,WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup",
        // Keys scroll at once. The animation of such a scroll can be dropped on a busy machine before it has moved anything.
        "--disable-smooth-scrolling",
        // WebAssembly is compiled once, quickly: no test lasts long enough to gain by code that is optimized in the background.
        "--js-flags=--liftoff-only",
        "--no-first-run",
        // Nothing is to be asked of the network but what the page asks.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-quic",
        "--disable-sync",
        // Containers give /dev/shm little room.
        "--disable-dev-shm-usage",
        // A machine without a screen often has no mouse either, and style sheets ask what can be pointed with: a mouse that
        // is fine (4) and can hover (2). A tab that emulates a telephone has a finger all the same.
        "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
    ]
    .map(str::to_owned)
    .into();
    arguments.push(format!("--user-data-dir={}", profile.display()));
    // Chromium refuses to run as root inside its own sandbox.
    if fs::metadata(profile).is_ok_and(|profile| profile.uid() == 0) {
        arguments.push("--no-sandbox".to_owned());
    }
    arguments
}

fn chromium_preferences(launch: &Launch, home: &Path) -> Value {
    const BLOCK: u8 = 2;
    let mut preferences = json!({ "download.default_directory": downloads(home) });
    if !launch.scripts {
        preferences["profile.managed_default_content_settings.javascript"] = json!(BLOCK);
    }
    if !launch.storage {
        preferences["profile.managed_default_content_settings.cookies"] = json!(BLOCK);
    }
    if let Some(languages) = launch.languages {
        preferences["intl.selected_languages"] = json!(languages);
        preferences["intl.accept_languages"] = json!(languages);
    }
    preferences
}

fn firefox_preferences(launch: &Launch, home: &Path) -> Value {
    const REJECT_ALL: u8 = 2;
    const IN_THE_NAMED_FOLDER: u8 = 2;
    // A finger is coarse (1); a mouse is fine (2) and can hover (4).
    let pointer = if launch.touch { 1 } else { 2 | 4 };
    let mut preferences = json!({
        // Where `Reader::page_errors` looks.
        "devtools.console.stdout.content": true,
        "toolkit.legacyUserProfileCustomizations.stylesheets": true,
        "layout.css.prefers-color-scheme.content-override": if launch.dark { 0 } else { 1 },
        "ui.prefersReducedMotion": i32::from(launch.reduced_motion),
        "dom.w3c_touch_events.enabled": i32::from(launch.touch),
        "ui.primaryPointerCapabilities": pointer,
        "ui.allPointerCapabilities": pointer,
        "browser.download.folderList": IN_THE_NAMED_FOLDER,
        "browser.download.dir": downloads(home),
        // Where `Reader::copied_text` looks.
        "dom.events.testing.asyncClipboard": true,
        // After a kill the browser starts as ever, without asking what to do.
        "browser.sessionstore.resume_from_crash": false,
        "toolkit.startup.max_resumed_crashes": -1,
        // WebAssembly is compiled once, quickly, as in Chromium.
        "javascript.options.wasm_optimizingjit": false,
    });
    if !launch.scripts {
        preferences["javascript.enabled"] = json!(false);
    }
    if !launch.storage {
        preferences["network.cookie.cookieBehavior"] = json!(REJECT_ALL);
    }
    if let Some(languages) = launch.languages {
        preferences["intl.accept_languages"] = json!(languages);
    }
    preferences
}

/// geckodriver tells Firefox to quit when a page's process dies. A reader's Firefox does not.
fn firefox_that_survives_its_pages(program: &Path, home: &Path) -> PathBuf {
    let script = home.join("firefox");
    let text = format!("#!/bin/sh\nunset MOZ_CRASHREPORTER_SHUTDOWN\nexec '{}' \"$@\"\n", program.display());
    fs::write(&script, text)
        .and_then(|()| fs::set_permissions(&script, Permissions::from_mode(0o755)))
        .unwrap_or_else(|error| panic!("{} cannot be written: {error}", script.display()));
    script
}

/// Firefox makes no window narrower than 500 pixels, unless its own style sheet is overruled.
fn allow_narrow_windows(profile: &Path) {
    let folder = profile.join("chrome");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(folder.join("userChrome.css"), ":root, body { min-width: 0 !important }\n"))
        .unwrap_or_else(|error| panic!("{} cannot be written: {error}", folder.display()));
}
