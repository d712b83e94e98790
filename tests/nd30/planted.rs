//! Papers with one slip each: the checker must find it, and nothing in the sound paper.

use khuyenhoc::model::document::{
    Block, Document, IssuingBody, Letterhead, Orientation, Paragraph, Role, Section, Signature, Signatures, Text, Title,
};
use khuyenhoc::model::page::{Glyphs, Item, Paper};
use khuyenhoc::paper::font::Face;
use khuyenhoc::paper::layout::layout;
use khuyenhoc::paper::pdf;
use khuyenhoc::paper::press::Press;

use crate::paper::{MM, MOTTO, NATION, slips};

pub fn paragraph(role: Role, text: &str) -> Block {
    Block::Paragraph(Paragraph { role, text: Text::plain(text) })
}

/// A report of three pages with everything the decree asks for.
pub fn report() -> Document {
    let long = "Các đơn vị trường học đã tổ chức tuyên truyền, phát triển hội viên và xây dựng quỹ khuyến học. ".repeat(5);
    let head = Letterhead {
        bodies: vec![IssuingBody {
            parent: "HỘI KHUYẾN HỌC TỈNH".to_owned(), name: "HỘI KHUYẾN HỌC THÀNH PHỐ".to_owned()
        }],
        number: "Số: 06/BC-HKH".to_owned(),
        about: None,
        place_and_date: Some("Thuận An, ngày 05 tháng 02 năm 2024".to_owned()),
    };
    let title = Title {
        kind: "BÁO CÁO".to_owned(), subject: Text::plain("Kết quả phối hợp công tác khuyến học năm 2024")
    };
    let mut blocks =
        vec![Block::Letterhead(head), Block::Title(title), Block::Addressees(vec!["Ủy ban nhân dân tỉnh".to_owned()])];
    blocks.push(paragraph(Role::Ground, "Căn cứ Quyết định số 242/QĐ-KHVN ngày 28 tháng 7 năm 2022 của Hội;"));
    blocks.push(paragraph(Role::Ground, "Căn cứ Thỏa thuận số 06/HKH-PGD ngày 21 tháng 02 năm 2024."));
    blocks.push(paragraph(Role::Heading1, "I. TÌNH HÌNH CHUNG"));
    blocks.extend((0..12).map(|_| paragraph(Role::Body, long.trim_end())));
    blocks.push(paragraph(Role::Body, "Trên đây là báo cáo kết quả phối hợp công tác./."));
    blocks.push(Block::Signatures(Signatures {
        columns: vec![Signature {
            authority: vec!["TM. BAN THƯỜNG VỤ".to_owned(), "KT. CHỦ TỊCH".to_owned(), "PHÓ CHỦ TỊCH".to_owned()],
            name: "Nguyễn Văn An".to_owned(),
            by_hand: false,
        }],
        recipients: vec!["- Như trên;".to_owned(), "- Lưu: VT, HKH.".to_owned()],
    }));
    let appendix = vec![
        paragraph(Role::AppendixNumber, "Phụ lục"),
        paragraph(Role::AppendixTitle, "KẾT QUẢ CỦA CÁC TRƯỜNG"),
        paragraph(Role::AppendixNote, "(Kèm theo Báo cáo số 06/BC-HKH)"),
        paragraph(Role::Body, "Không có."),
    ];
    let section = |orientation, blocks| Section { orientation, blocks };
    Document {
        name: "thu".to_owned(),
        title: "Báo cáo".to_owned(),
        draft: false,
        one_page: false,
        run_code: "3f9a21bc07de".to_owned(),
        set_code: String::new(),
        sections: vec![section(Orientation::Portrait, blocks), section(Orientation::Landscape, appendix)],
        ..Document::default()
    }
}

fn letter() -> Document {
    let mut paper = report();
    paper.sections.truncate(1);
    paper.sections[0].blocks.remove(1);
    if let Block::Letterhead(head) = &mut paper.sections[0].blocks[0] {
        head.about = Some("V/v nộp báo cáo năm 2024".to_owned());
    }
    paper
}

pub fn minutes(place: Option<&str>) -> Document {
    let mut paper = report();
    if let [Block::Letterhead(head), Block::Title(title), ..] = paper.sections[0].blocks.as_mut_slice() {
        head.place_and_date = place.map(str::to_owned);
        title.kind = String::from("BIÊN BẢN");
    }
    signed_by(&mut paper, &["THƯ KÝ", "CHỦ TỌA"]);
    paper
}

/// Has some sign a paper, from left to right, names left to be written.
pub fn signed_by(paper: &mut Document, posts: &[&str]) {
    if let Some(Block::Signatures(block)) = paper.sections[0].blocks.last_mut() {
        block.columns = posts
            .iter()
            .map(|post| Signature { authority: vec![(*post).to_owned()], name: String::new(), by_hand: true })
            .collect();
    }
}

