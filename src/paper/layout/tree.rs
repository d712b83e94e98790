//! The structure of a paper, grown while its blocks become strips.
//!
//! Title and appendices are headings of level 1, "I." stands below them, then "1.", then "a)". A paper may leave a kind of
//! heading out, so a heading's level is the number of kinds open above it, plus one: levels then nest without a gap
//! whatever a template does. Items that follow each other are a list, and another sign or way of counting below an item
//! opens a list within it.

use std::borrow::Cow;

use crate::model::structure::{Bookmark, Element, Kind, Mark, Numbering, Structure};

/// Kinds of headings from the outermost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// Kind and subject; number and title of an appendix.
    Title,
    /// "I."
    First,
    /// "1."
    Second,
    /// "a)"
    Third,
}

/// A list that goes on if another item follows.
struct OpenList {
    numbering: Numbering,
    list: u32,
    /// Body of its last item.
    body: u32,
}

/// The tree so far.
pub(super) struct Tree<'a> {
    structure: Structure<'a>,
    /// Where blocks go: the section, or the group within it.
    parent: u32,
    section: u32,
    ranks: Vec<Rank>,
    lists: Vec<OpenList>,
    /// The number of an appendix was the last thing: its title belongs to the same heading.
    appendix: Option<Mark>,
}

/// Index of the document's element.
const ROOT: u32 = 0;

impl<'a> Tree<'a> {
    pub fn new() -> Self {
        let structure = Structure { elements: vec![Element { kind: Kind::Document, parent: ROOT }], outline: Vec::new() };
        Self { structure, parent: ROOT, section: ROOT, ranks: Vec::new(), lists: Vec::new(), appendix: None }
    }

