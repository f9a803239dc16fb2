//! Words of distress: the line that the operator wrote for whoever writes them comes first, and a message that is nothing
//! else gets no other answer. Knows neither the words nor the line.

use super::dialogue::{Scene, Stage};
use super::reading::Reading;
use super::say::Say;
use super::turn::Turn;

/// Says the line, where the message needs it; answers whether nothing else is said.
pub(super) fn alone(turn: &mut Turn<'_>, reading: &Reading) -> bool {
    let Some(line) = turn.context.care else { return false };
    turn.say(Say::Care(Box::new(line.clone())));
    turn.step.next.stopped || !is_taken(turn, reading)
}

/// Whether the message is a vote, an idea, or something else that was asked for or is awaited.
fn is_taken(turn: &Turn<'_>, reading: &Reading) -> bool {
    let awaited = matches!(turn.step.next.scene, Scene::Draft(Stage::Write | Stage::Mend(_)) | Scene::Objecting);
    awaited || !matches!(reading, Reading::Unknown | Reading::Perhaps(_) | Reading::Empty)
}
