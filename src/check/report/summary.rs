//! The counts that both reports end with.

use serde::Serialize;

use crate::model::dataset::{Dataset, UnitStatus};
use crate::model::finding::{Finding, Severity};

/// `tom_tat`. Units: `tong_don_vi` = `da_nop` + `chua_nop` + `mien_tru`, and `da_nop` = `hop_le` + `co_loi`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Units of the year.
    pub tong_don_vi: usize,
    /// Units of which a file was received.
    pub da_nop: usize,
    /// Units whose figures count.
    pub hop_le: usize,
    /// Units that are held out.
    pub co_loi: usize,
    /// Units that sent nothing.
    pub chua_nop: usize,
    /// Units that need not submit.
    pub mien_tru: usize,
    /// Findings that are errors, also those of files without a known unit.
    pub loi: usize,
    /// Findings that are warnings, waived errors among them.
    pub canh_bao: usize,
}

impl Summary {
    /// Counts units by status and findings by severity.
    #[must_use]
    pub fn of(findings: &[Finding], dataset: &Dataset) -> Self {
        let mut summary = Self { tong_don_vi: dataset.records.len(), ..Self::default() };
        for record in &dataset.records {
            let status = match record.status {
                UnitStatus::Valid => &mut summary.hop_le,
                UnitStatus::Faulty => &mut summary.co_loi,
                UnitStatus::NotSubmitted => &mut summary.chua_nop,
                UnitStatus::Waived(_) => &mut summary.mien_tru,
            };
            *status += 1;
        }
        summary.da_nop = summary.hop_le + summary.co_loi;
        summary.loi = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        summary.canh_bao = findings.len() - summary.loi;
        summary
    }
}
