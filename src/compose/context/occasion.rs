//! Propaganda by occasion: pairs of items `tuyen_truyen_<dịp>_buoi` and `tuyen_truyen_<dịp>_luot`, over all kinds that report them.

use minijinja::Value;
use serde::Serialize;

use crate::compose::record::{Ordered, Sum, YearRecord};
use crate::compose::strict;
use crate::form::Forms;
use crate::model::form::Item;

/// One occasion.
#[derive(Serialize)]
struct Occasion {
    ten: String,
    /// Events.
    buoi: Sum,
    /// Attendance; a person at two events counts twice.
    luot: Sum,
}

const PREFIX: &str = "tuyen_truyen_";
const EVENTS: &str = "_buoi";
const ATTENDANCE: &str = "_luot";

/// The occasions in the order in which the forms ask for them.
pub(super) fn values(record: &YearRecord, forms: &Forms) -> Value {
    let mut seen: Vec<&str> = Vec::new();
    let mut occasions = Vec::new();
    for item in forms.all().flat_map(crate::model::form::Form::items) {
        let Some(stem) = item.code.strip_suffix(EVENTS).filter(|stem| stem.starts_with(PREFIX) && !seen.contains(stem)) else {
            continue;
        };
        seen.push(stem);
        let attendance = format!("{stem}{ATTENDANCE}");
        occasions.push(Occasion { ten: name(item), buoi: over_kinds(record, &item.code), luot: over_kinds(record, &attendance) });
    }
    strict::value(&occasions)
}

/// The occasion's name: the label without what is counted.
fn name(item: &Item) -> String {
    item.label.rsplit_once(':').map_or(item.label.as_str(), |(name, _)| name.trim()).to_owned()
}

fn over_kinds(record: &YearRecord, code: &str) -> Sum {
    let sums = record.tong_hop.iter().filter_map(|(_, totals)| Ordered::get(&totals.so_lieu, code));
    sums.fold(Sum::Whole(0), |sum, item| sum.plus(*item))
}
