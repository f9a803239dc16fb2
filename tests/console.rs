//! The moderators' console as a real process in a terminal of its own, on real servers: cut off, killed, slow, two at once.

mod crash;
mod line;
mod resume;
mod stage;
mod tape;
mod together;
pub(crate) mod window;
