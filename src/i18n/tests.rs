//! All languages against English, and English itself.

use super::english::{ENGLISH, ENGLISH_PAGE};
use super::formats::Plain;
use super::template::arguments_of;
use super::{Locale, Messages, PagePhrases, Phrase, Phrases, TRANSLATIONS};
use crate::collection::{ClaimKind, Relation, Side};
use std::collections::BTreeSet;

/// The plurals that CLDR knows of whole numbers below a million.
fn categories(locale: Locale) -> &'static [&'static str] {
    match locale {
        Locale::Russian => &["one", "few", "many", "other"],
        Locale::English | Locale::German | Locale::French | Locale::Spanish => &["one", "other"],
    }
}

/// Holds a language's phrases against the English ones: they put in the same, and know all the language's plurals.
pub(crate) fn expect_the_same_is_put_in(locale: Locale, names: &[&str], english: &[Phrase], translated: &[Phrase]) {
    let tag = locale.tag();
    for ((name, english), translated) in names.iter().zip(english).zip(translated) {
        let wanted = arguments_of(english).unwrap_or_else(|fault| panic!("en, {name}: {fault}"));
        let given = arguments_of(translated).unwrap_or_else(|fault| panic!("{tag}, {name}: {fault}"));
        let names = |arguments: &[(String, Vec<String>)]| -> Vec<String> {
            arguments.iter().map(|(argument, _)| argument.clone()).collect()
        };
        assert_eq!(names(&given), names(&wanted), "{tag}, {name}: “{translated}”");
        for (argument, selectors) in given.iter().filter(|(_, selectors)| !selectors.is_empty()) {
            let is_one_for_all = selectors.iter().all(|it| it == "other" || it.starts_with('='));
            let missing = categories(locale).iter().find(|category| !selectors.iter().any(|it| it == *category));
            assert!(is_one_for_all || missing.is_none(), "{tag}, {name}: “{argument}” has no {missing:?}");
        }
    }
}

#[test]
fn every_language_puts_in_what_english_puts_in() {
    for (locale, phrases, page) in TRANSLATIONS {
        expect_the_same_is_put_in(locale, Phrases::NAMES, &ENGLISH.to_list(), &phrases.to_list());
        expect_the_same_is_put_in(locale, PagePhrases::NAMES, &ENGLISH_PAGE.to_list(), &page.to_list());
    }
}

#[test]
fn nothing_is_left_in_english_or_empty() {
    // Words that are the same in another language, and templates without words.
    const ALIKE: usize = 40;
    for (locale, phrases, page) in TRANSLATIONS {
        let translated: Vec<_> = phrases.to_list().into_iter().chain(page.to_list()).collect();
        let english = ENGLISH.to_list().into_iter().chain(ENGLISH_PAGE.to_list());
        let alike = english.zip(&translated).filter(|(english, translated)| english == *translated).count();
        assert!(alike <= ALIKE, "{}: {alike} phrases are the English ones", locale.tag());
        assert!(translated.iter().all(|phrase| !phrase.trim().is_empty()), "{}", locale.tag());
    }
}

#[test]
fn kinds_and_relations_have_names_that_tell_them_apart() {
    let all = TRANSLATIONS.map(|(locale, phrases, _)| Messages::new(locale, phrases, &Plain));
    for messages in all.iter().chain([&Messages::english()]) {
        let kinds: BTreeSet<_> = ClaimKind::ALL.iter().map(|(kind, ..)| messages.claim_kind(*kind)).collect();
        assert_eq!(kinds.len(), ClaimKind::ALL.len(), "{}: {kinds:?}", messages.tag());
        let relations: BTreeSet<_> = Relation::ALL.iter().map(|(it, _)| messages.relation(*it, Side::From)).collect();
        assert_eq!(relations.len(), Relation::ALL.len(), "{}: {relations:?}", messages.tag());
    }
    let english = Messages::english();
    assert!(ClaimKind::ALL.iter().all(|(kind, name, _)| english.claim_kind(*kind) == *name));
}

#[test]
fn one_is_not_many() {
    let english = Messages::english();
    assert_eq!(english.link_count(0), "no link yet");
    assert_eq!(english.link_count(1), "1 link");
    assert_eq!(english.notes_shown(1, 3), "1 of 3 notes");
    assert_eq!(english.erase_words(1, false).split(' ').take(2).collect::<Vec<_>>(), ["Your", "note"]);
    assert_eq!(english.found_in_documents("x", 1, 2), "“x” is in 1 place in 2 documents.");
}
