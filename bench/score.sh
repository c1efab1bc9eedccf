#!/usr/bin/env bash
# The command `score` beside R's `survey` making the same table of the same made answers, one line each: `figure: value unit`. Fails where a
# figure differs by more than 1e-6. Needs R with survey and psych (Debian: r-base-core r-cran-survey r-cran-psych).
#   bench/score.sh           100,000 students in 170 schools; R takes minutes
#   bench/score.sh --small   3,000 students
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

students=100000
if [[ "${1:-}" == "--small" ]]; then
    students=3000
fi

dotnet publish Fidelity.Jobs --configuration Release --nologo --verbosity quiet --output "$work/published"
Rscript bench/score-data.R "$work" "$students"

# timed COMMAND...: appends "elapsed processor" seconds to $work/times
timed() {
    local TIMEFORMAT='%R %U %S'
    { time "$@" 2>&3; } 3>&2 2>"$work/time"
    awk '{ print $1, $2 + $3 }' "$work/time" >>"$work/times"
}

: >"$work/times"
timed Rscript bench/score.R "$work/responses.csv" "$work/r.csv"
read -r r_elapsed r_processor <"$work/times"

: >"$work/times"
for _ in 1 2 3 4 5; do
    timed dotnet "$work/published/Fidelity.Jobs.dll" score --instrument "$work/instrument.yaml" --responses "$work/responses.csv" --out "$work/score.csv"
done
read -r elapsed processor <<<"$(sort -n "$work/times" | sed -n 3p)"

Rscript bench/score-compare.R "$work/r.csv" "$work/score.csv"
awk -v n="$students" -v r="$r_elapsed" -v rp="$r_processor" -v s="$elapsed" -v sp="$processor" 'BEGIN {
    printf "score, start to end, median of five: %.2f s\n", s
    printf "score, processor time of that run: %.2f s\n", sp
    printf "R, processor time: %.1f s\n", rp
    printf "R beside score, start to end: %.0f times as long\n", r / s
    printf "R beside score, processor time: %.0f times as long\n", rp / sp
    printf "answers scored, start to end: %.1f million a second\n", n * 40 / s / 1e6 }'
