//! `[the_thuc]` and `[co_chu]`: what this office sets otherwise than the house, within the decree's ranges.

use super::raw;
use super::reader::Reader;
use crate::paper::style::{HOUSE, LENGTHS, SIZES, Setting, Styles};

/// The style table of the year: the house values with the file's in their place. Word knows type sizes in half points only.
pub(super) fn read(reader: &mut Reader, raw: &raw::File) -> Styles {
    let mut styles = HOUSE;
    put(reader, &raw.the_thuc, &LENGTHS, None, &mut styles);
    put(reader, &raw.co_chu, &SIZES, Some(2.0), &mut styles);
    styles
}

fn put(reader: &mut Reader, raw: &raw::Looks, known: &[Setting], parts: Option<f32>, styles: &mut Styles) {
    for (key, value) in raw {
        let Some(setting) = known.iter().find(|setting| setting.key == key.get_ref()) else {
            let keys: Vec<&str> = known.iter().map(|setting| setting.key).collect();
            reader.unknown(key, "khóa", &keys);
            continue;
        };
        let number = *value.get_ref();
        let whole = parts.is_none_or(|parts| (number * parts).fract() == 0.0);
        if !(setting.least..=setting.most).contains(&number) {
            let message = format!("{} đọc thấy {number}, ngoài mức cho phép.", setting.name);
            reader.fault(value.span(), message, format!("Ghi một số {}, theo Nghị định 30/2020/NĐ-CP.", range(setting)));
        } else if !whole {
            let message = format!("{} đọc thấy {number}, không chẵn nửa pt.", setting.name);
            reader.fault(value.span(), message, format!("Ghi một số {}, chẵn hoặc lẻ .5.", range(setting)));
        } else {
            (setting.set)(styles, number);
        }
    }
}

/// "từ 20 đến 25 mm", as the file writes numbers.
fn range(setting: &Setting) -> String {
    format!("từ {} đến {} {}", setting.least, setting.most, setting.unit).trim_end().to_owned()
}
