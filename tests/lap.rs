//! `lap` as cron and clerks run it: same bytes, whole results, honest exit codes.
#![allow(clippy::disallowed_methods, reason = "tests make and read folders")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "what goes wrong in a helper fails the test")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use khuyenhoc::publish::digest;
use khuyenhoc::readback;
use support::folder::contents;
use support::run::{lap, program, said, year};

/// The manifest's promise: every file it lists is there with its hash, and there is no other.
fn is_whole(results: &Path) -> bool {
    let files = contents(results);
    let Some(manifest) = files.get("nhat-ky.json") else { return false };
    let manifest: serde_json::Value = serde_json::from_slice(manifest).unwrap();
    let listed: BTreeMap<String, String> = manifest["dau_ra"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| (entry["tep"].as_str().unwrap().to_owned(), entry["sha256"].as_str().unwrap().to_owned()))
        .collect();
    let found: BTreeMap<String, String> = files
        .iter()
        .filter(|(name, _)| *name != "nhat-ky.json")
        .map(|(name, bytes)| (name.clone(), digest(bytes).to_string()))
        .collect();
    listed == found
}

/// Unit codes, in the order of the year.
fn units(results: &Path) -> Vec<String> {
    let record: serde_json::Value = serde_json::from_slice(&fs::read(results.join("so-lieu.json")).unwrap()).unwrap();
    record["don_vi"].as_array().unwrap().iter().map(|unit| unit["ma"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_late_unit_and_one_that_is_held_out_get_a_letter_and_no_other_does() {
    let year = year();
    fs::remove_file(year.path().join("bai-nop/cq-01.xlsx")).unwrap();
    fs::copy(year.path().join("bai-nop/th-anphu.xlsx"), year.path().join("bai-nop/hai.xlsx")).unwrap();
    let output = lap(year.path(), &["--chi", "cong-van-don-doc", "--dang", "pdf"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let results = year.path().join("ket-qua");
    assert!(is_whole(&results));
    let papers: Vec<String> = contents(&results).into_keys().filter(|name| name.starts_with("van-ban")).collect();
    assert_eq!(papers, ["van-ban/cong-van-don-doc/CQ-01.pdf", "van-ban/cong-van-don-doc/TH-ANPHU.pdf"]);
}

#[test]
fn a_complete_year_gives_every_paper_and_exit_code_0() {
    let year = year();
    let output = lap(year.path(), &["--chinh-thuc"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let results = year.path().join("ket-qua");
    assert!(is_whole(&results));
    let files = contents(&results);
    let manifest: serde_json::Value = serde_json::from_slice(&files["nhat-ky.json"]).unwrap();
    let code = manifest["ma_lap"].as_str().unwrap();
    assert!(code.len() == 12 && code.chars().all(|digit| digit.is_ascii_hexdigit()), "{code}");
    let units = units(&results);
    let (own, names): (Vec<String>, Vec<String>) = files.into_keys().partition(|name| name.matches('/').count() > 1);
    let each = |paper: &str| units.iter().map(move |unit| format!("van-ban/{paper}/{unit}")).collect::<Vec<_>>();
    let mut expected: Vec<String> = each("bien-ban-kiem-tra")
        .iter()
        .chain(&each("giay-moi"))
        .chain(&each("phieu-ket-qua"))
        .flat_map(|name| [format!("{name}.docx"), format!("{name}.pdf")])
        .collect();
    expected.sort();
    assert_eq!(own, expected, "nobody is late, so there is no letter");
    assert_eq!(
        names,
        [
            "giay-khen/giay-khen-gvbd.pdf",
            "giay-khen/giay-khen-hocbong.pdf",
            "giay-khen/giay-khen-hsg.pdf",
            "giay-khen/vua-khung.txt",
            "giay-khen/xem-chung-gvbd.pdf",
            "giay-khen/xem-chung-hocbong.pdf",
            "giay-khen/xem-chung-hsg.pdf",
            "kiem-tra.json",
            "kiem-tra.txt",
            "nhat-ky.json",
            "so-lieu.json",
            "so-lieu.xlsx",
            // Its figures count; one of them is unusual, and the unit is asked to look again.
            "tra-lai/X-ANSON.eml",
            "tra-lai/X-ANSON.xlsx",
            "tron-thu/giay-khen.csv",
            "tron-thu/giay-khen.xlsx",
            "van-ban/bang-ma-loi.docx",
            "van-ban/bang-ma-loi.pdf",
            "van-ban/bao-cao-tong-ket.docx",
            "van-ban/bao-cao-tong-ket.pdf",
            "van-ban/cho-ngoi.docx",
            "van-ban/cho-ngoi.pdf",
            "van-ban/danh-sach-gvbd.docx",
            "van-ban/danh-sach-gvbd.pdf",
            "van-ban/danh-sach-hoc-bong.docx",
            "van-ban/danh-sach-hoc-bong.pdf",
            "van-ban/danh-sach-hsg.docx",
            "van-ban/danh-sach-hsg.pdf",
            "van-ban/danh-sach-tap-the.docx",
            "van-ban/danh-sach-tap-the.pdf",
            "van-ban/danh-sach-theo-truong.docx",
            "van-ban/danh-sach-theo-truong.pdf",
            "van-ban/dong-goi.docx",
            "van-ban/dong-goi.pdf",
            "van-ban/giay-moi-gia-dinh.docx",
            "van-ban/giay-moi-gia-dinh.pdf",
            "van-ban/ke-hoach-le.docx",
            "van-ban/ke-hoach-le.pdf",
            "van-ban/kich-ban-le.docx",
            "van-ban/kich-ban-le.pdf",
            "van-ban/ky-nhan-gvbd.docx",
            "van-ban/ky-nhan-gvbd.pdf",
            "van-ban/ky-nhan-hoc-bong.docx",
            "van-ban/ky-nhan-hoc-bong.pdf",
            "van-ban/ky-nhan-hsg.docx",
            "van-ban/ky-nhan-hsg.pdf",
            "van-ban/nhan-phong-bi.docx",
            "van-ban/nhan-phong-bi.pdf",
            "van-ban/quyet-dinh-khen-thuong.docx",
            "van-ban/quyet-dinh-khen-thuong.pdf",
            "van-ban/the-goi-ten.docx",
            "van-ban/the-goi-ten.pdf",
            "van-ban/thoa-thuan.docx",
            "van-ban/thoa-thuan.pdf",
            "van-ban/to-trinh-khen-thuong.docx",
            "van-ban/to-trinh-khen-thuong.pdf",
        ]
    );
}

#[test]
fn a_missing_unit_makes_drafts_and_exit_code_1_and_no_final_papers() {
    let year = year();
    fs::remove_file(year.path().join("bai-nop/cq-01.xlsx")).unwrap();
    assert_eq!(lap(year.path(), &[]).status.code(), Some(1));
    let before = contents(&year.path().join("ket-qua"));
    let refused = lap(year.path(), &["--chinh-thuc"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("CQ-01"), "{}", said(&refused));
    assert_eq!(contents(&year.path().join("ket-qua")), before, "a refusal leaves the results alone");
}

#[test]
fn a_file_of_nobody_with_an_error_keeps_papers_drafts() {
    let year = year();
    fs::write(year.path().join("bai-nop/la.xlsx"), b"PK\x03\x04 cut").unwrap();
    assert_eq!(lap(year.path(), &[]).status.code(), Some(1));
    let refused = lap(year.path(), &["--chinh-thuc"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("bai-nop/la.xlsx"), "{}", said(&refused));
}

#[cfg(unix)]
#[test]
fn a_link_is_reported_and_never_followed() {
    let year = year();
    let elsewhere = tempfile::tempdir().unwrap();
    fs::copy(year.path().join("bai-nop/cq-01.xlsx"), elsewhere.path().join("cq.xlsx")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path().join("cq.xlsx"), year.path().join("bai-nop/nho.xlsx")).unwrap();
    assert_eq!(lap(year.path(), &[]).status.code(), Some(1));
    let report = fs::read_to_string(year.path().join("ket-qua/kiem-tra.txt")).unwrap();
    assert!(report.contains("bai-nop/nho.xlsx") && report.contains("[TEP-08]"), "{report}");
    assert!(!report.contains("DV-03"), "the linked file was not read: {report}");
}

#[test]
fn the_same_inputs_give_the_same_bytes_with_any_number_of_threads() {
    let year = year();
    let run = |threads: &str, name: &str| {
        let out = year.path().join(name);
        let output = lap(year.path(), &["--luong", threads, "--ra", out.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        contents(&out)
    };
    let one = run("1", "mot");
    assert_eq!(run("1", "mot"), one);
    assert_eq!(run("8", "tam"), one);
}

#[test]
fn cron_has_no_terminal_no_environment_and_another_directory() {
    let year = year();
    let mut cron = program();
    cron.arg("lap").arg(year.path()).env_clear().env("PATH", "/usr/bin:/bin").current_dir("/").stdin(Stdio::null());
    let output = cron.output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(output.stdout.is_empty());
    let said = said(&output);
    // Of the four papers for single units three are made for each, nobody gets a letter, none of the five public ones is made, and
    // there is no collective to sign for money and no donor to thank.
    let made = khuyenhoc::compose::BUILT_IN.len() - 4 - 5 - 2 + 3 * units(&year.path().join("ket-qua")).len();
    assert!(!said.contains('\u{1b}') && !said.contains('\r'), "no colours, no bars: {said:?}");
    assert!(said.lines().last().unwrap().starts_with(&format!("Xong: {made} văn bản")), "{said}");
    let year = self::year();
    let quiet = lap(year.path(), &["--im-lang"]);
    assert!(quiet.stderr.is_empty() && quiet.stdout.is_empty());
}

#[test]
fn a_machine_without_a_viewer_makes_the_paper_and_says_where_it_is() {
    let year = year();
    let nowhere = tempfile::tempdir().unwrap();
    let mut lap = program();
    lap.arg("lap").arg(year.path()).args(["--chi", "danh-sach-gvbd", "--xem"]).env_clear().env("PATH", nowhere.path());
    let output = lap.output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let paper = year.path().join("ket-qua").join("van-ban").join("danh-sach-gvbd.pdf");
    assert!(paper.is_file() && said(&output).contains(&paper.display().to_string()), "{}", said(&output));
}

#[cfg(target_os = "linux")]
#[test]
fn the_viewer_is_given_the_one_paper_or_the_folder_of_several() {
    use std::os::unix::fs::PermissionsExt;
    let year = year();
    let tools = tempfile::tempdir().unwrap();
    let (opener, seen) = (tools.path().join("xdg-open"), tools.path().join("seen"));
    fs::write(&opener, format!("#!/bin/sh\nprintf %s \"$1\" >'{}'\n", seen.display())).unwrap();
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).unwrap();
    for (wish, shown) in [
        (&["danh-sach-gvbd"][..], "van-ban/danh-sach-gvbd.pdf"),
        (&["danh-sach-gvbd", "--dang", "docx"], "van-ban/danh-sach-gvbd.docx"),
        (&["danh-sach-gvbd", "danh-sach-hsg"], "van-ban"),
    ] {
        let output = program().arg("lap").arg(year.path()).args(["--xem", "--chi"]).args(wish).env("PATH", tools.path()).output();
        assert_eq!(output.unwrap().status.code(), Some(0));
        assert_eq!(fs::read_to_string(&seen).unwrap(), year.path().join("ket-qua").join(shown).to_string_lossy());
    }
}

#[test]
fn a_run_killed_at_any_moment_leaves_the_old_results_or_the_new_ones() {
    let year = year();
    let results = year.path().join("ket-qua");
    assert_eq!(lap(year.path(), &[]).status.code(), Some(0));
    let old = contents(&results);
    fs::remove_file(year.path().join("bai-nop/cq-01.xlsx")).unwrap();
    let mut replaced = false;
    for step in 0..40 {
        let mut run = program().arg("lap").arg(year.path()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(step * 25));
        run.kill().unwrap();
        run.wait().unwrap();
        assert!(is_whole(&results), "killed after {} ms", step * 25);
        replaced |= contents(&results) != old;
        if replaced {
            break;
        }
    }
    assert_eq!(lap(year.path(), &[]).status.code(), Some(1));
    assert!(is_whole(&results) && contents(&results) != old);
    let beside: Vec<_> =
        fs::read_dir(year.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!beside.iter().any(|name| name.starts_with(".ket-qua")), "nothing stays beside the results: {beside:?}");
}

#[test]
fn a_second_run_is_kept_out() {
    let year = year();
    let lock = fs::File::create(year.path().join(".khoa")).unwrap();
    lock.lock().unwrap();
    let output = lap(year.path(), &[]);
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    assert!(!year.path().join("ket-qua").exists());
    drop(lock);
    assert_eq!(lap(year.path(), &[]).status.code(), Some(0));
}

#[test]
fn a_folder_with_other_files_is_never_replaced() {
    let year = year();
    let out = tempfile::tempdir().unwrap();
    fs::write(out.path().join("của tôi.txt"), "quý").unwrap();
    let output = lap(year.path(), &["--ra", out.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(out.path().join("của tôi.txt")).unwrap(), "quý");
}

#[test]
fn a_faulty_agreement_stops_the_run_at_its_line_and_column() {
    let year = year();
    let path = year.path().join("thoa-thuan.toml");
    let text = fs::read_to_string(&path).unwrap().replace("nguong = \"85%\"", "nguong = \"85\"");
    fs::write(&path, &text).unwrap();
    let line = text.lines().position(|line| line == "nguong = \"85\"").unwrap() + 1;
    let output = lap(year.path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).starts_with(&format!("thoa-thuan.toml, dòng {line}, cột 10: ")), "{}", said(&output));
    assert!(!year.path().join("ket-qua").exists());
}

#[test]
fn only_the_chosen_documents_and_formats_are_made() {
    let year = year();
    let output = lap(year.path(), &["--chi", "danh-sach-hsg", "--dang", "pdf"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let papers: Vec<String> =
        contents(&year.path().join("ket-qua")).into_keys().filter(|name| name.starts_with("van-ban")).collect();
    assert_eq!(papers, ["van-ban/danh-sach-hsg.pdf"]);
    let unknown = lap(year.path(), &["--chi", "danh-sach-hgs"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(said(&unknown).contains("“danh-sach-hsg”"), "{}", said(&unknown));
}

/// All that a paper holds in words: what it shows, and every part and stream of it, unpacked.
fn said_by(name: &str, bytes: &[u8]) -> Vec<String> {
    let one_line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut said = vec![String::from_utf8_lossy(bytes).into_owned()];
    if Path::new(name).extension().is_some_and(|end| end == "docx") {
        said.push(one_line(readback::docx(bytes).unwrap()));
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        for index in 0..archive.len() {
            let mut part = Vec::new();
            std::io::Read::read_to_end(&mut archive.by_index(index).unwrap(), &mut part).unwrap();
            said.push(String::from_utf8_lossy(&part).into_owned());
        }
    } else {
        said.push(one_line(readback::pdf(bytes).unwrap()));
        let pdf = lopdf::Document::load_mem(bytes).unwrap();
        for object in pdf.objects.values() {
            if let Ok(stream) = object.as_stream() {
                let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
                said.push(String::from_utf8_lossy(&content).into_owned());
            }
        }
        said.extend(strings(&pdf));
    }
    said
}

/// The text strings of a file outside its streams: its title, what its tags stand for.
fn strings(pdf: &lopdf::Document) -> Vec<String> {
    fn collect(object: &lopdf::Object, found: &mut Vec<String>) {
        match object {
            lopdf::Object::String(..) => found.extend(lopdf::decode_text_string(object).ok()),
            lopdf::Object::Array(items) => items.iter().for_each(|item| collect(item, found)),
            lopdf::Object::Dictionary(entries) => entries.iter().for_each(|(_, entry)| collect(entry, found)),
            lopdf::Object::Stream(stream) => stream.dict.iter().for_each(|(_, entry)| collect(entry, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    pdf.objects.values().for_each(|object| collect(object, &mut found));
    found
}

#[test]
fn the_public_edition_is_made_only_when_asked_for_and_tells_nothing_private() {
    let year = year();
    let output = lap(year.path(), &["--cong-khai"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let results = year.path().join("ket-qua");
    assert!(is_whole(&results));
    let files = contents(&results);
    let public: Vec<&String> = files.keys().filter(|name| name.starts_with("cong-khai/")).collect();
    assert_eq!(public.len(), 10, "{public:?}");
    assert!(files.contains_key("van-ban/danh-sach-hsg.pdf"), "the other papers are made as well");
    // Results are replaced whole: what an edition for the wall left out would be gone from the office's own.
    assert!(files.keys().any(|name| name.starts_with("giay-khen/")), "certificates too");
    let record: serde_json::Value = serde_json::from_slice(&files["so-lieu.json"]).unwrap();
    let mut private: Vec<String> = Vec::new();
    for list in record["khen_thuong"].as_object().unwrap().values() {
        for person in list.as_array().unwrap() {
            if let Some(date) = person["ngay_sinh"].as_str() {
                let parts: Vec<&str> = date.split('-').collect();
                private.extend([date.to_owned(), format!("{}/{}/{}", parts[2], parts[1], parts[0])]);
            }
            private.extend(person["hoan_canh"].as_str().filter(|words| !words.is_empty()).map(str::to_owned));
        }
    }
    private.sort_unstable();
    private.dedup();
    assert!(private.len() > 20);
    let tells = |name: &str| {
        let said = said_by(name, &files[name]);
        private.iter().find(|word| said.iter().any(|text| text.contains(word.as_str())))
    };
    // What the search would find, it does find where it stands.
    for name in ["van-ban/danh-sach-hoc-bong.pdf", "van-ban/danh-sach-hoc-bong.docx"] {
        assert!(tells(name).is_some(), "{name}");
    }
    for name in public {
        assert_eq!(tells(name), None, "{name}");
    }
    let output = lap(year.path(), &["--chi", "cong-khai-hsg", "--dang", "pdf"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let papers: Vec<String> = contents(&results).into_keys().filter(|name| name.contains('/')).collect();
    assert_eq!(papers, ["cong-khai/cong-khai-hsg.pdf"]);
}
