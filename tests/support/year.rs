//! An invented year: units, and for each unit answers that agree with each other.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use khuyenhoc::model::form::Form;
use khuyenhoc::model::place::Place;
use khuyenhoc::model::unit::{Unit, UnitKind};

use super::fill::{Answer, Workbook};
use super::people;
use super::rng::Rng;

/// How a year is invented.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Seed of all figures and names.
    pub seed: u64,
    /// The agreement's year.
    pub year: i32,
    /// Rows of HSG in each school's form.
    pub pupils: i64,
    /// Who is awarded in each school.
    pub awarded: Awarded,
    /// No two units (of up to 1,008) name pupils of one name and birth date. Where it is left to chance, 300 units do so often
    /// enough that some are held out.
    pub no_namesakes: bool,
}

/// Only prizes above school level are paid, to the pupil and to the teacher whom the row names; scholarships always are.
#[derive(Clone, Copy, Debug)]
pub enum Awarded {
    /// So many of 100 prizes, with their teachers, and three to eight scholarships.
    ByChance(i64),
    /// So many pupils, so many of the nine teachers and so many scholarships. Where no teacher is to be awarded, the awarded
    /// pupils name none.
    Exactly { pupils: i64, teachers: i64, scholarships: i64 },
}

impl Awarded {
    /// Whether the prize in row `index` of `rows` is above school level; an exact number is spread evenly.
    fn above_school(self, rng: &mut Rng, index: usize, rows: i64) -> bool {
        match self {
            Self::ByChance(percent) => rng.chance(percent),
            Self::Exactly { pupils, .. } => {
                let index = i64::try_from(index).unwrap();
                (index + 1) * pupils / rows > index * pupils / rows
            }
        }
    }

    /// The teacher (of nine) that a row names, if any.
    fn teacher(self, drawn: usize, above_school: bool) -> Option<usize> {
        match self {
            Self::Exactly { teachers, .. } if above_school => drawn.checked_rem(usize::try_from(teachers).unwrap()),
            _ => Some(drawn),
        }
    }

    fn scholarships(self, rng: &mut Rng) -> i64 {
        match self {
            Self::ByChance(_) => rng.between(3, 8),
            Self::Exactly { scholarships, .. } => scholarships,
        }
    }
}

/// A unit with all that the units file says of it.
pub fn unit(code: &str, name: &str, kind: UnitKind, school_level: &str, commune: &str) -> Unit {
    Unit {
        code: code.to_owned(),
        name: name.to_owned(),
        kind,
        school_level: school_level.to_owned(),
        commune: commune.to_owned(),
        parent: None,
        email: format!("{}@vidu.edu.vn", code.to_lowercase()),
        place: Place::file(&Arc::from("don-vi.xlsx")),
    }
}

/// Fills a unit's blank form.
pub fn fill(plan: Plan, position: usize, unit: &Unit, form: &Form, book: &mut Workbook) {
    let mut rng = Rng::new(plan.seed, u64::try_from(position).unwrap());
    match unit.kind {
        UnitKind::School => school(plan, &mut rng, (position, unit), form, book),
        UnitKind::Commune => commune(plan, &mut rng, unit, form, book),
        UnitKind::Agency => agency(&mut rng, book),
    }
}

