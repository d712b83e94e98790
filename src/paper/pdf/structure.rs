//! The structure tree as objects (ISO 32000-1, 14.7): every element, and for every page the elements of its marked contents.
//!
//! A long list has a quarter of a million elements. As objects of lopdf they would take half a gigabyte, so they are
//! written straight into object streams, which are deflated in parallel; each stream alone decides its bytes.

use std::io::Write;

use rayon::prelude::*;

use super::pack::{self, Packed};
use crate::model::page::{Item, Page, Paper};
use crate::model::structure::{Element, Kind, Mark, Numbering, Structure};

/// Where the objects are numbered from: elements in their order, then the pages' lists, in order.
#[derive(Clone, Copy)]
pub(super) struct Numbers<'p> {
    /// Object number of the first element.
    pub first: u32,
    /// Object number of the tree's root.
    pub root: u32,
    /// Object numbers of the pages.
    pub pages: &'p [u32],
}

/// Objects of the tree, but for its root.
pub(super) fn objects(
    paper: &Paper,
    marks: &[Vec<u32>],
    numbers: Numbers,
    deflate: pack::Deflate,
) -> std::io::Result<Vec<Packed>> {
    let tree = Tree::new(&paper.structure, marks);
    let elements = paper.structure.elements.len();
    let indexes: Vec<usize> = (0..elements + marks.len()).collect();
    indexes
        .par_chunks(pack::OBJECTS)
        .map(|chunk| {
            let mut objects = pack::Objects::default();
            for index in chunk {
                match index.checked_sub(elements) {
                    None => tree.element(*index, paper, numbers, objects.next())?,
                    Some(page) => list(marks.get(page).map_or(&[], Vec::as_slice), numbers, objects.next())?,
                }
            }
            let first = numbers.first.saturating_add(short(chunk.first().copied().unwrap_or_default()));
            objects.pack(first, deflate)
        })
        .collect()
}

/// Elements of a page's marked contents in order (14.7.4.4).
fn list(elements: &[u32], numbers: Numbers, out: &mut Vec<u8>) -> std::io::Result<()> {
    out.push(b'[');
    for element in elements {
        write!(out, "{} 0 R ", numbers.first.saturating_add(*element))?;
    }
    out.push(b']');
    Ok(())
}

/// Name of an element's type (14.8.4).
pub(super) const fn name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Document => "Document",
        Kind::Section => "Sect",
        Kind::Group => "Div",
        Kind::Heading(level) => match level {
            0 | 1 => "H1",
            2 => "H2",
            3 => "H3",
            4 => "H4",
            5 => "H5",
            _ => "H6",
        },
        Kind::Paragraph => "P",
        Kind::List(_) => "L",
        Kind::Item => "LI",
        Kind::Label => "Lbl",
        Kind::Body => "LBody",
        Kind::Table => "Table",
        Kind::TableHead => "THead",
        Kind::TableBody => "TBody",
        Kind::Row => "TR",
        Kind::HeadCell(..) => "TH",
        Kind::Cell(_) => "TD",
        Kind::Figure(_) => "Figure",
    }
}

