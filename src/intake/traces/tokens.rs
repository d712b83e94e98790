//! Formulas as .xls and .xlsb keep them: a run of tokens ("ptg" of [MS-XLS] 2.5.198 and [MS-XLSB] 2.5.97), operands before their
//! operator. Only sums are put back into letters; of all others it is told whether they take from another file.

use crate::intake::ole::{u16_at, u32_at};
use crate::model::place::CellAddress;

/// How wide the numbers of rows are, and what follows from it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// .xls since 1997: rows of two bytes.
    Xls,
    /// .xlsb: rows of four bytes.
    Xlsb,
}

/// What a formula is.
#[derive(Debug, PartialEq, Eq)]
pub enum Formula {
    /// Adds and takes away cells of its own sheet; as a cell would show it, without the sign of equality.
    Sum(String),
    /// Takes from another file.
    External,
    /// Anything else.
    Other,
}

/// SUM among the functions with any number of arguments.
const SUM: u16 = 4;
/// Most operands that wait for their operator: Excel takes arguments by the hundred, a sum of a form has a dozen.
const MOST_OPERANDS: usize = 256;

/// Reads the tokens of a formula; `externals` says of each reference to sheets whether it leads to another file.
pub fn read(tokens: &[u8], width: Width, externals: &[bool]) -> Formula {
    let mut stack: Option<Vec<String>> = Some(Vec::new());
    let mut rest = tokens;
    while let Some((token, after)) = rest.split_first() {
        // Operands come in three classes with the same content.
        let token = if *token >= 0x40 { (token & 0x1F) | 0x20 } else { *token };
        let Some((content, next)) = length(token, after, width).and_then(|length| after.split_at_checked(length)) else {
            return Formula::Other;
        };
        if matches!(token, 0x39..=0x3D) && leads_outside(content, externals) {
            return Formula::External;
        }
        stack = stack.and_then(|stack| apply(stack, token, content, width));
        rest = next;
    }
    match stack.as_deref() {
        // A cell alone is a reference, and is a sum of one.
        Some([text]) => Formula::Sum(text.clone()),
        _ => Formula::Other,
    }
}

fn leads_outside(content: &[u8], externals: &[bool]) -> bool {
    u16_at(content, 0).is_some_and(|sheets| externals.get(usize::from(sheets)).copied().unwrap_or(false))
}

/// Bytes after the token itself; `None` of a token after which nothing can be told.
fn length(token: u8, after: &[u8], width: Width) -> Option<usize> {
    let of = |xls: usize, xlsb: usize| if width == Width::Xls { xls } else { xlsb };
    let letters = |count: usize, size: usize, head: usize| count.checked_mul(size)?.checked_add(head);
    Some(match token {
        0x03..=0x16 => 0,
        0x01 | 0x02 | 0x23 => 4,
        0x17 if width == Width::Xls => letters(usize::from(*after.first()?), 1 + usize::from(after.get(1)? & 1), 2)?,
        0x17 => letters(usize::from(u16_at(after, 0)?), 2, 2)?,
        // A choice has a table of jumps behind it.
        0x19 if after.first()? & 4 != 0 => letters(usize::from(u16_at(after, 1)?) + 1, 2, 3)?,
        0x19 | 0x22 => 3,
        0x1C | 0x1D => 1,
        0x1E | 0x21 | 0x29 => 2,
        0x1F => 8,
        0x20 => of(7, 14),
        0x24 | 0x2A | 0x2C => of(4, 6),
        0x25 | 0x2B | 0x2D => of(8, 12),
        0x26..=0x28 | 0x39 => 6,
        0x3A | 0x3C => of(6, 8),
        0x3B | 0x3D => of(10, 14),
        _ => return None,
    })
}

