//! The printed table.

use super::measure::Figures;

/// Names of the rows that the goals are about.
pub const CALAMINE: &str = "calamine alone: every cell of every file";
pub const CHECK: &str = "reading and checking";
pub const WHOLE: &str = "the whole run: all papers in both formats";
pub const RIVAL: &str = "rival: ";

/// A row: what was measured, on how many units, median of how many runs.
pub struct Row {
    pub units: usize,
    pub what: String,
    pub figures: Figures,
}

impl Row {
    /// The run of median wall time.
    pub fn median(units: usize, what: &str, mut runs: Vec<Figures>) -> Option<Self> {
        runs.sort_by_key(|run| run.wall);
        let figures = *runs.get(runs.len() / 2)?;
        Some(Self { units, what: what.to_owned(), figures })
    }
}

/// The machine, as far as Linux names it.
pub fn machine() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or("unknown processor", |line| line.trim_start_matches([':', '\t', ' ']));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!("{model}, {cores} cores; median of the runs, peak memory of the whole process.")
}

/// Rows as Markdown.
pub fn markdown(rows: &[Row]) -> String {
    let head = "| units | what | time | CPU | peak memory |\n|---:|---|---:|---:|---:|".to_owned();
    let line = |row: &Row| {
        let Figures { wall, cpu, peak } = row.figures;
        format!(
            "| {} | {} | {:.2} s | {:.2} s | {} MiB |",
            row.units,
            row.what,
            wall.as_secs_f64(),
            cpu.as_secs_f64(),
            peak / 1024
        )
    };
    std::iter::once(head).chain(rows.iter().map(line)).collect::<Vec<_>>().join("\n")
}

/// The three goals in words, each by the largest number of units that was measured for it.
pub fn goals(rows: &[Row]) -> String {
    let find = |what: &str, units: usize| rows.iter().find(|row| row.what == what && row.units == units);
    let seconds = |row: &Row| row.figures.wall.as_secs_f64();
    let most = rows.iter().map(|row| row.units).max().unwrap_or(0);
    let least = rows.iter().map(|row| row.units).min().unwrap_or(0);
    let mut lines = Vec::new();
    if let (Some(ours), Some(bare)) = (find(CHECK, most), find(CALAMINE, most)) {
        let (ratio, peak) = (seconds(ours) / seconds(bare), ours.figures.peak / 1024);
        lines.push(format!(
            "Reading and checking {most} units: {ratio:.2} times calamine alone (goal 1.5), {peak} MiB (goal 150)."
        ));
    }
    let rivals: f64 = rows.iter().filter(|row| row.units == least && row.what.starts_with(RIVAL)).map(seconds).sum();
    if let Some(whole) = find(WHOLE, least).filter(|_| rivals > 0.0) {
        let (ours, times) = (seconds(whole), rivals / seconds(whole));
        lines.push(format!(
            "The whole run at {least} units: {ours:.2} s where the rivals take {rivals:.2} s, {times:.1} times as long (goal 10)."
        ));
    }
    let own = rows.iter().filter(|row| !row.what.starts_with(RIVAL));
    let peak = own.map(|row| row.figures.peak).max().unwrap_or(0) / 1024;
    lines.push(format!("Highest peak memory of any stage: {peak} MiB (goal 250)."));
    lines.join("\n")
}
