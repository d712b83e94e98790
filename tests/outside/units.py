"""Units nobody prepared, and the agreement's settings moved at random."""

import random
import re

import openpyxl

import people
from forms import KINDS
from vietnamese import bare

LEVELS = {"MN": [], "TH": range(1, 6), "THCS": range(6, 10), "TH&THCS": range(1, 10), "THPT": range(10, 13),
          "THCS&THPT": range(6, 13), "GDTX": range(10, 13)}


class Unit:
    def __init__(self, code, name, kind, level="", commune="", parent=None):
        self.code, self.name, self.kind, self.level = code, name, kind, level
        self.commune, self.parent = commune, parent

    def grades(self):
        return list(LEVELS[self.level]) if self.level else []


def code(rng, taken):
    while True:
        size = rng.randint(2, 9)
        text = "".join(rng.choice("ABCDEFGHKLMNPQRSTUVXY0123456789") for _ in range(size))
        if rng.random() < 0.5:
            text = text[:2] + rng.choice("-_.") + text[2:]
        text = text.strip("-_.")
        if len(text) >= 2 and text.lower() not in taken and not re.fullmatch(r"(?i)(con|nul|prn|aux|com\d|lpt\d)", text):
            if re.fullmatch(r"[\d.]+", text):
                continue
            taken.add(text.lower())
            return text


