#!/usr/bin/env bash
# What protection costs: figures of the demonstration district, and processor time of a made one; one line each: `figure: value unit`.
#   bench/disclosure.sh           12 schools
#   bench/disclosure.sh --small   6 schools: the very small one and the one with a low response are among them
. "$(dirname "${BASH_SOURCE[0]}")/district.sh"

schools=12
size=()
if [[ "${1:-}" == "--small" ]]; then
    schools=6
    size=(--small)
fi

build_release
make_district "$schools"
dotnet bench/Fidelity.Bench/bin/Release/net10.0/Fidelity.Bench.dll "$data" disclosure
dotnet bench/Fidelity.Bench/bin/Release/net10.0/Fidelity.Bench.dll protection "${size[@]}"
