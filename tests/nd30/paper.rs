//! A paper measured: what every check needs to know of its pages.

use khuyenhoc::paper::style::{Margins, Styles};

use crate::read::{self, Page, Rule, Run};

pub const MM: f32 = 72.0 / 25.4;
/// Millimetres that rounding in the file may cost.
pub const NEAR: f32 = 0.3 * MM;
pub const NATION: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
pub const DRAFT: &str = "DỰ THẢO";
pub const RUN_CODE: &str = "Mã lập: ";
pub const SET_CODE: &str = "Mã bộ: ";

/// The slips of a paper: what is wrong, with page and measure.
#[derive(Default)]
pub struct Slips(pub Vec<String>);

impl Slips {
    pub fn check(&mut self, holds: bool, slip: impl FnOnce() -> String) {
        if !holds {
            self.0.push(slip());
        }
    }

    /// A size in points within the decree's range.
    pub fn size(&mut self, line: &Run, what: &str, from: f32, to: f32) {
        self.check((from..=to).contains(&line.size), || format!("{what}: {} pt, not {from}-{to}: {}", line.size, line.text));
    }

    /// Bold and italic as asked.
    pub fn look(&mut self, line: &Run, what: &str, bold: bool, italic: bool) {
        self.check((line.bold, line.italic) == (bold, italic), || {
            format!("{what}: bold {} italic {}, not {bold} {italic}: {}", line.bold, line.italic, line.text)
        });
    }

    /// Two middles in one vertical line.
    pub fn centred(&mut self, line: &Run, middle: f32, what: &str) {
        let off = (line.middle() - middle).abs() / MM;
        self.check(off < 0.6, || format!("{what}: {off:.1} mm off the middle: {}", line.text));
    }
}

/// A page's text area, and its texts without page number, draft mark and run's code.
pub struct Sheet {
    pub page: Page,
    pub body: Vec<Run>,
    pub left: f32,
    pub right: f32,
    /// Millimetres, as the year's style table has them.
    pub margins: Margins,
    /// First-line indent in points, likewise.
    pub indent: f32,
}

impl Sheet {
    fn new(page: Page, styles: &Styles) -> Self {
        let margins = styles.margins;
        let furniture = |line: &Run| {
            let above = line.baseline < margins.top * MM && (is_number(line) || line.text == DRAFT);
            above || (line.baseline > page.height - margins.bottom * MM && line.text.starts_with(RUN_CODE))
        };
        let body = page.lines.iter().filter(|line| !furniture(line)).cloned().collect();
        let (left, right) = (margins.left * MM, page.width - margins.right * MM);
        Self { page, body, left, right, margins, indent: styles.body.first_line * MM }
    }

    pub fn middle(&self) -> f32 {
        f32::midpoint(self.left, self.right)
    }

    pub fn find(&self, holds: impl Fn(&Run) -> bool) -> Option<&Run> {
        self.body.iter().find(|line| holds(line))
    }

    /// The horizontal rule right below a text.
    pub fn rule_below(&self, line: &Run) -> Option<Rule> {
        let near = |rule: &&Rule| {
            let middle = rule.x + rule.width / 2.0;
            rule.height < 0.1 && (0.0..12.0).contains(&(rule.y - line.baseline)) && (line.x..=line.right()).contains(&middle)
        };
        self.page.rules.iter().find(near).copied()
    }

    /// The number printed in the top margin.
    pub fn number(&self) -> Option<&Run> {
        self.page.lines.iter().find(|line| line.baseline < self.margins.top * MM && is_number(line))
    }
}

fn is_number(line: &Run) -> bool {
    line.text.chars().all(|letter| letter.is_ascii_digit())
}

pub fn is_upper(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && text.to_uppercase() == text
}

/// Slips of an office's own sheet that is no official document: paper, margins, page numbers and wording only.
pub fn slips_of_sheet(bytes: &[u8], styles: &Styles) -> Vec<String> {
    let sheets = sheets(bytes, styles);
    let mut slips = Slips::default();
    crate::sheet::check(&sheets, &mut slips);
    crate::words::check(&sheets, &mut slips);
    slips.0
}

fn sheets(bytes: &[u8], styles: &Styles) -> Vec<Sheet> {
    read::pages(bytes).into_iter().map(|page| Sheet::new(page, styles)).collect()
}

/// Every slip of a PDF of a year with this style table.
pub fn slips(bytes: &[u8], styles: &Styles) -> Vec<String> {
    let sheets = sheets(bytes, styles);
    let mut slips = Slips::default();
    crate::sheet::check(&sheets, &mut slips);
    crate::letterhead::check(&sheets[0], &mut slips);
    crate::title::check(&sheets[0], &mut slips);
    crate::appendix::check(&sheets, &mut slips);
    // Appendices count their pages anew: the paper's own text ends before the next page without a number.
    let own = sheets.iter().skip(1).position(|sheet| sheet.number().is_none()).map_or(sheets.len(), |at| at + 1);
    crate::body::check(&sheets[..own], &mut slips);
    crate::points::check(&sheets, &mut slips);
    crate::decision::check(&sheets[..own], &mut slips);
    crate::signature::check(&sheets[..own], &mut slips);
    crate::joint::check(&sheets[..own], &mut slips);
    crate::words::check(&sheets, &mut slips);
    slips.0
}
