//! What is said of links and codes, in all languages: they travel with the module that packs them, since few visits need them.

mod english;
mod french;
mod german;
mod russian;
mod spanish;

use crate::i18n::Locale;
use crate::i18n::phrases::{Phrase, phrases};

phrases! {
    /// All phrases of links in one language.
    SharePhrases {
    // A link that is made
    give_title the_link copy_link copied not_copied close
    carries notes judgements and nothing_in_link who_can_read
    left_out no_room_in_link no_room_in_code other_document not_found no_judgement reduced
    same_network this_machine this_file
    show_code code_label nothing_in_code no_code_for_others no_code_by_setting

    // A link that is opened
    take_title refused_title judgements_among
    other_words unknown_document unknown_claim
    newer_version too_long wrong_character damaged too_much no_notes
    }
}

impl SharePhrases {
    /// The phrases in a language.
    pub const fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::English => &english::ENGLISH,
            Locale::Russian => &russian::RUSSIAN,
            Locale::Spanish => &spanish::SPANISH,
            Locale::French => &french::FRENCH,
            Locale::German => &german::GERMAN,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::template::arguments_of;

    #[test]
    fn every_language_says_everything_with_the_same_arguments() {
        let english = SharePhrases::of(Locale::English).to_list();
        for (locale, tag, _) in Locale::ALL {
            let phrases = SharePhrases::of(locale).to_list();
            for ((name, english), phrase) in SharePhrases::NAMES.iter().zip(english.clone()).zip(phrases) {
                let names = |phrase| -> Vec<String> {
                    let arguments = arguments_of(phrase).unwrap_or_else(|fault| panic!("{tag}, {name}: {fault}"));
                    arguments.into_iter().map(|(argument, _)| argument).collect()
                };
                assert_eq!(names(phrase), names(english), "{tag}, {name}: “{phrase}”");
                assert!(!phrase.is_empty(), "{tag}, {name}");
                assert!(locale == Locale::English || phrase != english || *name == "notes", "{tag}, {name}");
                let few = !phrase.contains(" one {") || locale != Locale::Russian || phrase.contains(" many {");
                assert!(few, "{tag}, {name}: “{phrase}” lacks a plural");
            }
        }
    }
}
