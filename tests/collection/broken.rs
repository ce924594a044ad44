//! Broken sources: each fault is named with its file and line, in words that help to mend it.

use super::{FRONT, january, sources};
use claimlight::collection::{BadBundle, Collection, Document, SourceFile, Sources};

/// The faults found in a document, one a line.
fn faults(source: &str) -> String {
    Document::parse(source, "x.md").expect_err(source).to_string()
}

#[test]
fn a_broken_front_matter_says_what_and_where() {
    let table = [
        ("", "", "x.md:1: the file must begin with a line of three hyphens"),
        ("---\n", "\n---\n", "x.md:1: the file must begin with a line of three hyphens"),
        ("language: en\n---\n", "language: en\n", "x.md:1: the lines after this --- have no end"),
        ("id: a-letter", "id: A letter", "x.md:2: \"A letter\" cannot be an id; use lower-case letters"),
        ("id: a-letter\n", "", "x.md:11: \"id: …\" is missing above this line"),
        ("type: letter", "type: postcard", "x.md:3: there is no type \"postcard\"; the types are letter, memorandum"),
        ("type: letter", "type letter", "x.md:3: \"type letter\" is not of the form \"key: value\""),
        ("title.en: A letter", "title: A letter", "x.md:5: \"title\" needs its language: write \"title.en: …\""),
        ("title.en: A letter", "title.english!: A", "x.md:5: \"english!\" is no language tag"),
        ("title.en: A letter", "title.en: A\ntitle.en: B", "x.md:6: \"title.en\" stands in line 5 already"),
        ("title.en: A letter", "title.en:", "x.md:5: nothing stands behind \"title.en:\""),
        ("date: 1986-01-11", "date: 11 January 1986", "x.md:6: \"11 January 1986\" is no date of the calendar"),
        ("date: 1986-01-11", "date: 1986-02-30", "x.md:6: \"1986-02-30\" is no date of the calendar"),
        ("language: en", "language.en: en", "x.md:11: \"language\" is given as on the page: write it without"),
        ("author: Anna B.", "writer: Anna B.", "x.md:7: there is no key \"writer\"; the keys are id, type, kind,"),
        ("language: en", "language: English language", "x.md:11: \"English language\" is no language tag"),
    ];
    let sound = format!("{FRONT}Words.\n");
    assert!(Document::parse(&sound, "x.md").is_ok());
    for (words, instead, expected) in table {
        let source = if words.is_empty() { String::new() } else { sound.replacen(words, instead, 1) };
        let found = faults(&source);
        assert!(found.lines().any(|fault| fault.starts_with(expected)), "{source}\n{found}");
    }
}

#[test]
fn a_broken_body_says_what_and_where() {
    let table = [
        ("", "x.md:12: the document has no text below its front matter"),
        ("::: page-break\n:::\n", "x.md:12: the document has no text below its front matter"),
        ("::: postscript\nP.S.\n:::", "x.md:13: there is no block \"postscript\"; the blocks are page-break, address,"),
        ("::: date\nMay 1", "x.md:13: this block has no end; put a line ::: below its last line"),
        ("::: date\nMay 1\n::: closing\nBye\n:::", "x.md:15: the block of line 13 is still open"),
        ("Words.\n\n:::", "x.md:15: this ::: ends a block, but none is open"),
        ("::: date\n\n:::\n\nWords.", "x.md:13: this block is empty"),
        ("::: date today\nMay 1\n:::", "x.md:13: \"today\" means nothing here"),
        ("Words.\n\n::: page-break inside\n:::", "x.md:15: \"inside\" means nothing here"),
        ("Words.\n\n::: page-break within-paragraph\n:::", "x.md:15: \"within-paragraph\" needs a plain paragraph"),
        (
            "::: date\nMay 1\n:::\n::: page-break within-paragraph\n:::\nWords.",
            "x.md:16: \"within-paragraph\" needs a plain paragraph",
        ),
        ("The number\n597-001 *109A", "x.md:14:9: the mark * is opened here and not closed"),
        ("A ~~secret", "x.md:13:3: the mark ~~ is opened here and not closed"),
        ("[Words]{.bold}", "x.md:13:7: there is no mark \"{.bold}\"; behind brackets stands {.sic} or {.label}"),
    ];
    for (body, expected) in table {
        let found = faults(&format!("{FRONT}{body}\n"));
        assert!(found.starts_with(expected), "{body}\n{found}");
        assert_eq!(found.lines().count(), 1, "{body}\n{found}");
    }
}

