//! Alternative text of tables: what a screen reader says before it reads the cells, or instead of them.

use super::text::escape;
use super::{Broken, Made};
use crate::model::document::{Block, Role, Table};

/// Table look: the first row is a head, rows and columns are not banded (ECMA-376 part 1, 17.4.55).
const LOOK: &str = r#"<w:tblLook w:val="0620"/>"#;

/// Words about a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Alternative {
    /// A few words.
    pub caption: String,
    /// What it holds.
    pub description: String,
}

/// The letterhead: a table only to Word.
pub(super) fn letterhead() -> Alternative {
    placing(
        "Phần đầu văn bản",
        "Bên trái: cơ quan ban hành, số và ký hiệu. Bên phải: Quốc hiệu, Tiêu ngữ, địa danh và thời gian.",
    )
}

/// The signature block: a table only to Word.
pub(super) fn signatures() -> Alternative {
    placing("Chữ ký và nơi nhận", "Quyền hạn, chức vụ, chữ ký, họ tên của người ký; nơi nhận.")
}

fn placing(caption: &str, description: &str) -> Alternative {
    let description = format!("Bảng chỉ để xếp chỗ. {description}");
    Alternative { caption: caption.to_owned(), description }
}

/// A data table below `before`, the blocks of its section that stand above it: called by the nearest line that can name it.
pub(super) fn table(table: &Table, before: &[Block]) -> Alternative {
    let caption = before.iter().rev().find_map(naming).unwrap_or_else(|| "Bảng số liệu".to_owned());
    let heads = table.head.iter().flat_map(|row| &row.cells).map(|cell| cell.text.to_plain().replace('\n', " "));
    let heads: Vec<String> = heads.filter(|text| !text.is_empty()).collect();
    let columns =
        if heads.is_empty() { format!("{} cột", table.columns.len()) } else { format!("Các cột: {}", heads.join("; ")) };
    Alternative { caption, description: format!("{columns}. Số dòng: {}.", table.rows.len()) }
}

/// The words of a block that a table below it goes by.
fn naming(block: &Block) -> Option<String> {
    let text = match block {
        Block::Title(title) => title.subject.to_plain(),
        Block::Paragraph(paragraph) if names(paragraph.role) => paragraph.text.to_plain(),
        _ => return None,
    };
    Some(text.replace('\n', " ")).filter(|text| !text.is_empty())
}

const fn names(role: Role) -> bool {
    matches!(role, Role::TableCaption | Role::AppendixTitle | Role::Heading1 | Role::Heading2 | Role::Heading3)
}

/// A built table with its alternative text, and its look if it is a data table.
pub(super) fn describe(built: &[u8], alternative: &Alternative, data: bool) -> Made<Vec<u8>> {
    const END: &[u8] = b"</w:tblPr>";
    let at = built
        .windows(END.len())
        .position(|window| window == END)
        .ok_or_else(|| Broken("a table has no properties".to_owned()))?;
    let (before, after) = built.split_at(at);
    let mut out = Vec::with_capacity(built.len() + 256);
    out.extend_from_slice(before);
    if data {
        out.extend_from_slice(LOOK.as_bytes());
    }
    for (name, text) in [("w:tblCaption", &alternative.caption), ("w:tblDescription", &alternative.description)] {
        out.extend_from_slice(format!("<{name} w:val=\"").as_bytes());
        escape(&mut out, text);
        out.extend_from_slice(b"\"/>");
    }
    out.extend_from_slice(after);
    Ok(out)
}
