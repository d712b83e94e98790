//! A report of ten pages: ours as tagged PDF and as DOCX, and Typst's tagged PDF of the same words. Both are timed from the
//! content in memory to the files' bytes, inside their own processes: at this size the start of a process would hide the rest.

use std::path::Path;
use std::process::Command;

use khuyenhoc::model::agreement::{Direction, Threshold, ThresholdUnit};
use khuyenhoc::model::bar::Bar;
use khuyenhoc::model::document::{
    Align, Block, Cell, Column, Document, IssuingBody, Letterhead, Orientation, Paragraph, Role, Row as Line, Section, Signature,
    Signatures, Table, Text, Title,
};
use khuyenhoc::model::indicator::{Indicator, Verdict};
use khuyenhoc::paper::press::Press;
use khuyenhoc::paper::{docx, layout, pdf};
use serde_json::{Value, json};

use super::measure::{Figures, measure as measured};
use super::table::{RIVAL, Row};
use super::{rivals, stages};

const ON: &str = "10 pages";
/// Name of the stage.
pub const STAGE: &str = "report";
/// Names of the rows that the goal is about.
pub const OURS: &str = "a report with tables and charts, as tagged PDF and as DOCX";
pub const TYPST: &str = "Typst sets the same report, tagged PDF alone";
const ROUNDS: usize = 7;
const PAGES: usize = 10;
const PARTS: usize = 6;

const SENTENCE: &str = "Các trường đã tổ chức tuyên truyền chủ trương của Đảng, chính sách của Nhà nước về khuyến học, khuyến tài, \
    xây dựng xã hội học tập; phát triển hội viên trong cha mẹ học sinh và vận động Quỹ Khuyến học theo đúng kế hoạch đề ra. ";
const MEMBERS: Threshold = Threshold { direction: Direction::AtLeast, limit: 8_500, unit: ThresholdUnit::Percent };

/// Rows of the table: ours, and the rival's if it can be had.
pub fn measure(with_rivals: bool) -> Vec<Row> {
    let itself = std::env::current_exe().unwrap();
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/rivals");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (data, out) = (folder.join("report.json"), folder.join("report.pdf"));
    std::fs::write(&data, serde_json::to_vec(&record()).unwrap()).unwrap();
    let python = rivals::python().filter(|_| with_rivals);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.extend(stages::figures(Command::new(&itself).args(["--stage", STAGE, "."])));
        if let Some(python) = &python {
            let paths = [scripts.join("report.py"), scripts.join("report.typ"), data.clone(), out.clone()];
            theirs.extend(stages::figures(Command::new(python).args(paths)));
        }
    }
    let rows = [Row::median(ON, OURS, ours), Row::median(ON, &format!("{RIVAL}{TYPST}"), theirs)];
    rows.into_iter().flatten().collect()
}

/// Makes both formats in this process.
pub fn stage() -> Figures {
    let document = document();
    let (pages, figures) = measured(|| {
        let press = Press::default();
        let paper = layout::layout(&document, &press);
        assert!(!pdf::write(&document, &paper, &press.faces).unwrap().is_empty());
        assert!(!docx::write(&document, &press).unwrap().is_empty());
        paper.pages.len()
    });
    assert_eq!(pages, PAGES, "the report has as many pages as its row says");
    figures
}

fn schools(part: usize) -> impl Iterator<Item = (String, i128, i128)> {
    (1..=8).map(move |school| {
        let (members, all) = (700 + 13 * school + 7 * part, 1_000 + 3 * school);
        (format!("Trường Tiểu học số {}", 8 * part + school), i128::try_from(members).unwrap(), i128::try_from(all).unwrap())
    })
}

fn share(members: i128, all: i128) -> String {
    format!("{},{:02}%", members * 100 / all, members * 10_000 / all % 100)
}

/// Cells of a part's table: name, members, of so many, share, fund.
fn cells(part: usize) -> Vec<[String; 5]> {
    let row = |(name, members, all): (String, i128, i128)| {
        [name, members.to_string(), all.to_string(), share(members, all), format!("{}.{:03}.000", members / 30, members % 1_000)]
    };
    schools(part).map(row).collect()
}

const HEADS: [&str; 5] = ["Đơn vị", "Hội viên", "Tổng số", "Tỷ lệ", "Quỹ thu trong năm"];
const CHART: [&str; 3] = ["Đơn vị", "Thang từ 0 đến 100%", "Tỷ lệ"];
const BODY: &str = "HỘI KHUYẾN HỌC THÀNH PHỐ THUẬN AN";
const PARENT: &str = "HỘI KHUYẾN HỌC TỈNH BÌNH DƯƠNG";
const NUMBER: &str = "Số: 06/BC-HKH";
const PLACE: &str = "Thuận An, ngày 20 tháng 12 năm 2024";
const KIND: &str = "BÁO CÁO";
const SUBJECT: &str = "Kết quả thực hiện Thỏa thuận phối hợp công tác khuyến học, khuyến tài năm 2024";
const AUTHORITY: [&str; 2] = ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"];
const NAME: &str = "Trần Minh Khôi";
const RECIPIENTS: [&str; 3] = ["- Ủy ban nhân dân thành phố (báo cáo);", "- Các đơn vị;", "- Lưu: VT, HKH."];

