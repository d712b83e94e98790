//! `vua-khung.txt`: what staff read before any stock is used.

use std::fmt::Write as _;

use super::fit::Fit;
use super::place::Note;
use crate::model::award::Award;
use crate::model::certificate::{CertificateSettings, Profile};

/// How one list stands on its stock.
#[derive(Clone, Copy, Debug)]
pub struct ListFit<'a> {
    /// List code.
    pub list: &'a str,
    /// Its stock.
    pub profile: &'a Profile,
    /// Its awards.
    pub awards: &'a [Award],
    /// What is not as it is meant.
    pub notes: &'a [Note],
}

/// The report: for each list its stock and how many sheets, what runs out of its box, what was wrapped, what was made smaller, what
/// the script cannot draw; then how many sheets of each stock to buy.
#[must_use]
pub fn report(lists: &[ListFit], settings: &CertificateSettings) -> String {
    let mut said = "GIẤY KHEN: CHỮ CÓ VỪA KHUNG KHÔNG\nĐọc trước khi in lên phôi.\n".to_owned();
    for fit in lists {
        list(fit, &mut said);
    }
    stock(lists, settings, &mut said);
    said
}

fn list(fit: &ListFit, said: &mut String) {
    let (profile, count) = (fit.profile, fit.awards.len());
    line(said, &format!("\n{}: {count} tờ, phôi {} ({}).", fit.list, profile.name, profile.title));
    let groups = [
        (Fit::Overflows, "KHÔNG VỪA KHUNG, phải sửa khung hoặc cỡ chữ của phôi trước khi in"),
        (Fit::Wrapped, "Xuống dòng"),
        (Fit::Shrunk, "Thu nhỏ"),
    ];
    let mut all_whole = true;
    for (kind, title) in groups {
        let found: Vec<&Note> = fit.notes.iter().filter(|note| note.fit == kind).collect();
        if found.is_empty() {
            continue;
        }
        all_whole = false;
        line(said, &format!("  {title}: {}", found.len()));
        for note in found {
            let lines = if note.lines > 1 { format!(", {} dòng", note.lines) } else { String::new() };
            let size = format!("{}", note.size).replace('.', ",");
            line(said, &format!("    {}: cỡ {size}{lines}: {}", serial(fit, note), note.text.replace('\n', " / ")));
        }
    }
    let lacking: Vec<&Note> = fit.notes.iter().filter(|note| !note.lacking.is_empty()).collect();
    if !lacking.is_empty() {
        all_whole = false;
        line(said, &format!("  Phông chữ của khung thiếu ký tự nên in bằng phông chữ thường: {}", lacking.len()));
        for note in lacking {
            let letters: Vec<String> = note.lacking.iter().map(|letter| format!("“{letter}”")).collect();
            line(said, &format!("    {}: thiếu {}: {}", serial(fit, note), letters.join(", "), note.text));
        }
    }
    if all_whole && count > 0 {
        line(said, "  Mọi chữ đều vừa khung, đúng cỡ, đủ ký tự.");
    }
}

fn serial<'a>(fit: &ListFit<'a>, note: &Note) -> &'a str {
    fit.awards.get(note.award).map_or("", |award| &award.serial)
}

fn stock(lists: &[ListFit], settings: &CertificateSettings, said: &mut String) {
    line(said, &format!("\nSỐ PHÔI CẦN CÓ (dự phòng {}%)", settings.spare));
    let mut profiles: Vec<&Profile> = Vec::new();
    for fit in lists {
        if !profiles.iter().any(|known| known.name == fit.profile.name) {
            profiles.push(fit.profile);
        }
    }
    for profile in profiles {
        let of_it = lists.iter().filter(|fit| fit.profile.name == profile.name);
        let needed: usize = of_it.map(|fit| fit.awards.len()).sum();
        if needed == 0 {
            continue;
        }
        line(said, &format!("  {}: in {needed} tờ, cần {} phôi.", profile.name, settings.sheets(needed)));
    }
}

fn line(said: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(said, "{text}");
}
