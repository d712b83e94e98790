//! A workbook as a grid of cells, before it is bytes.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::{Format, Workbook};

/// What a cell is given.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Text in the default face.
    Text(String),
    /// Text in a face of its own.
    Faced(String, &'static str),
    /// A number in the general format.
    Number(f64),
    /// A number in a date format.
    Day(f64),
    /// TRUE or FALSE.
    Bool(bool),
}

/// One sheet.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Name on the tab.
    pub name: String,
    /// Filled cells by row and column, from 0.
    pub cells: BTreeMap<(u32, u16), Cell>,
    /// Cells that are one over several columns: row, first, last.
    pub merged: Vec<(u32, u16, u16)>,
    /// Rows that are hidden.
    pub hidden: Vec<u32>,
}

impl Sheet {
    /// An empty sheet.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Types text.
    pub fn text(&mut self, row: u32, column: u16, text: impl Into<String>) {
        self.cells.insert((row, column), Cell::Text(text.into()));
    }
}

/// A whole workbook.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// Sheets in tab order.
    pub sheets: Vec<Sheet>,
    /// Defined names with the sheet's name and the cell.
    pub names: Vec<(String, String, u32, u16)>,
    /// Days are counted from 1904, as old programs on a Mac do.
    pub is_1904: bool,
}

impl Grid {
    /// The .xlsx bytes.
    pub fn save(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        for sheet in &self.sheets {
            let written = book.add_worksheet().set_name(&sheet.name).unwrap();
            for (row, first, last) in &sheet.merged {
                written.merge_range(*row, *first, *row, *last, "", &Format::new()).unwrap();
            }
            for ((row, column), cell) in &sheet.cells {
                match cell {
                    Cell::Text(text) => written.write_string(*row, *column, text).unwrap(),
                    Cell::Faced(text, face) => {
                        written.write_string_with_format(*row, *column, text, &Format::new().set_font_name(*face)).unwrap()
                    }
                    Cell::Number(number) => written.write_number(*row, *column, *number).unwrap(),
                    Cell::Day(day) => written
                        .write_number_with_format(*row, *column, *day, &Format::new().set_num_format("dd/mm/yyyy"))
                        .unwrap(),
                    Cell::Bool(yes) => written.write_boolean(*row, *column, *yes).unwrap(),
                };
            }
            for row in &sheet.hidden {
                written.set_row_hidden(*row).unwrap();
            }
            if sheet.name.starts_with('_') {
                written.set_very_hidden(true);
            }
        }
        for (name, sheet, row, column) in &self.names {
            let letters = khuyenhoc::model::place::column_letters(u32::from(*column));
            book.define_name(name, &format!("='{sheet}'!${letters}${}", row + 1)).unwrap();
        }
        let bytes = book.save_to_buffer().unwrap();
        if self.is_1904 { counted_from_1904(&bytes) } else { bytes }
    }
}

/// The workbook with its days counted from 1904.
fn counted_from_1904(bytes: &[u8]) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut part = old.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if name == "xl/workbook.xml" {
            content = String::from_utf8(content).unwrap().replace("<workbookPr", "<workbookPr date1904=\"1\"").into_bytes();
        }
        new.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        new.write_all(&content).unwrap();
    }
    new.finish().unwrap().into_inner()
}
