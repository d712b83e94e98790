//! The frame of a paper: what the agreement and the template's head say of it, resolved.

use chrono::NaiveDate;

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
    pub(super) kind: String,
    pub(super) subject: String,
    symbol: String,
    number: String,
    date: Option<NaiveDate>,
    bodies: Vec<&'a Party>,
    signers: Vec<&'a Signer>,
    grounds: Vec<String>,
    addressees: Vec<String>,
    recipients: Vec<String>,
}

/// Room for a number that is written in by hand.
const ROOM: &str = "       ";

/// The kind that has no title of its own (nd30, cell 5b).
const LETTER: &str = "Công văn";

impl<'a> Frame<'a> {
    /// Resolves the frame; `field` renders one field of the head.
    pub(super) fn new(
        template: &Template,
        year: &Context<'a>,
        field: impl Fn(&Field) -> Result<String, Error>,
    ) -> Result<Self, Error> {
        let none = DocumentSettings::default();
        let settings = year.agreement.documents.get(&template.name).unwrap_or(&none);
        let front = &template.front;
        let either = |said: &[String], written: &[Field]| {
            if said.is_empty() { written.iter().map(&field).collect::<Result<Vec<_>, _>>() } else { Ok(said.to_vec()) }
        };
        let grounds: Vec<String> =
            settings.grounds.iter().filter_map(|key| Some(year.agreement.grounds.get(key)?.text.clone())).collect();
        Ok(Self {
            agreement: year.agreement,
            kind: field(&front.loai)?,
            subject: field(&front.trich_yeu)?,
            symbol: front.ky_hieu.as_ref().map(&field).transpose()?.unwrap_or_default(),
            number: settings.number.trim().to_owned(),
            date: settings.date,
            bodies: bodies(year.agreement, settings, template)?,
            signers: signers(year.agreement, settings, template)?,
            grounds: either(&grounds, &front.can_cu)?,
            addressees: either(&settings.addressees, &front.kinh_gui)?,
            recipients: either(&settings.recipients, &front.noi_nhan)?,
        })
    }

    /// Symbol after the slash: `BC-HKH-PGD`.
    fn symbols(&self) -> String {
        let bodies = self.bodies.iter().map(|body| body.symbol.as_str());
        [self.symbol.as_str()].into_iter().filter(|symbol| !symbol.is_empty()).chain(bodies).collect::<Vec<_>>().join("-")
    }

    /// `06/HKH-PGD`; `None` while it is not known. A bare number takes the symbol and, under 10, a leading zero.
    fn number(&self) -> Option<String> {
        if self.number.is_empty() || self.number.contains('/') {
            return Some(self.number.clone()).filter(|number| !number.is_empty());
        }
        Some(format!("{:0>2}/{}", self.number, self.symbols()))
    }

    /// The issuing bodies in a sentence.
    pub(super) fn bodies(&self) -> String {
        self.bodies.iter().map(|body| body.name.as_str()).collect::<Vec<_>>().join(" và ")
    }

    /// How another paper, or an appendix, cites this one: `Báo cáo số 06/BC-HKH ngày … của …`, with room left for what is
    /// not known yet.
    pub(super) fn citation(&self) -> String {
        let number = self.number().unwrap_or_else(|| format!("{ROOM}/{}", self.symbols()));
        let date = self.date.map_or_else(|| dates::blank(self.agreement.year), dates::long);
        format!("{} số {number} {date} của {}", self.kind, self.bodies())
    }

    /// Cells 1 to 5 and 9a, and the grounds.
    pub(super) fn head(&self) -> Vec<Block> {
        let letter = self.kind == LETTER;
        // Two bodies with a parent each would fill eight lines: a joint paper names the bodies that issue it, as the agreement does.
        let alone = self.bodies.len() == 1;
        let parent = |body: &Party| if alone { body.parent.to_uppercase() } else { String::new() };
        let bodies = self.bodies.iter().map(|body| IssuingBody { parent: parent(body), name: body.name.to_uppercase() });
        let number = self.number().map_or_else(|| format!("Số:{ROOM}/{}", self.symbols()), |number| format!("Số: {number}"));
        let mut blocks = vec![Block::Letterhead(Letterhead {
            bodies: bodies.collect(),
            number,
            about: letter.then(|| format!("V/v {}", self.subject)),
            place_and_date: Some(dates::place_and_date(&self.agreement.place, self.date, self.agreement.year)),
        })];
        if !letter {
            blocks.push(Block::Title(Title { kind: self.kind.to_uppercase(), subject: Text::plain(self.subject.clone()) }));
        }
        if !self.addressees.is_empty() {
            blocks.push(Block::Addressees(self.addressees.clone()));
        }
        let last = self.grounds.len().saturating_sub(1);
        blocks.extend(self.grounds.iter().enumerate().map(|(index, ground)| {
            let mark = if index == last { "." } else { ";" };
            Block::Paragraph(Paragraph { role: Role::Ground, text: Text::plain(format!("Căn cứ {ground}{mark}")) })
        }));
        blocks
    }

    /// Cells 7 and 9b.
    pub(super) fn signatures(&self) -> Block {
        let columns = self.signers.iter().map(|signer| Signature {
            authority: signer.authority.iter().map(|line| line.to_uppercase()).collect(),
            name: signer.name.clone(),
        });
        let last = self.recipients.len().saturating_sub(1);
        let recipients = self.recipients.iter().enumerate().map(|(index, recipient)| {
            let mark = if index == last { "." } else { ";" };
            format!("- {recipient}{mark}")
        });
        Block::Signatures(Signatures { columns: columns.collect(), recipients: recipients.collect() })
    }
}

fn refuse(template: &Template, message: &str, advice: &str) -> Error {
    Error::Refused(format!("Văn bản {}: {message} {advice} [van_ban.{}] của thoa-thuan.toml.", template.name, template.name))
}

fn bodies<'a>(agreement: &'a Agreement, settings: &DocumentSettings, template: &Template) -> Result<Vec<&'a Party>, Error> {
    let written = template.front.co_quan.iter().map(|key| key.get_ref().as_str());
    let keys: Vec<&str> =
        if settings.bodies.is_empty() { written.collect() } else { settings.bodies.iter().map(String::as_str).collect() };
    let found: Option<Vec<_>> = keys.into_iter().map(|key| agreement.party(key)).collect();
    match found {
        Some(found) if (1..=2).contains(&found.len()) => Ok(found),
        _ => Err(refuse(template, "phải có một hoặc hai cơ quan ban hành là các bên của thỏa thuận.", "Ghi co_quan ở mục")),
    }
}

fn signers<'a>(agreement: &'a Agreement, settings: &DocumentSettings, template: &Template) -> Result<Vec<&'a Signer>, Error> {
    let written = template.front.nguoi_ky.iter().filter_map(|name| name.get_ref().split_once('.'));
    let said = settings.signers.iter().map(|(party, signer)| (party.as_str(), signer.as_str()));
    let keys: Vec<(&str, &str)> = if settings.signers.is_empty() { written.collect() } else { said.collect() };
    let found: Option<Vec<_>> = keys.into_iter().map(|(party, signer)| agreement.party(party)?.signers.get(signer)).collect();
    match found {
        Some(found) if (1..=2).contains(&found.len()) => Ok(found),
        _ => Err(refuse(template, "phải có một hoặc hai người ký.", "Ghi nguoi_ky ở mục")),
    }
}
