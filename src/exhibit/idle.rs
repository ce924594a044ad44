//! When a visitor has gone: seconds without a touch, a warning, and the start.
//!
//! Time is told by a clock that only runs forward, in ms since the page was loaded: when somebody sets the device's clock, or
//! it jumps, no visit ends early and none lasts for ever.

/// What the watch says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idle {
    /// Somebody is there.
    Here,
    /// Nobody may be there: so many seconds are left.
    Warning(u32),
    /// Nobody is there.
    Gone,
}

/// Watches over a visit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Watch {
    /// When something was done last, in ms.
    last: f64,
    /// How long nothing may be done until the warning, and from there to the end, in ms.
    idle: f64,
    warning: f64,
}

impl Watch {
    /// A watch that begins now; `idle` and `warning` are seconds.
    pub fn new(now: f64, idle: u32, warning: u32) -> Self {
        Self { last: now, idle: f64::from(idle) * 1000.0, warning: f64::from(warning) * 1000.0 }
    }

    /// Somebody has done something.
    pub fn touched(&mut self, now: f64) {
        self.last = now;
    }

    /// How it stands now. A device that slept wakes at the start.
    pub fn look(&self, now: f64) -> Idle {
        let left = self.idle + self.warning - (now - self.last);
        if left <= 0.0 {
            Idle::Gone
        } else if left <= self.warning {
            Idle::Warning((left / 1000.0).ceil() as u32)
        } else {
            Idle::Here
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visitor_is_warned_and_then_gone() {
        let mut watch = Watch::new(1000.0, 120, 30);
        let table = [
            (1000.0, Idle::Here),
            (120_999.0, Idle::Here),
            (121_000.0, Idle::Warning(30)),
            (149_500.0, Idle::Warning(2)),
            (150_999.0, Idle::Warning(1)),
            (151_000.0, Idle::Gone),
            (9e12, Idle::Gone),
        ];
        for (now, idle) in table {
            assert_eq!(watch.look(now), idle, "{now}");
        }
        watch.touched(150_000.0);
        assert_eq!(watch.look(151_000.0), Idle::Here);
    }
}
