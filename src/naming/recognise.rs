//! A submission's unit, from its code and its name.

use super::known::{Match, UnitNames};
use crate::model::sender::{Recognition, UnitName, Where};
use crate::model::submission::Submission;
use crate::model::unit::Units;

/// Finds whose a submission is, and says in its `sender` how: by its code, also where its name is another unit's, which is then
/// said; without a known code by what staff confirmed of code or name, else by the name if it is one unit's and the code is blank or a slip of that
/// unit's own. Whatever is only near is proposed there and `unit` stays `None`. Of the units named elsewhere in the file those stay that
/// are others of the same kind, and whose they are.
pub fn recognise(submission: &mut Submission, names: &UnitNames, units: &Units) {
    let (found, recognition) = sought(submission, names);
    submission.unit = found.and_then(|unit| units.find(&unit.code));
    submission.sender.recognition = recognition;
    seek_elsewhere(submission, names, units);
}

/// Keeps of the units that are named elsewhere those that are others, a title only where the head and the titles before it do not
/// already say so; and columns of several schools, whosever they are.
fn seek_elsewhere(submission: &mut Submission, names: &UnitNames, units: &Units) {
    let commune = submission.sender.commune.as_ref().map_or("", |(commune, _)| commune).to_owned();
    let (own, kind) = (submission.unit, submission.form);
    let position = |unit: &UnitName| units.find(&unit.code);
    // A school's list may be headed by its commune.
    let is_other = |unit: &UnitName| {
        let position = position(unit);
        own.is_some() && position != own && position.and_then(|at| units.get(at)).is_some_and(|unit| unit.kind == kind)
    };
    let mut said = match &submission.sender.recognition {
        Recognition::Contradiction { name, .. } => vec![name.clone()],
        _ => Vec::new(),
    };
    submission.sender.elsewhere.retain_mut(|named| {
        let found = names.of_code(&named.name).cloned().map_or_else(|| names.of_name(&named.name, kind, &commune), Match::One);
        let of = match found {
            Match::Confirmed(unit) | Match::One(unit) => vec![unit],
            Match::Several(units) => units,
            Match::None => Vec::new(),
        };
        named.of = if of.iter().all(is_other) { of } else { Vec::new() };
        let is_repeated = named.at == Where::Title && said.contains(&named.of);
        said.push(named.of.clone());
        !(named.of.is_empty() || is_repeated) || matches!(named.at, Where::Column { schools: 2.., .. })
    });
}

fn sought(submission: &Submission, names: &UnitNames) -> (Option<UnitName>, Recognition) {
    let code = submission.unit_code.0.trim();
    let sender = &submission.sender;
    let name = sender.name.as_ref().map(|(name, _)| name.as_str()).filter(|name| !name.trim().is_empty());
    let commune = sender.commune.as_ref().map_or("", |(commune, _)| commune);
    let of_name = name.map_or(Match::None, |name| names.of_name(name, submission.form, commune));
    if let Some(unit) = names.of_code(code) {
        return by_code(unit, of_name, Recognition::Code);
    }
    if let Some(unit) = names.confirmed(code).filter(|_| !code.is_empty()) {
        return by_code(unit, of_name, Recognition::Confirmed);
    }
    match of_name {
        Match::Confirmed(unit) => (Some(unit), Recognition::Confirmed),
        Match::One(unit) if code.is_empty() || names.near_code(code) == Some(&unit) => (Some(unit), Recognition::Name),
        Match::One(unit) => (None, Recognition::Asked(vec![unit])),
        Match::Several(units) => (None, Recognition::Several(units)),
        Match::None => (None, asked(code, name, names)),
    }
}

/// A known code holds; where the name is surely another's the file is held out under the code's unit. A name that nobody bears
/// is only how this unit writes itself.
fn by_code(unit: &UnitName, of_name: Match, how: Recognition) -> (Option<UnitName>, Recognition) {
    let name = match of_name {
        Match::Confirmed(other) | Match::One(other) => vec![other],
        Match::Several(others) => others,
        Match::None => Vec::new(),
    };
    if name.is_empty() || name.contains(unit) {
        return (Some(unit.clone()), how);
    }
    (Some(unit.clone()), Recognition::Contradiction { code: unit.clone(), name })
}

