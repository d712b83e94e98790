"""The printed papers against so-lieu.json, against the page rules, and PDF against DOCX.

    python papers.py KET-QUA [--no-office]
"""

import argparse
import bisect
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib
import unicodedata
import zipfile

import docx
import pdfplumber
from docx.oxml.ns import qn

from report import Report
from vietnamese import grouped, in_words

MM = 72 / 25.4
TOP, BOTTOM, LEFT, RIGHT = 20 * MM, 20 * MM, 30 * MM, 15 * MM
A4 = (210 * MM, 297 * MM)
DRAFT = "DỰ THẢO"
RUN_CODE, SET_CODE = "Mã lập: ", "Mã bộ: "
# Like page number and draft mark it stands outside the text, so each format has it at a place of its own.
PRINTED_CODE = re.compile(f"{RUN_CODE}[0-9a-f]{{12}}(?: - {SET_CODE}[0-9a-f]{{12}})?")
# Papers of single units: a folder each. The first two say nothing of totals and are never drafts.
READY = ("bien-ban-kiem-tra/", "cong-van-don-doc/")
ONE_PAGE = "phieu-ket-qua/"
SAMPLE = 4
# Papers made from the set of awards carry its code too: their templates say so.
TEMPLATES = pathlib.Path(__file__).resolve().parents[2] / "templates" / "documents"
OF_SET = {path.stem for path in TEMPLATES.glob("*.md") if "\nbo_khen_thuong = true\n" in path.read_text("utf-8")}
# Papers of the award set that go from hand to hand sheet by sheet: both codes stand on each of their pages.
LOOSE = ("cam-on-", "cho-ngoi", "cong-khai-", "danh-sach-theo-truong", "dong-goi", "giay-moi-gia-dinh", "kich-ban-le", "ky-nhan-",
         "nhan-phong-bi", "the-goi-ten")
# Cards and labels that are cut apart: no head says what stands below it.
HEADLESS = ("nhan-phong-bi", "the-goi-ten")
LISTS = {"danh-sach-hsg": "HSG", "danh-sach-gvbd": "GVBD", "danh-sach-hoc-bong": "HOCBONG"}

FURTHER = ["bang-ma-loi", "bao-cao-tong-ket", "quyet-dinh-khen-thuong", "thoa-thuan", "to-trinh-khen-thuong"]

# They state nothing of the year's figures, so they are never drafts.
FINAL = {"bang-ma-loi", "cam-on-nha-tai-tro", "nhan-phong-bi", "thoa-thuan"}


def tool(*words):
    return subprocess.run([str(word) for word in words], capture_output=True, timeout=600)


def flat(text):
    return " ".join(text.split())


class Paper:
    """One document in both formats."""

    def __init__(self, folder, name):
        self.name, self.pdf, self.docx = name, folder / f"{name}.pdf", folder / f"{name}.docx"

    def pages(self):
        text = tool("pdftotext", "-raw", "-enc", "UTF-8", self.pdf, "-").stdout.decode("utf-8")
        return text.split("\f")[:-1]


# PDF alone

def sound(report, paper):
    done = tool("qpdf", "--check", paper.pdf)
    report.check(done.returncode == 0, f"{paper.name}.pdf passes qpdf --check", (done.stdout + done.stderr).decode()[-800:])
    lines = tool("pdffonts", paper.pdf).stdout.decode().splitlines()[2:]
    report.check(lines, f"{paper.name}.pdf names its fonts")
    for line in lines:
        embedded, subset, unicode_map = line.split()[-5:-2]
        report.check(embedded == "yes" and unicode_map == "yes", f"{paper.name}.pdf embeds its fonts with their letters", line)
        report.check(subset == "yes", f"{paper.name}.pdf embeds only what it uses", line)


