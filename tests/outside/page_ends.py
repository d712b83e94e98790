"""What stays together where a page ends, in our PDF and in what LibreOffice prints of the Word file.

    python page_ends.py --binary KHUYENHOC --work FOLDER

Two templates of an office's own are set for every unit of the sample year, each with one line more above than the one before,
so that headings, tables and signatures come to stand at every line of a page.
"""

import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile

from lines import convert
from papers import Paper
from report import Report

SAMPLE = pathlib.Path(__file__).resolve().parents[2] / "samples" / "thuan-an-2024"
HEAD = '+++\nloai = "Thông báo"\nky_hieu = "TB"\ntrich_yeu = "Thử"\nmoi_don_vi = "tat-ca"\n+++\n'
ABOVE = "{% for d in truong.don_vi %}\n{% if d.ma <= don_vi.ma %}\nDòng trên.\n\n{% endif %}\n{% endfor %}\n"
TEXT = "Các đơn vị tổ chức tuyên truyền, phát triển hội viên và xây dựng quỹ khuyến học trong năm. " * 4
SIGNED = "TM. BAN THƯỜNG VỤ"
TEMPLATES = {
    "thu-muc": f"# I. MỤC\n\n{TEXT}\n\n::: ten-bang: Bảng thử\n\n| Tên | Số |\n|:--|--:|\n"
    + "".join(f"| dòng {row} | {row} |\n" for row in range(1, 8))
    + f"| **Tổng** | **9** |\n\n{TEXT}\n\n{TEXT}\n",
    "thu-bang": "Danh sách:\n\n| Tên | Số |\n|:--|--:|\n"
    + "".join(f"| dòng {row} | {row} |\n" for row in range(1, 13))
    + "| **Tổng** | **9** |\n\nCâu kết.\n",
}


def pages(path):
    """Lines of each page without its number and the run's code."""
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, timeout=600).stdout.decode("utf-8")
    keep = [[line.strip() for line in page.split("\n") if line.strip()] for page in text.split("\f") if page.strip()]
    furniture = ("DỰ THẢO", "Mã lập")
    return [[line for line in page if not line.replace("DỰ THẢO", "").strip().isdigit() and not line.startswith(furniture)] for page in keep]


def find(shown, start):
    """Page and line that begins so; the last one."""
    found = [(page, line) for page, lines in enumerate(shown) for line, text in enumerate(lines) if text.startswith(start)]
    return found[-1] if found else (None, None)


def judge(report, name, shown, carried):
    """`carried`: the program that set the pages carries a table's last rows over to what follows on another page."""
    page, line = find(shown, "I. MỤC")
    if page is not None:
        report.check(len(shown[page]) - line > 2, f"{name}: a heading keeps two lines", lambda: shown[page][-3:])
    head, first = find(shown, "Bảng thử"), find(shown, "dòng 1 ")
    if head[0] is not None:
        report.equal(head[0], first[0], f"{name}: a table's name stands above its first row")
    total, last = find(shown, "Tổng"), find(shown, "dòng 12") if head[0] is None else find(shown, "dòng 7")
    report.equal(total[0], last[0], f"{name}: a total keeps the row before it")
    page, line = find(shown, "TM. BAN THƯỜNG VỤ") if find(shown, SIGNED)[0] is not None else find(shown, "KT. TRƯỞNG")
    if report.check(page is not None, f"{name}: it is signed"):
        least = 2 if carried or head[0] is not None else 1
        report.check(line >= least, f"{name}: a signature keeps {least} lines", lambda: shown[page][:4])
        report.check(any("Trần Minh Khôi" in text for text in shown[page]), f"{name}: authority and name on one page")
    return len(shown)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    options = parser.parse_args()
    report = Report("page ends")
    shutil.rmtree(options.work, ignore_errors=True)
    year = options.work / "hs"
    shutil.copytree(SAMPLE, year)
    (year / "mau").mkdir(exist_ok=True)
    for name, text in TEMPLATES.items():
        (year / "mau" / f"{name}.md").write_text(HEAD + ABOVE + text, encoding="utf-8")
    chosen = [word for name in TEMPLATES for word in ("--chi", name)]
    done = subprocess.run([options.binary, "lap", year, "--im-lang", *chosen], capture_output=True, timeout=1200)
    report.check(done.returncode in (0, 1), "the papers are made", lambda: done.stderr.decode("utf-8")[-800:])
    papers = [Paper(folder, path.stem) for name in TEMPLATES for folder in [year / "ket-qua/van-ban" / name] for path in sorted(folder.glob("*.pdf"))]
    if not report.check(len(papers) > 80, f"{len(papers)} papers"):
        sys.exit(report.close())
    turned = set()
    with tempfile.TemporaryDirectory() as folder:
        for paper, printed in zip(papers, convert(papers, pathlib.Path(folder))):
            turned.add(judge(report, f"{paper.name}.pdf", pages(paper.pdf), True))
            if report.check(printed.exists(), f"LibreOffice prints {paper.name}.docx"):
                judge(report, f"{paper.name}.docx", pages(printed), False)
    report.check(len(turned) > 1, "a page's end was passed")
    sys.exit(report.close())


if __name__ == "__main__":
    main()
