#!/usr/bin/env bash
# How often the statistics are right where the truth is known: tables, and figures as lines `figure: value unit`. Same numbers in every run.
#   bench/simulations.sh           a few minutes on 2 cores
#   bench/simulations.sh --small   a twentieth of the trials: to see that it runs, not to read
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

dotnet build bench/Fidelity.Bench --configuration Release --nologo --verbosity quiet -clp:NoSummary
dotnet bench/Fidelity.Bench/bin/Release/net10.0/Fidelity.Bench.dll simulations "$@"
