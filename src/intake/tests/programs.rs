//! The same workbook as other programs write it: what their parts look like differs, what is read does not.

use super::hostile::replace_all;
use super::*;

/// What is done, in which part, and what is replaced by what there.
type Way = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// Items with their cells, and the nominees' names.
fn read_of(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let submission = received(bytes).submission.unwrap();
    let items = submission.items.iter().map(|entry| format!("{} {:?}", entry.place, entry.reading)).collect();
    (items, column(&submission, "ho_ten"))
}

#[test]
fn parts_as_other_programs_write_them_read_the_same() {
    const ROWS: &[&[&str]] = &[HEAD, &["1", "Nguyễn Văn An", "5/9/2012", "", "5A", "", "Toán", "tỉnh", "Nhất"]];
    let plain = workbook(&Shape { names: false, list_sheets: &[("HSG", ROWS)], ..SHAPE });
    let right = read_of(&plain);
    let sheet = "xl/worksheets/sheet1.xml";
    let ways: [Way; 5] = [
        ("no size of the sheet", sheet, &[("<dimension ", "<ignored ")]),
        ("parts by absolute names", "xl/_rels/workbook.xml.rels", &[("Target=\"", "Target=\"/xl/")]),
        (
            "elements with a prefix",
            sheet,
            &[
                ("</", "\u{1}"),
                ("<?", "\u{2}"),
                ("<", "<x:"),
                ("\u{1}", "</x:"),
                ("\u{2}", "<?"),
                ("<x:worksheet xmlns=", "<x:worksheet xmlns:x="),
            ],
        ),
        (
            "text in runs, with its sound",
            "xl/sharedStrings.xml",
            &[(
                "<si><t>Nguyễn Văn An</t></si>",
                "<si><r><rPr><b/></rPr><t xml:space=\"preserve\">Nguyễn </t></r><r><t>Văn An</t></r><rPh sb=\"0\" eb=\"1\"><t>X</t></rPh></si>",
            )],
        ),
        ("text in the cell", "xl/worksheets/sheet2.xml", &[]),
    ];
    for (way, part, changes) in ways {
        let changed = if changes.is_empty() {
            let inline = [("r=\"B2\" t=\"s\"><v>", "r=\"B2\" t=\"inlineStr\"><is><t>Nguyễn Văn An</t></is><ignored>")];
            let open = replace_all(&plain, part, &inline);
            open.map(|open| close_after(&open, part))
        } else {
            replace_all(&plain, part, changes)
        };
        assert_eq!(read_of(&changed.unwrap_or_else(|| panic!("{way}: nothing to change"))), right, "{way}");
    }
}

/// Ends what the inline text left open.
fn close_after(bytes: &[u8], part: &str) -> Vec<u8> {
    super::hostile::change_part(bytes, part, |text| {
        let (before, after) = text.split_once("<ignored>").unwrap();
        let (_, rest) = after.split_once("</v>").unwrap();
        format!("{before}{rest}")
    })
}
