//! `don-vi.xlsx`: the units of the year, read with all its faults at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Opened;
use super::sheets::{Row, Sheet, Workbook};
use super::shown::shown;
use super::unit_parents::{self, ParentName};
use crate::error::{SourceFault, SourcePlace};
use crate::model::place::{CellAddress, Place};
use crate::model::unit::{Unit, UnitKind, Units};
use crate::vietnamese::nearest::nearest;
use crate::vietnamese::text::{bare, fold};

/// The sheet that holds the units.
pub const SHEET: &str = "Đơn vị";

/// The columns with their headings, other accepted headings (without accents) and whether they must be there.
const COLUMNS: [(&str, &[&str], bool); 7] = [
    ("Mã", &["ma don vi", "ma so"], true),
    ("Tên đơn vị", &["ten", "don vi"], true),
    ("Loại", &["loai don vi", "loai hinh"], true),
    ("Cấp học", &["bac hoc"], false),
    ("Xã/phường", &["xa phuong", "phuong/xa", "phuong xa", "xa, phuong", "phuong, xa"], false),
    ("Đơn vị cấp trên", &["cap tren", "truc thuoc"], false),
    ("E-mail", &["email", "thu dien tu", "dia chi e-mail", "dia chi email"], false),
];
const CODE: usize = 0;
const NAME: usize = 1;
const KIND: usize = 2;
const LEVEL: usize = 3;
const COMMUNE: usize = 4;
const PARENT: usize = 5;
const EMAIL: usize = 6;

/// What the office does about its own file; the advice of the refusals is meant for those who submit.
const UNREADABLE: &str = "Mở tệp bằng Excel, chọn Lưu thành (Save As) dạng .xlsx không mật khẩu; không mở được thì lấy lại bản lưu hoặc tệp \
                          của hồ sơ năm trước.";

/// The units, and what in their file a person should look at although it can be used.
#[derive(Debug)]
pub struct UnitsRead {
    /// In file order.
    pub units: Units,
    /// Parents that are no known unit: those units are placed directly under the city. In file order.
    pub warnings: Vec<SourceFault>,
}

/// Reads the units of `file` (its name for messages). A parent equal to one of `known_roots` (names of the city, of the
/// bodies) is the city itself. All faults at once, in file order.
///
/// # Errors
///
/// What is wrong in the file, each with its cell; the whole file when it is no workbook or has no head row.
pub fn read(bytes: &[u8], file: &str, known_roots: &[&str]) -> Result<UnitsRead, Vec<SourceFault>> {
    read_opened(super::open_here(bytes).unwrap_or_else(|| super::open(bytes.to_vec())), file, known_roots)
}

/// The same for a file that is already opened.
///
/// # Errors
///
/// As [`read`].
pub fn read_opened(opened: Opened, file: &str, known_roots: &[&str]) -> Result<UnitsRead, Vec<SourceFault>> {
    let whole = |message: String, advice: &str| {
        vec![SourceFault { file: file.to_owned(), at: SourcePlace::Whole, message, advice: advice.to_owned() }]
    };
    let workbook = opened.workbook.map_err(|refusal| whole(refusal.message, UNREADABLE))?;
    let Some((sheet, head, columns)) = find_head(&workbook) else {
        return Err(whole(
            format!("Không tìm thấy hàng tiêu đề có các cột {}.", names_of_columns()),
            "Ghi lại hàng tiêu đề trên trang “Đơn vị” như tệp mẫu.",
        ));
    };
    let mut reading = Reading::new(file, sheet);
    reading.missing_headings(head, &columns);
    for row in sheet.rows().filter(|row| row.number > head) {
        reading.row(row, &columns);
    }
    reading.finish(known_roots)
}

fn names_of_columns() -> String {
    COLUMNS.iter().map(|(heading, ..)| *heading).collect::<Vec<_>>().join(", ")
}

type Columns = [Option<u32>; 7];

