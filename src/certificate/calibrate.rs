//! From the crosses that staff measured to what the page must be drawn with.
//!
//! On each axis a printer draws at `shift + stretch × position`. The crosses stand on two lines across and two down, so the line
//! of least squares goes through the mean of each pair, and two numbers an axis follow without rest. What is drawn at
//! `(position - shift) / stretch` is then printed at `position`.

use crate::model::certificate::Printer;
use crate::model::page::Correction;

/// Millimetres from a cross to the nearest edges of its sheet.
const INSET: f64 = 25.0;
/// Millimetres by which two crosses of one line may be apart before the sheet was drawn in crooked.
const SKEW: f64 = 1.5;
const POINTS_PER_MM: f64 = 72.0 / 25.4;

/// Where the crosses A, B, C, D are drawn on a sheet, in millimetres: the upper left, upper right, lower left, lower right one.
#[must_use]
pub fn crosses(sheet: [f64; 2]) -> [[f64; 2]; 4] {
    let [width, height] = sheet;
    [[INSET, INSET], [width - INSET, INSET], [INSET, height - INSET], [width - INSET, height - INSET]]
}

/// What a printer does on one axis.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Axis {
    shift: f64,
    stretch: f64,
}

/// Both axes of a printer; `None` before it is measured.
fn axes(printer: &Printer) -> Option<[Axis; 2]> {
    let [a, b, c, d] = printer.measured?;
    let axis = |near: f64, far: f64, edge: f64| {
        let stretch = (far - near) / (edge - 2.0 * INSET);
        Axis { shift: near - stretch * INSET, stretch }
    };
    let mean = |one: f64, other: f64| f64::midpoint(one, other);
    Some([axis(mean(a[0], c[0]), mean(b[0], d[0]), printer.size[0]), axis(mean(a[1], b[1]), mean(c[1], d[1]), printer.size[1])])
}

/// What makes a printer's shift and stretch good; `None` before it is measured.
#[must_use]
pub fn correction(printer: &Printer) -> Option<Correction> {
    let [across, down] = axes(printer)?;
    let offset = |axis: Axis| -axis.shift / axis.stretch * POINTS_PER_MM;
    Some(Correction { scale: [1.0 / across.stretch, 1.0 / down.stretch], offset: [offset(across), offset(down)] })
}

/// What was measured, in words for staff: one sentence, and another one where the sheet was drawn in crooked, which no
/// correction makes good.
#[must_use]
pub fn describe(printer: &Printer) -> String {
    let name = format!("Máy in {} ({})", printer.code, printer.title);
    let (Some([across, down]), Some([a, b, c, d])) = (axes(printer), printer.measured) else {
        return format!("{name}: chưa đo.");
    };
    let shift = |axis: Axis, more: &str, less: &str| {
        format!("{} {} mm", if axis.shift < 0.0 { less } else { more }, decimal(axis.shift.abs(), 2))
    };
    let mut said = format!(
        "{name}: in lệch {}, {}; chiều ngang thành {}%, chiều dọc thành {}%. Giấy khen được vẽ bù lại đúng chừng ấy.",
        shift(across, "sang phải", "sang trái"),
        shift(down, "xuống dưới", "lên trên"),
        decimal(across.stretch * 100.0, 2),
        decimal(down.stretch * 100.0, 2),
    );
    let skew = [a[0] - c[0], b[0] - d[0], a[1] - b[1], c[1] - d[1]].into_iter().map(f64::abs).fold(0.0, f64::max);
    if skew > SKEW {
        let skew = decimal(skew, 1);
        said = format!("{said} Giấy bị kéo xiên {skew} mm, không bù được: chỉnh khay giấy rồi in và đo lại.");
    }
    said
}

/// A number as Vietnamese write it, with so many decimals.
fn decimal(number: f64, places: usize) -> String {
    format!("{number:.places$}").replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printer(measured: [[f64; 2]; 4]) -> Printer {
        Printer { code: "canon".into(), title: "khay tay".into(), size: [297.0, 210.0], measured: Some(measured) }
    }

    /// Where a printer that shifts and stretches so prints what is drawn at a place.
    fn printed([x, y]: [f64; 2]) -> [f64; 2] {
        [1.3 + 0.9971 * x, -0.85 + 1.0042 * y]
    }

    #[test]
    fn what_is_drawn_with_the_correction_is_printed_where_it_belongs() {
        let correction = correction(&printer(crosses([297.0, 210.0]).map(printed))).unwrap();
        for place in [[0.0, 0.0], [40.0, 95.0], [257.0, 180.0], [297.0, 210.0]] {
            let drawn = [0, 1].map(|axis| correction.scale[axis] * place[axis] + correction.offset[axis] / POINTS_PER_MM);
            let came = printed(drawn);
            assert!((came[0] - place[0]).abs() < 1e-9 && (came[1] - place[1]).abs() < 1e-9, "{came:?}");
        }
    }

    #[test]
    fn a_perfect_printer_needs_nothing() {
        let correction = correction(&printer(crosses([297.0, 210.0]))).unwrap();
        assert_eq!(correction, Correction { scale: [1.0, 1.0], offset: [-0.0, -0.0] });
        assert_eq!(super::correction(&Printer { measured: None, ..printer([[0.0; 2]; 4]) }), None);
    }

    #[test]
    fn what_was_measured_is_said_in_millimetres_and_shares() {
        assert_eq!(
            describe(&printer(crosses([297.0, 210.0]).map(printed))),
            "Máy in canon (khay tay): in lệch sang phải 1,30 mm, lên trên 0,85 mm; chiều ngang thành 99,71%, chiều dọc thành 100,42%. \
             Giấy khen được vẽ bù lại đúng chừng ấy."
        );
        let mut crooked = crosses([297.0, 210.0]);
        crooked[2][0] += 3.0;
        assert!(
            describe(&printer(crooked)).ends_with("Giấy bị kéo xiên 3,0 mm, không bù được: chỉnh khay giấy rồi in và đo lại.")
        );
    }
}
