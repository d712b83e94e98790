//! `lap --hieu-chinh`: sheets to measure a printer with, and what the measures of the last ones say.

use super::Outcome;
use super::certificates::Stock;
use crate::certificate;
use crate::error::Error;
use crate::folder::{self, Folder};
use crate::model::page::Correction;
use crate::paper::font::Faces;
use crate::paper::pdf;
use crate::publish::{Staging, create};
use crate::terminal::Terminal;

/// Writes the calibration sheets into `hieu-chinh/`: one of each size of paper, and for measured printers one that is drawn with
/// their correction. A folder without `may-in.toml` gets one to write the measures into.
///
/// # Errors
/// Faults of `may-in.toml`, of the agreement or of a stock; disk; another run holding the folder.
pub fn calibrate(folder: &Folder, terminal: Terminal) -> Result<Outcome, Error> {
    let _lock = folder.lock()?;
    let printers_file = folder.root().join(folder::PRINTERS);
    if create(&printers_file, certificate::PRINTERS)? {
        terminal.fact(format!("Đã tạo {}; ghi số đo vào đó.", printers_file.display()));
    }
    let stock = Stock::load(folder, false)?;
    let faces = Faces::new();
    let sizes = certificate::papers_of(&stock.profiles, &stock.printers.list);
    let named = |size: [f64; 2], what: &str| format!("{what}, giấy {} × {} mm", size[0], size[1]);
    let blank: Vec<_> = sizes.into_iter().map(|size| (size, named(size, "Tờ hiệu chỉnh máy in"), None)).collect();
    let measured: Vec<([f64; 2], String, Option<Correction>)> = stock
        .printers
        .list
        .iter()
        .filter_map(|printer| Some((printer, certificate::correction(printer)?)))
        .map(|(printer, correction)| (printer.size, named(printer.size, &format!("Máy in {}", printer.title)), Some(correction)))
        .collect();
    let results = folder.root().join(folder::CALIBRATION);
    let staging = Staging::begin(&results)?;
    for (name, title, sheets) in [
        ("to-hieu-chinh.pdf", "Tờ hiệu chỉnh máy in giấy khen", blank),
        ("to-kiem-tra.pdf", "Tờ kiểm tra máy in giấy khen", measured),
    ] {
        if !sheets.is_empty() {
            staging.write(name, &pdf::write_titled(title, &certificate::cross_sheet(&sheets, &faces), &faces)?)?;
        }
    }
    staging.publish()?;
    for printer in &stock.printers.list {
        terminal.fact(certificate::describe(printer));
    }
    terminal.fact(format!("Xong: tờ hiệu chỉnh trong {}.", results.display()));
    Ok(Outcome::Complete)
}