/// The sheet, row and columns of the headings: on the sheet named for it, else wherever most headings stand.
fn find_head(workbook: &Workbook) -> Option<(&Sheet, u32, Columns)> {
    let mut best: Option<(usize, &Sheet, u32, Columns)> = None;
    for sheet in &workbook.sheets {
        let named = usize::from(bare(&sheet.name) == bare(SHEET));
        for row in sheet.rows().take_while(|row| row.number < super::limits::HEAD_ROWS) {
            let columns = match_headings(row);
            let found = columns.iter().flatten().count();
            let score = found + named * COLUMNS.len();
            if found >= 2 && best.as_ref().is_none_or(|(most, ..)| score > *most) {
                best = Some((score, sheet, row.number, columns));
            }
        }
    }
    best.map(|(_, sheet, row, columns)| (sheet, row, columns))
}

fn match_headings(row: Row<'_>) -> Columns {
    let mut columns = [None; 7];
    for (column, cell) in row.cells() {
        let heading = bare(shown(cell).trim_end_matches(['*', ':', ' ']));
        let matching = COLUMNS.iter().position(|(name, also, _)| bare(name) == heading || also.contains(&heading.as_str()));
        if let Some(slot) = matching.and_then(|index| columns.get_mut(index)) {
            slot.get_or_insert(column);
        }
    }
    columns
}

struct Reading<'a> {
    file: &'a str,
    path: Arc<str>,
    sheet: &'a Sheet,
    faults: Vec<SourceFault>,
    units: Vec<Unit>,
    parents: Vec<ParentName>,
    codes: BTreeMap<String, String>,
}

impl<'a> Reading<'a> {
    fn new(file: &'a str, sheet: &'a Sheet) -> Self {
        let (faults, units, parents) = (Vec::new(), Vec::new(), Vec::new());
        Self { file, path: file.into(), sheet, faults, units, parents, codes: BTreeMap::new() }
    }

    fn fault(&mut self, at: CellAddress, message: String, advice: impl Into<String>) {
        let at = SourcePlace::Cell(format!("{}!{at}", self.sheet.name));
        self.faults.push(SourceFault { file: self.file.to_owned(), at, message, advice: advice.into() });
    }

    fn missing_headings(&mut self, head: u32, columns: &Columns) {
        for ((heading, _, required), column) in COLUMNS.iter().zip(columns) {
            if *required && column.is_none() {
                let at = CellAddress { row: head, column: columns.iter().flatten().copied().min().unwrap_or(0) };
                self.fault(at, format!("Hàng tiêu đề thiếu cột “{heading}”."), format!("Thêm cột “{heading}”."));
            }
        }
    }

    fn row(&mut self, row: Row<'_>, columns: &Columns) {
        let text = |index: usize| {
            let column = columns.get(index).copied().flatten();
            column.and_then(|column| row.cell(column)).map(|cell| shown(cell).into_owned()).unwrap_or_default()
        };
        let at = |index: usize| {
            let column = columns.get(index).copied().flatten().or_else(|| columns.iter().flatten().copied().min());
            CellAddress { row: row.number, column: column.unwrap_or(0) }
        };
        if (0..COLUMNS.len()).all(|index| text(index).is_empty()) {
            return;
        }
        let code = text(CODE);
        if columns.first().copied().flatten().is_some() {
            self.check_code(&code, at(CODE));
        }
        let name = text(NAME);
        if name.is_empty() && columns.get(NAME).copied().flatten().is_some() {
            self.fault(at(NAME), "Tên đơn vị để trống.".to_owned(), "Ghi tên đầy đủ như in trên văn bản.");
        }
        let kind = kind_of(&text(KIND));
        if kind.is_none() && columns.get(KIND).copied().flatten().is_some() {
            self.unknown_kind(&text(KIND), at(KIND));
        }
        let kind = kind.unwrap_or(UnitKind::School);
        let place = Place::cell(&self.path, &self.sheet.name, at(CODE));
        let (school_level, commune, email) = (text(LEVEL), text(COMMUNE), text(EMAIL));
        self.units.push(Unit { code, name, kind, school_level, commune, parent: None, email, place });
        self.parents.push(ParentName { text: text(PARENT), at: at(PARENT) });
    }

