//! Where the regions of a plane meet, as signs between cells. Knows no region's name.

use super::{Grid, Point};

/// The sign of a border that passes a cell: between it and the cell on its right or below. `region` answers nothing
/// outside of what the plane can hold.
pub(crate) fn border<T: PartialEq>(
    grid: &Grid,
    (column, row): (usize, usize),
    region: impl Fn(Point) -> Option<T>,
) -> Option<char> {
    let here = region(grid.middle(column, row))?;
    let right = region(grid.middle(column + 1, row));
    let below = if row + 1 < grid.rows { region(grid.middle(column, row + 1)) } else { None };
    match (right, below) {
        (None, _) if column + 1 < grid.columns => Some('\\'),
        (Some(right), _) if right != here => Some('┊'),
        (_, Some(below)) if below != here => Some('┄'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::View;

    #[test]
    fn borders_stand_where_regions_meet_and_nowhere_else() {
        let grid = Grid::new(8, 4, View::default(), std::iter::empty());
        let region = |(x, y): Point| (x + y <= 1.0).then_some((x < 0.25, y < 0.5));
        let row = |row| (0..8).map(|column| border(&grid, (column, row), region).unwrap_or(' ')).collect();
        let drawn: Vec<String> = (0..4).map(row).collect();
        assert_eq!(drawn, ["\\       ", "┄┊\\     ", " ┊  \\   ", " ┊    \\ "]);
    }
}
