//! A ratio outside its plausible range.

use crate::model::finding::{Finding, Rule, Severity};
use crate::model::form::PlausibleRange;
use crate::vietnamese::numbers;

use super::subject::{Figure, Subject};
use super::{identity_broken, part_above_whole, words};

/// A ratio that is possible but rare.
pub static RULE: Rule = Rule {
    code: "CB-01",
    severity: Severity::Warning,
    title: "Tỷ lệ khác thường",
    why: "Tỷ lệ hoặc bình quân này nằm ngoài khoảng thường gặp. Có thể đúng, nhưng phần nhiều là gõ thừa hoặc thiếu chữ số, \
          hoặc ghi số tiền theo nghìn đồng thay vì đồng.",
    advice: "Xem lại các số đã ghi; nếu đúng thì không phải sửa gì.",
};

pub(super) fn check(subject: &Subject, findings: &mut Vec<Finding>) {
    for range in &subject.form.ranges {
        let Some(unlikely) = unlikely(subject, range) else { continue };
        let cells: Vec<_> = unlikely.cells.iter().skip(1).map(|figure| words::cell(figure.place, unlikely.first.place)).collect();
        let unit = if range.scale == 100 { " %" } else { " đồng" };
        let word = |number: i64| format!("{}{unit}", numbers::integer(i128::from(number)));
        let message =
            format!("{} là {}{unit}, thường từ {} đến {}.", range.label, unlikely.ratio, word(range.low), word(range.high));
        let advice = format!("Xem lại ô này và {}; nếu đúng thì không phải sửa gì.", cells.join(", "));
        findings.push(Finding::new(&RULE, unlikely.first.place.clone(), unlikely.first.number, message).advise(advice));
    }
}

struct Unlikely<'a> {
    first: Figure<'a>,
    /// Numerator, then denominator.
    cells: Vec<Figure<'a>>,
    /// Printed so that it never reads as if it were inside.
    ratio: String,
}

fn unlikely<'a>(subject: &Subject<'a>, range: &PlausibleRange) -> Option<Unlikely<'a>> {
    let (over, under) = (subject.figures(&range.numerator)?, subject.figures(&range.denominator)?);
    let total = |figures: &[Figure]| figures.iter().map(|figure| i128::from(figure.number)).sum::<i128>();
    let (numerator, denominator) = (total(&over).checked_mul(i128::from(range.scale))?, total(&under));
    if denominator <= 0 {
        return None;
    }
    let below = numerator < i128::from(range.low).checked_mul(denominator)?;
    let above = numerator > i128::from(range.high).checked_mul(denominator)?;
    if !below && !above {
        return None;
    }
    // A figure that has to be mended anyway is not called unlikely as well.
    let mended = |code: &String| identity_broken::touches(subject, code) || part_above_whole::touches(subject, code);
    if range.numerator.iter().chain(&range.denominator).any(mended) {
        return None;
    }
    let ratio = printed(numerator, denominator, above)?;
    Some(Unlikely { first: *over.first()?, cells: over.into_iter().chain(under).collect(), ratio })
}

/// The ratio to two decimals, from 1.000 on to whole numbers, rounded away from the range it left.
fn printed(numerator: i128, denominator: i128, up: bool) -> Option<String> {
    let step = if numerator / denominator >= 1_000 { 1 } else { 100 };
    let scaled = numerator.checked_mul(step)?;
    let rounded = scaled.div_euclid(denominator) + i128::from(up && scaled.rem_euclid(denominator) > 0);
    if step == 1 { Some(numbers::integer(rounded)) } else { Some(numbers::hundredths(i64::try_from(rounded).ok()?)) }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Year, found, school, set_number};
    use super::super::one;

    #[test]
    fn an_unlikely_ratio_warns_at_its_numerator() {
        let mut submission = school();
        set_number(&mut submission, "hv_moi", 45);
        let findings = one(&Year::new().context(), &submission);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].message, "Hội viên mới trên cán bộ, giáo viên là 90 %, thường từ 0 % đến 80 %.");
        assert_eq!(findings[0].place.to_string(), "bai-nop/a.xlsx!Số liệu!D8");
    }

    #[test]
    fn a_ratio_just_outside_is_not_printed_as_if_inside() {
        let mut submission = school();
        set_number(&mut submission, "cbgv", 99_999);
        set_number(&mut submission, "hv_moi", 80_000);
        let findings = one(&Year::new().context(), &submission);
        assert!(findings[0].message.contains("là 80,01 %"), "{}", findings[0].message);
    }

    #[test]
    fn the_ends_of_the_range_pass_and_nothing_is_divided_by_zero() {
        let mut submission = school();
        set_number(&mut submission, "hv_moi", 40);
        assert_eq!(found(&submission), [""; 0]);
        for code in ["cbgv", "hv_cbgv", "so_phan_hoi"] {
            set_number(&mut submission, code, 0);
        }
        assert_eq!(found(&submission), [""; 0]);
    }
}
