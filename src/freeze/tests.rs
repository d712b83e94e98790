//! A set written, read back and held against another.

use super::*;
use crate::award;
use crate::compose::year::Year;
use crate::model::award::{Award, AwardList, Frozen};

fn frozen(year: &Year) -> Frozen {
    Frozen { number: 3, file: "chot/bo-003.json".into(), coverage: coverage(&year.dataset, &year.units) }
}

/// What is told after the awards of the small year were frozen and then changed.
fn told(change: impl Fn(&mut Vec<AwardList>)) -> Vec<String> {
    let year = Year::new();
    let mut lists = year.awards.lists.clone();
    change(&mut lists);
    let now = award::number(lists);
    let found = differences(&year.awards, &now, &year.dataset, &year.units);
    assert!(found.iter().all(|finding| finding.code == "KT-01" && finding.unit.as_deref() == Some("TH01")));
    found.into_iter().map(|finding| finding.message).collect()
}

#[test]
fn a_set_comes_back_as_it_was_written() {
    let year = Year::new();
    let frozen = frozen(&year);
    let text = write(&year.awards, &frozen, 2024).unwrap();
    assert_eq!(text, write(&year.awards, &frozen, 2024).unwrap());
    let read = read("chot/bo-003.json", 3, &text, 2024, &year.units).unwrap();
    assert_eq!((&read.lists, &read.code, read.frozen.as_ref()), (&year.awards.lists, &year.awards.code, Some(&frozen)));
    assert!(is_same(&read, &year.awards, &frozen.coverage));
    assert!(!is_same(&read, &year.awards, &[]));
    assert_eq!(frozen.coverage.iter().map(|kind| (kind.valid, kind.expected)).collect::<Vec<_>>(), [(1, 3), (1, 1), (1, 1)]);
}

#[test]
fn what_was_not_written_so_is_refused() {
    let year = Year::new();
    let text = write(&year.awards, &frozen(&year), 2024).unwrap();
    let refused = |number, text: &str, of| read("chot/bo-003.json", number, text, of, &year.units).unwrap_err().to_string();
    assert!(refused(3, &text.replace("305000", "306000"), 2024).contains("không khớp mã kiểm tra"));
    assert!(refused(3, &text.replace("Lê Bình", "Lê Binh"), 2024).contains("không khớp mã kiểm tra"));
    assert!(refused(3, &text.replace("\"nam\"", "\"năm\""), 2024).contains("hỏng hoặc đã bị sửa"));
    assert!(refused(3, &text, 2025).contains("tệp là của năm 2024, thỏa thuận là của năm 2025"));
    assert!(refused(4, &text, 2024).contains("lần chốt 3, tên tệp là của lần 4"));
    // Line ends that a mail program changed do not change what it says.
    assert!(read("chot/bo-003.json", 3, &text.replace('\n', "\r\n"), 2024, &year.units).is_ok());
}

#[test]
fn file_names_are_numbered() {
    assert_eq!((name(1), name(1_000)), ("bo-001.json".into(), "bo-1000.json".into()));
    assert_eq!((number("bo-001.json"), number("bo-1000.json")), (Some(1), Some(1_000)));
    for other in ["bo-1.json", "bo-0001.json", "bo-001.json.bak", "bo-.json", "Bo-001.json"] {
        assert_eq!(number(other), None, "{other}");
    }
}

#[test]
fn what_changed_in_an_award_is_told_once_with_both_sides() {
    assert!(told(|_| ()).is_empty());
    assert_eq!(
        told(|lists| lists[0].awards[1].name = "Lê Bính".into()),
        ["HSG-0002: họ tên đã chốt là “Lê Bình”, theo số liệu là “Lê Bính”."]
    );
    // The spelling of the tone is another, the person is not.
    assert_eq!(
        told(|lists| (lists[0].awards[1].name, lists[0].awards[1].amount) = ("LÊ BÌNH".into(), 400_000)),
        [
            "HSG-0002: họ tên đã chốt là “Lê Bình”, theo số liệu là “LÊ BÌNH”; mức thưởng đã chốt là 305.000 đồng, theo số liệu là 400.000 đồng."
        ]
    );
    assert_eq!(
        told(|lists| (lists[2].awards[0].birth, lists[2].awards[0].class) = (None, "5B".into())),
        ["HOCBONG-0001: ngày sinh đã chốt là “05/03/2014”, theo số liệu là để trống; lớp đã chốt là “5A”, theo số liệu là “5B”."]
    );
}

