//! How papers look: the style table of Nghị định 30/2020, line and page layout, PDF and DOCX.

pub mod bar;
pub mod binding;
pub mod columns;
pub mod docx;
pub mod font;
pub mod layout;
pub mod one_page;
pub mod pdf;
pub mod press;
pub mod style;
pub mod wording;
