//! A document template: a text file a clerk can open, checked when it is loaded.

use std::ops::Range;
use std::sync::Arc;

use minijinja::{Error as EngineError, OutputSpan, OutputSpanKind};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::front::{self, Field, Front};
use super::inline::MarkdownFault;
use super::prepare::Prepared;
use super::{directive, engine, fault};
use crate::error::SourceFault;
use crate::source::Faults;

/// A template whose head, commands and directives are known to be well formed. Whether the names in it exist shows when
/// a year is composed.
#[derive(Clone, Debug)]
pub struct Template {
    /// Name of the document, its file stem.
    pub(super) name: String,
    pub(super) file: String,
    pub(super) text: Arc<str>,
    pub(super) front: Front,
    pub(super) body: Prepared,
    /// Templates whose texts are attached, in order; filled by [`link`].
    pub(super) attached: Vec<Template>,
    /// Templates of the papers that the text cites, in order, each with those that its own head cites; filled by [`link`].
    pub(super) cited: Vec<Template>,
}

/// Loads a template. `name` is the document's name (ASCII), `file` the name its reader knows, `text` the whole file.
///
/// # Errors
/// Every fault that shows without a year's data, with its line, in file order; a broken head comes alone.
pub fn load(name: &str, file: &str, text: &Arc<str>) -> Result<Template, Vec<SourceFault>> {
    let text: Arc<str> = if is_nfc(text) { Arc::clone(text) } else { text.nfc().collect::<String>().into() };
    let (front, start) = front::read(file, &text)?;
    let body = text.get(start..).unwrap_or("");
    let template = Template {
        name: name.to_owned(),
        file: file.to_owned(),
        body: Prepared::new(body, start),
        front,
        text: Arc::clone(&text),
        attached: Vec::new(),
        cited: Vec::new(),
    };
    let mut faults = Faults::new(file, &text);
    template.front.check(&mut faults);
    for field in template.front.fields() {
        if let Err(error) = engine::check(field.get_ref()) {
            let said = fault::translate(&error, "");
            faults.add(field.span(), said.message, said.advice);
        }
    }
    if let Err(error) = engine::check(&template.body.text) {
        let at = template.place(&error);
        let said = fault::translate(&error, text.get(at.clone()).unwrap_or(""));
        faults.add(at, said.message, said.advice);
    }
    directives(body, start, &mut faults);
    faults.or(template)
}

/// Gives each template the others that its head names: those it attaches and those it cites. What an attached template
/// attaches itself does not come along.
///
/// # Errors
/// Every name that is no template's, with the nearest one.
pub fn link(templates: &mut [Template]) -> Result<(), Vec<SourceFault>> {
    let all = templates.to_vec();
    let mut found = Vec::new();
    for template in templates {
        let mut faults = Faults::new(&template.file, &template.text);
        let mut named = |names: &[Field]| -> Vec<Template> {
            names.iter().filter_map(|name| known(&all, name, &mut faults).cloned()).collect()
        };
        (template.attached, template.cited) = (named(&template.front.kem_theo), named(&template.front.vien_dan));
        for cited in &mut template.cited {
            cited.cited = named(&cited.front.vien_dan);
        }
        found.extend(faults.or(()).err().into_iter().flatten());
    }
    if found.is_empty() { Ok(()) } else { Err(found) }
}

fn known<'a>(all: &'a [Template], name: &Field, faults: &mut Faults) -> Option<&'a Template> {
    let found = all.iter().find(|template| template.name == *name.get_ref());
    if found.is_none() {
        faults.unknown(name.span(), "mẫu văn bản tên", name.get_ref(), all.iter().map(Template::name));
    }
    found
}

/// Directives whose words are all written in the template; those with expressions are read when they are rendered.
fn directives(body: &str, start: usize, faults: &mut Faults) {
    let mut place = start;
    for line in body.split_inclusive('\n') {
        if line.trim_start().starts_with(directive::MARK)
            && let Err(fault) = directive::read(line, &(place..place + line.trim_end().len()))
        {
            faults.add(fault.at, fault.message, fault.advice);
        }
        place += line.len();
    }
}

impl Template {
    /// Name of the document, its file stem.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its paper is for the wall and the web.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.front.cong_khai
    }

    /// The place of an engine error in the file.
    fn place(&self, error: &EngineError) -> Range<usize> {
        let line = || self.body.line(error.line().unwrap_or(1));
        let found = error.range().filter(|range| !range.is_empty()).unwrap_or_else(line);
        self.body.in_file(&found)
    }

    /// An engine error of the body as a fault of the file.
    pub(super) fn engine_fault(&self, error: &EngineError) -> SourceFault {
        let at = self.place(error);
        let said = fault::translate(error, self.text.get(at.clone()).unwrap_or(""));
        SourceFault::in_text(&self.file, &self.text, at, said.message, said.advice)
    }

    /// An engine error of a field of the head.
    pub(super) fn field_fault(&self, field: &Field, error: &EngineError) -> SourceFault {
        let code = error.range().and_then(|range| field.get_ref().get(range)).unwrap_or("");
        let said = fault::translate(error, code);
        SourceFault::in_text(&self.file, &self.text, field.span(), said.message, said.advice)
    }

    /// A fault of the rendered body, at the part of the file that wrote it.
    pub(super) fn markdown_fault(&self, spans: &[OutputSpan], fault: MarkdownFault) -> SourceFault {
        let index = spans.partition_point(|span| span.output_range().end <= fault.at.start);
        let at = spans.get(index).or(spans.last()).map_or(0..0, |span| {
            let source = span.source_range();
            let inside = fault.at.start.saturating_sub(span.output_range().start);
            match span.kind() {
                OutputSpanKind::Raw => source.start + inside..source.start + inside + 1,
                _ => source,
            }
        });
        SourceFault::in_text(&self.file, &self.text, self.body.in_file(&at), fault.message, fault.advice)
    }
}
