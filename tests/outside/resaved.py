"""Workbooks saved again by LibreOffice as .xlsx, .xls and .ods, and by SheetJS as .xlsb, .xls and .ods, read the same as the ones that
were sent. SheetJS needs node, npm and the network; without them that part is left out, and said.

    resaved.py --binary khuyenhoc --work FOLDER --year SAMPLE
"""

import argparse
import json
import pathlib
import re
import shutil
import subprocess
import zipfile

FORMATS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "xls": "xls:MS Excel 97", "ods": "ods"}


def figures(binary, folder):
    """What the program read: so-lieu.json without the names and hashes of files."""
    results = folder.with_name(folder.name + "-ket-qua")
    shutil.rmtree(results, ignore_errors=True)
    subprocess.run([binary, "lap", folder, "--chi", "danh-sach-hsg", "--ra", results, "--im-lang"], check=False, capture_output=True)
    return without_files(json.loads((results / "so-lieu.json").read_text()))


def without_files(value):
    if isinstance(value, dict):
        return {key: without_files(part) for key, part in value.items() if key not in ("tep", "cac_tep", "sha256")}
    if isinstance(value, list):
        return [without_files(part) for part in value]
    # `bai-nop/a.xlsx!HSG!B6` is the same cell in `bai-nop/a.ods`.
    if isinstance(value, str) and value.startswith("bai-nop/") and "!" in value:
        return value.split("!", 1)[1]
    return value


def plain(source, target):
    """The workbooks without the areas that their sheets claim: SheetJS reads no cell outside, where the samples have theirs."""
    for path in source.rglob("*.xlsx"):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w") as new:
            for name in old.namelist():
                new.writestr(name, re.sub(rb"<dimension [^>]*>", b"", old.read(name)))


def by_sheetjs(binary, work, sent, right):
    """Passed and failed kinds of file."""
    if not (shutil.which("node") and shutil.which("npm")):
        print("no node: nothing was written by SheetJS")
        return 0, 0
    tools = work / "node"
    fetch = ["npm", "install", "--silent", "--prefix", tools, "xlsx@0.18.5"]
    try:
        subprocess.run(fetch, check=True, capture_output=True, timeout=300)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        print("SheetJS could not be fetched: nothing was written by it")
        return 0, 0
    shutil.copy(pathlib.Path(__file__).with_name("sheetjs.js"), tools)
    plain(sent / "bai-nop", work / "plain")
    passed = failed = 0
    for kind in ("xlsb", "biff8", "ods"):
        folder = work / f"sheetjs-{kind}"
        shutil.copytree(sent, folder, ignore=shutil.ignore_patterns("*.xlsx"))
        shutil.copy(sent / "don-vi.xlsx", folder)
        subprocess.run(["node", tools / "sheetjs.js", work / "plain", folder / "bai-nop", kind], check=True, timeout=300)
        same = figures(binary, folder) == right
        print(f"SheetJS {kind}: read {'the same' if same else 'OTHERWISE'}")
        passed, failed = passed + same, failed + (not same)
    return passed, failed


def main():
    parser = argparse.ArgumentParser()
    for name in ("--binary", "--work", "--year"):
        parser.add_argument(name, required=True, type=pathlib.Path)
    arguments = parser.parse_args()
    work = arguments.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    sent = work / "sent"
    shutil.copytree(arguments.year, sent)
    shutil.rmtree(sent / "ket-qua", ignore_errors=True)
    right = figures(arguments.binary.resolve(), sent)
    files = sorted(path for path in (sent / "bai-nop").rglob("*") if path.suffix == ".xlsx")
    passed = failed = 0
    for suffix, filter_name in FORMATS.items():
        folder = work / suffix
        shutil.copytree(sent, folder)
        profile = f"-env:UserInstallation=file://{work}/profile"
        for path in files:
            (folder / path.relative_to(sent)).unlink()
            target = (folder / path.relative_to(sent)).parent
            command = ["soffice", profile, "--headless", "--convert-to", filter_name, "--outdir", target, path]
            subprocess.run(command, check=True, capture_output=True, timeout=300)
        same = figures(arguments.binary.resolve(), folder) == right
        print(f"{suffix}: {len(files)} workbooks read {'the same' if same else 'OTHERWISE'}")
        passed, failed = passed + same, failed + (not same)
    more = by_sheetjs(arguments.binary.resolve(), work, sent, right)
    passed, failed = passed + more[0], failed + more[1]
    print(f"resaved.py: {passed} passed, {failed} failed")


main()
