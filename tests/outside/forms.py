"""The three forms, read as plain data; a form in the year's own folder `mau/` would stand in their place."""

import datetime
import pathlib
import tomllib

from vietnamese import bare, folded

KINDS = {"truong": "Trường", "xa-phuong": "Xã/phường", "co-quan": "Cơ quan"}
FOLDER = pathlib.Path(__file__).resolve().parents[2] / "templates" / "forms"


class Form:
    def __init__(self, kind, year):
        self.kind, self.year = kind, year
        raw = tomllib.loads((FOLDER / f"{kind}.toml").read_text("utf-8"))
        self.version = raw["phien_ban"]
        self.items = {}
        for sheet in raw["trang"]:
            for section in sheet["phan"]:
                for item in section["chi_tieu"]:
                    self.items[item["ma"]] = item | {"trang": sheet["ten"]}
        self.lists = {entry["ma"]: {column["ma"]: column for column in entry["cot"]} for entry in raw.get("danh_sach", [])}
        self.identities = raw.get("dang_thuc", [])
        self.parts = raw.get("thanh_phan", [])

    def required(self):
        return [code for code, item in self.items.items() if item.get("bat_buoc", True)]

    def heading(self, code, text):
        """The column of a list by what stands in its head."""
        for column, entry in self.lists[code].items():
            if bare(text) in {bare(word) for word in [entry["nhan"], *entry.get("nhan_khac", [])]}:
                return column
        return None

    def word(self, choices, text):
        """A choice in the form's own spelling."""
        for choice in choices:
            words = [choice] if isinstance(choice, str) else choice
            if folded(text) in {folded(word) for word in words}:
                return words[0]
        return None


def load(year):
    return {kind: Form(kind, year) for kind in KINDS}


def day(text):
    day, month, year = map(int, text.split("/"))
    return datetime.date(year, month, day)
