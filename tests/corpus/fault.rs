//! Faults that are planted: one cell each, with the code that must be told of it and nothing else.

use khuyenhoc::model::form::Form;

use super::grid::Cell;
use super::support::rng::Rng;
use super::truth::Truth;

/// Where a fault is planted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// An item by its position.
    Item(usize),
    /// A field: list, row, column.
    Field(usize, usize, usize),
    /// Another unit's figures below these.
    SecondForm,
    /// Another school's list below this one's, on the list's own sheet.
    SecondList(usize),
    /// The title above the figures.
    Title,
}

/// A fault: where, what is typed there, and the code.
#[derive(Clone, Debug)]
pub struct Fault {
    /// Where.
    pub spot: Spot,
    /// What is typed; `None` leaves the cell blank.
    pub typed: Option<Cell>,
    /// What must be told.
    pub code: &'static str,
}

/// One fault that the unit's form has room for.
pub fn plant(form: &Form, truth: &Truth, rng: &mut Rng) -> Fault {
    // An item that no sum, part or range looks at, so that the fault stands alone.
    let lone = ["so_phan_hoi", "ban_khuyen_hoc", "cdht_dat"].iter().find_map(|code| form.item_position(code)).unwrap();
    let item = |typed: Option<Cell>, code| Fault { spot: Spot::Item(lone), typed, code };
    let text = |text: &str| Some(Cell::Text(text.to_owned()));
    let pupil = form.list_position("HSG").filter(|list| !truth.lists[*list].is_empty());
    let top = if pupil.is_some() { 17 } else { 9 };
    let whole = |spot, code| Fault { spot, typed: None, code };
    let field = |kind: &str, typed: Option<Cell>, code| {
        let list = pupil.unwrap();
        let column = form.lists[list].column_position(kind).unwrap();
        Fault { spot: Spot::Field(list, truth.lists[list].len() / 2, column), typed, code }
    };
    match rng.between(0, top) {
        0 => item(text("1,200"), "SL-02"),
        1 => item(text("mười hai"), "SL-02"),
        2 => item(None, "SL-01"),
        3 => item(Some(Cell::Number(-3.0)), "SL-03"),
        4 => item(Some(Cell::Number(2.5)), "SL-02"),
        5 => item(text("85%"), "SL-02"),
        6 => item(text("#REF!"), "SL-02"),
        7 => item(text("khoảng 3"), "SL-02"),
        8 => whole(Spot::SecondForm, "SL-91"),
        9 => whole(Spot::Title, "DV-06"),
        10 => whole(Spot::SecondList(pupil.unwrap()), "DS-92"),
        11 => field("ngay_sinh", text("2012"), "DS-03"),
        12 => field("ngay_sinh", Some(Cell::Day(2012.0)), "DS-03"),
        13 => field("ngay_sinh", text("03/14/2012"), "DS-03"),
        14 => field("ngay_sinh", text("31/02/2012"), "DS-03"),
        15 => field("ho_ten", text("1. Trần Văn An"), "DS-12"),
        16 => field("lop", None, "DS-02"),
        _ => field("giai", text("Giải 3"), "DS-05"),
    }
}
