//! styles.xml: every row of the style table as a named paragraph style, and two table styles, so that staff who change a look in
//! Word change it once.

use docx_rs::{
    AlignmentType, BorderType, LineSpacing, LineSpacingType, NumberingId, NumberingProperty, ParagraphBorder,
    ParagraphBorderPosition, ParagraphBorders, RunFonts, SpecialIndentType, Style, StyleType, Styles, TableBorder,
    TableBorderPosition, TableBorders, TableCellMargins, TableCellProperty, VAlignType, WidthType,
};

use super::units::{dxa, dxa_mm, eighths, half_points, length, size};
use super::{lists, sections};
use crate::model::document::{Align, Role};
use crate::paper::style::{
    Alignment, BODY_GAP, CELL_LEAD, CELL_PADDING, ElementStyle, HOUSE, PART_GAP, POINTS_PER_MM, RULE, Styles as StyleTable,
};

/// The face Word is told of; its metrics are those of the face the PDF embeds.
const FACE: &str = "Times New Roman";
/// Table style of data tables: ruled, with the cell padding of the PDF.
pub(super) const GRID: &str = "BangKeO";
/// Table style of charts: ruled, without room above and below the cells' texts, which their rows' heights give.
pub(super) const CHART: &str = "BangBieuDo";
/// The bar of a chart: a picture that fills its row, in type that takes no room.
pub(super) const BAR: &str = "ThanhBieuDo";
/// Table style of tables that only place texts side by side: no rules, no padding.
pub(super) const FRAME: &str = "KhungAn";
/// A rule of its own: an empty paragraph with a border above; its indents set the rule's length.
pub(super) const LINE: &str = "DuongKe";
/// The rule under the title: stays with the text, and keeps off it.
pub(super) const TITLE_LINE: &str = "DuongKeTrichYeu";
/// The name of an issuing body above another.
pub(super) const UPPER_BODY: &str = "CoQuanBanHanhTren";
/// "Kính gửi:" above several names.
pub(super) const ADDRESSEES: &str = "KinhGuiNhieuNoi";
/// One of several names.
pub(super) const ADDRESSEE_ITEM: &str = "KinhGuiTungNoi";
/// The last of several names.
pub(super) const ADDRESSEE_LAST: &str = "KinhGuiNoiCuoi";
/// Bold words within a text.
pub(super) const STRONG: &str = "Strong";
/// Italic words within a text.
pub(super) const EMPHASIS: &str = "Emphasis";
/// Words that are both.
pub(super) const STRONG_EMPHASIS: &str = "DamNghieng";
/// What joins two words in an italic text.
pub(super) const UPRIGHT: &str = "DauNoiLien";
/// Styles that Word takes where a paragraph, run, table or list names none.
pub(super) const DEFAULTS: [&str; 4] = ["Normal", NO_CHARACTER, NO_TABLE, NO_LIST];
/// Styles of Word's own; it knows their names in every language.
pub(super) const BUILT_IN: [&str; 6] = ["Heading1", "Heading2", "Heading3", HOUSE.table_caption.id, STRONG, EMPHASIS];
pub(super) const NO_CHARACTER: &str = "DefaultParagraphFont";
pub(super) const NO_TABLE: &str = "TableNormal";
pub(super) const NO_LIST: &str = "NoList";
/// An empty paragraph, 1 pt high, that ends a section or parts two tables: Word allows neither without a paragraph.
pub(super) const GAP: &str = "NgatPhan";
/// An empty paragraph between the parts of a paper; stays with what follows.
pub(super) const PART: &str = "CachPhan";
/// An empty paragraph between a data table and what follows.
pub(super) const BELOW_TABLE: &str = "CachBang";
/// Height of the rule's paragraph in points; the border stands at its top.
const LINE_HEIGHT: f32 = 5.0;
/// Points between a text and the rule under it.
const LINE_DROP: f32 = 2.0;

