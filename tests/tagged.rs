//! Papers read back as a screen reader and an archive do: every word stands in the structure, and nothing else is said.
#![allow(clippy::unwrap_used, clippy::panic, reason = "what goes wrong in a helper fails the test")]
#![allow(clippy::disallowed_methods, reason = "tests make and read folders")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use khuyenhoc::model::document::{
    Align, Block, Cell, Column, Document, IssuingBody, Letterhead, Orientation, Paragraph, Role, Row, Section, Signature,
    Signatures, Table, Text, Title,
};
use khuyenhoc::paper::layout::layout;
use khuyenhoc::paper::pdf;
use khuyenhoc::paper::press::Press;
use lopdf::content::Content;
use lopdf::{Dictionary, Object, ObjectId};
use support::folder::contents;

/// A file with its structure at hand.
struct Tagged {
    pdf: lopdf::Document,
    /// Types of all elements in reading order, with their depth.
    shape: Vec<(usize, String)>,
    /// Element of each marked content, by page and number, as the elements say.
    contents: BTreeMap<(ObjectId, i64), ObjectId>,
}

fn name(dictionary: &Dictionary, key: &str) -> String {
    String::from_utf8(dictionary.get(key.as_bytes()).unwrap().as_name().unwrap().to_vec()).unwrap()
}

impl Tagged {
    fn read(bytes: &[u8]) -> Self {
        let pdf = lopdf::Document::load_mem(bytes).unwrap();
        let root = pdf.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
        let tree = pdf.get_dictionary(root).unwrap();
        assert_eq!(name(tree, "Type"), "StructTreeRoot");
        let whole = tree.get(b"K").unwrap().as_reference().unwrap();
        let mut tagged = Self { pdf, shape: Vec::new(), contents: BTreeMap::new() };
        tagged.walk(whole, root, 0);
        tagged
    }

    fn walk(&mut self, id: ObjectId, parent: ObjectId, depth: usize) {
        let element = self.pdf.get_dictionary(id).unwrap().clone();
        assert_eq!(element.get(b"P").unwrap().as_reference().unwrap(), parent, "an element names the one it is part of");
        self.shape.push((depth, name(&element, "S")));
        let own = element.get(b"Pg").ok().map(|page| page.as_reference().unwrap());
        for kid in element.get(b"K").map(|kids| kids.as_array().unwrap().clone()).unwrap_or_default() {
            match kid {
                Object::Reference(child) => self.walk(child, id, depth + 1),
                Object::Integer(number) => self.content(own.unwrap(), number, id),
                Object::Dictionary(content) => {
                    assert_eq!(name(&content, "Type"), "MCR");
                    let page = content.get(b"Pg").unwrap().as_reference().unwrap();
                    self.content(page, content.get(b"MCID").unwrap().as_i64().unwrap(), id);
                }
                other => panic!("{other:?} among the kids of an element"),
            }
        }
    }

    fn content(&mut self, page: ObjectId, number: i64, of: ObjectId) {
        assert!(self.contents.insert((page, number), of).is_none(), "content {number} belongs to two elements");
    }

    fn count(&self, kind: &str) -> usize {
        self.shape.iter().filter(|(_, other)| other == kind).count()
    }

    /// Text and rules of every page stand in a marked content that an element owns, or in an artifact; the page's list names
    /// the same elements.
    fn check_pages(&self) {
        let root = self.pdf.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
        let parents = self.pdf.get_dictionary(root).unwrap().get(b"ParentTree").unwrap().as_reference().unwrap();
        let lists = self.pdf.get_dictionary(parents).unwrap().get(b"Nums").unwrap().as_array().unwrap().clone();
        let mut seen = BTreeSet::new();
        for (index, page) in self.pdf.get_pages().into_values().enumerate() {
            let dictionary = self.pdf.get_dictionary(page).unwrap();
            assert_eq!(name(dictionary, "Tabs"), "S");
            assert_eq!(dictionary.get(b"StructParents").unwrap().as_i64().unwrap(), i64::try_from(index).unwrap());
            let list = self.pdf.get_object(lists[index * 2 + 1].as_reference().unwrap()).unwrap().as_array().unwrap();
            for number in self.marked(page) {
                let owner = self.contents.get(&(page, number)).copied();
                assert_eq!(owner, list[usize::try_from(number).unwrap()].as_reference().ok(), "content {number} of page {index}");
                assert!(owner.is_some() && seen.insert((page, number)), "content {number} of page {index}");
            }
        }
        assert_eq!(seen.len(), self.contents.len(), "elements own contents that no page has");
    }