def margins(report, paper, drafts, code):
    """Checks each page and returns the page numbers printed, "" where there is none."""
    numbers, expected = [], 1
    with pdfplumber.open(paper.pdf) as book:
        total = len(book.pages)
        for number, page in enumerate(book.pages, 1):
            where = f"{paper.name}.pdf page {number} of {total}"
            size = sorted((float(page.width), float(page.height)))
            report.check(all(abs(a - b) < 0.6 for a, b in zip(size, A4)), f"{where} is A4", str(size))
            body, printed = header(report, page, where, number, drafts)
            body, found = footer(page, body)
            coded = number == total or paper.name.startswith(LOOSE)
            report.equal(found, [code] if coded else [], f"{where}: the run's code in the bottom margin")
            # An appendix counts anew and shows no number on its first page either.
            expected = expected + 1 if printed else 1
            report.check(printed in ("", str(expected)), f"{where}: page number", f"printed {printed}, expected {expected} or none")
            numbers.append(printed)
            outside = [c for c in body if c["text"].strip() and (
                c["x0"] < LEFT - 0.6 or c["x1"] > page.width - RIGHT + 0.6
                or c["top"] < TOP - 1.5 or c["bottom"] > page.height - BOTTOM + 1.5)]
            report.check(not outside, f"{where}: no character outside the margins", lambda: located(outside))
            overlaps(report, body, where)
            crossed(report, page, body, where)
            page.close()
    return numbers


def located(chars):
    return "; ".join(f"{c['text']!r} at x {c['x0']:.1f}-{c['x1']:.1f}, y {c['top']:.1f}-{c['bottom']:.1f}" for c in chars[:8])


def header(report, page, where, number, drafts):
    """Takes the page number and the draft mark away ; returns all other characters and the number."""
    above = [c for c in page.chars if c["bottom"] < TOP + 1.5]
    lines = {}
    for char in above:
        lines.setdefault(round(char["bottom"]), []).append(char)
    taken = set()
    mark, printed = False, ""
    for chars in lines.values():
        digits = [c for c in chars if c["text"].isdigit()]
        text = "".join(c["text"] for c in sorted(chars, key=lambda c: c["x0"]))
        if DRAFT.replace(" ", "") in unicodedata.normalize("NFC", text).replace(" ", ""):
            mark = True
            taken |= {id(c) for c in chars if not c["text"].isdigit()}
        if digits:
            middle = (min(c["x0"] for c in digits) + max(c["x1"] for c in digits)) / 2
            center, area = page.width / 2, (LEFT + page.width - RIGHT) / 2
            report.check(min(abs(middle - center), abs(middle - area)) < 2, f"{where}: page number centred", f"at {middle:.1f}, middle {area:.1f}")
            report.check(number > 1, f"{where}: no page number on the first page", text)
            taken |= {id(c) for c in digits}
            printed = "".join(c["text"] for c in sorted(digits, key=lambda c: c["x0"]))
    body = [c for c in page.chars if id(c) not in taken]
    slanted = [c for c in body if abs(c["matrix"][1]) > 0.01]
    if slanted:
        mark = True
        body = [c for c in body if abs(c["matrix"][1]) <= 0.01]
    mark = mark or DRAFT in unicodedata.normalize("NFC", page.extract_text() or "")
    report.equal(mark, drafts, f"{where} is marked {DRAFT}")
    return body, printed


def footer(page, chars):
    """Takes the run's code away; returns all other characters and the lines of the bottom margin."""
    below = [c for c in chars if c["top"] > page.height - BOTTOM - 1.5]
    lines = {}
    for char in below:
        lines.setdefault(round(char["bottom"]), []).append(char)
    texts = ["".join(c["text"] for c in sorted(line, key=lambda c: c["x0"])) for line in lines.values()]
    taken = {id(c) for c in below}
    return [c for c in chars if id(c) not in taken], texts


