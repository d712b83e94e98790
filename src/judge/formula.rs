//! Numerators and denominators of targets, bound to the items of a form.

use chrono::NaiveDate;

use crate::model::agreement::Formula;
use crate::model::form::Form;
use crate::model::submission::{Reading, Submission};
use crate::model::value::Value;
use crate::vietnamese::text::fold;

/// A formula whose item codes have become positions in one form. An item the form lacks adds nothing: a target over
/// several kinds of unit names items of each.
#[derive(Clone, Debug)]
pub enum Bound {
    /// Sum of items.
    Sum(Vec<usize>),
    /// 1 for the unit.
    Unit,
    /// 1 if any of the items is yes.
    Yes(Vec<usize>),
    /// 1 if any of the items is one of the folded words.
    Among(Vec<usize>, Vec<String>),
    /// 1 if any of the items is a date in the span, ends included.
    Within(Vec<usize>, NaiveDate, NaiveDate),
}

impl Bound {
    /// Binds a formula to a form.
    #[must_use]
    pub fn new(formula: &Formula, form: &Form) -> Self {
        let positions = |codes: &[String]| codes.iter().filter_map(|code| form.item_position(code)).collect();
        match formula {
            Formula::Sum(codes) => Self::Sum(positions(codes)),
            Formula::Units => Self::Unit,
            Formula::CountYes(code) => Self::Yes(positions(std::slice::from_ref(code))),
            Formula::CountAmong(code, words) => {
                Self::Among(positions(std::slice::from_ref(code)), words.iter().map(|word| fold(word)).collect())
            }
            Formula::CountWithin(codes, from, to) => Self::Within(positions(codes), *from, *to),
        }
    }

    /// What one submission adds. Items without a value add nothing: required ones have it, or the submission is held out.
    #[must_use]
    pub fn of(&self, submission: &Submission) -> i128 {
        let value = |item: &usize| match submission.items.get(*item).map(|entry| &entry.reading) {
            Some(Reading::Value(value)) => Some(value),
            _ => None,
        };
        let any = |items: &[usize], test: &dyn Fn(&Value) -> bool| i128::from(items.iter().filter_map(value).any(test));
        match self {
            Self::Sum(items) => items.iter().filter_map(value).filter_map(Value::integer).map(i128::from).sum(),
            Self::Unit => 1,
            Self::Yes(items) => any(items, &|value| *value == Value::YesNo(true)),
            Self::Among(items, words) => any(items, &|value| matches!(value, Value::Text(text) if words.contains(&fold(text)))),
            Self::Within(items, from, to) => {
                any(items, &|value| matches!(value, Value::Date(date) if (from..=to).contains(&date)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::fixture::{self, day};
    use crate::model::unit::UnitKind;

    fn of(formula: &Formula, values: &[Option<Value>]) -> i128 {
        let form = fixture::forms();
        Bound::new(formula, form.get(UnitKind::School)).of(&fixture::submission("a", UnitKind::School, 0, values))
    }

    #[test]
    fn a_sum_adds_its_items_and_leaves_blanks_out() {
        let sum = Formula::Sum(vec!["cbgv".into(), "hv_cbgv".into(), "khong_co".into()]);
        let values = [Some(Value::YesNo(true)), Some(Value::Integer(i64::MAX)), Some(Value::Integer(i64::MAX))];
        assert_eq!(of(&sum, &values), 2 * i128::from(i64::MAX));
        assert_eq!(of(&sum, &values[..2]), i128::from(i64::MAX));
        assert_eq!(of(&Formula::Units, &[]), 1);
    }

    #[test]
    fn yes_and_words_are_counted_once() {
        let yes = Formula::CountYes("co_chi_hoi".into());
        assert_eq!(of(&yes, &[Some(Value::YesNo(true))]), 1);
        assert_eq!(of(&yes, &[Some(Value::YesNo(false))]), 0);
        let ranks = Formula::CountAmong("dvht_xep_loai".into(), vec!["Khá".into(), "trung bình".into()]);
        let rank = |word: &str| of(&ranks, &[None, None, None, None, None, None, Some(Value::Text(word.into()))]);
        assert_eq!([rank("Khá"), rank("Trung bình"), rank("Tốt"), rank("")], [1, 1, 0, 0]);
    }

    #[test]
    fn both_ends_of_a_span_of_dates_are_inside() {
        let items = vec!["cdht_xa_ngay_kiem_tra".into(), "dvht_ngay_kiem_tra".into()];
        let span = Formula::CountWithin(items, day(2024, 12, 1), day(2024, 12, 15));
        let on = |date| of(&span, &[None, None, None, None, None, None, None, None, Some(Value::Date(date))]);
        let days = [day(2024, 11, 30), day(2024, 12, 1), day(2024, 12, 15), day(2024, 12, 16), day(2023, 12, 5)];
        assert_eq!(days.map(on), [0, 1, 1, 0, 0]);
    }
}
