//! `kiem-tra.txt`.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::super::settle::cell_in_sheet;
use super::summary::Summary;
use crate::model::dataset::{Dataset, UnitRecord, UnitStatus};
use crate::model::finding::{Finding, Severity};
use crate::model::unit::{Unit, Units};

/// The findings as a clerk reads them: files whose unit is unknown, then unit by unit in the order of `don-vi.xlsx` (errors
/// before warnings, each in the order given), units that sent nothing, what was waived and why, a summary. Lines are not
/// wrapped; the last ends with a line break.
#[must_use]
pub fn text(findings: &[Finding], units: &Units, dataset: &Dataset) -> String {
    let mut out = String::from("KẾT QUẢ KIỂM TRA BÀI NỘP\n");
    let mut by_unit: BTreeMap<Option<usize>, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        by_unit.entry(finding.unit.as_deref().and_then(|code| units.find(code))).or_default().push(finding);
    }
    for (unit, findings) in &by_unit {
        match unit.and_then(|unit| Some((units.get(unit)?, dataset.records.get(unit)))) {
            Some((unit, record)) => unit_findings(&mut out, unit, record, findings),
            None => unknown_findings(&mut out, findings),
        }
    }
    not_submitted(&mut out, units, dataset);
    waived(&mut out, findings, units, dataset);
    summary(&mut out, Summary::of(findings, dataset), findings);
    out
}

// Writing into a String cannot fail: what `write!` gives back is passed over in all that follows.

fn unit_findings(out: &mut String, unit: &Unit, record: Option<&UnitRecord>, findings: &[&Finding]) {
    _ = write!(out, "\n{} ({})\n", unit.name, unit.code);
    let mut files: Vec<&str> = record.map_or(Vec::new(), |record| record.files.iter().map(|file| &**file).collect());
    if files.is_empty() {
        files = findings.iter().map(|finding| &*finding.place.file).collect();
        files.sort_unstable();
        files.dedup();
    }
    _ = writeln!(out, "Tệp: {}", files.join(", "));
    let elsewhere = findings.iter().any(|finding| files.first().is_some_and(|file| **file != *finding.place.file));
    lists(out, findings, files.len() > 1 || elsewhere);
}

/// Findings of files whose unit is not known, file by file.
fn unknown_findings(out: &mut String, findings: &[&Finding]) {
    out.push_str("\nTệp chưa rõ của đơn vị nào\n");
    for of_file in findings.chunk_by(|one, other| one.place.file == other.place.file) {
        if let Some(first) = of_file.first() {
            _ = writeln!(out, "Tệp: {}", first.place.file);
        }
        lists(out, of_file, false);
    }
}

/// Errors, then warnings; waived findings have their own part of the report.
fn lists(out: &mut String, findings: &[&Finding], with_file: bool) {
    for (severity, heading) in [(Severity::Error, "lỗi phải sửa"), (Severity::Warning, "cảnh báo cần xem lại")] {
        let of_severity = findings.iter().filter(|finding| finding.severity == severity && finding.waived.is_none());
        let listed: Vec<_> = of_severity.collect();
        if !listed.is_empty() {
            _ = writeln!(out, "  {} {heading}:", listed.len());
        }
        for finding in listed {
            entry(out, finding, with_file);
        }
    }
    let waived = findings.iter().filter(|finding| finding.waived.is_some()).count();
    if waived > 0 {
        _ = writeln!(out, "  {waived} vấn đề được miễn trừ (xem cuối báo cáo).");
    }
}

fn entry(out: &mut String, finding: &Finding, with_file: bool) {
    _ = writeln!(out, "  - {}: {} [{}]", place(finding, with_file), finding.message, finding.code);
    if !finding.advice.is_empty() {
        _ = writeln!(out, "    Cần làm: {}", finding.advice);
    }
    if !finding.office.is_empty() {
        _ = writeln!(out, "    Việc của Hội: {}", finding.office);
    }
}

/// `Ô Số liệu!D12`, `Trang HSG`, `Cả tệp`; with the file where a unit sent several.
fn place(finding: &Finding, with_file: bool) -> String {
    let place = &finding.place;
    let within = match (place.cell, &place.sheet) {
        (Some(_), _) => format!("Ô {}", cell_in_sheet(place)),
        (None, Some(sheet)) => format!("Trang {sheet}"),
        (None, None) => "Cả tệp".to_owned(),
    };
    if with_file { format!("{within} của tệp {}", place.file) } else { within }
}

fn not_submitted(out: &mut String, units: &Units, dataset: &Dataset) {
    let records = units.all().iter().zip(&dataset.records);
    let missing: Vec<_> = records.filter(|(_, record)| record.status == UnitStatus::NotSubmitted).collect();
    if missing.is_empty() {
        return;
    }
    _ = write!(out, "\nChưa nộp ({} đơn vị)\n", missing.len());
    for (unit, _) in missing {
        _ = writeln!(out, "  - {} ({})", unit.name, unit.code);
    }
}

