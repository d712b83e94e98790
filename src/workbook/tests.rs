//! Blank workbooks read back through calamine.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::*;
use crate::form::Forms;
use crate::model::agreement::{Agreement, Four, Party, TitleRules, Wording, ZeroTens};
use crate::model::place::{CellAddress, Place};
use crate::model::unit::{Unit, UnitKind};

/// An agreement with what workbooks print of it.
pub fn agreement() -> Agreement {
    let party = |key: &str, name: &str| Party {
        key: key.to_owned(),
        name: name.to_owned(),
        short_name: name.to_owned(),
        symbol: key.to_uppercase(),
        parent: String::new(),
        signers: BTreeMap::new(),
    };
    Agreement {
        year: 2024,
        place: "Thuận An".to_owned(),
        locality: "thành phố Thuận An".to_owned(),
        number: "06/HKH-PGD".to_owned(),
        date: None,
        submitting: crate::model::agreement::Submitting::default(),
        title: "Thỏa thuận phối hợp công tác năm 2024".to_owned(),
        other_bodies: Vec::new(),
        anniversaries: Vec::new(),
        parties: vec![
            party("hkh", "Hội Khuyến học thành phố Thuận An"),
            party("pgd", "Phòng Giáo dục và Đào tạo thành phố Thuận An"),
        ],
        grounds: BTreeMap::new(),
        documents: BTreeMap::new(),
        targets: Vec::new(),
        title_rules: TitleRules { name: "Thông tư 22/2020/TT-BGDĐT".to_owned(), ranks: Vec::new() },
        awards: BTreeMap::new(),
        subjects: Vec::new(),
        ceremony: crate::model::ceremony::Ceremony::default(),
        hardships: Vec::new(),
        certificates: crate::model::certificate::CertificateSettings::default(),
        waivers: Vec::new(),
        wording: Wording { zero_tens: ZeroTens::Linh, four: Four::Tu },
        styles: crate::paper::style::HOUSE,
    }
}

/// A unit of a kind whose name holds what XML must escape.
pub fn unit(kind: UnitKind) -> Unit {
    Unit {
        code: format!("U-{}", kind.code()),
        name: "Trường TH&THCS <Hòa> \"Bình\"".to_owned(),
        kind,
        school_level: String::new(),
        commune: String::new(),
        parent: None,
        email: String::new(),
        place: Place::cell(&"don-vi.xlsx".into(), &"Đơn vị".into(), CellAddress { row: 1, column: 0 }),
    }
}

fn open(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).expect("calamine opens what we write")
}

fn blank(kind: UnitKind) -> Vec<u8> {
    let forms = Forms::built_in().unwrap_or_else(|faults| panic!("{faults:#?}"));
    blank::write(forms.get(kind), &unit(kind), &agreement()).expect("written")
}

fn text(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str, row: u32, column: u32) -> String {
    let range = book.worksheet_range(sheet).expect("the sheet is there");
    range.get_value((row, column)).map(Data::to_string).unwrap_or_default()
}

#[test]
fn every_item_has_a_named_input_cell_beside_its_label() {
    let forms = Forms::built_in().unwrap_or_else(|faults| panic!("{faults:#?}"));
    for kind in UnitKind::ALL {
        let mut book = open(blank(kind));
        let names: BTreeMap<String, String> = book.defined_names().iter().cloned().collect();
        for item in forms.get(kind).items() {
            let place = names.get(&item.code).unwrap_or_else(|| panic!("{} is not named", item.code));
            let row: u32 = place.strip_prefix("'Số liệu'!$D$").and_then(|row| row.parse().ok()).expect("a cell of column D");
            assert_eq!(text(&mut book, "Số liệu", row - 1, 1), item.label);
            assert_eq!(text(&mut book, "Số liệu", row - 1, 3), "", "the input cell is blank");
        }
        assert_eq!(names[UNIT_CODE_NAME], "'Số liệu'!$C$4");
        assert_eq!(text(&mut book, "Số liệu", 3, 2), format!("U-{}", kind.code()));
        assert_eq!(text(&mut book, "Số liệu", 2, 2), "Trường TH&THCS <Hòa> \"Bình\"");
    }
}

#[test]
fn nomination_sheets_hold_one_table_with_the_forms_headings() {
    let forms = Forms::built_in().unwrap_or_else(|faults| panic!("{faults:#?}"));
    let mut book = open(blank(UnitKind::School));
    book.load_tables().expect("tables");
    assert_eq!(book.table_names(), ["HSG", "GVBD", "HOCBONG", "TAPTHE"]);
    for list in &forms.get(UnitKind::School).lists {
        let table = book.table_by_name(&list.code).expect("a table named as the sheet");
        let headings: Vec<&str> = list.columns.iter().map(|column| column.heading.as_str()).collect();
        assert_eq!(
            (table.sheet_name(), table.columns()),
            (list.code.as_str(), headings.iter().map(ToString::to_string).collect::<Vec<_>>().as_slice())
        );
        for (column, heading) in (0u32..).zip(headings) {
            assert_eq!(text(&mut book, &list.code, nominations::HEAD_ROW, column), heading);
        }
    }
}

#[test]
fn the_form_is_known_by_its_very_hidden_sheet() {
    let mut book = open(blank(UnitKind::Commune));
    let rows: Vec<(String, String)> =
        (0..3).map(|row| (text(&mut book, META_SHEET, row, 0), text(&mut book, META_SHEET, row, 1))).collect();
    let expected = [("bieu_mau", "xa-phuong"), ("phien_ban", "1"), ("nam", "2024")];
    assert_eq!(rows, expected.map(|(key, value)| (key.to_owned(), value.to_owned())));
    let hidden: Vec<_> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == calamine::SheetVisible::VeryHidden)
        .map(|sheet| sheet.name.as_str())
        .collect();
    assert_eq!(hidden, ["_danh_muc", META_SHEET]);
    assert_eq!(book.sheet_names()[0], guide::SHEET);
}

#[test]
fn the_same_unit_gives_the_same_bytes_and_a_small_file() {
    for kind in UnitKind::ALL {
        let bytes = blank(kind);
        assert_eq!(bytes, blank(kind));
        assert!(bytes.len() < 60_000, "{} bytes", bytes.len());
    }
}

#[test]
fn a_name_that_excel_cannot_hold_is_refused() {
    let forms = Forms::built_in().unwrap_or_else(|faults| panic!("{faults:#?}"));
    let unit = Unit { name: "a".repeat(40_000), ..unit(UnitKind::Agency) };
    let refused = blank::write(forms.get(UnitKind::Agency), &unit, &agreement()).expect_err("too long");
    assert!(refused.to_string().contains("U-co-quan"), "{refused}");
}
