//! The run's code stands once, on the last page, in its bottom margin.

use super::sample::{paper, paragraph, report};
use super::{body, made, part};
use crate::model::document::Role;

#[test]
fn the_code_is_a_frame_in_the_bottom_margin_before_the_last_paragraph() {
    let mut document = report(1);
    document.run_code = "3f9a21bc07de".to_owned();
    let body = body(&document);
    assert_eq!(body.matches("Mã lập: 3f9a21bc07de").count(), 1);
    let (before, after) = body.split_once("Mã lập: ").unwrap();
    let paragraph = before.rsplit_once("<w:p>").unwrap().1;
    // 297 mm less half of the margin of 20 mm, less half of 8 pt, in twentieths of a point.
    assert!(paragraph.contains(r#"w:vAnchor="page" w:x="1701" w:y="16191""#), "{paragraph}");
    assert_eq!(after.matches("<w:p>").count(), 1, "only the last paragraph follows: {after}");
    assert!(!body.split_once("<w:sectPr>").unwrap().0.contains("Mã lập"), "not in the first section");
}

#[test]
fn loose_sheets_have_the_codes_in_the_footer_of_every_page() {
    let mut document = report(1);
    (document.set_code, document.loose) = ("46a2a1f1d9f1".to_owned(), true);
    let file = made(&document);
    let body = part(&file, "word/document.xml");
    assert!(!body.contains("Mã bộ"), "not in the text as well");
    for kind in ["first", "default"] {
        let reference = format!(r#"<w:footerReference w:type="{kind}" r:id="rIdChan""#);
        assert_eq!(body.matches(&reference).count(), document.sections.len(), "{kind}");
    }
    assert!(part(&file, "word/footer1.xml").contains("Mã bộ: 46a2a1f1d9f1"));
    assert!(part(&file, "word/_rels/document.xml.rels").contains(r#"Id="rIdChan""#));
    assert!(part(&file, "[Content_Types].xml").contains("/word/footer1.xml"));
}

#[test]
fn a_paper_without_a_run_has_no_code() {
    assert!(!body(&paper(vec![paragraph(Role::Body, "a")])).contains("Mã lập"));
}
