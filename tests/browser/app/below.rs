//! On a phone a card is a sheet from below: three heights, and the passage stays in sight above it.

use browser_tests::{Reader, Setup, in_chromium_by_default};

use crate::room::{collection, expect_nothing_wrong, go, open, settle};

in_chromium_by_default! {
    the_sheet_from_below_has_three_heights: Setup::new().phone().in_motion();
    the_passage_stays_in_sight_above_the_sheet: Setup::new().phone();
    one_goes_from_claim_to_claim_with_a_thumb: Setup::new().phone().in_motion();
    what_was_searched_for_from_the_menu_is_not_hidden_by_it: Setup::new().phone();
}

async fn height(reader: &Reader) -> i64 {
    settle(reader).await;
    let height = reader.eval("Math.round(document.querySelector('.card.open').getBoundingClientRect().height)").await;
    height.as_i64().unwrap_or_default()
}

async fn the_sheet_from_below_has_three_heights(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    reader.tap_words(".sheet", "more that 95 percent").await;
    reader.wait_for("#card-L-95.open").await;
    let half = height(reader).await;
    assert!((200..=430).contains(&half), "half the window: {half}");
    reader.tap(".sheet-grip").await;
    let full = height(reader).await;
    assert!(full > 700, "all of it: {full}");
    reader.tap(".sheet-grip").await;
    let low = height(reader).await;
    assert!((80..=150).contains(&low), "a strip: {low}");

    reader.drag(".sheet-grip", -150).await;
    assert_eq!(height(reader).await, half, "dragged up once");
    reader.drag(".sheet-grip", -150).await;
    assert_eq!(height(reader).await, full, "dragged up twice");
    reader.drag(".sheet-grip", 200).await;
    assert_eq!(height(reader).await, half, "dragged down");
    reader.drag(".sheet-grip", 100).await;
    assert_eq!(height(reader).await, low, "dragged down twice");
    reader.press("Escape").await;
    reader.wait_gone(".card.open").await;
    assert_eq!(reader.address().await, "#/gorbachev-letter");
}

async fn the_passage_stays_in_sight_above_the_sheet(reader: &mut Reader) {
    open(reader, "").await;
    let claims = collection().claims.iter().map(|it| format!("#/{}/{}", it.document, it.id)).collect::<Vec<_>>();
    let body = "const problems = [];
        for (const claim of given[0]) {
            location.hash = claim;
            await settle();
            const card = document.querySelector('.card.open')?.getBoundingClientRect();
            // Words that a link of the claim's is about may be lit elsewhere.
            const lines = [...document.querySelectorAll('mark.is-open[class^=\"k-\"]')].flatMap((it) => [...it.getClientRects()]);
            const bar = document.querySelector('.top').getBoundingClientRect();
            const top = Math.min(...lines.map((it) => it.top));
            const bottom = Math.max(...lines.map((it) => it.bottom));
            if (!card) problems.push(`${claim} opens nothing`);
            // A passage that is higher than the room above the sheet begins at its top.
            else if (top < bar.bottom - 1) problems.push(`${claim} begins under the bar: ${top}`);
            else if (bottom > card.top + 1 && top > bar.bottom + 32) problems.push(`${claim} ends under its sheet: ${bottom} > ${card.top}`);
            if (card && (card.left < 0 || card.right > innerWidth || card.bottom > innerHeight)) problems.push(`${claim}: the sheet is cut off`);
        }
        return problems;";
    expect_nothing_wrong(reader, "passages above their sheets", body, vec![claims.into()]).await;
}

async fn one_goes_from_claim_to_claim_with_a_thumb(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    let cards = reader.eval("[...document.querySelectorAll('.card')].map((card) => card.dataset.for)").await;
    let name = |place: usize| cards[place].as_str().unwrap_or_default();
    assert_eq!(reader.attribute(".pbar button:first-child", "disabled").await.as_deref(), Some(""));
    for place in [0, 1, 2] {
        reader.tap(".pbar button:last-child").await;
        reader.wait_for(&format!(".card.open[data-for='{}']", name(place))).await;
    }
    reader.tap(".pbar button:first-child").await;
    reader.wait_for(&format!(".card.open[data-for='{}']", name(1))).await;
    let last = cards.as_array().map_or(0, Vec::len) - 1;
    go(reader, &format!("#/gorbachev-letter/{}", name(last))).await;
    assert_eq!(reader.attribute(".pbar button:last-child", "disabled").await.as_deref(), Some(""));
}

async fn what_was_searched_for_from_the_menu_is_not_hidden_by_it(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    reader.tap(".bars").await;
    reader.tap(".rail .seek input").await;
    reader.type_text("marriages").await;
    reader.press("Enter").await;
    reader.tap(".found a").await;
    reader.wait_for(".sheet mark.hit").await;
    assert_eq!(reader.count(".rail.is-open").await, 0);
}
