//! How a bar passes through the Markdown of a body: as a mark that fills a cell of a table. Data cannot forge one, since
//! `escape` lets none of its letters through.

use std::cmp::Ordering;
use std::fmt::{self, Write};
use std::ops::Range;

use minijinja::value::{Object, ObjectRepr};

use super::escape;
use super::inline::MarkdownFault;
use crate::model::bar::{Bar, BarState};

/// First and last letter of a mark; of a private use that no paper prints.
const ENDS: [char; 2] = ['\u{F8F0}', '\u{F8F1}'];
const STATES: [BarState; 3] = [BarState::Reached, BarState::NotReached, BarState::Undecided];
const SIDES: [Ordering; 3] = [Ordering::Less, Ordering::Equal, Ordering::Greater];

/// What to do about a bar at a wrong place.
pub(super) const BAR_ADVICE: &str = "Thanh biểu đồ đứng một mình trong một ô của bảng.";

/// A bar as a value of a template.
#[derive(Debug)]
pub(super) struct BarValue(pub(super) Bar);

impl Object for BarValue {
    fn repr(self: &std::sync::Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }
}

/// Letters that marks are made of.
pub(super) fn is_reserved(letter: char) -> bool {
    ENDS.contains(&letter)
}

/// Writes a bar's mark.
///
/// # Errors
/// What the writer says.
pub(super) fn write(out: &mut impl Write, bar: &Bar) -> fmt::Result {
    let [open, close] = ENDS;
    let side = SIDES.iter().position(|side| *side == bar.side).unwrap_or(0);
    let state = STATES.iter().position(|state| *state == bar.state).unwrap_or(0);
    write!(out, "{open}{},{},{side},{},{state},", bar.length, bar.line, u8::from(bar.beyond))?;
    escape::write(out, &bar.alt)?;
    out.write_char(close)
}

/// The bar that the words of a cell are the mark of; `None` for words without any mark.
///
/// # Errors
/// When there is more in the cell than one whole mark.
pub(super) fn read(words: &str) -> Option<Result<Bar, ()>> {
    words.contains(ENDS).then(|| whole(words.trim()).ok_or(()))
}

/// A bar where none can stand.
pub(super) fn fault(at: Range<usize>) -> MarkdownFault {
    MarkdownFault {
        at, message: "chỗ này không đặt được thanh biểu đồ.".to_owned(), advice: BAR_ADVICE.to_owned()
    }
}

fn whole(words: &str) -> Option<Bar> {
    let [open, close] = ENDS;
    let inner = words.strip_prefix(open)?.strip_suffix(close).filter(|inner| !inner.contains(ENDS))?;
    let mut parts = inner.splitn(6, ',');
    let mut number = || parts.next()?.parse::<u16>().ok().filter(|number| *number <= Bar::PARTS);
    let (length, line, side, beyond, state) = (number()?, number()?, number()?, number()?, number()?);
    Some(Bar {
        length,
        line,
        side: *SIDES.get(usize::from(side))?,
        beyond: beyond == 1,
        state: *STATES.get(usize::from(state))?,
        alt: parts.next()?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::markdown;
    use crate::model::document::Block;

    fn bar(alt: &str) -> Bar {
        Bar { length: 8_499, line: 8_500, side: Ordering::Less, beyond: false, state: BarState::NotReached, alt: alt.into() }
    }

    fn cells(source: &str) -> Vec<(String, Option<Bar>)> {
        let found = markdown::blocks(source).unwrap();
        let [Block::Table(table)] = found.as_slice() else { panic!("{found:?}") };
        table.rows[0].cells.iter().map(|cell| (cell.text.to_plain(), cell.bar.as_deref().cloned())).collect()
    }

    #[test]
    fn a_bar_comes_back_out_of_its_cell_with_every_letter() {
        for alt in ["84,99%, mục tiêu từ 85% trở lên, chưa đạt", "a|b *c* <d> 1. \\", ""] {
            let mut mark = String::new();
            write(&mut mark, &bar(alt)).unwrap();
            let found = cells(&format!("| A | B |\n|---|---|\n| x | {mark} |\n"));
            assert_eq!(found, [("x".to_owned(), None), (String::new(), Some(bar(alt)))]);
        }
    }

    #[test]
    fn data_cannot_forge_a_bar() {
        let mut mark = String::new();
        write(&mut mark, &bar("x")).unwrap();
        let mut escaped = String::new();
        escape::write(&mut escaped, &mark).unwrap();
        let found = cells(&format!("| A |\n|---|\n| {escaped} |\n"));
        assert_eq!(found, [("\u{FFFD}8499,8500,0,0,1,x\u{FFFD}".to_owned(), None)]);
    }

    #[test]
    fn a_bar_stands_alone_in_a_cell_or_is_a_fault() {
        let mut mark = String::new();
        write(&mut mark, &bar("x")).unwrap();
        for source in [
            format!("a {mark}\n"),
            format!("# {mark}\n"),
            format!("| A |\n|---|\n| a {mark} |\n"),
            format!("| A |\n|---|\n| {mark}{mark} |\n"),
            "| A |\n|---|\n| \u{F8F0}1,2 |\n".to_owned(),
            "| A |\n|---|\n| \u{F8F0}1,2,9,0,0,x\u{F8F1} |\n".to_owned(),
        ] {
            let fault = markdown::blocks(&source).unwrap_err();
            assert!(fault.message.contains("thanh biểu đồ"), "{}", fault.message);
        }
    }
}
