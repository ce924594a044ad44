//! The languages of `language.js`: words, and numbers and dates as the browser's `Intl` writes them.

use crate::collection::Date;
use crate::i18n::{DateStyle, Formats, Locale};
use js_sys::{Function, Promise};
use std::cell::RefCell;
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// `Language` of `language.js`.
    #[derive(Clone)]
    pub type Language;
    /// Its BCP 47 tag.
    #[wasm_bindgen(method, getter)]
    fn tag(this: &Language) -> String;
    /// The text of its file; none for English.
    #[wasm_bindgen(method, getter)]
    pub fn file(this: &Language) -> Option<String>;
    /// English, where the words are of no use.
    #[wasm_bindgen(method)]
    pub fn english(this: &Language) -> Language;
    #[wasm_bindgen(method)]
    fn plural(this: &Language, count: usize) -> String;
    #[wasm_bindgen(method)]
    fn number(this: &Language, number: usize) -> String;
    #[wasm_bindgen(method)]
    fn date(this: &Language, day: &str, style: &str) -> String;
}

thread_local! {
    static OPEN: RefCell<Option<Function>> = const { RefCell::new(None) };
    /// Every language that has been spoken: messages that were made in it go on being written in it.
    static SPOKEN: RefCell<Vec<(Locale, Language)>> = const { RefCell::new(Vec::new()) };
}

impl Language {
    /// The language's name among ours.
    pub fn locale(&self) -> Locale {
        Locale::from_tag(&self.tag()).unwrap_or_default()
    }

    /// Has this object asked for the language's numbers and dates from now on.
    pub fn adopt(&self) -> Locale {
        let locale = self.locale();
        SPOKEN.with_borrow_mut(|spoken| {
            spoken.retain(|(other, _)| *other != locale);
            spoken.push((locale, self.clone()));
        });
        locale
    }
}

/// Says where languages come from: a function of a BCP 47 tag to a promise of a `Language`.
pub fn set_opener(open: Option<Function>) {
    OPEN.replace(open);
}

/// A language; `None` where it cannot be had.
pub async fn open(locale: Locale) -> Option<Language> {
    let open = OPEN.with_borrow(Clone::clone)?;
    let promise: Promise = open.call1(&JsValue::NULL, &locale.tag().into()).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok().map(JsValue::unchecked_into)
}

/// The language that was spoken last: the one that is spoken.
pub fn spoken() -> Option<Language> {
    SPOKEN.with_borrow(|spoken| Some(spoken.last()?.1.clone()))
}

/// How this browser writes a language that has been spoken.
pub fn formats(locale: Locale) -> &'static dyn Formats {
    static ALL: [Browser; Locale::ALL.len()] = {
        let mut all = [Browser(Locale::English); Locale::ALL.len()];
        let mut number = 0;
        while number < all.len() {
            all[number] = Browser(Locale::ALL[number].0);
            number += 1;
        }
        all
    };
    &ALL[locale as usize]
}

/// A language in the browser's eyes.
#[derive(Clone, Copy)]
struct Browser(Locale);

impl Browser {
    fn ask(&self, question: &dyn Fn(&Language) -> String) -> String {
        let language =
            SPOKEN.with_borrow(|spoken| Some(spoken.iter().find(|(locale, _)| *locale == self.0)?.1.clone()));
        language.map(|language| question(&language)).unwrap_or_default()
    }
}

impl Formats for Browser {
    fn plural(&self, count: usize) -> String {
        self.ask(&|language| language.plural(count))
    }

    fn number(&self, number: usize) -> String {
        self.ask(&|language| language.number(number))
    }

    fn date(&self, date: Date, style: DateStyle) -> String {
        self.ask(&|language| language.date(&date.to_string(), style.name()))
    }
}
