//! How a known value may be typed, each way with a name to count it by.

use chrono::{Datelike, NaiveDate};
use khuyenhoc::model::form::ValueRule;
use khuyenhoc::model::value::{Value, ValueKind};
use unicode_normalization::UnicodeNormalization;

use super::grid::Cell;
use super::support::rng::Rng;

/// A typed cell and the name of the way.
pub type Typed = (Cell, &'static str);

/// How one office types names: all alike, as people do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameStyle {
    Plain,
    Decomposed,
    Capitals,
    Small,
    Spaces,
    Eth,
    Tcvn3Face,
    VniFace,
    Tcvn3Bare,
    VniBare,
}

impl NameStyle {
    /// Plain for most offices; old letters without their face, which often leave two readings, are rare.
    pub fn pick(rng: &mut Rng) -> Self {
        match rng.between(0, 39) {
            0 => Self::Decomposed,
            1 => Self::Capitals,
            2 => Self::Small,
            3 => Self::Spaces,
            4 => Self::Eth,
            5 => Self::Tcvn3Face,
            6 => Self::VniFace,
            7 if rng.chance(50) => Self::Tcvn3Bare,
            8 if rng.chance(50) => Self::VniBare,
            9..=20 => [Self::Decomposed, Self::Capitals, Self::Small, Self::Spaces][usize::try_from(rng.between(0, 3)).unwrap()],
            _ => Self::Plain,
        }
    }
}

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

/// A value of a rule, typed some way; `measure` is the unit the form prints.
pub fn spell(rule: &ValueRule, measure: &str, value: &Value, names: NameStyle, rng: &mut Rng) -> Typed {
    match (rule.kind, value) {
        (ValueKind::Count, Value::Integer(number)) => count(*number, measure, rng),
        (ValueKind::Money, Value::Integer(number)) => money(*number, rng),
        (ValueKind::Decimal, Value::Decimal(hundredths)) => decimal(*hundredths, rng),
        (ValueKind::YesNo, Value::YesNo(yes)) => yes_no(*yes, rng),
        (ValueKind::Date, Value::Date(day)) => date(*day, rng),
        (ValueKind::Choice, Value::Text(word)) => choice(rule, word, rng),
        (ValueKind::Name, Value::Text(name)) => person(name, names),
        (_, Value::Text(words)) if rng.chance(20) => (text(words.nfd().collect::<String>()), "text decomposed"),
        (_, Value::Text(words)) => (text(words.as_str()), "text"),
        (kind, value) => panic!("{kind:?} {value:?}"),
    }
}

/// An exact number for a cell.
pub fn float(number: i64) -> f64 {
    f64::from(i32::try_from(number).unwrap())
}

fn number(number: i64) -> Cell {
    // Amounts beyond 31 bits are made of two exact parts.
    let (high, low) = (number.div_euclid(1 << 20), number.rem_euclid(1 << 20));
    Cell::Number(float(high) * 1_048_576.0 + float(low))
}

fn grouped(number: i64, separator: &str) -> String {
    let digits = number.to_string();
    let mut groups: Vec<String> = Vec::new();
    for chunk in digits.as_bytes().rchunks(3).rev() {
        groups.push(String::from_utf8(chunk.to_vec()).unwrap());
    }
    groups.join(separator)
}

fn count(value: i64, measure: &str, rng: &mut Rng) -> Typed {
    match rng.between(0, 19) {
        0 => (text(value.to_string()), "count as text"),
        1 => (text(format!(" {value}\u{a0}")), "count in spaces"),
        2 => (text(grouped(value, ".")), "count with dots"),
        3 => (text(grouped(value, " ")), "count with spaces"),
        4 => (text(grouped(value, "\u{a0}")), "count with no-break spaces"),
        5 => (text(format!("{} {measure}", grouped(value, "."))), "count with its unit"),
        6 => (text(format!("{value},0")), "count with ,0"),
        7 if value >= 1_000 && value % 100 == 0 => (text(format!("{} nghìn", thousandths(value))), "count in thousands by word"),
        _ => (number(value), "count"),
    }
}

/// `1,2` for 1200.
fn thousandths(value: i64) -> String {
    let (whole, hundreds) = (value / 1_000, value % 1_000 / 100);
    if hundreds == 0 { whole.to_string() } else { format!("{whole},{hundreds}") }
}

