//! Last year's `so-lieu.json`, as the new year's folder keeps it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use crate::error::SourceFault;
use crate::model::previous::PreviousYear;

/// The part of `so-lieu.json` that is read here; the rest may be anything.
#[derive(Deserialize)]
struct File {
    nam: i32,
    don_vi: Vec<Unit>,
}

#[derive(Deserialize)]
struct Unit {
    ma: String,
    #[serde(default)]
    so_lieu: BTreeMap<String, Item>,
}

#[derive(Deserialize)]
struct Item {
    gia_tri: Value,
}

/// The counts and sums of `text`; `file` is its name for messages.
///
/// # Errors
/// The place where the text is no such file: it is written by the program, so someone changed it.
pub fn read(file: &str, text: &Arc<str>) -> Result<PreviousYear, Vec<SourceFault>> {
    let read: File = serde_json::from_str(text).map_err(|error| {
        let line = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
        let at = line + error.column().saturating_sub(1);
        vec![SourceFault::in_text(
            file,
            text,
            at..at + 1,
            "không phải số liệu năm trước do chương trình ghi.",
            "Chép lại tệp ket-qua/so-lieu.json của hồ sơ năm trước, hoặc xóa tệp này nếu không cần so với năm trước.",
        )]
    })?;
    let figures = |unit: Unit| {
        let numbers = unit.so_lieu.into_iter().filter_map(|(code, item)| Some((code, item.gia_tri.as_i64()?)));
        (unit.ma, numbers.collect())
    };
    Ok(PreviousYear { year: read.nam, figures: read.don_vi.into_iter().map(figures).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::year::Year;

    #[test]
    fn what_lap_writes_is_read_back() {
        let text: Arc<str> = serde_json::to_string_pretty(&Year::new().record()).unwrap().into();
        let previous = read("so-lieu-nam-truoc.json", &text).unwrap();
        assert_eq!(previous.year, 2024);
        assert_eq!(previous.figure("TH01", "cbgv"), Some(103));
        assert_eq!(previous.figure("TH01", "dvht_diem"), None, "a score neither grows nor shrinks");
        assert_eq!(previous.figure("TH02", "cbgv"), None, "held out last year");
    }

    #[test]
    fn another_file_is_refused_at_its_line() {
        let fault = read("so-lieu-nam-truoc.json", &"{\n  \"nam\": \"x\"\n}".into()).unwrap_err();
        assert!(fault[0].to_string().starts_with("so-lieu-nam-truoc.json, dòng 2"), "{fault:?}");
    }
}
