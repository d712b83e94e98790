//! The set of awards as one thing: a serial for each award, one code for all.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::model::award::{AwardList, AwardSet};

/// The set of these lists, which stand in printed order. Each award has its serial, the list's code with a running number from
/// 1: `HSG-0001`; beyond 9,999 the number has as many digits as it needs.
#[must_use]
pub fn number(mut lists: Vec<AwardList>) -> AwardSet {
    for list in &mut lists {
        for (number, award) in (1..).zip(&mut list.awards) {
            award.serial = serial(&list.code, number);
        }
    }
    let code = code(&lists);
    AwardSet { lists, code, frozen: None }
}

fn serial(list: &str, number: usize) -> String {
    format!("{list}-{number:04}")
}

/// Hexadecimal digits of a set's code: as many as a run's code has.
const CODE_DIGITS: usize = 12;

/// What tells one set of awards from another: the first 12 hexadecimal digits of the sha256 of a text with a line for each
/// award in printed order, which is serial, name, unit code and đồng, parted by tabs. Whatever else is printed of an award may
/// be worded anew without making another set.
fn code(lists: &[AwardList]) -> String {
    let mut text = String::new();
    for award in lists.iter().flat_map(|list| &list.awards) {
        // Writing into a String cannot fail.
        _ = writeln!(text, "{}\t{}\t{}\t{}", award.serial, award.name, award.unit_code, award.amount);
    }
    let mut code = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        _ = write!(code, "{byte:02x}");
    }
    code.truncate(CODE_DIGITS);
    code
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::year::Year;

    #[test]
    fn serials_run_through_each_list_in_printed_order() {
        let set = Year::new().awards;
        let serials: Vec<&str> = set.lists.iter().flat_map(|list| &list.awards).map(|award| &*award.serial).collect();
        assert_eq!(serials, ["HSG-0001", "HSG-0002", "HOCBONG-0001"]);
        assert_eq!(serial("HSG", 12_345), "HSG-12345");
    }

    #[test]
    fn a_set_has_another_code_when_a_name_a_unit_an_amount_or_the_order_is_another() {
        let year = Year::new();
        let code = |change: &dyn Fn(&mut Vec<AwardList>)| {
            let mut lists = year.awards.lists.clone();
            change(&mut lists);
            number(lists).code
        };
        // printf 'HSG-0001\tHồ Thị *An*\tTH01\t1000000\nHSG-0002\tLê Bình\tTH01\t305000\nHOCBONG-0001\tVõ Chi\tTH01\t1500000\n' |
        //   sha256sum | cut -c1-12
        let before = code(&|_| ());
        assert_eq!(before, "f16c89477748");
        assert_ne!(code(&|lists| lists[0].awards[0].name.push('h')), before);
        assert_ne!(code(&|lists| lists[0].awards[0].unit_code = "AP".into()), before);
        assert_ne!(code(&|lists| lists[2].awards[0].amount += 1), before);
        assert_ne!(code(&|lists| lists[0].awards.swap(0, 1)), before);
        assert_eq!(code(&|lists| lists[0].awards[0].merit.push('!')), before);
    }
}
