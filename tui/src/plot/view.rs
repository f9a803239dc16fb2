//! The part of the plane that is looked at: all of it, or a square of it. Knows no cells.

use super::Point;

/// How much larger the plane can be seen: each step doubles it.
const DEEPEST: u32 = 4;

/// A square of the plane.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct View {
    /// Its lower left corner.
    corner: Point,
    /// How often it was doubled.
    depth: u32,
}

impl View {
    /// How many times larger than the whole.
    pub(crate) const fn times(self) -> u32 {
        1 << self.depth
    }

    /// The share of the plane's side that is in sight.
    pub(crate) fn span(self) -> f64 {
        1.0 / f64::from(self.times())
    }

    /// Where a point stands in it: from 0 to 1 each way when it is in sight.
    pub(crate) fn inside(self, (x, y): Point) -> Point {
        ((x - self.corner.0) / self.span(), (y - self.corner.1) / self.span())
    }

    /// The point of the plane that stands at `inside` here.
    pub(crate) fn outside(self, (x, y): Point) -> Point {
        (self.corner.0 + x * self.span(), self.corner.1 + y * self.span())
    }

    /// One step nearer or farther, with `at` in the middle as far as the plane reaches.
    #[must_use]
    pub(crate) fn zoomed(self, nearer: bool, at: Point) -> Self {
        let depth = if nearer { (self.depth + 1).min(DEEPEST) } else { self.depth.saturating_sub(1) };
        let half = Self { depth, ..self }.span() / 2.0;
        Self { corner: (held(at.0 - half, half), held(at.1 - half, half)), depth }
    }

    /// Moved so that `at` is in sight.
    #[must_use]
    pub(crate) fn holding(self, at: Point) -> Self {
        let (x, y) = self.inside(at);
        let in_sight = (0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y);
        let half = self.span() / 2.0;
        let corner = (held(at.0 - half, half), held(at.1 - half, half));
        if in_sight { self } else { Self { corner, ..self } }
    }
}

fn held(corner: f64, half: f64) -> f64 {
    corner.clamp(0.0, 1.0 - 2.0 * half)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_keeps_the_point_in_sight_and_comes_back() {
        let at = (0.9, 0.1);
        let mut view = View::default();
        for times in [2, 4, 8, 16, 16] {
            view = view.zoomed(true, at);
            let (x, y) = view.inside(at);
            assert!(view.times() == times && (0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y), "{view:?}");
        }
        for _ in 0..6 {
            view = view.zoomed(false, at);
        }
        assert_eq!(view, View::default());
    }

    #[test]
    fn a_view_follows_a_point_that_leaves_it() {
        let view = View::default().zoomed(true, (0.1, 0.1));
        assert_eq!(view.holding((0.2, 0.3)), view);
        let moved = view.holding((0.9, 0.3));
        let (x, y) = moved.inside((0.9, 0.3));
        assert!((0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y));
        let (x, y) = moved.outside((x, y));
        assert!((x - 0.9).abs() < 1e-9 && (y - 0.3).abs() < 1e-9);
    }
}
