//! Files that staff write: their faults gathered with line and column, in Vietnamese. Forms and agreement share this.

mod toml_fault;

use std::ops::Range;
use std::sync::Arc;

use crate::error::SourceFault;
use crate::vietnamese::nearest::nearest;
pub use toml_fault::toml_fault;

/// The faults of one text file, gathered so that staff see all of them at once.
#[derive(Debug)]
pub struct Faults {
    file: String,
    text: Arc<str>,
    list: Vec<SourceFault>,
}

impl Faults {
    /// No faults yet, of a file with the name its reader knows.
    #[must_use]
    pub fn new(file: &str, text: &Arc<str>) -> Self {
        Self { file: file.to_owned(), text: Arc::clone(text), list: Vec::new() }
    }

    /// Adds a fault at a byte range of the file.
    pub fn add(&mut self, span: Range<usize>, message: impl Into<String>, advice: impl Into<String>) {
        self.list.push(SourceFault::in_text(&self.file, &self.text, span, message, advice));
    }

    /// Adds the fault of a word that is none of the valid ones. `what` names the thing in Vietnamese, lower case
    /// ("chỉ tiêu", "kiểu"); the advice is the nearest valid word, or all of them where none is near and they are few.
    pub fn unknown<'a, I>(&mut self, span: Range<usize>, what: &str, word: &str, valid: I)
    where
        I: IntoIterator<Item = &'a str> + Clone,
    {
        let advice = advice(word, valid);
        self.add(span, format!("không có {what} “{}”.", shown(word)), advice);
    }

    /// True while nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// `value` if there are no faults, else all of them in file order.
    ///
    /// # Errors
    /// The faults, sorted by their place; of one place, in the order in which they were added.
    pub fn or<T>(mut self, value: T) -> Result<T, Vec<SourceFault>> {
        if self.list.is_empty() {
            return Ok(value);
        }
        self.list.sort_by_key(SourceFault::position);
        Err(self.list)
    }
}

/// "Có phải là …?" with the nearest valid word, or the list of valid words when none is near and there are at most twelve.
fn advice<'a, I>(word: &str, valid: I) -> String
where
    I: IntoIterator<Item = &'a str> + Clone,
{
    if let Some(near) = nearest(word, valid.clone()) {
        return format!("Có phải là “{near}”?");
    }
    let words: Vec<String> = valid.into_iter().take(13).map(|word| format!("“{word}”")).collect();
    if words.is_empty() || words.len() > 12 { String::new() } else { format!("Chọn một trong: {}.", words.join(", ")) }
}

/// A word short enough for a message.
fn shown(word: &str) -> String {
    let mut letters = word.chars();
    let head: String = letters.by_ref().take(60).collect();
    if letters.next().is_some() { format!("{head}…") } else { head }
}
