//! From the text of a stock profile to a [`Profile`].

use std::ops::Range;
use std::sync::Arc;

use super::pattern;
use super::raw::{self, Says, Word};
use crate::error::SourceFault;
use crate::model::certificate::{Across, Down, Field, Frame, Pattern, Profile};
use crate::model::page::Ink;
use crate::paper::font::{self, Face};
use crate::source::{Faults, toml_fault};
use crate::vietnamese::text;

/// Sheets by the names staff know them, upright, in millimetres (ISO 216).
const PAPERS: [(&str, [f64; 2]); 3] = [("A4", [210.0, 297.0]), ("A3", [297.0, 420.0]), ("A5", [148.0, 210.0])];
/// Shortest and longest edge of a sheet that office printers take.
const EDGES: [f64; 2] = [70.0, 450.0];
/// Smallest and largest type.
const SIZES: [f32; 2] = [5.0, 120.0];
const FACES: [(&str, Face); 5] = [
    ("thuong", Face::Regular),
    ("dam", Face::Bold),
    ("nghieng", Face::Italic),
    ("dam-nghieng", Face::BoldItalic),
    ("trang-tri", Face::Display),
];

/// The profile of a name from its file's text; `file` is the name its reader knows (`mau/giay-khen.toml`).
///
/// # Errors
/// All faults in file order, each at its line and column with what to write: unknown papers, faces, fields and colours, boxes
/// that leave the sheet, type sizes out of order. A fault of TOML itself comes alone.
pub fn load(name: &str, file: &str, text: &Arc<str>) -> Result<Profile, Vec<SourceFault>> {
    let raw: raw::Profile = toml::from_str(text).map_err(|fault| vec![toml_fault(file, text, &fault)])?;
    let mut faults = Faults::new(file, text);
    let size = paper(&mut faults, &raw.giay, raw.huong.as_ref());
    let title = text::tidy(raw.ten.get_ref()).to_string();
    if title.is_empty() {
        faults.add(raw.ten.span(), "Tên phôi đang để trống.", "Ghi ví dụ \"Giấy khen A4 ngang\".");
    }
    if raw.khung.is_empty() {
        faults.add(0..0, "Phôi chưa có khung nào.", "Thêm ít nhất một mục [[khung]].");
    }
    if raw.anh.get_ref().contains(['/', '\\']) {
        faults.add(raw.anh.span(), "Tên ảnh có dấu gạch chéo.", "Đặt ảnh trong thư mục mau/ rồi chỉ ghi tên tệp.");
    }
    let frames = raw.khung.iter().map(|frame| self::frame(&mut faults, frame.get_ref(), frame.span(), size)).collect();
    let (printer, picture) = (raw.may_in.trim().to_owned(), raw.anh.get_ref().trim().to_owned());
    faults.or(Profile { name: name.to_owned(), title, size, printer, picture, frames })
}

/// Size of a sheet as it is read; that of A4 lying where it is at fault.
pub(super) fn paper(faults: &mut Faults, written: &toml::Spanned<raw::Paper>, lying: Option<&Word>) -> [f64; 2] {
    let lies = lying.and_then(|word| choose(faults, word, "hướng giấy", &[("ngang", true), ("doc", false)])).unwrap_or(true);
    match written.get_ref() {
        raw::Paper::Name(name) => {
            let Some((_, [width, height])) = PAPERS.iter().find(|(known, _)| *known == name.trim()) else {
                faults.unknown(written.span(), "khổ giấy", name, PAPERS.map(|(name, _)| name));
                return [297.0, 210.0];
            };
            if lies { [*height, *width] } else { [*width, *height] }
        }
        raw::Paper::Size(size) => {
            if size.iter().any(|edge| !(EDGES[0]..=EDGES[1]).contains(edge)) {
                let advice = format!("Ghi [rộng, cao], mỗi cạnh từ {} đến {} mm.", EDGES[0], EDGES[1]);
                faults.add(written.span(), "Khổ giấy ngoài mức máy in văn phòng in được.", advice);
                return [297.0, 210.0];
            }
            *size
        }
    }
}

