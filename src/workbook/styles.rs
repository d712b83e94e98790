//! Cell formats of our workbooks: Times New Roman, thin grey borders, yellow input cells.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatPattern, FormatUnderline};

use crate::model::finding::Severity;
use crate::model::value::ValueKind;

const INPUT: Color = Color::RGB(0x00FF_F8DC);
const HEAD: Color = Color::RGB(0x00DC_E6F1);
const NEEDED: Color = Color::RGB(0x00F8_D9A0);
const SECTION: Color = Color::RGB(0x00EE_F2E6);
const LINE: Color = Color::RGB(0x00A0_A0A0);
const WRONG: Color = Color::RGB(0x00FF_E3DC);
const WRONG_LINES: Color = Color::RGB(0x00E8_A598);
const WRONG_BORDER: Color = Color::RGB(0x00B0_2418);
const DOUBTFUL: Color = Color::RGB(0x00DE_EBF7);
const DOUBTFUL_BORDER: Color = Color::RGB(0x001F_4E79);
const FAINT: Color = Color::RGB(0x0080_8080);

/// Body face and size; also the workbook's default.
pub fn base() -> Format {
    Format::new().set_font_name("Times New Roman").set_font_size(12).set_align(FormatAlign::VerticalCenter)
}

/// Large centred title.
pub fn title() -> Format {
    base().set_font_size(14).set_bold().set_align(FormatAlign::Center).set_text_wrap()
}

/// Centred line under a title.
pub fn subtitle() -> Format {
    base().set_align(FormatAlign::Center)
}

/// Bold words beside a field.
pub fn strong() -> Format {
    base().set_bold()
}

/// Words that wrap, top of the cell.
pub fn prose() -> Format {
    base().set_text_wrap()
}

/// Small slanted words for hints.
pub fn hint() -> Format {
    base().set_font_size(11).set_italic().set_text_wrap()
}

/// Column heading.
pub fn head() -> Format {
    bordered(base()).set_bold().set_align(FormatAlign::Center).set_text_wrap().set_background_color(HEAD)
}

/// Heading of a column that must be filled in.
pub fn needed_head() -> Format {
    head().set_background_color(NEEDED)
}

/// Title of a section, across the table.
pub fn section() -> Format {
    bordered(base()).set_bold().set_background_color(SECTION)
}

/// Text cell of a table.
pub fn cell() -> Format {
    bordered(base()).set_text_wrap()
}

/// Centred text cell of a table.
pub fn centred() -> Format {
    cell().set_align(FormatAlign::Center)
}

/// Cell of a table for whole numbers, thousands set apart.
pub fn number() -> Format {
    bordered(base()).set_align(FormatAlign::Right).set_num_format("#,##0")
}

/// Cell of a table for a date.
pub fn date() -> Format {
    bordered(base()).set_align(FormatAlign::Center).set_num_format("dd/mm/yyyy")
}

/// Cell of a table for decimals.
pub fn decimal() -> Format {
    bordered(base()).set_align(FormatAlign::Right).set_num_format("#,##0.##")
}

/// Code of an item beside its row: there for who needs it.
pub fn code() -> Format {
    bordered(base()).set_font_size(9).set_font_color(FAINT)
}

/// Unlocked, tinted cell for a value of a kind.
pub fn input(kind: ValueKind) -> Format {
    bordered(open(kind)).set_background_color(INPUT)
}

/// Unlocked cell for a value of a kind, without fill and border.
pub fn open(kind: ValueKind) -> Format {
    let format = base().set_unlocked();
    match kind {
        ValueKind::Count | ValueKind::Money => format.set_align(FormatAlign::Right).set_num_format("#,##0"),
        ValueKind::Decimal => format.set_align(FormatAlign::Right).set_num_format("0.0#"),
        ValueKind::Date => format.set_align(FormatAlign::Center).set_num_format("dd/mm/yyyy"),
        ValueKind::YesNo | ValueKind::Choice => format.set_align(FormatAlign::Center),
        // As text, so that a class such as 6/1 stays a class and does not become a date.
        ValueKind::Name | ValueKind::Text => format.set_num_format("@").set_text_wrap(),
    }
}

/// A cell at fault: hatched with a thick border for an error, a broken border for what is to be looked at again, so that both
/// stand out on a grey print too.
pub fn marked(format: Format, severity: Severity) -> Format {
    match severity {
        Severity::Error => format
            .set_pattern(FormatPattern::LightUp)
            .set_background_color(WRONG)
            .set_foreground_color(WRONG_LINES)
            .set_border(FormatBorder::Medium)
            .set_border_color(WRONG_BORDER),
        Severity::Warning => {
            format.set_background_color(DOUBTFUL).set_border(FormatBorder::MediumDashed).set_border_color(DOUBTFUL_BORDER)
        }
    }
}

/// A link to a cell.
pub fn link() -> Format {
    cell().set_underline(FormatUnderline::Single).set_font_color(DOUBTFUL_BORDER)
}

/// Filled cell of a nomination table: as [`open`], with the lines that prepared rows get by [`grid`].
pub fn filled(kind: ValueKind) -> Format {
    bordered(open(kind))
}

/// Borders alone, laid over the prepared rows of a table.
pub fn grid() -> Format {
    Format::new().set_border(FormatBorder::Thin).set_border_color(LINE)
}

fn bordered(format: Format) -> Format {
    format.set_border(FormatBorder::Thin).set_border_color(LINE)
}
