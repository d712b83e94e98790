//! Words of two syllables, which the few words of a narrow subject (cell 5b), of a title and of the names in it are not broken
//! within.

use super::NO_BREAK;

/// Words that subjects of letters are made of.
const COMPOUNDS: &str = "báo cáo|bổ sung|chuẩn bị|cung cấp|danh hiệu|danh sách|đánh giá|đăng ký|đề nghị|đôn đốc|đơn vị|giáo dục|giáo viên|\
    hằng năm|học bổng|học sinh|học tập|hội nghị|hội viên|hướng dẫn|kế hoạch|kết quả|khen thưởng|khuyến học|khuyến tài|kiểm tra|nộp lại|\
    phong trào|phối hợp|quyết định|rà soát|số liệu|tham dự|thành tích|thỏa thuận|thực hiện|tổ chức|tổng kết|tuyên truyền|xã hội|xây dựng";

/// Words that names of units are made of.
const OF_NAMES: &str = "công đoàn|công nghệ|cơ sở|đào tạo|hướng nghiệp|kỹ thuật|lao động|liên đoàn|mẫu giáo|mầm non|nghề nghiệp|ngoại ngữ|\
    nhân dân|phổ thông|phụ nữ|thanh niên|thành đoàn|thành phố|thể thao|thông tin|thường xuyên|tiểu học|tin học|trung học|trung tâm|\
    ủy ban|văn hóa|văn phòng|y tế";

/// Keeps words of two syllables whole, in small letters, in capitals, or with the first letter a capital.
pub(super) fn bind_compounds(text: &mut String) {
    for (first, second) in COMPOUNDS.split('|').chain(OF_NAMES.split('|')).filter_map(|word| word.split_once(' ')) {
        bind(text, first, second);
        bind(text, &capitalized(first), second);
        bind(text, &first.to_uppercase(), &second.to_uppercase());
    }
}

fn bind(text: &mut String, first: &str, second: &str) {
    let free = format!("{first} {second}");
    if text.contains(&free) {
        *text = text.replace(&free, &format!("{first}{NO_BREAK}{second}"));
    }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_subjects_and_titles_break_between_words() {
        for wanted in [
            "V/v sửa và nộp~lại báo~cáo số~liệu khuyến~học năm 2024",
            "CỦA TRUNG~TÂM GIÁO~DỤC NGHỀ~NGHIỆP - GIÁO~DỤC THƯỜNG~XUYÊN THUẬN AN",
            "Trường Tiểu~học và Trung~học cơ~sở Vườn Cây",
        ] {
            let mut text = wanted.replace('~', " ");
            bind_compounds(&mut text);
            assert_eq!(text.replace(NO_BREAK, "~"), wanted);
        }
    }
}
