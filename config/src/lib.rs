//! What the operator may decide, read once, checked at once, with file and line in every complaint.
//!
//! | module | what it holds |
//! |---|---|
//! | [`alert`] | why votes are marked, in words |
//! | [`console`] | `console.toml`: how a moderator likes the console |
//! | [`consultation`] | consultations as text files, and the sample that is shipped |
//! | [`sheet`] | tables for spreadsheets |
//! | [`settings`] | `ilfaut.toml`, flags and environment |
//! | [`environment`] | the variables of the process, read nowhere else |
//! | [`places`] | where data, settings and secrets live on this platform |
//! | [`reach`] | the consultation of an address, wherever and by whomever it is open |
//! | [`gateway`] | a consultation that this program has open, served to others |
//! | [`furnish`] | what an empty place gets |
//! | [`locale`] | the words of every program, as Fluent files |
//! | [`moderators`] | who moderates, with a password each |
//! | [`diary`] | what a program notes for whoever runs it |
//! | [`operator`] | the program `ilfaut` |

pub mod alert;
pub mod console;
pub mod consultation;
pub mod diary;
pub mod environment;
pub mod fault;
pub mod furnish;
pub mod gateway;
pub mod locale;
pub mod moderators;
pub mod operator;
pub mod places;
pub mod reach;
mod reading;
pub mod settings;
pub mod sheet;
