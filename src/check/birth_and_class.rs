//! A birth date that cannot belong to the class.

use std::ops::RangeInclusive;

use chrono::Datelike;

use crate::model::finding::{Finding, Rule, Severity};
use crate::vietnamese::text::bare;

use super::subject::{Subject, is_date_outside};
use super::words;

/// The year of birth and the class exclude each other.
pub static RULE: Rule = Rule {
    code: "DS-07",
    severity: Severity::Error,
    title: "Ngày sinh không hợp với lớp",
    why: "Học sinh vào lớp 1 khi 6 tuổi, học sớm một năm hoặc muộn vài năm vẫn được chấp nhận. \
          Tuổi của dòng này quá xa tuổi của lớp, phần nhiều là gõ nhầm năm sinh hoặc nhầm lớp.",
    advice: "Xem lại năm sinh và lớp; sửa ô bị nhầm.",
};

/// No pupil of a centre for continuing education is too old.
const NO_LIMIT: i32 = i32::MAX;

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    let year = subject.context.agreement.year;
    let school = subject.unit.map_or("", |unit| unit.school_level.as_str());
    let levels = Levels::of(school);
    for list in subject.lists() {
        let Some((birth, class)) = list.found("ngay_sinh").zip(list.found("lop")) else { continue };
        let Some(rule) = list.form.columns.get(birth).map(|column| &column.rule) else { continue };
        for nominee in list.nominees() {
            let Some(date) = nominee.date(birth).filter(|date| !is_date_outside(rule, *date, year)) else { continue };
            let Some(ages) = ages(&levels, nominee.text(class)) else { continue };
            if ages.contains(&year.saturating_sub(date.year())) {
                continue;
            }
            let read = words::shown_field(nominee.field(birth));
            let message = format!("Ngày sinh {read} không hợp với lớp “{}”.", nominee.text(class));
            let advice = advice(year, &ages, &words::cell(&nominee.place(class), &nominee.place(birth)));
            findings.push(Finding::new(&RULE, nominee.place(birth), read, message).advise(advice));
        }
    }
}

fn advice(year: i32, ages: &RangeInclusive<i32>, class_cell: &str) -> String {
    let latest = year.saturating_sub(*ages.start());
    if *ages.end() == NO_LIMIT {
        return format!("Năm sinh phải từ {latest} trở về trước; nếu ngày sinh đúng thì xem lại lớp ở {class_cell}.");
    }
    let earliest = year.saturating_sub(*ages.end());
    format!("Năm sinh phải từ {earliest} đến {latest}; nếu ngày sinh đúng thì xem lại lớp ở {class_cell}.")
}

/// What a school's level (`MN`, `TH&THCS`, …) says of its pupils.
struct Levels {
    /// Ages of all its levels together; `None` if one of its words is unknown, or there is none.
    ages: Option<RangeInclusive<i32>>,
    /// Kindergartens count groups and ages, not grades: "Lá 1", "5 tuổi A".
    has_grades: bool,
    /// Adults sit in any grade.
    any_age: bool,
}

impl Levels {
    fn of(words: &str) -> Self {
        let mut levels = Self { ages: None, has_grades: words.is_empty(), any_age: false };
        let mut known = true;
        for word in words.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
            // Years between the agreement's year and the year of birth. Pupils finish a level a year after its last grade
            // began, and some start early, repeat grades or come late.
            let (low, high) = match word.to_uppercase().as_str() {
                "MN" | "MG" => (0, 7),
                "TH" => (5, 15),
                "THCS" => (10, 20),
                "THPT" => (14, 25),
                "GDTX" | "GDNN" => (10, NO_LIMIT),
                _ => {
                    known = false;
                    continue;
                }
            };
            levels.has_grades |= high > 7;
            levels.any_age |= high == NO_LIMIT;
            let (least, most) = levels.ages.map_or((low, high), |ages| (low.min(*ages.start()), high.max(*ages.end())));
            levels.ages = Some(least..=most);
        }
        // "và", or a level we do not know: its grades still count, its ages are not guessed.
        if !known {
            levels.ages = None;
            levels.has_grades = true;
        }
        levels
    }
}

