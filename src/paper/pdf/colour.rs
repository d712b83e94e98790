//! What black means: the sRGB output intent that PDF/A asks for where colours are named by device (ISO 19005-2, 6.2.4.3).
//!
//! The profile is made here from published facts (IEC 61966-2-1; ICC.1:2001-04, version 2.4): primaries adapted to D50,
//! and the transfer curve at 65 points, between which readers draw straight lines.

use lopdf::{Dictionary, Document, Object, Stream};

const NAME: &str = "sRGB IEC61966-2.1";
/// D50 and the three primaries as X, Y, Z in 1/65536.
const WHITE: [u32; 3] = [0xF6D6, 0x1_0000, 0xD32D];
const RED: [u32; 3] = [0x6FA2, 0x38F5, 0x0390];
const GREEN: [u32; 3] = [0x6299, 0xB785, 0x18DA];
const BLUE: [u32; 3] = [0x24A0, 0x0F84, 0xB6CF];
/// Light for the signal i/64, in 1/65535: (s/12.92) up to 0.04045, then ((s + 0.055) / 1.055)^2.4.
const CURVE: [u16; 65] = [
    0, 79, 159, 240, 338, 456, 595, 756, 940, 1148, 1381, 1639, 1923, 2234, 2572, 2939, 3334, 3759, 4214, 4699, 5215, 5763, 6344,
    6957, 7603, 8283, 8997, 9746, 10_530, 11_350, 12_206, 13_098, 14_027, 14_994, 15_998, 17_041, 18_122, 19_242, 20_401, 21_600,
    22_840, 24_119, 25_440, 26_802, 28_206, 29_651, 31_139, 32_670, 34_243, 35_860, 37_521, 39_226, 40_975, 42_768, 44_607,
    46_491, 48_420, 50_396, 52_417, 54_486, 56_601, 58_763, 60_972, 63_230, 65_535,
];

/// Adds the intent to the catalog.
pub(super) fn add(pdf: &mut Document) -> lopdf::Result<()> {
    let mut dictionary = Dictionary::new();
    dictionary.set("N", 3);
    let profile = pdf.add_object(Stream::new(dictionary, profile()));
    let mut intent = Dictionary::new();
    intent.set("Type", "OutputIntent");
    intent.set("S", "GTS_PDFA1");
    intent.set("OutputConditionIdentifier", Object::string_literal(NAME));
    intent.set("Info", Object::string_literal(NAME));
    intent.set("DestOutputProfile", profile);
    pdf.catalog_mut()?.set("OutputIntents", vec![Object::Dictionary(intent)]);
    Ok(())
}

/// The profile's bytes: header, table of tags, tags; the three curves are one.
fn profile() -> Vec<u8> {
    let tags: [(&[u8; 4], Vec<u8>); 7] = [
        (b"desc", description()),
        (b"cprt", text(b"CC0")),
        (b"wtpt", xyz(WHITE)),
        (b"rXYZ", xyz(RED)),
        (b"gXYZ", xyz(GREEN)),
        (b"bXYZ", xyz(BLUE)),
        (b"rTRC", curve()),
    ];
    let names = tags.iter().map(|(name, _)| **name).chain([*b"gTRC", *b"bTRC"]);
    let (mut table, mut data) = (Vec::new(), Vec::new());
    let start = 128 + 4 + 12 * 9;
    let mut last = [0; 8];
    for (index, name) in names.enumerate() {
        if let Some((_, bytes)) = tags.get(index) {
            let place = size(start + data.len());
            last = [place[0], place[1], place[2], place[3], 0, 0, 0, 0];
            last[4..].copy_from_slice(&size(bytes.len()));
            data.extend_from_slice(bytes);
            data.resize(data.len().next_multiple_of(4), 0);
        }
        table.extend_from_slice(&name);
        table.extend_from_slice(&last);
    }
    let mut profile = header(start + data.len());
    profile.extend_from_slice(&9_u32.to_be_bytes());
    profile.append(&mut table);
    profile.append(&mut data);
    profile
}

fn header(length: usize) -> Vec<u8> {
    let mut header = size(length).to_vec();
    header.extend_from_slice(&[0; 4]);
    header.extend_from_slice(&[2, 0x40, 0, 0]);
    header.extend_from_slice(b"mntrRGB XYZ ");
    // The profile's date is that of the standard's first day, so that it never changes.
    header.extend([1999_u16, 1, 1, 0, 0, 0].into_iter().flat_map(u16::to_be_bytes));
    header.extend_from_slice(b"acsp");
    header.resize(68, 0);
    header.extend(WHITE.into_iter().flat_map(u32::to_be_bytes));
    header.resize(128, 0);
    header
}

fn description() -> Vec<u8> {
    let mut tag = b"desc\0\0\0\0".to_vec();
    tag.extend_from_slice(&size(NAME.len() + 1));
    tag.extend_from_slice(NAME.as_bytes());
    // The closing zero; no Unicode name (8 bytes), no Macintosh name (3 and its 67 bytes).
    tag.resize(tag.len() + 1 + 8 + 3 + 67, 0);
    tag
}

fn text(words: &[u8]) -> Vec<u8> {
    [b"text\0\0\0\0", words, b"\0"].concat()
}

fn xyz(value: [u32; 3]) -> Vec<u8> {
    b"XYZ \0\0\0\0".iter().copied().chain(value.into_iter().flat_map(u32::to_be_bytes)).collect()
}

fn curve() -> Vec<u8> {
    let mut tag = b"curv\0\0\0\0".to_vec();
    tag.extend_from_slice(&size(CURVE.len()));
    tag.extend(CURVE.into_iter().flat_map(u16::to_be_bytes));
    tag
}

fn size(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes()
}
