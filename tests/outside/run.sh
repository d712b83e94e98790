#!/bin/sh
# The outside judge, sized for a few minutes. Needs python3 with venv, poppler-utils, qpdf, LibreOffice, and Java with Maven,
# which fetches veraPDF.
#
#   tests/outside/run.sh [PATH TO khuyenhoc] [RESULT FOLDER TO JUDGE AS WELL]...
#
# It works in the folder `outside` beside the program's; WORK names another one, SEED another year.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
binary=${1:-$here/../../target/release/khuyenhoc}
[ $# -eq 0 ] || shift
binary=$(cd "$(dirname "$binary")" && pwd)/$(basename "$binary")
work=${WORK:-$(dirname "$binary")/outside}
seed=${SEED:-1}
mkdir -p "$work"
python=$work/venv/bin/python
if ! "$python" -c "import openpyxl, docx, pdfplumber, openxml_audit" 2>/dev/null; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
fi
export PYTHONDONTWRITEBYTECODE=1
# One judge: its output whole under a line of its own, so that two lanes do not mix; the output goes to the lane's log too.
judge() {
    last=$work/$lane.last
    began=$(date +%s)
    "$python" "$@" >"$last" 2>&1 || true
    # A judge that fell over without its closing line is a failure too.
    tail -n 1 "$last" | grep -q " passed, [0-9]* failed$" || echo "$1: 0 passed, 1 failed" >>"$last"
    echo "-- $(basename "$1") took $(($(date +%s) - began)) s" | cat - "$last"
    cat "$last" >>"$work/$lane.log"
}
invented() {
    judge "$here/year.py" --binary "$binary" --work "$work/year-1" --seed "$seed" --units 40
    judge "$here/year.py" --binary "$binary" --work "$work/year-2" --seed "$((seed + 1))" --units 30
    judge "$here/year.py" --binary "$binary" --work "$work/year-3" --seed "$((seed + 2))" --units 20 --valid
    judge "$here/returned.py" --binary "$binary" --year "$work/year-1/hs-2024"
    for result in "$work/year-1/hs-2024/ket-qua" "$work/year-3/hs-2024/ket-qua" "$@"; do
        judge "$here/papers.py" "$result"
        judge "$here/word.py" "$result"
    done
    if [ ! -f "$work/verapdf/done" ]; then
        mvn -q -B -f "$here/verapdf.xml" dependency:copy-dependencies -DoutputDirectory="$work/verapdf" && touch "$work/verapdf/done"
    fi
    judge "$here/vera.py" --library "$work/verapdf" "$work/year-1/hs-2024/ket-qua" "$work/year-3/hs-2024/ket-qua" "$@"
}
others() {
    # LibreOffice sets every paper anew for this: a draft year and a complete one are enough, the invented years have the same
    # papers.
    for result in "$@"; do
        judge "$here/lines.py" "$result"
    done
    judge "$here/page_ends.py" --binary "$binary" --work "$work/page-ends"
    judge "$here/resaved.py" --binary "$binary" --work "$work/resaved" --year "$here/../../samples/day-du"
    judge "$here/robust.py" --binary "$binary" --work "$work/robust" --units 24
    # Left by `cargo test --test hostile -- --ignored`.
    corpus=$here/../../target/tmp/hostile
    [ ! -d "$corpus" ] || judge "$here/hostile.py" --binary "$binary" --corpus "$corpus"
}
rm -f "$work"/*.log
# Two lanes side by side: each judge mostly waits for one program at a time.
(lane=others && others "$@") &
second=$!
(lane=invented && invented "$@")
wait "$second"
awk '/ passed, [0-9]+ failed$/ { for (i = 2; i <= NF; i++) { if ($i == "passed,") p += $(i - 1); if ($i == "failed") f += $(i - 1) } }
     END { printf "%d passed, %d failed\n", p, f; exit (f > 0) }' "$work/invented.log" "$work/others.log"
