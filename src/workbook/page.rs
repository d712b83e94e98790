//! Print set-up and protection that all sheets share.

use rust_xlsxwriter::{ProtectionOptions, Worksheet};

/// Points of one line of the body face.
pub const LINE: u32 = 16;

/// A4, one page wide, narrow margins, page number at the foot.
pub fn set_up(sheet: &mut Worksheet, landscape: bool) {
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    // Inches: left, right, top, bottom, header, footer.
    sheet.set_margins(0.6, 0.5, 0.6, 0.7, 0.3, 0.3);
    sheet.set_footer("&L&\"Times New Roman,Regular\"&9&A&R&\"Times New Roman,Regular\"&9Trang &P/&N");
    if landscape {
        sheet.set_landscape();
    }
}

/// Locks what is not open for input, without password. Rows and columns may be resized; rows of a table may be sorted and,
/// where Excel allows it beside a table, inserted and deleted.
pub fn protect(sheet: &mut Worksheet) {
    let options = ProtectionOptions {
        format_columns: true,
        format_rows: true,
        insert_rows: true,
        delete_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::default()
    };
    sheet.protect_with_options(&options);
}

/// Points of a row in which each text wraps within its column, whose width is in characters: not every program fits rows
/// to wrapped text by itself. Letters of the body face are a little narrower than its digits, by which widths are counted.
pub fn row_height<'a>(cells: impl IntoIterator<Item = (u32, &'a str)>) -> u32 {
    let lines = cells.into_iter().map(|(width, text)| {
        let letters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        // A sixth more letters than digits, less about half a word at the line's end.
        letters.div_ceil((width + width / 6).saturating_sub(2).max(1))
    });
    LINE * lines.max().unwrap_or(1).clamp(1, 20)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_high_as_its_longest_cell() {
        let long = "chữ ".repeat(20);
        assert_eq!(row_height([(20, "ngắn"), (40, long.as_str())]), 32);
        assert_eq!(row_height([(20, "")]), 16);
    }
}
