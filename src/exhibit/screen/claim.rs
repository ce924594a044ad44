//! A claim is weighed: its words in their sentence, what the documents say, the question, and only then what others answered.

use super::parts::{comfort, heading, in_sentence, languages, target, target_of};
use super::{QrCode, Shown};
use crate::collection::{Attached, Claim, ClaimId, Document, LinkEnd};
use crate::exhibit::phrases::Words;
use crate::exhibit::tally::VERDICTS;
use crate::exhibit::touch::Touch;
use crate::exhibit::visit::Visit;
use crate::judgement::Verdict;
use crate::sheet::{Element, element, family_class, hue, strokes};

/// At most so many code points of a quotation; the whole is one touch away.
const QUOTED: usize = 150;

pub fn screen(visit: &Visit, shown: &Shown<'_>, number: usize) -> Element {
    let words = &shown.words;
    let claims = &shown.configuration.claims;
    let claim = claims.get(number).and_then(|id| shown.collection.claim(id));
    let Some((claim, document)) = claim.and_then(|claim| Some((claim, shown.collection.document(&claim.document)?)))
    else {
        return element("main");
    };
    let answer = visit.answer(&claim.id);
    let top = element("header")
        .class("ktop")
        .child(heading("k-line", words.messages.document_short(document)))
        .child(element("p").class("step").text(words.step(number + 1, claims.len())))
        .child(target(Touch::StartOver, "restart", words.start_over));
    let above = element("div").class("above").child(call(shown, claim, document)).child(beside(shown, claim));
    let code = shown.code.as_ref().filter(|_| answer.is_some());
    let below = element("div")
        .class("below")
        .child(answers(shown, &claim.id, answer))
        .children(code.map(|code| takeaway(shown, code)))
        .child(ways(visit, shown, number + 1 == claims.len()));
    element("main").class("kclaim").child(top).child(element("div").class("both").child(above).child(below))
}

/// The claim in its sentence.
fn call(shown: &Shown<'_>, claim: &Claim, document: &Document) -> Element {
    let messages = &shown.words.messages;
    let family = family_class(claim.kind.family());
    let kind = element("p")
        .class("kind")
        .child(element("span").class(format!("swatch {family}")).text(messages.claim_kind(claim.kind)))
        .text(" ")
        .child(element("span").text(claim.claimant.get(messages.tag())));
    let quotation = element("blockquote").attribute("lang", &document.language);
    element("section")
        .class(format!("call {family}"))
        .child(kind)
        .child(quotation.children(in_sentence(document, claim, 0)))
        .child(target(Touch::Read(None), "quiet", shown.words.read_in_document))
}

/// What the documents say of it: a row for each link.
fn beside(shown: &Shown<'_>, claim: &Claim) -> Element {
    let words = &shown.words;
    let section = element("section").class("beside").child(element("h2").text(words.what_documents_say));
    let rows: Vec<Element> =
        shown.collection.links_of_claim(&claim.id).enumerate().map(|(number, link)| row(shown, number, link)).collect();
    if rows.is_empty() {
        return section.child(element("p").text(words.nothing_said));
    }
    section.child(element("ul").children(rows))
}

fn row(shown: &Shown<'_>, number: usize, attached: Attached<'_>) -> Element {
    let messages = &shown.words.messages;
    let tag = messages.tag();
    let end = attached.there();
    let note = attached.link.note.as_ref().map(|note| note.get(tag));
    let document = end.document().and_then(|id| shown.collection.document(id));
    let source = match (end, document) {
        (LinkEnd::NotHere(name), _) => messages.not_in_collection(name.get(tag)),
        (_, Some(document)) => messages.document_short(document),
        (_, None) => String::new(),
    };
    let caption = note.map_or(source.clone(), |note| format!("{source}: {note}"));
    let quoted = match (end, document) {
        (LinkEnd::Passage { passage, .. }, Some(document)) => {
            let words = shortened(document.text.slice(*passage).unwrap_or_default());
            Some(element("q").attribute("lang", &document.language).text(words))
        }
        _ => None,
    };
    // Only a passage of a document that visitors may read can be read there.
    let is_open = quoted.is_some() && document.is_some_and(|it| shown.configuration.documents.contains(&it.id));
    let mut cite = element("cite").text(caption);
    let body = if is_open {
        cite = cite.text(" ").child(element("span").class("there").text(shown.words.read_passage));
        target(Touch::Read(Some(number)), "passage", "")
    } else {
        element("div").class("passage")
    };
    let body = body.children(quoted).child(cite);
    let relation = attached.link.relation;
    let lines = strokes(relation).iter().map(|stroke| {
        element("path")
            .attribute("d", stroke.path)
            .attribute("fill", "none")
            .attribute("stroke", format!("var(--{})", hue(relation)))
            .attribute("stroke-width", stroke.width)
            .attribute("stroke-dasharray", stroke.dashes)
    });
    let line = element("svg").attribute("viewBox", "0 0 28 10").attribute("aria-hidden", "true").children(lines);
    let word = element("span").class("rel").child(line).text(messages.relation(relation, attached.side));
    element("li").child(word).child(body)
}

