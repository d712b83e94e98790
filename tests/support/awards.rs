//! Awards out of nothing, for certificates.

use std::sync::Arc;

use khuyenhoc::model::award::Award;
use khuyenhoc::model::place::Place;

/// An award of the first unit.
pub fn award(serial: &str, name: &str, class: &str, merit: &str) -> Award {
    Award {
        serial: serial.to_owned(),
        name: name.to_owned(),
        birth: None,
        female: false,
        unit: 0,
        unit_code: "T-1".to_owned(),
        unit_name: "Trường Trung học cơ sở Bình Chuẩn".to_owned(),
        class: class.to_owned(),
        level: "tỉnh".to_owned(),
        prize: "Nhất".to_owned(),
        contest: String::new(),
        subject: "Toán".to_owned(),
        merit: merit.to_owned(),
        hardship: String::new(),
        holder: String::new(),
        amount: 1_000_000,
        reason: String::new(),
        place: Place::file(&Arc::from("bai-nop/a.xlsx")),
        other_places: Vec::new(),
    }
}
