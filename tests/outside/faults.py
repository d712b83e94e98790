"""Faults planted into otherwise consistent data, each with the cells at which the program must report it.

A place is ("item", code), (list, row index, column) or ("file",). A fault lists the places that would be right;
the program must report an error at one of them at least, and at no cell that no fault names.
"""

import dataclasses
import datetime
import unicodedata

import people
from truth import CLAIMS


@dataclasses.dataclass
class Fault:
    name: str
    places: list


FREE = {"truong": ["so_phan_hoi", "hoc_bong_suat", "khen_hs_luot", "khen_gv_luot"],
        "xa-phuong": ["hoc_bong_suat", "khen_hs_luot", "khen_gv_luot", "tthtcd_lop"], "co-quan": ["hv_cbcc"]}
YES_NO = {"truong": ["co_chi_hoi", "tieu_chuan_thi_dua"], "xa-phuong": ["tthtcd_kien_toan"], "co-quan": []}
CHOICE = {"truong": "dvht_xep_loai", "xa-phuong": "cdht_xa_muc_do", "co-quan": "dvht_xep_loai"}
DATE = {"truong": "dvht_ngay_kiem_tra", "xa-phuong": "cdht_xa_ngay_kiem_tra"}


class Planter:
    def __init__(self, rng, form, data, pool):
        self.rng, self.form, self.data, self.pool = rng, form, data, pool
        self.raw, self.faults, self.touched = {}, [], set()

    def literal(self, place, value, name):
        self.raw[place] = value
        self.faults.append(Fault(name, [place]))

    def item(self, name, value, codes):
        codes = [code for code in codes if code not in self.touched]
        if codes:
            code = self.rng.choice(codes)
            self.touched.add(code)
            self.literal(("item", code), value, f"{name} {code}")

    # items

    def blank(self):
        self.item("required value missing", None, self.form.required())

    def text_for_number(self):
        numbers = [c for c, i in self.form.items.items() if i["kieu"] in ("so", "tien", "diem")]
        self.item("not a number", self.rng.choice(["khoảng năm mươi", "đang cập nhật", "n/a"]), numbers)

    def negative(self):
        self.item("negative", self.rng.choice([-1, -5]), FREE[self.form.kind])

    def fraction(self):
        self.item("not whole", 2.5, FREE[self.form.kind])

    def over_limit(self):
        codes = [c for c in FREE[self.form.kind] if c != "hv_cbcc"] or ["dvht_diem"]
        codes = [c for c in codes if c not in self.touched]
        if codes:
            code = self.rng.choice(codes)
            self.touched.add(code)
            self.literal(("item", code), self.form.items[code]["lon_nhat"] + 1, f"over the limit {code}")

    def yes_no(self):
        self.item("unknown yes/no", "có lẽ", YES_NO[self.form.kind])

    def choice(self):
        self.item("unknown choice", self.rng.choice(["Rất tốt", "mức độ 9", "Tốt lắm"]), [CHOICE[self.form.kind]])

    def day(self):
        if self.form.kind in DATE:
            wrong = self.rng.choice(["31/02/2024", "32/12/2024", datetime.date(self.pool.year - 4, 12, 5), "cuối tháng 11"])
            self.item("impossible date", wrong, [DATE[self.form.kind]])

    def identity(self):
        """Breaks one identity and no other: its result or, where that is a term elsewhere, a term of its own."""
        free = [i for i in self.form.identities if not self.touched & {i["ket_qua"], *i.get("cong", []), *i.get("tru", [])}]
        if not free:
            return
        broken = self.rng.choice(free)
        elsewhere = {c for i in self.form.identities if i is not broken for c in [i["ket_qua"], *i.get("cong", []), *i.get("tru", [])]}
        own = [c for c in [broken["ket_qua"], *broken["cong"]] if c not in elsewhere]
        code = self.rng.choice(own)
        self.touched |= {broken["ket_qua"], *broken.get("cong", []), *broken.get("tru", [])}
        self.data.items[code] += self.rng.choice([1, 1000, 999_999])
        self.faults.append(Fault(f"identity of {broken['ket_qua']} broken", [("item", broken["ket_qua"])]))

    def part(self):
        hard = [p for p in self.form.parts if not p.get("canh_bao") and not self.touched & {p["phan"], *p["toan_bo"]}]
        if hard:
            relation = self.rng.choice(hard)
            others = [p for p in self.form.parts if not p.get("canh_bao") and p is not relation and relation["phan"] in p["toan_bo"]]
            others += [p for p in self.form.parts if not p.get("canh_bao") and p is not relation and p["phan"] == relation["phan"]]
            code = relation["phan"]
            self.data.items[code] = sum(self.data.items[whole] for whole in relation["toan_bo"]) + 1
            self.touched |= {code, *relation["toan_bo"]}
            self.faults.append(Fault(f"part {code} larger than whole", [("item", code)]))
            for other in others:
                if self.data.items[other["phan"]] > sum(self.data.items[w] for w in other["toan_bo"]):
                    self.faults.append(Fault(f"part {other['phan']} larger than whole", [("item", other["phan"])]))

    # nominations; rows are added, without a teacher, so that no claim changes

    def row(self, code="HSG"):
        rows = self.data.lists[code]
        pupil = self.pool.pupil(self.data.unit.grades())
        extra = {"cuoc_thi": "Thi thêm", "mon": "Toán", "cap": "tỉnh", "giai": "Nhì"} if code == "HSG" else {"hoan_canh": "Hộ nghèo"}
        rows.append(pupil | extra)
        return len(rows) - 1

    def field(self, name, column, value, code="HSG", places=None):
        index = self.row(code)
        self.raw[(code, index, column)] = value
        self.faults.append(Fault(f"{code}: {name}", [(code, index, c) for c in places or [column]]))

    def school_rows(self):
        return self.data.unit.kind == "truong" and self.data.unit.grades()

    def nameless(self):
        if self.school_rows():
            self.field("nominee without name", "ho_ten", None, self.rng.choice(["HSG", "HOCBONG"]))

    def no_level(self):
        if self.school_rows():
            self.field("prize without level", "cap", None)

    def no_prize(self):
        if self.school_rows():
            self.field("level without prize", "giai", None)

    def wrong_level(self):
        if self.school_rows():
            self.field("unknown level", "cap", "vũ trụ")

    def wrong_prize(self):
        if self.school_rows():
            self.field("unknown prize", "giai", "Giải an ủi")

    def no_class(self):
        if self.school_rows():
            self.field("no class", "lop", None, self.rng.choice(["HSG", "HOCBONG"]))

    def no_birth(self):
        if self.school_rows():
            self.field("no birth date", "ngay_sinh", None, self.rng.choice(["HSG", "HOCBONG"]))

    def impossible_birth(self):
        if self.school_rows():
            self.field("impossible birth date", "ngay_sinh", self.rng.choice(["31/02/2013", "00/00/2012", "29/02/2011", "2o/11/2012"]))

    def class_and_birth(self):
        if self.school_rows():
            year = self.pool.year
            born = self.rng.choice([datetime.date(year - 2, 5, 6), datetime.date(year - 1, 1, 1)])
            self.field("birth date cannot fit the class", "ngay_sinh", born, self.rng.choice(["HSG", "HOCBONG"]), ["ngay_sinh", "lop"])

    def grant_over_limit(self):
        if self.school_rows():
            self.field("grant over the limit", "muc_de_nghi", 50_000_001, "HOCBONG")

    def grant_text(self):
        if self.school_rows():
            self.field("grant is no number", "muc_de_nghi", "tùy hội", "HOCBONG")

    def twice(self):
        if self.school_rows():
            code = self.rng.choice(["HSG", "HOCBONG"])
            rows = self.data.lists[code]
            index = self.row(code)
            again = dict(rows[index])
            again["ho_ten"] = self.rng.choice([people.respelled(again["ho_ten"]), unicodedata.normalize("NFD", again["ho_ten"]).upper(),
                                               again["ho_ten"].replace(" ", "\u00a0")])
            rows.append(again)
            self.faults.append(Fault(f"{code}: the same nominee twice", [(code, index + 1, "ho_ten")]))

    def claim(self):
        if self.data.unit.kind == "truong":
            rows = self.data.lists["GVBD"]
            if not any(row["ho_ten"] for row in rows):
                rows.append({"ho_ten": people.person(self.rng), "mon": "Toán"})
            index = self.rng.choice([index for index, row in enumerate(rows) if row["ho_ten"]])
            column = self.rng.choice(list(CLAIMS.values()))
            rows[index][column] = (rows[index].get(column) or 0) + 50
            self.faults.append(Fault(f"claim {column} against the pupils' sheet", [("GVBD", index, column)]))

    def teacher_nameless(self):
        if self.data.unit.kind == "truong":
            self.data.lists["GVBD"].append({"ho_ten": None, "mon": "Ngữ văn", "thanh_tich": "Giỏi"})
            self.faults.append(Fault("GVBD: nominee without name", [("GVBD", len(self.data.lists["GVBD"]) - 1, "ho_ten")]))

    def collective(self):
        if self.data.unit.kind != "co-quan":
            rows = self.data.lists["TAPTHE"]
            rows.append({"ten": "Chi hội khu phố 9", "loai": None, "thanh_tich": "Tốt"})
            self.faults.append(Fault("TAPTHE: kind missing", [("TAPTHE", len(rows) - 1, "loai")]))


