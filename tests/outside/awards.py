"""The awards recomputed from what was typed: money, teams, quotas, reserve, by the words of the agreement's own comments."""

import re

from truth import CLAIMS, LEVELS
from vietnamese import folded, name_key, text_key, tidy

NOWHERE = 10**6
RANK = {"Nhất": 0, "HCV": 0, "Nhì": 1, "HCB": 1, "Ba": 2, "HCĐ": 2, "Khuyến khích": 3}
RANK_APART = {word: index for index, word in enumerate(["Nhất", "HCV", "Nhì", "HCB", "Ba", "HCĐ", "Khuyến khích"])}
RESULTS = ["Xuất sắc", "Giỏi", "Tốt", "Khá", "Đạt", "Trung bình"]
HOLDERS = ["Tập thể", "Cá nhân"]
LISTS = {"HSG": ["truong"], "GVBD": ["truong"], "HOCBONG": ["truong"], "TAPTHE": ["truong", "xa-phuong"]}


class Award:
    """One award; `ties` are rows of equal amount, level and rank of prize, any of which may be the one that decided."""

    def __init__(self, code, unit_index, state, places, amount, ties):
        self.code, self.state, self.rows = code, state, state.lists[code]
        self.unit_index, self.unit, self.amount = unit_index, state.unit, amount
        self.places = [state.place(code, index) for index in places]
        self.ties = {state.place(code, index): index for index in ties}
        self.decide(ties[0])

    def decide(self, best):
        row = self.rows[best]
        self.row, self.level, self.prize = row, row.get("cap") or row.get("claimed"), row.get("giai")
        self.subject, self.birth = row.get("mon") or "", row.get("ngay_sinh")
        name = "ten" if self.code == "TAPTHE" else "ho_ten"
        self.name = tidy(self.state.filled.typed[(self.code, best, name)])
        self.place = self.state.place(self.code, best)


def amount(agreement, code, row, state):
    """Đồng of a row by the first line of the table that fits it; None for none."""
    for line in agreement.awards[code]["muc"]:
        level, result, holder = row.get("cap"), row.get("ket_qua"), row.get("loai")
        fits = (line.get("cap") in (None, level) and ("giai" not in line or row.get("giai") in line["giai"])
                and ("hoan_canh" not in line or hardship(agreement, row) in line["hoan_canh"])
                and ("ket_qua" not in line or result in line["ket_qua"]) and line.get("loai") in (None, holder))
        asked = {code: words for code, words in line.get("dieu_kien", {}).items() if code in state.items}
        titled = not asked or any(state.items[code] in words for code, words in asked.items())
        if fits and titled:
            return min(row.get("muc_de_nghi") or 0, line["toi_da"]) or None if line.get("theo_de_nghi") else line["tien"]
    return None


def hardship(agreement, row):
    """Of several hardships the one that the agreement names first."""
    told = {folded(part) for part in re.split(r"[,;]| và ", row.get("hoan_canh") or "")}
    return next((known for known in agreement.awards.get("hoan_canh", []) if folded(known) in told), None)


def decide(agreement, units, states):
    """Everyone whom the rules would pay, by list, before any quota."""
    lists = {code: [] for code in LISTS}
    for code, kinds in LISTS.items():
        if code not in agreement.awards:
            continue
        for index, unit in enumerate(units):
            state = states[unit.code]
            if state.status == "hop-le" and unit.kind in kinds:
                lists[code] += of_unit(agreement, code, index, state)
    return lists


def of_unit(agreement, code, unit_index, state):
    rows = state.lists[code]
    if code == "GVBD":
        for row in rows:
            # A teacher is paid for the highest level at which a pupil won.
            claimed = [(a, level) for level, column in CLAIMS.items()
                       if row.get(column) and (a := amount(agreement, code, {"cap": level}, state))]
            row["claimed"] = max(claimed)[1] if claimed else None
        paid = {i: amount(agreement, code, {"cap": row["claimed"]}, state) for i, row in enumerate(rows) if row["claimed"]}
    else:
        paid = {i: a for i, row in enumerate(rows) if (a := amount(agreement, code, row, state))}
    if code == "HSG":
        share(agreement, rows, paid)
    persons = {}
    for i in paid:
        row = rows[i]
        persons.setdefault((folded(row.get("ho_ten") or row.get("ten")), row.get("ngay_sinh") or i), []).append(i)
    out = []
    for indices in persons.values():
        keys = {i: (-paid[i], -LEVELS.index(rows[i]["cap"]), RANK[rows[i]["giai"]]) if code == "HSG" else i for i in indices}
        ties = [i for i in indices if keys[i] == min(keys.values())]
        together = agreement.awards[code]["nhieu_giai"] == "cong-don"
        money = sum(paid[i] for i in indices) if together else max(paid[i] for i in indices)
        out.append(Award(code, unit_index, state, indices, money, ties))
    return out


