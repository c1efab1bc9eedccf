#!/usr/bin/env bash
# Respondents, as many at once as the field brings: one process serves them from SQLite, a second one is the load. One line each: `figure: value unit`.
#   bench/field.sh           saturation, an open load of 100, 10 and (ten minutes) 30 surveys a second, and twenty kills: about fifteen minutes
#   bench/field.sh --small   seconds of each, and three kills
# Fails when an acknowledged page or response is lost, doubled or miscounted, or a request is refused.
. "$(dirname "${BASH_SOURCE[0]}")/district.sh"

build_release
dotnet bench/Fidelity.Bench/bin/Release/net10.0/Fidelity.Bench.dll field "$web" "$work" "$@"