/// Attributes of the table, list and layout owners (14.8.5), and the words that stand for a figure.
fn attributes(index: usize, kind: &Kind, pages: &[Page], out: &mut Vec<u8>) -> std::io::Result<()> {
    match kind {
        Kind::HeadCell(columns, rows) => {
            out.extend_from_slice(b"/A<</O/Table/Scope/Column");
            span("Col", *columns, out)?;
            span("Row", *rows, out)?;
            out.extend_from_slice(b">>");
        }
        Kind::Cell(columns) if *columns > 1 => {
            out.extend_from_slice(b"/A<</O/Table");
            span("Col", *columns, out)?;
            out.extend_from_slice(b">>");
        }
        Kind::List(numbering) => {
            let style = match numbering {
                Numbering::None => "None",
                Numbering::Sign(_) => "Disc",
                Numbering::Decimal => "Decimal",
                Numbering::Letters => "LowerAlpha",
            };
            write!(out, "/A<</O/List/ListNumbering/{style}>>")?;
        }
        Kind::Figure(words) => {
            out.extend_from_slice(b"/Alt<FEFF");
            for unit in words.encode_utf16() {
                write!(out, "{unit:04X}")?;
            }
            out.push(b'>');
            if let Some([left, foot, right, top]) = bounds(short(index), pages) {
                write!(out, "/A<</O/Layout/Placement/Block/BBox[{left:.2} {foot:.2} {right:.2} {top:.2}]>>")?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn span(of: &str, count: u16, out: &mut Vec<u8>) -> std::io::Result<()> {
    if count > 1 { write!(out, "/{of}Span {count}") } else { Ok(()) }
}

/// Left, lower, right and upper bound of an element's things on the first page that has any, in points from the page's lower
/// left corner.
fn bounds(element: u32, pages: &[Page]) -> Option<[f32; 4]> {
    pages.iter().find_map(|page| {
        let boxes = page.items.iter().filter_map(|item| match item {
            Item::Rule(rule) if rule.mark == Mark::Element(element) => {
                Some([rule.x, rule.y + rule.height, rule.x + rule.width, rule.y])
            }
            Item::Glyphs(text) if text.mark == Mark::Element(element) => {
                Some([text.x, text.baseline + text.size * 0.25, text.x + text.width, text.baseline - text.size])
            }
            _ => None,
        });
        let all = boxes.reduce(|all, one| [all[0].min(one[0]), all[1].max(one[1]), all[2].max(one[2]), all[3].min(one[3])]);
        all.map(|[left, low, right, high]| [left, page.height - low, right, page.height - high])
    })
}

/// The elements with their children and contents at hand.
struct Tree<'s> {
    elements: &'s [Element<'s>],
    children: Groups<u32>,
    /// Page index and number within the page.
    contents: Groups<(u32, u32)>,
}

impl<'s> Tree<'s> {
    fn new(structure: &'s Structure<'s>, marks: &[Vec<u32>]) -> Self {
        let elements = structure.elements.as_slice();
        let parents = (0..).zip(elements).skip(1).map(|(index, element)| (element.parent, index));
        let children = Groups::new(elements.len(), parents.collect());
        let contents = (0..).zip(marks).flat_map(|(page, marks)| (0..).zip(marks).map(move |(id, of)| (*of, (page, id))));
        Self { elements, children, contents: Groups::new(elements.len(), contents.collect()) }
    }

    fn element(&self, index: usize, paper: &Paper, numbers: Numbers, out: &mut Vec<u8>) -> std::io::Result<()> {
        let Some(element) = self.elements.get(index) else { return Ok(()) };
        let parent = if index == 0 { numbers.root } else { numbers.first.saturating_add(element.parent) };
        write!(out, "<</S/{}/P {parent} 0 R", name(&element.kind))?;
        let (contents, children) = (self.contents.of(index), self.children.of(index));
        let page = contents.first().map(|(page, _)| *page);
        if let Some(number) = page.and_then(|page| number(page, numbers.pages)) {
            write!(out, "/Pg {number} 0 R")?;
        }
        attributes(index, &element.kind, &paper.pages, out)?;
        if !contents.is_empty() || !children.is_empty() {
            out.extend_from_slice(b"/K[");
            for (at, id) in contents {
                match number(*at, numbers.pages) {
                    Some(number) if page != Some(*at) => write!(out, "<</Type/MCR/Pg {number} 0 R/MCID {id}>>")?,
                    _ => write!(out, "{id} ")?,
                }
            }
            for child in children {
                write!(out, "{} 0 R ", numbers.first.saturating_add(*child))?;
            }
            out.push(b']');
        }
        out.extend_from_slice(b">>");
        Ok(())
    }
}

/// Values by a small key, in the order they came.
struct Groups<T> {
    starts: Vec<u32>,
    values: Vec<T>,
}

impl<T> Groups<T> {
    fn new(keys: usize, mut pairs: Vec<(u32, T)>) -> Self {
        pairs.sort_by_key(|(key, _)| *key);
        let mut starts = Vec::with_capacity(keys + 1);
        let mut values = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            while starts.len() <= long(key) {
                starts.push(short(values.len()));
            }
            values.push(value);
        }
        starts.resize(keys.max(starts.len()) + 1, short(values.len()));
        Self { starts, values }
    }

    fn of(&self, key: usize) -> &[T] {
        let bound = |key: usize| self.starts.get(key).map_or(0, |start| long(*start));
        self.values.get(bound(key)..bound(key + 1)).unwrap_or_default()
    }
}

fn number(page: u32, pages: &[u32]) -> Option<u32> {
    pages.get(long(page)).copied()
}

/// A count of elements; a paper has far fewer than four thousand million.
fn short(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn long(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_by_their_key_and_keep_their_order() {
        let groups = Groups::new(4, vec![(2, 'a'), (0, 'b'), (2, 'c')]);
        assert_eq!([groups.of(0), groups.of(1), groups.of(2), groups.of(3)], [&['b'][..], &[], &['a', 'c'], &[]]);
    }
}
