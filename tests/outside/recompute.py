"""The year recomputed from what was typed, by exact fractions and from the agreement's own settings."""

import math
import tomllib
from fractions import Fraction

from forms import day
from truth import CLAIMS, LEVELS
from vietnamese import folded, name_key, text_key, tidy

NOWHERE = 10**6
RANK = {"Nhất": 0, "HCV": 0, "Nhì": 1, "HCB": 1, "Ba": 2, "HCĐ": 2, "Khuyến khích": 3}
RANK_APART = {word: index for index, word in enumerate(["Nhất", "HCV", "Nhì", "HCB", "Ba", "HCĐ", "Khuyến khích"])}


def threshold(text):
    """(limit, scale): 85% is (85, 100), 32.000 đồng is (32000, 1)."""
    if text.strip().endswith("%"):
        return Fraction(text.strip()[:-1].replace(",", ".")), 100
    digits = text.replace("đồng", "").strip().replace(".", "").replace(",", ".")
    return Fraction(digits), 1


class Agreement:
    def __init__(self, path):
        self.raw = tomllib.loads(path.read_text("utf-8"))
        self.year = self.raw["thoa_thuan"]["nam"]
        self.targets = self.raw["muc_tieu"]
        self.awards = self.raw["khen_thuong"]
        self.zero, self.four = self.raw["cach_doc"]["le"], self.raw["cach_doc"]["bon"]

    def amount(self, code, level, prize, proposed=None):
        for row in self.awards[code]["muc"]:
            if row.get("cap") not in (None, level) or ("giai" in row and prize not in row["giai"]):
                continue
            if row.get("theo_de_nghi"):
                return min(proposed or 0, row["toi_da"]) or None
            return row["tien"]
        return None


def part(formula, unit, items):
    if "cong" in formula:
        return sum(items.get(code) or 0 for code in formula["cong"])
    counted = formula["dem"]
    if counted == "don-vi":
        return 1
    if "la" in formula:
        return int(items.get(counted) in formula["la"])
    if "tu" in formula:
        first, last = day(formula["tu"]), day(formula["den"])
        return int(any(items.get(code) and first <= items[code] <= last for code in counted))
    return int(items.get(counted) is True)


def result(target, units, states):
    """The target over some units: figures of those that are in."""
    asked = [u for u in units if u.kind in target["loai"]]
    figures = [(part(target["tu_so"], u, s.items), part(target["mau_so"], u, s.items))
               for u in asked if (s := states[u.code]).status == "hop-le"]
    expected = sum(states[u.code].status != "mien-tru" for u in asked)
    top, bottom = sum(f[0] for f in figures), sum(f[1] for f in figures)
    limit, scale = threshold(target["nguong"])
    found = {"tu_so": top, "mau_so": bottom, "so_don_vi": len(figures), "tong_don_vi": expected, "con_thieu": 0}
    met = None
    if bottom:
        value = Fraction(top, bottom) * scale
        met = {">=": value >= limit, "=": value == limit, "<=": value <= limit}[target["so_sanh"]]
        if not met and target["so_sanh"] != "<=":
            found["con_thieu"] = max(0, math.ceil(limit * bottom / scale) - top)
    if met is None or len(figures) < expected:
        found["ket_qua"] = "chua-du-can-cu"
    else:
        found["ket_qua"] = "dat" if met else "chua-dat"
    return found, met, limit, scale


def shown(text):
    """The number that stands in a printed ratio."""
    text = text.replace("%", "").replace("đồng", "").replace("đ", "").strip().replace(".", "").replace(",", ".")
    return Fraction(text)


def crossing(text, top, bottom, limit, scale):
    """What is wrong with a printed ratio, or None."""
    if bottom == 0:
        return None if not any(char.isdigit() for char in text) else f"{text!r} printed with nothing to divide by"
    exact = Fraction(top, bottom) * scale
    try:
        printed = shown(text)
    except ValueError:
        return f"{text!r} is no number"
    side = (exact > limit) - (exact < limit)
    if ((printed > limit) - (printed < limit)) not in ((side,) if side <= 0 else (0, 1)):
        return f"{text!r} crosses {limit}: exactly {float(exact)}"
    if exact == limit and printed != limit:
        return f"{text!r} printed where it is exactly {limit}"
    if abs(printed - exact) > Fraction(1, 100) * (1 if scale == 100 else 100):
        return f"{text!r} printed for {float(exact)}"
    return None


