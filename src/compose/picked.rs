//! One field of a struct that can be serialised, without a value for any other.

use std::fmt::Error;
use std::sync::Arc;

use minijinja::Value;
use serde::Serialize;
use serde::ser::{Impossible, SerializeStruct, Serializer};

use super::strict;

/// The field as [`strict::value`] makes it; `None` if the struct has none of this name.
pub(super) fn field(data: &impl Serialize, name: &str) -> Option<Value> {
    let mut found = None;
    let pick = |key: &str, make: &dyn Fn() -> Value| {
        if key == name && found.is_none() {
            found = Some(make());
        }
    };
    data.serialize(Fields(pick)).ok().and(found)
}

/// The names of all fields, in order.
pub(super) fn names(data: &impl Serialize) -> Vec<Arc<str>> {
    let mut names = Vec::new();
    // What is no struct has no names.
    let _ = data.serialize(Fields(|key: &str, _: &dyn Fn() -> Value| names.push(key.into())));
    names
}

/// Hands each field of a struct to a function: its name, and what makes its value. Anything else is refused.
struct Fields<F>(F);

impl<F: FnMut(&str, &dyn Fn() -> Value)> SerializeStruct for Fields<F> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        (self.0)(key, &|| strict::value(&value));
        Ok(())
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}

/// The methods of a serializer that have no fields.
macro_rules! refuse {
    ($($method:ident($($type:ty),*) -> $back:ty;)*) => {
        $(fn $method(self, $(_: $type),*) -> Result<$back, Error> { Err(Error) })*
    };
}

impl<F: FnMut(&str, &dyn Fn() -> Value)> Serializer for Fields<F> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Impossible<(), Error>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStruct = Self;
    type SerializeStructVariant = Impossible<(), Error>;

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Error> {
        Ok(self)
    }

    refuse! {
        serialize_bool(bool) -> ();
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_u8(u8) -> ();
        serialize_u16(u16) -> ();
        serialize_u32(u32) -> ();
        serialize_u64(u64) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_str(&str) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_none() -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_unit_variant(&'static str, u32, &'static str) -> ();
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        Err(Error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Line {
        stt: usize,
        ngay_sinh: Option<String>,
        o_khac: Vec<&'static str>,
    }

    #[test]
    fn a_field_is_what_the_whole_record_has() {
        let line = Line { stt: 7, ngay_sinh: None, o_khac: vec!["a", "b"] };
        let whole = strict::value(&line);
        for name in names(&line) {
            assert_eq!(field(&line, &name), whole.get_attr(&name).ok(), "{name}");
        }
        assert_eq!(names(&line), [Arc::from("stt"), "ngay_sinh".into(), "o_khac".into()]);
        assert_eq!(field(&line, "ho_ten"), None);
        assert_eq!((field(&7, "stt"), names(&"stt")), (None, Vec::new()));
    }
}
