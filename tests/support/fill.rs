//! Fills a blank form as another program would: values go into the cells of the workbook's XML, nothing else changes.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use chrono::NaiveDate;
use khuyenhoc::model::form::ListForm;
use khuyenhoc::model::place::column_letters;
use zip::write::SimpleFileOptions;

/// What is typed into a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Left blank.
    Blank,
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A date, as a serial number under the form's date format.
    Date(NaiveDate),
}

impl From<i64> for Answer {
    fn from(number: i64) -> Self {
        #[expect(
            clippy::cast_precision_loss,
            clippy::as_conversions,
            reason = "spreadsheets hold floats; samples stay far below 2^53"
        )]
        Self::Number(number as f64)
    }
}

impl From<&str> for Answer {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// The head row of a table, from 1, and the letters of each column by code.
#[derive(Clone, Debug)]
pub struct Head {
    /// Row as Excel shows it.
    pub row: usize,
    /// Letters by column code.
    pub columns: BTreeMap<String, String>,
}

/// A workbook taken apart into its parts.
#[derive(Clone)]
pub struct Workbook {
    parts: Vec<(String, Vec<u8>)>,
    sheets: BTreeMap<String, usize>,
    names: BTreeMap<String, (String, String)>,
    strings: usize,
    texts: Vec<String>,
}

impl Workbook {
    /// Takes a blank form's bytes.
    pub fn open(bytes: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = Vec::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            parts.push((file.name().unwrap().into_owned(), content));
        }
        let text = |name: &str| String::from_utf8(parts.iter().find(|part| part.0 == name).unwrap().1.clone()).unwrap();
        let book = text("xl/workbook.xml");
        let sheets: Vec<String> = between(&book, "<sheet name=\"", "\"").collect();
        let position =
            |number: usize| parts.iter().position(|part| part.0 == format!("xl/worksheets/sheet{number}.xml")).unwrap();
        let sheets = sheets.into_iter().enumerate().map(|(index, name)| (name, position(index + 1))).collect();
        let mut names = BTreeMap::new();
        for entry in between(&book, "<definedName ", "</definedName>") {
            let (head, target) = entry.split_once('>').unwrap();
            let name = between(head, "name=\"", "\"").next().unwrap();
            if let Some((sheet, cell)) = target.rsplit_once('!') {
                names.insert(name, (sheet.trim_matches('\'').to_owned(), cell.replace('$', "")));
            }
        }
        let strings = parts.iter().position(|part| part.0 == "xl/sharedStrings.xml").unwrap();
        Self { parts, sheets, names, strings, texts: Vec::new() }
    }

    /// Where a nomination table's head stands; its columns follow the form's order.
    pub fn head(&self, list: &ListForm) -> Head {
        let tables = self.parts.iter().filter(|part| part.0.starts_with("xl/tables/"));
        let texts = tables.map(|part| String::from_utf8(part.1.clone()).unwrap());
        let table = texts.into_iter().find(|text| text.contains(&format!(" name=\"{}\"", list.code))).unwrap();
        let area = between(&table, " ref=\"", "\"").next().unwrap();
        let first = area.split(':').next().unwrap();
        let letters: String = first.chars().take_while(char::is_ascii_alphabetic).collect();
        assert_eq!(letters.len(), 1, "tables begin in the first 26 columns");
        let start = u32::from(letters.as_bytes()[0] - b'A');
        let columns =
            list.columns.iter().zip(start..).map(|(column, number)| (column.code.clone(), column_letters(number))).collect();
        Head { row: first[1..].parse().unwrap(), columns }
    }

    /// The cell that carries a defined name.
    pub fn cell_of(&self, name: &str) -> (&str, &str) {
        let (sheet, cell) = self.names.get(name).unwrap_or_else(|| panic!("no cell is named {name}"));
        (sheet, cell)
    }

    /// Types answers into named cells.
    pub fn items(&mut self, answers: &[(&str, Answer)]) {
        let mut by_sheet: BTreeMap<String, BTreeMap<String, Answer>> = BTreeMap::new();
        for (name, answer) in answers {
            let (sheet, cell) = self.cell_of(name);
            by_sheet.entry(sheet.to_owned()).or_default().insert(cell.to_owned(), answer.clone());
        }
        for (sheet, cells) in by_sheet {
            self.cells(&sheet, &cells);
        }
    }

