//! Two nominees who may be one person: one birth date, and names that a slip of the hand makes of each other.

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::submission::{Nominee, Submission};
use crate::model::unit::Unit;
use crate::vietnamese::letters::{Letters, parities_are_near};
use crate::vietnamese::near_names::{Slip, near};
use crate::vietnamese::text::fold;

use super::Context;
use super::duplicates::{Entry, Roll};
use super::subject::Subject;
use super::words::cell;

/// Near names with the same birth date.
pub static RULE: Rule = Rule {
    code: "DS-14",
    severity: Severity::Warning,
    title: "Hai dòng có thể là một người ghi khác nhau",
    why: "Hai người cùng ngày sinh, họ tên chỉ khác nhau một chữ cái, dấu, khoảng trống hoặc thứ tự các chữ. Thường là một người được ghi \
          hai lần, một lần ghi sai; khi ấy chương trình coi là hai người và có thể thưởng hai lần. Chương trình không tự nhập hai \
          dòng làm một: anh em sinh đôi và người trùng ngày sinh là hai người thật.",
    advice: "Nếu là một người thì ghi họ tên giống nhau ở mọi dòng và xóa dòng thừa. Nếu là hai người khác nhau thì không phải sửa.",
};

/// A roll with the unit whose it is and the code of its list.
struct Owned<'a> {
    unit: &'a Unit,
    code: &'a str,
    roll: Roll<'a>,
}

pub(super) fn check(context: &Context, submissions: &[Submission], findings: &mut Vec<Finding>) {
    let subjects: Vec<_> = submissions.iter().map(|submission| Subject::new(context, submission)).collect();
    let mut rolls = Vec::new();
    for subject in &subjects {
        let Some(unit) = subject.unit.filter(|_| subject.has_its_own_form()) else { continue };
        for list in subject.lists() {
            let code = list.form.code.as_str();
            // Teachers have no birth date here, and near names among them are common.
            rolls.extend(Roll::new(list).filter(Roll::has_birth).map(|roll| Owned { unit, code, roll }));
        }
    }
    let mut born: Vec<(NaiveDate, usize, usize)> =
        rolls.par_iter().enumerate().flat_map_iter(|(position, owned)| days(position, &owned.roll)).collect();
    born.par_sort_unstable();
    let days: Vec<_> = born.chunk_by(|one, other| one.0 == other.0).filter(|day| day.len() > 1).collect();
    findings.par_extend(days.par_iter().flat_map_iter(|day| of_day(&rolls, day)));
}

/// Birth date, roll and row of each nominee who has a name and a birth date.
fn days(position: usize, roll: &Roll<'_>) -> Vec<(NaiveDate, usize, usize)> {
    let nominees = roll.list.nominees();
    nominees.filter_map(|nominee| Some((roll.person(nominee)?.1?, position, nominee.index()))).collect()
}

/// Days with more rows are not looked at in pairs.
const PAIRED: usize = 512;

/// The rows of one birth date whose name another one may come near. Folding every name of a year takes a tenth of the time
/// that reading it takes, and hardly a name has one near it.
fn doubtful<'a>(mut rows: Vec<(&'a str, Entry<'a>)>) -> Vec<(&'a str, Entry<'a>)> {
    let letters: Option<Vec<Letters>> = rows.iter().map(|(name, _)| Letters::of(name)).collect();
    let Some(letters) = letters.filter(|letters| letters.len() <= PAIRED) else { return rows };
    let named: Vec<(Letters, &str)> = letters.into_iter().zip(rows.iter().map(|(name, _)| *name)).collect();
    // Side by side they are looked through many times as fast as the names themselves.
    let parities: Vec<u32> = named.iter().map(|(letters, _)| letters.parity()).collect();
    let mut near = vec![false; named.len()];
    for (at, (one, name)) in named.iter().enumerate() {
        let (parity, start) = (one.parity(), at + 1);
        let later = parities.get(start..).unwrap_or_default().iter().enumerate();
        for (offset, _) in later.filter(|(_, other)| parities_are_near(parity, **other)) {
            let other = start + offset;
            if named.get(other).is_some_and(|(other, other_name)| one.may_be_near(other) && name != other_name) {
                for at in [at, other] {
                    near.get_mut(at).into_iter().for_each(|near| *near = true);
                }
            }
        }
    }
    let mut near = near.into_iter();
    rows.retain(|_| near.next().unwrap_or(true));
    rows
}