KINDS_OF_FAULT = """blank text_for_number negative fraction over_limit yes_no choice day identity identity part part part nameless no_level
no_prize wrong_level wrong_prize no_class no_birth impossible_birth class_and_birth grant_over_limit grant_text twice claim
teacher_nameless collective""".split()


def plant(rng, planter, wanted):
    """Plants the wanted kinds; a kind that this unit cannot have is passed over."""
    for kind in wanted:
        getattr(planter, kind)()
    return planter.faults


def shared_nominee(rng, first, second, pool):
    """The same pupil nominated by two schools: an error at both name cells."""
    grades = sorted(set(first.data.unit.grades()) & set(second.data.unit.grades()))
    if not grades:
        return False
    pupil = pool.pupil(grades)
    code = rng.choice(["HSG", "HOCBONG"])
    for planter, name in ((first, pupil["ho_ten"]), (second, people.respelled(unicodedata.normalize("NFD", pupil["ho_ten"])))):
        extra = {"cuoc_thi": "Thi chung", "mon": "Toán", "cap": "tỉnh", "giai": "Ba"} if code == "HSG" else {}
        planter.data.lists[code].append(pupil | extra | {"ho_ten": name})
        planter.faults.append(Fault(f"{code}: the same nominee in two units", [(code, len(planter.data.lists[code]) - 1, "ho_ten")]))
    return True
