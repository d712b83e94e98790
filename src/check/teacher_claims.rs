//! Prizes that a teacher claims for pupils, against the pupils' sheet.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::submission::{Field, Nominee};
use crate::vietnamese::text::{bare, fold};

use super::subject::{List, Subject};
use super::words;

/// The number of prize-winning pupils differs from the rows of HSG that name the teacher.
pub static RULE: Rule = Rule {
    code: "DS-10",
    severity: Severity::Error,
    title: "Số học sinh đạt giải của giáo viên không khớp danh sách học sinh",
    why: "Số học sinh đạt giải từng cấp ghi ở trang GVBD phải bằng số dòng (hoặc số học sinh) của trang HSG có ghi tên \
          giáo viên đó ở cột giáo viên bồi dưỡng. Hai trang không khớp thì chưa rõ trang nào đúng.",
    advice: "Sửa số ở trang GVBD; hoặc bổ sung dòng và tên giáo viên ở trang HSG.",
};

/// Titles before a teacher's name, folded.
const TITLES: [&str; 6] = ["thầy giáo ", "cô giáo ", "thầy ", "cô ", "gv. ", "gv "];

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    let (Some(teachers), Some(pupils)) = (subject.list("GVBD"), subject.list("HSG")) else { return };
    let (Some(claims), Some(rows)) = (Claims::of(teachers), PupilColumns::of(pupils)) else { return };
    let teachers = claims.by_teacher();
    let won = Won::count(&teachers, &rows);
    for (name, entries) in &teachers {
        if won.doubtful.contains(name.as_str()) {
            continue;
        }
        for (column, level) in &claims.columns {
            let level = rows.levels.iter().position(|code| code == level);
            let prizes = level.and_then(|level| won.prizes.get(&(name.as_str(), level))).map_or(&[][..], Vec::as_slice);
            judge(&claims, entries, *column, &Prizes { rows: &rows, nominees: prizes }, findings);
        }
    }
}

/// The claims of one level of one teacher, who may have a row for each subject.
fn judge(claims: &Claims, entries: &[Nominee], column: usize, prizes: &Prizes, findings: &mut Vec<Finding>) {
    let read: Option<Vec<i64>> = entries.iter().map(|entry| claim(entry.field(column))).collect();
    let Some(read) = read.filter(|read| read.iter().all(|number| *number >= 0)) else { return };
    let sum = read.iter().fold(0_i64, |sum, number| sum.saturating_add(*number));
    if prizes.agree_with(sum, None) {
        return;
    }
    for (entry, number) in entries.iter().zip(read) {
        // With one row the subject says nothing more: a teacher may coach for a subject that is named in other words.
        let subject = if entries.len() > 1 { claims.subject.map(|subject| entry.text(subject)) } else { None };
        if prizes.agree_with(number, subject) || prizes.agree_with(number, None) {
            continue;
        }
        let Some(form) = claims.list.form.columns.get(column) else { continue };
        let right = prizes.rows_of(subject);
        let rows = if right == 0 { "không có dòng nào".to_owned() } else { format!("có {right} dòng") };
        let message = format!("Cột “{}” ghi {number}, nhưng trang HSG {rows} ghi tên giáo viên này ở cấp đó.", form.heading);
        let advice =
            format!("Sửa ô này thành {right}, hoặc bổ sung dòng và tên giáo viên ở trang {}.", prizes.rows.list.sheet.sheet);
        let read = words::shown_field(entry.field(column));
        findings.push(Finding::new(&RULE, entry.place(column), read, message).advise(advice));
    }
}

/// A claimed number; a blank is none, anything unreadable is said elsewhere.
fn claim(field: Field) -> Option<i64> {
    match field {
        Field::Missing => Some(0),
        Field::Integer(number) => Some(number),
        _ => None,
    }
}

/// The teachers' sheet and where it claims.
struct Claims<'a> {
    list: List<'a>,
    name: usize,
    subject: Option<usize>,
    /// Columns `so_hs_<level>` that stand on the sheet, with the level's bare name: `thanh_pho`.
    columns: Vec<(usize, String)>,
}

impl<'a> Claims<'a> {
    fn of(list: List<'a>) -> Option<Self> {
        let columns = list.form.columns.iter().enumerate().filter(|(at, _)| list.stands(*at));
        let columns = columns.filter_map(|(at, column)| Some((at, column.code.strip_prefix("so_hs_")?.to_owned())));
        Some(Self { name: list.found("ho_ten")?, subject: list.found("mon"), columns: columns.collect(), list })
    }

