//! What stands on a button can be typed, and does what the button does.

use proptest::test_runner::TestCaseError;

use super::*;
use crate::voice::{Manner, TimeZone, Voice};

/// What it comes to: where one is, without what only counts messages.
fn comes_to(talk: &Talk) -> Dialogue {
    Dialogue { heard: None, lost: 0, unclear: None, latest: Latest::Vote, ..talk.dialogue.clone() }
}

/// The word on the button, typed, against the button, pressed; a number stands for itself.
pub(super) fn does_what_it_says(talk: &Talk, offer: Offer) -> Result<(), TestCaseError> {
    let voice = Voice::new(Language::FRENCH, TimeZone::UTC, Time(1), Manner { buttons: true, ..Manner::default() });
    let press = offer.press.clone();
    let choice = voice.choice(offer, &talk.dialogue.scene);
    let (mut typed, mut pressed) = (talk.again(), talk.again());
    let words = typed.type_in(&choice.label);
    let told = pressed.press(press);
    prop_assert_eq!(
        comes_to(&typed),
        comes_to(&pressed),
        "{:?} in {:?}: {:?} / {:?}",
        choice,
        talk.dialogue.scene,
        words,
        told
    );
    Ok(())
}
