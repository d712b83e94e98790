//! Tags of XML one after another, as far as they are plain: no entity in an attribute, quotes of one kind, names without marks.

use memchr::memmem;

/// Says that a part is not plain.
#[derive(Debug, PartialEq)]
pub struct NotPlain;

/// What comes next in a tag that is open.
#[derive(Debug, PartialEq)]
pub enum InTag<'x> {
    /// An attribute, with its value.
    Attribute(&'x str, &'x str),
    /// The end of the tag; the element's content follows.
    End,
    /// The end of an element without content.
    EndOfEmpty,
}

/// What is left of a part.
#[derive(Clone, Copy)]
pub struct Tags<'x>(&'x str);

impl<'x> Tags<'x> {
    /// A part from the first of a tag on, with what stands before it, if it is UTF-8 and says nothing unusual there.
    pub fn from(xml: &'x [u8], tag: &str) -> Option<(&'x str, Self)> {
        let text = simdutf8::basic::from_utf8(xml).ok()?;
        let (before, rest) = text.split_at_checked(memmem::find(xml, tag.as_bytes())?)?;
        let (declaration, head) = before.split_at_checked(before.find("?>").map_or(0, |end| end + 2))?;
        let names = ["\"UTF-8\"", "\"utf-8\"", "'UTF-8'"];
        let is_utf8 = !declaration.contains("encoding") || names.iter().any(|name| declaration.contains(name));
        let prefixed = format!(":{}", tag.trim_start_matches('<'));
        let is_usual = before.is_empty() || before.starts_with('<');
        (is_utf8 && is_usual && !head.contains(&prefixed) && are_plain(head)).then_some((before, Self(rest)))
    }

    /// Whether this comes next; if so, goes on behind it.
    pub fn skip<const LENGTH: usize>(&mut self, what: &[u8; LENGTH]) -> bool {
        match self.0.as_bytes().first_chunk() {
            Some(next) if next == what => {
                self.0 = self.0.get(LENGTH..).unwrap_or_default();
                true
            }
            _ => false,
        }
    }

    /// Goes on behind what must come next.
    pub fn expect<const LENGTH: usize>(&mut self, what: &[u8; LENGTH]) -> Result<(), NotPlain> {
        if self.skip(what) { Ok(()) } else { Err(NotPlain) }
    }

    /// Goes on behind what a reader of the bytes before it takes, if it takes anything; what it takes is whole letters.
    pub fn take<T>(&mut self, reader: impl FnOnce(&'x [u8]) -> Option<(T, &'x [u8])>) -> Option<T> {
        let (taken, rest) = reader(self.0.as_bytes())?;
        self.0 = self.0.get(self.0.len().checked_sub(rest.len())?..)?;
        Some(taken)
    }

    /// Goes on behind spaces and ends of lines.
    pub fn skip_blanks(&mut self) {
        self.0 = self.0.trim_ascii_start();
    }

    /// Goes on to the end of the tag that is open, and says how it ends.
    pub fn skip_attributes(&mut self) -> Result<InTag<'x>, NotPlain> {
        loop {
            match self.next_in_tag()? {
                InTag::Attribute(..) => (),
                end => return Ok(end),
            }
        }
    }

    /// Goes on behind the next attribute or the end of the tag.
    pub fn next_in_tag(&mut self) -> Result<InTag<'x>, NotPlain> {
        while self.skip(b" ") {}
        if self.skip(b">") {
            return Ok(InTag::End);
        }
        if self.skip(b"/>") {
            return Ok(InTag::EndOfEmpty);
        }
        let name = self.until(|byte| !byte.is_ascii_alphanumeric() && byte != b':')?;
        self.expect(b"=\"")?;
        let value = self.until(|byte| matches!(byte, b'"' | b'&' | b'<'))?;
        self.expect(b"\"")?;
        if name.is_empty() { Err(NotPlain) } else { Ok(InTag::Attribute(name, value)) }
    }

    /// Goes on behind the next end of an element, written whole. Tags in which it might stand as mere text are not plain.
    pub fn go_behind(&mut self, end: &str) -> Result<(), NotPlain> {
        let at = self.0.find(end).ok_or(NotPlain)?;
        let (passed, rest) = self.0.split_at_checked(at + end.len()).ok_or(NotPlain)?;
        self.0 = rest;
        if are_plain(passed) { Ok(()) } else { Err(NotPlain) }
    }

    /// What was passed since an earlier place.
    pub fn since(&self, earlier: Self) -> Result<&'x str, NotPlain> {
        let length = earlier.0.len().checked_sub(self.0.len());
        length.and_then(|length| earlier.0.get(..length)).ok_or(NotPlain)
    }

    /// The text up to the next tag.
    pub fn text(&mut self) -> Result<&'x str, NotPlain> {
        self.until(|byte| byte == b'<')
    }

    /// What stands before the first byte of a kind, which must come.
    fn until(&mut self, is_end: impl Fn(u8) -> bool) -> Result<&'x str, NotPlain> {
        let end = self.0.bytes().position(is_end).ok_or(NotPlain)?;
        let (found, rest) = self.0.split_at_checked(end).ok_or(NotPlain)?;
        self.0 = rest;
        Ok(found)
    }
}

/// A text of a part that is as it stands what it says: no entity, no end of line that XML changes, nothing that Excel escapes as
/// _x000D_.
pub fn as_it_stands(text: &str) -> Result<&str, NotPlain> {
    let (mut is_plain, mut before) = (true, 0);
    for byte in text.bytes() {
        is_plain &= byte != b'&' && byte != b'\r' && !(before == b'_' && byte == b'x');
        before = byte;
    }
    if is_plain { Ok(text) } else { Err(NotPlain) }
}

/// Whether all tags end at the first `>` behind their `<`, as those do that hold their values between double quotes; comments and
/// other marks are none.
fn are_plain(xml: &str) -> bool {
    let is_plain = |tag: &[u8]| {
        let inner = tag.get(..memchr::memchr(b'>', tag)?)?;
        let quotes = memchr::memchr_iter(b'"', inner).count();
        let is_mark = matches!(inner.first(), Some(b'!' | b'?'));
        (quotes.is_multiple_of(2) && !is_mark && memchr::memchr(b'\'', inner).is_none()).then_some(())
    };
    let mut rest = xml.as_bytes();
    while let Some(start) = memchr::memchr(b'<', rest) {
        let tag = rest.get(start + 1..).unwrap_or_default();
        let end = memchr::memchr(b'<', tag).unwrap_or(tag.len());
        if tag.get(..end).and_then(is_plain).is_none() {
            return false;
        }
        rest = tag.get(end..).unwrap_or_default();
    }
    true
}
