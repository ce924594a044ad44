//! The app in other people's pages: in a frame, as an element, and mounted without a frame. The pages are the examples of
//! docs/embedding.md.

mod element;
mod frame;
mod mount;

use std::fs;
use std::path::{Path, PathBuf};

use browser_tests::Reader;

use crate::served;

/// A script that lets a page's wasm modules be broken and mended: as long as `isBroken` is set, whatever is called in one traps.
const BREAKABLE: &str = "
    const real = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
        const { instance, module } = await real(...given);
        const breakable = (it) => (...more) => {
            if (window.isBroken) throw new WebAssembly.RuntimeError('unreachable');
            return it(...more);
        };
        const exports = Object.entries(instance.exports).map(([name, it]) => [name, typeof it === 'function' ? breakable(it) : it]);
        return { module, instance: { exports: Object.fromEntries(exports) } };
    };";

/// A host: the app in a folder `app`, and beside it the pages of docs/examples.
fn host() -> PathBuf {
    let folder = served::built("host", &["app"]);
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples");
    for example in fs::read_dir(examples).expect("the checkout has examples").flatten() {
        fs::copy(example.path(), folder.join(example.file_name())).expect("there is room");
    }
    // Browsers ask for it.
    fs::write(folder.join("favicon.ico"), "").expect("there is room");
    folder
}

/// A host with one page more.
fn host_with(page: &str) -> PathBuf {
    let folder = host();
    fs::write(folder.join("page.html"), page).expect("there is room");
    folder
}

/// The address of a page of the host under another name, which to browsers is another site.
fn elsewhere(reader: &Reader, page: &str) -> String {
    reader.server().address().replace("127.0.0.1", "localhost") + page
}

/// Goes to a whole address.
async fn go_to(reader: &Reader, address: &str) {
    reader.call("location.href = arguments[0]", vec![address.into()]).await;
    let body = "return location.href === arguments[0] && document.readyState === 'complete'";
    reader.wait_until(&format!("the page {address}"), body, vec![address.into()]).await;
}

/// Waits in a frame until the app has started there.
async fn wait_for_app(reader: &Reader) {
    reader.wait_for("html[data-app='started']").await;
}
