//! Where a paper states an award: the lines that name its bearer, its serial, its amount.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;

use crate::model::award::Award;
use crate::vietnamese::numbers;

/// An award as papers print it.
pub struct Printed<'a> {
    pub award: &'a Award,
    name: Cow<'a, str>,
    capitals: OnceCell<String>,
    /// With its thousands apart: `1.200.000`.
    pub amount: String,
}

impl<'a> Printed<'a> {
    pub fn new(award: &'a Award) -> Self {
        let name = super::plain(&award.name);
        Self { award, capitals: OnceCell::new(), name, amount: numbers::integer(i128::from(award.amount)) }
    }

    /// True for a cell or paragraph in which a line is the name, broken at its spaces or not, or begins with it before a comma; in
    /// capitals too. A name within other words, or at the head of a longer one, is none.
    pub fn is_named_by(&self, piece: &str) -> bool {
        let lines = std::iter::once(piece).chain(piece.match_indices('\r').filter_map(|(at, _)| piece.get(at + 1..)));
        let capitals = || self.capitals.get_or_init(|| self.name.to_uppercase());
        // Few lines begin with the letter, and to make capitals of a name takes long.
        let first = self.name.chars().next().map(|letter| letter.to_uppercase().next());
        let may_be = |line: &str| first.is_none_or(|first| line.chars().next() == first);
        lines.into_iter().any(|line| begins_with(line, &self.name) || (may_be(line) && begins_with(line, capitals())))
    }
}

fn begins_with(line: &str, name: &str) -> bool {
    let mut words = name.split(' ');
    let first = words.next().and_then(|word| line.strip_prefix(word));
    let next = |rest: &'_ str, word: &str| -> Option<usize> {
        let gap = rest.trim_start_matches([' ', '\r']);
        (gap.len() < rest.len() && gap.starts_with(word)).then(|| rest.len() - gap.len() + word.len())
    };
    let rest = words.try_fold(first, |rest, word| {
        let rest = rest?;
        Some(rest.get(next(rest, word)?..))
    });
    let ended = |rest: &str| rest.is_empty() || rest.starts_with(',') || rest.trim_start_matches(' ').starts_with('\r');
    rest.flatten().is_some_and(ended)
}

/// True for a figure with its thousands apart: amounts in đồng are printed so, and nothing else in a list of persons is.
pub fn is_amount(line: &str) -> bool {
    // Most lines end here, before anything is looked for in them.
    if !line.starts_with(|letter: char| letter.is_ascii_digit()) {
        return false;
    }
    let mut groups = line.split('.');
    let is_digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    groups.next().is_some_and(|first| first.len() <= 3 && is_digits(first))
        && line.contains('.')
        && groups.all(|group| group.len() == 3 && is_digits(group))
}

/// A line with serials in it.
pub struct Row<'t> {
    /// Position of the line.
    pub line: usize,
    pub serials: Vec<&'t str>,
}

/// The lines with serials of these lists, from the top.
pub fn rows<'t>(lines: &[&'t str], lists: &[String]) -> Vec<Row<'t>> {
    let of_line = |(line, text): (usize, &&'t str)| {
        let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
        let is_serial = |word: &&str| {
            word.rsplit_once('-').is_some_and(|(list, number)| {
                lists.iter().any(|known| known == list) && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
            })
        };
        let serials: Vec<&str> = words.filter(is_serial).collect();
        (!serials.is_empty()).then_some(Row { line, serials })
    };
    lines.iter().enumerate().filter_map(of_line).collect()
}

/// Awards by serial.
pub fn by_serial<'p, 'a>(awards: &'p [Printed<'a>]) -> HashMap<&'a str, &'p Printed<'a>> {
    awards.iter().map(|printed| (printed.award.serial.as_str(), printed)).collect()
}
