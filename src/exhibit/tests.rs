//! Visits from touch to touch, and what stands on the screen at each.

use super::fault::{Fault, Problem};
use super::{
    Comfort, Configuration, Effect, ExhibitPhrases, Idle, Report, Shown, Stage, Tally, Touch, VERDICTS, Visit, Words,
    show,
};
use crate::collection::{Collection, Sources};
use crate::i18n::formats::Plain;
use crate::i18n::tests::expect_the_same_is_put_in;
use crate::i18n::{Locale, Messages, TRANSLATIONS};
use crate::judgement::Verdict;
use crate::sheet::{Node, html};
use proptest::prelude::*;
use std::fs;

/// The first collection.
pub(super) fn collection() -> Collection {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/documents");
    let names: Vec<String> = fs::read_dir(folder)
        .expect("the documents")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    let read = |name: &str| fs::read_to_string(format!("{folder}/{name}")).map_err(|error| error.to_string());
    let sources: Sources = crate::press::gather("documents", &names, read).unwrap_or_else(|errors| panic!("{errors}"));
    Collection::from_sources(&sources).unwrap_or_else(|errors| panic!("{errors}"))
}

/// The screen as HTML, where so many visitors have given each answer on the first claim.
fn screen(visit: &Visit, configuration: &Configuration, collection: &Collection, counts: [u32; 3]) -> String {
    let mut tally = Tally::default();
    for (verdict, count) in VERDICTS.into_iter().zip(counts) {
        (0..count).for_each(|_| tally.count("", &configuration.claims[0], verdict));
    }
    let shown = Shown {
        configuration,
        collection,
        words: Words::new(Messages::english()),
        tally: &tally,
        period: String::new(),
        idle: Idle::Here,
        has_voice: &|_| true,
        spoken: None,
        code: None,
        report: &Report::default(),
    };
    show(visit, &shown).iter().map(html).collect()
}

/// The touches that a screen offers.
fn offered(nodes: &[Node]) -> Vec<Touch> {
    let mut touches = Vec::new();
    for node in nodes {
        if let Node::Element(element) = node {
            let touch = element.attributes.iter().find(|(name, _)| *name == "data-touch");
            touches.extend(touch.map(|(_, word)| Touch::parse(word).unwrap_or_else(|| panic!("{word}"))));
            touches.extend(offered(&element.children));
        }
    }
    touches
}

#[test]
fn a_visitor_weighs_a_claim_and_then_sees_what_others_answered() {
    let collection = collection();
    let configuration = Configuration::defaults(&collection);
    let mut visit = Visit::fresh(&configuration);
    assert!(screen(&visit, &configuration, &collection, [0; 3]).contains("Touch to weigh it"));
    assert_eq!(visit.touch(Touch::Begin, &configuration), [Effect::CountVisit]);
    assert_eq!(visit.stage, Stage::Claim(0));

    let before = screen(&visit, &configuration, &collection, [37, 61, 114]);
    assert!(
        before.contains("Do these documents bear it out?") && before.contains("What the documents say"),
        "{before}"
    );
    assert!(!before.contains("114") && !before.contains("212"), "counts stand there before the answer: {before}");

    let claim = configuration.claims[0].clone();
    let answer = Touch::Answer(Verdict::CannotBeChecked);
    assert_eq!(visit.touch(answer, &configuration), [Effect::Count(claim, Verdict::CannotBeChecked)]);
    let after = screen(&visit, &configuration, &collection, [37, 61, 115]);
    assert!(after.contains("213 answers today") && after.contains("115"), "{after}");
    // A second answer would be another question, now that the counts are in sight.
    assert_eq!(visit.touch(Touch::Answer(Verdict::Supported), &configuration), []);
    assert_eq!(visit.answers.len(), 1);
}

#[test]
fn the_last_claim_leads_back_to_a_fresh_start() {
    let collection = collection();
    let configuration = Configuration::defaults(&collection);
    let mut visit = Visit::fresh(&configuration);
    for touch in [Touch::Begin, Touch::Speak(Locale::German), Touch::Size, Touch::Contrast] {
        visit.touch(touch, &configuration);
    }
    assert_eq!(visit.comfort, Comfort { is_large: true, is_strong: true });
    for number in 0..configuration.claims.len() {
        assert_eq!(visit.stage, Stage::Claim(number));
        visit.touch(Touch::Answer(Verdict::Supported), &configuration);
        visit.touch(Touch::Next, &configuration);
    }
    assert_eq!(visit, Visit::fresh(&configuration));
}