    /// Numbers of a page's marked contents in order.
    fn marked(&self, page: ObjectId) -> Vec<i64> {
        let content = Content::decode(&self.pdf.get_page_content(page)).unwrap();
        let (mut open, mut numbers) = (false, Vec::new());
        for operation in &content.operations {
            match operation.operator.as_str() {
                "BDC" | "BMC" => {
                    assert!(!open, "a marked content within another");
                    open = true;
                    let artifact = operation.operands[0].as_name().unwrap() == b"Artifact";
                    let number = operation.operands[1].as_dict().unwrap().get(b"MCID").and_then(Object::as_i64).ok();
                    assert_eq!(number.is_none(), artifact, "{operation:?}");
                    numbers.extend(number);
                }
                "EMC" => open = false,
                "Tj" | "TJ" | "S" | "f" | "B" | "Do" => assert!(open, "{operation:?} outside of any marked content"),
                _ => {}
            }
        }
        assert!(!open);
        numbers
    }

    /// What PDF/A-2a and PDF/UA-1 ask of the file as a whole.
    fn check_file(&self) {
        let catalog = self.pdf.catalog().unwrap();
        let within = |key: &str| self.pdf.dereference(catalog.get(key.as_bytes()).unwrap()).unwrap().1;
        assert_eq!(within("Lang").as_str().unwrap(), b"vi-VN");
        assert!(within("MarkInfo").as_dict().unwrap().get(b"Marked").unwrap().as_bool().unwrap());
        assert!(within("ViewerPreferences").as_dict().unwrap().get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
        let metadata = within("Metadata").as_stream().unwrap();
        let xmp = String::from_utf8(metadata.content.clone()).unwrap();
        for part in ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "<rdf:li>vi-VN<"] {
            assert!(xmp.contains(part), "{part} in {xmp}");
        }
        let info = self.pdf.trailer.get(b"Info").unwrap().as_reference().unwrap();
        let title = self.pdf.get_dictionary(info).unwrap().get(b"Title").unwrap();
        let title = lopdf::decode_text_string(title).unwrap();
        let escaped = title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        assert!(xmp.contains(&format!("<rdf:li xml:lang=\"x-default\">{escaped}<")), "{title} in {xmp}");
        let intent = within("OutputIntents").as_array().unwrap()[0].as_dict().unwrap();
        assert_eq!(name(intent, "S"), "GTS_PDFA1");
        let profile = self.pdf.get_object(intent.get(b"DestOutputProfile").unwrap().as_reference().unwrap()).unwrap();
        let profile = profile.as_stream().unwrap().decompressed_content().unwrap();
        assert_eq!(&profile[36..40], b"acsp");
        assert_eq!(usize::try_from(u32::from_be_bytes(profile[..4].try_into().unwrap())).unwrap(), profile.len());
        assert!(self.pdf.trailer.has(b"ID"));
    }

    /// Titles of the bookmarks, with their depth, by following the links from one to the next.
    fn bookmarks(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        if let Ok(root) = self.pdf.catalog().unwrap().get(b"Outlines") {
            self.below(root.as_reference().unwrap(), 1, &mut found);
        }
        found
    }