fn money(value: i64, rng: &mut Rng) -> Typed {
    let million = 1_000_000;
    match rng.between(0, 15) {
        0 => (text(grouped(value, ".")), "money with dots"),
        1 => (text(format!("{} đ", grouped(value, "."))), "money with đ"),
        2 => (text(format!("{}đ", grouped(value, " "))), "money with spaces and đ"),
        3 => (text(format!("{} VNĐ", grouped(value, "."))), "money with VNĐ"),
        4 => (text(format!("{} đồng", grouped(value, "."))), "money with đồng"),
        5 if value >= million => (text(format!("{} VND", grouped(value, ","))), "money with commas"),
        6 if value >= million => (text(format!("{},00", grouped(value, "."))), "money with ,00"),
        7 if value >= million && value % 100_000 == 0 => (text(millions(value)), "money in millions"),
        8 if value >= million && value % 1_000 == 0 && value % million > 0 => {
            let (high, low) = (value / million, value % million / 1_000);
            (text(format!("{high} triệu {low} nghìn đồng")), "money in millions and thousands")
        }
        9 if value >= 1_000 * million && value % million == 0 && value % (1_000 * million) > 0 => {
            let (high, low) = (value / (1_000 * million), value % (1_000 * million) / million);
            (text(format!("{high} tỷ {low} triệu")), "money in billions and millions")
        }
        10 => (text(value.to_string()), "money as text"),
        _ => (number(value), "money"),
    }
}

/// `1,2 triệu`, exact to a tenth of a million.
fn millions(value: i64) -> String {
    let (whole, tenth) = (value / 1_000_000, value % 1_000_000 / 100_000);
    if tenth == 0 { format!("{whole} triệu") } else { format!("{whole},{tenth} triệu") }
}

fn decimal(hundredths: i64, rng: &mut Rng) -> Typed {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let digits = format!("{rest:02}");
    let decimals = digits.trim_end_matches('0');
    let with = |sign: &str| if decimals.is_empty() { whole.to_string() } else { format!("{whole}{sign}{decimals}") };
    match rng.between(0, 4) {
        0 => (text(with(",")), "decimal with a comma"),
        1 => (text(with(".")), "decimal with a dot"),
        2 => (text(format!("{} điểm", with(","))), "decimal with its unit"),
        _ => (Cell::Number(format!("{whole}.{digits}").parse().unwrap()), "decimal"),
    }
}

fn yes_no(yes: bool, rng: &mut Rng) -> Typed {
    match (yes, rng.between(0, 9)) {
        (true, 0) => (text("x"), "tick x"),
        (true, 1) => (text("X"), "tick X"),
        (true, 2) => (text("v"), "tick v"),
        (true, 3) => (text("✓"), "tick ✓"),
        (true, 4) => (text("√"), "tick √"),
        (true, 5) => (Cell::Number(1.0), "tick 1"),
        (true, 6) => (Cell::Bool(true), "tick TRUE"),
        (true, 7) => (text("Đạt"), "tick Đạt"),
        (true, _) => (text("Có"), "tick Có"),
        (false, 0) => (Cell::Number(0.0), "no 0"),
        (false, 1) => (Cell::Bool(false), "no FALSE"),
        (false, 2) => (text("chưa"), "no chưa"),
        (false, _) => (text("Không"), "no Không"),
    }
}

/// The number that a spreadsheet keeps for a day.
pub fn serial(day: NaiveDate) -> f64 {
    let days = (day - NaiveDate::from_ymd_opt(1899, 12, 30).unwrap()).num_days();
    float(days)
}

fn date(day: NaiveDate, rng: &mut Rng) -> Typed {
    let (year, month, of_month) = (day.year(), day.month(), day.day());
    match rng.between(0, 13) {
        0 => (text(format!("{of_month:02}/{month:02}/{year}")), "date dd/mm/yyyy"),
        1 => (text(format!("{of_month}-{month}-{year}")), "date d-m-yyyy"),
        2 => (text(format!("{of_month:02}.{month:02}.{year}")), "date dd.mm.yyyy"),
        3 => (text(format!("{of_month}/{month}/{:02}", year % 100)), "date d/m/yy"),
        4 => (text(format!("ngày {of_month} tháng {month} năm {year}")), "date in words"),
        5 => (text(format!("{year}-{month:02}-{of_month:02}")), "date yyyy-mm-dd"),
        6 => (text(format!("{year}-{month:02}-{of_month:02} 00:00:00")), "date with a time"),
        7 => (Cell::Number(serial(day)), "date that lost its format"),
        _ => (Cell::Day(serial(day)), "date"),
    }
}