# awards

class Award:
    """One award; `ties` are rows of equal amount, level and rank of prize, any of which may be the one that decided."""

    def __init__(self, code, unit_index, state, rows, places, amount, ties):
        self.code, self.state, self.rows = code, state, rows
        self.unit_index, self.unit, self.amount = unit_index, state.unit, amount
        self.places = [state.place(code, index) for index in places]
        self.ties = {state.place(code, index): index for index in ties}
        self.decide(ties[0])

    def decide(self, best):
        row = self.rows[best]
        self.level, self.prize = row.get("cap"), row.get("giai")
        self.subject, self.birth = row.get("mon") or "", row.get("ngay_sinh")
        self.name = tidy(self.state.filled.typed[(self.code, best, "ho_ten")])
        self.place = self.state.place(self.code, best)


def decide(agreement, units, states):
    lists = {"HSG": [], "GVBD": [], "HOCBONG": []}
    for index, unit in enumerate(units):
        state = states[unit.code]
        if state.status == "hop-le" and unit.kind == "truong":
            lists["HSG"] += pupils(agreement, index, state)
            lists["GVBD"] += teachers(agreement, index, state)
            lists["HOCBONG"] += grants(agreement, index, state)
    return lists


def pupils(agreement, unit_index, state):
    rows, groups = state.lists["HSG"], {}
    for index, row in enumerate(rows):
        groups.setdefault((folded(row["ho_ten"]), row["ngay_sinh"]), []).append(index)
    out = []
    for indices in groups.values():
        paid = {i: a for i in indices if (a := agreement.amount("HSG", rows[i]["cap"], rows[i]["giai"]))}
        if not paid:
            continue
        keys = {i: (-paid[i], -LEVELS.index(rows[i]["cap"]), RANK[rows[i]["giai"]]) for i in paid}
        ties = [i for i in paid if keys[i] == min(keys.values())]
        several = agreement.awards["HSG"]["nhieu_giai"]
        amount = sum(paid.values()) if several == "cong-don" else max(paid.values())
        out.append(Award("HSG", unit_index, state, rows, indices, amount, ties))
    return out


def teachers(agreement, unit_index, state):
    out = []
    for index, row in enumerate(state.lists["GVBD"]):
        claimed = [level for level, column in CLAIMS.items() if row.get(column)]
        paid = [(a, level) for level in claimed if (a := agreement.amount("GVBD", level, None))]
        if paid:
            rows = state.lists["GVBD"][:index] + [row | {"cap": claimed[-1]}]
            out.append(Award("GVBD", unit_index, state, rows, [index], max(paid)[0], [index]))
    return out


def grants(agreement, unit_index, state):
    rows = state.lists["HOCBONG"]
    return [Award("HOCBONG", unit_index, state, rows, [index], amount, [index]) for index, row in enumerate(rows)
            if (amount := agreement.amount("HOCBONG", None, None, row.get("muc_de_nghi")))]


def order_key(agreement, code, award, ranks):
    subjects = {folded(subject): place for place, subject in enumerate(agreement.awards["mon"])}
    parts = []
    for key in agreement.awards[code]["thu_tu"]:
        if key == "cap":
            parts.append(-LEVELS.index(award.level) if award.level else NOWHERE)
        elif key == "mon":
            known = subjects.get(folded(award.subject), len(subjects))
            parts.append((known, [] if known < len(subjects) else text_key(award.subject)))
        elif key == "giai":
            parts.append(ranks.get(award.prize, NOWHERE))
        elif key == "don-vi":
            parts.append(award.unit_index)
        elif key == "ten":
            parts.append(name_key(award.name))
        elif key == "muc-thuong":
            parts.append(-award.amount)
    return parts
