//! A unit's truth laid out as an office might: sheets, heads, labels and rows in many shapes, values in many spellings.

use std::collections::BTreeMap;

use chrono::Datelike;
use khuyenhoc::check::Context;
use khuyenhoc::model::form::{Form, Item, ListForm};
use khuyenhoc::model::value::{Value, ValueKind};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::fault::{self, Fault, Spot};
use super::grid::{Cell, Grid, Sheet};
use super::spelling::{self, NameStyle, float};
use super::support::rng::Rng;
use super::truth::Truth;

/// A laid out workbook, and what is known of it.
pub struct Book {
    /// The .xlsx bytes.
    pub bytes: Vec<u8>,
    /// What its shape was made of.
    pub shapes: Vec<&'static str>,
    /// How each value was typed, where it was typed at all.
    pub spellings: BTreeMap<Place, &'static str>,
    /// The planted fault with the sheet and cell that must be told.
    pub fault: Option<(Fault, String)>,
}

/// Where a value belongs.
pub type Place = (usize, usize, usize);

/// The place of an item; fields begin with 1 + the list.
pub fn item_place(position: usize) -> Place {
    (0, position, 0)
}

/// The place of a field.
pub fn field_place(list: usize, row: usize, column: usize) -> Place {
    (1 + list, row, column)
}

/// Days from the one system's day 0 to the other's.
const DAYS_TO_1904: f64 = 1_462.0;

/// The truth as a workbook, with one planted fault if `faulty`.
pub fn lay_out(context: &Context, truth: &Truth, faulty: bool, rng: &mut Rng) -> Book {
    let form = context.forms.get(truth.kind);
    let fault = faulty.then(|| fault::plant(form, truth, rng));
    let mut maker = Maker {
        form,
        truth,
        // A planted fault must stand alone, and old letters may leave doubts of their own.
        names: if faulty { NameStyle::Plain } else { NameStyle::pick(rng) },
        fault,
        told: String::new(),
        shapes: Vec::new(),
        spellings: BTreeMap::new(),
        three_rows: false,
        grid: Grid::default(),
        rng,
    };
    maker.grid.is_1904 = maker.is(10, "days counted from 1904");
    maker.items();
    maker.lists();
    maker.meta(context.agreement.year);
    let Maker { grid, shapes, spellings, fault, told, .. } = maker;
    Book { bytes: grid.save(), shapes, spellings, fault: fault.map(|fault| (fault, told)) }
}

struct Maker<'a> {
    form: &'a Form,
    truth: &'a Truth,
    names: NameStyle,
    fault: Option<Fault>,
    told: String,
    shapes: Vec<&'static str>,
    spellings: BTreeMap<Place, &'static str>,
    /// The list at hand has a heading over headings over the parts of a birth date.
    three_rows: bool,
    grid: Grid,
    rng: &'a mut Rng,
}

/// How the labels of items are retyped.
#[derive(Clone, Copy)]
enum Labels {
    Printed,
    Numbered,
    Capitals,
    Bare,
    Others,
    Colon,
}

/// One column of a laid out list.
#[derive(Clone, Copy)]
enum Column {
    /// A column of the form.
    Whole(usize),
    /// Day, month or year of one.
    DayPart(usize, u8),
    /// Family and middle names (0) or given name (1) of one.
    NamePart(usize, u8),
    /// A column that the form does not have.
    Foreign,
}

