//! `lap`: from the submissions to the published papers.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Outcome;
use super::awards;
use super::certificates::{self, CERTIFICATES, Made, Stock, certificates};
use super::papers::{PAPERS, agree, called_for, choose, load_templates, papers};
use super::returns::returns;
use super::threads;
use super::year::{Checked, Year, read_and_check};
use crate::award;
use crate::check::report::{self, Summary};
use crate::cli::BuildArguments;
use crate::compose;
use crate::compose::record::{Sources, YearRecord};
use crate::error::Error;
use crate::folder::{self, Folder, inside};
use crate::form::Forms;
use crate::judge;
use crate::merge;
use crate::model::dataset::{Dataset, UnitRecord};
use crate::model::sender::Replaced;
use crate::model::submission::Submission;
use crate::model::unit::{Unit, Units};
use crate::publish::{self, Digest, FileDigest, Manifest, Replacement, Staging, run_code};
use crate::readback;
use crate::terminal::Terminal;
use crate::viewer::{self, Opened};
use crate::workbook;

/// Makes every document of the year and publishes `ket-qua/` whole, or leaves it as it was.
///
/// # Errors
/// Usage, agreement, form, template, units, disk; another run holding the folder; `--chinh-thuc` while something is missing.
pub fn build(folder: &Folder, options: &BuildArguments, terminal: Terminal) -> Result<Outcome, Error> {
    match options.threads {
        None => {
            threads::start();
            build_here(folder, options, terminal)
        }
        Some(count) => threads::pool()
            .num_threads(count.into())
            .build()
            .map_err(|error| Error::Refused(format!("Không mở được {count} luồng: {error}.")))?
            .install(|| build_here(folder, options, terminal)),
    }
}

fn build_here(folder: &Folder, options: &BuildArguments, terminal: Terminal) -> Result<Outcome, Error> {
    let _lock = folder.lock()?;
    let results = results_folder(folder, options)?;
    publish::repair(&results)?;
    // What is wrong with a template is said first.
    let (templates, year) = rayon::join(|| load_templates(folder), || Year::load(folder, terminal));
    let (templates, own) = templates?;
    let (with_certificates, only) = wanted(options);
    let chosen = if with_certificates && only.is_empty() && !options.only.is_empty() {
        Vec::new()
    } else {
        choose(&templates, &only, options.public)?
    };
    let year = year?;
    let stock = Stock::load(folder, options.proof)?;
    let latest = awards::latest(folder, &year)?;
    let mut checked = read_and_check(&year, &folder.submissions()?, terminal);
    tell_state(&checked, terminal);
    let complete = checked.dataset.is_complete();
    if (options.final_only || options.freeze) && !complete {
        terminal.fact(report::text(&checked.findings, &year.units, &checked.dataset));
        return Err(unready(folder, options));
    }
    let staging = Staging::begin(&results)?;
    // What was chosen by name is papers alone; the copies need the nominees, the papers only who is awarded.
    let returned = if options.only.is_empty() { returns(&year, &checked, &staging, terminal)? } else { Vec::new() };
    let (decided, (judgement, totals)) = rayon::join(
        || award::decide(&checked.dataset, &year.units, &year.forms, &year.agreement),
        || {
            let judgement = judge::judge(&checked.dataset, &year.units, &year.forms, &year.agreement);
            (judgement, judge::totals(&checked.dataset, &year.units, &year.forms))
        },
    );
    let settled = awards::settle(latest, decided, options.freeze, folder, &year, &checked.dataset)?;
    awards::tell(&settled, options.freeze, terminal);
    checked.dataset.drop_nominations();
    checked.strays.clear();
    let sources = Sources {
        agreement: &year.agreement,
        units: &year.units,
        forms: &year.forms,
        dataset: &checked.dataset,
        totals: &totals,
        judgement: &judgement,
        awards: &settled.set,
        findings: &checked.findings,
        rules: &super::rules(),
    };
    let record = Arc::new(YearRecord::new(&sources));
    let inputs = year.inputs.iter().chain(&own).chain(&stock.inputs).chain(&checked.inputs).chain(&settled.input);
    let inputs: Vec<FileDigest> = inputs.cloned().collect();
    let replaced = replacements(&year.units, &checked.dataset);
    let code = run_code(VERSION, &inputs, &replaced);
    // The sheets of a thousand units and all papers are not held at once; a short run has room for both.
    let tables = || figures(&record, &year.forms, &staging);
    let early = with_certificates.then(tables);
    let (papers, figures) = rayon::join(
        || -> Result<Vec<FileDigest>, Error> {
            let context = compose::Context::new(&record, &sources);
            let (called, styles) = (called_for(&chosen, &context, &only)?, &year.agreement.styles);
            let (files, documents) = papers(&called, &context, styles, &options.formats, &code, &staging, terminal)?;
            // A million small values: to free them one by one takes a twentieth of a short run, and only certificates need the room.
            if !with_certificates {
                std::mem::forget((context, documents));
            }
            Ok(files)
        },
        || early.unwrap_or_else(tables),
    );
    let mut outputs = papers?;
    // Certificates of frozen awards are final, whatever became of the data since.
    let signed = complete || settled.set.frozen.is_some();
    let (certificates, merged) = rayon::join(
        || {
            if !with_certificates {
                return Ok(Made::default());
            }
            certificates(&stock, &year, &settled.set, !signed, options, &staging)
        },
        || if options.only.is_empty() { merged(&record, &sources, &staging).map(Vec::from) } else { Ok(Vec::new()) },
    );
    let certificates = certificates?;
    let wanted = options.view.then(|| inside(&results, to_show(&outputs)));
    let made = outputs.len() / options.formats.len().max(1);
    outputs.extend(certificates.outputs);
    outputs.extend(figures?);
    outputs.extend(merged?);
    outputs.extend(returned);
    let (codes, differences) = ([code, record.ma_bo.clone()], settled.differences.len());
    // Only now: they are the office's own matter, and no paper or letter of a unit tells them.
    checked.findings.extend(settled.differences.iter().cloned());
    outputs.extend(findings(&checked, &year.units, &staging)?);
    staging.write(MANIFEST, &manifest(outputs, inputs, &replaced, &codes, &checked)?)?;
    awards::write(&settled)?;
    staging.publish()?;
    if signed && with_certificates && options.out.is_none() {
        certificates::note(folder, &stock, &year, &settled.set, options)?;
    }
    tell_certificates(certificates.sheets, certificates.overflowing, terminal);
    tell_end(&results, made, complete, differences, terminal);
    if let Some(path) = wanted
        && viewer::open(&path) == Opened::NoViewer
    {
        terminal.fact(format!("Máy này không có trình xem để mở giúp; mời tự mở: {}", path.display()));
    }
    // The process ends here: to free nominees and awards one by one would be the last thing that anybody waits for.
    std::mem::forget((record, settled, checked));
    Ok(if complete && differences == 0 { Outcome::Complete } else { Outcome::NeedsAPerson })
}