def overlaps(report, chars, where):
    """Letters printed over each other."""
    chars = sorted((c for c in chars if c["text"].strip()), key=lambda c: (round(c["bottom"], 1), c["x0"]))
    bad = [b for a, b in zip(chars, chars[1:]) if abs(a["bottom"] - b["bottom"]) < 0.2
           and min(a["x1"], b["x1"]) - max(a["x0"], b["x0"]) > 0.5 * max(0.5, b["x1"] - b["x0"])]
    report.check(not bad, f"{where}: no letters over each other", lambda: located(bad))


def crossed(report, page, chars, where):
    """Text that runs over a vertical rule of a table."""
    rules = [(e["x0"], e["top"], e["bottom"]) for e in page.edges if e["orientation"] == "v" and e["bottom"] - e["top"] > 4]
    rules.sort()
    xs = [x for x, _, _ in rules]
    bad = []
    for char in chars:
        if not char["text"].strip():
            continue
        for index in range(bisect.bisect(xs, char["x0"] + 0.8), bisect.bisect(xs, char["x1"] - 0.8)):
            _, top, bottom = rules[index]
            if top < (char["top"] + char["bottom"]) / 2 < bottom:
                bad.append(char)
                break
    report.check(not bad, f"{where}: no text over a table's rule", lambda: located(bad))


# words against so-lieu.json

def letters(report, paper, text):
    report.check(text == unicodedata.normalize("NFC", text), f"{paper.name}.pdf text is NFC",
                 lambda: repr(next(w for w in text.split() if w != unicodedata.normalize("NFC", w))))
    strange = sorted({c for c in text if unicodedata.category(c) in ("Co", "Cn", "Cc") and c not in "\n\f\r\t"})
    report.check(not strange and "\ufffd" not in text, f"{paper.name}.pdf text has only real characters", repr(strange))


def award_list(report, paper, text, lines, wording):
    position = 0
    for index, line in enumerate(lines):
        found = text.find(flat(line["ho_ten"]), position)
        if not report.check(found >= 0, f"{paper.name}: name {index + 1} of {len(lines)} stands in printed order", line["ho_ten"]):
            continue
        start = found + len(flat(line["ho_ten"]))
        following = text.find(flat(lines[index + 1]["ho_ten"]), start) if index + 1 < len(lines) else len(text)
        part = text[start:following] if following >= 0 else text[start:start + 400]
        report.check(grouped(line["muc_thuong"]) in part, f"{paper.name}: amount beside name {index + 1}",
                     lambda: f"expected {grouped(line['muc_thuong'])} in {part[:200]!r}")
        if line["ngay_sinh"]:
            year, month, day = line["ngay_sinh"].split("-")
            report.check(f"{day}/{month}/{year}" in part, f"{paper.name}: birth date beside name {index + 1}", part[:200])
        position = start
    total = sum(line["muc_thuong"] for line in lines)
    if lines:
        report.check(re.search(rf"(?<![\d.]){re.escape(grouped(total))}(?![\d.])", text), f"{paper.name}: total {grouped(total)} in figures")
        words = in_words(total, *wording) + " đồng"
        report.check(words in text.lower(), f"{paper.name}: total in words", lambda: f"expected {words!r} in {text[-1500:]!r}")


def decision(report, paper, text, record, wording):
    """Each list is an appendix, in printed order; the text names the counts and the sum of all."""
    starts = [match.start() for match in re.finditer(r"Phụ lục (?:I|II|III) DANH SÁCH", text)]
    if not report.equal(len(starts), len(LISTS), f"{paper.name}: three numbered appendices"):
        return
    for code, start, end in zip(LISTS.values(), starts, starts[1:] + [len(text)]):
        award_list(report, paper, text[start:end], record["khen_thuong"][code], wording)
        report.check("(Kèm theo Quyết định số" in text[start:end], f"{paper.name}: the appendix of {code} names its decision")
    sums(report, paper, text[:starts[0]], record, wording)


