//! What a reader of the printed page would measure: margins, rules, numbers, heads, signatures; and that no word is lost.

use khuyenhoc::model::document::{
    Align, Block, Cell, Column, Document, IssuingBody, Letterhead, Orientation, Paragraph, Role, Row, Run, Section, Signature,
    Signatures, Table, Text, Title,
};
use khuyenhoc::model::page::{Glyphs, Item, Page, Rule};
use khuyenhoc::paper::layout::layout;
use khuyenhoc::paper::pdf;
use khuyenhoc::paper::press::Press;
use khuyenhoc::paper::style::{BODY_GAP, HOUSE, Margins, POINTS_PER_MM};
use khuyenhoc::paper::wording;

const MARGINS: Margins = HOUSE.margins;

/// A small generator, so that random documents are the same on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % sides
    }

    fn words(&mut self, most: usize) -> String {
        const WORDS: [&str; 8] =
            ["học", "sinh", "Nguyễn", "1.200.000", "06/HKH-PGD", "khuyến", "nghiêngnghiêngngảngả", "Quý\u{a0}III"];
        let count = self.roll(most + 1);
        (0..count).map(|_| WORDS[self.roll(8)]).collect::<Vec<_>>().join(" ")
    }
}

fn paragraph(role: Role, text: &str) -> Block {
    Block::Paragraph(Paragraph { role, text: Text::plain(text) })
}

fn cell(text: &str) -> Cell {
    Cell::words(Text::plain(text), 1)
}

fn row(cells: &[&str]) -> Row {
    Row { cells: cells.iter().map(|text| cell(text)).collect(), total: false }
}

fn list(rows: usize) -> Table {
    let columns = [Align::Center, Align::Left, Align::Right].map(|align| Column { align }).to_vec();
    let rows = (1..=rows).map(|index| row(&[&index.to_string(), "Nguyễn Thị Khánh Huyền", "1.200.000"])).collect();
    Table { columns, head: vec![row(&["STT", "Họ và tên", "Mức thưởng"])], rows, ..Table::default() }
}

fn signature(name: &str) -> Signature {
    Signature {
        authority: vec!["TM. BAN THƯỜNG VỤ".to_owned(), "CHỦ TỊCH".to_owned()], name: name.to_owned(), by_hand: false
    }
}

fn signatures() -> Block {
    let recipients = vec!["- Như trên;".to_owned(), "- Lưu: VT, HKH.".to_owned()];
    Block::Signatures(Signatures { columns: vec![signature("Lê Thị An")], recipients })
}

fn letterhead() -> Block {
    let body = |parent: &str, name: &str| IssuingBody { parent: parent.to_owned(), name: name.to_owned() };
    Block::Letterhead(Letterhead {
        bodies: vec![body("TỈNH BÌNH DƯƠNG", "HỘI KHUYẾN HỌC"), body("", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO THÀNH PHỐ THUẬN AN")],
        number: "Số:       /BC-HKH-PGD".to_owned(),
        about: None,
        place_and_date: Some("Thuận An, ngày 05 tháng 02 năm 2024".to_owned()),
    })
}

fn document(sections: Vec<Section>, draft: bool) -> Document {
    Document {
        name: "thu".to_owned(),
        title: "Báo cáo & \"thử\" (1)".to_owned(),
        draft,
        one_page: false,
        run_code: String::new(),
        set_code: String::new(),
        sections,
        ..Document::default()
    }
}

fn portrait(blocks: Vec<Block>) -> Section {
    Section { orientation: Orientation::Portrait, blocks }
}

fn texts<'p>(page: &'p Page) -> impl Iterator<Item = &'p Glyphs<'p>> {
    page.items.iter().filter_map(|item| match item {
        Item::Glyphs(glyphs) => Some(glyphs),
        Item::Rule(_) => None,
    })
}

fn rules(page: &Page) -> Vec<Rule> {
    page.items.iter().filter_map(|item| if let Item::Rule(rule) = item { Some(*rule) } else { None }).collect()
}

fn find<'p>(page: &'p Page, text: &str) -> Option<&'p Glyphs<'p>> {
    texts(page).find(|glyphs| glyphs.text == text)
}

/// Letters in order, without spaces: lines and words may part anywhere, but nothing may be lost or moved.
fn letters<'t>(parts: impl Iterator<Item = &'t str>) -> String {
    parts.flat_map(str::chars).filter(|character| !character.is_whitespace()).collect()
}

fn said(pages: &[Page]) -> String {
    letters(pages.iter().flat_map(texts).filter(|glyphs| !glyphs.mark.is_artifact()).map(|glyphs| &*glyphs.text))
}

