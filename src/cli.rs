//! The command line: what staff type, in Vietnamese, each command with an English alias.

use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

/// The program's arguments.
#[derive(Debug, Parser)]
#[command(
    name = "khuyenhoc",
    version,
    about = "Từ các tệp Excel của trường, xã, phường, cơ quan lập báo cáo tổng kết và danh sách khen thưởng khuyến học của năm.",
    help_template = "{about}\n\nCách dùng: {usage}\n\n{all-args}\n\nMã thoát: 0 xong và đủ; 1 xong nhưng còn việc cần người xử lý; 2 không chạy được; 3 hồ sơ đang có lần chạy khác.\n",
    override_usage = "khuyenhoc <LỆNH> [TÙY CHỌN]",
    subcommand_help_heading = "Lệnh",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// How much to say.
    #[command(flatten)]
    pub talk: Talk,
    #[arg(long = "tro-giup", alias = "help", short = 'h', action = clap::ArgAction::Help, global = true, help = "Xem hướng dẫn này", help_heading = "Tùy chọn")]
    help: Option<bool>,
    #[arg(long = "phien-ban", alias = "version", action = clap::ArgAction::Version, help = "Xem phiên bản", help_heading = "Tùy chọn")]
    version: Option<bool>,
}

/// Options of all commands.
#[derive(Args, Clone, Copy, Debug)]
#[command(next_help_heading = "Tùy chọn")]
pub struct Talk {
    /// Chỉ in lỗi
    #[arg(long = "im-lang", alias = "quiet", global = true)]
    pub quiet: bool,
    /// Không dùng màu
    #[arg(long = "khong-mau", alias = "no-color", global = true)]
    pub plain: bool,
    /// In thêm chi tiết
    #[arg(short = 'v', global = true)]
    pub verbose: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Tạo hồ sơ năm mới, từ hồ sơ năm trước nếu có
    #[command(name = "tao", alias = "new", override_usage = "khuyenhoc tao <HỒ SƠ> [--tu <HỒ SƠ CŨ>] [--nam <NĂM>]")]
    New {
        /// Thư mục hồ sơ sẽ tạo
        #[arg(value_name = "HỒ SƠ", help_heading = "Tham số")]
        folder: PathBuf,
        /// Hồ sơ năm trước để chép đơn vị, các bên, mục tiêu, mức thưởng
        #[arg(long = "tu", alias = "from", value_name = "HỒ SƠ CŨ", help_heading = "Tùy chọn")]
        from: Option<PathBuf>,
        /// Năm của hồ sơ; không ghi thì lấy năm trong tên thư mục, hoặc năm sau của hồ sơ cũ, hoặc năm nay
        #[arg(long = "nam", alias = "year", value_name = "NĂM", value_parser = clap::value_parser!(i32).range(2000..=2100), help_heading = "Tùy chọn")]
        year: Option<i32>,
    },
    /// Lập biểu mẫu trống cho từng đơn vị, vào thư mục bieu-mau
    #[command(name = "bieu-mau", alias = "forms", override_usage = "khuyenhoc bieu-mau <HỒ SƠ>")]
    Forms {
        /// Thư mục hồ sơ
        #[arg(value_name = "HỒ SƠ", help_heading = "Tham số")]
        folder: PathBuf,
    },
    /// Đọc và kiểm tra bài nộp, in các vấn đề; với --the-thuc thì kiểm tra thể thức của tệp thỏa thuận
    #[command(
        name = "kiem-tra",
        alias = "check",
        override_usage = "khuyenhoc kiem-tra <HỒ SƠ|TỆP>... [--the-thuc] [--dang <DẠNG>]"
    )]
    Check {
        /// Một thư mục hồ sơ, hoặc một hay nhiều tệp bài nộp; với --the-thuc là thư mục hồ sơ hoặc tệp thỏa thuận
        #[arg(required = true, value_name = "HỒ SƠ|TỆP", help_heading = "Tham số")]
        paths: Vec<PathBuf>,
        /// Kiểm tra cách ghi số, quyền hạn, họ tên, căn cứ, nơi nhận trong thoa-thuan.toml theo Nghị định 30/2020/NĐ-CP
        #[arg(long = "the-thuc", alias = "formality", help_heading = "Tùy chọn")]
        formality: bool,
        /// Dạng kết quả
        #[arg(
            long = "dang",
            alias = "format",
            value_name = "DẠNG",
            default_value = "chu",
            hide_possible_values = true,
            hide_default_value = true,
            help_heading = "Tùy chọn",
            help = "Dạng kết quả: chu (mặc định) hoặc json"
        )]
        format: CheckFormat,
    },
    /// Kiểm tra, tổng hợp và lập mọi văn bản vào thư mục ket-qua
    #[command(name = "lap", alias = "build", override_usage = "khuyenhoc lap <HỒ SƠ> [TÙY CHỌN]")]
    Build(BuildArguments),
    /// Giải thích một mã vấn đề, hoặc một con số đã in lấy từ tệp, trang, ô nào; không ghi mã thì in tất cả mã vấn đề
    #[command(name = "giai-thich", alias = "explain", override_usage = "khuyenhoc giai-thich [MÃ] [HỒ SƠ]")]
    Explain {
        /// Mã vấn đề (như SL-01), hoặc mã của mục tiêu, chỉ tiêu số liệu (như cbgv), đơn vị, danh sách (như HSG), số hiệu khen thưởng (như HSG-0001)
        #[arg(value_name = "MÃ", help_heading = "Tham số")]
        code: Option<String>,
        /// Thư mục hồ sơ của con số; không ghi thì tìm từ thư mục đang đứng trở lên
        #[arg(value_name = "HỒ SƠ", help_heading = "Tham số")]
        folder: Option<PathBuf>,
    },
}

