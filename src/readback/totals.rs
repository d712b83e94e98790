//! A paper that states of each list how many awards it has and for how much, and the sum of all: the body of a decision.

use crate::model::award::AwardSet;
use crate::model::document::Listing;
use crate::vietnamese::numbers;

/// Adds what is not stated in the main part: the count of each list that has an award, in the set's order, each before a word; its
/// sum, in the same order; the sum of all. Appendices state their own.
pub fn compare(lines: &[&str], listing: &Listing, set: &AwardSet, differences: &mut Vec<String>) {
    let main = lines.iter().take_while(|line| !is_appendix(line));
    let stated: Vec<Stated<'_>> = main.flat_map(|line| figures(line)).collect();
    let lists = set.lists.iter().filter(|list| listing.lists.contains(&list.code) && !list.awards.is_empty());
    let (mut all, mut counts, mut sums) = (0, stated.iter(), stated.iter());
    for list in lists {
        let count = numbers::integer(i128::try_from(list.awards.len()).unwrap_or_default());
        if !counts.any(|stated| stated.before_word && stated.figure == count) {
            differences.push(format!("{}: không thấy số lượng {count} ở đúng chỗ.", list.code));
            counts = stated.iter();
        }
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

/// `Phụ lục`, `Phụ lục II`, in capitals too: the label that an appendix begins with.
fn is_appendix(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let is_label = |word: Option<&str>, label: &str| word.is_some_and(|word| word.to_lowercase() == label);
    is_label(words.next(), "phụ") && is_label(words.next(), "lục") && words.count() < 2
}

/// A figure of a text.
struct Stated<'t> {
    figure: &'t str,
    /// A word follows: it counts something.
    before_word: bool,
}

fn figures(line: &str) -> impl Iterator<Item = Stated<'_>> {
    let words = line.split_whitespace();
    let next = words.clone().skip(1).map(Some).chain([None]);
    words.zip(next).filter_map(|(word, next)| {
        let figure = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let is_figure = figure.starts_with(|first: char| first.is_ascii_digit());
        let goes_on = word.ends_with(figure) && next.is_some_and(|next| next.starts_with(char::is_alphabetic));
        is_figure.then_some(Stated { figure, before_word: goes_on })
    })
}