fn school(plan: Plan, rng: &mut Rng, unit: (usize, &Unit), form: &Form, book: &mut Workbook) {
    let pupils = rng.between(350, 1_500);
    let staff = pupils / 18 + rng.between(5, 15);
    let parents = pupils * 9 / 10;
    let member_parents = parents * rng.between(82, 96) / 100;
    let hard = rng.between(10, 60);
    let registered = parents * rng.between(60, 80) / 100;
    let citizens = staff + rng.between(100, 300);
    let score = rng.between(5_500, 9_800);
    let mut answers = vec![
        ("co_chi_hoi", yes(true)),
        ("so_phan_hoi", rng.between(1, 6).into()),
        ("cbgv", staff.into()),
        ("hv_cbgv", staff.into()),
        ("hoc_sinh", pupils.into()),
        ("cha_me", parents.into()),
        ("hv_cha_me", member_parents.into()),
        ("hv_moi", rng.between(5, 80).into()),
        ("gdht_dang_ky", registered.into()),
        ("gdht_dat", (registered * rng.between(85, 100) / 100).into()),
        ("cdht_dang_ky", citizens.into()),
        ("cdht_dat", (citizens * rng.between(80, 100) / 100).into()),
        ("dvht_diem", hundredths(score)),
        ("dvht_xep_loai", rank(score).into()),
        ("dvht_ngay_kiem_tra", Answer::Date(working_day(plan.year, rng))),
        ("hs_kho_khan", hard.into()),
        ("hs_duoc_giup", (hard - rng.between(0, 3)).into()),
        ("hs_bo_hoc", rng.between(0, 3).into()),
        ("tieu_chuan_thi_dua", yes(true)),
        ("hoc_tap_suot_doi", yes(rng.chance(95))),
    ];
    let each = rng.between(31_000, 48_000);
    answers.extend(fund(rng, (staff + member_parents) * each));
    answers.extend(propaganda(rng, pupils));
    book.items(&answers);
    lists(plan, rng, unit, form, book);
}

fn commune(plan: Plan, rng: &mut Rng, unit: &Unit, form: &Form, book: &mut Workbook) {
    let residents = rng.between(9_000, 80_000);
    let households = residents / 4;
    let members = residents * rng.between(15, 30) / 100;
    let registered = households * rng.between(60, 80) / 100;
    let (clans, hamlets, bodies) = (rng.between(3, 20), rng.between(4, 12), rng.between(8, 25));
    let citizens = residents * rng.between(5, 15) / 100;
    let mut answers = vec![
        ("dan_so", residents.into()),
        ("so_ho", households.into()),
        ("chi_hoi", (hamlets + rng.between(2, 6)).into()),
        ("ban_khuyen_hoc", rng.between(2, 10).into()),
        ("hoi_vien", members.into()),
        ("hv_moi", rng.between(20, 400).into()),
        ("gdht_dang_ky", registered.into()),
        ("gdht_dat", (registered * rng.between(88, 99) / 100).into()),
        ("dong_ho", clans.into()),
        ("dhht_dat", (clans - rng.between(0, 2)).into()),
        ("ap_khu_pho", hamlets.into()),
        ("cong_dong_dat", (hamlets - rng.between(0, 2)).into()),
        ("don_vi", bodies.into()),
        ("dvht_dat", (bodies - rng.between(0, 3)).into()),
        ("cdht_dang_ky", citizens.into()),
        ("cdht_dat", (citizens * rng.between(80, 98) / 100).into()),
        ("cdht_xa_muc_do", rng.pick(&["mức độ 1", "mức độ 2"]).into()),
        ("cdht_xa_ngay_kiem_tra", Answer::Date(working_day(plan.year, rng))),
        ("tthtcd_kien_toan", yes(true)),
        ("tthtcd_lop", rng.between(6, 40).into()),
        ("tthtcd_luot", rng.between(300, 4_000).into()),
    ];
    let each = rng.between(22_000, 60_000);
    answers.extend(fund(rng, residents * each));
    answers.extend(propaganda(rng, residents / 4));
    book.items(&answers);
    // A rural commune has hamlets, a ward has quarters.
    let part = if unit.name.contains(" xã ") { "ấp" } else { "khu phố" };
    let number = rng.between(1, 9);
    let rows = vec![vec![
        1.into(),
        format!("Chi hội Khuyến học {part} {number}").as_str().into(),
        "Tập thể".into(),
        "Vận động Quỹ Khuyến học vượt kế hoạch".into(),
    ]];
    table(book, form, "TAPTHE", &["stt", "ten", "loai", "thanh_tich"], &rows);
}

/// A day of the first half of December on which an office works.
fn working_day(year: i32, rng: &mut Rng) -> NaiveDate {
    let date = NaiveDate::from_ymd_opt(year, 12, u32::try_from(rng.between(2, 13)).unwrap()).unwrap();
    let ahead = match date.weekday() {
        Weekday::Sat => 2,
        Weekday::Sun => 1,
        _ => 0,
    };
    date + Days::new(ahead)
}

