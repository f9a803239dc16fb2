//! A harder crowd: proposals that leave people neutral, proposals that most refuse, shares scattered off the curve, and
//! qualifications that are not as frequent everywhere.

use super::oracle::{Stream, World, index};

/// One proposal in so many leaves most people neutral.
const LIMBO: u64 = 12;
/// One in so many is refused by most.
const REFUSED: u64 = 20;
/// All shares are out of this.
const WHOLE: u64 = 65_536;

/// Makes a crowd rough; the same seed gives the same crowd.
pub fn roughen(world: &mut World) {
    let mut stream = Stream::new(world.scale.seed ^ 4);
    let usual = world.shares[0];
    world.shares = Vec::with_capacity(world.opinions.len());
    for opinion in &mut world.opinions {
        *opinion = scattered(*opinion, &mut stream);
        world.shares.push(usual.map(|key| key.map(|share| uneven(share, &mut stream))));
    }
}

fn scattered((agree, neutral): (u64, u64), stream: &mut Stream) -> (u64, u64) {
    let kind = stream.below(LIMBO * REFUSED);
    if kind.is_multiple_of(LIMBO) {
        // Neutral between 35 and 65 %; what is left is split as it was.
        let wide = WHOLE * 35 / 100 + stream.below(WHOLE * 30 / 100);
        return (agree * (WHOLE - wide) / (WHOLE - neutral).max(1), wide);
    }
    if kind.is_multiple_of(REFUSED) {
        return (WHOLE * 5 / 100 + stream.below(WHOLE * 30 / 100), stream.below(WHOLE * 20 / 100));
    }
    // Off the curve: neutral takes between a quarter and seven quarters of its usual part of what is not agree.
    let rest = WHOLE - agree;
    (agree, (neutral * (64 + stream.below(385)) / 256).min(rest))
}

/// Between a third and twice as frequent, the same in the middle.
fn uneven(share: u64, stream: &mut Stream) -> u64 {
    let thirds = [1, 2, 2, 3, 3, 3, 4, 4, 5, 6];
    (share * thirds[index(stream.below(10))] / 3).min(WHOLE)
}
