//! The exhibit at work: the visit, what is known around it, and the screen that follows from both.

use crate::counts::Counts;
use crate::hall;
use crate::speech::{self, Speech};
use crate::stage::Stage as Page;
use crate::takeaway::Takeaway;
use claimlight::browser::{dom, files, outside};
use claimlight::collection::{ClaimId, Collection};
use claimlight::exhibit::{
    Configuration, Effect, Health, Idle, Report, Shown, Stage, Tally, Touch, Utterance, Visit, Watch, Words, aloud,
    csv, show, wrong_settings,
};
use claimlight::i18n::{Locale, Messages};
use claimlight::json;
use serde_json::json;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::HtmlElement;

/// Seconds for which wrong settings are shown before the exhibit starts in spite of them.
const SETTINGS_SHOWN: u32 = 60;
/// The page is loaded anew at night only after so many ms: a clock that is set back must not do it twice.
const BETWEEN_RELOADS: f64 = 7_200_000.0;

/// A language that the exhibit speaks.
pub struct Spoken {
    /// The interface's words.
    pub messages: Messages,
    /// The collection with its words in the language.
    pub collection: Collection,
    /// Which way the script runs: `ltr` or `rtl`.
    pub direction: String,
}

/// The exhibit, for whoever hears of a touch or of time.
#[derive(Clone)]
pub struct Exhibit(Rc<RefCell<State>>);

struct State {
    configuration: Configuration,
    spoken: Vec<Spoken>,
    visit: Visit,
    /// Seconds until the exhibit starts in spite of wrong settings; `None` once it has.
    settings_shown: Option<u32>,
    watch: Watch,
    idle: Idle,
    counts: Counts,
    report: Report,
    page: Page,
    speech: Rc<Speech>,
    sentence: Option<Utterance>,
    takeaway: Takeaway,
    /// The address of the page, which no visit changes.
    address: String,
    /// When the claim on the waiting screen came, in ms of [`hall::uptime`].
    turned: f64,
    /// What was shown last, to tell a new screen from the same one.
    last: Option<Stage>,
    /// Whether the page is being loaded anew for the night; asked for once.
    is_reloading: bool,
}

impl Exhibit {
    /// An exhibit in an element of the page.
    pub fn new(host: HtmlElement, configuration: Configuration, spoken: Vec<Spoken>, report: Report) -> Self {
        let now = hall::uptime();
        let state = State {
            visit: Visit::fresh(&configuration),
            settings_shown: (!report.settings.is_empty()).then_some(SETTINGS_SHOWN),
            watch: Watch::new(now, configuration.idle, configuration.warning),
            idle: Idle::Here,
            counts: Counts::stored(),
            report,
            page: Page::new(host),
            speech: Speech::new(),
            sentence: None,
            takeaway: Takeaway::default(),
            address: hall::address(),
            turned: now,
            last: None,
            is_reloading: false,
            configuration,
            spoken,
        };
        let exhibit = Self(Rc::new(RefCell::new(state)));
        exhibit.with(State::render);
        exhibit
    }

    fn with<T>(&self, work: impl FnOnce(&mut State) -> T) -> T {
        work(&mut self.0.borrow_mut())
    }

    /// Somebody is there. Whether the touch or key ended a warning, and so means nothing else.
    pub fn stirred(&self) -> bool {
        self.with(|state| {
            state.watch.touched(hall::uptime());
            let was_warned = matches!(state.idle, Idle::Warning(_));
            if was_warned {
                state.idle = Idle::Here;
                state.render();
            }
            was_warned
        })
    }

    /// A touch or a key starts the exhibit in spite of settings that are wrong. Whether it meant that.
    pub fn starts_anyway(&self) -> bool {
        self.with(|state| {
            let was_shown = state.settings_shown.take().is_some();
            if was_shown {
                state.render();
            }
            was_shown
        })
    }

    /// A target was touched.
    pub fn touched(&self, touch: Touch) {
        let (before, effects, now, is_over) = self.with(|state| {
            let (before, was_waiting) = (state.opened(), state.visit.is_waiting());
            let effects = state.visit.touch(touch, &state.configuration);
            state.turned = hall::uptime();
            (before, effects, state.opened(), !was_waiting && state.visit.is_waiting())
        });
        if now != before
            && let Some(claim) = now
        {
            outside::tell("claim-opened", || json::line(&json!({ "claim": claim.as_str() })));
        }
        for effect in effects {
            self.carry_out(effect);
        }
        self.with(|state| {
            if is_over {
                state.end();
            }
            state.render();
        });
    }

    fn carry_out(&self, effect: Effect) {
        match effect {
            Effect::CountVisit => self.with(|state| state.count(|tally, period| tally.count_visit(period))),
            Effect::Count(claim, verdict) => {
                let judged = json!({ "claim": claim.as_str(), "verdict": verdict.name() });
                outside::tell("judged", || json::line(&judged));
                self.with(|state| state.count(|tally, period| tally.count(period, &claim, verdict)));
            }
            Effect::ReadAloud => self.read_aloud(),
            Effect::Hush => self.with(|state| {
                state.speech.hush();
                state.sentence = None;
            }),
            Effect::Scroll(hundredths) => self.with(|state| state.page.scroll(hundredths)),
            Effect::Export => {
                let table = self.with(|state| csv(&state.report, state.counts.tally()));
                let _ = files::save("claimlight-kiosk.csv", "text/csv", &table);
            }
            Effect::Reload => hall::reload(),
        }
    }

