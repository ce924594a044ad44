use super::*;
use crate::annotation::{Annotation, annotation_from_json, annotation_to_json, collection_to_json};
use crate::collection::CollectionId;
use crate::json;
use proptest::prelude::*;
use serde_json::{Value, json};

fn collection() -> CollectionId {
    "january-1986".parse().expect("a name")
}

fn claim() -> ClaimId {
    "L-95".parse().expect("a name")
}

fn judgement(verdict: Verdict) -> Judgement {
    Judgement::new("urn:uuid:1", claim(), verdict, Timestamp::from_milliseconds(0))
}

fn read(annotation: &Value) -> Result<Judgement, NoJudgement> {
    Judgement::from_annotation(annotation_from_json(annotation, "").expect("a legal annotation"), &collection())
}

fn write(judgement: &Judgement) -> Value {
    annotation_to_json(&judgement.to_annotation(&collection()))
}

#[test]
fn a_judgement_is_an_annotation_of_the_claims() {
    let expected = json!({
        "id": "urn:uuid:1", "type": "Annotation", "motivation": "assessing",
        "created": "1970-01-01T00:00:00.000Z", "modified": "1970-01-01T00:00:00.000Z",
        "body": {"type": "TextualBody", "value": "cannot be checked here", "purpose": "classifying", "language": "en"},
        "target": "urn:x-claimlight:january-1986:L-95"});
    assert_eq!(write(&judgement(Verdict::CannotBeChecked)), expected);
    assert_eq!(read(&expected), Ok(judgement(Verdict::CannotBeChecked)));
}

#[test]
fn the_table_is_in_the_order_of_the_verdicts() {
    for (verdict, name) in Verdict::ALL {
        assert_eq!((verdict.name(), Verdict::from_name(name)), (name, Some(verdict)));
    }
    assert_eq!(Verdict::from_name("true"), None);
}

/// A judgement as others may write it.
fn foreign() -> Value {
    json!({
        "id": "https://example.org/1", "type": "Annotation", "motivation": ["assessing", "own:weighing"],
        "body": [
            {"type": "TextualBody", "value": "contradicted", "purpose": "assessing", "own:x": 1},
            {"type": "TextualBody", "value": "because", "purpose": "describing", "language": "en"},
            "https://example.org/body"],
        "target": {"type": "SpecificResource", "source": "urn:x-claimlight:january-1986:gorbachev-letter",
            "selector": {"type": "TextQuoteSelector", "exact": "the law"},
            "claimlight:claim": "urn:x-claimlight:january-1986:L-95"},
        "creator": {"name": "A pupil"}})
}

#[test]
fn what_others_write_goes_through_unharmed() {
    let mut judgement = read(&foreign()).expect("a judgement");
    assert_eq!((judgement.claim.as_str(), judgement.verdict), ("L-95", Verdict::Contradicted));
    assert_eq!(write(&judgement), foreign());
    // Another verdict on another claim: what was said of the former ones does not stay.
    judgement.verdict = Verdict::Supported;
    judgement.claim = "L-laws".parse().expect("a name");
    let written = write(&judgement);
    assert_eq!(written["body"][0]["value"], "supported");
    assert_eq!(written["target"], "urn:x-claimlight:january-1986:L-laws");
}

#[test]
fn judgements_are_kept_among_the_notes_and_found_again() {
    let collection = crate::share::testing::collection(&["Over 400 marriages."]);
    let as_note = |annotation: &Value| Note::from(annotation_from_json(annotation, "").expect("a legal annotation"));
    for (verdict, _) in Verdict::ALL {
        let note = as_note(&write(&judgement(verdict)));
        let found = judged(&collection, &note).map(|(claim, verdict)| (claim.id.clone(), verdict));
        assert_eq!(found, Some((claim(), verdict)));
        assert_eq!(annotation_to_json(&Annotation::from(&note)), write(&judgement(verdict)), "a file has it as it was");
    }
    let mut without_purpose = write(&judgement(Verdict::Supported));
    without_purpose["body"] = json!({"type": "TextualBody", "value": "supported"});
    let found = judged(&collection, &as_note(&without_purpose)).map(|(_, verdict)| verdict);
    assert_eq!(found, Some(Verdict::Supported));
    // On a claim of another collection, and a comment that only says the word.
    let mut elsewhere = write(&judgement(Verdict::Supported));
    elsewhere["target"] = json!("urn:x-claimlight:march-1986:L-95");
    assert!(judged(&collection, &as_note(&elsewhere)).is_none());
    let mut comment = without_purpose.clone();
    comment["motivation"] = json!("commenting");
    assert_eq!(as_note(&comment).verdict(), None);
}

#[test]
fn what_is_no_judgement_says_why() {
    let changed = |name: &str, value: Value| {
        let mut annotation = foreign();
        annotation[name] = value;
        read(&annotation).expect_err(name)
    };
    let body = |value: &str, purpose: &str| json!({"type": "TextualBody", "value": value, "purpose": purpose});
    let not_a_claim = |iri: &str| NoJudgement::NotAClaim(iri.to_owned());
    let table = [
        (changed("motivation", json!("commenting")), NoJudgement::NotAssessing),
        (changed("target", json!(["urn:a", "urn:b"])), NoJudgement::OneTarget),
        (changed("target", json!("urn:a")), not_a_claim("urn:a")),
        (changed("target", json!("urn:x-claimlight:march:L-95")), not_a_claim("urn:x-claimlight:march:L-95")),
        (changed("target", json!("urn:x-claimlight:january-1986:")), not_a_claim("urn:x-claimlight:january-1986:")),
        (changed("body", body("supported", "describing")), NoJudgement::NoVerdict),
        (changed("body", body("true", "classifying")), NoJudgement::UnknownVerdict("true".to_owned())),
    ];
    for (found, expected) in table {
        assert_eq!(found, expected);
    }
}

#[test]
fn judgements_are_written_as_the_w3c_asks() {
    let mut annotations: Vec<Annotation> =
        Verdict::ALL.map(|(verdict, _)| judgement(verdict).to_annotation(&collection())).to_vec();
    for (number, annotation) in annotations.iter_mut().enumerate() {
        annotation.id = format!("urn:uuid:{number}");
    }
    let file = json::lines(&collection_to_json("urn:uuid:judgements", "Judgements", &annotations));
    conformance::expect_valid("a file of judgements", &file);
}

fn any_body() -> impl Strategy<Value = Value> {
    let value = proptest::sample::select(vec!["supported", "needs another source", "because", "true"]);
    let purpose = proptest::sample::select(vec!["classifying", "assessing", "describing", "own:purpose"]);
    (value, purpose, any::<bool>()).prop_map(|(value, purpose, more)| match more {
        true => json!({"type": "TextualBody", "value": value, "purpose": purpose, "own:more": 1}),
        false => json!({"type": "TextualBody", "value": value, "purpose": purpose}),
    })
}

/// The bodies' order says nothing in the model; the verdict is written first.
fn with_sorted_bodies(mut annotation: Value) -> Value {
    if let Some(bodies) = annotation["body"].as_array_mut() {
        bodies.sort_by_key(Value::to_string);
    }
    annotation
}

proptest! {
    #[test]
    fn every_annotation_that_is_a_judgement_comes_back(bodies in proptest::collection::vec(any_body(), 2..5)) {
        let mut annotation = foreign();
        annotation["body"] = bodies.into();
        if let Ok(judgement) = read(&annotation) {
            prop_assert_eq!(with_sorted_bodies(write(&judgement)), with_sorted_bodies(annotation));
            prop_assert_eq!(read(&write(&judgement)), Ok(judgement));
        }
    }
}
