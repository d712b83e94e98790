//! Words of two syllables, which the few words of a narrow subject (cell 5b) are not broken within.

use super::NO_BREAK;

/// Words that subjects of letters are made of.
const COMPOUNDS: &str = "báo cáo|bổ sung|chuẩn bị|cung cấp|danh hiệu|danh sách|đánh giá|đăng ký|đề nghị|đôn đốc|đơn vị|giáo dục|giáo viên|\
    hằng năm|học bổng|học sinh|học tập|hội nghị|hội viên|hướng dẫn|kế hoạch|kết quả|khen thưởng|khuyến học|khuyến tài|kiểm tra|nộp lại|\
    phong trào|phối hợp|quyết định|rà soát|số liệu|tham dự|thành tích|thỏa thuận|thực hiện|tổ chức|tổng kết|tuyên truyền|xã hội|xây dựng";

/// Keeps words of two syllables whole.
pub(super) fn bind_compounds(text: &mut String) {
    for (first, second) in COMPOUNDS.split('|').filter_map(|word| word.split_once(' ')) {
        *text = text.replace(&format!("{first} {second}"), &format!("{first}{NO_BREAK}{second}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_narrow_subject_breaks_between_words() {
        let mut about = "V/v sửa và nộp lại báo cáo số liệu khuyến học năm 2024".to_owned();
        bind_compounds(&mut about);
        assert_eq!(about.replace(NO_BREAK, "~"), "V/v sửa và nộp~lại báo~cáo số~liệu khuyến~học năm 2024");
    }
}