    fn below(&self, id: ObjectId, depth: usize, found: &mut Vec<(usize, String)>) {
        let mut next = self.pdf.get_dictionary(id).unwrap().get(b"First").and_then(Object::as_reference).ok();
        while let Some(at) = next {
            let entry = self.pdf.get_dictionary(at).unwrap();
            assert_eq!(entry.get(b"Parent").unwrap().as_reference().unwrap(), id);
            assert!(entry.get(b"Dest").unwrap().as_array().unwrap()[0].as_reference().is_ok());
            found.push((depth, lopdf::decode_text_string(entry.get(b"Title").unwrap()).unwrap()));
            self.below(at, depth + 1, found);
            next = entry.get(b"Next").and_then(Object::as_reference).ok();
        }
    }

    /// Levels of the headings in order; none is left out on the way down.
    fn check_headings(&self) -> usize {
        let levels: Vec<usize> =
            self.shape.iter().filter_map(|(_, kind)| kind.strip_prefix('H').and_then(|level| level.parse().ok())).collect();
        let mut above = 0;
        for level in &levels {
            assert!(*level <= above + 1, "{levels:?}");
            above = *level;
        }
        levels.len()
    }
}

fn paragraph(role: Role, text: &str) -> Block {
    Block::Paragraph(Paragraph { role, text: Text::plain(text) })
}

fn row(cells: &[&str]) -> Row {
    Row { cells: cells.iter().map(|text| Cell::words(Text::plain(*text), 1)).collect(), total: false }
}

fn table(rows: usize) -> Block {
    let columns = [Align::Center, Align::Left, Align::Right].map(|align| Column { align }).to_vec();
    let mut rows: Vec<Row> = (1..=rows).map(|index| row(&[&index.to_string(), "Nguyễn Thị Khánh Huyền", "1.200.000"])).collect();
    rows.push(Row { cells: vec![Cell::words(Text::plain("Tổng cộng"), 2), Cell::words(Text::plain("9"), 1)], total: true });
    Block::Table(Table { columns, head: vec![row(&["STT", "Họ và tên", "Mức thưởng"])], rows, ..Table::default() })
}

fn document() -> Document {
    let body = IssuingBody { parent: "TỈNH BÌNH DƯƠNG".to_owned(), name: "HỘI KHUYẾN HỌC".to_owned() };
    let letterhead = Letterhead {
        bodies: vec![body],
        number: "Số: 1/BC-HKH".to_owned(),
        about: None,
        place_and_date: Some("Thuận An, ngày 05 tháng 12 năm 2024".to_owned()),
    };
    let signature = Signature { authority: vec!["CHỦ TỊCH".to_owned()], name: "Lê Thị An".to_owned(), by_hand: false };
    let signatures =
        Signatures { columns: vec![signature], recipients: vec!["- Như trên;".to_owned(), "- Lưu: VT.".to_owned()] };
    let long = "Các đơn vị trường học đã tổ chức tuyên truyền, phát triển hội viên. ".repeat(60);
    let first = vec![
        Block::Letterhead(letterhead),
        Block::Title(Title { kind: "BÁO CÁO".to_owned(), subject: Text::plain("Tổng kết năm 2024") }),
        paragraph(Role::Heading1, "I. KẾT QUẢ"),
        paragraph(Role::Heading3, "a) Hội viên"),
        paragraph(Role::Body, &long),
        paragraph(Role::ListItem, "- Cấp tỉnh: 1 em;"),
        paragraph(Role::ListItem, "+ Môn Toán;"),
        paragraph(Role::ListItem, "- Cấp thành phố: 2 em."),
        paragraph(Role::Body, &long),
        Block::Signatures(signatures),
    ];
    let second = vec![
        paragraph(Role::AppendixNumber, "Phụ lục I"),
        paragraph(Role::AppendixTitle, "DANH SÁCH & MỨC THƯỞNG"),
        table(90),
        paragraph(Role::Body, "Hết."),
    ];
    let section = |orientation, blocks| Section { orientation, blocks };
    Document {
        name: "thu".to_owned(),
        title: "Báo cáo & \"thử\" <1>".to_owned(),
        draft: true,
        one_page: false,
        sections: vec![section(Orientation::Portrait, first), section(Orientation::Landscape, second)],
        run_code: "3f9a21bc07de".to_owned(),
        ..Document::default()
    }
}