/// Slips of a paper whose pages were bent after layout.
pub fn bent(document: &Document, bend: impl Fn(&mut Paper)) -> Vec<String> {
    let press = Press::default();
    let mut paper = layout(document, &press);
    bend(&mut paper);
    slips(&pdf::write(document, &paper, &press.faces).unwrap(), &press.styles)
}

pub fn sound(document: &Document) -> Vec<String> {
    bent(document, |_| {})
}

/// Bends every text that begins so.
pub fn texts(start: &'static str, bend: fn(&mut Glyphs)) -> impl Fn(&mut Paper) {
    move |paper| {
        for item in paper.pages.iter_mut().flat_map(|page| &mut page.items) {
            if let Item::Glyphs(glyphs) = item
                && glyphs.text.starts_with(start)
            {
                bend(glyphs);
            }
        }
    }
}

/// Takes away the rule of the first page that has this place among its rules.
fn without_rule(index: usize) -> impl Fn(&mut Paper) {
    move |paper| {
        let rules: Vec<usize> =
            (0..).zip(&paper.pages[0].items).filter(|(_, item)| matches!(item, Item::Rule(_))).map(|(at, _)| at).collect();
        paper.pages[0].items.remove(rules[index]);
    }
}

#[track_caller]
pub fn reports(found: &[String], word: &str) {
    assert!(found.iter().any(|slip| slip.contains(word)), "{word}: {found:#?}");
}

#[test]
fn sound_papers_have_no_slip() {
    for paper in [report(), letter(), minutes(None)] {
        assert_eq!(sound(&paper), [""; 0]);
    }
}

#[test]
fn slips_of_the_page_are_found() {
    let all = |bend: fn(&mut Glyphs)| texts("", bend);
    reports(&bent(&report(), all(|glyphs| glyphs.x -= 5.0 * MM)), "left margin");
    reports(&bent(&report(), all(|glyphs| glyphs.x += 5.0 * MM)), "right margin");
    reports(&bent(&report(), all(|glyphs| glyphs.baseline += 15.0 * MM)), "bottom margin");
    let mut half = report();
    half.draft = true;
    reports(&bent(&half, |paper| drop(paper.pages[0].items.remove(0))), "DỰ THẢO on 3 of 4 pages");
    reports(&bent(&report(), texts("Mã lập", |glyphs| glyphs.text = "x".into())), "the run's code");
    reports(&bent(&report(), |paper| paper.pages[1].width += 20.0), "paper");
    reports(&bent(&report(), texts("2", |glyphs| glyphs.size = 11.0)), "page number: 11 pt");
    reports(&bent(&report(), texts("2", |glyphs| glyphs.x = 90.0)), "mm off the middle: 2");
    reports(&bent(&report(), texts("2", |glyphs| glyphs.text = "3".into())), "page number 3");
}

#[test]
fn slips_of_the_letterhead_are_found() {
    reports(&bent(&report(), texts(NATION, |glyphs| glyphs.size = 14.0)), "Quốc hiệu: 14 pt");
    reports(&bent(&report(), texts(NATION, |glyphs| glyphs.text = "CỘNG HÒA XÃ HỘI".into())), "Quốc hiệu is not one line");
    reports(&bent(&report(), texts(MOTTO, |glyphs| glyphs.face = Face::Regular)), "Tiêu ngữ: bold false");
    reports(&bent(&report(), texts(MOTTO, |glyphs| glyphs.x += 4.0 * MM)), "Tiêu ngữ: ");
    let found: Vec<String> = (0..3).flat_map(|index| bent(&report(), without_rule(index))).collect();
    for rule in ["rule under Tiêu ngữ", "no rule under the issuing body", "no rule under the title"] {
        reports(&found, rule);
    }
    reports(&bent(&report(), texts("Số:", |glyphs| glyphs.size = 12.0)), "number: 12 pt");
    reports(
        &bent(&report(), texts("Thuận An, ngày", |glyphs| glyphs.face = Face::Regular)),
        "place and date: bold false italic false",
    );
    reports(&bent(&report(), texts("Thuận An, ngày", |glyphs| glyphs.x -= 5.0 * MM)), "place and date: ");
    reports(&bent(&letter(), texts("V/v", |glyphs| glyphs.baseline += 4.0)), "below the number");
    reports(&sound(&minutes(Some("Thuận An, ngày 05 tháng 02 năm 2024"))), "a biên bản has no place and date");
}

