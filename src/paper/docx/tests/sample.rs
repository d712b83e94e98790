//! Papers to try.

use crate::model::document::{
    Align, Block, Cell, Column, Document, IssuingBody, Letterhead, Orientation, Paragraph, Role, Row, Run, Section, Signature,
    Signatures, Table, Text, Title,
};

/// A paper of one upright section.
pub(super) fn paper(blocks: Vec<Block>) -> Document {
    let sections = vec![Section { orientation: Orientation::Portrait, blocks }];
    Document {
        name: "giay".to_owned(),
        title: "Giấy".to_owned(),
        draft: false,
        one_page: false,
        run_code: String::new(),
        set_code: String::new(),
        loose: false,
        sections,
        ..Document::default()
    }
}

pub(super) fn paragraph(role: Role, text: &str) -> Block {
    Block::Paragraph(Paragraph { role, text: Text::plain(text) })
}

pub(super) fn row(cells: &[(&str, usize)], total: bool) -> Row {
    Row { cells: cells.iter().map(|(text, span)| Cell::words(Text::plain(*text), *span)).collect(), total }
}

pub(super) fn list(rows: usize) -> Table {
    let aligns = [Align::Center, Align::Left, Align::Center, Align::Left, Align::Center, Align::Left, Align::Right];
    let head = ["TT", "Họ và tên", "Ngày sinh", "Trường", "Cấp", "Thành tích", "Mức thưởng (đồng)"].map(|text| (text, 1));
    let body = (1..=rows).map(|number| {
        let serial = number.to_string();
        let name = format!("Nguyễn Thị Minh {number}");
        let cells =
            [serial.as_str(), &name, "05/02/2012", "Trường THCS Nguyễn Văn Tiết", "Tỉnh", "Giải Nhì môn Toán", "1.200.000"];
        row(&cells.map(|text| (text, 1)), false)
    });
    let rows = body.chain([row(&[("Tổng cộng", 6), ("9.999.000", 1)], true)]).collect();
    Table { columns: aligns.map(|align| Column { align }).into(), head: vec![row(&head, false)], rows, ..Table::default() }
}

pub(super) fn signatures(columns: usize) -> Signatures {
    let signers =
        [(vec!["TM. BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "Nguyễn Văn An"), (vec!["TRƯỞNG PHÒNG"], "Lê Thị Bình")];
    let signer = |(authority, name): &(Vec<&str>, &str)| Signature {
        authority: authority.iter().map(ToString::to_string).collect(),
        name: (*name).to_owned(),
        by_hand: false,
    };
    let recipients = ["- Hội Khuyến học tỉnh;", "- UBND thành phố;", "- Lưu: VT, HKH."].map(str::to_owned).into();
    Signatures { columns: signers.iter().take(columns).map(signer).collect(), recipients }
}

pub(super) fn report(rows: usize) -> Document {
    let long = "Năm học 2023 - 2024, Hội Khuyến học thành phố phối hợp với Phòng Giáo dục và Đào tạo triển khai các nội dung \
                của Thỏa thuận phối hợp công tác đến tất cả các trường học và các Hội Khuyến học xã, phường trên địa bàn.";
    let looks = Text(vec![
        Run { text: "Kết quả: ".to_owned(), bold: true, italic: false },
        Run { text: "Trường \"A&B\" <C> đạt 84,96%\nxem phụ lục.".to_owned(), bold: false, italic: true },
    ]);
    let body = |count: usize| IssuingBody {
        parent: "HỘI KHUYẾN HỌC TỈNH BÌNH DƯƠNG".to_owned(),
        name: format!("HỘI KHUYẾN HỌC THÀNH PHỐ THUẬN AN {count}").trim_end_matches(" 0").to_owned(),
    };
    let letterhead = Letterhead {
        bodies: vec![body(0)],
        number: "Số:       /BC-HKH".to_owned(),
        about: None,
        place_and_date: Some("Thuận An, ngày 05 tháng 02 năm 2024".to_owned()),
    };
    let title = Title {
        kind: "BÁO CÁO".to_owned(),
        subject: Text::plain(
            "Kết quả thực hiện Thỏa thuận phối hợp công tác năm 2024 giữa Hội Khuyến học và Phòng Giáo dục và Đào tạo",
        ),
    };
    let first = vec![
        Block::Letterhead(letterhead),
        Block::Title(title),
        Block::Addressees(vec!["Ủy ban nhân dân thành phố Thuận An".to_owned(), "Hội Khuyến học tỉnh Bình Dương".to_owned()]),
        paragraph(Role::Ground, "Căn cứ Thỏa thuận số 06/HKH-PGD ngày 05 tháng 02 năm 2024;"),
        paragraph(Role::Heading1, "I. TÌNH HÌNH CHUNG"),
        paragraph(Role::Body, long),
        paragraph(Role::Heading2, "1. Kết quả"),
        Block::Paragraph(Paragraph { role: Role::Body, text: looks }),
        paragraph(Role::ListItem, "- Học bổng: 12 suất;"),
        paragraph(Role::Heading3, "a) Chi tiết"),
        paragraph(Role::Body, long),
        paragraph(Role::Body, "Trên đây là báo cáo kết quả thực hiện./."),
        Block::Signatures(signatures(1)),
    ];
    let second = vec![
        paragraph(Role::AppendixNumber, "Phụ lục I"),
        paragraph(Role::AppendixTitle, "DANH SÁCH HỌC SINH ĐƯỢC KHEN THƯỞNG"),
        paragraph(Role::AppendixNote, "(Kèm theo Báo cáo số      /BC-HKH)"),
        paragraph(Role::TableNote, "Đơn vị tính: đồng"),
        Block::Table(list(rows)),
    ];
    let third = vec![
        paragraph(Role::TableCaption, "Bảng 2"),
        Block::Table(list(2)),
        Block::Table(list(1)),
        Block::Signatures(signatures(2)),
    ];
    Document {
        name: "bao-cao".to_owned(),
        title: "Báo cáo \"A & B\"".to_owned(),
        draft: true,
        one_page: false,
        run_code: String::new(),
        set_code: String::new(),
        loose: false,
        sections: vec![
            Section { orientation: Orientation::Portrait, blocks: first },
            Section { orientation: Orientation::Landscape, blocks: second },
            Section { orientation: Orientation::Portrait, blocks: third },
        ],
        ..Document::default()
    }
}
