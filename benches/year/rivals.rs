//! What a user would put together instead: python-calamine merely reading the files, Typst and docxtpl setting the list.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use super::measure::Figures;
use super::table::{RIVAL, Row};

/// Name of the row of the reader that reading is measured against.
pub const READER: &str = "rival: python-calamine merely reads";
const PACKAGES: [&str; 3] = ["python-calamine", "typst", "docxtpl"];

/// Rows of the rivals; none, with a word why, where they cannot be had.
pub fn measure(on: &str, folder: &Path) -> Vec<Row> {
    let (Some(baseline), Some(python)) = (baseline(), python()) else { return Vec::new() };
    let list = list(folder);
    let out = folder.with_extension("rival");
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/rivals/list_docx.py");
    let path = |path: &Path| path.to_string_lossy().into_owned();
    let jobs = [
        (READER.trim_start_matches(RIVAL), vec![path(&baseline.join("read_folder.py")), path(&folder.join("bai-nop"))]),
        (
            "Typst sets the HSG list, untagged",
            vec![
                path(&baseline.join("compile.py")),
                path(&baseline.join("list.typ")),
                path(&list),
                path(&out.with_extension("pdf")),
                "untagged".to_owned(),
            ],
        ),
        ("docxtpl fills the HSG list", vec![path(&own), path(&list), path(&out.with_extension("docx"))]),
    ];
    jobs.iter()
        .filter_map(|(what, arguments)| {
            Row::median(on, &format!("{RIVAL}{what}"), (0..3).filter_map(|_| run(&python, arguments)).collect())
        })
        .collect()
}

/// The HSG list that `lap` made, as the rivals' templates read it.
fn list(folder: &Path) -> PathBuf {
    let record: serde_json::Value = serde_json::from_slice(&std::fs::read(folder.join("ket-qua/so-lieu.json")).unwrap()).unwrap();
    let awards = record["khen_thuong"]["HSG"].as_array().unwrap();
    let text = |award: &serde_json::Value, key: &str| award[key].as_str().unwrap_or("").to_owned();
    let rows: Vec<Vec<String>> = awards
        .iter()
        .enumerate()
        .map(|(index, award)| {
            let mut row = vec![(index + 1).to_string()];
            row.extend(["ho_ten", "ngay_sinh", "lop", "ten_don_vi", "thanh_tich"].map(|key| text(award, key)));
            row.push(award["muc_thuong"].to_string());
            row
        })
        .collect();
    let total: i64 = awards.iter().filter_map(|award| award["muc_thuong"].as_i64()).sum();
    let path = folder.with_extension("list.json");
    std::fs::write(&path, serde_json::to_vec(&serde_json::json!({"rows": rows, "total": total.to_string()})).unwrap()).unwrap();
    path
}

pub fn baseline() -> Option<PathBuf> {
    let folder = std::env::var_os("KHUYENHOC_BASELINE")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/baseline"), PathBuf::from);
    if !folder.join("list.typ").is_file() {
        eprintln!("rivals left out: no scripts in {}", folder.display());
        return None;
    }
    folder.canonicalize().ok()
}

/// A Python with the rivals' packages, in a virtual environment under `target/`.
pub fn python() -> Option<PathBuf> {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rivals");
    let python = home.join("bin/python");
    let ready = || {
        Command::new(&python)
            .args(["-c", "import python_calamine, typst, docxtpl"])
            .output()
            .is_ok_and(|done| done.status.success())
    };
    if ready() {
        return Some(python);
    }
    let made = Command::new("python3").arg("-m").arg("venv").arg(&home).status().is_ok_and(|status| status.success());
    let installed = made
        && Command::new(home.join("bin/pip"))
            .args(["install", "-q"])
            .args(PACKAGES)
            .status()
            .is_ok_and(|status| status.success());
    if installed && ready() {
        return Some(python);
    }
    eprintln!("rivals left out: python3 with {} is not to be had", PACKAGES.join(", "));
    None
}

/// Runs a script and lets Python tell what its child used.
pub fn run(python: &Path, arguments: &[String]) -> Option<Figures> {
    const WRAPPER: &str = "import resource, subprocess, sys\n\
        done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)\n\
        used = resource.getrusage(resource.RUSAGE_CHILDREN)\n\
        print(done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss)";
    let start = Instant::now();
    let output = Command::new(python).args(["-c", WRAPPER]).arg(python).args(arguments).output().ok()?;
    let wall = start.elapsed();
    let text = String::from_utf8(output.stdout).ok()?;
    let mut fields = text.split_whitespace();
    if fields.next() != Some("0") {
        eprintln!("a rival failed: {}", String::from_utf8_lossy(&output.stderr));
        return None;
    }
    let cpu = Duration::from_secs_f64(fields.next()?.parse().ok()?);
    Some(Figures { wall, cpu, peak: fields.next()?.parse().ok()? })
}
