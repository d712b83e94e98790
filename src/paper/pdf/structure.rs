//! The structure tree as objects (ISO 32000-1, 14.7): every element, and for every page the elements of its marked contents.
//!
//! A long list has a quarter of a million elements. As objects of lopdf they would take half a gigabyte, so they are
//! written straight into object streams, which are deflated in parallel; each stream alone decides its bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use rayon::prelude::*;

use super::pack::{self, Packed, decimal, reference};
use crate::model::page::{Item, Page, Paper};
use crate::model::structure::{Element, Kind, Mark, Numbering};

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
    deflate: Option<pack::Deflate>,
) -> std::io::Result<Vec<Packed>> {
    let tree = Tree::new(paper, marks);
    let elements = paper.structure.elements.len();
    let indexes: Vec<usize> = (0..elements + marks.len()).collect();
    indexes
        .par_chunks(pack::OBJECTS)
        .map(|chunk| {
            let mut objects = pack::Objects::default();
            for index in chunk {
                match index.checked_sub(elements) {
                    None => tree.element(*index, numbers, objects.next())?,
                    Some(page) => list(marks.get(page).map_or(&[], Vec::as_slice), numbers, objects.next()),
                }
            }
            let first = numbers.first.saturating_add(short(chunk.first().copied().unwrap_or_default()));
            objects.pack(first, deflate)
        })
        .collect()
}

/// Elements of a page's marked contents in order (14.7.4.4).
fn list(elements: &[u32], numbers: Numbers, out: &mut Vec<u8>) {
    out.push(b'[');
    for element in elements {
        reference(numbers.first.saturating_add(*element), out);
        out.push(b' ');
    }
    out.push(b']');
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
fn attributes(kind: &Kind, bounds: Option<&Bounds>, out: &mut Vec<u8>) -> std::io::Result<()> {
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
            if let Some([left, foot, right, top]) = bounds {
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

/// Left, lower, right and upper bound, in points from the page's lower left corner.
type Bounds = [f32; 4];

/// Of every figure the bounds of its things on the first page that has any. One pass over the pages, none without a figure.
fn figures(elements: &[Element], pages: &[Page]) -> BTreeMap<u32, Bounds> {
    let figures: BTreeSet<u32> =
        (0..).zip(elements).filter(|(_, element)| matches!(element.kind, Kind::Figure(_))).map(|(index, _)| index).collect();
    let mut all: BTreeMap<u32, (usize, Bounds)> = BTreeMap::new();
    if figures.is_empty() {
        return BTreeMap::new();
    }
    for (number, page) in pages.iter().enumerate() {
        for item in &page.items {
            let Some((element, one)) = place(item, page.height).filter(|(element, _)| figures.contains(element)) else {
                continue;
            };
            let (first, known) = all.entry(element).or_insert((number, one));
            if *first == number {
                let [left, foot, right, top] = *known;
                *known = [left.min(one[0]), foot.min(one[1]), right.max(one[2]), top.max(one[3])];
            }
        }
    }
    all.into_iter().map(|(element, (_, bounds))| (element, bounds)).collect()
}

/// Element and bounds of a thing on a page of so many points; `None` for an artifact.
fn place(item: &Item, height: f32) -> Option<(u32, Bounds)> {
    let (mark, [left, low, right, high]) = match item {
        Item::Rule(rule) => (rule.mark, [rule.x, rule.y + rule.height, rule.x + rule.width, rule.y]),
        Item::Glyphs(text) => {
            (text.mark, [text.x, text.baseline + text.size * 0.25, text.x + text.width, text.baseline - text.size])
        }
    };
    let Mark::Element(element) = mark else { return None };
    Some((element, [left, height - low, right, height - high]))
}

/// The elements with their children and contents at hand.
struct Tree<'s> {
    elements: &'s [Element<'s>],
    children: Groups<u32>,
    /// Page index and number within the page.
    contents: Groups<(u32, u32)>,
    figures: BTreeMap<u32, Bounds>,
}

impl<'s> Tree<'s> {
    fn new(paper: &'s Paper<'s>, marks: &[Vec<u32>]) -> Self {
        let elements = paper.structure.elements.as_slice();
        let parents = (0..).zip(elements).skip(1).map(|(index, element)| (element.parent, index));
        let children = Groups::new(elements.len(), parents.collect());
        let contents = (0..).zip(marks).flat_map(|(page, marks)| (0..).zip(marks).map(move |(id, of)| (*of, (page, id))));
        let contents = Groups::new(elements.len(), contents.collect());
        Self { elements, children, contents, figures: figures(elements, &paper.pages) }
    }

    fn element(&self, index: usize, numbers: Numbers, out: &mut Vec<u8>) -> std::io::Result<()> {
        let Some(element) = self.elements.get(index) else { return Ok(()) };
        let parent = if index == 0 { numbers.root } else { numbers.first.saturating_add(element.parent) };
        out.extend_from_slice(b"<</S/");
        out.extend_from_slice(name(&element.kind).as_bytes());
        out.extend_from_slice(b"/P ");
        reference(parent, out);
        let (contents, children) = (self.contents.of(index), self.children.of(index));
        let page = contents.first().map(|(page, _)| *page);
        if let Some(number) = page.and_then(|page| number(page, numbers.pages)) {
            out.extend_from_slice(b"/Pg ");
            reference(number, out);
        }
        attributes(&element.kind, self.figures.get(&short(index)), out)?;
        if !contents.is_empty() || !children.is_empty() {
            out.extend_from_slice(b"/K[");
            for (at, id) in contents {
                match number(*at, numbers.pages) {
                    Some(number) if page != Some(*at) => write!(out, "<</Type/MCR/Pg {number} 0 R/MCID {id}>>")?,
                    _ => {
                        decimal(*id, out);
                        out.push(b' ');
                    }
                }
            }
            for child in children {
                reference(numbers.first.saturating_add(*child), out);
                out.push(b' ');
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
    use crate::model::page::Rule;

    #[test]
    fn values_are_found_by_their_key_and_keep_their_order() {
        let groups = Groups::new(4, vec![(2, 'a'), (0, 'b'), (2, 'c')]);
        assert_eq!([groups.of(0), groups.of(1), groups.of(2), groups.of(3)], [&['b'][..], &[], &['a', 'c'], &[]]);
    }

    #[test]
    fn a_figure_is_bounded_by_all_its_things_on_its_first_page() {
        let rule =
            |x: f32, y: f32, element: u32| Item::Rule(Rule { x, y, width: 10.0, height: 2.0, mark: Mark::Element(element) });
        let frame = Item::Rule(Rule { x: 0.0, y: 0.0, width: 90.0, height: 90.0, mark: Mark::Layout });
        let page = |items| Page { width: 100.0, height: 100.0, correction: None, items };
        let pages = [
            page(vec![rule(9.0, 9.0, 0), frame]),
            page(vec![rule(20.0, 30.0, 1), rule(25.0, 40.0, 1)]),
            page(vec![rule(0.0, 0.0, 1)]),
        ];
        let element = |kind| Element { kind, parent: 0 };
        let elements = [element(Kind::Paragraph), element(Kind::Figure("cột".into())), element(Kind::Figure("trống".into()))];
        assert_eq!(figures(&elements, &pages), BTreeMap::from([(1, [20.0, 58.0, 35.0, 70.0])]));
    }
}
