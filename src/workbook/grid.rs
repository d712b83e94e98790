//! A table on a sheet, filled row by row. Whatever the data holds is written as text, number or date, never as a formula.

use chrono::NaiveDate;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{page, styles, validation};

/// Characters across a landscape page below which letters become too small.
const LEGIBLE: u32 = 330;

/// What a cell shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Empty.
    Blank,
    /// Text, left.
    Text(&'a str),
    /// Text made here, left.
    Made(String),
    /// Short text, centred.
    Centred(&'a str),
    /// Whole number.
    Number(i128),
    /// Hundredths: 8750 shows 87,5.
    Hundredths(i128),
    /// Civil date.
    Date(NaiveDate),
}

/// How a cell of the table looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Text,
    Centred,
    Number,
    Decimal,
    Date,
}

impl Cell<'_> {
    /// Its look; an empty cell looks like those around it.
    fn look(&self) -> Option<Look> {
        match self {
            Self::Blank | Self::Text("") | Self::Centred("") => None,
            Self::Text(_) | Self::Made(_) => Some(Look::Text),
            Self::Centred(_) => Some(Look::Centred),
            Self::Number(_) => Some(Look::Number),
            Self::Hundredths(_) => Some(Look::Decimal),
            Self::Date(_) => Some(Look::Date),
        }
    }

    /// Its text, as far as it can wrap.
    fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Centred(text) => text,
            Self::Made(text) => text,
            Self::Blank | Self::Number(_) | Self::Hundredths(_) | Self::Date(_) => "",
        }
    }
}

/// A sheet with a title, one head row and rows below it.
pub struct Grid {
    sheet: Worksheet,
    row: u32,
    widths: Vec<u32>,
    frozen: u16,
    head_row: u32,
    runs: Vec<Run>,
}

/// Rows of a column that look alike, up to the row being written. A format given with each cell would be hashed for each
/// cell, a quarter of the time of a long list; given once a run, it is hashed once.
#[derive(Clone, Copy)]
struct Run {
    first: u32,
    look: Option<Look>,
}

/// Rows after which a run is painted: those of a whole list would have left the processor's cache by then.
const BLOCK: u32 = 64;

