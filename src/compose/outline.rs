//! A document as text, for goldens: one line an element, its role before it.

use std::cmp::Ordering;
use std::fmt::Write;

use crate::model::bar::Bar;
use crate::model::document::{Block, Cell, Document, Row, Signatures, Table, Text};

/// The document, readable.
pub(super) fn outline(document: &Document) -> String {
    let mut out = format!("{} | {} | dự thảo: {}\n", document.name, document.title, document.draft);
    for section in &document.sections {
        writeln!(out, "\n=== {:?}", section.orientation).unwrap();
        section.blocks.iter().for_each(|one| block(&mut out, one));
    }
    out
}

fn block(out: &mut String, block: &Block) {
    match block {
        Block::Letterhead(head) => {
            for body in &head.bodies {
                writeln!(out, "Letterhead: {} / {}", body.parent, body.name).unwrap();
            }
            writeln!(out, "{} | {:?} | {:?}", head.number, head.about, head.place_and_date).unwrap();
        }
        Block::Title(title) => writeln!(out, "Title: {} / {}", title.kind, words(&title.subject)).unwrap(),
        Block::Addressees(names) => writeln!(out, "Addressees: {names:?}").unwrap(),
        Block::Paragraph(paragraph) => writeln!(out, "{:?}: {}", paragraph.role, words(&paragraph.text)).unwrap(),
        Block::Table(one) => table(out, one),
        Block::PageBreak => out.push_str("PageBreak\n"),
        Block::Signatures(one) => signatures(out, one),
    }
}

fn words(text: &Text) -> String {
    let run = |run: &crate::model::document::Run| {
        let mark = match (run.bold, run.italic) {
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "*",
            (false, false) => "",
        };
        format!("{mark}{}{mark}", run.text)
    };
    text.0.iter().map(run).collect()
}

fn table(out: &mut String, table: &Table) {
    let aligns: Vec<String> = table.columns.iter().map(|column| format!("{:?}", column.align)).collect();
    let height = if table.row_height == 0 { String::new() } else { format!(", rows {} mm", table.row_height) };
    let total = table.page_total.as_ref().map_or_else(String::new, |total| {
        format!(", summed by page: column {} of {} {}", total.column + 1, total.amounts.len(), total.counted)
    });
    writeln!(out, "Table: {}{height}{total}", aligns.join(" ")).unwrap();
    table.head.iter().for_each(|one| row(out, "head", one));
    table.rows.iter().for_each(|one| row(out, if one.total { "total" } else { "row" }, one));
}

fn row(out: &mut String, kind: &str, row: &Row) {
    let words = |cell: &Cell| cell.bar.as_deref().map_or_else(|| words(&cell.text), bar);
    let cell = |cell: &Cell| if cell.span == 1 { words(cell) } else { format!("{} <{}>", words(cell), cell.span) };
    writeln!(out, "  {kind}: {}", row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ")).unwrap();
}

/// `[Reached 8796 > 8500: 87,96%, …]`, with `…` for a figure beyond the axis.
fn bar(bar: &Bar) -> String {
    let side = match bar.side {
        Ordering::Less => "<",
        Ordering::Equal => "=",
        Ordering::Greater => ">",
    };
    let beyond = if bar.beyond { "…" } else { "" };
    format!("[{:?} {}{beyond} {side} {}: {}]", bar.state, bar.length, bar.line, bar.alt)
}

fn signatures(out: &mut String, signatures: &Signatures) {
    for column in &signatures.columns {
        writeln!(out, "Signature: {} / {}", column.authority.join(" / "), column.name).unwrap();
    }
    signatures.recipients.iter().for_each(|line| writeln!(out, "Recipient: {line}").unwrap());
}
