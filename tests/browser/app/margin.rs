//! The margin: no card lies on another, and each stands level with its passage where there is room.

use browser_tests::{Reader, in_chromium_by_default};
use serde_json::json;

use crate::room::{collection, expect_nothing_wrong, open};

in_chromium_by_default! {
    cards_never_overlap_and_stand_level;
}

async fn cards_never_overlap_and_stand_level(reader: &mut Reader) {
    let collection = collection();
    let mut addresses = vec![];
    for document in &collection.documents {
        addresses.push(format!("#/{}", document.id));
        addresses.extend(collection.claims_of(&document.id).map(|claim| format!("#/{}/{}", document.id, claim.id)));
    }
    let body = "const problems = [];
        if (innerWidth !== given[1]) problems.push(`the page is ${innerWidth} px wide`);
        for (const address of given[0]) {
            location.hash = address;
            await settle();
            const say = (what) => problems.push(`${address}: ${what}`);
            const margin = document.querySelector('.margin').getBoundingClientRect();
            const cards = [...document.querySelectorAll('.card')].map((card) => {
                const mark = [...document.querySelectorAll('mark[data-id]')].find((it) => it.dataset.id === card.dataset.for);
                const { top, bottom, left, right } = card.getBoundingClientRect();
                const line = mark.getClientRects()[0];
                // The open card's leader meets the middle of the line.
                const level = card.matches('.open') ? line.top + line.height / 2 - 18 : line.top;
                return { name: card.id, open: card.matches('.open'), top, bottom, left, right, off: top - level };
            }).sort((one, other) => one.top - other.top);
            if (address.split('/')[2] && !cards.some(({ open }) => open)) say('no card is open');
            cards.forEach((card, place) => {
                for (const other of cards.slice(place + 1)) {
                    if (overlap(card, other)) say(`${card.name} and ${other.name} overlap`);
                }
                if (card.left < 0 || card.right > innerWidth) say(`${card.name} is cut off`);
                if (Math.abs(card.off) <= 4) return;
                // What is off its level was pushed: a neighbour is right there, or the margin's upper end.
                const above = place > 0 ? card.top - cards[place - 1].bottom : card.top - margin.top;
                const below = place + 1 < cards.length ? cards[place + 1].top - card.bottom : Infinity;
                if (above > 14 && below > 14) say(`${card.name} is ${Math.round(card.off)} px off though there is room`);
                if (card.open && above > 1) say(`${card.name} is open and ${Math.round(card.off)} px off`);
            });
        }
        return problems;";
    open(reader, "").await;
    for width in [1280, 1440, 1920, 3840] {
        reader.resize(width, 900).await;
        let given = vec![json!(addresses), json!(width)];
        expect_nothing_wrong(reader, &format!("the margin at {width} px"), body, given).await;
    }
}
