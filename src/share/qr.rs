//! A QR code of a link, as a matrix of modules and as one path to draw.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// Modules of white around a code that a reader needs on each side (ISO/IEC 18004, §6.3.8).
pub const QUIET: u8 = 4;

/// The largest version that a telephone reads off a kiosk's screen without trying twice: 77 modules a side.
const VERSION: u8 = 15;
const CORRECTION: QrCodeEcc = QrCodeEcc::Medium;

/// How many bits the data of a code of version 15 with correction M can have: 415 bytes (ISO/IEC 18004, table 7).
const CAPACITY: usize = 415 * 8;

/// Bits before the data of a segment: its mode, and how much of it there is, in version 10 to 26 (ISO/IEC 18004, table 3).
const BYTES_HEAD: usize = 4 + 16;
const DIGITS_HEAD: usize = 4 + 12;

/// As few digits as are worth a segment of their own: below, its head takes more than they save.
const FEW_DIGITS: usize = 4;

/// A QR code: black and white modules in a square.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    side: usize,
    modules: Vec<bool>,
}

/// The smallest code of a text: version 15 at most, with error correction M or better; `None` if the text is too long.
pub fn qr(text: &str) -> Option<Qr> {
    let (bytes, digits) = segments(text);
    let segments: Vec<QrSegment> = [
        (!bytes.is_empty()).then(|| QrSegment::make_bytes(bytes.as_bytes())),
        (!digits.is_empty()).then(|| QrSegment::make_numeric(digits)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let code = QrCode::encode_segments_advanced(&segments, CORRECTION, Version::MIN, Version::new(VERSION), None, true)
        .ok()?;
    let side = code.size();
    let modules = (0..side).flat_map(|y| (0..side).map(move |x| (x, y))).map(|(x, y)| code.get_module(x, y)).collect();
    Some(Qr { side: usize::try_from(side).ok()?, modules })
}

/// Whether [`qr`] has a code for a text, without making it.
pub(super) fn fits(text: &str) -> bool {
    let (bytes, digits) = segments(text);
    let of_bytes = if bytes.is_empty() { 0 } else { BYTES_HEAD + 8 * bytes.len() };
    let of_digits = if digits.is_empty() { 0 } else { DIGITS_HEAD + (10 * digits.len()).div_ceil(3) };
    of_bytes + of_digits <= CAPACITY
}

/// A text parted before the digits at its end, which take less room in a segment of their own.
fn segments(text: &str) -> (&str, &str) {
    let end = text.trim_end_matches(|sign: char| sign.is_ascii_digit()).len();
    let (bytes, digits) = text.split_at(end);
    if digits.len() < FEW_DIGITS { (text, "") } else { (bytes, digits) }
}

impl Qr {
    /// How many modules a side has, without the white around.
    pub fn side(&self) -> usize {
        self.side
    }

    /// Whether the module in that column and row is black. Outside of the code all is white.
    pub fn is_black(&self, x: usize, y: usize) -> bool {
        x < self.side && self.modules.get(y * self.side + x).copied().unwrap_or(false)
    }

    /// How many modules a side has with the white around: the `viewBox` is `0 0 size size`.
    pub fn size(&self) -> usize {
        self.side + 2 * usize::from(QUIET)
    }

    /// All black modules as the `d` of one SVG path, in modules from the outer corner of the white around: each run of a row is
    /// a rectangle. To be filled, with `shape-rendering="crispEdges"`.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for y in 0..self.side {
            let mut x = 0;
            while x < self.side {
                let run = (x..self.side).take_while(|x| self.is_black(*x, y)).count();
                if run > 0 {
                    let (left, top) = (x + usize::from(QUIET), y + usize::from(QUIET));
                    path.push_str(&format!("M{left} {top}h{run}v1h-{run}z"));
                }
                x += run + 1;
            }
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What an independent reader sees in a picture of the path, four dots a module.
    fn read(qr: &Qr) -> String {
        const DOTS: usize = 4;
        let side = qr.size() * DOTS;
        let mut picture = vec![255; side * side];
        for rectangle in qr.path().split('M').skip(1) {
            let (place, run) = rectangle.split_once('h').expect("a run");
            let (left, top) = place.split_once(' ').expect("a place");
            let [left, top, run] =
                [left, top, run.split('v').next().expect("a width")].map(|it| it.parse::<usize>().expect("a number"));
            for y in top * DOTS..(top + 1) * DOTS {
                picture[y * side + left * DOTS..y * side + (left + run) * DOTS].fill(0);
            }
        }
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| picture[y * side + x]);
        let codes = picture.detect_grids();
        assert_eq!(codes.len(), 1, "as many codes are seen");
        codes[0].decode().expect("a code that can be read").1
    }

    #[test]
    fn a_code_is_read_as_what_it_was_made_of() {
        let digits = "12345678901234567".repeat(40);
        for text in ["https://example.org/", "#n1=AbC-_", &format!("https://example.org/#n1=.{digits}"), "1234567"] {
            assert_eq!(read(&qr(text).expect("short enough")), text);
        }
    }

    #[test]
    fn a_path_is_one_rectangle_for_each_run() {
        let qr = Qr { side: 3, modules: vec![true, true, false, false, false, false, true, false, true] };
        assert_eq!(qr.path(), "M4 4h2v1h-2zM4 6h1v1h-1zM6 6h1v1h-1z");
        assert_eq!((qr.size(), qr.is_black(1, 0), qr.is_black(3, 0), qr.is_black(0, 3)), (11, true, false, false));
    }

    #[test]
    fn what_fits_is_known_without_making_it() {
        for (text, longest) in [("a", 412), ("1", 991)] {
            assert!(fits(&text.repeat(longest)) && !fits(&text.repeat(longest + 1)), "{text}");
            assert!(qr(&text.repeat(longest)).is_some() && qr(&text.repeat(longest + 1)).is_none(), "{text}");
        }
        assert_eq!(qr(&"a".repeat(412)).map(|qr| qr.side()), Some(77));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn a_code_of_any_text_that_fits_is_read(text in "[a-zA-Z:/#=._щ-]{1,180}", digits in "[0-9]{0,600}") {
            let text = text + &digits;
            match qr(&text) {
                Some(code) => prop_assert_eq!(read(&code), text),
                None => prop_assert!(!fits(&text)),
            }
        }
    }
}