fn agency(rng: &mut Rng, book: &mut Workbook) {
    let staff = rng.between(15, 90);
    let score = rng.between(7_000, 9_800);
    book.items(&[
        ("cbcc", staff.into()),
        ("hv_cbcc", staff.into()),
        ("dvht_diem", hundredths(score)),
        ("dvht_xep_loai", rank(score).into()),
        ("cdht_dang_ky", staff.into()),
        ("cdht_dat", (staff - rng.between(0, 4)).into()),
    ]);
}

/// Fund and grants: what is spent is the sum of its purposes, what is left follows.
fn fund(rng: &mut Rng, raised: i64) -> Vec<(&'static str, Answer)> {
    let raised = raised / 1_000 * 1_000;
    let start = rng.between(1_000, 30_000) * 1_000;
    let (grants, pupils, teachers) = (rng.between(5, 20), rng.between(30, 120), rng.between(5, 20));
    let (grant_money, pupil_money, teacher_money) = (grants * 500_000, pupils * 50_000, teachers * 100_000);
    let other = rng.between(0, 3_000) * 1_000;
    let spent = grant_money + pupil_money + teacher_money + other;
    let short = (spent - start - raised).max(0);
    let start = start + short;
    vec![
        ("quy_dau_nam", start.into()),
        ("quy_thu", raised.into()),
        ("quy_chi", spent.into()),
        ("quy_cuoi_nam", (start + raised - spent).into()),
        ("hoc_bong_suat", grants.into()),
        ("hoc_bong_tien", grant_money.into()),
        ("khen_hs_luot", pupils.into()),
        ("khen_hs_tien", pupil_money.into()),
        ("khen_gv_luot", teachers.into()),
        ("khen_gv_tien", teacher_money.into()),
        ("chi_khac", other.into()),
    ]
}

fn propaganda(rng: &mut Rng, size: i64) -> Vec<(&'static str, Answer)> {
    let occasions = [
        ("tuyen_truyen_chu_truong_buoi", "tuyen_truyen_chu_truong_luot"),
        ("tuyen_truyen_thi_dua_buoi", "tuyen_truyen_thi_dua_luot"),
        ("tuyen_truyen_27_7_buoi", "tuyen_truyen_27_7_luot"),
        ("tuyen_truyen_hoi_khuyen_hoc_buoi", "tuyen_truyen_hoi_khuyen_hoc_luot"),
        ("tuyen_truyen_20_11_buoi", "tuyen_truyen_20_11_luot"),
    ];
    occasions
        .iter()
        .flat_map(|(events, people)| [(*events, rng.between(1, 4).into()), (*people, (size * rng.between(40, 95) / 100).into())])
        .collect()
}

const PUPIL_COLUMNS: [&str; 10] = ["stt", "ho_ten", "ngay_sinh", "nu", "lop", "cuoc_thi", "mon", "cap", "giai", "giao_vien"];
const LEVELS: [(&str, &str); 6] = [
    ("trường", "so_hs_truong"),
    ("thành phố", "so_hs_thanh_pho"),
    ("tỉnh", "so_hs_tinh"),
    ("khu vực", "so_hs_khu_vuc"),
    ("quốc gia", "so_hs_quoc_gia"),
    ("quốc tế", "so_hs_quoc_te"),
];