/// Why papers cannot be final, or awards frozen, while a unit is missing or held out.
fn unready(folder: &Folder, options: &BuildArguments) -> Error {
    let root = folder.root().display();
    let why = "còn đơn vị chưa nộp hoặc tệp có lỗi";
    let what = if options.freeze {
        format!(
            "Chưa chốt được bộ khen thưởng: {why} nên người được khen còn có thể khác. Đơn vị nào không chờ nữa thì ghi miễn trừ (mien_nop) trong \
             {}",
            folder::AGREEMENT
        )
    } else {
        format!("Chưa lập được bản chính thức: {why}")
    };
    Error::Refused(format!("{what}. Xem từng việc bằng lệnh: khuyenhoc kiem-tra {root}"))
}

/// Whether certificates are wanted, and the other documents that are: no name is all of both, and what only certificates have
/// asks for them too.
fn wanted(options: &BuildArguments) -> (bool, Vec<String>) {
    let (certificates, others): (Vec<&String>, Vec<&String>) = options.only.iter().partition(|name| *name == CERTIFICATES);
    let asked = !certificates.is_empty() || options.proof || !options.again.is_empty();
    (options.only.is_empty() || asked, others.into_iter().cloned().collect())
}

/// What `--xem` opens: the only PDF, else the only paper, else the folder that holds them all.
fn to_show(papers: &[FileDigest]) -> &str {
    let pages: Vec<&FileDigest> =
        papers.iter().filter(|paper| Path::new(&paper.tep).extension().is_some_and(|end| end == "pdf")).collect();
    match (pages.as_slice(), papers) {
        ([only], _) => &only.tep,
        ([], [only]) => &only.tep,
        // A chosen document may have no unit to be made for.
        ([], []) => "",
        _ => PAPERS,
    }
}

/// Where results go. A folder that holds anything but earlier results is refused: publishing replaces it whole.
fn results_folder(folder: &Folder, options: &BuildArguments) -> Result<PathBuf, Error> {
    let Some(out) = &options.out else { return Ok(folder.root().join(folder::RESULTS)) };
    if folder::is_foreign(out, MANIFEST) {
        let message = format!("Thư mục {} đã có tệp khác; chọn thư mục mới hoặc thư mục kết quả cũ.", out.display());
        return Err(Error::Refused(message));
    }
    Ok(out.clone())
}

/// The folder of mail merge in the results folder.
const MERGED: &str = "tron-thu";
const MANIFEST: &str = "nhat-ky.json";
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The year's figures for people and for other programs.
fn figures(record: &YearRecord, forms: &Forms, staging: &Staging) -> Result<[FileDigest; 2], Error> {
    let (workbook, json) = rayon::join(
        || staging.write("so-lieu.xlsx", &workbook::figures::write(record, forms)?),
        || staging.write(folder::FIGURES, &json(record)?),
    );
    Ok([workbook?, json?])
}

