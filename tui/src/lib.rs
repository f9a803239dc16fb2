//! The moderators' console: read what citizens propose, accept, refuse with a reason, postpone, take back.
//!
//! | module | what it holds |
//! |---|---|
//! | `args`, `start`, `login` | what is asked on the command line; what must be there before the screen is taken; who moderates |
//! | `run` | the loop: wait for a key or an answer, update, carry effects out, draw when something changed |
//! | `skin`, `terminal`, `plain`, `clipboard` | how it meets its reader: on a terminal that is taken and given back whatever happens, or line by line |
//! | `errand` | effects carried to the consultation in two lanes, and answers brought back |
//! | `keep` | orders until they are answered, and where the moderator was, on the disk of this machine |
//! | `app`, `message`, `effect`, `order`, `draft` | the state and its one way to change, as plain data |
//! | `keys` | the table of keys, from which footer and help are drawn |
//! | `layout`, `signals`, `differences`, `voice` | cells, hints, what differs between two texts, words |
//! | `screen`, `widget`, `theme` | pictures of the state |

mod app;
mod args;
mod clipboard;
mod differences;
mod draft;
mod effect;
mod errand;
mod files;
mod keep;
mod keys;
mod layout;
mod login;
mod message;
mod order;
mod plain;
mod plot;
#[cfg(feature = "bench")]
mod probe;
mod run;
mod screen;
mod signals;
mod skin;
mod start;
mod terminal;
mod theme;
mod voice;
mod widget;

#[cfg(feature = "bench")]
pub use probe::Probe;
pub use start::main_with;