fn of_text(text: &Text) -> impl Iterator<Item = &str> {
    text.0.iter().map(|run| run.text.as_str())
}

fn written(document: &Document) -> String {
    let mut all = String::new();
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Paragraph(paragraph) => all.push_str(&letters(of_text(&paragraph.text))),
            Block::Table(table) => {
                let cells = table.head.iter().chain(&table.rows).flat_map(|row| &row.cells);
                all.push_str(&letters(cells.flat_map(|cell| of_text(&cell.text))));
            }
            Block::Title(title) => all.push_str(&letters(std::iter::once(title.kind.as_str()).chain(of_text(&title.subject)))),
            Block::Signatures(block) => {
                all.push_str(&letters(std::iter::once(wording::RECIPIENTS).chain(block.recipients.iter().map(String::as_str))));
                for signature in &block.columns {
                    all.push_str(&letters(signature.authority.iter().chain([&signature.name]).map(String::as_str)));
                }
            }
            Block::Letterhead(_) | Block::Addressees(_) | Block::PageBreak => {}
        }
    }
    all
}

fn check_margins(pages: &[Page]) {
    let left = MARGINS.left * POINTS_PER_MM - 0.5;
    for page in pages {
        let right = page.width - MARGINS.right * POINTS_PER_MM + 0.5;
        let (top, foot) = (MARGINS.top * POINTS_PER_MM - 0.5, page.height - MARGINS.bottom * POINTS_PER_MM + 0.5);
        for glyphs in texts(page) {
            assert!(glyphs.x >= left && glyphs.x + glyphs.width <= right, "{glyphs:?}");
            assert!(glyphs.baseline <= foot && (glyphs.mark.is_artifact() || glyphs.baseline > top), "{glyphs:?}");
        }
        for rule in rules(page) {
            assert!(rule.x >= left && rule.x + rule.width <= right && rule.y >= top && rule.y + rule.height <= foot, "{rule:?}");
        }
    }
}

fn random(dice: &mut Dice) -> Document {
    const ROLES: [Role; 6] = [Role::Body, Role::Heading1, Role::Ground, Role::AppendixTitle, Role::TableNote, Role::ListItem];
    let sections = (0..=dice.roll(2)).map(|_| {
        let blocks = (0..dice.roll(9)).map(|_| match dice.roll(5) {
            0 => Block::Table(random_table(dice)),
            1 if dice.roll(3) == 0 => signatures(),
            2 => Block::Title(Title { kind: "BÁO CÁO".to_owned(), subject: Text::plain(dice.words(40)) }),
            _ => {
                let bold = Run { text: dice.words(6), bold: true, italic: false };
                let runs = vec![bold, Run { text: dice.words(120), bold: false, italic: dice.roll(2) == 0 }];
                Block::Paragraph(Paragraph { role: ROLES[dice.roll(6)], text: Text(runs) })
            }
        });
        let blocks = blocks.collect();
        Section { orientation: if dice.roll(2) == 0 { Orientation::Portrait } else { Orientation::Landscape }, blocks }
    });
    let sections = sections.collect();
    document(sections, dice.roll(2) == 0)
}

fn random_table(dice: &mut Dice) -> Table {
    let count = 1 + dice.roll(5);
    let columns = (0..count).map(|_| Column { align: [Align::Left, Align::Center][dice.roll(2)] });
    let columns = columns.collect();
    let mut line = |most: usize, total: bool| {
        let whole = dice.roll(6) == 0;
        let span = if whole { count } else { 1 };
        let cells = (0..count / span).map(|_| Cell::words(Text::plain(dice.words(most)), span)).collect();
        Row { cells, total }
    };
    let head = vec![line(4, false), line(2, false)];
    let rows = (0..30).map(|index| line(12, index % 7 == 6)).collect();
    Table { columns, head, rows, ..Table::default() }
}

#[test]
fn no_word_is_lost_or_moved_and_margins_hold_in_random_documents() {
    let press = Press::default();
    let mut dice = Dice(20_241_120);
    for round in 0..60 {
        let document = random(&mut dice);
        let pages = layout(&document, &press).pages;
        assert_eq!(said(&pages), written(&document), "round {round}");
        check_margins(&pages);
    }
}

