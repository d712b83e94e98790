"""What goes back to the units: the marked copies and the e-mail drafts of a result, judged by programs that are not ours.

    python returned.py --binary KHUYENHOC --year YEAR [KET-QUA]
"""

import argparse
import collections
import email
import email.policy
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unicodedata

import openpyxl
from openxml_audit import FileFormat, OpenXmlValidator

from report import Report

SLIP, REST = "Phiếu báo lỗi", "Không đặt được"
HEAD = ["STT", "Mã", "Ô cần sửa", "Ở tệp đã gửi", "Đang ghi", "Vì sao chưa được", "Cần làm", "Đã làm"]
FORMATS = (FileFormat.OFFICE_2007, FileFormat.MICROSOFT_365)
# Formats that another program saves a copy in before it is sent back.
SAVED = ("xlsx", "ods", "xls")


def nfc(text):
    return unicodedata.normalize("NFC", text)


class Returned:
    def __init__(self, options, report):
        self.options, self.report = options, report
        self.year = pathlib.Path(options.year)
        self.result = pathlib.Path(options.result or self.year / "ket-qua")
        self.folder = self.result / "tra-lai"
        findings = json.loads((self.result / "kiem-tra.json").read_text("utf-8"))["van_de"]
        self.findings = collections.defaultdict(list)
        for finding in findings:
            if not finding.get("mien_tru"):
                self.findings[nfc(finding["tep"])].append(finding)
        sheet = openpyxl.load_workbook(self.year / "don-vi.xlsx", data_only=True)["Đơn vị"]
        rows = list(sheet.iter_rows(values_only=True))
        columns = {heading: index for index, heading in enumerate(rows[0])}
        named = lambda row: " ".join(unicodedata.normalize("NFC", row[columns["Tên đơn vị"]]).split())
        self.units = {row[columns["Mã"]]: (named(row), row[columns["E-mail"]]) for row in rows[1:] if row[columns["Mã"]]}

    def judge(self):
        copies = sorted(self.folder.rglob("*.xlsx"))
        self.report.check(copies, "there are marked copies")
        for path in copies:
            for kind in FORMATS:
                found = OpenXmlValidator(file_format=kind, max_errors=0).validate(path).errors
                self.report.check(not found, f"{path.name}: valid as {kind.name}", lambda: str([f"{e.part_uri} {e.path}: {e.description}" for e in found[:5]]))
            self.copy(path)
        for path in sorted(self.folder.rglob("*.eml")):
            self.draft(path)
        self.loop(copies)

    def copy(self, path):
        book = openpyxl.load_workbook(path)
        name = str(path.relative_to(self.folder))
        self.report.equal(book.sheetnames[:2], [SLIP, "Hướng dẫn"], f"{name}: its first sheets")
        slip = book[SLIP]
        head = next(row for row in slip.iter_rows() if [cell.value for cell in row] == HEAD)[0].row
        rows = [row for row in slip.iter_rows(min_row=head + 1) if isinstance(row[0].value, int)]
        sent = nfc(next(cell.value for (cell,) in slip.iter_rows(max_row=head, max_col=1) if str(cell.value).startswith("Tệp đã gửi: ")))
        unit = path.stem if path.stem in self.units else None
        is_sent = lambda file: f"Tệp đã gửi: {file.rsplit('/', 1)[-1]}" == sent
        told = [finding for file, of_file in self.findings.items() if is_sent(file) for finding in of_file if finding["don_vi"] == unit]
        self.report.equal(sorted(row[1].value for row in rows), sorted(finding["ma"] for finding in told), f"{name}: every finding is on the slip once")
        self.report.equal([row[0].value for row in rows], list(range(1, len(rows) + 1)), f"{name}: numbered from 1")
        self.report.equal(slip.page_setup.paperSize, 9, f"{name}: the slip is set up for A4")
        links = {link.ref: link.location for link in slip._hyperlinks}
        for row in rows:
            self.line(book, name, row, links)

    def line(self, book, name, row, links):
        code, at, done = row[1].value, row[2], row[7]
        what = f"{name}: {code} at {at.value}"
        location = links.get(at.coordinate) or (at.hyperlink.location if at.hyperlink else None)
        if location is None:
            is_error = not done.protection.locked
            self.report.check(at.value == "(cả tệp hoặc cả trang)" and (is_error or done.value), f"{what}: without a cell it is to be marked as done")
            return
        sheet, cell = location.rsplit("!", 1)
        marked = book[sheet.strip("'").replace("''", "'")][cell]
        self.report.equal(at.value, location.replace("'", ""), f"{what}: the link says where it leads")
        note = marked.comment
        if self.report.check(note is not None, f"{what}: its cell has a note"):
            self.report.check(code in note.text and note.author == "khuyenhoc", f"{what}: the note tells the code, by khuyenhoc", note.text)
        self.report.check(marked.border.left.style in ("medium", "mediumDashed"), f"{what}: its border is thick", str(marked.border.left.style))
        self.report.check(marked.fill.fill_type in ("lightUp", "solid"), f"{what}: it is filled", str(marked.fill.fill_type))
        if marked.parent.title != REST:
            self.report.check(not marked.protection.locked, f"{what}: it can be mended")

    def draft(self, path):
        name = str(path.relative_to(self.folder))
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        defects = [d for part in message.walk() for d in part.defects]
        defects += [d for value in message.values() for d in getattr(value, "defects", ())]
        self.report.check(not defects, f"{name}: no defect", str(defects))
        self.report.equal(message["X-Unsent"], "1", f"{name}: opens as a draft")
        self.report.check(set(message.keys()) <= {"X-Unsent", "To", "Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"},
                          f"{name}: no other header", str(message.keys()))
        # The list of units may hold double spaces and decomposed letters; letters go out with neither.
        unit, address = self.units.get(path.stem, ("", None)) if path.parent == self.folder else ("", None)
        self.report.equal(str(message["To"]) if message["To"] else None, address or None, f"{name}: goes to the unit's address")
        text = message.get_body(("plain",)).get_content()
        # Of a file of no known unit the name, if any, is what the file says.
        self.report.check(f"Kính gửi {unit}" in text, f"{name}: greets the unit by name", text[:100])
        self.report.check(not unit or unit in message["Subject"], f"{name}: the subject names the unit", message["Subject"])
        attached = list(message.iter_attachments())
        copy = path.with_suffix(".xlsx")
        self.report.equal(len(attached), int(copy.exists()), f"{name}: what is attached")
        for part in attached:
            self.report.equal(part.get_filename(), copy.name, f"{name}: name of what is attached")
            self.report.equal(hashlib.sha256(part.get_content()).hexdigest(), hashlib.sha256(copy.read_bytes()).hexdigest(), f"{name}: the copy is attached")

    # sent back as they are, also saved by another program: the same errors and no others

    def loop(self, copies):
        chosen = copies[: self.options.saved]
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            plain = self.check(folder / "plain", chosen)
            for kind in SAVED:
                out = folder / kind
                out.mkdir()
                subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind, "--outdir", out, *chosen],
                               check=True, capture_output=True, timeout=600)
                self.report.equal(self.check(folder / f"year-{kind}", sorted(out.iterdir())), plain, f"copies saved as .{kind} by LibreOffice read the same")
            self.report.check(any(code == "DV-07" for found in plain.values() for code, _, _ in found) or all(plain.values()), "unmended copies are not clean", str(plain))

    def check(self, year, files):
        """Errors by file stem: code, sheet and cell."""
        (year / "bai-nop").mkdir(parents=True)
        for name in ("thoa-thuan.toml", "don-vi.xlsx"):
            shutil.copy(self.year / name, year / name)
        for path in files:
            shutil.copy(path, year / "bai-nop" / path.name)
        done = subprocess.run([self.options.binary, "kiem-tra", year, "--dang", "json"], capture_output=True, text=True)
        found = {path.stem: [] for path in files}
        for finding in json.loads(done.stdout)["van_de"]:
            stem = pathlib.PurePosixPath(finding["tep"]).stem
            if finding["muc"] == "loi" and stem in found:
                found[stem].append((finding["ma"], finding["trang"], finding["o"]))
        return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--year", required=True)
    parser.add_argument("--saved", type=int, default=12, help="copies that LibreOffice saves again")
    parser.add_argument("result", nargs="?")
    options = parser.parse_args()
    report = Report(f"returned {options.year}")
    Returned(options, report).judge()
    sys.exit(report.close())


if __name__ == "__main__":
    main()
