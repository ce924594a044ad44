//! Reading aloud with the device's own voices, sentence by sentence.
//!
//! Only local voices are used: others send what they read to a server. Browsers cut long utterances off, and some voices tell of
//! no word boundaries, so each sentence is an utterance of its own.

use claimlight::browser::dom::window;
use claimlight::exhibit::Utterance;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// What is read aloud, and who hears of it.
pub struct Speech {
    /// Sentences that wait.
    waiting: RefCell<VecDeque<Utterance>>,
    /// Which reading this is: what an earlier one still says is no longer heard.
    turn: RefCell<u64>,
    /// What the browser calls back, the latest last: it must live until then.
    heard: RefCell<VecDeque<Closure<dyn FnMut()>>>,
}

/// The device's voices. Old browsers and some builds have none.
fn synthesis() -> Option<SpeechSynthesis> {
    window().speech_synthesis().ok()
}

/// A local voice for a language.
fn voice(language: &str) -> Option<SpeechSynthesisVoice> {
    let main = language.split('-').next().unwrap_or(language).to_ascii_lowercase();
    let voices = synthesis()?.get_voices();
    let mut voices = voices.iter().filter_map(|voice| voice.dyn_into::<SpeechSynthesisVoice>().ok());
    voices.find(|voice| {
        let tag = voice.lang().to_ascii_lowercase();
        voice.local_service() && tag.split(['-', '_']).next() == Some(main.as_str())
    })
}

/// Whether something in a language can be read aloud.
pub fn has_voice(language: &str) -> bool {
    voice(language).is_some()
}

impl Speech {
    /// Nothing is read.
    pub fn new() -> Rc<Self> {
        Rc::new(Self { waiting: RefCell::default(), turn: RefCell::new(0), heard: RefCell::default() })
    }

    /// Reads sentences, and tells of each as it begins, and of the end with `None`.
    pub fn read(self: &Rc<Self>, sentences: Vec<Utterance>, tell: Rc<dyn Fn(Option<Utterance>)>) {
        self.hush();
        *self.waiting.borrow_mut() = sentences.into();
        let turn = *self.turn.borrow();
        self.next(turn, tell);
    }

    /// Stops at once, and forgets what was to be read.
    pub fn hush(&self) {
        *self.turn.borrow_mut() += 1;
        self.waiting.borrow_mut().clear();
        if let Some(synthesis) = synthesis() {
            synthesis.cancel();
        }
    }

    /// The next sentence that this device has a voice for; the others are passed over.
    fn next_with_a_voice(&self) -> Option<(Utterance, SpeechSynthesisVoice, SpeechSynthesisUtterance)> {
        loop {
            let sentence = self.waiting.borrow_mut().pop_front()?;
            let utterance = SpeechSynthesisUtterance::new_with_text(&sentence.words);
            if let (Some(voice), Ok(utterance)) = (voice(&sentence.language), utterance) {
                return Some((sentence, voice, utterance));
            }
        }
    }

    fn next(self: &Rc<Self>, turn: u64, tell: Rc<dyn Fn(Option<Utterance>)>) {
        if turn != *self.turn.borrow() {
            return;
        }
        let Some((sentence, voice, utterance)) = self.next_with_a_voice() else { return tell(None) };
        let Some(synthesis) = synthesis() else { return tell(None) };
        utterance.set_lang(&voice.lang());
        utterance.set_voice(Some(&voice));
        let (speech, told) = (self.clone(), tell.clone());
        let heard = Closure::<dyn FnMut()>::new(move || speech.next(turn, told.clone()));
        utterance.set_onend(Some(heard.as_ref().unchecked_ref()));
        utterance.set_onerror(Some(heard.as_ref().unchecked_ref()));
        tell(Some(sentence));
        synthesis.speak(&utterance);
        // The one before may be running just now, and goes with the next sentence. A timer that lets go of it would itself stay in
        // the module's table for good, one for each sentence.
        let mut kept = self.heard.borrow_mut();
        kept.push_back(heard);
        while kept.len() > 2 {
            kept.pop_front();
        }
    }
}
