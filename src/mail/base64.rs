//! Base64 as RFC 2045 writes it: lines of 76 characters.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/// Bytes of one line of 76 characters.
const LINE: usize = 57;

/// The bytes in lines that each end with CRLF.
pub fn lines(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(LINE) * 78);
    for line in bytes.chunks(LINE) {
        push(&mut text, line);
        text.push_str("\r\n");
    }
    text
}

/// The bytes without line ends.
pub fn word(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    push(&mut text, bytes);
    text
}

fn push(text: &mut String, bytes: &[u8]) {
    for group in bytes.chunks(3) {
        let bits = group.iter().chain(&[0, 0]).take(3).fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        for position in 0..4 {
            let letter = usize::try_from(bits >> (18 - 6 * position) & 63).ok().and_then(|index| ALPHABET.get(index));
            // Four letters say three bytes; the places of missing bytes are filled with `=`.
            text.push(letter.filter(|_| position <= group.len()).map_or('=', |letter| char::from(*letter)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_rfc_4648_come_out() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(word(plain.as_bytes()), coded);
        }
        assert_eq!(word(&[0xfb, 0xff, 0xbf]), "+/+/");
    }

    #[test]
    fn lines_are_76_characters_long() {
        let text = lines(&[7; 130]);
        let lengths: Vec<usize> = text.split_terminator("\r\n").map(str::len).collect();
        assert_eq!(lengths, [76, 76, 24]);
        assert!(text.ends_with("\r\n"));
    }
}