fn paragraph() -> String {
    SENTENCE.repeat(3).trim_end().to_owned()
}

fn record() -> Value {
    let parts: Vec<Value> = (0..PARTS)
        .map(|part| {
            let bars: Vec<_> =
                schools(part).map(|(name, members, all)| json!([name, members * 10_000 / all, share(members, all)])).collect();
            json!({
                "heading": format!("{}. KẾT QUẢ", part + 1),
                "paragraphs": vec![paragraph(); 4],
                "items": vec!["- Cấp học bổng cho học sinh nghèo hiếu học."; 3],
                "heads": HEADS, "rows": cells(part), "chart": CHART, "bars": bars,
            })
        })
        .collect();
    json!({
        "body": BODY, "parent": PARENT, "number": NUMBER, "place": PLACE, "kind": KIND, "subject": SUBJECT, "parts": parts,
        "authority": AUTHORITY, "name": NAME, "recipients": RECIPIENTS,
    })
}

fn document() -> Document {
    let own = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let mut blocks = vec![
        Block::Letterhead(Letterhead {
            bodies: vec![IssuingBody { parent: PARENT.to_owned(), name: BODY.to_owned() }],
            number: NUMBER.to_owned(),
            about: None,
            place_and_date: Some(PLACE.to_owned()),
        }),
        Block::Title(Title { kind: KIND.to_owned(), subject: Text::plain(SUBJECT) }),
    ];
    blocks.extend((0..PARTS).flat_map(part));
    let columns = vec![Signature { authority: own(&AUTHORITY), name: NAME.to_owned(), by_hand: false }];
    blocks.push(Block::Signatures(Signatures { columns, recipients: own(&RECIPIENTS) }));
    Document {
        name: "bao-cao".to_owned(),
        title: SUBJECT.to_owned(),
        draft: false,
        one_page: false,
        run_code: String::new(),
        set_code: String::new(),
        sections: vec![Section { orientation: Orientation::Portrait, blocks }],
        ..Document::default()
    }
}

fn part(part: usize) -> Vec<Block> {
    let words = |role, text: &str| Block::Paragraph(Paragraph { role, text: Text::plain(text) });
    let mut blocks = vec![words(Role::Heading1, &format!("{}. KẾT QUẢ", part + 1))];
    blocks.extend((0..4).map(|_| words(Role::Body, &paragraph())));
    blocks.extend((0..3).map(|_| words(Role::ListItem, "- Cấp học bổng cho học sinh nghèo hiếu học.")));
    blocks.push(words(Role::TableCaption, "Hội viên và quỹ của từng đơn vị"));
    blocks.push(table(
        &[Align::Left, Align::Right, Align::Right, Align::Right, Align::Right],
        &HEADS,
        cells(part).into_iter().map(texts),
    ));
    blocks.push(words(Role::TableCaption, "Tỷ lệ hội viên so với mục tiêu 85%"));
    let bar = |(name, members, all): (String, i128, i128)| {
        let verdict = if members * 100 >= all * 85 { Verdict::Reached } else { Verdict::NotReached };
        let figure = Indicator { numerator: members, denominator: all };
        let bar = Bar::new(figure, verdict, &MEMBERS, 10_000, format!("{}, mục tiêu từ 85% trở lên", share(members, all)));
        let bar = Cell { bar: Some(Box::new(bar)), ..Cell::words(Text::default(), 1) };
        vec![Cell::words(Text::plain(name), 1), bar, Cell::words(Text::plain(share(members, all)), 1)]
    };
    blocks.push(table(&[Align::Left, Align::Left, Align::Right], &CHART, schools(part).map(bar)));
    blocks
}

fn texts<const N: usize>(cells: [String; N]) -> Vec<Cell> {
    cells.map(|text| Cell::words(Text::plain(text), 1)).to_vec()
}

fn table(aligns: &[Align], heads: &[&str], rows: impl Iterator<Item = Vec<Cell>>) -> Block {
    let line = |cells| Line { cells, total: false };
    let head = heads.iter().map(|text| Cell::words(Text::plain(*text), 1)).collect();
    let columns = aligns.iter().map(|align| Column { align: *align }).collect();
    Block::Table(Table { columns, head: vec![line(head)], rows: rows.map(line).collect(), ..Table::default() })
}