def sums(report, paper, text, record, wording):
    """Count and sum of each list, and the sum of all in figures and words."""
    # Collectives are named only where there are any.
    awarded = {code: lines for code, lines in record["khen_thuong"].items() if code in LISTS.values() or lines}
    for code, lines in awarded.items():
        counts = [len(lines)]
        if code == "TAPTHE":
            # Collectives and persons are counted apart.
            collectives = sum(line["loai"] == "Tập thể" for line in lines)
            counts = [count for count in (collectives, len(lines) - collectives) if count]
        for figure in (*counts, sum(line["muc_thuong"] for line in lines)):
            report.check(re.search(rf"(?<![\d.]){re.escape(grouped(figure))}(?![\d.]*\d)", text),
                         f"{paper.name}: {grouped(figure)} of {code}", lambda: text[:1500])
    total = sum(line["muc_thuong"] for lines in awarded.values() for line in lines)
    words = f"{grouped(total)} đồng (bằng chữ: {in_words(total, *wording)} đồng)"
    report.check(words.lower() in text.lower(), f"{paper.name}: sum of all lists in figures and words", lambda: f"expected {words!r} in {text[:3000]!r}")


def signed(report, paper, text, agreement):
    """The agreement names its number, its day, each target's threshold and each document that its clauses cite."""
    head = agreement["thoa_thuan"]
    day, month, year = head["ngay"].split("/")
    report.check(f"Số: {head['so']}" in text, f"{paper.name}: number", head["so"])
    report.check(f"ngày {day} tháng {month} năm {year}" in text, f"{paper.name}: day", head["ngay"])
    for target in agreement["muc_tieu"]:
        found = text.find(f"{target['ten']}: ")
        report.check(found >= 0 and target["nguong"] in text[found:found + 120], f"{paper.name}: threshold of {target['ma']}", target["nguong"])
    for key, ground in agreement["can_cu"].items():
        if ground.get("dieu_khoan"):
            report.check(f"số {ground['so']}" in text, f"{paper.name}: cites {key}", ground["so"])
    for line in agreement["ky_niem"]:
        years = int(year) - int(line["ngay"][-4:])
        report.check(f"Kỷ niệm {years} năm {line['ten']}" in text, f"{paper.name}: {line['ten']}", str(years))


def summary(report, paper, text, record):
    for target in record["chi_tieu"]:
        report.check(target["hien_thi"] in text, f"{paper.name}: result of {target['ma']}", target["hien_thi"])
        of_all = f"{target['so_don_vi']}/{target['tong_don_vi']}"
        report.check(of_all in text, f"{paper.name}: n/N of {target['ma']}", of_all)
        for key in ("tu_so", "mau_so"):
            report.check(grouped(target[key]) in text, f"{paper.name}: {key} of {target['ma']}", grouped(target[key]))
    for kind, totals in record["tong_hop"].items():
        absent = [f"{code} {grouped(value)}" for code, value in totals["so_lieu"].items()
                  if isinstance(value, int) and not re.search(rf"(?<![\d.]){re.escape(grouped(value))}(?![\d.]*\d)", text)]
        if absent:
            report.note(f"{paper.name}: totals of {kind} that are printed nowhere: {', '.join(absent[:40])}")
    for unit in record["don_vi"]:
        report.check(flat(unit["ten"]) in text, f"{paper.name}: unit {unit['ma']} stands in an appendix", unit["ten"])


# DOCX

class Labels:
    """What Word writes before the paragraphs of its lists, from the numbering part and the styles."""

    def __init__(self, document):
        self.next, self.text, self.styles = {}, {}, {}
        try:
            numbering = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        levels = {}
        for kind in numbering.iterchildren(qn("w:abstractNum")):
            level = kind.find(qn("w:lvl"))
            after = {"space": " ", "nothing": ""}.get(attribute(level, "w:suff"), " ")
            levels[kind.get(qn("w:abstractNumId"))] = (attribute(level, "w:lvlText") + after, int(attribute(level, "w:start") or 1))
        for number in numbering.iterchildren(qn("w:num")):
            name = number.get(qn("w:numId"))
            self.text[name], start = levels[attribute(number, "w:abstractNumId")]
            override = next(iter(number.iter(qn("w:startOverride"))), None)
            self.next[name] = start if override is None else int(override.get(qn("w:val")))
        for style in document.styles.element.iterchildren(qn("w:style")):
            number = next(iter(style.iter(qn("w:numId"))), None)
            if number is not None:
                self.styles[style.get(qn("w:styleId"))] = number.get(qn("w:val"))

    def of(self, paragraph):
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return ""
        number = next(iter(properties.iter(qn("w:numId"))), None)
        name = self.styles.get(attribute(properties, "w:pStyle")) if number is None else number.get(qn("w:val"))
        if name not in self.text:
            return ""
        count = self.next[name]
        self.next[name] += 1
        return self.text[name].replace("%1", str(count))


