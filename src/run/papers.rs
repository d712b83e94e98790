//! The papers of a run: which templates, which of them were asked for, and their files in every format.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::cli::PaperFormat;
use crate::compose::{self, Template};
use crate::error::Error;
use crate::folder::{self, Folder, FoundFile};
use crate::model::document::{Block, Document};
use crate::paper::style::Styles;
use crate::paper::{self, binding, press::Press};
use crate::publish::{FileDigest, Staging, digest};
use crate::readback::{self, Standard};
use crate::terminal::Terminal;
use crate::vietnamese::nearest::nearest;

/// The folder of papers in the results folder.
pub(super) const PAPERS: &str = "van-ban";
/// The folder of papers for the wall and the web.
const PUBLIC: &str = "cong-khai";

/// Names of all templates, the built-in ones and the folder's own, sorted: what the agreement may speak of.
pub(super) fn names(folder: &Folder) -> Result<Vec<String>, Error> {
    let own = own_papers(folder)?;
    let names = compose::BUILT_IN.iter().map(|(name, ..)| (*name).to_owned()).chain(own.iter().map(stem));
    Ok(names.collect::<BTreeSet<_>>().into_iter().collect())
}

/// The folder's own templates of papers, sorted.
fn own_papers(folder: &Folder) -> Result<Vec<FoundFile>, Error> {
    let mut own = folder.own_templates()?;
    own.retain(|file| file.name.ends_with(".md"));
    Ok(own)
}

/// Built-in templates, each replaced by the folder's own version where there is one, and the folder's further ones.
pub(super) fn load_templates(folder: &Folder) -> Result<(Vec<Template>, Vec<FileDigest>), Error> {
    let mut sources: Vec<(String, String, Arc<str>)> = Vec::new();
    let mut inputs = Vec::new();
    for file in own_papers(folder)? {
        let text = folder::read_text(&file.path)?;
        inputs.push(FileDigest { tep: file.name.to_string(), sha256: digest(text.as_bytes()) });
        sources.push((stem(&file), file.name.to_string(), text));
    }
    for (name, file, text) in compose::BUILT_IN {
        if !sources.iter().any(|(own, _, _)| own == name) {
            sources.push((name.to_owned(), file.to_owned(), text.into()));
        }
    }
    sources.sort();
    let (mut templates, mut faults) = (Vec::new(), Vec::new());
    for (name, file, text) in sources {
        match compose::load(&name, &file, &text) {
            Ok(template) => templates.push(template),
            Err(found) => faults.extend(found),
        }
    }
    if !faults.is_empty() {
        return Err(Error::Source(faults));
    }
    compose::link(&mut templates).map_err(Error::Source)?;
    Ok((templates, inputs))
}

fn stem(file: &FoundFile) -> String {
    Path::new(&*file.name).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The templates asked for by name, else all; those of public papers only where they are wanted or named.
pub(super) fn choose<'a>(templates: &'a [Template], only: &[String], public: bool) -> Result<Vec<&'a Template>, Error> {
    let names = || templates.iter().map(Template::name);
    if let Some(unknown) = only.iter().find(|name| !names().any(|known| known == name.as_str())) {
        let hint = nearest(unknown, names()).map(|near| format!("Có phải là “{near}” không?"));
        let hint = hint.unwrap_or_else(|| format!("Các văn bản: {}.", names().collect::<Vec<_>>().join(", ")));
        return Err(Error::Refused(format!("Không có văn bản “{unknown}”. {hint}")));
    }
    let asked = |template: &Template| only.iter().any(|name| name == template.name());
    let wanted = |template: &&Template| asked(template) || if template.is_public() { public } else { only.is_empty() };
    Ok(templates.iter().filter(wanted).collect())
}

/// The chosen templates for which the year has what their papers are made for; one that was asked for by name stays.
pub(super) fn called_for<'a>(
    chosen: &[&'a Template],
    context: &compose::Context,
    only: &[String],
) -> Result<Vec<&'a Template>, Error> {
    let mut called = Vec::with_capacity(chosen.len());
    for template in chosen {
        if only.iter().any(|name| name == template.name()) || template.is_called_for(context)? {
            called.push(*template);
        }
    }
    Ok(called)
}

/// One thing to make at a time.
enum Job<'a> {
    /// A paper of the whole year, its folder, and one format: long ones are made in both at once.
    Whole(&'a Document, &'static str, PaperFormat),
    /// A template's paper of the unit at this position, in every format: there are thousands, none is kept.
    Own(&'a Template, usize),
}

