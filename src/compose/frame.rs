//! The frame of a paper: what the agreement and the template's head say of it, resolved.

use chrono::NaiveDate;
use serde::Serialize;

use super::Context;
use super::front::Field;
use super::template::Template;
use crate::error::Error;
use crate::model::agreement::{Agreement, DocumentSettings, Party, Signer};
use crate::model::document::{Block, IssuingBody, Letterhead, Paragraph, Role, Signature, Signatures, Text, Title};
use crate::vietnamese::dates;

/// A frame in which every key is resolved and every expression rendered.
pub(super) struct Frame<'a> {
    agreement: &'a Agreement,
    bare: bool,
    titled: bool,
    kind: String,
    subject: String,
    symbol: String,
    number: String,
    date: Option<NaiveDate>,
    bodies: Vec<&'a Party>,
    parents: bool,
    signers: Vec<&'a Signer>,
    /// Posts that sign in the place of signers.
    posts: Vec<String>,
    /// Who keeps a bare paper; empty for nobody.
    keeper: String,
    authority: String,
    grounds: Vec<String>,
    proposal: String,
    addressees: Vec<String>,
    recipients: Vec<String>,
}

/// How a paper is cited, under the names that templates use.
#[derive(Serialize)]
pub(super) struct Citation {
    /// Kind: `Báo cáo`.
    loai: String,
    /// Subject.
    trich_yeu: String,
    /// Number and symbol.
    so: String,
    /// Date in words: `ngày 05 tháng 02 năm 2024`.
    ngay: String,
    /// Issuing bodies in a sentence.
    co_quan: String,
    /// All of it, `Báo cáo số 06/BC-HKH ngày … của …`; a decision is its authority's.
    pub(super) vien_dan: String,
}

/// Room for a number that is written in by hand.
const ROOM: &str = "       ";

/// The kind that has no title of its own (nd30, cell 5b).
const LETTER: &str = "Công văn";
/// The kind that tells one addressee of a result, on one page.
const SLIP: &str = "Phiếu báo";
/// The kind without place and date (nd30, form 1.9).
const MINUTES: &str = "Biên bản";

impl<'a> Frame<'a> {
    /// Resolves the frame of a paper that `bodies` issue; `field` renders one field of the head.
    pub(super) fn new(
        template: &Template,
        year: &Context<'a>,
        bodies: Vec<&'a Party>,
        field: impl Fn(&Field) -> Result<String, Error>,
    ) -> Result<Self, Error> {
        let none = DocumentSettings::default();
        let settings = year.agreement.documents.get(&template.name).unwrap_or(&none);
        let front = &template.front;
        let either = |said: &[String], written: &[Field]| {
            if said.is_empty() { written.iter().map(&field).collect::<Result<Vec<_>, _>>() } else { Ok(said.to_vec()) }
        };
        let maybe = |written: &Option<Field>| written.as_ref().map_or_else(|| Ok(String::new()), &field);
        let or = |said: &str, written: &Option<Field>| if said.is_empty() { maybe(written) } else { Ok(said.to_owned()) };
        let grounds: Vec<String> =
            settings.grounds.iter().filter_map(|key| Some(year.agreement.grounds.get(key)?.text.clone())).collect();
        Ok(Self {
            agreement: year.agreement,
            bare: front.bare(),
            titled: front.tieu_de,
            kind: field(&front.loai)?,
            subject: field(&front.trich_yeu)?,
            symbol: maybe(&front.ky_hieu)?,
            number: or(settings.number.trim(), &front.so)?,
            date: settings.date.map_or_else(|| Ok(maybe(&front.ngay)?.parse().ok()), |date| Ok(Some(date)))?,
            // Two bodies with a parent each would fill eight lines: a joint paper names the bodies that issue it, as the agreement does.
            parents: settings.parents.or(front.ghi_chu_quan).unwrap_or(bodies.len() == 1),
            signers: if front.chuc_danh_ky.is_empty() {
                signers(year.agreement, settings, template, &bodies)?
            } else {
                Vec::new()
            },
            keeper: maybe(&front.don_vi_lap)?,
            posts: front.chuc_danh_ky.iter().map(&field).collect::<Result<_, _>>()?,
            bodies,
            authority: or(&settings.authority, &front.tham_quyen)?,
            grounds: either(&grounds, &front.can_cu)?,
            proposal: maybe(&front.theo_de_nghi)?,
            addressees: either(&settings.addressees, &front.kinh_gui)?,
            recipients: either(&settings.recipients, &front.noi_nhan)?,
        })
    }