#[test]
fn every_fault_of_a_document_is_named_at_once() {
    let source = FRONT.replace("1986-01-11", "yesterday").replace("id: a", "id: A") + "::: note\nx\n:::\n\n*x\n";
    let found = faults(&source);
    let places: Vec<_> = found.lines().filter_map(|fault| fault.split(": ").next()).collect();
    assert_eq!(places, ["x.md:2", "x.md:6", "x.md:13", "x.md:17:1"], "{found}");
}

/// A file of the sound collection.
type File = fn(&mut Sources) -> &mut SourceFile;
const MANIFEST: File = |sources| &mut sources.collection;
const MEMO: File = |sources| &mut sources.documents[1];
const CLAIMS: File = |sources| &mut sources.claims;

#[test]
fn a_broken_collection_says_what_and_where() {
    let document = "\"source\": \"urn:x-claimlight:january-1986:gorbachev-letter\"";
    let other_document = document.replace("gorbachev-letter", "nobody");
    let l_laws = "documents/claims.json:22: L-laws: ";
    let table: &[(File, &str, &str, &str)] = &[
        (MANIFEST, "id: january-1986", "id: January", "documents/collection.md:2: \"January\" cannot be an id"),
        (
            MANIFEST,
            "claims: claims.json",
            "claims: ../x",
            "documents/collection.md:12: \"../x\" must be the name of a file",
        ),
        (MANIFEST, "---\nid", "---\nids: x\nid", "documents/collection.md:2: there is no key \"ids\""),
        (
            MANIFEST,
            "claims.json\n---\n",
            "claims.json\n---\nHello",
            "documents/collection.md:14: nothing can stand below",
        ),
        (
            MANIFEST,
            "shultz-memo-jan-14",
            "gorbachev-letter",
            "documents/collection.md:9: \"gorbachev-letter.md\" stands in line 8",
        ),
        (
            MEMO,
            "id: shultz-memo-jan-14",
            "id: gorbachev-letter",
            "documents/shultz-memo-jan-14.md:2: the id \"gorbachev-letter\" is that of documents/gorbachev-letter.md already",
        ),
        (CLAIMS, "{", "{,", "documents/claims.json:1:2: this is not JSON"),
        (CLAIMS, "\"items\"", "\"things\"", "documents/claims.json: first has no \"items\""),
        (
            CLAIMS,
            "\"exact\"",
            "\"exactly\"",
            "documents/claims.json:22: L-laws: first.items[0].target.selector[0] has no \"exact\"",
        ),
        (
            CLAIMS,
            "the Soviet laws do",
            "the Soviet law does",
            "L-laws: the words “the Soviet law does not create impediments",
        ),
        (
            CLAIMS,
            "more that 95",
            "more than 95",
            "reunification of the spouses and to living together” stand nowhere in gorbachev-letter",
        ),
        (
            CLAIMS,
            "\"prefix\": \"like only to point out, that \"",
            "\"prefix\": \"x\"",
            "stand nowhere in gorbachev-letter",
        ),
        (CLAIMS, document, &other_document, "the collection has no document urn:x-claimlight:january-1986:nobody"),
        (
            CLAIMS,
            "\"start\": 660",
            "\"start\": 661",
            "L-laws: its words stand from 660 to 828, which its TextPositionSelector",
        ),
        (CLAIMS, "\"value\": \"law\"", "\"value\": \"truth\"", "L-laws: there is no kind of claim \"truth\""),
        (
            CLAIMS,
            "\"purpose\": \"identifying\"",
            "\"purpose\": \"tagging\"",
            "L-laws: it has no body with the purpose \"identifying\"",
        ),
        (
            CLAIMS,
            "to Reagan\",\n            \"purpose\": \"identifying\",\n            \"language\": \"en\"",
            "to Reagan\",\n            \"purpose\": \"identifying\"",
            "L-laws: the words \"Gorbachev, to Reagan\" have no language",
        ),
        (
            CLAIMS,
            "\"classifying\",\n        \"body\"",
            "\"tagging\",\n        \"body\"",
            "L-laws: its motivation must be",
        ),
        (
            CLAIMS,
            "january-1986:L-laws",
            "january-1986:L laws",
            "L laws: its id must be the collection's, a colon, and a name",
        ),
        (CLAIMS, "january-1986:L-internal", "january-1986:L-laws", "L-laws: another annotation has the same id"),
        (CLAIMS, "\"value\": \"quotes, altered\"", "\"value\": \"proves\"", "there is no relation \"proves\""),
        (
            CLAIMS,
            "\"claimlight:claim\": \"urn:x-claimlight:january-1986:A-assurance\"",
            "\"claimlight:claim\": \"urn:x-claimlight:january-1986:A-nothing\"",
            "the collection has no claim urn:x-claimlight:january-1986:A-nothing",
        ),
        (
            CLAIMS,
            "\"claimlight:claim\": \"urn:x-claimlight:january-1986:A-assurance\"",
            "\"claimlight:claim\": \"urn:x-claimlight:january-1986:L-laws\"",
            "it ties words of shultz-memo-jan-14 to L-laws, a claim of another document",
        ),
        (
            CLAIMS,
            "\"claimlight:spellings\"",
            "\"claimlight:spelling\"",
            "A-silence: \"claimlight:finds\" must be a list of objects",
        ),
    ];
    let sound = sources();
    for (file, words, instead, expected) in table {
        let mut broken = sound.clone();
        let source = &mut file(&mut broken).source;
        assert!(source.contains(words), "{words}");
        // Words about a claim stand there in five languages.
        let times = if instead.contains("tagging") { 5 } else { 1 };
        *source = source.replacen(words, instead, times);
        let found = Collection::from_sources(&broken).expect_err(expected).to_string();
        assert!(found.contains(expected), "{expected}\n{found}");
        assert!(!expected.starts_with("L-laws: ") || found.contains(l_laws), "{expected}\n{found}");
    }
}

