//! Papers of a small set, right and with each slip that the comparison is there to find.

use super::{certificates, compare};
use crate::compose::year::Year;
use crate::model::award::{Award, AwardList, AwardSet};
use crate::model::document::{ListedBy, Listing};

/// Two schools: three pupils, of whom two have one name, and a scholarship.
fn set() -> AwardSet {
    let award = Year::new().awards.lists.iter().flat_map(|list| list.awards.clone()).next().unwrap();
    let award = |serial: &str, name: &str, unit: &str, amount| Award {
        serial: serial.into(),
        name: name.into(),
        unit_code: unit.into(),
        amount,
        ..award.clone()
    };
    let list = |code: &str, awards| AwardList { code: code.into(), awards, ..AwardList::default() };
    let pupils = vec![
        award("HSG-0001", "Lê An", "TH02", 1_000_000),
        award("HSG-0002", "Lê An Bình", "TH01", 800_000),
        award("HSG-0003", "Lê An", "TH01", 600_000),
    ];
    let scholars = vec![award("HOCBONG-0001", "Đỗ Thị Thúy", "TH01", 500_000)];
    AwardSet { lists: vec![list("HSG", pupils), list("HOCBONG", scholars)], code: "0".repeat(12), frozen: None }
}

fn listing(by: ListedBy, lists: &[&str], amounts: bool) -> Listing {
    Listing { lists: lists.iter().map(|list| (*list).to_owned()).collect(), by, amounts, unit: None }
}

fn by_order(text: &str) -> Vec<String> {
    compare(text, &listing(ListedBy::Order, &["HSG"], true), &set())
}

const IN_ORDER: &str = "STT\nHọ và tên\nMức thưởng\n1\nLê An\n02/03/2014\n1.000.000\n2\nLê An Bình\n800.000\n2\nDỰ THẢO\n3\nLê An\n600.000\nTổng cộng\n2.400.000\n";

#[test]
fn a_list_in_order_agrees() {
    assert_eq!(by_order(IN_ORDER), [""; 0]);
}

#[test]
fn each_slip_of_a_list_in_order_is_found() {
    for (right, wrong, told) in [
        ("Lê An Bình\n", "Lê An Bỉnh\n", "HSG-0002: không thấy họ tên đúng từng chữ, hoặc không đúng thứ tự."),
        ("Lê An Bình\n", "Lê An Bi\u{300}nh\n", "HSG-0002: không thấy họ tên đúng từng chữ, hoặc không đúng thứ tự."),
        ("2\nLê An Bình\n800.000\n", "", "HSG-0002: không thấy họ tên đúng từng chữ, hoặc không đúng thứ tự."),
        ("800.000", "900.000", "HSG-0002: số tiền không phải 800.000."),
        ("3\nLê An\n", "3\nTrần Văn Tý\n900.000\n4\nLê An\n", "trước HSG-0003 có dòng không thuộc bộ khen thưởng."),
        ("2.400.000", "2.300.000", "không thấy tổng số tiền 2.400.000."),
    ] {
        let differences = by_order(&IN_ORDER.replacen(right, wrong, 1));
        assert!(differences.iter().any(|difference| difference == told), "{wrong:?}: {differences:?}");
    }
}

const BY_SERIAL: &str = "TH02\n1\nHSG-0001\nLê An\n1.000.000\nTH01\n1\nHSG-0002\nLê An Bình\n800.000\n2\nHSG-0003\nLê An\n600.000\n\
                         HOCBONG-0001\nĐỖ THỊ THÚY, lớp 5A\n500.000\nCộng\n2.900.000\n";

#[test]
fn a_paper_by_serials_agrees_whatever_the_order_of_units() {
    let listing = listing(ListedBy::Serial, &["HSG", "HOCBONG"], true);
    assert_eq!(compare(BY_SERIAL, &listing, &set()), [""; 0]);
    let cards = "Lê An\nHSG-0001\nLê An Bình\nHSG-0002\nLê An\nHSG-0003\nĐỗ Thị Thúy\nHOCBONG-0001\n";
    assert_eq!(compare(cards, &Listing { amounts: false, ..listing.clone() }, &set()), [""; 0]);
    let script = "đợt 1\rLÊ AN\rLớp 5A\rHSG-0001\nđợt 1\rLê An \rBình\rHSG-0002\nđợt 2\rLê An, lớp 3\rHSG-0003\nĐỗ Thị Thúy \rHOCBONG-0001\n";
    assert_eq!(compare(script, &Listing { amounts: false, ..listing.clone() }, &set()), [""; 0]);
    let own = "HSG-0001\nLê An\n1.000.000\n";
    assert_eq!(compare(own, &Listing { unit: Some("TH02".into()), ..listing }, &set()), [""; 0]);
}