#[test]
fn rows_taller_than_a_page_go_on_over_pages_and_keep_every_letter() {
    let press = Press::default();
    let long = "chữ ".repeat(9000);
    let mut table = list(2);
    table.rows.insert(1, row(&["", &long, ""]));
    table.head.push(row(&["", &"đầu ".repeat(3000), ""]));
    let document = document(vec![portrait(vec![paragraph(Role::Body, "Đầu."), Block::Table(table), signatures()])], false);
    let pages = layout(&document, &press).pages;
    assert_eq!(said(&pages), written(&document));
    check_margins(&pages);
    assert!(pages.len() > 5 && pages.len() < 60, "{}", pages.len());
}

#[test]
fn nothing_and_next_to_nothing_still_make_a_page() {
    let press = Press::default();
    let empty = Table { columns: Vec::new(), head: Vec::new(), rows: vec![row(&["a"])], ..Table::default() };
    let headless = Table { head: Vec::new(), ..list(0) };
    for sections in [
        vec![],
        vec![portrait(vec![])],
        vec![portrait(vec![Block::Table(empty)])],
        vec![portrait(vec![Block::Table(headless), Block::Table(list(0))])],
        vec![portrait(vec![Block::Addressees(vec![]), paragraph(Role::Body, "")])],
    ] {
        let document = document(sections, true);
        let paper = layout(&document, &press);
        assert_eq!(paper.pages.len(), 1);
        let bytes = pdf::write(&document, &paper, &press.faces).unwrap();
        assert_eq!(lopdf::Document::load_mem(&bytes).unwrap().get_pages().len(), 1);
    }
}

#[test]
fn the_letterhead_stands_as_the_decree_asks() {
    let document = document(vec![portrait(vec![letterhead()])], false);
    let pages = layout(&document, &Press::default()).pages;
    let page = &pages[0];
    let (nation, motto) = (find(page, wording::NATION).unwrap(), find(page, wording::MOTTO).unwrap());
    assert!(nation.baseline < motto.baseline);
    assert!((nation.x + nation.width / 2.0 - motto.x - motto.width / 2.0).abs() < 0.1, "centred on each other");
    let rules = rules(page);
    let under = |glyphs: &Glyphs| {
        rules
            .iter()
            .find(|rule| {
                rule.y > glyphs.baseline
                    && rule.y < glyphs.baseline + 12.0
                    && rule.x + rule.width > glyphs.x
                    && rule.x < glyphs.x + glyphs.width
            })
            .copied()
            .unwrap()
    };
    assert!((under(motto).width - motto.width).abs() < 0.1 && (under(motto).x - motto.x).abs() < 0.1);
    let body =
        texts(page).filter(|glyphs| glyphs.x < 250.0 && glyphs.size > 12.5 && !glyphs.text.starts_with("Số")).last().unwrap();
    let widest = texts(page).filter(|glyphs| glyphs.text.starts_with("PHÒNG GIÁO") || *glyphs == body);
    let widest = widest.map(|glyphs| glyphs.width).fold(0.0, f32::max);
    let share = under(body).width / widest;
    assert!((0.33..=0.5).contains(&share), "{share}");
    let (number, place) =
        (texts(page).find(|g| g.text.starts_with("Số:")).unwrap(), texts(page).find(|g| g.text.contains("ngày")).unwrap());
    assert!((number.baseline - place.baseline).abs() < 1.0, "number and place stand on one line");
}

#[test]
fn numbers_start_anew_in_each_section_and_hide_on_its_first_page() {
    let across = Section { orientation: Orientation::Landscape, blocks: vec![Block::Table(list(60))] };
    let document = document(vec![portrait(vec![Block::Table(list(100))]), across], true);
    let pages = layout(&document, &Press::default()).pages;
    let top = MARGINS.top * POINTS_PER_MM;
    let mut number = 0;
    for (index, page) in pages.iter().enumerate() {
        number = if index > 0 && pages[index - 1].width < page.width { 1 } else { number + 1 };
        let shown: Vec<&Glyphs> = texts(page).filter(|glyphs| glyphs.baseline < top).collect();
        let draft = shown.iter().find(|glyphs| glyphs.text == wording::DRAFT).unwrap();
        assert!((draft.x + draft.width - page.width + MARGINS.right * POINTS_PER_MM).abs() < 0.1);
        let numbers: Vec<&str> = shown.iter().map(|glyphs| &*glyphs.text).filter(|text| *text != wording::DRAFT).collect();
        let wanted = if number == 1 { vec![] } else { vec![number.to_string()] };
        assert_eq!(numbers, wanted, "page {index}");
    }
    assert!(pages.len() >= 5);
}

