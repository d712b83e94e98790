"""What the units want to report: consistent figures and nominations, before anything is typed wrong."""

import datetime

import people
from vietnamese import folded

SUBJECTS = ["Toán", "Ngữ văn", "Tiếng Việt", "Tiếng Anh", "Vật lí", "Hóa học", "Tin học", "Lịch sử", "Âm nhạc",
            "Thể dục thể thao", "Khoa học kĩ thuật", "Cờ vua"]
LEVELS = ["trường", "thành phố", "tỉnh", "khu vực", "quốc gia", "quốc tế"]
CLAIMS = dict(zip(LEVELS, ["so_hs_truong", "so_hs_thanh_pho", "so_hs_tinh", "so_hs_khu_vuc", "so_hs_quoc_gia", "so_hs_quoc_te"]))
PRIZES = ["Nhất", "Nhì", "Ba", "Khuyến khích", "HCV", "HCB", "HCĐ"]
HARDSHIPS = ["Hộ nghèo", "Hộ cận nghèo", "Mồ côi", "Khuyết tật", "Bệnh hiểm nghèo", "Khó khăn khác"]
RESULTS = ["Xuất sắc", "Giỏi", "Tốt", "Khá", "Đạt", "Trung bình"]
CONTESTS = ["Học sinh giỏi các môn văn hóa", "Olympic “27/4” & giao lưu", "Hội khỏe Phù Đổng <vòng 2>", "Tin học trẻ"]


class Data:
    """Items by code and rows by list; a value is int, bool, date, str, ("diem", hundredths) or None."""

    def __init__(self, unit):
        self.unit, self.items = unit, {}
        self.lists = {}


class Pool:
    """Pupils whose name and birth date are nobody else's, teachers whose name is nobody else's in the school."""

    def __init__(self, rng, year):
        self.rng, self.year, self.taken = rng, year, set()

    def pupil(self, grades, adult=False):
        while True:
            grade = self.rng.choice(grades) if grades else 0
            born = self.year - grade - self.rng.choice([5, 5, 6]) if grade else self.year - self.rng.choice([4, 5])
            pupil = {"ho_ten": people.person(self.rng), "ngay_sinh": people.day(self.rng, born), "nu": self.rng.random() < 0.5,
                     "lop": f"{grade}{self.rng.choice(['A', 'A2', '/3', '.1'])}" if grade else self.rng.choice(["Lá 1", "Chồi 2"])}
            key = (folded(pupil["ho_ten"]), pupil["ngay_sinh"])
            if key not in self.taken:
                self.taken.add(key)
                return pupil | {"grade": grade}


def fund(rng, items, members):
    parts = [rng.randrange(0, 60) * 500_000, rng.randrange(0, 30) * 250_000, rng.randrange(0, 20) * 100_000, rng.randrange(0, 9_999_999)]
    items.update(zip(["hoc_bong_tien", "khen_hs_tien", "khen_gv_tien", "chi_khac"], parts))
    items["quy_chi"] = sum(parts)
    items["quy_dau_nam"] = rng.randrange(0, 50_000_000)
    exact = 32_000 * members
    items["quy_thu"] = max(rng.choice([exact, exact - 1, exact + 1, rng.randrange(0, 90_000_000), 3_000_000_017]),
                           items["quy_chi"] - items["quy_dau_nam"], 0)
    items["quy_cuoi_nam"] = items["quy_dau_nam"] + items["quy_thu"] - items["quy_chi"]
    items["hoc_bong_suat"] = parts[0] // 1_000_000
    items["khen_hs_luot"], items["khen_gv_luot"] = rng.randrange(0, 300), rng.randrange(0, 40)


def score(rng, items):
    hundredths = rng.choice([rng.randrange(5000, 10001), 8500, 7000, 5000, 8499, 6999, 4999])
    items["dvht_diem"] = ("diem", hundredths)
    rank = "Tốt" if hundredths >= 8500 else "Khá" if hundredths >= 7000 else "Trung bình" if hundredths >= 5000 else "Không đạt"
    items["dvht_xep_loai"] = rank


def inspected(rng, year):
    return rng.choice([None, datetime.date(year, 12, 1), datetime.date(year, 12, 15), datetime.date(year, 11, 30),
                       datetime.date(year, 12, 16), datetime.date(year, 12, rng.randint(2, 14)), datetime.date(year + 1, 1, 5)])


