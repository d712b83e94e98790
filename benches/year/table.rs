//! The printed table.

use super::measure::Figures;

/// What begins the name of a rival's row.
pub const RIVAL: &str = "rival: ";

/// A row: what was measured, on what (`100 units`), median of its runs.
pub struct Row {
    pub on: String,
    pub what: String,
    pub figures: Figures,
}

impl Row {
    /// The run of median wall time.
    pub fn median(on: &str, what: &str, mut runs: Vec<Figures>) -> Option<Self> {
        runs.sort_by_key(|run| run.wall);
        let figures = *runs.get(runs.len() / 2)?;
        Some(Self { on: on.to_owned(), what: what.to_owned(), figures })
    }

    /// Wall time in seconds.
    pub fn seconds(&self) -> f64 {
        self.figures.wall.as_secs_f64()
    }

    /// Peak memory in MiB.
    pub fn mebibytes(&self) -> u64 {
        self.figures.peak / 1024
    }

    pub fn is_rival(&self) -> bool {
        self.what.starts_with(RIVAL)
    }
}

/// A number with commas: 29,750.
pub fn grouped(number: usize) -> String {
    if number < 1_000 { number.to_string() } else { format!("{},{:03}", grouped(number / 1_000), number % 1_000) }
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
    let head = "| on | what | time | CPU | peak memory |\n|---:|---|---:|---:|---:|".to_owned();
    let line = |row: &Row| {
        let (seconds, cpu) = (row.seconds(), row.figures.cpu.as_secs_f64());
        format!("| {} | {} | {seconds:.2} s | {cpu:.2} s | {} MiB |", row.on, row.what, row.mebibytes())
    };
    std::iter::once(head).chain(rows.iter().map(line)).collect::<Vec<_>>().join("\n")
}
