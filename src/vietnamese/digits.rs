//! The digits of a typed number with their separators, exactly. In Vietnamese a dot or a space groups thousands and a comma
//! begins the decimals; English does it the other way, and one sign before three digits may be either.

use super::doubt::Doubt;

/// `mantissa / 10^decimals`, not negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digits {
    /// All digits as one number.
    pub mantissa: i128,
    /// How many of them are decimals.
    pub decimals: u32,
}

/// Most digits that are read; no figure of a year has more.
const LONGEST: usize = 18;

/// Where one dot stands before three digits: `12.345`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dot {
    /// Whole numbers are asked for, so it groups thousands.
    Groups,
    /// Decimals are possible, so it may also begin them.
    Unclear,
}

impl Digits {
    /// Reads `1.234.567`, `1 234 567`, `1,234,567`, `12,5`, `12.5`, `1.234,5`, `1,234.5`. `1,234` is in doubt, and `1.234` by
    /// `dot`; anything else is no number.
    ///
    /// # Errors
    /// Why it is no number, or its two readings.
    pub fn read(text: &str, dot: Dot) -> Result<Self, Doubt> {
        let text = text.trim().trim_end_matches(['.', ',']);
        let signs: Vec<char> = text.chars().filter(|letter| !letter.is_ascii_digit()).collect();
        let (whole, decimals) = match signs.as_slice() {
            [] => (text, ""),
            [' ', ..] if all_same(&signs) => (grouped(text, ' ')?, ""),
            ['.' | ','] => return one_sign(text, dot),
            [sign @ ('.' | ','), ..] if all_same(&signs) => (grouped(text, *sign)?, ""),
            [group @ .., point] if all_same(group) && is_point(group, *point) => {
                let (whole, decimals) = text.rsplit_once(*point).ok_or_else(Doubt::unknown)?;
                (grouped(whole, *group.first().unwrap_or(&' '))?, decimals)
            }
            _ => return Err(Doubt::unknown()),
        };
        Self::join(whole, decimals)
    }

    fn join(whole: &str, decimals: &str) -> Result<Self, Doubt> {
        let decimals = decimals.trim_end_matches('0');
        let mut digits: String = whole.chars().filter(char::is_ascii_digit).collect();
        if digits.is_empty() {
            return Err(Doubt::unknown());
        }
        digits.push_str(decimals);
        if digits.len() > LONGEST {
            return Err(Doubt::because("là số quá lớn"));
        }
        let mantissa = digits.parse().map_err(|_| Doubt::unknown())?;
        Ok(Self { mantissa, decimals: u32::try_from(decimals.len()).map_err(|_| Doubt::unknown())? })
    }

    /// The number times `10^power`, `None` if that is not whole or beyond all bounds.
    #[must_use]
    pub fn scaled(self, power: u32) -> Option<i128> {
        if power >= self.decimals {
            return self.mantissa.checked_mul(10_i128.checked_pow(power - self.decimals)?);
        }
        let divisor = 10_i128.checked_pow(self.decimals - power)?;
        (self.mantissa % divisor == 0).then(|| self.mantissa / divisor)
    }
}

fn all_same(signs: &[char]) -> bool {
    signs.windows(2).all(|pair| pair[0] == pair[1])
}

/// After groups, the other sign begins the decimals.
fn is_point(group: &[char], point: char) -> bool {
    matches!((group.first(), point), (Some('.' | ' '), ',') | (Some(','), '.'))
}

/// Checks groups of three digits, the first of one to three and not zero.
fn grouped(text: &str, separator: char) -> Result<&str, Doubt> {
    let mut groups = text.split(separator);
    let first = groups.next().unwrap_or_default();
    let well_formed = (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3);
    if well_formed { Ok(text) } else { Err(Doubt::unknown()) }
}

fn one_sign(text: &str, dot: Dot) -> Result<Digits, Doubt> {
    let (whole, after) = text.split_once(['.', ',']).ok_or_else(Doubt::unknown)?;
    let may_group = after.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    let is_dot = text.contains('.');
    match (may_group, is_dot, dot) {
        (true, true, Dot::Groups) => Digits::join(text, ""),
        (true, ..) => {
            let decimal = format!("{whole},{}", after.trim_end_matches('0'));
            let decimal = decimal.trim_end_matches(',').to_owned();
            Err(Doubt::between(&format!("{whole}.{after}"), &decimal, [format!("{whole}{after}"), decimal.clone()]))
        }
        (false, ..) if after.is_empty() => Err(Doubt::unknown()),
        (false, ..) => Digits::join(whole, after),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, dot: Dot) -> String {
        match Digits::read(text, dot) {
            Ok(digits) => format!("{}/{}", digits.mantissa, digits.decimals),
            Err(doubt) => doubt.proposals.join("|"),
        }
    }

    #[test]
    fn separators_are_read_in_one_way_only() {
        for (text, whole, decimal) in [
            ("350", "350/0", "350/0"),
            ("1.234", "1234/0", "1234|1,234"),
            ("1,234", "1234|1,234", "1234|1,234"),
            ("1.234.567", "1234567/0", "1234567/0"),
            ("1,234,567", "1234567/0", "1234567/0"),
            ("1 234 567", "1234567/0", "1234567/0"),
            ("1.234,5", "12345/1", "12345/1"),
            ("1,234.50", "12345/1", "12345/1"),
            ("12,5", "125/1", "125/1"),
            ("12.50", "125/1", "125/1"),
            ("12,00", "12/0", "12/0"),
            ("0,125", "125/3", "125/3"),
            ("1.200.000,00", "1200000/0", "1200000/0"),
            ("1.", "1/0", "1/0"),
            ("1 200.000", "", ""),
            ("12.34.567", "", ""),
            (",5", "", ""),
            ("1..2", "", ""),
            ("", "", ""),
            ("9999999999999999999", "", ""),
        ] {
            assert_eq!(read(text, Dot::Groups), whole, "{text}");
            assert_eq!(read(text, Dot::Unclear), decimal, "{text}");
        }
    }

    #[test]
    fn scaling_is_exact() {
        let digits = |text| Digits::read(text, Dot::Groups).unwrap();
        assert_eq!(digits("1,2").scaled(6), Some(1_200_000));
        assert_eq!(digits("1,25").scaled(1), None);
        assert_eq!(digits("0,1").scaled(0), None);
    }
}