    /// Symbol after the slash: `BC-HKH-PGD`. A letter has no letters of its kind; its own follow the body's and name who
    /// drafted it: `HKH-VP`.
    fn symbols(&self) -> String {
        let mut symbols: Vec<&str> = self.bodies.iter().map(|body| body.symbol.as_str()).collect();
        if !self.symbol.is_empty() {
            symbols.insert(if self.kind == LETTER { symbols.len() } else { 0 }, &self.symbol);
        }
        symbols.join("-")
    }

    /// `06/HKH-PGD`; `None` while it is not known. A bare number takes the symbol and, under 10, a leading zero.
    fn number(&self) -> Option<String> {
        if self.number.is_empty() || self.number.contains('/') {
            return Some(self.number.clone()).filter(|number| !number.is_empty());
        }
        Some(format!("{:0>2}/{}", self.number, self.symbols()))
    }

    /// How another paper, or an appendix, cites this one, with room left for what is not known yet.
    pub(super) fn citation(&self) -> Citation {
        let so = self.number().unwrap_or_else(|| format!("{ROOM}/{}", self.symbols()));
        let ngay = self.date.map_or_else(|| dates::blank(self.agreement.year), dates::long);
        let co_quan = joined_names(&self.bodies);
        let of = if self.authority.is_empty() { &co_quan } else { &self.authority };
        let vien_dan = format!("{} số {so} {ngay} của {of}", self.kind);
        Citation { loai: self.kind.clone(), trich_yeu: self.subject.clone(), so, ngay, co_quan, vien_dan }
    }

    /// Kind and subject: what the paper is called outside its own page.
    pub(super) fn title(&self) -> String {
        format!("{} {}", self.kind, self.subject)
    }

    /// Cells 1 to 6 before the text: letterhead, title, Kính gửi, authority line, grounds.
    pub(super) fn head(&self) -> Vec<Block> {
        let letter = self.kind == LETTER;
        let place_and_date = || dates::place_and_date(&self.agreement.place, self.date, self.agreement.year);
        let parent = |body: &Party| if self.parents { body.parent.to_uppercase() } else { String::new() };
        let bodies = self.bodies.iter().map(|body| IssuingBody { parent: parent(body), name: body.name.to_uppercase() });
        let number = self.number().map_or_else(|| format!("Số:{ROOM}/{}", self.symbols()), |number| format!("Số: {number}"));
        let letterhead = Block::Letterhead(Letterhead {
            bodies: bodies.collect(),
            number,
            about: letter.then(|| format!("V/v {}", self.subject)),
            place_and_date: (self.kind != MINUTES).then(place_and_date),
        });
        let mut blocks = if self.bare { Vec::new() } else { vec![letterhead] };
        if !self.keeper.is_empty() {
            blocks.push(paragraph(Role::Keeper, self.keeper.to_uppercase()));
        }
        if !letter && self.titled {
            blocks.push(Block::Title(Title { kind: self.kind.to_uppercase(), subject: Text::plain(self.subject.clone()) }));
        }
        if !self.addressees.is_empty() {
            blocks.push(Block::Addressees(self.addressees.clone()));
        }
        if !self.authority.is_empty() {
            blocks.push(paragraph(Role::Authority, self.authority.to_uppercase()));
        }
        blocks.extend(self.grounds());
        blocks
    }

    /// Cell 6: one a line, the last with a full stop.
    fn grounds(&self) -> impl Iterator<Item = Block> {
        let grounds = self.grounds.iter().map(|ground| format!("Căn cứ {ground}"));
        let proposal = Some(&self.proposal).filter(|proposal| !proposal.is_empty());
        let lines: Vec<String> = grounds.chain(proposal.map(|proposal| format!("Theo đề nghị của {proposal}"))).collect();
        let last = lines.len().saturating_sub(1);
        lines.into_iter().enumerate().map(move |(index, line)| {
            let mark = if index == last { "." } else { ";" };
            paragraph(Role::Ground, format!("{line}{mark}"))
        })
    }

