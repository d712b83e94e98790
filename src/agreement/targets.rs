//! Targets and their formulas, checked against the forms they take figures from.

use std::ops::Range;

use toml::Spanned;

use super::raw::{self, Items, Word};
use super::reader::Reader;
use super::threshold;
use crate::form::Forms;
use crate::model::agreement::{Direction, Formula, Target, Threshold};
use crate::model::form::Item;
use crate::model::unit::UnitKind;
use crate::model::value::ValueKind;

/// Checks all targets; those at fault are left out, their faults noted.
pub(super) fn read(reader: &mut Reader, raw: &[raw::Target], forms: &Forms) -> Vec<Target> {
    let mut seen: Vec<&str> = Vec::new();
    let mut targets = Vec::new();
    for target in raw {
        let code = target.ma.get_ref();
        if seen.contains(&code.as_str()) {
            reader.fault(target.ma.span(), format!("Mã mục tiêu “{code}” đã dùng ở trên."), "Đặt mã khác.");
        }
        seen.push(code);
        targets.extend(one(reader, target, forms));
    }
    targets
}

fn one(reader: &mut Reader, raw: &raw::Target, forms: &Forms) -> Option<Target> {
    let kinds = kinds(reader, &raw.loai);
    let numerator = formula(reader, &raw.tu_so, &kinds, forms);
    let denominator = formula(reader, &raw.mau_so, &kinds, forms);
    let direction = reader.choose(
        &raw.so_sanh,
        "phép so sánh",
        &[(">=", Direction::AtLeast), ("=", Direction::Exactly), ("<=", Direction::AtMost)],
    );
    let limit = threshold::parse(raw.nguong.get_ref());
    if limit.is_none() {
        let message = format!("Không hiểu ngưỡng “{}”.", raw.nguong.get_ref());
        reader.fault(raw.nguong.span(), message, "Viết phần trăm như \"85%\" hoặc số tiền như \"32.000 đồng\".");
    }
    let name = reader.required(&raw.ten, "Tên mục tiêu");
    let deadline = reader.date(&raw.han);
    let (limit, unit) = limit?;
    Some(Target {
        code: raw.ma.get_ref().clone(),
        name,
        kinds,
        each_unit: *raw.tung_don_vi.get_ref(),
        numerator: numerator?,
        denominator: denominator?,
        threshold: Threshold { direction: direction?, limit, unit },
        numerator_label: raw.tu_so.get_ref().goi_la.clone(),
        denominator_label: raw.mau_so.get_ref().goi_la.clone(),
        measure: raw.don_vi_tinh.clone(),
        deadline,
        clause: raw.dieu_khoan.clone(),
    })
}

fn kinds(reader: &mut Reader, words: &Spanned<Vec<Word>>) -> Vec<UnitKind> {
    if words.get_ref().is_empty() {
        reader.fault(words.span(), "Mục tiêu chưa ghi loại đơn vị nào.", "Ghi [\"truong\"], [\"xa-phuong\"] hoặc [\"co-quan\"].");
    }
    let choices = UnitKind::ALL.map(|kind| (kind.code(), kind));
    words.get_ref().iter().filter_map(|word| reader.choose(word, "loại đơn vị", &choices)).collect()
}

fn formula(reader: &mut Reader, raw: &Spanned<raw::Formula>, kinds: &[UnitKind], forms: &Forms) -> Option<Formula> {
    let span = raw.span();
    let raw = raw.get_ref();
    let source = Source { forms, kinds };
    match (&raw.cong, &raw.dem) {
        (Some(words), None) if raw.la.is_none() && raw.tu.is_none() && raw.den.is_none() => sum(reader, words, &source),
        (None, Some(items)) => count(reader, raw, items, span, &source),
        _ => {
            reader.fault(span, "Cách tính phải có đúng một trong hai: cong hoặc dem.", "Xem lời giải thích ở đầu mục MỤC TIÊU.");
            None
        }
    }
}

struct Source<'a> {
    forms: &'a Forms,
    kinds: &'a [UnitKind],
}

