//! Cells 1 to 4, 5a, 5b and 9a: the letterhead as a table without rules, the title, Kính gửi, and the rules under them.

use docx_rs::{Paragraph, SpecialIndentType, Table};

use super::styles::{ADDRESSEE_ITEM, ADDRESSEE_LAST, ADDRESSEES, LINE, TITLE_LINE, UPPER_BODY};
use super::text::{paragraph, plain};
use super::units::dxa;
use super::{frame, lists};
use crate::model::document::{Letterhead, Text, Title};
use crate::paper::font::Face;
use crate::paper::layout::{balanced, body_lines};
use crate::paper::press::Press;
use crate::paper::style::{ElementStyle, NATION_COLUMN, POINTS_PER_MM};
use crate::paper::wording;

/// Points between the two columns.
const GUTTER: f32 = 4.0;

/// Cells 1 to 4 and 5b: bodies and number at the left, Quốc hiệu, Tiêu ngữ and date at the right; cell 4 is level with cell 3.
pub(super) fn letterhead(head: &Letterhead, width: f32, press: &Press) -> Table {
    let right = (NATION_COLUMN * POINTS_PER_MM).max(width / 2.0).min(width);
    let left = width - right;
    let beside = |paragraphs| frame::inset(frame::cell(paragraphs, false), 0.0, GUTTER);
    let names = vec![beside(bodies(head, left - GUTTER, press)), frame::cell(nation(right, press), false)];
    let balance = |about: &String| balanced(&Text::plain(about.as_str()), &press.styles.about, left - GUTTER, &press.faces);
    let about = head.about.iter().map(|about| paragraph(&press.styles.about, &balance(about)));
    let number = std::iter::once(plain(&press.styles.number, &head.number)).chain(about).collect();
    let date = plain(&press.styles.place_and_date, head.place_and_date.as_deref().unwrap_or_default());
    frame::table(&[left, right], vec![names, vec![beside(number), frame::cell(vec![date], false)]])
}

fn bodies(head: &Letterhead, width: f32, press: &Press) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for (index, body) in head.bodies.iter().enumerate() {
        let lines = [(&press.styles.parent_body, &body.parent), (&press.styles.issuing_body, &body.name)];
        let named = lines.into_iter().filter(|(_, text)| !text.is_empty());
        paragraphs.extend(named.map(|(style, text)| paragraph(style, &body_name(text, style, width, press))));
        if index + 1 < head.bodies.len() {
            paragraphs = with_last(paragraphs, |name| name.style(UPPER_BODY));
        }
    }
    if let Some(last) = head.bodies.last() {
        let last = body_name(&last.name, &press.styles.issuing_body, width, press);
        let text = line_width(&last, &press.styles.issuing_body, width, press);
        paragraphs.push(rule(press.styles.rule_share * text, width));
    }
    paragraphs
}

fn with_last(mut paragraphs: Vec<Paragraph>, change: impl FnOnce(Paragraph) -> Paragraph) -> Vec<Paragraph> {
    let last = paragraphs.pop().map(change);
    paragraphs.extend(last);
    paragraphs
}

/// A body's name with its line ends.
fn body_name(name: &str, style: &ElementStyle, width: f32, press: &Press) -> Text {
    let lines = body_lines(name, style, width, &press.faces);
    lines.map_or_else(|| balanced(&Text::plain(name), style, width, &press.faces), |lines| Text::plain(lines.join("\n")))
}

fn nation(width: f32, press: &Press) -> Vec<Paragraph> {
    let motto = Text::plain(wording::MOTTO);
    let line = rule(line_width(&motto, &press.styles.motto, width, press), width);
    vec![plain(&press.styles.nation, wording::NATION), paragraph(&press.styles.motto, &motto), line]
}

/// Cell 5a with the rule below.
pub(super) fn title(title: &Title, width: f32, press: &Press) -> Vec<Paragraph> {
    let mut paragraphs = vec![plain(&press.styles.kind, &title.kind)];
    let mut text = line_width(&Text::plain(title.kind.as_str()), &press.styles.kind, width, press);
    if !title.subject.to_plain().is_empty() {
        let subject = balanced(&title.subject, &press.styles.subject, width, &press.faces);
        text = line_width(&subject, &press.styles.subject, width, press);
        paragraphs.push(paragraph(&press.styles.subject, &subject));
    }
    paragraphs.push(rule(press.styles.rule_share * text, width).style(TITLE_LINE));
    paragraphs
}

/// Cell 9a: one name is centred; several are a list below "Kính gửi:", centred as a block.
pub(super) fn addressees(names: &[String], width: f32, press: &Press) -> Vec<Paragraph> {
    let lines: Vec<String> = wording::addressees(names).iter().map(|parts| parts.concat()).collect();
    if let [line] = lines.as_slice() {
        return vec![plain(&press.styles.addressee, line)];
    }
    let side = dxa((width - line_width(&Text::plain(lines.join("\n")), &press.styles.addressee, width, press)) / 2.0);
    let last = lines.len().saturating_sub(1);
    let row = |(index, line): (usize, &String)| {
        let (words, dashed) = lists::dashed(line);
        let style = match (dashed, index == last) {
            (false, _) => ADDRESSEES,
            (true, false) => ADDRESSEE_ITEM,
            (true, true) => ADDRESSEE_LAST,
        };
        plain(&press.styles.addressee, words).style(style).indent(Some(side), Some(SpecialIndentType::FirstLine(0)), None, None)
    };
    lines.iter().enumerate().map(row).collect()
}

/// An empty paragraph with a rule above it, centred within `width` points.
fn rule(length: f32, width: f32) -> Paragraph {
    let side = dxa((width - length).max(0.0) / 2.0);
    Paragraph::new().style(LINE).indent(Some(side), None, Some(side), None)
}

/// Width in points of a text's longest forced line, at most `room`: a text that wraps is as long as its column.
fn line_width(text: &Text, style: &ElementStyle, room: f32, press: &Press) -> f32 {
    let (mut line, mut longest) = (0.0_f32, 0.0_f32);
    for run in &text.0 {
        let face = Face::of(style.bold || run.bold, style.italic || run.italic);
        for (index, part) in run.text.split('\n').enumerate() {
            line = if index > 0 { 0.0 } else { line } + press.faces.width(face, style.size, part);
            longest = longest.max(line);
        }
    }
    longest.min(room)
}
