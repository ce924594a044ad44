//! Signs of life for whoever looks after the device: a title that changes, and a count of what went wrong.

/// How the exhibit is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// Seconds since the page was loaded.
    pub uptime: u64,
    /// How often the app was restarted after a fault.
    pub faults: u32,
    /// Whether a visit is under way.
    pub is_visited: bool,
}

/// Every so many seconds the title changes.
pub const BEAT: u64 = 10;

impl Health {
    /// The window's title: the word, a number that grows with every beat, what goes on, and the faults. A watchdog restarts the
    /// browser where the number stands still for longer than a minute.
    pub fn title(&self) -> String {
        let state = if self.is_visited { "visited" } else { "waiting" };
        format!("Claimlight kiosk · beat {} · {state} · {} faults", self.uptime / BEAT, self.faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_beats() {
        let health = Health { uptime: 3_605, faults: 2, is_visited: true };
        assert_eq!(health.title(), "Claimlight kiosk · beat 360 · visited · 2 faults");
        assert_eq!(Health { uptime: 3_609, ..health }.title(), health.title());
        assert_ne!(Health { uptime: 3_610, ..health }.title(), health.title());
    }
}