/// Rows of the style table in the order Word lists them.
const fn rows(table: &StyleTable) -> [&ElementStyle; 31] {
    [
        &table.nation,
        &table.motto,
        &table.parent_body,
        &table.issuing_body,
        &table.number,
        &table.place_and_date,
        &table.keeper,
        &table.kind,
        &table.subject,
        &table.about,
        &table.addressee,
        &table.body,
        &table.ground,
        &table.authority,
        &table.heading_1,
        &table.heading_2,
        &table.heading_3,
        &table.list_item,
        &table.appendix_number,
        &table.appendix_title,
        &table.appendix_note,
        &table.table_note,
        &table.table_caption,
        &table.table_head,
        &table.signer,
        &table.signer_note,
        &table.recipients_head,
        &table.recipients,
        &table.page_number,
        &table.draft_mark,
        &table.run_code,
    ]
}

/// Elements that stand on one page with what follows, though the style table need not say so: the letterhead is one band, and
/// a table's head stands above its rows.
const KEPT: [&str; 9] = [
    HOUSE.nation.id,
    HOUSE.motto.id,
    HOUSE.parent_body.id,
    HOUSE.issuing_body.id,
    HOUSE.number.id,
    HOUSE.place_and_date.id,
    HOUSE.about.id,
    HOUSE.addressee.id,
    HOUSE.table_head.id,
];

/// Id of the style of a body cell.
pub(super) const fn cell(align: Align, total: bool) -> &'static str {
    match (align, total) {
        (Align::Left, false) => HOUSE.table_body.id,
        (Align::Center, false) => "BangGiua",
        (Align::Right, false) => "BangPhai",
        (Align::Left, true) => "BangTong",
        (Align::Center, true) => "BangTongGiua",
        (Align::Right, true) => "BangTongPhai",
    }
}

/// Id of the style of a heading or a table's name that begins a page: without space above, as in the PDF, where Word would keep it. `None` for all
/// else, before which an empty paragraph begins the page.
pub(super) const fn at_page_start(role: Role) -> Option<&'static str> {
    match role {
        Role::Heading1 => Some("Heading1DauTrang"),
        Role::Heading2 => Some("Heading2DauTrang"),
        Role::Heading3 => Some("Heading3DauTrang"),
        Role::TableCaption => Some("CaptionDauTrang"),
        _ => None,
    }
}

fn page_starts(table: &StyleTable) -> impl Iterator<Item = Style> {
    [Role::Heading1, Role::Heading2, Role::Heading3, Role::TableCaption].into_iter().filter_map(|role| {
        let heading = table.of(role);
        let style = element(&ElementStyle { id: at_page_start(role)?, before: 0.0, ..*heading });
        Some(style.name(format!("{}, đầu trang", heading.name)).based_on(heading.id))
    })
}

/// The styles part as docx-rs knows it; `finish` adds language, widow control and the default flag.
pub(super) fn styles(table: &StyleTable) -> Styles {
    let fonts = RunFonts::new().ascii(FACE).hi_ansi(FACE).cs(FACE).east_asia(FACE);
    let spacing = LineSpacing::new().before(0).after(0).line(240).line_rule(LineSpacingType::Auto);
    let styles = Styles::new().default_fonts(fonts).default_size(half_points(table.body.size)).default_line_spacing(spacing);
    let elements = rows(table).into_iter().map(element).chain(cells(&table.table_body));
    let signer = ElementStyle { before: table.signature_space * POINTS_PER_MM, ..table.signer_name };
    let places = vec![
        upper_body(table),
        element(&signer),
        rule(),
        title_rule(),
        gap(),
        part(),
        below_table(),
        bar(),
        grid(),
        chart(),
        frame(),
    ];
    defaults()
        .into_iter()
        .chain(elements)
        .chain(page_starts(table))
        .chain(addressees(table))
        .chain(sections::draft_headers(table))
        .chain(places)
        .chain(characters())
        .fold(styles, Styles::add_style)
}

fn cells(body: &ElementStyle) -> impl Iterator<Item = Style> {
    let aligns = [
        (Align::Left, Alignment::Left, ""),
        (Align::Center, Alignment::Center, ", giữa"),
        (Align::Right, Alignment::Right, ", phải"),
    ];
    let kinds = [(false, "Nội dung bảng"), (true, "Dòng tổng của bảng")];
    kinds.into_iter().flat_map(move |(total, kind)| {
        aligns.into_iter().map(move |(align, paragraph, place)| {
            let look = ElementStyle { id: cell(align, total), bold: total, align: paragraph, ..*body };
            element(&look).name(format!("{kind}{place}"))
        })
    })
}

