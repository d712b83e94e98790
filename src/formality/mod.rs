//! Formality (thể thức): slips of an agreement file against Nghị định 30/2020, as data. The papers print what the file says, so
//! a slip there would stand on all of them. One check, one file, one code; [`CHECKS`] is the only list of them.

use std::sync::Arc;

use crate::error::Error;
use crate::model::finding::Rule;

mod entry;
pub mod report;
mod slip;

mod abbreviation_misspelt;
mod authority_abbreviated;
mod authority_spacing;
mod clause_capitals;
mod ground_incomplete;
mod leading_zero;
mod marks_unbalanced;
mod name_in_capitals;
mod name_with_title;
mod number_spaced;
mod post_shortened;
mod recipients_line;
mod type_code_unknown;
mod unit_capitals;

use entry::Written;
pub use slip::Slip;

/// A check: its page and its function, which adds its slips to the list it is given.
struct Check {
    rule: &'static Rule,
    run: fn(&Written, &mut Vec<Slip>),
}

/// Every check, in the order of codes.
static CHECKS: &[Check] = &[
    Check { rule: &number_spaced::RULE, run: number_spaced::check },
    Check { rule: &leading_zero::RULE, run: leading_zero::check },
    Check { rule: &type_code_unknown::RULE, run: type_code_unknown::check },
    Check { rule: &abbreviation_misspelt::RULE, run: abbreviation_misspelt::check },
    Check { rule: &authority_spacing::RULE, run: authority_spacing::check },
    Check { rule: &authority_abbreviated::RULE, run: authority_abbreviated::check },
    Check { rule: &post_shortened::RULE, run: post_shortened::check },
    Check { rule: &name_in_capitals::RULE, run: name_in_capitals::check },
    Check { rule: &name_with_title::RULE, run: name_with_title::check },
    Check { rule: &recipients_line::RULE, run: recipients_line::check },
    Check { rule: &marks_unbalanced::RULE, run: marks_unbalanced::check },
    Check { rule: &ground_incomplete::RULE, run: ground_incomplete::check },
    Check { rule: &unit_capitals::RULE, run: unit_capitals::check },
    Check { rule: &clause_capitals::RULE, run: clause_capitals::check },
];

/// The slips of an agreement's text in file order, those of one place in the order of codes. Only texts are looked at: a key
/// the program does not know, or a missing one, is no slip.
///
/// # Errors
/// [`Error::Source`] when the text is not TOML.
pub fn examine(file: &str, text: &Arc<str>) -> Result<Vec<Slip>, Error> {
    let written = Written::read(file, text)?;
    let mut slips = Vec::new();
    for check in CHECKS {
        (check.run)(&written, &mut slips);
    }
    slips.sort_by_key(|slip| (slip.line, slip.column, slip.rule.code));
    Ok(slips)
}

/// The pages of all checks, in the order of codes.
#[must_use]
pub fn rules() -> Vec<&'static Rule> {
    CHECKS.iter().map(|check| check.rule).collect()
}

/// Codes, what was found and what to write instead, of a text; for the checks' own tests.
#[cfg(test)]
fn found(text: &str) -> Vec<String> {
    let slips = examine("thoa-thuan.toml", &Arc::from(text)).unwrap();
    slips.iter().map(|slip| format!("{} {} -> {}", slip.rule.code, slip.found, slip.advice)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_occurs_twice_nor_among_those_of_submissions() {
        let codes: Vec<&str> = rules().iter().map(|rule| rule.code).collect();
        assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "{codes:?}");
        assert!(crate::check::rules().iter().all(|rule| !codes.contains(&rule.code)));
        for rule in rules() {
            assert!(!rule.title.ends_with('.') && rule.why.ends_with('.') && rule.advice.ends_with('.'), "{}", rule.code);
        }
    }

    #[test]
    fn the_reference_agreement_has_no_slip() {
        assert_eq!(found(crate::agreement::REFERENCE), [""; 0]);
    }

    #[test]
    fn the_slips_of_the_signed_agreement_are_found_where_they_stand() {
        let text = "[thoa_thuan]\nso = \"06 / HKH-PGD\"\n\n[[ben]]\nkhoa = \"hoi\"\n[ben.nguoi_ky.chu_tich]\n\
                    quyen_han = [\"TM.BTV\", \"CHỦ TỊCH\"]\nho_ten = \"NGUYỄN VĂN AN\"\n[ben.nguoi_ky.pho]\n\
                    quyen_han = [\"KT.TRƯỞNG PHÒNG\", \"PHÓ PHÒNG\"]\nho_ten = \"Lê Thị Bình\"\n\
                    [can_cu.x]\nso = \"131/SGDDĐT-HKH\"\n[van_ban.a]\nnoi_nhan = [\"Như trên\", \"Lưu VT- HKH.\"]\n";
        let slips = examine("thoa-thuan.toml", &Arc::from(text)).unwrap();
        let lines: Vec<String> =
            slips.iter().map(|slip| format!("{}:{} {} {}", slip.line, slip.column, slip.rule.code, slip.advice)).collect();
        insta::assert_snapshot!(lines.join("\n"));
    }

    #[test]
    fn a_text_that_is_not_toml_is_an_error() {
        assert!(matches!(examine("a.toml", &Arc::from("so = ")), Err(Error::Source(_))));
    }
}
