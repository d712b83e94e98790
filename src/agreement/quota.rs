//! How many a list awards, and who comes first.

use toml::Spanned;

use super::awards::order;
use super::raw;
use super::reader::Reader;
use crate::model::award_rules::{Quota, Ties};

/// The quota of a list; `None` where the file sets no number. With a number, who comes first and what becomes of ties must be
/// said too: neither goes without saying.
pub(super) fn quota(reader: &mut Reader, raw: &raw::AwardRules, hardships: &[&str]) -> Option<Quota> {
    let of_unit = raw.so_luong_don_vi.as_ref().and_then(|number| above_zero(reader, number));
    let in_all = raw.so_luong.as_ref().and_then(|number| above_zero(reader, number));
    let reserve = raw.du_phong.as_ref().and_then(|number| above_zero(reader, number)).unwrap_or(0);
    let Some(first) = raw.so_luong.as_ref().or(raw.so_luong_don_vi.as_ref()) else {
        if let Some(number) = &raw.du_phong {
            let advice = "Ghi thêm so_luong hoặc so_luong_don_vi, hoặc xóa dòng du_phong.";
            reader.fault(number.span(), "Danh sách không giới hạn số lượng thì không có ai để dự phòng.", advice);
        }
        return None;
    };
    let keys = raw.xet_theo.as_deref().map(|words| order(reader, words, hardships)).unwrap_or_default();
    if keys.is_empty() {
        let advice = "Ghi ví dụ xet_theo = [\"cap\", \"giai\"]: xét cấp cao trước, rồi đến giải.";
        reader.fault(first.span(), "Có giới hạn số lượng nhưng chưa ghi xét ai trước (xet_theo).", advice);
    }
    let choices = [("lay-het", Ties::All), ("bo-het", Ties::None), ("theo-thu-tu", Ties::ListOrder)];
    let ties = raw.dong_hang.as_ref().and_then(|word| reader.choose(word, "cách xử lý đồng hạng", &choices));
    if raw.dong_hang.is_none() {
        let advice = "Ghi dong_hang = \"lay-het\" (lấy hết, vượt số lượng), \"bo-het\" (không lấy ai) hoặc \"theo-thu-tu\" (xét tiếp theo thu_tu).";
        reader.fault(first.span(), "Có giới hạn số lượng nhưng chưa ghi xử lý đồng hạng thế nào (dong_hang).", advice);
    }
    Some(Quota { of_unit, in_all, order: keys, ties: ties.unwrap_or_default(), reserve })
}

fn above_zero(reader: &mut Reader, number: &Spanned<i64>) -> Option<usize> {
    let value = usize::try_from(*number.get_ref()).ok().filter(|value| *value > 0);
    if value.is_none() {
        reader.fault(number.span(), "Số lượng phải từ 1 trở lên.", "Không giới hạn, không lấy dự phòng thì xóa dòng này.");
    }
    value
}
