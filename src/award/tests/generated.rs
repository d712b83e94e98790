//! Lists of many generated rows, recomputed in another way.

use std::collections::BTreeMap;

use super::{ORDER, list, pupil, pupil_prizes, rules};
use crate::judge::fixture::{LEVELS, PRIZES};
use crate::model::award::AwardList;
use crate::model::award_rules::SeveralPrizes;

/// A generated row: school, name, birth day, subject, level, prize.
type Generated = (usize, String, u32, &'static str, &'static str, &'static str);

fn generate(count: usize) -> Vec<Generated> {
    let mut seed = 7_u64;
    let mut draw = |limit: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % limit
    };
    let subjects = ["Toán", "Ngữ văn", "Tin học", "Âm nhạc", ""];
    let given = ["An", "Ánh", "Bình", "Cường", "Đạt", "Hòa", "Hoà"];
    (0..count)
        .map(|_| {
            let name = format!("{} {}", ["Lê", "Lý Thị", "Đỗ", "Ngô"][draw(4)], given[draw(7)]);
            let born = u32::try_from(draw(3)).unwrap() + 1;
            (draw(4), name, born, subjects[draw(5)], LEVELS[draw(6)], PRIZES[draw(7)])
        })
        .collect()
}

/// Award lists of generated rows do not depend on the order of files, and equal a slow recomputation.
#[test]
fn generated_lists_equal_a_recomputation() {
    let rows = generate(600);
    for (several, sum) in [(SeveralPrizes::Highest, false), (SeveralPrizes::Sum, true)] {
        let by_school = |unit: usize| {
            let of_school = rows.iter().filter(move |row| row.0 == unit);
            (unit, of_school.map(|row| pupil(&row.1, row.2, row.3, row.4, row.5)).collect::<Vec<_>>())
        };
        let rules = rules(several, pupil_prizes(), &ORDER);
        let forward = list(0, rules.clone(), &[0, 1, 2, 3].map(by_school));
        let backward = list(0, rules, &[3, 1, 2, 0].map(by_school));
        assert_eq!(forward.awards, backward.awards);
        assert_eq!(forward.unawarded, backward.unawarded);

        let mut people: BTreeMap<(usize, String, u32), Vec<i64>> = BTreeMap::new();
        for row in &rows {
            let amount = slow_amount(row.4, row.5);
            if amount > 0 {
                people.entry((row.0, row.1.replace("oà", "òa"), row.2)).or_default().push(amount);
            }
        }
        let expected: BTreeMap<_, i64> = people
            .into_iter()
            .map(|(person, amounts)| (person, if sum { amounts.iter().sum() } else { *amounts.iter().max().unwrap() }))
            .collect();
        let found: BTreeMap<_, i64> = forward
            .awards
            .iter()
            .map(|award| {
                let born = chrono::Datelike::day(&award.birth.unwrap());
                ((award.unit, award.name.replace("oà", "òa"), born), award.amount)
            })
            .collect();
        assert_eq!(found, expected);
        assert_eq!(found.len(), forward.awards.len());
        let others: usize = if sum { forward.awards.iter().map(|award| award.other_places.len()).sum() } else { 0 };
        let unawarded: usize = forward.unawarded.iter().map(|row| row.count).sum();
        assert_eq!(forward.awards.len() + others + unawarded, rows.len());
        assert_in_order(&forward);
    }
}

fn slow_amount(level: &str, prize: &str) -> i64 {
    let level = match level {
        "thành phố" => 100_000,
        "tỉnh" => 300_000,
        "khu vực" => 500_000,
        "quốc gia" => 700_000,
        "quốc tế" => 900_000,
        _ => return 0,
    };
    match prize {
        "Nhất" | "HCV" => level + 40_000,
        "Nhì" | "HCB" => level + 30_000,
        "Ba" | "HCĐ" => level + 20_000,
        _ => 0,
    }
}

/// Level from high to low, subject as configured and then by the alphabet with none last, prize, unit, name.
fn assert_in_order(list: &AwardList) {
    let subjects = ["Toán", "Ngữ văn", "Âm nhạc", "Tin học", ""];
    let given = ["An", "Ánh", "Bình", "Cường", "Đạt", "Hòa"];
    let family = ["Đỗ", "Lê", "Lý Thị", "Ngô"];
    let ranks: Vec<_> = list
        .awards
        .iter()
        .map(|award| {
            let at = |words: &[&str], word: &str| words.iter().position(|known| *known == word).unwrap();
            let (before, own) = award.name.rsplit_once(' ').unwrap();
            let prize = match award.prize.as_str() {
                "Nhất" | "HCV" => 0,
                "Nhì" | "HCB" => 1,
                _ => 2,
            };
            let name = (at(&given, &own.replace("oà", "òa")), at(&family, before));
            (6 - at(&LEVELS, &award.level), at(&subjects, &award.subject), prize, award.unit, name)
        })
        .collect();
    assert!(ranks.is_sorted());
    assert!(ranks.len() > 100);
}
