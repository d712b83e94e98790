//! A template and a year to a document.

use minijinja::Value;
use serde::Serialize;

use super::attach::{self, Attached};
use super::body::{self, Appendix, Body};
use super::context::{Context, Names, Subject};
use super::engine::{self, Target};
use super::frame::{self, Citation, Frame};
use super::front::Field;
use super::listing::ListingEntry;
use super::strict;
use super::template::Template;
use crate::error::Error;
use crate::model::agreement::Wording;
use crate::model::document::{Block, Document, Listing, Paragraph, Role, Section, Text};

/// What the head of a template knows of its own paper, as `van_ban`; the body knows its whole [`frame::Citation`].
#[derive(Serialize)]
struct Issuers {
    co_quan: String,
}

/// The paper that a template makes of a year, or its papers of all persons of a list one behind the other, without a run's code;
/// with the set's where the template says that it is a paper of the awards. It is a draft while the year is incomplete, unless the
/// template says that its papers are none, or it is of frozen awards.
///
/// # Errors
/// [`Error::Source`] for a fault of the template that only shows with data: an unknown name, an empty value, Markdown that
/// papers do not have; with its line. [`Error::Refused`] when neither agreement nor template says who issues or signs.
pub fn compose(template: &Template, year: &Context<'_>) -> Result<Document, Error> {
    let Some(list) = template.front.each_of() else { return paper(template, year, None) };
    let papers = year.persons(list).into_iter().map(|person| paper(template, year, Some(("nguoi", &person))));
    let joined = papers.reduce(|joined, paper| {
        let (mut joined, paper) = (joined?, paper?);
        joined.sections.extend(paper.sections);
        Ok(joined)
    });
    joined.unwrap_or_else(|| Ok(Document { name: template.name.clone(), ..Document::default() }))
}

impl Template {
    /// Whether the year has what the paper is made for, as its head says in `khi_co`; true for papers that ask for nothing.
    ///
    /// # Errors
    /// [`Error::Source`] for an unknown name in the head.
    pub fn is_called_for(&self, year: &Context<'_>) -> Result<bool, Error> {
        let Some(asked) = &self.front.khi_co else { return Ok(true) };
        let environment = engine::environment(Target::Plain, year.agreement.wording);
        let names = Names { public: self.is_public(), of_awards: self.front.bo_khen_thuong };
        let found = engine::render(&environment, asked.get_ref(), &year.root(names, None, []));
        let found = found.map_err(|error| Error::Source(vec![self.field_fault(asked, &error)]))?;
        Ok(!matches!(found.trim(), "" | "0"))
    }
}

/// The paper that a template makes for one unit, by the unit's position; its name is the template's and, after `/`, the
/// unit's code.
///
/// # Errors
/// As [`compose`]; [`Error::Refused`] for a position that no unit has.
pub fn compose_for(template: &Template, year: &Context<'_>, unit: usize) -> Result<Document, Error> {
    let view = year.unit(unit).zip(year.sources.units.get(unit));
    let (view, unit) = view.ok_or_else(|| Error::Refused(format!("Văn bản {}: không có đơn vị này.", template.name)))?;
    let mut paper = paper(template, year, Some(("don_vi", &view)))?;
    for listing in &mut paper.listings {
        listing.unit = Some(unit.code.clone());
    }
    Ok(Document { name: format!("{}/{}", paper.name, unit.code), title: format!("{} - {}", paper.title, unit.name), ..paper })
}

fn paper(template: &Template, year: &Context<'_>, subject: Subject<'_>) -> Result<Document, Error> {
    // What a public paper attaches or cites is public with it.
    let public = template.is_public();
    let cited = citations(template, year, public, subject)?;
    let frame = frame(template, year, public, subject, &cited)?;
    let environment = engine::environment(Target::Markdown, year.agreement.wording);
    let of_awards = template.front.bo_khen_thuong;
    let read = |template: &Template, attached: bool, labels: Value| {
        let own = [("van_ban", strict::value(&frame.citation())), ("vien_dan", strict::value(&cited))];
        let [van_ban, vien_dan] = own;
        let names = Names { public, of_awards };
        let root = year.root(names, subject, [van_ban, vien_dan, (attach::LABELS, labels), (attach::ATTACHED, attached.into())]);
        read_body(template, &environment, &root, year.agreement.wording)
    };
    let mut attached = Vec::with_capacity(template.attached.len());
    for other in &template.attached {
        let body = read(other, true, attach::labels(&other.front, &[], 0))?;
        let title = self::frame(other, year, public, subject, &[])?.title();
        attached.push(Attached { name: &other.name, title, orientation: other.front.orientation(), body });
    }
    let mut body = read(template, false, attach::labels(&template.front, &attached, 0))?;
    let own = body.appendices.len();
    // Appendices of its own stand first: only now is it known which numbers are left for the attached ones.
    if own > 0 && !attached.is_empty() {
        body = read(template, false, attach::labels(&template.front, &attached, own))?;
    }
    for other in attached.into_iter().filter(Attached::says_something) {
        body.attach(other.body, other.orientation, other.title);
    }
    Ok(Document {
        name: template.name.clone(),
        title: frame.title(),
        draft: year.draft && template.front.du_thao && !(of_awards && year.frozen),
        one_page: template.front.mot_trang,
        run_code: String::new(),
        set_code: if of_awards { year.set_code.clone() } else { String::new() },
        loose: of_awards && (template.front.bare() || template.front.each_of().is_some()),
        listings: listings(template),
        large: template.front.large(),
        sections: sections(template, &frame, body),
    })
}