def propaganda(rng, form, items):
    for code, item in form.items.items():
        if code.startswith("tuyen_truyen_"):
            items[code] = rng.choice([None, 0, rng.randrange(1, 3000)])


def make(rng, unit, form, pool):
    data = Data(unit)
    items = data.items
    {"truong": school, "xa-phuong": commune, "co-quan": agency}[unit.kind](rng, items, pool)
    propaganda(rng, form, items)
    missing = set(form.items) - set(items)
    if missing:
        raise SystemExit(f"the forms ask for items this judge does not know: {sorted(missing)}")
    if unit.kind == "truong":
        nominations(rng, data, pool)
    if unit.kind != "co-quan":
        data.lists["TAPTHE"] = [
            {"ten": f"{people.person(rng)} {turn + 1}" if kind == "Cá nhân" else f"Chi hội ấp {turn + 1} & bạn", "loai": kind,
             "thanh_tich": "Vận động quỹ vượt kế hoạch"}
            for turn, kind in enumerate(rng.choices(["Tập thể", "Cá nhân"], k=rng.randint(0, 4)))]
    return data


def school(rng, items, pool):
    items["co_chi_hoi"] = rng.random() < 0.85
    items["so_phan_hoi"] = rng.randrange(0, 30)
    items["cbgv"] = rng.randrange(8, 150)
    items["hv_cbgv"] = items["cbgv"] - rng.choice([0, 0, 0, 1, rng.randrange(0, 8)])
    items["hoc_sinh"] = rng.randrange(60, 2500)
    items["cha_me"] = rng.randrange(60, 3000)
    everyone = items["cbgv"] + items["cha_me"]
    edge = -(-85 * everyone // 100)
    members = min(max(rng.choice([edge, edge - 1, edge + 1, rng.randrange(items["hv_cbgv"], everyone)]), items["hv_cbgv"]),
                  items["hv_cbgv"] + items["cha_me"])
    if rng.random() < 0.04:
        items["hv_cbgv"] = members = 0
    items["hv_cha_me"] = members - items["hv_cbgv"]
    items["hv_moi"] = rng.randrange(0, members // 4 + 1)
    for code, top in (("gdht", items["cha_me"]), ("cdht", items["cha_me"])):
        items[f"{code}_dang_ky"] = rng.randrange(0, top)
        items[f"{code}_dat"] = rng.randrange(0, items[f"{code}_dang_ky"] + 1)
    score(rng, items)
    items["dvht_ngay_kiem_tra"] = inspected(rng, pool.year)
    fund(rng, items, members)
    items["hs_kho_khan"] = rng.randrange(0, items["hoc_sinh"] // 5 + 1)
    items["hs_duoc_giup"] = rng.randrange(0, items["hs_kho_khan"] + 1)
    items["hs_bo_hoc"] = rng.randrange(0, 4)
    items["tieu_chuan_thi_dua"], items["hoc_tap_suot_doi"] = rng.random() < 0.9, rng.random() < 0.9


def commune(rng, items, pool):
    items["dan_so"] = rng.randrange(8_000, 90_000)
    items["so_ho"] = items["dan_so"] // rng.randint(3, 5)
    items["chi_hoi"], items["ban_khuyen_hoc"] = rng.randrange(5, 60), rng.randrange(0, 90)
    items["hoi_vien"] = items["dan_so"] * rng.randint(11, 49) // 100
    items["hv_moi"] = rng.randrange(0, items["hoi_vien"] // 5)
    items["gdht_dang_ky"] = items["so_ho"] * rng.randint(86, 100) // 100
    items["gdht_dat"] = items["so_ho"] * rng.randint(56, 84) // 100
    for whole, part, top in (("dong_ho", "dhht_dat", 90), ("ap_khu_pho", "cong_dong_dat", 20), ("don_vi", "dvht_dat", 120)):
        items[whole] = rng.randrange(0, top)
        items[part] = rng.randrange(0, items[whole] + 1)
    items["cdht_dang_ky"] = rng.randrange(0, items["dan_so"])
    items["cdht_dat"] = rng.randrange(0, items["cdht_dang_ky"] + 1)
    items["cdht_xa_muc_do"] = rng.choice(["chưa đạt", "mức độ 1", "mức độ 2"])
    items["cdht_xa_ngay_kiem_tra"] = inspected(rng, pool.year)
    items["tthtcd_kien_toan"] = rng.random() < 0.9
    items["tthtcd_lop"], items["tthtcd_luot"] = rng.randrange(0, 80), rng.randrange(0, 9000)
    fund(rng, items, items["dan_so"])


def agency(rng, items, pool):
    items["cbcc"] = rng.randrange(5, 300)
    items["hv_cbcc"] = rng.randrange(0, items["cbcc"] + 1)
    score(rng, items)
    items["cdht_dang_ky"] = rng.randrange(0, items["cbcc"] + 1)
    items["cdht_dat"] = rng.randrange(0, items["cdht_dang_ky"] + 1)


def nominations(rng, data, pool):
    unit = data.unit
    grades = unit.grades()
    teachers = {}
    while len(teachers) < rng.randint(2, 7):
        name = people.person(rng)
        teachers.setdefault(folded(name), name)
    teachers = list(teachers.values())
    pupils, rows = [], []
    for _ in range(rng.choice([0, 3, 8, 14]) if grades else 0):
        pupil = pool.pupil(grades)
        pupils.append(pupil)
        done = set()
        for _ in range(rng.choice([1, 1, 1, 2, 4])):
            what = (rng.choice(CONTESTS), rng.choice(SUBJECTS), rng.choices(LEVELS, [3, 4, 4, 1, 1, 1])[0])
            if what in done:
                continue
            done.add(what)
            coach = rng.sample(teachers, k=rng.choice([0, 1, 1, 1, 2]))
            rows.append(pupil | dict(zip(["cuoc_thi", "mon", "cap"], what))
                        | {"giai": rng.choice(PRIZES), "teachers": coach, "giao_vien": rng.choice([", ", " và ", "; "]).join(coach)})
    if len(pupils) > 3 and rng.random() < 0.7:
        rows += team(rng, pupils)
    rng.shuffle(rows)
    data.lists["HSG"] = rows
    data.lists["GVBD"] = []
    for teacher in teachers[: rng.randint(0, len(teachers))]:
        line = {"ho_ten": teacher, "mon": rng.choice(SUBJECTS), "thanh_tich": "Có học sinh đạt giải"}
        by_pupil = rng.random() < 0.5
        for level, column in CLAIMS.items():
            mine = [row for row in rows if row["cap"] == level and teacher in row["teachers"]]
            count = len({(folded(r["ho_ten"]), r["ngay_sinh"]) for r in mine}) if by_pupil else len(mine)
            line[column] = count or rng.choice([None, None, 0])
        data.lists["GVBD"].append(line)
    needy = [pool.pupil(grades) for _ in range(rng.choice([0, 1, 4, 7]))] + rng.sample(pupils, k=min(len(pupils), rng.choice([0, 1])))
    data.lists["HOCBONG"] = [
        pupil | {"hoan_canh": rng.choice([", ", " và ", "; "]).join(rng.sample(HARDSHIPS, k=rng.choice([1, 1, 2]))), "chi_tiet": "Ở với bà",
                 "ket_qua": rng.choice(RESULTS), "muc_de_nghi": rng.choice([500_000, 1_000_000, 1_500_000, 2_000_000, None])}
        for pupil in needy]


def team(rng, pupils):
    """Several pupils with one prize: the same words in every column, one of which tells that they are a team."""
    said = rng.choice([{"cuoc_thi": "Giải Cờ vua đồng đội", "mon": "Cờ vua", "ghi_chu": None},
                       {"cuoc_thi": "Hội khỏe Phù Đổng toàn tỉnh", "mon": "Kéo co TẬP THỂ", "ghi_chu": None},
                       {"cuoc_thi": "Hội khỏe Phù Đổng toàn tỉnh", "mon": "Bóng đá", "ghi_chu": "Toàn  đoàn"}])
    prize = {"cap": rng.choice(LEVELS[1:4]), "giai": rng.choice(PRIZES), "teachers": [], "giao_vien": None}
    return [pupil | said | prize for pupil in rng.sample(pupils, k=rng.randint(2, min(7, len(pupils))))]
