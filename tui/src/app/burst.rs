//! Notices somebody who types a text where keys do things: the keys were meant for another window. Knows no action.

use ilfaut_client::model::Time;

/// Letters without a meaning that make a text.
const LETTERS: usize = 4;
/// Within so many milliseconds.
const WITHIN: i64 = 300;

/// The last letters typed.
#[derive(Debug, Default)]
pub(super) struct Burst {
    strange: Vec<Time>,
    typing: Option<Time>,
}

/// What a letter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letter {
    /// A key like others.
    Key,
    /// The one that shows that a text is being typed.
    Text,
    /// One more of that text.
    More,
}

impl Burst {
    /// Takes a letter; `bound` when it does something here.
    pub(super) fn hear(&mut self, bound: bool, now: Time) -> Letter {
        let near = |at: Time| now.since(at) < WITHIN;
        if self.typing.is_some_and(near) {
            self.typing = Some(now);
            return Letter::More;
        }
        self.typing = None;
        self.strange.retain(|at| near(*at));
        if bound {
            return Letter::Key;
        }
        self.strange.push(now);
        if self.strange.len() < LETTERS {
            return Letter::Key;
        }
        self.strange.clear();
        self.typing = Some(now);
        Letter::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_strange_letters_in_a_moment_are_a_text_until_the_hand_rests() {
        let mut burst = Burst::default();
        let mut hear = |bound, at| burst.hear(bound, Time(at));
        assert_eq!([hear(false, 0), hear(true, 50), hear(false, 90), hear(false, 150)], [Letter::Key; 4]);
        assert_eq!(hear(false, 200), Letter::Text);
        assert_eq!([hear(true, 300), hear(false, 590)], [Letter::More; 2]);
        assert_eq!(hear(true, 900), Letter::Key);
        assert!((0..20).all(|n| hear(false, 2_000 + n * 150) == Letter::Key), "slow fingers are no text");
    }
}
