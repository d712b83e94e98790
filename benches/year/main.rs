//! The benchmark: `cargo bench`. Each stage runs in a process of its own at 100 and at 1,000 units, every school with 350
//! nominees, 5,000 persons in all awarded at both sizes ([`AWARDED`]); the rivals read the same files and set the same list in
//! the same run; then a long list, a thousand certificates and a report of ten pages beside Typst's. It prints the Markdown of README's section on speed.
//!
//! `cargo bench -- 100` measures 100 units only; `cargo bench -- --no-rivals` leaves the rivals out. The rivals need python3
//! with venv; their scripts are looked for in `KHUYENHOC_BASELINE`, else in `../shared/baseline`.
#![allow(clippy::disallowed_methods, reason = "a benchmark makes folders and reads the clock")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "what goes wrong in a benchmark stops it")]

#[path = "../../tests/support/mod.rs"]
mod support;

mod certificates;
mod goals;
mod measure;
mod paper;
mod report;
mod rivals;
mod stages;
mod table;

use std::path::{Path, PathBuf};

use khuyenhoc::model::unit::{Unit, UnitKind};
use rayon::prelude::*;
use support::folder::Maker;
use support::year::{self, Awarded, Plan};

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
    let (mut rows, mut years) = (Vec::new(), Vec::new());
    for size in &sizes {
        let folder = prepare(*size);
        eprintln!("{size} units in {}", folder.display());
        let on = on(*size);
        rows.extend(stages::measure(&on, &folder));
        years.push(format!("{on}: {}", made(&folder)));
        if with_rivals {
            rows.extend(rivals::measure(&on, &folder));
        }
    }
    let lists = paper::measure(with_rivals);
    let mut goals = goals::sentences(&sizes.into_iter().map(on).collect::<Vec<_>>(), &rows);
    goals.extend(goals::paper(&lists));
    rows.extend(lists);
    let certificates = certificates::measure(with_rivals);
    goals.extend(goals::certificates(&certificates));
    rows.extend(certificates);
    let reports = report::measure(with_rivals);
    goals.extend(goals::report(&reports));
    rows.extend(reports);
    println!("{}\n\n{}\n\n{}\n\n{}", table::machine(), bullets(&years), table::markdown(&rows), bullets(&goals));
}

fn on(size: usize) -> String {
    format!("{} units", table::grouped(size))
}

fn bullets(lines: &[String]) -> String {
    lines.iter().map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n")
}

/// What the last run of a year says it was made of.
fn made(folder: &Path) -> String {
    let text = std::fs::read(folder.join("ket-qua/so-lieu.json")).unwrap();
    let record: serde_json::Value = serde_json::from_slice(&text).unwrap();
    let count = |value: &serde_json::Value| value.as_array().map_or(0, Vec::len);
    let schools = record["don_vi"].as_array().unwrap().iter().filter(|unit| unit["loai"] == "truong").count();
    let [pupils, teachers, scholarships] = AWARDED.map(|(list, _)| count(&record["khen_thuong"][list]));
    format!(
        "{} schools with {NOMINEES} nominees each; awarded {} pupils, {} teachers and {} scholarships, {} in all.",
        table::grouped(schools),
        table::grouped(pupils),
        teachers,
        scholarships,
        table::grouped(pupils + teachers + scholarships)
    )
}

/// Pupils whom each school nominates.
const NOMINEES: i64 = 350;

/// Awards of each list over all schools: 5,000 in all, nearly all of them in the list that is set.
const AWARDED: [(&str, usize); 3] = [("HSG", 4_900), ("GVBD", 70), ("HOCBONG", 30)];

/// A year of so many units under `target/`, made once.
fn prepare(size: usize) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("year-{size}"));
    let done = folder.join(".made");
    if done.exists() {
        return folder;
    }
    let _ = std::fs::remove_dir_all(&folder);
    let maker = Maker::new(plan(0, 1));
    let units = units(size);
    maker.write(&folder, &[]);
    let is_school = |unit: &Unit| unit.kind == UnitKind::School;
    let schools = units.iter().filter(|unit| is_school(unit)).count();
    units.par_iter().enumerate().for_each(|(position, unit)| {
        let name = format!("bai-nop/{:03}/{}.xlsx", position / 100, unit.code.to_lowercase());
        std::fs::create_dir_all(folder.join(&name).parent().unwrap()).unwrap();
        let before = units[..position].iter().filter(|unit| is_school(unit)).count();
        std::fs::write(folder.join(name), maker.filled_after(plan(before, schools), position, unit).save()).unwrap();
    });
    let list = khuyenhoc::workbook::units::write(Some(&khuyenhoc::model::unit::Units::new(units))).unwrap();
    std::fs::write(folder.join("don-vi.xlsx"), list).unwrap();
    std::fs::write(done, "").unwrap();
    folder
}

/// The plan of a school with so many before it, of so many in all: each has its even share of all awards.
fn plan(before: usize, schools: usize) -> Plan {
    let [pupils, teachers, scholarships] =
        AWARDED.map(|(_, all)| i64::try_from((before + 1) * all / schools - before * all / schools).unwrap());
    Plan {
        seed: 9,
        year: 2024,
        pupils: NOMINEES,
        awarded: Awarded::Exactly { pupils, teachers, scholarships },
        no_namesakes: true,
    }
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
