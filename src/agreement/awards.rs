//! Award rules: prize table, several prizes, order.

use std::collections::BTreeMap;

use toml::Spanned;

use super::raw;
use super::reader::Reader;
use crate::form::Forms;
use crate::model::agreement::{AwardRules, OrderKey, PrizeAmount, PrizeRow, SeveralPrizes};

const ORDER: [(&str, OrderKey); 6] = [
    ("cap", OrderKey::Level),
    ("mon", OrderKey::Subject),
    ("giai", OrderKey::Prize),
    ("don-vi", OrderKey::Unit),
    ("ten", OrderKey::Name),
    ("muc-thuong", OrderKey::Amount),
];

/// Rules of the three lists. Levels and prizes are checked against the choices of the school form's HSG sheet.
pub(super) fn read(reader: &mut Reader, raw: &raw::Awards, forms: &Forms) -> BTreeMap<String, AwardRules> {
    let words = Words { levels: choices(forms, "cap"), prizes: choices(forms, "giai") };
    [("HSG", &raw.hsg), ("GVBD", &raw.gvbd), ("HOCBONG", &raw.hocbong)]
        .into_iter()
        .map(|(code, rules)| (code.to_owned(), list(reader, rules, &words)))
        .collect()
}

struct Words<'a> {
    levels: Vec<&'a str>,
    prizes: Vec<&'a str>,
}

fn choices<'a>(forms: &'a Forms, column: &str) -> Vec<&'a str> {
    forms.pupil_choices(column).iter().map(|choice| choice.word.as_str()).collect()
}

fn list(reader: &mut Reader, raw: &raw::AwardRules, words: &Words) -> AwardRules {
    let several = [("cao-nhat", SeveralPrizes::Highest), ("cong-don", SeveralPrizes::Sum)];
    AwardRules {
        several: reader.choose(&raw.nhieu_giai, "cách tính nhiều giải", &several).unwrap_or(SeveralPrizes::Highest),
        prizes: raw.muc.iter().filter_map(|row| prize(reader, row, words)).collect(),
        order: raw.thu_tu.iter().filter_map(|word| reader.choose(word, "cách xếp thứ tự", &ORDER)).collect(),
    }
}

fn prize(reader: &mut Reader, raw: &Spanned<raw::Prize>, words: &Words) -> Option<PrizeRow> {
    let row = raw.get_ref();
    if let Some(level) = &row.cap {
        reader.known(level, "cấp", &words.levels);
    }
    for word in &row.giai {
        reader.known(word, "giải", &words.prizes);
    }
    let proposed = row.theo_de_nghi.as_ref().is_some_and(|yes| *yes.get_ref());
    let amount = match (&row.tien, proposed, &row.toi_da) {
        (Some(amount), false, None) => PrizeAmount::Fixed(reader.amount(amount)),
        (None, true, Some(limit)) => PrizeAmount::AsProposed(reader.amount(limit)),
        _ => {
            let advice = "Ghi tien = 500_000, hoặc theo_de_nghi = true cùng với toi_da = 3_000_000.";
            reader.fault(raw.span(), "Dòng mức thưởng chưa rõ số tiền.", advice);
            return None;
        }
    };
    Some(PrizeRow {
        level: row.cap.as_ref().map(|word| word.get_ref().clone()).unwrap_or_default(),
        prizes: row.giai.iter().map(|word| word.get_ref().clone()).collect(),
        amount,
    })
}