#[test]
fn slips_of_rule_lengths_are_found() {
    let stretched = |paper: &mut Paper| {
        for item in &mut paper.pages[0].items {
            if let Item::Rule(rule) = item {
                rule.width *= 1.6;
            }
        }
    };
    let found = bent(&report(), stretched);
    for rule in ["rule under Tiêu ngữ", "rule under the issuing body", "rule under the title"] {
        reports(&found, rule);
    }
}

#[test]
fn slips_of_the_text_are_found() {
    reports(&bent(&report(), texts("BÁO CÁO", |glyphs| glyphs.size = 16.0)), "kind of document: 16 pt");
    reports(&bent(&report(), texts("Căn cứ", |glyphs| glyphs.face = Face::Regular)), "ground is not italic");
    reports(&bent(&report(), texts("Các đơn vị", |glyphs| glyphs.stretch = 0.0)), "not justified");
    reports(&bent(&report(), texts("I. ", |glyphs| glyphs.face = Face::Regular)), "not bold: I. ");
    reports(&bent(&report(), texts("Phụ lục", |glyphs| glyphs.size = 12.0)), "Phụ lục: 12 pt");
    reports(&bent(&report(), texts("(Kèm theo", |glyphs| glyphs.face = Face::Bold)), "(Kèm theo ...): bold true");
    reports(&written("năm 2024.", "năm 2024;"), "ground does not end with .");
    reports(&written("công tác./.", "công tác."), "does not end with ./.");
    let single = |paper: &mut Paper| {
        for (step, item) in (0_u8..).zip(paper.pages[1].items.iter_mut().take(20)) {
            if let Item::Glyphs(glyphs) = item {
                glyphs.baseline -= f32::from(step) * 2.0;
            }
        }
    };
    reports(&bent(&report(), single), "line pitch");
}

#[test]
fn slips_of_signature_and_recipients_are_found() {
    reports(&bent(&report(), texts("Nguyễn Văn An", |glyphs| glyphs.baseline += 10.0 * MM)), "mm for the signature");
    reports(&bent(&report(), texts("PHÓ CHỦ TỊCH", |glyphs| glyphs.size = 12.8)), "authority and post: 12.8 pt");
    reports(&bent(&report(), texts("Nơi nhận", |glyphs| glyphs.size = 13.0)), "Nơi nhận: 13 pt");
    reports(&bent(&report(), texts("Như trên", |glyphs| glyphs.size = 13.0)), "recipient");
    let alone = |paper: &mut Paper| {
        let last = paper.pages.len() - 2;
        paper.pages[last]
            .items
            .retain(|item| !matches!(item, Item::Glyphs(glyphs) if glyphs.size > 13.5 && glyphs.face == Face::Regular));
    };
    reports(&bent(&report(), alone), "stands alone");
}

/// Slips of the report with some words written otherwise.
pub fn written(right: &str, wrong: &str) -> Vec<String> {
    let mut paper = report();
    for block in paper.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        match block {
            Block::Letterhead(head) => {
                head.number = head.number.replace(right, wrong);
                head.place_and_date = head.place_and_date.take().map(|place| place.replace(right, wrong));
            }
            Block::Paragraph(paragraph) => paragraph.text = Text::plain(paragraph.text.to_plain().replace(right, wrong)),
            Block::Signatures(block) => {
                block.recipients.iter_mut().for_each(|line| *line = line.replace(right, wrong));
                for column in &mut block.columns {
                    column.name = column.name.replace(right, wrong);
                    column.authority.iter_mut().for_each(|line| *line = line.replace(right, wrong));
                }
            }
            Block::Title(_) | Block::Addressees(_) | Block::Table(_) | Block::PageBreak => {}
        }
    }
    sound(&paper)
}

#[test]
fn the_slips_of_the_signed_agreement_are_found() {
    reports(&written("Số: 06/BC-HKH", "Số: 06 / HKH-PGD"), "spaces in the number");
    reports(&written("Số: 06/", "Số: 6/"), "leading zero");
    reports(&written("ngày 05 tháng 02", "ngày 5 tháng 02"), "ngày 5, not 05");
    reports(&written("ngày 05 tháng 02", "ngày 05 tháng 08"), "tháng 08, not 8");
    reports(&written("TM. BAN THƯỜNG VỤ", "TM.BTV"), "no space after TM.");
    reports(&written("KT. CHỦ TỊCH", "KT.TRƯỞNG PHÒNG"), "no space after KT.");
    reports(&written("Nguyễn Văn An", "NGUYỄN VĂN AN"), "name in capitals");
    reports(&written("PHÓ CHỦ TỊCH", "PHÓ PHÒNG"), "post written short");
    reports(&written("Lưu: VT, HKH.", "Lưu VT- HKH."), "last recipient is not Lưu: VT");
    reports(&written("242/QĐ-KHVN", "131/SGDDĐT-HKH"), "abbreviation misspelt");
}
