"""The year recomputed from what was typed, by exact fractions and from the agreement's own settings."""

import math
import tomllib
from fractions import Fraction

from forms import day


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