/// The question with its three answers; the counts stand there once there is an answer.
fn answers(shown: &Shown<'_>, claim: &ClaimId, answer: Option<Verdict>) -> Element {
    let words = &shown.words;
    let counts = shown.tally.of(&shown.period, claim);
    let total: u32 = counts.iter().sum();
    let most = counts.iter().copied().max().unwrap_or_default().max(1);
    let period = shown.configuration.tally.filter(|_| answer.is_some());
    let mut title = element("h2").text(words.question);
    if let Some(period) = period {
        title = title.text(" ").child(element("small").text(words.answers_in(period, total as usize)));
    }
    let rows = VERDICTS.into_iter().zip(counts).map(|(verdict, count)| {
        let (name, hint) = words.verdict(verdict);
        let mut row = target_of(element("button").class("answer").attribute("type", "button"), Touch::Answer(verdict))
            .child(element("span").class("a-t").text(name))
            .child(element("span").class("a-s").text(hint));
        if let Some(answer) = answer {
            row = row.attribute("aria-pressed", (answer == verdict).to_string()).attribute("aria-disabled", "true");
        }
        if period.is_some() {
            row = row.child(bar(words, count, most));
        }
        row
    });
    element("section").class("answers").child(title).children(rows)
}

/// A count as a bar, which needs no length of its own: a meter says both.
fn bar(words: &Words, count: u32, most: u32) -> Element {
    let length = element("meter")
        .attribute("min", "0")
        .attribute("max", most.to_string())
        .attribute("value", count.to_string())
        .attribute("aria-label", words.earlier_visitors);
    element("span")
        .class("tally")
        .child(length)
        .child(element("span").class("count").text(words.number(count as usize)))
}

/// The way on, beside what makes reading easier.
fn ways(visit: &Visit, shown: &Shown<'_>, is_last: bool) -> Element {
    let next = if is_last { shown.words.finish } else { shown.words.next };
    element("footer").class("ways").child(comfort(visit, shown)).children(languages(visit, shown)).child(target(
        Touch::Next,
        "next",
        next,
    ))
}

/// What is taken along.
fn takeaway(shown: &Shown<'_>, code: &QrCode) -> Element {
    let words = &shown.words;
    let side = code.side * code.module as usize;
    let picture = element("svg")
        .class("qr")
        .attribute("viewBox", format!("0 0 {0} {0}", code.side))
        .attribute("width", side.to_string())
        .attribute("height", side.to_string())
        .attribute("role", "img")
        .attribute("aria-label", words.qr_label)
        .child(element("path").class("light").attribute("d", format!("M0 0h{0}v{0}h-{0}z", code.side)))
        .child(element("path").class("dark").attribute("d", &code.path));
    let mut about = element("p").child(element("b").text(words.take_with_you)).text(words.take_words);
    if code.left_out > 0 {
        about = about.text(" ").text(words.left_out(code.left_out));
    }
    element("div").class("takeaway").child(picture).child(about)
}

/// A quotation for a row: whole words up to the limit, then an ellipsis.
fn shortened(words: &str) -> String {
    let Some((cut, _)) = words.char_indices().nth(QUOTED) else { return words.to_owned() };
    let cut = words[..cut].rfind(' ').unwrap_or(cut);
    format!("{} …", &words[..cut])
}
