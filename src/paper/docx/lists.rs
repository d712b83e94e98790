//! Lists with Word's own numbering: the marker of an item is a label that Word writes, as clerks make it, not typed text.
//! Labels are followed by a plain space and stand where the typed marker stands in the PDF, after the first-line indent.

use std::fmt::Write;

use super::properties::DECLARATION;
use super::units::dxa_mm;
use crate::model::document::{Run, Text};
use crate::paper::style::Styles;

/// Numbering of style "Gạch đầu dòng": a dash.
pub(super) const DASHES: usize = 1;
/// Numbering of the recipients: a dash at the margin.
pub(super) const RECIPIENT_DASHES: usize = 2;
/// Numbering of several addressees: a dash.
pub(super) const ADDRESSEE_DASHES: usize = 3;
/// Items of the second level, as Vietnamese papers mark them.
const PLUSES: usize = 4;
/// Lists that count come after those.
const FIRST_COUNTED: usize = 5;
/// Takes a paragraph out of the list of its style.
const NONE: usize = 0;
const DASH: &str = "- ";
const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// What stands after the number of a counted list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closing {
    Dot,
    Bracket,
}

/// The counted lists of one paper, in order.
#[derive(Debug, Default)]
pub(super) struct Lists {
    counted: Vec<(Closing, u32)>,
    /// The next number of the list that the last item belongs to.
    next: Option<(Closing, u32)>,
}

/// An item: its own words, and the numbering it needs if that of its style is not the right one.
pub(super) struct Item {
    /// Words without the marker.
    pub text: Text,
    /// Direct numbering.
    pub numbering: Option<usize>,
}

impl Lists {
    /// The item of a list whose text begins with its marker: "- ", "+ ", "1. " or "1) ". Any other text stays as it is.
    pub(super) fn item(&mut self, text: &Text) -> Item {
        let Some((marker, words)) = split(text) else { return Item { text: text.clone(), numbering: Some(NONE) } };
        let numbering = match marker {
            "-" => None,
            "+" => Some(PLUSES),
            counted => match number(counted) {
                Some((number, closing)) => Some(self.counted(number, closing)),
                None => return Item { text: text.clone(), numbering: Some(NONE) },
            },
        };
        Item { text: words, numbering }
    }

    /// A list ends where another kind of block stands.
    pub(super) fn end(&mut self) {
        self.next = None;
    }

    fn counted(&mut self, number: u32, closing: Closing) -> usize {
        if self.next != Some((closing, number)) {
            self.counted.push((closing, number));
        }
        self.next = Some((closing, number.saturating_add(1)));
        FIRST_COUNTED + self.counted.len() - 1
    }

    /// word/numbering.xml.
    pub(super) fn part(&self, table: &Styles) -> String {
        let item = dxa_mm(table.list_item.first_line);
        let bullets = [
            (table.list_item.id, item, "bullet", "-"),
            (table.recipients.id, dxa_mm(table.recipients.first_line), "bullet", "-"),
            ("", 0, "bullet", "-"),
            ("", item, "bullet", "+"),
            ("", item, "decimal", "%1."),
            ("", item, "decimal", "%1)"),
        ];
        let mut xml = format!(r#"{DECLARATION}<w:numbering xmlns:w="{NAMESPACE}">"#);
        for (index, (style, indent, format, label)) in bullets.into_iter().enumerate() {
            let style = if style.is_empty() { String::new() } else { format!(r#"<w:pStyle w:val="{style}"/>"#) };
            let _ = write!(
                xml,
                r#"<w:abstractNum w:abstractNumId="{index}"><w:nsid w:val="4B48{index:04X}"/><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{style}<w:suff w:val="space"/><w:lvlText w:val="{label}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="{indent}"/></w:pPr></w:lvl></w:abstractNum>"#
            );
        }
        for (index, number) in (DASHES..FIRST_COUNTED).enumerate() {
            let _ = write!(xml, r#"<w:num w:numId="{number}"><w:abstractNumId w:val="{index}"/></w:num>"#);
        }
        for (index, (closing, start)) in self.counted.iter().enumerate() {
            let (number, kind) = (FIRST_COUNTED + index, if *closing == Closing::Dot { 4 } else { 5 });
            let _ = write!(
                xml,
                r#"<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>"#
            );
        }
        xml.push_str("</w:numbering>");
        xml
    }
}

/// A line that Word labels with a dash: its words, and whether it had the dash.
pub(super) fn dashed(line: &str) -> (&str, bool) {
    line.strip_prefix(DASH).map_or((line, false), |words| (words, true))
}

/// The numbering that takes a paragraph out of its style's list.
pub(super) const fn unlisted() -> usize {
    NONE
}

/// Marker and words of a text that begins with a marker in the element's own look.
fn split(text: &Text) -> Option<(&str, Text)> {
    let (first, others) = text.0.split_first()?;
    let (marker, words) = first.text.split_once(' ').filter(|_| !first.bold && !first.italic)?;
    let rest = Run { text: words.to_owned(), bold: false, italic: false };
    Some((marker, Text(std::iter::once(rest).chain(others.iter().cloned()).collect())))
}

fn number(marker: &str) -> Option<(u32, Closing)> {
    let (digits, closing) = match marker.strip_suffix('.') {
        Some(digits) => (digits, Closing::Dot),
        None => (marker.strip_suffix(')')?, Closing::Bracket),
    };
    let plain = !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
    Some((digits.parse().ok().filter(|_| plain)?, closing))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::style::HOUSE;

    fn item(lists: &mut Lists, text: &str) -> (String, Option<usize>) {
        let item = lists.item(&Text::plain(text));
        (item.text.to_plain(), item.numbering)
    }

    #[test]
    fn markers_become_labels_and_other_beginnings_stay() {
        let mut lists = Lists::default();
        assert_eq!(item(&mut lists, "- Học bổng - 12 suất;"), ("Học bổng - 12 suất;".to_owned(), None));
        assert_eq!(item(&mut lists, "+ Cấp tỉnh"), ("Cấp tỉnh".to_owned(), Some(PLUSES)));
        for typed in ["-không cách", "01. không", "a) chữ", "* sao", "3,5 suất"] {
            assert_eq!(item(&mut lists, typed), (typed.to_owned(), Some(NONE)));
        }
    }

    #[test]
    fn a_counted_list_goes_on_over_its_sub_items_and_begins_anew_after_another_block() {
        let mut lists = Lists::default();
        let found = ["1. một", "+ nhỏ", "2. hai", "5. năm", "1) một"].map(|text| item(&mut lists, text).1);
        assert_eq!(found, [Some(5), Some(PLUSES), Some(5), Some(6), Some(7)]);
        lists.end();
        assert_eq!(item(&mut lists, "2) hai").1, Some(8));
        assert!(lists.part(&HOUSE).contains(
            r#"<w:num w:numId="6"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>"#
        ));
    }
}
