//! The policy: nothing leaves the origin, and no script stands in the page.

use browser_tests::{Reader, Setup, in_each_browser};
use serde_json::json;

use crate::room::{go, open, write_note};

in_each_browser! {
    a_whole_session_asks_nobody_else_and_breaks_no_rule: Setup::new().in_motion().kept_on_device().recording_requests();
}

async fn a_whole_session_asks_nobody_else_and_breaks_no_rule(reader: &mut Reader) {
    open(reader, "").await;
    let policy = "document.querySelector('meta[http-equiv=\"Content-Security-Policy\"]')?.content";
    let policy = reader.eval(policy).await.as_str().unwrap_or_default().to_owned();
    for rule in [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
    ] {
        assert!(policy.contains(rule), "{rule} is not in {policy:?}");
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
    let inline = "[...document.scripts].filter((it) => !it.src && it.type !== 'application/json').length";
    assert_eq!(reader.eval(inline).await, json!(0));
    let handlers = "[...document.querySelectorAll('*')].flatMap((it) => it.getAttributeNames()).filter((name) => name.startsWith('on'))";
    assert_eq!(reader.eval(handlers).await, json!([]));

    let listen = "window.broken = [];
        document.addEventListener('securitypolicyviolation', (event) => window.broken.push(`${event.violatedDirective} ${event.blockedURI}`));";
    reader.call(listen, vec![]).await;
    let words = "<img src=https://example.org/x.png> ![x](https://example.org/y.png) [go](javascript:alert(1)) https://example.org";
    write_note(reader, "rather thorough", "discussion", words).await;
    for address in ["#/shultz-memo-jan-14/A-law", "#/view/notebook", "#/view/search/%3Cimg%20src=x%3E", "#/nowhere"] {
        go(reader, address).await;
    }
    go(reader, "#/view/notebook").await;
    reader.wait_for_text(".note-list", "<img src=https://example.org/x.png>").await;
    assert_eq!(reader.count("#app img, #app a[href^='javascript']").await, 0);
    reader.click(".tool").await;
    reader.wait_for("dialog[open]").await;
    reader.press("Escape").await;
    // What asks in vain would be refused by the policy as well: both are listened for.
    assert_eq!(reader.eval("window.broken").await, json!([]));
    assert_eq!(reader.page_errors().await, [""; 0]);
    assert_eq!(reader.foreign_requests().await, [""; 0]);

    // The listener hears: an inline script is refused.
    reader
        .call(
            "const it = document.createElement('script'); it.textContent = 'window.ran = 1'; document.head.append(it)",
            vec![],
        )
        .await;
    reader.wait_until("the policy to refuse a script", "return window.broken.length > 0 && !window.ran", vec![]).await;
}