    pub fn finish(self) -> Structure<'a> {
        self.structure
    }

    /// Adds an element and gives its index.
    pub fn add(&mut self, kind: Kind<'a>, parent: u32) -> u32 {
        let index = u32::try_from(self.structure.elements.len()).unwrap_or(u32::MAX);
        self.structure.elements.push(Element { kind, parent });
        index
    }

    /// Begins a section.
    pub fn section(&mut self) {
        self.close();
        self.section = self.add(Kind::Section, ROOT);
        self.parent = self.section;
    }

    /// What follows stands together, until the group ends.
    pub fn group(&mut self) {
        self.close();
        self.parent = self.add(Kind::Group, self.section);
    }

    /// Ends the group.
    pub fn end_group(&mut self) {
        self.close();
        self.parent = self.section;
    }

    pub fn paragraph(&mut self) -> Mark {
        self.block(Kind::Paragraph)
    }

    /// A table, to which the caller adds its rows.
    pub fn table(&mut self) -> u32 {
        self.close();
        self.add(Kind::Table, self.parent)
    }

    /// A group of rows that are no table, to which the caller adds them.
    pub fn grid(&mut self) -> u32 {
        self.close();
        self.add(Kind::Group, self.parent)
    }

    pub fn heading(&mut self, rank: Rank, title: &str) -> Mark {
        self.ranks.retain(|open| *open < rank);
        self.ranks.push(rank);
        let level = u8::try_from(self.ranks.len()).unwrap_or(u8::MAX);
        let mark = self.block(Kind::Heading(level));
        if let Mark::Element(element) = mark {
            self.structure.outline.push(Bookmark { element, level, title: on_one_line(title) });
        }
        mark
    }

    /// The number of an appendix; a title right after it is the same heading.
    pub fn appendix_number(&mut self, number: &str) -> Mark {
        let mark = self.heading(Rank::Title, number);
        self.appendix = Some(mark);
        mark
    }

    pub fn appendix_title(&mut self, title: &str) -> Mark {
        let Some(mark) = self.appendix.take() else { return self.heading(Rank::Title, title) };
        if let Some(bookmark) = self.structure.outline.last_mut() {
            bookmark.title = format!("{}: {}", bookmark.title, on_one_line(title));
        }
        mark
    }

    /// An item: what its label and its words belong to.
    pub fn item(&mut self, numbering: Numbering) -> (Mark, Mark) {
        self.appendix = None;
        if let Some(level) = self.lists.iter().position(|open| open.numbering == numbering) {
            self.lists.truncate(level + 1);
        } else {
            let parent = self.lists.last().map_or(self.parent, |open| open.body);
            let list = self.add(Kind::List(numbering), parent);
            self.lists.push(OpenList { numbering, list, body: list });
        }
        let list = self.lists.last().map_or(self.parent, |open| open.list);
        let item = self.add(Kind::Item, list);
        let label = if numbering == Numbering::None { None } else { Some(self.add(Kind::Label, item)) };
        let body = self.add(Kind::Body, item);
        if let Some(open) = self.lists.last_mut() {
            open.body = body;
        }
        (Mark::Element(label.unwrap_or(body)), Mark::Element(body))
    }

    /// A drawing within an element.
    pub fn figure(&mut self, alternative: impl Into<Cow<'a, str>>, parent: u32) -> Mark {
        Mark::Element(self.add(Kind::Figure(alternative.into()), parent))
    }

    fn block(&mut self, kind: Kind<'a>) -> Mark {
        self.close();
        Mark::Element(self.add(kind, self.parent))
    }

    fn close(&mut self) {
        self.lists.clear();
        self.appendix = None;
    }
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The label that begins an item's text, as its length in bytes with the spaces behind it, and how it counts; 0 for none.
pub(super) fn label(text: &str) -> (usize, Numbering) {
    let word = text.split([' ', '\u{a0}']).next().unwrap_or_default();
    let length = word.len() + text[word.len()..].len() - text[word.len()..].trim_start_matches([' ', '\u{a0}']).len();
    let counter = word.strip_suffix([')', '.']).unwrap_or_default();
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(sign @ ('-' | '–' | '+' | '*' | '•')), None) => (length, Numbering::Sign(sign)),
        _ if counter.is_empty() => (0, Numbering::None),
        _ if counter.chars().all(|digit| digit.is_ascii_digit()) => (length, Numbering::Decimal),
        _ if counter.chars().count() == 1 && counter.chars().all(char::is_alphabetic) => (length, Numbering::Letters),
        _ => (0, Numbering::None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_signs_numbers_and_single_letters() {
        assert_eq!(label("- Cấp tỉnh"), (2, Numbering::Sign('-')));
        assert_eq!(label("+\u{a0} Cấp"), (4, Numbering::Sign('+')));
        assert_eq!(label("12. Cấp"), (4, Numbering::Decimal));
        assert_eq!(label("đ) Cấp"), (4, Numbering::Letters));
        for text in ["", "Cấp tỉnh", "-5 độ", "2024 là", "ab) c"] {
            assert_eq!(label(text), (0, Numbering::None), "{text}");
        }
    }

    #[test]
    fn levels_leave_none_out_and_begin_at_one() {
        let mut tree = Tree::new();
        tree.section();
        for rank in [Rank::Second, Rank::Third, Rank::Title, Rank::First, Rank::Third, Rank::Second, Rank::Title] {
            tree.heading(rank, "x");
        }
        let levels: Vec<u8> = tree.finish().outline.iter().map(|bookmark| bookmark.level).collect();
        assert_eq!(levels, [1, 2, 1, 2, 3, 3, 1]);
    }

    #[test]
    fn another_sign_opens_a_list_within_and_the_first_goes_on_after_it() {
        let mut tree = Tree::new();
        tree.section();
        for sign in ['-', '+', '+', '-'] {
            tree.item(Numbering::Sign(sign));
        }
        let structure = tree.finish();
        let lists: Vec<_> = structure.elements.iter().filter(|element| matches!(element.kind, Kind::List(_))).collect();
        assert_eq!(lists.len(), 2);
        let around = &structure.elements[usize::try_from(lists[1].parent).unwrap()];
        assert_eq!(around.kind, Kind::Body);
    }
}
