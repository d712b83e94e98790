"""What one hostile file costs: memory above idle and CPU time of `kiem-tra`, its children included, file by file.

    cargo test --test hostile -- --ignored    # leaves the corpus under target/tmp/hostile
    python hostile.py --binary PATH [--corpus DIR] [--all]
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

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
    bad, most = 0, {"cpu": 0, "memory": 0}
    with tempfile.TemporaryDirectory(dir=options.corpus) as folder:
        folder = pathlib.Path(folder)
        for name in ("thoa-thuan.toml", "don-vi.xlsx"):
            shutil.copy(options.corpus / name, folder)
        (folder / "bai-nop").mkdir()
        idle = min(cost(options.binary, folder)[1] for _ in range(3))
        for path in sorted((options.corpus / "bai-nop/hong").iterdir()):
            here = folder / "bai-nop" / path.name
            os.link(path, here)
            cpu, memory, wall, code, said = cost(options.binary, folder)
            here.unlink()
            found = next((line.strip() for line in said.splitlines() if line.strip().startswith("- ")), "")
            wrong = cpu > SECONDS or memory - idle > MEMORY_MIB or code != 1 or "panicked" in said
            bad += wrong
            most = {"cpu": max(most["cpu"], cpu), "memory": max(most["memory"], memory - idle)}
            if wrong or options.all:
                print(f"{'!' if wrong else ' '} {path.name:32} {cpu:5.2f} s CPU {wall:5.2f} s {memory - idle:5.0f} MiB  exit {code}  {found[:150]}")
    print(f"idle {idle:.0f} MiB; most: {most['cpu']:.2f} s CPU, {most['memory']:.0f} MiB above idle; {bad} beyond a bound")
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
