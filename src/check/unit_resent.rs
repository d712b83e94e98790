//! A file that a later one of the same unit replaces.

use chrono::{DateTime, Duration};

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::place::{Place, short_names};
use crate::model::sender::{Newer, Replaced};
use crate::model::submission::Submission;
use crate::vietnamese::dates;

use super::Context;

/// The unit sent a newer file.
pub static RULE: Rule = Rule {
    code: "DV-10",
    severity: Severity::Warning,
    title: "Tệp được thay bằng bản gửi sau",
    why: "Đơn vị gửi nhiều tệp; tệp này không được đọc nữa vì có bản mới hơn. Bản mới hơn là bản trả lại đã sửa của chính tệp này; \
          nếu không thì là tệp có ngày lập ghi trong biểu mẫu muộn hơn; hai tệp không cùng ghi ngày lập hoặc cùng ngày thì là tệp có \
          giờ lưu muộn hơn ít nhất 10 phút. Không phân định được thì không tệp nào bị thay và cả hai bị giữ lại (DV-03). Nếu tệp cũ mới là bản đúng, \
          Hội bỏ tệp kia khỏi thư mục bai-nop.",
    advice: "Bản sau đúng thì không phải làm gì. Nếu tệp này mới là bản đúng thì gửi lại tệp này.",
};

/// What the office does.
const OFFICE: &str = "Nếu tệp này mới là bản đúng thì bỏ tệp kia khỏi thư mục bai-nop.";

/// Hours that Vietnam is ahead of UTC, the same everywhere and all year: the report must not follow the machine's own zone.
const AHEAD: i64 = 7;

pub(super) fn check(context: &Context, submissions: &[Submission], findings: &mut Vec<Finding>) {
    for submission in submissions {
        let unit = submission.unit.and_then(|position| context.units.get(position));
        for old in &submission.sender.replaces {
            let finding = Finding::new(&RULE, Place::file(&old.file), "", message(submission, old)).for_office(OFFICE);
            findings.push(unit.into_iter().fold(finding, |finding, unit| finding.of_unit(&unit.code)));
        }
    }
}

fn message(submission: &Submission, old: &Replaced) -> String {
    let why = match old.why {
        Newer::Correction => "đó là bản trả lại của tệp này, đã sửa và gửi lại".to_owned(),
        Newer::Written { new, old } => {
            format!("ngày lập {} sau ngày lập {} của tệp này", dates::short(new), dates::short(old))
        }
        Newer::Saved { new, old } => format!("tệp ấy lưu lúc {}, tệp này lưu lúc {}", moment(new), moment(old)),
    };
    let same = if old.same_content { " Hai tệp có cùng nội dung." } else { "" };
    let names = short_names(&[&submission.file, &old.file]);
    let new = names.first().copied().unwrap_or_default();
    format!("Tệp này được thay bằng “{new}”: {why}.{same}")
}

/// `14:05 ngày 05/12/2024`, as clocks in Vietnam show it.
fn moment(seconds: i64) -> String {
    let moment = DateTime::from_timestamp(seconds, 0).map(|utc| utc.naive_utc() + Duration::hours(AHEAD));
    moment.map_or_else(String::new, |local| format!("{} ngày {}", local.format("%H:%M"), dates::short(local.date())))
}

#[cfg(test)]
mod tests {
    use super::super::across;
    use super::super::fixture::{Year, at, date, school};
    use super::*;

    fn said(why: Newer, same_content: bool) -> Vec<Finding> {
        let mut submission = school();
        let file = "bai-nop/cu.xlsx".into();
        submission.sender.replaces = vec![Replaced { file, sha256: [0; 32], why, same_content }];
        across(&Year::new().context(), &[submission])
    }

    #[test]
    fn what_was_replaced_is_listed_with_the_reason() {
        let findings = said(Newer::Written { new: date(2024, 12, 5), old: date(2024, 11, 20) }, false);
        assert_eq!(at(&findings), ["DV-10 bai-nop/cu.xlsx"]);
        assert_eq!(findings[0].unit.as_deref(), Some("TH-LTT"));
        assert_eq!(
            findings[0].message,
            "Tệp này được thay bằng “a.xlsx”: ngày lập 05/12/2024 sau ngày lập 20/11/2024 của tệp này."
        );
        assert_eq!(
            said(Newer::Saved { new: 1_733_382_300, old: 1_732_060_800 }, true)[0].message,
            "Tệp này được thay bằng “a.xlsx”: tệp ấy lưu lúc 14:05 ngày 05/12/2024, tệp này lưu lúc 07:00 ngày 20/11/2024. \
             Hai tệp có cùng nội dung."
        );
        assert!(said(Newer::Correction, false)[0].message.contains("bản trả lại của tệp này"));
    }

    #[test]
    fn a_unit_that_sent_once_passes() {
        assert_eq!(across(&Year::new().context(), &[school()]), []);
    }
}
