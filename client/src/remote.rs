//! Consultations that are kept by a server: everything that leaves this machine by HTTP, and what waits here until it can.
//!
//! | module | what it holds |
//! |---|---|
//! | [`http`] | one HTTP client: bounded in time and size, repeated only where that is safe |
//! | [`context`] | who a citizen is to a server: session, tokens, the cards that were dealt |
//! | [`makeorg`] | the port on a plain make.org server |
//! | [`outbox`] | votes that could not be delivered yet |
//! | [`ilfaut`] | the port on an ilfaut gateway |
//!
//! Only this room may name the HTTP library. It keeps no cookies: a cookie would glue two citizens together.

pub mod context;
pub mod http;
pub mod ilfaut;
pub mod makeorg;
pub mod outbox;
mod record;