/// How the papers are cited that a template names. What one of them cites in its own head is cited there, no further.
fn citations(template: &Template, year: &Context<'_>, public: bool, subject: Subject<'_>) -> Result<Vec<Citation>, Error> {
    let citation = |cited: &Template| {
        let own = citations(cited, year, public, subject)?;
        Ok(frame(cited, year, public, subject, &own)?.citation())
    };
    template.cited.iter().map(citation).collect()
}

/// What the paper and the papers attached to it list.
fn listings(template: &Template) -> Vec<Listing> {
    let entries = std::iter::once(template).chain(&template.attached).filter_map(|template| template.front.doi_chieu.as_ref());
    entries.map(ListingEntry::listing).collect()
}

fn frame<'a>(
    template: &Template,
    year: &Context<'a>,
    public: bool,
    subject: Subject<'_>,
    cited: &[Citation],
) -> Result<Frame<'a>, Error> {
    let plain = engine::environment(Target::Plain, year.agreement.wording);
    let bodies = frame::bodies(year.agreement, template)?;
    let issuers = Issuers { co_quan: frame::joined_names(&bodies) };
    let names = Names { public, of_awards: template.front.bo_khen_thuong };
    let root = year.root(names, subject, [("van_ban", strict::value(&issuers)), ("vien_dan", strict::value(&cited))]);
    Frame::new(template, year, bodies, |field: &Field| {
        let rendered = engine::render(&plain, field.get_ref(), &root);
        rendered.map_err(|error| Error::Source(vec![template.field_fault(field, &error)]))
    })
}

fn read_body(
    template: &Template,
    environment: &minijinja::Environment<'_>,
    root: &Value,
    wording: Wording,
) -> Result<Body, Error> {
    let text = &template.body.text;
    let engine_fault = |error: &minijinja::Error| Error::Source(vec![template.engine_fault(error)]);
    let rendered = engine::render(environment, text, root).map_err(|error| engine_fault(&error))?;
    body::read(&rendered, wording).or_else(|fault| {
        let spans = engine::spans(environment, text, root).map_err(|error| engine_fault(&error))?;
        Err(Error::Source(vec![template.markdown_fault(&spans, fault)]))
    })
}

fn sections(template: &Template, frame: &Frame<'_>, body: Body) -> Vec<Section> {
    let mut blocks = frame.head();
    blocks.extend(body.main);
    end(&mut blocks);
    blocks.extend(frame.signatures());
    let count = body.appendices.len();
    let note = format!("(Kèm theo {})", frame.citation().vien_dan);
    let appendices = body.appendices.into_iter().enumerate().map(|(index, appendix)| section(appendix, index, count, &note));
    [Section { orientation: template.front.orientation(), blocks }].into_iter().chain(appendices).collect()
}

/// Dots that leave room to write by hand.
const LEADER: &str = "........";

/// The text of a paper, and of an appendix, ends with "./." (nd30, cell 6); one that ends with a table has its mark in the table's own end,
/// one that ends with a line to fill in keeps its dots.
fn end(blocks: &mut [Block]) {
    if let Some(Block::Paragraph(Paragraph { role: Role::Body | Role::ListItem, text })) = blocks.last_mut()
        && let Some(run) = text.0.last_mut()
        && !run.text.ends_with(LEADER)
    {
        let words = run.text.trim_end_matches(['.', ';', ',', '/', ' ']).len();
        run.text.truncate(words);
        run.text.push_str("./.");
    }
}

fn section(appendix: Appendix, index: usize, count: usize, note: &str) -> Section {
    let title = Text(
        appendix
            .title
            .0
            .into_iter()
            .map(|mut run| {
                run.text = run.text.to_uppercase();
                run
            })
            .collect(),
    );
    let paragraph = |role, text| Block::Paragraph(Paragraph { role, text });
    let head = [
        paragraph(Role::AppendixNumber, Text::plain(attach::number(index, count))),
        paragraph(Role::AppendixTitle, title),
        paragraph(Role::AppendixNote, Text::plain(note)),
    ];
    let mut blocks: Vec<Block> = head.into_iter().chain(appendix.blocks).collect();
    end(&mut blocks);
    Section { orientation: appendix.orientation, blocks }
}