    /// Cells 7 and 9b; on a paper without a frame only the posts that sign it by hand, if any.
    pub(super) fn signatures(&self) -> Option<Block> {
        if self.bare && self.posts.is_empty() {
            return None;
        }
        let columns = self.signers.iter().map(|signer| Signature {
            authority: signer.authority.iter().map(|line| line.to_uppercase()).collect(),
            name: signer.name.clone(),
            by_hand: false,
        });
        let posts =
            self.posts.iter().map(|post| Signature { authority: vec![post.to_uppercase()], name: String::new(), by_hand: true });
        let last = self.recipients.len().saturating_sub(1);
        let recipients = self.recipients.iter().enumerate().map(|(index, recipient)| {
            let mark = if index == last { "." } else { ";" };
            format!("- {recipient}{mark}")
        });
        Some(Block::Signatures(Signatures { columns: columns.chain(posts).collect(), recipients: recipients.collect() }))
    }
}

fn paragraph(role: Role, text: String) -> Block {
    Block::Paragraph(Paragraph { role, text: Text::plain(text) })
}

/// Bodies in a sentence.
pub(super) fn joined_names(bodies: &[&Party]) -> String {
    bodies.iter().map(|body| body.name.as_str()).collect::<Vec<_>>().join(" và ")
}

fn refuse(template: &Template, message: &str, advice: &str) -> Error {
    Error::Refused(format!("Văn bản {}: {message} {advice} [van_ban.{}] của thoa-thuan.toml.", template.name, template.name))
}

/// Who issues a paper: as the agreement says, else as the template does. An agreement that knows neither the paper nor the
/// template's bodies has both parties issue it, a letter or a slip only the one that leads.
pub(super) fn bodies<'a>(agreement: &'a Agreement, template: &Template) -> Result<Vec<&'a Party>, Error> {
    if template.front.bare() {
        return Ok(Vec::new());
    }
    let said = agreement.documents.get(&template.name).map_or(&[][..], |settings| &settings.bodies);
    let written = template.front.co_quan.iter().map(|key| key.get_ref().as_str());
    let keys: Vec<&str> = if said.is_empty() { written.collect() } else { said.iter().map(String::as_str).collect() };
    let found: Option<Vec<_>> = keys.into_iter().map(|key| agreement.body(key)).collect();
    let leading = if [LETTER, SLIP].contains(&template.front.loai.get_ref().as_str()) { 1 } else { usize::MAX };
    let found = found.filter(|found| !found.is_empty()).unwrap_or_else(|| agreement.parties.iter().take(leading).collect());
    if (1..=2).contains(&found.len()) {
        return Ok(found);
    }
    Err(refuse(template, "phải có một hoặc hai cơ quan ban hành.", "Ghi co_quan ở mục"))
}

/// Who signs it, likewise; else the first signer of each issuing body.
fn signers<'a>(
    agreement: &'a Agreement,
    settings: &DocumentSettings,
    template: &Template,
    bodies: &[&'a Party],
) -> Result<Vec<&'a Signer>, Error> {
    if template.front.bare() {
        return Ok(Vec::new());
    }
    let written = template.front.nguoi_ky.iter().filter_map(|name| name.get_ref().split_once('.'));
    let said = settings.signers.iter().map(|(body, signer)| (body.as_str(), signer.as_str()));
    let keys: Vec<(&str, &str)> = if settings.signers.is_empty() { written.collect() } else { said.collect() };
    let found: Option<Vec<_>> = keys.into_iter().map(|(body, signer)| agreement.body(body)?.signers.get(signer)).collect();
    let first = || bodies.iter().filter_map(|body| body.signers.values().next()).collect();
    let found = found.filter(|found| !found.is_empty()).unwrap_or_else(first);
    if (1..=2).contains(&found.len()) {
        return Ok(found);
    }
    Err(refuse(template, "phải có một hoặc hai người ký.", "Ghi nguoi_ky ở mục"))
}