    fn read_aloud(&self) {
        let (speech, sentences) = self.with(|state| (state.speech.clone(), aloud(&state.visit, &state.shown())));
        let exhibit = self.clone();
        // Told within the call and later by the browser: never while the state is held.
        let tell = move |sentence: Option<Utterance>| {
            exhibit.with(|state| {
                state.watch.touched(hall::uptime());
                state.visit.is_reading_aloud = sentence.is_some();
                state.sentence = sentence;
                state.render();
            });
        };
        speech.read(sentences, Rc::new(tell));
    }

    /// The long press of an operator: only where nobody's visit is under way.
    pub fn operator(&self) {
        self.with(|state| {
            if state.visit.is_waiting() {
                state.visit.ask_for_code();
                state.render();
            }
        });
    }

    /// The arrow keys of a keypad.
    pub fn step(&self, is_forward: bool) {
        self.with(|state| state.page.step(is_forward));
    }

    /// Whether the waiting screen is shown, where any touch and any key begin a visit.
    pub fn is_waiting(&self) -> bool {
        self.with(|state| state.settings_shown.is_none() && state.visit.is_waiting())
    }

    /// The window has another size, or the screen was turned.
    pub fn resized(&self) {
        self.with(State::fit);
    }

    /// The browser's voices are known, or others than before.
    pub fn voices_changed(&self) {
        self.with(State::render);
    }

    /// A second has gone by.
    pub fn tick(&self) {
        self.with(State::tick);
    }
}

impl State {
    /// The claim that a visitor has opened.
    fn opened(&self) -> Option<ClaimId> {
        let is_open = matches!(self.visit.stage, Stage::Claim(_) | Stage::Document { .. });
        self.visit.claim(&self.configuration).filter(|_| is_open).cloned()
    }

    fn tick(&mut self) {
        let now = hall::uptime();
        if let Some(seconds) = self.settings_shown {
            self.settings_shown = seconds.checked_sub(1).filter(|seconds| *seconds > 0);
        }
        if self.visit.is_under_way(&self.configuration) {
            self.idle = self.watch.look(now);
            if self.idle == Idle::Gone {
                self.end();
            }
        } else {
            self.watch.touched(now);
            self.idle = Idle::Here;
            if now - self.turned >= f64::from(self.configuration.attract.seconds) * 1000.0 {
                self.turned = now;
                self.visit.turn();
            }
            let (_, hour) = hall::local_time();
            if self.configuration.reload == Some(hour) && now > BETWEEN_RELOADS && !self.is_reloading {
                self.is_reloading = true;
                hall::reload();
            }
        }
        let is_visited = self.visit.is_under_way(&self.configuration);
        self.report.uptime = (now / 1000.0) as u64;
        let health = Health { uptime: self.report.uptime, faults: self.report.faults, is_visited };
        if dom::page().title() != health.title() {
            dom::page().set_title(&health.title());
        }
        self.render();
    }

    /// Drops everything of the visitor's.
    fn end(&mut self) {
        self.speech.hush();
        self.sentence = None;
        self.takeaway = Takeaway::default();
        self.visit = Visit::fresh(&self.configuration);
        self.idle = Idle::Here;
        self.turned = hall::uptime();
        self.page.clear();
        hall::forget(&self.address);
    }

    fn count(&mut self, count: impl FnOnce(&mut Tally, &str)) {
        let Some(period) = self.configuration.tally else { return };
        let (day, _) = hall::local_time();
        self.counts.count(|tally| count(tally, &period.name(day)));
    }

    fn spoken(&self, locale: Locale) -> &Spoken {
        self.spoken.iter().find(|spoken| spoken.messages.locale() == locale).unwrap_or(&self.spoken[0])
    }

    /// The name of the period that answers are counted in now.
    fn period(&self) -> String {
        let (day, _) = hall::local_time();
        self.configuration.tally.map(|period| period.name(day)).unwrap_or_default()
    }

    fn shown(&self) -> Shown<'_> {
        let spoken = self.spoken(self.visit.locale);
        Shown {
            configuration: &self.configuration,
            collection: &spoken.collection,
            words: Words::new(spoken.messages),
            tally: self.counts.tally(),
            period: self.period(),
            idle: self.idle,
            has_voice: &speech::has_voice,
            spoken: self.sentence.as_ref(),
            code: None,
            report: &self.report,
        }
    }

    fn render(&mut self) {
        self.fit();
        if self.visit.stage == Stage::Panel {
            self.counts.look();
            self.report.storage = hall::stored();
            self.report.is_unsaved = self.report.storage.is_some() && !self.counts.is_saved();
        }
        let percent = hall::scale_of(self.configuration.screen).percent;
        let collection = &self.spoken[0].collection;
        let code = self.takeaway.code(&self.visit.answers, collection, &self.configuration, percent);
        let shown = Shown { code, ..self.shown() };
        let screen = match self.settings_shown {
            Some(seconds) => wrong_settings(&shown.words, &self.report, seconds),
            None => show(&self.visit, &shown),
        };
        let is_same = self.last.as_ref() == Some(&self.visit.stage);
        self.last = Some(self.visit.stage.clone());
        self.page.show(screen, is_same);
    }

    fn fit(&mut self) {
        let spoken = self.spoken(self.visit.locale);
        let tag = spoken.messages.tag();
        let is_turned = hall::fit(self.configuration.screen, self.visit.comfort, &spoken.direction, tag);
        if is_turned {
            self.page.show_what_is_read();
        }
    }
}