impl Maker<'_> {
    fn is(&mut self, percent: i64, shape: &'static str) -> bool {
        let yes = self.rng.chance(percent);
        if yes {
            self.shapes.push(shape);
        }
        yes
    }

    fn items(&mut self) {
        let renamed = self.is(40, "sheet of figures renamed");
        let tab = if renamed { *self.rng.pick(&[&"Sheet1", &"SO LIEU", &"Báo cáo năm"]) } else { "Số liệu" };
        let named = self.is(60, "defined names kept");
        let labels = match self.rng.between(0, 7) {
            0 => Labels::Numbered,
            1 => Labels::Capitals,
            2 => Labels::Bare,
            3 => Labels::Others,
            4 => Labels::Colon,
            _ => Labels::Printed,
        };
        if !matches!(labels, Labels::Printed) {
            self.shapes.push("labels retyped");
        }
        let left = if self.is(25, "figures moved right") { 2 } else { 0 };
        let measured = !self.is(20, "figures without units of counting");
        let gaps = self.is(25, "blank rows between figures");
        let mut sheet = Sheet::new(tab);
        let last_year = self.is_planted(Spot::Title);
        sheet.text(0, left, format!("{}{}", self.form.title, if last_year { " năm 2023" } else { "" }));
        if last_year {
            self.tell(tab, (0, left));
        }
        sheet.text(2, left, "Mã đơn vị");
        sheet.text(2, left + 1, self.truth.code.clone());
        sheet.text(3, left, "Tên đơn vị");
        sheet.text(3, left + 1, self.truth.name.clone());
        let at = left + if measured { 3 } else { 2 };
        for (column, heading) in [(left, "STT"), (left + 1, "Chỉ tiêu"), (at, "Giá trị")] {
            sheet.text(5, column, heading);
        }
        if measured {
            sheet.text(5, left + 2, "Đơn vị tính");
        }
        let (mut row, mut position) = (6, 0);
        for section in self.form.sheets.iter().flat_map(|sheet| &sheet.sections) {
            sheet.text(row, left, section.title.clone());
            row += 1;
            for item in &section.items {
                sheet.cells.insert((row, left), Cell::Number(float(i64::try_from(position).unwrap() + 1)));
                sheet.text(row, left + 1, label(item, labels, position));
                if measured {
                    sheet.text(row, left + 2, item.measure.clone());
                }
                self.value(&mut sheet, (row, at), item_place(position), Spot::Item(position));
                if named {
                    self.grid.names.push((item.code.clone(), tab.to_owned(), row, at));
                }
                position += 1;
                row += if gaps && position % 5 == 0 { 2 } else { 1 };
            }
        }
        if named {
            self.grid.names.push(("ma_don_vi".to_owned(), tab.to_owned(), 2, left + 1));
        }
        if self.is(15, "rows of figures hidden") {
            sheet.hidden.extend([8, 9, 11]);
        }
        if self.is_planted(Spot::SecondForm) {
            self.second_form(&mut sheet, row + 2, (left, at), labels);
        }
        self.grid.sheets.push(sheet);
    }

    fn is_planted(&self, spot: Spot) -> bool {
        self.fault.as_ref().is_some_and(|fault| fault.spot == spot)
    }

    /// Notes the cell at which the fault must be told.
    fn tell(&mut self, tab: &str, at: (u32, u16)) {
        self.told = format!("{tab}!{}{}", khuyenhoc::model::place::column_letters(u32::from(at.1)), at.0 + 1);
    }

    /// Another unit's figures from a row on, in the same columns: that of the numbers and that of the values.
    fn second_form(&mut self, sheet: &mut Sheet, row: u32, (left, at): (u16, u16), labels: Labels) {
        sheet.text(row, left, "Mã đơn vị");
        sheet.text(row, left + 1, "KHAC-01");
        self.tell(&sheet.name, (row, left + 1));
        for (below, item) in (row + 1..).zip(self.form.items()) {
            sheet.text(below, left + 1, label(item, labels, 0));
            sheet.cells.insert((below, at), Cell::Number(3.0));
        }
    }

    /// Types a value, or the fault planted at it.
    fn value(&mut self, sheet: &mut Sheet, at: (u32, u16), place: Place, spot: Spot) {
        let (rule, measure, value) = match spot {
            Spot::Item(position) => {
                let item = self.form.items().nth(position).unwrap();
                (&item.rule, item.measure.as_str(), self.truth.items[position].as_ref())
            }
            Spot::Field(list, row, column) => {
                (&self.form.lists[list].columns[column].rule, "", self.truth.lists[list][row][column].as_ref())
            }
            Spot::SecondForm | Spot::SecondList(_) | Spot::Title => return,
        };
        if let Some(fault) = self.fault.as_ref().filter(|fault| fault.spot == spot) {
            if let Some(cell) = &fault.typed {
                sheet.cells.insert(at, cell.clone());
            }
            self.tell(&sheet.name, at);
            return;
        }
        let Some(value) = value else { return };
        let (mut cell, way) = spelling::spell(rule, measure, value, self.names, self.rng);
        if let (true, Cell::Day(day) | Cell::Number(day)) = (self.grid.is_1904 && way.starts_with("date"), &mut cell) {
            *day -= DAYS_TO_1904;
        }
        sheet.cells.insert(at, cell);
        self.spellings.insert(place, way);
    }

    fn lists(&mut self) {
        let together = self.is(15, "all lists on one sheet");
        let renamed = !together && self.is(30, "sheets of lists renamed");
        let mut sheet = Sheet::new("Danh sách");
        let mut row = 0;
        for position in 0..self.form.lists.len() {
            if !together {
                let code = self.form.lists[position].code.clone();
                sheet = Sheet::new(&if renamed { format!("Trang {}", position + 2) } else { code });
                row = 0;
            }
            row = self.list(position, &mut sheet, row) + 2;
            if !together {
                self.grid.sheets.push(std::mem::take(&mut sheet));
            }
        }
        if together && !self.form.lists.is_empty() {
            self.grid.sheets.push(sheet);
        }
        if !together && self.is(20, "sheets in another order") {
            self.grid.sheets.reverse();
        }
    }

    /// Lays a list out from a row on; the row behind it.
    fn list(&mut self, position: usize, sheet: &mut Sheet, mut row: u32) -> u32 {
        let list = &self.form.lists[position];
        let rows = self.truth.lists[position].len();
        if self.is(60, "title above the list") {
            sheet.text(row, 0, list.title.to_uppercase());
            row += 2;
        }
        let columns = self.columns(position);
        row = self.head(list, &columns, sheet, row);
        let gaps = self.is(15, "blank rows between nominees");
        for nominee in 0..rows {
            for (at, column) in (0..).zip(&columns) {
                self.field(sheet, (row, at), position, nominee, *column);
            }
            row += if gaps && nominee % 3 == 2 { 2 } else { 1 };
        }
        if rows > 0 && self.is(10, "rows of a list hidden") {
            sheet.hidden.extend([row - 1, row - 2]);
        }
        let has_name = list.columns.iter().any(|column| column.rule.kind == ValueKind::Name);
        if rows > 0 && has_name && self.is(25, "row of the total") {
            let is_name = |of: usize| list.columns[of].rule.kind == ValueKind::Name;
            let named = |column: &Column| matches!(column, Column::Whole(of) | Column::NamePart(of, _) if is_name(*of));
            let at = columns.iter().position(named).unwrap();
            sheet.text(row, u16::try_from(at).unwrap(), format!("Tổng cộng: {rows} người"));
            row += 1;
        }
        let again = self.is_planted(Spot::SecondList(position));
        if self.is(30, "signatures below the list") || again {
            sheet.text(row + 1, 1, "Người lập biểu");
            sheet.text(row + 1, 4, "Hiệu trưởng");
            sheet.text(row + 4, 1, "Lê Thị Lan");
            sheet.text(row + 4, 4, "Phạm Văn Minh");
            row += 5;
        }
        if again { self.second_list(position, sheet, row + 1) } else { row }
    }

    /// One row of another school under a head of its own; the row behind it.
    fn second_list(&mut self, position: usize, sheet: &mut Sheet, row: u32) -> u32 {
        sheet.text(row, 0, "TRƯỜNG TIỂU HỌC KHÁC");
        for (at, column) in (0..).zip(&self.form.lists[position].columns) {
            sheet.text(row + 1, at, column.heading.clone());
            if column.code != "stt" {
                sheet.text(row + 2, at, "Trần Thị Khác");
            }
        }
        self.tell(&sheet.name, (row + 1, 0));
        row + 3
    }

    fn columns(&mut self, position: usize) -> Vec<Column> {
        let list = &self.form.lists[position];
        let rows = &self.truth.lists[position];
        let drop = self.is(25, "empty columns removed");
        let has_day = list.columns.iter().any(|column| column.rule.kind == ValueKind::Date);
        self.three_rows = has_day && self.is(15, "head in three rows");
        let split_days = self.is(12, "birth date in three columns") || self.three_rows;
        let split_names = !self.three_rows && self.is(12, "family and given name in two columns");
        let mut columns = Vec::new();
        for (at, column) in list.columns.iter().enumerate() {
            let is_empty = !column.rule.required && rows.iter().all(|row| row[at].is_none());
            let is_fault = self
                .fault
                .as_ref()
                .is_some_and(|fault| matches!(fault.spot, Spot::Field(of, _, own) if of == position && own == at));
            match column.rule.kind {
                _ if drop && is_empty && !is_fault && column.code != "stt" => (),
                ValueKind::Date if split_days && !is_fault => columns.extend((0..3).map(|part| Column::DayPart(at, part))),
                ValueKind::Name if split_names && !is_fault && self.splits() => {
                    columns.extend((0..2).map(|part| Column::NamePart(at, part)));
                }
                _ => columns.push(Column::Whole(at)),
            }
        }
        let is_split = columns.iter().any(|column| !matches!(column, Column::Whole(_)));
        if !is_split && columns.len() > 5 && self.is(25, "columns in another order") {
            let by = usize::try_from(self.rng.between(2, 4)).unwrap();
            columns[1..].rotate_left(by);
        }
        if self.is(10, "column that the form does not have") {
            columns.push(Column::Foreign);
        }
        columns
    }

    /// Names in old letters are never split here: each part alone may be good Vietnamese.
    fn splits(&self) -> bool {
        matches!(self.names, NameStyle::Plain | NameStyle::Decomposed)
    }

    fn head(&mut self, list: &ListForm, columns: &[Column], sheet: &mut Sheet, mut row: u32) -> u32 {
        let is_whole = columns.len() > 4 && columns.iter().take(3).all(|column| matches!(column, Column::Whole(_)));
        let grouped = self.three_rows || (is_whole && self.is(15, "a heading over most columns"));
        let top = row;
        if grouped {
            sheet.text(row, 2, "Thông tin chi tiết");
            sheet.merged.push((row, 2, u16::try_from(columns.len()).unwrap() - 1));
            row += 1;
        }
        let retyped = self.is(30, "headings retyped");
        let two_rows = columns.iter().any(|column| matches!(column, Column::DayPart(..) | Column::NamePart(..)));
        for (at, column) in (0..).zip(columns) {
            let (of, below) = match column {
                Column::Whole(of) => (*of, None),
                Column::DayPart(of, part) => (*of, Some(["Ngày", "Tháng", "Năm"][usize::from(*part)])),
                Column::NamePart(of, part) => (*of, Some(["Họ và chữ đệm", "Tên"][usize::from(*part)])),
                Column::Foreign => {
                    sheet.text(row, at, "Dân tộc");
                    continue;
                }
            };
            let column = &list.columns[of];
            let first = !matches!(below, Some("Tháng" | "Năm" | "Tên"));
            if first {
                sheet.text(
                    if at < 2 { top } else { row },
                    at,
                    if retyped { self.heading(&column.heading, &column.other_headings) } else { column.heading.clone() },
                );
            }
            if let Some(below) = below {
                sheet.text(row + 1, at, below);
                let width = if below == "Ngày" { 2 } else { 1 };
                if first {
                    sheet.merged.push((row, at, at + width));
                }
            }
        }
        let below = row + if two_rows { 2 } else { 1 };
        if self.is(15, "columns numbered below the head") {
            for at in 0..u16::try_from(columns.len()).unwrap() {
                sheet.text(below, at, format!("({})", at + 1));
            }
            return below + 1;
        }
        below
    }

    fn heading(&mut self, heading: &str, others: &[String]) -> String {
        match self.rng.between(0, 3) {
            0 => heading.to_uppercase(),
            1 => format!("{heading} (*)"),
            2 if !others.is_empty() => {
                others[usize::try_from(self.rng.between(0, i64::try_from(others.len()).unwrap() - 1)).unwrap()].clone()
            }
            _ => heading.to_lowercase(),
        }
    }

    fn field(&mut self, sheet: &mut Sheet, at: (u32, u16), list: usize, row: usize, column: Column) {
        let value = |of: usize| self.truth.lists[list][row][of].as_ref();
        match column {
            Column::Whole(of) => self.value(sheet, at, field_place(list, row, of), Spot::Field(list, row, of)),
            Column::Foreign => sheet.text(at.0, at.1, "Kinh"),
            Column::DayPart(of, part) => {
                let Some(Value::Date(day)) = value(of) else { return };
                let number = [i64::from(day.day()), i64::from(day.month()), i64::from(day.year())][usize::from(part)];
                sheet.cells.insert(at, Cell::Number(float(number)));
                self.spellings.insert(field_place(list, row, of), "date in three columns");
            }
            Column::NamePart(of, part) => {
                let Some(Value::Text(name)) = value(of) else { return };
                let (family, given) = name.rsplit_once(' ').unwrap();
                sheet.text(at.0, at.1, [family, given][usize::from(part)]);
                self.spellings.insert(field_place(list, row, of), "name in two columns");
            }
        }
    }

    fn meta(&mut self, year: i32) {
        if !self.is(70, "hidden sheet kept") {
            return;
        }
        let mut sheet = Sheet::new("_khuyenhoc");
        let version = self.form.version.clone();
        let (kind, year) = (self.truth.kind.code().to_owned(), year.to_string());
        for (row, (key, value)) in (0..).zip([("bieu_mau", kind), ("phien_ban", version), ("nam", year)]) {
            sheet.text(row, 0, key);
            sheet.text(row, 1, value);
        }
        self.grid.sheets.push(sheet);
    }
}

fn label(item: &Item, labels: Labels, position: usize) -> String {
    match labels {
        Labels::Printed => item.label.clone(),
        Labels::Numbered => format!("{}. {}", position + 1, item.label),
        Labels::Capitals => item.label.to_uppercase(),
        Labels::Bare => {
            let bare = item.label.nfd().filter(|letter| !is_combining_mark(*letter));
            bare.map(|letter| match letter {
                'đ' => 'd',
                'Đ' => 'D',
                other => other,
            })
            .collect()
        }
        Labels::Others => item.other_labels.first().unwrap_or(&item.label).clone(),
        Labels::Colon => format!("{}:", item.label),
    }
}
