//! What stays together where a page ends, at every distance from its foot, and what the longest contents do to a page.

use khuyenhoc::model::document::{
    Align, Block, Cell, Column, Document, IssuingBody, Letterhead, Orientation, Paragraph, Role, Row, Section, Signature,
    Signatures, Table, Text, Title,
};
use khuyenhoc::model::page::{Glyphs, Item, Page, Rule};
use khuyenhoc::paper::layout::layout;
use khuyenhoc::paper::press::Press;
use khuyenhoc::paper::style::{HOUSE, POINTS_PER_MM};

fn words(role: Role, text: &str) -> Block {
    Block::Paragraph(Paragraph { role, text: Text::plain(text) })
}

/// Lines that no width changes, each found again by its name.
fn lines(role: Role, name: &str, count: usize) -> Block {
    words(role, &(1..=count).map(|line| format!("{name} {line}")).collect::<Vec<_>>().join("\n"))
}

fn row(cells: &[&str], total: bool) -> Row {
    Row { cells: cells.iter().map(|text| Cell::words(Text::plain(*text), 1)).collect(), total }
}

fn table(rows: usize) -> Block {
    let columns = [Align::Center, Align::Left, Align::Right].map(|align| Column { align }).to_vec();
    let mut all: Vec<Row> = (1..=rows).map(|index| row(&[&format!("dòng {index}"), "An", "1"], false)).collect();
    all.push(row(&["Tổng", "", "9"], true));
    Block::Table(Table { columns, head: vec![row(&["Đầu", "Tên", "Số"], false)], rows: all, ..Table::default() })
}

fn signatures() -> Block {
    let columns = vec![Signature { authority: vec!["CHỦ TỊCH".to_owned()], name: "Lê Thị An".to_owned(), by_hand: false }];
    Block::Signatures(Signatures { columns, recipients: vec!["- Lưu: VT.".to_owned()] })
}

fn document(orientation: Orientation, blocks: Vec<Block>) -> Document {
    let sections = vec![Section { orientation, blocks }];
    Document {
        name: "thu".to_owned(),
        title: "Thử".to_owned(),
        draft: false,
        one_page: false,
        run_code: String::new(),
        sections,
        ..Document::default()
    }
}

fn texts<'p>(page: &'p Page) -> impl Iterator<Item = &'p Glyphs<'p>> {
    page.items.iter().filter_map(Item::glyphs).filter(|glyphs| !glyphs.mark.is_artifact())
}

fn rules<'p>(page: &'p Page) -> impl Iterator<Item = &'p Rule> {
    page.items.iter().filter_map(|item| if let Item::Rule(rule) = item { Some(rule) } else { None })
}

/// Pages of the blocks, given for each page the texts that begin a line or a row, in order.
type Shown = Vec<Vec<String>>;

/// Sets the blocks after a text that ends at every point of a page, with the pages of each.
fn at_every_distance(blocks: &[Block], check: impl Fn(&Shown)) {
    let mut press = Press::default();
    let page = (297.0 - HOUSE.margins.top - HOUSE.margins.bottom) * POINTS_PER_MM;
    let mut distance = 0.0;
    let mut reached = false;
    while distance < page {
        // The Kính gửi is a block of its own: its space below moves all that follows, one point at a time.
        press.styles.addressee.after = distance;
        let before = Block::Addressees(vec!["Ủy ban".to_owned()]);
        let filler = words(Role::Body, "Mở đầu.");
        let all = [vec![before, filler.clone(), filler], blocks.to_vec()].concat();
        let document = document(Orientation::Portrait, all);
        let pages = layout(&document, &press).pages;
        reached |= pages.len() > 1;
        let shown = pages.iter().map(|page| texts(page).map(|glyphs| glyphs.text.to_string()).collect()).collect();
        check(&shown);
        distance += 1.0;
    }
    assert!(reached, "the page's end was never reached");
}

fn page_of(shown: &Shown, text: &str) -> Option<usize> {
    shown.iter().position(|page| page.iter().any(|words| words == text))
}

