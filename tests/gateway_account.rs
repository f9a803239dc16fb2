//! The gateway's doors: logins, accounts, limits, what is counted and what is logged, all through real sockets.

mod accounts;
mod document;
mod front;
mod limits;
mod login;
mod logs;
mod place;
mod watch;
mod wire;
