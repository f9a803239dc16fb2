//! The rule of the plébiscites: proposals that citizens carried. Source: the public report on « Le monde d'après »
//! (make.org, 2020); held against its open data it finds the rows that the report draws on.

use super::score::Published;

/// Fewest votes, every one counted (« Le monde d'après », 2020).
pub const LEAST_VOTES: u64 = 90;
/// Least adhesion, as the 2020 export prints it.
pub const LEAST_ADHESION: f64 = 0.80;
/// Least engagement, as the 2020 export prints it.
pub const LEAST_ENGAGEMENT: f64 = 0.37;

/// Whether a proposal with `votes` votes in all and these published numbers is a plébiscite.
pub fn is_plebiscite(votes: u64, numbers: &Published) -> bool {
    votes >= LEAST_VOTES && numbers.adhesion >= LEAST_ADHESION && numbers.engagement >= LEAST_ENGAGEMENT
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Aggregate;

    fn carried(votes: u64, agree: u64, net: i64) -> bool {
        let counts = Aggregate { votes, scored: 99, agree, disagree: 99 - agree, neutral: 0, net };
        is_plebiscite(votes, &Published::of(&counts))
    }

    #[test]
    fn all_three_are_needed_and_the_thresholds_are_enough() {
        assert!(carried(90, 80, 37));
        assert!(!carried(89, 80, 37));
        assert!(!carried(90, 79, 37));
        assert!(!carried(90, 80, 36));
    }
}
