//! The words of an answer: what is wrong, by when, and what to do.

use super::message::{self, Message};
use crate::model::agreement::Agreement;
use crate::model::finding::{Severity, Told};
use crate::vietnamese::dates;

/// The letter whose issuing bodies also send the e-mail.
const LETTER: &str = "cong-van-don-doc";
/// Points that the e-mail tells; the slip in the workbook has them all.
const TOLD: usize = 10;
/// Letters of one point's text.
const LONGEST: usize = 400;

/// What an answer is about.
#[derive(Clone, Debug)]
pub struct Answer<'a> {
    /// Name of the unit; empty while nobody knows whose file it is.
    pub unit: &'a str,
    /// Addresses as staff wrote them; may be empty.
    pub email: &'a str,
    /// The file that was sent, as the sender knows it: without folders.
    pub file: &'a str,
    /// What is to be mended or looked at, in printed order.
    pub points: &'a [Told],
    /// The marked copy: file name and bytes; `None` where nothing of the file could be read.
    pub workbook: Option<(&'a str, &'a [u8])>,
}

/// The bytes of the draft, an .eml file.
#[must_use]
pub fn draft(agreement: &Agreement, answer: &Answer) -> Vec<u8> {
    let year = agreement.year;
    let wrong = answer.points.iter().any(|point| point.severity == Severity::Error);
    let what = if wrong { "sửa và gửi lại" } else { "xem lại" };
    let unit = if answer.unit.is_empty() { String::new() } else { format!(" - {}", answer.unit) };
    let subject = format!("Đề nghị {what} báo cáo số liệu khuyến học năm {year}{unit}");
    let text = text(agreement, answer, wrong);
    message::write(&Message { to: answer.email, subject: &subject, text: &text, workbook: answer.workbook })
}

fn text(agreement: &Agreement, answer: &Answer, wrong: bool) -> String {
    let sender = sender(agreement);
    let mut paragraphs = vec![greeting(answer), received(&sender, agreement.year, answer, wrong)];
    for (severity, title) in [(Severity::Error, "Phải sửa"), (Severity::Warning, "Xem lại, nếu đã đúng thì giữ nguyên")]
    {
        paragraphs.extend(points(answer, severity, title));
    }
    paragraphs.push(steps(agreement, answer, wrong));
    paragraphs.push(format!("Trân trọng.\n\n{sender}"));
    paragraphs.join("\n\n") + "\n"
}

/// The bodies that issue the letter, failing them the party that leads.
fn sender(agreement: &Agreement) -> String {
    let bodies = agreement.documents.get(LETTER).into_iter().flat_map(|settings| &settings.bodies);
    let names: Vec<&str> = bodies.filter_map(|key| agreement.body(key)).map(|body| body.name.as_str()).collect();
    if names.is_empty() {
        return agreement.parties.first().map_or_else(String::new, |party| party.name.clone());
    }
    names.join(" và ")
}

fn greeting(answer: &Answer) -> String {
    if answer.unit.is_empty() { "Kính gửi Quý đơn vị,".to_owned() } else { format!("Kính gửi {},", answer.unit) }
}

fn received(sender: &str, year: i32, answer: &Answer, wrong: bool) -> String {
    let count = |severity| answer.points.iter().filter(|point| point.severity == severity).count();
    let (errors, doubts) = (count(Severity::Error), count(Severity::Warning));
    let first = format!("{sender} đã nhận tệp “{}” của Quý đơn vị, báo cáo số liệu khuyến học năm {year}.", answer.file);
    let second = match (answer.workbook, wrong, doubts) {
        (None, ..) => "Tệp này chưa đọc được nên số liệu chưa được tính.".to_owned(),
        (_, true, 0) => format!("Báo cáo còn {errors} việc phải sửa nên số liệu chưa được tính vào tổng hợp."),
        (_, true, _) => {
            format!("Báo cáo còn {errors} việc phải sửa nên số liệu chưa được tính vào tổng hợp, và {doubts} điều cần xem lại.")
        }
        _ => format!("Số liệu đã được tính; có {doubts} điều khác thường, đề nghị Quý đơn vị xem lại."),
    };
    format!("{first} {second}")
}