fn asked(code: &str, name: Option<&str>, names: &UnitNames) -> Recognition {
    let mut near = name.map_or(Vec::new(), |name| names.near(name));
    if let Some(unit) = names.near_code(code).filter(|unit| !code.is_empty() && !near.contains(unit)) {
        near.push(unit.clone());
    }
    if near.is_empty() && name.is_none() && code.is_empty() { Recognition::Code } else { Recognition::Asked(near) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::fixture::{names, units};
    use super::*;
    use crate::model::aside::Aside;
    use crate::model::place::Place;
    use crate::model::sender::{NamedElsewhere, Sender};
    use crate::model::unit::UnitKind;

    fn submission(code: &str, name: &str) -> Submission {
        let file: Arc<str> = "bai-nop/a.xlsx".into();
        Submission {
            sha256: [0; 32],
            form: UnitKind::School,
            version: None,
            year: None,
            unit_code: (code.to_owned(), Place::file(&file)),
            unit: None,
            sender: Sender { name: Some((name.to_owned(), Place::file(&file))), ..Sender::default() },
            items: Vec::new(),
            lists: Vec::new(),
            aside: Aside::default(),
            file,
        }
    }

    fn codes(units: &[UnitName]) -> String {
        units.iter().map(|unit| unit.code.clone()).collect::<Vec<_>>().join(",")
    }

    fn said(code: &str, name: &str, confirmed: &str) -> String {
        let mut submission = submission(code, name);
        let units = units();
        recognise(&mut submission, &names(confirmed), &units);
        let unit = submission.unit.and_then(|unit| units.get(unit)).map_or("?", |unit| &unit.code);
        let how = match &submission.sender.recognition {
            Recognition::Code => "mã".to_owned(),
            Recognition::Confirmed => "xác nhận".to_owned(),
            Recognition::Name => "tên".to_owned(),
            Recognition::Asked(near) => format!("hỏi {}", codes(near)),
            Recognition::Several(units) => format!("nhiều {}", codes(units)),
            Recognition::Contradiction { code, name } => format!("mã {} tên {}", code.code, codes(name)),
        };
        format!("{unit} {how}")
    }

    #[test]
    fn a_unit_is_taken_only_when_it_is_sure() {
        for (code, name, found) in [
            ("TH-LTT", "Trường Tiểu học Lý Tự Trọng", "TH-LTT mã"),
            (" th-ltt ", "", "TH-LTT mã"),
            ("TH-LTT", "Trường chúng em", "TH-LTT mã"),
            ("MN-HM2", "MN Hoa Mai", "MN-HM2 mã"),
            ("TH-LTT", "TH Kim Đồng", "TH-LTT mã TH-LTT tên TH-KD"),
            ("TH-LTT", "Mầm non Hoa Mai", "TH-LTT mã TH-LTT tên MN-HM1,MN-HM2"),
            ("", "TH Lí Tự Trọng", "TH-LTT tên"),
            ("TH-LYTT", "TH Lí Tự Trọng", "TH-LTT tên"),
            ("99001", "TH Lí Tự Trọng", "? hỏi TH-LTT"),
            ("", "Mầm non Hoa Mai", "? nhiều MN-HM1,MN-HM2"),
            ("", "TH Lý Tự Trong", "? hỏi TH-LTT"),
            ("TH-KĐ", "TH Lý Tự Trong", "? hỏi TH-LTT,TH-KD"),
            ("", "", "? mã"),
            ("", "Trường Quốc tế", "? hỏi "),
        ] {
            assert_eq!(said(code, name, ""), found, "{code} {name}");
        }
    }

    #[test]
    fn what_staff_confirmed_is_taken_and_never_against_a_known_code() {
        let lines = "\"Trường Lý Trọng\" = \"TH-LTT\"\n\"99001\" = \"TH-KD\"";
        assert_eq!(said("", "Lí Trọng", lines), "TH-LTT xác nhận");
        assert_eq!(said("99001", "", lines), "TH-KD xác nhận");
        assert_eq!(said("TH-KD", "Lý Trọng", lines), "TH-KD mã TH-KD tên TH-LTT");
        assert_eq!(said("TH-LTT", "Lý Trọng", lines), "TH-LTT mã");
    }

    #[test]
    fn units_named_elsewhere_stay_if_they_are_others_of_the_kind() {
        let file: Arc<str> = "bai-nop/a.xlsx".into();
        let mut submission = submission("TH-LTT", "");
        let column = |schools| Where::Column { heading: "Trường".to_owned(), schools };
        let named = |name: &str, at| NamedElsewhere { name: name.to_owned(), place: Place::file(&file), at, of: Vec::new() };
        submission.sender.elsewhere = vec![
            named("TRƯỜNG TH LÍ TỰ TRỌNG", Where::Title),
            named("TH Kim Đồng", Where::Title),
            named("th-kd", Where::Title),
            named("Phường An Phú", Where::Title),
            named("Trường Quốc tế", Where::Title),
            named("TH Kim Đồng", column(1)),
            named("Trường Quốc tế", column(2)),
        ];
        recognise(&mut submission, &names(""), &units());
        let stayed: Vec<String> =
            submission.sender.elsewhere.iter().map(|named| format!("{} {}", named.name, codes(&named.of))).collect();
        assert_eq!(stayed, ["TH Kim Đồng TH-KD", "TH Kim Đồng TH-KD", "Trường Quốc tế "]);
    }
}
