//! Scores of a proposal, in the two editions that exist: make.org's open-data export of 2020 ([`published`]) and its
//! engine of 2022 ([`scores`]). Pure functions of counts; total: any counts give finite numbers. They know nothing of
//! texts, authors or time.
//!
//! | module | what it holds |
//! |---|---|
//! | [`estimate`] | a number with its confidence, and the algebra of both |
//! | [`keys`] | the rate of one vote or qualification, and the distribution its samples are drawn from |
//! | [`scores`] | the twenty scores of the 2022 edition |
//! | [`published`] | adhesion, engagement and score of the 2020 edition |
//! | [`pool`] | new, tested or excluded: where the rotation takes a proposal from |
//! | [`trending`] | popular or controversial at first sight |

pub mod estimate;
pub mod keys;
pub mod pool;
pub mod published;
pub mod scores;
pub mod trending;

pub use estimate::Estimate;
pub use keys::{Beta, Class, DEFAULT_WEIGHT, Weight};
pub use pool::{Pool, PoolConfig};
pub use published::Published;
pub use scores::Scores;
pub use trending::Trending;
