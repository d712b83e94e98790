//! A list of a thousand pages and more, tagged by both: ours in a process of its own, and Typst on the same rows.

use std::path::Path;
use std::process::Command;

use khuyenhoc::model::document::{Align, Block, Cell, Column, Document, Orientation, Row as Line, Section, Table, Text};
use khuyenhoc::paper::press::Press;
use khuyenhoc::paper::{layout, pdf};

use super::measure::{Figures, measure as measured};
use super::table::{RIVAL, Row};
use super::{rivals, stages};

/// 40 rows of 7 cells for each of a thousand pages; ours takes 27 rows a page and makes more pages of them.
const ROWS: usize = 40_000;
const ON: &str = "40,000 rows";
/// Name of the stage.
pub const STAGE: &str = "long-list";
/// Names of the rows that the goal is about.
pub const OURS: &str = "a list of seven columns as tagged PDF";
pub const TYPST: &str = "Typst sets the same list, tagged";
const HEADS: [&str; 7] = ["STT", "Họ và tên", "Ngày sinh", "Lớp", "Trường", "Thành tích", "Mức thưởng"];
const ROUNDS: usize = 3;

/// Rows of the table: ours, and the rival's if it can be had.
pub fn measure(with_rivals: bool) -> Vec<Row> {
    let itself = std::env::current_exe().unwrap();
    let ours = (0..ROUNDS).filter_map(|_| stages::figures(Command::new(&itself).args(["--stage", STAGE, "."]))).collect();
    let mut rows: Vec<Row> = Row::median(ON, OURS, ours).into_iter().collect();
    if let (true, Some(baseline), Some(python)) = (with_rivals, rivals::baseline(), rivals::python()) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let (data, out) = (folder.join("long-list.json"), folder.join("long-list.pdf"));
        let record = serde_json::json!({"rows": cells(), "total": "48.000.000.000"});
        std::fs::write(&data, serde_json::to_vec(&record).unwrap()).unwrap();
        let paths = [baseline.join("compile.py"), baseline.join("list.typ"), data, out];
        let arguments = paths.map(|path| path.to_string_lossy().into_owned());
        let theirs = (0..ROUNDS).filter_map(|_| rivals::run(&python, &arguments)).collect();
        rows.extend(Row::median(ON, &format!("{RIVAL}{TYPST}"), theirs));
    }
    rows
}

/// Sets the list in this process.
pub fn stage() -> Figures {
    let rows = cells().into_iter().map(|cells| line(&cells)).collect();
    let columns = [Align::Center, Align::Left, Align::Center, Align::Center, Align::Left, Align::Left, Align::Right];
    let columns = columns.map(|align| Column { align }).to_vec();
    let table = Table { columns, head: vec![line(&HEADS.map(str::to_owned))], rows, ..Table::default() };
    let section = Section { orientation: Orientation::Landscape, blocks: vec![Block::Table(table)] };
    let document = Document {
        name: "danh-sach".to_owned(),
        title: "Danh sách khen thưởng".to_owned(),
        draft: false,
        one_page: false,
        run_code: String::new(),
        set_code: String::new(),
        sections: vec![section],
        ..Document::default()
    };
    let press = Press::default();
    measured(|| pdf::write(&document, &layout::layout(&document, &press), &press.faces).unwrap().len()).1
}

fn line(cells: &[String]) -> Line {
    Line { cells: cells.iter().map(|text| Cell::words(Text::plain(text.as_str()), 1)).collect(), total: false }
}

fn cells() -> Vec<[String; 7]> {
    let row = |number: usize| {
        [
            number.to_string(),
            "Nguyễn Thị Khánh Huyền".to_owned(),
            format!("{:02}/{:02}/2010", number % 28 + 1, number % 12 + 1),
            format!("9A{}", number % 9 + 1),
            "THCS Bình Chuẩn".to_owned(),
            "Giải Nhì môn Toán".to_owned(),
            "1.200.000".to_owned(),
        ]
    };
    (1..=ROWS).map(row).collect()
}
