"""Vietnamese as this judge understands it: written from the contract alone, shares nothing with the program."""

import re
import unicodedata

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # ngang huyền hỏi ngã sắc nặng
SHAPES = {"\u0306": "ă", "\u0302": "â", "\u031b": "ơ"}


def tidy(text):
    """NFC, every kind of space one space, trimmed, no control characters."""
    text = unicodedata.normalize("NFC", str(text))
    text = "".join(" " if char.isspace() or char in "\u00a0\u202f\u2007" else char for char in text)
    text = "".join(char for char in text if unicodedata.category(char) not in ("Cc", "Cf"))
    return re.sub(" +", " ", text).strip()


def letters_and_tone(syllable):
    """([alphabet positions], tone) of one syllable."""
    tone, out = 0, []
    for char in unicodedata.normalize("NFC", syllable).lower().replace("ð", "đ"):
        base = ""
        for mark in unicodedata.normalize("NFD", char):
            if mark in TONES:
                tone = TONES[mark]
            else:
                base += mark
        base = unicodedata.normalize("NFC", base)
        position = LETTERS.find(base)
        if position >= 0:
            out.append(position)
        elif base.isdigit():
            out.append(-100 + int(base))  # Chi hội 2 stands before Chi hội A
        elif base.isalnum():
            out.append(100 + ord(base[0]))
        else:
            out.append(-200)  # H’Blen stands before Ha: marks come before letters
    return out, tone


def folded(text):
    """Equal for two spellings of one name: case, spaces, Unicode form and place of the tone do not count."""
    return " ".join(f"{''.join(map(chr, (300 + p for p in ls)))}{t}" for ls, t in map(letters_and_tone, tidy(text).split()))


def bare(text):
    """Lower case without any mark, letters and digits only: for headings."""
    text = unicodedata.normalize("NFD", tidy(text).lower()).replace("đ", "d")
    return re.sub("[^a-z0-9]+", "", "".join(c for c in text if not unicodedata.combining(c)))


def syllable_keys(words):
    return [letters_and_tone(word) for word in words]


def name_key(name):
    """Given name, then family and middle names, syllable by syllable; letters of a syllable before its tone."""
    words = tidy(name).split()
    return syllable_keys(words[-1:] + words[:-1])


def text_key(text):
    return syllable_keys(tidy(text).split())


DIGITS = "không một hai ba bốn năm sáu bảy tám chín".split()


def _below_thousand(number, full, zero, four):
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = []
    if hundreds or full:
        words += [DIGITS[hundreds], "trăm"]
    if tens == 0:
        if ones:
            words += ([zero] if words else []) + [DIGITS[ones]]
        return words
    words += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    if ones == 1:
        words.append("một" if tens == 1 else "mốt")
    elif ones == 5:
        words.append("lăm")
    elif ones == 4 and tens > 1:
        words.append(four)
    elif ones:
        words.append(DIGITS[ones])
    return words


def in_words(number, zero="linh", four="tư"):
    if number == 0:
        return "không"
    billions, rest = divmod(number, 10**9)
    words = in_words(billions, zero, four).split() + ["tỷ"] if billions else []
    for size, name in ((10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        group, rest = divmod(rest, size)
        if group:
            words += _below_thousand(group, bool(words), zero, four) + ([name] if name else [])
    return " ".join(words)


def grouped(number):
    return f"{number:,}".replace(",", ".")


def self_test(data):
    """Compares this module with the contract's two oracles; returns a list of differences."""
    faults = []
    names = [line for line in (data / "names.tsv").read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for before, after in zip(names, names[1:]):
        if name_key(before) > name_key(after):
            faults.append(f"order of names: {before!r} after {after!r}")
    for line in (data / "amounts.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            number, words = line.split("\t")
            if in_words(int(number)) != words:
                faults.append(f"{number}: {in_words(int(number))!r}, the contract says {words!r}")
    return faults
