//! Quiet hours as the host keeps them, from those that are set. Knows no channel.

use ilfaut_config::settings;
use jiff::civil;

use crate::host::Quiet;

/// The quiet hours; none where they are over as they begin.
pub(super) fn of(set: settings::Quiet) -> Option<Quiet> {
    let time = |minute: u16| {
        let (hour, minute) = (i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?);
        civil::Time::new(hour, minute, 0, 0).ok()
    };
    if set.from == set.until {
        return None;
    }
    Some(Quiet { from: time(set.from)?, to: time(set.until)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_hours_are_those_set_or_none() {
        let night = of(settings::Quiet::default()).unwrap();
        assert_eq!((night.from, night.to), (civil::time(21, 0, 0, 0), civil::time(8, 0, 0, 0)));
        assert_eq!(of(settings::Quiet { from: 0, until: 0 }), None);
    }
}
