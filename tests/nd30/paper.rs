//! A paper measured: what every check needs to know of its pages.

use crate::read::{self, Page, Rule, Run};

pub const MM: f32 = 72.0 / 25.4;
/// Millimetres that rounding in the file may cost.
pub const NEAR: f32 = 0.3 * MM;
pub const NATION: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
pub const DRAFT: &str = "DỰ THẢO";
pub const RUN_CODE: &str = "Mã lập: ";
/// Margins of the house style in millimetres: top, bottom, left, right.
pub const HOUSE: [f32; 4] = [20.0, 20.0, 30.0, 15.0];

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
}

impl Sheet {
    fn new(page: Page) -> Self {
        let furniture = |line: &Run| {
            let above = line.baseline < HOUSE[0] * MM && (is_number(line) || line.text == DRAFT);
            above || (line.baseline > page.height - HOUSE[1] * MM && line.text.starts_with(RUN_CODE))
        };
        let body = page.lines.iter().filter(|line| !furniture(line)).cloned().collect();
        let (left, right) = (HOUSE[2] * MM, page.width - HOUSE[3] * MM);
        Self { page, body, left, right }
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
        self.page.lines.iter().find(|line| line.baseline < HOUSE[0] * MM && is_number(line))
    }
}

fn is_number(line: &Run) -> bool {
    line.text.chars().all(|letter| letter.is_ascii_digit())
}

pub fn is_upper(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && text.to_uppercase() == text
}

/// Slips of an office's own sheet that is no official document: paper, margins, page numbers and wording only.
pub fn slips_of_sheet(bytes: &[u8]) -> Vec<String> {
    let sheets: Vec<Sheet> = read::pages(bytes).into_iter().map(Sheet::new).collect();
    let mut slips = Slips::default();
    crate::sheet::check(&sheets, &mut slips);
    crate::words::check(&sheets, &mut slips);
    slips.0
}

/// Every slip of a PDF.
pub fn slips(bytes: &[u8]) -> Vec<String> {
    let sheets: Vec<Sheet> = read::pages(bytes).into_iter().map(Sheet::new).collect();
    let mut slips = Slips::default();
    crate::sheet::check(&sheets, &mut slips);
    crate::letterhead::check(&sheets[0], &mut slips);
    crate::title::check(&sheets[0], &mut slips);
    crate::appendix::check(&sheets, &mut slips);
    // Appendices count their pages anew: the paper's own text ends before the next page without a number.
    let own = sheets.iter().skip(1).position(|sheet| sheet.number().is_none()).map_or(sheets.len(), |at| at + 1);
    crate::body::check(&sheets[..own], &mut slips);
    crate::signature::check(&sheets[..own], &mut slips);
    crate::words::check(&sheets, &mut slips);
    slips.0
}
