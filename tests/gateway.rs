//! The gateway as programs written against make.org's API meet it: real sockets, raw requests, nothing known of ilfaut.

mod both;
mod citizen;
mod hostile;
mod journey;
mod moderator;
mod search;
mod stage;
mod wire;
