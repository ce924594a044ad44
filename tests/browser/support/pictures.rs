//! The page as a picture and on paper.

use std::fs;
use std::path::Path;
use std::process::Command;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::{Browser, Reader};

/// What typefaces draw as one, Firefox writes to a PDF file as one.
const LIGATURES: [(char, &str); 5] = [('ﬀ', "ff"), ('ﬁ', "fi"), ('ﬂ', "fl"), ('ﬃ', "ffi"), ('ﬄ', "ffl")];

impl Reader {
    /// Writes what is in the window to a PNG file.
    pub async fn photograph(&self, file: &Path) {
        let picture = self.done("take a picture", self.client().screenshot().await);
        write(file, &picture);
    }

    /// The first such element as it is seen, as a PNG file; it is brought into view.
    pub async fn picture_of(&self, css: &str) -> Vec<u8> {
        self.done("take a picture", self.element(css).await.screenshot().await)
    }

    /// Writes the whole page, as far down as it goes, to a PNG file.
    pub async fn photograph_all(&self, file: &Path) {
        let picture = match self.browser {
            Browser::Chromium => {
                let whole = json!({ "format": "png", "captureBeyondViewport": true });
                self.chromium("Page.captureScreenshot", whole).await["data"].take()
            }
            Browser::Firefox => {
                let path = "moz/screenshot/full";
                self.done("take a picture", self.get(path).await)
            }
        };
        write(file, &decoded(&picture));
    }

    /// What stands on the printed page, laid out as there, with a form feed after each page. Ligatures are taken apart.
    pub async fn printed_text(&self) -> String {
        let file = self.session.home.join("printed.pdf");
        write(&file, &self.print().await);
        let output = Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output();
        let output =
            output.unwrap_or_else(|error| panic!("pdftotext ({error}): install it with scripts/setup pdftotext"));
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        LIGATURES.iter().fold(text, |text, (ligature, letters)| text.replace(*ligature, letters))
    }

    /// The page as it is printed on A4, as a PDF file.
    pub async fn print(&self) -> Vec<u8> {
        let paper = json!({ "page": { "width": 21.0, "height": 29.7 }, "background": true });
        decoded(&self.done("print", self.post("print", paper).await))
    }
}

fn decoded(base64: &Value) -> Vec<u8> {
    let text = base64.as_str().unwrap_or_default();
    BASE64_STANDARD.decode(text).unwrap_or_else(|error| panic!("The browser sent something odd: {error}"))
}

fn write(file: &Path, content: &[u8]) {
    fs::write(file, content).unwrap_or_else(|error| panic!("{} cannot be written: {error}", file.display()));
}
