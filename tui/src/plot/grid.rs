//! Points counted by cell, and the sign of each cell: eight braille dots, or a digit for how many fall together.
//! Knows neither what a point stands for nor what is drawn where nothing falls.

use super::{Point, View};

/// Dots of a cell: two columns of four.
const DOTS: (usize, usize) = (2, 4);
/// The braille bit of each dot, row by row from the top.
const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
/// The braille sign without dots.
const BLANK: u32 = 0x2800;
/// The largest digit.
const NINE: u32 = 9;

/// How cells show what falls into them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// One dot for each point, or for several at the same place.
    Dots,
    /// A digit: 1 for one point, and one more each time their number doubles.
    Digits,
}

#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    dots: u8,
    count: u32,
}

/// A grid of cells over a part of the plane; the first row is the uppermost.
#[derive(Debug)]
pub(crate) struct Grid {
    /// Cells in a row.
    pub(crate) columns: usize,
    /// Rows.
    pub(crate) rows: usize,
    view: View,
    cells: Vec<Cell>,
}

impl Grid {
    /// The grid with these points; those out of sight are left out.
    pub(crate) fn new(columns: usize, rows: usize, view: View, points: impl Iterator<Item = Point>) -> Self {
        let (columns, rows) = (columns.max(1), rows.max(1));
        let mut grid = Self { columns, rows, view, cells: vec![Cell::default(); columns * rows] };
        points.for_each(|point| grid.add(point));
        grid
    }

    fn add(&mut self, point: Point) {
        let (Some((column, row)), Some(dot)) = (self.cell(point), self.dot(point)) else { return };
        let cell = &mut self.cells[row * self.columns + column];
        cell.dots |= BITS[dot.1][dot.0];
        cell.count = cell.count.saturating_add(1);
    }

    /// The cell that a point falls into, if it is in sight: column, then row.
    pub(crate) fn cell(&self, point: Point) -> Option<(usize, usize)> {
        self.fallen(point, self.columns, self.rows)
    }

    fn dot(&self, point: Point) -> Option<(usize, usize)> {
        let (column, row) = self.fallen(point, self.columns * DOTS.0, self.rows * DOTS.1)?;
        Some((column % DOTS.0, row % DOTS.1))
    }

    fn fallen(&self, point: Point, columns: usize, rows: usize) -> Option<(usize, usize)> {
        let (x, y) = self.view.inside(point);
        let in_sight = (0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y);
        in_sight.then(|| (step(x, columns), step(1.0 - y, rows)))
    }

    /// The middle of a cell.
    pub(crate) fn middle(&self, column: usize, row: usize) -> Point {
        let x = (column as f64 + 0.5) / self.columns as f64;
        self.view.outside((x, 1.0 - (row as f64 + 0.5) / self.rows as f64))
    }

    /// How many points fall into a cell.
    pub(crate) fn count(&self, column: usize, row: usize) -> u32 {
        self.cells.get(row * self.columns + column).map_or(0, |cell| cell.count)
    }

    /// The sign of a cell; none where nothing falls.
    pub(crate) fn sign(&self, column: usize, row: usize, form: Form) -> Option<char> {
        let cell = self.cells.get(row * self.columns + column).filter(|cell| cell.count > 0)?;
        match form {
            Form::Dots => char::from_u32(BLANK + u32::from(cell.dots)),
            Form::Digits => char::from_digit((1 + cell.count.ilog2()).min(NINE), 10),
        }
    }
}

/// The step of `count` equal ones that a share from 0 to 1 falls into; 1 belongs to the last.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share from 0 to 1 of a small number")]
fn step(share: f64, count: usize) -> usize {
    ((share * count as f64) as usize).min(count - 1)
}

#[cfg(test)]
mod tests {
    use ilfaut_client::world::Dice;

    use super::*;

    fn drawn(grid: &Grid, form: Form) -> Vec<String> {
        let row = |row| (0..grid.columns).map(|column| grid.sign(column, row, form).unwrap_or('.')).collect();
        (0..grid.rows).map(row).collect()
    }

    #[test]
    fn corners_fall_into_corners() {
        let points = [(0.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
        let grid = Grid::new(3, 2, View::default(), points.into_iter());
        assert_eq!(drawn(&grid, Form::Dots), ["⠁.⠈", "⡀.."]);
        assert_eq!(drawn(&grid, Form::Digits), ["1.1", "1.."]);
    }

    #[test]
    fn a_digit_more_each_time_their_number_doubles() {
        for (count, digit) in [(1, "1"), (2, "2"), (3, "2"), (4, "3"), (255, "8"), (256, "9"), (5_000, "9")] {
            let grid = Grid::new(1, 1, View::default(), std::iter::repeat_n((0.5, 0.5), count));
            assert_eq!((drawn(&grid, Form::Digits), drawn(&grid, Form::Dots).len()), (vec![digit.to_owned()], 1));
        }
    }

    #[test]
    fn every_point_in_sight_is_counted_once_and_where_its_cell_lies() {
        let mut dice = Dice::seeded(5);
        let mut share = || dice.below(1_000_000) as f64 / 999_999.0;
        let points: Vec<Point> = (0..3_000).map(|_| (share(), share())).collect();
        for (columns, rows) in [(44, 16), (84, 32), (1, 1)] {
            let grid = Grid::new(columns, rows, View::default(), points.iter().copied());
            let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row)));
            assert_eq!(cells.clone().map(|(column, row)| grid.count(column, row)).sum::<u32>(), 3_000);
            for (column, row) in cells {
                assert_eq!(grid.cell(grid.middle(column, row)), Some((column, row)));
            }
        }
    }

    #[test]
    fn what_is_out_of_sight_is_left_out() {
        let view = View::default().zoomed(true, (0.25, 0.25));
        let grid = Grid::new(2, 2, view, [(0.9, 0.1), (0.1, 0.1)].into_iter());
        assert_eq!(drawn(&grid, Form::Digits), ["..", "1."]);
        assert_eq!(grid.cell((0.9, 0.1)), None);
    }
}
