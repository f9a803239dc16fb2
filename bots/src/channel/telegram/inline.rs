//! What is asked by typing our name in another chat: nothing of it is answered yet. Knows no chat.

use super::intake::Taken;

/// Somebody typed our name elsewhere, or something else happened.
pub(super) fn take(_asked: bool) -> Taken {
    Taken::Nothing
}
