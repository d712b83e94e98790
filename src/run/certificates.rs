//! The certificates of a run: which stock, what stands on it, and the files of each list.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::papers::agree;
use super::year::Year;
use crate::agreement;
use crate::certificate::{self, Dress, Entry, Facts, Fit, ListFit, Placed, Printers};
use crate::cli::BuildArguments;
use crate::error::Error;
use crate::folder::{self, Folder};
use crate::form;
use crate::model::award::{Award, AwardList, AwardSet};
use crate::model::certificate::Profile;
use crate::model::page::{Correction, Picture};
use crate::paper::font::Faces;
use crate::paper::pdf;
use crate::publish::{Digest, FileDigest, Staging, append, digest};
use crate::readback::{self, Shown};
use crate::vietnamese::nearest::nearest;

/// The folder of certificates in the results folder, and what `--chi` calls them.
pub(super) const CERTIFICATES: &str = "giay-khen";

/// Stocks, printers and pictures that a run may use, with the hashes of the files they came from.
pub(super) struct Stock {
    pub profiles: Vec<Profile>,
    pub printers: Printers,
    pictures: BTreeMap<String, Picture>,
    pub inputs: Vec<FileDigest>,
}

impl Stock {
    /// Reads a folder's own stocks in the place of the built-in ones, and its printers. Pictures only where they are shown.
    pub fn load(folder: &Folder, shown: bool) -> Result<Self, Error> {
        let mut inputs = Vec::new();
        let profiles = profiles(folder, &mut inputs)?;
        let names: Vec<&str> = profiles.iter().map(|profile| profile.name.as_str()).collect();
        agreement::unknown_profiles(folder::AGREEMENT, &folder.agreement()?, &names)?;
        let printers = match folder.printers()? {
            None => Printers::default(),
            Some(text) => {
                inputs.push(FileDigest { tep: folder::PRINTERS.to_owned(), sha256: digest(text.as_bytes()) });
                certificate::load_printers(folder::PRINTERS, &text).map_err(Error::Source)?
            }
        };
        let pictures = if shown { pictures(folder, &profiles, &mut inputs)? } else { BTreeMap::new() };
        Ok(Self { profiles, printers, pictures, inputs })
    }

    /// The stock of a list; `None` for a list without certificates.
    fn of(&self, list: &str, year: &Year) -> Option<&Profile> {
        let name = year.agreement.certificates.profile(list)?;
        self.profiles.iter().find(|profile| profile.name == name)
    }

    fn correction(&self, profile: &Profile) -> Result<Option<Correction>, Error> {
        match self.printers.get(&profile.printer) {
            Ok(printer) => Ok(printer.and_then(certificate::correction)),
            Err(known) => {
                let advice = nearest(&profile.printer, known.iter().copied())
                    .map_or_else(|| format!("Ghi máy in ấy vào {}.", folder::PRINTERS), |near| format!("Có phải là “{near}”?"));
                Err(Error::Refused(format!("Phôi {} dùng máy in “{}” không có. {advice}", profile.name, profile.printer)))
            }
        }
    }
}

fn profiles(folder: &Folder, inputs: &mut Vec<FileDigest>) -> Result<Vec<Profile>, Error> {
    let mut sources: Vec<(String, String, Arc<str>)> = Vec::new();
    for own in folder.own_templates()? {
        let path = Path::new(&*own.name);
        let is_form = form::BUILT_IN.iter().any(|(_, name, _)| path.file_name().is_some_and(|file| file == *name));
        if is_form || path.extension().is_none_or(|end| end != "toml") {
            continue;
        }
        let text = folder::read_text(&own.path)?;
        inputs.push(FileDigest { tep: own.name.to_string(), sha256: digest(text.as_bytes()) });
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        sources.push((name, own.name.to_string(), text));
    }
    for (name, text) in certificate::BUILT_IN {
        if !sources.iter().any(|(own, ..)| own == name) {
            sources.push((name.to_owned(), format!("{name}.toml"), text.into()));
        }
    }
    let (mut profiles, mut faults) = (Vec::new(), Vec::new());
    for (name, file, text) in sources {
        match certificate::load(&name, &file, &text) {
            Ok(profile) => profiles.push(profile),
            Err(found) => faults.extend(found),
        }
    }
    if faults.is_empty() { Ok(profiles) } else { Err(Error::Source(faults)) }
}

