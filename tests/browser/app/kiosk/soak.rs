//! Thousands of visitors: the page must be after the last one what it was after the first. CLAIMLIGHT_VISITS says how many (20);
//! `make test-all` has 50, `make soak` 2,000; that keeps what was measured where CLAIMLIGHT_SOAK says.

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs};

use browser_tests::{Browser, Held, Reader, Setup, in_chromium_by_default};
use serde_json::json;

use super::hall::{come, hall};
use crate::room::in_page;
use crate::served;

/// Two claims, of which one is always on the waiting screen, so that the page can be compared; and nobody is ever warned.
const SETTINGS: &str = r#"{"kiosk": true, "claims": ["L-95", "B-blind"], "attract": {"claims": ["L-95"]}, "idle": 3600,
    "reload": false, "address": "https://museum.example/letters/"}"#;
/// How much the heap may have grown over all visits but the first tenth, by the line that fits the samples best, in bytes. A
/// screen that was not let go of has some 100 kB.
const GROWTH: f64 = 1_048_576.0;
/// How much the counts of a day may take in the storage, in bytes; their digits grow.
const STORAGE: u64 = 2_000;

in_chromium_by_default! {
    no_visitor_leaves_anything_behind: setup();
}

/// What the page is while nobody is there.
struct Sample {
    visits: usize,
    elements: u64,
    storage: u64,
    wasm: u64,
    /// Functions that the module keeps for the browser to call.
    kept: u64,
    held: Held,
}

fn visits() -> usize {
    env::var("CLAIMLIGHT_VISITS").map_or(20, |visits| visits.parse().expect("CLAIMLIGHT_VISITS is a number"))
}

fn setup() -> Setup {
    let folder = hall(SETTINGS);
    served::run_in_page(&folder, A_VOICE);
    tell_the_modules_memory(&folder);
    let visits = u32::try_from(visits()).unwrap_or(u32::MAX);
    let patience = Duration::from_secs(120) + Duration::from_secs(2) * visits;
    Setup::new().size(1080, 1920).touch().serving(folder).own_browser().patience(patience)
}

/// A local voice for all languages, which is quick.
const A_VOICE: &str = "
    const voices = ['en', 'ru', 'es', 'fr', 'de'].map((lang) => {
        const voice = Object.create(SpeechSynthesisVoice.prototype);
        for (const [name, value] of Object.entries({ lang, localService: true, name: lang }))
            Object.defineProperty(voice, name, { value });
        return voice;
    });
    let timer;
    const double = {
        getVoices: () => voices,
        speak(utterance) { timer = setTimeout(() => utterance.onend?.(), 5); },
        cancel() { clearTimeout(timer); },
        addEventListener() {}, removeEventListener() {},
    };
    Object.defineProperty(window, 'speechSynthesis', { value: double });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };";

/// The module that is served tells the page, whenever it is asked, what it holds on to; the app knows nothing of that.
fn tell_the_modules_memory(folder: &Path) {
    let (module, own) = (folder.join("kiosk.js"), folder.join("kiosk-itself.js"));
    fs::rename(&module, own).expect("the app has its module for exhibits");
    let wrapped = "import load, * as own from './kiosk-itself.js';
        export const start = own.start;
        export default async () => {
            const module = await load();
            const tables = Object.values(module).filter((it) => it instanceof WebAssembly.Table);
            const isKept = (table, place) => typeof table.get(place) === 'function';
            const kept = (table) => Array.from({ length: table.length }, (_, place) => isKept(table, place)).filter(Boolean).length;
            document.addEventListener('measure', () => {
                document.body.dataset.wasm = module.memory.buffer.byteLength;
                document.body.dataset.kept = Math.max(...tables.map(kept));
            });
        };";
    fs::write(module, wrapped).expect("there is room");
}

async fn no_visitor_leaves_anything_behind(reader: &mut Reader) {
    let visits = visits();
    let batch = (visits / 80).max(5);
    come(reader).await;
    let mut samples = Vec::new();
    for done in (0..visits).step_by(batch) {
        let count = batch.min(visits - done);
        reader.call(&in_page(include_str!("soak.js")), vec![json!(done), json!(count)]).await;
        samples.push(sample(reader, done + count).await);
    }
    // First, so that what went wrong can be looked at.
    if let Some(folder) = env::var_os("CLAIMLIGHT_SOAK") {
        write(&PathBuf::from(folder), reader.browser(), &samples);
    }
    expect_no_growth(reader.browser(), &samples);
}

