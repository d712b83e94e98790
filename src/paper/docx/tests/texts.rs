//! The words of the file are the words of the document, in order.

use super::reading::{read, texts};
use super::sample::{paper, paragraph, report, row};
use super::{made, part};
use crate::model::document::{
    Align, Block, Cell, Column, Document, Orientation, Role, Row, Run, Section, Signatures, Table, Text,
};
use crate::paper::wording;

/// What the document says, block by block.
fn said(document: &Document) -> Vec<String> {
    let mut texts = Vec::new();
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Letterhead(head) => {
                for body in &head.bodies {
                    texts.extend([body.parent.clone(), body.name.clone()]);
                }
                texts.extend([wording::NATION.to_owned(), wording::MOTTO.to_owned(), head.number.clone()]);
                texts.extend(head.about.iter().chain(&head.place_and_date).cloned());
            }
            Block::Title(title) => texts.extend([title.kind.clone(), title.subject.to_plain()]),
            Block::Addressees(names) => {
                texts.extend(wording::addressees(names).iter().map(|parts| parts.concat()));
            }
            Block::Paragraph(paragraph) => texts.push(paragraph.text.to_plain()),
            Block::Table(table) => {
                let cells = table.head.iter().chain(&table.rows).flat_map(|row| &row.cells);
                texts.extend(cells.map(|cell| cell.text.to_plain()));
            }
            Block::PageBreak => {}
            Block::Signatures(block) => said_by(block, &mut texts),
        }
    }
    texts.retain(|text| !text.is_empty());
    texts
}

