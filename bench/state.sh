#!/usr/bin/env bash
# A state's release: from the answers in SQLite to stored, audited cells. One line each: `figure: value unit`.
#   bench/state.sh           1,000 schools (588 students and 56 teachers each), one school changed and released again, then 2,000 schools
#   bench/state.sh --small   50 schools and 100
. "$(dirname "${BASH_SOURCE[0]}")/district.sh"

schools=1000
if [[ "${1:-}" == "--small" ]]; then
    schools=50
fi

build_release
for count in "$schools" "$((2 * schools))"; do
    dotnet bench/Fidelity.Bench/bin/Release/net10.0/Fidelity.Bench.dll state make "$work/$count" "$count"
    dotnet bench/Fidelity.Bench/bin/Release/net10.0/Fidelity.Bench.dll state release "$work/$count" "$count"
    if [[ "$count" == "$schools" ]]; then
        dotnet bench/Fidelity.Bench/bin/Release/net10.0/Fidelity.Bench.dll state again "$work/$count" "$count"
    fi
    rm -rf "${work:?}/$count"
done
