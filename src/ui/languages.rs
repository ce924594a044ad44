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
use std::cell::{Cell, RefCell};

/// What a language brings to the desk.
#[derive(Clone)]
pub struct Spoken {
    /// The interface's words.
    pub messages: Messages,
    /// The documents and claims, with their words in the language.
    pub collection: Collection,
}

/// A language with the collection of a bundle in it. Words of another version of the app give way to English, with its numbers
/// and dates.
///
/// # Errors
/// What is wrong with the bundle.
pub fn speak(language: &Language, bundle: &str) -> Result<Spoken, crate::collection::BadBundle> {
    let file = words_of(language);
    let locale = if file.is_some() { language.adopt() } else { language.english().adopt() };
    let formats = languages::formats(locale);
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
    static CHOICES: Cell<u32> = const { Cell::new(0) };
}

/// The words of a language's file; `None` for English, and where they are of another version. They are kept for as long as the
/// module lives, so each file is read once.
fn words_of(language: &Language) -> Option<&'static LanguageFile> {
    let (locale, file) = (language.locale(), language.file()?);
    READ.with_borrow_mut(|read| {
        if let Some((_, file)) = read.iter().find(|(other, _)| *other == locale) {
            return Some(*file);
        }
        let file: &LanguageFile = Box::leak(Box::new(LanguageFile::read(&file)?));
        read.push((locale, file));
        Some(file)
    })
}

/// Changes the language, or says that its words cannot be had.
fn choose(desk: Desk, locale: Locale) {
    let choice = CHOICES.get() + 1;
    CHOICES.set(choice);
    work_while_here(async move {
        let language = languages::open(locale).await;
        // The words of an earlier choice may come after those of a later one.
        if choice != CHOICES.get() {
            return;
        }
        let language = language.filter(|language| locale == Locale::English || words_of(language).is_some());
        let spoken = language.and_then(|language| speak(&language, &desk.bundle()).ok());
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