#[test]
fn the_runs_code_stands_once_in_the_bottom_margin_of_the_last_page() {
    for last in [Orientation::Portrait, Orientation::Landscape] {
        let section = Section { orientation: last, blocks: vec![Block::Table(list(70))] };
        let mut document = document(vec![portrait(vec![paragraph(Role::Body, "Một.")]), section], true);
        document.run_code = "3f9a21bc07de".to_owned();
        let pages = layout(&document, &Press::default()).pages;
        let marks: Vec<(usize, &Glyphs)> =
            (0..).zip(&pages).flat_map(|(index, page)| texts(page).map(move |g| (index, g))).collect();
        let marks: Vec<_> = marks.into_iter().filter(|(_, glyphs)| glyphs.text.contains("3f9a21bc07de")).collect();
        let [(page, mark)] = marks[..] else { panic!("{marks:?}") };
        assert_eq!((page, mark.mark.is_artifact(), &*mark.text), (pages.len() - 1, true, "Mã lập: 3f9a21bc07de"));
        let foot = pages[page].height - MARGINS.bottom * POINTS_PER_MM;
        assert!(mark.baseline - mark.size > foot && mark.baseline + mark.size < pages[page].height, "{mark:?}");
        assert!((mark.x - MARGINS.left * POINTS_PER_MM).abs() < 0.1);
    }
}

#[test]
fn each_loose_sheet_has_the_codes_at_its_foot() {
    let mut document = document(vec![portrait(vec![Block::Table(list(70))])], false);
    (document.set_code, document.loose) = ("46a2a1f1d9f1".to_owned(), true);
    let pages = layout(&document, &Press::default()).pages;
    assert!(pages.len() > 1);
    for page in &pages {
        assert_eq!(texts(page).filter(|glyphs| glyphs.text == "Mã bộ: 46a2a1f1d9f1").count(), 1);
    }
}

#[test]
fn two_bodies_above_each_other_keep_apart() {
    let body = |name: &str| IssuingBody { parent: String::new(), name: name.to_owned() };
    let head = Letterhead {
        bodies: ["MỘT\nHAI", "BA\nBỐN"].map(body).to_vec(),
        number: "Số: 06/HKH-PGD".to_owned(),
        about: None,
        place_and_date: None,
    };
    let document = document(vec![portrait(vec![Block::Letterhead(head)])], false);
    let pages = layout(&document, &Press::default()).pages;
    let at = |text: &str| texts(&pages[0]).find(|glyphs| glyphs.text == text).unwrap().baseline;
    let between = (at("BA") - at("HAI")) - (at("HAI") - at("MỘT"));
    assert!((between - BODY_GAP).abs() < 0.1, "{between}");
}

#[test]
fn the_head_is_repeated_as_an_artifact_and_a_total_keeps_the_row_before_it() {
    let press = Press::default();
    for rows in 30..90 {
        let mut table = list(rows);
        table.rows.push(Row { cells: vec![Cell::words(Text::plain("Tổng cộng"), 2), cell("9")], total: true });
        let document = document(vec![portrait(vec![Block::Table(table)])], false);
        let pages = layout(&document, &press).pages;
        for (index, page) in pages.iter().enumerate() {
            let head = find(page, "Họ và tên").unwrap();
            assert_eq!(head.mark.is_artifact(), index > 0);
        }
        let last = pages.last().unwrap();
        assert!(find(last, "Tổng cộng").is_some() && find(last, &rows.to_string()).is_some(), "{rows} rows");
    }
}

#[test]
fn a_signature_never_stands_alone_wherever_the_text_ends() {
    let press = Press::default();
    for lines in 1..90 {
        let mut blocks: Vec<Block> = (0..lines).map(|index| paragraph(Role::Body, &format!("Dòng {index}."))).collect();
        blocks.push(signatures());
        let document = document(vec![portrait(blocks)], false);
        let pages = layout(&document, &press).pages;
        let page = pages.last().unwrap();
        assert!(
            find(page, "Lê Thị An").is_some() && find(page, "CHỦ TỊCH").is_some() && find(page, wording::RECIPIENTS).is_some()
        );
        let with = texts(page).filter(|glyphs| glyphs.text.starts_with("Dòng")).count();
        assert!(with >= lines.min(2), "{lines} lines: {with} with the signature");
        let (head, post) = (find(page, wording::RECIPIENTS).unwrap(), find(page, "TM. BAN THƯỜNG VỤ").unwrap());
        assert!((head.baseline - post.baseline).abs() < 3.0, "level with Nơi nhận");
        let clear = (find(page, "Lê Thị An").unwrap().baseline - find(page, "CHỦ TỊCH").unwrap().baseline) / POINTS_PER_MM;
        assert!((30.0..=41.0).contains(&clear), "{clear} mm between post and name");
    }
}

