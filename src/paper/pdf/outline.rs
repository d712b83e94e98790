//! Bookmarks from the headings (ISO 32000-1, 12.3.3), each below the nearest one of a smaller level.

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::finish::text;
use crate::model::page::{Item, Page, Paper};
use crate::model::structure::{Bookmark, Mark};

/// Adds the bookmarks to the catalog; none for a paper without headings.
pub(super) fn add(pdf: &mut Document, paper: &Paper, pages: &[u32]) -> lopdf::Result<()> {
    let bookmarks = &paper.structure.outline;
    if bookmarks.is_empty() {
        return Ok(());
    }
    let ids: Vec<ObjectId> = std::iter::repeat_with(|| pdf.new_object_id()).take(bookmarks.len() + 1).collect();
    let [root, ids @ ..] = ids.as_slice() else { return Ok(()) };
    let parents = parents(bookmarks);
    let (mut page, mut entries) = (0, Vec::with_capacity(ids.len()));
    for (bookmark, parent) in bookmarks.iter().zip(&parents) {
        let mut entry = Dictionary::new();
        entry.set("Title", text(&bookmark.title));
        entry.set("Parent", parent.and_then(|parent| ids.get(parent)).copied().unwrap_or(*root));
        if let Some((at, top)) = place(bookmark.element, page, &paper.pages) {
            page = at;
            let number = pages.get(at).copied().unwrap_or_default();
            entry.set("Dest", vec![Object::Reference((number, 0)), "XYZ".into(), 0.into(), Object::Real(top), Object::Null]);
        }
        entries.push(entry);
    }
    let mut whole = Dictionary::new();
    whole.set("Type", "Outlines");
    for parent in std::iter::once(None).chain((0..entries.len()).map(Some)) {
        let children: Vec<usize> = (0..).zip(&parents).filter(|(_, of)| **of == parent).map(|(index, _)| index).collect();
        link(&children, ids, &mut entries);
        let (Some(first), Some(last)) = (children.first(), children.last()) else { continue };
        let below = below(parent, bookmarks);
        if let Some(entry) = parent.map_or(Some(&mut whole), |parent| entries.get_mut(parent)) {
            entry.set("First", ids.get(*first).copied().unwrap_or(*root));
            entry.set("Last", ids.get(*last).copied().unwrap_or(*root));
            entry.set("Count", below);
        }
    }
    pdf.objects.insert(*root, whole.into());
    pdf.objects.extend(ids.iter().copied().zip(entries.into_iter().map(Object::from)));
    pdf.catalog_mut()?.set("Outlines", *root);
    Ok(())
}

/// The bookmark that each stands below.
fn parents(bookmarks: &[Bookmark]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let level = |index: usize| bookmarks.get(index).map_or(0, |bookmark| bookmark.level);
    let mut parents = Vec::with_capacity(bookmarks.len());
    for (index, bookmark) in bookmarks.iter().enumerate() {
        open.retain(|above| level(*above) < bookmark.level);
        parents.push(open.last().copied());
        open.push(index);
    }
    parents
}

/// How many bookmarks stand below one, or in all: every one of them is shown.
fn below(of: Option<usize>, bookmarks: &[Bookmark]) -> i64 {
    let (from, level) = of.map_or((0, 0), |of| (of + 1, bookmarks.get(of).map_or(0, |bookmark| bookmark.level)));
    let after = bookmarks.get(from..).unwrap_or_default();
    i64::try_from(after.iter().take_while(|bookmark| bookmark.level > level).count()).unwrap_or(i64::MAX)
}

fn link(siblings: &[usize], ids: &[ObjectId], entries: &mut [Dictionary]) {
    for pair in siblings.windows(2) {
        let [one, next] = pair else { continue };
        if let (Some(entry), Some(id)) = (entries.get_mut(*one), ids.get(*next)) {
            entry.set("Next", *id);
        }
        if let (Some(entry), Some(id)) = (entries.get_mut(*next), ids.get(*one)) {
            entry.set("Prev", *id);
        }
    }
}

/// Index of the page an element begins on, looked for from a page on, and the height of its upper edge from the page's foot.
fn place(element: u32, from: usize, pages: &[Page]) -> Option<(usize, f32)> {
    pages.iter().enumerate().skip(from).find_map(|(index, page)| {
        page.items.iter().find_map(|item| match item {
            Item::Glyphs(glyphs) if glyphs.mark == Mark::Element(element) => {
                Some((index, (page.height - glyphs.baseline + glyphs.size).round()))
            }
            _ => None,
        })
    })
}
