//! What a visitor takes along: the code as a telephone sees it, taken off the screen by a reader that is not ours.

use std::io::Cursor;

use browser_tests::{Reader, Setup, in_chromium_by_default, in_each_browser};
use claimlight::judgement::{Judgement, Verdict};
use claimlight::share::unpack;

use super::hall::{answer, begin, come, hall, touch};
use crate::room::{collection, settle};

const ADDRESS: &str = "https://museum.example/letters/";
const SETTINGS: &str =
    r#"{"kiosk": true, "claims": ["L-95", "B-blind"], "address": "https://museum.example/letters/"}"#;
const NOWHERE: &str = r#"{"kiosk": true, "claims": ["L-95", "B-blind"]}"#;

/// A module of a code is so many CSS px wide at least, and so many modules around it are light (ISO/IEC 18004).
const LEAST_MODULE: f64 = 4.0;
const QUIET: f64 = 4.0;

in_each_browser! {
    a_telephone_reads_the_visitors_answers_off_the_screen: Setup::new().size(1080, 1920).touch().serving(hall(SETTINGS));
}

in_chromium_by_default! {
    a_telephone_reads_them_off_a_small_dark_screen: Setup::new().phone().dark().serving(hall(SETTINGS));
    a_telephone_reads_them_off_a_very_large_screen: Setup::new().size(2160, 3840).touch().serving(hall(SETTINGS));
    there_is_no_code_where_nobody_could_open_the_address: Setup::new().size(1080, 1920).touch().serving(hall(NOWHERE));
}

async fn a_telephone_reads_the_visitors_answers_off_the_screen(reader: &mut Reader) {
    come(reader).await;
    begin(reader).await;
    answer(reader, 3).await;
    assert_eq!(taken_along(reader).await, [said("L-95", Verdict::CannotBeChecked)]);
    touch(reader, ".next").await;
    reader.wait_for_text(".step", "Claim 2 of 2").await;
    answer(reader, 1).await;
    let both = [said("L-95", Verdict::CannotBeChecked), said("B-blind", Verdict::Supported)];
    assert_eq!(taken_along(reader).await, both, "{}", reader.browser());
    // The line around the code is thicker then.
    touch(reader, "[data-touch='contrast']").await;
    reader.wait_for("html[data-contrast='more'] .qr").await;
    assert_eq!(taken_along(reader).await, both, "{}", reader.browser());
    // What the next visitor takes along has nothing of it.
    touch(reader, ".next").await;
    reader.wait_for("main.attract").await;
    begin(reader).await;
    answer(reader, 2).await;
    assert_eq!(taken_along(reader).await, [said("L-95", Verdict::Contradicted)]);
}

async fn a_telephone_reads_them_off_a_small_dark_screen(reader: &mut Reader) {
    a_telephone_reads_the_visitors_answers_off_the_screen(reader).await;
}

async fn a_telephone_reads_them_off_a_very_large_screen(reader: &mut Reader) {
    a_telephone_reads_the_visitors_answers_off_the_screen(reader).await;
}

async fn there_is_no_code_where_nobody_could_open_the_address(reader: &mut Reader) {
    come(reader).await;
    begin(reader).await;
    answer(reader, 1).await;
    touch(reader, ".next").await;
    answer(reader, 1).await;
    assert_eq!(reader.count(".takeaway, .qr").await, 0, "{}", reader.browser());
}

/// A claim and what is said of it.
pub fn said(claim: &str, verdict: Verdict) -> (String, Verdict) {
    (claim.to_owned(), verdict)
}

/// What the code on the screen carries, as the app unpacks it on a visitor's telephone.
pub async fn taken_along(reader: &Reader) -> Vec<(String, Verdict)> {
    let link = link_on_the_screen(reader).await;
    let fragment = link.strip_prefix(ADDRESS).and_then(|rest| rest.strip_prefix('#'));
    let fragment = fragment.unwrap_or_else(|| panic!("{}: {link} leads elsewhere", reader.browser()));
    let collection = collection();
    let unpacked = unpack(&collection, fragment).unwrap_or_else(|error| panic!("{link}: {error:?}"));
    assert_eq!(unpacked.doubts, [], "{link}");
    let judgements = unpacked.annotations.into_iter().map(|annotation| {
        let read = Judgement::from_annotation(annotation, &collection.id);
        read.unwrap_or_else(|problem| panic!("{link}: {problem:?}"))
    });
    let judgements: Vec<Judgement> = judgements.collect();
    for (number, one) in judgements.iter().enumerate() {
        assert!(judgements[..number].iter().all(|other| other.iri != one.iri), "two answers are called {}", one.iri);
    }
    judgements.into_iter().map(|it| (it.claim.to_string(), it.verdict)).collect()
}

