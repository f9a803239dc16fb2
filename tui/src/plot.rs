//! A plane of points on a grid of cells: where a point falls, how many fall together, which sign says so, where regions
//! meet. Plain arithmetic: knows neither votes, nor words, nor screens.

mod border;
mod grid;
mod view;

pub(crate) use border::border;
pub(crate) use grid::{Form, Grid};
pub(crate) use view::View;

/// A point; the whole plane goes from 0 to 1, upwards and to the right.
pub(crate) type Point = (f64, f64);
