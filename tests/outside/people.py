"""Invented names of people, places and schools, in every tone and in several spellings."""

import datetime
import unicodedata

FAMILY = """Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đoàn Đinh Trịnh Mai Lâm Tạ Tống Quách Kiều
Thạch Sơn Châu Lưu Vương Ông Âu Ưng Ấu""".split()
MIDDLE = """Văn Thị Hữu Đức Ngọc Minh Thanh Bảo Gia Quỳnh Thu Kim Xuân Hoài Anh Tuấn Phương Khánh Tú Uyên Đình Chí Công Mỹ Mĩ
Thúy Thuý Hòa Hoà Ái Ân Ý Ỷ Lệ Lễ Lẽ""".split()
GIVEN = """An Ân Ẩn Án Ánh Anh Ảnh Bình Bính Bảo Bão Cường Chi Chí Dung Dũng Duyên Dương Đạt Đào Đạo Đan Điệp Giang Hà Há Hạ Hả
Hải Hãi Hân Hoa Hòa Hoà Họa Hùng Huy Hường Hương Khoa Khôi Lan Lân Linh Lĩnh Long Loan Mai Mãi My Mỹ Nga Ngà Ngân Nghĩa Nhi Nhị
Như Oanh Phúc Phước Quân Quang Quý Quí Sáng Sang Tâm Tấm Tám Thảo Thao Thủy Thuỷ Tiến Tiên Trang Tráng Trí Tú Tuấn Uyên Út Ửng Vân
Vần Vy Vỹ Xuân Yến Yên Ý""".split()
PLACES = "Bình Hòa,An Phú,Lái Thiêu,Vĩnh Phú,Thuận Giao,Hưng Định,An Sơn,Tân Ước,Đông Ngữ,Ỷ Lan,Ấp Lũy,Phước Kỵ".split(",")
SCHOOL_WORDS = "Nguyễn Trãi,Lê Lợi,Hoa Mai,Sơn Ca,Võ Thị Sáu,Trần Đại Nghĩa,Lý Tự Trọng,Họa Mi,Ánh Dương,Ngô Thì Nhậm".split(",")


def person(rng):
    middles = [rng.choice(MIDDLE) for _ in range(rng.choice([0, 1, 1, 1, 2, 2]))]
    return " ".join([rng.choice(FAMILY), *middles, rng.choice(GIVEN)])


MARKS = "\u0300\u0309\u0303\u0301\u0323"


def respelled(name):
    """The tone of hòa moved as in hoà, or back: another spelling of the same name."""
    for old, new in (("òa", "oà"), ("úy", "uý"), ("ủy", "uỷ"), ("ọa", "oạ")):
        if old in name:
            return name.replace(old, new)
        if new in name:
            return name.replace(new, old)
    return name


def as_typed(rng, text):
    """The same text as some keyboards and copies leave it."""
    how = rng.random()
    if how < 0.12:
        return unicodedata.normalize("NFD", text)
    if how < 0.2:
        return text.replace(" ", "  ", 1)
    if how < 0.28:
        return text.replace(" ", "\u00a0")
    if how < 0.34:
        return " " + text + " "
    return text


def day(rng, year):
    return datetime.date(year, 1, 1) + datetime.timedelta(days=rng.randrange(365))