fn made(document: &Document) -> Vec<u8> {
    let press = Press::default();
    pdf::write(document, &layout(document, &press), &press.faces).unwrap()
}

#[test]
fn every_word_of_a_paper_is_part_of_its_structure_and_back() {
    let tagged = Tagged::read(&made(&document()));
    tagged.check_pages();
    tagged.check_file();
    tagged.check_headings();
}

#[test]
fn a_paragraph_and_a_table_stay_one_element_over_pages() {
    let tagged = Tagged::read(&made(&document()));
    assert_eq!(tagged.count("Table"), 1);
    assert_eq!((tagged.count("THead"), tagged.count("TBody"), tagged.count("TH")), (1, 1, 3));
    assert_eq!((tagged.count("TR"), tagged.count("TD")), (92, 90 * 3 + 2));
    let mut pages: BTreeMap<ObjectId, BTreeSet<ObjectId>> = BTreeMap::new();
    for ((page, _), element) in &tagged.contents {
        pages.entry(*element).or_default().insert(*page);
    }
    assert!(pages.values().any(|pages| pages.len() > 1), "a paragraph over two pages");
}

#[test]
fn lines_of_a_paragraph_do_not_run_their_words_together() {
    let mut paper = document();
    paper.sections.truncate(1);
    let long = "Tuyên truyền phát triển hội viên khuyến học. ".repeat(5);
    // Ragged lines: between stretched words the reader of this test puts spaces of its own.
    paper.sections[0].blocks = vec![paragraph(Role::TableCaption, &long), paragraph(Role::TableCaption, &"nghiêng".repeat(30))];
    let bytes = made(&paper);
    let read = lopdf::Document::load_mem(&bytes).unwrap();
    let text = read.extract_text(&[1]).unwrap().replace('\n', "");
    assert!(text.contains(long.trim_end()), "{text}");
    assert!(text.contains(&"nghiêng".repeat(30)), "{text}");
}

#[test]
fn a_list_within_a_list_stands_in_the_item_above_it() {
    let tagged = Tagged::read(&made(&document()));
    let from = tagged.shape.iter().position(|(_, kind)| kind == "L").unwrap();
    let list: Vec<String> =
        tagged.shape[from..from + 11].iter().map(|(depth, kind)| format!("{}{kind}", " ".repeat(depth - 2))).collect();
    let wanted = ["L", " LI", "  Lbl", "  LBody", "   L", "    LI", "     Lbl", "     LBody", " LI", "  Lbl", "  LBody"];
    assert_eq!(list, wanted);
}

#[test]
fn bookmarks_follow_the_headings_and_nest_without_a_gap() {
    let tagged = Tagged::read(&made(&document()));
    let wanted =
        [(1, "BÁO CÁO Tổng kết năm 2024"), (2, "I. KẾT QUẢ"), (3, "a) Hội viên"), (1, "Phụ lục I: DANH SÁCH & MỨC THƯỞNG")];
    assert_eq!(tagged.bookmarks(), wanted.map(|(depth, title)| (depth, title.to_owned())));
    assert_eq!(tagged.check_headings(), 4);
}

#[test]
fn every_paper_of_a_sample_year_keeps_its_structure() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/day-du");
    let out = tempfile::tempdir().unwrap();
    let result = out.path().join("ra");
    let done = Command::new(env!("CARGO_BIN_EXE_khuyenhoc"))
        .arg("lap")
        .arg(&root)
        .args(["--im-lang", "--dang", "pdf", "--ra"])
        .arg(&result)
        .status()
        .unwrap();
    assert!(done.code().is_some_and(|code| code < 2), "{done}");
    let mut papers = 0;
    let made = contents(&result.join("van-ban"));
    for bytes in made.values() {
        let tagged = Tagged::read(bytes);
        tagged.check_pages();
        tagged.check_file();
        let headings = tagged.check_headings();
        assert_eq!(tagged.bookmarks().len(), headings);
        assert!(tagged.count("Table") == 0 || tagged.count("TH") > 0, "a table with header cells");
        papers += 1;
    }
    assert!(papers >= 4, "{papers} papers");
}