fn element(element: &ElementStyle) -> Style {
    let spacing = LineSpacing::new().before(length(dxa(element.before))).after(length(dxa(element.after)));
    let line = dxa(element.line * 12.0);
    let mut style = Style::new(element.id, StyleType::Paragraph)
        .name(element.name)
        .based_on("Normal")
        .size(half_points(element.size))
        .align(alignment(element.align))
        .line_spacing(spacing.line(line).line_rule(LineSpacingType::Auto));
    if element.bold {
        style = style.bold();
    }
    if element.italic {
        style = style.italic();
    }
    if element.first_line > 0.0 {
        let first = SpecialIndentType::FirstLine(dxa_mm(element.first_line));
        style = style.indent(Some(0), Some(first), None, None);
    }
    if element.keep_next || KEPT.contains(&element.id) {
        style.paragraph_property = style.paragraph_property.keep_next(true);
    }
    if let Some(numbering) = numbering(element.id) {
        let numbering = NumberingProperty::new().id(NumberingId::new(numbering));
        style.paragraph_property = style.paragraph_property.numbering_property(numbering);
    }
    // Word shows its own styles under their names in the user's language, and sorts them by these priorities.
    if element.id == HOUSE.table_caption.id {
        return style.ui_priority(35).next(HOUSE.body.id);
    }
    match element.name.strip_prefix("heading ").and_then(|level| level.parse::<usize>().ok()) {
        Some(level) => style.outline_lvl(level.saturating_sub(1)).ui_priority(9).next(HOUSE.body.id),
        None => style,
    }
}

/// The list that a style belongs to.
fn numbering(id: &str) -> Option<usize> {
    let lists = [
        (HOUSE.list_item.id, lists::DASHES),
        (HOUSE.recipients.id, lists::RECIPIENT_DASHES),
        (ADDRESSEE_ITEM, lists::ADDRESSEE_DASHES),
        (ADDRESSEE_LAST, lists::ADDRESSEE_DASHES),
    ];
    lists.into_iter().find(|(style, _)| *style == id).map(|(_, list)| list)
}

/// What Word has without being told, so that no other program guesses.
fn defaults() -> Vec<Style> {
    let hidden =
        |id, kind, name| Style::new(id, kind).name(name).q_format(false).ui_priority(99).semi_hidden().unhide_when_used();
    let margins = TableCellMargins::new().margin(0, 108, 0, 108);
    vec![
        hidden(NO_CHARACTER, StyleType::Character, "Default Paragraph Font"),
        hidden(NO_TABLE, StyleType::Table, "Normal Table").set_borders(TableBorders::with_empty()).margins(margins),
        hidden(NO_LIST, StyleType::Numbering, "No List"),
    ]
}

fn characters() -> Vec<Style> {
    let character = |id, name| Style::new(id, StyleType::Character).name(name).based_on(NO_CHARACTER);
    let mut upright = character(UPRIGHT, "Dấu nối liền");
    upright.run_property = upright.run_property.disable_italic();
    vec![
        character(STRONG, "Strong").ui_priority(22).bold(),
        character(EMPHASIS, "Emphasis").ui_priority(20).italic(),
        character(STRONG_EMPHASIS, "Đậm nghiêng").bold().italic(),
        upright,
    ]
}

/// Several names stand below one another, at the left of a block that is centred as a whole.
fn addressees(table: &StyleTable) -> Vec<Style> {
    let row = |id, name, after| {
        let look = ElementStyle { id, name, align: Alignment::Left, after, keep_next: true, ..table.addressee };
        element(&look)
    };
    vec![
        row(ADDRESSEES, "Kính gửi nhiều nơi", 0.0),
        row(ADDRESSEE_ITEM, "Kính gửi, từng nơi", 0.0),
        row(ADDRESSEE_LAST, "Kính gửi, nơi cuối", table.addressee.after),
    ]
}

