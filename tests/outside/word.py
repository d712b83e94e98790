"""The Word files of a result: valid by a validator that is not ours, and made of styles instead of direct formatting.

    python word.py KET-QUA
"""

import pathlib
import sys
import tempfile
import zipfile

from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

from report import Report

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DUBLIN = "{http://purl.org/dc/elements/1.1/}"
# The oldest Word whose tables have alternative text, and today's.
FORMATS = (FileFormat.OFFICE_2010, FileFormat.MICROSOFT_365)
# What a style cannot say: which paragraph goes on the next page with which, how long a rule is, which list an item counts in,
# where a section ends, where a frame stands on the paper.
# Where a page begins is no look of a paragraph.
DIRECT_PARAGRAPH = {"pageBreakBefore", "pStyle", "keepNext", "ind", "numPr", "sectPr", "framePr"}
DIRECT_RUN = {"rStyle"}


def faults(path, kind):
    return [f"{error.part_uri} {error.path}: {error.description}" for error in OpenXmlValidator(file_format=kind, max_errors=0).validate(path).errors]


def planted(report, path):
    """A validator that finds nothing in a file out of order says nothing about a file in order."""
    with tempfile.TemporaryDirectory() as folder:
        wrong = pathlib.Path(folder) / "wrong.docx"
        with zipfile.ZipFile(path) as source, zipfile.ZipFile(wrong, "w") as target:
            for name in source.namelist():
                data = source.read(name)
                if name == "word/document.xml":
                    data = data.replace(b"<w:tblGrid>", b"<w:tblGrid><w:jc w:val=\"left\"/>", 1)
                target.writestr(name, data)
        report.check(faults(wrong, FORMATS[-1]), "the validator finds a planted fault")


def structure(report, path):
    with zipfile.ZipFile(path) as package:
        trees = {name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")}
    core = trees["docProps/core.xml"]
    for name in ("title", "creator", "language"):
        report.check(core.findtext(DUBLIN + name), f"{path.name}: property {name}")
    styles = {style.get(W + "styleId") for style in trees["word/styles.xml"].iter(W + "style")}
    pages = [tree for name, tree in trees.items() if name == "word/document.xml" or name.startswith(("word/header", "word/footer"))]
    for tree in pages:
        used = {node.get(W + "val") for kind in ("pStyle", "rStyle", "tblStyle") for node in tree.iter(W + kind)}
        report.check(used <= styles, f"{path.name}: styles in use are defined", str(used - styles))
        bare = [p for p in tree.iter(W + "p") if p.find(f"{W}pPr/{W}pStyle") is None and p.find(W + "r") is not None]
        report.check(not bare, f"{path.name}: every paragraph with words has a style", lambda: "".join(bare[0].itertext())[:80])
        for kind, allowed in (("pPr", DIRECT_PARAGRAPH), ("rPr", DIRECT_RUN)):
            direct = {etree.QName(child).localname for node in tree.iter(W + kind) for child in node} - allowed
            report.check(not direct, f"{path.name}: no direct formatting in {kind}", ", ".join(sorted(direct)))
    ids = [node.get("id") for node in trees["word/document.xml"].iter("{*}docPr")]
    report.check(len(ids) == len(set(ids)), f"{path.name}: pictures have ids of their own", str(ids))
    silent = [node.get("name") for node in trees["word/document.xml"].iter("{*}docPr") if not node.get("descr")]
    report.check(not silent, f"{path.name}: pictures have alternative text", str(silent))
    tables = list(trees["word/document.xml"].iter(W + "tbl"))
    silent = [table for table in tables if not all(table.find(f"{W}tblPr/{W}{name}") is not None for name in ("tblCaption", "tblDescription"))]
    report.check(not silent, f"{path.name}: tables have alternative text", f"{len(silent)} of {len(tables)} have none")


def main():
    result = pathlib.Path(sys.argv[1])
    report = Report(f"word {result}")
    papers = sorted((result / "van-ban").rglob("*.docx"))
    report.check(papers, "there are Word files")
    for path in papers:
        for kind in FORMATS:
            found = faults(path, kind)
            report.check(not found, f"{path.name}: no fault by the rules of {kind.value}", "\n     ".join(found[:10]))
        structure(report, path)
    if papers:
        planted(report, papers[0])
    sys.exit(report.close())


if __name__ == "__main__":
    main()
