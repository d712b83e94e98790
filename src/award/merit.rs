//! What an award is for, in words.

use super::columns::text;
use super::rows::{Candidate, Rules};
use super::teachers;
use crate::vietnamese::text::fold;

/// The merit of one row: `Giải Nhất môn Toán, cấp thành phố`; of a teacher `Bồi dưỡng 2 học sinh đạt giải cấp tỉnh môn Toán`;
/// of a scholarship the result of learning, of a collective its achievement, as the unit wrote it.
#[must_use]
pub fn merit(row: &Candidate<'_>, rules: &Rules<'_>) -> String {
    if rules.counted {
        return of_teacher(row, rules);
    }
    let prize = text(&row.nominee, row.columns.prize);
    if prize.is_empty() {
        return text(&row.nominee, row.columns.result.or(row.columns.achievement)).to_owned();
    }
    let level = rules.scale.level_word(row.grade.level);
    let (title, about) = (title(prize), about(row));
    match (about.is_empty(), level.is_empty()) {
        (true, true) => title,
        (true, false) => format!("{title} cấp {level}"),
        (false, true) => format!("{title} {about}"),
        (false, false) => format!("{title} {about}, cấp {level}"),
    }
}

/// Hardship with its details: `Hộ nghèo (mẹ bệnh nặng)`.
#[must_use]
pub fn hardship(row: &Candidate<'_>) -> String {
    match (text(&row.nominee, row.columns.hardship), text(&row.nominee, row.columns.details)) {
        (hardship, "") => hardship.to_owned(),
        ("", details) => details.to_owned(),
        (hardship, details) => format!("{hardship} ({details})"),
    }
}

fn title(prize: &str) -> String {
    match fold(prize).as_str() {
        "hcv" => "Huy chương Vàng".to_owned(),
        "hcb" => "Huy chương Bạc".to_owned(),
        "hcđ" => "Huy chương Đồng".to_owned(),
        _ => format!("Giải {prize}"),
    }
}

/// The subject, or the contest where there is no subject.
fn about(row: &Candidate<'_>) -> String {
    match text(&row.nominee, row.columns.subject) {
        "" => text(&row.nominee, row.columns.contest).to_owned(),
        subject => of_subject(subject),
    }
}

fn of_subject(subject: &str) -> String {
    let words = subject.split_once(' ').filter(|(first, _)| fold(first) == "môn").map_or(subject, |(_, rest)| rest);
    format!("môn {words}")
}

fn of_teacher(row: &Candidate<'_>, rules: &Rules<'_>) -> String {
    let paid = teachers::counts(&row.nominee, row.columns).filter(|(level, _)| teachers::is_paid(*level, row, rules));
    let words = |(level, count)| format!("{count} học sinh đạt giải cấp {}", rules.scale.level_word(Some(level)));
    let pupils = paid.map(words).collect::<Vec<_>>().join(", ");
    match text(&row.nominee, row.columns.subject) {
        "" => format!("Bồi dưỡng {pupils}"),
        subject => format!("Bồi dưỡng {pupils} {}", of_subject(subject)),
    }
}
