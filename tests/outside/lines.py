"""The lines and pages of our PDF against what LibreOffice prints of the same paper's Word file.

    python lines.py KET-QUA

Word is not at hand; LibreOffice breaks lines and pages by the rules of Word. Every paper of the year is compared, and of those
made for single units a few. A line is what stands on one baseline, the width of the page over; it agrees when a line of the
same page, in the same order, begins with the same word.
"""

import difflib
import html
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from papers import Paper, own_papers
from report import Report

# Of the lines of a paper, how many of a hundred must agree.
SHARE = 95
# Points between the middles of words of one line: faces and sizes differ, lines are farther apart.
SAME_LINE = 2.5
WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="[-\d.]+" yMax="([-\d.]+)">(.*?)</word>')


def pages(path):
    """Of each page the first word of each line, from the top."""
    text = subprocess.run(["pdftotext", "-bbox", "-enc", "UTF-8", path, "-"], capture_output=True, timeout=600, check=True).stdout
    return [firsts(page) for page in text.decode("utf-8").split("<page ")[1:]]


def firsts(page):
    lines = []
    words = [(float(x), (float(top) + float(foot)) / 2, html.unescape(word)) for x, top, foot, word in WORD.findall(page)]
    for word in sorted(words, key=lambda word: word[1]):
        if lines and word[1] - lines[-1][-1][1] < SAME_LINE:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [min(line)[2] for line in lines]


def agreeing(ours, theirs):
    return sum(block.size for block in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks())


def differences(ours, theirs):
    """The first places where the pages differ, for whoever reads the report."""
    found = []
    for number, (mine, other) in enumerate(zip(ours, theirs), 1):
        for kind, a, b, c, d in difflib.SequenceMatcher(None, mine, other, autojunk=False).get_opcodes():
            if kind != "equal":
                found.append(f"page {number} line {a + 1}: PDF {' | '.join(mine[a:b][:6])} / DOCX {' | '.join(other[c:d][:6])}")
    return "\n     ".join(found[:12])


def compare(report, name, ours, theirs):
    """Checks one paper; returns how many of its lines agree, and how many it has."""
    report.equal(len(theirs), len(ours), f"{name}: as many pages from the DOCX as in the PDF")
    total = max(sum(map(len, ours)), sum(map(len, theirs)))
    same = sum(agreeing(mine, other) for mine, other in zip(ours, theirs))
    report.check(total and same * 100 >= SHARE * total, f"{name}: {same} of {total} lines begin alike", lambda: differences(ours, theirs))
    return same, total


def convert(chosen, folder):
    """Prints all papers with one run of LibreOffice; a list of PDF files in their order."""
    # Papers of different kinds bear the same unit's name.
    copies = [folder / f"{index}.docx" for index in range(len(chosen))]
    for paper, copy in zip(chosen, copies):
        shutil.copy(paper.docx, copy)
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder,
                    *copies], capture_output=True, timeout=1200)
    return [copy.with_suffix(".pdf") for copy in copies]


def main():
    result = pathlib.Path(sys.argv[1]).resolve()
    papers, report = result / "van-ban", Report(f"lines {result}")
    chosen = [Paper(papers, path.stem) for path in sorted(papers.glob("*.pdf"))]
    chosen += [paper for kind in own_papers(papers) for paper in kind]
    report.check(chosen, "there are papers to compare")
    same = total = 0
    with tempfile.TemporaryDirectory() as folder:
        for paper, printed in zip(chosen, convert(chosen, pathlib.Path(folder))):
            if report.check(printed.exists(), f"LibreOffice prints {paper.name}.docx"):
                counted = compare(report, paper.name, pages(paper.pdf), pages(printed))
                same, total = same + counted[0], total + counted[1]
    report.note(f"{same} of {total} lines begin alike")
    sys.exit(report.close())


if __name__ == "__main__":
    main()
