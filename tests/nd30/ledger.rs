//! The ledger stays true: what docs/nd30.md cites is there.

use std::fs;
use std::path::Path;

#[test]
fn every_style_row_and_test_that_the_ledger_cites_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ledger = fs::read_to_string(root.join("docs/nd30.md")).unwrap();
    let mut sources = String::new();
    let mut open = vec![root.join("src"), root.join("tests")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                sources.push_str(&fs::read_to_string(&path).unwrap());
            }
        }
    }
    let (mut rows, mut tests, mut missing) = (0, 0, Vec::new());
    // Between back quotes: a name in capitals is a row of the style table, one with low lines a test.
    for cited in ledger.split('`').skip(1).step_by(2) {
        let plain =
            |extra: fn(char) -> bool| cited.chars().all(|letter| letter == '_' || letter.is_ascii_digit() || extra(letter));
        if plain(|letter| letter.is_ascii_uppercase()) {
            rows += 1;
            if !sources.contains(&format!("const {cited}:")) && !sources.contains(&format!("{}:", cited.to_lowercase())) {
                missing.push(format!("style row {cited}"));
            }
        } else if cited.matches('_').count() >= 2 && plain(|letter| letter.is_ascii_lowercase()) {
            tests += 1;
            if !sources.contains(&format!("fn {cited}(")) {
                missing.push(format!("test {cited}"));
            }
        }
    }
    assert_eq!(missing, [""; 0]);
    assert!(rows > 20 && tests > 10, "{rows} style rows, {tests} tests");
}

#[test]
fn every_element_has_its_state() {
    let ledger = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/nd30.md")).unwrap();
    let rows =
        ledger.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| element") && !line.starts_with("|---"));
    let stateless: Vec<&str> = rows
        .filter(|line| !["| enforced |", "| documented |", "| not applicable |"].iter().any(|state| line.contains(state)))
        .collect();
    assert_eq!(stateless, [""; 0]);
}
