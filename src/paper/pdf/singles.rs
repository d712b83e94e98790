//! Many papers of one page each, as a file each: the faces are cut down once to the characters of all of them, and all that
//! the files have alike is made, deflated and hashed once. What is a page's own stays as it is: it is smaller than a disk's block.

use rayon::prelude::*;

use super::finish::{self, Mould, refused};
use super::structure::{self, Numbers};
use super::write::{self, Subsets};
use crate::error::Error;
use crate::model::page::{Page, Paper};
use crate::model::structure::Structure;
use crate::paper::font::Faces;

/// One file: its bytes in two parts, and the sha256 of both together.
#[derive(Debug)]
pub struct Single<'m> {
    /// What it has in common with the others.
    pub beginning: &'m [u8],
    /// What is its own.
    pub end: Vec<u8>,
    /// Hash of the whole.
    pub sha256: [u8; 32],
}

/// Makes a file of each paper, in parallel, and hands it to `take` with its index; what `take` gives comes back in the order of the
/// papers. All have one title, one size of page, one correction and one background, those of the first.
///
/// # Errors
/// As [`super::write()`]; what `take` refuses.
pub fn write_each<T: Send>(
    title: &str,
    papers: &[Paper],
    faces: &Faces,
    take: impl Fn(usize, Single) -> Result<T, Error> + Sync,
) -> Result<Vec<T>, Error> {
    let Some(first) = papers.first() else { return Ok(Vec::new()) };
    let subsets = write::subsets(title, &papers.iter().flat_map(|paper| &paper.pages), faces)?;
    let mould = mould(title, first, &subsets, 1, false)?;
    let made = papers.par_iter().enumerate().map(|(index, paper)| take(index, single(&mould, paper, &subsets)?));
    made.collect()
}

/// What all files begin with, or all pages, from a page of the first that says nothing.
pub(super) fn mould(title: &str, first: &Paper, subsets: &Subsets, count: usize, outlined: bool) -> Result<Mould, Error> {
    let pages: Vec<Page> = first.pages.iter().take(1).map(|page| Page { items: Vec::new(), ..page.clone() }).collect();
    let blank = Paper { pages, background: first.background.clone(), structure: Structure::default() };
    let drawn = blank.pages.iter().map(|page| write::sheet(page, write::draw(page, &blank, subsets).0)).collect();
    finish::mould(write::graph(title, subsets, drawn)?, title, &blank, count, outlined)
}

fn single<'m>(mould: &'m Mould, paper: &Paper, subsets: &Subsets) -> Result<Single<'m>, Error> {
    let page = paper.pages.first().ok_or_else(|| refused(&"0"))?;
    let (raw, marks) = write::draw(page, paper, subsets);
    let raw = raw.into_text();
    let contents = format!("<</Length {}>>stream\n{raw}\nendstream", raw.len());
    let numbers = Numbers { first: mould.first, root: mould.root, pages: &[mould.page] };
    let packed = structure::objects(paper, &[marks], numbers, None).map_err(|fault| refused(&fault))?;
    let list = mould.first.saturating_add(u32::try_from(paper.structure.elements.len()).unwrap_or(u32::MAX));
    let parents = format!("<</Nums[0 {list} 0 R]>>");
    let plain = vec![(mould.contents, contents.into_bytes()), (mould.parents, parents.into_bytes())];
    let (end, sha256) = mould.beginning.end(plain, packed, None).map_err(|fault| refused(&fault))?;
    Ok(Single { beginning: &mould.beginning.bytes, end, sha256 })
}
