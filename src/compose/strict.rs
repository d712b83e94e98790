//! Values whose unknown names stop the paper: what templates see of the year.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, LazyLock};

use minijinja::value::{Enumerator, Object, ObjectRepr, Serde, Value, ValueKind};

use super::fault;

/// Data whose fields become values only where they are asked for: of a list of 5,000 awards a paper uses a quarter.
pub(super) trait Data: Send + Sync + 'static {
    /// A field's value; `None` for a name that the data does not have.
    fn field(&self, name: &str) -> Option<Value>;
    /// The names of all fields, in order.
    fn names(&self) -> Vec<Arc<str>>;
}

/// A record with named fields in a fixed order. Asking for a field it does not have is a fault that names the nearest one,
/// also in comparisons, where an undefined value would silently be false.
pub(super) struct Record {
    own: Vec<(Arc<str>, Value)>,
    /// What has the fields that are not its own.
    base: Option<Base>,
}

enum Base {
    Record(Arc<Record>),
    Data(Arc<dyn Data>),
}

impl Record {
    fn find(&self, key: &str) -> Option<Value> {
        let own = self.own.iter().find_map(|(name, value)| (**name == *key).then(|| resolved(value)));
        own.or_else(|| match self.base.as_ref()? {
            Base::Record(record) => record.find(key),
            Base::Data(data) => data.field(key),
        })
    }

    fn names(&self) -> Vec<Arc<str>> {
        let mut names: Vec<Arc<str>> = self.own.iter().map(|(name, _)| Arc::clone(name)).collect();
        let below = match &self.base {
            None => Vec::new(),
            Some(Base::Record(record)) => record.names(),
            Some(Base::Data(data)) => data.names(),
        };
        let own: BTreeSet<Arc<str>> = names.iter().cloned().collect();
        names.extend(below.into_iter().filter(|name| !own.contains(name)));
        names
    }
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.names()).finish()
    }
}

impl Object for Record {
    /// For `"name" in record` and `record["name"]`.
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.find(key.as_str()?)
    }

    /// For `record.name` and bare names.
    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        Some(self.find(key).unwrap_or_else(|| Value::from(fault::unknown_name(key, self.names().iter().map(|name| &**name)))))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.names().into_iter().map(Value::from).collect())
    }
}

/// A record from its fields; of equal names the first counts.
pub(super) fn record(fields: impl IntoIterator<Item = (Arc<str>, Value)>) -> Value {
    Value::from_object(Record { own: fields.into_iter().collect(), base: None })
}

/// A record of data that is kept as it is.
pub(super) fn kept(data: impl Data) -> Value {
    Value::from_object(Record { own: Vec::new(), base: Some(Base::Data(Arc::new(data))) })
}

/// A record that has further fields besides those of `base`; a field of `base` that has the name of one of them is hidden.
/// A value that is no record has no fields.
pub(super) fn extended(base: &Value, further: Vec<(Arc<str>, Value)>) -> Value {
    Value::from_object(Record { own: further, base: base.downcast_object::<Record>().map(Base::Record) })
}

/// A value that is made when it is first asked for, as a field of a record and nowhere else. What makes it uses no other thread: others
/// may wait for it meanwhile.
pub(super) fn later(make: impl FnOnce() -> Value + Send + Sync + 'static) -> Value {
    Value::from_object(Later(LazyLock::new(Box::new(make))))
}

/// See [`later`].
struct Later(LazyLock<Value, Box<dyn FnOnce() -> Value + Send + Sync>>);

impl fmt::Debug for Later {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Later")
    }
}

impl Object for Later {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }
}

fn resolved(value: &Value) -> Value {
    value.downcast_object_ref::<Later>().map_or(value, |later| &later.0).clone()
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
