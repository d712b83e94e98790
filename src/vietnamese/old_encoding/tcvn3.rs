//! TCVN3 (TCVN 5712:1993, third table), which fonts named `.Vn…` show: one code a letter, no capital with a tone; those are
//! small letters in a font whose name ends in H.

/// Vowels with their six tones, and their codes in the same order.
const SMALL: [(&str, [u8; 6]); 12] = [
    ("aàảãáạ", [b'a', 0xB5, 0xB6, 0xB7, 0xB8, 0xB9]),
    ("ăằẳẵắặ", [0xA8, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6]),
    ("âầẩẫấậ", [0xA9, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB]),
    ("eèẻẽéẹ", [b'e', 0xCC, 0xCE, 0xCF, 0xD0, 0xD1]),
    ("êềểễếệ", [0xAA, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6]),
    ("iìỉĩíị", [b'i', 0xD7, 0xD8, 0xDC, 0xDD, 0xDE]),
    ("oòỏõóọ", [b'o', 0xDF, 0xE1, 0xE2, 0xE3, 0xE4]),
    ("ôồổỗốộ", [0xAB, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9]),
    ("ơờởỡớợ", [0xAC, 0xEA, 0xEB, 0xEC, 0xED, 0xEE]),
    ("uùủũúụ", [b'u', 0xEF, 0xF1, 0xF2, 0xF3, 0xF4]),
    ("ưừửữứự", [0xAD, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9]),
    ("yỳỷỹýỵ", [b'y', 0xFA, 0xFB, 0xFC, 0xFD, 0xFE]),
];
const OTHERS: [(char, u8); 8] =
    [('đ', 0xAE), ('Đ', 0xA7), ('Ă', 0xA1), ('Â', 0xA2), ('Ê', 0xA3), ('Ô', 0xA4), ('Ơ', 0xA5), ('Ư', 0xA6)];

/// The letter of a code that is not ASCII, `None` for one that TCVN3 does not use.
pub fn letter(code: u8) -> Option<char> {
    if let Some((letter, _)) = OTHERS.iter().find(|(_, other)| *other == code) {
        return Some(*letter);
    }
    let of_row = |(letters, codes): &(&str, [u8; 6])| letters.chars().nth(codes.iter().position(|other| *other == code)?);
    SMALL.iter().find_map(of_row)
}

/// The code of a letter that is not ASCII, for tests of the round trip.
#[cfg(test)]
pub fn code(letter: char) -> Option<u8> {
    (0xA1..=0xFE).find(|code| self::letter(*code) == Some(letter))
}