/// Options of `lap`.
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option that staff give or not")]
pub struct BuildArguments {
    /// Thư mục hồ sơ
    #[arg(value_name = "HỒ SƠ", help_heading = "Tham số")]
    pub folder: PathBuf,
    /// Chỉ lập khi mọi đơn vị đều hợp lệ hoặc được miễn trừ
    #[arg(long = "chinh-thuc", alias = "final", help_heading = "Tùy chọn")]
    pub final_only: bool,
    /// Chốt bộ khen thưởng: từ nay mọi văn bản khen thưởng theo đúng bộ này, số liệu khác đi thì báo; chốt lại thì bộ cũ vẫn được giữ
    #[arg(long = "chot", alias = "freeze", help_heading = "Tùy chọn")]
    pub freeze: bool,
    /// Chỉ lập những văn bản này
    #[arg(long = "chi", alias = "only", value_name = "TÊN", num_args = 1.., value_delimiter = ',', help_heading = "Tùy chọn")]
    pub only: Vec<String>,
    /// Lập thêm danh sách để niêm yết, đưa lên mạng, không có ngày sinh, hoàn cảnh, số tiền; vào thư mục con cong-khai
    #[arg(long = "cong-khai", alias = "public", help_heading = "Tùy chọn")]
    pub public: bool,
    /// Lập xong thì mở văn bản bằng trình xem của máy; dùng cùng --chi
    #[arg(long = "xem", alias = "view", requires = "only", help_heading = "Tùy chọn")]
    pub view: bool,
    /// Dạng văn bản: pdf, docx hoặc cả hai
    #[arg(long = "dang", alias = "format", value_name = "DẠNG", value_delimiter = ',', num_args = 1.., default_values = ["pdf", "docx"], hide_possible_values = true, hide_default_value = true, help_heading = "Tùy chọn")]
    pub formats: Vec<PaperFormat>,
    /// Thư mục nhận kết quả thay cho ket-qua
    #[arg(long = "ra", alias = "out", value_name = "THƯ MỤC", help_heading = "Tùy chọn")]
    pub out: Option<PathBuf>,
    /// In tờ hiệu chỉnh máy in giấy khen vào thư mục hieu-chinh, và tính độ lệch từ số đo ghi trong may-in.toml
    #[arg(long = "hieu-chinh", alias = "calibrate", conflicts_with_all = ["only", "proof", "again", "out", "final_only"], help_heading = "Tùy chọn")]
    pub calibrate: bool,
    /// Lập thêm bản in thử giấy khen có ảnh phôi ở nền, để in trên giấy thường
    #[arg(long = "nen", alias = "background", help_heading = "Tùy chọn")]
    pub proof: bool,
    /// Lập lại riêng những tờ giấy khen có số vào sổ này
    #[arg(long = "in-lai", alias = "reprint", value_name = "SỐ", num_args = 1.., value_delimiter = ',', help_heading = "Tùy chọn")]
    pub again: Vec<String>,
    /// Số luồng chạy song song
    #[arg(long = "luong", alias = "threads", value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256), help_heading = "Tùy chọn")]
    pub threads: Option<u16>,
}

/// How `kiem-tra` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For a clerk.
    #[value(name = "chu", alias = "text")]
    Text,
    /// For programs.
    #[value(name = "json")]
    Json,
}

/// Formats of papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum PaperFormat {
    /// PDF.
    #[value(name = "pdf")]
    Pdf,
    /// Word.
    #[value(name = "docx")]
    Docx,
}