fn choose<T: Copy>(faults: &mut Faults, word: &Word, what: &str, choices: &[(&str, T)]) -> Option<T> {
    let found = choices.iter().find(|(name, _)| *name == word.get_ref().trim()).map(|(_, value)| *value);
    if found.is_none() {
        faults.unknown(word.span(), what, word.get_ref(), choices.iter().map(|(name, _)| *name));
    }
    found
}

fn frame(faults: &mut Faults, raw: &raw::Frame, span: Range<usize>, sheet: [f64; 2]) -> Frame {
    let chosen = |faults: &mut Faults| {
        let face = raw.chu.as_ref().and_then(|word| choose(faults, word, "kiểu chữ", &FACES)).unwrap_or(Face::Regular);
        let across = [("trai", Across::Left), ("giua", Across::Center), ("phai", Across::Right)];
        let down = [("tren", Down::Top), ("giua", Down::Middle), ("duoi", Down::Foot)];
        let across = raw.can.as_ref().and_then(|word| choose(faults, word, "cách canh", &across)).unwrap_or(Across::Left);
        let down = raw.doc.as_ref().and_then(|word| choose(faults, word, "cách canh", &down)).unwrap_or(Down::Middle);
        (face, across, down)
    };
    let (face, across, down) = chosen(faults);
    let lengths = [&raw.x, &raw.y, &raw.rong, &raw.cao].map(|length| *length.get_ref());
    let [left, top, width, height] = lengths;
    let inside = left >= 0.0 && top >= 0.0 && left + width <= sheet[0] && top + height <= sheet[1];
    if !(width > 0.0 && height > 0.0 && inside) {
        let message =
            format!("Khung từ {left} đến {} mm ngang, {top} đến {} mm dọc không nằm gọn trong giấy.", left + width, top + height);
        let first = span.start..raw.noi_dung.span().start.max(span.start);
        faults.add(first, message, format!("Giấy rộng {} mm, cao {} mm; sửa x, y, rong, cao.", sheet[0], sheet[1]));
    }
    let sizes = *raw.co.get_ref();
    if !(sizes[0] <= sizes[1] && sizes.iter().all(|size| (SIZES[0]..=SIZES[1]).contains(size))) {
        let advice = format!("Ghi co = [nhỏ nhất, lớn nhất], từ {} đến {} pt.", SIZES[0], SIZES[1]);
        faults.add(raw.co.span(), format!("Cỡ chữ [{}, {}] không dùng được.", sizes[0], sizes[1]), advice);
    }
    let says = says(faults, &raw.noi_dung);
    let ink = raw.mau.as_ref().map_or(Ink::BLACK, |word| colour(faults, word));
    Frame { says, left, top, width, height, face, sizes, across, down, ink, capitals: raw.hoa, wraps_first: raw.xuong_dong }
}

fn says(faults: &mut Faults, raw: &toml::Spanned<Says>) -> Vec<Pattern> {
    let sentences = match raw.get_ref() {
        Says::One(sentence) => std::slice::from_ref(sentence),
        Says::Several(sentences) => sentences.as_slice(),
    };
    let mut patterns = Vec::new();
    for sentence in sentences {
        if let Some(strange) = font::undrawable(sentence).first() {
            faults.add(raw.span(), format!("phông chữ không in được ký tự “{strange}”."), "Xóa ký tự ấy.");
            continue;
        }
        let lines: Vec<_> = sentence.split('\n').map(text::tidy).collect();
        match pattern::read(&lines.join("\n")) {
            Ok(pattern) => patterns.push(pattern),
            Err(pattern::Fault::Unknown(name)) => {
                faults.unknown(raw.span(), "tên", &name, Field::ALL.iter().map(|(name, _)| *name));
            }
            Err(pattern::Fault::Braces) => {
                faults.add(raw.span(), "dấu ngoặc nhọn không thành cặp.", "Viết ví dụ {{ ho_ten }}.");
            }
        }
    }
    patterns
}

