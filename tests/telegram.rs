//! Citizens on Telegram, over real sockets: the bot against a Bot API server that this project wrote.
//!
//! `fake` is that server; `fake_holds` shows that it is as strict as the real one; `groups` is the bot among several people;
//! `emulator` plays it through a server of others; `bot` is the bot in this process, and all others are what it must hold.

mod anything;
mod bot;
mod crowd;
mod desk;
mod emulator;
pub(crate) mod fake;
mod fake_holds;
mod groups;
mod journey;
mod program;
mod storyboards;
mod transcripts;
