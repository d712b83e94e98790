"""What one hostile file costs: memory above idle and CPU time of `kiem-tra`, its children included, file by file.

    cargo test --test hostile -- --ignored    # leaves the corpus under target/tmp/hostile
    python hostile.py --binary PATH [--corpus DIR] [--all]

CPU time is judged, not the time by the clock: a busy machine must not fail it. The memory is that of the largest process.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from report import Report

MEMORY_MIB = 128
SECONDS = 2


def cost(binary, folder):
    """CPU seconds, peak MiB of the largest process, seconds by the clock, exit code, what was said."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as out:
        run = subprocess.Popen([binary, "kiem-tra", folder, "--im-lang"], stdout=out, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        # Only the beginning: what this process holds counts for its next child.
        said = out.read(1 << 16).decode(errors="replace")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, time.monotonic() - start, run.returncode, said


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True, type=os.path.abspath)
    parser.add_argument("--corpus", default="target/tmp/hostile", type=pathlib.Path)
    parser.add_argument("--all", action="store_true", help="print every file, not only those beyond a bound")
    options = parser.parse_args()
    report = Report("hostile")
    files = sorted((options.corpus / "bai-nop/hong").iterdir())
    most = {"cpu": 0, "memory": 0}
    with tempfile.TemporaryDirectory(dir=options.corpus) as folder:
        folder = pathlib.Path(folder)
        for name in ("thoa-thuan.toml", "don-vi.xlsx"):
            shutil.copy(options.corpus / name, folder)
        (folder / "bai-nop").mkdir()
        idle = min(cost(options.binary, folder)[1] for _ in range(3))
        for path in files:
            here = folder / "bai-nop" / path.name
            os.link(path, here)
            cpu, memory, wall, code, said = cost(options.binary, folder)
            here.unlink()
            found = next((line.strip() for line in said.splitlines() if line.strip().startswith("- ")), "")
            line = f"{path.name:24} {cpu:5.2f} s CPU {wall:5.2f} s {memory - idle:5.0f} MiB  exit {code}  {found[:150]}"
            if options.all:
                print(line)
            fine = cpu <= SECONDS and memory - idle <= MEMORY_MIB and code == 1 and "panicked" not in said
            report.check(fine, f"{path.name} is answered within {MEMORY_MIB} MiB and {SECONDS} s", line)
            most = {"cpu": max(most["cpu"], cpu), "memory": max(most["memory"], memory - idle)}
    report.note(f"{len(files)} files; idle {idle:.0f} MiB; most: {most['cpu']:.2f} s CPU, {most['memory']:.0f} MiB above idle")
    sys.exit(report.close())


if __name__ == "__main__":
    main()
