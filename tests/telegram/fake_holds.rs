//! The fake Bot API itself: does it keep what the Bot API promises, and refuse what the Bot API refuses?
