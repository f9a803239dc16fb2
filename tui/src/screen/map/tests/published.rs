//! The published proposals on the map, read where `ILFAUT_DATA` points and committed nowhere; held against the picture of
//! all of them in ux A7.

use ilfaut_client::model::Aggregate;

use super::{Row, row};
use crate::app::{Axes, Spot};
use crate::plot::{Form, Grid, View};

/// All 18,690 proposals, drawn by another program: 60 columns of adhesion, 12 rows of engagement.
const ALL: [&str; 12] = [
    "............................................................",
    "...................1.1.............1.........1..............",
    "..............1..1..1.11....2312222323343344454656666676642.",
    ".......1...21222.2331444445546566677787888888999999999988652",
    "........2214213443454556667777788888888889988988888887766542",
    ".........22.22345456566677777878788777786777776777566554442.",
    "11.1232345445556667767777777586777766677466666555545444144..",
    "13.1345445455556566646665556261636555455153434334.1221..22..",
    "13..424445454545545515443333.41322211333.21211..1.1.........",
    "24.3444445444444444412332232.3.2.....211....1.....1.........",
    "24..334114.2211.3112..1..1........1.........................",
    ".3..2.2.1.1...1..1.1........................................",
];

fn published() -> Vec<Row> {
    let text = std::fs::read_to_string(crate::app::samples::published()).unwrap();
    let rows = text.lines().skip(1).filter_map(|line| {
        let cells: Vec<&str> = line.rsplitn(12, ',').collect();
        let count = |at: usize| cells.get(at).and_then(|cell| cell.parse::<i64>().ok());
        let unsigned = |at: usize| count(at).and_then(|count| u64::try_from(count).ok());
        let (net, neutral, disagree, agree, scored) =
            (count(2)?, unsigned(3)?, unsigned(4)?, unsigned(5)?, unsigned(6)?);
        let aggregate = Aggregate { votes: unsigned(10)?, scored, agree, disagree, neutral, net };
        Some(Row { aggregate: Some(aggregate), ..row(0, [0, 0, 0]) })
    });
    rows.collect()
}

/// The largest digit of a cell and those around it: a point on the border of two may fall into either.
fn most(row: usize, column: usize) -> u32 {
    let rows = ALL.iter().skip(row.saturating_sub(1)).take(if row == 0 { 2 } else { 3 });
    let near = rows.flat_map(|line| line.chars().skip(column.saturating_sub(1)).take(if column == 0 { 2 } else { 3 }));
    near.filter_map(|c| c.to_digit(10)).max().unwrap_or(0)
}

#[test]
#[cfg_attr(not(ilfaut_data), ignore = "ILFAUT_DATA is absent")]
fn half_of_the_published_proposals_never_exceed_the_picture_of_all() {
    let rows = published();
    let points = rows.iter().map(|row| Axes::Numbers.point(&Spot::of(row)));
    let grid = Grid::new(60, 12, View::default(), points);
    let mut drawn = String::new();
    let (mut over, mut near, mut used) = (0, 0, 0);
    for (row, line) in ALL.iter().enumerate() {
        for (column, all) in line.chars().enumerate() {
            let half = grid.sign(column, row, Form::Digits).unwrap_or('.');
            drawn.push(half);
            let (half, all) = (half.to_digit(10).unwrap_or(0), all.to_digit(10).unwrap_or(0));
            over += u32::from(half > most(row, column));
            used += u32::from(all > 2);
            near += u32::from(all > 2 && half + 2 >= all);
        }
        drawn.push('\n');
    }
    println!("{} proposals\n{drawn}{over} cells over, {near} of {used} full ones within two", rows.len());
    assert_eq!(rows.len(), 9_304);
    assert!(over == 0, "{over} cells hold more than all of them together");
    assert!(near * 100 >= used * 99, "{near} of {used} full cells are within two digits");
}
