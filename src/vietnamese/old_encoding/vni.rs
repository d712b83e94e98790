//! VNI for Windows, which fonts named `VNI-…` show: most letters are a base letter and a mark behind it, both with codes of
//! their own; a mark under a capital is the capital form of the mark.

/// Base letters as VNI writes them and as they are.
const BASES: [(char, char); 6] = [('a', 'a'), ('e', 'e'), ('o', 'o'), ('ô', 'ơ'), ('u', 'u'), ('ö', 'ư')];
/// Letters that are one code.
const ALONE: [(char, char); 8] = [('ñ', 'đ'), ('ô', 'ơ'), ('ö', 'ư'), ('í', 'í'), ('ì', 'ì'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị')];
/// Marks of tone: sắc, huyền, hỏi, ngã, nặng.
const TONES: [char; 5] = ['ù', 'ø', 'û', 'õ', 'ï'];
/// Marks of â, ê, ô: none, sắc, huyền, hỏi, ngã, nặng.
const HATS: [char; 6] = ['â', 'á', 'à', 'å', 'ã', 'ä'];
/// Marks of ă, likewise.
const BREVES: [char; 6] = ['ê', 'é', 'è', 'ú', 'ü', 'ë'];
/// Each letter without tone, then with sắc, huyền, hỏi, ngã, nặng, as the marks stand above.
const TONED: [&str; 10] = ["aáàảãạ", "eéèẻẽẹ", "oóòỏõọ", "ơớờởỡợ", "uúùủũụ", "ưứừửữự", "yýỳỷỹỵ", "âấầẩẫậ", "êếềểễệ", "ôốồổỗộ"];
const BREVE: &str = "ăắằẳẵặ";

/// The letter that begins a text and how many characters it takes; `None` where VNI has no such letter. ASCII is itself.
pub fn letter(first: char, second: Option<char>) -> Option<(char, usize)> {
    let capital = first.is_uppercase();
    let small = lower(first);
    let base = BASES.iter().find(|(written, _)| *written == small).map(|(_, base)| *base);
    let base = base.or_else(|| (small == 'y').then_some('y'));
    if let (Some(base), Some(mark)) = (base, second.filter(|mark| !mark.is_ascii()))
        && let Some(letter) = marked(base, lower(mark))
    {
        return Some((if capital { upper(letter) } else { letter }, 2));
    }
    if first.is_ascii() {
        return Some((first, 1));
    }
    if small == 'î' {
        return Some((if capital { 'Ỵ' } else { 'ỵ' }, 1));
    }
    let (_, letter) = ALONE.iter().find(|(written, _)| *written == small)?;
    Some((if capital { upper(*letter) } else { *letter }, 1))
}

fn marked(base: char, mark: char) -> Option<char> {
    if let Some(tone) = TONES.iter().position(|other| *other == mark) {
        return TONED.iter().find(|row| row.starts_with(base))?.chars().nth(tone + 1);
    }
    let hat = HATS.iter().position(|other| *other == mark);
    let breve = BREVES.iter().position(|other| *other == mark);
    match (base, hat, breve) {
        ('a', Some(tone), _) => TONED[7].chars().nth(tone),
        ('e', Some(tone), _) => TONED[8].chars().nth(tone),
        ('o', Some(tone), _) => TONED[9].chars().nth(tone),
        ('a', _, Some(tone)) => BREVE.chars().nth(tone),
        _ => None,
    }
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

fn upper(letter: char) -> char {
    letter.to_uppercase().next().unwrap_or(letter)
}
