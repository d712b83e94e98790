//! What a unit's own papers say of it beyond the record: its targets in words, its findings, its awards, its form.

use std::borrow::Cow;

use minijinja::Value;
use serde::Serialize;

use super::awarded::{Awarded, Awardeds};
use super::{Field, label, target};
use crate::compose::record::{ItemValue, Ordered, Sources, targets_of_unit};
use crate::compose::strict;
use crate::model::finding::{Finding, Rule, Severity};
use crate::model::form::Form;
use crate::model::place::short_names;
use crate::model::submission::Reading;

/// Findings and awards sorted out by unit once, so that the papers of all units take one pass and not one each.
#[derive(Clone, Debug)]
pub(super) struct ByUnit<'a> {
    /// For each unit, in the order of the report; waived ones are settled and left out.
    findings: Vec<Vec<&'a Finding>>,
    /// By list code in small letters, then for each unit.
    awards: Vec<(String, Vec<AwardTotals>)>,
    /// Who is awarded, for each unit.
    awarded: Awardeds,
}

/// Persons and đồng of one unit in one list, or in all.
#[derive(Clone, Copy, Debug, Default, Serialize)]
struct AwardTotals {
    so: usize,
    tong_tien: i128,
}

/// One fault as a letter to the unit tells it.
#[derive(Serialize)]
struct FindingView<'a> {
    ma: &'static str,
    /// The file as the unit knows it.
    tep: &'a str,
    /// `Trang Số liệu, ô D12`; `Cả tệp`; with the file where the unit sent several.
    cho: String,
    /// What the cell shows; empty for a blank one.
    gia_tri: &'a str,
    thong_bao: &'a str,
    cach_sua: &'a str,
}

/// One figure as a table has it.
#[derive(Serialize)]
struct FigureView<'a> {
    ma: &'a str,
    ten: Cow<'a, str>,
    don_vi_tinh: Cow<'a, str>,
    gia_tri: Option<ItemValue>,
    /// The value as printed; empty for a blank.
    chu: String,
}

/// The unit's workbook.
#[derive(Serialize)]
struct FormView<'a> {
    tep: String,
    tieu_de: &'a str,
    /// Names of its sheets, nominations too.
    trang: Vec<&'a str>,
}

impl<'a> ByUnit<'a> {
    pub(super) fn new(sources: &Sources<'a>, awarded: Awardeds) -> Self {
        let count = sources.units.all().len();
        let mut findings: Vec<Vec<&Finding>> = vec![Vec::new(); count];
        for finding in sources.findings.iter().filter(|finding| finding.waived.is_none()) {
            let unit = finding.unit.as_deref().and_then(|code| sources.units.find(code));
            if let Some(own) = unit.and_then(|unit| findings.get_mut(unit)) {
                own.push(finding);
            }
        }
        let awards = sources.awards.lists.iter().map(|list| {
            let mut totals = vec![AwardTotals::default(); count];
            for award in &list.awards {
                if let Some(own) = totals.get_mut(award.unit) {
                    (own.so, own.tong_tien) = (own.so + 1, own.tong_tien + i128::from(award.amount));
                }
            }
            (list.code.to_lowercase(), totals)
        });
        Self { findings, awards: awards.collect(), awarded }
    }

    /// `tep_da_nop`, `so_lieu_theo_dong`, `muc_tieu`, `loi`, `canh_bao`, `sua_trong_tep`, `khen_thuong`, `tong_khen_thuong`,
    /// `duoc_khen`, `bieu_mau` of one unit.
    pub(super) fn fields(&self, sources: &Sources<'_>, unit: usize) -> Vec<Field> {
        let targets = targets_of_unit(sources, unit);
        let awards = self.awards.iter().filter_map(|(code, totals)| Some((code.clone(), *totals.get(unit)?)));
        let awards: Ordered<AwardTotals> = awards.collect();
        let all = awards.iter().fold(AwardTotals::default(), |sum, (_, list)| AwardTotals {
            so: sum.so + list.so,
            tong_tien: sum.tong_tien + list.tong_tien,
        });
        let mut fields: Vec<Field> = vec![
            ("tep_da_nop".into(), strict::value(&short_names(&received(sources, unit)))),
            ("so_lieu_theo_dong".into(), figures(sources, unit)),
            ("muc_tieu".into(), strict::value(&target::views_of_unit(&targets, sources.agreement))),
            ("loi".into(), self.findings(sources, unit, Severity::Error)),
            ("canh_bao".into(), self.findings(sources, unit, Severity::Warning)),
            ("sua_trong_tep".into(), strict::value(&self.is_mended_in_the_file(unit))),
            ("khen_thuong".into(), strict::value(&awards)),
            ("tong_khen_thuong".into(), strict::value(&all)),
        ];
        fields.extend(self.awarded.get(unit).map(Awarded::field));
        if let Some(unit) = sources.units.get(unit) {
            fields.push(("bieu_mau".into(), strict::value(&form(sources.forms.get(unit.kind), &unit.code))));
        }
        fields
    }

