//! What keeps Word from repairing a file and a clerk from fighting it: the schema's order, styles instead of direct formatting,
//! ids of their own, words for who cannot see.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::sample::{paper, paragraph, report, signatures};
use super::{made, part};
use crate::model::document::{Block, Document, Paragraph, Role, Run, Text};
use crate::paper::docx::order;

/// What a style cannot say: which paragraph goes on the next page with which, how long a rule is, which list an item counts
/// in, where a section ends, where a frame stands on the paper; and the style itself.
const PARAGRAPH: [&str; 6] = ["w:pStyle", "w:keepNext", "w:ind", "w:numPr", "w:sectPr", "w:framePr"];
const PARTS: [&str; 6] =
    ["word/document.xml", "word/header1.xml", "word/header2.xml", "word/header3.xml", "word/styles.xml", "word/settings.xml"];

/// Each element with its children, in order of their ends.
fn families(xml: &str) -> Vec<(String, Vec<String>)> {
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<(String, Vec<String>)> = vec![(String::new(), Vec::new())];
    let mut found = Vec::new();
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) => {
                let name = tag.name().as_ref().to_owned();
                open.last_mut().expect("the root").1.push(name.clone());
                open.push((name, Vec::new()));
            }
            Event::Empty(tag) => open.last_mut().expect("the root").1.push(tag.name().as_ref().to_owned()),
            Event::End(_) => found.extend(open.pop()),
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// A draft with every kind of block, list and look.
fn full() -> Document {
    let mut document = report(3);
    document.run_code = "3f9a21bc07de".to_owned();
    let run = |text: &str, bold, italic| Run { text: text.to_owned(), bold, italic };
    let looks = Text(vec![run("a ", true, false), run("b ", false, true), run("c ", true, true), run("d", false, false)]);
    let roles = [Role::Body, Role::Heading1, Role::Ground, Role::TableCaption];
    let blocks = &mut document.sections[0].blocks;
    blocks.extend(roles.map(|role| Block::Paragraph(Paragraph { role, text: looks.clone() })));
    blocks.extend(["- a", "+ b", "1. c", "d"].map(|text| paragraph(Role::ListItem, text)));
    document
}

#[test]
fn children_stand_in_the_order_of_the_schema() {
    let file = made(&full());
    for name in PARTS {
        for (parent, children) in families(&part(&file, name)) {
            let Some(order) = order::of(&parent) else { continue };
            let rank = |child: &String| order.split_whitespace().position(|known| child.strip_prefix("w:") == Some(known));
            let ranks: Vec<_> = children.iter().map(rank).collect();
            assert!(ranks.iter().all(Option::is_some) && ranks.is_sorted(), "{name}: {parent}: {children:?}");
        }
    }
}

#[test]
fn nothing_is_formatted_directly_that_a_style_can_say() {
    let file = made(&full());
    for name in &PARTS[..4] {
        for (parent, children) in families(&part(&file, name)) {
            let allowed: &[&str] = match parent.as_str() {
                "w:pPr" => &PARAGRAPH,
                "w:rPr" => &["w:rStyle"],
                _ => continue,
            };
            assert!(children.iter().all(|child| allowed.contains(&child.as_str())), "{name}: {parent}: {children:?}");
        }
    }
}

#[test]
fn a_look_that_the_element_has_already_is_not_said_twice() {
    let bold = |role| {
        let text = Text(vec![Run { text: "chữ".to_owned(), bold: true, italic: false }]);
        part(&made(&paper(vec![Block::Paragraph(Paragraph { role, text })])), "word/document.xml")
    };
    assert!(bold(Role::Body).contains("<w:rStyle w:val=\"Strong\""));
    // Word would print bold within bold upright.
    assert!(!bold(Role::Heading1).contains("w:rStyle"));
}

#[test]
fn every_table_tells_what_it_holds() {
    let xml = part(&made(&report(3)), "word/document.xml");
    let of = |name: &str| -> Vec<String> {
        let start = format!("<w:{name} w:val=\"");
        xml.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next().map(str::to_owned)).collect()
    };
    let captions = of("tblCaption");
    assert_eq!(captions.len(), xml.matches("<w:tbl>").count());
    assert_eq!(captions[0], "Phần đầu văn bản");
    assert_eq!(captions[2], "DANH SÁCH HỌC SINH ĐƯỢC KHEN THƯỞNG");
    assert_eq!(captions[3], "Bảng 2");
    let columns = "Các cột: TT; Họ và tên; Ngày sinh; Trường; Cấp; Thành tích; Mức thưởng (đồng). Số dòng: 4.";
    assert_eq!(of("tblDescription")[2], columns);
}

#[test]
fn lists_and_relationships_have_ids_of_their_own_and_every_list_is_defined() {
    let file = made(&full());
    let ids = |part_name: &str, start: &str| -> Vec<String> {
        let xml = part(&file, part_name);
        xml.split(start).skip(1).filter_map(|rest| rest.split('"').next().map(str::to_owned)).collect()
    };
    for (name, start) in [
        ("word/numbering.xml", "<w:num w:numId=\""),
        ("word/numbering.xml", "w:abstractNumId=\""),
        ("word/_rels/document.xml.rels", "Id=\""),
    ] {
        let all = ids(name, start);
        let own: BTreeSet<&String> = all.iter().collect();
        assert!(!all.is_empty() && own.len() == all.len(), "{name}: {all:?}");
    }
    let lists: BTreeSet<String> = ids("word/numbering.xml", "<w:num w:numId=\"").into_iter().chain(["0".to_owned()]).collect();
    for used in ["word/document.xml", "word/styles.xml"].iter().flat_map(|name| ids(name, "<w:numId w:val=\"")) {
        assert!(lists.contains(&used), "{used}");
    }
}

#[test]
fn nothing_is_hyphenated_and_a_signature_alone_has_no_list() {
    let settings = part(&made(&full()), "word/settings.xml");
    assert!(settings.contains("<w:autoHyphenation w:val=\"0\"/>") && settings.contains("<w:themeFontLang w:val=\"vi-VN\"/>"));
    let mut block = signatures(1);
    block.recipients = vec!["- Lưu: VT;".to_owned(), "Như trên.".to_owned()];
    let xml = part(&made(&paper(vec![Block::Signatures(block)])), "word/document.xml");
    assert_eq!(xml.matches("<w:numId w:val=\"0\"").count(), 1, "only the line without a dash leaves the list: {xml}");
}

#[test]
fn the_lists_of_a_paper_read_so() {
    insta::assert_snapshot!(part(&made(&full()), "word/numbering.xml").replace("><", ">\n<"));
}

#[test]
fn the_properties_of_a_paper_read_so() {
    let file = made(&full());
    let both = part(&file, "docProps/core.xml") + &part(&file, "docProps/app.xml");
    insta::assert_snapshot!(both.replace("><", ">\n<"));
}
