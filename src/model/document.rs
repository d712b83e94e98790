//! A document (văn bản): what a paper says, in order, without coordinates and without knowing any format.
//! Elements carry the names of Nghị định 30/2020; what they look like is the style table's business (`paper/style`).

use super::agreement::Wording;
use super::bar::Bar;

/// One paper; by default one that says nothing, as a start for others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// ASCII file stem: `bao-cao-tong-ket`.
    pub name: String,
    /// Plain title for document properties.
    pub title: String,
    /// Marked DỰ THẢO on every page.
    pub draft: bool,
    /// Made to fit on one page: its tables take as small a type as that needs.
    pub one_page: bool,
    /// Code of the run that made it ([`crate::publish::run_code`]), at the foot of the last page, of each page of [`Self::loose`]
    /// sheets; empty for none.
    pub run_code: String,
    /// Code of the set of awards it was made from ([`super::award::AwardSet::code`]), beside the run's code; empty for none.
    pub set_code: String,
    /// Its sheets leave each other, as letters, cards and sheets to sign do: the codes stand at the foot of each.
    pub loose: bool,
    /// What of the set of awards it says it lists, to be read back from the finished paper.
    pub listings: Vec<Listing>,
    /// Size in points of its text and tables where it is to be read from afar; `None` for the style table's.
    pub large: Option<u16>,
    /// Page groups; at least one.
    pub sections: Vec<Section>,
}

/// What a paper lists, all of it and nothing more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Codes of the lists.
    pub lists: Vec<String>,
    /// How the paper tells its awards.
    pub by: ListedBy,
    /// Each award with its amount, and the sum of all.
    pub amounts: bool,
    /// Code of the unit of whose awards alone it is; `None` for all.
    pub unit: Option<String>,
}

/// How a paper tells what it lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListedBy {
    /// By their names, list by list in the set's order.
    Order,
    /// By their serials, in whatever order of lists and units.
    Serial,
    /// Not one by one: the count of each list, its sum, the sum of all.
    Totals,
    /// None: it has a label for each unit.
    Unit,
}

/// Pages of one orientation whose numbers start at 1, hidden on the first (nd30: an appendix is numbered on its own).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Paper upright or across.
    pub orientation: Orientation,
    /// Content.
    pub blocks: Vec<Block>,
}

/// A4 upright or across.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orientation {
    /// 210 x 297 mm.
    Portrait,
    /// 297 x 210 mm.
    Landscape,
}

/// A block of content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Cells 1 to 4 and 5b.
    Letterhead(Letterhead),
    /// Cell 5a: kind of document and subject, with the rule below.
    Title(Title),
    /// Cell 9a: Kính gửi, one name or several.
    Addressees(Vec<String>),
    /// A paragraph of any kind.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// Cells 7 and 9b.
    Signatures(Signatures),
    /// What follows begins a page.
    PageBreak,
}

/// Cells 1 to 4 and 5b.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letterhead {
    /// Issuing bodies from top to bottom; one, or two of a joint paper.
    pub bodies: Vec<IssuingBody>,
    /// Whole line of cell 3: `Số: 06/HKH-PGD`, with room left where the number is blank.
    pub number: String,
    /// Cell 5b of a công văn.
    pub about: Option<String>,
    /// Whole line of cell 4; `None` for biên bản.
    pub place_and_date: Option<String>,
}

/// Cell 2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuingBody {
    /// Parent body in capitals; empty for none.
    pub parent: String,
    /// Name in capitals.
    pub name: String,
}

/// Cell 5a.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// Kind in capitals: `BÁO CÁO`.
    pub kind: String,
    /// Subject (trích yếu).
    pub subject: Text,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Which element it is; the style table has one row for each.
    pub role: Role,
    /// Words.
    pub text: Text,
}

impl Paragraph {
    /// Ends with a colon: what it announces, a list or a table, begins on its page.
    #[must_use]
    pub fn announces(&self) -> bool {
        self.text.0.last().is_some_and(|run| run.text.ends_with(':'))
    }
}

/// Elements of a text, each a row of the style table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Who keeps a paper without a letterhead, above its title: bold capitals.
    Keeper,
    /// Căn cứ: italic, one a line.
    Ground,
    /// THẨM QUYỀN BAN HÀNH, QUYẾT ĐỊNH: — bold capitals, centred.
    Authority,
    /// Body text.
    Body,
    /// "I. TIÊU ĐỀ", bold.
    Heading1,
    /// "1. Tiêu đề", bold.
    Heading2,
    /// "a) ...", bold italic as a title of its own.
    Heading3,
    /// A list item; the marker is part of its text.
    ListItem,
    /// "Phụ lục I", bold, centred.
    AppendixNumber,
    /// Title of an appendix: bold capitals, centred.
    AppendixTitle,
    /// "(Kèm theo ...)", italic, centred.
    AppendixNote,
    /// Line above a table: italic, at the right ("Đơn vị tính: đồng").
    TableNote,
    /// Bold line above a table.
    TableCaption,
}

/// Runs of text in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(pub Vec<Run>);

