//! The built-in forms and the reference agreement together: their words and column codes must meet.

use std::sync::Arc;

use crate::agreement::{Known, REFERENCE, load};
use crate::award::decide;
use crate::form::Forms;
use crate::judge::{accept, fixture};
use crate::model::agreement::Agreement;
use crate::model::submission::{Field, ItemEntry, NominationSheet, Reading};
use crate::model::unit::UnitKind;
use crate::model::value::Value;

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
    agreed(REFERENCE)
}

fn agreed(text: &str) -> (Forms, Agreement) {
    let forms = Forms::built_in().unwrap();
    let known = Known { forms: &forms, documents: &crate::compose::BUILT_IN.map(|(name, ..)| name), codes: &[] };
    let agreement = load("thoa-thuan.toml", &Arc::from(text), known).unwrap();
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

/// The reference agreement with the lines about a list taken in that stand there behind `# `.
fn with_lines_of(list: &str) -> String {
    let (head, rest) = REFERENCE.split_once(&format!("# [khen_thuong.{list}]")).unwrap();
    let (lines, rest) = rest.split_once("\n\n").unwrap();
    format!("{head}[khen_thuong.{list}]{}\n\n{rest}", lines.replace("\n# ", "\n"))
}

#[test]
fn collectives_are_awarded_by_the_title_of_their_unit_and_persons_without() {
    use Field::Text;
    let (forms, agreement) = agreed(&with_lines_of("TAPTHE"));
    let rows = |name| {
        vec![
            vec![("ten", Text("Lê An")), ("loai", Text("Cá nhân")), ("thanh_tich", Text("Vận động quỹ"))],
            vec![("ten", Text(name)), ("loai", Text("Tập thể")), ("thanh_tich", Text("Chi hội mạnh"))],
        ]
    };
    let sent = |unit: usize, name, rank: &str| {
        let mut submission = fixture::submission(&format!("{unit}.xlsx"), UnitKind::School, unit, &[]);
        let position = forms.get(UnitKind::School).items().position(|item| item.code == "dvht_xep_loai").unwrap();
        submission.items.resize_with(position + 1, || ItemEntry {
            place: crate::model::place::Place::file(&"a.xlsx".into()),
            reading: Reading::Missing,
        });
        submission.items[position].reading = Reading::Value(Value::Text(rank.into()));
        submission.lists.push(sheet(&forms, "TAPTHE", &rows(name)));
        submission
    };
    let units = fixture::units(&[(UnitKind::School, None); 2]);
    let sent = vec![sent(0, "Chi hội Một", "Trung bình"), sent(1, "Chi hội Hai", "Khá")];
    let lists = decide(&accept(sent, &[], &units, &agreement), &units, &forms, &agreement).lists;
    let awarded: Vec<_> =
        lists[3].awards.iter().map(|award| (award.serial.as_str(), award.name.as_str(), award.amount)).collect();
    assert_eq!(
        awarded,
        [("TAPTHE-0001", "Chi hội Hai", 1_000_000), ("TAPTHE-0002", "Lê An", 500_000), ("TAPTHE-0003", "Lê An", 500_000)]
    );
    let hai = &lists[3].awards[0];
    assert_eq!((hai.holder.as_str(), hai.merit.as_str()), ("Tập thể", "Chi hội mạnh"));
    assert_eq!(hai.reason, "Mức cho Tập thể, đơn vị đạt danh hiệu");
    assert_eq!(lists[3].not_awarded[0].award.name, "Chi hội Một");
    assert_eq!(lists[3].not_awarded[0].reason, "Đơn vị chưa đạt danh hiệu mà mức thưởng đòi hỏi");
}

#[test]
fn an_agreement_that_says_nothing_of_collectives_names_them_as_not_awarded() {
    let (forms, agreement) = year();
    let mut submission = fixture::submission("a.xlsx", UnitKind::School, 0, &[]);
    submission.lists.push(sheet(
        &forms,
        "TAPTHE",
        &[vec![("ten", Field::Text("Chi hội Một")), ("loai", Field::Text("Tập thể"))]],
    ));
    let units = fixture::units(&[(UnitKind::School, None)]);
    let lists = decide(&accept(vec![submission], &[], &units, &agreement), &units, &forms, &agreement).lists;
    assert!(lists[3].awards.is_empty());
    assert_eq!(lists[3].not_awarded[0].reason, "Bảng mức thưởng không có mức cho trường hợp này");
}
