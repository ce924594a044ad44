//! The app's dialog in this module's hands: its trees become elements, and its buttons are heard.

use claimlight::annotation::Annotation;
use claimlight::browser::clipboard;
use claimlight::browser::dom;
use claimlight::browser::languages::{self, Language};
use claimlight::collection::Collection;
use claimlight::exchange::read_file;
use claimlight::share::{self, Destination, Offer, OpenedLink, Words};
use gloo_events::EventListener;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

thread_local! {
    static PLACE: RefCell<Option<Place>> = const { RefCell::new(None) };
    /// What is heard of the dialog that was filled last.
    static HEARD: RefCell<Option<EventListener>> = const { RefCell::new(None) };
}

/// Where the module is.
#[derive(Clone)]
pub struct Place {
    /// The collection as the page carries it.
    pub bundle: String,
    /// The app's own address.
    pub address: String,
    /// An operator's settings: the text of `kiosk.json`.
    pub settings: Option<String>,
}

/// What the app has to give and has not. Its reader can do nothing about it.
#[derive(Clone, Copy, Debug)]
pub enum Unfit {
    NotConfigured,
    Collection,
    Annotations,
}

impl From<Unfit> for JsValue {
    fn from(unfit: Unfit) -> Self {
        Self::from_str(match unfit {
            Unfit::NotConfigured => "configure() has not been called",
            Unfit::Collection => "configure() was given no bundle",
            Unfit::Annotations => "these annotations are no file of annotations",
        })
    }
}

/// Takes in where the module is.
pub fn configure(place: Place) {
    PLACE.set(Some(place));
}

/// Fills a place in a dialog with a link.
///
/// # Errors
/// What of it is missing or cannot be read.
pub fn offer(place: &HtmlElement, annotations: &str, language: &Language) -> Result<(), Unfit> {
    let Place { bundle, address, settings } = PLACE.with_borrow(Clone::clone).ok_or(Unfit::NotConfigured)?;
    let notes = read_file(annotations.as_bytes()).map_err(|_| Unfit::Annotations)?;
    let offer = Offer {
        collection: Collection::from_bundle(&bundle).map_err(|_| Unfit::Collection)?,
        annotations: notes.iter().map(Annotation::from).collect(),
        destination: Destination::new(settings.as_deref(), &address),
        words: words(language),
    };
    dom::fill(place, &offer.link());
    dom::focus(find(place, "[data-does='copy'], [data-does='close']").as_ref());
    let host = place.clone();
    let heard = EventListener::new(place, "click", move |event| pressed(&offer, &host, event));
    HEARD.set(Some(heard));
    Ok(())
}

/// What a link brings.
///
/// # Errors
/// What is missing to read it.
pub fn opened(fragment: &str, language: &Language) -> Result<OpenedLink, Unfit> {
    let Place { bundle, .. } = PLACE.with_borrow(Clone::clone).ok_or(Unfit::NotConfigured)?;
    let collection = Collection::from_bundle(&bundle).map_err(|_| Unfit::Collection)?;
    Ok(share::opened(&collection, fragment, &words(language)))
}

fn pressed(offer: &Offer, place: &HtmlElement, event: &Event) {
    let pressed: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let Some(pressed) = pressed.and_then(|pressed| pressed.closest("[data-does], input").ok().flatten()) else {
        return;
    };
    match pressed.get_attribute("data-does").as_deref() {
        Some("copy") => copy(offer, place),
        Some("code") => {
            pressed.remove();
            if let Some(code) = find(place, ".code") {
                dom::fill(&code, &offer.code());
                dom::focus(Some(&code));
                code.scroll_into_view();
            }
        }
        Some(_) => close(&pressed),
        None => field(place).into_iter().for_each(|field| field.select()),
    }
}

/// Asks the app to close the dialog, as the key for it does.
fn close(pressed: &Element) {
    if let (Ok(Some(dialog)), Ok(event)) = (pressed.closest("dialog"), Event::new("cancel")) {
        let _ = dialog.dispatch_event(&event);
    }
}

/// Puts the link on the clipboard, and says whether it is there. Where it cannot be, it is selected to be copied by hand.
fn copy(offer: &Offer, place: &HtmlElement) {
    let (Some(field), Some(status)) = (field(place), find(place, "[role='status']")) else { return };
    let words = offer.words;
    wasm_bindgen_futures::spawn_local(async move {
        let is_copied = clipboard::copy(&field.value()).await;
        if !is_copied {
            field.select();
        }
        status.set_text_content(Some(if is_copied { words.copied } else { words.not_copied }));
    });
}

fn field(place: &HtmlElement) -> Option<HtmlInputElement> {
    find(place, "input")?.dyn_into().ok()
}

fn find(place: &HtmlElement, selector: &str) -> Option<HtmlElement> {
    place.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

fn words(language: &Language) -> Words {
    let locale = language.adopt();
    Words::new(locale, languages::formats(locale))
}