    fn check_code(&mut self, code: &str, at: CellAddress) {
        if code.is_empty() {
            return self.fault(at, "Mã đơn vị để trống.".to_owned(), "Ghi một mã riêng, ví dụ TH-LAITHIEU.");
        }
        if let Some(wrong) = code.chars().find(|letter| !letter.is_ascii_alphanumeric() && !"-_.".contains(*letter)) {
            return self.fault(
                at,
                format!("Mã “{code}” có ký tự “{wrong}” không dùng được."),
                "Chỉ dùng chữ không dấu, chữ số và các dấu - _ . vì mã trở thành tên tệp.",
            );
        }
        if code.starts_with('.') || code.ends_with('.') || code.len() > 60 || is_reserved(code) {
            return self.fault(at, format!("Mã “{code}” không dùng làm tên tệp được."), "Đặt mã khác, ví dụ TH-LAITHIEU.");
        }
        let cell = at.to_string();
        if let Some(earlier) = self.codes.get(&code.to_lowercase()).cloned() {
            self.fault(at, format!("Mã “{code}” đã dùng ở ô {earlier}."), "Mỗi đơn vị phải có một mã riêng.");
        } else {
            self.codes.insert(code.to_lowercase(), cell);
        }
    }

    fn unknown_kind(&mut self, word: &str, at: CellAddress) {
        let words = UnitKind::ALL.map(UnitKind::word);
        let message = if word.is_empty() {
            "Loại đơn vị để trống.".to_owned()
        } else {
            format!("Loại “{word}” không có.")
        };
        let advice = nearest(word, words).map_or_else(
            || format!("Ghi một trong ba loại: {}.", words.join(", ")),
            |word| format!("Có phải “{word}”? Ba loại được nhận: {}.", words.join(", ")),
        );
        self.fault(at, message, advice);
    }

    fn finish(mut self, known_roots: &[&str]) -> Result<UnitsRead, Vec<SourceFault>> {
        let resolved = unit_parents::resolve(&self.units, &self.parents, known_roots);
        for (unit, parent) in self.units.iter_mut().zip(&resolved.parents) {
            unit.parent = *parent;
        }
        for at in resolved.circles {
            self.fault(
                at,
                "Đơn vị cấp trên tạo thành vòng kín.".to_owned(),
                "Sửa cột Đơn vị cấp trên ở một trong các đơn vị này.",
            );
        }
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        for (at, name) in resolved.unknown {
            let message = format!("Không có đơn vị nào tên hay mã là “{name}”; đơn vị này được xếp trực thuộc thành phố.");
            self.fault(at, message, "Ghi đúng mã hoặc tên của đơn vị cấp trên; để trống nếu trực thuộc thành phố.");
        }
        Ok(UnitsRead { units: Units::new(self.units), warnings: self.faults })
    }
}

fn kind_of(word: &str) -> Option<UnitKind> {
    let folded = fold(word);
    let exact = UnitKind::ALL.into_iter().find(|kind| fold(kind.word()) == folded || kind.code() == folded);
    exact.or(match bare(word).as_str() {
        "truong" | "truong hoc" | "nha truong" => Some(UnitKind::School),
        "xa" | "phuong" | "xa/phuong" | "phuong/xa" | "xa phuong" | "xa, phuong" | "thi tran" => Some(UnitKind::Commune),
        "co quan" => Some(UnitKind::Agency),
        _ => None,
    })
}

