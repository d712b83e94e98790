//! `may-in.toml`: the printers of the office and what was measured on their calibration sheets.

use std::sync::Arc;

use super::calibrate::crosses;
use super::load::paper;
use super::raw;
use crate::error::SourceFault;
use crate::model::certificate::Printer;
use crate::source::{Faults, toml_fault};
use crate::vietnamese::text;

/// Millimetres by which a cross may come out beside its place: more is a slip of the ruler or of the keyboard.
const FARTHEST: f64 = 15.0;

/// The printers of a year's folder.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Printers {
    /// In file order.
    pub list: Vec<Printer>,
    /// Code of the one for profiles that name none; empty for none.
    pub usual: String,
}

impl Printers {
    /// The printer for a profile that names `code`, or none with an empty one. `Ok(None)` where nothing is to be corrected.
    ///
    /// # Errors
    /// The codes there are, where `code` is none of them.
    pub fn get(&self, code: &str) -> Result<Option<&Printer>, Vec<&str>> {
        let code = if code.is_empty() { self.usual.as_str() } else { code };
        if code.is_empty() {
            return Ok(None);
        }
        let found = self.list.iter().find(|printer| printer.code == code);
        found.map(Some).ok_or_else(|| self.list.iter().map(|printer| printer.code.as_str()).collect())
    }
}

/// The printers of a file's text.
///
/// # Errors
/// All faults in file order: codes given twice or unknown, some crosses measured and others not, figures that no printer
/// gives. A fault of TOML itself comes alone.
pub fn load(file: &str, text: &Arc<str>) -> Result<Printers, Vec<SourceFault>> {
    let raw: raw::Printers = toml::from_str(text).map_err(|fault| vec![toml_fault(file, text, &fault)])?;
    let mut faults = Faults::new(file, text);
    let mut list: Vec<Printer> = Vec::new();
    for printer in &raw.may_in {
        let code = text::tidy(printer.ma.get_ref()).to_string();
        if code.is_empty() {
            faults.add(printer.ma.span(), "Mã máy in đang để trống.", "Ghi ví dụ \"canon\".");
        }
        if list.iter().any(|known| known.code == code) {
            faults.add(printer.ma.span(), format!("Mã “{code}” đã dùng cho máy in ở trên."), "Đặt mã khác.");
        }
        let size = paper(&mut faults, &printer.giay, printer.huong.as_ref());
        let measured = measured(&mut faults, printer, size);
        list.push(Printer { code, title: text::tidy(printer.ten.get_ref()).to_string(), size, measured });
    }
    let usual = raw.mac_dinh.as_ref().map_or(String::new(), |word| word.get_ref().trim().to_owned());
    if let Some(word) = raw.mac_dinh.as_ref().filter(|_| !usual.is_empty() && !list.iter().any(|known| known.code == usual)) {
        faults.unknown(word.span(), "máy in mã", &usual, list.iter().map(|known| known.code.as_str()));
    }
    faults.or(Printers { list, usual })
}

/// The four crosses, once all are measured.
fn measured(faults: &mut Faults, raw: &raw::Printer, size: [f64; 2]) -> Option<[[f64; 2]; 4]> {
    let written = [("A", &raw.a), ("B", &raw.b), ("C", &raw.c), ("D", &raw.d)];
    if written.iter().all(|(_, cross)| cross.is_none()) {
        return None;
    }
    let mut places = [[0.0; 2]; 4];
    for (((name, cross), drawn), place) in written.into_iter().zip(crosses(size)).zip(&mut places) {
        let Some(cross) = cross else {
            let message = format!("Máy in này chưa đo dấu {name}.");
            faults.add(raw.ma.span(), message, format!("Thêm dòng {name} = [cách mép trái, cách mép trên], mm."));
            continue;
        };
        *place = *cross.get_ref();
        if place.iter().zip(drawn).any(|(came, drawn)| !is_near(*came, drawn)) {
            let message = format!("Dấu {name} đo được [{}, {}], quá xa chỗ của nó.", place[0], place[1]);
            let advice = format!("Đo lại từ mép trái và mép trên của tờ giấy: phải gần [{}, {}] mm.", drawn[0], drawn[1]);
            faults.add(cross.span(), message, advice);
        }
    }
    Some(places)
}

/// False also of what is no number.
fn is_near(came: f64, drawn: f64) -> bool {
    (came - drawn).abs() <= FARTHEST
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Printers, String> {
        load("may-in.toml", &Arc::from(text))
            .map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    }

    const HEAD: &str = "mac_dinh = \"canon\"\n[[may_in]]\nma = \"canon\"\nten = \"khay tay\"\ngiay = \"A4\"\n";

    #[test]
    fn the_file_that_is_handed_out_has_one_printer_that_is_not_measured() {
        let printers = read(crate::certificate::PRINTERS).unwrap();
        let printer = printers.get("").unwrap().unwrap();
        assert_eq!((printers.list.len(), printer.measured, printer.size), (1, None, [297.0, 210.0]));
    }

    #[test]
    fn measured_crosses_are_read_and_an_unknown_printer_is_told_with_those_there_are() {
        let printers = read(&format!("{HEAD}A = [26.3, 24.8]\nB = [273, 25.1]\nC = [26.2, 185]\nD = [272.9, 185.2]\n")).unwrap();
        let printer = printers.get("canon").unwrap().unwrap();
        assert_eq!(printer.measured, Some([[26.3, 24.8], [273.0, 25.1], [26.2, 185.0], [272.9, 185.2]]));
        assert_eq!(printers.get("hp"), Err(vec!["canon"]));
        assert_eq!(Printers::default().get(""), Ok(None));
    }

    #[test]
    fn faults_name_line_and_what_to_write() {
        for (text, told) in [
            (
                format!("{HEAD}A = [26.3, 24.8]\n"),
                "may-in.toml, dòng 3, cột 6: Máy in này chưa đo dấu B. Thêm dòng B = [cách mép trái, cách mép trên], mm.",
            ),
            (
                format!("{HEAD}A = [62.3, 24.8]\nB = [273, 25]\nC = [26, 185]\nD = [272, 185]\n"),
                "may-in.toml, dòng 6, cột 5: Dấu A đo được [62.3, 24.8], quá xa chỗ của nó. Đo lại từ mép trái và mép trên của tờ giấy: \
                 phải gần [25, 25] mm.",
            ),
            ("mac_dinh = \"hp\"\n".to_owned(), "may-in.toml, dòng 1, cột 12: không có máy in mã “hp”."),
            (HEAD.replace("A4", "B4"), "dòng 5, cột 8: không có khổ giấy “B4”. Có phải là"),
        ] {
            let got = read(&text).unwrap_err();
            assert!(got.contains(told), "{got}\nwant {told}");
        }
    }
}
