//! A workbook that holds only lists: a part of a submission whose figures came in another file, if it says whose it is.

use super::rules::{NO_FORM, Refusal};
use super::sheets::Workbook;
use super::tables;
use crate::form::Forms;
use crate::model::submission::Submission;
use crate::model::unit::UnitKind;

/// The form most of whose lists stand in a workbook, the first of equals, and the code of the first list; `None` if there is none.
pub fn of_lists(workbook: &Workbook, forms: &Forms) -> Option<(UnitKind, String)> {
    let found = UnitKind::ALL.into_iter().filter_map(|kind| {
        let form = forms.get(kind);
        let tables = tables::find(form, workbook, &|_| false);
        let code = &form.lists.get(tables.first()?.list)?.code;
        Some((tables.len(), (kind, code.clone())))
    });
    found.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, found)| found)
}

/// True if a submission says whose it is, by a code or by a name.
pub fn names_its_unit(submission: &Submission) -> bool {
    !submission.unit_code.0.trim().is_empty() || submission.sender.name.is_some()
}

/// The refusal of lists that say nothing of whose they are.
pub fn lists_alone(list: &str) -> Refusal {
    let message =
        format!("Tệp chỉ có danh sách {list}, không có trang số liệu; bài nộp của một đơn vị phải nằm trọn trong một tệp.");
    Refusal::new(&NO_FORM, message)
}

/// The refusal of a workbook in which nothing of a form was found.
pub fn no_form() -> Refusal {
    Refusal::new(&NO_FORM, "Không trang nào trong tệp khớp với một biểu mẫu.")
}
