//! Codes of items and columns: they become defined names of Excel, JSON keys and template variables.

/// Names the program uses itself in the workbooks it writes.
const RESERVED: [&str; 1] = ["ma_don_vi"];

/// What is wrong with a code, in Vietnamese, or `None` if it can be used everywhere.
pub fn fault(code: &str) -> Option<&'static str> {
    let mut letters = code.bytes();
    if !letters.next().is_some_and(|first| first.is_ascii_lowercase())
        || !letters.all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'_')
    {
        return Some("mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch dưới, bắt đầu bằng chữ");
    }
    if code.len() > 60 {
        return Some("mã dài quá 60 ký tự");
    }
    if is_address(code) {
        return Some("mã này trùng với cách Excel gọi một ô, Excel không nhận làm tên");
    }
    RESERVED.contains(&code).then_some("mã này chương trình đã dùng cho ô mã đơn vị")
}

/// `a1` to `xfd1048576` and beyond, `r`, `c`, `r1c1`, `rc2`: Excel reads these as cells.
fn is_address(code: &str) -> bool {
    let plain = code.trim_start_matches(|letter: char| letter.is_ascii_lowercase());
    let digits = plain.bytes().all(|letter| letter.is_ascii_digit());
    let column = code.len() - plain.len();
    if digits && (1..=3).contains(&column) && !plain.is_empty() {
        return true;
    }
    let rest = code.strip_prefix('r').map(|rest| rest.trim_start_matches(|letter: char| letter.is_ascii_digit()));
    let rest = rest.unwrap_or(code);
    let end = rest.strip_prefix('c').map(|rest| rest.trim_start_matches(|letter: char| letter.is_ascii_digit()));
    end.unwrap_or(rest).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_excel_would_read_as_cells_are_refused() {
        for code in ["a1", "xfd1", "abc12", "r", "c", "rc", "r1c1", "r12", "c3", "", "1a", "Quy", "quỹ", "a b", "ma_don_vi"] {
            assert!(fault(code).is_some(), "{code}");
        }
        for code in ["quy_thu", "cbgv", "tuyen_truyen_27_7_buoi", "abcd1", "so_hs", "rong", "can_bo"] {
            assert_eq!(fault(code), None, "{code}");
        }
    }
}