def attribute(element, name):
    child = element.find(qn(name))
    return "" if child is None else child.get(qn("w:val"))


def element_text(element, labels):
    """Text of a paragraph in order with the label of its list, line breaks and tabs as spaces."""
    out = [labels.of(element)]
    for node in element.iter():
        if node.tag == qn("w:t"):
            out.append(node.text or "")
        elif node.tag in (qn("w:br"), qn("w:tab"), qn("w:cr")):
            out.append(" ")
        elif node.tag == qn("w:noBreakHyphen"):
            out.append("-")
    return "".join(out)


def table_words(element, labels):
    """Texts of the rows in order; which of them are repeated heads."""
    for row in element.iterchildren(qn("w:tr")):
        properties = row.find(qn("w:trPr"))
        head = properties is not None and properties.find(qn("w:tblHeader")) is not None
        words = []
        for cell in row.iterchildren(qn("w:tc")):
            words += container_words(cell, labels)
        yield words, head, properties is not None and properties.find(qn("w:cantSplit")) is not None


def container_words(element, labels):
    words = []
    for child in element.iterchildren():
        if child.tag == qn("w:p"):
            words += element_text(child, labels).split()
        elif child.tag == qn("w:tbl"):
            for row, _, _ in table_words(child, labels):
                words += row
    return words


def word_file(report, paper):
    """(blocks of words in body order, heads of tables)."""
    document = docx.Document(str(paper.docx))
    blocks, heads, labels = [], [], Labels(document)
    for child in document.element.body.iterchildren():
        if child.tag == qn("w:p"):
            blocks.append(("text", element_text(child, labels).split()))
        elif child.tag == qn("w:tbl"):
            rows = list(table_words(child, labels))
            own = [row for row, head, _ in rows if head]
            if own:
                heads.append(sum(own, []))
                split = [index for index, (_, _, whole) in enumerate(rows) if not whole]
                report.check(not split, f"{paper.name}.docx: rows do not split", f"rows {split[:5]} of a table of {len(rows)}")
                report.check(rows[0][1], f"{paper.name}.docx: the head that repeats is the first row")
            elif len(rows) > 8 and paper.name not in HEADLESS:
                report.check(False, f"{paper.name}.docx: a table of {len(rows)} rows repeats its head", " ".join(rows[0][0])[:200])
            blocks.append(("text" if own else "frame", sum((row for row, _, _ in rows), [])))
    landscape = [s.page_width > s.page_height for s in document.sections]
    if paper.name.startswith("bao-cao"):
        report.check(not landscape[0] and any(landscape[1:]), f"{paper.name}.docx: appendices are landscape sections", str(landscape))
    for section in document.sections:
        size = sorted((section.page_width.pt, section.page_height.pt))
        report.check(all(abs(a - b) < 0.6 for a, b in zip(size, A4)), f"{paper.name}.docx: A4", str(size))
        found = [section.top_margin.mm, section.bottom_margin.mm, section.left_margin.mm, section.right_margin.mm]
        report.check(all(abs(a - b) < 0.3 for a, b in zip(found, (20, 20, 30, 15))), f"{paper.name}.docx: margins 20 20 30 15", str(found))
    return blocks, heads


