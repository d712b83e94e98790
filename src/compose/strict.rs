//! Values whose unknown names stop the paper: what templates see of the year.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use minijinja::value::{Enumerator, Object, Serde, Value, ValueKind};

use super::fault;

/// A record with named fields in a fixed order. Asking for a field it does not have is a fault that names the nearest one,
/// also in comparisons, where an undefined value would silently be false.
pub(super) struct Record(Vec<(Arc<str>, Value)>);

impl Record {
    fn find(&self, key: &str) -> Option<Value> {
        self.0.iter().find_map(|(name, value)| (**name == *key).then(|| value.clone()))
    }
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.0.iter().map(|(name, value)| (name, value))).finish()
    }
}

impl Object for Record {
    /// For `"name" in record` and `record["name"]`.
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.find(key.as_str()?)
    }

    /// For `record.name` and bare names.
    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        let names = self.0.iter().map(|(name, _)| &**name);
        Some(self.find(key).unwrap_or_else(|| Value::from(fault::unknown_name(key, names))))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.0.iter().map(|(name, _)| Value::from(Arc::clone(name))).collect())
    }
}

/// A record from its fields; of equal names the first counts.
pub(super) fn record(fields: impl IntoIterator<Item = (Arc<str>, Value)>) -> Value {
    Value::from_object(Record(fields.into_iter().collect()))
}

/// A record that has further fields besides those of `base`; a field of `base` that has the name of one of them is hidden.
/// A value that is no record has no fields.
pub(super) fn extended(base: &Value, further: Vec<(Arc<str>, Value)>) -> Value {
    let fields = base.downcast_object_ref::<Record>().map_or(&[][..], |record| &record.0);
    record(further.into_iter().chain(fields.iter().cloned()))
}

/// Names of fields, each kept once: a list of 5,000 awards has few names.
type Names = BTreeSet<Arc<str>>;

/// The fields of serialised data: every map in it, at any depth, becomes a [`Record`].
pub(super) fn fields(data: &impl serde::Serialize) -> Vec<(Arc<str>, Value)> {
    pairs(&Value::from(Serde(data)), &mut Names::new())
}

/// Serialised data with every map, at any depth, as a [`Record`].
pub(super) fn value(data: &impl serde::Serialize) -> Value {
    deep(&Value::from(Serde(data)), &mut Names::new())
}

/// A list of serialised data, each as [`value`] makes it; one after the other, so that a long list is never there twice.
pub(super) fn values(list: &[impl serde::Serialize]) -> Value {
    let mut names = Names::new();
    Value::from(list.iter().map(|data| deep(&Value::from(Serde(data)), &mut names)).collect::<Vec<_>>())
}

fn pairs(map: &Value, names: &mut Names) -> Vec<(Arc<str>, Value)> {
    let mut pairs = Vec::with_capacity(map.len().unwrap_or(0));
    for key in map.try_iter().into_iter().flatten() {
        let (Some(name), Ok(value)) = (key.as_str(), map.get_item(&key)) else { continue };
        pairs.push((shared(name, names), deep(&value, names)));
    }
    pairs
}

fn shared(name: &str, names: &mut Names) -> Arc<str> {
    if let Some(known) = names.get(name) {
        return Arc::clone(known);
    }
    let name: Arc<str> = Arc::from(name);
    names.insert(Arc::clone(&name));
    name
}

fn deep(value: &Value, names: &mut Names) -> Value {
    match value.kind() {
        ValueKind::Map => record(pairs(value, names)),
        ValueKind::Seq => Value::from(value.try_iter().into_iter().flatten().map(|item| deep(&item, names)).collect::<Vec<_>>()),
        _ => value.clone(),
    }
}
