//! The moderators' console: read what citizens propose, accept, refuse with a reason, postpone, take back.
//!
//! | module | what it holds |
//! |---|---|
//! | `args`, `start`, `login` | what is asked on the command line; what must be there before the screen is taken; who moderates |
//! | `run` | the loop: wait for a key or an answer, update, carry effects out, draw when something changed |
//! | `terminal` | the reader's terminal: taken, read, given back whatever happens |
//! | `errand` | effects carried to the consultation in two lanes, and answers brought back |
//! | `keep` | orders until they are answered, and where the moderator was, on the disk of this machine |
//! | `app`, `message`, `effect`, `order`, `draft` | the state and its one way to change, as plain data |
//! | `keys` | the table of keys, from which footer and help are drawn |
//! | `layout`, `signals`, `differences`, `voice` | cells, hints, what differs between two texts, words |
//! | `screen`, `widget`, `theme` | pictures of the state |

mod app;
mod args;
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
mod plot;
mod run;
mod screen;
mod signals;
mod start;
mod terminal;
mod theme;
mod voice;
mod widget;

pub use start::main_with;
