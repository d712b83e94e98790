//! The benchmark: `cargo bench`. Each stage runs in a process of its own at 100 and at 1,000 units of 350 nominees, about
//! 5,000 to 6,000 pupils awarded (teachers and scholarships grow with the units); the rivals read the same files and set the same list in the same run.
//!
//! `cargo bench -- 100` measures 100 units only; `cargo bench -- --no-rivals` leaves the rivals out. The rivals need python3
//! with venv; their scripts are looked for in `KHUYENHOC_BASELINE`, else in `../shared/baseline`.
#![allow(clippy::disallowed_methods, reason = "a benchmark makes folders and reads the clock")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "what goes wrong in a benchmark stops it")]

#[path = "../../tests/support/mod.rs"]
mod support;

mod measure;
mod rivals;
mod stages;
mod table;

use std::path::{Path, PathBuf};

use khuyenhoc::model::unit::{Unit, UnitKind};
use rayon::prelude::*;
use support::folder::Maker;
use support::year::{self, Plan};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [stage, name, folder] = arguments.as_slice()
        && stage == "--stage"
    {
        return stages::run(name, Path::new(folder));
    }
    let sizes: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![100, 1_000] } else { sizes };
    let with_rivals = !arguments.iter().any(|argument| argument == "--no-rivals");
    let mut rows = Vec::new();
    for size in sizes {
        let folder = prepare(size);
        eprintln!("{size} units in {}", folder.display());
        rows.extend(stages::measure(size, &folder));
        if with_rivals {
            rows.extend(rivals::measure(size, &folder));
        }
    }
    println!("{}\n\n{}\n\n{}", table::machine(), table::markdown(&rows), table::goals(&rows));
}

/// A year of so many units under `target/`, made once.
fn prepare(size: usize) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-{size}"));
    let done = folder.join(".made");
    if done.exists() {
        return folder;
    }
    let _ = std::fs::remove_dir_all(&folder);
    // Of 350 x schools nominees about 5,000 are above school level, whatever the number of units.
    let nominees = 350 * size * 85 / 100;
    let above_school = i64::try_from((5_000 * 100 + nominees / 2) / nominees).unwrap().max(1);
    let maker = Maker::new(Plan { seed: 9, year: 2024, pupils: 350, above_school, no_namesakes: true });
    let units = units(size);
    maker.write(&folder, &[]);
    units.par_iter().enumerate().for_each(|(position, unit)| {
        let name = format!("bai-nop/{:03}/{}.xlsx", position / 100, unit.code.to_lowercase());
        std::fs::create_dir_all(folder.join(&name).parent().unwrap()).unwrap();
        std::fs::write(folder.join(name), maker.filled(position, unit).save()).unwrap();
    });
    let list = khuyenhoc::workbook::units::write(Some(&khuyenhoc::model::unit::Units::new(units))).unwrap();
    std::fs::write(folder.join("don-vi.xlsx"), list).unwrap();
    std::fs::write(done, "").unwrap();
    folder
}

/// 10 in 100 are communes, 5 agencies, the others schools of all levels.
fn units(size: usize) -> Vec<Unit> {
    (0..size)
        .map(|number| match number % 20 {
            0 | 10 => year::unit(
                &format!("P-{number:04}"),
                &format!("Hội Khuyến học phường số {number}"),
                UnitKind::Commune,
                "",
                &format!("Phường {number}"),
            ),
            5 => year::unit(&format!("CQ-{number:04}"), &format!("Cơ quan số {number}"), UnitKind::Agency, "", ""),
            _ => {
                let level = ["TH", "THCS", "TH&THCS", "THPT"][number % 4];
                year::unit(
                    &format!("T-{number:04}"),
                    &format!("Trường {level} số {number}"),
                    UnitKind::School,
                    level,
                    &format!("Phường {}", number / 20 * 20),
                )
            }
        })
        .collect()
}