fn waived(out: &mut String, findings: &[Finding], units: &Units, dataset: &Dataset) {
    let mut lines = String::new();
    for (unit, record) in units.all().iter().zip(&dataset.records) {
        if let UnitStatus::Waived(reason) = &record.status {
            _ = writeln!(lines, "  - {} ({}) không phải nộp. Lý do: {reason}", unit.name, unit.code);
        }
    }
    for finding in findings {
        let Some(reason) = &finding.waived else { continue };
        let unit = finding.unit.as_deref().unwrap_or_default();
        let (place, code) = (place(finding, true), finding.code);
        _ = writeln!(lines, "  - {unit}: {place}: {} [{code}] Lý do miễn trừ: {reason}", finding.message);
    }
    if !lines.is_empty() {
        _ = write!(out, "\nMiễn trừ theo thỏa thuận\n{lines}");
    }
}

fn summary(out: &mut String, counts: Summary, findings: &[Finding]) {
    let total = counts.tong_don_vi;
    let waived = findings.iter().filter(|finding| finding.waived.is_some()).count();
    _ = write!(out, "\nTóm tắt\n");
    _ = writeln!(out, "  Đã nộp {}/{total} đơn vị: {} hợp lệ, {} có lỗi.", counts.da_nop, counts.hop_le, counts.co_loi);
    _ = writeln!(out, "  Chưa nộp {}/{total} đơn vị.", counts.chua_nop);
    if counts.mien_tru > 0 {
        _ = writeln!(out, "  Được miễn nộp {}/{total} đơn vị.", counts.mien_tru);
    }
    _ = write!(out, "  Có {} lỗi, {} cảnh báo", counts.loi, counts.canh_bao);
    if waived > 0 {
        _ = write!(out, " (trong đó {waived} vấn đề được miễn trừ)");
    }
    out.push_str(".\n");
    _ = writeln!(out, "  {}", verdict(counts));
}

fn verdict(counts: Summary) -> &'static str {
    match (counts.co_loi + counts.chua_nop, counts.loi) {
        (0, 0) => "Mọi đơn vị đều hợp lệ hoặc được miễn trừ.",
        (0, _) => "Mọi đơn vị đều hợp lệ hoặc được miễn trừ, nhưng còn tệp có lỗi chưa rõ của đơn vị nào.",
        _ => "Số liệu của đơn vị có lỗi hoặc chưa nộp chưa được tính vào báo cáo; văn bản lập lúc này là bản dự thảo.",
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::{Year, record, school, set, set_number};
    use super::super::super::{one, settle, unit_missing};
    use super::*;
    use crate::model::agreement::{Waiver, WaiverScope};
    use crate::model::place::Place;
    use crate::model::submission::Reading;

    #[test]
    fn a_clerk_reads_unit_place_fault_and_what_to_do() {
        let mut year = Year::new();
        let scope = WaiverScope::Finding { code: "SL-01".to_owned(), at: None };
        year.agreement.waivers =
            vec![Waiver { unit: "TH-LTT".to_owned(), scope, reason: "Trường mới thành lập".to_owned() }];
        let mut submission = school();
        set_number(&mut submission, "quy_cuoi_nam", 1);
        set_number(&mut submission, "so_phan_hoi", 60);
        set(&mut submission, "hv_cbgv", Reading::Missing);
        let mut findings = one(&year.context(), &submission);
        findings.push(Finding::new(&unit_missing::RULE, Place::file(&"bai-nop/la.xlsx".into()), "", "Ô mã đơn vị trống."));
        let findings = settle(findings, &[submission], &year.context());
        let mut faulty = record(UnitStatus::Faulty);
        faulty.files = vec!["bai-nop/a.xlsx".into()];
        let records = vec![faulty, record(UnitStatus::NotSubmitted), record(UnitStatus::Waived("Giải thể".to_owned()))];
        insta::assert_snapshot!(text(&findings, &year.units, &Dataset { records, stray_files: Vec::new() }));
    }

    #[test]
    fn a_year_without_faults_is_said_in_one_summary() {
        let year = Year::new();
        let records = vec![record(UnitStatus::Valid), record(UnitStatus::Valid), record(UnitStatus::Valid)];
        let report = text(&[], &year.units, &Dataset { records, stray_files: Vec::new() });
        assert!(report.contains("Đã nộp 3/3 đơn vị: 3 hợp lệ, 0 có lỗi."), "{report}");
        assert!(report.ends_with("Mọi đơn vị đều hợp lệ hoặc được miễn trừ.\n"), "{report}");
        assert!(!report.contains("Chưa nộp ("));
    }
}