def make(rng, count):
    """Communes, then schools and agencies below them, shuffled: the order of the file is its own."""
    taken = set()
    communes = []
    for number in range(max(2, count // 5)):
        place = f"{rng.choice(people.PLACES)} {number + 1}"
        communes.append(Unit(code(rng, taken), f"{rng.choice(['Phường', 'Xã'])} {place}", "xa-phuong", commune=place))
    rest = []
    for number in range(max(1, count // 8)):
        rest.append(Unit(code(rng, taken), f"Ban Chỉ huy Ưu tiên số {number + 1}", "co-quan"))
    while len(rest) + len(communes) < count:
        level = rng.choice(["TH"] * 4 + ["THCS"] * 3 + ["MN", "TH&THCS", "THPT", "THCS&THPT", "GDTX"])
        above = rng.choice(communes)
        name = f"Trường {level} {rng.choice(people.SCHOOL_WORDS)} {len(rest) + 1}"
        rest.append(Unit(code(rng, taken), name, "truong", level, above.commune, rng.choice([above, above, None])))
    units = communes + rest
    rng.shuffle(units)
    return units


def write(path, units, rng):
    """Replaces the example rows of don-vi.xlsx."""
    book = openpyxl.load_workbook(path)
    sheet = book["Đơn vị"]
    head = next(row for row in sheet.iter_rows() if any(bare(c.value or "") == "ma" for c in row))
    columns = {bare(cell.value): cell.column for cell in head if cell.value}
    for row in sheet.iter_rows(min_row=head[0].row + 1):
        for cell in row:
            cell.value = None
    line = head[0].row
    for unit in units:
        line += rng.choice([1, 1, 1, 1, 2])
        # A blank parent of a school stands under its commune by the commune's name.
        parent = rng.choice([unit.parent.code, unit.parent.name]) if unit.parent else ""
        if unit.kind == "truong" and unit.parent is None:
            unit.commune = ""
        for heading, text in (("ma", unit.code), ("tendonvi", people.as_typed(rng, unit.name)), ("loai", KINDS[unit.kind]),
                              ("caphoc", unit.level), ("xaphuong", unit.commune), ("donvicaptren", parent),
                              ("email", f"{unit.code.lower()}@vidu.vn")):
            sheet.cell(line, columns[heading]).value = text or None
    for table in sheet.tables.values():
        first, last = table.ref.split(":")
        bottom = max(int(re.sub(r"\D", "", last)), line)
        table.ref = f"{first}:{re.sub(r'[0-9]', '', last)}{bottom}"
    book.save(path)


ORDERS = {
    "HSG": [["cap", "mon", "giai", "don-vi", "ten"], ["don-vi", "ten", "cap"], ["muc-thuong", "ten", "don-vi"],
            ["ten", "don-vi"], ["mon", "giai", "cap", "ten"]],
    "GVBD": [["cap", "mon", "don-vi", "ten"], ["ten", "don-vi"], ["don-vi", "ten"], ["mon", "ten"]],
    "HOCBONG": [["don-vi", "ten"], ["ten", "don-vi"], ["muc-thuong", "ten"], ["hoan-canh", "ket-qua", "don-vi", "ten"]],
    "TAPTHE": [["loai", "don-vi", "ten"], ["ten"], ["muc-thuong", "loai", "ten"]],
}
TAKEN = {
    "HSG": [["cap", "giai"], ["muc-thuong"], ["muc-thuong", "ten"], ["giai", "cap", "don-vi"]],
    "GVBD": [["cap"], ["muc-thuong", "mon"], ["mon"]],
    "HOCBONG": [["hoan-canh", "ket-qua"], ["ket-qua"], ["hoan-canh", "ten"]],
    "TAPTHE": [["loai"], ["muc-thuong"], ["loai", "ten"]],
}
COLLECTIVES = """[khen_thuong.TAPTHE]
nhieu_giai = "cao-nhat"
thu_tu = []
muc = [
    { loai = "Tập thể", dieu_kien = { dvht_xep_loai = ["Tốt", "Khá"], cdht_xa_muc_do = ["mức độ 1", "mức độ 2"] }, tien = 1_000_000 },
    { loai = "Tập thể", dieu_kien = { dvht_xep_loai = ["Trung bình"] }, tien = 400_000 },
    { loai = "Cá nhân", tien = 500_000 },
]
"""
SCHOLARSHIPS = [
    "muc = [{ theo_de_nghi = true, toi_da = 1_500_000 }]",
    """muc = [
    { hoan_canh = ["Mồ côi", "Khuyết tật"], tien = 2_000_000 },
    { ket_qua = ["Xuất sắc", "Giỏi", "Tốt"], tien = 1_000_000 },
    { hoan_canh = ["Hộ nghèo"], theo_de_nghi = true, toi_da = 900_000 },
]""",
]


def quota(rng, code):
    """Lines that limit a list; none of one in four lists."""
    limits = {"so_luong_don_vi": rng.randint(1, 4), "so_luong": rng.randint(3, 25)}
    kept = rng.choice([["so_luong_don_vi"], ["so_luong"], list(limits), []])
    if not kept:
        return ""
    taken = ", ".join(f'"{key}"' for key in rng.choice(TAKEN[code]))
    lines = [f"{name} = {limits[name]}" for name in kept]
    lines += [f"xet_theo = [{taken}]", f'dong_hang = "{rng.choice(["lay-het", "bo-het", "theo-thu-tu"])}"']
    lines += rng.choice([[], [f"du_phong = {rng.randint(1, 5)}"]])
    return "\n".join(lines) + "\n"


def vary_agreement(path, seed):
    """Other policies, orders and amounts than the default ones; seed 0 of four keeps the default."""
    rng = random.Random(seed)
    text = path.read_text("utf-8")
    if seed % 4 == 0:
        return text
    text = text.replace("\n[le]\n", f"\n{COLLECTIVES}\n[le]\n", 1)
    text = text.replace('giai_dong_doi = "chia-deu"', f'giai_dong_doi = "{rng.choice(["chia-deu", "chia-deu", "moi-em"])}"', 1)
    for code, orders in ORDERS.items():
        start = text.index(f"\n[khen_thuong.{code}]")
        head, tail = text[:start], text[start:]
        order = ", ".join(f'"{key}"' for key in rng.choice(orders))
        tail = re.sub(r"thu_tu = \[[^]]*\]", f"thu_tu = [{order}]", tail, count=1)
        policy = rng.choice(["cao-nhat", "cong-don"]) if code == "HSG" else "cao-nhat"
        tail = re.sub(r'nhieu_giai = "[^"]*"', f'nhieu_giai = "{policy}"', tail, count=1)
        if code == "HOCBONG" and seed % 3:
            tail = tail.replace("muc = [{ tien = 1_000_000 }]", SCHOLARSHIPS[seed % 3 - 1], 1)
        tail = tail.replace('nhieu_giai = ', quota(rng, code) + "nhieu_giai = ", 1)
        text = head + tail
    text = text.replace("tien = 1_000_000 }", f"tien = {rng.choice(['1_005_000', '1_000_000', '1_234_000'])} }}", 1)
    text = text.replace('"Toán", "Ngữ văn",', '"Ngữ văn", "Toán",') if seed % 3 == 0 else text
    path.write_text(text, "utf-8")
    return text
