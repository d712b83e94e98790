//! The ceremony: `[le]` of the agreement file. All of it may be left out.

use chrono::NaiveTime;
use serde::Deserialize;
use toml::Spanned;

use super::raw::Word;
use super::reader::Reader;
use crate::model::ceremony::{Ceremony, Donor, ProgrammeLine, Stage};
use crate::vietnamese::text;

/// The section as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {
    ten: Option<Word>,
    ngay: Option<Word>,
    gio: Option<Word>,
    #[serde(default)]
    dia_diem: String,
    #[serde(default)]
    lien_he: String,
    #[serde(default)]
    thanh_phan: Vec<String>,
    moi_dot: Option<Spanned<i64>>,
    ghe_moi_hang: Option<Spanned<i64>>,
    #[serde(default)]
    chuong_trinh: Vec<RawLine>,
    #[serde(default)]
    tai_tro: Vec<RawDonor>,
    #[serde(default)]
    trao: Vec<RawStage>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLine {
    gio: Option<Word>,
    noi_dung: Word,
    #[serde(default)]
    phu_trach: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStage {
    danh_sach: Word,
    moi_dot: Option<Spanned<i64>>,
    #[serde(default)]
    nguoi_trao: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDonor {
    ten: Word,
    so_tien: Option<Spanned<i64>>,
    #[serde(default)]
    hien_vat: String,
}

/// Lists that may come onto the stage.
const LISTS: [&str; 4] = ["HSG", "GVBD", "HOCBONG", "TAPTHE"];

/// The ceremony; one of which nothing is known where the file has no such section.
pub(super) fn read(reader: &mut Reader, raw: Option<&Raw>) -> Ceremony {
    let usual = Ceremony::default();
    let Some(raw) = raw else { return usual };
    Ceremony {
        name: raw.ten.as_ref().map_or_else(|| usual.name.clone(), |name| reader.required(name, "Tên buổi lễ")),
        date: raw.ngay.as_ref().and_then(|date| reader.date(date)),
        time: raw.gio.as_ref().and_then(|time| self::time(reader, time)),
        venue: tidy(&raw.dia_diem),
        contact: tidy(&raw.lien_he),
        guests: tidied(&raw.thanh_phan),
        group: count(reader, raw.moi_dot.as_ref(), "Số người mỗi đợt lên nhận").unwrap_or(usual.group),
        seats: count(reader, raw.ghe_moi_hang.as_ref(), "Số ghế mỗi hàng").unwrap_or(usual.seats),
        programme: raw.chuong_trinh.iter().map(|line| programme_line(reader, line)).collect(),
        stages: stages(reader, &raw.trao),
        donors: raw.tai_tro.iter().map(|donor| self::donor(reader, donor)).collect(),
    }
}

fn programme_line(reader: &mut Reader, raw: &RawLine) -> ProgrammeLine {
    ProgrammeLine {
        time: raw.gio.as_ref().and_then(|time| self::time(reader, time)),
        what: reader.required(&raw.noi_dung, "Nội dung của chương trình"),
        who: tidy(&raw.phu_trach),
    }
}

fn stages(reader: &mut Reader, raw: &[RawStage]) -> Vec<Stage> {
    let mut stages: Vec<Stage> = Vec::new();
    for stage in raw {
        let list = stage.danh_sach.get_ref();
        reader.known(&stage.danh_sach, "danh sách", &LISTS);
        if stages.iter().any(|seen| seen.list == *list) {
            let message = format!("Danh sách “{list}” đã có thứ tự lên nhận ở trên.");
            reader.fault(stage.danh_sach.span(), message, "Mỗi danh sách chỉ ghi một mục [[le.trao]].");
        }
        stages.push(Stage {
            list: list.clone(),
            group: count(reader, stage.moi_dot.as_ref(), "Số người mỗi đợt lên nhận"),
            handed_by: tidied(&stage.nguoi_trao),
        });
    }
    stages
}

fn donor(reader: &mut Reader, raw: &RawDonor) -> Donor {
    Donor {
        name: reader.required(&raw.ten, "Tên nhà tài trợ"),
        money: raw.so_tien.as_ref().map_or(0, |amount| reader.amount(amount)),
        gifts: tidy(&raw.hien_vat),
    }
}

/// A time of day written 7:30, 07:30, 7h30 or 7h; blank is `None`.
fn time(reader: &mut Reader, word: &Word) -> Option<NaiveTime> {
    let written = word.get_ref().trim();
    if written.is_empty() {
        return None;
    }
    let time = written.split_once([':', 'h']).and_then(|(hour, minute)| {
        let minute = if minute.is_empty() && written.ends_with('h') { Some(0) } else { digits(minute) };
        NaiveTime::from_hms_opt(digits(hour)?, minute?, 0)
    });
    if time.is_none() {
        reader.fault(word.span(), format!("“{written}” không phải là giờ trong ngày."), "Viết giờ:phút, ví dụ \"7:30\".");
    }
    time
}

/// One or two digits.
fn digits(text: &str) -> Option<u32> {
    ((1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// A count of persons or seats.
fn count(reader: &mut Reader, raw: Option<&Spanned<i64>>, what: &str) -> Option<usize> {
    let raw = raw?;
    let count = usize::try_from(*raw.get_ref()).ok().filter(|count| (1..=200).contains(count));
    if count.is_none() {
        reader.fault(raw.span(), format!("{what} phải từ 1 đến 200."), "Ghi một số, ví dụ 10.");
    }
    count
}

fn tidy(text: &str) -> String {
    text::tidy(text).to_string()
}

/// Lines that say something.
fn tidied(lines: &[String]) -> Vec<String> {
    lines.iter().map(|line| tidy(line)).filter(|line| !line.is_empty()).collect()
}
