//! make.org's own HTTP dialect as values: what its programs and servers write and read, in both generations (the server of
//! 2022, the front of 2024). Knows no HTTP client, no server, no clock, no store: the remote adapter and the gateway share it.
//!
//! | module | what it holds |
//! |---|---|
//! | [`word`], [`vocabulary`] | enumerations whose unknown values are kept as they are |
//! | [`moment`], [`length`], [`secret`] | instants and days, lengths in characters and UTF-16 units, what no log shows |
//! | [`tolerance`], [`form`] | reading what a server answers (tolerant), reading what a program sends (strict, every fault at once) |
//! | [`header`], [`page`], [`query`], [`route`] | headers' names, pagination, query values, the operations and their paths |
//! | [`question`], [`sequence`], [`proposal`], [`vote`], [`tag`], [`front`] | what citizens' programs exchange |
//! | [`person`], [`moderation`] | accounts and tokens; what moderators' programs exchange |
//! | [`fault`] | error bodies, both ways |
//! | [`extension`] | ilfaut's own operations beside make.org's |
//!
//! Two rules hold for every type. **Written complete**: every field of the server of 2022 is there, `null` where nothing is
//! known, with those of 2024 beside. **Read with patience** (by [`tolerance::read`]): `null` is absent, absent is the default,
//! more fields are passed over, counts may be texts, unknown words survive; only what has no meaning without (a proposal's
//! `id` and `content`, a tally's key, the list of a page) is required: another answer is never taken for « nothing left ».

pub mod extension;
pub mod fault;
pub mod form;
pub mod front;
pub mod header;
pub mod length;
pub mod moderation;
pub mod moment;
pub mod page;
pub mod person;
pub mod proposal;
pub mod query;
pub mod question;
pub mod route;
pub mod secret;
pub mod sequence;
pub mod tag;
pub mod tolerance;
pub mod vocabulary;
pub mod vote;
pub mod word;

pub use fault::{Fault, FieldError};
pub use moment::{Day, Moment};
pub use word::{Open, Word};

#[cfg(test)]
mod tests;