def parts(report, paper):
    with zipfile.ZipFile(paper.docx) as package:
        report.check(package.testzip() is None, f"{paper.name}.docx: zip is sound")
        texts = {name: package.read(name).decode("utf-8") for name in package.namelist() if name.endswith(".xml")}
    everything = "".join(texts.values())
    report.check("Times New Roman" in texts.get("word/styles.xml", "") + texts["word/document.xml"], f"{paper.name}.docx: Times New Roman")
    report.check('w:val="vi-VN"' in everything, f"{paper.name}.docx: language vi-VN")
    report.check(re.search(r"instrText[^<]*>\s*PAGE|w:instr=\"\s*PAGE", everything), f"{paper.name}.docx: page number field")
    return everything


def footers(paper):
    """The texts of the footers of the DOCX."""
    with zipfile.ZipFile(paper.docx) as parts:
        for name in parts.namelist():
            if re.fullmatch(r"word/footer\d*\.xml", name):
                yield "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", parts.read(name).decode("utf-8")))


def same_text(report, paper, pages, blocks, heads):
    """PDF and DOCX carry the same words in the same order; of a frame of columns without rules, in any order of columns."""
    starts, shown = {0}, []
    for page, number in pages:
        tokens = PRINTED_CODE.sub(" ", page.replace(DRAFT, " ")).split()
        if number and tokens and tokens[0] == number:
            tokens = tokens[1:]
        starts.add(len(shown))
        shown += tokens
    position, broken = 0, []
    codes = [code for _, words in blocks for code in PRINTED_CODE.findall(" ".join(words))]
    if paper.name.startswith(LOOSE):
        codes += [code for text in footers(paper) for code in PRINTED_CODE.findall(text)]
    report.equal(len(codes), 1, f"{paper.name}.docx: the run's code stands in it once")
    for kind, words in blocks:
        words = PRINTED_CODE.sub(" ", " ".join(words).replace(DRAFT, " ")).split()
        if kind == "frame":
            got = shown[position:position + len(words)]
            if sorted(got) != sorted(words):
                return differ(report, paper, shown, position, words, 0)
            position += len(words)
            continue
        for index, word in enumerate(words):
            if position in starts:
                position += repeated(shown, position, heads, words[index:])
            if shown[position:position + 1] != [word]:
                joined = joins(shown, position, word)
                if not joined:
                    return differ(report, paper, shown, position, words, index)
                broken.append(" ".join(shown[position:position + joined]))
                position += joined - 1
            position += 1
    # A word longer than any sensible column may be broken; "STT" or a number may not.
    broken = [word for word in broken if len(word) < 18]
    report.check(not broken, f"{paper.name}.pdf: no word broken within a cell", lambda: "; ".join(dict.fromkeys(broken)))
    report.check(position == len(shown), f"{paper.name}: PDF ends where DOCX ends", lambda: " ".join(shown[position:position + 30]))


def repeated(shown, position, heads, words):
    """How many words at the top of a page repeat a table's head."""
    for head in heads:
        letters, count = "".join(head), 0
        while count < 3 * len(head) and len("".join(shown[position:position + count])) < len(letters):
            count += 1
        if "".join(shown[position:position + count]) == letters and words[:len(head)] != head:
            return count
    return 0


def joins(shown, position, word):
    """How many pieces of the PDF make a word that was too long for its line; 0 if none do."""
    for count in range(2, 12):
        if "".join(shown[position:position + count]) == word:
            return count
    return 0


def differ(report, paper, shown, position, words, index):
    report.check(False, f"{paper.name}: PDF and DOCX carry the same text",
                 f"PDF  ... {' '.join(shown[max(0, position - 8):position + 25])}\n     "
                 f"DOCX ... {' '.join(words[max(0, index - 8):index + 25])}")


