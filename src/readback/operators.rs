//! The operators of a content stream (ISO 32000-1, 7.8.2) with the operands that matter for its text. lopdf's parser makes an
//! object of every operand: for a list of thousands of rows, that is half the time of reading it back.

/// One operator with what stood before it.
pub struct Operator<'a> {
    /// Its name.
    pub name: &'a [u8],
    /// The numbers as they are written, in order; those within an array too.
    pub numbers: &'a [&'a [u8]],
    /// The last name among the operands, without its slash.
    pub operand: &'a [u8],
    /// The bytes of all strings, one after the other.
    pub text: &'a [u8],
}

/// Hands each operator of a stream to `take`, in order. Inline images are not told apart from operators; no paper has any.
pub fn each(content: &[u8], mut take: impl FnMut(&Operator<'_>)) {
    let (mut numbers, mut text, mut operand) = (Vec::new(), Vec::new(), &b""[..]);
    let mut rest = content;
    while let Some((first, after)) = rest.split_first() {
        match first {
            b'(' => rest = literal(after, &mut text),
            b'<' if after.first() == Some(&b'<') => rest = after.get(1..).unwrap_or_default(),
            b'<' => rest = hexadecimal(after, &mut text),
            b'/' => (operand, rest) = word(after),
            b'%' => rest = after.get(after.iter().position(|byte| *byte == b'\n').unwrap_or(after.len())..).unwrap_or_default(),
            _ if is_regular(*first) => {
                let (token, behind) = word(rest);
                rest = behind;
                if matches!(first, b'0'..=b'9' | b'+' | b'-' | b'.') {
                    numbers.push(token);
                } else {
                    take(&Operator { name: token, numbers: &numbers, operand, text: &text });
                    numbers.clear();
                    text.clear();
                    operand = b"";
                }
            }
            _ => rest = after,
        }
    }
}

const fn is_regular(byte: u8) -> bool {
    !matches!(
        byte,
        b'\0' | b'\t' | b'\n' | b'\x0c' | b'\r' | b' ' | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

/// The regular characters at the front, and what is behind them.
fn word(bytes: &[u8]) -> (&[u8], &[u8]) {
    bytes.split_at(bytes.iter().position(|byte| !is_regular(*byte)).unwrap_or(bytes.len()))
}

/// The value of a number; `None` for what only begins like one.
pub fn number(token: &[u8]) -> Option<f32> {
    std::str::from_utf8(token).ok()?.parse().ok()
}

/// Adds the bytes of a literal string (7.3.4.2) whose bracket was read; what is behind it.
fn literal<'a>(bytes: &'a [u8], text: &mut Vec<u8>) -> &'a [u8] {
    let mut depth = 1_usize;
    let mut rest = bytes;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'\\' => rest = escaped(after, text),
            b'(' => depth += 1,
            b')' if depth == 1 => return rest,
            b')' => depth -= 1,
            _ => {}
        }
        if *byte != b'\\' {
            text.push(*byte);
        }
    }
    rest
}

/// Adds the byte of an escape whose backslash was read; what is behind it.
fn escaped<'a>(bytes: &'a [u8], text: &mut Vec<u8>) -> &'a [u8] {
    let digits = bytes.iter().take(3).take_while(|byte| (b'0'..=b'7').contains(*byte)).count();
    if digits > 0 {
        let (octal, rest) = bytes.split_at(digits);
        let code = octal.iter().fold(0_u16, |code, digit| code * 8 + u16::from(digit - b'0'));
        text.push(code.to_le_bytes()[0]);
        return rest;
    }
    let Some((byte, rest)) = bytes.split_first() else { return bytes };
    match byte {
        b'n' => text.push(b'\n'),
        b'r' => text.push(b'\r'),
        b't' => text.push(b'\t'),
        b'b' => text.push(8),
        b'f' => text.push(12),
        b'\n' => {}
        b'\r' => return rest.strip_prefix(b"\n").unwrap_or(rest),
        other => text.push(*other),
    }
    rest
}

/// Adds the bytes of a hexadecimal string (7.3.4.3) whose bracket was read; what is behind it.
fn hexadecimal<'a>(bytes: &'a [u8], text: &mut Vec<u8>) -> &'a [u8] {
    let end = bytes.iter().position(|byte| *byte == b'>').unwrap_or(bytes.len());
    let (inside, rest) = bytes.split_at(end);
    let digits: Vec<u8> =
        inside.iter().filter_map(|digit| char::from(*digit).to_digit(16)).filter_map(|digit| digit.try_into().ok()).collect();
    text.extend(digits.chunks(2).map(|pair| pair.first().copied().unwrap_or(0) * 16 + pair.get(1).copied().unwrap_or(0)));
    rest.get(1..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_come_with_their_operands() {
        let mut met = Vec::new();
        let content = b"/P <</MCID 3>> BDC\nBT /F1 13 Tf 1 0 0 1 72 -.5 Tm (a\\)\\(\\\\(b)\\101\\7\\\n) Tj [<0041 4> -20.5 (c)]TJ % end (\nET\nEMC";
        each(content, |operator| {
            let name = String::from_utf8_lossy(operator.name).into_owned();
            let numbers: Vec<f32> = operator.numbers.iter().filter_map(|token| number(token)).collect();
            met.push((name, numbers, operator.operand.to_vec(), operator.text.to_vec()));
        });
        let names: Vec<&str> = met.iter().map(|(name, ..)| name.as_str()).collect();
        assert_eq!(names, ["BDC", "BT", "Tf", "Tm", "Tj", "TJ", "ET", "EMC"]);
        assert_eq!(met[2].2, b"F1");
        assert_eq!(met[3].1, [1.0, 0.0, 0.0, 1.0, 72.0, -0.5]);
        assert_eq!(met[4].3, b"a)(\\(b)A\x07");
        assert_eq!(met[5].3, b"\x00\x41\x40c");
    }

    #[test]
    fn what_never_ends_ends() {
        for content in ["(", "((((", "(\\", "<", "<<", "[", "/", "%", "(\\1", "1 2 3"] {
            each(content.as_bytes(), |_| {});
        }
    }
}
