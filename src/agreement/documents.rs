//! Parties and other bodies, grounds, and what the agreement says of each document.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::raw::{self, Word};
use super::reader::Reader;
use crate::model::agreement::{Anniversary, DocumentSettings, Ground, Party, Signer};
use crate::vietnamese::{dates, text};

/// The parties and the other bodies, each in file order. A key means one of them all.
pub(super) fn bodies(reader: &mut Reader, raw: &raw::File) -> (Vec<Party>, Vec<Party>) {
    let mut seen = Vec::new();
    (read(reader, &raw.ben, &mut seen), read(reader, &raw.co_quan_khac, &mut seen))
}

fn read<'a>(reader: &mut Reader, raw: &'a [raw::Party], seen: &mut Vec<&'a str>) -> Vec<Party> {
    let mut parties = Vec::new();
    for party in raw {
        if seen.contains(&party.khoa.get_ref().as_str()) {
            reader.fault(party.khoa.span(), format!("Khóa “{}” đã dùng cho bên ở trên.", party.khoa.get_ref()), "Đặt khóa khác.");
        }
        seen.push(party.khoa.get_ref());
        parties.push(Party {
            key: reader.required(&party.khoa, "Khóa của bên"),
            name: reader.required(&party.ten, "Tên của bên"),
            short_name: reader.required(&party.ten_ngan, "Tên ngắn của bên"),
            symbol: reader.required(&party.ky_hieu, "Ký hiệu của bên"),
            parent: text::tidy(&party.chu_quan).to_string(),
            signers: party.nguoi_ky.iter().map(|(key, raw)| (key.clone(), signer(reader, raw))).collect(),
        });
    }
    parties
}

fn signer(reader: &mut Reader, raw: &raw::Signer) -> Signer {
    let authority: Vec<String> = raw.quyen_han.get_ref().iter().map(|line| text::tidy(line).to_string()).collect();
    if authority.iter().all(String::is_empty) {
        reader.fault(raw.quyen_han.span(), "Người ký chưa có chức vụ.", "Ghi ví dụ [\"TM. BAN THƯỜNG VỤ\", \"CHỦ TỊCH\"].");
    }
    Signer { authority, name: text::tidy(&raw.ho_ten).to_string() }
}

/// Citations by key, each as one sentence part: "Quyết định số 1373/QĐ-TTg ngày ... của ... phê duyệt ...".
pub(super) fn grounds(reader: &mut Reader, raw: &BTreeMap<String, raw::Ground>) -> BTreeMap<String, Ground> {
    raw.iter().map(|(key, ground)| (key.clone(), self::ground(reader, ground))).collect()
}

fn ground(reader: &mut Reader, raw: &raw::Ground) -> Ground {
    let date = reader.date(&raw.ngay);
    Ground {
        text: citation(reader, raw, date),
        date,
        clause: text::tidy(&raw.dieu_khoan).to_string(),
        replaces: text::tidy(&raw.thay_the).to_string(),
    }
}

fn citation(reader: &mut Reader, raw: &raw::Ground, date: Option<NaiveDate>) -> String {
    let mut parts = vec![reader.required(&raw.loai, "Loại văn bản")];
    if !raw.so.is_empty() {
        parts.push(format!("số {}", raw.so));
    }
    if let Some(date) = date {
        parts.push(dates::long(date));
    }
    if !raw.cua.is_empty() {
        parts.push(format!("của {}", raw.cua));
    }
    if !raw.ve.is_empty() {
        parts.push(raw.ve.clone());
    }
    text::tidy(&parts.join(" ")).to_string()
}

/// Days kept every year; each must have been kept before `year`.
pub(super) fn anniversaries(reader: &mut Reader, raw: &[raw::Anniversary], year: i32) -> Vec<Anniversary> {
    let mut days = Vec::new();
    for day in raw {
        let name = reader.required(&day.ten, "Tên ngày kỷ niệm");
        let Some(first) = reader.required_date(Some(&day.ngay), day.ngay.span(), "ngày kỷ niệm lần đầu") else {
            continue;
        };
        if first.year() >= year {
            reader.fault(
                day.ngay.span(),
                format!("Ngày kỷ niệm “{}” không ở trước năm {year}.", day.ngay.get_ref()),
                "Ghi ngày gốc, ví dụ \"20/11/1982\"; chương trình tự tính số năm.",
            );
        }
        days.push(Anniversary { name, first });
    }
    days
}

/// Settings of each document; names, bodies, signers and grounds must be known.
pub(super) fn documents<'a>(
    reader: &mut Reader,
    file: &raw::File,
    bodies: impl Iterator<Item = &'a Party>,
    names: &[&str],
) -> BTreeMap<String, DocumentSettings> {
    let known = Known::new(bodies, &file.can_cu);
    let mut documents = BTreeMap::new();
    for (name, raw) in &file.van_ban {
        reader.known(name, "mẫu văn bản tên", names);
        documents.insert(name.get_ref().clone(), settings(reader, raw, &known));
    }
    documents
}

/// Names that a document's settings may use.
#[derive(Default)]
struct Known {
    bodies: Vec<String>,
    signers: Vec<String>,
    grounds: Vec<String>,
}

impl Known {
    fn new<'a>(bodies: impl Iterator<Item = &'a Party>, grounds: &BTreeMap<String, raw::Ground>) -> Self {
        let mut known = Self { grounds: grounds.keys().cloned().collect(), ..Self::default() };
        for body in bodies {
            known.bodies.push(body.key.clone());
            known.signers.extend(body.signers.keys().map(|signer| format!("{}.{signer}", body.key)));
        }
        known
    }
}

fn settings(reader: &mut Reader, raw: &raw::Document, known: &Known) -> DocumentSettings {
    if raw.co_quan.get_ref().is_empty() {
        reader.fault(raw.co_quan.span(), "Văn bản chưa có cơ quan ban hành.", "Ghi khóa của bên, ví dụ [\"hoi\"].");
    }
    let signers = names(reader, &raw.nguoi_ky, "người ký", &known.signers);
    DocumentSettings {
        number: text::tidy(&raw.so).to_string(),
        date: reader.date(&raw.ngay),
        bodies: names(reader, raw.co_quan.get_ref(), "bên có khóa", &known.bodies),
        parents: raw.ghi_chu_quan,
        authority: text::tidy(&raw.tham_quyen).to_string(),
        signers: signers.iter().filter_map(|name| name.split_once('.')).map(|(a, b)| (a.to_owned(), b.to_owned())).collect(),
        grounds: names(reader, &raw.can_cu, "căn cứ tên", &known.grounds),
        addressees: tidied(&raw.kinh_gui),
        recipients: tidied(&raw.noi_nhan),
    }
}

fn names(reader: &mut Reader, words: &[Word], what: &str, known: &[String]) -> Vec<String> {
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    words.iter().filter(|word| reader.known(word, what, &known)).map(|word| word.get_ref().clone()).collect()
}

fn tidied(lines: &[String]) -> Vec<String> {
    lines.iter().map(|line| text::tidy(line).to_string()).collect()
}