    /// Rows by folded name.
    fn by_teacher(&self) -> BTreeMap<String, Vec<Nominee<'a>>> {
        let mut teachers: BTreeMap<String, Vec<Nominee<'a>>> = BTreeMap::new();
        for entry in self.list.nominees() {
            let name = untitled(&fold(entry.text(self.name)));
            if !name.is_empty() {
                teachers.entry(name).or_default().push(entry);
            }
        }
        teachers
    }
}

/// The pupils' sheet and its columns.
struct PupilColumns<'a> {
    list: List<'a>,
    teacher: Option<usize>,
    level: usize,
    prize: usize,
    name: usize,
    birth: Option<usize>,
    subject: Option<usize>,
    /// Levels of the form in its order, named as claims name them.
    levels: Vec<String>,
}

impl<'a> PupilColumns<'a> {
    fn of(list: List<'a>) -> Option<Self> {
        let level = list.found("cap")?;
        let levels = list.form.columns.get(level)?.rule.choices.iter().map(|choice| level_code(&choice.word));
        Some(Self {
            teacher: list.found("giao_vien"),
            level,
            levels: levels.collect(),
            prize: list.found("giai")?,
            name: list.found("ho_ten")?,
            birth: list.found("ngay_sinh"),
            subject: list.found("mon"),
            list,
        })
    }

    /// The row's level by its position in the form, if level and prize are both good.
    fn level_of(&self, row: Nominee) -> Option<usize> {
        self.choice(row, self.prize)?;
        self.choice(row, self.level)
    }

    fn choice(&self, row: Nominee, column: usize) -> Option<usize> {
        let Field::Text(text) = row.field(column) else { return None };
        words::choice_position(&self.list.form.columns.get(column)?.rule, text)
    }
}

/// `thành phố` is `thanh_pho`.
fn level_code(word: &str) -> String {
    bare(word).replace(' ', "_")
}

/// What the pupils' sheet says of each teacher of the other sheet.
struct Won<'a> {
    /// Rows by teacher and level.
    prizes: BTreeMap<(&'a str, usize), Vec<Nominee<'a>>>,
    /// Teachers named in a row whose level or prize is at fault: that fault comes first.
    doubtful: BTreeSet<&'a str>,
}

impl<'a> Won<'a> {
    fn count(teachers: &'a BTreeMap<String, Vec<Nominee<'a>>>, rows: &PupilColumns<'a>) -> Self {
        let mut won = Self { prizes: BTreeMap::new(), doubtful: BTreeSet::new() };
        let Some(teacher) = rows.teacher else { return won };
        // The same few names and levels stand in hundreds of rows: each is folded once.
        let mut named: HashMap<&str, Vec<&str>> = HashMap::new();
        for row in rows.list.nominees() {
            let cell = row.text(teacher);
            let known = |name: &String| teachers.get_key_value(name).map(|(name, _)| name.as_str());
            let coaches = named.entry(cell).or_insert_with(|| names_in(cell).iter().filter_map(known).collect());
            if coaches.is_empty() {
                continue;
            }
            let level = rows.level_of(row);
            for name in coaches.iter() {
                match level {
                    Some(level) => won.prizes.entry((name, level)).or_default().push(row),
                    None => _ = won.doubtful.insert(name),
                }
            }
        }
        won
    }
}

/// The teachers that a cell names, folded, each once: `Thầy A, Cô B và C`.
fn names_in(cell: &str) -> Vec<String> {
    let folded = fold(cell);
    let parts =
        folded.split([',', ';', '/', '+', '&', '\n']).flat_map(|part| part.split(" và ")).flat_map(|part| part.split(" - "));
    let names: BTreeSet<String> = parts.map(untitled).filter(|name| !name.is_empty()).collect();
    names.into_iter().collect()
}

/// A folded name without title before it and without what stands in brackets after it.
fn untitled(name: &str) -> String {
    let name = name.split('(').next().unwrap_or_default().trim();
    let name = TITLES.iter().find_map(|title| name.strip_prefix(title)).unwrap_or(name);
    name.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
}

/// The pupils' rows of one teacher at one level.
struct Prizes<'a, 'b> {
    rows: &'b PupilColumns<'a>,
    nominees: &'b [Nominee<'a>],
}

impl Prizes<'_, '_> {
    /// True if the number is that of the rows or of the pupils in them, of one subject or of all.
    fn agree_with(&self, number: i64, subject: Option<&str>) -> bool {
        number == count(self.rows_of(subject)) || number == count(self.pupils_of(subject))
    }