impl<'a> Source<'a> {
    /// All items with this code in the forms of the kinds, one a form.
    fn items(&self, code: &str) -> Vec<&'a Item> {
        self.all().filter(|item| item.code == code).collect()
    }

    fn all(&self) -> impl Iterator<Item = &'a Item> {
        self.kinds.iter().flat_map(|kind| self.forms.get(*kind).items())
    }

    fn codes(&self, kind: impl Fn(ValueKind) -> bool) -> Vec<&'a str> {
        self.all().filter(|item| kind(item.rule.kind)).map(|item| item.code.as_str()).collect()
    }
}

fn sum(reader: &mut Reader, words: &Spanned<Vec<Word>>, source: &Source) -> Option<Formula> {
    if words.get_ref().is_empty() {
        reader.fault(words.span(), "Phép cộng chưa có chỉ tiêu nào.", "Ghi mã chỉ tiêu vào giữa [ và ].");
        return None;
    }
    let mut good = true;
    for word in words.get_ref() {
        let items = source.items(word.get_ref());
        let codes = source.codes(|kind| matches!(kind, ValueKind::Count | ValueKind::Money));
        if items.is_empty() || items.iter().any(|item| !matches!(item.rule.kind, ValueKind::Count | ValueKind::Money)) {
            reader.unknown(word, "chỉ tiêu bằng số có mã", &codes);
            good = false;
        }
    }
    good.then(|| Formula::Sum(words.get_ref().iter().map(|word| word.get_ref().clone()).collect()))
}

fn count(
    reader: &mut Reader,
    raw: &raw::Formula,
    items: &Spanned<Items>,
    span: Range<usize>,
    source: &Source,
) -> Option<Formula> {
    let codes = match items.get_ref() {
        Items::One(code) if code == "don-vi" && raw.la.is_none() && raw.tu.is_none() => return Some(Formula::Units),
        Items::One(code) => vec![code.clone()],
        Items::Several(codes) => codes.clone(),
    };
    let kind = match (&raw.la, raw.tu.is_some() || raw.den.is_some()) {
        (None, false) => ValueKind::YesNo,
        (Some(_), false) => ValueKind::Choice,
        _ => ValueKind::Date,
    };
    for code in &codes {
        if !source.items(code).iter().any(|item| item.rule.kind == kind) {
            let word = Word::new(items.span(), code.clone());
            reader.unknown(&word, kind_words(kind), &source.codes(|other| other == kind));
            return None;
        }
    }
    match (kind, &raw.la, codes.as_slice()) {
        (ValueKind::YesNo, _, [code]) => Some(Formula::CountYes(code.clone())),
        (ValueKind::Choice, Some(words), [code]) => among(reader, code, words, source),
        (ValueKind::Date, None, _) => {
            let from = reader.required_date(raw.tu.as_ref(), span.clone(), "ngày đầu (tu)");
            let to = reader.required_date(raw.den.as_ref(), span.clone(), "ngày cuối (den)");
            let (from, to) = (from?, to?);
            if from > to {
                reader.fault(span, "Ngày đầu đứng sau ngày cuối.", "Đổi chỗ hai ngày.");
            }
            Some(Formula::CountWithin(codes, from, to))
        }
        _ => {
            reader.fault(span, "Cách đếm này chỉ dùng được với một mã.", "Xem lời giải thích ở đầu mục MỤC TIÊU.");
            None
        }
    }
}

fn among(reader: &mut Reader, code: &str, words: &[Word], source: &Source) -> Option<Formula> {
    let choices: Vec<&str> =
        source.items(code).iter().flat_map(|item| &item.rule.choices).map(|choice| choice.word.as_str()).collect();
    let good = words.iter().filter(|word| !reader.known(word, "kết quả", &choices)).count() == 0;
    good.then(|| Formula::CountAmong(code.to_owned(), words.iter().map(|word| word.get_ref().clone()).collect()))
}

fn kind_words(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::YesNo => "chỉ tiêu Có/Không có mã",
        ValueKind::Choice => "chỉ tiêu chọn kết quả có mã",
        _ => "chỉ tiêu ngày tháng có mã",
    }
}
