//! As `planted`, for what only some kinds of paper have: decisions, minutes, joint papers, points, and a year's own margins.

use khuyenhoc::model::document::{Block, Document, IssuingBody, Role};
use khuyenhoc::paper::font::Face;
use khuyenhoc::paper::layout::layout;
use khuyenhoc::paper::pdf;
use khuyenhoc::paper::press::Press;
use khuyenhoc::paper::style::HOUSE;

use crate::paper::{MM, slips};
use crate::planted::{bent, minutes, paragraph, report, reports, signed_by, sound, texts, written};

/// The report as a decision: authority above the grounds, "QUYẾT ĐỊNH:" below them.
fn decision() -> Document {
    let mut paper = report();
    let blocks = &mut paper.sections[0].blocks;
    if let Block::Title(title) = &mut blocks[1] {
        title.kind = String::from("QUYẾT ĐỊNH");
    }
    blocks[2] = paragraph(Role::Authority, "CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ");
    blocks[5] = paragraph(Role::Authority, "QUYẾT ĐỊNH:");
    paper
}

/// The report with other blocks in the place of its heading.
fn with(blocks: &[Block]) -> Document {
    let mut paper = report();
    paper.sections[0].blocks.splice(5..6, blocks.iter().cloned());
    paper
}

#[test]
fn slips_of_the_authority_line_are_found() {
    assert_eq!(sound(&decision()), [""; 0]);
    reports(&bent(&decision(), texts("CHỦ TỊCH ỦY BAN", |glyphs| glyphs.face = Face::Regular)), "authority line: bold false");
    reports(&bent(&decision(), texts("CHỦ TỊCH ỦY BAN", |glyphs| glyphs.x += 3.0 * MM)), "mm off the middle: CHỦ TỊCH");
    reports(&bent(&decision(), texts("QUYẾT ĐỊNH:", |glyphs| glyphs.size = 15.0)), "authority line: 15 pt");
    reports(&bent(&decision(), texts("QUYẾT ĐỊNH:", |glyphs| glyphs.text = "Quyết định:".into())), "not in capitals: Quyết");
    reports(&bent(&decision(), texts("QUYẾT ĐỊNH:", |glyphs| glyphs.text = "NAY".into())), "no line QUYẾT ĐỊNH:");
}

#[test]
fn points_out_of_the_alphabet_are_found() {
    let points = |letters: &str| {
        with(&letters.chars().map(|letter| paragraph(Role::Body, &format!("{letter}) Nội dung."))).collect::<Vec<_>>())
    };
    for right in ["abcdđeghi", "abab"] {
        assert_eq!(sound(&points(right)), [""; 0], "{right}");
    }
    for (wrong, slip) in
        [("abcde", "out of order: e)"), ("ac", "out of order: c)"), ("bc", "out of order: b)"), ("aw", "point: w)")]
    {
        reports(&sound(&points(wrong)), slip);
    }
}

#[test]
fn clerk_and_chair_of_minutes_have_their_sides() {
    let signed = |posts: &[&str]| {
        let mut paper = minutes(None);
        signed_by(&mut paper, posts);
        sound(&paper)
    };
    assert_eq!(signed(&["THƯ KÝ", "CHỦ TỌA"]), [""; 0]);
    assert_eq!(signed(&["THƯ KÝ", "ĐẠI DIỆN ĐƠN VỊ ĐƯỢC KIỂM TRA", "CHỦ TỌA"]), [""; 0]);
    reports(&signed(&["CHỦ TỌA", "THƯ KÝ"]), "THƯ KÝ is not at the left");
    reports(&signed(&["THƯ KÝ", "CHỦ TỊCH"]), "minutes without");
    reports(&bent(&minutes(None), texts("THƯ KÝ", |glyphs| glyphs.baseline += 5.0)), "THƯ KÝ is not at the left");
}

#[test]
fn joint_papers_name_both_bodies_in_letterhead_and_symbol() {
    let joint = |bodies: &[&str], number: &str| {
        let mut paper = report();
        if let Block::Letterhead(head) = &mut paper.sections[0].blocks[0] {
            let body = |name: &&str| IssuingBody { parent: String::new(), name: (*name).to_owned() };
            head.bodies = bodies.iter().map(body).collect();
            head.number = number.to_owned();
        }
        signed_by(&mut paper, &["KT. TRƯỞNG PHÒNG", "CHỦ TỊCH"]);
        sound(&paper)
    };
    let both = ["HỘI KHUYẾN HỌC", "PHÒNG GIÁO DỤC"];
    assert_eq!(joint(&both, "Số: 06/BC-HKH-PGD"), [""; 0]);
    reports(&joint(&both, "Số: 06/BC-HKH"), "the symbol names one");
    reports(&joint(&both[..1], "Số: 06/BC-HKH-PGD"), "the letterhead names one");
}

#[test]
fn figures_written_otherwise_are_found() {
    reports(&written("Không có.", "Quỹ có 1234567 đồng."), "figure without dots");
    reports(&written("Không có.", "Đạt 85.04%."), "decimal point");
    assert_eq!(written("Không có.", "Đạt 85,04% của 1.234.567 đồng, khoản 2.1, năm 2024."), [""; 0]);
}

#[test]
fn margins_and_indents_are_judged_by_the_years_own_table() {
    let mut press = Press::default();
    (press.styles.margins.top, press.styles.margins.left, press.styles.margins.right) = (25.0, 35.0, 20.0);
    for row in [&mut press.styles.body, &mut press.styles.ground, &mut press.styles.heading_1] {
        row.first_line = 10.0;
    }
    let paper = report();
    let made = pdf::write(&paper, &layout(&paper, &press), &press.faces).unwrap();
    assert_eq!(slips(&made, &press.styles), [""; 0]);
    reports(&slips(&made, &HOUSE), "left margin: the leftmost text begins at 35.0 mm");
    let house = pdf::write(&paper, &layout(&paper, &Press::default()), &press.faces).unwrap();
    reports(&slips(&house, &press.styles), "left margin 30.0 mm");
}
