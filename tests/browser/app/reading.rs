//! Reading: the documents look like what they are, their claims are lit, and a lit passage and its card belong together.

use std::collections::BTreeSet;

use browser_tests::{Reader, Setup, in_chromium_by_default, in_each_browser};
use serde_json::{Value, json};

use crate::room::{
    bring_into_view, collection, expect_nothing_wrong, go, open, settle, wait_for_address, wait_for_focus, write_note,
};

in_each_browser! {
    the_text_stands_there_letter_for_letter;
    a_press_opens_a_card_and_closing_it_leads_back_to_the_passage: Setup::new().in_motion();
    overlapping_passages_can_each_be_reached;
}

in_chromium_by_default! {
    documents_are_listed_by_date_and_look_like_what_they_are;
    each_family_of_claims_has_a_line_of_its_own;
    a_lit_passage_and_its_card_answer_each_other;
    links_lead_there_and_back: Setup::new().in_motion();
    every_link_leads_to_its_passage;
}

async fn documents_are_listed_by_date_and_look_like_what_they_are(reader: &mut Reader) {
    open(reader, "").await;
    assert_eq!(reader.texts_of(".docs .day").await, ["11", "14", "16", "27"]);
    let rows = reader.texts_of(".docs .doc-m").await;
    assert!(rows[0].contains("Gorbachev to Reagan") && rows[0].contains("11\u{a0}claims"), "{rows:?}");
    assert!(rows[3].contains("Platt to Poindexter"), "{rows:?}");
    assert_eq!(reader.count(".sheet.letter").await, 1);
    assert!(reader.text_of(".letter .addressee").await.starts_with("His Excellency"));
    assert_eq!(reader.text_of(".letter .signed").await, "M. GORBACHEV");

    reader.click(".docs li:nth-child(3) a").await;
    reader.wait_for(".sheet.memo").await;
    assert_eq!(reader.texts_of(".memo-block dt").await, ["MEMORANDUM FOR:", "FROM:", "SUBJECT:"]);
    let values = reader.texts_of(".memo-block dd").await;
    assert_eq!(values[0], "THE PRESIDENT");
    assert!(values[1].starts_with("George P. Shultz"), "{values:?}");
    assert_eq!(values[2], "Further Soviet Response to Your Human Rights Letter");
    assert!(reader.count(".memo s").await > 0, "the classification is struck out");
}

async fn the_text_stands_there_letter_for_letter(reader: &mut Reader) {
    open(reader, "").await;
    write_note(reader, "Your letter of December 7", "Geneva", "across a claim").await;
    for document in &collection().documents {
        go(reader, &format!("#/{}", document.id)).await;
        let pieces = "[...document.querySelectorAll('[data-piece]')].map((it) => [+it.dataset.start, it.textContent])";
        let shown = reader.eval(pieces).await;
        let blocks = document.text_blocks().map(|block| {
            let start = document.text.to_utf16(block.passage.start()).expect("a block begins in its text");
            json!([start.0, document.words_of(block)])
        });
        assert_eq!(shown, Value::Array(blocks.collect()), "{}: {}", reader.browser(), document.id);
    }
}

async fn each_family_of_claims_has_a_line_of_its_own(reader: &mut Reader) {
    let mut families = BTreeSet::new();
    let mut lines = BTreeSet::new();
    open(reader, "").await;
    for document in collection().documents {
        go(reader, &format!("#/{}", document.id)).await;
        // What is left of a mark's looks when no colour is seen.
        let body = "return [...document.querySelectorAll('mark[class^=\"k-\"]')].map((mark) => {
            const style = getComputedStyle(mark);
            const drawn = style.backgroundImage === 'none' ? 'none' : 'drawn';
            const line = [style.textDecorationLine, style.textDecorationStyle, style.textDecorationThickness, drawn];
            return [mark.classList[0], line.join(' ')];
        })";
        let Value::Array(marks) = reader.call(body, vec![]).await else { panic!("no list") };
        for mark in marks {
            let (family, line) = (mark[0].to_string(), mark[1].to_string());
            assert!(!line.contains("none solid") || line.contains("drawn"), "{family} has no line: {line}");
            families.insert(family.clone());
            lines.insert((line, family));
        }
        let swatches = reader.texts_of(".card.claim .swatch").await;
        let named =
            collection().claims_of(&document.id).filter(|it| swatches.contains(&it.kind.name().to_owned())).count();
        assert_eq!(
            named,
            collection().claims_of(&document.id).count(),
            "each card names its claim's kind: {swatches:?}"
        );
    }
    assert!(families.len() >= 6, "{families:?}");
    let different: BTreeSet<_> = lines.iter().map(|(line, _)| line).collect();
    assert_eq!((different.len(), lines.len()), (families.len(), families.len()), "{lines:?}");
}

async fn a_lit_passage_and_its_card_answer_each_other(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    reader.hover("mark[data-id='L-95']").await;
    reader.wait_for("#card-L-95.is-hovered").await;
    reader.hover("#card-L-laws").await;
    reader.wait_for("mark[data-id='L-laws'].is-hovered").await;
    reader.wait_gone("#card-L-95.is-hovered").await;
    reader.hover(".wordmark").await;
    reader.wait_gone(".is-hovered").await;

    reader.eval("document.querySelector('mark[data-id=\"L-400\"]').focus()").await;
    reader.wait_for("#card-L-400.is-hovered").await;
    reader.eval("document.querySelector('#card-L-majority button').focus()").await;
    reader.wait_for("mark[data-id='L-majority'].is-hovered").await;
    reader.wait_gone("#card-L-400.is-hovered").await;
}

