//! Waivers: what the parties agreed not to hold against a unit, each with its reason.

use super::raw;
use super::reader::Reader;
use crate::model::agreement::{Waiver, WaiverScope};
use crate::model::finding::Rule;
use crate::model::unit::Units;

const NOT_WAIVED: &str = "Khi tệp, đơn vị hoặc một số liệu chưa rõ thì không có số đúng để tính: đơn vị phải sửa và gửi lại. \
                          Nếu năm nay đơn vị không phải nộp thì ghi mien_nop = true.";

/// Checks waivers against the finding codes and, when the units are known, against their codes.
pub(super) fn read(reader: &mut Reader, raw: &[raw::Waiver], codes: &[&str], units: Option<&Units>) -> Vec<Waiver> {
    raw.iter().filter_map(|waiver| one(reader, waiver, codes, units)).collect()
}

fn one(reader: &mut Reader, raw: &raw::Waiver, codes: &[&str], units: Option<&Units>) -> Option<Waiver> {
    let unit = reader.required(&raw.don_vi, "Mã đơn vị");
    if let Some(units) = units
        && !unit.is_empty()
        && units.find(&unit).is_none()
    {
        let names: Vec<&str> = units.all().iter().map(|unit| unit.code.as_str()).collect();
        reader.unknown(&raw.don_vi, "đơn vị mã", &names);
    }
    let reason = reader.required(&raw.ly_do, "Lý do miễn trừ");
    let scope = match (raw.mien_nop.as_ref().map(toml::Spanned::get_ref), &raw.ma) {
        (Some(true), None) => WaiverScope::Submission,
        (None | Some(false), Some(code)) => {
            if reader.known(code, "vấn đề mã", codes) && !Rule::may_be_waived(code.get_ref()) {
                reader.fault(code.span(), format!("Vấn đề {} không miễn trừ được.", code.get_ref()), NOT_WAIVED);
            }
            let at = (!raw.o.trim().is_empty()).then(|| raw.o.trim().to_owned());
            WaiverScope::Finding { code: code.get_ref().clone(), at }
        }
        _ => {
            let advice = "Ghi mien_nop = true, hoặc ma = \"mã vấn đề\", chỉ một trong hai.";
            reader.fault(raw.don_vi.span(), "Chưa rõ miễn trừ điều gì.", advice);
            return None;
        }
    };
    Some(Waiver { unit, scope, reason })
}