    fn findings(&self, sources: &Sources<'_>, unit: usize, severity: Severity) -> Value {
        let files = received(sources, unit);
        let own = self.findings.get(unit).map_or(&[][..], Vec::as_slice);
        let told = once(own).filter(|finding| finding.severity == severity);
        strict::value(&told.map(|finding| view(finding, &files)).collect::<Vec<_>>())
    }

    /// True if every error is mended in the file that was sent, so that nothing else has to be filled in or chosen.
    fn is_mended_in_the_file(&self, unit: usize) -> bool {
        let mut errors = self.findings.get(unit).into_iter().flatten().filter(|finding| finding.severity == Severity::Error);
        errors.all(|finding| Rule::is_mended_in_the_file(finding.code))
    }
}

/// Paths of the unit's files.
fn received<'a>(sources: &Sources<'a>, unit: usize) -> Vec<&'a str> {
    let record = sources.dataset.records.get(unit);
    record.into_iter().flat_map(|record| &record.files).map(|file| &**file).collect()
}

/// The name by which the unit knows a file that it sent beside others.
fn name_among<'a>(files: &[&'a str], file: &'a str) -> &'a str {
    let all: Vec<&str> = files.iter().copied().filter(|other| *other != file).chain([file]).collect();
    short_names(&all).last().copied().unwrap_or(file)
}

/// The findings without those that say of another file of the unit what one has said already.
fn once<'a>(findings: &'a [&'a Finding]) -> impl Iterator<Item = &'a Finding> {
    let is_first = move |at: usize, code: &str| findings.iter().position(|finding| finding.code == code) == Some(at);
    let told = findings.iter().enumerate();
    told.filter(move |(at, finding)| !Rule::is_told_of_each_file(finding.code) || is_first(*at, finding.code))
        .map(|(_, told)| *told)
}

/// The accepted figures in form order; empty unless the unit is valid.
fn figures(sources: &Sources<'_>, unit: usize) -> Value {
    let submission = sources.dataset.records.get(unit).and_then(|record| record.submission.as_ref());
    let Some((submission, unit)) = submission.zip(sources.units.get(unit)) else {
        return strict::value(&Vec::<FigureView<'_>>::new());
    };
    let form = sources.forms.get(unit.kind);
    let views = form.items().zip(&submission.items).map(|(item, entry)| {
        let value = match &entry.reading {
            Reading::Value(value) => Some(ItemValue::from(value)),
            Reading::Missing | Reading::Unreadable(_) => None,
        };
        FigureView {
            ma: &item.code,
            ten: label::printed(&item.label, &unit.name),
            don_vi_tinh: label::printed(&item.measure, &unit.name),
            chu: value.as_ref().map(ItemValue::printed).unwrap_or_default(),
            gia_tri: value,
        }
    });
    strict::value(&views.collect::<Vec<_>>())
}

fn view<'a>(finding: &'a Finding, files: &[&'a str]) -> FindingView<'a> {
    let place = &finding.place;
    let file = name_among(files, &place.file);
    let within = match (&place.sheet, place.cell) {
        (Some(sheet), Some(cell)) => format!("Trang {sheet}, ô {cell}"),
        (Some(sheet), None) => format!("Trang {sheet}"),
        (None, Some(cell)) => format!("Ô {cell}"),
        (None, None) => "Cả tệp".to_owned(),
    };
    FindingView {
        ma: finding.code,
        tep: file,
        cho: if files.len() > 1 { format!("{within} của tệp {file}") } else { within },
        gia_tri: &finding.value,
        thong_bao: &finding.message,
        cach_sua: &finding.advice,
    }
}

fn form<'a>(form: &'a Form, code: &str) -> FormView<'a> {
    let sheets = form.sheets.iter().map(|sheet| sheet.name.as_str());
    FormView {
        tep: format!("{code}.xlsx"),
        tieu_de: &form.title,
        trang: sheets.chain(form.lists.iter().map(|list| list.code.as_str())).collect(),
    }
}
