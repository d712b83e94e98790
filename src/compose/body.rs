//! A rendered body to the main text and its appendices.

use std::ops::Range;

use super::directive::{self, Directive, Setting};
use super::inline::MarkdownFault;
use super::markdown;
use crate::model::agreement::Wording;
use crate::model::document::{Block, Orientation, PageTotal, Paragraph, Table, Text};

/// The main text and the appendices, in order.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) main: Vec<Block>,
    pub(super) appendices: Vec<Appendix>,
}

/// One appendix before it has its number.
#[derive(Debug)]
pub(super) struct Appendix {
    pub(super) orientation: Orientation,
    pub(super) title: Text,
    pub(super) blocks: Vec<Block>,
}

/// Reads a rendered body; sums of pages are read out in `wording`.
pub(super) fn read(rendered: &str, wording: Wording) -> Result<Body, MarkdownFault> {
    let mut body = Body::default();
    let mut settings: Vec<(Setting, Range<usize>)> = Vec::new();
    let (mut from, mut place) = (0, 0);
    for line in rendered.split_inclusive('\n') {
        let end = place + line.len();
        if line.trim_start().starts_with(directive::MARK) {
            body.text(rendered, from, place, &mut settings, wording)?;
            match directive::read(line, &(place..end))? {
                Directive::Table(setting) => settings.push((setting, place..end)),
                other => body.directive(other),
            }
            from = end;
        }
        place = end;
    }
    body.text(rendered, from, place, &mut settings, wording)?;
    match settings.pop() {
        Some((_, at)) => Err(MarkdownFault {
            at,
            message: "lệnh này không có bảng nào đứng sau.".to_owned(),
            advice: "Đặt lệnh ngay trên bảng.".to_owned(),
        }),
        None => Ok(body),
    }
}

/// Makes a table what the lines above it say.
fn settle(table: &mut Table, settings: &mut Vec<(Setting, Range<usize>)>, wording: Wording) -> Result<(), MarkdownFault> {
    for (setting, at) in settings.drain(..) {
        match setting {
            Setting::RowHeight(height) => table.row_height = height,
            Setting::ColumnWidth(column, width) => table.least.push((column, width)),
            Setting::PageTotal(column, counted) => {
                let amounts = amounts(table, column).ok_or_else(|| MarkdownFault {
                    at,
                    message: format!("cột thứ {} của bảng có ô không phải là số tiền.", column + 1),
                    advice: "Cột được cộng phải có một số ở mỗi hàng; kiểm tra lại số thứ tự của cột.".to_owned(),
                })?;
                table.page_total = Some(PageTotal { column, counted, amounts, wording });
            }
        }
    }
    Ok(())
}

/// The amounts of a column in rows that are no totals, as they are printed: what is summed is what stands on the paper.
fn amounts(table: &Table, column: usize) -> Option<Vec<i64>> {
    let rows = table.rows.iter().filter(|row| !row.total);
    rows.map(|row| {
        let cell = row.cells.get(column).filter(|_| row.cells.len() == table.columns.len())?;
        cell.text.to_plain().replace('.', "").parse().ok()
    })
    .collect()
}

impl Body {
    /// Adds the text of another paper as an appendix, its own appendices behind it.
    pub(super) fn attach(&mut self, other: Self, orientation: Orientation, title: String) {
        self.appendices.push(Appendix { orientation, title: Text::plain(title), blocks: other.main });
        self.appendices.extend(other.appendices);
    }

    fn blocks(&mut self) -> &mut Vec<Block> {
        self.appendices.last_mut().map_or(&mut self.main, |appendix| &mut appendix.blocks)
    }

    fn text(
        &mut self,
        rendered: &str,
        from: usize,
        to: usize,
        settings: &mut Vec<(Setting, Range<usize>)>,
        wording: Wording,
    ) -> Result<(), MarkdownFault> {
        let mut found = markdown::blocks(rendered.get(from..to).unwrap_or("")).map_err(|mut fault| {
            fault.at = fault.at.start + from..fault.at.end + from;
            fault
        })?;
        let first = found.iter_mut().find_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
        if let Some(table) = first {
            settle(table, settings, wording)?;
        }
        self.blocks().extend(found);
        Ok(())
    }

    fn directive(&mut self, directive: Directive) {
        match directive {
            Directive::Line(role, text) => self.blocks().push(Block::Paragraph(Paragraph { role, text })),
            Directive::Appendix(orientation, title) => {
                self.appendices.push(Appendix { orientation, title, blocks: Vec::new() });
            }
            Directive::PageBreak => self.blocks().push(Block::PageBreak),
            Directive::Table(_) => {}
        }
    }
}
