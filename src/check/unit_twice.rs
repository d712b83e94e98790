//! Two files of one unit.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::submission::Submission;
use crate::naming::same_content;

use super::Context;

/// A unit that sent more than one file.
pub static RULE: Rule = Rule {
    code: "DV-03",
    severity: Severity::Error,
    title: "Một đơn vị có hai tệp",
    why: "Có từ hai tệp trở lên cùng ghi mã của một đơn vị. Chương trình không tự chọn tệp nào là bản đúng, \
          vì chọn nhầm thì số liệu cũ hoặc số liệu của đơn vị khác sẽ lọt vào báo cáo. Chỉ khi chắc chắn tệp nào mới hơn thì tệp ấy \
          mới thay tệp kia (DV-10).",
    advice: "Báo cho Hội biết tệp nào đúng; Hội chỉ giữ tệp ấy trong thư mục bai-nop. Nếu tệp này là của đơn vị khác thì sửa ô mã đơn vị.",
};

/// Other files named in a message before the rest are only counted.
const NAMED: usize = 3;

pub(super) fn check(context: &Context, submissions: &[Submission], findings: &mut Vec<Finding>) {
    let mut known: Vec<_> = submissions.iter().filter_map(|submission| Some((submission.unit?, submission))).collect();
    known.sort_by(|one, other| (one.0, &one.1.file).cmp(&(other.0, &other.1.file)));
    for same in known.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() > 1) {
        let Some(unit) = same.first().and_then(|(position, _)| context.units.get(*position)) else { continue };
        for (index, (_, submission)) in same.iter().enumerate() {
            let others = same.iter().enumerate().filter(|(other, _)| *other != index);
            let mut files: Vec<_> = others.map(|(_, (_, other))| other.file.as_ref()).take(NAMED).collect();
            let rest = (same.len() - 1).saturating_sub(NAMED);
            let rest_words = format!("{rest} tệp khác");
            if rest > 0 {
                files.push(&rest_words);
            }
            let mut message = format!("Mã đơn vị này còn được ghi trong tệp khác: {}.", files.join(", "));
            if same.iter().all(|(_, other)| same_content(submission, other)) {
                message.push_str(" Các tệp có cùng nội dung: chỉ cần giữ một tệp.");
            }
            let (code, place) = &submission.unit_code;
            findings.push(Finding::new(&RULE, place.clone(), code, message).of_unit(&unit.code));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::across;
    use super::super::fixture::{Year, at, other_school, school, set_number};

    #[test]
    fn both_files_are_found_and_each_names_the_other() {
        let mut copy = school();
        copy.file = "bai-nop/b.xlsx".into();
        copy.unit_code.1.file = "bai-nop/b.xlsx".into();
        let findings = across(&Year::new().context(), &[school(), copy]);
        assert_eq!(at(&findings), ["DV-03 Số liệu!C3", "DV-03 Số liệu!C3"]);
        assert!(findings[0].message.contains("bai-nop/b.xlsx") && findings[1].message.contains("bai-nop/a.xlsx"));
        assert_eq!(findings[0].unit.as_deref(), Some("TH-LTT"));
        assert!(findings[0].message.ends_with("bai-nop/b.xlsx. Các tệp có cùng nội dung: chỉ cần giữ một tệp."));
    }

    #[test]
    fn files_that_differ_are_not_called_copies() {
        let mut other = school();
        (other.file, other.sha256) = ("bai-nop/b.xlsx".into(), [1; 32]);
        set_number(&mut other, "hv_moi", 4);
        let findings = across(&Year::new().context(), &[school(), other]);
        assert!(findings[0].message.ends_with("bai-nop/b.xlsx."), "{}", findings[0].message);
    }

    #[test]
    fn one_file_each_passes() {
        assert_eq!(across(&Year::new().context(), &[school(), other_school()]), []);
    }
}
