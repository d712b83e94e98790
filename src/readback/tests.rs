//! Papers of a small set, right and with each slip that the comparison is there to find.

use super::{Shown, Standard, certificates, contact, csv, xlsx};
use crate::compose::year::Year;
use crate::merge;
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

fn compare(text: &str, listing: &Listing, awards: &AwardSet) -> Vec<String> {
    let year = Year::new();
    let standard = Standard { awards, units: &year.units, wording: year.agreement.wording };
    super::compare(text, std::slice::from_ref(listing), standard)
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

/// Who has a prize and a scholarship is named in both lists.
#[test]
fn the_second_list_of_a_paper_is_looked_for_behind_the_first() {
    let mut set = set();
    set.lists[1].awards[0].name = "Lê An Bình".into();
    let year = Year::new();
    let standard = Standard { awards: &set, units: &year.units, wording: year.agreement.wording };
    let text = format!("{IN_ORDER}Phụ lục II\n1\nLê An Bình\n500.000\n500.000\n");
    let both = [listing(ListedBy::Order, &["HSG"], true), listing(ListedBy::Order, &["HOCBONG"], true)];
    assert_eq!(super::compare(&text, &both, standard), [""; 0]);
    let wrong = text.replace("Lê An Bình\n500", "Lê Ân Bình\n500");
    assert_eq!(
        super::compare(&wrong, &both, standard),
        ["HOCBONG-0001: không thấy họ tên đúng từng chữ, hoặc không đúng thứ tự."]
    );
}

/// Two lists of a decision may come to the same sum by chance.
#[test]
fn the_count_of_a_list_is_looked_for_right_behind_it() {
    let mut set = set();
    set.lists[1].awards[0].amount = 2_400_000;
    let year = Year::new();
    let standard = Standard { awards: &set, units: &year.units, wording: year.agreement.wording };
    let text = IN_ORDER.replace("Tổng cộng\n", "Tổng cộng: 3 em\n");
    let text = format!("{text}Phụ lục II\n1\nĐỗ Thị Thúy\n2.400.000\nTổng cộng: 1 suất\n2.400.000\n");
    let both = [listing(ListedBy::Order, &["HSG"], true), listing(ListedBy::Order, &["HOCBONG"], true)];
    assert_eq!(super::compare(&text, &both, standard), [""; 0]);
    let wrong = text.replace("3 em", "1 em");
    assert_eq!(super::compare(&wrong, &both, standard), ["hàng tổng cộng ghi 1, bộ khen thưởng có 3."]);
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

const SHEETS: &str = "HSG-0001\nLê An\n1.000.000\nHSG-0002\nLê An Bình\n800.000\nCộng tờ 1/2: 2 em (bằng chữ: Một triệu tám trăm nghìn \rđồng)\n\
                      1.800.000\nHSG-0003\nLê An\n600.000\nCộng tờ 2/2: 1 em (bằng chữ: Sáu trăm nghìn đồng)\n600.000\n\
                      Tổng cộng: 3 em\n2.400.000\nTổng số tiền: 2.400.000 đồng (bằng chữ: Hai triệu bốn trăm nghìn đồng)./.\n";

#[test]
fn each_slip_of_a_sum_or_a_count_is_found() {
    let listing = listing(ListedBy::Serial, &["HSG"], true);
    assert_eq!(compare(SHEETS, &listing, &set()), [""; 0]);
    for (right, wrong, told) in [
        ("1.800.000", "1.900.000", "dưới HSG-0002 có số tiền cộng 1.900.000 không đúng."),
        ("đồng)\n600.000", "đồng)\n1.400.000", "dưới HSG-0003 có số tiền cộng 1.400.000 không đúng."),
        ("1/2: 2 em", "1/2: 3 em", "dưới HSG-0002 có hàng cộng ghi 3, ở trên có 2."),
        ("Tổng cộng: 3 em", "Tổng cộng: 4 em", "hàng tổng cộng ghi 4, bộ khen thưởng có 3."),
        ("tám trăm", "chín trăm", "số tiền bằng chữ không phải là 1.800.000 đồng."),
        ("Hai triệu bốn", "Hai triệu tư", "số tiền bằng chữ không phải là 2.400.000 đồng."),
    ] {
        let differences = compare(&SHEETS.replacen(right, wrong, 1), &listing, &set());
        assert!(differences.iter().any(|difference| difference == told), "{wrong:?}: {differences:?}");
    }
    assert!(by_order(&IN_ORDER.replace("Tổng cộng", "Tổng cộng: 2 em")) == ["hàng tổng cộng ghi 2, bộ khen thưởng có 3."]);
}

/// A decision and the first lines of its appendix, which has the same figures once more.
const DECISION: &str = "Điều 1. Khen thưởng năm 2024:\n- 3 học sinh giỏi (Phụ lục I);\n- 1 suất học bổng (Phụ lục II).\n\
                        Điều 2. Tổng số tiền là 2.900.000 đồng (bằng chữ: Hai triệu chín trăm nghìn đồng), gồm:\n\
                        - Thưởng học sinh giỏi: 2.400.000 đồng;\n- Học bổng: 500.000 đồng.\nPHỤ LỤC I\n\
                        Danh sách gồm 3 em và 1 suất.\n2.400.000\n500.000\n2.900.000\n";

#[test]
fn each_slip_of_a_decision_is_found_whatever_its_appendices_say() {
    let listing = listing(ListedBy::Totals, &["HSG", "GVBD", "HOCBONG"], true);
    assert_eq!(compare(DECISION, &listing, &set()), [""; 0]);
    for (right, wrong, told) in [
        ("- 3 học sinh", "- 4 học sinh", "HSG: không thấy số lượng 3 ở đúng chỗ."),
        ("- 1 suất", "- 2 suất", "HOCBONG: không thấy số lượng 1 ở đúng chỗ."),
        ("giỏi: 2.400.000", "giỏi: 2.500.000", "HSG: không thấy số tiền 2.400.000 ở đúng chỗ."),
        ("bổng: 500.000", "bổng: 400.000", "HOCBONG: không thấy số tiền 500.000 ở đúng chỗ."),
        ("là 2.900.000", "là 2.800.000", "không thấy tổng số tiền 2.900.000."),
        ("chín trăm", "tám trăm", "số tiền bằng chữ không phải là 2.900.000 đồng."),
    ] {
        let differences = compare(&DECISION.replacen(right, wrong, 1), &listing, &set());
        assert!(differences.iter().any(|difference| difference == told), "{wrong:?}: {differences:?}");
    }
}

#[test]
fn collectives_and_persons_may_be_counted_apart() {
    let mut awards = set();
    for (award, holder) in awards.lists[0].awards.iter_mut().zip(["Tập thể", "Cá nhân", "Tập thể"]) {
        award.holder = holder.into();
    }
    let listing = listing(ListedBy::Totals, &["HSG", "HOCBONG"], true);
    let told = |count: &str| compare(&DECISION.replacen("- 3 học sinh", count, 1), &listing, &awards);
    for right in ["- 3 học sinh", "- 2 tập thể, 1 cá nhân", "- 1 cá nhân, 2 tập thể"] {
        assert_eq!(told(right), [""; 0], "{right}");
    }
    for wrong in ["- 1 tập thể, 2 cá nhân", "- 2 tập thể", "- 2 tập thể, 1 suất"] {
        assert_eq!(told(wrong), ["HSG: không thấy số lượng 3 ở đúng chỗ."], "{wrong}");
    }
    let total = IN_ORDER.replacen("Tổng cộng\n", "Tổng cộng: 2 tập thể, 1 cá nhân\n", 1);
    assert_eq!(by_order(&total), [""; 0]);
    assert_eq!(by_order(&total.replacen("1 cá", "2 cá", 1)), ["hàng tổng cộng ghi 4, bộ khen thưởng có 3."]);
}

#[test]
fn each_slip_of_labels_is_found() {
    let listing = listing(ListedBy::Unit, &[], true);
    let units: Vec<(String, String)> =
        Year::new().units.all().iter().map(|unit| (unit.code.clone(), unit.name.clone())).collect();
    let label = |(code, name): &(String, String)| format!("Kính gửi:\r{}\rThuận An\rMã: {code}\n", name.replacen(' ', " \r", 1));
    let labels = |units: &[(String, String)]| units.iter().map(label).collect::<String>();
    assert_eq!(compare(&labels(&units), &listing, &set()), [""; 0]);
    let code = &units[1].0;
    let missing = labels(&[&units[..1], &units[2..]].concat());
    assert_eq!(compare(&missing, &listing, &set()), [format!("đơn vị {code}: không thấy mã và tên đúng từng chữ.")]);
    let twice = labels(&[&units[..2], &units[1..]].concat());
    assert_eq!(compare(&twice, &listing, &set()), [format!("đơn vị {code}: có 2 lần.")]);
    let misspelt = labels(&units).replacen(&label(&units[1]), &label(&units[1]).replacen('ờ', "ơ\u{300}", 1), 1);
    assert_eq!(compare(&misspelt, &listing, &set()).len(), 1);
    let mut turned = units.clone();
    turned.swap(0, 1);
    assert_eq!(compare(&labels(&turned), &listing, &set()), [format!("đơn vị {code}: không đúng thứ tự.")]);
}

#[test]
fn each_slip_of_a_table_for_mail_merge_is_found() {
    let year = Year::new();
    let rows = merge::rows(&year.record(), year.agreement.wording);
    let both = |rows: &[merge::Row]| {
        let found =
            [csv(&merge::csv(rows), &year.awards).unwrap(), xlsx(&merge::xlsx(rows, 2024).unwrap(), &year.awards).unwrap()];
        assert_eq!(found[0], found[1]);
        found[0].clone()
    };
    assert_eq!(both(&rows), [""; 0]);
    for (column, told) in [(3, "họ tên"), (4, "họ tên in hoa"), (8, "đơn vị"), (14, "số tiền")] {
        let mut wrong = rows.clone();
        wrong[1][column].push('x');
        assert_eq!(both(&wrong), [format!("HSG-0002: {told} không đúng từng chữ, hoặc không đúng thứ tự.")]);
    }
    let mut turned = rows.clone();
    turned.swap(0, 1);
    assert!(both(&turned)[0].starts_with("HSG-0001: số hiệu không đúng"));
    assert_eq!(both(&rows[..2]), ["có 2 hàng cho 3 người, tập thể."]);
}

#[test]
fn a_formula_is_read_as_the_name_it_stands_for() {
    let mut year = Year::new();
    year.awards.lists[0].awards[0].name = "=Lê \"Bé\", An".into();
    let rows = merge::rows(&year.record(), year.agreement.wording);
    assert_eq!(csv(&merge::csv(&rows), &year.awards).unwrap(), [""; 0]);
}

#[test]
fn bytes_that_are_no_paper_give_no_text() {
    let (name, text) = crate::certificate::BUILT_IN[0];
    let shown = Shown::of(&crate::certificate::load(name, name, &text.into()).unwrap());
    assert_eq!(certificates(b"%PDF-1.7", [].iter(), shown), None);
    assert_eq!(contact(b"%PDF-1.7", &[], shown), None);
    assert_eq!(csv(b"PK", &set()), None);
    assert_eq!(xlsx(b"PK", &set()), None);
    assert_eq!(super::pdf(b"%PDF-1.7"), None);
    assert_eq!(super::docx(b"PK"), None);
}