def office(report, papers):
    with tempfile.TemporaryDirectory() as out:
        done = tool("soffice", f"-env:UserInstallation=file://{out}/profile", "--headless", "--convert-to", "pdf", "--outdir", out,
                    *(paper.docx for paper in papers))
        for paper in papers:
            made = pathlib.Path(out) / f"{pathlib.PurePath(paper.name).name}.pdf"
            if report.check(made.exists(), f"LibreOffice converts {paper.name}.docx", done.stderr.decode()[-500:]):
                own, theirs = len(paper.pages()), len(tool("pdftotext", made, "-").stdout.decode().split("\f")) - 1
                report.check(abs(own - theirs) <= max(2, own // 8), f"{paper.name}: as many pages in LibreOffice", f"{own} in PDF, {theirs} there")


def own_papers(folder):
    """Of each document made for single units a few papers: the first, the last, the smallest and the largest."""
    for kind in sorted(path for path in folder.iterdir() if path.is_dir()):
        files = sorted(kind.glob("*.pdf"))
        by_size = sorted(files, key=lambda path: (path.stat().st_size, path.name))
        chosen = dict.fromkeys([*files[:1], *files[-1:], *by_size[:1], *by_size[-1:]])
        yield [Paper(folder, f"{kind.name}/{path.stem}") for path in list(chosen)[:SAMPLE]]


def judge(result, report, with_office=True):
    record = json.loads((result / "so-lieu.json").read_text("utf-8"))
    wording, agreement = ("linh", "tư"), None
    for settings in (result.parent / "thoa-thuan.toml",):
        if settings.exists():
            agreement = tomllib.loads(settings.read_text("utf-8"))
            wording = (agreement["cach_doc"]["le"], agreement["cach_doc"]["bon"])
    drafts = any(unit["trang_thai"] not in ("hop-le", "mien-tru") for unit in record["don_vi"])
    code = RUN_CODE + json.loads((result / "nhat-ky.json").read_text("utf-8"))["ma_lap"]
    of_set = f"{code} - {SET_CODE}{record['ma_bo']}"
    papers = [Paper(result / "van-ban", path.stem) for path in sorted((result / "van-ban").glob("*.pdf"))]
    whole, folders = list(papers), list(own_papers(result / "van-ban"))
    papers += [paper for folder in folders for paper in folder]
    report.check({p.name for p in papers} >= {*LISTS, *FURTHER}, "all documents were made", str([p.name for p in papers]))
    for paper in papers:
        sound(report, paper)
        numbers = margins(report, paper, drafts and paper.name not in FINAL and not paper.name.startswith(READY),
                          of_set if paper.name.split("/")[0] in OF_SET else code)
        if paper.name.startswith(ONE_PAGE):
            report.equal(len(numbers), 1, f"{paper.name} is one page")
        pages = paper.pages()
        # A head that repeats may stand between a name and its amount only if a row were split.
        text = "\n".join(pages)
        letters(report, paper, text)
        if paper.name in LISTS:
            award_list(report, paper, flat(text), record["khen_thuong"][LISTS[paper.name]], wording)
        elif paper.name == "bao-cao-tong-ket":
            summary(report, paper, flat(text), record)
        elif paper.name == "quyet-dinh-khen-thuong":
            decision(report, paper, flat(text), record, wording)
        elif paper.name == "to-trinh-khen-thuong":
            sums(report, paper, flat(text), record, wording)
        elif paper.name == "thoa-thuan" and agreement:
            signed(report, paper, flat(text), agreement)
        elif paper.name == "bang-ma-loi":
            report.equal(len(pages), 1, f"{paper.name}: one page")
        parts(report, paper)
        blocks, heads = word_file(report, paper)
        same_text(report, paper, list(zip(pages, numbers)), blocks, heads)
    if with_office:
        for together in (whole, *folders):
            office(report, together)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("result", type=pathlib.Path)
    parser.add_argument("--no-office", action="store_true")
    options = parser.parse_args()
    report = Report(f"papers {options.result}")
    judge(options.result.resolve(), report, not options.no_office)
    sys.exit(report.close())


if __name__ == "__main__":
    main()