/// A seat is one a person: who has a prize and a scholarship sits where the prize puts them.
#[test]
fn a_row_of_several_awards_stands_where_the_first_puts_it() {
    let mut set = set();
    let award = Award { serial: "HOCBONG-0002".into(), ..set.lists[0].awards[0].clone() };
    set.lists[0].awards.truncate(1);
    set.lists[1].awards.push(Award { unit_code: "TH01".into(), ..award });
    set.lists[0].awards[0].unit_code = "TH01".into();
    let listing = listing(ListedBy::Serial, &["HSG", "HOCBONG"], false);
    let seats = "Lê An\nHSG-0001, HOCBONG-0002\nĐỗ Thị Thúy\nHOCBONG-0001\n";
    assert_eq!(compare(seats, &listing, &set), [""; 0]);
    let turned = "Lê An\nHOCBONG-0002\nĐỗ Thị Thúy\nHOCBONG-0001\nLê An\nHSG-0001\n";
    assert_eq!(compare(turned, &listing, &set), ["HOCBONG-0001: không đúng thứ tự."]);
}

#[test]
fn the_ten_thousandth_award_follows_the_one_before_it() {
    let mut set = set();
    for (award, serial) in set.lists[0].awards.iter_mut().skip(1).zip(["HSG-9999", "HSG-10000"]) {
        award.serial = serial.into();
    }
    let listing = listing(ListedBy::Serial, &["HSG"], false);
    let text = "HSG-0001\nLê An\nHSG-9999\nLê An Bình\nHSG-10000\nLê An\n";
    assert_eq!(compare(text, &listing, &set), [""; 0]);
    let turned = "HSG-0001\nLê An\nHSG-10000\nLê An\nHSG-9999\nLê An Bình\n";
    assert_eq!(compare(turned, &listing, &set), ["HSG-9999: không đúng thứ tự."]);
}

#[test]
fn each_slip_of_a_paper_by_serials_is_found() {
    let listing = listing(ListedBy::Serial, &["HSG", "HOCBONG"], true);
    for (right, wrong, told) in [
        ("HSG-0002\nLê An Bình\n800.000\n", "", "HSG-0002: không có trong văn bản."),
        ("HSG-0003\n", "HSG-0002\n", "HSG-0002: có nhiều lần."),
        ("HSG-0003\n", "HSG-0009\n", "HSG-0009: không có trong bộ khen thưởng."),
        ("ĐỖ THỊ THÚY", "ĐỖ THỊ THUÝ", "HOCBONG-0001: họ tên không đúng từng chữ."),
        ("500.000", "600.000", "HOCBONG-0001: số tiền không phải 500.000."),
        ("2.900.000", "2.800.000", "không thấy tổng số tiền 2.900.000."),
    ] {
        let differences = compare(&BY_SERIAL.replacen(right, wrong, 1), &listing, &set());
        assert!(differences.iter().any(|difference| difference == told), "{wrong:?}: {differences:?}");
    }
    let turned = "HSG-0001\nLê An\n1.000.000\nHSG-0003\nLê An\n600.000\nHSG-0002\nLê An Bình\n800.000\nHOCBONG-0001\nĐỗ Thị Thúy\n500.000\n2.900.000\n";
    assert_eq!(compare(turned, &listing, &set()), ["HSG-0002: không đúng thứ tự."]);
}

#[test]
fn bytes_that_are_no_paper_give_no_text() {
    assert_eq!(certificates(b"%PDF-1.7", &[]), None);
    assert_eq!(super::pdf(b"%PDF-1.7"), None);
    assert_eq!(super::docx(b"PK"), None);
}
