//! Award rules: who qualifies, for how much, in which order.

use std::collections::BTreeMap;

use toml::Spanned;

use super::quota::quota;
use super::raw::{self, Word};
use super::reader::Reader;
use crate::form::Forms;
use crate::model::award_rules::{AwardRules, OrderKey, PrizeAmount, PrizeRow, SeveralPrizes, TeamPrize};
use crate::model::form::Form;
use crate::model::value::ValueKind;
use crate::vietnamese::text;

pub(super) const ORDER: [(&str, OrderKey); 9] = [
    ("cap", OrderKey::Level),
    ("mon", OrderKey::Subject),
    ("giai", OrderKey::Prize),
    ("don-vi", OrderKey::Unit),
    ("ten", OrderKey::Name),
    ("muc-thuong", OrderKey::Amount),
    ("hoan-canh", OrderKey::Hardship),
    ("ket-qua", OrderKey::Result),
    ("loai", OrderKey::Holder),
];

/// Rules of the lists; TAPTHE has none where the file says nothing of it. Words are checked against the choices of the forms.
pub(super) fn read(reader: &mut Reader, raw: &raw::Awards, forms: &Forms) -> BTreeMap<String, AwardRules> {
    let hardships: Vec<&str> = raw.hoan_canh.iter().map(|word| word.get_ref().as_str()).collect();
    let words = Words {
        levels: choices(forms, "HSG", "cap"),
        prizes: choices(forms, "HSG", "giai"),
        results: choices(forms, "HOCBONG", "ket_qua"),
        holders: choices(forms, "TAPTHE", "loai"),
        hardships,
        forms,
    };
    let lists =
        [("HSG", Some(&raw.hsg)), ("GVBD", Some(&raw.gvbd)), ("HOCBONG", Some(&raw.hocbong)), ("TAPTHE", raw.tapthe.as_ref())];
    let lists = lists.into_iter().filter_map(|(code, rules)| Some((code, rules?)));
    lists.map(|(code, rules)| (code.to_owned(), list(reader, code, rules, &words))).collect()
}

/// The kinds of hardship in their order.
pub(super) fn hardships(reader: &mut Reader, words: &[Word]) -> Vec<String> {
    words.iter().map(|word| reader.required(word, "Hoàn cảnh")).collect()
}

struct Words<'a> {
    levels: Vec<&'a str>,
    prizes: Vec<&'a str>,
    results: Vec<&'a str>,
    holders: Vec<&'a str>,
    hardships: Vec<&'a str>,
    forms: &'a Forms,
}

fn choices<'a>(forms: &'a Forms, list: &str, column: &str) -> Vec<&'a str> {
    forms.choices(list, column).iter().map(|choice| choice.word.as_str()).collect()
}

fn list(reader: &mut Reader, code: &str, raw: &raw::AwardRules, words: &Words) -> AwardRules {
    let several = [("cao-nhat", SeveralPrizes::Highest), ("cong-don", SeveralPrizes::Sum)];
    AwardRules {
        several: reader.choose(&raw.nhieu_giai, "cách tính nhiều giải", &several).unwrap_or(SeveralPrizes::Highest),
        team: team(reader, code, raw),
        prizes: raw.muc.iter().filter_map(|row| prize(reader, row, words)).collect(),
        order: order(reader, &raw.thu_tu, &words.hardships),
        quota: quota(reader, raw, &words.hardships),
    }
}

/// Keys of an order; that of hardship needs the kinds of hardship.
pub(super) fn order(reader: &mut Reader, words: &[Word], hardships: &[&str]) -> Vec<OrderKey> {
    let key = |word: &Word| {
        let key = reader.choose(word, "cách xếp thứ tự", &ORDER)?;
        if key == OrderKey::Hardship && hardships.is_empty() {
            let advice = "Ghi ở đầu mục [khen_thuong], ví dụ hoan_canh = [\"Mồ côi\", \"Hộ nghèo\", \"Hộ cận nghèo\"].";
            reader.fault(word.span(), "Chưa có thứ tự các hoàn cảnh để xếp theo.", advice);
        }
        Some(key)
    };
    words.iter().filter_map(key).collect()
}