#[test]
fn body_text_is_justified_with_an_indent_and_no_page_ends_in_a_single_line() {
    let press = Press::default();
    let words = "Các đơn vị trường học đã tổ chức tuyên truyền, phát triển hội viên và xây dựng quỹ khuyến học. ".repeat(4);
    for before in 0..12 {
        let mut blocks: Vec<Block> = (0..before).map(|_| paragraph(Role::Body, "Ngắn.")).collect();
        blocks.extend((0..20).map(|_| paragraph(Role::Body, &words)));
        let document = document(vec![portrait(blocks)], false);
        let pages = layout(&document, &press).pages;
        let (left, right) = (MARGINS.left * POINTS_PER_MM, pages[0].width - MARGINS.right * POINTS_PER_MM);
        for page in &pages {
            let lines: Vec<&Glyphs> = texts(page).filter(|glyphs| !glyphs.mark.is_artifact()).collect();
            let first = |glyphs: &Glyphs| (glyphs.x - left - 12.7 * POINTS_PER_MM).abs() < 0.1;
            let last = |glyphs: &Glyphs| (glyphs.x + glyphs.width - right).abs() > 0.1;
            for line in &lines {
                assert!(first(line) || (line.x - left).abs() < 0.1, "{line:?}");
                assert!(line.stretch > 0.0 || last(line), "{line:?}");
            }
            let (head, foot) = (lines.first().unwrap(), lines.last().unwrap());
            assert!(first(head) || !last(head), "a page begins with the last line of a paragraph");
            assert!(last(foot) || !first(foot), "a page ends with the first line of a paragraph");
        }
    }
}

#[test]
fn the_same_document_gives_the_same_bytes_and_they_read_back() {
    let press = Press::default();
    let across = Section { orientation: Orientation::Landscape, blocks: vec![Block::Table(list(900))] };
    let document = document(
        vec![portrait(vec![letterhead(), paragraph(Role::Body, "Quý\u{a0}III: Đạt 85,04%."), signatures()]), across],
        false,
    );
    let bytes = pdf::write(&document, &layout(&document, &press), &press.faces).unwrap();
    assert_eq!(bytes, pdf::write(&document, &layout(&document, &press), &Press::default().faces).unwrap());
    let read = lopdf::Document::load_mem(&bytes).unwrap();
    assert_eq!(read.get_pages().len(), layout(&document, &press).pages.len());
    assert_eq!(read.version, "1.7");
    assert_eq!(read.catalog().unwrap().get(b"Lang").unwrap().as_str().unwrap(), b"vi-VN");
    let text = read.extract_text(&[1]).unwrap();
    for words in [wording::NATION, "Quý III: Đạt 85,04%.", "TM. BAN THƯỜNG VỤ", "Lê Thị An"] {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn across_the_page_number_draft_mark_and_remarks_stand_in_the_middle_or_at_the_margin() {
    let mut table = list(60);
    let remark = Cell::words(Text::plain("Chưa nộp số liệu"), 2);
    table.rows.insert(0, Row { cells: vec![cell("0"), remark], total: false });
    let paper = document(vec![Section { orientation: Orientation::Landscape, blocks: vec![Block::Table(table)] }], true);
    let pages = layout(&paper, &Press::default()).pages;
    let page = &pages[1];
    let (left, right) = (MARGINS.left * POINTS_PER_MM, page.width - MARGINS.right * POINTS_PER_MM);
    assert!(page.width > page.height, "{} {}", page.width, page.height);
    let middle = |glyphs: &Glyphs| glyphs.x + glyphs.width / 2.0;
    let number = texts(page).find(|glyphs| glyphs.mark.is_artifact() && glyphs.text == "2").expect("a page number");
    assert!((middle(number) - f32::midpoint(left, right)).abs() < 0.5, "{number:?}");
    let mark = find(page, wording::DRAFT).expect("a draft mark");
    assert!((mark.x + mark.width - right).abs() < 0.5, "{mark:?}");
    // The remark fills what the first column leaves: its middle is that of the cell, not a side's.
    let remark = find(&pages[0], "Chưa nộp số liệu").expect("a remark");
    let serial = find(&pages[0], "STT").expect("a head");
    let cell_left = 2.0 * middle(serial) - left;
    assert!((middle(remark) - f32::midpoint(cell_left, right)).abs() < 0.5, "{remark:?}");
}
