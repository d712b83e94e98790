//! A paper that states of each list how many awards it has and for how much, and the sum of all: the body of a decision.

use std::collections::BTreeMap;

use crate::model::award::{Award, AwardSet};
use crate::model::document::Listing;
use crate::vietnamese::numbers;

/// Adds what is not stated in the main part: the count of each list that has an award, in the set's order, each before a word, of
/// all together or of each kind of bearer; its sum, in the same order; the sum of all. Appendices state their own.
pub fn compare(lines: &[&str], listing: &Listing, set: &AwardSet, differences: &mut Vec<String>) {
    let main = lines.iter().take_while(|line| !is_appendix(line));
    let stated: Vec<Stated<'_>> = main.flat_map(|line| figures(line)).collect();
    let lists = set.lists.iter().filter(|list| listing.lists.contains(&list.code) && !list.awards.is_empty());
    let (mut all, mut counts, mut sums) = (0, stated.as_slice(), stated.iter());
    for list in lists {
        let whole = [Count::new(list.awards.len(), None)];
        let places = [behind(counts, &whole), behind(counts, &by_bearer(&list.awards))];
        counts = places.into_iter().flatten().max_by_key(|rest| rest.len()).unwrap_or_else(|| {
            let figures = whole.iter().map(|count| &count.figure);
            differences.extend(figures.map(|count| format!("{}: không thấy số lượng {count} ở đúng chỗ.", list.code)));
            &stated
        });
        let sum = list.awards.iter().map(|award| i128::from(award.amount)).sum::<i128>();
        all += sum;
        let sum = numbers::integer(sum);
        if listing.amounts && !sums.any(|stated| stated.figure == sum) {
            differences.push(format!("{}: không thấy số tiền {sum} ở đúng chỗ.", list.code));
            sums = stated.iter();
        }
    }
    let all = numbers::integer(all);
    if listing.amounts && all != "0" && !stated.iter().any(|stated| stated.figure == all) {
        differences.push(format!("không thấy tổng số tiền {all}."));
    }
}

/// So many, before this word or any.
struct Count {
    figure: String,
    word: Option<String>,
}

impl Count {
    fn new(count: usize, word: Option<String>) -> Self {
        Self { figure: numbers::integer(i128::try_from(count).unwrap_or_default()), word }
    }

    fn is(&self, stated: &Stated<'_>) -> bool {
        let named = |next: &str| self.word.as_ref().is_none_or(|word| next.to_lowercase() == *word);
        self.figure == stated.figure && stated.next.is_some_and(named)
    }
}

/// The count of each kind of bearer, before the kind's first word; none where an award does not tell its kind.
fn by_bearer(awards: &[Award]) -> Vec<Count> {
    let mut kinds = BTreeMap::<&str, usize>::new();
    for award in awards {
        *kinds.entry(&award.holder).or_default() += 1;
    }
    if kinds.contains_key("") {
        return Vec::new();
    }
    let first = |kind: &str| kind.split_whitespace().next().map(str::to_lowercase);
    kinds.into_iter().map(|(kind, count)| Count::new(count, first(kind))).collect()
}

/// What follows the first place where all the counts stand next to each other, in any order; `None` where there is none.
fn behind<'s, 't>(stated: &'s [Stated<'t>], counts: &[Count]) -> Option<&'s [Stated<'t>]> {
    let size = counts.len();
    let is_here = |here: &[Stated<'_>]| counts.iter().all(|count| here.iter().any(|stated| count.is(stated)));
    let at = (size > 0).then(|| stated.windows(size).position(is_here))??;
    stated.get(at + size..)
}

/// `Phụ lục`, `Phụ lục II`, in capitals too: the label that an appendix begins with.
fn is_appendix(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let is_label = |word: Option<&str>, label: &str| word.is_some_and(|word| word.to_lowercase() == label);
    is_label(words.next(), "phụ") && is_label(words.next(), "lục") && words.count() < 2
}

/// A figure of a text.
struct Stated<'t> {
    figure: &'t str,
    /// The word that follows: what it counts.
    next: Option<&'t str>,
}

fn figures(line: &str) -> impl Iterator<Item = Stated<'_>> {
    let words = line.split_whitespace();
    let next = words.clone().skip(1).map(Some).chain([None]);
    words.zip(next).filter_map(|(word, next)| {
        let figure = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let is_figure = figure.starts_with(|first: char| first.is_ascii_digit());
        let next = next.filter(|next| word.ends_with(figure) && next.starts_with(char::is_alphabetic));
        is_figure.then_some(Stated { figure, next })
    })
}
