//! Words of two syllables that no line of a narrow column should part, and numbers with what they count.
//!
//! Vietnamese writes a space within its words, so a line may end there; "thành / phố" or "học / sinh" in a column of two syllables
//! reads like a slip all the same. The list is of the words of these papers, not of the language.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::letters::small;
use super::text::{without_closing, without_opening};

/// Small letters, in the order of their code points.
const COMPOUNDS: &str = "ban hành|biên bản|biểu mẫu|báo cáo|bình quân|bảng điểm|bắt buộc|bằng chữ|bồi dưỡng|bổ sung|bộ phận|cha mẹ|chi hội\
    |chuẩn bị|chưa nộp|chỉ tiêu|chủ tịch|chức vụ|cung cấp|cá nhân|cán bộ|còn thiếu|công an|công chức|công dân|công nghệ\
    |công nhân|công đoàn|cơ quan|cơ sở|cấp bộ|cấp tỉnh|cấp xã|cận nghèo|cộng đồng|danh hiệu|danh sách|dân tộc|dòng họ\
    |dự phòng|dự thảo|gia đình|giám hiệu|giám đốc|giáo dục|giáo viên|giúp đỡ|giải pháp|giải thưởng|giấy khen|giấy mời\
    |hiệu trưởng|hoàn cảnh|hóa học|hướng dẫn|hướng nghiệp|hằng năm|học bổng|học kỳ|học sinh|học tập|hộ nghèo|hội nghị\
    |hội trường|hội viên|khai mạc|khen thưởng|khu phố|khu vực|khuyến học|khuyến khích|khuyến tài|khó khăn|kiểm tra|ký nhận\
    |kế hoạch|kết luận|kết nạp|kết quả|kỹ thuật|lao động|liên đoàn|lãnh đạo|lịch sử|môi trường|mầm non|mẫu giáo|mồ côi\
    |mục tiêu|mức độ|nghề nghiệp|ngoại ngữ|ngày nộp|ngày sinh|ngữ văn|nhà giáo|nhà trường|nhân dân|nhân viên|nội dung\
    |nộp lại|phong trào|phân hội|phối hợp|phổ thông|phụ huynh|phụ nữ|phụ trách|quyết định|quốc gia|rà soát|sinh hoạt\
    |sinh học|số hiệu|số liệu|số tiền|sức khỏe|tham dự|tham gia|thanh niên|thu nhập|thành lập|thành phần|thành phố\
    |thành tích|thành đoàn|thông tin|thường trực|thường vụ|thường xuyên|thể dục|thể thao|thị xã|thỏa thuận|thực hiện\
    |tin học|tiêu chí|tiếng anh|tiền mặt|tiểu học|toán học|trao thưởng|trung bình|trung học|trung tâm|truyền thanh\
    |trách nhiệm|trưởng phòng|tuyên dương|tuyên truyền|tài trợ|tích cực|tập thể|tổ chức|tổng cộng|tổng hợp|tổng kết\
    |tổng số|viên chức|và tên|văn bản|văn hóa|văn phòng|vượt khó|vận động|vật lí|xuất sắc|xây dựng|xã hội|xếp loại|y tế\
    |yêu cầu|điều kiện|điện thoại|đoàn thể|đào tạo|đánh giá|đôn đốc|đăng ký|đơn vị|đại diện|đề nghị|địa lí|địa điểm\
    |đồng hạng|động viên|ủy ban";

static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| COMPOUNDS.split('|').collect());

/// First syllables of words that a number counts: "01 học sinh".
const COUNTED: [&str; 16] =
    ["bộ", "buổi", "em", "giải", "giáo", "giấy", "học", "hội", "lớp", "lượt", "người", "suất", "tập", "tờ", "trường", "xã"];

/// Whether two syllables, with the signs that surround them, are one word in small or capital letters.
#[must_use]
pub fn are_one_word(first: &str, second: &str) -> bool {
    let (first, second) = (without_opening(first), without_closing(second));
    // Nearly every pair ends here, before anything is made of it.
    begins_one(first) && KNOWN.contains(format!("{first} {second}").to_lowercase().as_str())
}

/// False only for a syllable that begins no word of the list.
fn begins_one(first: &str) -> bool {
    FIRST.contains(&sum(first))
}

/// Sums of the syllables that begin a word.
static FIRST: LazyLock<HashSet<u64>> =
    LazyLock::new(|| KNOWN.iter().filter_map(|word| word.split_once(' ')).map(|(first, _)| sum(first)).collect());

/// Equal for syllables that differ in the case of letters alone, and by chance for a few others: FNV-1a of the small letters.
fn sum(syllable: &str) -> u64 {
    let step = |sum: u64, letter: char| (sum ^ u64::from(letter)).wrapping_mul(0x100_0000_01b3);
    syllable.chars().map(small).fold(0xcbf2_9ce4_8422_2325, step)
}

/// Whether a number and the syllable after it belong together: "01" and "học" of "01 học sinh".
#[must_use]
pub fn are_a_count(number: &str, counted: &str) -> bool {
    let (number, counted) = (without_opening(number), without_closing(counted));
    number.starts_with(|letter: char| letter.is_ascii_digit())
        && number.chars().all(|letter| letter.is_ascii_digit() || letter == '.')
        && !number.ends_with('.')
        && COUNTED.contains(&counted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order_in_small_letters_and_of_two_syllables() {
        let words: Vec<&str> = COMPOUNDS.split('|').collect();
        assert!(words.is_sorted() && words.len() == KNOWN.len());
        for word in words {
            assert_eq!((word.to_lowercase().as_str(), word.split(' ').count()), (word, 2));
        }
    }

    #[test]
    fn words_are_known_in_any_letters_and_not_over_a_stop() {
        assert!(are_one_word("(Học", "sinh),") && are_one_word("THÀNH", "PHỐ") && are_one_word("cấp", "tỉnh;"));
        assert!(!are_one_word("học,", "sinh") && !are_one_word("Lê", "An") && !are_one_word("", ""));
    }

    #[test]
    fn a_number_holds_what_it_counts_and_the_number_of_an_item_nothing() {
        assert!(are_a_count("01", "học") && are_a_count("(1.234", "em)") && !are_a_count("1.", "học"));
        assert!(!are_a_count("9A1", "học") && !are_a_count("12", "và") && !are_a_count("", "em"));
    }
}
