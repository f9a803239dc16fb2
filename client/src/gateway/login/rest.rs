//! Logins that rest: after some bad passwords in a row nobody gets in for a while, whatever the password. Knows logins by
//! their keyed hash only, and no more than [`ROOM`] of them.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::model::{LinkKey, Time};

/// How many logins are remembered; then those that failed longest ago are forgotten.
const ROOM: usize = 10_000;

/// What is remembered of bad logins.
pub(in crate::gateway) struct Rest {
    logins: Mutex<HashMap<LinkKey, Row>>,
    most: u32,
    length: i64,
}

#[derive(Debug, Clone, Copy)]
struct Row {
    failed: u32,
    pending: u32,
    seen: Time,
    until: Time,
}

/// A password being compared: unless it is said to have succeeded it counts as a bad one, also when it is cut short.
pub(in crate::gateway) struct Attempt<'a> {
    of: &'a Rest,
    login: LinkKey,
    now: Time,
    good: bool,
}

impl Rest {
    pub(in crate::gateway) fn new(most: u32, length: i64) -> Self {
        Self { logins: Mutex::default(), most: most.max(1), length }
    }

    /// Begins an attempt, or says how many seconds to wait. Those under way count: no more can be tried at once than in a row.
    pub(in crate::gateway) fn begin(&self, login: LinkKey, now: Time) -> Result<Attempt<'_>, u64> {
        let mut logins = self.logins.lock().unwrap_or_else(PoisonError::into_inner);
        if logins.len() >= ROOM && !logins.contains_key(&login) {
            forget(&mut logins, now);
        }
        let row = logins.entry(login).or_insert(Row { failed: 0, pending: 0, seen: now, until: now });
        if row.until > now {
            let left = row.until.since(now).saturating_add(Time::SECOND - 1) / Time::SECOND;
            return Err(u64::try_from(left).unwrap_or(1));
        }
        if now.since(row.seen) > self.length {
            row.failed = 0;
        }
        if row.failed + row.pending >= self.most {
            return Err(1);
        }
        (row.pending, row.seen) = (row.pending + 1, now);
        Ok(Attempt { of: self, login, now, good: false })
    }

    fn end(&self, login: LinkKey, good: bool, now: Time) {
        let mut logins = self.logins.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(row) = logins.get_mut(&login) else { return };
        row.pending = row.pending.saturating_sub(1);
        row.failed = if good { 0 } else { row.failed + 1 };
        if row.failed >= self.most {
            (row.failed, row.until) = (0, now.plus(self.length));
        }
        if row.failed + row.pending == 0 && row.until <= now {
            logins.remove(&login);
        }
    }
}

/// Makes room: first whoever does not rest, then whoever failed longest ago.
fn forget(logins: &mut HashMap<LinkKey, Row>, now: Time) {
    let least = logins.iter().filter(|(_, row)| row.pending == 0).min_by_key(|(_, row)| (row.until > now, row.seen));
    if let Some(login) = least.map(|(login, _)| *login) {
        logins.remove(&login);
    }
}

impl Attempt<'_> {
    /// The password was right.
    pub(in crate::gateway) fn succeeded(mut self) {
        self.good = true;
    }
}

impl Drop for Attempt<'_> {
    fn drop(&mut self) {
        self.of.end(self.login, self.good, self.now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOGIN: LinkKey = LinkKey([1; 32]);

    fn fail(rest: &Rest, now: i64) -> bool {
        rest.begin(LOGIN, Time(now)).is_ok()
    }

    #[test]
    fn a_login_rests_after_bad_ones_in_a_row_and_wakes_again() {
        let rest = Rest::new(3, 60_000);
        assert!(fail(&rest, 0) && fail(&rest, 0));
        rest.begin(LOGIN, Time(0)).unwrap().succeeded();
        assert!(fail(&rest, 0) && fail(&rest, 0) && fail(&rest, 1));
        assert_eq!(rest.begin(LOGIN, Time(2)).err(), Some(60));
        assert_eq!(rest.begin(LOGIN, Time(60_000)).err(), Some(1));
        assert!(rest.begin(LinkKey([2; 32]), Time(2)).is_ok());
        assert!(fail(&rest, 60_001));
    }

    #[test]
    fn no_more_at_once_than_in_a_row() {
        let rest = Rest::new(2, 60_000);
        let both = [rest.begin(LOGIN, Time(0)).unwrap(), rest.begin(LOGIN, Time(0)).unwrap()];
        assert_eq!(rest.begin(LOGIN, Time(0)).err(), Some(1));
        both.into_iter().for_each(Attempt::succeeded);
        assert!(fail(&rest, 0));
    }

    #[test]
    fn what_is_remembered_is_bounded_and_who_rests_is_remembered_longest() {
        let rest = Rest::new(1, 60_000);
        assert!(fail(&rest, 0));
        for number in 0..ROOM + 50 {
            let mut login = [0; 32];
            login[..8].copy_from_slice(&number.to_be_bytes());
            drop(rest.begin(LinkKey(login), Time(-60_001)));
        }
        assert_eq!(rest.logins.lock().unwrap().len(), ROOM);
        assert!(!fail(&rest, 1));
    }

    #[test]
    fn bad_ones_long_ago_are_forgotten() {
        let rest = Rest::new(2, 60_000);
        assert!(fail(&rest, 0) && fail(&rest, 60_001) && fail(&rest, 60_002) && !fail(&rest, 60_003));
    }
}
