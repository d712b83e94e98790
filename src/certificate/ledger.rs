//! `so-in-giay-khen.csv`: which certificates were made to be printed, and when. Staff read it in Excel; it is no input of any
//! paper.

use std::collections::BTreeSet;

use crate::model::award::{Award, AwardSet};

/// Heading line, behind the mark by which Excel knows UTF-8.
pub const HEAD: &str = "\u{feff}Ngày giờ,Số vào sổ,Họ và tên,Mã bộ,Việc\r\n";

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Made with the whole list.
    Made,
    /// Made again on request.
    Again,
}

impl Entry {
    const fn word(self) -> &'static str {
        match self {
            Self::Made => "lập để in",
            Self::Again => "in lại",
        }
    }
}

/// Lines to add to a ledger that reads so far as `ledger`. A certificate that was made with the same serial, name and set before
/// gets no second line, so that a run every night adds none; one that is made again always does. `now` is printed as it is.
#[must_use]
pub fn entries<'a>(ledger: &str, set: &AwardSet, awards: impl IntoIterator<Item = (&'a Award, Entry)>, now: &str) -> String {
    let known: BTreeSet<&str> = ledger.lines().filter_map(|line| line.split_once(',')).map(|(_, what)| what).collect();
    let mut added = String::new();
    for (award, entry) in awards {
        let what = format!("{},{},{},{}", field(&award.serial), field(&award.name), field(&set.code), entry.word());
        if entry == Entry::Again || !known.contains(what.as_str()) {
            added.extend([now, ",", what.as_str(), "\r\n"]);
        }
    }
    added
}

/// A field of CSV (RFC 4180). Names are tidy, so none has a line end; one that a table would take for a formula is quoted and
/// begins with a quote mark.
fn field(text: &str) -> String {
    let guarded = if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.to_owned() };
    if guarded.contains([',', '"', '\'']) { format!("\"{}\"", guarded.replace('"', "\"\"")) } else { guarded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_every_night_adds_no_line_and_a_reprint_does() {
        let set = AwardSet { code: "0123456789ab".into(), ..AwardSet::default() };
        let some = crate::compose::year::Year::new().awards.lists.remove(0).awards.remove(0);
        let award = Award { serial: "HSG-0001".into(), name: "Lê Ý".into(), ..some };
        let first = entries(HEAD, &set, [(&award, Entry::Made)], "2024-12-20 08:00");
        assert_eq!(first, "2024-12-20 08:00,HSG-0001,Lê Ý,0123456789ab,lập để in\r\n");
        let ledger = format!("{HEAD}{first}");
        assert_eq!(entries(&ledger, &set, [(&award, Entry::Made)], "2024-12-21 08:00"), "");
        let renamed = Award { name: "Lê Ỷ".into(), ..award.clone() };
        assert!(!entries(&ledger, &set, [(&renamed, Entry::Made)], "2024-12-21 08:00").is_empty());
        for _ in 0..2 {
            assert!(entries(&ledger, &set, [(&award, Entry::Again)], "2024-12-21 09:00").ends_with("in lại\r\n"));
        }
    }

    #[test]
    fn a_name_is_never_a_formula_or_two_fields() {
        assert_eq!([field("Lê Ý"), field("a, \"b\""), field("=1")], ["Lê Ý", "\"a, \"\"b\"\"\"", "\"'=1\""]);
    }
}
