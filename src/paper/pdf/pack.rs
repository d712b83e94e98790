//! Object streams (ISO 32000-1, 7.5.7): many small objects deflated as one stream.

/// Objects of a stream: readers inflate a whole stream for one object, and more than this gains hardly a byte.
pub(super) const OBJECTS: usize = 512;

/// How bytes are deflated.
pub(super) type Deflate = fn(&[u8]) -> std::io::Result<Vec<u8>>;

/// Objects being written one after the other.
#[derive(Default)]
pub(super) struct Objects {
    bytes: Vec<u8>,
    starts: Vec<usize>,
}

/// A finished stream of objects that are numbered one after the other.
pub(super) struct Packed {
    /// Number of its first object.
    pub first: u32,
    /// How many.
    pub count: u16,
    /// Length of the table of numbers and places before the first object.
    pub table: usize,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether they are deflated.
    pub deflated: bool,
}

/// Adds the digits of a number.
pub(super) fn decimal(number: impl itoa::Integer, out: &mut Vec<u8>) {
    out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

/// Adds a reference to an object (ISO 32000-1, 7.3.10).
pub(super) fn reference(number: u32, out: &mut Vec<u8>) {
    decimal(number, out);
    out.extend_from_slice(b" 0 R");
}

impl Objects {
    /// Where the next object's bytes go.
    pub fn next(&mut self) -> &mut Vec<u8> {
        self.bytes.push(b' ');
        self.starts.push(self.bytes.len());
        &mut self.bytes
    }

    /// The stream; its objects are numbered from `first`.
    pub fn pack(self, first: u32, deflate: Option<Deflate>) -> std::io::Result<Packed> {
        let mut all = Vec::with_capacity(self.bytes.len() + self.starts.len() * 12);
        for (number, start) in (first..).zip(&self.starts) {
            decimal(number, &mut all);
            all.push(b' ');
            decimal(*start, &mut all);
            all.push(b' ');
        }
        let table = all.len();
        all.extend_from_slice(&self.bytes);
        let count = u16::try_from(self.starts.len()).unwrap_or(u16::MAX);
        let bytes = if let Some(deflate) = deflate { deflate(&all)? } else { all };
        Ok(Packed { first, count, table, bytes, deflated: deflate.is_some() })
    }
}
