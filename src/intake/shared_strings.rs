//! The shared strings of an .xlsx, looked at before the reader reserves room for as many as they announce.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::limits;
use super::rules::Refusal;

/// Refuses a table that announces more strings than any workbook has.
pub fn check(xml: &[u8]) -> Result<(), Refusal> {
    let mut reader = Reader::from_reader(xml);
    loop {
        match reader.read_event().map_err(|_| Refusal::damaged("phần chữ dùng chung bị sai"))? {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == "sst" => {
                let announced = element.attributes().flatten().filter(|attribute| attribute.key.as_ref() == "uniqueCount");
                let most = announced.filter_map(|attribute| attribute.value.trim().parse::<u64>().ok()).max();
                if most.is_some_and(|count| count > limits::SHARED_STRINGS) {
                    return Err(Refusal::too_large("khai có quá nhiều chữ dùng chung"));
                }
                return Ok(());
            }
            Event::Eof => return Ok(()),
            _ => (),
        }
    }
}