fn pictures(folder: &Folder, profiles: &[Profile], inputs: &mut Vec<FileDigest>) -> Result<BTreeMap<String, Picture>, Error> {
    let mut pictures = BTreeMap::new();
    for profile in profiles.iter().filter(|profile| !profile.picture.is_empty()) {
        if pictures.contains_key(&profile.picture) {
            continue;
        }
        let name = format!("{}/{}", folder::OWN_TEMPLATES, profile.picture);
        let path = folder::inside(folder.root(), &name);
        if folder::size_of_file(&path).is_none() {
            return Err(Error::Refused(format!("Phôi {} có ảnh {name} nhưng không có tệp ấy.", profile.name)));
        }
        let bytes = folder::read_bounded(&path, certificate::PICTURE_LIMIT)?;
        let picture = certificate::read_picture(&bytes).map_err(|why| Error::Refused(format!("{name}: {why}")))?;
        inputs.push(FileDigest { tep: name, sha256: digest(&bytes) });
        pictures.insert(profile.picture.clone(), picture);
    }
    Ok(pictures)
}

/// A list on its stock.
struct Set<'s> {
    list: &'s AwardList,
    profile: &'s Profile,
    placed: Placed,
    printed: Dress,
    proof: Dress,
}

/// What a run made of certificates.
#[derive(Default)]
pub(super) struct Made {
    pub outputs: Vec<FileDigest>,
    /// Certificates in all.
    pub sheets: usize,
    /// Texts that run out of their boxes.
    pub overflowing: usize,
}

/// Makes, for every list that has awards: the certificates to print, a contact sheet, where wanted a proof and single files;
/// those to print again; and the report of what fits.
pub(super) fn certificates(
    stock: &Stock,
    year: &Year,
    awards: &AwardSet,
    draft: bool,
    options: &BuildArguments,
    staging: &Staging,
) -> Result<Made, Error> {
    let again = again(awards, &options.again)?;
    let faces = Faces::new();
    let said = Facts::new(&year.agreement, &year.units, &awards.code);
    let mut sets = Vec::new();
    for list in &awards.lists {
        let Some(profile) = stock.of(&list.code, year) else { continue };
        let correction = stock.correction(profile)?;
        let background = stock.pictures.get(&profile.picture).cloned();
        let framed = background.is_none();
        let placed = certificate::place(profile, &said, &list.awards, draft, &faces);
        let printed = Dress { correction, background: None, framed: false };
        sets.push(Set { list, profile, placed, printed, proof: Dress { correction, background, framed } });
    }
    let making = Making { year, options, staging, faces: &faces, again: &again };
    let outputs: Result<Vec<Vec<FileDigest>>, Error> = sets.par_iter().map(|set| making.files(set)).collect();
    let mut outputs: Vec<FileDigest> = outputs?.into_iter().flatten().collect();
    let fits: Vec<ListFit> = sets.iter().map(Set::fit).collect();
    let report = certificate::report(&fits, &year.agreement.certificates);
    outputs.push(staging.write(&format!("{CERTIFICATES}/vua-khung.txt"), report.as_bytes())?);
    let overflowing = fits.iter().flat_map(|fit| fit.notes).filter(|note| note.fit == Fit::Overflows).count();
    Ok(Made { outputs, sheets: sets.iter().map(|set| set.placed.len()).sum(), overflowing })
}

impl<'s> Set<'s> {
    fn fit(&'s self) -> ListFit<'s> {
        ListFit { list: &self.list.code, profile: self.profile, awards: &self.list.awards, notes: &self.placed.notes }
    }
}

/// Awards to print again: (list, position in it), in the order asked for.
fn again(awards: &AwardSet, serials: &[String]) -> Result<Vec<(String, usize)>, Error> {
    let all =
        || awards.lists.iter().flat_map(|list| list.awards.iter().enumerate().map(move |(index, award)| (list, index, award)));
    let find = |serial: &String| {
        let found = all().find(|(.., award)| award.serial.eq_ignore_ascii_case(serial.trim()));
        found.map(|(list, index, _)| (list.code.clone(), index)).ok_or_else(|| {
            let hint = nearest(serial, all().map(|(.., award)| award.serial.as_str()));
            let hint = hint.map(|near| format!(" Có phải là “{near}” không?")).unwrap_or_default();
            Error::Refused(format!("Không có giấy khen số vào sổ “{serial}”.{hint}"))
        })
    };
    serials.iter().map(find).collect()
}

struct Making<'m> {
    year: &'m Year,
    options: &'m BuildArguments,
    staging: &'m Staging,
    faces: &'m Faces,
    again: &'m [(String, usize)],
}

