//! `[giay_khen]`: the stock of each list, spare sheets, single files.

use std::collections::BTreeMap;

use super::raw;
use super::reader::Reader;
use crate::model::certificate::CertificateSettings;

/// Lists that may have certificates.
const LISTS: [&str; 4] = ["HSG", "GVBD", "HOCBONG", "TAPTHE"];
/// Most spare sheets, in hundredths of those that are needed.
const SPARE: u32 = 100;

/// The settings; those of an agreement that does not speak of certificates are the built-in ones. Names of stocks are checked by
/// [`super::unknown_profiles`].
pub(super) fn read(reader: &mut Reader, raw: Option<&raw::Certificates>) -> CertificateSettings {
    let usual = CertificateSettings::default();
    let Some(raw) = raw else { return usual };
    let mut profiles = BTreeMap::new();
    for (list, profile) in &raw.phoi {
        reader.known(list, "danh sách", &LISTS);
        profiles.insert(list.get_ref().clone(), profile.get_ref().trim().to_owned());
    }
    let spare = raw.du_phong.as_ref().map_or(usual.spare, |spare| *spare.get_ref());
    if let Some(written) = raw.du_phong.as_ref().filter(|_| spare > SPARE) {
        reader.fault(written.span(), format!("Phôi dự phòng {spare}% là quá nhiều."), format!("Ghi một số từ 0 đến {SPARE}."));
    }
    CertificateSettings { profiles, spare, single: raw.tung_to }
}

/// Notes every stock that is none of these.
pub(super) fn profiles(reader: &mut Reader, raw: Option<&raw::Certificates>, names: &[&str]) {
    for profile in raw.into_iter().flat_map(|raw| raw.phoi.values()) {
        if !profile.get_ref().trim().is_empty() {
            reader.known(profile, "phôi tên", names);
        }
    }
}
