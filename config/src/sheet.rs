//! Tables that people open in a spreadsheet: CSV in which no cell is taken for a formula and nothing moves a cursor.
//! Knows no column. (`ilfaut export` keeps every byte instead: programs read it.)

/// Signs at the head of a cell that make a spreadsheet calculate.
const FORMULAS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
/// Stands for a control character.
const HIDDEN: char = '□';

/// The table as CSV (RFC 4180, ended by line feeds): a cell that would be a formula begins with an apostrophe.
pub fn csv<Row: AsRef<[String]>>(rows: &[Row]) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        let _ = writer.write_record(row.as_ref().iter().map(|cell| harmless(cell))); // memory never refuses
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn harmless(cell: &str) -> String {
    let shown: String = cell.chars().map(|c| if c.is_control() { HIDDEN } else { c }).collect();
    let calculates = cell.trim_start_matches(' ').starts_with(FORMULAS) && cell.parse::<f64>().is_err();
    if calculates { format!("'{shown}") } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_nothing_is_hidden() {
        let cells = [
            "=1+1",
            "+33 6",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            " =1",
            "a\u{1b}[2J\nb",
            "-0.5",
            "12",
            "dit « oui », \"non\"",
        ];
        let written = csv(&[cells.map(str::to_owned)]);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(written.as_bytes());
        let read = reader.records().next().unwrap().unwrap();
        let read: Vec<&str> = read.iter().collect();
        assert_eq!(
            read,
            [
                "'=1+1",
                "'+33 6",
                "'-2+3",
                "'@SUM(A1)",
                "'□=1",
                "'□=1",
                "' =1",
                "a□[2J□b",
                "-0.5",
                "12",
                "dit « oui », \"non\""
            ]
        );
        assert_eq!(written.chars().filter(|c| c.is_control()).collect::<String>(), "\n");
    }
}
