//! Reads a file as Word shows it: the words of each paragraph, with the label that its list puts before them.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::part;

/// Paragraphs that hold words, in order; forced breaks as line feeds, labels of lists as printed.
pub(super) fn read(file: &[u8]) -> Vec<String> {
    let mut lists = Lists::of(&part(file, "word/styles.xml"), &part(file, "word/numbering.xml"));
    paragraphs(&part(file, "word/document.xml"), &mut lists)
}

/// The same of a part without its lists: the words alone.
pub(super) fn texts(xml: &str) -> Vec<String> {
    paragraphs(xml, &mut Lists::default())
}

fn paragraphs(xml: &str, lists: &mut Lists) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut texts, mut text, mut inside) = (Vec::new(), String::new(), false);
    let (mut style, mut number) = (String::new(), None);
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) if tag.name().as_ref() == "w:t" => inside = true,
            Event::End(tag) if tag.name().as_ref() == "w:t" => inside = false,
            Event::Empty(tag) => match tag.name().as_ref() {
                "w:br" => text.push('\n'),
                "w:noBreakHyphen" => text.push('-'),
                "w:pStyle" => style = value(&tag),
                "w:numId" => number = Some(value(&tag)),
                _ => {}
            },
            Event::Text(found) if inside => text.push_str(found.as_ref()),
            Event::GeneralRef(name) if inside => text.push_str(match name.as_ref() {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "apos" => "'",
                other => panic!("{other}"),
            }),
            Event::End(tag) if tag.name().as_ref() == "w:p" => {
                let label = lists.label(&style, number.take());
                if !text.is_empty() || !label.is_empty() {
                    texts.push(label + &std::mem::take(&mut text));
                }
                style.clear();
            }
            Event::Eof => return texts,
            _ => {}
        }
    }
}

fn value(tag: &BytesStart) -> String {
    let value = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == "w:val");
    value.map(|attribute| attribute.value.as_ref().to_owned()).unwrap_or_default()
}

/// What the styles and the numbering part say of labels.
#[derive(Default)]
struct Lists {
    /// Number id of each style that has one.
    styles: BTreeMap<String, String>,
    /// Label text, number of the next item, of each number id.
    labels: BTreeMap<String, (String, u32)>,
}

impl Lists {
    fn of(styles: &str, numbering: &str) -> Self {
        let between =
            |text: &str, from: &str| text.split_once(from).map(|(_, rest)| rest.split('"').next().expect("text").to_owned());
        let mut lists = Self::default();
        for style in styles.split("<w:style ").skip(1) {
            if let Some(number) = between(style, "<w:numId w:val=\"") {
                lists.styles.insert(between(style, "w:styleId=\"").expect("an id"), number);
            }
        }
        let kinds: BTreeMap<String, String> = numbering
            .split("<w:abstractNum ")
            .skip(1)
            .map(|kind| {
                assert!(kind.contains("<w:suff w:val=\"space\"/>"), "a label ends with a space");
                (between(kind, "w:abstractNumId=\"").expect("an id"), between(kind, "<w:lvlText w:val=\"").expect("a label"))
            })
            .collect();
        for number in numbering.split("<w:num ").skip(1) {
            let kind = between(number, "<w:abstractNumId w:val=\"").expect("a kind");
            let start = between(number, "<w:startOverride w:val=\"").map_or(1, |start| start.parse().expect("a number"));
            lists.labels.insert(between(number, "w:numId=\"").expect("an id"), (kinds[&kind].clone(), start));
        }
        lists
    }

    fn label(&mut self, style: &str, number: Option<String>) -> String {
        let number = number.or_else(|| self.styles.get(style).cloned());
        let Some((label, next)) = number.and_then(|number| self.labels.get_mut(&number)) else { return String::new() };
        *next += 1;
        format!("{} ", label.replace("%1", &(*next - 1).to_string()))
    }
}
