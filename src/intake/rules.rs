//! What intake finds at fault: the file itself (TEP), a list that cannot be found in it (DS-9x), item sheets (SL-9x).

use std::fmt;

use crate::model::finding::{Rule, Severity};

/// All rules of this room, in order of their codes.
pub static RULES: &[&Rule] = &[
    &NO_SHEET_OF_LIST,
    &NO_COLUMN,
    &SHEET_TWICE,
    &COLUMN_TWICE,
    &COLUMN_UNKNOWN,
    &TOTAL_DIFFERS,
    &NO_ITEM_SHEET,
    &SEVERAL_NUMBERS,
    &EMPTY_FILE,
    &NOT_A_WORKBOOK,
    &PASSWORD,
    &DAMAGED,
    &TOO_LARGE,
    &NO_FORM,
    &READER_FAILED,
    &OUT_OF_REACH,
    &HIDDEN,
    &FROM_ELSEWHERE,
    &STALE,
    &NOT_READ,
    &PICTURE,
    &COMMENT,
    &UNDERSTOOD,
    &CAPITALS_MENDED,
    &DECODED,
    &TWO_ENCODINGS,
];

const SAVE_AGAIN: &str = "Lưu lại tệp thành kiểu .xlsx rồi gửi lại. Mở tệp bằng Excel hoặc LibreOffice, chọn Lưu thành (Save As) và kiểm tra lại số liệu.";

