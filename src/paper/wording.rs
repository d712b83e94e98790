//! Words that the decree fixes and that no template states; PDF and DOCX print the same.

/// Cell 1, first line (Quốc hiệu).
pub const NATION: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/// Cell 1, second line (Tiêu ngữ).
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// Cell 9b, first line.
pub const RECIPIENTS: &str = "Nơi nhận:";
/// Stands below the post of a signer whose name nobody knows beforehand.
pub const SIGN_AND_NAME: &str = "(Ký, ghi rõ họ tên)";
/// Stands on every page while the data is incomplete.
pub const DRAFT: &str = "DỰ THẢO";
/// Stands before the run's code at the foot of the last page.
pub const RUN_CODE: &str = "Mã lập: ";
/// Stands before the code of the set of awards, after the run's.
pub const SET_CODE: &str = "Mã bộ: ";

/// The line at the foot of a paper's last page, or of each loose sheet: `Mã lập: 3f9a21bc07de - Mã bộ: 0b1c2d3e4f5a`; `None` where both codes are empty.
#[must_use]
pub fn foot(run_code: &str, set_code: &str) -> Option<String> {
    match (run_code, set_code) {
        ("", "") => None,
        (run, "") => Some(format!("{RUN_CODE}{run}")),
        ("", set) => Some(format!("{SET_CODE}{set}")),
        (run, set) => Some(format!("{RUN_CODE}{run} - {SET_CODE}{set}")),
    }
}

/// Cell 9a, line by line; the three parts of a line are printed one after the other. One name stands on the line of
/// "Kính gửi:", several stand below it with dashes, as in the decree's forms 1.4 and 1.5. No names give no line.
#[must_use]
pub fn addressees(names: &[String]) -> Vec<[&str; 3]> {
    match names {
        [] => Vec::new(),
        [name] => vec![["Kính gửi: ", name, ""]],
        _ => {
            let last = names.len() - 1;
            let mark = |index: usize| if index == last { "." } else { ";" };
            let items = names.iter().enumerate().map(|(index, name)| ["- ", name.as_str(), mark(index)]);
            std::iter::once(["Kính gửi:", "", ""]).chain(items).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(names: &[&str]) -> Vec<String> {
        let names: Vec<String> = names.iter().map(ToString::to_string).collect();
        addressees(&names).iter().map(|parts| parts.concat()).collect()
    }

    #[test]
    fn each_code_that_a_paper_has_stands_at_its_foot() {
        assert_eq!(foot("", ""), None);
        assert_eq!(foot("1a", "").unwrap(), "Mã lập: 1a");
        assert_eq!(foot("", "2b").unwrap(), "Mã bộ: 2b");
        assert_eq!(foot("1a", "2b").unwrap(), "Mã lập: 1a - Mã bộ: 2b");
    }

    #[test]
    fn one_name_stands_on_the_line_and_several_below_it() {
        assert_eq!(lines(&["UBND thành phố"]), ["Kính gửi: UBND thành phố"]);
        assert_eq!(lines(&["Trường A", "Trường B"]), ["Kính gửi:", "- Trường A;", "- Trường B."]);
        assert!(lines(&[]).is_empty());
    }
}