fn together(shown: &Shown, all: &[&str]) {
    let pages: Vec<Option<usize>> = all.iter().map(|text| page_of(shown, text)).collect();
    assert!(pages.iter().all(|page| page.is_some() && *page == pages[0]), "{all:?} on pages {pages:?}: {shown:?}");
}

#[test]
fn a_paragraph_leaves_no_single_line_on_either_page() {
    for count in 2..=5 {
        at_every_distance(&[lines(Role::Body, "a", count), words(Role::Body, "Sau."), words(Role::Body, "Sau.")], |shown| {
            together(shown, &["a 1", "a 2"]);
            together(shown, &[&format!("a {}", count - 1), &format!("a {count}")]);
        });
    }
}

#[test]
fn a_heading_keeps_two_lines_of_its_text() {
    for heading in [Role::Heading1, Role::Heading2, Role::Heading3] {
        at_every_distance(&[words(heading, "Mục"), lines(Role::Body, "a", 4)], |shown| together(shown, &["Mục", "a 1", "a 2"]));
        let two = [words(Role::Heading1, "Mục"), words(heading, "Tiểu mục"), lines(Role::Body, "a", 4)];
        at_every_distance(&two, |shown| together(shown, &["Mục", "Tiểu mục", "a 1", "a 2"]));
    }
}

#[test]
fn a_table_keeps_head_with_first_row_and_total_with_the_row_before() {
    at_every_distance(&[words(Role::TableCaption, "Bảng"), table(9), lines(Role::Body, "a", 5)], |shown| {
        together(shown, &["Bảng", "Đầu", "dòng 1"]);
        together(shown, &["dòng 9", "Tổng"]);
        let body: Vec<&String> = shown.iter().flatten().filter(|text| text.starts_with("dòng")).collect();
        assert_eq!(body.len(), 9);
    });
}

#[test]
fn the_last_row_of_a_table_never_stands_alone_below_its_head() {
    let mut plain = table(9);
    if let Block::Table(table) = &mut plain {
        table.rows.pop();
    }
    at_every_distance(&[plain, lines(Role::Body, "a", 5)], |shown| together(shown, &["dòng 8", "dòng 9"]));
}

