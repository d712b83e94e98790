"""Types a unit's data into its blank form with openpyxl, as an office would: through names, tables and headings."""

import datetime
import re

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries

import people
from vietnamese import grouped


class Filled:
    """Where everything went: places of items, and of the fields of nomination rows."""

    def __init__(self):
        self.places, self.typed = {}, {}
        self.code_cell = None


def target(book, name):
    """(sheet, coordinate) of a workbook-level defined name."""
    text = book.defined_names[name].attr_text
    sheet, cell = text.rsplit("!", 1)
    return sheet.strip("'").replace("''", "'"), cell.replace("$", "")


def typed(rng, value, kind, style):
    """One value as somebody types it."""
    if value is None:
        return None
    if isinstance(value, tuple):
        hundredths = value[1]
        text = f"{hundredths // 100},{hundredths % 100:02}"
        return text if style["text_numbers"] and rng.random() < 0.4 else hundredths / 100
    if isinstance(value, bool):
        if kind == "nu":
            return rng.choice(["x", "X", "v", "✓", "Nữ", "Có"]) if value else None
        return rng.choice(["Có", "có", "x", "X", "✓"]) if value else rng.choice(["Không", "không", "KHÔNG"])
    if isinstance(value, int):
        if style["text_numbers"] and rng.random() < 0.3 and value >= 0:
            return rng.choice([str(value), grouped(value), f" {value} "])
        return value
    if isinstance(value, datetime.date):
        if rng.random() < style["text_dates"]:
            return rng.choice([value.strftime("%d/%m/%Y"), f"{value.day}/{value.month}/{value.year}"])
        return value
    if kind in ("level", "prize", "choice"):
        return typed_choice(rng, value)
    return people.as_typed(rng, value)


OTHER_WORDS = {"thành phố": ["huyện", "quận", "TP", "Thành phố"], "Khuyến khích": ["KK", "khuyến khích"], "HCV": ["Huy chương vàng"],
               "HCĐ": ["Huy chương đồng", "hcđ"], "HCB": ["Huy chương bạc"], "tỉnh": ["Tỉnh", "TỈNH"], "Nhất": ["nhất"]}


def typed_choice(rng, value):
    return rng.choice([value, value, *OTHER_WORDS.get(value, [])])


def put(sheet, coordinate, value):
    cell = sheet[coordinate]
    cell.value = value
    if isinstance(value, datetime.date):
        cell.number_format = "dd/mm/yyyy"
    elif isinstance(value, str):
        cell.data_type = "s"


def workbook(rng, blank, form, data, raw, style):
    """(openpyxl workbook, Filled)."""
    book, filled = openpyxl.load_workbook(blank), Filled()
    filled.code_cell = target(book, "ma_don_vi")
    for code, item in form.items.items():
        sheet, coordinate = target(book, code)
        filled.places[("item", code)] = (sheet, coordinate)
        kind = {"chon": "choice"}.get(item["kieu"], "item")
        literal = ("item", code) in raw
        put(book[sheet], coordinate, raw[("item", code)] if literal else typed(rng, data.items[code], kind, style))
    for code, rows in data.lists.items():
        nominate(rng, book, form, code, rows, raw, style, filled)
    if style["names_lost"]:
        for name in list(book.defined_names):
            del book.defined_names[name]
        for sheet in book:
            for table in list(sheet.tables):
                del sheet.tables[table]
    return book, filled


def nominate(rng, book, form, code, rows, raw, style, filled):
    sheet = book[code]
    table = sheet.tables[code]
    left, top, right, bottom = range_boundaries(table.ref)
    columns = {}
    for column in range(left, right + 1):
        known = form.heading(code, sheet.cell(top, column).value or "")
        if known is None:
            raise SystemExit(f"the blank form's sheet {code} has a heading that its form file does not: {sheet.cell(top, column).value!r}")
        columns[known] = column
    if style["moved_head"]:
        top, bottom = move_head(sheet, code, table, left, top, right, bottom)
    line, number = top, 0
    for index, row in enumerate(rows):
        line += rng.choice([1, 1, 1, 1, 1, 2]) if style["gaps"] else 1
        number += 1
        for name, column in columns.items():
            place = (code, index, name)
            coordinate = f"{get_column_letter(column)}{line}"
            filled.places[place] = (sheet.title, coordinate)
            if place in raw:
                put(sheet, coordinate, raw[place])
                filled.typed[place] = raw[place]
            elif name == "stt":
                put(sheet, coordinate, number if style["numbered"] else None)
            else:
                kind = {"nu": "nu", "cap": "level", "giai": "prize", "loai": "choice"}.get(name, "text")
                filled.typed[place] = typed(rng, row.get(name), kind, style)
                put(sheet, coordinate, filled.typed[place])
    if style["moved_head"] and rows:
        sheet.cell(line + 2, columns.get("ho_ten", columns.get("ten"))).value = f"Tổng cộng: {len(rows)}"
    if line > bottom and code in sheet.tables:
        table.ref = f"{get_column_letter(left)}{top}:{get_column_letter(right)}{line}"


def move_head(sheet, code, table, left, top, right, bottom):
    """Somebody pasted the whole sheet anew: no table, a title, the head three rows further down."""
    del sheet.tables[code]
    for merged in list(sheet.merged_cells.ranges):
        if merged.min_row >= top:
            sheet.unmerge_cells(str(merged))
    heads = [sheet.cell(top, column).value for column in range(left, right + 1)]
    for column in range(left, right + 1):
        sheet.cell(top, column).value = None
    sheet.cell(top, left).value = "DANH SÁCH KÈM THEO TỜ TRÌNH"
    for column, text in zip(range(left, right + 1), heads):
        sheet.cell(top + 3, column).value = text
    return top + 3, bottom


def style(rng):
    return {"text_numbers": rng.random() < 0.3, "text_dates": rng.choice([0, 0, 0.3, 1]), "names_lost": rng.random() < 0.08,
            "moved_head": rng.random() < 0.1, "gaps": rng.random() < 0.3, "numbered": rng.random() < 0.7}


PLAIN = {"text_numbers": False, "text_dates": 0, "names_lost": False, "moved_head": False, "gaps": False, "numbered": True}


def change_meta(book, key, value):
    sheet = book["_khuyenhoc"]
    for row in sheet.iter_rows():
        if str(row[0].value).strip() == key:
            row[1].value = value
            return
    raise SystemExit(f"the blank form's hidden sheet _khuyenhoc has no row {key!r}")


def clean(name):
    return re.sub(r"[/\\\x00]", "_", name)