/// Names that Windows keeps for devices, with any extension.
fn is_reserved(code: &str) -> bool {
    let stem = code.split('.').next().unwrap_or("").to_ascii_uppercase();
    let numbered = |prefix: &str| stem.strip_prefix(prefix).is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']));
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::Workbook as Writer;

    use super::*;

    const HEAD: [&str; 7] = ["Mã", "Tên đơn vị", "Loại", "Cấp học", "Xã/phường", "Đơn vị cấp trên", "E-mail"];

    fn workbook(rows: &[&[&str]]) -> Vec<u8> {
        let mut book = Writer::new();
        let sheet = book.add_worksheet();
        sheet.set_name("Đơn vị").unwrap();
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number(row, column, number).unwrap(),
                    Err(_) => sheet.write_string(row, column, *cell).unwrap(),
                };
            }
        }
        book.save_to_buffer().unwrap()
    }

    fn faults(rows: &[&[&str]]) -> Vec<String> {
        match read(&workbook(rows), "don-vi.xlsx", &["Thành phố Thuận An"]) {
            Ok(read) => read.warnings.iter().map(|fault| format!("cảnh báo {fault}")).collect(),
            Err(faults) => faults.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn units_are_read_wherever_the_head_stands() {
        let read = read(
            &workbook(&[
                &["DANH SÁCH ĐƠN VỊ NĂM 2024"],
                &[],
                &["Loại", "Mã", "Tên đơn vị", "E-mail", "Xã/phường"],
                &["Xã/phường", "XP-LT", "Hội Khuyến học phường Lái Thiêu", "", "Lái Thiêu"],
                &["trường", "101", "Trường TH Lái Thiêu", "th@x.vn", "P. Lái Thiêu"],
                &[],
                &["Cơ quan", "CQ1", "Công an thành phố"],
            ]),
            "don-vi.xlsx",
            &[],
        )
        .unwrap();
        let units = read.units.all();
        assert_eq!(units.iter().map(|unit| unit.code.as_str()).collect::<Vec<_>>(), ["XP-LT", "101", "CQ1"]);
        assert_eq!(units[1].parent, Some(0));
        assert_eq!(units[2].parent, None);
        assert_eq!(units[1].place.to_string(), "don-vi.xlsx!Đơn vị!B5");
        assert!(read.warnings.is_empty());
    }

    #[test]
    fn all_faults_come_at_once_with_their_cells() {
        let found = faults(&[
            &HEAD,
            &["A1", "Trường A", "Trườngg"],
            &["a1", "Trường B", "Trường"],
            &["Đ2", "", "Cơ quan"],
            &["", "Trường C", "Trường"],
            &["con.x", "Trường D", "Trường"],
        ]);
        let wanted = ["Đơn vị!C2", "Đơn vị!A3", "Đơn vị!A4", "Đơn vị!B4", "Đơn vị!A5", "Đơn vị!A6"];
        assert_eq!(found.len(), wanted.len(), "{found:#?}");
        for (fault, cell) in found.iter().zip(wanted) {
            assert!(fault.contains(cell), "{fault} {cell}");
        }
        assert!(found[0].contains("Có phải “Trường”"), "{}", found[0]);
        assert!(found[1].contains("A2"), "{}", found[1]);
    }

    #[test]
    fn a_missing_heading_is_said() {
        assert!(faults(&[&["Mã", "Tên đơn vị"], &["A", "Trường A"]])[0].contains("thiếu cột “Loại”"));
        assert!(faults(&[&["x", "y"]])[0].contains("Không tìm thấy hàng tiêu đề"));
    }

    #[test]
    fn parents_are_found_or_warned_of() {
        let rows: &[&[&str]] = &[
            &HEAD,
            &["A", "Trường A", "Trường", "TH", "", "xp"],
            &["XP", "UBND xã An Sơn", "Xã/phường", "", "An Sơn", "thành phố thuận an"],
            &["B", "Trường B", "Trường", "TH", "", "Hội nào đó"],
        ];
        let read = read(&workbook(rows), "don-vi.xlsx", &["Thành phố Thuận An"]).unwrap();
        assert_eq!(read.units.all().iter().map(|unit| unit.parent).collect::<Vec<_>>(), [Some(1), None, None]);
        assert_eq!(read.warnings.len(), 1);
        assert!(read.warnings[0].to_string().contains("Đơn vị!F4"));
    }

    #[test]
    fn a_circle_of_parents_is_a_fault() {
        let found = faults(&[&HEAD, &["A", "Cơ quan A", "Cơ quan", "", "", "B"], &["B", "Cơ quan B", "Cơ quan", "", "", "A"]]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("vòng kín"));
    }
}