/// The file has no bytes.
pub static EMPTY_FILE: Rule = Rule {
    code: "TEP-01",
    severity: Severity::Error,
    title: "Tệp rỗng",
    why: "Tệp không có nội dung nào, thường do tải về hoặc chép vào USB bị ngắt giữa chừng.",
    advice: "Gửi lại tệp biểu mẫu đã điền; mở thử tệp trước khi gửi.",
};
/// Its first bytes are not those of a workbook.
pub static NOT_A_WORKBOOK: Rule = Rule {
    code: "TEP-02",
    severity: Severity::Error,
    title: "Tệp không phải bảng tính",
    why: "Nội dung của tệp không phải bảng tính Excel hay LibreOffice, dù đuôi tên tệp có thể là .xls hoặc .xlsx. \
          Trang web, tệp CSV, PDF hay Word đổi đuôi tên thành .xls vẫn không phải bảng tính.",
    advice: "Điền vào biểu mẫu Excel đã gửi cho đơn vị; gửi lại chính tệp đó.",
};
/// It is encrypted.
pub static PASSWORD: Rule = Rule {
    code: "TEP-03",
    severity: Severity::Error,
    title: "Tệp có mật khẩu mở",
    why: "Tệp được đặt mật khẩu nên không đọc được nội dung.",
    advice: "Xóa mật khẩu mở tệp, lưu rồi gửi lại. Trong Excel: chọn Tệp (File) > Thông tin (Info) > \
             Bảo vệ sổ làm việc (Protect Workbook) > Mã hóa bằng mật khẩu (Encrypt with Password).",
};
/// It is cut or not built as its kind asks.
pub static DAMAGED: Rule = Rule {
    code: "TEP-04",
    severity: Severity::Error,
    title: "Tệp hỏng hoặc bị cắt cụt",
    why: "Tệp bắt đầu như một bảng tính nhưng bên trong bị thiếu hoặc sai, thường do tải về dở dang hoặc USB lỗi.",
    advice: SAVE_AGAIN,
};
/// It meets a limit of size, or reading it one of memory or time.
pub static TOO_LARGE: Rule = Rule {
    code: "TEP-05",
    severity: Severity::Error,
    title: "Tệp quá lớn",
    why: "Tệp vượt giới hạn mà chương trình nhận: về cỡ, về số ô, hoặc về bộ nhớ và thời gian để đọc nó (mỗi tệp chỉ được dùng một \
          phần của máy, để một tệp hỏng không làm dừng việc đọc các tệp khác). Biểu mẫu đã điền thường chỉ nặng vài trăm KB.",
    advice: "Chép số liệu sang biểu mẫu đã gửi cho đơn vị rồi gửi lại. Bỏ hình ảnh và các trang không thuộc biểu mẫu.",
};
/// No sheet looks like one of ours.
pub static NO_FORM: Rule = Rule {
    code: "TEP-06",
    severity: Severity::Error,
    title: "Không tìm thấy biểu mẫu trong tệp",
    why: "Tệp là bảng tính nhưng không có trang nào khớp với biểu mẫu của nhà trường, xã/phường hay cơ quan; hoặc chỉ có danh sách \
          đề nghị mà không có trang số liệu. Bài nộp của một đơn vị phải nằm trọn trong một tệp.",
    advice: "Điền vào biểu mẫu đã gửi cho đơn vị rồi gửi lại. Giữ nguyên các nhãn và tiêu đề cột.",
};
/// The system does not give it, or it only points elsewhere.
pub static OUT_OF_REACH: Rule = Rule {
    code: "TEP-08",
    severity: Severity::Error,
    title: "Tệp không mở được",
    why: "Hệ điều hành không cho đọc tệp này (thiếu quyền, ổ đĩa lỗi), hoặc đây chỉ là liên kết trỏ đến một tệp ở nơi khác. \
          Chương trình không đi theo liên kết ra ngoài hồ sơ.",
    advice: "Chép chính tệp biểu mẫu vào thư mục bai-nop; kiểm tra quyền đọc của tệp rồi chạy lại.",
};
/// Hidden rows, columns or sheets hold something.
pub static HIDDEN: Rule = Rule {
    code: "TEP-10",
    severity: Severity::Warning,
    title: "Phần bị ẩn có số liệu",
    why: "Trang, dòng hoặc cột bị ẩn hay bị lọc nên người mở tệp không nhìn thấy, nhưng trong đó có nội dung. \
          Số liệu của biểu mẫu ở phần bị ẩn vẫn được tính như mọi số liệu khác.",
    advice: "Bỏ ẩn (Unhide), bỏ lọc (Clear Filter) để xem; phần không dùng thì xóa hẳn.",
};
/// A value comes from another workbook.
pub static FROM_ELSEWHERE: Rule = Rule {
    code: "TEP-11",
    severity: Severity::Warning,
    title: "Ô lấy số từ tệp khác",
    why: "Ô này có công thức lấy số từ một tệp khác trên máy của đơn vị. Hội không có tệp đó nên chỉ thấy số được lưu lần cuối; \
          nếu tệp kia đã đổi thì số này là số cũ.",
    advice: "Xem lại số đang hiện trong ô; đúng thì không cần sửa, chắc chắn hơn là gõ thẳng số vào ô.",
};
/// A stored sum is not what its cells give.
pub static STALE: Rule = Rule {
    code: "TEP-12",
    severity: Severity::Error,
    title: "Kết quả công thức chưa được tính lại",
    why: "Số đang lưu trong ô khác với kết quả của chính công thức trong ô đó: các ô thành phần đã sửa mà tổng chưa được tính lại, \
          nên không rõ số nào đúng.",
    advice: "Mở tệp bằng Excel, bấm F9, kiểm tra rồi lưu; hoặc gõ thẳng số đúng vào ô.",
};
/// Macros, embedded files.
pub static NOT_READ: Rule = Rule {
    code: "TEP-13",
    severity: Severity::Warning,
    title: "Tệp có macro hoặc tệp chèn bên trong",
    why: "Tệp có macro, hoặc có tệp khác, nút bấm chèn vào trong. Chương trình không chạy và không đọc những thứ đó, \
          chỉ đọc số liệu ghi trong các ô.",
    advice: "Số liệu nằm trong tệp chèn thì gõ vào ô của biểu mẫu; nên lưu tệp dạng .xlsx.",
};
/// A picture covers a blank cell.
pub static PICTURE: Rule = Rule {
    code: "TEP-14",
    severity: Severity::Warning,
    title: "Hình ảnh ở chỗ phải ghi số liệu",
    why: "Ô phải điền thì để trống, trên đó lại có hình ảnh (ảnh chụp, chữ ký, khung chữ). Chương trình không đọc được hình ảnh.",
    advice: "Gõ nội dung của hình vào ô; hình không liên quan thì kéo ra chỗ khác.",
};
/// Somebody left a comment.
pub static COMMENT: Rule = Rule {
    code: "TEP-15",
    severity: Severity::Warning,
    title: "Ô có lời ghi chú của người điền",
    why: "Người điền đã viết lời ghi chú (Comment, Note) vào ô, có thể để giải thích hoặc xin sửa số. Ghi chú không được tính là số liệu.",
    advice: "Đọc ghi chú và sửa số trong ô nếu cần; xong thì xóa ghi chú.",
};
/// The reading library gave up.
pub static READER_FAILED: Rule = Rule {
    code: "TEP-07",
    severity: Severity::Error,
    title: "Không đọc được bảng tính",
    why: "Tệp có cấu trúc mà chương trình không đọc được, thường do phần mềm tạo ra tệp ghi không đúng chuẩn.",
    advice: SAVE_AGAIN,
};
/// A nomination list has no sheet.
pub static NO_SHEET_OF_LIST: Rule = Rule {
    code: "DS-90",
    severity: Severity::Error,
    title: "Thiếu trang danh sách",
    why: "Biểu mẫu có trang danh sách này nhưng trong tệp không trang nào có tên hay hàng tiêu đề như vậy. \
          Nếu đơn vị không đề nghị ai, trang vẫn phải còn và để trống.",
    advice: "Chép lại trang danh sách từ biểu mẫu trống vào tệp. Giữ nguyên hàng tiêu đề; không có ai thì để trống.",
};
/// A required column has no heading.
pub static NO_COLUMN: Rule = Rule {
    code: "DS-91",
    severity: Severity::Error,
    title: "Thiếu cột bắt buộc",
    why: "Hàng tiêu đề của danh sách không có cột này, hoặc tiêu đề đã bị đổi thành chữ khác.",
    advice: "Ghi lại tiêu đề cột đúng như biểu mẫu trống và điền đủ cột đó.",
};
/// Two sheets hold the same list, or two parts of one sheet.
pub static SHEET_TWICE: Rule = Rule {
    code: "DS-92",
    severity: Severity::Error,
    title: "Một danh sách nằm ở hai chỗ",
    why: "Tệp có hai trang, hoặc hai bảng trên một trang, cùng chứa một danh sách nên không rõ chỗ nào là bản đúng, hay chỗ kia là \
          của trường khác; chỉ chỗ thứ nhất được đọc.",
    advice: "Giữ lại một bảng đúng; xóa bảng kia hoặc dồn các dòng về một bảng. Bảng của trường khác thì để trường ấy nộp tệp riêng.",
};
/// Two columns of a sheet have the same meaning, or one may be a part of another.
pub static COLUMN_TWICE: Rule = Rule {
    code: "DS-93",
    severity: Severity::Error,
    title: "Không rõ lấy cột nào",
    why: "Hàng tiêu đề có hai cột cùng một nghĩa, hoặc họ tên chia ra hai cột mà tiêu đề không nói rõ cột nào là phần nào: \
          lấy nhầm cột hay ghép nhầm thì sai người. Chỉ cột thứ nhất được đọc.",
    advice: "Giữ lại một cột đúng; xóa cột kia hoặc đổi tiêu đề của nó. Họ tên thì ghi đủ trong một cột, \
             hoặc ghi tiêu đề hai cột là Họ và chữ đệm, Tên.",
};
/// A filled column that is none of the form's.
pub static COLUMN_UNKNOWN: Rule = Rule {
    code: "DS-94",
    severity: Severity::Warning,
    title: "Cột không có trong biểu mẫu",
    why: "Danh sách có một cột đã điền mà biểu mẫu không có, hoặc tiêu đề của cột đã bị xóa hay đổi thành chữ khác. \
          Nội dung của cột ấy không được đọc.",
    advice: "Ghi lại tiêu đề đúng như biểu mẫu trống; nếu là cột đơn vị tự thêm thì không cần sửa.",
};
/// A total row says something else than the rows above it.
pub static TOTAL_DIFFERS: Rule = Rule {
    code: "DS-96",
    severity: Severity::Error,
    title: "Dòng cộng không khớp với danh sách",
    why: "Dòng cộng ở cuối danh sách ghi một số khác với số cộng được từ các dòng phía trên: có thể thiếu dòng, thừa dòng \
          hoặc dòng cộng chưa được sửa theo. Dòng cộng không được tính vào danh sách.",
    advice: "Kiểm tra lại danh sách đủ và đúng chưa; rồi sửa hoặc xóa dòng cộng.",
};
/// None of the items can be placed.
pub static NO_ITEM_SHEET: Rule = Rule {
    code: "SL-90",
    severity: Severity::Error,
    title: "Thiếu trang số liệu",
    why: "Không tìm thấy ô nào của trang số liệu: tên ô đã mất và nhãn các chỉ tiêu cũng không còn như biểu mẫu.",
    advice: "Chép lại trang số liệu từ biểu mẫu trống vào tệp rồi điền. Không sửa nhãn các chỉ tiêu.",
};