impl Text {
    /// Upright text in the element's own weight.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![Run { text: text.into(), bold: false, italic: false }])
    }

    /// The words without their looks.
    #[must_use]
    pub fn to_plain(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }
}

/// Text of one look, in NFC; a line feed is a forced line break. Looks are added to those of the element's style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Words.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
}

/// A table. Its head is repeated on every page; rows never break across pages; which of them stay
/// together [`Table::keeps_next`] says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Columns; widths follow from content.
    pub columns: Vec<Column>,
    /// Head rows, bold and centred.
    pub head: Vec<Row>,
    /// Body rows.
    pub rows: Vec<Row>,
    /// Least height of a body row in millimetres; 0 for as high as its text.
    pub row_height: u16,
    /// Least widths in millimetres of columns, counted from 0, that are to be written in by hand.
    pub least: Vec<(usize, u16)>,
    /// Widths of the columns in hundredths of a point where they are those of another table; empty where they follow from content.
    pub widths: Vec<u32>,
    /// The table is summed page by page; layout cuts it into one table a page and then there is none.
    pub page_total: Option<PageTotal>,
}

/// What stands at the foot of each page of a table of amounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageTotal {
    /// Column of the amounts, from 0; not the first.
    pub column: usize,
    /// What a row is, after a count: `em`, `suất`.
    pub counted: String,
    /// Đồng of each body row that is no total, in order.
    pub amounts: Vec<i64>,
    /// How the sum is read out.
    pub wording: Wording,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// How its body cells align.
    pub align: Align,
}

/// Alignment within a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Texts.
    Left,
    /// Short marks, dates, serial numbers.
    Center,
    /// Figures.
    Right,
}

/// Rows of the body that stand with a head where a table begins.
const OPENING_ROWS: usize = 3;
/// Rows of a group of a chart that still stand on one page together.
const CHART_ROWS: usize = 10;

impl Table {
    /// Whether a row of the body, by its index, stays on the page of the next one. Where there is a head, three rows stand below it
    /// where it begins, and two where it is repeated; two rows stand below one that names them, and above the next such row; the
    /// bars of a small group of a chart stand together; a total stands below its last row. Cards have no head, and each stands for
    /// itself.
    #[must_use]
    pub fn keeps_next(&self, row: usize) -> bool {
        let Some(next) = self.rows.get(row + 1) else { return false };
        if next.total || self.names_rows(row) {
            return true;
        }
        if self.names_rows(row + 1) {
            return false;
        }
        let ends_table = !self.head.is_empty() && (row + 1 < OPENING_ROWS || row + 2 == self.rows.len());
        let ends_group = row.checked_sub(1).is_some_and(|before| self.names_rows(before)) || self.names_rows(row + 2);
        ends_table || ends_group || self.in_small_chart(row)
    }

    /// Each of its rows stands for itself, as labels do and cards that are cut apart.
    #[must_use]
    pub fn is_of_cards(&self) -> bool {
        self.head.is_empty() && self.row_height > 0
    }

    fn names_rows(&self, row: usize) -> bool {
        self.rows.get(row).is_some_and(|row| row.names_rows(self.columns.len()))
    }

    /// A row with a bar, of a group with a name and at most so many rows.
    fn in_small_chart(&self, row: usize) -> bool {
        let bar = self.rows.get(row).is_some_and(|row| row.cells.iter().any(|cell| cell.bar.is_some()));
        bar && (0..=row).rev().take(CHART_ROWS + 1).find(|above| self.names_rows(*above)).is_some_and(|name| {
            let end = (row + 1..=name + CHART_ROWS + 1).find(|below| *below >= self.rows.len() || self.names_rows(*below));
            end.is_some()
        })
    }
}

/// A row; the spans of its cells add up to the number of columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Cells.
    pub cells: Vec<Cell>,
    /// A total row: bold, kept with the row before it.
    pub total: bool,
}

impl Row {
    /// It is one cell over all of so many columns, and no total: it names the rows below it and stays with the first of them.
    #[must_use]
    pub fn names_rows(&self, columns: usize) -> bool {
        !self.total && columns > 1 && matches!(self.cells.as_slice(), [cell] if cell.span >= columns)
    }
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Words.
    pub text: Text,
    /// Columns it covers, at least 1.
    pub span: usize,
    /// The bar of a chart, in place of words.
    pub bar: Option<Box<Bar>>,
}

impl Cell {
    /// A cell of words.
    #[must_use]
    pub fn words(text: Text, span: usize) -> Self {
        Self { text, span, bar: None }
    }
}

/// Cells 7a, 7b and 9b. One signature stands at the right, level with Nơi nhận; several stand side by side with Nơi nhận below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signatures {
    /// Left to right; one, two, or three of minutes.
    pub columns: Vec<Signature>,
    /// Nơi nhận as printed, dash and closing mark included; empty for none.
    pub recipients: Vec<String>,
}

/// Cell 7a and 7b.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Authority and post in capitals, one a line.
    pub authority: Vec<String>,
    /// Full name; empty leaves the line blank.
    pub name: String,
    /// Who signs is known by the post alone, and is asked below it to write the name.
    pub by_hand: bool,
}