    fn of<'s>(&'s self, subject: Option<&str>) -> impl Iterator<Item = &'s Nominee<'s>> + 's {
        let subject = subject.map(fold);
        self.nominees.iter().filter(move |row| match (&subject, self.rows.subject) {
            (Some(subject), Some(column)) => fold(row.text(column)) == *subject,
            _ => true,
        })
    }

    fn rows_of(&self, subject: Option<&str>) -> usize {
        self.of(subject).count()
    }

    fn pupils_of(&self, subject: Option<&str>) -> usize {
        let person = |row: &Nominee| -> (String, Option<NaiveDate>) {
            (fold(row.text(self.rows.name)), self.rows.birth.and_then(|birth| row.date(birth)))
        };
        self.of(subject).map(person).collect::<BTreeSet<_>>().len()
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Row, Year, date, found, hsg, school, with_list};
    use super::super::one;
    use super::*;
    use crate::model::submission::Submission;

    fn teacher(city: i64) -> Row {
        Row::new()
            .set("ho_ten", Field::Text("Lê Văn Năm"))
            .set("mon", Field::Text("Toán"))
            .set("so_hs_thanh_pho", Field::Integer(city))
    }

    /// Two pupils of one teacher, one of them with two prizes, all at the level of the city.
    fn pupils(teachers: &[Row]) -> Submission {
        let coached = hsg().set("giao_vien", Field::Text("Cô Lý Thị Hoa và thầy LÊ VĂN NĂM"));
        let other = coached.clone().set("ho_ten", Field::Text("Hồ Minh")).set("ngay_sinh", Field::Date(date(2014, 1, 1)));
        let again = coached.clone().set("cuoc_thi", Field::Text("Violympic"));
        with_list(with_list(school(), "HSG", &[coached, other, again]), "GVBD", teachers)
    }

    #[test]
    fn a_claim_that_no_count_bears_out_is_found_at_its_cell() {
        let submission = pupils(&[teacher(4)]);
        assert_eq!(found(&submission), ["DS-10 GVBD!C6"]);
        let findings = one(&Year::new().context(), &submission);
        assert_eq!(
            findings[0].message,
            "Cột “Số HS đạt giải cấp thành phố” ghi 4, nhưng trang HSG có 3 dòng ghi tên giáo viên này ở cấp đó."
        );
    }

    #[test]
    fn rows_and_pupils_both_pass() {
        assert_eq!(found(&pupils(&[teacher(3)])), [""; 0]);
        assert_eq!(found(&pupils(&[teacher(2)])), [""; 0]);
    }

    #[test]
    fn a_blank_claims_nothing() {
        assert_eq!(found(&pupils(&[teacher(3).set("so_hs_thanh_pho", Field::Missing)])), ["DS-10 GVBD!C6"]);
        assert_eq!(found(&with_list(school(), "GVBD", &[teacher(0)])), [""; 0]);
        let findings = one(&Year::new().context(), &pupils(&[teacher(1).set("ho_ten", Field::Text("Trần Sáu"))]));
        assert!(findings[0].message.contains("ghi 1, nhưng trang HSG không có dòng nào ghi tên"), "{findings:?}");
    }

    #[test]
    fn a_teacher_of_two_subjects_is_counted_by_subject() {
        let maths = hsg().set("giao_vien", Field::Text("Lê Văn Năm"));
        let computing = maths.clone().set("mon", Field::Text("Tin học"));
        let rows = [teacher(1), teacher(1).set("mon", Field::Text("Tin học"))];
        let submission = with_list(with_list(school(), "HSG", &[maths, computing]), "GVBD", &rows);
        assert_eq!(found(&submission), [""; 0]);
    }

    #[test]
    fn a_row_at_fault_is_not_counted_against_the_teacher() {
        let row = hsg().set("giao_vien", Field::Text("Lê Văn Năm")).set("cap", Field::Missing);
        let submission = with_list(with_list(school(), "HSG", &[row]), "GVBD", &[teacher(1)]);
        assert_eq!(found(&submission), ["DS-06 HSG!H6"]);
    }

    #[test]
    fn names_are_taken_apart_as_schools_write_them() {
        assert_eq!(names_in("Thầy Lê An (Toán), Cô Hồ Bích; GV. Vũ Và/Lê An"), ["hồ bích", "lê an", "vũ và"]);
        assert_eq!(names_in("Lê An - Hồ Bích"), ["hồ bích", "lê an"]);
        assert_eq!(names_in(" , ; "), [""; 0]);
    }
}
