//! What is said in groups: nothing of it is heard yet. Knows no private chat.

use super::intake::Taken;
use super::update::Message;

/// Somebody wrote in a group.
pub(super) fn written(_: &Message) -> Taken {
    Taken::Nothing
}

/// Somebody pressed a button in a group.
pub(super) fn pressed(query: String) -> Taken {
    Taken::Spins(query)
}