/// What is near among the nominees of one birth date.
fn of_day(rolls: &[Owned<'_>], day: &[(NaiveDate, usize, usize)]) -> Vec<Finding> {
    let row = |roll: usize, index: usize| {
        let roll_of = &rolls.get(roll)?.roll;
        let nominee = roll_of.list.sheet.nominee(index)?;
        Some((roll_of.person(nominee)?.0, (roll, nominee)))
    };
    let rows = doubtful(day.iter().filter_map(|(_, roll, index)| row(*roll, *index)).collect());
    let mut rows: Vec<(String, Entry<'_>)> = rows.into_iter().map(|(name, entry)| (fold(name), entry)).collect();
    // Rows of one name together, and the names in the order in which they first occur, so that the later is the one told.
    rows.sort_by(|one, other| one.0.cmp(&other.0));
    let mut persons: Vec<&[(String, Entry<'_>)]> = rows.chunk_by(|one, other| one.0 == other.0).collect();
    persons.sort_by_key(|person| person.first().map(|(_, (roll, nominee))| (*roll, nominee.index())));
    let names: Vec<&str> = persons.iter().filter_map(|person| person.first()).map(|(name, _)| name.as_str()).collect();
    let pairs = near(&names).into_iter();
    pairs
        .filter_map(|near| Some((persons.get(near.earlier)?, persons.get(near.name)?, near.slip)))
        .flat_map(|(earlier, later, slip)| told(rolls, earlier, later, slip))
        .collect()
}

/// A finding at the later row of each unit that has both; where none has, one in each of two units.
fn told(rolls: &[Owned<'_>], earlier: &[(String, Entry<'_>)], later: &[(String, Entry<'_>)], slip: Slip) -> Vec<Finding> {
    let unit = |entry: &Entry<'_>| rolls.get(entry.0).map(|owned| owned.unit.code.as_str());
    let mut within: Vec<(&Entry<'_>, &Entry<'_>)> = Vec::new();
    for (_, one) in later {
        let is_told = within.iter().any(|(told, _)| unit(told) == unit(one));
        let other = earlier.iter().map(|(_, other)| other).find(|other| unit(other) == unit(one));
        within.extend(other.filter(|_| !is_told).map(|other| (one, other)));
    }
    if !within.is_empty() {
        return within.into_iter().filter_map(|(one, other)| in_one_unit(rolls, one, other, slip)).collect();
    }
    let (Some((_, one)), Some((_, other))) = (earlier.first(), later.first()) else { return Vec::new() };
    [(one, other), (other, one)].into_iter().filter_map(|(one, other)| in_two_units(rolls, one, other, slip)).collect()
}

fn in_one_unit(rolls: &[Owned<'_>], one: &Entry<'_>, other: &Entry<'_>, slip: Slip) -> Option<Finding> {
    let key = |entry: &Entry<'_>| (entry.0, entry.1.index());
    let (one, other) = if key(one) < key(other) { (other, one) } else { (one, other) };
    let place = |entry: &Entry<'_>| Some(entry.1.place(rolls.get(entry.0)?.roll.name));
    let (at, there) = (place(one)?, place(other)?);
    let message = format!("Dòng này và {} có thể là một người: cùng ngày sinh, họ tên {}.", cell(&there, &at), said(slip));
    finding(rolls, one.0, one.1, message)
}

/// The message goes to one school: of the other it says no more than its name.
fn in_two_units(rolls: &[Owned<'_>], one: &Entry<'_>, other: &Entry<'_>, slip: Slip) -> Option<Finding> {
    let there = rolls.get(other.0)?;
    let message = format!(
        "Người này có thể cũng có trong danh sách {} của {}: cùng ngày sinh, họ tên {}.",
        there.code,
        there.unit.name,
        said(slip)
    );
    finding(rolls, one.0, one.1, message)
}

fn finding(rolls: &[Owned<'_>], roll: usize, nominee: Nominee<'_>, message: String) -> Option<Finding> {
    let owned = rolls.get(roll)?;
    let name = owned.roll.name;
    Some(Finding::new(&RULE, nominee.place(name), nominee.text(name), message).of_unit(&owned.unit.code))
}

fn said(slip: Slip) -> &'static str {
    match slip {
        Slip::Accents => "chỉ khác dấu hoặc khoảng trống",
        Slip::Order => "chỉ khác thứ tự các chữ",
        Slip::Letter => "chỉ khác một chữ cái",
    }
}

#[cfg(test)]
mod tests {
    use super::super::across;
    use super::super::fixture::{Row, Year, at, date, hsg, other_school, scholar, school, with_list};
    use super::*;
    use crate::model::submission::Field;

    fn named(row: Row, name: &'static str) -> Row {
        row.set("ho_ten", Field::Text(name))
    }

    fn found(submissions: &[Submission]) -> Vec<Finding> {
        across(&Year::new().context(), submissions)
    }

    #[test]
    fn within_a_list_the_later_row_names_the_earlier() {
        let rows = [hsg(), named(hsg(), "Trần Thị Hoa").set("mon", Field::Text("Tiếng Việt")), named(hsg(), "Lê Thị Hòa")];
        let findings = found(&[with_list(school(), "HSG", &rows)]);
        assert_eq!(at(&findings), ["DS-14 HSG!B7"]);
        assert_eq!(
            findings[0].message,
            "Dòng này và ô B6 có thể là một người: cùng ngày sinh, họ tên chỉ khác dấu hoặc khoảng trống."
        );
        assert_eq!((findings[0].severity, findings[0].unit.as_deref()), (Severity::Warning, Some("TH-LTT")));
    }

    #[test]
    fn across_lists_of_a_school_the_other_sheet_is_named() {
        let pupil = with_list(school(), "HSG", &[hsg()]);
        let findings = found(&[with_list(pupil, "HOCBONG", &[named(scholar(), "Hòa Trần Thị"), scholar()])]);
        assert_eq!(at(&findings), ["DS-14 HOCBONG!B6"]);
        assert!(findings[0].message.starts_with("Dòng này và ô HSG!B6 có thể là một người"), "{}", findings[0].message);
        assert!(findings[0].message.ends_with("chỉ khác thứ tự các chữ."));
    }

    #[test]
    fn across_schools_each_is_told_of_the_other_without_its_file() {
        let other = with_list(other_school(), "HOCBONG", &[named(scholar(), "Trần Thị Hoàn")]);
        let findings = found(&[with_list(school(), "HSG", &[hsg(), hsg()]), other]);
        assert_eq!(at(&findings), ["DS-14 HSG!B6", "DS-14 HOCBONG!B6"]);
        assert_eq!(
            findings[0].message,
            "Người này có thể cũng có trong danh sách HOCBONG của Trường Tiểu học Kim Đồng: cùng ngày sinh, họ tên chỉ khác một chữ cái."
        );
        assert_eq!(findings[1].unit.as_deref(), Some("TH-KD"));
    }

    #[test]
    fn common_names_of_other_birth_dates_and_other_names_of_one_date_pass() {
        let born = |row: Row, day: u32| row.set("ngay_sinh", Field::Date(date(2014, 6, day)));
        let rows: Vec<Row> = (1..29)
            .map(|day| born(named(hsg(), if day % 2 == 0 { "Nguyễn Thị Lan" } else { "Nguyễn Thị Lân" }), day))
            .chain([named(hsg(), "Nguyễn Văn Tú"), named(hsg(), "Phạm Gia Bảo")])
            .collect();
        let other = with_list(other_school(), "HSG", &[born(named(hsg(), "Nguyễn Thị Lan"), 30)]);
        assert_eq!(found(&[with_list(school(), "HSG", &rows), other]), []);
    }

    #[test]
    fn a_pupil_of_several_prizes_is_told_once() {
        let prize = |name, subject| named(hsg(), name).set("mon", Field::Text(subject));
        let rows = [
            prize("Trần Thị Hòa", "Toán"),
            prize("Trần Thị Hoa", "Văn"),
            prize("Trần Thị Hoa", "Anh"),
            prize("Trần Thị Hòa", "Tin"),
        ];
        assert_eq!(at(&found(&[with_list(school(), "HSG", &rows)])), ["DS-14 HSG!B7"]);
    }
}
