//! Tags of XML one after another, as far as they are plain: no entity in an attribute, quotes of one kind, names without marks.

use memchr::memmem;

/// Says that a part is not plain.
#[derive(Debug, PartialEq)]
pub struct NotPlain;

/// What comes next in a tag that is open.
#[derive(Debug, PartialEq)]
pub enum InTag<'x> {
    /// An attribute, with its value.
    Attribute(&'x [u8], &'x [u8]),
    /// The end of the tag; the element's content follows.
    End,
    /// The end of an element without content.
    EndOfEmpty,
}

/// What is left of a part.
#[derive(Clone, Copy)]
pub struct Tags<'x>(&'x [u8]);

impl<'x> Tags<'x> {
    /// A part from the first of a tag on, with what stands before it, if it is UTF-8 and says nothing unusual there.
    pub fn from(xml: &'x [u8], tag: &str) -> Option<(&'x str, Self)> {
        let text = std::str::from_utf8(xml).ok()?;
        let (before, rest) = text.split_at_checked(memmem::find(xml, tag.as_bytes())?)?;
        let (declaration, head) = before.split_at_checked(before.find("?>").map_or(0, |end| end + 2))?;
        let names = ["\"UTF-8\"", "\"utf-8\"", "'UTF-8'"];
        let is_utf8 = !declaration.contains("encoding") || names.iter().any(|name| declaration.contains(name));
        let prefixed = format!(":{}", tag.trim_start_matches('<'));
        let is_usual = before.is_empty() || before.starts_with('<');
        (is_utf8 && is_usual && !head.contains(&prefixed) && are_plain(head.as_bytes()))
            .then_some((before, Self(rest.as_bytes())))
    }

    /// Whether this comes next; if so, goes on behind it.
    pub fn skip<const LENGTH: usize>(&mut self, what: &[u8; LENGTH]) -> bool {
        match self.0.split_first_chunk() {
            Some((next, rest)) if next == what => {
                self.0 = rest;
                true
            }
            _ => false,
        }
    }

    /// Goes on behind what must come next.
    pub fn expect<const LENGTH: usize>(&mut self, what: &[u8; LENGTH]) -> Result<(), NotPlain> {
        if self.skip(what) { Ok(()) } else { Err(NotPlain) }
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
        let at = memmem::find(self.0, end.as_bytes()).ok_or(NotPlain)?;
        let (passed, rest) = self.0.split_at_checked(at + end.len()).ok_or(NotPlain)?;
        self.0 = rest;
        if are_plain(passed) { Ok(()) } else { Err(NotPlain) }
    }

    /// What was passed since an earlier place.
    pub fn since(&self, earlier: Self) -> Result<&'x str, NotPlain> {
        let passed = earlier.0.len().checked_sub(self.0.len()).and_then(|length| earlier.0.get(..length));
        passed.and_then(|passed| std::str::from_utf8(passed).ok()).ok_or(NotPlain)
    }

    /// The text up to the next tag.
    pub fn text(&mut self) -> Result<&'x [u8], NotPlain> {
        self.until(|byte| byte == b'<')
    }

    /// The bytes up to the first of a kind, which must come.
    fn until(&mut self, is_end: impl Fn(u8) -> bool) -> Result<&'x [u8], NotPlain> {
        let end = self.0.iter().position(|byte| is_end(*byte)).ok_or(NotPlain)?;
        let (found, rest) = self.0.split_at_checked(end).ok_or(NotPlain)?;
        self.0 = rest;
        Ok(found)
    }
}

/// A text of a part that is as it stands what it says: no entity, no end of line that XML changes, nothing that Excel escapes as
/// _x000D_.
pub fn as_it_stands(text: &[u8]) -> Result<&str, NotPlain> {
    let is_plain = !text.iter().any(|byte| matches!(byte, b'&' | b'\r')) && memmem::find(text, b"_x").is_none();
    std::str::from_utf8(text).ok().filter(|_| is_plain).ok_or(NotPlain)
}

/// Whether all tags end at the first `>` behind their `<`, as those do that hold their values between double quotes; comments and
/// other marks are none.
fn are_plain(xml: &[u8]) -> bool {
    let is_plain = |tag: &[u8]| {
        let inner = tag.get(..memchr::memchr(b'>', tag)?)?;
        let quotes = memchr::memchr_iter(b'"', inner).count();
        (quotes.is_multiple_of(2) && !inner.contains(&b'\'') && !inner.starts_with(b"!") && !inner.starts_with(b"?"))
            .then_some(())
    };
    xml.split(|byte| *byte == b'<').skip(1).all(|tag| is_plain(tag).is_some())
}
