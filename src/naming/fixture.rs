//! A few units for the tests of this room.

use super::{UnitNames, load};
use crate::model::place::Place;
use crate::model::unit::{Unit, UnitKind, Units};

fn unit(code: &str, name: &str, kind: UnitKind, commune: &str) -> Unit {
    Unit {
        code: code.to_owned(),
        name: name.to_owned(),
        kind,
        school_level: String::new(),
        commune: commune.to_owned(),
        parent: None,
        email: String::new(),
        place: Place::file(&"don-vi.xlsx".into()),
    }
}

pub(super) fn units() -> Units {
    Units::new(vec![
        unit("TH-LTT", "Trường Tiểu học Lý Tự Trọng", UnitKind::School, "An Phú"),
        unit("TH-KD", "Trường Tiểu học Kim Đồng", UnitKind::School, "An Phú"),
        unit("MN-HM1", "Trường Mầm non Hoa Mai", UnitKind::School, "Phường An Phú"),
        unit("MN-HM2", "Trường Mầm non Hoa Mai", UnitKind::School, "An Sơn"),
        unit("P-AP", "Hội Khuyến học phường An Phú", UnitKind::Commune, "An Phú"),
    ])
}

/// Their names, and what these lines of `ten-goi.toml` confirm.
pub(super) fn names(confirmed: &str) -> UnitNames {
    let text = format!("[ten_goi]\n{confirmed}\n");
    UnitNames::new(&units(), load("ten-goi.toml", &text.into(), &units()).unwrap())
}
