#!/usr/bin/env bash
# Answers that one core counts into sufficient statistics in a second, and what a response allocates, one line each: `figure: value unit`.
#   bench/kernel.sh           BenchmarkDotNet's usual rounds
#   bench/kernel.sh --small   one cold round, to see that it runs
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

dotnet build bench/Fidelity.Bench --configuration Release --nologo --verbosity quiet -clp:NoSummary
dotnet bench/Fidelity.Bench/bin/Release/net10.0/Fidelity.Bench.dll kernel "$@"