/// What the code on the screen says. Its modules are as wide as they must be, and so is the light zone around them.
async fn link_on_the_screen(reader: &Reader) -> String {
    reader.wait_for(".qr").await;
    reader.call("document.querySelector('.qr').scrollIntoView({ block: 'nearest' })", vec![]).await;
    settle(reader).await;
    let ratio = number(reader, "devicePixelRatio").await;
    let line = number(reader, "parseFloat(getComputedStyle(document.querySelector('.qr')).borderLeftWidth)").await;
    let within = (reader.rect_of(".qr").await.width - 2.0 * line) * ratio;
    // Where the element begins between two dots, what lies around it shines through at its edge.
    let edge = (line * ratio).ceil() as usize + 1;
    let picture = Picture::read(&reader.picture_of(".qr").await).without(edge);
    let mut seen = rqrr::PreparedImage::prepare_from_greyscale(picture.width, picture.height, |x, y| picture.at(x, y));
    let codes = seen.detect_grids();
    assert_eq!(codes.len(), 1, "{}: as many codes are seen", reader.browser());
    let (about, link) = codes[0].decode().unwrap_or_else(|error| panic!("{}: {error}", reader.browser()));

    let modules = (17 + 4 * about.version.0) as f64;
    let [left, top, right, bottom] = picture.dark();
    // Each may be a dot more or less, since a picture is of whole dots.
    let (width, height) = (right - left, bottom - top);
    let module = (width + 1) as f64 / modules;
    assert!(module / ratio >= LEAST_MODULE, "{}: a module has {module} dots, {ratio} a px", reader.browser());
    let shape =
        format!("{}: {left}, {top}, {right}, {bottom} of {} × {}", reader.browser(), picture.width, picture.height);
    assert!(width.abs_diff(height) <= 2, "it is no square: {shape}");
    let is_in_the_middle = left.abs_diff(picture.width - right) <= 2 && top.abs_diff(picture.height - bottom) <= 2;
    assert!(is_in_the_middle, "{shape}");
    assert!(within / module >= modules + 2.0 * QUIET - 0.5, "less than {QUIET} modules are light around it: {shape}");
    link
}

async fn number(reader: &Reader, expression: &str) -> f64 {
    reader.eval(expression).await.as_f64().unwrap_or_else(|| panic!("{expression} is no number"))
}

/// A picture in shades of grey.
struct Picture {
    width: usize,
    height: usize,
    dots: Vec<u8>,
}

impl Picture {
    fn read(file: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(Cursor::new(file));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut read = decoder.read_info().expect("a PNG file");
        let mut bytes = vec![0; read.output_buffer_size().expect("it is small")];
        let about = read.next_frame(&mut bytes).expect("a whole PNG file");
        let samples = about.color_type.samples();
        assert!(samples >= 3, "browsers take pictures in colour");
        let grey = |dot: &[u8]| (dot[..3].iter().map(|colour| u32::from(*colour)).sum::<u32>() / 3) as u8;
        let dots = bytes[..about.buffer_size()].chunks_exact(samples).map(grey).collect();
        Self { width: about.width as usize, height: about.height as usize, dots }
    }

    fn at(&self, x: usize, y: usize) -> u8 {
        self.dots[y * self.width + x]
    }

    /// Without so many dots at each edge.
    fn without(&self, edge: usize) -> Self {
        let (width, height) = (self.width - 2 * edge, self.height - 2 * edge);
        let dots = (0..height).flat_map(|y| (0..width).map(move |x| self.at(x + edge, y + edge))).collect();
        Self { width, height, dots }
    }

    /// The least box around all that is not light: left, top, right, bottom.
    fn dark(&self) -> [usize; 4] {
        const LIGHT: u8 = 200;
        let mut around = [self.width, self.height, 0, 0];
        for y in 0..self.height {
            for x in (0..self.width).filter(|x| self.at(*x, y) < LIGHT) {
                let [left, top, right, bottom] = around;
                around = [left.min(x), top.min(y), right.max(x + 1), bottom.max(y + 1)];
            }
        }
        around
    }
}