/// The operands after a token; `None` where the formula is no sum.
fn apply(mut stack: Vec<String>, token: u8, content: &[u8], width: Width) -> Option<Vec<String>> {
    let text = match token {
        0x03 | 0x04 => {
            let (right, left) = (stack.pop()?, stack.pop()?);
            format!("{left}{}{right}", if token == 0x03 { '+' } else { '-' })
        }
        0x12 => format!("+{}", stack.pop()?),
        0x13 => format!("-{}", stack.pop()?),
        0x15 => format!("({})", stack.pop()?),
        0x19 if content.first()? & 0x10 != 0 => format!("SUM({})", stack.pop()?),
        // Spaces and marks for the reckoning.
        0x19 if content.first()? & 0x41 != 0 => return Some(stack),
        0x22 if u16_at(content, 1)? & 0x7FFF == SUM => {
            let count = usize::from(content.first()? & 0x7F);
            let arguments = stack.split_off(stack.len().checked_sub(count)?);
            format!("SUM({})", arguments.join(","))
        }
        0x24 => cell(content, 0, width.row_bytes(), width)?.to_string(),
        0x25 => {
            let columns = 2 * width.row_bytes();
            format!("{}:{}", cell(content, 0, columns, width)?, cell(content, width.row_bytes(), columns + 2, width)?)
        }
        _ => return None,
    };
    // What is cut would be another sum.
    (text.len() <= super::MOST_TEXT && stack.len() < MOST_OPERANDS).then(|| {
        stack.push(text);
        stack
    })
}

impl Width {
    fn row_bytes(self) -> usize {
        if self == Self::Xls { 2 } else { 4 }
    }
}

/// The cell whose row and column lie at these offsets; two bits of the column say whether it moves when it is copied.
fn cell(content: &[u8], row: usize, column: usize, width: Width) -> Option<CellAddress> {
    let row = if width == Width::Xls { u32::from(u16_at(content, row)?) } else { u32_at(content, row)? };
    Some(CellAddress { row, column: u32::from(u16_at(content, column)? & 0x3FFF) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_become_letters_and_links_are_told() {
        let cell = |row: u8| [0x44, row, 0, 3, 0xC0];
        let area = [0x25, 4, 0, 8, 0, 3, 0xC0, 3, 0xC0];
        let sum_of_area = [&area[..], &[0x19, 0x10, 0, 0]].concat();
        let of_two = [&area[..], &cell(11), &[0x42, 2, 4, 0]].concat();
        let sum = |text: &str| Formula::Sum(text.to_owned());
        for (tokens, read_as) in [
            ([&cell(4)[..], &cell(5), &[0x03]].concat(), sum("D5+D6")),
            ([&cell(4)[..], &cell(5), &[0x04], &cell(6), &[0x03]].concat(), sum("D5-D6+D7")),
            ([&sum_of_area[..], &cell(11), &[0x03]].concat(), sum("SUM(D5:D9)+D12")),
            (of_two, sum("SUM(D5:D9,D12)")),
            ([&cell(4)[..], &[0x1E, 2, 0, 0x05]].concat(), Formula::Other),
            (vec![0x17, 2, 0, b'a', b'b'], Formula::Other),
            (vec![0x3A, 1, 0, 4, 0, 3, 0], Formula::External),
            (vec![0x3A, 0, 0, 4, 0, 3, 0], Formula::Other),
            (vec![0x1E, 2, 0, 0x5B, 1, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0x05], Formula::External),
            (vec![0x44, 4], Formula::Other),
            (vec![0x03], Formula::Other),
            (vec![], Formula::Other),
        ] {
            assert_eq!(read(&tokens, Width::Xls, &[false, true]), read_as, "{tokens:x?}");
        }
        let wide = [&[0x25, 4, 0, 0, 0, 8, 0, 0, 0, 3, 0xC0, 3, 0xC0][..], &[0x19, 0x10, 0, 0]].concat();
        assert_eq!(read(&wide, Width::Xlsb, &[]), sum("SUM(D5:D9)"));
        assert_eq!(read(&[0x5A, 0, 0, 4, 0, 0, 0, 3, 0], Width::Xlsb, &[true]), Formula::External);
    }
}