def share(agreement, rows, paid):
    """One prize for a team: parts of whole thousands, the thousands over to the first by name."""
    rules = agreement.awards["HSG"]
    if rules.get("giai_dong_doi") != "chia-deu":
        return
    teams = {}
    for i in paid:
        texts = [folded(rows[i].get(column) or "") for column in ("cuoc_thi", "mon", "ghi_chu")]
        if any(folded(word) in text for word in rules["tu_dong_doi"] for text in texts):
            teams.setdefault((rows[i]["cap"], rows[i]["giai"], *texts), []).append(i)
    for members in teams.values():
        members.sort(key=lambda i: (name_key(rows[i]["ho_ten"]), i))
        thousands, rest = divmod(paid[members[0]], 1000)
        each, over = divmod(thousands, len(members))
        for turn, i in enumerate(members):
            paid[i] = (each + (turn < over)) * 1000 + (rest if turn == 0 else 0)


def key(agreement, keys, award, ranks=RANK):
    subjects = {folded(subject): place for place, subject in enumerate(agreement.awards["mon"])}
    place = lambda known, word: known.index(word) if word in known else NOWHERE
    parts = []
    for name in keys:
        if name == "cap":
            parts.append(-LEVELS.index(award.level) if award.level else NOWHERE)
        elif name == "mon":
            known = subjects.get(folded(award.subject), len(subjects))
            parts.append((known, [] if known < len(subjects) else text_key(award.subject)))
        elif name == "giai":
            parts.append(ranks.get(award.prize, NOWHERE))
        elif name == "don-vi":
            parts.append(award.unit_index)
        elif name == "ten":
            parts.append(name_key(award.name))
        elif name == "muc-thuong":
            parts.append(-award.amount)
        elif name == "hoan-canh":
            parts.append(place(agreement.awards["hoan_canh"], hardship(agreement, award.row)))
        elif name == "ket-qua":
            parts.append(place(RESULTS, award.row.get("ket_qua")))
        elif name == "loai":
            parts.append(place(HOLDERS, award.row.get("loai")))
        else:
            raise SystemExit(f"this judge does not know the order {name!r}")
    return parts


# quotas

class Cut:
    """A list cut to its quotas: who is kept, who is left out with the words of the quota, the reserve in its order."""

    def __init__(self, agreement, code, awards, printed):
        """`printed` says of an award whether the program kept it: of equals that the agreement leaves to the order of the list,
        where this judge knows no more than the keys it is sorted by, the program's choice is taken if it keeps to those keys."""
        self.agreement, self.rules, self.printed = agreement, agreement.awards.get(code, {}), printed
        self.kept, self.left, self.faults, self.ties = list(awards), [], [], 0
        if limit := self.rules.get("so_luong_don_vi"):
            units = {}
            for award in self.kept:
                units.setdefault(award.unit_index, []).append(award)
            self.kept = [award for group in units.values() for award in self.limit(group, limit, "của đơn vị")]
        if limit := self.rules.get("so_luong"):
            self.kept = self.limit(self.kept, limit, "của cả danh sách")

    def rank(self, award):
        return key(self.agreement, self.rules["xet_theo"], award)

    def limit(self, group, limit, whose):
        if len(group) <= limit:
            return group
        last = sorted(map(self.rank, group))[limit - 1]
        before = [award for award in group if self.rank(award) < last]
        tied = [award for award in group if self.rank(award) == last]
        kept = before + tied
        if len(kept) > limit:
            self.ties += 1
            if self.rules["dong_hang"] == "bo-het":
                kept = before
            elif self.rules["dong_hang"] == "theo-thu-tu":
                kept = before + self.by_list(tied, limit - len(before), whose)
        self.left += [(award, f"Quá số lượng {limit} ", whose) for award in group if award not in kept]
        return kept

    def by_list(self, tied, places, whose):
        order = lambda award: key(self.agreement, self.rules["thu_tu"], award)
        chosen = [award for award in tied if self.printed(award, whose)]
        others = [award for award in tied if award not in chosen]
        if len(chosen) != places:
            self.faults.append(f"{len(chosen)} of {len(tied)} equals kept where {places} places were left")
        elif max(map(order, chosen)) > min(map(order, others)):
            self.faults.append("equals are not taken by the order of the list")
        return chosen

    def reserve(self, printed):
        """What is wrong with the reserve as printed, awards by their number: the first of those left out, with all who are equal
        to its last."""
        wanted = self.rules.get("du_phong", 0)
        left = sorted(self.rank(award) for award, *_ in self.left)
        numbers = sorted(printed)
        if numbers != list(range(1, len(numbers) + 1)):
            return f"numbers of the reserve are {numbers}"
        if [self.rank(printed[number]) for number in numbers] != left[: len(numbers)]:
            return "the reserve is not in the order in which a quota takes"
        ends = min(wanted, len(left))
        while 0 < ends < len(left) and left[ends] == left[wanted - 1]:
            ends += 1
        return None if len(numbers) == ends else f"{len(numbers)} on the reserve, {ends} wanted"
