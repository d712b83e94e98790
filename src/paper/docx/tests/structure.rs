//! Word's own structures: styles, sections, heads that repeat, rows that hold together.

use std::collections::BTreeSet;

use super::sample::{list, paper, paragraph, report, row, signatures};
use super::{body, made, part};
use crate::model::document::{Align, Block, Column, Role, Table};
use crate::paper::font::{Face, Faces};
use crate::paper::style::{HOUSE, NATION_COLUMN, POINTS_PER_MM};
use crate::paper::wording;

/// Pieces of XML from each start tag to the next end tag of an element that does not nest.
fn elements<'a>(xml: &'a str, name: &str) -> Vec<&'a str> {
    let (open, bare, close) = (format!("<{name} "), format!("<{name}>"), format!("</{name}>"));
    let starts =
        xml.match_indices('<').map(|(at, _)| &xml[at..]).filter(|rest| rest.starts_with(&open) || rest.starts_with(&bare));
    starts.map(|rest| &rest[..rest.find(&close).map_or(rest.len(), |end| end + close.len())]).collect()
}

fn values<'a>(xml: &'a str, tag: &str) -> Vec<&'a str> {
    let start = format!("<{tag} ");
    let tags = xml.match_indices(&start).map(|(at, _)| &xml[at..]);
    tags.filter_map(|rest| rest.split_once("w:val=\"")?.1.split('"').next()).collect()
}

/// The definition of a style.
fn style_of<'a>(styles: &'a str, id: &str) -> &'a str {
    let id = format!("w:styleId=\"{id}\"");
    elements(styles, "w:style").into_iter().find(|style| style.contains(&id)).expect("the style")
}

#[test]
fn heads_repeat_and_no_row_splits() {
    let xml = body(&paper(vec![Block::Table(list(40))]));
    let rows = elements(&xml, "w:tr");
    assert_eq!(rows.len(), 42);
    assert!(rows.iter().all(|row| row.contains("<w:cantSplit")));
    assert!(rows[0].contains("<w:tblHeader"));
    assert!(rows[1..].iter().all(|row| !row.contains("<w:tblHeader")));
}

/// A space above would move every row below it, and the pages would end elsewhere than the PDF's.
#[test]
fn a_heading_that_begins_a_page_has_no_space_above_and_no_paragraph_before_it() {
    let blocks = |first| vec![paragraph(Role::Body, "Trước"), Block::PageBreak, first];
    let xml = body(&paper(blocks(paragraph(Role::Heading1, "Trường An Phú"))));
    let paragraphs = elements(&xml, "w:p");
    let heading = paragraphs.iter().position(|one| one.contains("Trường An Phú")).expect("the heading");
    assert!(paragraphs[heading].contains("<w:pageBreakBefore"), "{xml}");
    assert!(paragraphs[heading].contains("<w:pStyle w:val=\"Heading1DauTrang\""), "{xml}");
    assert!(paragraphs[heading - 1].contains("Trước"), "{xml}");
    // A table has a paragraph before it that says so.
    let xml = body(&paper(blocks(Block::Table(list(2)))));
    assert_eq!(xml.matches("<w:pageBreakBefore").count(), 1);
}

#[test]
fn a_total_row_spans_is_bold_by_style_and_keeps_the_row_before() {
    let file = made(&paper(vec![Block::Table(list(5)), paragraph(Role::Body, "x\nx\nx\nx")]));
    let xml = part(&file, "word/document.xml");
    let rows = elements(&xml, "w:tr");
    let keeps: Vec<bool> = rows.iter().map(|row| row.contains("<w:keepNext")).collect();
    // Three rows stand with the head, the last with the total.
    assert_eq!(keeps, [false, true, true, false, false, true, false]);
    // The head keeps its first row by its style.
    assert_eq!(values(rows[0], "w:pStyle"), ["DauBang"; 7]);
    assert!(style_of(&part(&file, "word/styles.xml"), "DauBang").contains("<w:keepNext"));
    assert!(rows[6].contains("<w:gridSpan w:val=\"6\""));
    assert_eq!(values(rows[6], "w:pStyle"), ["BangTongGiua", "BangTongPhai"]);
}