async fn a_press_opens_a_card_and_closing_it_leads_back_to_the_passage(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    reader.click_words(".sheet", "more that 95 percent").await;
    reader.wait_for("#card-L-95.open").await;
    reader.wait_for("mark[data-id='L-95'].is-open").await;
    wait_for_address(reader, "#/gorbachev-letter/L-95").await;
    assert_eq!(reader.count(".card.open").await, 1);
    assert!(reader.text_of(".card.open blockquote").await.starts_with("more that 95 percent"));
    reader.click("#card-L-95 .x").await;
    reader.wait_gone(".card.open").await;
    wait_for_focus(reader, "mark[data-id='L-95']").await;

    reader.press("Enter").await;
    reader.wait_for("#card-L-95.open").await;
    wait_for_focus(reader, "#card-L-95").await;
    reader.press("Escape").await;
    reader.wait_gone(".card.open").await;
    wait_for_focus(reader, "mark[data-id='L-95']").await;

    bring_into_view(reader, "#card-L-laws").await;
    reader.click("#card-L-laws .open-it").await;
    reader.wait_for("#card-L-laws.open").await;
    wait_for_focus(reader, "#card-L-laws").await;
    reader.press("Escape").await;
    wait_for_focus(reader, "mark[data-id='L-laws']").await;
}

async fn overlapping_passages_can_each_be_reached(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter").await;
    let first = write_note(reader, "encountered no problems", "regard to", "the first").await;
    let second = write_note(reader, "problems with regard", "reunification", "the second").await;
    let all: BTreeSet<_> = [first, second, "L-95".to_owned()].into();

    let mut reached = BTreeSet::new();
    for _ in 0..all.len() {
        reader.click_words(".sheet", "with regard to").await;
        settle(reader).await;
        reached.insert(reader.attribute(".card.open", "data-for").await.unwrap_or_default());
    }
    assert_eq!(reached, all, "{}: pressing the same words again and again", reader.browser());
    reader.click(".card.open .x").await;
    reader.wait_gone(".card.open").await;

    // With the Tab key each of them is a stop.
    let mut stops = BTreeSet::new();
    reader.eval("document.querySelector('mark[data-id=\"L-400\"]').focus()").await;
    for _ in 0..all.len() {
        reader.press("Tab").await;
        let stop = "document.activeElement.dataset.id ?? document.activeElement.outerHTML";
        let id = reader.eval(stop).await.as_str().unwrap_or_default().to_owned();
        reader.press("Enter").await;
        reader.wait_for(".card.open").await;
        assert_eq!(reader.attribute(".card.open", "data-for").await.as_ref(), Some(&id));
        reader.press("Escape").await;
        reader.wait_gone(".card.open").await;
        wait_for_focus(reader, "mark[data-id]").await;
        stops.insert(id);
    }
    assert_eq!(stops, all, "{}: with the Tab key", reader.browser());
}

async fn links_lead_there_and_back(reader: &mut Reader) {
    open(reader, "#/gorbachev-letter/L-95").await;
    reader.click(".card.open .links-list a[href='#/shultz-memo-jan-16/B-husband']").await;
    reader.wait_for("#card-B-husband.open").await;
    reader.wait_for("mark[data-id='B-husband'].is-open").await;
    assert!(reader.text_of(".way-back").await.contains("Back to"));
    reader.click(".way-back").await;
    reader.wait_for("#card-L-95.open").await;
    wait_for_address(reader, "#/gorbachev-letter/L-95").await;
}

async fn every_link_leads_to_its_passage(reader: &mut Reader) {
    open(reader, "").await;
    let claims =
        collection().claims.iter().map(|claim| format!("#/{}/{}", claim.document, claim.id)).collect::<Vec<_>>();
    let body = "const problems = [];
        const links = () => [...document.querySelectorAll('.card.open .links-list a')];
        for (const claim of given[0]) {
            location.hash = claim;
            await settle();
            if (!document.querySelector('.card.open')) problems.push(`${claim} opens no card`);
            for (let number = 0; number < links().length; number += 1) {
                const link = links()[number];
                const there = link.getAttribute('href');
                const [, document_id, open] = there.split('/');
                link.click();
                await settle();
                const say = (what) => problems.push(`${claim} → ${there}: ${what}`);
                if (location.hash !== there) say(`leads to ${location.hash}`);
                if (document.querySelector('.sheet').dataset.document !== document_id) say('is another document');
                if (document.querySelector('.trouble')) say('is not there');
                if (open && !document.querySelector('mark.is-open')) say('lights nothing');
                if (open && document.querySelector('.card.open')?.dataset.for !== open) say('opens no card');
                const lit = document.querySelector('mark.is-open')?.getBoundingClientRect();
                if (lit && (lit.top < 0 || lit.bottom > innerHeight)) say('is out of sight');
                const back = document.querySelector('.way-back');
                if (back) back.click();
                else { say('has no way back'); location.hash = claim; }
                await settle();
                if (location.hash !== claim) say(`leads back to ${location.hash}`);
            }
        }
        return problems;";
    expect_nothing_wrong(reader, "links", body, vec![json!(claims)]).await;
    assert_eq!(reader.page_errors().await, [""; 0]);
}
