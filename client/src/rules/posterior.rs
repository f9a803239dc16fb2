//! What votes say of a proposal's zone, and how surely: a posterior over the shares (agree, disagree, neutral).
//!
//! The simplex is cut into 3,160 cells (80 × 80 squares of (agree, disagree), so that the borders .15, .4 and .6 of the
//! zones run between cells). The prior over the cells is learned from the counts of all proposals of a question.

pub mod cells;
pub mod prior;

pub use cells::{Belief, Cells};
pub use prior::Prior;