/// Parses the process's arguments.
///
/// # Errors
/// Text to print and the exit code: 0 for help and version, 2 for a fault of usage, said in Vietnamese.
pub fn parse(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> Result<Arguments, (String, u8)> {
    let matches = command().try_get_matches_from(arguments).map_err(|error| explain(&error))?;
    Arguments::from_arg_matches(&matches).map_err(|error| explain(&error))
}

/// The commands do not inherit the program's template, and the library's own is English.
fn command() -> clap::Command {
    Arguments::command().mut_subcommands(|command| command.help_template("{about}\n\nCách dùng: {usage}\n\n{all-args}\n"))
}

fn explain(error: &clap::Error) -> (String, u8) {
    let word = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let message = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return (error.to_string(), 0),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            "Chưa ghi lệnh: tao, bieu-mau, kiem-tra, lap hoặc giai-thich.".to_owned()
        }
        ErrorKind::MissingRequiredArgument => format!("Thiếu {}.", word(ContextKind::InvalidArg)),
        ErrorKind::UnknownArgument => format!("Không có tùy chọn “{}”.", word(ContextKind::InvalidArg)),
        ErrorKind::InvalidSubcommand => {
            let near = word(ContextKind::SuggestedSubcommand);
            let hint = if near.is_empty() { String::new() } else { format!(" Có phải là “{near}” không?") };
            format!("Không có lệnh “{}”.{hint}", word(ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let valid = match error.get(ContextKind::ValidValue) {
                Some(ContextValue::Strings(words)) if !words.is_empty() => format!(" Chọn: {}.", words.join(", ")),
                _ => String::new(),
            };
            let (value, option) = (word(ContextKind::InvalidValue), word(ContextKind::InvalidArg));
            let option = option.trim_end_matches("...");
            if value.is_empty() {
                format!("Thiếu giá trị của {option}.{valid}")
            } else {
                format!("Giá trị “{value}” không dùng được cho {option}.{valid}")
            }
        }
        ErrorKind::ArgumentConflict => match (word(ContextKind::InvalidArg), word(ContextKind::PriorArg)) {
            (one, other) if other.is_empty() || one == other => format!("{one} chỉ được ghi một lần."),
            (one, other) => format!("{one} không dùng cùng {other}."),
        },
        _ => error.to_string(),
    };
    (format!("{message}\nXem cách dùng: khuyenhoc --help\n"), 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Arguments, (String, u8)> {
        parse(std::iter::once("khuyenhoc").chain(line.split(' ')).map(Into::into))
    }

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn commands_answer_to_both_names() {
        for line in
            ["lap hs", "build hs", "tao hs --tu cu", "new hs --from cu", "bieu-mau hs", "forms hs", "kiem-tra hs --dang json"]
        {
            assert!(parsed(line).is_ok(), "{line}");
        }
        let Command::Build(build) = parsed("lap hs --dang pdf,docx --chi a b --luong 8 --ra x").unwrap().command else {
            panic!()
        };
        assert_eq!(build.formats, [PaperFormat::Pdf, PaperFormat::Docx]);
        assert_eq!(build.only, ["a", "b"]);
    }

    #[test]
    fn faults_of_usage_are_said_in_vietnamese_with_exit_code_2() {
        assert_eq!(parsed("lap").unwrap_err(), ("Thiếu <HỒ SƠ>.\nXem cách dùng: khuyenhoc --help\n".to_owned(), 2));
        assert!(parsed("lapp hs").unwrap_err().0.starts_with("Không có lệnh “lapp”. Có phải là “lap” không?"));
        assert!(parsed("lap hs --xyz").unwrap_err().0.starts_with("Không có tùy chọn “--xyz”."));
        assert!(parsed("lap hs --luong 0").unwrap_err().0.contains("--luong"));
        assert!(parsed("lap hs --dang doc").unwrap_err().0.contains("--dang <DẠNG>. Chọn: pdf, docx."));
        assert!(parsed("lap hs --chi").unwrap_err().0.starts_with("Thiếu giá trị của --chi <TÊN>."));
        assert!(parsed("lap hs --hieu-chinh --nen").unwrap_err().0.contains("--hieu-chinh không dùng cùng --nen."));
        assert!(parsed("lap hs --xem").unwrap_err().0.starts_with("Thiếu --chi <TÊN>"));
        assert!(parsed("tao hs --nam 1900").unwrap_err().0.contains("--nam"));
        assert_eq!(parsed("--help").unwrap_err().1, 0);
    }

    #[test]
    fn no_help_speaks_english() {
        for line in ["--help", "tao --help", "bieu-mau --help", "kiem-tra --help", "lap --help", "giai-thich --help"] {
            let (help, code) = parsed(line).unwrap_err();
            assert!(help.contains("Cách dùng: khuyenhoc") && !help.contains("Usage") && code == 0, "{line}: {help}");
        }
    }
}
