//! Units proposed for a workbook whose own is not sure, and the line by which staff say which.

use crate::model::sender::UnitName;

/// `Trường Tiểu học Kim Đồng (TH-KD), …`
pub(super) fn listed(units: &[UnitName]) -> String {
    units.iter().map(|unit| format!("{} ({})", unit.name, unit.code)).collect::<Vec<_>>().join(", ")
}

/// What the office does about a unit that it has not listed yet.
pub(super) const NEW_UNIT: &str = "Nếu là đơn vị mới thì thêm đơn vị vào don-vi.xlsx.";

/// What the office does to confirm one of the units: a whole sentence with the very lines for `ten-goi.toml`.
pub(super) fn is_it(written: &str, units: &[UnitName]) -> String {
    let lines: Vec<String> = units.iter().map(|unit| line(written, &unit.code)).collect();
    let how_many = if lines.len() == 1 { "chép dòng này" } else { "chép một dòng" };
    format!("Biết chắc là đơn vị nào thì {how_many} vào ten-goi.toml: {}.", lines.join("  hoặc  "))
}

/// `"TH Kim Đồng" = "TH-KD"`, right TOML whatever was written.
pub(super) fn line(written: &str, code: &str) -> String {
    let mut quoted = String::new();
    for letter in written.trim().chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            _ if letter.is_control() => quoted.push(' '),
            _ => quoted.push(letter),
        }
    }
    format!("\"{quoted}\" = \"{code}\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::naming;

    #[test]
    fn the_line_is_taken_as_it_stands() {
        let units = super::super::fixture::Year::new().units;
        for written in ["TH Kim Đồng", " Trường \"Kim Đồng\" ", "A\\B", "Kim\tĐồng", "'Kim'"] {
            let text = format!("{}{}\n", naming::EMPTY, line(written, "TH-KD"));
            let confirmed = naming::load("ten-goi.toml", &text.as_str().into(), &units).unwrap();
            assert_eq!(confirmed.code(written), Some("TH-KD"), "{written}");
        }
    }
}