/// A value in an unusual form that has one meaning.
pub static UNDERSTOOD: Rule = Rule {
    code: "CB-04",
    severity: Severity::Warning,
    title: "Ghi khác kiểu, đã hiểu được",
    why: "Ô này ghi theo cách khác (“1,2 triệu”, ngày có năm hai chữ số, ngày bị đổi thành con số …) nhưng chỉ hiểu được theo \
          một nghĩa. Số liệu được tính theo nghĩa ghi trong thông báo.",
    advice: "Xem lại cách hiểu; không đúng thì ghi lại.",
};
/// A name in capitals, or with syllables that begin small.
pub static CAPITALS_MENDED: Rule = Rule {
    code: "CB-05",
    severity: Severity::Warning,
    title: "Tên người viết hoa khác quy định",
    why: "Tên người viết hoa chữ cái đầu của mỗi chữ (Nghị định 30/2020/NĐ-CP, Phụ lục II). Tên trong ô này viết hoa toàn bộ, viết \
          thường hoặc lẫn lộn; văn bản sẽ in tên đã sửa chữ hoa, ngoài ra không đổi gì.",
    advice: "Xem lại tên sẽ in; không đúng thì gõ lại.",
};

/// Text in an encoding from before Unicode.
pub static DECODED: Rule = Rule {
    code: "CB-06",
    severity: Severity::Warning,
    title: "Chữ gõ bằng phông cũ, đã chuyển",
    why: "Chữ trong ô này gõ theo bảng mã cũ (TCVN3 với phông .VnTime, hoặc VNI), chỉ đúng khi có đúng phông ấy. Chương trình đã \
          chuyển sang Unicode; trong tệp kết quả có cả chữ gốc và chữ đã chuyển.",
    advice: "So chữ đã chuyển với chữ gốc; sai thì gõ lại bằng Unicode (Times New Roman).",
};
/// Text that is Vietnamese in two encodings.
pub static TWO_ENCODINGS: Rule = Rule {
    code: "DS-13",
    severity: Severity::Error,
    title: "Chữ phông cũ đọc được hai cách",
    why: "Chữ trong ô này có thể là Unicode, cũng có thể gõ theo bảng mã cũ (TCVN3, VNI); mỗi cách đọc ra một tên khác nhau nên \
          chương trình không chọn thay.",
    advice: "Gõ lại ô này bằng Unicode (phông Times New Roman).",
};

