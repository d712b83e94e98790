"""Every PDF of result folders against PDF/A-2a and PDF/UA-1, judged by veraPDF.

    python vera.py --library FOLDER_OF_JARS KET-QUA...
"""

import argparse
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as tree

from report import Report

FLAVOURS = {"2a": "PDF/A-2a", "ua1": "PDF/UA-1"}


def judged(library, flavour, papers):
    """One run of veraPDF over all files; its report."""
    done = subprocess.run(
        ["java", "-cp", str(library / "*"), "org.verapdf.apps.GreenfieldCliWrapper", "-f", flavour, "--format", "xml", *map(str, papers)],
        capture_output=True, timeout=1200)
    return tree.fromstring(done.stdout)


def judge(report, library, flavour, papers):
    seen = {}
    for job in judged(library, flavour, papers).iter("job"):
        name = pathlib.Path(job.findtext("item/name")).resolve()
        result = job.find("validationReport")
        failed = [] if result is None else [
            f"{rule.get('clause')}-{rule.get('testNumber')}: {rule.findtext('description')} ({rule.get('failedChecks')} times; "
            f"{rule.findtext('check/context')})" for rule in result.iter("rule") if rule.get("status") == "failed"]
        seen[name] = (result is not None and result.get("isCompliant") == "true" and not failed, "\n".join(failed) or "not judged")
    for paper in papers:
        good, why = seen.get(paper, (False, "not judged"))
        report.check(good, f"{paper.parent.parent.parent.name}/{paper.name} keeps {FLAVOURS[flavour]}", why)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--library", type=pathlib.Path, required=True)
    parser.add_argument("results", type=pathlib.Path, nargs="+")
    options = parser.parse_args()
    report = Report("veraPDF")
    folders = [result / name for result in options.results for name in ("van-ban", "giay-khen", "cong-khai")]
    papers = [paper.resolve() for folder in folders for paper in sorted(folder.glob("*.pdf"))]
    report.check(papers, "there are papers to judge")
    for flavour in FLAVOURS if papers else ():
        judge(report, options.library, flavour, papers)
    sys.exit(report.close())


if __name__ == "__main__":
    main()
