//! Addresses: they open what they name, the browser's way back works, and what names nothing says so.

use browser_tests::{Reader, in_chromium_by_default, in_each_browser};

use crate::room::{go, open, settle, wait_for_address};

in_each_browser! {
    back_and_forward_go_through_what_was_open;
}

in_chromium_by_default! {
    an_address_opens_a_document_or_a_claim;
    an_address_that_names_nothing_says_so_and_offers_the_list;
    no_address_breaks_the_app;
}

async fn an_address_opens_a_document_or_a_claim(reader: &mut Reader) {
    open(reader, "#/shultz-memo-jan-14").await;
    assert!(reader.title().await.starts_with("Shultz, 14 January"), "{}", reader.title().await);
    assert_eq!(reader.attribute(".docs a[aria-current]", "href").await.as_deref(), Some("#/shultz-memo-jan-14"));
    assert_eq!(reader.count(".card.open").await, 0);

    open(reader, "#/shultz-memo-jan-16/B-blind").await;
    reader.wait_for("#card-B-blind.open").await;
    let body = "const place = document.querySelector('mark.is-open').getBoundingClientRect();
        return place.top > 50 && place.bottom < innerHeight";
    reader.wait_until("the passage to be in view", body, vec![]).await;
}

async fn back_and_forward_go_through_what_was_open(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    go(reader, "#/gorbachev-letter/L-95").await;
    reader.wait_for("#card-L-95.open").await;
    go(reader, "#/shultz-memo-jan-14").await;
    reader.wait_for(".sheet.memo").await;
    reader.back().await;
    reader.wait_for("#card-L-95.open").await;
    reader.back().await;
    reader.wait_gone(".card.open").await;
    wait_for_address(reader, "#/gorbachev-letter").await;
    reader.forward().await;
    reader.wait_for("#card-L-95.open").await;
    reader.forward().await;
    reader.wait_for(".sheet.memo").await;
}

async fn an_address_that_names_nothing_says_so_and_offers_the_list(reader: &mut Reader) {
    open(reader, "#/nowhere").await;
    reader.wait_for_text("#main", "Nothing here").await;
    assert!(reader.text_of("#main .empty").await.contains("#/nowhere"));
    assert_eq!(reader.count("#main .docs a").await, 4);
    reader.click("#main .docs li:nth-child(2) a").await;
    reader.wait_for(".sheet.memo").await;

    go(reader, "#/gorbachev-letter/NOPE").await;
    reader.wait_for_text(".trouble", "“NOPE”").await;
    assert!(reader.text_of(".sheet").await.contains("more that 95 percent"), "the document stays");
    assert_eq!(reader.count(".docs a").await, 4);
    go(reader, "#/gorbachev-letter").await;
    reader.wait_gone(".trouble").await;
}

async fn no_address_breaks_the_app(reader: &mut Reader) {
    open(reader, "").await;
    let long = format!("#/gorbachev-letter/{}", "x".repeat(5000));
    let odd = [
        "#/%",
        "#%00%01",
        "#/%E0%A4%A",
        "#//",
        "#/gorbachev-letter/",
        "#/gorbachev-letter//",
        "#/gorbachev-letter/%FF%FE",
        "#/gorbachev-letter/L-95/",
        "#/gorbachev-letter/at-5-3",
        "#/gorbachev-letter/at-0-0",
        "#/gorbachev-letter/at-0-99999999",
        "#/gorbachev-letter/at-99999999999999999999999-1",
        "#/gorbachev-letter/'\"]%22%5D%3Cscript%3E",
        "#/gorbachev-letter/__proto__",
        "#/view",
        "#/view/",
        "#/view/search/%3Cimg%20src=x%20onerror=alert(1)%3E",
        "#/view/search/%",
        "#/view/search/%20",
        "#/view/notebook/more",
        "#n1=abc",
        "#javascript:alert(1)",
        "#\u{1F643}/\u{301}",
        "#/\u{202E}",
        &long,
    ];
    for address in odd {
        go(reader, address).await;
        assert_eq!(reader.count("html[data-app='started']").await, 1, "{address}");
        assert!(reader.count("#main h1").await == 1, "{address} shows something");
        assert_eq!(reader.page_errors().await, [""; 0], "{address}");
    }
    // A page that begins there fares no worse.
    for address in ["#/%E0%A4%A", "#/gorbachev-letter/at-5-3", "#/view/search/%", &long] {
        reader.new_tab().await;
        open(reader, address).await;
        assert!(reader.count("#main h1").await == 1, "{address} shows something");
    }
    go(reader, "#/gorbachev-letter/L-95").await;
    reader.wait_for("#card-L-95.open").await;
    settle(reader).await;
    assert_eq!(reader.page_errors().await, [""; 0]);
}