fn choice(rule: &ValueRule, word: &str, rng: &mut Rng) -> Typed {
    let spellings = rule.choices.iter().find(|choice| choice.word == word).map_or(&[][..], |choice| &choice.also);
    match rng.between(0, 6) {
        0 => (text(word.to_uppercase()), "choice in capitals"),
        1 => (text(word.nfd().collect::<String>()), "choice decomposed"),
        2 => (text(format!("{word} ")), "choice in spaces"),
        3 if !spellings.is_empty() => {
            let at = usize::try_from(rng.between(0, i64::try_from(spellings.len()).unwrap() - 1)).unwrap();
            (text(spellings[at].as_str()), "choice by another word")
        }
        _ => (text(word), "choice"),
    }
}

fn person(name: &str, style: NameStyle) -> Typed {
    let plain = || (text(name), "name");
    let old = |encoded: Option<String>, face: &'static str, way: &'static str| {
        let Some(encoded) = encoded.filter(|encoded| encoded != name) else { return (text(name), "name") };
        (if face.is_empty() { text(encoded) } else { Cell::Faced(encoded, face) }, way)
    };
    match style {
        NameStyle::Plain => plain(),
        NameStyle::Decomposed => (text(name.nfd().collect::<String>()), "name decomposed"),
        NameStyle::Capitals => (text(name.to_uppercase()), "name in capitals"),
        NameStyle::Small => (text(name.to_lowercase()), "name in small letters"),
        NameStyle::Spaces => (text(format!(" {} ", name.replacen(' ', "\u{a0} ", 1))), "name in odd spaces"),
        NameStyle::Eth => (text(name.replace('Đ', "Ð")), "name with the Icelandic Ð"),
        NameStyle::Tcvn3Face => old(tcvn3(name), ".VnTime", "name in .VnTime"),
        NameStyle::VniFace => old(Some(vni(name)), "VNI-Times", "name in VNI-Times"),
        NameStyle::Tcvn3Bare => old(tcvn3(name), "", "name in TCVN3 without its face"),
        NameStyle::VniBare => old(Some(vni(name)), "", "name in VNI without its face"),
    }
}

/// Small letters in the order of the two tables below.
const LETTERS: &str = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";
/// Codes of TCVN 5712:1993 as glibc has them.
const TCVN3: [u8; 67] = [
    0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xa8, 0xbb, 0xbc, 0xbd, 0xbe, 0xc6, 0xa9, 0xc7, 0xc8, 0xc9, 0xca, 0xcb, 0xcc, 0xce, 0xcf, 0xd0,
    0xd1, 0xaa, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8, 0xdc, 0xdd, 0xde, 0xdf, 0xe1, 0xe2, 0xe3, 0xe4, 0xab, 0xe5, 0xe6, 0xe7,
    0xe8, 0xe9, 0xac, 0xea, 0xeb, 0xec, 0xed, 0xee, 0xef, 0xf1, 0xf2, 0xf3, 0xf4, 0xad, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9, 0xfa, 0xfb,
    0xfc, 0xfd, 0xfe, 0xae,
];
const CAPITALS: &str = "ĂÂÊÔƠƯĐ";
const TCVN3_CAPITALS: [u8; 7] = [0xa1, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7];
/// VNI for Windows as published.
const VNI: &str = "aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä eø eû eõ eù eï eâ eà eå eã eá eä ì æ ó í ò \
    oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î ñ";

/// The name in TCVN3; `None` if a capital has a tone, which it writes in another face.
fn tcvn3(name: &str) -> Option<String> {
    let code = |letter: char| {
        let small = LETTERS.chars().position(|other| other == letter).map(|at| TCVN3[at]);
        let capital = CAPITALS.chars().position(|other| other == letter).map(|at| TCVN3_CAPITALS[at]);
        if letter.is_ascii() { Some(letter) } else { small.or(capital).map(char::from) }
    };
    name.chars().map(code).collect()
}

fn vni(name: &str) -> String {
    let letter = |letter: char| {
        let small = letter.to_lowercase().next().unwrap();
        let Some(at) = LETTERS.chars().position(|other| other == small) else { return letter.to_string() };
        let code = VNI.split(' ').nth(at).unwrap();
        if letter == small { code.to_owned() } else { code.to_uppercase() }
    };
    name.chars().map(letter).collect()
}