/// A paper of the whole year, and its folder.
pub(super) type Whole = (Document, &'static str);

/// Every chosen document in every format, made in parallel, with the run's code on its last page; each file is in `staging`
/// as soon as it is made, and what comes back is its name and hash; behind them the papers of the whole year.
pub(super) fn papers(
    chosen: &[&Template],
    context: &compose::Context,
    styles: &Styles,
    formats: &[PaperFormat],
    run_code: &str,
    staging: &Staging,
    terminal: Terminal,
) -> Result<(Vec<FileDigest>, Vec<Whole>), Error> {
    let units: Vec<_> = chosen.iter().map(|template| template.units(context)).collect();
    let press = Press::new(styles.clone());
    let standard = Standard { awards: context.awards(), units: context.units(), wording: context.wording() };
    let coded = |document: Document| {
        // Papers of frozen awards do not change with the data, so what they are made from is told by the set's code alone.
        let follows_data = document.set_code.is_empty() || !context.is_frozen();
        let run_code = if follows_data { run_code.to_owned() } else { String::new() };
        let document = binding::bind(Document { run_code, ..document });
        let own = paper::one_page::press_for(&document, &press);
        let document = binding::bind_cells(document, &own);
        paper::layout::cut(document, &own)
    };
    // One at a time: halves of the list would give the long papers, which stand together, to one core.
    let whole = chosen.par_iter().zip(&units).with_max_len(1).filter(|(_, units)| units.is_none());
    let composed = whole.map(|(template, _)| Ok((compose::compose(template, context).map(coded)?, folder_of(template))));
    let documents: Vec<Whole> = composed.collect::<Result<_, Error>>()?;
    let mut whole: Vec<_> =
        documents.iter().flat_map(|(document, folder)| formats.iter().map(move |format| (document, *folder, *format))).collect();
    // A long list begun last would leave the other cores idle.
    whole.sort_by_key(|(document, ..)| Reverse(rows(document)));
    let own =
        chosen.iter().zip(&units).flat_map(|(template, units)| units.iter().flatten().map(|unit| Job::Own(template, *unit)));
    let jobs: Vec<Job> =
        whole.into_iter().map(|(document, folder, format)| Job::Whole(document, folder, format)).chain(own).collect();
    let bar = terminal.bar("Lập văn bản", jobs.len());
    let written = jobs.par_iter().with_max_len(1).map(|job| {
        let written = match job {
            Job::Whole(document, folder, format) => {
                write(document, (folder, *format), &press, standard, staging).map(|written| vec![written])
            }
            Job::Own(template, unit) => compose::compose_for(template, context, *unit).map(coded).and_then(|document| {
                let format = |format: &PaperFormat| write(&document, (folder_of(template), *format), &press, standard, staging);
                formats.iter().map(format).collect()
            }),
        };
        bar.inc(1);
        written
    });
    let written: Result<Vec<Vec<FileDigest>>, Error> = written.collect();
    bar.finish_and_clear();
    let written = written?.into_iter().flatten().collect();
    Ok((written, documents))
}

/// The folder of a template's papers.
fn folder_of(template: &Template) -> &'static str {
    if template.is_public() { PUBLIC } else { PAPERS }
}

/// Makes one paper, reads it back and puts it into a folder of `staging`.
fn write(
    document: &Document,
    (folder, format): (&str, PaperFormat),
    press: &Press,
    standard: Standard<'_>,
    staging: &Staging,
) -> Result<FileDigest, Error> {
    let press = &*paper::one_page::press_for(document, press);
    let (end, bytes) = match format {
        PaperFormat::Pdf => {
            let pages = paper::layout::layout(document, press);
            ("pdf", paper::pdf::write(document, &pages, &press.faces)?)
        }
        PaperFormat::Docx => ("docx", paper::docx::write(document, press)?),
    };
    let name = format!("{folder}/{}.{end}", document.name);
    if !document.listings.is_empty() {
        agree(&name, differences(document, format, &bytes, standard))?;
    }
    staging.write(&name, &bytes)
}

/// What of a finished paper differs from what is so; `None` where it cannot be read back.
fn differences(document: &Document, format: PaperFormat, bytes: &[u8], standard: Standard<'_>) -> Option<Vec<String>> {
    let text = match format {
        PaperFormat::Pdf => readback::pdf(bytes),
        PaperFormat::Docx => readback::docx(bytes),
    };
    text.map(|text| readback::compare(&text, &document.listings, standard))
}

/// Stops the run at a file that does not say what the set of awards says, or cannot be read back.
pub(super) fn agree(name: &str, differences: Option<Vec<String>>) -> Result<(), Error> {
    let differences = differences.unwrap_or_else(|| vec!["không đọc lại được tệp.".to_owned()]);
    if differences.is_empty() {
        return Ok(());
    }
    Err(Error::Refused(format!(
        "Tệp {name} in ra không khớp bộ khen thưởng:\n- {}\nXem lại mẫu hoặc phôi; mẫu văn bản cố ý không in đủ danh sách thì bỏ dòng doi_chieu ở \
         đầu mẫu.",
        differences.join("\n- ")
    )))
}

/// Rows of all tables, which is what a paper's making takes time for.
fn rows(document: &Document) -> usize {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    blocks.map(|block| if let Block::Table(table) = block { table.rows.len() } else { 0 }).sum()
}
