//! Invented people.

use super::rng::Rng;

const FAMILY: [&str; 16] =
    ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Hoàng", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"];
const MIDDLE_BOY: [&str; 10] = ["Văn", "Hữu", "Đức", "Minh", "Quốc", "Gia", "Thanh", "Công", "Anh", "Hoàng"];
const MIDDLE_GIRL: [&str; 10] = ["Thị", "Ngọc", "Thu", "Bảo", "Khánh", "Thùy", "Mai", "Phương", "Kim", "Diệu"];
const GIVEN_BOY: [&str; 24] = [
    "An", "Bảo", "Cường", "Duy", "Đạt", "Hải", "Hiếu", "Hòa", "Huy", "Khang", "Khoa", "Kiệt", "Lâm", "Long", "Nam", "Nghĩa",
    "Phát", "Phúc", "Quân", "Sơn", "Tài", "Thịnh", "Trí", "Tuấn",
];
const GIVEN_GIRL: [&str; 24] = [
    "Anh", "Ánh", "Châu", "Chi", "Dung", "Giang", "Hà", "Hạnh", "Hân", "Hoa", "Hương", "Lan", "Linh", "Ly", "My", "Nga", "Ngân",
    "Nhi", "Oanh", "Quỳnh", "Thảo", "Trang", "Uyên", "Yến",
];

/// A person's name and whether it is a woman's.
pub fn name(rng: &mut Rng) -> (String, bool) {
    let girl = rng.chance(50);
    let (middle, given) = if girl { (&MIDDLE_GIRL, &GIVEN_GIRL) } else { (&MIDDLE_BOY, &GIVEN_BOY) };
    let mut name = format!("{} {}", rng.pick(&FAMILY), rng.pick(middle));
    if rng.chance(60) {
        name = format!("{name} {}", rng.pick(&["Ngọc", "Minh", "Thiên", "Bích", "Tường", "Xuân", "Nhật", "Hồng", "Trúc", "Tuệ"]));
    }
    let name = format!("{name} {}", rng.pick(given));
    // Nobody is called by one word twice running.
    let mut words: Vec<&str> = name.split(' ').collect();
    words.dedup();
    (words.join(" "), girl)
}
