//! The operator's panel.

use browser_tests::{Reader, Setup, in_each_browser};

use super::hall::{come, hall};

in_each_browser! {
    the_panel_opens_by_a_long_press_and_the_code: setup();
}

fn setup() -> Setup {
    Setup::new().size(1080, 1920).serving(hall(r#"{"kiosk": true, "claims": ["L-95"], "code": "0741"}"#))
}

async fn the_panel_opens_by_a_long_press_and_the_code(reader: &mut Reader) {
    come(reader).await;
    reader.click(".attract .go").await;
    reader.wait_for("main.kclaim").await;
    reader.click(".answer").await;
    reader.click(".next").await;
    reader.wait_for("main.attract").await;
    let press = "const at = { clientX: 40, clientY: 40, bubbles: true, pointerId: 1 };
        document.querySelector('.attract').dispatchEvent(new PointerEvent(arguments[0], at))";
    // A short press is a visitor's.
    reader.call(press, vec!["pointerdown".into()]).await;
    reader.call(press, vec!["pointerup".into()]).await;
    reader.call(press, vec!["pointerdown".into()]).await;
    reader.wait_for("main.service .digits").await;
    reader.call("document.body.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))", vec![]).await;
    for digit in [1, 2, 3, 4] {
        reader.click(&format!("[data-touch='digit {digit}']")).await;
    }
    reader.wait_for_text(".wrong", "That was not the code.").await;
    for digit in [0, 7, 4, 1] {
        reader.click(&format!("[data-touch='digit {digit}']")).await;
    }
    reader.wait_for_text("main.service h1", "For the operator").await;
    for words in ["Version", "Running for", "Nothing went wrong", "Nothing is wrong in kiosk.json", ": 1 visit"] {
        reader.wait_for_text("main.service", words).await;
    }
    reader.expect_accessible("the panel").await;
    reader.click("[data-touch='export']").await;
    let (name, content) = reader.take_download().await;
    let table = String::from_utf8(content).expect("text");
    assert_eq!(name, "claimlight-kiosk.csv");
    assert!(table.contains(",visits,1,,") && table.contains(",L-95,1,0,0"), "{table}");
    reader.click("[data-touch='leave']").await;
    reader.wait_for("main.attract").await;
}