async fn sample(reader: &Reader, visits: usize) -> Sample {
    let body = "
        document.dispatchEvent(new Event('measure'));
        const stored = Object.entries(localStorage).reduce((sum, [key, value]) => sum + 2 * (key.length + value.length), 0);
        return [document.querySelectorAll('*').length, stored, Number(document.body.dataset.wasm), Number(document.body.dataset.kept)]";
    let told = reader.call(body, vec![]).await;
    let number = |place: usize| told[place].as_u64().unwrap_or_else(|| panic!("no number: {told}"));
    let held = reader.held().await;
    Sample { visits, elements: number(0), storage: number(1), wasm: number(2), kept: number(3), held }
}

fn expect_no_growth(browser: Browser, samples: &[Sample]) {
    let last = samples.last().expect("there were visits");
    let settled: Vec<&Sample> = samples.iter().filter(|sample| sample.visits * 10 >= last.visits).collect();
    let first = settled[0];
    for sample in samples {
        assert_eq!(sample.elements, first.elements, "{browser}: elements after {} visits", sample.visits);
        assert!(sample.storage <= STORAGE, "{browser}: {} bytes stored after {}", sample.storage, sample.visits);
    }
    for sample in &settled {
        assert_eq!(sample.wasm, first.wasm, "{browser}: the module's memory after {} visits", sample.visits);
        assert_eq!(sample.kept, first.kept, "{browser}: functions kept after {} visits", sample.visits);
        assert_eq!(sample.held.listeners, first.held.listeners, "{browser}: listeners after {}", sample.visits);
    }
    let grown = growth(&settled, |held| held.heap);
    println!(
        "{browser}, {} visits: {} elements, {} bytes stored, {} bytes of the module, heap {:?} to {:?} bytes, trend {grown:.0} bytes, \
         resident {:?} to {:?}, trend {:.0}",
        last.visits,
        last.elements,
        last.storage,
        last.wasm,
        first.held.heap,
        last.held.heap,
        first.held.resident,
        last.held.resident,
        growth(&settled, |held| held.resident),
    );
    assert!(grown < GROWTH, "{browser}: the heap grew by {grown:.0} bytes over {} visits", last.visits - first.visits);
    let nodes = growth(&settled, |held| held.nodes);
    assert!(nodes < first.elements as f64, "{browser}: {nodes:.0} nodes were not let go of");
}

/// By how much something has grown over all samples, by the line that fits them best.
fn growth(samples: &[&Sample], of: impl Fn(&Held) -> Option<u64>) -> f64 {
    let points = samples.iter().filter_map(|sample| Some((sample.visits as f64, of(&sample.held)? as f64)));
    let points: Vec<(f64, f64)> = points.collect();
    let count = points.len().max(1) as f64;
    let mean_x = points.iter().map(|(x, _)| x).sum::<f64>() / count;
    let mean_y = points.iter().map(|(_, y)| y).sum::<f64>() / count;
    let spread: f64 = points.iter().map(|(x, _)| (x - mean_x).powi(2)).sum();
    if spread == 0.0 {
        return 0.0;
    }
    let slope = points.iter().map(|(x, y)| (x - mean_x) * (y - mean_y)).sum::<f64>() / spread;
    let visits = samples.last().map_or(0, |it| it.visits) - samples.first().map_or(0, |it| it.visits);
    slope * visits as f64
}

/// A table, a line for each sample. What a browser does not tell is empty.
fn write(folder: &Path, browser: Browser, samples: &[Sample]) {
    let mut lines = String::from("visits,elements,nodes,listeners,kept,heap,module,storage,resident\n");
    let cell = |value: Option<u64>| value.map_or(String::new(), |value| value.to_string());
    for Sample { visits, elements, storage, wasm, kept, held } in samples {
        let [nodes, listeners, heap, resident] = [held.nodes, held.listeners, held.heap, held.resident].map(cell);
        lines += &format!("{visits},{elements},{nodes},{listeners},{kept},{heap},{wasm},{storage},{resident}\n");
    }
    fs::create_dir_all(folder).expect("a folder can be made");
    let name = browser.to_string().to_lowercase();
    fs::write(folder.join(format!("{name}.csv")), lines).expect("there is room");
}
