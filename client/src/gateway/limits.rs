//! How often somebody may ask: a number of requests in a minute for each anonymous session, each account, and each address
//! where there is neither, or where somebody logs in or registers. Knows who asks by a key only; time is the world's.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::extract::Request;
use axum::http::Method;
use governor::clock::Clock as Watch;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

use super::login;
use crate::dialect::route::Operation;
use crate::model::ParticipantId;
use crate::world::Clock;

/// How many askers are remembered before those who have been quiet for a minute are looked for.
const ROOM: usize = 50_000;

/// Whoever asks, as it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Asker {
    /// An anonymous session.
    Session([u8; 16]),
    /// A citizen who logged in.
    Account(ParticipantId),
    /// An address; of the new kind, the network of a household (64 bits).
    Address(IpAddr),
}

/// How often each may ask.
pub(super) struct Limits {
    limiter: RateLimiter<Asker, HashMapStateStore<Asker>, Ticks, NoOpMiddleware<Nanos>>,
    ticks: Ticks,
    room: AtomicUsize,
}

impl Asker {
    pub(super) fn address(address: IpAddr) -> Self {
        Self::Address(match address {
            IpAddr::V4(_) => address,
            IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
                Some(v4) => IpAddr::V4(v4),
                None => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
            },
        })
    }
}

impl Limits {
    pub(super) fn new(per_minute: u32, clock: Arc<dyn Clock>) -> Self {
        let (ticks, most) = (Ticks(clock), NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN));
        let limiter = RateLimiter::hashmap_with_clock(Quota::per_minute(most), ticks.clone());
        Self { limiter, ticks, room: AtomicUsize::new(ROOM) }
    }

    /// Counts one request, or says how many seconds to wait.
    pub(super) fn admit(&self, asker: Asker) -> Result<(), u64> {
        if self.limiter.len() >= self.room.load(Ordering::Relaxed) {
            self.limiter.retain_recent();
            self.room.store(ROOM.max(2 * self.limiter.len()), Ordering::Relaxed);
        }
        let told = self.limiter.check_key(&asker);
        told.map_err(|until| until.wait_time_from(self.ticks.now()).as_millis().div_ceil(1_000).max(1))
            .map_err(|seconds| u64::try_from(seconds).unwrap_or(u64::MAX))
    }
}

/// Whether a request logs in or registers.
pub(super) fn opens(request: &Request) -> bool {
    let path = request.uri().path();
    let paths = [Operation::IssueToken.route().1, login::OTHER, Operation::Register.route().1];
    request.method() == Method::POST && paths.contains(&path)
}

/// The world's clock as the limiter reads it.
#[derive(Clone)]
struct Ticks(Arc<dyn Clock>);

impl fmt::Debug for Ticks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ticks")
    }
}

impl Watch for Ticks {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        let since = u64::try_from(self.0.now().0).unwrap_or(0);
        Nanos::from(since.saturating_mul(1_000_000))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Time;
    use crate::world::SetClock;

    #[test]
    fn each_has_a_number_in_a_minute_and_is_told_how_long_to_wait() {
        let clock = SetClock::at(Time(1_000_000));
        let limits = Limits::new(60, Arc::new(clock.clone()));
        let (one, other) = (Asker::Session([1; 16]), Asker::address("192.0.2.1".parse().unwrap()));
        assert!((0..60).all(|_| limits.admit(one).is_ok()));
        assert_eq!((limits.admit(one), limits.admit(other)), (Err(1), Ok(())));
        clock.pass(1_000);
        assert_eq!((limits.admit(one), limits.admit(one)), (Ok(()), Err(1)));
    }

    #[test]
    fn who_has_been_quiet_is_forgotten() {
        let clock = SetClock::at(Time(1_000_000));
        let limits = Limits::new(60, Arc::new(clock.clone()));
        for number in 0..3 * ROOM as u128 {
            clock.pass(2);
            assert_eq!(limits.admit(Asker::Session(number.to_be_bytes())), Ok(()));
        }
        assert!(limits.limiter.len() <= ROOM, "{}", limits.limiter.len());
    }

    #[test]
    fn a_household_is_one_address() {
        let of = |text: &str| Asker::address(text.parse().unwrap());
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff:1:2:3"));
        assert!(of("2001:db8::1") != of("2001:db8:0:1::1") && of("::ffff:192.0.2.1") == of("192.0.2.1"));
    }
}
