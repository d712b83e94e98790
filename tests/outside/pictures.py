#!/usr/bin/env python3
"""Which pages of the sample papers a change moves: papers of an older commit beside those of the working tree.

    tests/outside/pictures.py [COMMIT] [--out FOLDER] [--dpi N] [SAMPLE]...

COMMIT is HEAD unless given, SAMPLE both sample years. Needs git, cargo and pdftoppm; compares with nothing but Python itself.
Prints a line for each page that changed, came or went, and writes FOLDER/index.html (target/pictures unless given) with the
pages side by side and the differences in red. Ends with 1 when anything moved.
"""

import argparse
import html
import pathlib
import struct
import subprocess
import sys
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]


def run(*words, cwd=ROOT, codes=(0,)):
    done = subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True, text=True)
    if done.returncode not in codes:
        sys.exit(f"{' '.join(str(word) for word in words)}:\n{done.stdout}{done.stderr}")
    return done.stdout


def papers(tree, target, samples, out):
    """Makes the papers of a source tree; returns the files by their name within a sample."""
    run("cargo", "build", "--quiet", "--target-dir", target, cwd=tree)
    found = {}
    for sample in samples:
        results = out / sample
        run(target / "debug" / "khuyenhoc", "lap", tree / "samples" / sample, "--im-lang", "--dang", "pdf", "--ra", results, codes=(0, 1))
        for path in sorted((results / "van-ban").rglob("*.pdf")):
            found[f"{sample}/{path.relative_to(results / 'van-ban').with_suffix('').as_posix()}"] = path
    return found


def pictures(paper, dpi, out):
    """Pages as (width, height, grey bytes)."""
    if paper is None:
        return []
    out.mkdir(parents=True, exist_ok=True)
    run("pdftoppm", "-r", dpi, "-gray", paper, out / "page")
    return [grey(path) for path in sorted(out.glob("page-*.pgm"))]


def grey(path):
    data = path.read_bytes()
    words, position = [], 0
    while len(words) < 4:
        end = position
        while not data[end:end + 1].isspace():
            end += 1
        words.append(data[position:end])
        position = end + 1
    return int(words[1]), int(words[2]), data[position:]


def png(path, width, height, rows):
    """Writes RGB rows."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    raw = b"".join(b"\0" + row for row in rows)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b""))


def rgb(page):
    width, height, data = page
    return [bytes(value for grey in data[y * width:(y + 1) * width] for value in (grey, grey, grey)) for y in range(height)]


def moved(before, after):
    """The later page with what is new in red and what is gone in pale blue; and how many points differ."""
    (width, height, one), (other_width, other_height, other) = before, after
    if (width, height) != (other_width, other_height):
        return rgb(after), other_width * other_height
    count, rows = 0, []
    for y in range(height):
        left, right = one[y * width:(y + 1) * width], other[y * width:(y + 1) * width]
        if left == right:
            rows.append(bytes(value for grey in right for value in (grey, grey, grey)))
            continue
        row = bytearray()
        for old, new in zip(left, right):
            if abs(old - new) < 48:
                row += bytes((new, new, new))
            elif new < old:
                count += 1
                row += bytes((220, new // 2, new // 2))
            else:
                count += 1
                row += bytes((150, 190, 255))
        rows.append(bytes(row))
    return rows, count


def compare(name, before, after, out):
    """Prints and draws the pages of one paper that changed."""
    blocks = []
    for index in range(max(len(before), len(after))):
        one, other = (pages[index] if index < len(pages) else None for pages in (before, after))
        if one == other:
            continue
        stem = f"{name.replace('/', '-')}-{index + 1}"
        shown = {}
        if one:
            shown["before"] = (one[0], one[1], rgb(one))
        if other:
            shown["after"] = (other[0], other[1], rgb(other))
        what = "new page" if one is None else "page gone"
        if one and other:
            rows, count = moved(one, other)
            if not count:
                continue
            shown["difference"] = (other[0], other[1], rows)
            what = f"{100 * count / (other[0] * other[1]):.2f} % moved"
        print(f"{name} page {index + 1}: {what}")
        cells = ""
        for label, (width, height, rows) in shown.items():
            png(out / f"{stem}-{label}.png", width, height, rows)
            cells += f"<figure><figcaption>{label}</figcaption><img src='{stem}-{label}.png'></figure>"
        blocks.append(f"<h2>{html.escape(name)}, page {index + 1}: {what}</h2><div>{cells}</div>")
    return blocks


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("commit", nargs="?", default="HEAD")
    parser.add_argument("samples", nargs="*", default=["thuan-an-2024", "day-du"])
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "target" / "pictures")
    parser.add_argument("--dpi", type=int, default=60)
    options = parser.parse_args()
    out = options.out.resolve()
    tree = ROOT / "target" / "pictures-tree"
    run("rm", "-rf", out)
    subprocess.run(["git", "worktree", "remove", "--force", tree], cwd=ROOT, capture_output=True)
    run("git", "worktree", "add", "--detach", "--force", tree, options.commit)
    try:
        old = papers(tree, ROOT / "target", options.samples, out / "papers" / "before")
    finally:
        run("git", "worktree", "remove", "--force", tree)
    new = papers(ROOT, ROOT / "target", options.samples, out / "papers" / "after")
    blocks, pages = [], 0
    for name in sorted(old.keys() | new.keys()):
        sides = [pictures(side.get(name), options.dpi, out / "pages" / label / name) for label, side in (("before", old), ("after", new))]
        pages += len(sides[1])
        blocks += compare(name, *sides, out)
    style = "body{font:16px sans-serif}div{display:flex;gap:8px}figure{margin:0}img{max-width:32vw;border:1px solid #888}"
    page = f"<!doctype html><meta charset=utf-8><title>{html.escape(options.commit)}</title><style>{style}</style>{''.join(blocks)}"
    out.mkdir(parents=True, exist_ok=True)
    (out / "index.html").write_text(page or "", "utf-8")
    print(f"{len(blocks)} of {pages} pages moved; see {out / 'index.html'}")
    sys.exit(1 if blocks else 0)


if __name__ == "__main__":
    main()
