//! From the text of `thoa-thuan.toml` to an [`Agreement`], or to all its faults.

use std::sync::Arc;

use super::reader::Reader;
use super::{awards, ceremony, certificates, documents, looks, raw, targets, waivers};
use crate::error::Error;
use crate::form::Forms;
use crate::model::agreement::{Agreement, Four, Submitting, TitleRules, Wording, ZeroTens};
use crate::model::unit::Units;
use crate::source::{self, Faults};
use crate::vietnamese::text;

/// What the agreement may refer to.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// Forms, for item codes and choices.
    pub forms: &'a Forms,
    /// Names of document templates.
    pub documents: &'a [&'a str],
    /// Finding codes.
    pub codes: &'a [&'a str],
}

/// The agreement, every reference in it resolved. Units named by waivers are checked by [`unknown_units`], since
/// `don-vi.xlsx` is read with the agreement's names at hand.
///
/// # Errors
/// [`Error::Source`] with every fault, each with line, column, what was read and the nearest valid word. A fault of syntax
/// or an unknown key stops the reading, so it comes alone.
pub fn load(file: &str, text: &Arc<str>, known: Known) -> Result<Agreement, Error> {
    let raw = parse(file, text)?;
    let mut reader = Reader { faults: Faults::new(file, text) };
    let agreement = build(&mut reader, &raw, known);
    reader.faults.or(agreement).map_err(Error::Source)?.ok_or_else(|| Error::Refused(format!("Không đọc được {file}.")))
}

/// Faults of waivers that name a unit which `don-vi.xlsx` does not have.
///
/// # Errors
/// [`Error::Source`] with every such fault.
pub fn unknown_units(file: &str, text: &Arc<str>, codes: &[&str], units: &Units) -> Result<(), Error> {
    let raw = parse(file, text)?;
    let mut reader = Reader { faults: Faults::new(file, text) };
    waivers::read(&mut reader, &raw.mien_tru, codes, Some(units));
    reader.faults.or(()).map_err(Error::Source)
}

/// Faults of `[giay_khen]` that name a stock which there is not: `names` are those of the program and of `mau/`.
///
/// # Errors
/// [`Error::Source`] with every such fault.
pub fn unknown_profiles(file: &str, text: &Arc<str>, names: &[&str]) -> Result<(), Error> {
    let raw = parse(file, text)?;
    let mut reader = Reader { faults: Faults::new(file, text) };
    certificates::profiles(&mut reader, raw.giay_khen.as_ref(), names);
    reader.faults.or(()).map_err(Error::Source)
}

fn parse(file: &str, text: &Arc<str>) -> Result<raw::File, Error> {
    toml::from_str(text).map_err(|error| Error::Source(vec![source::toml_fault(file, text, &error)]))
}

fn build(reader: &mut Reader, raw: &raw::File, known: Known) -> Option<Agreement> {
    let head = &raw.thoa_thuan;
    let year = *head.nam.get_ref();
    if !(2000..=2100).contains(&year) {
        reader.fault(head.nam.span(), format!("Năm {year} không hợp lý."), "Viết năm bằng bốn chữ số, ví dụ 2024.");
    }
    let (parties, other_bodies) = documents::bodies(reader, raw);
    let agreement = Agreement {
        year,
        place: reader.required(&head.dia_danh, "Địa danh"),
        locality: reader.required(&head.dia_phuong, "Tên địa phương"),
        number: head.so.trim().to_owned(),
        date: reader.date(&head.ngay),
        title: reader.required(&head.ten, "Tên thỏa thuận"),
        submitting: Submitting {
            deadline: head.han_nop.as_ref().and_then(|date| reader.date(date)),
            reminder: head.han_don_doc.as_ref().and_then(|date| reader.date(date)),
            to: text::tidy(&head.noi_nop).to_string(),
        },
        grounds: documents::grounds(reader, &raw.can_cu),
        anniversaries: documents::anniversaries(reader, &raw.ky_niem, year),
        documents: documents::documents(reader, raw, parties.iter().chain(&other_bodies), known.documents),
        parties,
        other_bodies,
        targets: targets::read(reader, &raw.muc_tieu, known.forms),
        title_rules: title_rules(reader, raw)?,
        awards: awards::read(reader, &raw.khen_thuong, known.forms),
        hardships: awards::hardships(reader, &raw.khen_thuong.hoan_canh),
        subjects: raw.khen_thuong.mon.clone(),
        ceremony: ceremony::read(reader, raw.le.as_ref()),
        certificates: certificates::read(reader, raw.giay_khen.as_ref()),
        waivers: waivers::read(reader, &raw.mien_tru, known.codes, None),
        wording: wording(reader, &raw.cach_doc)?,
        styles: looks::read(reader, raw),
    };
    Some(agreement)
}

fn title_rules(reader: &mut Reader, raw: &raw::File) -> Option<TitleRules> {
    let chosen = &raw.thoa_thuan.quy_tac_don_vi_hoc_tap;
    let Some(rules) = raw.danh_hieu.get(chosen.get_ref()) else {
        let names: Vec<&str> = raw.danh_hieu.keys().map(String::as_str).collect();
        reader.unknown(chosen, "bộ quy tắc", &names);
        return None;
    };
    let ranks = rules.xep_loai.get_ref();
    if ranks.windows(2).any(|pair| matches!(pair, [above, below] if above.tu <= below.tu)) {
        reader.fault(rules.xep_loai.span(), "Các loại chưa xếp từ cao xuống thấp.", "Xếp loại có điểm cao lên trước.");
    }
    let ranks = ranks.iter().map(|rank| (rank.loai.clone(), rank.tu.saturating_mul(100))).collect();
    Some(TitleRules { name: rules.ten.clone(), ranks })
}

fn wording(reader: &mut Reader, raw: &raw::Wording) -> Option<Wording> {
    let zero_tens = reader.choose(&raw.le, "cách đọc", &[("linh", ZeroTens::Linh), ("lẻ", ZeroTens::Le)]);
    let four = reader.choose(&raw.bon, "cách đọc", &[("tư", Four::Tu), ("bốn", Four::Bon)]);
    Some(Wording { zero_tens: zero_tens?, four: four? })
}
