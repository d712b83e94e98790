//! The table as .csv: RFC 4180 with commas, in UTF-8 behind a byte order mark, without which Excel takes it for another encoding.

use super::{HEADINGS, Row};

const MARK: &str = "\u{feff}";
const END: &str = "\r\n";

/// The bytes of the file, headings first. A text that a spreadsheet would take for a formula stands behind an apostrophe: it came from
/// a workbook of some school, and opening a table must not run it.
#[must_use]
pub fn csv(rows: &[Row]) -> Vec<u8> {
    let mut out = String::from(MARK);
    line(&mut out, HEADINGS.iter().map(|(heading, _)| *heading));
    for row in rows {
        line(&mut out, row.iter().map(String::as_str));
    }
    out.into_bytes()
}

fn line<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(',');
        }
        write(out, cell);
    }
    out.push_str(END);
}

fn write(out: &mut String, cell: &str) {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let mark = if formula { "'" } else { "" };
    if cell.contains([',', '"', '\r', '\n', '\t']) || cell.starts_with(' ') || cell.ends_with(' ') {
        out.push('"');
        out.push_str(mark);
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(mark);
        out.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_quotes_and_line_ends_stay_in_their_cell_and_no_text_is_a_formula() {
        let mut row = Row::default();
        row[3] = "Lê \"Bé\" An".into();
        row[8] = "Trường A, phường B\nThuận An".into();
        row[9] = "=HYPERLINK(\"http://x\")".into();
        row[10] = "-1".into();
        let text = String::from_utf8(csv(&[row])).unwrap();
        let line = text.split_once("\r\n").unwrap().1;
        assert_eq!(
            line,
            ",,,\"Lê \"\"Bé\"\" An\",,,,,\"Trường A, phường B\nThuận An\",\"'=HYPERLINK(\"\"http://x\"\")\",'-1,,,,,\r\n"
        );
    }
}