impl Making<'_> {
    fn files(&self, set: &Set) -> Result<Vec<FileDigest>, Error> {
        if set.placed.is_empty() {
            return Ok(Vec::new());
        }
        let (code, count) = (set.list.code.to_lowercase(), set.placed.len());
        let title = format!("{} năm {}", set.profile.title, self.year.agreement.year);
        let (awards, shown) = (&set.list.awards, Shown::of(set.profile));
        let write = |name: &str, paper, compare: &dyn Fn(&[u8]) -> Option<Vec<String>>| {
            let name = format!("{CERTIFICATES}/{name}.pdf");
            let bytes = pdf::write_alike(&title, &paper, self.faces)?;
            agree(&name, compare(&bytes))?;
            self.staging.write(&name, &bytes)
        };
        let all = |bytes: &[u8]| readback::certificates(bytes, awards.iter(), shown);
        let mut files = vec![write(&format!("giay-khen-{code}"), set.placed.paper(0..count, &set.printed), &all)?];
        let plain = set.placed.paper(0..count, &Dress::default());
        let contact = certificate::contact(&plain, awards, self.faces);
        files.push(write(&format!("xem-chung-{code}"), contact, &|bytes| readback::contact(bytes, awards, shown))?);
        if self.options.proof {
            files.push(write(&format!("in-thu-{code}"), set.placed.paper(0..count, &set.proof), &all)?);
        }
        if self.year.agreement.certificates.single {
            let papers = set.placed.singles(&set.printed);
            files.extend(pdf::write_each(&title, &papers, self.faces, |index, single| {
                let serial = awards.get(index).map_or("", |award| &award.serial);
                let name = format!("{CERTIFICATES}/{code}/{serial}.pdf");
                let bytes = [single.beginning, &single.end].concat();
                agree(&name, readback::certificates(&bytes, awards.get(index).into_iter(), shown))?;
                self.staging.write_parts(&name, &[single.beginning, &single.end], Digest(single.sha256))
            })?);
        }
        for (_, index) in self.again.iter().filter(|(list, _)| *list == set.list.code) {
            let serial = awards.get(*index).map_or("", |award| &award.serial);
            let again = |bytes: &[u8]| readback::certificates(bytes, awards.get(*index).into_iter(), shown);
            files.push(write(&format!("in-lai/{serial}"), set.placed.paper([*index], &set.printed), &again)?);
        }
        Ok(files)
    }
}

/// Notes in the folder's ledger which certificates of a published run are there to be printed, at the time of now.
#[expect(clippy::disallowed_methods, reason = "the ledger says when; nothing else reads it")]
pub(super) fn note(
    folder: &Folder,
    stock: &Stock,
    year: &Year,
    awards: &AwardSet,
    options: &BuildArguments,
) -> Result<(), Error> {
    let now = chrono::Local::now().format("%d/%m/%Y %H:%M").to_string();
    let lists = awards.lists.iter().filter(|list| stock.of(&list.code, year).is_some());
    let all: Vec<&Award> = lists.flat_map(|list| &list.awards).collect();
    let again = all.iter().filter(|award| options.again.iter().any(|serial| award.serial.eq_ignore_ascii_case(serial.trim())));
    let entries = all.iter().map(|award| (*award, Entry::Made)).chain(again.map(|award| (*award, Entry::Again)));
    let ledger = folder.ledger()?.unwrap_or_default();
    let added = certificate::entries(&ledger, awards, entries, &now);
    if added.is_empty() { Ok(()) } else { append(&folder.root().join(folder::LEDGER), certificate::LEDGER_HEAD, &added) }
}
