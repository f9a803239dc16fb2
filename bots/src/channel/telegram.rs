//! Telegram, by its Bot API. Knows chats, buttons and their limits, and nothing of consultations: it carries.

mod commands;
mod outgoing;

pub use outgoing::Pacing;
