//! Things that stand two beside each other on a sheet that is cut up: cards, labels.

use minijinja::Value;

use crate::compose::strict;

/// Two of them a row, as `trai` and `phai`; `phai` is null at the end of an odd number.
pub(super) fn values(things: impl Iterator<Item = Value>) -> Value {
    let mut things = things;
    let mut rows = Vec::new();
    while let Some(left) = things.next() {
        let right = things.next().unwrap_or_else(|| Value::from(()));
        rows.push(strict::record([("trai".into(), left), ("phai".into(), right)]));
    }
    Value::from(rows)
}
