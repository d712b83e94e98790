//! The slips of an agreement file, for a clerk and for programs.

use std::fmt::Write;

use serde::Serialize;

use super::Slip;
use crate::model::finding::Severity;

/// One block a slip: place, code and title, what was found, what to do; a last line that counts.
#[must_use]
pub fn text(slips: &[Slip]) -> String {
    let mut text = String::new();
    for slip in slips {
        let found = if slip.found.is_empty() { "(để trống)" } else { &slip.found };
        let mark = if slip.rule.severity == Severity::Warning { " (cần xem lại)" } else { "" };
        // Writing into a String cannot fail.
        _ = writeln!(
            text,
            "{}, dòng {}, cột {}: {} [{}]{mark}\n    Đang ghi: {found}\n    {}\n",
            slip.file, slip.line, slip.column, slip.rule.title, slip.rule.code, slip.advice
        );
    }
    let (errors, warnings) = counts(slips);
    _ = match (errors, warnings) {
        (0, 0) => writeln!(text, "Không thấy sai sót thể thức."),
        _ => writeln!(text, "{errors} lỗi thể thức, {warnings} điều cần xem lại. Xem từng mã: khuyenhoc giai-thich <mã>."),
    };
    text
}

fn counts(slips: &[Slip]) -> (usize, usize) {
    let errors = slips.iter().filter(|slip| slip.rule.severity == Severity::Error).count();
    (errors, slips.len() - errors)
}

#[derive(Serialize)]
struct File<'a> {
    van_de: Vec<Line<'a>>,
    tom_tat: Counts,
}

#[derive(Serialize)]
struct Line<'a> {
    ma: &'a str,
    muc: &'a str,
    tep: &'a str,
    dong: usize,
    cot: usize,
    gia_tri: &'a str,
    thong_bao: &'a str,
    cach_sua: &'a str,
}

#[derive(Serialize)]
struct Counts {
    loi: usize,
    canh_bao: usize,
}

fn line(slip: &Slip) -> Line<'_> {
    Line {
        ma: slip.rule.code,
        muc: slip.rule.severity.code(),
        tep: &slip.file,
        dong: slip.line,
        cot: slip.column,
        gia_tri: &slip.found,
        thong_bao: slip.rule.title,
        cach_sua: &slip.advice,
    }
}

/// The same as JSON: `van_de` with `ma`, `muc` (loi or canh-bao), `tep`, `dong` and `cot` from 1, `gia_tri`, `thong_bao`,
/// `cach_sua`; `tom_tat` with `loi` and `canh_bao`. Ends with a line break.
#[must_use]
pub fn json(slips: &[Slip]) -> String {
    let (loi, canh_bao) = counts(slips);
    let file = File { van_de: slips.iter().map(line).collect(), tom_tat: Counts { loi, canh_bao } };
    // Plain structs of texts and counts cannot fail.
    serde_json::to_string_pretty(&file).map(|text| text + "\n").unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::examine;
    use super::*;

    #[test]
    fn a_clerk_reads_place_fault_and_what_to_write() {
        let slips = examine("thoa-thuan.toml", &Arc::from("[thoa_thuan]\nso = \"06 / HKH\"\n[can_cu.a]\nso = \"\"\n")).unwrap();
        insta::assert_snapshot!(text(&slips));
        assert_eq!(text(&[]), "Không thấy sai sót thể thức.\n");
    }

    #[test]
    fn programs_read_the_same() {
        let slips = examine("thoa-thuan.toml", &Arc::from("[thoa_thuan]\nso = \"06 / HKH\"\n")).unwrap();
        let read: serde_json::Value = serde_json::from_str(&json(&slips)).unwrap();
        assert_eq!(read["van_de"][0]["ma"], "TT-01");
        assert_eq!((read["van_de"][0]["dong"].as_u64(), read["van_de"][0]["cot"].as_u64()), (Some(2), Some(7)));
        assert_eq!(read["tom_tat"]["loi"], 1);
    }
}
