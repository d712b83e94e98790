//! Amounts in words.

use crate::model::agreement::{Four, Wording, ZeroTens};

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/// A number in words, in lower case: 1005000 is "một triệu không trăm linh năm nghìn". Billions of billions repeat "tỷ".
#[must_use]
pub fn in_words(number: u64, wording: Wording) -> String {
    words(u128::from(number), wording)
}

/// An amount as it stands under a total: "Một triệu không trăm linh năm nghìn đồng". A negative one begins with "Âm".
#[must_use]
pub fn sentence(amount: i128, wording: Wording) -> String {
    let words = words(amount.unsigned_abs(), wording);
    let text = if amount < 0 { format!("âm {words} đồng") } else { format!("{words} đồng") };
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn words(number: u128, wording: Wording) -> String {
    if number == 0 {
        return DIGITS[0].to_owned();
    }
    let mut said = Vec::new();
    say(number, false, wording, &mut said);
    said.join(" ")
}

/// Says a number above 0; `inside` when something was said before it, so that its first group names its hundreds.
fn say(number: u128, inside: bool, wording: Wording, said: &mut Vec<&'static str>) {
    const BILLION: u128 = 1_000_000_000;
    if number >= BILLION {
        say(number / BILLION, inside, wording, said);
        said.push("tỷ");
    }
    for (size, name) in [(1_000_000, "triệu"), (1_000, "nghìn"), (1, "")] {
        let group = number % BILLION / size % 1_000;
        if group > 0 {
            let inside = inside || number >= size * 1_000;
            say_group(digits(group), inside, wording, said);
            if !name.is_empty() {
                said.push(name);
            }
        }
    }
}

/// Hundreds, tens and units of a number below 1000.
fn digits(group: u128) -> [usize; 3] {
    [group / 100, group / 10 % 10, group % 10].map(|digit| usize::try_from(digit).unwrap_or(0))
}

fn say_group([hundreds, tens, units]: [usize; 3], inside: bool, wording: Wording, said: &mut Vec<&'static str>) {
    let with_hundreds = inside || hundreds > 0;
    if with_hundreds {
        said.extend([digit(hundreds), "trăm"]);
    }
    match tens {
        0 if units > 0 && with_hundreds => said.push(match wording.zero_tens {
            ZeroTens::Linh => "linh",
            ZeroTens::Le => "lẻ",
        }),
        0 => {}
        1 => said.push("mười"),
        _ => said.extend([digit(tens), "mươi"]),
    }
    match (tens, units) {
        (_, 0) => {}
        (2.., 1) => said.push("mốt"),
        (2.., 4) if wording.four == Four::Tu => said.push("tư"),
        (1.., 5) => said.push("lăm"),
        _ => said.push(digit(units)),
    }
}

fn digit(number: usize) -> &'static str {
    DIGITS.get(number).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUSE: Wording = Wording { zero_tens: ZeroTens::Linh, four: Four::Tu };

    #[test]
    fn every_row_of_the_oracle_is_said_alike() {
        let rows: Vec<_> =
            include_str!("../../tests/data/amounts.tsv").lines().filter_map(|line| line.split_once('\t')).collect();
        let rows: Vec<_> = rows.into_iter().filter(|(number, _)| !number.starts_with('#')).collect();
        assert!(rows.len() > 200);
        for (number, right) in rows {
            let number = number.parse().unwrap();
            assert_eq!(in_words(number, HOUSE), right);
            let other = Wording { zero_tens: ZeroTens::Le, four: Four::Bon };
            let right = right.replace("linh", "lẻ").replace("mươi tư", "mươi bốn");
            assert_eq!(in_words(number, other), right);
        }
    }

    #[test]
    fn the_largest_numbers_are_said_in_billions_of_billions() {
        assert_eq!(
            in_words(u64::MAX, HOUSE),
            "mười tám tỷ bốn trăm bốn mươi sáu triệu bảy trăm bốn mươi tư nghìn không trăm bảy mươi ba tỷ bảy trăm linh chín triệu năm \
             trăm năm mươi mốt nghìn sáu trăm mười lăm"
        );
        assert_eq!(in_words(2_000_000_000_000_000_000, HOUSE), "hai tỷ tỷ");
    }

    /// Reads words back: what was said is the number, for every number of up to four digits and many larger ones.
    #[test]
    fn words_read_back_as_the_number() {
        for number in (0..10_000).chain((0..3_000).map(|n: u64| n * n * n * 7_919 + n)) {
            for zero_tens in [ZeroTens::Linh, ZeroTens::Le] {
                for four in [Four::Tu, Four::Bon] {
                    assert_eq!(read(&in_words(number, Wording { zero_tens, four })), number);
                }
            }
        }
    }

    fn read(text: &str) -> u64 {
        let (mut billions, mut total, mut group, mut last) = (0, 0, 0, 0);
        for word in text.split(' ') {
            let digit = DIGITS.iter().position(|digit| *digit == word).map(|digit| u64::try_from(digit).unwrap());
            match word {
                "mốt" => group += 1,
                "tư" => group += 4,
                "lăm" => group += 5,
                "mười" => group += 10,
                "mươi" => group += 9 * last,
                "trăm" => group += 99 * last,
                "linh" | "lẻ" => {}
                "nghìn" => (total, group) = (total + group * 1_000, 0),
                "triệu" => (total, group) = (total + group * 1_000_000, 0),
                "tỷ" => (billions, total, group) = ((billions + total + group) * 1_000_000_000, 0, 0),
                _ => group += digit.unwrap(),
            }
            last = digit.unwrap_or(0);
        }
        billions + total + group
    }

    #[test]
    fn a_sentence_begins_with_a_capital() {
        assert_eq!(sentence(1_005_000, HOUSE), "Một triệu không trăm linh năm nghìn đồng");
        assert_eq!(sentence(0, HOUSE), "Không đồng");
        assert_eq!(sentence(-21_000, HOUSE), "Âm hai mươi mốt nghìn đồng");
        assert!(sentence(i128::MIN, HOUSE).starts_with("Âm một trăm bảy mươi tỷ một trăm bốn mươi mốt triệu"));
    }
}