#[test]
fn who_is_gone_new_or_elsewhere_is_told() {
    assert_eq!(
        told(|lists| {
            lists[0].awards.remove(0);
        }),
        ["HSG-0001: có trong bộ đã chốt (1.000.000 đồng), số liệu không còn."]
    );
    let told_of_reserve = told(|lists| {
        let award = lists[0].awards.remove(0);
        lists[0].not_awarded[0].award = award;
    });
    assert_eq!(
        told_of_reserve,
        ["HSG-0001: có trong bộ đã chốt (1.000.000 đồng), số liệu không còn. Lý do: Quá số lượng 2 em của cả danh sách."]
    );
    let stranger = |award: &Award| Award {
        name: "Đỗ Ước".into(),
        birth: None,
        place: crate::model::place::Place::file(&"bai-nop/th01.xlsx".into()),
        ..award.clone()
    };
    assert_eq!(
        told(|lists| {
            let award = stranger(&lists[0].awards[0]);
            lists[1].awards.push(award);
        }),
        ["Có trong số liệu (GVBD, 1.000.000 đồng) nhưng không có trong bộ đã chốt."]
    );
    assert_eq!(told(|lists| lists[0].awards.swap(0, 1)), ["HSG-0001: thứ tự đã chốt là 1, theo số liệu là 2."]);
}

#[test]
fn a_unit_that_moved_was_renamed_or_dropped_out_is_told() {
    let year = Year::new();
    let mut lists = year.awards.lists.clone();
    (lists[0].awards[1].unit_code, lists[0].awards[1].unit_name) = ("MN01".into(), "Trường Mầm non Hoa Mai".into());
    let found = differences(&year.awards, &award::number(lists), &year.dataset, &year.units);
    assert_eq!(
        found[0].message,
        "HSG-0002: đơn vị đã chốt là Trường Tiểu học An Phú (TH01), theo số liệu là Trường Mầm non Hoa Mai (MN01)."
    );
    let mut old = year.awards.clone();
    old.lists.iter_mut().flat_map(|list| &mut list.awards).for_each(|award| award.unit_name = "Trường Tiểu học cũ".into());
    let found = differences(&old, &year.awards, &year.dataset, &year.units);
    assert_eq!(found.len(), 1, "a unit that has another name is told once");
    assert_eq!(found[0].message, "Tên đơn vị đã chốt là “Trường Tiểu học cũ”, nay là “Trường Tiểu học An Phú”.");
    let mut dataset = year.dataset.clone();
    dataset.records[1].status = crate::model::dataset::UnitStatus::Faulty;
    let found = differences(&year.awards, &award::number(Vec::new()), &dataset, &year.units);
    let said: Vec<&str> = found.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(
        said,
        [
            "Đơn vị TH01 không còn số liệu hợp lệ, bộ đã chốt có 2 mục của đơn vị này: HSG-0001, HSG-0002.",
            "Đơn vị TH01 không còn số liệu hợp lệ, bộ đã chốt có 1 mục của đơn vị này: HOCBONG-0001.",
        ]
    );
}

#[test]
fn two_thousand_reversed_are_paired_and_one_keeps_its_place() {
    let year = Year::new();
    let award = |number: usize| Award { name: format!("Nguyễn Thị Số {number}"), ..year.awards.lists[0].awards[0].clone() };
    let list = AwardList { code: "HSG".into(), awards: (0..2_000).map(award).collect(), ..AwardList::default() };
    let mut reversed = list.clone();
    reversed.awards.reverse();
    let (old, now) = (award::number(vec![list]), award::number(vec![reversed]));
    assert_eq!(differences(&old, &now, &year.dataset, &year.units).len(), 1_999);
    assert!(differences(&old, &old, &year.dataset, &year.units).is_empty());
}