    /// Types answers into cells of a sheet (`D12`); the cells must stand in the blank form, formatted.
    pub fn cells(&mut self, sheet: &str, cells: &BTreeMap<String, Answer>) {
        let part = self.sheets[sheet];
        let xml = String::from_utf8(std::mem::take(&mut self.parts[part].1)).unwrap();
        let mut filled = String::with_capacity(xml.len() + cells.len() * 40);
        let mut rest = xml.as_str();
        let mut typed = 0;
        while let Some(start) = rest.find("<c r=\"") {
            let end = start + rest[start..].find('>').unwrap() + 1;
            let tag = &rest[start..end];
            let cell = between(tag, "<c r=\"", "\"").next().unwrap();
            let whole = if tag.ends_with("/>") { end } else { start + rest[start..].find("</c>").unwrap() + 4 };
            filled.push_str(&rest[..start]);
            match cells.get(&cell) {
                Some(answer) => {
                    typed += 1;
                    filled.push_str(&self.cell(&cell, tag, answer));
                }
                None => filled.push_str(&rest[start..whole]),
            }
            rest = &rest[whole..];
        }
        filled.push_str(rest);
        assert_eq!(typed, cells.len(), "every answer finds its cell on {sheet}");
        self.parts[part].1 = filled.into_bytes();
    }

    /// Types rows below a table's head; each row is the answers of the form's columns in order. The blank form has no cells
    /// there, only column formats, which every new cell takes on.
    pub fn rows(&mut self, list: &ListForm, rows: &[Vec<Answer>]) {
        let head = self.head(list);
        let part = self.sheets[&list.code];
        let xml = String::from_utf8(std::mem::take(&mut self.parts[part].1)).unwrap();
        let styles = column_styles(&xml);
        assert!(styles.len() >= list.columns.len(), "every column of {} has its format", list.code);
        let mut typed = String::new();
        for (number, row) in (head.row + 1..).zip(rows) {
            typed += "<row r=\"";
            typed += &number.to_string();
            typed += "\">";
            for ((column, answer), style) in list.columns.iter().zip(row).zip(&styles) {
                let cell = format!("{}{number}", head.columns[&column.code]);
                typed.push_str(&self.cell(&cell, &format!("<c s=\"{style}\">"), answer));
            }
            typed.push_str("</row>");
        }
        self.parts[part].1 = xml.replace("</sheetData>", &format!("{typed}</sheetData>")).into_bytes();
    }

    fn cell(&mut self, cell: &str, tag: &str, answer: &Answer) -> String {
        let style = between(tag, " s=\"", "\"").next().map(|style| format!(" s=\"{style}\"")).unwrap_or_default();
        match answer {
            Answer::Blank => format!("<c r=\"{cell}\"{style}/>"),
            Answer::Number(number) => format!("<c r=\"{cell}\"{style}><v>{number}</v></c>"),
            Answer::Date(date) => {
                let serial = date.signed_duration_since(NaiveDate::from_ymd_opt(1899, 12, 30).unwrap()).num_days();
                format!("<c r=\"{cell}\"{style}><v>{serial}</v></c>")
            }
            Answer::Text(text) => {
                let index = self.string(text);
                format!("<c r=\"{cell}\"{style} t=\"s\"><v>{index}</v></c>")
            }
        }
    }

    fn string(&mut self, text: &str) -> usize {
        let known = count_of(&self.parts[self.strings].1);
        let position = self.texts.iter().position(|other| other == text).unwrap_or_else(|| {
            self.texts.push(text.to_owned());
            self.texts.len() - 1
        });
        known + position
    }

    /// The workbook's bytes, equal for equal answers.
    pub fn save(mut self) -> Vec<u8> {
        let strings = String::from_utf8(std::mem::take(&mut self.parts[self.strings].1)).unwrap();
        let known = count_of(strings.as_bytes());
        let texts: Vec<String> =
            self.texts.iter().map(|text| format!("<si><t xml:space=\"preserve\">{}</t></si>", escaped(text))).collect();
        let added = texts.concat();
        let total = known + self.texts.len();
        let strings = strings
            .replace(&format!("uniqueCount=\"{known}\""), &format!("uniqueCount=\"{total}\""))
            .replace("</sst>", &format!("{added}</sst>"));
        self.parts[self.strings].1 = strings.into_bytes();
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.parts {
            archive.start_file(name.as_str(), SimpleFileOptions::default().last_modified_time(zip::DateTime::default())).unwrap();
            archive.write_all(content).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }
}

/// The format of each column from A on; neighbours of one width and format share an element.
fn column_styles(xml: &str) -> Vec<String> {
    let number =
        |column: &str, name: &str| between(column, &format!("{name}=\""), "\"").next().unwrap().parse::<usize>().unwrap();
    let shared = between(xml, "<col ", "/>").flat_map(|column| {
        let style = between(&column, "style=\"", "\"").next().unwrap();
        vec![style; number(&column, "max") + 1 - number(&column, "min")]
    });
    shared.collect()
}

fn count_of(strings: &[u8]) -> usize {
    let head = String::from_utf8_lossy(&strings[..strings.len().min(400)]).into_owned();
    between(&head, "uniqueCount=\"", "\"").next().unwrap().parse().unwrap()
}

fn between<'a>(text: &'a str, open: &'a str, close: &'a str) -> impl Iterator<Item = String> + 'a {
    text.split(open).skip(1).filter_map(move |rest| rest.split_once(close).map(|(inner, _)| unescaped(inner)))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn unescaped(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&apos;", "'").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
