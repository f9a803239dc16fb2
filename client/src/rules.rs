//! The rules of a consultation: pure functions of counts and texts. They never wait, look at a clock or throw dice of
//! their own.

pub mod certainty;
pub mod flags;
pub mod keywords;
pub mod language;
pub mod plebiscite;
pub mod posterior;
pub mod rotation;
pub mod score;
pub mod search;
pub mod similar;
pub mod suggestion;
pub mod watch;
pub mod words;
pub mod zone;