fn team(reader: &mut Reader, code: &str, raw: &raw::AwardRules) -> TeamPrize {
    let Some(way) = &raw.giai_dong_doi else { return TeamPrize::Each };
    if code != "HSG" {
        reader.fault(way.span(), "Chỉ danh sách HSG có giải đồng đội.", "Xóa dòng này.");
    }
    let shared = reader.choose(way, "cách tính giải đồng đội", &[("moi-em", false), ("chia-deu", true)]).unwrap_or(false);
    let known =
        raw.tu_dong_doi.iter().flatten().map(|word| reader.required(word, "Từ nhận ra giải đồng đội")).collect::<Vec<_>>();
    if shared && known.is_empty() {
        let advice = "Ghi tu_dong_doi = [\"đồng đội\", \"toàn đoàn\"]: dòng nào có một trong các từ ấy là giải đồng đội.";
        reader.fault(way.span(), "Chưa ghi từ nào để nhận ra giải đồng đội.", advice);
    }
    if shared { TeamPrize::Shared(known) } else { TeamPrize::Each }
}

fn prize(reader: &mut Reader, raw: &Spanned<raw::Prize>, words: &Words) -> Option<PrizeRow> {
    let row = raw.get_ref();
    let optional = |word: &Option<Word>| word.as_ref().map(|word| word.get_ref().clone()).unwrap_or_default();
    let several = |words: &[Word]| words.iter().map(|word| word.get_ref().clone()).collect::<Vec<String>>();
    let checks: [(&[Word], &str, &[&str]); 5] = [
        (row.cap.as_slice(), "cấp", &words.levels),
        (&row.giai, "giải", &words.prizes),
        (&row.hoan_canh, "hoàn cảnh", &words.hardships),
        (&row.ket_qua, "kết quả học tập", &words.results),
        (row.loai.as_slice(), "loại", &words.holders),
    ];
    for (written, what, known) in checks {
        for word in written {
            reader.known(word, what, known);
        }
    }
    let titles = row.dieu_kien.iter().map(|(item, wanted)| title(reader, item, wanted, words.forms)).collect();
    Some(PrizeRow {
        level: optional(&row.cap),
        prizes: several(&row.giai),
        hardships: several(&row.hoan_canh),
        results: several(&row.ket_qua),
        holder: optional(&row.loai),
        titles,
        amount: amount(reader, raw)?,
    })
}

fn amount(reader: &mut Reader, raw: &Spanned<raw::Prize>) -> Option<PrizeAmount> {
    let row = raw.get_ref();
    let proposed = row.theo_de_nghi.as_ref().is_some_and(|yes| *yes.get_ref());
    match (&row.tien, proposed, &row.toi_da) {
        (Some(amount), false, None) => Some(PrizeAmount::Fixed(reader.amount(amount))),
        (None, true, Some(limit)) => Some(PrizeAmount::AsProposed(reader.amount(limit))),
        _ => {
            let advice = "Ghi tien = 500_000, hoặc theo_de_nghi = true cùng với toi_da = 3_000_000.";
            reader.fault(raw.span(), "Dòng mức thưởng chưa rõ số tiền.", advice);
            None
        }
    }
}

/// An item that is chosen from words, and the words that one may have.
fn title(reader: &mut Reader, item: &Word, wanted: &[Word], forms: &Forms) -> (String, Vec<String>) {
    let all = || forms.all().flat_map(Form::items).filter(|item| item.rule.kind == ValueKind::Choice);
    let codes: Vec<&str> = all().map(|item| item.code.as_str()).collect();
    if reader.known(item, "chỉ tiêu chọn kết quả có mã", &codes) {
        let known = all().filter(|known| known.code == *item.get_ref()).flat_map(|known| &known.rule.choices);
        let known: Vec<&str> = known.map(|choice| choice.word.as_str()).collect();
        for word in wanted {
            reader.known(word, "kết quả", &known);
        }
    }
    (item.get_ref().clone(), wanted.iter().map(|word| text::tidy(word.get_ref()).to_string()).collect())
}
