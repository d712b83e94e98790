"""Same bytes, whole results, plain refusals: how `lap` behaves whatever happens around it.

    python robust.py --binary PATH --work DIR [--units U] [--seed N] [--kills N]
"""

import argparse
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import time

import year as year_of
from report import Report


def snapshot(folder):
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}


def differences(one, other):
    names = sorted(set(one) | set(other))
    return ", ".join(name for name in names if one.get(name) != other.get(name))


class Robust:
    def __init__(self, options, report):
        self.options, self.report = options, report
        self.rng = random.Random(options.seed)
        made = year_of.Year(argparse.Namespace(binary=options.binary, work=options.work, seed=options.seed, units=options.units,
                                               valid=False, warnings=False), report)
        made.prepare()
        made.fates()
        made.data()
        made.type_all()
        made.excuse()
        self.root = made.root

    def lap(self, *words, root=None, **settings):
        return subprocess.run([self.options.binary, "lap", str(root or self.root), "--im-lang", *map(str, words)], capture_output=True,
                              text=True, timeout=600, **settings)

    def made(self, done, what):
        return self.report.check(done.returncode == 1, f"{what}: lap exits with 1", f"exit {done.returncode}: {done.stderr[-800:]}")

    def equal_bytes(self):
        result = self.root / "ket-qua"
        self.made(self.lap(), "first run")
        first = snapshot(result)
        self.made(self.lap(), "second run")
        self.report.check(first == snapshot(result), "lap twice gives identical bytes", lambda: differences(first, snapshot(result)))
        folders = {}
        for threads in (1, 8):
            folders[threads] = self.root.parent / f"luong-{threads}"
            self.made(self.lap("--luong", threads, "--ra", folders[threads]), f"--luong {threads}")
        one, eight = snapshot(folders[1]), snapshot(folders[8])
        self.report.check(one == eight, "1 and 8 threads give identical bytes", lambda: differences(one, eight))
        self.report.check(one == first, "--ra gives the bytes of ket-qua", lambda: differences(one, first))
        copy = self.root.parent / "nơi khác" / "hs"
        shutil.copytree(self.root, copy, ignore=shutil.ignore_patterns("ket-qua"))
        for path in copy.rglob("*"):
            os.utime(path, (1_000_000_000, 1_000_000_000))
        self.made(self.lap(root=copy), "a copy elsewhere")
        self.report.check(first == snapshot(copy / "ket-qua"), "a copy of the folder elsewhere gives identical bytes",
                          lambda: differences(first, snapshot(copy / "ket-qua")))
        shutil.rmtree(copy / "ket-qua")
        bare = self.lap(root=copy, env={}, cwd="/", stdin=subprocess.DEVNULL, start_new_session=True)
        self.made(bare, "as cron runs it: no environment, no terminal, another directory")
        self.report.check(first == snapshot(copy / "ket-qua"), "as cron runs it: identical bytes",
                          lambda: differences(first, snapshot(copy / "ket-qua")))
        self.report.check("\x1b" not in bare.stderr + bare.stdout, "no colours without a terminal", repr(bare.stderr[:300]))
        relative = self.lap(root="hs", cwd=copy.parent)
        self.made(relative, "relative path")
        self.report.check(first == snapshot(copy / "ket-qua"), "a relative path gives identical bytes",
                          lambda: differences(first, snapshot(copy / "ket-qua")))
        shutil.rmtree(copy.parent)

    def killed(self):
        result, agreement = self.root / "ket-qua", self.root / "thoa-thuan.toml"
        texts = [agreement.read_text("utf-8")]
        texts.append(texts[0].replace('dia_danh = "Thuận An"', 'dia_danh = "Lái Thiêu"'))
        whole, length = [], float("inf")
        for text in texts:
            agreement.write_text(text, "utf-8")
            start = time.monotonic()
            self.made(self.lap(), "before killing")
            length = min(length, time.monotonic() - start)
            whole.append(snapshot(result))
        self.report.check(whole[0] != whole[1], "the two agreements give different results")
        beside = sorted(path.name for path in self.root.iterdir())
        late = 0
        for turn in range(self.options.kills):
            agreement.write_text(texts[turn % 2], "utf-8")
            # Half of the kills near the end, where the switch is.
            delay = self.rng.uniform(0, length) if turn % 2 else self.rng.uniform(length * 0.7, length)
            run = subprocess.Popen([self.options.binary, "lap", str(self.root), "--im-lang"], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, start_new_session=True)
            time.sleep(delay)
            late += run.poll() is not None
            try:
                os.killpg(run.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            run.wait()
            now = snapshot(result) if result.exists() else {}
            self.report.check(now in whole, f"killed after {delay * 1000:.0f} of {length * 1000:.0f} ms: the old or the new result whole",
                              lambda: f"differs from the old in: {differences(now, whole[(turn + 1) % 2])[:300]}")
            if now:
                year_of.manifest_matches(self.report, result)
            self.made(self.lap(), "the run after a kill")
            self.report.check(snapshot(result) == whole[turn % 2], "the run after a kill gives the whole new result",
                              lambda: differences(snapshot(result), whole[turn % 2])[:300])
            self.report.equal(sorted(path.name for path in self.root.iterdir()), beside, "the run after a kill leaves nothing beside")
        self.report.note(f"{late} of {self.options.kills} runs had ended before the kill; a run takes {length * 1000:.0f} ms")
        agreement.write_text(texts[0], "utf-8")

    def two_at_once(self):
        for _ in range(8):
            runs = [subprocess.Popen([self.options.binary, "lap", str(self.root), "--im-lang"], stdout=subprocess.DEVNULL,
                                     stderr=subprocess.PIPE, text=True) for _ in range(2)]
            said = [run.communicate()[1] for run in runs]
            codes = sorted(run.returncode for run in runs)
            if codes == [1, 3]:
                break
        self.report.equal(codes, [1, 3], "two runs at once: one works, one exits with 3")
        if 3 in codes:
            text = next(text for run, text in zip(runs, said) if run.returncode == 3)
            self.report.check("đang" in text, "the refused run says why in Vietnamese", text)
        year_of.manifest_matches(self.report, self.root / "ket-qua")

    def refusals(self):
        for words in (["lap", self.root, "--ra", "/proc/khong-ghi-duoc"], ["tao", "/proc/khong-ghi-duoc"], ["lap", self.root.parent / "khong-co"],
                      ["lap"], ["khong-phai-lenh"], ["lap", self.root, "--luong", "nhiều"], ["lap", self.root, "--chi", "khong-co-van-ban"],
                      ["giai-thich", "XX-99"], ["lap", self.root, "--chinh-thuc"]):
            done = subprocess.run([self.options.binary, *map(str, words)], capture_output=True, text=True, timeout=60)
            self.report.check(done.returncode == 2, f"exit 2: khuyenhoc {' '.join(str(w).replace(str(self.root), 'HS') for w in words)}",
                              f"exit {done.returncode}: {done.stdout[-300:]}{done.stderr[-500:]}")
            self.report.check(done.stderr.strip(), "a refusal says why on stderr", str(words))
        if os.geteuid() != 0:
            self.root.chmod(0o555)
            done = self.lap()
            self.root.chmod(0o755)
            self.report.equal(done.returncode, 2, "a folder that may not be written: exit code")
        self.agreement_faults()

    def agreement_faults(self):
        path = self.root / "thoa-thuan.toml"
        good, before = path.read_text("utf-8"), snapshot(self.root / "ket-qua")
        for old, new, word in (('nam = 2024', 'nam = "hai nghìn"', '"hai nghìn"'), ('dia_danh = "Thuận An"', 'dia_dan = "Thuận An"', "dia_dan"),
                               ('nguong = "85%"', 'nguong = "tám lăm"', '"tám lăm"'), ('cong = ["quy_thu"]', 'cong = ["quy_thuu"]', '"quy_thuu"'),
                               ('so_sanh = ">="', 'so_sanh = "=>"', '"=>"'), ('nhieu_giai = "', 'nhieu_giai = "khac-', '"khac-'),
                               ('ngay = "21/02/2024"', 'ngay = "31/02/2024"', '"31/02/2024"'), ('[khen_thuong]', '[khen_thuong', "[khen_thuong"),
                               ('co_quan = ["hoi", "phong"]', 'co_quan = ["hoi", "phongg"]', '"phongg"')):
            assert old in good, old
            bad = good.replace(old, new, 1)
            path.write_text(bad, "utf-8")
            done = self.lap()
            position = bad.index(new) + new.index(word) if word in new else bad.index(new)
            line = bad[:position].count("\n") + 1
            column = position - (bad.rfind("\n", 0, position) + 1) + 1
            self.report.equal(done.returncode, 2, f"agreement with {new!r}: exit code")
            said = re.search(r"thoa-thuan\.toml\D{1,3}dòng (\d+), cột (\d+)", done.stderr)
            if self.report.check(said, f"agreement with {new!r}: file, line and column are named", done.stderr[-600:]) and new != "[khen_thuong":
                self.report.equal(int(said[1]), line, f"agreement with {new!r}: line")
                self.report.check(abs(int(said[2]) - column) <= 1, f"agreement with {new!r}: column", f"expected {column}, got {said[2]}")
            self.report.check("panicked" not in done.stderr, "no panic", done.stderr[-300:])
        path.write_text(good, "utf-8")
        self.report.check(before == snapshot(self.root / "ket-qua"), "a refused run leaves the last result as it was")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True, type=os.path.abspath)
    parser.add_argument("--work", required=True)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--units", type=int, default=24)
    parser.add_argument("--kills", type=int, default=30)
    options = parser.parse_args()
    report = Report("robust")
    robust = Robust(options, report)
    robust.equal_bytes()
    robust.killed()
    robust.two_at_once()
    robust.refusals()
    sys.exit(report.close())


if __name__ == "__main__":
    main()
