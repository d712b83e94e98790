//! Whether a word can be a syllable of Vietnamese: an onset, a rhyme, and a tone that the rhyme's end allows.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Vowels without tone, then with huyền, hỏi, ngã, sắc, nặng.
const VOWELS: [&str; 12] =
    ["aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ"];

/// Consonants at the head of a syllable. Each that fits is tried: `gì` is g and ì, `giàu` is gi and àu.
const ONSETS: [&str; 27] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "th", "tr", "qu", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p",
    "r", "s", "t", "v", "x",
];

const RHYMES: &str = " a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong op ot \
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
    u ua uân uâng uât uây uc ui um un ung up ut uê uêch uênh uôc uôi uôm uôn uông uôt uơ uy uya uych uyên uyêt uynh uyp uyt uyu \
    ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yên yêm yêng yêt yêu ynh yt ych ên êng ";

/// The rhymes to look up: every doubtful word of a submission asks for several.
static KNOWN_RHYMES: LazyLock<HashSet<&str>> = LazyLock::new(|| RHYMES.split_whitespace().collect());

/// True for one syllable in NFC and lower case. Generous with rare rhymes, so that no name of a Vietnamese is doubted; names of
/// other peoples often are no such syllables.
#[must_use]
pub fn is_syllable(word: &str) -> bool {
    let mut plain = String::with_capacity(word.len());
    let mut tone = 0;
    for letter in word.chars() {
        let (bare, own) = without_tone(letter);
        if own > 0 && tone > 0 {
            return false;
        }
        tone = tone.max(own);
        plain.push(bare);
    }
    // A rhyme that ends in a stop has sắc or nặng.
    if (plain.ends_with(['c', 'p', 't']) || plain.ends_with("ch")) && tone < 4 {
        return false;
    }
    ONSETS.iter().filter_map(|onset| plain.strip_prefix(onset)).chain([plain.as_str()]).any(is_rhyme)
}

fn is_rhyme(rest: &str) -> bool {
    rest.len() < 12 && KNOWN_RHYMES.contains(rest)
}

/// Each vowel with its plain one and the number of its tone, by code point.
static TONES: LazyLock<Vec<(char, char, usize)>> = LazyLock::new(|| {
    let row = |vowels: &'static str| {
        let plain = vowels.chars().next();
        vowels.chars().enumerate().filter_map(move |(tone, vowel)| Some((vowel, plain?, tone)))
    };
    let mut tones: Vec<_> = VOWELS.into_iter().flat_map(row).collect();
    tones.sort_unstable();
    tones
});

/// The letter without its tone, and the tone's number from 1; 0 for none.
fn without_tone(letter: char) -> (char, usize) {
    if letter.is_ascii() {
        return (letter, 0);
    }
    let found = TONES.binary_search_by_key(&letter, |(vowel, _, _)| *vowel).ok().and_then(|at| TONES.get(at));
    found.map_or((letter, 0), |(_, plain, tone)| (*plain, *tone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_names_and_reports_are_known() {
        let words = "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đoàn đinh trịnh tạ tống kiều thạch lưu vương \
                     ông âu ưng ấu văn thị hữu đức ngọc quỳnh tuấn phương khánh tú uyên đình chí công mỹ mĩ thúy thuý hòa hoà ái ân ý ỷ lệ \
                     cường duyên điệp hãi khoa khôi lĩnh nghĩa oanh phước quân quang quý sáng tám thảo thủy thuỷ tiến tráng ửng vân \
                     xuân yến giáo viên trường tiểu học khuyến khích quốc thành phố tỉnh nghèo giếng gì giàu quyền khuỷu út lượt suất \
                     ngoẵng huơ giường phượng hoẵng quỹ thưởng giỏi bồi dưỡng hoàn cảnh";
        for word in words.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn other_words_are_none() {
        for word in ["nguyôn", "quèc", "hàt", "josé", "müller", "hmông", "bb", "áá", "", "tràn1", "krông", "h'mông"] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
