//! The language of the interface, and the list to choose it from.

use super::desk::{Desk, desk};
use super::parts::option;
use super::preferences;
use crate::browser::languages::{self, Language};
use crate::browser::surroundings::work_while_here;
use crate::browser::{observe, surroundings};
use crate::collection::Collection;
use crate::i18n::{LanguageFile, Locale, Messages};
use leptos::ev::Event;
use leptos::prelude::*;
use std::cell::RefCell;

/// What a language brings to the desk.
#[derive(Clone)]
pub struct Spoken {
    /// The interface's words.
    pub messages: Messages,
    /// The documents and claims, with their words in the language.
    pub collection: Collection,
}

/// A language with the collection of a bundle in it. Words of another version of the app give way to English.
///
/// # Errors
/// What is wrong with the bundle.
pub fn speak(language: &Language, bundle: &str) -> Result<Spoken, crate::collection::BadBundle> {
    let locale = language.locale();
    let formats = languages::formats(locale);
    let file = language.file().and_then(|file| read_once(locale, &file));
    let direction = file.map_or("ltr", |file| &file.direction);
    let root = surroundings::page_element();
    let set = |name, value: &str| root.as_ref().map(|root| root.set_attribute(name, value));
    set("lang", locale.tag());
    set("dir", direction);
    Ok(match file {
        Some(LanguageFile { phrases, collection, .. }) => Spoken {
            messages: Messages::new(locale, phrases, formats),
            collection: Collection::from_bundle_in(bundle, locale.tag(), collection.clone())?,
        },
        None => Spoken {
            messages: Messages::english_with(formats),
            collection: Collection::from_bundle_in(bundle, "", Vec::new())?,
        },
    })
}

thread_local! {
    static READ: RefCell<Vec<(Locale, &'static LanguageFile)>> = const { RefCell::new(Vec::new()) };
}

/// Reads a language's file. Its words are kept for as long as the module lives, so each is read once.
fn read_once(locale: Locale, file: &str) -> Option<&'static LanguageFile> {
    READ.with_borrow_mut(|read| {
        if let Some((_, file)) = read.iter().find(|(other, _)| *other == locale) {
            return Some(*file);
        }
        let file: &LanguageFile = Box::leak(Box::new(LanguageFile::read(file)?));
        read.push((locale, file));
        Some(file)
    })
}

/// Changes the language, or says that its words cannot be had.
fn choose(desk: Desk, locale: Locale) {
    work_while_here(async move {
        let spoken = languages::open(locale).await.and_then(|language| speak(&language, &desk.bundle()).ok());
        match spoken {
            Some(spoken) => {
                desk.settings.update(|settings| settings.language = Some(locale));
                desk.settings.with_untracked(preferences::keep);
                desk.set_language(spoken);
            }
            None => {
                desk.tell(desk.messages().language_not_here(locale.name()), false);
                desk.language.notify(); // The list shows the language that is still spoken.
            }
        }
        observe::focus_in_next_frame(&["dialog .language", "#language"]);
    });
}

/// The list of languages, each by its own name; in the bar and, for small screens, among the settings.
pub fn language_list(id: &'static str) -> AnyView {
    let desk = desk();
    let now = desk.messages().locale();
    let options: Vec<AnyView> =
        Locale::ALL.into_iter().map(|(locale, tag, name)| option(tag, name, locale == now)).collect();
    let change: Box<dyn FnMut(Event)> = Box::new(move |event| {
        if let Some(locale) = Locale::from_tag(&event_target_value(&event)) {
            choose(desk, locale);
        }
    });
    view! { <select id=id class="language" aria-label=desk.messages().language on:change=change>{options}</select> }
        .into_any()
}
