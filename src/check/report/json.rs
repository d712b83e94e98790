//! `kiem-tra.json`.

use serde::Serialize;

use super::summary::Summary;
use crate::model::dataset::Dataset;
use crate::model::finding::Finding;

#[derive(Serialize)]
struct Report<'a> {
    van_de: Vec<Entry<'a>>,
    tom_tat: Summary,
}

#[derive(Serialize)]
struct Entry<'a> {
    ma: &'a str,
    muc: &'a str,
    don_vi: Option<&'a str>,
    tep: &'a str,
    trang: Option<&'a str>,
    o: Option<String>,
    gia_tri: &'a str,
    thong_bao: &'a str,
    cach_sua: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    viec_cua_hoi: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    mien_tru: Option<&'a str>,
}

/// The findings in the order given, that of [`super::super::settle`], and the summary, as indented JSON with a line break at
/// its end. `o` is the bare cell (`D12`); `don_vi`, `trang` and `o` are null where they are not known; `viec_cua_hoi` is there
/// only where the office has to do something, `mien_tru` only where the agreement waives the finding, with its reason.
#[must_use]
pub fn json(findings: &[Finding], dataset: &Dataset) -> String {
    let report = Report { van_de: findings.iter().map(entry).collect(), tom_tat: Summary::of(findings, dataset) };
    // Strings, numbers and nulls under fixed names: nothing here can fail to become JSON.
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

fn entry(finding: &Finding) -> Entry<'_> {
    Entry {
        ma: finding.code,
        muc: finding.severity.code(),
        don_vi: finding.unit.as_deref(),
        tep: &finding.place.file,
        trang: finding.place.sheet.as_deref(),
        o: finding.place.cell.map(|cell| cell.to_string()),
        gia_tri: &finding.value,
        thong_bao: &finding.message,
        cach_sua: &finding.advice,
        viec_cua_hoi: &finding.office,
        mien_tru: finding.waived.as_deref(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::{Year, record, school, set};
    use super::super::super::{one, settle};
    use super::*;
    use crate::model::dataset::UnitStatus;
    use crate::model::submission::Reading;

    #[test]
    fn a_finding_has_the_names_that_other_programs_read() {
        let year = Year::new();
        let mut submission = school();
        set(&mut submission, "cbgv", Reading::Unreadable("5 \"chục\"".to_owned()));
        let findings = settle(one(&year.context(), &submission), &[submission], &year.context());
        let waived = UnitStatus::Waived("Giải thể".to_owned());
        let records = vec![record(UnitStatus::Faulty), record(UnitStatus::NotSubmitted), record(waived)];
        let read: serde_json::Value =
            serde_json::from_str(&json(&findings, &Dataset { records, stray_files: Vec::new() })).unwrap();
        let finding = &read["van_de"][0];
        for (key, value) in [
            ("ma", "SL-02"),
            ("muc", "loi"),
            ("don_vi", "TH-LTT"),
            ("tep", "bai-nop/a.xlsx"),
            ("trang", "Số liệu"),
            ("o", "D6"),
            ("gia_tri", "5 \"chục\""),
        ] {
            assert_eq!(finding[key], value, "{key}");
        }
        assert!(finding["thong_bao"].is_string() && finding["cach_sua"].is_string());
        assert!(finding.get("mien_tru").is_none());
        for (key, count) in [
            ("tong_don_vi", 3),
            ("da_nop", 1),
            ("hop_le", 0),
            ("co_loi", 1),
            ("chua_nop", 1),
            ("mien_tru", 1),
            ("loi", 1),
            ("canh_bao", 0),
        ] {
            assert_eq!(read["tom_tat"][key], count, "{key}");
        }
    }
}
