//! What goes between the page and the reader's own device: files and the clipboard.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::Reader;

/// How long a file may take to arrive.
const PATIENCE: Duration = Duration::from_secs(30);

impl Reader {
    /// Waits for a file that the page has given to the reader, and takes it out of the folder it arrived in, so that the
    /// next one is the next one: its name and its content.
    pub async fn take_download(&self) -> (String, Vec<u8>) {
        let started = Instant::now();
        loop {
            if let Some(file) = finished_download(&downloads(&self.session.home)) {
                let content = fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
                let _ = fs::remove_file(&file);
                let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                return (name, content);
            }
            assert!(started.elapsed() < PATIENCE, "{}: no file has arrived within {PATIENCE:?}", self.browser);
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// Chooses a file of that name and content in a file field.
    pub async fn choose_file(&self, css: &str, name: &str, content: &[u8]) {
        let file = self.session.home.join(name);
        fs::write(&file, content).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let field = self.element(css).await;
        self.done(&format!("choose a file in `{css}`"), field.send_keys(&file.to_string_lossy()).await);
    }

    /// The text that was copied last.
    pub async fn copied_text(&self) -> String {
        self.eval("navigator.clipboard.readText()").await.as_str().unwrap_or_default().to_owned()
    }
}

/// Where a reader's browser puts files, in the folder that is the reader's own.
pub(crate) fn downloads(home: &Path) -> PathBuf {
    home.join("downloads")
}

/// Browsers write under another name, or beside an empty file of the right one, until all is there.
fn finished_download(folder: &Path) -> Option<PathBuf> {
    let files: Vec<_> = folder.read_dir().ok()?.flatten().map(|entry| entry.path()).collect();
    let unfinished = |file: &PathBuf| {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        name.starts_with('.') || name.ends_with(".crdownload") || name.ends_with(".part")
    };
    if files.iter().any(unfinished) {
        return None;
    }
    files.into_iter().find(|file| file.metadata().is_ok_and(|it| it.len() > 0))
}
