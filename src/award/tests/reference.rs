//! The built-in forms and the reference agreement together: their words and column codes must meet.

use std::sync::Arc;

use crate::agreement::{Known, REFERENCE, load};
use crate::award::decide;
use crate::form::Forms;
use crate::judge::{accept, fixture};
use crate::model::agreement::Agreement;
use crate::model::submission::{Field, NominationSheet};
use crate::model::unit::UnitKind;

/// Rows of one list, each as column codes with their fields.
fn sheet(forms: &Forms, code: &str, rows: &[Vec<(&str, Field<'_>)>]) -> NominationSheet {
    let form = forms.get(UnitKind::School);
    let list = form.list_position(code).unwrap();
    let columns = &form.lists[list].columns;
    let mut sheet = NominationSheet::new(list, "a.xlsx".into(), code.into(), (0..40).map(Some).take(columns.len()).collect());
    for (row, fields) in (4..).zip(rows) {
        let field = |code: &str| fields.iter().find(|(of, _)| *of == code).map_or(Field::Missing, |(_, field)| *field);
        assert!(fields.iter().all(|(code, _)| form.lists[list].column_position(code).is_some()));
        sheet.push(row, columns.iter().map(|column| field(&column.code)));
    }
    sheet
}

fn year() -> (Forms, Agreement) {
    let forms = Forms::built_in().unwrap();
    let known = Known { forms: &forms, documents: &crate::compose::BUILT_IN.map(|(name, ..)| name), codes: &[] };
    let agreement = load("thoa-thuan.toml", &Arc::from(REFERENCE), known).unwrap();
    (forms, agreement)
}

#[test]
fn every_level_of_the_forms_is_paid_as_the_reference_agreement_says() {
    use Field::{Integer, Text};
    let (forms, agreement) = year();
    let levels = ["thành phố", "tỉnh", "khu vực", "quốc gia", "quốc tế", "trường"];
    let prizes = ["Nhất", "HCĐ", "Khuyến khích", "Nhì", "HCV", "Nhất"];
    let pupils: Vec<_> = levels
        .iter()
        .zip(prizes)
        .map(|(level, prize)| vec![("ho_ten", Text(level)), ("cap", Text(level)), ("giai", Text(prize))])
        .collect();
    let counts = ["so_hs_thanh_pho", "so_hs_tinh", "so_hs_khu_vuc", "so_hs_quoc_gia", "so_hs_quoc_te", "so_hs_truong"];
    let teachers: Vec<_> = counts.iter().map(|code| vec![("ho_ten", Text(code)), (*code, Integer(2))]).collect();
    let scholars = vec![vec![("ho_ten", Text("Lê An"))]];

    let mut submission = fixture::submission("a.xlsx", UnitKind::School, 0, &[]);
    submission.lists.push(sheet(&forms, "HSG", &pupils));
    submission.lists.push(sheet(&forms, "GVBD", &teachers));
    submission.lists.push(sheet(&forms, "HOCBONG", &scholars));
    let units = fixture::units(&[(UnitKind::School, None)]);
    let dataset = accept(vec![submission], &[], &units, &agreement);
    let lists = decide(&dataset, &units, &forms, &agreement).lists;

    let amounts = |list: usize| lists[list].awards.iter().map(|award| award.amount / 1_000).collect::<Vec<_>>();
    assert_eq!(amounts(0), [10_000, 2_500, 800, 600, 500]);
    assert_eq!(amounts(1), [5_000, 2_000, 1_200, 1_000, 500]);
    assert_eq!(amounts(2), [1_000]);
    let names = |list: usize| lists[list].awards.iter().map(|award| award.level.as_str()).collect::<Vec<_>>();
    assert_eq!(names(0), ["quốc tế", "quốc gia", "khu vực", "tỉnh", "thành phố"]);
    assert_eq!(names(1), names(0));
    assert_eq!(lists[0].unawarded.len() + lists[1].unawarded.len(), 2);
}
