//! How large a submission may be. Each limit is some ten times the largest honest workbook (about 3.500 rows of 12 columns),
//! and all together keep one file below 128 MiB of memory.

/// Bytes of a file as received: mail systems refuse more than 25 MiB, a USB stick may bring photographs inside the workbook.
pub const FILE_BYTES: usize = 50 << 20;
/// Bytes of a file that may be opened in the program's own process. Ten times the largest honest workbook; larger ones, mostly
/// with photographs, are opened by a child so that their bytes are not in this process.
pub const HERE_FILE_BYTES: usize = 8 << 20;
/// Entries of a zip archive opened in the program's own process: above an honest workbook's 200.
pub const HERE_ENTRIES: u16 = 256;
/// Inflated bytes, as the zip directory gives them, of the parts read in the program's own process: 42.000 cells of the largest
/// honest workbook are 3 MiB of XML.
pub const HERE_INFLATED_BYTES: u64 = 16 << 20;
/// The same of its shared strings, which cost most memory for a byte.
pub const HERE_SHARED_STRING_BYTES: u64 = 2 << 20;
/// Entries of a zip archive: an honest workbook has below 200; an entry costs some 500 bytes before anything is read.
pub const ZIP_ENTRIES: usize = 4096;
/// Inflated bytes of all parts that are read: 350.000 cells of XML are about 20 MiB.
pub const INFLATED_BYTES: usize = 48 << 20;
/// Inflated bytes for one compressed byte, of parts above [`RATIO_FROM`]: sheet XML seldom goes beyond 30, deflate reaches 1.032.
pub const INFLATE_RATIO: usize = 200;
/// Parts below this size may be as compressible as they like: an empty formatted sheet is.
pub const RATIO_FROM: usize = 2 << 20;
/// Inflated bytes of the shared strings: each string may cost 24 bytes of memory for 5 of XML.
pub const SHARED_STRING_BYTES: usize = 8 << 20;
/// Shared strings announced (`uniqueCount`): calamine reserves 24 bytes for each before it has seen one.
pub const SHARED_STRINGS: u64 = 1 << 20;
/// Inflated bytes of the styles: the reader keeps a whole record for each `<xf/>` of 5 bytes.
pub const STYLE_BYTES: usize = 4 << 20;
/// Cell formats: Excel itself allows 65.490.
pub const CELL_FORMATS: usize = 65_536;
/// Inflated bytes of any other part that is no sheet (workbook, relationships).
pub const SMALL_PART_BYTES: usize = 4 << 20;
/// Sheets of a workbook: a form has eight, the form inside a larger workbook some dozens.
pub const SHEETS: usize = 256;
/// Bytes of a sheet's name: Excel takes 31 letters, LibreOffice more; it is said with every fault of the sheet.
pub const SHEET_NAME_BYTES: usize = 512;
/// Rows of a sheet, as Excel counts them: beyond it the file was not written by a spreadsheet.
pub const ROWS: u32 = 1_048_576;
/// Columns of a sheet, likewise.
pub const COLUMNS: u32 = 16_384;
/// Filled cells of a workbook: one costs 24 bytes here.
pub const CELLS: usize = 500_000;
/// Rows times columns of the area a reader lays out densely (.xls, .ods): twice 32 bytes each.
pub const DENSE_CELLS: u64 = 500_000;
/// Defined names of a workbook: a form has some hundred; one costs about 100 bytes.
pub const NAMES: usize = 65_536;
/// Bytes of text of a workbook.
pub const TEXT_BYTES: usize = 16 << 20;
/// Bytes of the `Workbook` stream of an .xls: a string may cost 24 bytes of memory for 3 of the stream.
pub const XLS_STREAM_BYTES: usize = 16 << 20;
/// CONTINUE records in a row: 8 KiB each, so 2.048 of them fill the largest stream; calamine's cost grows with their square.
pub const XLS_CONTINUES: usize = 2_100;
/// Bytes of one record of an .xlsb: the longest cell text takes 64 KiB.
pub const XLSB_RECORD_BYTES: usize = 1 << 20;
/// Depth of nested elements in content.xml of an .ods.
pub const XML_DEPTH: usize = 64;
/// Nominees of a workbook: the largest school has 3.500. Each may be wrong in every column, and a finding takes 500 bytes.
pub const NOMINEES: usize = 10_000;
/// Findings of a file. The largest school with a fault in five columns of every row has fewer; nobody mends more one by one.
pub const FINDINGS: usize = 20_000;
/// Rows at the top of a sheet in which a table's head is looked for: a title block has about ten.
pub const HEAD_ROWS: u32 = 100;
/// Inflated bytes of all parts that are only looked at: the notes of a form are some 20 KiB.
pub const BESIDE_BYTES: usize = 4 << 20;