#[test]
fn a_signature_keeps_two_lines_or_rows() {
    let signed = ["CHỦ TỊCH", "Lê Thị An", "Nơi nhận:", "- ", "Lưu: VT."];
    let with = |own: &[&'static str]| [own, &signed[..3]].concat();
    at_every_distance(&[lines(Role::Body, "a", 3), signatures()], |shown| together(shown, &with(&["a 2", "a 3"])));
    let short = [words(Role::Body, "a"), words(Role::Body, "b"), words(Role::Body, "c"), signatures()];
    at_every_distance(&short, |shown| together(shown, &with(&["b", "c"])));
    at_every_distance(&[table(9), signatures()], |shown| together(shown, &with(&["dòng 9", "Tổng"])));
    at_every_distance(&[table(9), words(Role::Body, "a"), signatures()], |shown| {
        together(shown, &with(&["dòng 9", "Tổng", "a"]));
    });
}

#[test]
fn what_closes_a_section_keeps_the_rows_or_the_line_before_it() {
    for count in 1..=3 {
        let last = format!("a {count}");
        at_every_distance(&[table(9), lines(Role::Body, "a", count)], |shown| together(shown, &["dòng 9", "Tổng", "a 1", &last]));
    }
    at_every_distance(&[table(9), words(Role::Body, "a"), words(Role::Body, "b")], |shown| {
        together(shown, &["dòng 9", "Tổng", "a", "b"]);
    });
    at_every_distance(&[table(9), lines(Role::Body, "a", 4)], |shown| together(shown, &["a 3", "a 4"]));
    at_every_distance(&[words(Role::Body, "a"), words(Role::Body, "b")], |shown| together(shown, &["a", "b"]));
    at_every_distance(&[table(9)], |shown| together(shown, &["dòng 9", "Tổng"]));
}

/// Lowest text of a page as a share of the text area.
fn filled(page: &Page) -> f32 {
    let top = HOUSE.margins.top * POINTS_PER_MM;
    let foot = page.height - HOUSE.margins.bottom * POINTS_PER_MM;
    (texts(page).map(|glyphs| glyphs.baseline).fold(top, f32::max) - top) / (foot - top)
}

/// [`check_places`], and every page but the last is at least a third full.
fn check(pages: &[Page]) {
    check_places(pages);
    for (index, page) in pages.iter().enumerate().take(pages.len() - 1) {
        assert!(filled(page) > 1.0 / 3.0, "page {index} is nearly empty: {}", filled(page));
    }
}

/// Everything stands inside the margins, every text of a table inside the rules around it, and no line alone on the last page.
fn check_places(pages: &[Page]) {
    for (index, page) in pages.iter().enumerate() {
        let (left, right) = (HOUSE.margins.left * POINTS_PER_MM, page.width - HOUSE.margins.right * POINTS_PER_MM);
        let (top, foot) = (HOUSE.margins.top * POINTS_PER_MM, page.height - HOUSE.margins.bottom * POINTS_PER_MM);
        let upright: Vec<&Rule> = rules(page).filter(|rule| rule.height > rule.width).collect();
        for glyphs in texts(page) {
            assert!(glyphs.x >= left - 0.1 && glyphs.x + glyphs.width <= right + 0.1, "page {index}: {glyphs:?}");
            assert!(glyphs.baseline <= foot && glyphs.baseline > top, "page {index}: {glyphs:?}");
            for rule in upright.iter().filter(|rule| rule.y < glyphs.baseline && glyphs.baseline < rule.y + rule.height) {
                let beside = glyphs.x >= rule.x || glyphs.x + glyphs.width <= rule.x + rule.width;
                assert!(beside, "page {index}: {glyphs:?} crosses {rule:?}");
            }
        }
        for rule in rules(page) {
            let inside = rule.x >= left - 0.5 && rule.x + rule.width <= right + 0.5;
            assert!(inside && rule.y >= top - 0.5 && rule.y + rule.height <= foot + 0.5, "page {index}: {rule:?}");
        }
    }
    let mut heights: Vec<f32> = pages.last().into_iter().flat_map(texts).map(|glyphs| glyphs.baseline).collect();
    heights.sort_by(f32::total_cmp);
    heights.dedup_by(|left, right| (*left - *right).abs() < 1.0);
    assert!(heights.len() > 1, "a line stands alone on the last page");
}

#[test]
fn rows_and_signatures_near_a_page_tall_keep_their_company() {
    for height in 30..60 {
        let tall = vec!["An"; height].join("\n");
        let mut data = table(2);
        if let Block::Table(table) = &mut data {
            table.rows[0].cells[1] = Cell::words(Text::plain(tall.as_str()), 1);
        }
        let filler = lines(Role::Body, "a", 9);
        let blocks = [filler.clone(), words(Role::TableCaption, "Bảng"), data, filler.clone(), filler];
        for skipped in 0..2 {
            let document = document(Orientation::Portrait, blocks[skipped..].to_vec());
            let pages = layout(&document, &Press::default()).pages;
            check_places(&pages);
            // A row that fits a page is not broken: only before one may a page be left.
            for (page, next) in pages.iter().zip(&pages[1..]) {
                assert!(filled(page) > 1.0 / 3.0 || filled(next) > 2.0 / 3.0, "{height}: {} {}", filled(page), filled(next));
            }
        }
        let mut block = signatures();
        if let Block::Signatures(signatures) = &mut block {
            signatures.recipients = vec!["- Ủy ban;".to_owned(); height];
        }
        let document = document(Orientation::Portrait, vec![lines(Role::Body, "a", 9), block]);
        let pages = layout(&document, &Press::default()).pages;
        let shown = pages.iter().map(|page| texts(page).map(|glyphs| glyphs.text.to_string()).collect()).collect();
        together(&shown, &["a 8", "a 9", "CHỦ TỊCH", "Lê Thị An", "Nơi nhận:"]);
    }
}

#[test]
fn five_thousand_rows_break_well() {
    for rows in 4_990..5_010 {
        let document = document(Orientation::Landscape, vec![words(Role::TableCaption, "Bảng"), table(rows)]);
        let pages = layout(&document, &Press::default()).pages;
        let shown: Shown = pages.iter().map(|page| texts(page).map(|glyphs| glyphs.text.to_string()).collect()).collect();
        let numbers: Vec<usize> = shown.iter().flatten().filter_map(|text| text.strip_prefix("dòng ")?.parse().ok()).collect();
        assert!(numbers.iter().copied().eq(1..=rows), "a row is lost or moved");
        together(&shown, &[&format!("dòng {rows}"), "Tổng"]);
        check(&pages);
        let sparse = pages.iter().take(pages.len() - 1).filter(|page| filled(page) < 0.9).count();
        assert!(sparse <= 1, "{sparse} of {} pages are not full", pages.len());
    }
}

/// The longest contents a report may hold: names of 100 letters, units of 120, amounts of 13 digits, words of 40.
fn longest(rows: usize) -> Vec<Block> {
    let unit = "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên và Hướng nghiệp dạy nghề liên phường Thuận Giao Hưng Định số 1234";
    let name = "Nguyễn Phúc Hoàng Thiên Kim Công Tằng Tôn Nữ Huyền Trân Châu Bảo Ngọc Khánh Huyền Phương Uyên Linh A";
    assert!((119..=121).contains(&unit.chars().count()) && (99..=101).contains(&name.chars().count()));
    let word = "nghiêngnghiêngngảngảnghiêngnghiêngngảngả";
    let amount = "1.234.567.890.123";
    let columns = [Align::Center, Align::Left, Align::Left, Align::Left, Align::Right, Align::Right];
    let head = vec![row(&["STT", "Đơn vị", "Họ và tên", "Thành tích", "Mức thưởng", "Tổng số tiền"], false)];
    let mut body: Vec<Row> =
        (1..=rows).map(|index| row(&[&index.to_string(), unit, name, word, amount, amount], false)).collect();
    body.push(row(&["", "Tổng cộng", "", "", amount, amount], true));
    let data =
        Block::Table(Table { columns: columns.map(|align| Column { align }).to_vec(), head, rows: body, ..Table::default() });
    let long = format!("{unit} {name} {word} {amount} đồng. ").repeat(3);
    let upper = unit.to_uppercase();
    let body = |parent: &str| IssuingBody { parent: parent.to_owned(), name: upper.clone() };
    let head = Letterhead {
        bodies: vec![body(&upper), body("")],
        number: "Số: 1234567/BC-HKH-PGDĐT".to_owned(),
        about: Some(format!("V/v {long}")),
        place_and_date: Some("Thuận An, ngày 05 tháng 02 năm 2024".to_owned()),
    };
    let signer = || Signature { authority: vec![format!("TM. {upper}"), upper.clone()], name: name.to_owned(), by_hand: false };
    vec![
        Block::Letterhead(head),
        Block::Title(Title { kind: "BÁO CÁO".to_owned(), subject: Text::plain(long.as_str()) }),
        Block::Addressees(vec![unit.to_owned(), word.repeat(3)]),
        words(Role::Ground, &long),
        words(Role::Heading1, &long),
        words(Role::Body, &long),
        words(Role::ListItem, &format!("- {long}")),
        words(Role::TableCaption, &long),
        data.clone(),
        words(Role::Heading2, &long),
        words(Role::Body, &word.repeat(12)),
        data,
        words(Role::Body, &long),
        Block::Signatures(Signatures { columns: vec![signer(), signer()], recipients: vec![format!("- {long};"); 3] }),
    ]
}

#[test]
fn the_longest_fields_stay_in_their_cells_and_fill_their_pages() {
    for orientation in [Orientation::Portrait, Orientation::Landscape] {
        for rows in 1..40 {
            let document = document(orientation, longest(rows));
            check(&layout(&document, &Press::default()).pages);
        }
    }
}
