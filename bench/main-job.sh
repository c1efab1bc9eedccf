#!/usr/bin/env bash
# Figures of the main job, one line each: `figure: value unit`.
#   bench/main-job.sh           the demonstration district of 12 schools
#   bench/main-job.sh --small   3 schools and fewer requests, to see that it runs
. "$(dirname "${BASH_SOURCE[0]}")/district.sh"

schools=12
requests=400
if [[ "${1:-}" == "--small" ]]; then
    schools=3
    requests=40
fi

build_release
started="$(date +%s.%N)"
make_district "$schools"
awk -v from="$started" -v to="$(date +%s.%N)" -v n="$schools" 'BEGIN { printf "demo --schools %d: %.1f s\n", n, to - from }'

serve_district
link="$(respond_link 3)"
pages="$(for page in 1 2 3 4 5 6 7 8; do echo "$link/en/$page"; done)"

largest=0
for page in $pages; do
    bytes="$(curl --silent --fail "$page" | wc -c)"
    largest=$((bytes > largest ? bytes : largest))
done
echo "largest survey page, everything in it, not compressed: $(awk -v b="$largest" 'BEGIN { printf "%.1f", b / 1024 }') KiB"

# One connection after another from a second process on loopback: connection and transfer are in the figure.
for round in warm measured; do
    : >"$work/times"
    for _ in $(seq $((requests / 8))); do
        for page in $pages; do
            curl --silent --output /dev/null --write-out '%{time_starttransfer}\n' "$page" >>"$work/times"
        done
    done
done
sort -n "$work/times" | awk '{ t[NR] = $1 * 1000 } END {
    printf "survey page, server time p50: %.1f ms\n", t[int((NR + 1) / 2)]
    printf "survey page, server time p95: %.1f ms\n", t[int(NR * 0.95)] }'

dotnet bench/Fidelity.Bench/bin/Release/net10.0/Fidelity.Bench.dll "$data"
