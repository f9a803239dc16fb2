//! Consultations that are kept by a server: everything that leaves this machine by HTTP, and what waits here until it can.
//!
//! | module | what it holds |
//! |---|---|
//! | [`http`] | one HTTP client: bounded in time and size, repeated only where that is safe |
//!
//! Only this room may name the HTTP library. It keeps no cookies: a cookie would glue two citizens together.

pub mod http;
pub mod ilfaut;