fn said_by(block: &Signatures, texts: &mut Vec<String>) {
    let head = if block.recipients.is_empty() { "" } else { wording::RECIPIENTS };
    let recipients = std::iter::once(head.to_owned()).chain(block.recipients.iter().cloned());
    let beside = block.columns.len() == 1;
    if beside {
        texts.extend(recipients.clone());
    }
    texts.extend(block.columns.iter().flat_map(|column| column.authority.iter().cloned()));
    texts.extend(block.columns.iter().map(|column| column.name.clone()));
    if !beside {
        texts.extend(recipients);
    }
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }

    fn words(&mut self) -> String {
        const WORDS: [&str; 10] =
            ["- ", "Đặng", "&", "<b>", "\"ngoặc\"", "22/TT-BGD", "]]>", "1.", "85,04%", "  hai chỗ trống  "];
        (0..self.below(6)).map(|_| WORDS[self.below(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }

    fn text(&mut self) -> Text {
        let run = |dice: &mut Self| Run { text: dice.lines(), bold: dice.below(4) == 0, italic: dice.below(4) == 0 };
        Text((0..self.below(4)).map(|_| run(self)).collect())
    }

    fn lines(&mut self) -> String {
        if self.below(5) == 0 { format!("{}\n{}", self.words(), self.words()) } else { self.words() }
    }

    /// Rows too short and too long among them.
    fn table(&mut self) -> Table {
        let columns =
            (0..=self.below(5)).map(|_| Column { align: [Align::Left, Align::Center, Align::Right][self.below(3)] }).collect();
        let cell = |dice: &mut Self| Cell::words(dice.text(), dice.below(4));
        let row = |dice: &mut Self| Row { cells: (0..dice.below(7)).map(|_| cell(dice)).collect(), total: dice.below(5) == 0 };
        Table {
            columns,
            head: (0..self.below(3)).map(|_| row(self)).collect(),
            rows: (0..self.below(9)).map(|_| row(self)).collect(),
            ..Table::default()
        }
    }

    fn block(&mut self) -> Block {
        let roles = [Role::Body, Role::Ground, Role::Heading1, Role::ListItem, Role::TableNote, Role::AppendixTitle];
        let all = report(1).sections.swap_remove(0).blocks;
        match self.below(9) {
            0 => all[0].clone(),
            1 => all[1].clone(),
            2 => Block::Addressees((0..self.below(4)).map(|_| self.words()).collect()),
            3 => Block::Signatures(super::sample::signatures(self.below(3))),
            4 | 5 => Block::Table(self.table()),
            _ => {
                let role = roles[self.below(6)];
                let text = self.text();
                let text = if role == Role::AppendixTitle { unhung(&text) } else { text };
                Block::Paragraph(crate::model::document::Paragraph { role, text })
            }
        }
    }

    fn document(&mut self) -> Document {
        let orientations = [Orientation::Portrait, Orientation::Landscape];
        let mut document = paper(Vec::new());
        document.sections = (0..=self.below(3))
            .map(|_| Section {
                orientation: orientations[self.below(2)],
                blocks: (0..self.below(7)).map(|_| self.block()).collect(),
            })
            .collect();
        document
    }
}

/// What is centred is set in lines, at whose ends no spaces hang.
fn unhung(text: &Text) -> Text {
    Text::plain(text.to_plain().split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Titles are broken where the PDF breaks them: a line's end is as good as a space.
fn unbroken(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| text.replace('\n', " ")).collect()
}

#[test]
fn every_word_of_any_document_is_there_in_order() {
    let mut dice = Dice(2024);
    for round in 0..150 {
        let document = dice.document();
        assert_eq!(unbroken(&read(&made(&document))), unbroken(&said(&document)), "round {round}");
    }
}

#[test]
fn the_report_reads_as_composed() {
    let document = report(3);
    let found = read(&made(&document));
    assert_eq!(unbroken(&found), unbroken(&said(&document)));
    assert!(found.contains(&"Kết quả: Trường \"A&B\" <C> đạt 84,96%\nxem phụ lục.".to_owned()), "{found:?}");
    assert_eq!(unbroken(&found)[0], "HỘI KHUYẾN HỌC TỈNH BÌNH DƯƠNG");
    assert_eq!(found.last().map(String::as_str), Some("- Lưu: VT, HKH."));
}

#[test]
fn characters_that_would_keep_word_from_opening_the_file_are_replaced() {
    let table = Table {
        columns: vec![Column { align: Align::Left }],
        head: Vec::new(),
        rows: vec![row(&[("c\u{8}d", 1)], false)],
        ..Table::default()
    };
    let document = paper(vec![paragraph(Role::Body, "a\u{1}b"), Block::Table(table)]);
    assert_eq!(read(&made(&document)), ["a\u{FFFD}b", "c\u{FFFD}d"]);
}

#[test]
fn drafts_say_so_on_every_page_and_papers_do_not() {
    let mut document = report(1);
    let headers =
        |document: &Document| [1, 2, 3].map(|number| texts(&part(&made(document), &format!("word/header{number}.xml"))));
    assert_eq!(headers(&document), [vec!["DỰ THẢO"], vec!["1DỰ THẢO"], vec!["1DỰ THẢO"]]);
    document.draft = false;
    assert_eq!(headers(&document), [vec![], vec!["1"], vec!["1"]]);
}

#[test]
fn lists_are_labelled_by_word_as_the_pdf_prints_them() {
    let items = ["- một;", "- hai;", "+ hai một;", "1. ba", "2. bốn", "a) năm"];
    let mut blocks: Vec<Block> = items.iter().map(|text| paragraph(Role::ListItem, text)).collect();
    blocks.extend([paragraph(Role::Body, "Hết."), paragraph(Role::ListItem, "1. sáu"), paragraph(Role::ListItem, "3) bảy")]);
    let file = made(&paper(blocks));
    let typed = texts(&part(&file, "word/document.xml"));
    assert_eq!(typed, ["một;", "hai;", "hai một;", "ba", "bốn", "a) năm", "Hết.", "sáu", "bảy"]);
    assert_eq!(read(&file)[..6], items.map(str::to_owned));
    assert_eq!(read(&file)[6..], ["Hết.", "1. sáu", "3) bảy"]);
}

#[test]
fn a_paper_tells_its_title_subject_author_and_language_and_no_date() {
    let core = part(&made(&report(1)), "docProps/core.xml");
    assert!(core.contains("<dc:title>Báo cáo &quot;A &amp; B&quot;</dc:title><dc:subject>Kết quả thực hiện"), "{core}");
    let author = "<dc:creator>HỘI KHUYẾN HỌC THÀNH PHỐ THUẬN AN</dc:creator><dc:language>vi-VN</dc:language>";
    assert!(core.contains(author) && !core.contains("dcterms"), "{core}");
}