impl Grid {
    /// A sheet with title and a line below it, nothing else yet.
    pub fn new(name: &str, title: &str, line: &str) -> Result<Self, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        sheet.write_string_with_format(0, 0, title, &styles::strong().set_font_size(14))?.set_row_height(0, 22)?;
        sheet.write_string_with_format(1, 0, line, &styles::base().set_italic())?;
        Ok(Self { sheet, row: 2, widths: Vec::new(), frozen: 0, head_row: 0, runs: Vec::new() })
    }

    /// The head row: headings with their widths in characters; `codes` stand small above them where there are any.
    /// Head row and the first `frozen` columns stay in sight.
    pub fn head(&mut self, headings: &[(String, u32)], codes: &[&str], frozen: u16) -> Result<(), XlsxError> {
        for (column, code) in (0u16..).zip(codes).filter(|(_, code)| !code.is_empty()) {
            self.sheet.write_string_with_format(self.row, column, *code, &styles::code())?;
        }
        self.row += 1;
        for (column, (heading, width)) in (0u16..).zip(headings) {
            self.sheet.set_column_width(column, *width)?;
            self.sheet.write_string_with_format(self.row, column, heading, &styles::head())?;
        }
        let height = page::row_height(headings.iter().map(|(heading, width)| (*width, heading.as_str())));
        self.sheet.set_row_height(self.row, height + 6)?;
        self.sheet.set_repeat_rows(self.row, self.row)?.set_freeze_panes(self.row + 1, frozen)?;
        self.widths = headings.iter().map(|(_, width)| *width).collect();
        self.frozen = frozen;
        self.head_row = self.row;
        self.row += 1;
        self.runs = vec![Run { first: self.row, look: None }; headings.len()];
        Ok(())
    }

    /// One row of cells from column A on.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        for (column, (cell, run)) in (0u16..).zip(cells.iter().zip(&mut self.runs)) {
            write(&mut self.sheet, self.row, column, cell)?;
            let look = cell.look();
            let ends = look.is_some() && run.look != look;
            if run.look.is_some() && (ends || self.row - run.first >= BLOCK) {
                paint(&mut self.sheet, *run, self.row, column, false)?;
                *run = Run { first: self.row, look: if ends { look } else { run.look } };
            }
            run.look = run.look.or(look);
        }
        let texts = self.widths.iter().zip(cells).map(|(width, cell)| (*width, cell.text()));
        let height = page::row_height(texts);
        if height > page::LINE {
            self.sheet.set_row_height(self.row, height)?;
        }
        self.row += 1;
        Ok(())
    }

    /// A row of sums in bold, and the end of the table: filters reach to the row above it.
    pub fn total(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        self.filter()?;
        for (column, cell) in (0u16..).zip(cells) {
            write(&mut self.sheet, self.row, column, cell)?;
            paint(&mut self.sheet, Run { first: self.row, look: cell.look() }, self.row + 1, column, true)?;
        }
        self.row += 1;
        Ok(())
    }

    fn paint(&mut self) -> Result<(), XlsxError> {
        for (column, run) in (0u16..).zip(self.runs.drain(..)) {
            paint(&mut self.sheet, run, self.row, column, false)?;
        }
        Ok(())
    }

    /// Filters on the head row; the table ends here.
    pub fn filter(&mut self) -> Result<(), XlsxError> {
        self.paint()?;
        let last = self.row.saturating_sub(1);
        let last_column = u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or(u16::MAX);
        if last > self.head_row {
            self.sheet.autofilter(self.head_row, 0, last, last_column)?;
        }
        Ok(())
    }

    /// The finished sheet, set up for A4 across: as wide as a page where that stays legible, else over several pages that
    /// each repeat the frozen columns.
    pub fn finish(mut self) -> Result<Worksheet, XlsxError> {
        self.paint()?;
        page::set_up(&mut self.sheet, true);
        if self.widths.iter().sum::<u32>() > LEGIBLE {
            self.sheet.set_print_scale(60);
            if let Some(last) = self.frozen.checked_sub(1) {
                self.sheet.set_repeat_columns(0, last)?;
            }
        }
        Ok(self.sheet)
    }
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank | Cell::Text("") | Cell::Centred("") => {}
        Cell::Text(text) | Cell::Centred(text) => {
            sheet.write_string(row, column, *text)?;
        }
        Cell::Made(text) => {
            sheet.write_string(row, column, text)?;
        }
        Cell::Number(number) => write_number(sheet, row, column, &number.to_string())?,
        Cell::Hundredths(number) => {
            let sign = if *number < 0 { "-" } else { "" };
            let size = number.unsigned_abs();
            write_number(sheet, row, column, &format!("{sign}{}.{:02}", size / 100, size % 100))?;
        }
        Cell::Date(date) => write_number(sheet, row, column, &validation::serial(*date).to_string())?,
    }
    Ok(())
}

/// Gives the cells of a run their format, up to the row before `end`; empty ones are made.
fn paint(sheet: &mut Worksheet, run: Run, end: u32, column: u16, bold: bool) -> Result<(), XlsxError> {
    let Some(last) = end.checked_sub(1).filter(|last| *last >= run.first) else { return Ok(()) };
    let format = match run.look.unwrap_or(Look::Text) {
        Look::Text => styles::cell(),
        Look::Centred => styles::centred(),
        Look::Number => styles::number(),
        Look::Decimal => styles::decimal(),
        Look::Date => styles::date(),
    };
    let format = if bold { format.set_bold() } else { format };
    sheet.set_range_format(run.first, column, last, column, &format)?;
    Ok(())
}

/// Excel keeps 15 digits; a longer number stands as text, exact.
fn write_number(sheet: &mut Worksheet, row: u32, column: u16, digits: &str) -> Result<(), XlsxError> {
    let exact = digits.bytes().filter(u8::is_ascii_digit).count() <= 15;
    match digits.parse::<f64>() {
        Ok(number) if exact => sheet.write_number(row, column, number)?,
        _ => sheet.write_string(row, column, digits)?,
    };
    Ok(())
}
