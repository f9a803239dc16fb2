//! Citizens on Telegram, over real sockets: the bot against a Bot API server that this project wrote.
//!
//! `fake` is that server; `fake_holds` shows that it is as strict as the real one; `bot` is the bot in this process.

mod anything;
mod bot;
mod crowd;
pub(crate) mod fake;
mod fake_holds;
mod journey;
mod storyboards;
mod transcripts;
