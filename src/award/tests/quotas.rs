//! Lists that are cut, prizes that are shared, and who is told why.

use super::{ORDER, list, prize, pupil, pupil_prizes, rules, scholar};
use crate::model::award::AwardList;
use crate::model::award_rules::{AwardRules, OrderKey, PrizeAmount, Quota, SeveralPrizes, TeamPrize, Ties};
use crate::model::submission::Field;

fn cut(of_unit: Option<usize>, in_all: Option<usize>, ties: Ties) -> AwardRules {
    let order = vec![OrderKey::Level, OrderKey::Prize];
    let quota = Quota { of_unit, in_all, order, ties, reserve: 2 };
    AwardRules { quota: Some(quota), ..rules(SeveralPrizes::Highest, pupil_prizes(), &ORDER) }
}

fn names(list: &AwardList) -> Vec<&str> {
    list.awards.iter().map(|award| award.name.as_str()).collect()
}

/// Two schools: one with a first, three equal seconds and a third, the other with a second.
fn schools() -> [(usize, Vec<Vec<Field<'static>>>); 2] {
    let of_city = |name, born, prize| pupil(name, born, "Toán", "thành phố", prize);
    let first = vec![
        of_city("Lê Ba", 1, "Ba"),
        of_city("Lê Ân", 2, "Nhì"),
        of_city("Lê An", 3, "Nhì"),
        of_city("Lê Bình", 4, "Nhì"),
        of_city("Lê Nhất", 5, "Nhất"),
    ];
    [(0, first), (2, vec![of_city("Vũ Nhì", 6, "Nhì")])]
}

fn reasons(list: &AwardList) -> Vec<(Option<usize>, &str, &str)> {
    list.not_awarded.iter().map(|left| (left.reserve, left.award.name.as_str(), left.reason.as_str())).collect()
}

#[test]
fn a_tie_at_the_quota_of_a_unit_is_taken_whole_if_the_agreement_says_so() {
    let list = list(0, cut(Some(2), None, Ties::All), &schools());
    assert_eq!(names(&list), ["Lê Nhất", "Lê An", "Lê Ân", "Lê Bình", "Vũ Nhì"]);
    assert_eq!(list.notes, ["Đơn vị 0: 3 em đồng hạng ở chỗ thứ 2, lấy hết nên có 4 em."]);
    assert_eq!(list.awards[1].reason, "Mức cho cấp Thành phố, giải Nhì hoặc HCB; đồng hạng ở chỗ cuối của đơn vị, lấy hết");
    assert_eq!(list.awards[0].reason, "Mức cho cấp Thành phố, giải Nhất hoặc HCV");
    assert_eq!(reasons(&list), [(Some(1), "Lê Ba", "Quá số lượng 2 em của đơn vị")]);
    assert_eq!((list.unawarded[0].reason.as_str(), list.unawarded[0].count), ("Quá số lượng của đơn vị", 1));
}

#[test]
fn a_tie_at_the_quota_of_the_list_is_left_out_whole_if_the_agreement_says_so() {
    let list = list(0, cut(None, Some(3), Ties::None), &schools());
    assert_eq!(names(&list), ["Lê Nhất"]);
    assert_eq!(list.notes, ["Cả danh sách: 4 em đồng hạng ở chỗ thứ 3, không lấy ai nên chỉ có 1 em."]);
    let tied = "Quá số lượng 3 em của cả danh sách: đồng hạng ở chỗ cuối, không lấy ai";
    // The reserve ends after two, but four are tied there; the list's order numbers them.
    assert_eq!(
        reasons(&list),
        [
            (Some(1), "Lê An", tied),
            (Some(2), "Lê Ân", tied),
            (Some(3), "Lê Bình", tied),
            (Some(4), "Vũ Nhì", tied),
            (None, "Lê Ba", "Quá số lượng 3 em của cả danh sách"),
        ]
    );
    assert_eq!(list.not_awarded[0].award.amount, 130_000, "what a reserve would be paid");
}

#[test]
fn a_tie_that_the_list_order_breaks_is_told_on_both_sides() {
    let list = list(0, cut(None, Some(3), Ties::ListOrder), &schools());
    assert_eq!(names(&list), ["Lê Nhất", "Lê An", "Lê Ân"]);
    assert_eq!(list.notes, ["Cả danh sách: 4 em đồng hạng ở chỗ thứ 3, chọn theo thứ tự danh sách."]);
    assert!(list.awards[2].reason.ends_with("đồng hạng ở chỗ cuối của cả danh sách, chọn theo thứ tự danh sách"));
    assert_eq!(reasons(&list)[0].2, "Quá số lượng 3 em của cả danh sách: đồng hạng ở chỗ cuối, xếp sau theo thứ tự danh sách");
}

#[test]
fn a_quota_without_a_tie_cuts_units_first_and_then_the_list() {
    let list = list(0, cut(Some(1), Some(1), Ties::None), &schools());
    assert_eq!(names(&list), ["Lê Nhất"]);
    assert!(list.notes.is_empty());
    let reasons = reasons(&list);
    assert_eq!(reasons.len(), 5);
    assert!(reasons.contains(&(None, "Lê Ba", "Quá số lượng 1 em của đơn vị")));
    assert!(reasons.iter().any(|(_, name, why)| *name == "Vũ Nhì" && *why == "Quá số lượng 1 em của cả danh sách"));
    let counted: usize = list.unawarded.iter().map(|row| row.count).sum();
    assert_eq!(counted, 5);
}

#[test]
fn four_prizes_of_one_pupil_take_one_place_and_leave_none_unexplained() {
    let four = || {
        vec![
            pupil("Lê An", 1, "Toán", "thành phố", "Nhì"),
            pupil("Lê An", 1, "Tin học", "tỉnh", "Ba"),
            pupil("Lê An", 1, "Âm nhạc", "quốc gia", "HCĐ"),
            pupil("Lê An", 1, "", "thành phố", "Nhất"),
            pupil("Lê Bình", 2, "Toán", "thành phố", "Ba"),
        ]
    };
    let highest = list(0, cut(Some(2), None, Ties::None), &[(0, four())]);
    assert_eq!(names(&highest), ["Lê An", "Lê Bình"]);
    let an = &highest.awards[0];
    assert_eq!((an.amount, an.other_places.len()), (720_000, 3));
    assert_eq!(an.reason, "Mức cho cấp quốc gia, giải Ba hoặc HCĐ; mức cao nhất trong 4 giải");
    assert_eq!(
        an.merit,
        "Huy chương Đồng môn Âm nhạc, cấp quốc gia; Giải Ba môn Tin học, cấp tỉnh; Giải Nhất Hội thi, cấp thành phố; Giải Nhì môn Toán, cấp thành phố"
    );
    let sum = list(0, AwardRules { several: SeveralPrizes::Sum, ..cut(None, Some(1), Ties::None) }, &[(0, four())]);
    assert_eq!((sum.awards[0].amount, names(&sum)), (130_000 + 320_000 + 720_000 + 140_000, vec!["Lê An"]));
    assert!(sum.awards[0].reason.ends_with("; cộng 4 giải"), "{}", sum.awards[0].reason);
    // Whoever the quota leaves out has every row counted.
    let none = list(0, AwardRules { several: SeveralPrizes::Sum, ..cut(None, Some(1), Ties::None) }, &[(0, four()), (1, four())]);
    assert_eq!(none.awards.len(), 0, "the two are tied for one place");
    assert_eq!(none.unawarded.iter().map(|row| row.count).sum::<usize>(), 10);
}

#[test]
fn a_team_shares_its_prize_and_the_parts_add_up() {
    use Field::Text;
    let member = |name, born, note| {
        let mut row = pupil(name, born, "Cờ vua", "thành phố", "Nhất");
        row[8] = Text(note);
        row
    };
    let rows = || {
        vec![
            member("Lê Cúc", 1, "Đồng đội nữ"),
            member("Lê An", 2, "đồng đội nữ"),
            member("Lê Bình", 3, "Đồng đội nữ"),
            member("Vũ Đạt", 4, "ĐỒNG ĐỘI nam"),
            pupil("Vũ Em", 5, "Cờ vua", "thành phố", "Nhất"),
        ]
    };
    let shared = TeamPrize::Shared(vec!["đồng đội".into()]);
    let shared =
        list(0, AwardRules { team: shared, ..rules(SeveralPrizes::Highest, pupil_prizes(), &[OrderKey::Name]) }, &[(0, rows())]);
    let paid: Vec<_> = shared.awards.iter().map(|award| (award.name.as_str(), award.amount)).collect();
    assert_eq!(paid, [("Lê An", 47_000), ("Lê Bình", 47_000), ("Lê Cúc", 46_000), ("Vũ Đạt", 140_000), ("Vũ Em", 140_000)]);
    assert_eq!(
        shared.awards[0].reason,
        "Mức cho cấp Thành phố, giải Nhất hoặc HCV; một phần giải đồng đội 140.000 đồng của 3 em"
    );
    assert!(shared.awards[3].reason.ends_with("một phần giải đồng đội 140.000 đồng của 1 em"));
    let each = list(0, rules(SeveralPrizes::Highest, pupil_prizes(), &[OrderKey::Name]), &[(0, rows())]);
    assert!(each.awards.iter().all(|award| award.amount == 140_000));
}

#[test]
fn scholarships_go_by_hardship_and_result_and_the_rest_is_on_the_reserve_list() {
    use Field::{Missing, Text};
    let of = |name, hardship, result| {
        let mut row = scholar(name, "", Missing);
        (row[4], row[6]) = (Text(hardship), Text(result));
        row
    };
    let rows = vec![
        of("Ngô An", "Hộ cận nghèo", "Giỏi"),
        of("Ngô Bình", "Hộ nghèo", "Khá"),
        of("Ngô Chi", "mồ côi cha", "Đạt"),
        of("Ngô Dũng", "Hộ nghèo, mồ côi mẹ", "Giỏi"),
        of("Ngô Em", "Gia đình đông con", "Giỏi"),
    ];
    let order = vec![OrderKey::Hardship, OrderKey::Name];
    let quota = Quota { of_unit: Some(3), in_all: None, order: order.clone(), ties: Ties::None, reserve: 1 };
    let rules =
        AwardRules { quota: Some(quota), ..rules(SeveralPrizes::Highest, vec![prize("", &[], PrizeAmount::Fixed(9))], &order) };
    let list = list(2, rules, &[(0, rows)]);
    assert_eq!(names(&list), ["Ngô Chi", "Ngô Dũng", "Ngô Bình"]);
    assert_eq!(list.awards[0].reason, "Mức cho mọi trường hợp");
    let over = "Quá số lượng 3 em của đơn vị";
    assert_eq!(reasons(&list), [(Some(1), "Ngô An", over), (None, "Ngô Em", over)]);
}

#[test]
fn two_thousand_are_cut_to_the_quota_the_same_from_any_order_of_files() {
    let school = |unit: usize| {
        let rows = (0..500_u32).map(|number| {
            let names = ["Lê An", "Lê Ân", "Trần Bảo", "Đỗ Ước"];
            let name: &'static str = names[usize::try_from(number).unwrap() % 4];
            pupil(name, number % 28 + 1, ["Toán", "Ngữ văn", "Tin học"][usize::try_from(number / 4).unwrap() % 3], "tỉnh", "Nhất")
        });
        (unit, rows.collect::<Vec<_>>())
    };
    let rules = || AwardRules { several: SeveralPrizes::Sum, ..cut(Some(25), Some(90), Ties::ListOrder) };
    let forward = list(0, rules(), &[0, 1, 2, 3].map(school));
    let backward = list(0, rules(), &[2, 3, 0, 1].map(school));
    assert_eq!(forward.awards.len(), 90);
    assert_eq!(
        (&forward.awards, &forward.not_awarded, &forward.notes),
        (&backward.awards, &backward.not_awarded, &backward.notes)
    );
    let rows = |list: &AwardList| list.awards.iter().map(|award| 1 + award.other_places.len()).sum::<usize>();
    assert_eq!(rows(&forward) + forward.unawarded.iter().map(|row| row.count).sum::<usize>(), 2_000);
    assert_eq!(forward.awards[89].serial, "HSG-0090");
}

#[test]
fn a_list_of_nobody_needs_no_quota() {
    let list = list(0, cut(Some(1), Some(1), Ties::All), &[]);
    assert!(list.awards.is_empty() && list.not_awarded.is_empty() && list.notes.is_empty());
}
