//! What an organiser can choose about the rotation `reliable`, with the values that were measured.

/// The settings of one question; the defaults serve every size of consultation that was simulated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Every proposal gets this many votes first.
    pub guarantee: u32,
    /// At most so many guaranteed cards in a sequence.
    pub guaranteed_cards: usize,
    /// Proposals below this share of the mean number of votes lag behind; their cards complete to `floor_cards`.
    pub floor: f64,
    /// Cards of a sequence that guarantee and floor may fill together.
    pub floor_cards: usize,
    /// Share of the remaining cards for the border of the best 20.
    pub best_twenty: f64,
    /// Share of the remaining cards for the border of the best 5 %.
    pub best_share: f64,
    /// No more votes than this for the borders.
    pub most: u32,
    /// A zone whose error is less probable than this is settled.
    pub settled: f64,
    /// Spread of the random factor on each index, as a standard deviation of its logarithm.
    pub noise: f64,
    /// What all votes of one person can weigh together, where those who answer much vote unlike the others.
    pub person: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            guarantee: 10,
            guaranteed_cards: 8,
            floor: 0.45,
            floor_cards: 6,
            best_twenty: 0.25,
            best_share: 0.10,
            most: 2_500,
            settled: 0.02,
            noise: 0.1,
            person: 3.0,
        }
    }
}

impl Settings {
    /// The names that [`Settings::set`] knows.
    pub const NAMES: [&str; 10] = [
        "guarantee",
        "guaranteed-cards",
        "floor",
        "floor-cards",
        "best-twenty",
        "best-share",
        "most",
        "settled",
        "noise",
        "person",
    ];

    /// The defaults with what a question changes; a name or number that suits nothing changes nothing.
    pub fn changed<'a>(changes: impl IntoIterator<Item = (&'a String, &'a String)>) -> Self {
        let mut settings = Self::default();
        for (name, number) in changes {
            let value = number.trim().parse().unwrap_or(f64::NAN);
            settings.set(name, value);
        }
        settings
    }

    /// The value of a setting; none where there is none of this name.
    pub fn get(&self, name: &str) -> Option<f64> {
        Some(match name {
            "guarantee" => f64::from(self.guarantee),
            "guaranteed-cards" => self.guaranteed_cards as f64,
            "floor" => self.floor,
            "floor-cards" => self.floor_cards as f64,
            "best-twenty" => self.best_twenty,
            "best-share" => self.best_share,
            "most" => f64::from(self.most),
            "settled" => self.settled,
            "noise" => self.noise,
            "person" => self.person,
            _ => return None,
        })
    }

    /// Changes one setting; false where there is none of this name or the number does not suit it.
    pub fn set(&mut self, name: &str, value: f64) -> bool {
        let share = (0.0..=1.0).contains(&value);
        let suits = match name {
            "floor" | "best-twenty" | "best-share" => share,
            "settled" => (0.0..0.5).contains(&value),
            "noise" => (0.0..=3.0).contains(&value),
            "person" => (1.0..=1e9).contains(&value),
            "guaranteed-cards" | "floor-cards" => (0.0..=12.0).contains(&value),
            _ => (0.0..=1e9).contains(&value),
        };
        match name {
            _ if !suits => return false,
            "guarantee" => self.guarantee = whole(value),
            "guaranteed-cards" => self.guaranteed_cards = whole(value) as usize,
            "floor" => self.floor = value,
            "floor-cards" => self.floor_cards = whole(value) as usize,
            "best-twenty" => self.best_twenty = value,
            "best-share" => self.best_share = value,
            "most" => self.most = whole(value),
            "settled" => self.settled = value,
            "noise" => self.noise = value,
            "person" => self.person = value,
            _ => return false,
        }
        true
    }
}

/// A count as a whole number; beyond a thousand million it no longer matters.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count that was checked, or of votes")]
pub(super) fn whole(count: f64) -> u32 {
    count.min(1e9) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_sets_something_and_bad_numbers_are_refused() {
        for name in Settings::NAMES {
            let mut settings = Settings::default();
            assert!(settings.set(name, 1.0) || settings.set(name, 0.25), "{name}");
            assert_ne!(settings, Settings::default(), "{name}");
            assert_ne!(settings.get(name), Settings::default().get(name), "{name}");
            for bad in [f64::NAN, -1.0, 1e10] {
                assert!(!settings.set(name, bad), "{name} {bad}");
            }
        }
        assert!(!Settings::default().set("other", 1.0));
    }

    #[test]
    fn a_question_changes_what_it_names() {
        let text = |text: &str| text.to_owned();
        let changes = [(text("floor"), text("0.25")), (text("most"), text("x")), (text("other"), text("1"))];
        let settings = Settings::changed(changes.iter().map(|(name, number)| (name, number)));
        assert_eq!(settings, Settings { floor: 0.25, ..Settings::default() });
    }
}
