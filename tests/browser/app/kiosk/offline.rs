//! A machine that starts without network: the exhibit is on it since the first start.

use std::fs;
use std::path::PathBuf;

use browser_tests::{Reader, Setup, in_chromium_by_default};

use super::hall::{answer, begin, come, touch};
use crate::served::built;

in_chromium_by_default! {
    an_exhibit_starts_without_network: Setup::new().size(1080, 1920).touch().serving(published()).own_browser();
}

/// The app as it is published, with its version, and an operator's settings.
fn published() -> PathBuf {
    let folder = built("hall-offline", &[""]);
    fs::write(folder.join("kiosk.json"), r#"{"kiosk": true, "claims": ["L-95"], "languages": ["en", "ru"]}"#)
        .expect("there is room");
    folder
}

async fn an_exhibit_starts_without_network(reader: &mut Reader) {
    come(reader).await;
    let kept = "return document.documentElement.dataset.offline";
    reader.wait_until("the app to be kept on this device", kept, vec![]).await;
    reader.cut_network();
    for _ in 0..2 {
        reader.kill_browser().await;
        come(reader).await;
        // In each of its languages.
        touch(reader, "[data-touch='speak ru']").await;
        reader.wait_for("html[lang='ru'] main.attract").await;
        begin(reader).await;
        answer(reader, 1).await;
        touch(reader, ".next").await;
        reader.wait_for("main.attract").await;
    }
}