#[test]
fn a_short_text_that_ends_a_section_keeps_the_last_two_rows() {
    let keeps = |after: Vec<Block>| -> Vec<bool> {
        let xml = body(&paper([vec![Block::Table(list(3))], after].concat()));
        let rows = elements(&xml, "w:tr").into_iter().skip(1).map(|row| row.contains("<w:keepNext"));
        let texts = elements(&xml, "w:p").into_iter().filter(|paragraph| paragraph.contains("\"NoiDung\""));
        rows.chain(texts.map(|text| text.contains("<w:keepNext"))).collect()
    };
    let (one, three) = (paragraph(Role::Body, "x"), paragraph(Role::Body, "x\nx\nx"));
    assert_eq!(keeps(vec![one.clone(), one.clone()]), [true, true, true, true, true, false]);
    assert_eq!(keeps(vec![three.clone()]), [true, true, true, true, false]);
    assert_eq!(keeps(vec![three, one]), [true, true, true, false, true, false]);
}

#[test]
fn column_widths_are_whole_and_fill_the_text_width() {
    let xml = body(&paper(vec![Block::Table(list(5))]));
    let grid = elements(&xml, "w:tblGrid")[0];
    let widths: Vec<usize> = grid.split("w:w=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok()).collect();
    assert_eq!(widths.len(), 7);
    // 165 mm in twentieths of a point.
    assert!(widths.iter().sum::<usize>().abs_diff(9354) <= 1, "{widths:?}");
    assert!(xml.contains("<w:tblLayout w:type=\"fixed\""));
}

#[test]
fn rows_too_short_are_filled_and_rows_too_long_lose_nothing() {
    let columns = vec![Column { align: Align::Left }; 3];
    let rows = vec![row(&[("a", 1)], false), row(&[("b", 1), ("c", 9), ("d", 1)], false), row(&[], false)];
    let xml = body(&paper(vec![Block::Table(Table { columns, head: Vec::new(), rows, ..Table::default() })]));
    let rows = elements(&xml, "w:tr");
    let cells: Vec<usize> = rows.iter().map(|row| elements(row, "w:tc").len()).collect();
    assert_eq!(cells, [2, 2, 1]);
    assert!(rows[1].contains(">d</w:t>"));
    assert_eq!(values(rows[2], "w:gridSpan"), ["3"]);
}

#[test]
fn each_section_has_its_paper_and_numbers_its_pages_from_one_after_the_first() {
    let xml = body(&report(3));
    let sections = elements(&xml, "w:sectPr");
    let turned: Vec<bool> = sections.iter().map(|section| section.contains("w:orient=\"landscape\"")).collect();
    assert_eq!(turned, [false, true, false]);
    for section in sections {
        assert!(section.contains("<w:titlePg") && section.contains("<w:pgNumType w:start=\"1\""), "{section}");
        assert!(section.contains("w:top=\"1134\"") && section.contains("w:left=\"1701\""), "{section}");
        assert!(section.contains("w:right=\"850\"") && section.contains("w:bottom=\"1134\""), "{section}");
    }
    assert!(part(&made(&report(3)), "word/header2.xml").contains("<w:instrText>PAGE</w:instrText>"));
}

#[test]
fn every_style_in_use_is_defined_and_every_row_of_the_style_table_is_one() {
    let file = made(&report(3));
    let styles = part(&file, "word/styles.xml");
    let ids: Vec<&str> = styles.split("w:styleId=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let defined: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), defined.len(), "an id twice");
    let parts = ["document", "header1", "header2", "header3"].map(|name| part(&file, &format!("word/{name}.xml")));
    for used in parts.iter().flat_map(|xml| [values(xml, "w:pStyle"), values(xml, "w:tblStyle")].concat()) {
        assert!(defined.contains(used), "{used}");
    }
    for element in [HOUSE.subject, HOUSE.heading_1, HOUSE.heading_3, HOUSE.signer_name, HOUSE.table_body, HOUSE.about] {
        assert!(defined.contains(element.id), "{}", element.id);
    }
    for kind in ["paragraph", "character", "table", "numbering"] {
        let defaults = format!("<w:style w:default=\"1\" w:type=\"{kind}\"");
        assert_eq!(styles.matches(&defaults).count(), 1, "{kind}");
    }
    assert!(style_of(&styles, "Normal").contains("w:default=\"1\""));
    assert!(styles.contains("w:cs=\"Times New Roman\" w:eastAsia=\"Times New Roman\""));
    assert!(styles.contains("<w:lang w:val=\"vi-VN\"") && styles.contains("<w:widowControl/>"));
}

#[test]
fn settings_ask_for_todays_word_without_east_asian_spacing() {
    let settings = part(&made(&report(1)), "word/settings.xml");
    assert!(settings.contains(r#"w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15""#));
    assert!(settings.contains("<w:doNotUseHTMLParagraphAutoSpacing/>") && !settings.contains("useFELayout"), "{settings}");
}

#[test]
fn looks_come_from_styles_not_from_runs() {
    let xml = body(&paper(vec![paragraph(Role::Heading1, "I. CHUNG"), Block::Signatures(signatures(1)), Block::Table(list(2))]));
    assert!(
        !xml.contains("<w:b ") && !xml.contains("<w:sz") && !xml.contains("<w:rFonts") && !xml.contains("<w:jc w:val=\"center\"")
    );
}

#[test]
fn the_rule_under_the_motto_is_as_long_as_the_motto() {
    let xml = body(&report(1));
    let rules: Vec<&str> = elements(&xml, "w:p").into_iter().filter(|paragraph| paragraph.contains("\"DuongKe\"")).collect();
    let indent: f32 =
        rules[1].split("w:left=\"").nth(1).and_then(|rest| rest.split('"').next()?.parse().ok()).expect("an indent");
    let length = NATION_COLUMN * POINTS_PER_MM - indent / 10.0;
    let motto = Faces::new().width(Face::Bold, HOUSE.motto.size, wording::MOTTO);
    assert!((length - motto).abs() < 0.2, "{length} {motto}");
}

#[test]
fn a_signature_keeps_two_lines_of_body() {
    let long = "một hai ba bốn năm sáu bảy tám chín mười ".repeat(9);
    let keeps = |bodies: &[&str]| -> Vec<bool> {
        let mut blocks: Vec<Block> = bodies.iter().map(|text| paragraph(Role::Body, text)).collect();
        blocks.push(Block::Signatures(signatures(1)));
        let xml = body(&paper(blocks));
        let bodies = elements(&xml, "w:p").into_iter().filter(|paragraph| paragraph.contains("\"NoiDung\""));
        bodies.map(|paragraph| paragraph.contains("<w:keepNext")).collect()
    };
    assert_eq!(keeps(&["a", "b", "c"]), [false, true, true]);
    assert_eq!(keeps(&["a", "b", &long]), [false, false, true]);
}

#[test]
fn tables_never_touch_and_never_end_a_section() {
    let xml = body(&paper(vec![Block::Table(list(1)), Block::Table(list(1))]));
    assert!(!xml.contains("</w:tbl><w:tbl>") && !xml.contains("</w:tbl><w:sectPr"));
    assert_eq!([xml.matches("\"CachBang\"").count(), xml.matches("\"NgatPhan\"").count()], [1, 1]);
}

#[test]
fn the_same_document_gives_the_same_bytes_on_any_thread() {
    let once = made(&report(30));
    let again =
        std::thread::spawn(|| (made(&paper(vec![paragraph(Role::Body, "x")])), made(&report(30)))).join().expect("joined").1;
    assert!(once == again && once == made(&report(30)));
}