/// The nomination sheets: pupils with their teachers, the teachers' claims counted from them, and scholarships.
fn lists(plan: Plan, rng: &mut Rng, (position, unit): (usize, &Unit), form: &Form, book: &mut Workbook) {
    let apart = Apart(plan.no_namesakes.then_some(position));
    let grades = grades(&unit.school_level);
    // Contests are in the subjects of a mixed school's upper half.
    let contestants = if unit.school_level == "TH&THCS" { (6, 9) } else { grades };
    // Small children win no prize above their city's.
    let highest = if grades.0 == 0 { 1 } else { LEVELS.len() };
    let subjects = subjects(&unit.school_level);
    let teachers: Vec<(String, &str)> = distinct(rng, subjects.len(), Apart(None)).into_iter().zip(subjects).collect();
    let mut claims: BTreeMap<(usize, usize), i64> = BTreeMap::new();
    let mut rows = Vec::new();
    let pupils = usize::try_from(plan.pupils).unwrap();
    for (index, pupil) in distinct(rng, pupils, apart).into_iter().enumerate() {
        let subject = usize::try_from(rng.between(0, 8)).unwrap();
        let above_school = plan.awarded.above_school(rng, index, plan.pupils);
        let level =
            if above_school { [1, 1, 1, 1, 2, 2, 3, 4][usize::try_from(rng.between(0, 7)).unwrap()].min(highest) } else { 0 };
        let (class, birth) = class(plan, rng, contestants);
        let birth = apart.birth(&pupil, birth);
        let teacher = plan.awarded.teacher(subject, above_school);
        if let Some(teacher) = teacher {
            *claims.entry((teacher, level)).or_default() += 1;
        }
        rows.push(vec![
            i64::try_from(index + 1).unwrap().into(),
            pupil.as_str().into(),
            Answer::Date(birth),
            if rng.chance(50) { "x".into() } else { Answer::Blank },
            class.as_str().into(),
            format!("{} cấp {}", if grades.0 == 0 { "Hội thi Bé tài năng" } else { "Kỳ thi học sinh giỏi" }, LEVELS[level].0)
                .as_str()
                .into(),
            subjects[subject].into(),
            LEVELS[level].0.into(),
            rng.pick(&["Nhất", "Nhì", "Ba", "Khuyến khích"]).into(),
            teacher.map_or(Answer::Blank, |teacher| teachers[teacher].0.as_str().into()),
        ]);
    }
    table(book, form, "HSG", &PUPIL_COLUMNS, &rows);
    teachers_sheet(book, form, &teachers, &claims);
    scholarships((plan, apart), rng, grades, form, book);
}

fn teachers_sheet(book: &mut Workbook, form: &Form, teachers: &[(String, &str)], claims: &BTreeMap<(usize, usize), i64>) {
    let mut columns = vec!["stt", "ho_ten", "mon"];
    columns.extend(LEVELS.map(|(_, column)| column));
    let coaches = (0..teachers.len()).filter(|teacher| claims.keys().any(|(of, _)| of == teacher));
    let rows: Vec<Vec<Answer>> = coaches
        .enumerate()
        .map(|(index, teacher)| {
            let (name, subject) = &teachers[teacher];
            let mut row: Vec<Answer> = vec![i64::try_from(index + 1).unwrap().into(), name.as_str().into(), (*subject).into()];
            row.extend(
                (0..LEVELS.len()).map(|level| claims.get(&(teacher, level)).map_or(Answer::Blank, |count| (*count).into())),
            );
            row
        })
        .collect();
    table(book, form, "GVBD", &columns, &rows);
}

fn scholarships((plan, apart): (Plan, Apart), rng: &mut Rng, grades: (i64, i64), form: &Form, book: &mut Workbook) {
    let count = usize::try_from(plan.awarded.scholarships(rng)).unwrap();
    let rows: Vec<Vec<Answer>> = distinct(rng, count, apart)
        .into_iter()
        .enumerate()
        .map(|(index, pupil)| {
            let (class, birth) = class(plan, rng, grades);
            let birth = apart.birth(&pupil, birth);
            vec![
                i64::try_from(index + 1).unwrap().into(),
                pupil.as_str().into(),
                Answer::Date(birth),
                class.as_str().into(),
                rng.pick(&["Hộ nghèo", "Hộ cận nghèo", "Mồ côi"]).into(),
                1_000_000.into(),
            ]
        })
        .collect();
    table(book, form, "HOCBONG", &["stt", "ho_ten", "ngay_sinh", "lop", "hoan_canh", "muc_de_nghi"], &rows);
}