fn upper_body(table: &StyleTable) -> Style {
    let look =
        ElementStyle {
            id: UPPER_BODY, name: "Cơ quan ban hành, ở trên", after: BODY_GAP, keep_next: true, ..table.issuing_body
        };
    element(&look).based_on(table.issuing_body.id)
}

fn title_rule() -> Style {
    let after = LineSpacing::new().after(length(dxa(PART_GAP / 2.0)));
    let mut style = Style::new(TITLE_LINE, StyleType::Paragraph).name("Đường kẻ dưới trích yếu").based_on(LINE);
    style.paragraph_property = style.paragraph_property.line_spacing(after).keep_next(true);
    style
}

fn rule() -> Style {
    let border = ParagraphBorder::new(ParagraphBorderPosition::Top).val(BorderType::Single).size(eighths(RULE)).space(0);
    let mut style = small(LINE, "Đường kẻ", LINE_DROP, LINE_HEIGHT);
    style.paragraph_property = style.paragraph_property.keep_next(true).set_borders(ParagraphBorders::with_empty().set(border));
    style
}

fn gap() -> Style {
    small(GAP, "Ngắt phần", 0.0, 1.0)
}

fn below_table() -> Style {
    // Word adds the table's last rule to its height.
    small(BELOW_TABLE, "Cách bảng", 0.0, PART_GAP / 2.0 - RULE)
}

fn part() -> Style {
    let mut style = small(PART, "Cách phần", 0.0, PART_GAP);
    style.paragraph_property = style.paragraph_property.keep_next(true);
    style
}

fn bar() -> Style {
    let spacing = LineSpacing::new().before(0).after(0).line(240).line_rule(LineSpacingType::Auto);
    Style::new(BAR, StyleType::Paragraph)
        .name("Thanh biểu đồ")
        .based_on("Normal")
        .size(2)
        .align(AlignmentType::Left)
        .line_spacing(spacing)
}

/// An empty paragraph of a fixed height in points, with points above it.
fn small(id: &str, name: &str, before: f32, height: f32) -> Style {
    let spacing = LineSpacing::new().before(length(dxa(before))).after(0).line(dxa(height)).line_rule(LineSpacingType::Exact);
    Style::new(id, StyleType::Paragraph).name(name).based_on("Normal").size(2).line_spacing(spacing)
}

fn grid() -> Style {
    // Word adds the rule to a row's height, the PDF draws it within.
    ruled(GRID, "Bảng kẻ ô", CELL_LEAD, CELL_LEAD - RULE)
}

fn chart() -> Style {
    ruled(CHART, "Bảng biểu đồ", 0.0, 0.0)
}

/// A style of ruled tables with points above and below the texts of their cells.
fn ruled(id: &str, name: &str, above: f32, below: f32) -> Style {
    let border = |position| TableBorder::new(position).border_type(BorderType::Single).size(eighths(RULE)).color("auto");
    let sides = [
        TableBorderPosition::Top,
        TableBorderPosition::Left,
        TableBorderPosition::Bottom,
        TableBorderPosition::Right,
        TableBorderPosition::InsideH,
        TableBorderPosition::InsideV,
    ];
    let borders = sides.into_iter().map(border).fold(TableBorders::with_empty(), TableBorders::set);
    let [side, above, below] = [dxa_mm(CELL_PADDING), dxa(above), dxa(below)].map(size);
    Style::new(id, StyleType::Table)
        .name(name)
        .based_on(NO_TABLE)
        .table_cell_property(TableCellProperty::new().vertical_align(VAlignType::Center))
        .width(0, WidthType::Auto)
        .set_borders(borders)
        .margins(TableCellMargins::new().margin(above, side, below, side))
}

fn frame() -> Style {
    Style::new(FRAME, StyleType::Table)
        .name("Khung ẩn")
        .based_on(NO_TABLE)
        .width(0, WidthType::Auto)
        .set_borders(TableBorders::with_empty())
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
}

const fn alignment(align: Alignment) -> AlignmentType {
    match align {
        Alignment::Left => AlignmentType::Left,
        Alignment::Center => AlignmentType::Center,
        Alignment::Right => AlignmentType::Right,
        Alignment::Justified => AlignmentType::Both,
    }
}
