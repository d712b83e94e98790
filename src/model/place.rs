//! Where a value stands: file, sheet and cell, written as Excel shows them.

use std::fmt;
use std::sync::Arc;

/// A cell of a sheet. Row and column count from 0; printed from 1 with letters, as Excel does: `D12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellAddress {
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0 (A).
    pub column: u32,
}

impl fmt::Display for CellAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_letters(self.column), u64::from(self.row) + 1)
    }
}

/// The letters of a column, from 0: `0` is `A`, `26` is `AA`.
#[must_use]
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// A place inside the year's folder. Printed `bai-nop/a.xlsx!Số liệu!D12`; parts that are not known are left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Path from the year's folder, parts joined by `/` on every system.
    pub file: Arc<str>,
    /// Sheet name as its tab shows it.
    pub sheet: Option<Arc<str>>,
    /// The cell, if the fault or value has one.
    pub cell: Option<CellAddress>,
}

impl Place {
    /// The file as a whole.
    #[must_use]
    pub fn file(file: &Arc<str>) -> Self {
        Self { file: Arc::clone(file), sheet: None, cell: None }
    }

    /// One cell of one sheet.
    #[must_use]
    pub fn cell(file: &Arc<str>, sheet: &Arc<str>, cell: CellAddress) -> Self {
        Self { file: Arc::clone(file), sheet: Some(Arc::clone(sheet)), cell: Some(cell) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(sheet) = &self.sheet {
            write!(f, "!{sheet}")?;
        }
        if let Some(cell) = &self.cell {
            write!(f, "!{cell}")?;
        }
        Ok(())
    }
}

/// The names by which a sender knows these files (paths from the year's folder), in the order given: without folders, which
/// are the office's own, but for those that tell two files of one name apart.
#[must_use]
pub fn short_names<'a>(paths: &[&'a str]) -> Vec<&'a str> {
    let below: Vec<&str> = paths.iter().map(|path| path.split_once('/').map_or(*path, |(_, below)| below)).collect();
    let short = |path: &&'a str| {
        let is_alone = |folders: usize| below.iter().all(|other| other == path || tail(other, folders) != tail(path, folders));
        let folders = (0..path.matches('/').count()).find(|folders| is_alone(*folders));
        folders.map_or(*path, |folders| tail(path, folders))
    };
    below.iter().map(short).collect()
}

/// The end of a path: its name and so many folders before it.
fn tail(path: &str, folders: usize) -> &str {
    path.rmatch_indices('/').nth(folders).and_then(|(at, _)| path.get(at + 1..)).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_without_folders_unless_these_tell_them_apart() {
        for (paths, names) in [
            (&["bai-nop/email/a.xlsx"][..], &["a.xlsx"][..]),
            (&["bai-nop/email/a.xlsx", "bai-nop/usb/b.xlsx"], &["a.xlsx", "b.xlsx"]),
            (&["bai-nop/a.xlsx", "bai-nop/usb/a.xlsx", "bai-nop/email/a.xlsx"], &["a.xlsx", "usb/a.xlsx", "email/a.xlsx"]),
            (&["bai-nop/1/x/a.xlsx", "bai-nop/2/x/a.xlsx"], &["1/x/a.xlsx", "2/x/a.xlsx"]),
        ] {
            assert_eq!(short_names(paths), names);
        }
    }

    #[test]
    fn addresses_are_written_as_excel_shows_them() {
        for (row, column, shown) in
            [(11, 3, "D12"), (0, 0, "A1"), (0, 25, "Z1"), (9, 26, "AA10"), (1_048_575, 16_383, "XFD1048576")]
        {
            assert_eq!(CellAddress { row, column }.to_string(), shown);
        }
    }
}