/// The share of names and birth days that is one unit's alone; `None` takes all. A third of all names, by a number made of
/// their letters, goes with one of the 336 days that [`class`] gives.
#[derive(Clone, Copy)]
struct Apart(Option<usize>);

impl Apart {
    const DAYS: usize = 12 * 28;

    fn number(name: &str) -> usize {
        name.bytes().fold(7, |number, byte| (number * 31 + usize::from(byte)) % 1_000_003)
    }

    fn takes(self, name: &str) -> bool {
        self.0.is_none_or(|position| Self::number(name) % 3 == position / Self::DAYS % 3)
    }

    fn birth(self, name: &str, birth: NaiveDate) -> NaiveDate {
        let Some(position) = self.0 else { return birth };
        let day = u32::try_from((Self::number(name) + position) % Self::DAYS).unwrap();
        NaiveDate::from_ymd_opt(birth.year(), day / 28 + 1, day % 28 + 1).unwrap()
    }
}

/// Names that differ from each other within a sheet.
fn distinct(rng: &mut Rng, count: usize, apart: Apart) -> Vec<String> {
    let mut names = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    while names.len() < count {
        let (name, _) = people::name(rng);
        if apart.takes(&name) && seen.insert(name.clone()) {
            names.push(name);
        }
    }
    names
}

/// Nine subjects that a level teaches.
fn subjects(level: &str) -> [&'static str; 9] {
    match level {
        "MN" => ["Kể chuyện", "Vẽ", "Hát", "Múa", "Bé khéo tay", "Đọc thơ", "Thể dục", "Xếp hình", "Làm quen chữ cái"],
        "TH" => {
            ["Toán", "Tiếng Việt", "Tiếng Anh", "Tin học", "Âm nhạc", "Mĩ thuật", "Giáo dục thể chất", "Công nghệ", "Khoa học"]
        }
        _ => ["Toán", "Ngữ văn", "Tiếng Anh", "Vật lí", "Hóa học", "Sinh học", "Tin học", "Lịch sử", "Địa lí"],
    }
}

fn grades(level: &str) -> (i64, i64) {
    match level {
        "MN" => (0, 0),
        "TH" => (1, 5),
        "THCS" => (6, 9),
        "TH&THCS" => (1, 9),
        _ => (10, 12),
    }
}

/// A class and a birth date that fits it.
fn class(plan: Plan, rng: &mut Rng, grades: (i64, i64)) -> (String, NaiveDate) {
    let grade = rng.between(grades.0, grades.1);
    let name = if grade == 0 { format!("Lá {}", rng.between(1, 4)) } else { format!("{grade}A{}", rng.between(1, 9)) };
    let born = i64::from(plan.year) - 5 - grade;
    let date = NaiveDate::from_ymd_opt(
        i32::try_from(born).unwrap(),
        u32::try_from(rng.between(1, 12)).unwrap(),
        u32::try_from(rng.between(1, 28)).unwrap(),
    );
    (name, date.unwrap())
}

fn yes(yes: bool) -> Answer {
    if yes { "Có" } else { "Không" }.into()
}

#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "spreadsheets hold floats")]
fn hundredths(value: i64) -> Answer {
    Answer::Number(value as f64 / 100.0)
}

fn rank(score: i64) -> &'static str {
    match score {
        8_500.. => "Tốt",
        7_000.. => "Khá",
        5_000.. => "Trung bình",
        _ => "Không đạt",
    }
}

/// Types rows into a nomination sheet, below the head that the blank form has; columns that are not named stay blank.
fn table(book: &mut Workbook, form: &Form, list: &str, columns: &[&str], rows: &[Vec<Answer>]) {
    let list = &form.lists[form.list_position(list).unwrap()];
    let full = |row: &Vec<Answer>| {
        let answer =
            |code: &str| columns.iter().position(|column| *column == code).and_then(|position| row.get(position)).cloned();
        list.columns.iter().map(|column| answer(&column.code).unwrap_or(Answer::Blank)).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<Answer>> = rows.iter().map(full).collect();
    book.rows(list, &rows);
}
