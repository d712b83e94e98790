//! A file on another kind's form: none of its values has a place in the unit's own, so all of them are kept as they are.

use super::Rest;
use crate::model::aside::{Aside, Unplaced};
use crate::model::form::Form;
use crate::model::place::Place;
use crate::model::submission::Submission;
use crate::workbook::content::{Content, of_field, of_reading};

/// Every value of a submission with its label or heading, after what had no place in its form either.
pub fn rest(form: &Form, submission: &Submission) -> Rest {
    let aside = &submission.aside;
    let mut rest = Rest { cells: aside.unplaced.clone(), more: aside.more };
    for (item, entry) in form.items().zip(&submission.items) {
        let content = of_reading(&entry.reading, item.rule.kind, item.rule.required);
        keep(&mut rest, &entry.place, &item.label, &content);
    }
    for sheet in &submission.lists {
        let Some(list) = form.lists.get(sheet.list) else { continue };
        for nominee in sheet.nominees() {
            for (position, column) in list.columns.iter().enumerate() {
                let content = of_field(nominee.field(position), column.rule.kind, column.rule.required);
                keep(&mut rest, &nominee.place(position), &column.heading, &content);
            }
        }
    }
    rest
}

fn keep(rest: &mut Rest, place: &Place, heading: &str, content: &Content) {
    if *content == Content::Blank {
        return;
    }
    if rest.cells.len() >= Aside::MOST {
        rest.more += 1;
        return;
    }
    let (from, place) = (place.to_string(), place.clone());
    rest.cells.push(Unplaced { from, place, heading: heading.to_owned(), text: content.shown() });
}
