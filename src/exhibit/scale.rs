//! How large everything is: as the screen is, and so that a finger hits what it means to.

use super::configuration::Screen;

/// What the style sheet is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The size of letters, in percent of the drawing's.
    pub percent: u32,
    /// The least height and width of what is touched, in CSS px.
    pub target: u32,
}

/// The screen that the exhibit was drawn for, in CSS px, upright and lying.
const DRAWN: [(f64, f64); 2] = [(1080.0, 1920.0), (1920.0, 1080.0)];
/// A finger's width (Natural History Museum: exhibit guidelines), in mm.
const FINGER: f64 = 15.0;
const MM_AN_INCH: f64 = 25.4;
/// The drawing's least target, in CSS px.
const DRAWN_TARGET: f64 = 66.0;
/// WCAG 2.5.5, in CSS px.
const LEAST_TARGET: f64 = 44.0;
/// The least size of letters, in percent: text of 28 px in the drawing has 13 then.
const LEAST: f64 = 46.0;

/// The scale for a window of `width` × `height` CSS px. With the diagonal of the screen, which the window fills, targets are as
/// wide as a finger on it.
pub fn scale(width: f64, height: f64, screen: Screen) -> Scale {
    let (drawn_width, drawn_height) = DRAWN[usize::from(width > height)];
    let fitting = (width / drawn_width).min(height / drawn_height) * 100.0;
    let percent = fitting.max(LEAST) * f64::from(screen.percent.unwrap_or(100)) / 100.0;
    let finger =
        screen.diagonal.map_or(0.0, |tenths| width.hypot(height) / (f64::from(tenths) / 10.0 * MM_AN_INCH) * FINGER);
    let target = (DRAWN_TARGET * percent / 100.0).max(LEAST_TARGET).max(finger);
    Scale { percent: percent.round() as u32, target: target.ceil() as u32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_has_its_scale() {
        let of = |inches: u32| Screen { diagonal: Some(inches * 10), percent: None };
        let table = [
            (1080.0, 1920.0, Screen::default(), (100, 66)),
            (2160.0, 3840.0, Screen::default(), (200, 132)),
            (3840.0, 2160.0, Screen::default(), (200, 132)),
            (390.0, 844.0, Screen::default(), (46, 44)),
            (1366.0, 768.0, Screen::default(), (71, 47)),
            // 15 mm are 54 px on 24 inches of 1080 × 1920, and 30 px on 43.
            (1080.0, 1920.0, of(24), (100, 66)),
            (1080.0, 1920.0, of(15), (100, 87)),
            (1366.0, 768.0, of(14), (71, 67)),
            (1080.0, 1920.0, Screen { diagonal: None, percent: Some(150) }, (150, 99)),
        ];
        for (width, height, screen, (percent, target)) in table {
            assert_eq!(scale(width, height, screen), Scale { percent, target }, "{width} × {height}, {screen:?}");
        }
    }
}
