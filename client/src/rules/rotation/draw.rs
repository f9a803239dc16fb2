//! Draws that the rotations share: uniform, normal, gamma and beta numbers, and a fair shuffle, all from handed-in dice.

use crate::rules::score::Beta;
use crate::world::Dice;

/// A number from 0 up to, but not including, 1.
pub fn uniform(dice: &mut Dice) -> f64 {
    dice.below(1 << 53) as f64 / (1u64 << 53) as f64
}

/// A draw of the standard normal law, by the sum of twelve uniform ones.
pub fn rough_normal(dice: &mut Dice) -> f64 {
    (0..12).map(|_| uniform(dice)).sum::<f64>() - 6.0
}

/// A draw of the standard normal law (Marsaglia's polar method).
pub fn normal(dice: &mut Dice) -> f64 {
    loop {
        let (x, y) = (2.0 * uniform(dice) - 1.0, 2.0 * uniform(dice) - 1.0);
        let square = x * x + y * y;
        if square > 0.0 && square < 1.0 {
            return x * (-2.0 * square.ln() / square).sqrt();
        }
    }
}

/// A draw of a gamma law of this shape (Marsaglia and Tsang, 2000).
pub fn gamma(shape: f64, dice: &mut Dice) -> f64 {
    if shape < 1.0 {
        let lift = (1.0 - uniform(dice)).powf(1.0 / shape);
        return gamma(shape + 1.0, dice) * lift;
    }
    let third = shape - 1.0 / 3.0;
    let scale = 1.0 / (9.0 * third).sqrt();
    loop {
        let x = normal(dice);
        let v = (1.0 + scale * x).powi(3);
        if v > 0.0 && (1.0 - uniform(dice)).ln() < 0.5 * x * x + third * (1.0 - v + v.ln()) {
            return third * v;
        }
    }
}

/// A draw of a beta law; 1 where `beta` leaves nothing to draw from.
pub fn beta(law: Beta, dice: &mut Dice) -> f64 {
    if law.beta <= 0.0 || law.alpha <= 0.0 {
        return f64::from(u8::from(law.alpha > 0.0));
    }
    let (hits, misses) = (gamma(law.alpha, dice), gamma(law.beta, dice));
    if hits + misses > 0.0 { hits / (hits + misses) } else { law.alpha / (law.alpha + law.beta) }
}

/// Rounds up or down by chance, right on average.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of twelve cards")]
pub fn rounded(share: f64, dice: &mut Dice) -> usize {
    (share + uniform(dice)).floor() as usize
}

/// A fair shuffle.
pub fn shuffle<T>(list: &mut [T], dice: &mut Dice) {
    for last in (1..list.len()).rev() {
        let other = usize::try_from(dice.below(last as u64 + 1)).unwrap_or(0);
        list.swap(last, other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beta_draws_have_the_mean_and_spread_of_their_law() {
        let mut dice = Dice::seeded(3);
        for (alpha, against) in [(0.33, 1.0), (0.01, 11.0), (8.33, 3.0), (900.0, 600.0)] {
            let law = Beta { alpha, beta: against };
            let draws: Vec<f64> = (0..20_000).map(|_| beta(law, &mut dice)).collect();
            let mean = draws.iter().sum::<f64>() / 20_000.0;
            let spread = draws.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 20_000.0;
            let sum = alpha + against;
            let variance = alpha * against / (sum * sum * (sum + 1.0));
            assert!(
                (mean - alpha / sum).abs() < 5.0 * (variance / 20_000.0).sqrt() + 1e-4,
                "{alpha} {against}: {mean}"
            );
            assert!((spread / variance - 1.0).abs() < 0.25, "{alpha} {against}: {spread} {variance}");
        }
    }

    #[test]
    fn odd_laws_still_give_a_share() {
        let mut dice = Dice::seeded(4);
        for (alpha, against) in [(1.0, 0.0), (0.0, 1.0), (5.0, -3.0), (1e9, 1e9), (0.01, 1e9)] {
            let share = beta(Beta { alpha, beta: against }, &mut dice);
            assert!((0.0..=1.0).contains(&share), "{share}");
        }
    }
}