/// Several numbers for one item: beside its label, on two sheets, of two units.
pub static SEVERAL_NUMBERS: Rule = Rule {
    code: "SL-91",
    severity: Severity::Error,
    title: "Một chỉ tiêu có nhiều số",
    why: "Cùng một chỉ tiêu mà tệp có từ hai số trở lên: hai số cùng hàng không có tiêu đề cột (ví dụ năm trước và năm nay), \
          hai trang số liệu khác nhau, hoặc số liệu của nhiều đơn vị trong một tệp. Chương trình chỉ đọc một số và hỏi lại, không tự chọn.",
    advice: "Mỗi tệp một đơn vị, mỗi chỉ tiêu một số; xóa số thừa, trang thừa hoặc tách thành từng tệp. \
             Giữ cột năm trước thì ghi “Giá trị” trên đầu cột phải báo cáo.",
};
/// Why a file cannot be read at all: its rule and what was met.
#[derive(Debug)]
pub struct Refusal {
    /// One of the TEP rules.
    pub rule: &'static Rule,
    /// What was met, in plain Vietnamese.
    pub message: String,
}

impl Refusal {
    /// A refusal by `rule`, saying what was met.
    pub fn new(rule: &'static Rule, message: impl Into<String>) -> Self {
        Self { rule, message: message.into() }
    }

    /// A damaged file; `what` names the part in plain Vietnamese.
    pub fn damaged(what: impl fmt::Display) -> Self {
        Self::new(&DAMAGED, format!("Tệp hỏng hoặc bị cắt cụt: {what}."))
    }

    /// The reading library gave up, or its process ended for no reason that the system tells.
    #[must_use]
    pub fn unreadable() -> Self {
        Self::new(&READER_FAILED, "Không đọc được nội dung bảng tính này.")
    }

    /// Reading was stopped; `what` says which limit was met and how much is allowed.
    pub fn over_limit(what: impl fmt::Display) -> Self {
        Self::new(&TOO_LARGE, format!("Đọc tệp này phải dừng giữa chừng: {what}."))
    }

    /// A limit was met; `what` says which and how much is allowed.
    pub fn too_large(what: impl fmt::Display) -> Self {
        Self::new(&TOO_LARGE, format!("Tệp quá lớn: {what}."))
    }
}