/// `#RRGGBB`.
fn colour(faults: &mut Faults, word: &Word) -> Ink {
    let digits = word.get_ref().trim().strip_prefix('#').filter(|digits| digits.len() == 6);
    let parts = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).map(u32::to_be_bytes);
    if let Some([_, red, green, blue]) = parts {
        return Ink([red, green, blue]);
    }
    faults.add(
        word.span(),
        format!("“{}” không phải là màu.", word.get_ref()),
        "Viết ví dụ \"#B01020\" (đỏ), \"#000000\" (đen).",
    );
    Ink::BLACK
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Profile, String> {
        load("giay-khen", "mau/giay-khen.toml", &Arc::from(text))
            .map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "read from a text as it stands, not computed")]
    fn every_profile_inside_the_program_is_sound() {
        for (name, text) in crate::certificate::BUILT_IN {
            let profile = load(name, name, &Arc::from(text)).unwrap();
            assert_eq!(profile.size, if name.ends_with("a3") { [420.0, 297.0] } else { [297.0, 210.0] });
            assert!(profile.frames.len() > 8, "{name}");
        }
    }

    const SOUND: &str = "ten = \"Phôi\"\ngiay = \"A4\"\nhuong = \"ngang\"\n[[khung]]\nnoi_dung = \"Em {{ ho_ten }}\"\nx = 40\ny = 80\n\
                         rong = 217\ncao = 20\nchu = \"trang-tri\"\nco = [20, 36]\ncan = \"giua\"\nmau = \"#B01020\"\n";

    #[test]
    #[expect(clippy::float_cmp, reason = "read from a text as it stands, not computed")]
    fn a_profile_says_where_and_how() {
        let profile = read(SOUND).unwrap();
        let frame = &profile.frames[0];
        assert_eq!((profile.size, frame.face, frame.across), ([297.0, 210.0], Face::Display, Across::Center));
        assert_eq!((frame.ink, frame.sizes, frame.left), (Ink([0xB0, 0x10, 0x20]), [20.0, 36.0], 40.0));
        assert_eq!(
            read(&SOUND.replace("ngang", "doc").replace("x = 40", "x = 0").replace("217", "200")).unwrap().size,
            [210.0, 297.0]
        );
        assert_eq!(read(&SOUND.replace("\"A4\"", "[300, 200]")).unwrap().size, [300.0, 200.0]);
    }

    #[test]
    fn faults_name_line_and_what_to_write() {
        for (good, bad, told) in [
            (
                "trang-tri",
                "trang-trí",
                "mau/giay-khen.toml, dòng 10, cột 7: không có kiểu chữ “trang-trí”. Có phải là “trang-tri”?",
            ),
            ("ho_ten", "hoten", "dòng 5, cột 12: không có tên “hoten”. Có phải là “ho_ten”?"),
            ("}}", "}", "dòng 5, cột 12: dấu ngoặc nhọn không thành cặp. Viết ví dụ {{ ho_ten }}."),
            ("\"A4\"", "\"A44\"", "dòng 2, cột 8: không có khổ giấy “A44”. Có phải là “A4”?"),
            (
                "x = 40",
                "x = 100",
                "dòng 4, cột 1: Khung từ 100 đến 317 mm ngang, 80 đến 100 mm dọc không nằm gọn trong giấy. \
              Giấy rộng 297 mm, cao 210 mm; sửa x, y, rong, cao.",
            ),
            (
                "[20, 36]",
                "[36, 20]",
                "dòng 11, cột 6: Cỡ chữ [36, 20] không dùng được. Ghi co = [nhỏ nhất, lớn nhất], từ 5 đến 120 pt.",
            ),
            ("#B01020", "đỏ", "dòng 13, cột 7: “đỏ” không phải là màu."),
            ("giua", "giữa", "dòng 12, cột 7: không có cách canh “giữa”. Có phải là “giua”?"),
            ("Em ", "字 ", "dòng 5, cột 12: phông chữ không in được ký tự “字”. Xóa ký tự ấy."),
            ("rong = 217", "rongg = 217", "không có khóa “rongg” ở đây. Có phải là “rong”?"),
            ("ten = \"Phôi\"", "ten = \"\"", "dòng 1, cột 7: Tên phôi đang để trống."),
        ] {
            let got = read(&SOUND.replace(good, bad)).unwrap_err();
            assert!(got.contains(told), "{got}\nwant {told}");
        }
    }
}