/// Ages that fit the class: by its grade if it has one, else by the school's level; `None` if nothing can be said.
fn ages(levels: &Levels, class: &str) -> Option<RangeInclusive<i32>> {
    let Some(grade) = grade(class).filter(|_| levels.has_grades) else { return levels.ages.clone() };
    // Grade 1 begins in the year of the 6th birthday: grade + 5 in the autumn that it begins, grade + 6 after New Year.
    // One year less for those who were let in early, three more for those who came late or repeated.
    let most = if levels.any_age { NO_LIMIT } else { grade + 9 };
    Some(grade + 4..=most)
}

/// The grade of `5A`, `5/2`, `Lớp 9.1`, `10A1`, `12 CB`, `Khối 3`: the number it begins with, from 1 to 12.
fn grade(class: &str) -> Option<i32> {
    let begins_with_digit = class.as_bytes().first().is_some_and(u8::is_ascii_digit);
    let plain;
    let class = if begins_with_digit && class.is_ascii() {
        class
    } else {
        plain = bare(class);
        // "5 tuổi" is an age.
        if plain.contains("tuoi") {
            return None;
        }
        let plain = plain.strip_prefix("lop").or_else(|| plain.strip_prefix("khoi")).unwrap_or(&plain);
        plain.trim_start_matches(|letter: char| !letter.is_alphanumeric())
    };
    let digits = class.len() - class.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let grade = class.get(..digits)?.parse().ok()?;
    (1..=12).contains(&grade).then_some(grade)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, date, found, hsg, school, with_list};
    use super::super::one;
    use super::*;
    use crate::model::submission::Field;

    fn born(year: i32, class: &'static str) -> Vec<String> {
        let row = hsg().set("ngay_sinh", Field::Date(date(year, 12, 31))).set("lop", Field::Text(class));
        found(&with_list(school(), "HSG", &[row]))
    }

    #[test]
    fn a_pupil_too_old_or_too_young_for_the_grade_is_found() {
        assert_eq!(born(2009, "5A"), ["DS-07 HSG!C6"]);
        assert_eq!(born(2016, "5A"), ["DS-07 HSG!C6"]);
        let row = hsg().set("ngay_sinh", Field::Date(date(2004, 3, 4)));
        let findings = one(&Year::new().context(), &with_list(school(), "HSG", &[row]));
        assert_eq!(findings[0].message, "Ngày sinh 04/03/2004 không hợp với lớp “5A”.");
        assert_eq!(findings[0].advice, "Năm sinh phải từ 2010 đến 2015; nếu ngày sinh đúng thì xem lại lớp ở ô E6.");
    }

    #[test]
    fn early_and_late_pupils_pass() {
        for year in 2010..=2015 {
            assert_eq!(born(year, "5A"), [""; 0], "{year}");
        }
    }

    #[test]
    fn the_grade_is_read_as_schools_write_it() {
        for (class, read) in [
            ("5A", Some(5)),
            ("5/2", Some(5)),
            ("Lớp 9.1", Some(9)),
            ("lớp: 4", Some(4)),
            ("10A1", Some(10)),
            ("12 CB", Some(12)),
            ("11Toán", Some(11)),
            ("Khối 3", Some(3)),
            ("Lá 1", None),
            ("Lớp Chồi 2", None),
            ("5 tuổi A", None),
            ("2024", None),
            ("99999999999999999999", None),
            ("", None),
            ("Năm A", None),
        ] {
            assert_eq!(grade(class), read, "{class}");
        }
    }

    #[test]
    fn without_a_grade_the_schools_level_decides() {
        let fits = |school: &str, class: &str, age: i32| ages(&Levels::of(school), class).is_none_or(|ages| ages.contains(&age));
        assert!(fits("MN", "Lá 1", 5) && fits("MN", "5 tuổi A", 5) && fits("MN", "3A", 4) && !fits("MN", "Lá 1", 9));
        assert!(fits("TH", "Năng khiếu", 15) && !fits("TH", "Năng khiếu", 16));
        assert!(fits("TH&THCS", "Đội tuyển", 6) && fits("TH&THCS", "Đội tuyển", 20) && !fits("TH&THCS", "Đội tuyển", 21));
        assert!(fits("MN, TH", "Mầm 2", 3));
        assert!(fits("GDTX", "10A", 47) && !fits("GDTX", "10A", 12) && fits("THPT-GDTX", "", 60));
        assert!(fits("", "đội tuyển", 40) && fits("Quốc tế", "", 40) && !fits("", "5A", 40));
    }
}