#[test]
fn words_in_two_places_are_refused_until_context_tells_them_apart() {
    let mut broken = sources();
    let sound = &broken.claims.source;
    let exact = "\"exact\": \"the overwhelming majority of such questions is resolved positively\"";
    broken.claims.source = sound.replacen(exact, "\"exact\": \"overwhelming majority\"", 1);
    let nowhere = Collection::from_sources(&broken).expect_err("context of other words").to_string();
    assert!(nowhere.contains("L-majority: the words “overwhelming majority” stand nowhere"), "{nowhere}");
    let (before, behind) =
        broken.claims.source.split_once("\"exact\": \"overwhelming majority\"").expect("just written");
    let (_, behind) = behind.split_once('}').expect("the selector's end");
    broken.claims.source = format!("{before}\"exact\": \"overwhelming majority\"}}{behind}");
    let twice = Collection::from_sources(&broken).expect_err("no context").to_string();
    assert!(
        twice.contains("L-majority: the words “overwhelming majority” stand in 2 places of gorbachev-letter"),
        "{twice}"
    );
}

#[test]
fn broken_data_in_the_page_is_refused() {
    let sound = january().to_bundle();
    let table = [
        ("", "", "JSON"),
        ("", "{}", "id"),
        ("\"title\":{\"@en\"", "\"title\":{},\"x\":{\"@en\"", "title"),
        ("\"type\":\"letter\"", "\"type\":\"poem\"", "documents"),
        ("\"role\":\"letterhead\"", "\"role\":\"margin\"", "documents"),
        ("\"kind\":\"number\"", "\"kind\":\"colour\"", "claims"),
        ("\"relation\":\"qualifies\"", "\"relation\":\"proves\"", "links"),
    ];
    for (words, others, expected) in table {
        let broken = if words.is_empty() { others.to_owned() } else { sound.replace(words, others) };
        assert!(broken != sound, "{words}");
        assert_eq!(Collection::from_bundle(&broken).err(), Some(BadBundle(expected)), "{others}");
    }
}