/// The set of awards as a table for other designs of certificates.
fn merged(record: &YearRecord, sources: &Sources<'_>, staging: &Staging) -> Result<[FileDigest; 2], Error> {
    let rows = merge::rows(record, sources.agreement.wording);
    let write = |end: &str, bytes: &[u8], differences| {
        let name = format!("{MERGED}/giay-khen.{end}");
        agree(&name, differences)?;
        staging.write(&name, bytes)
    };
    let (text, book) = (merge::csv(&rows), merge::xlsx(&rows, record.nam)?);
    Ok([write("csv", &text, readback::csv(&text, sources.awards))?, write("xlsx", &book, readback::xlsx(&book, sources.awards))?])
}

/// The findings for people and for other programs.
fn findings(checked: &Checked, units: &Units, staging: &Staging) -> Result<[FileDigest; 2], Error> {
    let text = report::text(&checked.findings, units, &checked.dataset);
    let json = report::json(&checked.findings, &checked.dataset);
    Ok([staging.write("kiem-tra.txt", text.as_bytes())?, staging.write("kiem-tra.json", json.as_bytes())?])
}

fn json(value: &impl serde::Serialize) -> Result<Vec<u8>, Error> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|error| Error::Refused(format!("Không ghi được JSON: {error}.")))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Files that newer ones of their unit replaced.
fn replacements(units: &Units, dataset: &Dataset) -> Vec<Replacement> {
    let records = units.all().iter().zip(&dataset.records);
    let of_record = |(unit, record): (&Unit, &UnitRecord)| {
        let submission = record.submission.as_ref().or(record.held_out.as_ref());
        let replaced = |submission: &Submission| {
            let replacement = |old: &Replaced| Replacement {
                don_vi: unit.code.clone(),
                tep: old.file.to_string(),
                thay_bang: submission.file.to_string(),
                theo: old.why.code(),
                sha256: [Digest(old.sha256), Digest(submission.sha256)],
            };
            submission.sender.replaces.iter().map(replacement).collect::<Vec<_>>()
        };
        submission.map(replaced).unwrap_or_default()
    };
    records.flat_map(of_record).collect()
}

/// The manifest's bytes with the codes of the run and of the awards, both lists of files sorted by name.
fn manifest(
    mut outputs: Vec<FileDigest>,
    mut inputs: Vec<FileDigest>,
    replaced: &[Replacement],
    [code, set_code]: &[String; 2],
    checked: &Checked,
) -> Result<Vec<u8>, Error> {
    outputs.sort_by(|one, other| one.tep.cmp(&other.tep));
    inputs.sort_by(|one, other| one.tep.cmp(&other.tep));
    let counts = Summary::of(&checked.findings, &checked.dataset);
    json(&Manifest {
        phien_ban: VERSION,
        ma_lap: code,
        ma_bo: set_code,
        dau_vao: &inputs,
        dau_ra: &outputs,
        thay_the: replaced,
        counts,
    })
}

fn tell_state(checked: &Checked, terminal: Terminal) {
    let counts = Summary::of(&checked.findings, &checked.dataset);
    terminal.fact(format!("Đã đọc {} tệp bài nộp.", checked.inputs.len()));
    terminal.fact(format!(
        "{} đơn vị: {} hợp lệ, {} có lỗi, {} chưa nộp, {} miễn trừ; {} lỗi, {} điều cần xem lại.",
        counts.tong_don_vi, counts.hop_le, counts.co_loi, counts.chua_nop, counts.mien_tru, counts.loi, counts.canh_bao
    ));
}

fn tell_certificates(sheets: usize, overflowing: usize, terminal: Terminal) {
    if sheets > 0 {
        terminal.fact(format!("Giấy khen: {sheets} tờ; đọc {CERTIFICATES}/vua-khung.txt trước khi in lên phôi."));
    }
    if overflowing > 0 {
        terminal.fact(format!("{overflowing} chỗ trên giấy khen không vừa khung: sửa khung hoặc cỡ chữ của phôi trước khi in."));
    }
}

fn tell_end(results: &Path, documents: usize, complete: bool, differences: usize, terminal: Terminal) {
    let state = if complete && differences > 0 {
        format!(
            "số liệu đã đủ nhưng khác bộ khen thưởng đã chốt ở {differences} chỗ (KT-01 trong kiem-tra.txt), văn bản khen thưởng vẫn theo bộ \
             đã chốt; muốn theo số liệu thì chạy lại với --chot"
        )
    } else if complete {
        "số liệu đã đủ".to_owned()
    } else {
        "số liệu chưa đủ nên văn bản là DỰ THẢO, xem kiem-tra.txt để biết đơn vị nào còn việc phải làm".to_owned()
    };
    terminal.fact(format!("Xong: {documents} văn bản trong {}; {state}.", results.display()));
}
