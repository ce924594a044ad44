//! Every row of the brief's "How they bear on each other" is there, with both ends' words, and is followed both ways.

use super::{document, january};
use claimlight::collection::{Attached, Collection, Link, LinkEnd, Relation};

/// An end: the document, its words, and the claim on whose card it is shown.
#[derive(Clone, Copy)]
enum End {
    Words(&'static str, &'static str, Option<&'static str>),
    /// A claim's own words.
    Claim(&'static str),
    Document(&'static str),
    NotHere(&'static str),
}
use End::{Claim, Document, NotHere, Words};

const THREE_CASES: End = Words("A", "the three specific cases raised in your letter", Some("A-silence"));
const HEADING: End = Words("L", "Unofficial translation", None);
const DECEMBER_7: End = NotHere("Reagan’s letter of December 7");
const ISAKOV: End = NotHere("Counselor Isakov, in conversation");

const LINKS: [(End, Relation, End); 31] = [
    (
        Words(
            "A",
            "on the basis of humanism and taking into account the interests of the people concerned.",
            Some("A-assurance"),
        ),
        Relation::QuotesExactly,
        Claim("L-humanism"),
    ),
    (Words("A", "blown out of proportion", None), Relation::QuotesAltered, Claim("L-proportion")),
    (Words("A", "in passing", None), Relation::QuotesExactly, Words("L", "I would like to note in passing", None)),
    (Words("A", "questions of a different nature", None), Relation::QuotesExactly, Claim("L-linkage")),
    (Claim("A-law"), Relation::Paraphrases, Claim("L-laws")),
    (Claim("A-law"), Relation::Paraphrases, Claim("L-pressure")),
    (Claim("A-pressure"), Relation::Paraphrases, Claim("L-pressure")),
    (Claim("A-silence"), Relation::CheckedIn, Document("L")),
    (THREE_CASES, Relation::NotHere, DECEMBER_7),
    (
        Words("A", "my earlier letter to Shevardnadze", Some("A-silence")),
        Relation::NotHere,
        NotHere("Shultz’s earlier letter to Shevardnadze"),
    ),
    (Claim("B-silence"), Relation::AgreesWith, Claim("A-silence")),
    (
        THREE_CASES,
        Relation::DiffersFrom,
        Words("B", "In your letter you raised the case of a 77-year-old U.S. citizen", Some("B-1932")),
    ),
    (THREE_CASES, Relation::DiffersFrom, Words("B", "You also raised the case of a 16-year-old boy", Some("B-boy"))),
    (
        THREE_CASES,
        Relation::DiffersFrom,
        Words("B", "two cases you raised: a blind Soviet woman in her sixties", Some("B-blind")),
    ),
    (THREE_CASES, Relation::DiffersFrom, Claim("B-husband")),
    (Claim("B-monday"), Relation::AgreesWith, Claim("A-monday")),
    (Claim("A-tomorrow"), Relation::DiffersFrom, Words("B", "meet with him today", None)),
    (Claim("B-husband"), Relation::BearsAgainst, Claim("L-95")),
    (Claim("B-blind"), Relation::BearsAgainst, Claim("L-humanism")),
    (Claim("B-blind"), Relation::BearsAgainst, Claim("L-majority")),
    (Claim("B-1932"), Relation::BearsAgainst, Claim("L-laws")),
    (Claim("L-exceptions"), Relation::Qualifies, Claim("L-95")),
    (Claim("L-95"), Relation::DependsOn, Claim("L-400")),
    (Words("B", "violated Soviet law", Some("B-defected")), Relation::NotHere, ISAKOV),
    (Words("B", "state security", Some("B-security")), Relation::NotHere, ISAKOV),
    (Words("B", "pressure", Some("B-pressure")), Relation::NotHere, ISAKOV),
    (Claim("L-sent"), Relation::AgreesWith, Words("A", "which Mac Baldrige delivered when he was in Moscow", None)),
    (Words("L", "Your letter of December 7", Some("L-sent")), Relation::NotHere, DECEMBER_7),
    (Claim("T-original"), Relation::Explains, HEADING),
    (Words("A", "the Soviets' unofficial translation", None), Relation::Explains, HEADING),
    (
        Words("T", "The signed Russian-language original", Some("T-original")),
        Relation::NotHere,
        NotHere("The signed Russian-language original"),
    ),
];

fn is_end(collection: &Collection, end: &LinkEnd, expected: End) -> bool {
    let is_claim = |name: Option<&str>| end.claim().map(|claim| claim.as_str()) == name;
    match (end, expected) {
        (LinkEnd::Passage { document: found, .. }, Words(letter, words, claim)) => {
            *found == document(collection, letter).id && collection.words_at(end) == Some(words) && is_claim(claim)
        }
        (LinkEnd::Passage { passage, .. }, Claim(name)) => {
            let claim = collection.claim(&name.parse().expect(name)).expect(name);
            *passage == claim.passage && is_claim(Some(name))
        }
        (LinkEnd::Document(found), Document(letter)) => *found == document(collection, letter).id,
        (LinkEnd::NotHere(found), NotHere(name)) => found.get("en") == name,
        _ => false,
    }
}

/// The link as its two ends see it.
fn seen_from_its_ends<'a>(collection: &'a Collection, link: &'a Link) -> Vec<Attached<'a>> {
    let from_claims = collection.claims.iter().flat_map(|claim| collection.links_of_claim(&claim.id));
    let is_elsewhere = |attached: &Attached| attached.here().claim().is_none() && attached.here().document().is_some();
    let from_elsewhere = collection.links.iter().flat_map(Link::sides).filter(is_elsewhere);
    from_claims.chain(from_elsewhere).filter(|attached| std::ptr::eq(attached.link, link)).collect()
}

#[test]
fn every_link_is_there_and_no_other() {
    let collection = january();
    assert_eq!(collection.links.len(), LINKS.len());
    for (number, (from, relation, to)) in LINKS.into_iter().enumerate() {
        let fits = |link: &&Link| {
            link.relation == relation && is_end(&collection, &link.from, from) && is_end(&collection, &link.to, to)
        };
        assert_eq!(collection.links.iter().filter(fits).count(), 1, "row {number}, {}", relation.name());
    }
}

#[test]
fn a_link_is_followed_from_each_end_that_is_here() {
    let collection = january();
    for link in &collection.links {
        let seen = seen_from_its_ends(&collection, link);
        let is_seen_from = |end: &LinkEnd| {
            seen.iter().any(|attached| std::ptr::eq(attached.here(), end) && !std::ptr::eq(attached.there(), end))
        };
        let ends_here: Vec<_> = [&link.from, &link.to].into_iter().filter(|end| end.document().is_some()).collect();
        assert_eq!(seen.len(), ends_here.len(), "{}", link.iri);
        assert!(ends_here.into_iter().all(is_seen_from), "{}", link.iri);
    }
}

#[test]
fn only_a_source_not_here_has_an_end_outside_the_collection() {
    for link in january().links {
        let is_outside = matches!(link.to, LinkEnd::NotHere(_));
        assert_eq!(is_outside, link.relation == Relation::NotHere, "{}", link.iri);
        assert!(!matches!(link.from, LinkEnd::NotHere(_)), "{}", link.iri);
        assert!(!is_outside || link.note.is_some(), "{}", link.iri);
    }
}

#[test]
fn an_assurance_is_reached_from_the_words_that_follow_it() {
    let collection = january();
    let name = "A-assurance".parse().expect("an id");
    let [attached] = collection.links_of_claim(&name).collect::<Vec<_>>()[..] else { panic!("one link") };
    assert_eq!(attached.link.relation, Relation::QuotesExactly);
    assert_eq!(attached.there().claim().map(|claim| claim.as_str()), Some("L-humanism"));
    assert_ne!(collection.words_at(attached.here()), None);
}