fn points(answer: &Answer, severity: Severity, title: &str) -> Option<String> {
    let of_severity: Vec<_> = answer.points.iter().filter(|point| point.severity == severity).collect();
    let mut lines = vec![format!("{title}:")];
    for (number, point) in (1..).zip(of_severity.iter().take(TOLD)) {
        lines.push(format!("{number}. {}: {} {}", point.place, short(&point.message), short(&point.advice)));
    }
    let rest = of_severity.len().saturating_sub(TOLD);
    if rest > 0 {
        lines.push(format!("Còn {rest} điều nữa: xem trang “Phiếu báo lỗi” của tệp kèm theo."));
    }
    (lines.len() > 1).then(|| lines.join("\n"))
}

fn short(text: &str) -> String {
    let mut letters = text.chars();
    let head: String = letters.by_ref().take(LONGEST).collect();
    if letters.next().is_some() { head + "…" } else { head }
}

fn steps(agreement: &Agreement, answer: &Answer, wrong: bool) -> String {
    let submitting = &agreement.submitting;
    let to = if submitting.to.is_empty() { String::new() } else { format!(" về {}", submitting.to) };
    let day = submitting.reminder.or(submitting.deadline);
    let until = day.map_or_else(|| " càng sớm càng tốt".to_owned(), |day| format!(" chậm nhất {}", dates::long(day)));
    let Some((name, _)) = answer.workbook else {
        return format!("Đề nghị Quý đơn vị gửi lại biểu mẫu đã điền, mở được bằng Excel hoặc LibreOffice,{to}{until}.");
    };
    let unless =
        if wrong { "" } else { "Nếu số liệu đã đúng thì không phải gửi lại. Nếu phải sửa thì " };
    let please = if wrong { "Đề nghị Quý đơn vị " } else { unless };
    format!(
        "{please}sửa ngay trong tệp kèm theo ({name}): biểu mẫu ấy đã điền sẵn những gì đọc được từ tệp Quý đơn vị đã gửi. Trang đầu “Phiếu báo lỗi” \
         kể từng việc, bấm vào là đến ô; ô phải sửa đã được tô và có ghi chú. Sửa xong thì lưu lại và gửi cả tệp ấy{to}{until}."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::agreement::Submitting;

    fn agreement() -> Agreement {
        let forms = crate::form::Forms::built_in().expect("built in");
        let documents = crate::compose::BUILT_IN.map(|(name, ..)| name);
        let known = crate::agreement::Known { forms: &forms, documents: &documents, codes: &[] };
        crate::agreement::load("thoa-thuan.toml", &crate::agreement::REFERENCE.into(), known).expect("the reference")
    }

    fn point(severity: Severity, place: &str) -> Told {
        let (message, advice) = ("Chưa điền “Học sinh”.".to_owned(), "Ghi một số nguyên.".to_owned());
        Told { severity, place: place.to_owned(), message, advice }
    }

    #[test]
    fn a_clerk_reads_what_is_wrong_what_to_do_and_by_when() {
        let points = [point(Severity::Error, "Ô Số liệu!D12"), point(Severity::Warning, "Ô Số liệu!D14")];
        let unit = "Trường Tiểu học Lái Thiêu";
        let answer =
            Answer { unit, email: "", file: "bao cao.xlsx", points: &points, workbook: Some(("TH-LAITHIEU.xlsx", b"PK")) };
        insta::assert_snapshot!("errors", text(&agreement(), &answer, true));
        let doubts = Answer { points: &points[1..], ..answer.clone() };
        insta::assert_snapshot!("doubts", text(&agreement(), &doubts, false));
        let unread = Answer { unit: "", workbook: None, points: &points[..1], ..answer };
        insta::assert_snapshot!("unread", text(&agreement(), &unread, true));
    }

    #[test]
    fn many_points_are_counted_and_no_deadline_is_invented() {
        let points: Vec<_> = (0..25).map(|row| point(Severity::Error, &format!("Ô HSG!C{row}"))).collect();
        let answer = Answer { unit: "A", email: "", file: "a.xlsx", points: &points, workbook: Some(("A.xlsx", b"PK")) };
        let agreement = Agreement { submitting: Submitting::default(), ..agreement() };
        let text = text(&agreement, &answer, true);
        assert!(text.contains("Còn 15 điều nữa") && text.contains("gửi cả tệp ấy càng sớm càng tốt."), "{text}");
    }
}
