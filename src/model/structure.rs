//! What the things on pages are to a reader who cannot see them: the tree that PDF calls logical structure
//! (ISO 32000-1, 14.7 and 14.8), as plain data.

use std::borrow::Cow;

/// The tree, and the way into it by headings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Structure<'a> {
    /// Elements, parents before their children and children in reading order. The first is the document.
    pub elements: Vec<Element<'a>>,
    /// Headings in reading order.
    pub outline: Vec<Bookmark>,
}

/// One element.
#[derive(Clone, Debug, PartialEq)]
pub struct Element<'a> {
    /// What it is.
    pub kind: Kind<'a>,
    /// Index of the element it is part of; of the document its own.
    pub parent: u32,
}

/// What an element is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind<'a> {
    /// The whole.
    Document,
    /// Pages that are numbered together.
    Section,
    /// Paragraphs that stand together: letterhead, signatures.
    Group,
    /// A heading; levels count from 1, and none is left out on the way down (ISO 14289-1, 7.4.2).
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list.
    List(Numbering),
    /// A list's item.
    Item,
    /// The dash or number before an item.
    Label,
    /// An item's words, and lists within it.
    Body,
    /// A table; every row has the same number of columns once spans are counted.
    Table,
    /// Its head rows.
    TableHead,
    /// Its other rows.
    TableBody,
    /// A row.
    Row,
    /// A cell of the head, over so many columns and rows.
    HeadCell(u16, u16),
    /// Another cell, over so many columns.
    Cell(u16),
    /// A drawing, with the words that stand for it.
    Figure(Cow<'a, str>),
}

/// How a list counts its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// No marks.
    None,
    /// A dash, a plus or another sign.
    Sign(char),
    /// 1. 2. 3.
    Decimal,
    /// a) b) c)
    Letters,
}

/// A heading as an entry of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// Index of its element.
    pub element: u32,
    /// Level of the heading, from 1.
    pub level: u8,
    /// Words, without line feeds.
    pub title: String,
}

/// What a thing on a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Content of the element with this index.
    Element(u32),
    /// Page number or draft mark: not part of what the paper says.
    Header,
    /// Head of a table that is repeated on a later page: said already.
    Repeated,
    /// A rule that only helps the eye.
    Layout,
}

impl Mark {
    /// Not part of what the paper says.
    #[must_use]
    pub const fn is_artifact(self) -> bool {
        !matches!(self, Self::Element(_))
    }
}
