//! Two files of one unit.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::place::short_names;
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
          mới thay tệp kia (DV-10). Khi đã rõ tệp nào đúng, Hội chỉ giữ tệp ấy trong thư mục bai-nop; các tệp có cùng nội dung thì giữ \
          một tệp là đủ, không cần hỏi lại đơn vị.",
    advice: "Báo cho Hội biết tệp nào đúng; hoặc gửi lại một tệp đúng duy nhất. Nếu tệp này là của đơn vị khác thì sửa ô mã đơn vị.",
};

/// What the office does about files that differ.
const KEEP_ONE: &str = "Khi đã rõ tệp nào đúng thì chỉ giữ tệp ấy trong thư mục bai-nop.";
/// Advice where each file holds another part, and what the office does.
const TOGETHER: [&str; 2] = [
    "Chép số liệu và mọi danh sách vào một tệp biểu mẫu rồi gửi lại tệp ấy.",
    "Nhận được tệp đủ thì bỏ các tệp kia khỏi thư mục bai-nop.",
];
/// Advice where all files say the same, and what the office does.
const COPIES: [&str; 2] = [
    "Gửi lại một tệp duy nhất; tệp gửi sau thay cho các tệp này.",
    "Giữ một tệp trong thư mục bai-nop và bỏ tệp kia là đủ, không cần hỏi lại đơn vị.",
];
/// Other files named in a message before the rest are only counted.
const NAMED: usize = 3;

pub(super) fn check(context: &Context, submissions: &[Submission], findings: &mut Vec<Finding>) {
    let mut known: Vec<_> = submissions.iter().filter_map(|submission| Some((submission.unit?, submission))).collect();
    known.sort_by(|one, other| (one.0, &one.1.file).cmp(&(other.0, &other.1.file)));
    for same in known.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() > 1) {
        let Some(unit) = same.first().and_then(|(position, _)| context.units.get(*position)) else { continue };
        let names = short_names(&same.iter().map(|(_, submission)| &*submission.file).collect::<Vec<_>>());
        for (index, (_, submission)) in same.iter().enumerate() {
            let others = names.iter().enumerate().filter(|(other, _)| *other != index);
            let mut files: Vec<String> = others.map(|(_, name)| format!("“{name}”")).take(NAMED).collect();
            let rest = (same.len() - 1).saturating_sub(NAMED);
            if rest > 0 {
                files.push(format!("{rest} tệp khác"));
            }
            let mut message = format!("Mã đơn vị này còn được ghi trong tệp khác: {}.", files.join(", "));
            let parts = same.iter().map(|(_, other)| parts(context, other));
            let parts: Vec<(&str, String)> = names.iter().copied().zip(parts).take(NAMED + 1).collect();
            let are_parts = parts.windows(2).any(|pair| matches!(pair, [one, other] if one.1 != other.1));
            let mut remedy = [RULE.advice, KEEP_ONE];
            if are_parts {
                remedy = TOGETHER;
                let each: Vec<String> = parts.iter().map(|(file, parts)| format!("“{file}” có {parts}")).collect();
                message = format!(
                    "Đơn vị này có bài nộp ở nhiều tệp: {}. Bài nộp của một đơn vị phải nằm trọn trong một tệp.",
                    each.join("; ")
                );
            } else if same.iter().all(|(_, other)| same_content(submission, other)) {
                remedy = COPIES;
                message.push_str(" Các tệp có cùng nội dung, chỉ cần một tệp.");
            }
            let (code, place) = &submission.unit_code;
            let finding = Finding::new(&RULE, place.clone(), code, message).of_unit(&unit.code);
            let [advice, office] = remedy;
            findings.push(finding.advise(advice).for_office(office));
        }
    }
}

/// What of its form a file holds, in words.
fn parts(context: &Context, submission: &Submission) -> String {
    let form = context.forms.get(submission.form);
    let has_items = submission.items.iter().any(|entry| entry.place.cell.is_some());
    let lists = submission.lists.iter().filter(|list| list.nominees().len() > 0);
    let codes: Vec<&str> = lists.filter_map(|list| form.lists.get(list.list)).map(|list| list.code.as_str()).collect();
    match (has_items, codes.is_empty()) {
        (true, true) => "số liệu".to_owned(),
        (true, false) => format!("số liệu và danh sách {}", codes.join(", ")),
        (false, false) => format!("danh sách {}", codes.join(", ")),
        (false, true) => "biểu mẫu trống".to_owned(),
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
        assert!(findings[0].message.contains("tệp khác: “b.xlsx”.") && findings[1].message.contains("tệp khác: “a.xlsx”."));
        assert_eq!(findings[0].unit.as_deref(), Some("TH-LTT"));
        assert!(findings[0].message.ends_with("“b.xlsx”. Các tệp có cùng nội dung, chỉ cần một tệp."));
        assert_eq!([&findings[0].advice, &findings[0].office], super::COPIES);
    }

    #[test]
    fn files_that_differ_are_not_called_copies() {
        let mut other = school();
        (other.file, other.sha256) = ("bai-nop/b.xlsx".into(), [1; 32]);
        set_number(&mut other, "hv_moi", 4);
        let findings = across(&Year::new().context(), &[school(), other]);
        assert!(findings[0].message.ends_with(" “b.xlsx”."), "{}", findings[0].message);
        assert!(!findings[0].advice.contains("bai-nop"), "staff's own folder: {}", findings[0].advice);
    }

    #[test]
    fn figures_in_one_file_and_lists_in_another_are_told_as_parts() {
        let (mut figures, mut lists) = (school(), school());
        figures.lists.clear();
        (lists.file, lists.sha256) = ("bai-nop/b.xlsx".into(), [1; 32]);
        lists.lists[0].push(5, []);
        for entry in &mut lists.items {
            entry.place.cell = None;
        }
        let findings = across(&Year::new().context(), &[figures, lists]);
        assert_eq!(
            findings[1].message,
            "Đơn vị này có bài nộp ở nhiều tệp: “a.xlsx” có số liệu; “b.xlsx” có danh sách HSG. \
             Bài nộp của một đơn vị phải nằm trọn trong một tệp."
        );
        assert!(findings.iter().all(|finding| [&finding.advice, &finding.office] == super::TOGETHER));
    }

    #[test]
    fn one_file_each_passes() {
        assert_eq!(across(&Year::new().context(), &[school(), other_school()]), []);
    }
}
