//! `OpenDocument` tables that stand for more than they hold.

use super::File;
use super::archive::{of_parts, with_part};

/// All of them; `honest` is a form saved as .ods.
pub fn files(honest: &[u8]) -> Vec<File> {
    let table = |rows: &str| content(&format!("<table:table table:name=\"a\">{rows}</table:table>"));
    let cell =
        |more: &str| format!("<table:table-cell office:value-type=\"string\" {more}><text:p>a</text:p></table:table-cell>");
    let row = |more: &str, cells: &str| format!("<table:table-row {more}>{cells}</table:table-row>");
    vec![
        ("ods-lap-hang", table(&row("table:number-rows-repeated=\"4000000000\"", &cell("")))),
        ("ods-lap-cot", table(&row("", &cell("table:number-columns-repeated=\"4000000000\"")))),
        ("ods-lap-ca-hai", table(&row("table:number-rows-repeated=\"1048576\"", &cell("table:number-columns-repeated=\"16384\"")))),
        ("ods-lap-am", table(&row("table:number-rows-repeated=\"-1\"", &cell("table:number-columns-repeated=\"-1\"")))),
        ("ods-lap-lon", table(&row("table:number-rows-repeated=\"99999999999999999999999\"", &cell("")))),
        ("ods-lap-rong", table(&row("table:number-rows-repeated=\"1048576\"", "<table:table-cell table:number-columns-repeated=\"16384\"/>"))),
        ("ods-khoang-trong", table(&row("", "<table:table-cell office:value-type=\"string\"><text:p><text:s text:c=\"4000000000\"/></text:p></table:table-cell>"))),
        ("ods-o-nhieu", table(&row("", &cell("")).repeat(200_000))),
        ("ods-bang-nhieu", content(&"<table:table table:name=\"a\"/>".repeat(300_000))),
        ("ods-bang-cut", of_content(b"<office:document-content><office:body><office:spreadsheet><table:table table:name=\"a\"><table:table-row>")),
        ("ods-hang-cut", of_content(b"<office:body><office:spreadsheet><table:table><table:table-row><table:table-cell><text:p>")),
        ("ods-ten-nhieu", content(&format!("<table:named-expressions>{}</table:named-expressions>", "<table:named-range table:name=\"a\" table:cell-range-address=\"$a.$A$1\"/>".repeat(200_000)))),
        ("ods-sau", of_content("<a>".repeat(2_000_000).as_bytes())),
        ("ods-thuoc-tinh", of_content(format!("<office:body a=\"{}\"/>", "b".repeat(20_000_000)).as_bytes())),
        ("ods-bom-thuc-the", of_content(b"<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><office:body><table:table>&b;</table:table></office:body>")),
        ("ods-chu-dai", table(&row("", &format!("<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>", "a".repeat(15_000_000))))),
        ("ods-chu-thich", table(&row("", &format!("<table:table-cell office:value-type=\"string\"><office:annotation>{}</office:annotation></table:table-cell>", "<text:p>a</text:p>".repeat(500_000))))),
        ("ods-mat-khau", with_part(honest, "META-INF/manifest.xml", b"<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>")),
        ("ods-khong-noi-dung", with_part(honest, "content.xml", b"")),
        ("ods-ngoai-bang", content("<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>")),
    ]
}

fn content(tables: &str) -> Vec<u8> {
    of_content(
        format!("<office:document-content><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>")
            .as_bytes(),
    )
}

fn of_content(content: &[u8]) -> Vec<u8> {
    of_parts(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
    ])
}