#[test]
fn a_claim_is_read_in_its_document_and_a_link_in_the_other_one() {
    let collection = collection();
    let (configuration, faults) = Configuration::read(r#"{"claims": ["L-95"]}"#, &collection);
    assert_eq!(faults, []);
    let mut visit = Visit::fresh(&configuration);
    visit.touch(Touch::Begin, &configuration);
    let shown = screen(&visit, &configuration, &collection, [0; 3]);
    assert!(shown.contains("<span class=\"sic\">that</span>"), "{shown}");
    visit.touch(Touch::Read(None), &configuration);
    let letter = screen(&visit, &configuration, &collection, [0; 3]);
    assert!(letter.contains("data-document=\"gorbachev-letter\"") && letter.contains("is-open"), "{letter}");
    visit.touch(Touch::Back, &configuration);
    let links: Vec<_> = collection.links_of_claim(&configuration.claims[0]).collect();
    let other =
        links.iter().position(|link| link.there().document().is_some_and(|it| it.as_str() == "shultz-memo-jan-16"));
    visit.touch(Touch::Read(other), &configuration);
    let memorandum = screen(&visit, &configuration, &collection, [0; 3]);
    assert!(memorandum.contains("data-document=\"shultz-memo-jan-16\""), "{memorandum}");
}

#[test]
fn the_operator_gets_in_with_the_code_alone() {
    let collection = collection();
    let (configuration, _) = Configuration::read(r#"{"code": "20741"}"#, &collection);
    let mut visit = Visit::fresh(&configuration);
    visit.ask_for_code();
    let mut type_in = |digits: &[u8]| {
        for digit in digits {
            visit.touch(Touch::Digit(*digit), &configuration);
        }
        visit.stage.clone()
    };
    assert_eq!(type_in(&[1, 9, 8, 6, 0]), Stage::Code { digits: String::new(), was_wrong: true });
    assert_eq!(type_in(&[2, 0, 7, 4, 1]), Stage::Panel);
    assert_eq!(visit.touch(Touch::Export, &configuration), [Effect::Export]);
    visit.touch(Touch::Leave, &configuration);
    assert_eq!(visit, Visit::fresh(&configuration));
    // A visitor's screens have no way there.
    assert_eq!(visit.touch(Touch::Export, &configuration), []);
}

#[test]
fn settings_are_checked_and_what_is_wrong_gives_way_to_defaults() {
    let collection = collection();
    let defaults = Configuration::defaults(&collection);
    let table: [(&str, &[(&str, Problem)]); 18] = [
        ("{", &[("", Problem::NotJson { line: 1, column: 1 })]),
        ("[]", &[("", Problem::NotAnObject)]),
        (r#"{"idle": "long"}"#, &[("idle", Problem::NotBetween { from: 10, to: 3600 })]),
        (r#"{"warning": 5}"#, &[("warning", Problem::NotBetween { from: 20, to: 300 })]),
        (r#"{"languages": []}"#, &[("languages", Problem::Empty)]),
        (r#"{"languages": ["xx"]}"#, &[("languages", Problem::NoSuchLanguage("xx".into()))]),
        (r#"{"claims": ["L-96"]}"#, &[("claims", Problem::NoSuchClaim("L-96".into()))]),
        (r#"{"documents": ["letter"]}"#, &[("documents", Problem::NoSuchDocument("letter".into()))]),
        (r#"{"documents": "letter"}"#, &[("documents", Problem::NotAList)]),
        (r#"{"address": "museum.example"}"#, &[("address", Problem::NotAnAddress)]),
        (r#"{"address": "https://"}"#, &[("address", Problem::NotAnAddress)]),
        (r#"{"address": "http://localhost/"}"#, &[("address", Problem::AddressOfThisDevice)]),
        (r#"{"address": "https://me:pw@museum.example/"}"#, &[("address", Problem::AddressWithPassword)]),
        (r#"{"kiosk": "true"}"#, &[("kiosk", Problem::NotASwitch)]),
        (r#"{"code": 1234}"#, &[("code", Problem::NotACode)]),
        (r#"{"tally": "year"}"#, &[("tally", Problem::NotAPeriod)]),
        (
            r#"{"reload": 24, "speech": 1}"#,
            &[("speech", Problem::NotASwitch), ("reload", Problem::NotBetween { from: 0, to: 23 })],
        ),
        (r#"{"attract": 3}"#, &[("attract", Problem::NotAnObject)]),
    ];
    for (file, expected) in table {
        let (configuration, faults) = Configuration::read(file, &collection);
        let expected: Vec<Fault> = expected.iter().map(|(key, problem)| Fault::new(*key, problem.clone())).collect();
        assert_eq!((configuration, faults), (defaults.clone(), expected), "{file}");
    }
    let (_, faults) = Configuration::read(r#"{"ilde": 3, "attract": {"seconds": 1, "x": 1}}"#, &collection);
    let keys: Vec<&str> = faults.iter().map(|fault| fault.key.as_str()).collect();
    assert_eq!(keys, ["ilde", "attract.x", "attract.seconds"]);
}

#[test]
fn documents_bring_their_claims() {
    let collection = collection();
    let defaults = Configuration::defaults(&collection);
    // Each document alone is a sound setting: its own claims are weighed, and shown while nobody is there.
    for document in &collection.documents {
        let (configuration, faults) =
            Configuration::read(&format!(r#"{{"documents": ["{}"]}}"#, document.id), &collection);
        assert_eq!(faults, [], "{}", document.id);
        for id in configuration.claims.iter().chain(&configuration.attract.claims) {
            assert_eq!(collection.claim(id).map(|claim| &claim.document), Some(&document.id));
        }
    }
    // Where no claim is left to be weighed, all documents are shown.
    let file = r#"{"documents": ["shultz-memo-jan-14"], "claims": ["L-95"]}"#;
    let (configuration, faults) = Configuration::read(file, &collection);
    assert_eq!(faults, [Fault::new("documents", Problem::NoClaimInThem)]);
    assert_eq!((configuration.documents, configuration.claims.len()), (defaults.documents, 1));
}

#[test]
fn the_waiting_screen_shows_only_what_a_touch_opens() {
    let collection = collection();
    let unweighed = |name: &str| Fault::new("attract.claims", Problem::NotWeighed(name.to_owned()));
    let files = [
        (r#"{"claims": ["L-95", "B-1932"], "attract": {"claims": ["B-blind", "B-1932"]}}"#, vec!["B-1932"]),
        (r#"{"claims": ["L-95"], "attract": {"claims": ["B-blind"]}}"#, vec!["L-95"]),
        (
            r#"{"documents": ["gorbachev-letter"], "claims": ["L-95"], "attract": {"claims": ["B-blind"]}}"#,
            vec!["L-95"],
        ),
    ];
    for (file, expected) in files {
        let (configuration, faults) = Configuration::read(file, &collection);
        assert_eq!(faults, [unweighed("B-blind")], "{file}");
        let shown: Vec<&str> = configuration.attract.claims.iter().map(|id| id.as_str()).collect();
        assert_eq!(shown, expected, "{file}");
        let mut visit = Visit::fresh(&configuration);
        let waiting = visit.claim(&configuration).cloned();
        visit.touch(Touch::Begin, &configuration);
        assert_eq!(visit.claim(&configuration).cloned(), waiting, "{file}");
    }
}

#[test]
fn a_language_without_a_voice_is_named_and_the_others_are_read() {
    let collection = collection();
    let (configuration, _) = Configuration::read(r#"{"claims": ["L-95"]}"#, &collection);
    let mut visit = Visit::fresh(&configuration);
    visit.touch(Touch::Begin, &configuration);
    let (locale, phrases, _) = TRANSLATIONS[3];
    assert_eq!(locale, Locale::German);
    let lines = |voice: &dyn Fn(&str) -> bool, visit: &Visit| {
        let shown = Shown {
            configuration: &configuration,
            collection: &collection,
            words: Words::new(Messages::new(locale, phrases, &Plain)),
            tally: &Tally::default(),
            period: String::new(),
            idle: Idle::Here,
            has_voice: voice,
            spoken: None,
            code: None,
            report: &Report::default(),
        };
        let html: String = show(visit, &shown).iter().map(html).collect();
        (html.contains("data-touch=\"aloud\""), html.contains("(Deutsch)"), html.contains("(English)"))
    };
    assert_eq!(lines(&|_| true, &visit), (true, false, false));
    assert_eq!(lines(&|tag| tag == "de", &visit), (true, false, true));
    assert_eq!(lines(&|tag| tag == "en", &visit), (true, true, false));
    assert_eq!(lines(&|_| false, &visit), (false, true, true));
}

#[test]
fn settings_that_are_right_are_taken() {
    let collection = collection();
    let file = r#"{"kiosk": true, "comment": "hall 3", "claims": ["L-95", "B-blind", "L-95"], "languages": ["ru", "en-GB"],
        "idle": 60, "warning": 20, "screen": 31.5, "scale": 120, "attract": {"claims": ["B-blind"], "seconds": 8},
        "tally": "week", "address": "https://museum.example/letters/", "speech": false, "qr": false, "reload": false,
        "code": "00412"}"#;
    let (configuration, faults) = Configuration::read(file, &collection);
    assert_eq!(faults, []);
    assert_eq!(configuration.claims.len(), 2);
    assert_eq!(configuration.languages, [Locale::Russian, Locale::English]);
    assert_eq!((configuration.screen.diagonal, configuration.screen.percent), (Some(315), Some(120)));
    assert_eq!((configuration.reload, configuration.tally), (None, Some(super::Period::Week)));
}

#[test]
fn every_language_puts_in_what_english_puts_in() {
    let english = ExhibitPhrases::of(Locale::English).to_list();
    for (locale, ..) in Locale::ALL {
        let phrases = ExhibitPhrases::of(locale).to_list();
        expect_the_same_is_put_in(locale, ExhibitPhrases::NAMES, &english, &phrases);
        assert!(phrases.iter().all(|phrase| !phrase.trim().is_empty()), "{}", locale.tag());
    }
}

/// Any touch at all.
fn any_touch() -> impl Strategy<Value = Touch> {
    let touches = vec![
        Touch::Begin,
        Touch::Next,
        Touch::Back,
        Touch::StartOver,
        Touch::Size,
        Touch::Contrast,
        Touch::Aloud,
        Touch::Stay,
        Touch::Up,
        Touch::Down,
        Touch::Erase,
        Touch::Leave,
        Touch::Export,
        Touch::Reload,
        Touch::Read(None),
    ];
    prop_oneof![
        proptest::sample::select(touches),
        (0u8..10).prop_map(Touch::Digit),
        (0usize..9).prop_map(|number| Touch::Read(Some(number))),
        proptest::sample::select(VERDICTS.to_vec()).prop_map(Touch::Answer),
        proptest::sample::select(Locale::ALL.to_vec()).prop_map(|(locale, ..)| Touch::Speak(locale)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// Whatever is touched, whether it is on the screen or not: the screen can be shown, what it offers is understood, and from
    /// a visitor's screens a touch or two lead to the start.
    #[test]
    fn no_touch_leads_astray(
        code in proptest::sample::select(vec![None, Some(""), Some("1986")]),
        touches in proptest::collection::vec(any_touch(), 0..40),
    ) {
        let collection = collection();
        let configuration = Configuration::defaults(&collection);
        let mut visit = Visit::fresh(&configuration);
        // An operator, who may know the code, comes first, or nobody does.
        if code.is_some() {
            visit.ask_for_code();
        }
        let digits = code.unwrap_or_default().bytes().map(|digit| Touch::Digit(digit - b'0'));
        for touch in digits.chain(touches) {
            visit.touch(touch, &configuration);
            let shown = Shown {
                configuration: &configuration,
                collection: &collection,
                words: Words::new(Messages::english()),
                tally: &Tally::default(),
                period: String::new(),
                idle: Idle::Warning(3),
                has_voice: &|_| false,
                spoken: None,
                code: None,
                report: &Report::default(),
            };
            let touches = offered(&show(&visit, &shown));
            prop_assert!(touches.contains(&Touch::Stay));
            let is_at_start = matches!(visit.stage, Stage::Attract { .. });
            prop_assert!(is_at_start || touches.contains(&Touch::StartOver) || touches.contains(&Touch::Leave));
        }
    }
}
