//! The letters of a text: how many groups of four it shares with another, whatever they mean. Finds what was copied and
//! changed a little; knows no words.

/// Letters of a group.
const GROUP: usize = 4;

/// The groups of four letters of a normal form, each hashed to 16 bits: of a hundred groups, two in a thousand collide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letters {
    groups: Box<[u16]>,
    /// A bit for each group, several groups to a bit: what is missing here is missing there.
    bits: [u64; WORDS],
}

/// Words of bits.
const WORDS: usize = 4;

impl Letters {
    /// The groups of a normal form (see [`crate::rules::words::normalised`]).
    pub fn of(normal: &str) -> Self {
        let mut groups: Vec<u16> = normal.as_bytes().windows(GROUP).map(hash).collect();
        groups.sort_unstable();
        groups.dedup();
        let mut bits = [0; WORDS];
        for group in &groups {
            bits[usize::from(*group >> 6) % WORDS] |= 1 << (group & 63);
        }
        Self { groups: groups.into(), bits }
    }

    /// The groups, in order, each once.
    pub fn groups(&self) -> &[u16] {
        &self.groups
    }

    /// How much of all groups is in both (Jaccard's index), if it is at least `least`; two texts without any share nothing.
    pub fn shared(&self, other: &Self, least: f64) -> Option<f64> {
        let (shorter, longer) = if self.groups.len() < other.groups.len() { (self, other) } else { (other, self) };
        let all = shorter.groups.len() + longer.groups.len();
        let share = |both: usize| both as f64 / (all - both) as f64;
        let most = shorter.groups.len() - shorter.missing_in(longer);
        if most == 0 || share(most) < least {
            return None;
        }
        Some(share(self.both(other))).filter(|share| *share >= least)
    }

    /// How many groups at least are not in `other`.
    fn missing_in(&self, other: &Self) -> usize {
        let missing = self.bits.iter().zip(&other.bits).map(|(here, there)| (here & !there).count_ones());
        missing.sum::<u32>() as usize
    }

    fn both(&self, other: &Self) -> usize {
        let (mut one, mut two, mut both) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.groups.get(one), other.groups.get(two)) {
            both += usize::from(a == b);
            one += usize::from(a <= b);
            two += usize::from(b <= a);
        }
        both
    }
}

/// The upper half of a multiplication by the golden ratio: neighbouring letters fall far apart.
fn hash(group: &[u8]) -> u16 {
    let letters = group.iter().fold(0_u32, |letters, letter| letters << 8 | u32::from(*letter));
    let [a, b, ..] = letters.wrapping_mul(0x9e37_79b9).to_be_bytes();
    u16::from_be_bytes([a, b])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::words::normalised;

    fn shared(a: &str, b: &str) -> Option<f64> {
        Letters::of(&normalised(a)).shared(&Letters::of(&normalised(b)), 0.5)
    }

    #[test]
    fn copies_share_their_letters_and_others_do_not() {
        assert_eq!(shared("Il faut des haies", "Il faut, des HAIES !"), Some(1.0));
        let changed = shared("Il faut planter des haies partout", "Il faut planter des haies et des arbres partout");
        assert!(changed.is_some_and(|share| share < 0.9), "{changed:?}");
        assert_eq!(shared("Il faut des haies", "Il faut interdire les quads en ville"), None);
        assert_eq!(shared("", ""), None);
        assert_eq!(shared("Il", "Il faut"), None);
    }
}
