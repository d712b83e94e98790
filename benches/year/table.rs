//! The printed table.

use super::measure::Figures;

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
